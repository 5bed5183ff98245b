"""Writes a report as a workbook: its text row by row, each table below it or on a sheet of its own."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from eval.sample.forms import FormCell, height
from eval.sample.look import Look
from eval.sample.package import dated_alike
from eval.sample.picture import draw_table
from eval.sample.sheets import form_cells, sheet_of
from eval.sample.truth import Chart, TablePlace, Truth

_THIN = Border(*(Side(style="thin") for _ in range(4)))
_SHEETS = {"proactive": "主动公开", "requests": "依申请公开", "review": "复议诉讼"}
_WIDTH = 10


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``. Variants: ``sheets``, ``unruled``, ``formats``, ``tables-only``."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    sheet = book.worksheets[0]
    sheet.title = "年度报告"
    row = 1
    for piece in truth.pieces:
        if isinstance(piece, TablePlace):
            if "sheets" in look.variants:
                _table(book.create_sheet(_SHEETS[piece.table]), 1, truth, piece.table, look)
            else:
                row = _table(sheet, row, truth, piece.table, look)
        elif "tables-only" not in look.variants or piece is truth.pieces[0]:
            row = _text(sheet, row, piece.title if isinstance(piece, Chart) else piece.text)
    row = _text(sheet, row + 1, truth.agency.name)
    _text(sheet, row, f"{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日")
    out = BytesIO()
    book.save(out)
    path.write_bytes(dated_alike(out.getvalue()))


def _text(sheet: Worksheet, row: int, text: str) -> int:
    """Lines of text in rows of one merged cell each; the row after them."""
    for line in text.split("\n"):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_WIDTH)
        sheet.cell(row, 1, line)
        row += 1
    return row


def _table(sheet: Worksheet, top: int, truth: Truth, table: str, look: Look) -> int:
    if table in truth.images:
        picture = draw_table(form_cells(truth, table, look.variant), look.shot)
        sheet.add_image(Image(BytesIO(picture)), f"A{top}")
        return top + 2
    paper = sheet_of(truth, table, look.variant)
    for cells in paper.grids:
        for cell in cells:
            _cell(sheet, top, cell, look)
        top += height(cells) + 1
    for note in paper.notes:
        top = _text(sheet, top, note)
    return top


def _cell(sheet: Worksheet, top: int, cell: FormCell, look: Look) -> None:
    """One cell: numbers as numbers, with borders around all it covers."""
    row, column = top + cell.row, 1 + cell.column
    number = re.fullmatch(r"\d+(\.\d+)?", cell.text)
    written = sheet.cell(row, column, float(Decimal(cell.text)) if number else cell.text or None)
    if number and "formats" in look.variants:
        decimals = len(number[1] or ".") - 1
        written.number_format = f"#,##0{'.' + '0' * decimals if decimals else ''}_ "
    for down in range(cell.row_span):
        for right in range(cell.column_span):
            if "unruled" not in look.variants:
                sheet.cell(row + down, column + right).border = _THIN
    if cell.row_span * cell.column_span > 1:
        sheet.merge_cells(
            start_row=row,
            end_row=row + cell.row_span - 1,
            start_column=column,
            end_column=column + cell.column_span - 1,
        )
