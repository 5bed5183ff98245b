"""Reads Excel workbooks: every visible sheet, numbers as the sheet shows them, merged cells as one.

What a row says in a single cell outside a table is a paragraph: a title, a note, a signature.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.readers.base import DocumentBuilder, RawCell, unreadable
from ingest.readers.number_format import shown
from ingest.readers.pictures import add_picture
from ingest.types import Document

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MAX_PART = 16 * 1024 * 1024  # openpyxl takes some fifty times as much memory; a report's sheets have 50 kB
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_ADVICE = "请用 Excel 或 WPS 打开后另存为 .xlsx"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that shows something, or that borders or spans make part of a table."""

    raw: RawCell
    bordered: bool

    @property
    def rows(self) -> range:
        return range(self.raw.row, self.raw.row + self.raw.row_span)


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture that hangs at a row."""

    row: int
    data: bytes = field(repr=False)
    number: int

    def add_to(self, builder: DocumentBuilder) -> None:
        add_picture(builder, f"第{self.row}行图片", self.data, self.number)


def read(path: Path) -> Document:
    """Read a workbook. Raises UnreadableFile where it is damaged, too large or another kind of file."""
    values, formulas = _open(path)
    builder, numbers = DocumentBuilder(), count(1)
    sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        cells = list(_cells(sheet, formulas[sheet.title]))
        if cells and len(sheets) > 1 and not _UNNAMED.fullmatch(sheet.title.strip()):
            builder.paragraph(sheet.title)
        _write(cells, _pictures(sheet, numbers), builder)
    return builder.build()


def _open(path: Path) -> tuple[Workbook, Workbook]:
    """The workbook with the values its formulas had when it was saved, and with the formulas themselves."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            large = any(entry.file_size > _MAX_PART for entry in archive.infolist() if _is_xml(entry))
        if large:
            raise unreadable(path, "工作表太大", "请只保留年度报告的表格")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not know: no figure is lost by it
            return load_workbook(path, data_only=True), load_workbook(path)
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl lets out whatever a broken part provokes: KeyError, TypeError, …
        raise unreadable(path, "不是完好的 Excel 工作簿", _ADVICE) from error


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith((".xml", ".rels"))


def _cells(sheet: Worksheet, formulas: Worksheet) -> Iterator[_Cell]:
    """The cells that are not hidden, row by row; hidden rows are not counted. O(cells the file holds)."""
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {place for area in spans.values() for place in area.cells} - set(spans)
    hidden = [each for each in sheet.column_dimensions.values() if each.hidden]
    columns = {n for each in hidden for n in range(each.min, each.max + 1)}
    rows = sorted(n for n, each in sheet.row_dimensions.items() if each.hidden)
    for (row, column), cell in sorted(sheet._cells.items()):
        if (row, column) in covered or row in rows or column in columns:
            continue
        area = spans.get((row, column))
        text = shown(cell.value, cell.number_format)
        if cell.value is None:
            text = _not_computed(formulas.cell(row, column).value)
        elif cell.value == 0 and sheet.sheet_view.showZeros is False:
            text = ""
        bordered = any(side is not None and side.style for side in (cell.border.left, cell.border.bottom))
        if text or bordered or area:
            last, width = (area.max_row, area.size["columns"]) if area else (row, 1)
            top, bottom = row - bisect_left(rows, row), last - bisect_right(rows, last)
            yield _Cell(RawCell(text, top, column, bottom - top + 1, width), bordered)


def _not_computed(formula: object) -> str:
    """A formula that was never computed shows as itself: it is not blank, and nobody may guess its value."""
    return formula if isinstance(formula, str) and formula.startswith("=") else ""


def _pictures(sheet: Worksheet, numbers: Iterator[int]) -> list[_Picture]:
    """The pictures of a sheet from top to bottom."""
    drawn = sorted(sheet._images, key=lambda picture: int(picture.anchor._from.row))
    return [_Picture(each.anchor._from.row + 1, each._data(), next(numbers)) for each in drawn]


def _write(cells: Sequence[_Cell], pictures: Sequence[_Picture], builder: DocumentBuilder) -> None:
    """Paragraphs, tables and pictures in the sheet's order."""
    ruled = any(cell.bordered for cell in cells)
    waiting = list(pictures)
    for run in _runs(cells):
        while waiting and waiting[0].row < run[0].raw.row:
            waiting.pop(0).add_to(builder)
        inside = _table_rows(run, ruled)
        for in_table, part in groupby([(cell.raw.row in inside, cell.raw) for cell in run], itemgetter(0)):
            if in_table:
                builder.table(_from_corner([cell for _, cell in part]))
            else:
                for _, cell in part:
                    builder.paragraph(cell.text)
    for picture in waiting:
        picture.add_to(builder)


def _runs(cells: Sequence[_Cell]) -> Iterator[list[_Cell]]:
    """Cells of rows that follow each other without an empty row between."""
    run: list[_Cell] = []
    last = 0
    for row, group in groupby(cells, lambda cell: cell.raw.row):
        line = list(group)
        if not any(cell.raw.text or cell.bordered for cell in line):
            continue
        if run and row > last + 1:
            yield run
            run = []
        run += line
        last = max(last, *(cell.rows[-1] for cell in line))
    if run:
        yield run


def _table_rows(run: Sequence[_Cell], ruled: bool) -> set[int]:
    """The rows of a run that belong to a table.

    In a sheet with borders those with a bordered cell; without any, those from the first to the last
    that say something in two cells.
    """
    if ruled:
        return {row for cell in run if cell.bordered for row in cell.rows}
    filled = [row for cell in run if cell.raw.text for row in cell.rows]
    several = [row for row in set(filled) if filled.count(row) > 1]
    return set(range(min(several), max(several) + 1)) if several else set()


def _from_corner(cells: Sequence[RawCell]) -> list[RawCell]:
    """Rows and columns counted from the table's own corner."""
    top, left = min(cell.row for cell in cells), min(cell.column for cell in cells)
    return [replace(cell, row=cell.row - top, column=cell.column - left) for cell in cells]
