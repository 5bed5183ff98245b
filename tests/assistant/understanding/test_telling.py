"""What a question asks reports to tell, and whether those that do not are meant."""

from __future__ import annotations

import pytest

from assistant.lookup.evidence import Need
from assistant.understanding.telling import Telling, telling_of
from ingest.fold import squeeze


def read(question: str) -> Telling:
    return telling_of(squeeze(question).text, Need(()))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("没有提到直播的单位有哪些", ("lacks",)),
        ("政府开放日哪些单位没写", ("lacks",)),
        ("哪些单位没搞过培训", ("lacks", "undone", "deed", "past")),
        ("哪几家报告说未收取费用", ("none",)),
        ("哪个单位提到政策解读不够深入", ("flaw",)),
        ("哪些单位存在人手不足的问题", ("flaw",)),
        ("哪些单位搞过专题会议", ("deed", "past")),
        ("哪些单位有没有公众号", ("deed",)),
        ("哪几份报告提到第三方评估", ()),
        ("没提到栏目更新问题的有哪些单位", ("lacks", "flaw")),
        ("哪几家没承认人员更换频繁", ("lacks",)),
        ("哪家说过公开效果没人评估", ("flaw",)),
        ("谁家说互动渠道没什么人用", ("flaw",)),
        ("哪些单位的主要领导定期听汇报", ("deed",)),
        ("哪些单位打算引入第三方评估", ("planned",)),
        ("准备以老带新的是谁", ("planned",)),
    ],
)
def test_a_lack_a_flaw_and_a_deed_are_told_apart(question: str, words: tuple[str, ...]) -> None:
    """没有提到 asks for the others, 说未收取 for those that say so, 不够深入 for a problem."""
    telling = read(question)
    told = ("lacks", "undone", "none", "flaw", "deed", "past", "planned")
    assert tuple(word for word in told if getattr(telling, word)) == words


def test_the_words_that_only_ask_are_not_looked_for() -> None:
    """The verb of doing, the noun of who and the denial are no part of the matter."""
    assert [term.word for term in read("哪些单位没有搞专题会议").need.terms] == ["专题会议"]
    assert read("哪些单位搞过专题会议").need.terms[0].alternatives == ()


def test_only_what_stands_on_either_side_of_or_may_take_the_others_place() -> None:
    terms = {
        term.word: term.alternatives for term in read("哪些单位写了举办乡村开放日或者乡村公开日").need.terms
    }
    assert terms["乡村开放日"] == ("乡村公开日",)
    assert all("乡村公开日" not in same for word, same in terms.items() if word != "乡村开放日")


def test_one_of_two_quoted_names_is_enough_unless_both_are_asked_for() -> None:
    assert len(read("哪几份提到了“流动书吧”“板凳课堂”这种活动").need.terms) == 1
    assert len(read("哪几份同时提到了“流动书吧”“板凳课堂”").need.terms) == 2
