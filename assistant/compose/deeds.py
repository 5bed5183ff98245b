"""Whether something was done to what a cell counts, where a sentence says so in the question's own words.

做过规范性文件清理没有 names the row of documents, but what was done is told by 未开展规范性文件清理工作.
"""

from __future__ import annotations

import re

from assistant.cells.counts import PROSE
from assistant.compose.operations import say_value
from assistant.compose.prose import is_of_form
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.operands import operand
from assistant.lookup.problems import promised
from assistant.lookup.shelf import ReportView, Sentence
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term
from assistant.understanding.whether import is_everywhere, is_light
from prompts import phrase

_CLAUSE = re.compile("[,;。]")


def compose_deed(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote the sentence that says it, with the cell beside it; False where none does. O(sentences)."""
    asks = query.topic is Topic.FIGURE and query.need.whether and not query.need.number
    computes = query.asked.operations or query.asked.claim or query.asked.bounded
    if not asks or computes or len(query.measures) != 1 or query.measures[0].table == PROSE:
        return False
    label = query.measures[0].row + query.measures[0].column
    own = [t for t in query.need.terms if not (is_light(t.word) or is_everywhere(t.word) or t.guessed)]
    of_row = [term for term in own if term.word in label]
    deeds = [term for term in own if term.word not in label]
    if not (of_row and deeds):
        return False
    said = next((s for s in view.sentences if _says(s, [*of_row, *deeds])), None)
    if said is None or said.number in promised(view) or is_of_form(said):
        return False
    draft.say(phrase("prose_lead", who=who(view)))
    draft.quote(view, said.span.start, said.span.end)
    cell = operand(view, query.measures[0])
    if cell.value is not None:
        say_value(draft, cell)
    return True


def _says(sentence: Sentence, terms: list[Term]) -> bool:
    """Whether one clause of a sentence has all of the words as they stand."""
    return any(all(t.word in clause for t in terms) for clause in _CLAUSE.split(sentence.text))
