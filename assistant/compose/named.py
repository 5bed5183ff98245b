"""Answers about numbers that the question itself names: what they are in the report, and how they relate."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.amounts import percent, plain
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.measures import row_label
from assistant.operations import Asked, Operation
from assistant.shelf import ReportView
from assistant.terms import question_terms
from assistant.whether import is_everywhere
from ingest.fold import squeeze
from ingest.numerals import Quantity
from ingest.types import Figure, FigureState
from prompts import phrase

_TELLING = 100
"""From here on a number is seldom that of two things; 1件 may be of anything."""


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
