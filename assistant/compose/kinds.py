"""Whether kinds that a report lists add up to counts that it states: A、B、C、D四类 against 建议加提案."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.cells.counts import find_counts, stated_count
from assistant.compose.amounts import plain
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.own_words import figures_named, lists_named, worded_figures
from assistant.lookup.shelf import ReportView
from assistant.understanding.assertions import numbers_in
from ingest.types import Figure
from prompts import phrase


def compose_kinds(draft: Draft, view: ReportView, question: str) -> bool:
    """Add up the kinds that a squeezed question names, and the counts it holds them against.

    False where it names no such list, or a count that the report does not state. O(figures).
    """
    stated = [stated_count(view, measure.row) for measure in find_counts(question)]
    counts = [found[1] for found in stated if found is not None]
    if not counts or len(counts) < len(stated):
        return False
    for kinds in lists_named(view, question):
        if {figure.unit for figure in (*kinds, *counts)} == {kinds[0].unit} and kinds[0] not in counts:
            _say(draft, view, kinds, counts)
            return True
    return False


def whole_said(view: ReportView, question: str) -> Figure | None:
    """The total whose parts a squeezed question asks to be added up: by its number (跟它报的1336条加得拢吗),
    else by the parts that it names; None where neither tells one. O(figures × length²).
    """
    known = [item.figure for item in worded_figures(view)]
    wholes = {figure.part_of for figure in known} - {None}
    said = {number.value for number in numbers_in(question)}
    by_value = [f for f in known if f.start in wholes and f.value in said]
    named = [item.figure.part_of for item in figures_named(view, question, frozenset())]
    starts = {start for start in named if start is not None}
    by_parts = [f for f in known if f.start in starts] if len(named) > 1 and len(starts) == 1 else []
    found = by_value or by_parts
    return found[0] if len(found) == 1 else None


def _say(draft: Draft, view: ReportView, kinds: Sequence[Figure], counts: Sequence[Figure]) -> None:
    one, other = _sum(kinds), _sum(counts)
    sums, totals = _terms(kinds, one), _terms(counts, other)
    draft.calculations += [sums, totals]
    cites = [draft.cite_figure(view, figure) for figure in (*kinds, *counts)]
    name = "kinds_same" if one == other else "kinds_differ"
    draft.say(phrase(name, who=who(view), sums=sums, totals=totals), cites)


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))


def _terms(figures: Sequence[Figure], total: Decimal) -> str:
    terms = " + ".join(plain(figure.value) for figure in figures if figure.value is not None)
    return f"{terms} = {plain(total)}{figures[0].unit}" if len(figures) > 1 else f"{terms}{figures[0].unit}"
