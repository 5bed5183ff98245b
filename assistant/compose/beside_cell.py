"""Answers to questions that name more than the cell that was read, where a sentence tells of that very thing.

轻微违法免罚清单有几项 is asked of a list, and not how many penalties there were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.counts import PROSE
from assistant.cells.measures import Measure
from assistant.compose.prose import is_cell, is_of_form
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.operands import operand
from assistant.lookup.shelf import ReportView, Sentence, is_heading
from assistant.types import Status
from assistant.understanding.learned import rows_said_of, stated_words
from assistant.understanding.query import Query, Topic
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze
from ingest.words import is_noun
from prompts import phrase

_MOST = 3
"""So many sentences may have a word that tells of one thing."""
_MORE = 2
_HOW_MANY = re.compile("多少|几")


def compose_beside_cell(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote the sentence with a number that has what a question names beside one cell; False where none has.

    O(sentences × terms).
    """
    if not _asks_one_cell(query):
        return False
    cell = query.measures[0]
    unit = operand(view, cell).unit
    other = bool(unit) and not query.need.exact_units <= {unit}
    words = [t for t in query.need.terms if t.word in query.own_words and _is_its_own(t.word, cell, view)]
    words = [t for t in words if other or (t.word not in stated_words() and is_noun(t.word))]
    there = {term: [s for s in view.sentences if term.found(squeeze(s.text).text) == 1.0] for term in words}
    rare = [term for term in words if 0 < len(there[term]) <= _MOST]
    found = [(s, sum(s in there[term] for term in words)) for term in rare for s in there[term]]
    found = [(s, n) for s, n in found if _tells(s, cell, query, other) and (other or 2 * n > len(words))]
    if not found:
        return False
    sentence = max(found, key=lambda item: item[1])[0]
    draft.assumed = [note for note in draft.assumed if cell.label not in note]
    draft.say(phrase("prose_lead", who=who(view)))
    draft.quote(view, sentence.span.start, sentence.span.end)
    draft.status = Status.ANSWERED
    return True


def _asks_one_cell(query: Query) -> bool:
    asked = query.asked
    alone = query.topic is Topic.FIGURE and len(query.measures) == 1 and not query.scope.compared_years
    plain = not (asked.operations or asked.claim or asked.bounded or asked.numbers)
    return alone and plain and query.measures[0].table != PROSE and bool(_HOW_MANY.search(query.own_words))


def _is_its_own(word: str, cell: Measure, view: ReportView) -> bool:
    """Whether a word is none that the cell or its agency is called by, nor one that says little."""
    if len(word) < _MORE or is_light(word) or is_everywhere(word):
        return False
    label = f"{cell.label}{view.report.agency}"
    said = rows_said_of(word)
    return word[:2] not in label and (cell.table, cell.row.removeprefix("行政")) not in said


def _tells(sentence: Sentence, cell: Measure, query: Query, other: bool) -> bool:
    """Whether a sentence gives a number in the unit asked for; if that is the cell's too, of its matter."""
    if is_heading(sentence) or is_cell(sentence) or is_of_form(sentence):
        return False
    units = query.need.exact_units
    counted = any(f.unit in units if units else f.unit for f in sentence.figures)
    text = squeeze(sentence.text).text
    return counted and (other or _speaks_of(text, cell.prose))


def _speaks_of(text: str, prose: Sequence[str]) -> bool:
    return all(re.search(words, text) for words in prose)
