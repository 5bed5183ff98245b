"""Readings that take the whole of something: a report, a part, a table, or what of it is more than 0."""

from __future__ import annotations

from dataclasses import replace

from assistant.breakdown import rows_not_zero
from assistant.operations import Asked
from assistant.query import Query, Topic
from assistant.whole_parts import whole_asked

_MOST_WHOLE = 4
"""Of more reports than these no part is told whole."""


def entire(query: Query, rest: str) -> Query | None:
    """The query for all there is of what squeezed words name, or None. O(length)."""
    plain = replace(query, measures=(), counts=(), asked=Asked())
    whole = whole_asked(rest) if query.scope.named and not query.scope.before else None
    if whole and len(query.scope.report_ids) <= _MOST_WHOLE:
        return replace(plain, topic=Topic.WHOLE, whole=whole)
    if cells := rows_not_zero(rest):
        return replace(plain, topic=Topic.FIGURE, measures=cells)
    return None
