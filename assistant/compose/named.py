"""Answers about numbers that the question itself names: what they are in the report, and how they relate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.measures import row_label
from assistant.compose.amounts import percent, plain
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query
from assistant.understanding.terms import question_terms
from assistant.understanding.whether import is_everywhere
from ingest.fold import squeeze
from ingest.numerals import Quantity, find_quantities
from ingest.tables.requests import ALL_APPLICANTS
from ingest.types import Figure, FigureState
from prompts import phrase

_TELLING = 100
"""From here on a number is seldom that of two things; 1件 may be of anything."""
_WHAT_IS = re.compile(
    r"(?<![\d,])(?P<number>\d[\d,]*(?:\.\d+)?(?:万元|亿元|元|人次|[件条次项份篇个名人%])?)(?:这个?(?:数字?)?|又|到底|究竟)*"
    r"(?:指的?是|是|代表|说的是|对应)的?(?:什么|啥|哪(?:一?[个项栏格列]|里)|怎么来)"
)
_MOST_NAMED = 6


def compose_named_numbers(draft: Draft, view: ReportView, asked: Asked) -> bool:
    """569项占803项…: the share, from the figures of the report; False where it does not hold both."""
    if Operation.SHARE not in asked or len(asked.numbers) < 2:
        return False
    part, whole = (_stated(view, number) for number in asked.numbers[:2])
    pair = _nearest_pair(part, whole)
    if pair is None:
        return False
    first, second = pair
    if first.value is None or not second.value:
        return False
    cites = [draft.cite_figure(view, figure) for figure in pair]
    share = percent(first.value / second.value)
    draft.calculations.append(f"{plain(first.value)} ÷ {plain(second.value)} = {share}")
    names = {"part": first.raw, "whole": second.raw}
    draft.say(phrase("named_ratio", who=who(view), **names, share=share), cites)
    beside = [f for f in view.report.figures if f.quote_start == first.quote_start and f.unit == "%"]
    if len(beside) == 1:
        draft.say(phrase("named_ratio_stated", stated=beside[0].raw), [draft.cite_figure(view, beside[0])])
    return True


def compose_what_is(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say of what the report gives a number that is asked about; False where none is. O(figures)."""
    asked = _WHAT_IS.search(query.own_words)
    quantity = next(iter(find_quantities(asked["number"])), None) if asked else None
    if quantity is None or not quantity.value:
        return False
    found = [
        figure
        for figure in view.report.figures
        if figure.value == quantity.value and quantity.unit in ("", figure.unit)
    ]
    if not found:
        draft.say(phrase("named_nowhere", who=who(view)))
        draft.status = Status.NOT_REPORTED
    for figure in sorted(found, key=lambda f: f.table in ("prose", "chart"))[:_MOST_NAMED]:
        said = f"{plain(quantity.value)}{figure.unit}"
        marker = draft.cite_figure(view, figure)
        draft.say(phrase("named_number", who=who(view), said=said, label=_label(figure)), [marker])
    return True


def _label(figure: Figure) -> str:
    """A figure's row with its column, where it has one that says more."""
    plain_column = not figure.column or figure.column == ALL_APPLICANTS or figure.column == figure.row
    return row_label(figure.row) if plain_column else f"{row_label(figure.row)}（{figure.column}）"


def compose_named_claim(draft: Draft, view: ReportView, claim: Quantity) -> None:
    """Say what a number that the question misreads is in the report, or that it is not there."""
    if not say_where_stated(draft, view, claim) and not _stated(view, claim):
        draft.say(phrase("named_nowhere", who=who(view)))


def say_where_stated(draft: Draft, view: ReportView, claim: Quantity) -> bool:
    """Say of what the report gives a number that the question mistakes; False where it is not there."""
    found = [f for f in _stated(view, claim) if claim.value >= _TELLING or _is_spoken_of(f, draft.question)]
    if not found:
        return False
    if any(c.start <= found[0].start and found[0].end <= c.end for c in draft.citations):
        return True  # it is quoted already
    figure = found[0]
    said = f"{plain(claim.value)}{claim.unit}"
    draft.say(
        phrase("named_number", who=who(view), said=said, label=row_label(figure.row)),
        [draft.cite_figure(view, figure)],
    )
    return True


def _is_spoken_of(figure: Figure, question: str) -> bool:
    """Whether a word of the question is one of those that say what a number counts."""
    row = squeeze(figure.row).text
    return any(term.found(row) == 1.0 for term in question_terms(question) if not is_everywhere(term.word))


def _stated(view: ReportView, number: Quantity) -> list[Figure]:
    """The report's figures of this value and unit, those of its tables first."""
    found = [
        figure
        for figure in view.report.figures
        if figure.state is FigureState.REPORTED and (figure.value, figure.unit) == (number.value, number.unit)
    ]
    return sorted(found, key=lambda figure: figure.table in ("prose", "chart"))


def _nearest_pair(parts: Sequence[Figure], wholes: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    pairs = [(part, whole) for part in parts for whole in wholes if part is not whole]
    return min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start), default=None)
