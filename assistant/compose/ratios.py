"""Rates that the form holds only the parts of: of all requests those dealt with, of each member of staff."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.counts import PROSE, find_counts
from assistant.cells.measures import Measure, find_measures, prose_of
from assistant.compose.amounts import mean, percent, plain
from assistant.compose.operations import cites_of, say_unknown, say_value
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.operands import Operand, operand
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.query import Query
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, RECEIVED, TOTAL
from prompts import phrase

_SETTLED = re.compile(
    r"(?<![期时上次线])办结率|办结(?:的)?(?:比例|比率|百分比)|办结[^,。]{0,6}占.{0,8}(?:百分|比例|比重|几成)"
)
_OF_WHOM = r"(?:专职|专兼职|兼职|专门|政务公开|信息公开|公开)*的?(?:工作人员|人员|人手|专干|经办人)"
_PER_HEAD = re.compile(
    rf"(?:平均)?(?:到|摊到)?每一?[个名位]?{_OF_WHOM}|{_OF_WHOM}(?:平均|人均)|(?:平均)?[一每]个?人手?(?=办|处理|答复)"
)
_STAFF = "政务公开工作人员"


def compose_settled(draft: Draft, query: Query, views: Sequence[ReportView]) -> bool:
    """Say which share of the requests in hand was dealt with; False where that is not asked. O(figures)."""
    asked = _SETTLED.search(query.own_words) and [m.row for m in query.measures] in (
        [TOTAL],
        [TOTAL, RECEIVED],
    )
    if not asked:
        return False
    told = [_say_settled(draft, view) for view in views]
    draft.status = Status.ANSWERED if any(told) else Status.NOT_REPORTED
    return True


def _say_settled(draft: Draft, view: ReportView) -> bool:
    """One report's share; False where a figure that it takes is not known, which is then named."""
    total, received, carried = (_of_requests(view, row) for row in (TOTAL, RECEIVED, CARRIED_IN))
    items = [total, received, carried]
    if any(item.value is None for item in items):
        say_unknown(draft, [item for item in items if item.value is None])
        return False
    in_hand = received.number + carried.number
    values = {
        "done": f"{plain(total.number)}{total.unit}",
        "received": f"{plain(received.number)}{received.unit}",
        "carried": f"{plain(carried.number)}{carried.unit}",
    }
    if not in_hand:
        draft.say(phrase("settled_none", who=who(view), **values), cites_of(draft, items))
        return True
    rate = percent(total.number / in_hand)
    draft.calculations.append(
        f"{plain(total.number)} ÷ ({plain(received.number)} + {plain(carried.number)}) = {rate}"
    )
    draft.say(phrase("settled", who=who(view), **values, rate=rate), cites_of(draft, items))
    return True


def compose_per_head(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say how many there are to each of those who do the work; False where that is not asked. O(figures)."""
    found = _PER_HEAD.search(query.own_words)
    of = _counted(query.own_words.replace(found[0], ",", 1)) if found else None
    if of is None:
        return False
    staff, whole = operand(view, Measure(PROSE, _STAFF)), operand(view, of)
    items = [staff, whole]
    if any(item.value is None for item in items) or not staff.value:
        for item in items:
            if item.value is not None:
                say_value(draft, item, level=1)
        say_unknown(draft, [item for item in items if item.value is None])
        draft.status = Status.NOT_REPORTED
        return True
    for item in items:
        say_value(draft, item, level=1)
    value = f"{mean(whole.number, int(staff.number))}{whole.unit}"
    draft.calculations.append(f"{plain(whole.number)} ÷ {plain(staff.number)} = {value}")
    draft.say(phrase("per_unit", unit=staff.unit, value=value), cites_of(draft, items))
    return True


def _counted(words: str) -> Measure | None:
    """What is to be shared out: the one cell or count that is left; 办几件申请 are those dealt with."""
    found = find_measures(words) or [m for m in find_counts(words) if m.row != _STAFF]
    if len(found) != 1:
        return None
    done = found[0].row == RECEIVED and "办" in words and "收" not in words
    return Measure("requests", TOTAL, ALL_APPLICANTS, prose_of(TOTAL)) if done else found[0]


def _of_requests(view: ReportView, row: str) -> Operand:
    return operand(view, Measure("requests", row, ALL_APPLICANTS, prose_of(row)))
