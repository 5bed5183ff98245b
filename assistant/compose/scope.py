"""Answers that tell what is in the corpus: choices, what is there instead, the catalogue, refusals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.cells.measures import Measure, row_label
from assistant.compose.forms import compose_forms
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView
from assistant.types import ScopeStatus, Status
from assistant.understanding.as_such import is_thanks
from assistant.understanding.query import REFUSED, Query, Topic
from ingest.names import place_units
from ingest.store import CatalogueEntry
from ingest.tables.requests import RECEIVED
from prompts import phrase

_MOST_LISTED = 12
_USUAL = (RECEIVED, "行政许可", "行政处罚")
"""What is asked for most, offered where a question says that a number is wanted and not of what."""
_REFUSALS = {
    Topic.INSTRUCTION: "refused_instruction",
    Topic.LAW: "refused_law",
    Topic.OPINION: "refused_opinion",
    Topic.PERSONAL: "refused_personal",
    Topic.OTHER: "refused_other",
    Topic.FORECAST: "refused_forecast",
}


def compose_no_matter(
    draft: Draft,
    query: Query,
    entries: Sequence[CatalogueEntry],
    view_of: Callable[[str], ReportView | None],
) -> None:
    """Answer what is asked of no report's matter: refuse it, list what is there, or reply to small talk."""
    if query.topic in REFUSED:
        compose_refusal(draft, query.topic)
    elif query.topic is Topic.FORMS:
        compose_forms(draft, query.scope, entries, view_of)
    elif query.scope.status is ScopeStatus.NOT_FOUND and query.topic is Topic.CATALOGUE:
        compose_not_found(draft, query.scope.problem, query.scope.options, entries)
    elif query.topic is Topic.TALK and is_thanks(query.question):
        draft.status = Status.CLARIFY
        draft.say(phrase("welcome"))
    else:
        if query.topic is Topic.TALK:
            draft.say(phrase("greeting"))
        compose_catalogue(draft, entries, view_of, query.scope.agencies)
        if query.topic is Topic.TALK:  # nothing was asked yet
            draft.status = Status.CLARIFY


def compose_refusal(draft: Draft, topic: Topic) -> None:
    """Say why the question is not answered."""
    draft.status = Status.REFUSED
    draft.say(phrase(_REFUSALS[topic]))


def compose_clarify(draft: Draft, options: Sequence[str]) -> None:
    """Ask which of several readings is meant."""
    draft.status = Status.CLARIFY
    draft.options = list(options)
    draft.say(phrase("clarify"))
    for option in options:
        draft.say(option, level=1)


def compose_which(draft: Draft) -> None:
    """Ask of what a number is wanted; each choice says it before the question."""
    compose_clarify(draft, [f"{row_label(row)}，{draft.question}" for row in _USUAL])


def compose_doubted(draft: Draft, views: Sequence[ReportView], measures: Sequence[Measure]) -> None:
    """Ask for one of the cells that were read, where the question names others that were not."""
    options = [
        f"{phrase('option', agency=view.report.agency, year=view.report.year)}{measure.label}"
        for view in views
        for measure in measures
    ]
    compose_clarify(draft, options[:_MOST_LISTED])


def compose_not_found(
    draft: Draft, problem: str, options: Sequence[str], entries: Sequence[CatalogueEntry]
) -> None:
    """Say what is not there, and what is there instead."""
    draft.status = Status.NOT_FOUND
    draft.options = list(options)
    there = phrase("there_is", list="；".join(options)) if options else _there(entries)
    draft.say(phrase("not_found", problem=problem, there=there))


def compose_catalogue(
    draft: Draft,
    entries: Sequence[CatalogueEntry],
    view_of: Callable[[str], ReportView | None],
    agencies: Sequence[str] = (),
) -> None:
    """List the agencies, or some of them, and the years of their reports, each citing where it is named."""
    if not entries:
        draft.status = Status.NOT_FOUND
        draft.say(phrase("nothing_in"))
        return
    entries = [entry for entry in entries if not agencies or entry.agency in agencies]
    years = _years(entries)
    draft.say(phrase("catalogue"))
    _say_counts(draft, years)
    for agency, listed in list(years.items())[:_MOST_LISTED]:
        ids = [entry.report_id for entry in entries if entry.agency == agency]
        cites = [_cite_name(draft, view) for view in map(view_of, ids) if view]
        draft.say(
            phrase("catalogue_line", agency=agency, years="、".join(phrase("year", year=y) for y in listed)),
            cites,
            1,
        )
    if len(years) > _MOST_LISTED:
        draft.say(phrase("catalogue_more"))


def _say_counts(draft: Draft, years: dict[str, list[int]]) -> None:
    """How many agencies and reports there are, and from which year to which."""
    if len(years) < 2:
        return
    listed = [year for of_agency in years.values() for year in of_agency]
    counts = {"agencies": str(len(years)), "reports": str(len(listed))}
    draft.years += [min(listed), max(listed)]
    draft.calculations.append(phrase("catalogue_calculation", **counts))
    draft.say(phrase("catalogue_count", first=str(min(listed)), last=str(max(listed)), **counts))


def _cite_name(draft: Draft, view: ReportView) -> int:
    """The marker of the first place where a report names its agency."""
    report = view.report
    units = place_units(report.place)
    shorter = ("".join(units[n:]) + report.office for n in range(len(units)))  # what it may call itself
    name = next((name for name in (report.agency, *shorter) if name in report.text), report.agency)
    start = max(0, report.text.find(name))
    return draft.cite(view, start, start + len(name))


def _there(entries: Sequence[CatalogueEntry]) -> str:
    if not entries:
        return phrase("nothing_in")
    lines = [
        phrase("there_line", agency=agency, years="、".join(map(str, years)))
        for agency, years in _years(entries).items()
    ]
    shown = "；".join(lines[:_MOST_LISTED]) + ("……" if len(lines) > _MOST_LISTED else "")
    return phrase("there_is", list=shown)


def _years(entries: Sequence[CatalogueEntry]) -> dict[str, list[int]]:
    years: dict[str, list[int]] = {}
    for entry in entries:
        years.setdefault(entry.agency, []).append(entry.year)
    return {agency: sorted(listed) for agency, listed in years.items()}
