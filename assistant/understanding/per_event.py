"""How much comes to one event on average, of several agencies: 开放日平均每场多少人, 哪家最多."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.counts import PROSE, find_counts
from assistant.cells.measures import Measure
from assistant.types import ScopeStatus
from assistant.understanding.query import Query, Topic
from ingest.fold import squeeze

_EACH = re.compile(
    r"平均(?:到|下来)?每?一?[场次期](?!数)|[每单]一?[场次期](?:活动|培训)?(?:平均|均)|场均|次均|人均(?=参[加与训])"
)
_PAIRS = {
    "政府开放日": ("政府开放日参加人数", "政府开放日场次"),
    "开展培训": ("参加培训人次", "开展培训次数"),
}
_NAMED = {"政府开放日": re.compile("开放日|公开日"), "开展培训": re.compile("培训")}


def per_event(query: Query) -> Query | None:
    """The query for what comes to an event and how many there were, or None. O(length)."""
    if query.scope.status is not ScopeStatus.ALL and len(query.scope.agencies) < 2:
        return None
    rest = squeeze(query.scope.rest).text
    if query.topic not in (Topic.PROSE, Topic.FIGURE) or not _EACH.search(rest):
        return None
    named = [kind for kind, words in _NAMED.items() if words.search(rest)]
    if len(named) != 1 or {m.table for m in (*query.measures, *find_counts(rest))} - {PROSE}:
        return None
    measures = tuple(Measure(PROSE, row) for row in _PAIRS[named[0]])
    return replace(query, topic=Topic.FIGURE, measures=measures, counts=())


def is_per_event(query: Query) -> bool:
    """Whether the measures of a query are those of an average to an event."""
    rows = tuple(measure.row for measure in query.measures)
    return rows in _PAIRS.values() and bool(_EACH.search(squeeze(query.scope.rest).text))
