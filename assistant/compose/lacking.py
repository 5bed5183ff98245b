"""Years that a question names beside others and no report is there of: they are told, not passed over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.compose.prior import compose_prior_year
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView
from assistant.scope.identify import years_text
from assistant.types import ScopeStatus, Status
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query, Topic
from ingest.tables.proactive import ITEMS_CHANGE
from prompts import phrase

_OF_ALL_YEARS = frozenset({Operation.SUM, Operation.AVERAGE})


def of_years_there(query: Query, views: Sequence[ReportView]) -> Query:
    """The query without what only all of its years could be computed to: a total of four from two."""
    if not _lacking(query, {view.report.year for view in views}):
        return query
    operations = tuple(o for o in query.asked.operations if o not in _OF_ALL_YEARS)
    return replace(query, asked=replace(query.asked, operations=operations))


def compose_lacking(
    draft: Draft, query: Query, years: Collection[int], views: Sequence[ReportView] = ()
) -> None:
    """Say after an answer of other years which are not there, but of which none of them tells (上年为…).

    ``years`` are those of the one agency's reports. The report of the year after may tell what one of them
    had: 3件，同比减少72.73%. O(figures of the reports).
    """
    said = "".join(statement.text for statement in draft.statements)
    lacking = [year for year in _lacking(query, years) if str(year) not in said]
    named = (*query.measures, *query.counts)
    told = {
        view.report.year - 1
        for view in (views if draft.statements else ())
        if view.report.year - 1 in lacking and compose_prior_year(draft, view, view.report.year - 1, named)
    }
    if told:
        draft.assumed = [note for note in draft.assumed if not any(str(year) in note for year in told)]
    lacking = [year for year in lacking if year not in told]
    if lacking and draft.statements and draft.status is not Status.NOT_FOUND:
        draft.years += lacking
        draft.say(phrase("no_report", agency=query.scope.agencies[0], years=years_text(lacking)) + "。")


def _lacking(query: Query, years: Collection[int]) -> list[int]:
    """The years asked for, or compared with, of which the one agency has no report."""
    if query.scope.status is not ScopeStatus.RESOLVED or len(query.scope.agencies) != 1:
        return []
    if query.topic not in (Topic.FIGURE, Topic.PROSE):
        return []
    compared = query.scope.compared_years
    if query.measures and all(m.column == ITEMS_CHANGE for m in query.measures):
        compared = ()  # the report of the year itself says what there is more or less of
    asked = {*query.scope.years, *compared}
    return sorted(asked.difference(years))
