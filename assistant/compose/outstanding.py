"""What a report says in other words than the question: the sentence that stands out by all evidence together.

It is told where nothing else was, and in the place of sentences that have far less of the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.compose.asks import compose_together, compose_untold, fits
from assistant.compose.counted_near import compose_counted_near
from assistant.compose.directly import own_need
from assistant.compose.prose import is_of_form, quote_trimmed, tells_nothing
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Need, Scored, gives_cause, rank_sentences
from assistant.lookup.people import names_holder
from assistant.lookup.shelf import ReportView
from assistant.lookup.standing_out import Outstanding, by_words, standing_out
from assistant.types import Status
from assistant.understanding.asks import Kind, asks_of
from assistant.understanding.halves import compose_halves
from assistant.understanding.query import Query, Topic
from assistant.understanding.whether import is_light
from ingest.embed import Embedder
from ingest.fold import squeeze
from ingest.sentences import clauses
from ingest.types import Figure
from prompts import phrase

_MOST = 2
_NEARLY = 0.8
"""A second sentence is told from this share of the first one's score on."""
_LIKELY = 0.85
"""What the likeliest sentence comes to that is told, of all evidence together. What no report tells comes to
0.8 at most, where no number is asked for."""
_LIKELY_EXACT, _LIKELY_MUST, _AHEAD, _NEAR = 1.1, 1.3, 0.4, 1.0
"""The same for a number or another thing that only one sentence can tell: how far it is ahead of all others,
and how near in meaning, since how often something was held is no answer to how many came."""
_RARE, _NEAR_WHETHER = 2, 2.3
_UNITS_NAMED = ("人次", "课时", "学时")
"""What is counted where its unit is named and not asked for: 培训人次."""
_COUNTED = re.compile(
    "(?:多少|几)(?P<after>[\u4e00-\u9fff]{2})|(?P<before>[\u4e00-\u9fff]{2})(?:是|为|有)?(?:多少|几何)(?:$|[,?])"
)
"""多少粉丝, 花费几何: what is counted, or the measure word and what is."""
_WHEN = re.compile("几(?:月|号|日|点)|哪(?:一?天|个?月|日)|何时|什么时候|啥时候?|几时")
_A_TIME = re.compile(r"\d(?:月|日|时|点)|[年月季旬][初中底末]|[上下]半[年月]|[上中下]旬|季度|[春夏秋冬]季")
_LIKELY_RATHER = 0.75
_MORE = 0.45
"""What the shares of the question's words and characters in another sentence come to, and how much more that
is than in those quoted, to tell it in their place.
"""


def compose_otherwise(
    draft: Draft, query: Query, view: ReportView, tell: Callable[[Draft, Query], None], embedder: Embedder
) -> bool:
    """Tell of a question that one report does not answer as it stands the part that it does, or what it says
    in other words; False where there is neither.
    """
    return (
        compose_halves(draft, query, view, tell)
        or compose_together(draft, query, view)
        or compose_counted_near(draft, view, query)
        or compose_outstanding(draft, query, view, embedder)
    )


def compose_outstanding(draft: Draft, query: Query, view: ReportView, embedder: Embedder) -> bool:
    """Quote the sentence that stands out for a question in prose, saying that it is put in other words;
    False where none does. O(sentences × terms), and some thirty of them embedded.
    """
    if query.topic not in (Topic.PROSE, Topic.CONTACT) or query.measures or query.asked.operations:
        return False
    found = _standing_out(query, view, embedder)
    if not found:
        return False
    draft.say(phrase("nearest_lead", who=who(view)))
    need = own_need(query)
    told = [one.item for one in found if one.score >= _NEARLY * found[0].score][:_MOST]
    for item in sorted(told, key=lambda item: item.sentence.number):
        quote_trimmed(draft, item, need, figures=query.need.number)
    return True


def compose_better(draft: Draft, query: Query, views: Sequence[ReportView], embedder: Embedder) -> None:
    """Better what was told of one report by a sentence that has far more of the question."""
    if len(views) == 1:
        _tell_rather(draft, query, views[0], embedder)
        compose_untold(draft, query, views[0])


