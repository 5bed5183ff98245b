"""Writes a report as a PDF with a text layer: ruled tables that break across pages, and page numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    Image,
    LongTable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Paragraph as Text

from eval.sample.forms import FormCell, column_shares, height, width
from eval.sample.look import Look
from eval.sample.picture import draw_table
from eval.sample.sheets import form_cells, sheet_of
from eval.sample.truth import Chart, Heading, Piece, TablePlace, Truth

_FONT = "STSong-Light"  # known to every PDF reader, so that nothing has to be embedded
_BODY = ParagraphStyle("body", fontName=_FONT, fontSize=10.5, leading=17, firstLineIndent=21, wordWrap="CJK")
_HEAD = ParagraphStyle("head", parent=_BODY, fontSize=12, leading=20, firstLineIndent=0)
_TITLE = ParagraphStyle(
    "title", parent=_BODY, fontSize=17, leading=26, firstLineIndent=0, alignment=TA_CENTER
)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=8, leading=10, firstLineIndent=0)
_WIDTH = 178 * mm
_GLYPHS = str.maketrans("−", "－")  # the font has no sign of its own for minus


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``, the same bytes each time.

    Variants: ``columns`` (prose in two columns), ``unruled`` and ``rules`` (tables without lines, or with
    horizontal ones only), ``header`` (repeated over each page), ``cut`` (page breaks inside rows).
    """
    path.write_bytes(print_report(truth, look))


def print_report(truth: Truth, look: Look) -> bytes:
    """The report as a PDF."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    story: list[Flowable] = []
    for piece in truth.pieces:
        story += _piece(truth, piece, look)
    signed = f"{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日"
    story += [Spacer(1, 8 * mm), Text(truth.agency.name, _HEAD), Text(signed, _HEAD)]
    out = BytesIO()
    margins = {side: 16 * mm for side in ("leftMargin", "rightMargin", "topMargin", "bottomMargin")}
    title = f"{truth.agency.name}{truth.year}年年报"
    template = BaseDocTemplate(out, pagesize=A4, invariant=1, title=title, **margins)
    template.addPageTemplates(_page_templates(partial(_margin, truth, look.variants), look.variants))
    template.build(story)
    return out.getvalue()


def _page_templates(on_page: Callable[..., None], variants: frozenset[str]) -> list[PageTemplate]:
    """Pages of one column, of two, and of two below a title over both; the first of the list comes first."""
    left, high, column = 16 * mm, A4[1] - 32 * mm, (_WIDTH - 8 * mm) / 2
    bare = dict.fromkeys(("leftPadding", "bottomPadding", "rightPadding", "topPadding"), 0)
    lefts = (left, left + column + 8 * mm)
    two = [Frame(x, 16 * mm, column, high, **bare) for x in lefts]
    below = [Frame(x, 16 * mm, column, high - 24 * mm, **bare) for x in lefts]
    title = Frame(left, high - 8 * mm, _WIDTH, 24 * mm, **bare)
    pages = {
        "whole": [Frame(left, 16 * mm, _WIDTH, high, **bare)],
        "titled": [title, *below],
        "columns": two,
    }
    order = ("titled", "whole", "columns") if "columns" in variants else ("whole",)
    return [PageTemplate(name, pages[name], onPage=on_page) for name in order]


def _piece(truth: Truth, piece: Piece, look: Look) -> list[Flowable]:
    variants = look.variants
    if isinstance(piece, TablePlace):
        drawn: list[Flowable] = _tables(truth, piece.table, look)
        if "columns" in variants:
            return [NextPageTemplate("whole"), PageBreak(), *drawn, NextPageTemplate("columns"), PageBreak()]
        return drawn
    if isinstance(piece, Chart):
        return [Text(escape(piece.title), _HEAD)]
    if "columns" in variants and isinstance(piece, Heading) and not piece.level:
        lines: list[Flowable] = [Text(escape(line), _TITLE) for line in piece.text.split("\n")]
        return [*lines, NextPageTemplate("columns"), FrameBreak()]
    styles = (_TITLE, _HEAD, _BODY)
    style = styles[piece.level] if isinstance(piece, Heading) else _BODY
    return [Text(escape(line), style) for line in piece.text.split("\n")]


def _tables(truth: Truth, table: str, look: Look) -> list[Flowable]:
    if table in truth.images:
        return [_picture(truth, table, look), Spacer(1, 3 * mm)]
    sheet = sheet_of(truth, table, look.variant)
    drawn = [part for cells in sheet.grids for part in (_table(cells, look.variants), Spacer(1, 3 * mm))]
    return [*drawn, *(Text(escape(note), _BODY) for note in sheet.notes)]


def _table(cells: list[FormCell], variants: frozenset[str]) -> LongTable:
    columns = width(cells)
    grid: list[list[Any]] = [[""] * columns for _ in range(height(cells))]
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    if "rules" in variants:
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black))
    elif "unruled" not in variants:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    for cell in cells:
        grid[cell.row][cell.column] = Text(escape(cell.text.translate(_GLYPHS)).replace("\n", "<br/>"), _CELL)
        corner = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
        style.append(("SPAN", (cell.column, cell.row), corner))
    return LongTable(
        grid,
        colWidths=[_WIDTH * share for share in column_shares(columns)],
        style=TableStyle(style),
        repeatRows=3 if "header" in variants and columns == 10 else 0,
        splitInRow="cut" in variants,
    )


def _picture(truth: Truth, table: str, look: Look) -> Image:
    picture = Image(BytesIO(draw_table(form_cells(truth, table, look.variant), look.shot)))
    shrink = min(_WIDTH / picture.imageWidth, 200 * mm / picture.imageHeight)
    picture.drawWidth, picture.drawHeight = picture.imageWidth * shrink, picture.imageHeight * shrink
    return picture


def _margin(truth: Truth, variants: frozenset[str], canvas: Any, document: Any) -> None:
    canvas.setFont(_FONT, 9)
    if "header" in variants:
        canvas.drawString(16 * mm, A4[1] - 11 * mm, f"{truth.agency.name}政府信息公开工作年度报告")
        canvas.line(16 * mm, A4[1] - 12.5 * mm, A4[0] - 16 * mm, A4[1] - 12.5 * mm)
    canvas.drawCentredString(A4[0] / 2, 8 * mm, f"- {document.page} -")
