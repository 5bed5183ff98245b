"""Writes a report as plain text, the way converters leave Word files: each layout loses something else."""

from __future__ import annotations

from pathlib import Path
from random import Random

from eval.sample.look import IMAGE_NAMES, Look
from eval.sample.sheets import sheet_of
from eval.sample.text_tables import table_lines
from eval.sample.truth import Chart, Heading, Piece, TablePlace, Truth

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_SPACED = frozenset({"rows", "ragged", "shifted", "ruled", "spaces"})


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
    gap = [""] if look.layout in _SPACED else []
    if isinstance(piece, TablePlace):
        if piece.table in truth.images:
            return [f"[image: {IMAGE_NAMES[piece.table]}]", *gap]
        return [*table_lines(sheet_of(truth, piece.table, look.variant), look.layout, rng), *gap]
    if isinstance(piece, Chart):
        return [piece.title, _chart_line(piece)]
    if isinstance(piece, Heading):
        return [piece.text, *gap]
    text = piece.text.translate(_WIDE) if look.wide_digits else piece.text
    return [_untidy(text, rng) if look.residue else text, *gap]


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
