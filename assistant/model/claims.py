"""What a sentence claims in numbers: quantities with unit and hedge, dates, and numerals in disguise.

Sentences of a chat model are compared with their sources by this, so it is told here what counts as the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.lookup.evidence import unit_family
from ingest.numerals import Quantity, find_quantities, parse_number


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity where it stands. ``hedge``: over, under, about, or nothing for an exact number."""

    value: Decimal
    unit: str
    hedge: str
    start: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is given."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


_HEDGES = (
    (
        "under",
        re.compile(r"近|不足|以下|以内|不超过|至多|最多|n(?:o|ot) more|nearly|almost|under|less|at most"),
    ),
    ("over", re.compile(r"余|多|超|逾|突破|以上|不少于|不低于|至少|more than|over|above|exceed|at least")),
    ("about", re.compile(r"约|左右|上下|大概|about|around|approximately|roughly|some ")),
)
_EXACT_UNITS = frozenset({"元", "千元", "万元", "亿元", "美元", "%", "‰", "百分点", "个百分点"})
"""Units that no other may stand for; counts of things are told by many words."""
_VAGUE = re.compile(
    r"翻[一两二三四五]?[番倍]|成倍|[一两二三四五六七八九十\d]+倍|过?半数?(?=[的以,。;]|$)|一半|[一二三四五六七八九]成(?![立员果效为])|"
    r"(?:超过|不足|将近|大约|[约近逾超])(?:\d{4}年|\d{1,2}月)|[数几上近成好]{1,2}[十百千万亿]+[余多]?|十几|[二三四五六七八九]十几|(?:双|三)倍"
)
_FORMAL = re.compile(
    r"[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟廿卅]{2,}|[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟廿卅](?=[件条次份个名项元万亿年月])"
)
_HAN_NUMERALS = "〇零一二两三四五六七八九十百千万亿"
_DATE = re.compile(
    r"(?P<y>\d{4})(?:年度?|[-./](?=\d{1,2}[-./]\d))(?:(?P<m>\d{1,2})(?:月|[-./])(?:(?P<d>\d{1,2})[日号]?)?)?|"
    r"(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})[日号]?)?"
)
_YEARS = re.compile(r"(?<!\d)(\d{4})(?=年|[-~至到、和与]\d{4}年)")
_SPELLED_DATE = re.compile(
    r"([〇零一二三四五六七八九]{4})(?=年)|([一二三四五六七八九十]{1,3})(?=月|[日号](?![常前均益程]))"
)


def claims_in(squeezed: str) -> list[Claim]:
    """The quantities of squeezed Chinese text, both ends of a range. O(len)."""
    return [claim for quantity in find_quantities(squeezed) for claim in _claims(quantity)]


def days_in(squeezed: str) -> list[Day]:
    """The dates of squeezed text, a year alone among them. O(len)."""
    text = _SPELLED_DATE.sub(lambda found: str(parse_number(found[0])), squeezed)
    days = []
    for found in _DATE.finditer(text):
        month, day = found["m"] or found["m2"], found["d"] or found["d2"]
        days.append(Day(*(int(part) if part else None for part in (found["y"], month, day))))
    return [*days, *(Day(int(year)) for year in _YEARS.findall(text))]


def names_in_digits(squeezed: str) -> list[str]:
    """Numbers that name a thing (a telephone, 第20条), as written."""
    return [found.raw for found in find_quantities(squeezed) if found.kind == "other"]


def disguised(text: str) -> list[str]:
    """Numerals that are not read as numbers, and words for amounts: 玖佰, ⑨, 翻番, 数百. O(len)."""
    odd = [char for char in text if _is_odd_numeral(char)]
    return [*odd, *_VAGUE.findall(text), *_FORMAL.findall(text)]


def same_amount(claim: Claim, source: Claim) -> bool:
    """True where both say the same number of the same thing with the same hedge."""
    return (claim.value, claim.hedge) == (source.value, source.hedge) and _same_unit(claim.unit, source.unit)


def same_day(day: Day, source: Day, year: int) -> bool:
    """True where ``source`` gives the date, its year perhaps being that of the report."""
    if day.month is None:
        return day.year in (source.year, year)
    if day.year is not None and day.year != (source.year or year):
        return False
    return day.month == source.month and day.day in (None, source.day)


def hedge_of(words: str) -> str:
    """The class of 约, 余, 近 and so on; empty for none."""
    return next((name for name, pattern in _HEDGES if pattern.search(words)), "")


def _claims(quantity: Quantity) -> Iterator[Claim]:
    if quantity.kind == "quantity":
        hedge = hedge_of(quantity.qualifier)
        for value in (quantity.value, quantity.high):
            if value is not None:
                yield Claim(value, quantity.unit, hedge, quantity.start)


def _same_unit(unit: str, source: str) -> bool:
    if unit == source:
        return True
    if unit.removeprefix("个") == source.removeprefix("个") and unit and source:
        return True
    if unit in _EXACT_UNITS or source in _EXACT_UNITS:
        return False
    return not unit or not source or source in unit_family(unit)


def _is_odd_numeral(char: str) -> bool:
    """A character with a value that is neither a digit nor one of the everyday Chinese numerals."""
    if char.isascii() or char in _HAN_NUMERALS or "\u4e00" <= char <= "\u9fff":
        return False
    return unicodedata.numeric(char, None) is not None
