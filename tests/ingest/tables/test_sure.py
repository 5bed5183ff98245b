"""What is not sure is marked, and a table about something else is not taken for one of the form's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.readers.base import DocumentBuilder, RawCell
from ingest.readers.text import read_text
from ingest.tables.states import read_tables
from ingest.types import Document, Figure, FigureState, TableState

HEAD = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
Rows = list[list[str]]
Cells = dict[tuple[str, str], Figure]


def document(*tables: Rows) -> Document:
    builder = DocumentBuilder()
    for rows in tables:
        builder.table([RawCell(t, r, c) for r, row in enumerate(rows) for c, t in enumerate(row)])
        builder.paragraph("以上。")
    return builder.build()


def read(*tables: Rows) -> tuple[dict[str, TableState], Cells]:
    states, figures, _ = read_tables(document(*tables), ())
    return {table.id: table.state for table in states}, {(f.row, f.column): f for f in figures}


def proactive(*rows: list[str], fee: str = "本年收费金额（单位：万元）") -> Rows:
    return [HEAD, ["规章", "0", "0", "2"], ["行政规范性文件", "1", "0", "9"], ["信息内容", fee], *rows]


@pytest.mark.parametrize(
    ("head", "cell", "value", "unit"),
    [
        pytest.param("本年收费金额（单位：万元）", "13.39", "13.39", "万元", id="the form's"),
        pytest.param("本年收费金额（单位：元）", "133900", "133900", "元", id="another in the head"),
        pytest.param("本年收费金额/元", "1,339", "1339", "元", id="behind a stroke"),
        pytest.param(
            "本年收费金额（单位：万元）", "251000元", "251000", "元", id="one of its own in the cell"
        ),
        pytest.param("本年收费金额（单位：万元）", "13.39万", "13.39", "万元", id="万 is 万元 of money"),
        pytest.param("本年收费金额", "2（万元）", "2", "万元", id="in brackets"),
    ],
)
def test_units_are_those_given(head: str, cell: str, value: str, unit: str) -> None:
    """A value is as printed, in the unit of the cell, else of the head, else of the form."""
    figure = read(proactive(["行政事业性收费", cell], fee=head))[1]["行政事业性收费", "本年收费金额"]
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("cell", ["1.5", "-3", "3 4", "1/2", "约定", "12345 678", "l2"])
def test_what_is_no_count_is_unreadable(cell: str) -> None:
    """A part of a document, fewer than none, two numbers or words are not guessed at."""
    figure = read([HEAD, ["规章", "0", cell, "2"], ["行政规范性文件", "1", "0", "9"]])[1][
        "规章", "本年废止件数"
    ]
    assert figure.state is FigureState.UNREADABLE


def test_columns_in_another_order_are_read_by_their_heads() -> None:
    """The head decides which number is which, not the form's order."""
    _, cells = read(
        [[HEAD[0], *reversed(HEAD[1:])], ["规章", "7", "1", "3"], ["行政规范性文件", "9", "0", "2"]]
    )
    assert [cells["规章", column].value for column in HEAD[1:]] == [3, 1, 7]


def test_a_head_that_does_not_fit_its_rows_moves_nothing() -> None:
    """Where head and rows stand a column apart, the rows are read by their number of cells."""
    rows = [["", "", *APPLICANTS], ["一、本年新收政府信息公开申请数量", "4", "0", "0", "0", "0", "1", "5"]]
    rows += [["四、结转下年度继续办理", "2", "0", "0", "0", "0", "0", "2"]]
    _, cells = read(rows)
    assert cells["本年新收政府信息公开申请数量", "自然人"].value == 4
    assert cells["本年新收政府信息公开申请数量", "总计"].value == 5


def test_a_row_with_a_cell_too_few_is_unreadable() -> None:
    """Six numbers for seven columns could be anyone's; the table says that cells were not read."""
    rows = [["", *APPLICANTS], ["一、本年新收政府信息公开申请数量", "4", "0", "0", "0", "1", "5"]]
    states, cells = read([*rows, ["四、结转下年度继续办理", "2", "0", "0", "0", "0", "0", "2"]])
    assert {f.state for (row, _), f in cells.items() if row.startswith("本年新收")} == {
        FigureState.UNREADABLE
    }
    assert cells["结转下年度继续办理", "总计"].value == 2
    assert states["requests"] is TableState.PARSED


