"""Answers that compute, on small reports whose figures each test chooses."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.cells.measures import Measure, find_measures
from assistant.cells.wholes import shares
from assistant.compose.operations import compose_operations
from assistant.compose.shares import compose_shares
from assistant.draft import Draft
from assistant.lookup.operands import Operand, operand
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.operations import find_operations
from ingest.tables.requests import RECEIVED
from ingest.types import Report
from tests.ingest.audit.conftest import small_report

LICENCES = Measure("proactive", "行政许可")
TOTAL = ("总计", "自然人")


def licences(count: int | str, year: int = 2022, agency: str = "青溪市林业局") -> Report:
    """A report that gives so many licences."""
    cells = {("行政许可", "本年处理决定数量"): str(count)}
    return small_report(agency=agency, year=year, proactive=cells)


def computed(question: str, operands: Sequence[Operand]) -> Draft:
    """What is computed with some operands."""
    draft = Draft(question)
    compose_operations(draft, find_operations(question), operands)
    return checked(draft)


def of_each(question: str, *reports: Report) -> Draft:
    """What is computed with the licences of some reports."""
    return computed(question, [operand(ReportView(report), LICENCES) for report in reports])


def shared(question: str, *reports: Report) -> Draft:
    """The shares that a question asks of some reports."""
    draft = Draft(question)
    found = shares(find_measures(question), question)
    views = [ReportView(report) for report in reports]
    pairs = [(operand(v, part), operand(v, whole)) for v in views for part, whole in found]
    compose_shares(draft, pairs, find_operations(question))
    return checked(draft)


def checked(draft: Draft) -> Draft:
    """A draft in which each statement with a result rests on something cited."""
    markers = {citation.n for citation in draft.citations}
    assert all(set(statement.cites) <= markers for statement in draft.statements)
    assert {n for statement in draft.statements for n in statement.cites} == markers
    return draft


def last(draft: Draft) -> str:
    """The statement that the answer ends with."""
    return draft.statements[-1].text


def test_one_thing_is_compared_whatever_word_counts_it() -> None:
    """收到1次申请, told in words beside a blank cell, is one request among others; money never is."""
    told = small_report("今年收到1次政府信息公开申请。", requests={(RECEIVED, name): "" for name in TOTAL})
    received = find_measures("收到多少申请")[0]
    others = told, licences(5, agency="云岭县林业局")
    draft = computed("谁收到的最多", [operand(ReportView(each), received) for each in others])
    assert "云岭县林业局2022年比青溪市林业局2022年多3件" in last(draft)


# -- one as a share of another --


def both() -> list[Operand]:
    view = ReportView(licences(200))
    return [operand(view, measure) for measure in find_measures("行政处罚和行政许可")]


def test_a_ratio_is_of_the_first_to_the_second() -> None:
    """相当于…的百分之几 divides the one by the other and adds nothing up."""
    draft = computed("行政处罚相当于行政许可的百分之几", both())
    assert draft.calculations == ["120 ÷ 200 = 60%"]
    assert last(draft) == "行政处罚相当于行政许可的60%。"
    assert len(draft.statements[-1].cites) == 2


def test_a_ratio_names_whose_figures_are_divided() -> None:
    """Of two agencies each is named, of two years of one the years."""
    draft = of_each(
        "青溪市林业局相当于云岭县林业局的百分之几", licences(50), licences(200, agency="云岭县林业局")
    )
    assert last(draft) == "青溪市林业局2022年相当于云岭县林业局2022年的25%。"
    draft = of_each("2021年相当于2022年的百分之几", licences(30, 2021), licences(40))
    assert last(draft) == "2021年相当于2022年的75%。"


def test_a_share_of_both_is_of_their_sum() -> None:
    """各占几成 is asked of all that is named together, the parts of which make a whole."""
    draft = computed("行政处罚和行政许可各占几成", both())
    assert draft.calculations == ["120 + 200 = 320件", "120 ÷ 320 = 37.5%", "200 ÷ 320 = 62.5%"]


def test_a_ratio_to_none_is_not_divided() -> None:
    """Where the second is zero the two are shares of their sum."""
    draft = of_each("相当于百分之几", licences(5, 2021), licences(0))
    assert draft.calculations == ["5 + 0 = 5件", "5 ÷ 5 = 100%", "0 ÷ 5 = 0%"]


# -- several parts of one whole --


def test_parts_of_one_whole_have_a_share_together() -> None:
    """Each with its own share, then their sum's, with all three cells cited."""
    draft = shared("予以公开、部分公开占办理总计的几成", small_report())
    assert draft.calculations == ["4 ÷ 6 = 66.67%", "1 ÷ 6 = 16.67%", "4 + 1 = 5件", "5 ÷ 6 = 83.33%"]
    assert last(draft) == "以上各项合计5件，共占83.33%。"
    assert len(draft.statements[-1].cites) == 3


