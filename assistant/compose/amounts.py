"""Computed numbers as an answer writes them: without idle zeros, rounded half up to two places."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_HUNDREDTH = Decimal("0.01")
_MILLIONTH = Decimal("0.000001")


def plain(value: Decimal) -> str:
    """A number without exponent or idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(ratio: Decimal) -> str:
    """A ratio in per cent, to two places, half up; 55.00% is rounded, 55% is exact."""
    rounded = (ratio * 100).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return (plain(rounded) if rounded == ratio * 100 else f"{rounded}") + "%"


def mean(total: Decimal, count: int) -> str:
    """A quotient as it is where it ends within six places, else to two, half up."""
    mean = total / count
    exact = mean.quantize(_MILLIONTH)
    return plain(exact if exact * count == total else mean.quantize(_HUNDREDTH, ROUND_HALF_UP))
