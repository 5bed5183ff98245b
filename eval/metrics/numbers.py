"""The numbers in a text, read here on their own so that the program's own reading is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ingest.fold import fold

_NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(?:余|多)?\s*(?P<scale>万|亿)?(?:余|多)?\s*(?P<unit>%|年)?"
)
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_NONE = re.compile(
    r"未(?:曾|能)?(?:收到|收取|发生|受理|制定|制发|承办|接到|出台|产生|有|收)|没有|不存在|(?:为|是)零"
    r"|(?<!\d)0(?![\d.])|(?<!有)无(?!法|线|障|论|人(?!大)|需)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: ``plain`` the digits, ``value`` with 万 and 亿, ``unit`` 年, % or empty."""

    plain: Decimal
    value: Decimal
    unit: str

    @property
    def readings(self) -> frozenset[Decimal]:
        """The values a comparison may take it for: 13.39万 is 13.39 (of 万) and 133900."""
        return frozenset((self.plain, self.value))


def numbers(text: str) -> list[Number]:
    """The numbers in Arabic digits, in order; dates give their year with the unit 年."""
    found: list[Number] = []
    for match in _NUMBER.finditer(fold(text)):
        plain = Decimal(match["digits"].replace(",", ""))
        found.append(Number(plain, plain * _SCALES.get(match["scale"], Decimal(1)), match["unit"] or ""))
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
    if number.readings & wanted:
        return True
    if unit != "%":
        return False
    exponent = number.plain.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) else 0
    margin = Decimal(5) / Decimal(10) ** (min(digits, 2) + 1)
    return digits > 0 and abs(number.plain - expected) <= margin
