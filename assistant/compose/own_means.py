"""What comes to one event on average, from figures that a report gives in words of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.cells.counts import (
    EVENTS,
    find_counts,
    stated_count,
)
from assistant.compose.amounts import plain
from assistant.compose.operations import say_value
from assistant.draft import Draft
from assistant.lookup.evidence import unit_family
from assistant.lookup.operands import Operand, stated_operand
from assistant.lookup.own_words import Named, figures_named, worded_figures
from assistant.lookup.shelf import ReportView
from assistant.understanding.query import Query
from ingest.types import Figure
from prompts import phrase

_OF_PEOPLE = re.compile(r"观众|听众|网友|粉丝|群众|市民|人")
_HOW_MANY = re.compile(r"(?:多少|几)(人次|[件条次篇项场名份])")
_PEOPLE = frozenset({"人次"})
_HUNDREDTH = Decimal("0.01")


def compose_per_event(
    draft: Draft, view: ReportView, query: Query, named: Sequence[Named], per: re.Match[str]
) -> bool:
    """How many there are of one thing to one of another: 平均每场多少人看."""
    unit = per["unit"] or per["of"]
    each = [item.figure for item in named if item.figure.unit == unit and item.start <= per.end() + 1]
    each = each or [f for f in _counted(view, query.own_words) if f.unit == unit]
    of = [item.figure for item in named if item.figure not in each[:1]]
    units = query.need.exact_units or (_PEOPLE if _OF_PEOPLE.search(query.own_words) else frozenset())
    of = of or _beside(view, query.own_words, named) or next_to(view, each, units)
    of, each = (of, each) if of and each else _of_event(view, query.own_words) or (of, each)
    base = each[:1] or [f for f in _before(view, of[-1]) if f.unit == unit][-1:] if of else []
    if not base or not base[0].value or of[-1].value is None:
        return False
    wanted = _HOW_MANY.search(query.own_words)
    if wanted and of[-1].unit == base[0].unit != wanted[1]:  # 一个窗口送几件 is of no two numbers of 个
        return False
    say_mean(draft, stated_operand(view, base), stated_operand(view, of[-1:]), unit)
    return True


def say_mean(draft: Draft, whole: Operand, part: Operand, unit: str) -> None:
    """Say two numbers, and how many of the second come to one of the first, which is not 0."""
    for item in (whole, part):
        say_value(draft, item, level=1)
    mean = (part.number / whole.number).quantize(_HUNDREDTH, ROUND_HALF_UP)
    value = f"{plain(mean)}{part.unit}"
    draft.calculations.append(f"{plain(part.number)} ÷ {plain(whole.number)} = {plain(mean)}")
    about = phrase("about") if whole.is_about or part.is_about else ""
    draft.say(phrase("per_unit", unit=unit, value=about + value), [*part.cite(draft), *whole.cite(draft)])


def _of_event(view: ReportView, said: str) -> tuple[list[Figure], list[Figure]] | None:
    """Who came and how often, of what reports hold several times a year: 平均每次培训多少人."""
    names = next((names for word, names in EVENTS.items() if word in said), ())
    stated = [found[1] for name in names if (found := stated_count(view, name))]
    return (stated[:1], stated[1:]) if len(stated) == len(EVENTS["培训"]) else None


def _counted(view: ReportView, said: str) -> list[Figure]:
    """The figures of the known counts that a question names."""
    stated = [stated_count(view, measure.row) for measure in find_counts(said)]
    return [found[1] for found in stated if found]


def _beside(view: ReportView, said: str, named: Sequence[Named]) -> list[Figure]:
    """What else the question names in words that are beside those of the figures named: 每个作品播放多少."""
    taken = frozenset().union(*(item.places for item in named))
    left = "".join("," if place in taken else char for place, char in enumerate(said))
    return [item.figure for item in figures_named(view, left, frozenset())] if taken else []


def next_to(view: ReportView, figures: Sequence[Figure], units: frozenset[str]) -> list[Figure]:
    """The one number of the same sentence in a unit asked for: 直播29场，观看人数2.8万余人次."""
    wanted = frozenset().union(*map(unit_family, units))
    numbers = [item.figure for item in worded_figures(view)]
    beside = [f for f in numbers if any(f.quote_start == g.quote_start and f is not g for g in figures)]
    found = [f for f in beside if f.unit in units] or [f for f in beside if f.unit in wanted]
    return found if len(found) == 1 else []


def _before(view: ReportView, figure: Figure) -> list[Figure]:
    """The numbers of the same part of the report that stand before a figure."""
    numbers = [item.figure for item in worded_figures(view)]
    return [f for f in numbers if f.part is figure.part and f.start < figure.start]
