"""What only doubts the answer before is no matter of its own."""

from __future__ import annotations

import pytest

from assistant.turns.doubts import without_doubts


@pytest.mark.parametrize(
    "question",
    [
        "你确定吗",
        "这个数准不准",
        "没看错吧，再核对一遍",
        "我记得是32件啊，你再看看",
        "不对吧，我听说是三十多件",
        "你是不是看错行了",
        "为什么没有数字",
        "这一格为什么是空的",
        "表里怎么没有",
        "那为何查不着",
        "为啥读不出来",
    ],
)
def test_a_doubt_leaves_nothing(question: str) -> None:
    """Whether the answer is doubted, a number recalled or a blank wondered at, the same is asked again."""
    assert without_doubts(question) == ""


@pytest.mark.parametrize(
    "question", ["为什么减少了", "处罚几件", "怎么改进", "那2021年呢", "没有收到申请的有哪些"]
)
def test_a_question_of_its_own_is_no_doubt(question: str) -> None:
    """What names a matter, a year or a cause stays whole."""
    assert without_doubts(question) == question


def test_what_goes_on_after_a_doubt_stays() -> None:
    """The clause that names whom or when is kept."""
    assert without_doubts("你确定吗，2021年呢") == "2021年呢"
