"""The evaluation's own reading of numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from eval.metrics.numbers import agrees, numbers, says_none


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("共90025件", ["90025"], id="plain"),
        pytest.param("共９０件", ["90"], id="full width"),
        pytest.param("42万余件", ["420000"], id="ten thousands, then 余"),
        pytest.param("9 余万件", ["90000"], id="余, then ten thousands"),
        pytest.param("2.8 万余人次", ["28000"], id="decimals of ten thousands"),
        pytest.param("706 余条", ["706"], id="余 alone"),
        pytest.param("1,234,567元", ["1234567"], id="thousands marks"),
        pytest.param("占35.14%，少3个", ["35.14", "3"], id="percent"),
        pytest.param("没有数字", [], id="none"),
    ],
)
def test_numbers_reads_what_reports_write(text: str, expected: list[str]) -> None:
    """Widths, 余, 万 and thousands marks are understood."""
    assert [number.value for number in numbers(text)] == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    ("text", "value", "unit", "same"),
    [
        pytest.param("13.39万元", "13.39", "万元", True, id="in the unit asked"),
        pytest.param("133900元", "13.39", "万元", True, id="in a smaller unit"),
        pytest.param("13.39元", "133900", "元", False, id="wrong unit"),
        pytest.param("70.86%", "70.86", "%", True, id="percent, two digits"),
        pytest.param("70.9%", "70.86", "%", True, id="percent, one digit"),
        pytest.param("71%", "70.86", "%", False, id="percent, no digits"),
        pytest.param("70.8%", "70.86", "%", False, id="percent, cut off"),
        pytest.param("255件", "25", "件", False, id="longer number"),
    ],
)
def test_agrees_compares_values_and_not_digits(text: str, value: str, unit: str, same: bool) -> None:
    """A number agrees with the expected one in its unit; only percentages may be rounded."""
    assert agrees(numbers(text)[0], Decimal(value), unit) is same


@pytest.mark.parametrize(
    "text", ["本年未收到申请", "没有收费", "均为0。", "无人大代表建议", "不存在诉讼", "共0件"]
)
def test_says_none_knows_how_reports_say_it(text: str) -> None:
    """Words and digits for none are recognised."""
    assert says_none(text)


@pytest.mark.parametrize("text", ["无法回答", "共10件", "0.5万元", "有无申请", "无障碍改造", "未填报"])
def test_says_none_takes_nothing_else_for_none(text: str) -> None:
    """Numbers that hold a 0, words that hold 无, and a blank are not none."""
    assert not says_none(text)
