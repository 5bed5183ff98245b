"""Answers to whether numbers agree, on small reports whose truth is chosen by each test."""

from __future__ import annotations

import re

import pytest

from assistant.compose.checks import compose_checks, other_year
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from ingest.types import Report
from tests.ingest.audit.conftest import small_report

RECEIVED = "本年新收政府信息公开申请数量"
CARRIED_OUT = "结转下年度继续办理"
RESULTS = "各类办理结果加起来等于总计吗"
TEXT_AND_TABLE = "正文和表里的申请数一致吗"
PARTS = "主动公开信息各分项加起来等于总数吗"
GROWTH = "同比增长的百分比对吗"
CARRIED = "2021年结转到下一年的和2022年的上年结转一致吗"


def asked(question: str, *reports: Report, bases: tuple[Report, ...] = ()) -> Draft:
    """The draft that answers a question about some reports; each number in it must be in its evidence."""
    draft = Draft(question)
    views, before = list(map(ReportView, reports)), list(map(ReportView, bases))
    said = compose_checks(draft, views, before, question)
    assert said is bool(draft.statements)
    texts = {report.id: report.text for report in (*reports, *bases)}
    assert all(c.quote == texts[c.report_id][c.start : c.end] for c in draft.citations)
    cited = {n for statement in draft.statements for n in statement.cites}
    assert cited == {citation.n for citation in draft.citations}
    return draft


def verdicts(draft: Draft) -> list[str]:
    """What each statement comes to."""
    words = re.compile("不成立|成立|无法核对|不能说有误|不可能")
    return [found[0] for s in draft.statements if (found := words.search(s.text))]


def quotes(draft: Draft) -> list[str]:
    """The beginnings of the rows and sentences that are cited."""
    return [citation.quote.split("\t")[0] for citation in draft.citations]


# -- the form's sums --


def test_doubt_without_a_subject_checks_every_sum_of_the_form() -> None:
    """The three sums of applications and that of review are each said to hold, with their terms."""
    draft = asked("数据对得上吗", small_report())
    assert verdicts(draft) == ["成立"] * 4
    assert draft.calculations == ["4 + 3 = 6 + 1", "4 + 1 + 1 = 6", "6 = 6", "2 = 2"]


@pytest.mark.parametrize(
    ("question", "sums"),
    [
        ("申请表的收支和结转平不平", ["4 + 3 = 6 + 1"]),
        (RESULTS, ["4 + 1 + 1 = 6"]),
        ("表三一加二是否等于三加四", ["4 + 3 = 6 + 1"]),
        ("表四数字对得上吗", ["2 = 2"]),
        ("表三各项加起来对不对", ["4 + 3 = 6 + 1", "4 + 1 + 1 = 6", "6 = 6"]),
        ("自然人和企业相加对不对", ["6 = 6"]),
        ("复议的几种结果相加对不对", ["2 = 2"]),
        ("申请表对得上吗", ["4 + 3 = 6 + 1", "4 + 1 + 1 = 6", "6 = 6"]),
    ],
)
def test_doubt_about_one_sum_checks_that_one(question: str, sums: list[str]) -> None:
    """A question that names a sum, or a table, gets that sum or the table's."""
    assert sums == asked(question, small_report()).calculations


def test_sum_that_holds_cites_the_rows_it_was_made_of() -> None:
    """Each row of a sum is cited by its cell; rows of zeros are not."""
    draft = asked(RESULTS, small_report())
    assert quotes(draft) == ["总计", "予以公开", "部分公开", "本机关不掌握相关政府信息"]
    assert [c.cell.column for c in draft.citations if c.cell] == ["总计"] * 4


def test_sum_that_fails_is_named_by_its_column_with_both_sides() -> None:
    """A cell changed by one breaks its own column and the totals, and only these are told."""
    draft = asked(RESULTS, small_report(requests={("予以公开", "自然人"): "3"}))
    assert verdicts(draft) == ["不成立", "不成立"]
    assert ["在自然人不成立", "在总计不成立"] == [
        found[0] for s in draft.statements if (found := re.search("在.{2,3}不成立", s.text))
    ]
    assert draft.calculations == ["(3 + 1 + 1 = 5) ≠ 6"] * 2


