"""Questions that take for granted that nothing was done."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.understanding.operations import find_operations


@pytest.mark.parametrize(
    "question",
    [
        "为什么没有罚过一件",
        "为什么一件申请都没收到",
        "怎么连一起诉讼也没有",
        "听说复议是零,属实吗",
        "怎么许可是0件",
        "是不是一件都没罚",
    ],
)
def test_a_premise_of_none_is_a_claim(question: str) -> None:
    """It is held against the figure, and no limit or sum is read into it."""
    asked = find_operations(question)
    assert asked.claim is not None
    assert asked.claim.value == 0
    assert asked.operations == ()


@pytest.mark.parametrize("question", ["为什么没有及时更新", "为什么罚了10件", "为什么许可减少了"])
def test_why_without_none_claims_no_nothing(question: str) -> None:
    """A reason is asked for, or another number claimed."""
    claim = find_operations(question).claim
    assert claim is None or claim.value


def test_a_premise_of_none_is_answered_with_the_figure(assistant: Assistant) -> None:
    """The cell is given, and that the 0 is not the report's."""
    for words in ("为什么没有办过一件许可", "为什么没有行政许可"):
        assert "0件与报告不符" in "".join(
            s.text for s in assistant.ask(f"云岭县水务局2022年{words}").statements
        )


def test_a_claimed_number_whose_cause_is_asked_says_that_none_is_told(assistant: Assistant) -> None:
    """That the number is right is no answer to why it is so."""
    number = next(f.value for f in assistant.ask("云岭县水务局2022年行政许可多少件").figures)
    said = assistant.ask(f"云岭县水务局2022年为什么办了{number}件行政许可").statements
    assert "没有写其中的原因" in "".join(s.text for s in said)
