"""Tables of reports as HTML tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser

from assistant.web.grid import figures_html, grid_html
from ingest.types import Cell, Figure, FigureState, Grid, Origin, Report, Table


def requests_of(report: Report) -> tuple[Table, Grid, list[Figure]]:
    """Table 3 of a report with its grid and figures."""
    table = next(table for table in report.tables if table.id == "requests")
    assert table.grid is not None
    return table, table.grid, [figure for figure in report.figures if figure.table == "requests"]


def shape(markup: str) -> list[int]:
    """How many columns each row of a table covers, rows from above included."""
    rows = LexborHTMLParser(markup).css("tr")
    covered = [0] * (len(rows) + 100)
    for n, row in enumerate(rows):
        for cell in row.css("td, th"):
            for down in range(int(cell.attributes.get("rowspan") or 1)):
                covered[n + down] += int(cell.attributes.get("colspan") or 1)
    return covered[: len(rows)]


def test_grid_keeps_its_merged_cells(ruled: Report) -> None:
    """With row and column spans, each row covers the same ten columns, as in the file."""
    _, grid, figures = requests_of(ruled)
    assert set(shape(grid_html(grid, figures, (0, 0)))) == {10}


def test_grid_tells_values_from_headings(ruled: Report) -> None:
    """The cells in which figures stand are td, each of them once; all other cells with text are th."""
    _, grid, figures = requests_of(ruled)
    page = LexborHTMLParser(grid_html(grid, figures, (0, 0)))
    assert [cell.text() for cell in page.css("td") if cell.text()] == [figure.raw for figure in figures]
    assert "商业企业" in [cell.text() for cell in page.css("th")]


def test_grid_marks_one_cell_and_its_labels(ruled: Report) -> None:
    """Exactly the cell is marked; the labels above it and to its left stand out."""
    _, grid, figures = requests_of(ruled)
    chosen = next(f for f in figures if f.row == "无法提供/本机关不掌握相关政府信息" and f.column == "总计")
    page = LexborHTMLParser(grid_html(grid, figures, (chosen.start, chosen.end)))
    assert [cell.text() for cell in page.css("td.marked mark")] == [chosen.raw]
    assert [cell.text() for cell in page.css("th.on")] == [
        "申请人情况",
        "总计",
        "无法提供",
        "本机关不掌握相关政府信息",
    ]


def test_grid_marks_the_labels_of_the_cells_own_block() -> None:
    """Where a table has one block below the other, the headings above the first one are not the second's."""
    texts = (("甲项",), ("内容", "制发"), ("规章", "3"), ("乙项",), ("内容", "处理"), ("许可", "5"))
    cells, at = [], 0
    for row, words in enumerate(texts):
        for column, text in enumerate(words):
            cells.append(Cell(text, at, at + len(text), row, column, 1, 2 if len(words) == 1 else 1))
            at += len(text) + 1
    three, five = (
        Figure(
            "proactive", row, "", Decimal(text), "件", text, FigureState.REPORTED, Origin.TABLE, *span, *span
        )
        for row, text, span in (
            ("规章", "3", (cells[4].start, cells[4].end)),
            ("许可", "5", (cells[9].start, cells[9].end)),
        )
    )
    page = LexborHTMLParser(grid_html(Grid(tuple(cells), exact=True), (three, five), (five.start, five.end)))
    assert [cell.text() for cell in page.css("th.on")] == ["乙项", "处理", "许可"]


def test_grid_fills_what_the_file_leaves_out() -> None:
    """A place without a cell, and a row that has none of its own, become empty so that columns line up."""
    cells = (Cell("甲", 0, 1, 0, 0, 3, 1), Cell("乙", 2, 3, 0, 2), Cell("丙", 4, 5, 2, 1))
    assert shape(grid_html(Grid(cells, exact=True), (), (0, 0)))[0] == 3
    assert len(LexborHTMLParser(grid_html(Grid(cells, exact=True), (), (0, 0))).css("tr")) == 3


def test_grid_bounds_a_claimed_span() -> None:
    """A cell that claims to cover a million columns does not make the page as large."""
    cells = (Cell("甲", 0, 1, 0, 0, 10**6, 10**6),)
    assert len(grid_html(Grid(cells, exact=True), (), (0, 0))) < 200


def test_grid_of_no_cells_is_an_empty_table() -> None:
    """A grid without cells does no harm."""
    assert grid_html(Grid((), exact=True), (), (0, 0)) == "<table><tbody></tbody></table>"


def test_figures_are_set_out_by_row_and_column(converted: Report) -> None:
    """From converted text the table comes back whole: a line a row, seven values each, in their order."""
    _, _, figures = requests_of(converted)
    page = LexborHTMLParser(figures_html(figures, (0, 0)))
    rows = [row for row in page.css("tr") if row.css("td")]
    assert [cell.text() for cell in page.css("td")] == [figure.raw for figure in figures]
    assert {len(row.css("td")) for row in rows} == {7}
    assert [cell.text() for cell in page.css("tr.head th")][0::7] == ["项目", "总计"]


def test_figures_of_a_group_stand_under_its_name(converted: Report) -> None:
    """A group is named once, and its rows carry their own labels only."""
    _, _, figures = requests_of(converted)
    page = LexborHTMLParser(figures_html(figures, (0, 0)))
    groups = [row.text() for row in page.css("tr.group")]
    assert groups == ["不予公开", "无法提供", "不予处理", "其他处理"]
    assert "重复申请" in [cell.text() for cell in page.css("th.nested")]


def test_figures_with_other_columns_get_their_own_head() -> None:
    """Rows of other columns (table 2) begin a new block with its own headings, padded to one width."""

    def figure(row: str, column: str, at: int) -> Figure:
        return Figure(
            "proactive", row, column, Decimal(at), "件", str(at), FigureState.REPORTED, Origin.TABLE,
            at, at + 1, at, at + 1,
        )  # fmt: skip

    figures = [figure("规章", "制发", 1), figure("规章", "废止", 3), figure("行政许可", "决定", 5)]
    html = figures_html(figures, (5, 6))
    page = LexborHTMLParser(html)
    heads = [[cell.text() for cell in row.css("th")] for row in page.css("tr.head")]
    assert heads == [["项目", "制发", "废止"], ["项目", "决定"]]
    assert set(shape(html)) == {3}
    assert [cell.text() for cell in page.css(".on")] == ["决定", "行政许可"]


def test_a_blank_cell_can_be_marked(converted: Report) -> None:
    """A blank cell has no character to highlight, but the cell itself is marked, and no other."""
    _, _, figures = requests_of(converted)
    blank = replace(figures[9], raw="", value=None, state=FigureState.BLANK, end=figures[9].start)
    page = LexborHTMLParser(figures_html([*figures[:9], blank, *figures[10:]], (blank.start, blank.end)))
    assert [cell.text() for cell in page.css("td.marked")] == [""]
