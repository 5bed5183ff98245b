"""Numbers of which a sentence says what they came to: 由12个并成9个 tells both, and neither alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.cells.counts import PROSE
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.operands import Operand
from assistant.lookup.shelf import ReportView, Sentence
from ingest.fold import fold, squeeze
from ingest.sentences import Span, clauses
from ingest.types import Figure
from prompts import phrase

_FROM = re.compile(r"[由从自](?!治|然|主)[^,;。:]*$")
_FROM_SO_MUCH = re.compile(r"[由从][^,;。:]{0,8}\d[^,;。:]{0,8}[至到成为]$")
"""由法定30日延长为: what it was is a day or an hour, which is no count."""
_TO = re.compile(r"[^,;。:、]{0,6}[至到成为][^,;。:、\d]{0,6}")


def say_from_to(draft: Draft, item: Operand) -> bool:
    """Quote the clause that says from what to what a number of a sentence went; False of any other."""
    alone = item.measure.table == PROSE and len(item.figures) == 1
    span = from_to(item.view, item.figures[0]) if alone else None
    if span is None:
        return False
    lead = phrase("prose_lead", who=who(item.view))
    if all(statement.text != lead for statement in draft.statements):
        draft.say(lead)
    draft.quote(item.view, span.start, span.end, item.figures)
    return True


def pairs_of(view: ReportView) -> Iterator[tuple[Figure, Figure, Span]]:
    """What each number of the sentences went from and to, with the clause that says so. O(figures)."""
    for sentence in view.sentences:
        ordered = sorted(sentence.figures, key=lambda f: f.start)
        for before, after in pairwise(ordered):
            if before.unit == after.unit and _went(view, sentence, before, after):
                yield before, after, _clause(view, sentence, before, after)


def _went(view: ReportView, sentence: Sentence, before: Figure, after: Figure) -> bool:
    """Whether one number is what the next one came from."""
    if before.end > after.start:
        return False
    head = squeeze(view.report.text, sentence.span.start, before.start).text
    between = squeeze(view.report.text, before.end, after.start).text
    return bool(_FROM.search(head) and _TO.fullmatch(between))


def from_to(view: ReportView, figure: Figure) -> Span | None:
    """The clause in which a number is what something went from, or to. O(figures of the sentence)."""
    sentence = next((s for s in view.sentences if figure in s.figures), None)
    if sentence and _FROM_SO_MUCH.search(squeeze(view.report.text, sentence.span.start, figure.start).text):
        return _clause(view, sentence, figure, figure)
    ordered = sorted(sentence.figures, key=lambda f: f.start) if sentence else []
    for before, after in pairwise(ordered):
        if sentence and figure in (before, after) and _went(view, sentence, before, after):
            return _clause(view, sentence, before, after)
    return None


def _clause(view: ReportView, sentence: Sentence, first: Figure, last: Figure) -> Span:
    """The clause, or the clauses, from one figure to another, without the comma behind them."""
    pieces = clauses(view.report.text, sentence.span)
    there = [p for p in pieces if p.start < last.end and first.start < p.end]
    end = there[-1].end
    return Span(there[0].start, end - (fold(view.report.text[end - 1]) in ",;"))
