"""The sentence that counts what a question names, in other words than the question's or than those of a cell.

抽查答复案卷，不及格的多少 resembles a cell (执法案卷). Where one sentence has most of its words, and a
number in the unit asked for, it is that which is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.counts import PROSE, find_counts
from assistant.cells.measures import find_measures
from assistant.compose.directly import own_need
from assistant.compose.operations import compose_operations
from assistant.compose.prose import is_of_form, quote_trimmed, tells_nothing
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Scored, rank_sentences, unit_family
from assistant.lookup.operands import stated_operand
from assistant.lookup.shelf import ReportView, Sentence
from assistant.types import Status
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term
from assistant.understanding.whether import is_everywhere, is_light
from ingest.types import Part
from prompts import phrase

_ENOUGH, _SURE = 0.42, 0.5
"""Share of the question's words that the sentence has itself; more where a cell was read or none may be."""
_FEW = 0.6
"""The same where but two of them tell one sentence from another."""
_TELLING, _MANY = 2, 3
_AHEAD = 0.08
"""How much more of them than any other sentence."""
_HOW_FAR = re.compile("差(?:了|多少|几)|[多少](?:了|出)?(?:多少|几)")
_ASKS = re.compile(r"(?:多少|(?<!哪)几)(?P<unit>个?工作日|个百分点|人次|批次|万?元|[\u4e00-\u9fff])?")


def compose_counted_near(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote it, saying that it is put in other words; False where no sentence has most of the words."""
    asks = query.topic is Topic.PROSE and query.need.number and not query.asked.operations
    item = _nearest(view, query, query.strict) if asks and not query.measures else None
    if item is None:
        return False
    _quote(draft, item, query, "nearest_lead")
    return True


def compose_no_cell(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote it instead of a cell that no rule reads in the question; False where it is no such question."""
    said = query.own_words
    plain = not (
        query.asked.operations or query.asked.claim or query.asked.bounded or query.scope.compared_years
    )
    alone = query.topic is Topic.FIGURE and len(query.measures) == 1 and query.measures[0].table != PROSE
    if not (alone and plain) or find_measures(said) or find_counts(said):
        return False
    item = _nearest(view, query, True)
    if item is None:
        return False
    draft.assumed = [note for note in draft.assumed if query.measures[0].label not in note]
    _quote(draft, item, query, "prose_lead")
    draft.status = Status.ANSWERED
    return True


def compose_between(draft: Draft, view: ReportView, query: Query) -> None:
    """How far apart the two numbers are that were quoted, where two are asked for and their difference."""
    units = query.need.exact_units
    two = _HOW_FAR.search(query.own_words) and len(units) == 1
    if not two or query.scope.compared_years or len(_ASKS.findall(query.own_words)) <= _TELLING:
        return
    spans = [(citation.start, citation.end) for citation in draft.citations]
    there = [f for s in view.sentences for f in s.figures if any(a <= f.start < b for a, b in spans)]
    told = [figure for figure in there if figure.unit in units and not figure.qualifier]
    if len(told) == _TELLING:
        asked = Asked((Operation.DIFFERENCE,))
        compose_operations(draft, asked, [stated_operand(view, (figure,)) for figure in told])


def _nearest(view: ReportView, query: Query, sure: bool) -> Scored | None:
    """The one sentence that has most of the words by far, and a number of the unit that is asked for."""
    ranked = rank_sentences(view, own_need(query), {})
    units = [match["unit"] or "" for match in _ASKS.finditer(query.own_words)]
    told = [item for item in ranked if _counts(item.sentence, units) and _may_tell(item, sure)]
    told = [item for item in told if _has_most_of(query.need.must, item.sentence)]
    near = sorted(((item.own + _shared(query.own_words, item.sentence), n) for n, item in enumerate(told)))
    ahead = len(near) == 1 or (len(near) > 1 and near[-1][0] - near[-2][0] >= _AHEAD)
    return told[near[-1][1]] if ahead else None


def _has_most_of(must: Sequence[Term], sentence: Sentence) -> bool:
    """Whether a sentence has most of the words that tell what is asked for apart: 粉丝 of a 公众号."""
    return not must or 2 * sum(term.found(sentence.text) == 1.0 for term in must) > len(must)


def _shared(said: str, sentence: Sentence) -> float:
    """Which share of the pairs of neighbouring characters of a question a sentence has."""
    pairs = [said[n : n + 2] for n in range(len(said) - 1)]
    return sum(pair in sentence.text for pair in pairs) / max(1, len(pairs))


def _may_tell(item: Scored, sure: bool) -> bool:
    if (
        tells_nothing(item.sentence)
        or is_of_form(item.sentence)
        or item.sentence.section.part is Part.PREAMBLE
    ):
        return False
    telling = [t for t in item.hits if not (is_light(t.word) or is_everywhere(t.word) or t.guessed)]
    rare = [term for term in telling if term in item.rare]
    many = len(telling) >= _MANY or not sure or item.own >= _FEW
    enough = many and len(rare) >= _TELLING
    return enough and item.own >= (_SURE if sure else _ENOUGH)


def _counts(sentence: Sentence, units: Sequence[str]) -> bool:
    """Whether a sentence has a number in each unit asked for, or in any where none is named."""
    there = {figure.unit for figure in sentence.figures}
    known = [unit for unit in units if unit in there or unit_family(unit) & there - {""}]
    named = [unit for unit in units if unit]
    return bool(there) and bool(known or not named)


def _quote(draft: Draft, item: Scored, query: Query, lead: str) -> None:
    draft.say(phrase(lead, who=who(item.view)))
    quote_trimmed(draft, item, own_need(query))