def test_one_part_has_no_share_together() -> None:
    """What is asked of one part is said once."""
    draft = shared("予以公开占办理总计的几成", small_report())
    assert draft.calculations == ["4 ÷ 6 = 66.67%"]
    assert len(draft.statements) == 1


def test_parts_of_two_reports_have_no_share_together() -> None:
    """The totals are two, each with its own part."""
    draft = shared("予以公开占办理总计的几成", small_report(), small_report(year=2021))
    assert draft.calculations == ["4 ÷ 6 = 66.67%"] * 2
    assert not any("以上各项" in statement.text for statement in draft.statements)


def test_nothing_is_shared_out_of_nothing() -> None:
    """A whole of none is said to be none, and no sum of parts is divided by it."""
    none = dict.fromkeys((("予以公开", "自然人"), ("部分公开", "自然人"), TOTAL), "0")
    draft = shared("予以公开、部分公开占办理总计的几成", small_report(requests=none))
    assert draft.calculations == []
    assert "不能计算" in last(draft)


# -- counting --


def test_years_of_one_agency_are_counted_as_years() -> None:
    """有几年超过… counts years, of which each is named."""
    reports = [licences(count, year) for count, year in ((90, 2020), (110, 2021), (130, 2022))]
    draft = of_each("有几年行政许可超过100件", *reports)
    assert last(draft) == "已知的3个年份中，符合条件的有2个年份：2021年、2022年。"
    assert draft.calculations == ["符合条件 2个年份，共 3个年份"]


def test_agencies_of_one_year_are_counted_as_agencies() -> None:
    """有几家 counts agencies; those that do not meet the bound are not named."""
    reports = [licences(90), licences(110, agency="云岭县林业局")]
    draft = of_each("有几家行政许可超过100件", *reports)
    assert last(draft) == "已知的2家中，符合条件的有1家：云岭县林业局2022年。"


def test_years_of_several_agencies_are_counted_as_reports() -> None:
    """Neither years nor agencies: each report counts once."""
    reports = [licences(90), licences(110, 2021), licences(120, agency="云岭县林业局")]
    draft = of_each("有几家行政许可超过100件", *reports)
    assert "3份报告" in last(draft)


def test_none_that_meets_the_bound_is_said() -> None:
    """Of all that are known none is counted, and the known are cited."""
    draft = of_each("有几年行政许可超过1000件", licences(90, 2021), licences(110))
    assert last(draft) == "已知的2个年份中，没有符合条件的。"
    assert draft.statements[-1].cites


# -- others --


@pytest.mark.parametrize(
    ("question", "calculations"),
    [
        ("行政许可翻了几倍", ["100 ÷ 50 = 2"]),
        ("行政许可一共多少", ["50 + 100 = 150件"]),
        ("行政许可平均每年多少", ["(50 + 100) ÷ 2 = 75件"]),
        ("行政许可增长了百分之几", ["(100 − 50) ÷ 50 = 100%"]),
        ("行政许可增加了多少", ["100 − 50 = 50件"]),
        ("最多的是哪年", ["100 − 50 = 50件"]),
    ],
)
def test_two_years_are_computed_with(question: str, calculations: list[str]) -> None:
    """The arithmetic is told as it was made, later by earlier where no year is what is measured by."""
    assert of_each(question, licences(50, 2021), licences(100)).calculations == calculations


