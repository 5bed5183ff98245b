"""Writes a report as Markdown with pipe tables, as document converters do."""

from __future__ import annotations

from pathlib import Path

from eval.sample.forms import FormCell
from eval.sample.look import IMAGE_NAMES, Look, text_rows
from eval.sample.sheets import sheet_of
from eval.sample.truth import Chart, Heading, Piece, TablePlace, Truth


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``; pictures keep only their name."""
    blocks = [_piece(truth, piece, look) for piece in truth.pieces]
    signed = f"{truth.agency.name}\n\n{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日"
    path.write_bytes(("\n\n".join([*blocks, signed]) + "\n").encode(look.encoding))


def _piece(truth: Truth, piece: Piece, look: Look) -> str:
    if isinstance(piece, TablePlace):
        if piece.table in truth.images:
            return f"![{IMAGE_NAMES[piece.table]}]()"
        sheet = sheet_of(truth, piece.table, look.variant)
        return "\n\n".join([*map(_table, sheet.grids), *sheet.notes])
    if isinstance(piece, Chart):
        return f"![{piece.title}]()"
    if isinstance(piece, Heading):
        return f"{'#' * (piece.level + 1)} {' '.join(piece.text.split())}"
    return piece.text


def _table(cells: list[FormCell]) -> str:
    head, *rows = text_rows(cells, keep_width=True)
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join("| " + " | ".join(row).replace("\n", "<br>") + " |" for row in lines)
