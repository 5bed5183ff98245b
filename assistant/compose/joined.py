"""Which agencies meet several conditions at once: 申请超过10件但没有被复议的单位."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cells.measures import Measure
from assistant.compose.operations import (
    cites_of,
    compose_operations,
    first_of,
    say_unknown,
    say_value,
)
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.operands import Operand, in_one_unit, meets, operand
from assistant.lookup.shelf import ReportView
from assistant.understanding.limits import Condition
from assistant.understanding.operations import Asked
from prompts import phrase

_MOST_LISTED = 12


def compose_joined(
    draft: Draft,
    views: Sequence[ReportView],
    limits: Sequence[tuple[Measure, Condition]],
    every_year: bool,
) -> None:
    """Say which reports, or agencies in every year, meet all conditions. O(reports × conditions).

    One that fails a condition is out whatever else is unknown of it; the others of which a figure is missing
    are named.
    """
    alone = every_year or len({view.report.agency for view in views}) == len(views)
    held: dict[str, list[tuple[Operand, Condition]]] = {}
    for view in views:
        name = view.report.agency if alone else who(view)
        held.setdefault(name, []).extend((operand(view, measure), limit) for measure, limit in limits)
    known = {name: items for name, items in held.items() if _decided(items)}
    meeting = {name: [item for item, _ in items] for name, items in known.items() if _holds(items)}
    for items in meeting.values() if len(meeting) <= _MOST_LISTED else ():
        for item in items:
            say_value(draft, item, level=1)
    open_ones = [items for name, items in held.items() if name not in known]
    say_unknown(draft, [item for items in open_ones for item, _ in items if item.value is None])
    counter = "agencies" if alone else "reports"
    count, of = phrase(counter, n=f"{len(meeting)}"), phrase(counter, n=f"{len(known)}")
    draft.calculations.append(phrase("counted_calculation", count=count, of=of))
    shown = [*meeting.values()][:_MOST_LISTED] or [[i for i, _ in items] for items in known.values()]
    cites = cites_of(draft, [item for items in shown for item in items if item.value is not None])
    if meeting:
        draft.say(phrase("counted", count=count, of=of, names="、".join(meeting)), cites)
    else:
        draft.say(phrase("counted_none", of=of), cites)


def _decided(items: Sequence[tuple[Operand, Condition]]) -> bool:
    """Whether one condition fails, or all are known."""
    return not _holds(items) or all(item.value is not None for item, _ in items)


def _holds(items: Sequence[tuple[Operand, Condition]]) -> bool:
    """Whether none of the conditions fails, as far as is known."""
    return not any(item.value is not None and not meets(item, limit) for item, limit in items)


def compose_same(
    draft: Draft, asked: Asked, views: Sequence[ReportView], measures: Sequence[Measure]
) -> None:
    """Who leads by each of several figures, and whether it is the same. O(reports × figures)."""
    leaders: list[set[str]] = []
    for measure in measures:
        items = [operand(view, measure) for view in views]
        compose_operations(draft, asked, items)
        known = in_one_unit([item for item in items if item.value is not None]) or []
        leaders.append({item.view.report.agency for item in first_of(asked, known)} if known else set())
    if all(leaders):
        both = set.intersection(*leaders)
        names = "、".join(sorted(both))
        draft.say(phrase("same_leader", names=names) if both else phrase("other_leader"))
