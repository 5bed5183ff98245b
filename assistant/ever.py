"""Whether something ever happened at an agency: a question that names no year then is about all of them."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.query import Query, Topic
from assistant.types import ScopeStatus
from ingest.fold import squeeze

_DONE = r"(?<![通超经路难])过(?!程|去|期|来)"
_EVER = re.compile(
    rf"{_DONE}[^,。]{{0,12}}(?:吗|么|没有?|不)(?=$|[?,。])|(?:有没有|有无|是否|是不是|没有?|未|曾经?)[^,。]{{1,10}}{_DONE}|"
    r"从[来没未]|一直|始终|历来|连年|年年都"
)


def asks_ever(query: Query) -> bool:
    """Whether it is asked of a figure if there was ever any, or always none: 被复议纠正过吗, 一直没人申请."""
    said = (squeeze(query.question).text, squeeze(query.scope.rest).text)  # a name may stand last
    return any(map(_EVER.search, said))


def over_every_year(query: Query, catalogue: Catalogue) -> Query:
    """The query over all years of its one agency, where it asks if something ever was. O(reports)."""
    scope = query.scope
    if scope.status is not ScopeStatus.CLARIFY or len(scope.agencies) != 1 or scope.years:
        return query
    if query.topic is not Topic.FIGURE or not asks_ever(query):
        return query
    reports = next((a.reports for a in catalogue.agencies if a.name == scope.agencies[0]), {})
    years = tuple(sorted(reports))
    ids = tuple(reports[year] for year in years)
    return replace(
        query, scope=replace(scope, status=ScopeStatus.RESOLVED, report_ids=ids, years=years, options=())
    )
