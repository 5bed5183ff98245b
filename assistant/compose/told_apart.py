"""One cell that a sentence tells apart: 被纠正的9件里，5件漏答，3件超期，1件条款不当.

The table has no rows for it; the sentence is that whose numbers come to the cell's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.cells.breakdown import asks_kinds, broken_down
from assistant.cells.counts import PROSE
from assistant.cells.measures import Measure, rows_of
from assistant.compose.operations import say_value
from assistant.compose.prose import is_cell
from assistant.draft import Draft
from assistant.lookup.operands import operand
from assistant.lookup.shelf import ReportView, Sentence
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query, Topic
from ingest.fold import squeeze
from ingest.types import Figure

_APART = re.compile(
    r"各(?:是|有|占|自|为)?(?:几|多少)|分别|哪[些几](?!年|家|个单位)|[错因为]在?(?:了)?(?:什么|哪|啥)|(?:什么|啥)(?:原因|毛病|问题|情形|内容|事)|构成|怎么分"
)
_COUNTS = frozenset({Operation.COUNT, Operation.SUM})
_FEWEST, _MANY = 2, 10


def compose_told_apart(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say a cell and quote the sentence that tells it apart; False where that is not asked, or none does.

    O(figures of the sentences²).
    """
    cell = _cell(query)
    if cell is None:
        return False
    item = operand(view, cell)
    claim = query.asked.claim
    if item.value is None or item.value < _FEWEST or item.is_about or (claim and claim.value != item.value):
        return False
    found = [(s, part) for s in _about(view, cell, item.value) for part in _parts(s, item.value)]
    if not found:
        return False
    told = [sum(term.found(s.text) == 1.0 for term in query.need.terms) for s, _ in found]
    if told.count(max(told)) > 1:
        return False  # which of several ways to tell it apart is meant, the question does not say
    sentence, parts = found[told.index(max(told))]
    say_value(draft, item)
    draft.quote(view, sentence.span.start, sentence.span.end, parts)
    return True


def _cell(query: Query) -> Measure | None:
    """The one cell that is asked for by its parts, of which the table itself has none."""
    rest = squeeze(query.scope.rest).text
    alone = query.topic is Topic.FIGURE and len(query.measures) == 1 and not query.scope.compared_years
    if not alone or not set(query.asked.operations) <= _COUNTS or query.asked.bounded:
        return None
    cell = query.measures[0]
    single = len(rows_of(cell.table, cell.row)) == 1 and len(broken_down([cell], rest)) == 1
    wanted = cell.table != PROSE and cell.prose and single and not asks_kinds(rest)
    return cell if wanted and _APART.search(query.own_words) else None


def _about(view: ReportView, cell: Measure, value: Decimal) -> Iterator[Sentence]:
    """The sentences that have the cell's own word, and of a number that few others are those after them in
    their paragraph.
    """
    named = False
    for sentence in view.sentences:
        here = bool(re.search(cell.prose[-1], sentence.text)) and not is_cell(sentence)
        named = here or (named and not sentence.opens_block)
        if here or (named and value >= _MANY):
            yield sentence


def _parts(sentence: Sentence, value: Decimal) -> Iterator[list[Figure]]:
    """The runs of a sentence's numbers, one right after another in one unit, that come to a cell's value."""
    ordered = sorted((f for f in sentence.figures if f.unit and f.value), key=lambda f: f.start)
    for first in range(len(ordered)):
        total = Decimal(0)
        for last, figure in enumerate(ordered[first:], first):
            if figure.unit != ordered[first].unit:
                break
            total += figure.value or Decimal(0)
            if total == value and last > first:
                yield ordered[first : last + 1]
