"""What one report says: in its own charts and sentences, else by what kind of thing is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.cells.counts import PROSE, is_unstated, stated_count
from assistant.compose.beside_cell import compose_beside_cell
from assistant.compose.charts import compose_chart
from assistant.compose.composition import compose_composition, compose_in_part, compose_stated
from assistant.compose.contacts import compose_contacts
from assistant.compose.counted_near import compose_between, compose_no_cell
from assistant.compose.deeds import compose_deed
from assistant.compose.directly import compose_directly, compose_in_own_words, words_told
from assistant.compose.entirely import compose_entirely
from assistant.compose.finished import compose_finished
from assistant.compose.held import compose_held
from assistant.compose.items import compose_item
from assistant.compose.kept import compose_reviewed
from assistant.compose.levels import compose_level
from assistant.compose.named import compose_named_claim, compose_named_numbers, compose_what_is
from assistant.compose.numbers import compose_numbers
from assistant.compose.of_list import compose_mostly
from assistant.compose.own_words import compose_own_value, compose_own_words
from assistant.compose.premise import compose_premise, compose_unexplained
from assistant.compose.proportion import compose_proportion
from assistant.compose.prose import compose_problems, compose_prose
from assistant.compose.ratios import compose_per_head
from assistant.compose.remedy import compose_cause, compose_remedy
from assistant.compose.several_units import compose_several_units
from assistant.compose.told_apart import compose_told_apart
from assistant.compose.two_places import compose_two_places
from assistant.compose.went import compose_went
from assistant.compose.whole_parts import compose_whole
from assistant.draft import Draft
from assistant.lookup.evidence import Need, gives_cause
from assistant.lookup.shelf import ReportView
from assistant.understanding.particular import KINDS_OF_PROPOSAL
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term
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
    compose_what_is, compose_told_apart, compose_chart, compose_level, compose_finished, compose_entirely,
    compose_per_head, compose_premise, compose_deed,
)  # fmt: skip
_FIRST = (
    compose_held, compose_two_places, compose_cause, compose_went, compose_several_units, compose_mostly,
)  # fmt: skip
_NAMES = re.compile(r"(?:叫|是|有|包括)(?:什么|啥|哪[些几]|谁)")
"""有几个，都叫什么: a sentence that names them counts them."""
_TO_CALL = re.compile(r"\d{7,8}(?!\d)")
_BECAUSE = re.compile("是不是因为|是否因为|是因为")
Scores = Mapping[str, float]


def in_its_own_way(
    draft: Draft, query: Query, view: ReportView, scores: Scores, before: ReportView | None
) -> bool:
    """Answer from what the report says in its own way, before all else is looked at.

    ``before`` is the report that it is measured by, if there is one.
    """
    if query.whole:
        return compose_whole(draft, view, query.whole)
    if any(said(draft, view, query) for said in _FIRST):
        return True
    if compose_directly(draft, view, query, scores):
        if query.topic is Topic.CONTACT and not _has_number_for(draft):
            compose_contacts(draft, view, query.contacts)
        return True
    numbers = query.topic in _NUMBERS
    if compose_numbers(draft, view, query):
        return True
    if numbers and (
        any(said(draft, view, query) for said in _OWN_WAYS) or compose_proportion(draft, view, query, before)
    ):
        if _BECAUSE.search(query.own_words):  # that it grew says nothing of the cause
            draft.say(phrase("cause_untold"))
        return True
    if compose_remedy(draft, view, query, scores):
        return True
    told = (compose_own_words, compose_beside_cell, compose_no_cell)
    return numbers and any(said(draft, view, query) for said in told)


def _has_number_for(draft: Draft) -> bool:
    """Whether what is quoted gives a number to call that the question does not name itself."""
    told = [number for c in draft.citations for number in _TO_CALL.findall(c.quote)]
    return any(number not in draft.question for number in told)


def from_one(draft: Draft, query: Query, view: ReportView, scores: Scores) -> bool:
    """Answer from one report; False where it does not say."""
    if query.item:
        listed = Draft(query.question)
        from_one(listed, replace(query, item=0), view, scores)
        return compose_item(draft, view, listed, query.item)
    if query.whole:
        return compose_whole(draft, view, query.whole)
    if query.topic is Topic.CONTACT:
        return compose_contacts(draft, view, query.contacts)
    if query.practices:
        return _of_practice(draft, query, view, scores)
    if query.strict or query.need.must:
        said = compose_prose(draft, view, query.need, scores, strict=query.strict)
        if said:
            compose_between(draft, view, query)
        names = not said and query.need.number and not query.need.beside and _NAMES.search(query.own_words)
        return said or bool(
            names and compose_prose(draft, view, replace(query.need, number=False), scores, query.strict)
        )
    if query.topic in SIDES and compose_reviewed(draft, view, query):
        return True
    sides = [compose_problems(draft, view, improvements) for improvements in SIDES.get(query.topic, ())]
    counted = any(sides) or (not query.need.planned and _counted(draft, query, view))
    return counted or _in_sentences(draft, query, view, scores)


def _of_practice(draft: Draft, query: Query, view: ReportView, scores: Scores) -> bool:
    """Answer by the sentences that tell of a practice asked for, those with most of the question's words;
    where none tells of any, by those words alone.
    """
    told: list[tuple[float, Need]] = []
    for must in query.practices:
        need = replace(query.need, terms=must, must=must)
        trial = Draft(query.question)
        if compose_prose(trial, view, need, scores, query.strict):
            told.append((words_told(trial, view, query), need))
    if told:
        return compose_prose(draft, view, max(told, key=lambda one: one[0])[1], scores, query.strict)
    return compose_in_own_words(draft, view, query, scores)


def _counted(draft: Draft, query: Query, view: ReportView) -> bool:
    """Answer by the counts that are named, or what they are made of."""
    if compose_named_numbers(draft, view, query.asked):
        return True
    if query.composition and compose_composition(draft, view, query.counts):
        return True
    asks = query.need.number or query.bare
    counts = query.counts or tuple(m for m in query.measures if m.table == PROSE)
    return asks and (compose_stated(draft, view, counts, query.need) or compose_in_part(draft, view, counts))


def _unstated_kind(query: Query, view: ReportView) -> Term | None:
    """What a sentence has to name that tells of proposals of a kind which the report does not count."""
    kinds = [KINDS_OF_PROPOSAL.get(measure.row) for measure in query.counts]
    alone = query.need.number and len(kinds) == 1 and stated_count(view, query.counts[0].row) is None
    return kinds[0] if alone else None


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
    if kind := _unstated_kind(query, view):
        return compose_prose(draft, view, replace(query.need, must=(kind,)), scores)
    if not _explained(query, view, scores) and compose_unexplained(draft, view, query):
        return True
    said = compose_prose(draft, view, query.need, scores)
    if said:
        compose_between(draft, view, query)
    if query.asked.claim is not None and query.asked.claim.value:
        compose_named_claim(draft, view, query.asked.claim)
    return said or compose_own_value(draft, view, query)
