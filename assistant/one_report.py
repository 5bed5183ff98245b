"""What one report says: in its own charts and sentences, else by what kind of thing is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.compose.charts import compose_chart
from assistant.compose.composition import compose_composition, compose_stated
from assistant.compose.contacts import compose_contacts
from assistant.compose.dated import compose_dated
from assistant.compose.entirely import compose_entirely
from assistant.compose.finished import compose_finished
from assistant.compose.items import compose_item
from assistant.compose.levels import compose_level
from assistant.compose.named import compose_named_claim, compose_named_numbers, compose_what_is
from assistant.compose.own_words import compose_own_value, compose_own_words
from assistant.compose.premise import compose_premise, compose_unexplained
from assistant.compose.proportion import compose_proportion
from assistant.compose.prose import compose_problems, compose_prose
from assistant.compose.ratios import compose_per_head
from assistant.compose.remedy import compose_remedy
from assistant.counts import is_unstated
from assistant.draft import Draft
from assistant.evidence import gives_cause
from assistant.particular import DATED
from assistant.query import Query, Topic
from assistant.shelf import ReportView
from prompts import phrase

SIDES = {
    Topic.PROBLEMS: (False,),
    Topic.IMPROVEMENTS: (True,),
    Topic.PROBLEMS_AND_IMPROVEMENTS: (False, True),
}
"""Whether the measures are told of problems, beside them or alone."""
_NUMBERS = frozenset({Topic.FIGURE, Topic.PROSE, Topic.PROBLEMS})
"""What may ask for a number: 解答了多少问题 does."""
_OWN_WAYS = (
    compose_what_is,
    compose_chart,
    compose_level,
    compose_finished,
    compose_entirely,
    compose_per_head,
    compose_premise,
)
_BECAUSE = re.compile("是不是因为|是否因为|是因为")
Scores = Mapping[str, float]


def in_its_own_way(
    draft: Draft, query: Query, view: ReportView, scores: Scores, before: ReportView | None
) -> bool:
    """Answer from what the report says in its own way, before all else is looked at.

    ``before`` is the report that it is measured by, if there is one.
    """
    numbers = query.topic in _NUMBERS
    if numbers and (
        any(said(draft, view, query) for said in _OWN_WAYS) or compose_proportion(draft, view, query, before)
    ):
        if _BECAUSE.search(query.own_words):  # that it grew says nothing of the cause
            draft.say(phrase("cause_untold"))
        return True
    if compose_remedy(draft, view, query, scores):
        return True
    return numbers and compose_own_words(draft, view, query)


def from_one(draft: Draft, query: Query, view: ReportView, scores: Scores) -> bool:
    """Answer from one report; False where it does not say."""
    if query.item:
        listed = Draft(query.question)
        from_one(listed, replace(query, item=0), view, scores)
        return compose_item(draft, view, listed, query.item)
    if query.topic is Topic.CONTACT:
        return compose_contacts(draft, view, query.contacts)
    if DATED in query.need.must:
        return compose_dated(draft, view)
    if query.strict or query.need.must:
        return compose_prose(draft, view, query.need, scores, strict=query.strict)
    sides = [compose_problems(draft, view, improvements) for improvements in SIDES.get(query.topic, ())]
    return any(sides) or _counted(draft, query, view) or _in_sentences(draft, query, view, scores)


def _counted(draft: Draft, query: Query, view: ReportView) -> bool:
    """Answer by the counts that are named, or what they are made of."""
    if compose_named_numbers(draft, view, query.asked):
        return True
    if query.composition and compose_composition(draft, view, query.counts):
        return True
    asks = query.need.number or query.bare
    return asks and compose_stated(draft, view, query.counts, query.need)


def _explained(query: Query, view: ReportView, scores: Scores) -> bool:
    """Whether a sentence that would be told gives a cause, where one is asked for."""
    if not (query.need.cause or query.need.reason):
        return True
    told = Draft(query.question)
    compose_prose(told, view, query.need, scores)
    return any(gives_cause(statement.text) for statement in told.statements)


def _in_sentences(draft: Draft, query: Query, view: ReportView, scores: Scores) -> bool:
    """Answer by the sentences that have most of the question's words."""
    if len(query.counts) == 1 and is_unstated(view, query.counts[0].row, query.need.exact_units):
        return compose_own_value(draft, view, query)
    if not _explained(query, view, scores) and compose_unexplained(draft, view, query):
        return True
    said = compose_prose(draft, view, query.need, scores)
    if query.asked.claim is not None and query.asked.claim.value:
        compose_named_claim(draft, view, query.asked.claim)
    return said or compose_own_value(draft, view, query)
