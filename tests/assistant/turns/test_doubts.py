"""What only doubts the answer before is no matter of its own."""

from __future__ import annotations

import pytest

from assistant.turns.doubts import doubts_reading, without_doubts


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


@pytest.mark.parametrize("turn", ["是表看不清吗", "是不是图片没识别出来？", "是空着没填吗", "扫描件糊了吧"])
def test_a_turn_about_how_a_table_was_read_leaves_the_matter(turn: str) -> None:
    """Why there is no number is asked of the place, and of nothing else."""
    assert doubts_reading(turn)


@pytest.mark.parametrize("turn", ["哪几项没填", "表里处罚多少件", "2021年的表看不清吗", "没收到几件"])
def test_a_turn_with_a_matter_is_not_only_about_reading(turn: str) -> None:
    """What names a year or asks for a number is a question of its own."""
    assert not doubts_reading(turn)
