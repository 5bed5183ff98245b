"""Writes a report as plain text, the way converters leave Word files: each layout loses something else."""

from __future__ import annotations

from pathlib import Path
from random import Random

from eval.sample.forms import form_cells
from eval.sample.look import IMAGE_NAMES, Look, text_rows
from eval.sample.truth import Chart, Heading, Piece, TablePlace, Truth

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
# What converters leave in cells that look empty.
_NOTHING = ("", "", "\u2002", "\u3000", "  ")


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path`` in ``look.layout`` and ``look.encoding``."""
    rng = Random(truth.file)
    lines: list[str] = ["[bookmark: _GoBack]"] if look.residue else []
    tail: list[str] = []
    for piece in truth.pieces:
        moved = (
            look.layout == "lines" and piece == TablePlace("proactive") and piece.table not in truth.images
        )
        (tail if moved else lines).extend(_piece(truth, piece, look, rng))
    lines += ["", truth.agency.name, _signed(truth), *tail]
    path.write_bytes(("\n".join(lines) + "\n").encode(look.encoding))


def _piece(truth: Truth, piece: Piece, look: Look, rng: Random) -> list[str]:
    gap = [""] if look.layout in ("rows", "ragged") else []
    if isinstance(piece, TablePlace):
        if piece.table in truth.images:
            return [f"[image: {IMAGE_NAMES[piece.table]}]", *gap]
        return [*_TABLES[look.layout](truth, piece.table, rng), *gap]
    if isinstance(piece, Chart):
        return [piece.title, _chart_line(piece)]
    if isinstance(piece, Heading):
        return [piece.text, *gap]
    text = piece.text.translate(_WIDE) if look.wide_digits else piece.text
    return [_untidy(text, rng) if look.residue else text, *gap]


def _tabbed(truth: Truth, table: str, rng: Random) -> list[str]:
    lines: list[str] = []
    for row in text_rows(form_cells(truth, table), keep_width=False):
        lines += [f"\t{text or rng.choice(_NOTHING)}" for text in row] + [""]
    return lines


def _rows(truth: Truth, table: str, _: Random) -> list[str]:
    return ["\t".join(row) for row in text_rows(form_cells(truth, table), keep_width=True)]


def _ragged(truth: Truth, table: str, _: Random) -> list[str]:
    """Rows that lost the tabs of spanned columns; one lost its leading tabs, the last one stands apart."""
    rows = text_rows(form_cells(truth, table), keep_width=False)
    lines = ["\t".join(row) for row in rows]
    if table != "requests":
        return lines
    other = next((n for n, row in enumerate(rows) if "3.其他" in row), None)
    if other is not None:
        lines[other] = lines[other].lstrip("\t")
    rule = "\t".join("---" for _ in rows[-1])
    return [*lines[:-1], "", lines[-1], rule]


def _lines(truth: Truth, table: str, _: Random) -> list[str]:
    rows = text_rows(form_cells(truth, table), keep_width=False)
    return [line for row in rows for text in row if text for line in (text, "")]


_TABLES = {"tabbed": _tabbed, "rows": _rows, "ragged": _ragged, "lines": _lines}


def _chart_line(chart: Chart) -> str:
    """A chart's data as one line: each year, its categories, its counts."""
    fields = [
        text
        for year, counts in chart.rows
        for text in (f"{year}年", *chart.categories, *(str(n) for n in counts))
    ]
    return "\t".join(fields)


def _untidy(text: str, rng: Random) -> str:
    """The paragraph with odd spaces in front, and a line broken in the middle of a word when it is long."""
    middle = len(text) // 2
    broken = (
        f"{text[:middle]}\n\n{text[middle:]}"
        if len(text) > 150 and text[middle - 1 : middle + 1].isalpha()
        else text
    )
    return rng.choice(("", "    ", "\u3000\u3000", "\u2002")) + broken


def _signed(truth: Truth) -> str:
    return f"{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日"
