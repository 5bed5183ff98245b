"""What a question asks, one thing after another: 查了几家、几家有问题，准备怎么整治 asks three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from assistant.understanding.topic import asks_why, need_of

_MARKS = re.compile(r"[,;。?!:]|以及|还有|另外|并且|同时")
_LISTED = re.compile("[、和与及]")
_SO_MANY = "(?:多少|(?<![好十哪上那这第九])几(?!乎))"
_UNIT = "(?:个?(?:课时|学时|小时|工作日|人次?)|件次|场次|万?元|[件条次起项个份篇名位期天家户笔场处元钱块])?"
_RUN_ON = re.compile(rf"{_SO_MANY}{_UNIT}(?=[\u4e00-\u9fff]{{0,10}}?{_SO_MANY})")
_NUMBER = re.compile(f"{_SO_MANY}|多[大高]|(?:数量|金额|总数|次数|人数|件数|条数)$")
_WHETHER = re.compile("吗$|(?<![什怎那这])么$|是否|是不是|有没有|有无|能不能|会不会|要不要|[有了过]没有?$")
_WHO = re.compile(
    "谁|哪(?:一?[个家位]|些|几[个家位])?(?:部门|科室|处室|单位|股室|机构|[科处股]|局|领导|同志|人)|哪一?家(?!长)"
)
_WHERE = re.compile(
    "(?<![出错卡难]在)哪(?:里|儿|块?地方|个(?:地方|地点|地址|会议室|教室|楼|馆))|(?<![出错卡难])在哪(?!些)|什么地方|啥地方|何处|何地"
)
_WHEN = re.compile("几(?:月|号|日|点)|哪(?:一?天|个?月|日|年)|何时|(?:什么|啥)时候?|几时")
_ASKS = re.compile(
    f"{_NUMBER.pattern}|{_WHETHER.pattern}|{_WHO.pattern}|{_WHERE.pattern}|{_WHEN.pattern}|"
    "哪|什么|啥|怎么|怎样|如何|咋|为何|何种|呢$|多久|原因$"
)
_IN_UNIT = re.compile(
    rf"{_SO_MANY}(?:万|千|百|十)?个?(工作日|学时|小时|户次|天|户|宗|起|笔|所|处|辆|册|张|吨|亩|公里|分钟)"
)
"""Units beside those that a sentence is chosen by."""
_MONEY = frozenset({"元", "万元", "亿元"})
_EACH = re.compile("各|分别")


class Kind(Enum):
    """What kind of thing answers an ask."""

    NUMBER = "number"
    WHETHER = "whether"
    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    WHY = "why"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked, in its own words; ``lead``: those before it, which ask nothing and say of what it is.

    ``things``: of so many it is asked (A、B各几项).
    """

    words: str
    lead: str
    kind: Kind
    units: frozenset[str] = frozenset()
    things: int = 1


def asks_of(said: str) -> tuple[Ask, ...]:
    """What a squeezed question asks, in its order. O(length)."""
    asks: list[Ask] = []
    lead = ""
    for piece in _pieces(said):
        if _ASKS.search(piece):
            asks.append(_ask(piece, lead))
        else:
            lead = f"{lead}{piece},"
    return tuple(asks)


def number_words(said: str) -> str:
    """A squeezed question with commas for what asks something else than a number, where it asks both."""
    asks = asks_of(said)
    others = [ask.words for ask in asks if ask.kind not in (Kind.NUMBER, Kind.WORDS)]
    if len(others) == len(asks):
        return said
    for words in others:
        said = said.replace(words, "," * len(words), 1)
    return said


def _pieces(said: str) -> Iterator[str]:
    for part in _MARKS.split(said):
        for piece in _apart(part):
            yield from filter(None, _RUN_ON.sub(r"\g<0>\n", piece).split("\n"))


def _apart(part: str) -> list[str]:
    """A part cut where it lists two asks (查了几家、几家有问题), and not where it lists what is asked of."""
    listed = _LISTED.split(part)
    return listed if len(listed) > 1 and all(_ASKS.search(piece) for piece in listed) else [part]


def _ask(words: str, lead: str) -> Ask:
    kind = _kind(words)
    need = need_of(words)
    things = len(_LISTED.split(words)) if kind is Kind.NUMBER and _EACH.search(words) else 1
    units = need.exact_units | need.units & _MONEY | frozenset(_IN_UNIT.findall(words))
    units = units if kind is Kind.NUMBER else frozenset()
    return Ask(words, lead, kind, units, things)


def _kind(words: str) -> Kind:
    kinds = ((Kind.WHEN, _WHEN), (Kind.WHERE, _WHERE), (Kind.WHO, _WHO), (Kind.NUMBER, _NUMBER))
    found = next((kind for kind, asked in kinds if asked.search(words)), None)
    if found:
        return found
    if asks_why(words):
        return Kind.WHY
    return Kind.WHETHER if _WHETHER.search(words) else Kind.WORDS
