"""What a question asks besides what has been told: each ask is told by a sentence or said to be untold.

查了几家、几家有问题，准备怎么整治: the measures answer the last of three. What a question asks is mostly told
in one place, so that all of its words tell the sentence where those of an ask alone do not (多少人到场).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.compose.contacts import contact_kinds
from assistant.compose.directly import NO_MATTER, need_of_words
from assistant.compose.prose import is_of_form, quote_trimmed, tells_nothing
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Scored, gives_cause, rank_sentences, unit_family
from assistant.lookup.shelf import ReportView, Sentence
from assistant.lookup.standing_out import by_words
from assistant.types import Status
from assistant.understanding.asks import Ask, Kind, asks_of
from assistant.understanding.query import Query, Topic
from assistant.understanding.topic import need_of
from assistant.understanding.understand import without_consumed
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze
from ingest.numerals import Quantity, find_quantities
from prompts import phrase

_OPEN = frozenset({Topic.PROSE, Topic.FIGURE, Topic.CONTACT, Topic.PROBLEMS, Topic.IMPROVEMENTS})
_MUCH = 1.0
"""So many telling words of its own tell as much of an ask as those of the whole question."""
_FITS = 0.2
_GUESSED = 0.5
_ENOUGH, _ENOUGH_STRICT, _ENOUGH_NUMBER, _AHEAD, _SOMEWHAT = 0.8, 0.68, 0.55, 0.1, 0.3
_MANY = 2
_WELL = 0.9
_TOGETHER, _FAR_AHEAD = 1.0, 0.3
_TIME = re.compile(
    r"\d(?:月|日|时|点)|[年月季旬][初中底末]|[上下]半[年月]|[上中下]旬|季度|[春夏秋冬]季|每[周月天日]"
)
_PLACE = re.compile("在[^,;。]{2}|[室厅街路楼校院馆场园站村镇号](?:[^长]|$)")
_BODY = re.compile(
    "由[^,;。0-9]{2}|员|(?<![我本])[局办处科股室委部](?!理|法|事|结|公|学|好|罚|置|分|署)|中心|组长|主任|律师|顾问|领导|人员|负责|牵头"
)
_LIKE = (
    frozenset("家户"),
    frozenset({"天", "日", "工作日", "个工作日"}),
    frozenset({"起", "件", "宗", "例"}),
)
_TIMES = frozenset({"次", "场", "期", "回", "场次", "批次", "轮", "户次"})
_OF_ANYTHING = frozenset({"个"})
_BECAUSE = re.compile("因(?!此|素|而)|[原缘]由|反映")
_DAYS = frozenset({"天", "日", "工作日", "个工作日"})
_IN_DAYS = re.compile("[0-9一二三两四五六七八九十]个?(?:工作)?[日天](?:内|$|[,;。]|以)")
_NOTE = re.compile(r"\(?(?:注|说明|备注)[:;]")
_OF_TABLE = re.compile("表(?![示述达扬])|哪[几些]?[行栏格列]")
"""What is asked of a table, which no sentence tells: 那张表哪些行填了数."""
_FITTING = {Kind.WHEN: _TIME, Kind.WHERE: _PLACE, Kind.WHO: _BODY}


@dataclass(frozen=True, slots=True)
class _Likely:
    """A sentence with how well it tells an ask, and how well all of the question."""

    score: float
    whole: float
    item: Scored


def compose_untold(draft: Draft, query: Query, view: ReportView) -> None:
    """Tell beside an answer from one report what else is asked, and what of that the report does not tell.

    O(asks × sentences × terms).
    """
    if draft.status is not Status.ANSWERED or query.topic not in _OPEN or query.item or query.whole:
        return
    asks = _left(draft, query)
    if not asks:
        return
    whole = _of_all(view, query, asks)
    if query.topic is Topic.CONTACT:
        asks = _of_the_office(draft, view, asks)
    likely = [(ask, _likely(ask, view, whole)) for ask in asks]
    for ask, found in sorted(likely, key=lambda pair: -_telling(pair[0])):
        _tell(draft, query, view, ask, found)
    well = any(whole.get(s.number, 0.0) >= _WELL for s in view.sentences if _is_quoted(draft, s))
    for ask, found in likely:
        if found and _is_cut_short(draft, ask, found):
            span = found[0].item.sentence.span
            draft.quote(view, span.start, span.end)
        elif (ask.units or not well) and _is_owed(ask, query) and not _is_told(draft, query, ask, found):
            draft.say(phrase("ask_untold", who=who(view), part=ask.words))


def compose_together(draft: Draft, query: Query, view: ReportView) -> bool:
    """Quote the one sentence that has what several asks ask for, where nothing else was told.

    False where none stands out. O(asks × sentences × terms).
    """
    asks = _asks(query)
    strict = [ask for ask in asks if ask.units or ask.kind in _FITTING]
    if len(asks) < _MANY or not strict or query.asked.claim or query.measures:
        return False
    joint = _of_all(view, query, asks)
    ranked = sorted(
        ((joint[item.sentence.number], item) for _, item in _that_may_tell(view, query.own_words)),
        key=lambda pair: -pair[0],
    )
    least = max(1, len(strict) - 1)
    fitting = {one[1].sentence.number: sum(fits(ask, one[1].sentence) for ask in strict) for one in ranked}
    most = max(least, max(fitting.values(), default=0))
    ranked = [one for one in ranked if fitting[one[1].sentence.number] >= most]
    ahead = len(ranked) < _MANY or ranked[0][0] - ranked[1][0] >= _FAR_AHEAD
    if not ranked or ranked[0][0] < _TOGETHER or not ahead:
        return False
    draft.say(phrase("nearest_lead", who=who(view)))
    quote_trimmed(draft, ranked[0][1], need_of(query.own_words))
    return True


def _of_the_office(draft: Draft, view: ReportView, asks: Sequence[Ask]) -> list[Ask]:
    """The asks that are left once the sentence is quoted that gives a detail of the office with its note."""
    cited = [
        s for s in view.sentences for c in draft.citations if c.start < s.span.end and s.span.start < c.end
    ]
    notes = [s for s in view.sentences for one in cited if s.number == one.number + 1 and _NOTE.match(s.text)]
    draft.say(phrase("prose_lead", who=who(view)))
    for sentence in dict.fromkeys((*cited, *notes)):
        draft.quote(view, sentence.span.start, sentence.span.end)
    told = [*cited, *notes]
    return [
        ask
        for ask in asks
        if not any(fits(ask, s) for s in told if ask.kind in _FITTING)
        and not (notes and ask.kind in (Kind.WORDS, Kind.WHY))
    ]


def _left(draft: Draft, query: Query) -> list[Ask]:
    """The asks that no number told answers; of one number asked for alone, or computed, none."""
    asks = _asks(query)
    asks = tuple(ask for ask in asks if query.topic is not Topic.FIGURE or not _OF_TABLE.search(ask.words))
    in_words = [ask for ask in asks if ask.kind not in (Kind.NUMBER, Kind.WHETHER)]
    computes = query.topic is Topic.FIGURE and query.asked.operations
    states = draft.calculations or query.asked.bounded or query.asked.claim
    if computes or states or (len(asks) < 2 and (query.topic is not Topic.FIGURE or not in_words)):
        return []
    told = [q for s in draft.statements for q in _numbers(s.text)]
    numbers = _unanswered([ask for ask in asks if ask.kind is Kind.NUMBER], told)
    return [ask for ask in asks if ask.kind is not Kind.NUMBER or ask in numbers]


def _asks(query: Query) -> tuple[Ask, ...]:
    """What the question itself asks, not the turns before it; no detail of the office."""
    own = without_consumed(query.question, query.scope) if query.scope.before else query.own_words
    asks = asks_of(own)
    return tuple(
        ask
        for ask in asks
        if not (query.topic is Topic.CONTACT and contact_kinds(ask.words))
        and (_telling(ask) or not ask.words.endswith("呢"))
    )


def _numbers(text: str) -> list[Quantity]:
    return [
        q for q in find_quantities(squeeze(text).text) if q.kind == "quantity" and q.unit not in ("年", "%")
    ]


def _unanswered(asks: Sequence[Ask], told: list[Quantity]) -> list[Ask]:
    """The asks for numbers that are left when each that is told answers one, those of the very unit first."""
    left = {n: ask.things for n, ask in enumerate(asks)}
    for fits in (_is_of_unit, _is_like_unit, _is_any):
        for n, ask in enumerate(asks):
            for number in [q for q in told if fits(q, ask)][: left[n]]:
                told.remove(number)
                left[n] -= 1
    return [ask for n, ask in enumerate(asks) if left[n] == ask.things]


def _is_of_unit(number: Quantity, ask: Ask) -> bool:
    return number.unit in ask.units


def _is_like_unit(number: Quantity, ask: Ask) -> bool:
    return any(number.unit in _like(unit) for unit in ask.units) or (
        ask.units <= _OF_ANYTHING and not number.unit.endswith("元")
    )


def _is_any(number: Quantity, ask: Ask) -> bool:
    del number
    return not ask.units


def _that_may_tell(view: ReportView, words: str) -> list[tuple[float, Scored]]:
    """The sentences with the share of some words that each has, best first."""
    ranked = rank_sentences(view, need_of_words(words), {})
    return by_words(
        words, [item for item in ranked if not (tells_nothing(item.sentence) or is_of_form(item.sentence))]
    )


def _of_all(view: ReportView, query: Query, asks: Sequence[Ask]) -> dict[int, float]:
    """How well each sentence tells what all of a question is about: by its words and what it may answer."""
    strict = [ask for ask in asks if ask.units or ask.kind in _FITTING]
    return {
        item.sentence.number: share + _FITS * sum(fits(ask, item.sentence) for ask in strict)
        for share, item in _that_may_tell(view, query.own_words)
    }


def _likely(ask: Ask, view: ReportView, whole: Mapping[int, float]) -> list[_Likely]:
    """The sentences that have what answers an ask, best first."""
    telling = _telling(ask)
    share = telling / (telling + _MUCH)
    found = [
        _Likely(share * own + (1 - share) * whole[item.sentence.number], whole[item.sentence.number], item)
        for own, item in _that_may_tell(view, ask.words)
        if fits(ask, item.sentence)
    ]
    return sorted(found, key=lambda one: -one.score)


def _telling(ask: Ask) -> float:
    """How many words of an ask tell sentences apart, those that may be no words counted half."""
    terms = need_of_words(ask.words).terms
    return sum(
        _GUESSED if term.guessed else 1.0
        for term in terms
        if not (is_light(term.word) or is_everywhere(term.word) or term.word in NO_MATTER)
    )


def fits(ask: Ask, sentence: Sentence) -> bool:
    """Whether a sentence has the kind of thing that answers an ask."""
    if ask.kind is Kind.NUMBER:
        days = ask.units & _DAYS and _IN_DAYS.search(sentence.text)
        return bool(days) or any(_counts(number.unit, ask) for number in _numbers(sentence.text))
    if ask.kind is Kind.WHY:
        return gives_cause(sentence.text) or bool(_BECAUSE.search(sentence.text))
    found = _FITTING.get(ask.kind)
    return found is None or bool(found.search(sentence.text))


def _counts(unit: str, ask: Ask) -> bool:
    return unit != "" if not ask.units else any(unit in _like(one) for one in ask.units)


def _like(unit: str) -> frozenset[str]:
    """The units in which may be told what is asked for in this one: 件 is none of 几次."""
    family = _TIMES if unit in _TIMES else unit_family(unit)
    return family | next((units for units in _LIKE if unit in units), frozenset())


def _tell(draft: Draft, query: Query, view: ReportView, ask: Ask, likely: Sequence[_Likely]) -> None:
    """Quote the sentence that tells an ask, unless what is quoted does nearly as well."""
    if not likely or likely[0].score < _enough(ask, query) or _is_well_told(draft, ask, likely):
        return
    if likely[0].score - _told(draft, likely) >= _AHEAD:
        draft.say(phrase("prose_lead", who=who(view)))
        need = replace(need_of(ask.words), number=ask.kind is Kind.NUMBER)
        quote_trimmed(draft, likely[0].item, need)


def _is_told(draft: Draft, query: Query, ask: Ask, likely: Sequence[_Likely]) -> bool:
    """Whether an ask is told at least somewhat, or a sentence was found that tells it."""
    found = likely and likely[0].score >= _enough(ask, query)
    return bool(found) or _told(draft, likely) >= _SOMEWHAT or _is_well_told(draft, ask, likely)


def _is_well_told(draft: Draft, ask: Ask, likely: Sequence[_Likely]) -> bool:
    """Whether a sentence that is quoted, and has what answers an ask, has most of the question."""
    quoted = (one for one in likely if _is_quoted(draft, one.item.sentence))
    return ask.kind not in (Kind.WORDS, Kind.WHETHER) and any(one.whole >= _WELL for one in quoted)


def _told(draft: Draft, likely: Sequence[_Likely]) -> float:
    return max((one.score for one in likely if _is_quoted(draft, one.item.sentence)), default=0.0)


def _enough(ask: Ask, query: Query) -> float:
    """How well a sentence has to tell an ask; better of what no kind of thing answers alone."""
    if ask.kind is Kind.NUMBER:
        return _ENOUGH_NUMBER
    if ask.kind is Kind.WHETHER and query.topic is Topic.FIGURE:
        return _ENOUGH if _telling(ask) >= _MANY else math.inf
    return _ENOUGH_STRICT if ask.kind in _FITTING else _ENOUGH


def _is_owed(ask: Ask, query: Query) -> bool:
    """Whether an ask that nothing tells is to be named: of a cell only what no cell can be."""
    if query.topic is Topic.FIGURE:
        return bool(ask.units) or ask.kind in _FITTING
    return ask.kind is not Kind.WHETHER


def _is_quoted(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence is told as it stands, and not only one of its numbers."""
    span = sentence.span
    quoted = {marker for s in draft.statements if s.level == 1 for marker in s.cites}
    return any(
        c.n in quoted and c.start < span.end and span.start < c.end and _says(draft, c.n, c.quote)
        for c in draft.citations
    )


def _is_cut_short(draft: Draft, ask: Ask, found: Sequence[_Likely]) -> bool:
    """Whether of the likeliest sentence only a part is told, in which nothing answers the ask."""
    span = found[0].item.sentence.span
    cited = [c.quote for c in draft.citations if c.start < span.end and span.start < c.end]
    if ask.kind is Kind.WORDS:
        return bool(cited) and not _told(draft, found)
    pattern = _FITTING.get(ask.kind)
    return bool(cited and pattern) and not any(pattern and pattern.search(squeeze(q).text) for q in cited)


def _says(draft: Draft, marker: int, quote: str) -> bool:
    bare = squeeze(quote).text
    return any(marker in s.cites and squeeze(s.text).text == bare for s in draft.statements)
