"""Which reports a question goes on about: another office of the kind, and all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.resolve import resolve
from assistant.types import Scope, ScopeStatus

OFFICES = (
    ("青溪市", "人民政府"),
    ("青溪市临渡区", "行政审批服务局"),
    ("青溪市云岭县", "行政审批服务局"),
    ("青溪市云岭县", "水务局"),
)
YEARS = (2020, 2021, 2022)
THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in OFFICES
    for year in YEARS
)
ALL = "2021年各单位收到几件申请"
ONE = "临渡区审批局2022年许可多少"
LINDU, YUNLING = "青溪市临渡区行政审批服务局", "青溪市云岭县行政审批服务局"


def ask(question: str, *turns: str) -> Scope:
    return resolve(question, turns, THERE, date(2026, 11, 21))


# -- another --


@pytest.mark.parametrize(
    ("turns", "question", "agency", "rest"),
    [
        ([ONE], "另一家审批局呢", YUNLING, "许可多少"),
        ([ONE], "那另一家审批局呢", YUNLING, "许可多少"),
        ([ONE], "另外那家审批局2022年处罚多少", YUNLING, "另外那家处罚多少"),
        ([ONE], "另一个审批局呢", YUNLING, "许可多少"),
        ([ONE, "云岭县的呢"], "另一家呢", LINDU, "许可多少"),
        (["云岭县水务局2022年许可多少", ONE], "另一家的呢", "青溪市云岭县水务局", "许可多少"),
    ],
)
def test_another_is_not_the_one_spoken_of(
    turns: Sequence[str], question: str, agency: str, rest: str
) -> None:
    """Of the kind that is named it is the other, else the one that was spoken of before."""
    scope = ask(question, *turns)
    assert (scope.status, scope.report_ids) == (ScopeStatus.RESOLVED, (f"{agency} 2022",))
    assert scope.rest == rest


def test_another_that_nobody_spoke_of_is_asked_back() -> None:
    """After one agency 另一家 may be any, but not that one."""
    assert ask("另一家呢", ONE).status is ScopeStatus.CLARIFY


def test_another_matter_is_of_the_same_agency() -> None:
    """另一个问题 changes what is asked, not of whom."""
    assert ask("另一个问题，处罚多少", ONE).report_ids == (f"{LINDU} 2022",)


# -- everyone --


@pytest.mark.parametrize(
    "question",
    [
        "平均多少",
        "一共多少件",
        "最多的两家",
        "最少的呢",
        "那前三名呢",
        "最多的是谁",
        "比去年呢",
        "哪家复议最多",
    ],
)
def test_a_few_words_after_all_are_about_all_of_that_year(question: str) -> None:
    """The year that was asked for holds for what goes on about everyone."""
    scope = ask(question, ALL)
    assert (scope.status, scope.years) == (ScopeStatus.ALL, (2021,))
    assert len(scope.report_ids) == len(OFFICES)


@pytest.mark.parametrize(
    ("question", "years"), [("那2020年呢", (2020,)), ("2022年最多的是谁", (2022,)), ("哪年最多", YEARS)]
)
def test_a_year_of_its_own_holds_for_all(question: str, years: tuple[int, ...]) -> None:
    """Everyone is carried on into another year, or into all years where those are compared."""
    scope = ask(question, ALL)
    assert (scope.status, scope.years) == (ScopeStatus.ALL, years)


def test_a_name_after_all_is_one_again() -> None:
    """云岭县水务局呢 takes the year and the matter, not everyone."""
    scope = ask("云岭县水务局呢", ALL)
    assert (scope.status, scope.report_ids) == (ScopeStatus.RESOLVED, ("青溪市云岭县水务局 2021",))


def test_a_long_question_after_all_is_its_own() -> None:
    """More than a few words that name nobody are asked back."""
    assert ask("存在的问题具体都有哪些请展开说一下", ALL).status is ScopeStatus.CLARIFY


@pytest.mark.parametrize(
    "question",
    [
        "2022年收到申请最多的两家",
        "2022年办理许可最多的三家是谁",
        "2022年头两家是哪些",
        "2022年处罚排名前三的单位",
    ],
)
def test_those_at_one_end_are_looked_for_among_all(question: str) -> None:
    """最多的两家 counts what is wanted, not what there is: all are compared."""
    scope = ask(question)
    assert (scope.status, len(scope.report_ids)) == (ScopeStatus.ALL, len(OFFICES))


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("谁更多", "许可各多少，谁更多"),
        ("相差多少", "许可各多少，相差多少"),
        ("谁的处罚多", "谁的处罚多"),
        ("哪家收到的申请多", "哪家收到的申请多"),
    ],
)
def test_a_comparison_takes_the_matter_before_unless_it_has_one(question: str, rest: str) -> None:
    """谁更多 is about the licences asked for before, 谁的处罚多 is not."""
    scope = ask(question, "临渡区审批局和云岭县审批局2022年许可各多少")
    assert scope.report_ids == (f"{LINDU} 2022", f"{YUNLING} 2022")
    assert scope.rest == rest


# -- several questions together --


@pytest.mark.parametrize(
    ("turns", "question", "years", "rest"),
    [
        ([ONE, "2021年的呢"], "两年加起来多少", (2021, 2022), "许可多少，加起来多少"),
        ([ONE, "2021年的呢", "2020年呢"], "这三年平均多少", YEARS, "许可多少，平均多少"),
        ([ONE, "处罚多少"], "两样一共多少", (2022,), "许可多少，处罚多少，两样一共多少"),
    ],
)
def test_several_questions_are_computed_with(
    turns: Sequence[str], question: str, years: tuple[int, ...], rest: str
) -> None:
    """Their years, or their matters, are those of the question that adds them up."""
    scope = ask(question, *turns)
    assert (scope.report_ids, scope.rest) == (tuple(f"{LINDU} {year}" for year in years), rest)


@pytest.mark.parametrize("first", [2021, 2022])
@pytest.mark.parametrize(
    ("question", "against"),
    [
        ("后一年是前一年的几倍", 2021),
        ("后一年比前一年多几件", 2021),
        ("前一年是后一年的几倍", 2022),
        ("后一年比前一年涨了百分之几", 2021),
    ],
)
def test_the_years_spoken_of_are_told_by_their_order(question: str, against: int, first: int) -> None:
    """后一年 and 前一年 are the later and the earlier of two, whichever was asked about first."""
    turns = (f"临渡区审批局{first}年许可多少", f"{4043 - first}年的呢")
    scope = ask(question, *turns)
    assert (scope.years, scope.compared_years) == ((2021, 2022), (against,))
    assert scope.rest.startswith("许可多少，")


# -- totals of a year, and places above --


@pytest.mark.parametrize(
    "question",
    [
        "2021年申请总数是多少",
        "2021年行政许可一共几件",
        "2021年行政处罚从高到低排一下",
        "2021年政策解读合计多少篇",
    ],
)
def test_a_total_of_a_year_is_that_of_all(question: str) -> None:
    """A total, or an order, that names a year and nobody is of all agencies, and the note says so."""
    scope = ask(question)
    assert (ScopeStatus.ALL, len(OFFICES)) == (scope.status, len(scope.agencies))
    assert any("全部单位" in note for note in scope.assumed)


@pytest.mark.parametrize("question", ["2021年收到几件申请", "申请总数是多少"])
def test_a_plain_value_is_asked_back(question: str) -> None:
    """A value, and a total of no year, are nobody's in particular."""
    assert ScopeStatus.CLARIFY is ask(question).status


