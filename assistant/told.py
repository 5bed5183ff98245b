"""Which agencies, or in which years, did what only sentences tell, though a word of it is that of a cell.

引入第三方评估 is not the row 第三方, 人员更换频繁 is not the number of staff.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.cues import asks_which_year
from assistant.learned import rows_said_of, told_words
from assistant.measures import Measure, row_label, rows_of
from assistant.operations import Operation
from assistant.types import ScopeStatus
from assistant.understand import Query, Topic
from assistant.whether import asks_whether
from ingest.fold import squeeze
from ingest.words import is_noun

_GENERAL = 6
"""A word that people say of so many rows says nothing of any."""


def asks_who_did(query: Query) -> bool:
    """Whether those who did something are asked for, and no number: 哪些单位引入了第三方评估."""
    which = (
        asks_whether(squeeze(query.scope.rest).text)
        or query.scope.status is ScopeStatus.ALL
        or (len(query.scope.report_ids) > 1 and asks_which_year(squeeze(query.question).text))
    )
    asked = query.asked
    computes = set(asked.operations) - {Operation.COUNT} or asked.claim or asked.bounded
    return which and not computes and not query.need.number


def told_in_words(query: Query) -> Query:
    """The query without the cells or counts that too few of its own words speak of. O(its words)."""
    named = (*query.measures, *query.counts)
    if query.topic not in (Topic.FIGURE, Topic.PROSE) or not named or not asks_who_did(query):
        return query
    rest = squeeze(query.scope.rest).text
    words = [term.word for term in query.need.terms if term.word in rest]
    telling = [word for word in words if len(rows_said_of(word)) < _GENERAL]
    other = [word for word in telling if not _is_said_of(word, named)]
    told = 3 * len(other) >= len(telling) and any(word in told_words() for word in other)
    most = 2 * len(other) >= len(telling) and (
        len(other) > 1 or asks_whether(rest) or any(map(is_noun, other))
    )
    return replace(query, topic=Topic.PROSE, measures=(), counts=()) if told or most else query


def _is_said_of(word: str, named: Sequence[Measure]) -> bool:
    """Whether a word is one of those in which people ask for one of these rows."""
    own = {(m.table, _plain(row)) for m in named for row in (m.row, *rows_of(m.table, m.row))}
    return bool(rows_said_of(word) & own) or any(word in row_label(m.row) for m in named)


def _plain(row: str) -> str:
    return row.removeprefix("行政")
