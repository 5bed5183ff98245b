"""How far a number went of which a sentence tells from what to what: 由78%提高到91% is 13 points more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.cells.measures import find_measures
from assistant.compose.amounts import multiple, percent, plain
from assistant.compose.from_to import pairs_of
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView
from assistant.understanding.query import Query
from assistant.understanding.terms import Term, question_terms
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze
from ingest.sentences import Span
from ingest.types import Figure
from prompts import phrase

_HOW_FAR = re.compile(
    r"(?:[涨升增加提扩降减缩压跌砍并短快慢省差]|精简|变化|[多少]了)[^,。?]{0,6}?(?:多少|几|百分)|"
    r"(?:多少|几)[^,。?]{0,5}(?:变化|差距)|[增涨降减升]幅|增长率|[多少高低差快短]多少"
)
_IN_PERCENT = re.compile(r"百分之|百分比|[增涨降减升]幅|[长降]率|几成|%")
_TIMES = re.compile("几倍|多少倍|[几多][少]?番")
_CHANGE = re.compile(
    "[涨升增加提高扩大降低减少缩短压跌砍并快慢省差多变化了精简几哪比较到从由]+|年初|[年月]底|原先|原来|以前|百分[之点]?"
)
"""Words that only say how a number changed, or since when."""
_WAN = Decimal(10000)
_ENOUGH = 0.5

Went = tuple[Figure, Figure, Span]


def compose_went(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say what the number that a question names went from and to, and how far; False where it asks for no
    change, or no sentence tells both of that number. O(sentences × terms).
    """
    said = squeeze(query.scope.rest).text if query.scope.before else query.own_words
    if not asks_how_far(said) or query.scope.compared_years or find_measures(query.own_words):
        return False
    terms = [term for term in question_terms(_HOW_FAR.sub(",", said)) if _names(term)]
    found = [(sum(_has(view, went, term) for term in terms), went) for went in pairs_of(view)]
    most = max((hits for hits, _ in found), default=0)
    best = [went for hits, went in found if hits == most]
    if not most or most < _ENOUGH * len(terms) or len(best) != 1:
        return False
    say_went(draft, view, best[0], said)
    return True


def asks_how_far(said: str) -> bool:
    """Whether squeezed words ask by how much something changed."""
    return bool(_HOW_FAR.search(said))


def went_of(view: ReportView, figures: Sequence[Figure]) -> Went | None:
    """The one number among those of an answer that a sentence tells from what to what; None without."""
    found = [went for went in pairs_of(view) if went[0] in figures or went[1] in figures]
    return found[0] if len(found) == 1 else None


def say_went(draft: Draft, view: ReportView, went: Went, said: str) -> None:
    """Quote the clause, and say the change as a number, and in per cent or as a multiple if asked."""
    before, after, span = went
    if before.value is None or after.value is None:
        return
    draft.say(phrase("prose_lead", who=who(view)))
    marker = draft.quote(view, span.start, span.end, (before, after))
    first, last = before.value, after.value
    high, low = max(first, last), min(first, last)
    gap = _said(high - low, before, after)
    draft.calculations.append(f"{_said(high, before, after)} − {_said(low, before, after)} = {gap}")
    way = "up" if last > first else "down" if last < first else "same"
    draft.say(phrase(f"went_{way}", gap=gap), [marker])
    if before.unit == "%" or not first or way == "same":
        return
    if _TIMES.search(said):
        times = multiple(last / first)
        draft.calculations.append(f"{plain(last)} ÷ {plain(first)} = {times}")
        draft.say(phrase("went_times", times=times), [marker])
    elif _IN_PERCENT.search(said):
        rate = percent((high - low) / first)
        draft.calculations.append(f"({plain(high)} − {plain(low)}) ÷ {plain(first)} = {rate}")
        draft.say(phrase(f"went_rate_{way}", rate=rate), [marker])


def _said(value: Decimal, before: Figure, after: Figure) -> str:
    """A value as the two are written: 2.5万 of 1.9万 and 4.4万; of shares in points."""
    if before.unit == "%":
        return f"{plain(value)}个百分点" if value not in (before.value, after.value) else f"{plain(value)}%"
    in_wan = all("万" in figure.raw and "万" not in figure.unit for figure in (before, after))
    return f"{plain(value / _WAN)}万{before.unit}" if in_wan else f"{plain(value)}{before.unit}"


def _names(term: Term) -> bool:
    """Whether a word of the question is one of those that tell what is counted."""
    word = term.word
    return not (_CHANGE.fullmatch(word) or is_light(word) or is_everywhere(word) or term.guessed)


def _has(view: ReportView, went: Went, term: Term) -> bool:
    """Whether the clause has the word."""
    return term.found(squeeze(view.report.text, went[2].start, went[2].end).text) > 0
