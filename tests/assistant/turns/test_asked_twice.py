"""Which turns ask two things, and where one ends."""

from __future__ import annotations

import pytest

from assistant.turns.asked_twice import asked_in_order, given_then_asked, held_against


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("那林业局是多少？两家差多少", ["那林业局是多少？", "两家差多少"]),
        ("林业局的呢，差几条", ["林业局的呢，", "差几条"]),
        ("林业局的呢？谁多，多几条", ["林业局的呢？", "谁多，多几条"]),
        ("同一年，林业局发了几条？合计呢", ["同一年，林业局发了几条？", "合计呢"]),
        ("那林业局呢", []),
        ("不是水务局，我问的是林业局发了几条", []),
    ],
)
def test_a_turn_is_split_where_each_part_asks(question: str, parts: list[str]) -> None:
    assert asked_in_order(question) == parts


def test_what_is_asked_by_the_way_is_a_part_of_its_own() -> None:
    assert given_then_asked("我说的是水务局，顺便把收费报一下") == ["我说的是水务局", "顺便把收费报一下"]


def test_holding_against_another_asks_its_number_and_the_difference() -> None:
    assert held_against("跟林业局2021年的比多几件") == ["林业局2021年呢", "多几件"]
    assert held_against("跟林业局比怎么样") == []
