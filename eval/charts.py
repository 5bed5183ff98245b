"""The plots of the report, drawn by matplotlib as SVG that stands in the page and loads nothing."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from io import StringIO

import matplotlib as mpl
from matplotlib.figure import Figure

_DEV, _HELDOUT = "#8fb3d9", "#1f5f99"


def bars_by_kind(shares: Mapping[str, tuple[float | None, float | None]]) -> str:
    """The share right of each kind, for development and held out, as bars side by side."""
    names = list(shares)
    with _style():
        figure = Figure(figsize=(8, 0.42 * len(names) + 1))
        axes = figure.subplots()
        places = range(len(names))
        for half, (colour, label) in enumerate(((_DEV, "开发"), (_HELDOUT, "留出"))):
            values = [100 * (shares[name][half] or 0) for name in names]
            axes.barh([n + (half - 0.5) * 0.36 for n in places], values, 0.34, color=colour, label=label)
        axes.set_yticks(list(places), names)
        axes.invert_yaxis()
        axes.set_xlim(0, 100)
        axes.set_xlabel("答对 %")
        axes.legend(loc="lower right", frameon=False)
        return _svg(figure)


def bars(shares: Mapping[str, float]) -> str:
    """Shares of the whole as bars with their figures."""
    names = list(shares)
    with _style():
        figure = Figure(figsize=(8, 0.36 * len(names) + 0.8))
        axes = figure.subplots()
        drawn = axes.barh(names, [100 * share for share in shares.values()], 0.6, color=_HELDOUT)
        axes.bar_label(drawn, fmt="%.1f", padding=3)
        axes.invert_yaxis()
        axes.set_xlim(0, 108)
        axes.set_xlabel("%")
        return _svg(figure)


def spread_of_times(times: Mapping[str, Sequence[float]]) -> str:
    """The milliseconds of each stage: quartiles in a box, whiskers to the 5th and 95th of a hundred."""
    with _style():
        figure = Figure(figsize=(8, 0.5 * len(times) + 0.9))
        axes = figure.subplots()
        shown = [[max(ms, 0.05) for ms in values] for values in times.values()]
        axes.boxplot(shown, orientation="horizontal", whis=(5, 95), showfliers=False, tick_labels=list(times))
        axes.set_xscale("log")
        axes.invert_yaxis()
        axes.set_xlabel("毫秒")
        return _svg(figure)


def _style() -> AbstractContextManager[None]:
    """Text stays text, which the browser sets in its own fonts: none has to be embedded."""
    return mpl.rc_context(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "gongkai",
            "font.size": 10,
            "axes.spines.top": False,
            "axes.spines.right": False,
        }
    )


def _svg(figure: Figure) -> str:
    """The drawing without the XML head and the notes on who made it when."""
    out = StringIO()
    with warnings.catch_warnings():
        # The width of Chinese words is guessed where no font has them; only the margin depends on it.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        notes = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(out, format="svg", bbox_inches="tight", metadata=notes)
    text = out.getvalue()
    return text[text.index("<svg") :]
