"""Sorts of agencies, or places, compared by what all their agencies come to together: 县级和区级谁多."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.amounts import plain
from assistant.compose.groups import Member, Operands, conclude
from assistant.compose.operations import cites_of, say_unknown, terms_of
from assistant.draft import Draft
from assistant.lookup.operands import in_one_unit
from assistant.understanding.groups import Grouping, Of
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query
from prompts import phrase

_PICKS = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK})


def compose_sorts(draft: Draft, query: Query, operands: Operands) -> None:
    """Say what each sort of agencies, or place, comes to, and which has most; of those that are known."""
    unknown = [item for item in operands if item.value is None]
    say_unknown(draft, unknown)
    known = in_one_unit([item for item in operands if item.value is not None])
    if known is None:
        draft.say(phrase("units_differ"))
    members = [
        _of_sort(draft, name, items)
        for name, agencies in query.scope.groups
        if (items := [item for item in known or () if item.view.report.agency in agencies])
    ]
    if len(members) > 1 and _may_be_more(query, members, unknown):
        draft.say(phrase("sorts_open"))
        return
    gap = len(members) == 2 and not _PICKS & set(query.asked.operations)
    asked = replace(query.asked, operations=(Operation.DIFFERENCE,)) if gap else query.asked
    conclude(draft, asked, Grouping(Of.TOTAL), members)


def _may_be_more(query: Query, members: Sequence[Member], unknown: Operands) -> bool:
    """Whether what is not known of one sort may outdo the one that is known to have most."""
    lacking = {item.view.report.agency for item in unknown}
    first = max(members, key=lambda member: member.value).name
    return any(name != first and lacking & set(agencies) for name, agencies in query.scope.groups)


def _of_sort(draft: Draft, name: str, items: Operands) -> Member:
    """All agencies of a sort together, with how many they are."""
    total, unit = sum((item.number for item in items), Decimal(0)), items[0].unit
    agencies = phrase("agencies", n=str(len({item.view.report.agency for item in items})))
    draft.calculations.append(f"{name}：{terms_of(items)} = {plain(total)}{unit}（{agencies}）")
    said = {
        "name": name,
        "count": agencies,
        "label": items[0].measure.label,
        "value": f"{plain(total)}{unit}",
    }
    draft.say(phrase("group_of_sort", **said), cites_of(draft, items), level=1)
    return Member(name, total, unit, tuple(items))
