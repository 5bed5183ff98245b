"""Every text layout of every statutory table comes back cell by cell."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from ingest.readers.text import read_text
from ingest.sections import find_sections
from ingest.tables import PROACTIVE_2019, PROACTIVE_2021, REQUESTS_2019, REQUESTS_2021, REVIEW, TableSpec
from ingest.tables.states import read_tables
from ingest.types import Figure, FigureState, TableState, Template

SPECS = [
    pytest.param(PROACTIVE_2019, id="proactive-2019"),
    pytest.param(PROACTIVE_2021, id="proactive-2021"),
    pytest.param(REQUESTS_2019, id="requests-2019"),
    pytest.param(REQUESTS_2021, id="requests-2021"),
    pytest.param(REVIEW, id="review"),
]
Truth = dict[tuple[str, str], str]
Rows = list[list[str]]


def truth_of(spec: TableSpec, seed: int, blanks: float = 0.0) -> Truth:
    """Random cells, most of them 0 as in real reports; ``blanks`` is the share of empty ones."""
    rng = random.Random(seed)
    cells = {}
    for row in spec.rows:
        for column in spec.columns_of(row.name):
            number = "0" if rng.random() < 0.6 else str(rng.randint(1, 99999))
            cells[(row.name, column.name)] = "" if rng.random() < blanks else number
    return cells


def form(spec: TableSpec, truth: Truth) -> Rows:
    """The table as the form draws it, each merged cell once."""
    if spec.id == "review":
        five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        heads = [
            ["行政复议", "行政诉讼"],
            [*five, "未经复议直接起诉", "复议后起诉"],
            [*[""] * 5, *five, *five],
        ]
        return [*heads, [truth[(r.name, c.name)] for r in spec.rows for c in spec.columns_of(r.name)]]
    if spec.id == "requests":
        return requests_form(spec, truth)
    rows: Rows = []
    for block in spec.blocks:
        rows += [[block.caption], ["信息内容", *(column.name for column in block.columns)]]
        rows += [[row.name, *(truth[(row.name, c.name)] for c in block.columns)] for row in block.rows]
    return rows


def requests_form(spec: TableSpec, truth: Truth) -> Rows:
    columns = [column.name for column in spec.blocks[0].columns]
    rows = [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        ["", "自然人", "法人或其他组织", "总计"],
        ["", "", *columns[1:6], ""],
    ]
    groups: dict[str, int] = {}
    item = 0
    for n, row in enumerate(spec.rows):
        values = [truth[(row.name, column)] for column in columns]
        if row.name.startswith(("本年新收", "上年结转", "结转下年度")):
            number = {0: "一", 1: "二"}.get(n, "四")
            rows.append([f"{number}、{row.name}", *values])
            continue
        item = item + 1 if row.group in groups else 1
        first = row.group and row.group not in groups
        groups.setdefault(row.group or row.name, len(groups))
        numeral = "一二三四五六七"[min(6, len(groups) - 1)]
        side = "三、本年度办理结果" if n == 2 else ""
        label = row.aliases[0] if row.leaf.startswith("申请人") else row.leaf
        if row.group:
            rows.append([side, f"（{numeral}）{row.group}" if first else "", f"{item}.{label}", *values])
        else:
            rows.append([side, f"（{numeral}）{label}", *values])
    return rows


def indented(rows: Rows) -> str:
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows) + "\n\n\n"


def tabbed(rows: Rows) -> str:
    width = max(map(len, rows))
    return "\n".join("\t".join([*row, *[""] * (width - len(row))]) for row in rows) + "\n"


def tabbed_bare(rows: Rows) -> str:
    """Rows without the empty cells at their end, so that a caption is a line without a tab."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def piped(rows: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---|---|", *lines[1:]]) + "\n"


def one_a_line(rows: Rows) -> str:
    return "\n\n".join(cell for row in rows for cell in row if cell) + "\n"


def report(table: str) -> str:
    return (
        "云岭县水务局2022年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n二、主动公开政府信息情况\n"
        "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
        f"{table}\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n"
    )


def read(text: str) -> tuple[dict[str, TableState], dict[tuple[str, str], Figure], Template]:
    document = read_text(text)
    tables, figures, template = read_tables(document, find_sections(document))
    states = {table.id: table.state for table in tables}
    for figure in figures:
        assert figure.raw.split() == document.text[figure.start : figure.end].split()
    return states, {(figure.row, figure.column): figure for figure in figures}, template


