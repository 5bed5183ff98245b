"""Writes a report as a PDF with a text layer: ruled tables that break across pages, and page numbers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Image, LongTable, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Paragraph as Text

from eval.sample.forms import FormCell, column_shares, form_cells, height, width
from eval.sample.look import Look
from eval.sample.picture import PLAIN, Shot, draw_table
from eval.sample.truth import Chart, Heading, Piece, TablePlace, Truth

_FONT = "STSong-Light"  # known to every PDF reader, so that nothing has to be embedded
_BODY = ParagraphStyle("body", fontName=_FONT, fontSize=10.5, leading=17, firstLineIndent=21, wordWrap="CJK")
_HEAD = ParagraphStyle("head", parent=_BODY, fontSize=12, leading=20, firstLineIndent=0)
_TITLE = ParagraphStyle(
    "title", parent=_BODY, fontSize=17, leading=26, firstLineIndent=0, alignment=TA_CENTER
)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=8, leading=10, firstLineIndent=0)
_WIDTH = 178 * mm


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``, the same bytes each time."""
    out = BytesIO()
    print_report(truth, out, look.shot)
    path.write_bytes(out.getvalue())


def print_report(truth: Truth, out: BytesIO, shot: Shot = PLAIN) -> None:
    """The report as a PDF."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    story: list[Flowable] = []
    for piece in truth.pieces:
        story += _piece(truth, piece, shot)
    signed = f"{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日"
    story += [Spacer(1, 8 * mm), Text(truth.agency.name, _HEAD), Text(signed, _HEAD)]
    margins = {side: 16 * mm for side in ("leftMargin", "rightMargin", "topMargin", "bottomMargin")}
    title = f"{truth.agency.name}{truth.year}年年报"
    template = SimpleDocTemplate(out, pagesize=A4, invariant=1, title=title, **margins)
    template.build(story, onFirstPage=_page_number, onLaterPages=_page_number)


def _piece(truth: Truth, piece: Piece, shot: Shot) -> list[Flowable]:
    if isinstance(piece, TablePlace):
        cells = form_cells(truth, piece.table)
        return [_picture(cells, shot) if piece.table in truth.images else _table(cells), Spacer(1, 3 * mm)]
    if isinstance(piece, Chart):
        return [Text(escape(piece.title), _HEAD)]
    styles = (_TITLE, _HEAD, _BODY)
    style = styles[piece.level] if isinstance(piece, Heading) else _BODY
    return [Text(escape(line), style) for line in piece.text.split("\n")]


def _table(cells: list[FormCell]) -> LongTable:
    columns = width(cells)
    grid: list[list[Any]] = [[""] * columns for _ in range(height(cells))]
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for cell in cells:
        grid[cell.row][cell.column] = Text(escape(cell.text), _CELL)
        corner = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
        style.append(("SPAN", (cell.column, cell.row), corner))
    return LongTable(
        grid, colWidths=[_WIDTH * share for share in column_shares(columns)], style=TableStyle(style)
    )


def _picture(cells: list[FormCell], shot: Shot) -> Image:
    picture = Image(BytesIO(draw_table(cells, shot)))
    shrink = min(_WIDTH / picture.imageWidth, 200 * mm / picture.imageHeight)
    picture.drawWidth, picture.drawHeight = picture.imageWidth * shrink, picture.imageHeight * shrink
    return picture


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(_FONT, 9)
    canvas.drawCentredString(A4[0] / 2, 8 * mm, f"- {document.page} -")
