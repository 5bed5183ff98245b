"""Amounts of money in the unit that a question wants them in."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.cells.conversion import unit_wanted

ASKED = "云岭县水务局2022年行政事业性收费收了多少"


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("收费多少？换算成元是多少元", "元"),
        ("收费多少，折合多少亿元？", "亿元"),
        ("换成万元呢", "万元"),
        ("收费用元来表示是多少", "元"),
        ("收费多少元", ""),
        ("换成水务局的呢", ""),
        ("两项合多少万元", ""),
    ],
)
def test_unit_wanted_is_one_to_convert_into(question: str, unit: str) -> None:
    """Only words of conversion ask for another unit."""
    assert unit_wanted(question)[1] == unit


@pytest.mark.parametrize(
    ("turns", "converted"),
    [
        ((f"{ASKED}？换算成元是多少元",), "88.5万元换算后为885000元。"),
        ((ASKED, "折合多少亿元"), "88.5万元换算后为0.00885亿元。"),
    ],
)
def test_amount_is_told_in_the_unit_wanted_too(
    assistant: Assistant, turns: tuple[str, ...], converted: str
) -> None:
    """The amount as reported stays, and the other one is computed exactly."""
    answer = assistant.ask(turns[-1], turns[:-1])
    assert [statement.text for statement in answer.statements][1] == converted
    assert answer.statements[1].cites
    assert answer.calculation


@pytest.mark.parametrize("question", [ASKED, "云岭县水务局2022年行政许可办了多少，换算成元"])
def test_nothing_is_converted_where_no_other_unit_of_money_is_wanted(
    assistant: Assistant, question: str
) -> None:
    """A question that wants no other unit, and a number that is no money."""
    assert assistant.ask(question).calculation is None
