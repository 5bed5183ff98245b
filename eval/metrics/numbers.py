"""The numbers in a text, read here on their own so that the program's own reading is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from eval.cases import Wanted
from ingest.fold import fold

_UNITS = "人次|元|件|条|次|个|名|人|位|场|篇|家|项|倍|期|份|起"
_NUMBER = re.compile(
    r"(?P<before>约|近|超过|逾|突破)?\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(?P<odd>余|多(?!多|少))?\s*(?P<scale>万|亿)?\s*(?P<odd_after>余|多(?!多|少))?"
    rf"\s*(?P<unit>%|个百分点|年|(?:{_UNITS}))?"
)
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_NONE = re.compile(
    r"未(?:曾|能)?(?:收到|收取|发生|受理|制定|制发|承办|接到|出台|产生|有|收)|没有|不存在|(?:为|是)零"
    r"|(?<!\d)0(?![\d.])|(?<!有)无(?!法|线|障|论|人(?!大)|需)"
    r"|\b(?:no|none|zero)\b"
)
# Units that count the same things: people, organisations and items, happenings.
_ALIKE = (frozenset("名人位"), frozenset("家个项"), frozenset("件起次"), frozenset("次场期"))

_YUAN = {"元": Decimal(1), "万元": Decimal(10_000)}
"""Amounts are compared in 元; 13.39万元 is read as 133900元, the 万 being a scale."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: ``plain`` the digits, ``value`` with 万 and 亿, ``unit`` as it follows, or empty.

    ``rough``: with 余, 多, 约 or the like.
    """

    plain: Decimal
    value: Decimal
    unit: str
    rough: bool = False

    @property
    def readings(self) -> frozenset[Decimal]:
        """The values a comparison may take it for: 13.39万 is 13.39 (of 万) and 133900."""
        return frozenset((self.plain, self.value))


def numbers(text: str) -> list[Number]:
    """The numbers in Arabic digits, in order; dates give their year with the unit 年."""
    found: list[Number] = []
    for match in _NUMBER.finditer(fold(text)):
        plain = Decimal(match["digits"].replace(",", ""))
        scale = _SCALES.get(match["scale"], Decimal(1))
        rough = bool(match["before"] or match["odd"] or match["odd_after"])
        found.append(Number(plain, plain * scale, match["unit"] or "", rough))
    return found


def readings(texts: Iterable[str]) -> set[Decimal]:
    """All values that the numbers in these texts may stand for."""
    return {value for text in texts for number in numbers(text) for value in number.readings}


def says_none(text: str) -> bool:
    """Whether the text says that there was none, in words or as a 0."""
    return _NONE.search(fold(text)) is not None


def agrees(number: Number, expected: Decimal, unit: str) -> bool:
    """Whether a number in an answer is the expected one; a share may be rounded to one digit or two."""
    wanted = {expected, *(expected * scale for mark, scale in _SCALES.items() if unit.startswith(mark))}
    return bool(number.readings & wanted) or (unit == "%" and _rounds(number, expected))


def gives(number: Number, wanted: Wanted) -> bool:
    """Whether a number is the wanted one in value and unit: 万元 and 元 are converted, 余 is kept."""
    if not isinstance(wanted.value, Decimal) or (wanted.rough and not number.rough):
        return False
    if wanted.unit in _YUAN and number.unit == "元":
        return number.value == wanted.value * _YUAN[wanted.unit]
    if not _same_unit(number.unit, wanted.unit):
        return False
    return number.value == wanted.value or (wanted.rounded and _rounds(number, wanted.value))


def _same_unit(stated: str, wanted: str) -> bool:
    """A number that stands alone, as in a table, has the unit that is asked for."""
    if not stated or stated == wanted:
        return stated == wanted or wanted != "%"
    return any({stated, wanted} <= alike for alike in _ALIKE)


def _rounds(number: Number, expected: Decimal) -> bool:
    """Whether the number is the expected one rounded to as many digits as it shows, at least one."""
    exponent = number.plain.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) else 0
    margin = Decimal(5) / Decimal(10) ** (min(digits, 2) + 1)
    return digits > 0 and abs(number.plain - expected) <= margin
