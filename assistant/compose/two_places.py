"""Two things that one report is said to say, each in the place where it says it: 前头写专职，后头又说兼职."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.compose.prose import is_of_form
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Need, Scored, rank_sentences, trimmed
from assistant.lookup.shelf import ReportView, is_heading
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term, question_terms
from assistant.understanding.whether import is_everywhere, is_light
from prompts import phrase

_SAYS = r"(?:写|说|讲|称|提|表示|声称)(?:的)?(?:有|了|是|到|过|着)*"
_BOTH_SAID = re.compile(
    rf"(?:前[头面文边]|开头|一处|一会儿?|上文|先|既|一边|一方面)[^,;。]{{0,4}}?{_SAYS}(?P<one>[^,;。?]{{2,24}})[,;]?"
    rf"(?:但|可|而|却|到|在)*(?:后[头面文边来]?|结尾|另一?处|一会儿?|下文|别处|一边|一方面)?(?:又|再|却|还|也|则)*{_SAYS}(?P<other>[^,;。?]{{2,24}})|"
    rf"{_SAYS}(?P<first>[^,;。?]{{2,24}}?)[,;]?(?:但|可|而|却|后[头面文边来]|另一?处|别处|在)*(?:又|却|还|再)+{_SAYS}(?P<second>[^,;。?]{{2,24}})"
)
_EITHER = re.compile(r"(?P<one>[^,;。?]{2,24}?),?还是(?:说)?(?P<other>[^,;。?]{2,24})")
_SUMS = re.compile(
    r"[加合总相]起?来?[=等]|相加|之和|合计|勾稽|表[里中格三]|图表|同比|增[加长]|减少|多少|几[件条次]|[升降涨跌]"
)
_TOPICS = frozenset({Topic.PROSE, Topic.CHECK, Topic.FIGURE})
_LEAST = 2
_MOST_KEY = 8


def compose_two_places(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote the sentences that say the one and the other; False where the question names no two things, or
    the report has no word of them. Of an either-or question one is enough. O(sentences × terms).
    """
    words = query.own_words
    if query.topic not in _TOPICS or query.asked.operations or _SUMS.search(words):
        return False
    if both := _BOTH_SAID.search(words):
        one, other = (side for side in both.groups() if side)
        said = [_best(view, question_terms(side)) for side in (one, other)]
    elif (either := _EITHER.search(words)) and query.topic is Topic.PROSE:
        said = [_best(view, key) for key in _keys(view, either["one"], either["other"])]
    else:
        return False
    found = {item.sentence.number: item for item in said if item is not None}
    if not found or (both and len(found) < _LEAST):
        return False
    draft.say(phrase("prose_lead", who=who(view)))
    for _, item in sorted(found.items()):
        span = trimmed(item, Need(item.hits))
        draft.quote(view, span.start, span.end)
    if len(found) == _LEAST:
        draft.say(phrase("two_places"))
    return True


def _best(view: ReportView, terms: Iterable[Term]) -> Scored | None:
    """The sentence that has most of the words as they stand, and one that tells something at the least."""
    plain = tuple(_as_it_stands(term) for term in terms)
    telling = {t.word for t in plain if not (is_light(t.word) or is_everywhere(t.word))}
    for item in rank_sentences(view, Need(plain), {}):
        if is_heading(item.sentence) or is_of_form(item.sentence):
            continue
        if any(term.word in telling for term in item.hits):
            return item
    return None


def _as_it_stands(term: Term) -> Term:
    """A term without what only resembles it: of 专职 for 专职人员, not 负责."""
    near = tuple(w for w in term.alternatives if w in term.word or term.word in w)
    return Term(term.word, near, term.whole, term.guessed)


def _keys(view: ReportView, one: str, other: str) -> list[tuple[Term, ...]]:
    """What an either-or question names on either side of 还是, as words that the report has."""
    texts = [sentence.text for sentence in view.sentences]
    ends = range(min(len(other), _MOST_KEY), _LEAST - 1, -1)
    second = next((other[:n] for n in ends if any(other[:n] in text for text in texts)), "")
    terms = [t.word for t in question_terms(one) if not (is_light(t.word) or is_everywhere(t.word))]
    alike = [word for word in terms if set(word) & set(second or other)]
    first = next(iter([*alike, *reversed(terms)]), "")
    if not alike or is_everywhere(second) or is_light(second):
        return []
    return [(Term(word),) for word in (first, second) if word]