def values(figures: dict[tuple[str, str], Figure]) -> Truth:
    read_as = {FigureState.BLANK: "", FigureState.UNREADABLE: "?"}
    return {key: f"{f.value:f}" if f.value is not None else read_as[f.state] for key, f in figures.items()}


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("layout", [indented, tabbed, tabbed_bare, piped, one_a_line])
@pytest.mark.parametrize("seed", range(4))
def test_every_cell_is_read_in_every_layout(spec: TableSpec, layout, seed: int) -> None:  # type: ignore[no-untyped-def]
    """What the table says is what is read, whatever a converter made of it."""
    truth = truth_of(spec, seed)
    states, figures, _ = read(report(layout(form(spec, truth))))
    assert TableState.PARSED is states[spec.id]
    assert truth == values(figures)


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("layout", [indented, tabbed, tabbed_bare, piped])
@pytest.mark.parametrize("seed", range(4))
def test_blank_cells_stay_blank_and_shift_nothing(spec: TableSpec, layout, seed: int) -> None:  # type: ignore[no-untyped-def]
    """A blank is a blank; where its place cannot be told the row is unreadable, never wrong."""
    truth = truth_of(spec, seed, blanks=0.4)
    _, figures, _ = read(report(layout(form(spec, truth))))
    wrong = {k: (truth[k], v) for k, v in values(figures).items() if v not in ("?", truth[k])}
    assert {} == wrong
    if layout is indented:
        assert truth == values(figures)


@pytest.mark.parametrize("seed", range(6))
def test_lost_cells_are_never_guessed(seed: int) -> None:
    """One cell a line with the blank ones gone: what is reported is right, the rest is marked."""
    truth = truth_of(REQUESTS_2021, seed, blanks=0.3)
    _, figures, _ = read(report(one_a_line(form(REQUESTS_2021, truth))))
    assert {} == {k: v for k, v in values(figures).items() if v not in ("?", "", truth[k])}
    assert all(truth[k] == "" for k, v in values(figures).items() if v == "")


def test_the_form_is_told_by_its_columns() -> None:
    """A 2019 table in a report of 2022 is a 2019 table."""
    truth = truth_of(PROACTIVE_2019, 1)
    assert Template.FORM_2019 is read(report(tabbed(form(PROACTIVE_2019, truth))))[2]


def test_a_row_cut_off_from_its_table_is_found() -> None:
    """The last row as a table of its own with a rule below belongs to the table before it."""
    truth = truth_of(REQUESTS_2021, 3)
    rows = form(REQUESTS_2021, truth)
    text = tabbed(rows[:-1]) + "\n" + "\t".join(rows[-1]) + "\n---\t---\t---\n"
    assert truth == values(read(report(text))[1])


def test_a_lost_leading_tab_moves_nothing() -> None:
    """A row whose label slid to the left is read by its label."""
    truth = truth_of(REQUESTS_2021, 5)
    rows = form(REQUESTS_2021, truth)
    moved = next(n for n, row in enumerate(rows) if "3.其他" in row)
    rows[moved] = ["3. 其他", "", *rows[moved][3:]]
    assert truth == values(read(report(tabbed(rows)))[1])


def test_reworded_labels_are_recognised() -> None:
    """Shortened and damaged labels still name their rows."""
    truth = truth_of(REQUESTS_2021, 7)
    text = tabbed(form(REQUESTS_2021, truth))
    for old, new in (
        ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
        ("社会公益组织", "社会公益"),
        ("总计", "总 计"),
    ):
        text = text.replace(old, new)
    assert truth == values(read(report(text))[1])


def test_a_local_row_is_kept_under_its_own_label() -> None:
    """A row the form does not have is a figure of its own and disturbs no other."""
    truth = truth_of(REQUESTS_2021, 9)
    rows = form(REQUESTS_2021, truth)
    rows.insert(8, ["", "", "9.属于本县特有情形", "1", "0", "0", "0", "0", "0", "1"])
    found = values(read(report(indented(rows)))[1])
    assert "1" == found[("不予公开/属于本县特有情形", "总计")]
    assert truth == {key: found[key] for key in truth}


def test_units_come_from_the_column_or_the_cell() -> None:
    """万元 of the head holds for the fee; a unit in the cell goes before."""
    truth = truth_of(PROACTIVE_2019, 2) | {("政府集中采购", "采购总金额"): "251000元"}
    figure = read(report(tabbed(form(PROACTIVE_2019, truth))))[1][("政府集中采购", "采购总金额")]
    assert (Decimal(251000), "元", "251000元") == (figure.value, figure.unit, figure.raw)
    fee = read(report(tabbed(form(PROACTIVE_2021, truth_of(PROACTIVE_2021, 2)))))[1][
        ("行政事业性收费", "本年收费金额")
    ]
    assert "万元" == fee.unit


def test_a_picture_in_the_place_of_a_table_is_known() -> None:
    """A placeholder in part three is a table not read; nothing in part four is a table not there."""
    text = report("").replace("申请情况\n", "申请情况\n[image: 表二]\n")
    states, figures, _ = read(text)
    assert (TableState.IMAGE_UNREAD, TableState.ABSENT) == (states["requests"], states["review"])
    assert {} == figures
