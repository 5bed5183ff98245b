"""Years that a question names beside others and no report is there of: they are told, not passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Draft
from assistant.identify import years_text
from assistant.operations import Operation
from assistant.shelf import ReportView
from assistant.types import ScopeStatus, Status
from assistant.understand import Query, Topic
from prompts import phrase

_OF_ALL_YEARS = frozenset({Operation.SUM, Operation.AVERAGE})


def years_lacking(query: Query, views: Sequence[ReportView]) -> tuple[int, ...]:
    """The years asked for, or compared with, of which the one agency has no report."""
    if query.scope.status is not ScopeStatus.RESOLVED or len(query.scope.agencies) != 1:
        return ()
    if query.topic not in (Topic.FIGURE, Topic.PROSE):
        return ()
    there = {view.report.year for view in views}
    return tuple(sorted({*query.scope.years, *query.scope.compared_years} - there))


def of_years_there(query: Query, lacking: Sequence[int]) -> Query:
    """The query without what only all of its years could be computed to: a total of four from two."""
    if not lacking:
        return query
    operations = tuple(o for o in query.asked.operations if o not in _OF_ALL_YEARS)
    return replace(query, asked=replace(query.asked, operations=operations))


def compose_lacking(draft: Draft, query: Query, lacking: Sequence[int]) -> None:
    """Say after an answer of other years which are not there."""
    if lacking and draft.status is not Status.NOT_FOUND:
        draft.years += lacking
        draft.say(phrase("no_report", agency=query.scope.agencies[0], years=years_text(lacking)) + "。")
