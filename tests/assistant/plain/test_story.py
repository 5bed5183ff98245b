"""What is told before and after a question is left aside; what narrows it is not."""

from __future__ import annotations

import pytest

from assistant.plain.story import without_story


@pytest.mark.parametrize(
    ("question", "left"),
    [
        (
            "我二叔跟公家打官司，听说先得复议。那云岭县林业局2022年复议后起诉几件？心里有个底",
            "那云岭县林业局2022年复议后起诉几件？",
        ),
        (
            "我们科要写一句“平均多少人”，别的单位有现成的，云岭县林业局2022年培训几次",
            "云岭县林业局2022年培训几次",
        ),
        (
            "领导忽然问我，2021年谁家公众号发得最多，我一时答不上来，脸都红了，赶紧来搜",
            "2021年谁家公众号发得最多",
        ),
        ("我妈开饭馆，去年被罚过。云岭县林业局2021年处罚几件", "云岭县林业局2021年处罚几件"),
    ],
)
def test_what_is_told_around_a_question_is_left_aside(question: str, left: str) -> None:
    """How one comes to ask, and what one feels about it, is no matter of any report."""
    assert without_story(question) == left


@pytest.mark.parametrize(
    "question",
    [
        "我只看自然人的，云岭县林业局2022年申请几件",
        "我在云岭县林业局办事，2022年许可几件",
        "云岭县林业局2022年申请几件，我要的是企业提的",
        "我妈去年被罚过，云岭县林业局处罚几件",
        "我想知道处罚，云岭县林业局2022年和2021年差多少",
        "云岭县林业局2022年申请几件，按自然人算",
        "我想看许可",
        "像我们研究所这样的科研机构，2021年去云岭县林业局申请公开的有几件",
        "企业、科研、公益、律所、其他，这五类2022年给云岭县林业局递了几件申请",
    ],
)
def test_what_narrows_or_names_the_matter_is_kept(question: str) -> None:
    """A kind, an agency, a year or a cell that stands nowhere else is part of what is asked."""
    assert without_story(question) == question
