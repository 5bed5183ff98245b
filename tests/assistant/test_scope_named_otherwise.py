"""Agencies named by their charge, led to by small words, or pointed at as the first or both spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.resolve import resolve
from assistant.types import Scope, ScopeStatus

OFFICES = (
    ("青溪市", "人民政府"),
    ("青溪市临渡区", "教育局"),
    ("青溪市临渡区", "行政审批服务局"),
    ("澜原市砚湖县", "市场监督管理局"),
)
THERE = Catalogue(
    CatalogueReport(f"{office[:2]}{year}", place + office, place, office, year)
    for place, office in OFFICES
    for year in (2019, 2020, 2021, 2022)
)


def ask(question: str, *turns: str) -> Scope:
    return resolve(question, turns, THERE, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("砚湖管市场的2021年罚了几件", "市场2021"),
        ("临渡区管教育的那家2020年培训几次", "教育2020"),
        ("砚湖管市场的和临渡管审批的，2021年处罚合计", "市场2021 行政2021"),
        ("临渡区就教育局和审批局，2022年窗口合计几个", "教育2022 行政2022"),
        ("听说教育局有个做法，临渡区2020年的，是什么", "教育2020"),
        ("据说市监局2021年罚了不少，砚湖的", "市场2021"),
        ("砚湖2019年夜市上有人摆摊，市监局怎么弄的", "市场2019"),
        ("青溪市政府办许可2021年多少件", "人民2021"),
        ("审批局2021年许可多少，临渡的", "行政2021"),
        ("临渡公众号教育局2021年", "教育2021"),
        ("临渡两家教育和审批，2021年培训各几次", "教育2021 行政2021"),
        ("临渡两家审批教育2021年培训各几次", "教育2021 行政2021"),
        ("临渡、砚湖的教育局市监局2021年培训各几次", "教育2021 市场2021"),
        ("做课题研究县级审批，临渡审批局2021年许可几件", "行政2021"),
    ],
)
def test_an_agency_is_found_however_it_is_led_to(question: str, reports: str) -> None:
    """By its charge, behind 就 and 听说, beside a 夜市 that is no town, and as what its 办 did."""
    assert set(ask(question).report_ids) == set(reports.split())


@pytest.mark.parametrize(
    "question",
    ["临渡管卫生的那家2021年收了几件申请", "青溪市政府办2021年收了多少件", "滨山审批局2021年许可几件"],
)
def test_an_agency_that_is_not_there_is_said_to_be_none(question: str) -> None:
    """No other office of the place answers for the one that is named."""
    assert ask(question).status is ScopeStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("turns", "question", "reports"),
    [
        (["临渡区两个局2021年各有几个人"], "合到一起几个人", "教育2021 行政2021"),
        (["临渡区两个局2021年各有几个人"], "那22年呢", "教育2022 行政2022"),
        (["砚湖市监局2020年收了几件", "临渡教育局2020年培训几次"], "回到最开始那家，培训几次", "市场2020"),
        (["砚湖市监局2020年收了几件", "临渡教育局呢"], "开头问的那家2021年收了几件", "市场2021"),
        (["砚湖市监局2020年新收几件申请"], "除了这些，上年带过来的有没有", "市场2020"),
    ],
)
def test_a_turn_is_about_those_it_points_at(turns: Sequence[str], question: str, reports: str) -> None:
    """Both of a place in the year spoken of, the first of all turns, and the same one beside 除了这些."""
    assert set(ask(question, *turns).report_ids) == set(reports.split())


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("头一个问题，换22年再答一遍", "新收几件申请"),
        ("第一个问题，换成2022年呢", "新收几件申请"),
        ("最开始问的那个数，22年是多少", "新收"),
    ],
)
def test_the_first_question_is_asked_again(question: str, matter: str) -> None:
    """头一个问题 is the first of the conversation and not a problem of a report."""
    scope = ask(question, "砚湖市监局2021年新收几件申请", "主动公开多少条")
    assert (scope.report_ids, matter in scope.rest, "主动公开" in scope.rest) == (("市场2022",), True, False)


@pytest.mark.parametrize(
    "question",
    [
        "22年罚了几件来着，我忘了看的是哪家",
        "哪家我忘了，反正2021年收到申请几件",
        "2021年许可几件，不记得是哪个局了",
    ],
)
def test_who_forgot_the_agency_is_asked_back(question: str) -> None:
    """One agency is meant and none is named, so that all are offered and none is answered."""
    assert ask(question).status is ScopeStatus.CLARIFY


def test_which_agency_is_first_may_have_been_forgotten() -> None:
    """忘了哪家最多 asks of all of them."""
    assert ask("忘了哪家2021年许可最多").status is ScopeStatus.ALL
