"""Workbooks: numbers as the sheet shows them, merged cells as one, tables apart from titles and notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.styles import Border, Side

from ingest.errors import UnreadableFile
from ingest.readers import xlsx
from ingest.readers.number_format import shown
from ingest.types import Document

Paragraphs = Callable[[Document], list[str]]
Grids = Callable[[Document], list[list[tuple[str, int, int, int, int]]]]


def read(book: openpyxl.Workbook, folder: Path) -> Document:
    path = folder / "a.xlsx"
    with path.open("wb") as file:
        book.save(file)
    return xlsx.read(path)


def book_of(*rows: list[Any]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (255.0, "General", "255"),
        (13.390000000000001, "General", "13.39"),
        (0.1 + 0.2, "General", "0.3"),
        (-3, "General", "-3"),
        (1234567, "#,##0", "1,234,567"),
        (17.5, "0.00", "17.50"),
        (17.505, "0.00_ ", "17.51"),
        (0.351, "0.0%", "35.1%"),
        (12, '0"件"', "12件"),
        (2.5, '0.00"万元"', "2.50万元"),
        (-2, "0;(0)", "(2)"),
        (0, '0;-0;"—"', "—"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "-"),
        (1200, "[红色]#,##0", "1,200"),
        (7, "000", "007"),
        (1.5, "# ?/?", "1.5"),
        (1e-7, "0.00E+00", "0.0000001"),
        (float("nan"), "0.00", "nan"),
        (datetime(2023, 1, 18), "yyyy-mm-dd", "2023年1月18日"),
        (date(2023, 1, 18), "General", "2023年1月18日"),
        ("  结果维持", "@", "  结果维持"),
        (None, "General", ""),
    ],
)
def test_shown_is_what_the_sheet_shows(value: object, number_format: str, text: str) -> None:
    """Number formats are followed; what is out of the ordinary shows the plain number."""
    assert shown(value, number_format) == text


def test_xlsx_equal_neighbours_stay_apart_and_merged_cells_are_one(
    tmp_path: Path, paragraphs: Paragraphs, grids: Grids
) -> None:
    """A run of zeros is as many cells, a merged cell is one; title and note are paragraphs."""
    book = book_of(
        ["青溪市教育局2022年年报"], ["行政复议", None, "注"], [0, 0, 0], [None], ["注：只计本年。"]
    )
    book.worksheets[0].merge_cells("A1:C1")
    book.worksheets[0].merge_cells("A2:B2")
    document = read(book, tmp_path)
    assert paragraphs(document) == ["青溪市教育局2022年年报", "注：只计本年。"]
    assert grids(document) == [
        [
            ("行政复议", 0, 0, 1, 2),
            ("注", 0, 2, 1, 1),
            ("0", 1, 0, 1, 1),
            ("0", 1, 1, 1, 1),
            ("0", 1, 2, 1, 1),
        ]
    ]


def test_xlsx_bordered_blank_is_a_blank_cell(tmp_path: Path, grids: Grids) -> None:
    """Within borders an empty cell is a cell of the table, and a row of one label is a row."""
    book = book_of(["规章", None], ["行政许可", 5], ["行政强制", None])
    for row in book.worksheets[0]["A1:B3"]:
        for cell in row:
            cell.border = Border(left=Side(style="thin"), bottom=Side(style="thin"))
    (grid,) = grids(read(book, tmp_path))
    assert [cell[0] for cell in grid] == ["规章", "", "行政许可", "5", "行政强制", ""]


def test_xlsx_formula_that_was_never_computed_is_not_blank(tmp_path: Path, grids: Grids) -> None:
    """A sum without a stored value shows as its formula, which no figure can be read from."""
    (grid,) = grids(read(book_of(["甲", 1], ["乙", "=SUM(B1:B1)"]), tmp_path))
    assert [cell[0] for cell in grid] == ["甲", "1", "乙", "=SUM(B1:B1)"]


def test_xlsx_hidden_sheets_rows_columns_and_zeros_are_left_out(tmp_path: Path, grids: Grids) -> None:
    """What the reader of the sheet does not see is not read."""
    book = book_of(["甲", 7, 1, 2], ["藏", 8, 8, 8], ["乙", 9, 0, 3])
    sheet = book.worksheets[0]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.sheet_view.showZeros = False
    other = book.create_sheet("底稿")
    other.append(["不公开", 3])
    other.sheet_state = "hidden"
    (grid,) = grids(read(book, tmp_path))
    assert [cell[0] for cell in grid] == ["甲", "1", "2", "乙", "3"]


def test_xlsx_sheets_follow_each_other_under_their_names(tmp_path: Path, paragraphs: Paragraphs) -> None:
    """Of several sheets each begins with its name, unless that is only a number."""
    book = book_of(["甲", 1])
    book.create_sheet("行政复议").append(["乙", 2])
    assert paragraphs(read(book, tmp_path)) == ["行政复议"]


def test_xlsx_cell_in_the_farthest_corner_costs_nothing(tmp_path: Path, grids: Grids) -> None:
    """A stray cell at the end of a sheet makes no million rows."""
    book = book_of(["甲", 1])
    book.worksheets[0].cell(1_048_576, 16_384, "x")
    assert [cell[0] for cell in grids(read(book, tmp_path))[0]] == ["甲", "1"]


def test_xlsx_other_package_is_refused(tmp_path: Path) -> None:
    """A Word file called .xlsx gives one line."""
    document = docx.Document()
    document.add_paragraph("报告")
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        document.save(file)
    with pytest.raises(UnreadableFile, match=r"^读不了 a\.xlsx：不是完好的 Excel 工作簿；[^\n]+$"):
        xlsx.read(path)
