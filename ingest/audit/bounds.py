"""What values a stated number admits: 余, 近, 约 and rounded 万 loosely, a plain number only itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.types import Figure

_AT_LEAST = re.compile(r"超过|突破|不少于|不低于|至少|以上|逾|超|上")
_BELOW = re.compile(r"不足|不超过|最多|以下|以内")
_ABOUT = re.compile(r"大?约|左右|上下")
_ENDLESS = Decimal(10) ** 30
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Bounds:
    """All values from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def admits(self, value: Decimal) -> bool:
        """Whether the value may be meant."""
        return self.low <= value <= self.high

    def meets(self, other: Bounds) -> bool:
        """Whether some value may be meant by both."""
        return self.low <= other.high and other.low <= self.high


def bounds_of(figure: Figure) -> Bounds | None:
    """The values a figure admits; None where it has none, or is a range of its own."""
    value, said = figure.value, figure.qualifier
    if value is None or re.search(r"\d\s*[-~～—–至到]\s*\d", figure.raw):
        return None
    step = _step(value)
    slack = max(step, abs(value) * _TENTH)
    if _BELOW.search(said):
        return Bounds(Decimal(0), value)
    if _AT_LEAST.search(said):
        return Bounds(value, _ENDLESS)
    if re.search(r"[余多来]", said):
        return Bounds(value, value + slack)
    if "近" in said:
        return Bounds(value - 2 * slack, value)
    if _ABOUT.search(said):
        return Bounds(value - slack, value + slack)
    if re.search(r"[万亿](?!元)|百万元|千万元", figure.raw):
        return Bounds(value - step, value + step)
    return Bounds(value, value)


def percent_bounds(figure: Figure) -> Bounds | None:
    """The same of a percentage, which may have been rounded or cut off at its last digit."""
    bounds = bounds_of(figure)
    if bounds is None or figure.value is None:
        return None
    exponent = figure.value.as_tuple().exponent
    last = Decimal(10) ** (exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return Bounds(bounds.low - last, bounds.high + last)


def _step(value: Decimal) -> Decimal:
    """The place value of the last digit that is not 0."""
    digits = value.normalize().as_tuple()
    return Decimal(10) ** digits.exponent if isinstance(digits.exponent, int) and value else Decimal(1)
