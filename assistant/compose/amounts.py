"""Computed numbers as an answer writes them: without idle zeros, rounded half up to two places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from ingest.types import Figure, Origin
from prompts import phrase

_HUNDREDTH = Decimal("0.01")
_MILLIONTH = Decimal("0.000001")
_IN_MANY = re.compile("[万亿]")
_BOUNDS = {
    "over": re.compile("(?<!不)超|突破|逾"),
    "at_least": re.compile("不少于|不低于|至少|以上"),
    "at_most": re.compile("不超过|最多|以内|以下"),
    "nearly": re.compile("近(?!似)|不足"),
}
"""Qualifiers that say on which side of a number the value is."""


def plain(value: Decimal) -> str:
    """A number without exponent or idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(ratio: Decimal) -> str:
    """A ratio in per cent, to two places, half up; 55.00% is rounded, 55% is exact."""
    rounded = (ratio * 100).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return (plain(rounded) if rounded == ratio * 100 else f"{rounded}") + "%"


def multiple(ratio: Decimal) -> str:
    """How many times, to two places, half up; 2.00 is rounded, 2 is exact."""
    rounded = ratio.quantize(_HUNDREDTH, ROUND_HALF_UP)
    return plain(rounded) if rounded == ratio else f"{rounded}"


def mean(total: Decimal, count: int) -> str:
    """A quotient as it is where it ends within six places, else to two, half up."""
    mean = total / count
    exact = mean.quantize(_MILLIONTH)
    return plain(exact if exact * count == total else mean.quantize(_HUNDREDTH, ROUND_HALF_UP))


def as_written(figures: Sequence[Figure]) -> str:
    """A number of a sentence in ten thousands without a unit as it stands (突破35万), else nothing."""
    raw = figures[0].raw if len(figures) == 1 and not figures[0].unit else ""
    return "".join(raw.split()) if raw and figures[0].origin is Origin.PROSE and _IN_MANY.search(raw) else ""


def roughly(said: str) -> str:
    """How a qualifier is told: 超过 for 突破, 至少 for 以上, else 约."""
    return phrase(next((name for name, words in _BOUNDS.items() if words.search(said)), "about"))