def test_blank_cell_is_not_a_zero_in_a_sum() -> None:
    """A column with a blank cell cannot be checked; the others still are."""
    cells = {("予以公开", "自然人"): "", ("予以公开", "总计"): "4"}
    draft = asked(RESULTS, small_report(requests=cells))
    assert verdicts(draft) == ["成立", "无法核对"]
    assert "自然人有空白" in draft.statements[1].text


def test_table_that_is_a_picture_cannot_be_checked() -> None:
    """Where nothing of the table asked about was read, no sum is said to hold or to fail."""
    report = small_report()
    start = report.text.index("\t自然人")
    rows = report.text[start : report.text.index("四、政府信息公开行政复议")]
    draft = asked("申请表对得上吗", small_report(replace=(rows.strip("\n"), "[image: 申请表]")))
    assert verdicts(draft) == ["无法核对"]
    assert draft.calculations == []
    assert draft.status is Status.NOT_REPORTED


# -- parts of a total --


@pytest.mark.parametrize(
    ("sentence", "verdict", "sums"),
    [
        ("公开政府信息100条，其中动态40条、公告60条。", "成立", "40 + 60 = 100条"),
        ("公开政府信息100条，其中动态40条、公告70条。", "不成立", "40 + 70 = 110条 ≠ 100条"),
        ("公开政府信息100条，其中动态40条、公告50条。", "不能说有误", "40 + 50 = 90条 ≠ 100条"),
        ("公开政府信息100余条，其中动态40条、公告64条。", "不能说有误", "40 + 64 = 104条 ≠ 100条"),
    ],
    ids=["equal", "too-many", "perhaps-not-all", "rounded-total"],
)
def test_parts_are_added_up_against_their_total(sentence: str, verdict: str, sums: str) -> None:
    """Parts above an exact total are wrong; fewer, or against a rounded total, they are not."""
    draft = asked(PARTS, small_report(f"全年主动{sentence}"))
    assert verdicts(draft) == [verdict]
    assert draft.calculations == [sums]
    assert quotes(draft) == [f"全年主动{sentence}"]


@pytest.mark.parametrize("sentence", ["平稳。", "全年主动公开政府信息100条。"])
def test_total_without_parts_cannot_be_checked(sentence: str) -> None:
    """Without parts, or without the total, nothing is compared."""
    draft = asked(PARTS, small_report(sentence))
    assert verdicts(draft) == ["无法核对"]
    assert draft.status is Status.NOT_REPORTED


# -- the text against the table --


@pytest.mark.parametrize(
    ("said", "in_table", "verdict"),
    [
        ("4件", "4", "成立"),
        ("5件", "4", "不成立"),
        ("100余件", "104", "成立"),
        ("约100件", "104", "成立"),
        ("近110件", "104", "成立"),
        ("100余件", "98", "不成立"),
        ("超过110件", "104", "不成立"),
    ],
)
def test_text_is_held_against_the_cell(said: str, in_table: str, verdict: str) -> None:
    """The same number agrees, another does not; a rounded one agrees with all that it admits."""
    sentence = f"全年收到政府信息公开申请{said}。"
    draft = asked(TEXT_AND_TABLE, small_report(sentence, requests={(RECEIVED, "自然人"): in_table}))
    assert verdicts(draft) == [verdict]
    assert f"正文写的是{said}，表中是{in_table}件" in draft.statements[0].text
    assert quotes(draft) == [sentence, RECEIVED]


@pytest.mark.parametrize(("sentence", "total"), [("平稳。", "4"), ("全年收到政府信息公开申请4件。", "")])
def test_text_and_table_need_both(sentence: str, total: str) -> None:
    """Where the text is silent or the cell is blank there is nothing to compare."""
    draft = asked(TEXT_AND_TABLE, small_report(sentence, requests={(RECEIVED, "总计"): total}))
    assert verdicts(draft) == ["无法核对"]
    assert draft.citations == []
    assert draft.status is Status.NOT_REPORTED


# -- two years --


