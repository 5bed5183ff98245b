"""Ruled tables of PDF files: every cell in its place, also where a page break cut the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from ingest.readers.base import RawCell
from ingest.types import Document

Grids = Callable[[Document], list[list[tuple[str, int, int, int, int]]]]
Paragraphs = Callable[[Document], list[str]]
Placed = Callable[[Sequence[RawCell]], list[tuple[str, int, int, int, int]]]
Form = tuple[tuple[RawCell, ...], ...]


@pytest.mark.parametrize("boxes", [False, True])
def test_pdf_statutory_tables_come_back_cell_by_cell(
    boxes: bool,
    form: Form,
    out_pdf: Any,
    read_pdf: Callable[[], Document],
    grids: Grids,
    placed: Placed,
    is_sound: Callable[[Document], bool],
) -> None:
    """Every cell is read with its text, place, span and page, its borders drawn as lines or thin boxes."""
    out_pdf.boxes = boxes
    for table in form:
        out_pdf.table(table)
        out_pdf.page()
    document = read_pdf()
    assert [placed(table) for table in form] == grids(document)
    assert [block.page for block in document.blocks] == [1, 2, 3]
    assert is_sound(document)


def test_pdf_open_sides_lose_no_column(
    form: Form, out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids, placed: Placed
) -> None:
    """Tables drawn without their left and right borders still have their first and last columns."""
    for table in form[1:]:
        out_pdf.table(table, outer=False)
        out_pdf.page()
    assert grids(read_pdf()) == [placed(table) for table in form[1:]]


@pytest.mark.parametrize("cut", [3, 5, 6, 7, 8, 14, 15, 22, 26, 27])
def test_pdf_table_cut_by_a_page_is_one_table(
    cut: int, form: Form, out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids
) -> None:
    """Wherever the page breaks, each figure keeps its row and column, and page numbers do not intervene."""
    table = form[1]
    out_pdf.table(table, range(cut))
    out_pdf.line("- 1 -", x=280, size=9, y=800)
    out_pdf.page()
    out_pdf.table(table, range(cut, 28))
    out_pdf.line("- 2 -", x=280, size=9, y=800)
    (grid,) = grids(read_pdf())
    figures = [(cell.text, cell.row, cell.column) for cell in table if cell.column >= 3]
    assert figures == [cell[:3] for cell in grid if cell[2] >= 3]
    labels = {(cell.text, cell.row, cell.column) for cell in table if cell.column < 3}
    assert labels <= {cell[:3] for cell in grid}


def test_pdf_label_over_a_page_break_spans_all_its_rows(
    form: Form, out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids, placed: Placed
) -> None:
    """Cut within a group of rows, the labels beside it span the rows on both pages."""
    out_pdf.table(form[1], range(10))
    out_pdf.page()
    out_pdf.table(form[1], range(10, 28))
    assert grids(read_pdf()) == [placed(form[1])]


def test_pdf_repeated_header_is_dropped(
    form: Form, out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids, placed: Placed
) -> None:
    """A header printed again on the next pages adds no rows, and a table over three pages stays one."""
    table = form[1]
    out_pdf.table(table, range(10))
    for rows in (range(10, 20), range(20, 28)):
        out_pdf.page()
        out_pdf.table(table, range(3), gap=0)
        out_pdf.table(table, rows)
    assert grids(read_pdf()) == [placed(table)]


def test_pdf_row_cut_by_a_page_is_one_row(
    out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids
) -> None:
    """Where a label was cut in a full line, the lines on the next page belong to the same row."""
    head = [RawCell("事项", 0, 0), RawCell("数量", 0, 1), RawCell("其他", 0, 2)]
    upper, lower = "申请人无正当理由逾期不补正行政机关不", "再处理其政府信息公开申请"
    out_pdf.table([*head, RawCell(upper, 1, 0), RawCell("12", 1, 1), RawCell("0", 1, 2)])
    out_pdf.page()
    rest = [RawCell(lower, 0, 0), RawCell("", 0, 1), RawCell("", 0, 2)]
    out_pdf.table([*rest, RawCell("合计", 1, 0), RawCell("12", 1, 1), RawCell("0", 1, 2)])
    (grid,) = grids(read_pdf())
    assert [cell[0] for cell in grid] == ["事项", "数量", "其他", upper + lower, "12", "0", "合计", "12", "0"]


@pytest.mark.parametrize("above", [True, False])
def test_pdf_empty_edge_of_a_row_at_a_break_is_no_row(
    above: bool, out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids, placed: Placed
) -> None:
    """Where a whole row went to one side of the break, its empty rest on the other is dropped."""
    head = [
        RawCell("甲", 0, 0, 2),
        RawCell("乙", 0, 1),
        RawCell("0", 0, 2),
        RawCell("丙", 1, 1),
        RawCell("", 1, 2),
    ]
    rest = [
        RawCell("丁", 0, 1),
        RawCell("3", 0, 2),
        RawCell("戊", 1, 0),
        RawCell("己", 1, 1),
        RawCell("0", 1, 2),
    ]
    if above:
        out_pdf.table([RawCell("甲", 0, 0, 3), *head[1:], RawCell("", 2, 1), RawCell("", 2, 2)])
        out_pdf.page()
        out_pdf.table([RawCell("", 0, 0), *rest])
    else:
        out_pdf.table(head)
        out_pdf.page()
        down = [RawCell(cell.text, cell.row + 1, cell.column) for cell in rest]
        out_pdf.table([RawCell("", 0, 0, 2), RawCell("", 0, 1), RawCell("", 0, 2), *down])
    joined = [RawCell(cell.text, cell.row + 2, cell.column) for cell in rest]
    assert grids(read_pdf()) == [placed([RawCell("甲", 0, 0, 3), *head[1:], *joined])]


def test_pdf_next_row_is_not_taken_for_a_cut_one(
    out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids, placed: Placed
) -> None:
    """A row of blanks at the top of a page stays a row: its label begins anew."""
    upper = [RawCell("规章", 0, 0), RawCell("3", 0, 1), RawCell("行政许可", 1, 0), RawCell("12", 1, 1)]
    lower = [RawCell("行政处罚", 0, 0), RawCell("", 0, 1), RawCell("行政强制", 1, 0), RawCell("0", 1, 1)]
    out_pdf.table(upper)
    out_pdf.page()
    out_pdf.table(lower)
    whole = [*upper, *(RawCell(cell.text, cell.row + 2, cell.column) for cell in lower)]
    assert grids(read_pdf()) == [placed(whole)]


def test_pdf_tables_with_text_between_stay_two(
    out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids
) -> None:
    """A table after a heading on the next page is another table, and so is one with other columns."""
    cells = [RawCell("甲", 0, 0), RawCell("1", 0, 1), RawCell("乙", 1, 0), RawCell("2", 1, 1)]
    out_pdf.table(cells)
    out_pdf.page()
    out_pdf.line("三、收到和处理政府信息公开申请情况")
    out_pdf.table(cells)
    out_pdf.page()
    out_pdf.table([RawCell("丙", 0, 0), RawCell("3", 0, 1), RawCell("4", 0, 2)])
    assert [len(grid) for grid in grids(read_pdf())] == [4, 4, 3]


def test_pdf_frames_and_charts_are_no_tables(
    out_pdf: Any, read_pdf: Callable[[], Document], grids: Grids, paragraphs: Paragraphs
) -> None:
    """A box around text is text, and axes with filled bars are nothing."""
    out_pdf.table([RawCell("框内的文字", 0, 0)])
    for n in range(4):
        out_pdf.canvas.rect(100 + n * 60, 300, 30, 40 + n * 25, stroke=0, fill=1)
        out_pdf.canvas.line(90, 300 + n * 40, 400, 300 + n * 40)
    out_pdf.canvas.line(90, 300, 90, 440)
    out_pdf.line("2023年", x=100, y=555)
    document = read_pdf()
    assert grids(document) == []
    assert paragraphs(document) == ["框内的文字", "2023年"]
