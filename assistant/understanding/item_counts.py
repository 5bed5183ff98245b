"""Questions for items that one report answers by itself: what the year added, what there is at its end."""

from __future__ import annotations

from dataclasses import replace

from assistant.cells.items import item_columns
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query
from ingest.fold import squeeze
from ingest.tables.proactive import ITEMS_BEFORE, ITEMS_CHANGE

_OVER_TIME = frozenset({Operation.DIFFERENCE, Operation.RATE, Operation.TREND})


def of_items(query: Query) -> Query:
    """The query with what the form itself says of a change told, and the sum of items made, or as it is.

    行政许可事项比上年增加几项 is 本年增/减, not a difference of two of them.
    """
    scope, rest = query.scope, squeeze(query.scope.rest).text
    columns = tuple(m.column for m in query.measures)
    asked = [item_columns(m.row, rest) for m in query.measures[:1]]
    same = len({m.row for m in query.measures}) == 1 and asked == [columns]
    if len(scope.report_ids) != 1 or not same:
        return query
    before = tuple(year - 1 for year in scope.years)
    sums = set(query.asked.operations) <= {Operation.SUM, *_OVER_TIME}  # 少了几项，还剩几项
    if columns == (ITEMS_BEFORE, ITEMS_CHANGE) and sums and scope.compared_years in ((), before):
        scope = replace(scope, compared_years=())
        return replace(query, scope=scope, asked=replace(query.asked, operations=(Operation.SUM,)))
    if columns != (ITEMS_CHANGE,) or scope.compared_years not in ((), before):
        return query
    scope = replace(scope, compared_years=())
    return replace(query, scope=scope, asked=_without(query.asked, _OVER_TIME))


def _without(asked: Asked, operations: frozenset[Operation]) -> Asked:
    return replace(asked, operations=tuple(o for o in asked.operations if o not in operations))
