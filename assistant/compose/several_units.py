"""Several numbers of different things that a question asks for at once, where one sentence gives them all.

几个人管公开，培训多少课时: the sentence that has 名 and 课时 answers both, the count of trainings neither.
"""

from __future__ import annotations

from assistant.compose.directly import own_need
from assistant.compose.prose import is_of_form, tells_nothing
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Scored, rank_sentences, unit_family
from assistant.lookup.shelf import ReportView
from assistant.lookup.standing_out import by_words
from assistant.understanding.query import Query, Topic
from ingest.fold import fold
from ingest.sentences import clauses
from ingest.tables import TABLES
from prompts import phrase

_ENOUGH = 0.9
"""What the shares of the question's words and characters in the sentence come to."""
_AHEAD = 0.25
_OF_TABLES = frozenset(spec.id for spec in TABLES)


def compose_several_units(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote the sentence; False where no one sentence has them all, or it is not clear which.

    O(sentences × terms).
    """
    wanted = [unit_family(unit) for unit in query.need.exact_units]
    of_cell = any(measure.table in _OF_TABLES for measure in query.measures)
    computes = query.asked.operations or query.asked.claim or query.topic not in (Topic.PROSE, Topic.FIGURE)
    if len(wanted) < 2 or of_cell or computes or query.need.must:
        return False
    ranked = [s for s in rank_sentences(view, own_need(query), {}) if not _says_nothing(s)]
    of_all = by_words(query.own_words, ranked)
    if not of_all or of_all[0][0] < _ENOUGH or not _has_all(of_all[0][1], wanted):
        return False
    if len(of_all) > 1 and of_all[0][0] - of_all[1][0] < _AHEAD:
        return False
    _quote(draft, view, of_all[0][1], frozenset().union(*wanted))
    return True


def _says_nothing(item: Scored) -> bool:
    return tells_nothing(item.sentence) or is_of_form(item.sentence)


def _has_all(item: Scored, wanted: list[frozenset[str]]) -> bool:
    """Whether a sentence has a number of its own for each unit."""
    left = list(item.sentence.figures)
    for units in sorted(wanted, key=len):
        found = next((figure for figure in left if figure.unit in units), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _quote(draft: Draft, view: ReportView, item: Scored, units: frozenset[str]) -> None:
    """The clauses from the first to the last that give a number in these units."""
    figures = [figure for figure in item.sentence.figures if figure.unit in units]
    span = item.sentence.span
    pieces = clauses(view.report.text, span)
    first = next((p.start for p in pieces if p.end > figures[0].start), span.start)
    last = next((p.end for p in pieces if p.end >= figures[-1].end), span.end)
    draft.say(phrase("prose_lead", who=who(view)))
    last -= fold(view.report.text[last - 1]) in ",;"
    draft.quote(view, first, last, figures)
