"""Agencies in short, names that none has, and words that are no name."""

from __future__ import annotations

import pytest

from assistant.types import ScopeStatus
from tests.assistant.scope.test_resolve import ask, catalogue

POLICE = catalogue(
    ("公安", "槐岭市公安局", 2020),
    ("民政", "澜岳省民政厅", 2021),
    ("镇", "云岭县白石镇人民政府", 2021),
)


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("槐岭公安2020年政府采购几项", "槐岭市公安局"),  # 公安 is a county elsewhere
        ("槐岭警方2020年处罚多少", "槐岭市公安局"),
        ("公安2020年处罚多少", "槐岭市公安局"),
        ("澜岳民政厅2021年新收几件", "澜岳省民政厅"),  # of a province that no list has
    ],
)
def test_resolve_an_office_in_short(question: str, agency: str) -> None:
    scope = ask(question, of=POLICE)
    assert (scope.status, scope.agencies) == (ScopeStatus.RESOLVED, (agency,))


def test_resolve_a_town_beside_an_office_is_its_own_government() -> None:
    assert set(ask("省民政厅和白石镇谁收的申请多", of=POLICE).agencies) == {
        "澜岳省民政厅",
        "云岭县白石镇人民政府",
    }


@pytest.mark.parametrize(
    "question",
    [
        "环翠审批局2019年可网办803项。若改用区大厅的946项作分母，比例是多少",
        "文登区政府2023年收到174件。换成全市口径是多少",
    ],
)
def test_resolve_words_of_a_sentence_are_no_place(question: str) -> None:
    assert ask(question).status is ScopeStatus.RESOLVED


def test_resolve_a_name_that_nobody_has_heard_of_is_kept() -> None:
    scope = ask("柳坝镇2022年收到几件申请")
    assert (scope.status, scope.unheard) == (ScopeStatus.NOT_FOUND, ("柳坝镇", ""))


def test_resolve_each_ones_newest_report_where_few_have_the_newest() -> None:
    uneven = catalogue(
        ("甲1", "青溪市教育局", 2022),
        ("甲2", "青溪市教育局", 2023),
        ("乙", "北棠区信访局", 2021),
        ("丙", "砚湖县财政局", 2020),
    )
    assert set(ask("哪家申请最多", of=uneven).report_ids) == {"甲2", "乙", "丙"}


ZONE = catalogue(
    ("开发区", "白礁经济技术开发区管理委员会", 2022),
    ("教体", "云岭县教育和体育局", 2021),
    ("城管", "临渡区城市管理综合行政执法局", 2022),
    ("镇", "云岭县白石镇人民政府", 2019),
)


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("白礁管委会2022年收到几件申请", "白礁经济技术开发区管理委员会"),
        ("白礁2022年收到几件申请", "白礁经济技术开发区管理委员会"),
        ("经开区管委会2022年收到几件申请", "白礁经济技术开发区管理委员会"),
        ("开发区2022年收到几件申请", "白礁经济技术开发区管理委员会"),
        ("云岭体育局2021年收到几件申请", "云岭县教育和体育局"),
        ("云岭县教体部门2021年收到几件申请", "云岭县教育和体育局"),
        ("临渡区综合执法局2022年收到几件申请", "临渡区城市管理综合行政执法局"),
        ("咱镇里2019年收到几件申请", "云岭县白石镇人民政府"),
    ],
)
def test_resolve_an_office_by_a_part_of_its_name(question: str, agency: str) -> None:
    """A zone by its own name, a bureau by one of its matters, and the only one of a kind by its kind."""
    scope = ask(question, of=ZONE)
    assert (scope.status, scope.agencies) == (ScopeStatus.RESOLVED, (agency,))


def test_resolve_asks_back_where_a_place_of_the_kind_has_other_offices() -> None:
    two = catalogue(("府", "北棠区人民政府", 2022), ("教", "临渡区教育局", 2022))
    assert ask("区里2022年发出去多少许可", of=two).status is not ScopeStatus.RESOLVED


@pytest.mark.parametrize("question", ["白礁教育局2022年收到几件申请", "云岭县统计局2021年收到几件申请"])
def test_resolve_another_office_of_the_place_is_none_of_its_parts(question: str) -> None:
    assert ask(question, of=ZONE).status is ScopeStatus.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "翻到信访局2022年报，收到几件申请",
        "下面信访局2022年收到几件申请",
        "刚读了信访局2022年的报告，收到几件申请",
        "你们区信访局2022年收到几件申请",
    ],
)
def test_resolve_words_before_a_name_are_no_part_of_it(question: str) -> None:
    assert ask(question).agencies == ("威海市文登区信访局",)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("同事让我查柳坝县政府2022年收到几件申请", "柳坝县政府"),
        ("手头有柳坝审批局2022年的年报，收到几件申请", "柳坝审批局"),
        ("翻到荣成审批局2022年报，收到几件申请", "荣成审批局"),
    ],
)
def test_resolve_a_name_behind_other_words_is_not_another_agency(question: str, name: str) -> None:
    """The only report of the year is not that of an agency that is none of ours."""
    scope = ask(question)
    assert scope.status is ScopeStatus.NOT_FOUND
    assert name in scope.problem


def test_resolve_a_zone_after_a_bureau_is_its_committee() -> None:
    """It has no such bureau."""
    scope = ask("白礁开发区2022年的呢", "云岭县教体局2021年许可多少件", of=ZONE)
    assert scope.agencies == ("白礁经济技术开发区管理委员会",)
