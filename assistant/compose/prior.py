"""A year without a report of its own, told from the next year's: a chart's older series, or 较去年增加."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.tables import who
from assistant.counts import CHANGE
from assistant.draft import Draft
from assistant.evidence import display
from assistant.figures import stated_in_prose
from assistant.measures import Measure
from assistant.shelf import ReportView, Sentence
from ingest.fold import squeeze
from ingest.types import Figure, FigureState, Origin
from prompts import phrase

_CHANGE = re.compile(
    r"[较比](?:去年|上年|上一年度?|前一年|20\d{2}年).{0,6}?(?P<way>增加|增长|上升|多|减少|下降|降低|少)了?$"
)
_CLAUSE_ENDS = ",，;；。、"
_LESS = frozenset({"减少", "下降", "降低", "少"})


def compose_prior_year(
    draft: Draft, view: ReportView, year: int, question: str, measures: Sequence[Measure]
) -> bool:
    """Answer for ``year`` from the report of the year after; False where it does not tell."""
    return _from_chart(draft, view, year, question) or any(
        [_from_change(draft, view, year, measure) for measure in measures]
    )


def _from_chart(draft: Draft, view: ReportView, year: int, question: str) -> bool:
    """The older series of a chart, in the category that the question names."""
    asked = squeeze(question).text
    found = [
        figure
        for figure in view.report.figures
        if figure.origin is Origin.CHART
        and f"{year}年" in figure.row.rpartition("/")[2]
        and len(figure.column) > 1
        and squeeze(figure.column).text in asked
    ]
    for figure in found:
        marker = draft.cite_figure(view, figure)
        value = f"{figure.value:f}{figure.unit}"
        text = phrase(
            "chart_prior",
            who=who(view),
            caption=figure.row.split("/")[0],
            year=year,
            category=figure.column,
            value=value,
        )
        draft.say(text, [marker])
    return bool(found)


def _from_change(draft: Draft, view: ReportView, year: int, measure: Measure) -> bool:
    """This year's figure and its stated change give last year's; the arithmetic is shown."""
    stated = stated_in_prose(view, measure)
    if stated is None or view.report.year != year + 1:
        return False
    sentence, now = stated
    change = next((f for f in sentence.figures if f.unit == now.unit and _CHANGE.search(f.row)), None)
    if change is None or now.value is None or change.value is None or now.qualifier or change.qualifier:
        return False
    match = _CHANGE.search(change.row)
    less = bool(match and match["way"] in _LESS)
    before = now.value + change.value if less else now.value - change.value
    draft.calculations.append(f"{now.value:f} {'+' if less else '−'} {change.value:f} = {before:f}")
    marker = draft.cite_figure(view, now)
    draft.use(view, change)
    draft.use(view, _derived(now, before, year))
    text = phrase(
        "derived_prior", who=who(view), year=year, label=measure.label, value=f"{before:f}{now.unit}"
    )
    draft.say(text, [marker])
    return True


def compose_stated_change(draft: Draft, view: ReportView, year: int, measure: Measure) -> None:
    """Say how a report itself sets a measure against ``year``, of which there is no report, if it does."""
    stated = stated_in_prose(view, measure) if view.report.year == year + 1 else None
    changes = _changes_of(*stated) if stated else []
    if not changes:
        return
    before = view.report.text[: changes[0].start]
    start = max(before.rfind(mark) for mark in _CLAUSE_ENDS) + 1
    words = display(view.report.text[start : changes[-1].end])
    cites = [draft.cite_figure(view, change) for change in changes]
    if not any(words in statement.text for statement in draft.statements):
        draft.say(phrase("stated_change", who=who(view), words=words), cites)


def _changes_of(sentence: Sentence, now: Figure) -> list[Figure]:
    """The changes that a sentence states of a figure: those between it and the next figure that is none."""
    found: list[Figure] = []
    for figure in sorted(sentence.figures, key=lambda figure: figure.start):
        if figure.start <= now.start:
            continue
        if not CHANGE.search(figure.row):
            break
        found.append(figure)
    return found


def _derived(now: Figure, value: Decimal, year: int) -> Figure:
    return replace(now, row=f"{year}年 {now.row}", value=value, raw="", state=FigureState.DERIVED)
