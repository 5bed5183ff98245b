"""What a report says in other words than the question: the sentence that stands out, if nothing else told."""

from __future__ import annotations

from collections.abc import Callable

from assistant.compose.counted_near import compose_counted_near
from assistant.compose.directly import own_need
from assistant.compose.prose import is_of_form, tells_nothing
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Need, Scored, rank_sentences, trimmed
from assistant.lookup.shelf import ReportView
from assistant.lookup.standing_out import standing_out
from assistant.understanding.halves import compose_halves
from assistant.understanding.query import Query, Topic
from ingest.embed import Embedder
from prompts import phrase

_MOST = 2
_NEARLY = 0.8
"""A second sentence is told from this share of the first one's score on."""


def compose_otherwise(
    draft: Draft, query: Query, view: ReportView, tell: Callable[[Draft, Query], None], embedder: Embedder
) -> bool:
    """Tell of a question that one report does not answer as it stands the part that it does, or what it says
    in other words; False where there is neither.
    """
    return (
        compose_halves(draft, query, view, tell)
        or compose_counted_near(draft, view, query)
        or compose_outstanding(draft, query, view, embedder)
    )


def compose_outstanding(draft: Draft, query: Query, view: ReportView, embedder: Embedder) -> bool:
    """Quote the sentence that stands out for a question in prose, saying that it is put in other words;
    False where none does. O(sentences × terms), and some thirty of them embedded if any may do.
    """
    if query.topic is not Topic.PROSE or query.measures or query.asked.operations or query.strict:
        return False
    need = own_need(query)
    ranked = [item for item in rank_sentences(view, need, {}) if _may_tell(item, query.need)]
    found = standing_out(query.own_words, ranked, embedder)
    if not found:
        return False
    draft.say(phrase("nearest_lead", who=who(view)))
    told = [one.item for one in found if one.score >= _NEARLY * found[0].score][:_MOST]
    for item in sorted(told, key=lambda item: item.sentence.number):
        span = trimmed(item, need)
        draft.quote(view, span.start, span.end)
    return True


def _may_tell(item: Scored, need: Need) -> bool:
    """Whether a sentence says something, and of a number of a unit that is named has one."""
    sentence = item.sentence
    if tells_nothing(sentence) or is_of_form(sentence):
        return False
    units = {figure.unit for figure in sentence.figures}
    return not need.number or bool(units & need.exact_units if need.exact_units else sentence.figures)