ABOVE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in (("澜原市北棠区", "人民政府"), ("澜原市砚湖县", "水务局"), ("青溪市", "人民政府"))
    for year in YEARS
)
"""No report is of 澜原市 itself."""


@pytest.mark.parametrize(
    "question",
    ["澜原市那几家2022年申请合计", "2022年澜原各单位谁申请多", "澜原市的单位2022年一共收到几件申请"],
)
def test_a_place_above_is_all_that_lie_in_it(question: str) -> None:
    """A city without a report of its own stands for the agencies of its districts."""
    scope = resolve(question, [], ABOVE, date(2026, 11, 21))
    assert {"澜原市北棠区人民政府", "澜原市砚湖县水务局"} == set(scope.agencies)
    assert ScopeStatus.ALL is scope.status


def test_a_place_above_by_itself_is_not_there() -> None:
    """澜原市2022年 is about the city, of which there is no report; those below are only offered."""
    scope = resolve("澜原市2022年收到几件申请", [], ABOVE, date(2026, 11, 21))
    assert (ScopeStatus.NOT_FOUND, 2) == (scope.status, len(scope.options))


def test_an_office_of_a_place_above_is_not_that_of_a_place_below() -> None:
    """澜原市水务局 is not the 水务局 of its county."""
    scope = resolve("澜原市水务局2022年收到几件申请", [], ABOVE, date(2026, 11, 21))
    assert ScopeStatus.NOT_FOUND is scope.status


# -- listed, and counted --


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("云岭县的审批和水务两家，2020各收多少件申请", ["青溪市云岭县水务局", YUNLING]),
        ("云岭县审批和水务两家2021年谁罚得多", ["青溪市云岭县水务局", YUNLING]),
        ("青溪市两个局（临渡审批、云岭水务）2021年谁公开得多", ["青溪市云岭县水务局", LINDU]),
        ("青溪市三个局2021年谁主动公开得最多", ["青溪市云岭县水务局", LINDU, YUNLING]),
        ("临渡、云岭两边审批局，2020年许可差几件", [LINDU, YUNLING]),
    ],
)
def test_offices_listed_in_short_are_those_of_the_place(question: str, agencies: Sequence[str]) -> None:
    """The place above only says where they are, and its government is none of so many 局."""
    assert sorted(ask(question).agencies) == sorted(agencies)


@pytest.mark.parametrize(
    "question",
    [
        "2020年许可最多的应该是云岭审批局吧",
        "2020年许可冠军多半是云岭审批局",
        "2020年哪家许可最多，我猜是云岭审批局，对不对",
        "云岭审批局是不是2020年许可最多的那家",
    ],
)
def test_who_is_guessed_to_be_the_first_is_held_against_all(question: str) -> None:
    """All are asked for, and the one named is only supposed."""
    scope = ask(question)
    assert (scope.status, scope.supposed) == (ScopeStatus.ALL, YUNLING)


@pytest.mark.parametrize(
    "question", ["2020年许可最多的云岭审批局，收到多少申请", "云岭审批局许可最多的是2020年吗"]
)
def test_who_is_only_called_the_most_is_asked_alone(question: str) -> None:
    """Nothing supposes that it comes first."""
    assert ask(question).agencies == (YUNLING,)