def _tell_rather(draft: Draft, query: Query, view: ReportView, embedder: Embedder) -> None:
    """Tell the sentence that stands out in the place of quoted ones that have far less of the question: of
    打了多少通电话 not the telephone number. O(sentences × terms), embedding only then.
    """
    words = query.topic is Topic.PROSE or (query.topic is Topic.CONTACT and query.need.number)
    words = words and not (query.measures or query.strict or query.need.novel)
    computes = (
        any(used.table == "chart" for used in draft.figures)
        or draft.calculations
        or query.asked.operations
        or query.asked.claim
        or query.item
    )
    if draft.status is not Status.ANSWERED or not draft.citations or not words or computes or query.whole:
        return
    likely = by_words(query.own_words, _that_may_tell(query, view))
    best = max((words for words, _ in likely), default=0.0)
    every = by_words(query.own_words, rank_sentences(view, own_need(query), {}))
    told = max((words for words, item in every if _is_quoted(draft, item)), default=0.0)
    if best < _LIKELY_RATHER or best - told < _MORE:
        return
    rather = Draft(draft.question)
    if compose_outstanding(rather, query, view, embedder):
        draft.take(rather)


def _standing_out(query: Query, view: ReportView, embedder: Embedder) -> list[Outstanding]:
    """The sentences that stand out enough to be told, best first."""
    found = standing_out(query.own_words, _that_may_tell(query, view), embedder)
    particular = query.need.must and not query.practices
    if not found or not (query.need.number or query.need.whether or query.strict or particular):
        return [one for one in found if one.score >= _LIKELY]
    best, *others = found
    ahead = best.score - max((one.score for one in others), default=0.0) >= _AHEAD
    enough = _LIKELY_MUST if particular or query.need.whether else _LIKELY_EXACT
    if query.need.whether and (best.nearness < _NEAR_WHETHER or len(best.item.rare) < _RARE):
        return []
    return [best] if ahead and best.score >= enough and best.nearness >= _NEAR else []


def _that_may_tell(query: Query, view: ReportView) -> list[Scored]:
    ranked = rank_sentences(view, own_need(query), {})
    units = frozenset(unit for unit in _UNITS_NAMED if unit in query.own_words) or query.need.units
    need = replace(query.need, units=units)
    counted = "".join(m["after"] or m["before"] for m in _COUNTED.finditer(squeeze(query.own_words).text))
    if need.number and counted:
        ranked = [item for item in ranked if set(counted) & set(item.sentence.text)]
    if _WHEN.search(query.own_words):
        ranked = [item for item in ranked if _A_TIME.search(item.sentence.text)]
    asks = asks_of(query.own_words)
    if len(asks) == 1 and asks[0].kind in (Kind.WHO, Kind.WHERE):
        ranked = [item for item in ranked if fits(asks[0], item.sentence)]
    return [item for item in ranked if _may_tell(item, need)]


def _is_quoted(draft: Draft, item: Scored) -> bool:
    span = item.sentence.span
    return any(citation.start < span.end and span.start < citation.end for citation in draft.citations)


def _may_tell(item: Scored, need: Need) -> bool:
    """Whether a sentence says something, and of a number of a unit that is named has one."""
    sentence = item.sentence
    only_light = bool(item.hits) and all(is_light(term.word) for term in item.hits)
    leads = sentence.text.endswith(":")
    if tells_nothing(sentence) or is_of_form(sentence) or only_light or leads:
        return False
    if need.holder and not names_holder(sentence.text, need.holder):
        return False
    if need.who and not any(term.found(sentence.text) for term in need.must):
        return False
    if need.cause and not gives_cause(sentence.text):
        return False
    counts = [f for f in sentence.figures if not need.units or f.unit in need.units]
    return not need.number or any(_counted_there(item, figure) for figure in counts)


def _counted_there(item: Scored, figure: Figure) -> bool:
    """Whether what tells a sentence from others stands before its number or in its clause: of 收到申请6件,
    内容集中在土地方面 the 6 are not those on 土地.
    """
    text, start = item.view.report.text, item.sentence.span.start
    clause = next(
        (span for span in clauses(text, item.sentence.span) if span.start <= figure.start < span.end),
        item.sentence.span,
    )
    told = squeeze(text, start, clause.end).text
    return all(term.found(told) > 0.5 for term in item.rare)