def test_a_table_of_something_else_is_left_alone() -> None:
    """Rows called 行政许可 and 行政处罚 under years are not the form's."""
    other = [["", "2021年", "2022年"], ["行政许可", "5", "6"], ["行政处罚", "7", "8"], ["行政强制", "0", "1"]]
    states, cells = read(other, proactive(["行政事业性收费", "2"]))
    assert ("行政许可", "本年处理决定数量") not in cells
    assert cells["规章", "现行有效件数"].value == 2
    assert states["proactive"] is TableState.PARSED


def test_two_tables_that_disagree_leave_the_cell_unread() -> None:
    """Where a report has the table twice with different numbers, neither is shown as the right one."""
    first = [HEAD, ["规章", "0", "0", "2"], ["行政规范性文件", "1", "0", "9"]]
    second = [HEAD, ["规章", "0", "0", "3"], ["行政规范性文件", "1", "0", "9"]]
    _, cells = read(first, second)
    assert cells["规章", "现行有效件数"].state is FigureState.UNREADABLE
    assert cells["行政规范性文件", "现行有效件数"].value == 9


def test_a_local_reason_keeps_its_name_beside_the_forms() -> None:
    """其他 under 无法提供 is the agency's own row, and not the one under 其他处理."""
    names = ["（四）无法提供", "（四）无法提供", "（六）其他处理"]
    labels = ["1.本机关不掌握相关政府信息", "4.其他", "3.其他"]
    numbers = [["1", *["0"] * 5, "1"], ["2", *["0"] * 5, "2"], ["3", *["0"] * 5, "3"]]
    rows = [[name, label, *values] for name, label, values in zip(names, labels, numbers, strict=True)]
    _, cells = read([["", "", *APPLICANTS], *rows])
    found = {row: figure.value for (row, column), figure in cells.items() if column == "总计"}
    assert found == {"无法提供/本机关不掌握相关政府信息": 1, "无法提供/其他": 2, "其他处理/其他": 3}


@pytest.mark.parametrize(("cells_beside", "states"), [(7, {FigureState.BLANK}), (1, set()), (0, set())])
def test_a_local_reason_blank_throughout_is_a_row_where_it_has_all_its_cells(
    cells_beside: int, states: set[FigureState]
) -> None:
    """It is reported as blank; a remark in the table, which has fewer cells, gives no figure."""
    label = "9.属于本地规定的其他情形"
    rows = [
        ["（三）不予公开", "8.属于行政查询事项", "1", *["0"] * 5, "1"],
        ["（三）不予公开", label, *[""] * cells_beside],
    ]
    _, cells = read([["", "", *APPLICANTS], *rows])
    found = [figure for (row, _), figure in cells.items() if row == "不予公开/属于本地规定的其他情形"]
    assert {figure.state for figure in found} == states
    assert len(found) == (7 if states else 0)


@pytest.mark.parametrize(
    ("empty", "states"),
    [
        pytest.param(15, {FigureState.BLANK}, id="one for each cell"),
        pytest.param(14, {FigureState.UNREADABLE}, id="one too few"),
        pytest.param(16, {FigureState.UNREADABLE}, id="one too many"),
        pytest.param(0, {FigureState.UNREADABLE}, id="none: the converter left blank cells out"),
    ],
)
def test_a_table_without_a_value_is_blank_where_its_empty_lines_say_so(
    empty: int, states: set[FigureState]
) -> None:
    """A cell a line, each with an empty line below: only as many more as there are cells make them blank."""
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    head = ["行政复议", "行政诉讼", *results, "未经复议直接起诉", "复议后起诉", *results, *results]
    text = "\n\n".join([*head, *[""] * empty, "五、存在的主要问题及改进情况"])
    _, figures, _ = read_tables(read_text(text), ())
    assert ({figure.state for figure in figures}, len(figures)) == (states, 15)
