"""Readings that take the whole of something: a report, a part, a table, or what of it is more than 0."""

from __future__ import annotations

from dataclasses import replace

from assistant.cells.breakdown import results_of_kind, rows_not_zero
from assistant.cells.whole_parts import Extent, Whole, whole_asked
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query, Topic
from ingest.types import Part

_MOST_WHOLE = 4
"""Of more reports than these no part is told whole."""


def wholly(query: Query, rest: str) -> Whole | None:
    """The whole of what a question names that squeezed words ask for, or None. O(length)."""
    scope = query.scope
    alone = scope.named and not scope.before and len(scope.report_ids) <= _MOST_WHOLE
    if alone and scope.years and not rest.strip("?,。"):  # 北棠交通 2022
        return Whole(Extent.REPORT, Part.OVERVIEW)
    return whole_asked(rest) if alone else None


def entire(query: Query, rest: str) -> Query | None:
    """The query for all there is of what squeezed words name, or None. O(length)."""
    plain = replace(query, measures=(), counts=(), asked=Asked())
    if whole := wholly(query, rest):
        return replace(plain, topic=Topic.WHOLE, whole=whole)
    who = query.measures and Operation.COUNT in query.asked  # 诉讼不为零的单位
    if cells := results_of_kind(rest) or (() if who else rows_not_zero(rest)):
        return replace(plain, topic=Topic.FIGURE, measures=cells)
    return None
