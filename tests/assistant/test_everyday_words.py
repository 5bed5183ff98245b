"""Everyday words for what reports call otherwise, and for the law, which they do not tell."""

from __future__ import annotations

import pytest

from assistant.compose.contacts import contact_kinds
from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.mentions import read_mentions
from assistant.understanding.as_such import as_such
from assistant.understanding.query import Topic
from assistant.understanding.refusals import refused_as
from assistant.understanding.shortcomings import asks_problems
from assistant.understanding.terms import question_terms
from assistant.understanding.understand import understand

OFFICES = (("青溪市", "人民政府"), ("青溪市临渡区", "教育局"))
THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in OFFICES
    for year in (2021, 2022)
)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("管公开的人老换", {"人员", "更换", "频繁"}),
        ("干部三天两头换", {"人员", "更换", "频繁"}),
        ("老资料不好找", {"历史", "信息", "查找", "不便"}),
        ("以前的文件找起来费劲", {"历史", "信息", "查找", "不便"}),
        ("扫一个码就能看", {"二维码"}),
    ],
)
def test_what_people_say_is_looked_for_as_reports_have_it(said: str, words: set[str]) -> None:
    """人老换 is what reports call 人员更换频繁."""
    assert words <= {term.word for term in question_terms(said)}


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("有没有公布电子信箱,地址是什么", ["email"]),
        ("电子邮相地址", ["email"]),
        ("邮箱的地址是什么", ["email"]),
        ("邮箱和办公地址是什么", ["email", "address"]),
    ],
)
def test_the_address_of_a_mailbox_is_no_place(question: str, kinds: list[str]) -> None:
    """电子信箱，地址是什么 asks for no street."""
    assert sorted(contact_kinds(question)) == sorted(kinds)


@pytest.mark.parametrize(
    "question",
    [
        "对公开答复不服，应当在多少日之内提起行政复议？",
        "申请交了15天没回我，这是不是超期了",
        "申请交上去一个月没消息，合法吗",
        "年报逾期不发，负责人会受什么处分",
    ],
)
def test_limits_and_sanctions_asked_of_nobody_are_law(question: str) -> None:
    """No report tells what the law prescribes."""
    assert as_such(understand(question, (), THERE), question, THERE).topic is Topic.LAW


@pytest.mark.parametrize("question", ["2022年逾期补正几件", "临渡教育局2022年因逾期不答复怎么处理的"])
def test_what_a_report_may_tell_is_no_law(question: str) -> None:
    """A year or an agency makes it a matter of reports."""
    assert as_such(understand(question, (), THERE), question, THERE).topic is not Topic.LAW


def test_a_question_for_papers_to_read_is_refused() -> None:
    """Only what is to be read; what a paper is written for is no matter."""
    assert refused_as("最近有哪些关于数据的学术论文值得一读") is Topic.OTHER
    assert refused_as("写毕业论文用,2022年收到几件申请") is None


@pytest.mark.parametrize("rest", ["关于不足,怎么写的", "第五部分,问题方面怎么表述的", "对于毛病是怎么说的"])
def test_how_it_words_its_problems_asks_for_them(rest: str) -> None:
    """关于不足怎么写的 asks for the problems themselves."""
    assert asks_problems(rest)


@pytest.mark.parametrize("after", ["之间有何种合作", "、图书馆之间有何种合作", "、图书馆是怎么搭伙的"])
def test_those_it_works_with_are_not_whose_report_is_meant(after: str) -> None:
    """和档案馆合作 names no agency."""
    found = read_mentions(f"青溪市政府2022年和档案馆{after}", THERE).mentions
    assert [mention.text for mention in found] == ["青溪市政府"]


def test_the_years_in_which_a_named_thing_was_done_are_told_in_words() -> None:
    """哪几年开过 of a name in quotation marks is no count of what was published."""
    query = understand("“流动公开车”青溪市政府哪几年开过", (), THERE)
    assert any(term.whole for term in query.need.terms)
    assert not query.measures


@pytest.mark.parametrize(
    ("before", "turn", "asked"),
    [
        ("教育局2021年培训了多少人次", "没写人次的话，次数总该有吧", "开展培训次数"),
        ("教育局2021年培训几场", "人次呢", "参加培训人次"),
    ],
)
def test_a_turn_may_count_the_matter_before_otherwise(before: str, turn: str, asked: str) -> None:
    """次数 after 多少人次 is how often, and no longer how many came."""
    query = understand(turn, (before,), THERE)
    assert [count.row for count in query.counts] == [asked]
