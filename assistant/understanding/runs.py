"""Figures that are said to go one way year after year, or to have doubled: 一年比一年少, 连着两年下降."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import ScopeStatus
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query, Topic
from ingest.fold import squeeze

_RUN = re.compile(
    r"一年比一年|年年|逐年|每年都|一直|持续|始终|(?:连[续着]?|接连)(?:有|了)?(?P<n>[一二两三四五])年"
)
_UP = re.compile(r"[增涨升]|上扬|变[多大高]|多起来|(?:一年比一年|年年|逐年|一直|每年都)(?:在?变?|更)?[多高]")
_DOWN = re.compile(
    r"减(?!免|去)|降|跌|下滑|缩|变[少小低]|少下[来去]|(?:一年比一年|年年|逐年|一直|每年都)(?:在?变?|更)?[少低]"
)
_DOUBLED = re.compile(r"翻了?(?P<n>[一两二三])?[番倍](?!多少)|[增多涨][加长出]?了?[一1]倍|成倍")
_CONFIRMS = re.compile(
    r"[吗么吧][?]?$|没有?[?]?$|对不对|是不是|是否|真的|真假|属实|没错|对的?[吗吧]|有人说|听说|据说"
)
_WHO = re.compile(
    r"哪(?:些|[几一]?[个家]|个?单位|[个家]?[局机])|谁|(?:几|多少)[个家]|(?:单位|机关|部门)(?:$|有|是[哪谁]|[?,。名])"
)
_NUMERALS = {char: n for n, char in enumerate("〇一二三四五")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Run:
    """Which way figures go, -1 or 1, for ``steps`` years on end or, with 0, from each year to the next.

    ``times``: the last is said to be so many times the first, or None.
    """

    sign: int
    steps: int = 0
    times: Decimal | None = None


def run_of(query: Query) -> Run | None:
    """The run that a question has confirmed, or asks for those of; None where it asks for neither."""
    if query.topic is not Topic.FIGURE or len(query.measures) != 1 or query.asked.claim:
        return None
    said = squeeze(query.scope.rest).text
    whole = squeeze(query.question).text
    several = query.scope.status is ScopeStatus.ALL or len(query.scope.agencies) > 1
    asks = _CONFIRMS.search(said) or (several and (_WHO.search(said) or query.asked.quantified))
    picks = {Operation.LARGEST, Operation.SMALLEST, Operation.RANK, Operation.SUM} & set(
        query.asked.operations
    )
    return _read(said, whole, bool(picks)) if asks else None


def _read(said: str, whole: str, picks: bool) -> Run | None:
    if doubled := _DOUBLED.search(said):
        power = doubled["n"] if "番" in doubled[0] else None
        return Run(1, times=Decimal(2) ** _NUMERALS.get(power or "一", 1))
    found = _RUN.search(whole)
    up, down = _UP.search(whole), _DOWN.search(whole)
    if found is None or bool(up) == bool(down) or (picks and "一年比一年" not in found[0]):
        return None
    return Run(1 if up else -1, _NUMERALS[found["n"]] if found["n"] else 0)


def years_before(query: Query, year: int) -> tuple[int, ...]:
    """The year before the first of those asked for, where a run of so many steps is counted from it."""
    run, years = run_of(query), query.scope.years or (year,)
    if run is None or year != min(years) or query.scope.compared_years:
        return ()
    if run.times is not None:
        return (year - 1,) if len(years) == 1 else ()
    return tuple(range(year - run.steps - 1 + len(years), year)) if run.steps >= len(years) else ()
