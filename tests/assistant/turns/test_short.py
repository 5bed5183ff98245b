"""Which words of a short turn carry a matter."""

from __future__ import annotations

import pytest

from assistant.turns.short import (
    asks_cause,
    computation,
    computes,
    correction,
    drops_matter,
    has_matter,
    is_beside,
    merged_rest,
    names_cell,
    read_turn,
    without_taken_back,
)
from assistant.understanding.learned import AGAIN, APART, COMPUTE, OWN


@pytest.mark.parametrize("own", ["收了几件", "几件", "的呢", "这个数", "又收几件"])
def test_what_was_said_before_is_only_repeated(own: str) -> None:
    """Words that add nothing leave the matter before as it is, or beside it."""
    assert merged_rest("收到几件公开申请", own, own, False, read_turn(own)).startswith("收到几件公开申请")


@pytest.mark.parametrize("own", ["处罚几件", "窗口有几个", "存在哪些问题", "下一步呢"])
def test_a_matter_of_its_own_stands_alone(own: str) -> None:
    """What was asked before is not added to it."""
    assert merged_rest("收到几件公开申请", own, own, False, read_turn(own)) == own


@pytest.mark.parametrize("own", ["两样加一块", "谁少,少几件", "增幅百分之多少", "三样拢共", "多出几篇"])
def test_arithmetic_alone_computes_with_what_was_asked(own: str) -> None:
    """It names nothing that could be counted."""
    assert computes(own)


@pytest.mark.parametrize("own", ["处罚加许可多少", "谢谢", "有哪些问题", ""])
def test_anything_else_computes_with_nothing_before(own: str) -> None:
    """It has a matter, or no arithmetic."""
    assert not computes(own)


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("哎呀看错，要19年的", "哎呀看错，"),
        ("记岔了，是临渡那个", "记岔了，"),
        ("年份更正为2020", "年份更正为"),
        ("单位弄错了，应为北棠区政府", "单位弄错了，应为"),
        ("打扰了，上面年份写错，应为2019", "打扰了，上面年份写错，应为"),
        ("嗨，问成处罚了，是许可", "嗨，问成处罚了，是"),
        ("不是审批局，我要水务局的", "不是审批局，我要"),
        ("不对外公开的有几件", ""),
        ("不予公开，部分公开各几件", ""),
    ],
)
def test_a_correction_is_told_from_what_it_corrects_to(question: str, head: str) -> None:
    """Only words about the slip itself are taken off."""
    assert correction(question) == head


@pytest.mark.parametrize(
    ("own", "is_cause"),
    [("减少的原因是什么", True), ("为啥涨这么多", True), ("为什么不予公开", False), ("涨多少", False)],
)
def test_why_a_number_changed_is_told_from_other_reasons(own: str, is_cause: bool) -> None:
    """It names no matter beside the change."""
    assert asks_cause(own) is is_cause


@pytest.mark.parametrize(
    ("rest", "leaves"),
    [
        ("跳到", AGAIN),
        ("手滑，改", AGAIN),
        ("再倒回去", AGAIN),
        ("接着往下翻一页", AGAIN),
        ("两家拢一块儿多少", COMPUTE),
        ("摊到各家多少", COMPUTE),
        ("别加，分开报", APART),
        ("不必汇总了", APART),
        ("维持", OWN),
        ("律所", OWN),
        ("短板又是哪些", OWN),
        ("邮箱", OWN),
        ("你们食堂中午几点开饭", OWN),
        ("", AGAIN),
    ],
)
def test_a_turn_is_told_by_what_it_leaves_to_those_before(rest: str, leaves: str) -> None:
    """The matter again, arithmetic, each apart, or nothing: also words never learned from."""
    assert read_turn(rest).leaves == leaves


def test_clauses_without_a_matter_are_dropped_beside_one_that_has_it() -> None:
    """What is said of the slip is not looked for in reports."""
    assert read_turn("等一下，拿错列了，该看结果纠正那列").own == "该看结果纠正那列"


def test_numbers_wanted_apart_are_not_added() -> None:
    """The sum goes from the matter before."""
    turn = read_turn("别加，分开报")
    merged = merged_rest("建议和提案加在一起多少", "别加，分开报", "别加,分开报", False, turn)
    assert merged == "建议和提案多少"


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("公众号也不要了，给我解读篇数", "给我解读篇数"),
        ("不用占比了，只报件数", "只报件数"),
        ("不予公开的几件，部分公开的呢", "不予公开的几件，部分公开的呢"),
    ],
)
def test_what_is_not_wanted_any_more_is_not_read(question: str, left: str) -> None:
    """Only a clause that takes something back goes."""
    assert without_taken_back(question) == left


def test_arithmetic_in_other_words_is_put_as_the_rules_know_it() -> None:
    """What the rules know already stays as it is."""
    assert computation("合共").endswith("，一共")
    assert computation("一共几件") == "一共几件"


@pytest.mark.parametrize(("words", "named"), [("官司总数", True), ("总数", False), ("跳到", False)])
def test_words_for_a_cell_that_no_rule_knows_need_no_matter_before(words: str, named: bool) -> None:
    """They are about that cell by themselves."""
    assert names_cell(words) is named


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("算了不问这个，培训几次", "培训几次"),
        ("换个话题，公众号发了多少条", "公众号发了多少条"),
        ("不说这个了，晚上吃什么好", "晚上吃什么好"),
    ],
)
def test_turn_that_drops_the_subject_is_read_without_saying_so(question: str, left: str) -> None:
    """What follows is a matter of its own."""
    assert drops_matter(question)
    assert without_taken_back(question) == left
    assert has_matter(left)


@pytest.mark.parametrize("question", ["算了，还是21年吧", "许可不看了，处罚呢", "那水务局呢"])
def test_turn_that_changes_its_mind_drops_no_subject(question: str) -> None:
    """Another year, another cell or another agency goes on with what was asked."""
    assert not drops_matter(question)


@pytest.mark.parametrize(
    ("own", "earlier", "beside"),
    [
        ("视频号发了多少条", "公众号发了多少条", True),
        ("头条号发了多少条?", "微信公众号发了多少条？", True),
        ("企业提了多少件申请", "自然人提了多少件申请", True),
        ("一共发了多少条", "公众号发了多少条", False),
        ("去年发了多少条", "公众号发了多少条", False),
        ("发了多少条", "公众号发了多少条", False),
        ("公众号发了多少条", "公众号发了多少条", False),
        ("视频号呢", "公众号发了多少条", False),
    ],
)
def test_the_same_asked_of_something_else_stands_alone(own: str, earlier: str, beside: bool) -> None:
    """A turn that changes only what is counted is no repetition: another channel has another number."""
    assert is_beside(own, earlier) is beside
    if beside:
        assert merged_rest(earlier, own, own, True, read_turn(own)) == own


def test_a_limit_alone_is_of_the_matter_before() -> None:
    """过五百条的有谁 sets a limit to the number that was asked of everyone."""
    turn = read_turn("过五百条的有谁")
    full = merged_rest("主动公开信息的条数", "过五百条的有谁", "过五百条的有谁", False, turn)
    assert full == "主动公开信息过五百条的有哪几家"