@pytest.mark.parametrize(
    ("question", "told"),
    [("行政许可增加了多少", False), ("行政许可逐年变化", True), ("行政许可各多少", True)],
)
def test_from_one_year_to_another_needs_no_year_between(question: str, told: bool) -> None:
    """That it has no number is told only where each year is asked for."""
    draft = of_each(question, licences(50, 2020), licences("", 2021), licences(100))
    assert any("2021" in statement.text for statement in draft.statements) is told


@pytest.mark.parametrize(("counts", "mean"), [((50, 101), "75.5件"), ((1, 1, 1, 2, 2, 2, 2, 2), "1.625件")])
def test_a_mean_that_ends_is_exact(counts: tuple[int, ...], mean: str) -> None:
    """And is not rounded, however the money or the cases divide."""
    reports = [licences(count, 2012 + n) for n, count in enumerate(counts)]
    assert of_each("行政许可平均每年多少", *reports).calculations[0].endswith(f"= {mean}")


def test_a_mean_without_end_is_rounded_half_up() -> None:
    """To two places: 5 in three years are 1.67."""
    reports = [licences(count, 2020 + n) for n, count in enumerate((1, 2, 2))]
    assert of_each("行政许可平均每年多少", *reports).calculations[0].endswith("÷ 3 = 1.67件")


@pytest.mark.parametrize(
    ("question", "calculation"),
    [
        ("行政许可最多的两家加起来多少", "30 + 20 = 50件"),
        ("行政许可第一名比第二名多多少", "30 − 20 = 10件"),
        ("行政许可最多和最少的相差多少", "30 − 10 = 20件"),
    ],
)
def test_only_those_at_one_end_are_computed_with(question: str, calculation: str) -> None:
    """What lies below the top that is asked for is in no sum or difference."""
    agencies = ("云岭县林业局", "临渡区林业局", "青溪市林业局")
    reports = [licences(n, agency=a) for n, a in zip((20, 30, 10), agencies, strict=True)]
    assert calculation in of_each(question, *reports).calculations


def test_the_years_with_most_and_least_are_subtracted() -> None:
    """Not the first from the last, where the extremes are named."""
    reports = [licences(n, 2020 + year) for year, n in enumerate((20, 50, 30))]
    assert "50 − 20 = 30件" in of_each("行政许可最高比最低多多少", *reports).calculations


def test_the_two_at_one_end_are_said_in_order() -> None:
    """最多的两家 says two of three, the larger first."""
    agencies = ("云岭县林业局", "临渡区林业局", "青溪市林业局")
    draft = of_each(
        "行政许可最多的两家", *(licences(n, agency=a) for n, a in zip((20, 30, 10), agencies, strict=True))
    )
    ranked = next(s.text for s in draft.statements if "、" in s.text)
    assert ranked.index("临渡区林业局") < ranked.index("云岭县林业局")
    assert not any("青溪市林业局" in s.text for s in draft.statements)


def test_one_value_is_too_few_to_compute_with() -> None:
    """What is not known is named, and nothing is computed with the one that is."""
    draft = of_each("行政许可一共多少", licences("", 2021), licences(100))
    assert draft.status is Status.NOT_REPORTED
    assert draft.calculations == []
    assert any("100件" in statement.text for statement in draft.statements)


def test_those_that_tie_at_the_edge_are_all_named() -> None:
    """最少的两家 names a third that has as few as the second, and says that they share the place."""
    reports = [
        licences(n, agency=f"青溪市{name}局")
        for n, name in ((3, "林业"), (5, "水务"), (5, "教育"), (9, "民政"))
    ]
    draft = of_each("许可最少的两家", *reports)
    last = draft.statements[-1].text
    assert "水务局" in last
    assert "教育局" in last
    assert "并列第二" in last


def test_a_sum_of_the_first_few_is_of_so_many() -> None:
    """最少的两家一共 adds up two, whoever of those that tie is the second."""
    reports = [
        licences(n, agency=f"青溪市{name}局")
        for n, name in ((3, "林业"), (5, "水务"), (5, "教育"), (9, "民政"))
    ]
    draft = of_each("许可最少的两家一共多少", *reports)
    assert "3 + 5 = 8件" in draft.calculations
