"""Limits that a question sets: above, below, between, none; as conditions that a figure meets or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.numerals import Quantity, parse_number

_LIMIT = (
    r"(?P<number>(?>\d[\d,]*(?:\.\d+)?[百千万亿]*|[一二两三四五六七八九〇零十百千万亿]{2,}|[十百千万]|"
    r"(?<![前第])[一二两三四五六七八九](?=[件条次项份宗起个场期篇批轮人名])))"
    r"(?P<unit>(?>万元|亿元|元|人次|场次|课时|小时|[件条次项份宗起个场期篇批轮人名])?)"
)
_NO_LIMIT = r"(?![年家位月倍成%类之分]|单位|机关|部门|百分)"
_DOING = r"[^,。、\d一二两三四五六七八九十百千万]{0,6}"
"""What is done so often: 至少培训8次."""


def _limit(before: str, after: str = "") -> tuple[re.Pattern[str], ...]:
    """A number that one of these words stands before, or after."""
    patterns = [rf"(?:{before})了?{_LIMIT}{_NO_LIMIT}"] + (
        [rf"{_LIMIT}[,]?[及或]?(?:{after})"] if after else []
    )
    return tuple(map(re.compile, patterns))


_BOUNDS = (
    (
        ">=",
        _limit(
            f"(?:不少于|不低于|至少|起码){_DOING}|达到?|大于等于|(?<![不没未])[满够]|(?<![以马网线之])上了|"
            r"(?<![以马网线之加台会站号场墙面身端])上(?=[一二两三四五六七八九十几\d]*[百千万])",
            "以上|往上|开外|起步|打底",
        ),
    ),
    (
        "<=",
        _limit(
            f"(?:不|没|(?<!有)没有|未曾?|不曾)超?过|(?:不多于|不高于|至多|顶多){_DOING}|最多", "以[下内]|封顶"
        ),
    ),
    (
        ">",
        _limit(
            r"超过?|不[止只]|大于|多于|高于|突?破|(?<![不罚办开搞收批做提发接有给举审打])过|[过越跨]了?(?=\d[\d,]*[百千万]?[件条次项]?[这那]?[条道个]?(?:线|坎|关|杠|门槛|大关))|"
            r"过(?=了(?:\d{3}|\d*[百千万]))|逾",
            "还?都?不止|还要?多|都?打不住|出头|冒头",
        ),
    ),
    (
        "<",
        _limit(
            "[不没]到|[少低小]于|不足|(?<![满够])[不未没][满够]",
            "都[不没]到|都[不没未][满够]|都没有",
        ),
    ),
)
_ANY = r"(?:\d[\d,]*(?:\.\d+)?[百千万亿]*|[一二两三四五六七八九〇零十百千万亿]+)"
_RANGE = re.compile(
    rf"(?P<low>{_ANY})[件条次项份宗起个]?(?:[到至和与~-])(?P<high>{_ANY})(?P<unit>万元|亿元|元|[件条次项份宗起个])?(?=之?间|的?区间)"
)
_TENS_OF_THOUSANDS = {"万元": 10**4, "亿元": 10**8}
_STRICT = re.compile(r"不[含算包计](?!划)|除外|不在内")
_NONE = re.compile(
    r"(?:(?<!有)|(?<=[只仅唯]有))没有?(?!公布|公开|写|填|报|经|走|先|现成|审|判|办完|缴|交|补|掌握)|未(?!经|审|缴|交|按|办完|补)|(?<!不)(?:为|是)[0零]|(?<!非)零(?=申请|诉讼|复议)|无(?=申请|诉讼|复议)|不曾"
)

_WHETHER = re.compile(
    r"(?<=[了过有被])(?P<done>[^,。?]{0,14}?)(?<![都也还毫曾来件次个项条家])没有?(?=[,。?]|$)"
)
"""有哪家收了处理费没有: whether any did, and not who did not."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a figure must be to be counted: ``relation`` is one of > >= < <= =.

    ``unit`` is that of a sum of money (超过50万元), else empty; ``high`` the upper end of 60到100件之间.
    """

    relation: str
    bound: Decimal
    unit: str = ""
    high: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether a value meets the condition."""
        return {
            ">": value > self.bound,
            ">=": value >= self.bound and (self.high is None or value <= self.high),
            "<": value < self.bound,
            "<=": value <= self.bound,
            "=": value == self.bound,
        }[self.relation]


def condition_of(squeezed: str) -> Condition:
    """The limit that is set; where there is none, more than 0, or 0 where none is asked for."""
    none = _NONE.search(_WHETHER.sub(r"\g<done>", squeezed))
    return bound_of(squeezed) or Condition("=" if none else ">", Decimal(0))


def bound_of(squeezed: str) -> Condition | None:
    """The limit that a question sets: 超过30件, 破三千, 二十件以上(不含二十), 600到1000之间."""
    if found := _RANGE.search(squeezed):
        low, high = (_value(found[n], found["unit"]) for n in ("low", "high"))
        if low is not None and high is not None:
            return Condition(">=", low, _money(found["high"], found["unit"] or ""), high)
    for relation, patterns in _BOUNDS:
        for found in filter(None, (pattern.search(squeezed) for pattern in patterns)):
            if (value := _value(found["number"], found["unit"])) is not None:
                relation = relation[0] if _STRICT.search(squeezed) else relation
                return Condition(relation, value, _money(found["number"], found["unit"]))
    return None


def _value(number: str, unit: str) -> Decimal | None:
    value = parse_number(number if number[0] not in "百千万亿" else f"一{number}")
    return None if value is None else value * _TENS_OF_THOUSANDS.get(unit, 1)


def _money(number: str, unit: str) -> str:
    """元 where a number can be a sum of money; 500万 is one of what is counted in it."""
    return "元" if unit.endswith("元") or (not unit and number[-1] in "万亿") else ""


def nothing(unit: str = "") -> Quantity:
    """The 0 that a question takes for granted."""
    return Quantity(0, 0, Decimal(0), unit, "", "0")
