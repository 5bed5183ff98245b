"""Numbers that stand in no cell, which no other number may be given for."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.types import ScopeStatus
from assistant.understanding.meaning import by_meaning
from assistant.understanding.query import Query, Topic
from assistant.understanding.understand import understand

THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in (("青溪市云岭县", "水务局"), ("青溪市云岭县", "林业局"), ("青溪市南浦区", "水务局"))
    for year in (2020, 2021, 2022)
)
WATER = "云岭县水务局2022年"


def read(question: str, *turns: str) -> Query:
    return by_meaning(understand(question, turns, THERE, date(2026, 11, 21)))


@pytest.mark.parametrize(
    "words",
    [
        "处罚了多少钱",
        "行政处罚罚款总共几万元",
        "许可平均多少天办完",
        "复议平均审多久",
        "公开工作人员平均几岁",
        "行政强制拖走几辆车",
        "下半年许可几件",
        "三季度收到多少申请",
        "处罚里外资的有几件",
        "强制里涉及货车的几件",
        "罚款金额",
        "罚没款总金额（万元）",
        "培训花费几何",
        "平均答复天数",
        "公众号一共多少粉丝",
        "许可有多少是网上办的",
        "外国人来申请的有几个",
        "行政诉讼里由律师代理的占几成",
        "打官司的律师费是多少",
        "打官司一共花了多少",
        "5月罚了几件",
        "5月1日那天罚了几件",
        "1-3月许可几件",
        "哪个月许可最多",
        "公众号一共多少人关注",
        "闯红灯罚了几件",
    ],
)
def test_a_cell_near_by_is_not_looked_up(words: str) -> None:
    """Another unit, a part of the year or a noun of no cell: only a sentence with it may answer."""
    query = read(WATER + words)
    assert (query.topic, query.measures, query.counts) == (Topic.PROSE, (), ())
    assert query.strict or query.need.must


@pytest.mark.parametrize(
    "words",
    [
        "收费收了多少钱",
        "集中采购花了几万元",
        "信息处理费多少元",
        "许可几件",
        "罚了几家企业",
        "律师来申请的几件",
        "因为商业秘密没给的几件",
        "全年公开多少条",
        "罚多少",
        "罚了多少人",
        "采购金额多少",
        "收费多少万",
        "1月1日至12月31日罚了几件",
        "公众号发了几条",
        "培训来了多少人",
    ],
)
def test_a_cell_that_is_asked_for_is_looked_up(words: str) -> None:
    """Money where the cell is money, kinds of applicants and reasons, and the whole year."""
    query = read(WATER + words)
    assert query.measures or query.counts
    assert not query.strict
    assert not query.need.must


@pytest.mark.parametrize(
    "words",
    [
        "超期答复的申请几件",
        "行政诉讼撤诉的几件",
        "行政复议不予受理几件",
        "不予行政许可几件",
        "食品安全处罚多少件",
        "规划科收到多少件申请",
        "记者提的申请有几件",
        "当面申请几件",
        "撤回申请的有几件",
        "要求补正的申请多少件",
        "每万人申请量是多少",
        "报纸上公开了多少条",
        "咨询窗口的上班时间几点到几点",
        "政策解读都解读了哪些文件，列下标题",
        "疫情防控信息公开多少条",
    ],
)
def test_a_part_of_no_cell_is_looked_for_beside_a_number(words: str) -> None:
    """The whole is no answer to what a qualifier sets apart: its word must lead to the number told."""
    query = read(WATER + words)
    assert (query.topic, query.measures, query.counts) == (Topic.PROSE, (), ())
    assert query.need.must
    assert query.need.beside


@pytest.mark.parametrize(
    "words",
    [
        "逾期不补正的几件",
        "还没办完的复议几件",
        "复议调解了结算其他结果的几件",
        "政务公开工作人员几名",
        "哪类申请人最多",
        "一件许可都没批吗",
        "新制作规范性文件几件",
        "网上的当面的申请一共收到多少",
    ],
)
def test_a_word_that_a_cell_has_sets_nothing_apart(words: str) -> None:
    """The rows and columns of the form, and what is said of all of a table, are looked up."""
    query = read(WATER + words)
    assert query.measures or query.counts
    assert not query.need.must


@pytest.mark.parametrize("words", ["申请内容集中在哪些领域", "申请人主要想了解什么", "集中采购买了什么"])
def test_contents_are_no_number(words: str) -> None:
    """What requests ask for, or what was bought, is told by a sentence that says so, not by a count."""
    query = read(WATER + words)
    assert (query.topic, query.measures) == (Topic.PROSE, ())
    assert query.need.must
    assert not query.need.number


def test_another_medium_after_one_is_not_it() -> None:
    """那微博呢 after 公众号 does not ask for the first one again."""
    query = read("那微博呢，有几条", f"{WATER}公众号发了几条")
    assert query.counts == ()
    assert [term.word for term in query.need.must] == ["微博"]


@pytest.mark.parametrize("question", ["哪家最多", f"{WATER}的数字是多少"])
def test_a_number_of_nothing_is_asked_back(question: str) -> None:
    """Neither a cell nor a word to look for is named."""
    assert read(question).asks_nothing
    assert not read(question.replace("最多", "许可最多").replace("的数字", "许可的数字")).asks_nothing


def test_the_one_of_several_is_a_choice() -> None:
    """那个局 does not say which, of a place or of two that were named; of one it does."""
    assert read("青溪市那个局2022年许可几件").scope.status is ScopeStatus.CLARIFY
    two = "云岭县水务局和南浦区水务局2022年许可几件"
    assert read("那个局的电话", two).scope.status is ScopeStatus.CLARIFY
    assert read("那个局的电话", f"{WATER}许可几件").scope.status is ScopeStatus.RESOLVED


@pytest.mark.parametrize("name", ["国务院办公厅", "财政部", "国家统计局"])
def test_a_central_agency_is_not_there(name: str) -> None:
    """It has no place before it, and is none of those that report."""
    assert read(f"{name}2022年许可几件").scope.status is ScopeStatus.NOT_FOUND


@pytest.mark.parametrize("between", ["那个", "那家", "的"])
def test_a_word_between_place_and_office_is_passed_over(between: str) -> None:
    """云岭县那个水务局 is 云岭县水务局."""
    assert read(f"云岭县{between}水务局2022年许可几件").scope.agencies == ("青溪市云岭县水务局",)
