"""Writes a report as Markdown with pipe tables, as document converters do."""

from __future__ import annotations

from pathlib import Path

from eval.sample.forms import form_cells
from eval.sample.look import IMAGE_NAMES, Look, text_rows
from eval.sample.truth import Chart, Heading, Piece, TablePlace, Truth


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``; pictures keep only their name."""
    blocks = [_piece(truth, piece) for piece in truth.pieces]
    signed = f"{truth.agency.name}\n\n{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日"
    path.write_bytes(("\n\n".join([*blocks, signed]) + "\n").encode(look.encoding))


def _piece(truth: Truth, piece: Piece) -> str:
    if isinstance(piece, TablePlace):
        return (
            f"![{IMAGE_NAMES[piece.table]}]()" if piece.table in truth.images else _table(truth, piece.table)
        )
    if isinstance(piece, Chart):
        return f"![{piece.title}]()"
    if isinstance(piece, Heading):
        return f"{'#' * (piece.level + 1)} {' '.join(piece.text.split())}"
    return piece.text


def _table(truth: Truth, table: str) -> str:
    head, *rows = text_rows(form_cells(truth, table), keep_width=True)
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))
