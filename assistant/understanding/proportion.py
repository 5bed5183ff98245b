"""Changes and parts that a question takes for granted: 增长超过30%, 降了三成, 多收50件, 近一半."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from assistant.understanding.operations import Operation
from ingest.numerals import parse_number

_NUMERALS = "一二两三四五六七八九十百"
_BEFORE = (
    ("<=", r"不超过?|至多|顶多|最多"),
    (">=", r"至少|起码|不少于|不低于|不止"),
    (">", r"超过?|多于|高于|大于|突?破|逾|过"),
    ("<", r"[不没未][到足满]|不足|少于|低于|小于"),
    ("≲", r"将近|接近|快|近"),
    ("≈", r"大?约|差不多|大概|左右"),
)
_AFTER = (("≈", r"左右|上下"), (">=", r"以上"), ("<=", r"以[下内]"), (">", r"[多余](?!少)"))
_AMOUNT = (
    rf"(?P<percent>\d[\d.]*)%|百分之(?P<spelled>[{_NUMERALS}点\d]+)|(?P<tenths>[{_NUMERALS}]|\d)成(?P<half>半)?(?![立果效])|"
    rf"(?P<most>绝?大(?:部分|多数|半)|多半|(?<!大)多数|过半数)|(?P<below>[{_NUMERALS}]|\d+)分之(?P<above>[{_NUMERALS}]|\d+)|(?P<halved>一半|半数|(?<=[过超近到])半)|"
    rf"(?P<fold>[一两二三]|\d)倍|(?P<count>\d[\d,]*|[{_NUMERALS}]{{2,}})个?(?P<unit>[件条次份宗项])"
)


def _one_of(words: Sequence[tuple[str, str]]) -> str:
    return "|".join(pattern for _, pattern in words)


_STATED = rf"(?P<before>{_one_of(_BEFORE)})?了?(?:{_AMOUNT})(?P<after>{_one_of(_AFTER)})?"
AMOUNT = re.compile(_STATED)
_UP = r"增[加长多]|增幅|增了|上升|上涨|提高|涨|升|多(?:收|办|罚|发)?(?=了|出|\d)"
_DOWN = r"减少|减(?=[了掉\d])|下降|下跌|下滑|降低|降幅|[跌降]|少(?:收|办|罚|发)?(?=了|掉|\d)"
_GROWN = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:幅度?|率|是|为|有|达到?|了|出|掉)*{_STATED}")
_GROWTH = re.compile(rf"{_STATED}的?(?:(?P<up>增[长幅加]|[涨升]幅)|(?P<down>[降减跌]幅|下降))(?!了?[到至])")
_CONFIRMS = re.compile(r"[吗么吧][?]?$|[对是]吗|对不对|是不是|真的|属实|没错|[是对]吧|有没有|是否|准确")
_ASKS = re.compile(r"多少|几(?![十百千])|哪|为什么|为何|为啥|原因")
_NEAR = Decimal("0.1")
"""How far a round word (三成, 近一半) may be from what it tells of, as a part of it."""


class Verdict(StrEnum):
    """Whether what was stated holds: of round words also nearly."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount as a question states it: in per cent, or in ``unit``; ``is_round``: 三成, 一半."""

    words: str
    value: Decimal
    relation: str
    unit: str = "%"
    is_round: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is one amount and no limit."""
        return self.relation in ("=", "≈", "≲")

    def held_against(self, value: Decimal) -> Verdict:
        """Whether it is told of ``value``, which is compared in as many places as are stated."""
        if self.is_plain:
            return self._equals(value)
        holds = {
            ">": value > self.value,
            ">=": value >= self.value,
            "<": value < self.value,
            "<=": value <= self.value,
        }[self.relation]
        return Verdict.RIGHT if holds else Verdict.WRONG

    def _equals(self, value: Decimal) -> Verdict:
        places = Decimal(1).scaleb(min(0, int(self.value.as_tuple().exponent)))
        if value == self.value or (not self.is_round and value.quantize(places, ROUND_HALF_UP) == self.value):
            return Verdict.WRONG if self.relation == "≲" else Verdict.RIGHT
        round_word = self.is_round or self.relation != "="
        beyond = self.relation == "≲" and value > self.value
        near = round_word and not beyond and abs(value - self.value) <= self.value * _NEAR
        return Verdict.NEAR if near else Verdict.WRONG


@dataclass(frozen=True, slots=True)
class Grown:
    """A change that a question takes for granted."""

    up: bool
    amount: Stated

    @property
    def operation(self) -> Operation:
        """How the change is computed: as a rate, or as a difference."""
        return Operation.RATE if self.amount.unit == "%" else Operation.DIFFERENCE


def grown(squeezed: str) -> Grown | None:
    """The change whose amount a squeezed question wants confirmed, or None. O(length)."""
    found = _GROWN.search(squeezed) or _GROWTH.search(squeezed)
    amount = _stated(found) if found and confirms(squeezed) else None
    return Grown(bool(found["up"]), amount) if found and amount else None


def confirms(squeezed: str) -> bool:
    """Whether a question wants what it says confirmed, and asks for nothing else."""
    return bool(_CONFIRMS.search(squeezed)) and not _ASKS.search(squeezed)


def portion(squeezed: str) -> Stated | None:
    """The part of a whole that a squeezed question wants confirmed (七成, 超过一半), or None. O(length)."""
    if not confirms(squeezed) or re.search(f"{_UP}|{_DOWN}", squeezed):
        return None
    found = [amount for match in AMOUNT.finditer(squeezed) if (amount := _stated(match))]
    return found[0] if len(found) == 1 and found[0].unit == "%" and found[0].value <= 100 else None


def _stated(found: re.Match[str]) -> Stated | None:
    value, unit = _value(found)
    if value is None:
        return None
    relation = _relation(found["before"] or "", _BEFORE) or _relation(found["after"] or "", _AFTER) or "="
    relation = ">" if found["most"] else relation
    exact = found["percent"] or found["spelled"] or found["count"]
    return Stated(found[0].removeprefix("了"), value, relation, unit, is_round=not exact)


def _relation(words: str, kinds: Sequence[tuple[str, str]]) -> str:
    return next((relation for relation, pattern in kinds if words and re.fullmatch(pattern, words)), "")


def _value(found: re.Match[str]) -> tuple[Decimal | None, str]:
    """The amount in per cent, or in the unit of a count."""
    if found["count"]:
        return _number(found["count"].replace(",", "")), found["unit"]
    if found["percent"] or found["spelled"]:
        return _number(found["percent"] or found["spelled"]), "%"
    if found["halved"] or found["most"]:
        return Decimal(50), "%"
    if found["fold"]:
        return _times(_number(found["fold"]), 100), "%"
    if found["tenths"]:
        return _times(_number(found["tenths"]), 10, 5 if found["half"] else 0), "%"
    above, below = _number(found["above"]), _number(found["below"])
    return (above * 100 / below if above is not None and below else None), "%"


def _times(number: Decimal | None, factor: int, more: int = 0) -> Decimal | None:
    return None if number is None else number * factor + more


def _number(text: str) -> Decimal | None:
    return parse_number(text.replace("两", "二"))
