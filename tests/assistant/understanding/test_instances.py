"""Single cases of what a report counts, for which the number of all is no answer."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.types import ScopeStatus
from assistant.understanding.as_such import as_such
from assistant.understanding.meaning import by_meaning
from assistant.understanding.query import Query, Topic
from assistant.understanding.understand import understand

THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in (("青溪市云岭县", "水务局"), ("青溪市云岭县", "林业局"), ("青溪市南浦区", "教育局"))
    for year in (2020, 2021, 2022)
)
WATER = "云岭县水务局2022年"


def read(question: str) -> Query:
    query = understand(question, (), THERE, date(2026, 11, 21))
    return by_meaning(as_such(query, question, THERE))


@pytest.mark.parametrize(
    "words",
    [
        "处罚的企业名单",
        "被处罚的企业都有哪几家",
        "罚了哪几家公司，各罚多少",
        "行政强制扣了谁的车",
        "行政诉讼的审理法院是哪家",
        "政府采购的供应商名单",
        "采购了哪几样东西，各多少钱",
        "规范性文件的目录列一下",
        "罚得最重的那一单罚了多少",
        "第一张许可证发给了谁",
        "前十名罚款大户",
        "哪类处罚最多",
        "复议案子是因为什么事",
        "官司输给了谁",
        "强制措施都用了哪几种",
    ],
)
def test_the_number_of_all_is_not_told_for_single_cases(words: str) -> None:
    """Only a sentence with a list, a name or the largest of them may answer."""
    query = read(WATER + words)
    assert (query.topic, query.measures, query.counts) == (Topic.PROSE, (), ())
    assert query.need.must


@pytest.mark.parametrize(
    "words",
    [
        "处罚了几家企业",
        "处罚和强制的清单，各几件",
        "自然人和企业谁申请得多",
        "处罚和许可谁多",
        "不予公开里哪种理由最多",
        "哪一类申请人最多",
        "开了30张罚单，都是罚谁的",
        "最多的一类复议结果是什么",
    ],
)
def test_cells_set_side_by_side_are_looked_up(words: str) -> None:
    """Kinds that the form has, several cells that are listed, and a number to be confirmed."""
    query = read(WATER + words)
    assert query.measures
    assert not query.need.must


@pytest.mark.parametrize("question", ["2022年处罚了企业的是谁", "2022年有行政强制的单位名单"])
def test_of_all_agencies_it_is_asked_which_of_them(question: str) -> None:
    """Of nobody in particular 谁 and 名单 are of agencies."""
    assert read(question).scope.status is ScopeStatus.ALL
    assert not read(question).need.must


def test_a_month_is_something_to_be_looked_for() -> None:
    """3月罚了多少件 is clear, and no number of nothing."""
    assert not read(f"{WATER}3月罚了多少件").asks_nothing


@pytest.mark.parametrize("words", ["处罚这三年是怎么走的", "申请量往哪走", "许可走得怎么样"])
def test_the_course_of_a_number_is_no_way_to_the_office(words: str) -> None:
    """怎么走 of what is counted asks how it went; of an office it asks for the address."""
    assert read(f"云岭县水务局{words}").topic is not Topic.CONTACT
    assert read("云岭县水务局怎么走").contacts == ("address",)


@pytest.mark.parametrize("why", ["我店里执照的事想跑一趟", "孩子转学的事想当面问", "我那件申请想催一催"])
def test_what_an_address_is_wanted_for_is_no_reason_to_refuse(why: str) -> None:
    """The clause that asks for it decides."""
    assert read(f"云岭县水务局在哪条街，{why}").topic is Topic.CONTACT


@pytest.mark.parametrize("words", ["行政诉讼的律师费是多少", "行政诉讼的受理费是多少"])
def test_what_one_agency_paid_is_no_question_of_law(words: str) -> None:
    """Of nobody it is, and of an agency and a year it is looked for."""
    assert read(WATER + words).topic is Topic.PROSE
    assert read(f"提起{words}").topic is Topic.LAW


@pytest.mark.parametrize(
    "lead",
    [
        "我在南浦开店，想晓得区",
        "家住南浦，打听下区",
        "替亲戚打听下南浦区",
        "老乡托我问句，南浦区",
        "南浦辖内区",
    ],
)
def test_a_lead_in_is_no_part_of_a_name(lead: str) -> None:
    """Who asks, and where the office is, stand before its name."""
    query = read(f"{lead}教育局2021年处罚多少件")
    assert query.scope.agencies == ("青溪市南浦区教育局",)
    assert [m.row for m in query.measures] == ["行政处罚"]


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("2020、2021两个年度的规范性文件现行有效数，差几件", "行政规范性文件"),
        ("2020和2021两年份的处罚差几件", "行政处罚"),
    ],
)
def test_the_years_counted_set_nothing_apart(words: str, row: str) -> None:
    """两个年度的 says again which years are meant."""
    assert [m.row for m in read(f"云岭县水务局{words}").measures] == [row]


def test_who_wants_a_mean_is_no_part_of_the_agency() -> None:
    """科里要算 is who asks."""
    query = read("科里要算滚动均值，云岭县水务局2020、2021、2022三年处罚的平均")
    assert [m.row for m in query.measures] == ["行政处罚"]


@pytest.mark.parametrize(
    "words",
    ["一加二、三加四，两边各是多少，平吗", "申请表两头能不能轧平", "申请台账能轧拢吗", "申请收支能不能抹平"],
)
def test_whether_both_sides_come_out_even_is_a_check(words: str) -> None:
    """However it is put in everyday words."""
    assert read(WATER + words).topic is Topic.CHECK


@pytest.mark.parametrize("turn", ["申请人名单", "都是哪些企业", "最大的一笔呢", "罚了谁", "3月份呢"])
def test_a_turn_that_asks_for_single_cases_is_not_told_the_number_before(turn: str) -> None:
    """Nor is it asked of all agencies."""
    query = by_meaning(understand(turn, [f"{WATER}处罚了多少件"], THERE, date(2026, 11, 21)))
    assert query.scope.agencies == ("青溪市云岭县水务局",)
    assert (query.measures, query.counts) == ((), ())
    assert query.need.must


def test_what_a_number_is_to_be_used_for_changes_nothing() -> None:
    """，我论文要用 after the question."""
    query = read(f"{WATER}申请结转多少，我论文要用")
    assert query.measures == read(f"{WATER}申请结转多少").measures