@pytest.mark.parametrize(("carried_out", "verdict"), [("3", "成立"), ("2", "不成立")])
@pytest.mark.parametrize("named", [1, 2], ids=["one-year-named", "both-named"])
def test_carried_out_is_held_against_carried_in(carried_out: str, verdict: str, named: int) -> None:
    """3 carried in agree with 3 carried out the year before, whether one year is asked about or both."""
    earlier = small_report(year=2021, requests={(CARRIED_OUT, "自然人"): carried_out})
    later = small_report()
    draft = asked(CARRIED, later, bases=(earlier,)) if named == 1 else asked(CARRIED, later, earlier)
    assert verdicts(draft) == [verdict]
    assert quotes(draft) == [CARRIED_OUT, "上年结转政府信息公开申请数量"]
    assert [citation.year for citation in draft.citations] == [2021, 2022]
    assert [figure.value for figure in draft.figures] == [int(carried_out), 3]


def test_blank_carried_out_is_told_beside_the_other_year() -> None:
    """A blank cell is no 0: the year that has none is named, the other year's number is given."""
    earlier = small_report(year=2021, requests={(CARRIED_OUT, "总计"): ""})
    draft = asked(CARRIED, small_report(), bases=(earlier,))
    assert verdicts(draft) == ["无法核对"]
    assert "2021年" in draft.statements[0].text
    assert draft.statements[1].text.endswith("为3件。")
    assert quotes(draft) == ["上年结转政府信息公开申请数量"]


def test_one_year_alone_or_of_another_agency_is_not_compared() -> None:
    """Without the year before of the same agency nothing is said."""
    other = small_report(agency="青溪市水务局", year=2021)
    assert asked(CARRIED, small_report()).statements == []
    assert asked(CARRIED, small_report(), bases=(other,)).statements == []


# -- stated growth --


@pytest.mark.parametrize(
    ("sentence", "verdict", "sums"),
    [
        ("6件，同比增加2件，增长50%。", "成立", ["6 − 2 = 4", "2 ÷ 4 = 50%"]),
        ("6件，同比减少2件，下降25%。", "成立", ["6 + 2 = 8", "2 ÷ 8 = 25%"]),
        ("6件，同比增加2件，增长33.3%。", "不成立", ["6 − 2 = 4", "2 ÷ 4 = 50%"]),
        ("8件，同比增加1件，增长14.3%。", "成立", ["8 − 1 = 7", "1 ÷ 7 = 14.29%"]),
        ("3件，同比增加5件，增长60%。", "不可能", []),
    ],
    ids=["growth", "fall", "wrong-base", "rounded-percentage", "more-than-there-are"],
)
def test_stated_growth_is_computed_again(sentence: str, verdict: str, sums: list[str]) -> None:
    """The year before follows from count and change, and the percentage from both."""
    draft = asked(GROWTH, small_report(f"全年收到政府信息公开申请{sentence}"))
    assert verdicts(draft) == [verdict]
    assert sums == draft.calculations
    assert quotes(draft) == [f"全年收到政府信息公开申请{sentence}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "平稳。",
        "全年收到政府信息公开申请6件，同比增长50%。",
        "全年收到政府信息公开申请60余件，同比增加20余件，增长51.3%。",
    ],
    ids=["none", "no-change-in-number", "rounded"],
)
def test_growth_needs_exact_numbers(sentence: str) -> None:
    """A percentage alone, or beside rounded numbers, is neither right nor wrong."""
    draft = asked(GROWTH, small_report(sentence))
    assert verdicts(draft) == ["无法核对"]
    assert draft.status is Status.NOT_REPORTED


@pytest.mark.parametrize(
    ("question", "two"),
    [(CARRIED, True), (GROWTH, True), ("申请表的收支和结转平不平", False), (PARTS, False)],
)
def test_the_year_before_is_needed_only_where_it_is_doubted(question: str, two: bool) -> None:
    """Carried from year to year and growth need two years; the form's own sums need one."""
    assert two is bool(other_year(question))


# -- what else the check-up found --


def test_doubt_in_general_tells_what_the_check_up_found_in_the_text() -> None:
    """Beside the form's sums, a total of the text that is less than its parts is told with its place."""
    sentence = "全年主动公开政府信息100条，其中动态40条、公告70条。"
    draft = asked("数据有没有矛盾", small_report(sentence))
    assert verdicts(draft) == ["成立"] * 4
    assert "多于总数" in draft.statements[-1].text
    assert draft.calculations[-1] == "100 ≠ 110"
    assert sentence in quotes(draft)
