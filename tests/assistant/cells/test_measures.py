from dataclasses import replace

import pytest

from assistant.cells.measures import Measure, cells_of, find_measures, rows_of
from ingest.tables import TABLES
from ingest.tables.requests import CARRIED_OUT, RECEIVED, TOTAL


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("行政许可处理决定有多少件", [("行政许可", "")], id="row"),
        pytest.param("罚了多少次", [("行政处罚", "")], id="everyday word"),
        pytest.param("先复议再诉讼的案件几件", [("行政诉讼/复议后起诉", "总计")], id="reviewed first"),
        pytest.param(
            "告到法院前先走了复议的几件", [("行政诉讼/复议后起诉", "总计")], id="reviewed before court"
        ),
        pytest.param(
            "没绕复议径直告上法院的几件", [("行政诉讼/未经复议直接起诉", "总计")], id="without review"
        ),
        pytest.param("复议打完、官司接着打的几件", [("行政诉讼/复议后起诉", "总计")], id="a suit follows"),
        pytest.param("不服复议结果又去告的几件", [("行政诉讼/复议后起诉", "总计")], id="not content"),
        pytest.param(
            "没有先走复议就直接告上法庭的几件",
            [("行政诉讼/未经复议直接起诉", "总计")],
            id="not reviewed first",
        ),
        pytest.param("复议还没个结果的有几件", [("行政复议", "尚未审结")], id="no result yet"),
        pytest.param("重复交的申请", [("不予处理/重复申请", "总计")], id="handed in again"),
        pytest.param(
            "当成信访退回的有几宗", [("不予处理/信访举报投诉类申请", "总计")], id="taken for a petition"
        ),
        pytest.param(
            "从2019年带过来的未办结申请几件", [("上年结转政府信息公开申请数量", "总计")], id="from a year"
        ),
        pytest.param("收到几件信息公开申请", [(RECEIVED, "总计")], id="received"),
        pytest.param("有多少人来申请公开", [(RECEIVED, "总计")], id="people who apply"),
        pytest.param("企业提的申请有几件", [(RECEIVED, "商业企业")], id="by applicant"),
        pytest.param(
            "上年结转的申请有几件", [("上年结转政府信息公开申请数量", "总计")], id="only the row named"
        ),
        pytest.param("结转到下一年的有几件", [(CARRIED_OUT, "总计")], id="carried out"),
        pytest.param("不予公开的有几件", [("不予公开", "总计")], id="a group"),
        pytest.param(
            "因不掌握没给的有几件", [("无法提供/本机关不掌握相关政府信息", "总计")], id="one of a group"
        ),
        pytest.param(
            "制发、废止规范性文件各多少件",
            [("行政规范性文件", "本年制发件数"), ("行政规范性文件", "本年废止件数")],
            id="two columns",
        ),
        pytest.param("行政复议被纠正几件", [("行政复议", "结果纠正")], id="result"),
        pytest.param("复议后起诉的有几件", [("行政诉讼/复议后起诉", "总计")], id="longest label wins"),
        pytest.param("今天开了什么会", [], id="nothing"),
    ],
)
def test_everyday_words_reach_the_cell(question: str, expected: list[tuple[str, str]]) -> None:
    """A question names the form's row and column in its own words."""
    assert expected == [(measure.row, measure.column) for measure in find_measures(question)]


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: f"{spec.id}-{spec.template}")
def test_every_row_of_the_form_can_be_asked_by_its_own_label(spec) -> None:  # type: ignore[no-untyped-def]
    """The form's label itself always finds its row (or the row's twin in the other version)."""
    for row in spec.rows:
        if row.leaf in ("其他", "总计"):
            continue
        found = {measure.row.removeprefix("行政") for measure in find_measures(row.leaf)}
        assert row.name.removeprefix("行政") in found, row.name


def test_a_total_may_stand_in_the_text() -> None:
    """The total of a row is looked for in sentences too where its table does not tell."""
    cell = Measure("requests", RECEIVED, "总计")
    assert cells_of(cell, "新收的") == [replace(find_measures("收到几件申请")[0], start=0)]
    assert not cells_of(replace(cell, column="其他"), "其他")[0].prose


def test_a_group_stands_for_its_rows() -> None:
    """不予公开 is eight rows."""
    assert 8 == len(rows_of("requests", "不予公开"))


@pytest.mark.parametrize("column", ["", "总计"])
def test_the_total_is_told_in_the_words_of_its_row(column: str) -> None:
    """However the cell was read, a sentence may state it where its table is a picture."""
    (measure,) = cells_of(Measure("requests", RECEIVED, column), "收到的申请")
    assert measure.column == "总计"
    assert measure.prose


@pytest.mark.parametrize("question", ["收费各多少万", "收费最多", "收费金额多少"])
def test_what_is_charged_is_the_row_of_fees(question: str) -> None:
    """收费 without a word of information is that of the first table."""
    assert [m.row for m in find_measures(question)] == ["行政事业性收费"]


@pytest.mark.parametrize(
    "question", ["信息公开收费多少", "申请收了多少费", "信息处理费多少", "收费标准是多少"]
)
def test_what_is_charged_for_information_is_no_row(question: str) -> None:
    """What requests are charged stands in no table, and a rate is no sum."""
    assert "行政事业性收费" not in [m.row for m in find_measures(question)]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("政府信息公开申请的“(七)总计”是多少", TOTAL),
        ("未经复议、径行起诉的案件总计", "行政诉讼/未经复议直接起诉"),
        ("底挂账的申请几件", CARRIED_OUT),
        ("谁家往后拖的申请最多", CARRIED_OUT),
        ("转下年的有几件", CARRIED_OUT),
    ],
)
def test_a_row_is_meant_by_its_number_or_by_what_it_comes_to(question: str, row: str) -> None:
    """The numeral of the form names its row, and no other row beside it is read."""
    assert [measure.row for measure in find_measures(question)] == [row]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("以“不掌握”答复的申请合计", ["无法提供/本机关不掌握相关政府信息"]),
        ("按重复申请处理的申请多少件", ["不予处理/重复申请"]),
        ("以信访为由不处理的申请几件", ["不予处理/信访举报投诉类申请"]),
        ("予以公开的和答复的申请各几件", ["予以公开", "总计"]),
        ("不予公开占答复申请的比例", ["不予公开", "总计"]),
        ("是批得多还是罚得多", ["行政许可", "行政处罚"]),
        ("审批得多不多", []),
    ],
)
def test_an_answer_of_one_kind_is_that_row(question: str, rows: list[str]) -> None:
    """What was answered so is not all that was answered; 批 and 罚 are decisions."""
    assert [m.row for m in find_measures(question)] == rows
