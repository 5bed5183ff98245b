"""A turn that leaves of all that were spoken of those within a limit."""

from __future__ import annotations

import pytest

from assistant.turns.limited import within_limit

EACH = "各单位处罚多少"


@pytest.mark.parametrize(
    ("turn", "limit"),
    [
        ("超过50件的就行,列出来", "超过50件"),
        ("把超过1000的挑出来", "超过1000"),
        ("少于500件", "少于500件"),
        ("300条以下的报一下", "300条以下"),
        ("500到2000之间的有哪些", "500到2000之间"),
        ("一件都没有的呢", "为0"),
        ("没有的是哪家", "为0"),
    ],
)
def test_a_limit_alone_is_of_the_number_spoken_of(turn: str, limit: str) -> None:
    """It lists who is within it."""
    assert within_limit(EACH, turn) == f"各单位处罚{limit}的有哪几家"


@pytest.mark.parametrize("turn", ["许可超过50件的有谁", "超过50件了吗", "为什么没有", "一共多少"])
def test_what_says_more_is_no_limit_alone(turn: str) -> None:
    """Another matter, a claim to be confirmed, a cause."""
    assert not within_limit(EACH, turn)


def test_of_one_agency_a_bare_limit_leaves_nobody() -> None:
    """少于500件 of one is a claim."""
    assert not within_limit("处罚多少", "少于500件")
