"""Of which agencies a figure went one way year after year, or whether that of one did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from assistant.compose.amounts import plain
from assistant.compose.operations import amount, cites_of, compose_operations, say_unknown
from assistant.compose.verdict import say_verdict
from assistant.draft import Draft
from assistant.lookup.operands import Operand, in_one_unit
from assistant.types import Status
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query
from assistant.understanding.runs import Run
from prompts import phrase

_MOST_LISTED = 12
_HUNDREDTH = Decimal("0.01")

Series = Sequence[Operand]


def compose_run(draft: Draft, query: Query, run: Run, operands: Sequence[Operand]) -> None:
    """Say each agency's years, then who meets it or whether the one does. O(operands · log operands).

    Where a gap leaves that open for the one, how the years known run is said.
    """
    by_agency: dict[str, list[Operand]] = {}
    for item in in_one_unit(operands) or ():
        by_agency.setdefault(item.view.report.agency, []).append(item)
    series = {name: _asked(sorted(items, key=_year), run) for name, items in by_agency.items()}
    told = {name: items for name, items in series.items() if _told(items, run) is not None}
    if not told and run.times is None and len(series) == 1 and sum(i.value is not None for i in operands) > 1:
        compose_operations(draft, replace(query.asked, operations=(Operation.TREND,)), operands)
        return
    say_unknown(draft, [i for items in series.values() for i in items if i.value is None])
    if not told:
        draft.status = Status.NOT_REPORTED
        draft.say(phrase("too_few" if series else "units_differ"))
        return
    draft.status = Status.ANSWERED
    holding = [(name, items) for name, items in told.items() if _told(items, run)]
    failing = [(name, items) for name, items in told.items() if not _told(items, run)]
    for _, items in [*holding, *failing][:_MOST_LISTED]:
        _say_series(draft, items, level=int(len(series) > 1))
    if len(series) == 1:
        _say_of_one(draft, run, next(iter(told.values())), right=bool(holding))
    elif query.asked.quantified:
        say_verdict(draft, query.asked, holding, failing, "agencies", is_open=len(told) < len(series))
    else:
        _say_who(draft, holding, failing)


def _asked(items: Series, run: Run) -> Series:
    return items[-run.steps - 1 :] if run.steps else items


def _told(items: Series, run: Run) -> bool | None:
    """Whether it is so; None where that is not known."""
    known = [item for item in items if item.value is not None]
    if run.times is not None:
        ends = items[0].value, items[-1].value
        return None if None in ends or len(items) < 2 or not ends[0] else _times(items) >= run.times
    if _against(items, run):
        return False
    whole = len(known) == len(items) > max(1, run.steps)
    return True if whole and _year(items[-1]) - _year(items[0]) == len(items) - 1 else None


def _against(items: Series, run: Run) -> list[Operand]:
    """Those that did not go that way from the year before."""
    pairs = [(a, b) for a, b in pairwise(items) if a.value is not None and b.value is not None]
    return [b for a, b in pairs if (b.number - a.number) * run.sign <= 0 and _year(b) == _year(a) + 1]


def _times(items: Series) -> Decimal:
    return items[-1].number / items[0].number


def _say_series(draft: Draft, items: Series, level: int) -> None:
    known = [item for item in items if item.value is not None]
    values = "、".join(f"{phrase('year', year=str(_year(item)))}{amount(item)}" for item in known)
    said = {"name": items[0].view.report.agency, "label": items[0].measure.label, "values": values}
    draft.say(phrase("run_line", **said), cites_of(draft, known), level=level)


def _say_of_one(draft: Draft, run: Run, items: Series, *, right: bool) -> None:
    verdict = "right" if right else "wrong"
    if run.times is not None:
        ends = [items[0], items[-1]]
        times = plain(_times(items).quantize(_HUNDREDTH, ROUND_HALF_UP))
        draft.calculations.append(f"{plain(ends[1].number)} ÷ {plain(ends[0].number)} = {times}")
        first, last = (phrase("year", year=str(_year(item))) for item in ends)
        draft.say(phrase(f"times_{verdict}", first=first, last=last, times=times), cites_of(draft, ends))
        return
    way = "up" if run.sign > 0 else "down"
    against = _against(items, run)
    years = "、".join(phrase("year", year=str(_year(item))) for item in against)
    said = {} if right else {"years": years}
    draft.say(phrase(f"run_{verdict}_{way}", **said), cites_of(draft, items if right else against))


def _say_who(
    draft: Draft, holding: Sequence[tuple[str, Series]], failing: Sequence[tuple[str, Series]]
) -> None:
    count, of = (phrase("agencies", n=f"{n}") for n in (len(holding), len(holding) + len(failing)))
    draft.calculations.append(phrase("counted_calculation", count=count, of=of))
    cites = cites_of(
        draft, [item for _, items in holding or failing for item in items if item.value is not None]
    )
    if holding:
        names = "、".join(name for name, _ in holding)
        draft.say(phrase("counted", count=count, of=of, names=names), cites)
    else:
        draft.say(phrase("counted_none", of=of), cites)


def _year(item: Operand) -> int:
    return item.view.report.year
