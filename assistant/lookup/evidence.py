"""Chooses the sentences of a report that answer a question, and says how well they cover it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.lookup.letters import letters_shared
from assistant.lookup.shelf import ReportView, Sentence
from assistant.understanding.terms import Term, longest_shared
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import fold, squeeze
from ingest.sentences import Span, clauses, starts_item
from ingest.types import Figure, Part

_HEADING = 0.6
_BEFORE = 0.3
_LIGHT = 0.4
_VECTOR = 0.2
_LETTERS = 0.5
"""What the share of the question's characters counts for beside that of its words: 送证 for 寄送证照."""
_WANTED_UNIT = 0.25
_ANY_NUMBER = 0.08
_RESULT = 0.25
_CAUSE = 0.3
_GIVES_CAUSE = re.compile(r"由于|因为|鉴于|原因|(?:^|[,;:是]|[,;:是][一二三四五六])因(?!此|素)")
_NOVELTY = 0.6
_NOVEL = re.compile(
    r"(?:创新|首创|推出|打造|探索|开设)[^,。;]{0,8}[“\"「]|[”\"」](?:做法|活动|品牌|模式|机制)"
)
"""How a report names something of its own."""
_NOVELTIES = re.compile(
    "创新|亮点|特色|首创|独创|独家|招牌|叫得响|响当当|拿得出手|打响|出彩|看家|新(?:做法|招|举措|鲜|玩法|思路|套路|法子|路子|玩意|动作|东西|尝试|探索)|花样|名堂|[新好巧]?点子"
)
_TITLED = 0.3
"""What a title in 《》 counts for where a document is asked for by its kind."""
_STEPS = 0.4
_STEP = re.compile(
    "登记|受理|移交|转办|分办|拟[办稿定]|初审|复核|审[核查定签]|会[签商]|核[签查发]|签[发批]|送达|归档|答复"
)
_IN_ORDER = re.compile("第[一二]步|→")
_LEAST_STEPS = 3
"""So many stages of a procedure, each by its name, are one, whatever it is called."""
_RARE = 0.15
_SHARED, _MORE = 0.6, 0.15
_OF_THESE = re.compile("(?:对于?|针对)?(?:前者|后者|[前后][一两]项|[两二三]者)")
_LONG = 96
_WHOLE = 180
"""So long a sentence is told whole where no number is asked for: how stands in any clause of it."""
_SHORT = 60
_TITLE = 24

_UNIT_FAMILIES = (
    frozenset({"人", "名", "位", "人次"}),
    frozenset({"次", "场", "期", "回", "场次", "批次", "轮"}),
    frozenset({"件", "条", "篇", "份", "则", "次", "件次", "个", "项", ""}),
    frozenset({"元", "万元", "亿元"}),
    frozenset({"家", "个", "处", "户", "所"}),
    frozenset({"项", "个"}),
    frozenset({"课时", "学时", "小时", "节"}),
    frozenset({"%", "个百分点", "百分点"}),
)


@dataclass(frozen=True, slots=True)
class Need:
    """What a prose question asks of a sentence.

    ``phrases`` are runs of the question's own characters. ``units`` are those that can answer for the
    ``exact_units`` named in the question; ``number`` says that only a sentence with a number (or a statement
    of none) will do, ``results`` that numbers are welcome, ``reason`` that a cause is asked for,
    ``cause`` that only a sentence that gives one will do, ``about_report`` that the preamble may answer
    (period, rules). ``whether`` asks if something was done. ``must`` are words that it has to have, with a
    number among them where they stand ``beside`` it. ``letters`` are the question's characters,
    ``holder`` the post of which only the name of who holds it will do. ``who``: no other words than
    one of those it must have will do. ``titled``: documents are to be named,
    ``steps``: the stages of a procedure, ``planned``: what is to be done, not what was.
    """

    terms: tuple[Term, ...]
    phrases: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    exact_units: frozenset[str] = frozenset()
    number: bool = False
    results: bool = False
    reason: bool = False
    cause: bool = False
    about_report: bool = False
    novel: bool = False
    whether: bool = False
    parts: frozenset[Part] = frozenset()
    must: tuple[Term, ...] = ()
    beside: bool = False
    letters: frozenset[str] = frozenset()
    holder: str = ""
    who: bool = False
    titled: bool = False
    steps: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its score; ``coverage`` is the share of the question's words (by weight) found at it.

    ``own`` is the share that it has itself, where what is done with all manner of things counts for little.
    ``rare`` are the found words that few sentences of the report have, ``heading_cover`` the share of the
    words that its headings have.
    """

    view: ReportView
    sentence: Sentence
    score: float
    coverage: float
    own: float
    heading_cover: float
    hits: tuple[Term, ...] = field(repr=False)
    rare: tuple[Term, ...] = field(repr=False)


def gives_cause(text: str) -> bool:
    """Whether a sentence says why: 由于, 因."""
    return bool(_GIVES_CAUSE.search(text))


def is_novelty(word: str) -> bool:
    """Whether a word of a question only says that something new is asked for: 亮点."""
    return bool(_NOVELTIES.match(word))


def is_novel(text: str) -> bool:
    """Whether a sentence names something of the report's own: 探索“一码看公开”新模式."""
    return bool(_NOVEL.search(text))


def is_procedure(text: str) -> bool:
    """Whether a sentence tells a procedure step by step: 收件登记、初审、会签、签发."""
    return bool(_IN_ORDER.search(text)) or len(set(_STEP.findall(text))) >= _LEAST_STEPS


def rank_sentences(view: ReportView, need: Need, passage_scores: Mapping[str, float]) -> list[Scored]:
    """All sentences of a report by how well they answer, best first. O(sentences × terms)."""
    sentences = view.sentences
    found = [[term.found(sentence.text) for term in need.terms] for sentence in sentences]
    weights, rare = _weights(found, need)
    near = _passage_scores(view, passage_scores)
    shares = letters_shared(need.letters, [sentence.text for sentence in sentences])
    beside = [_VECTOR * near.get(n, 0.0) + _LETTERS * share for n, share in enumerate(shares)]
    scored = [_score(view, n, found, weights, rare, need, beside[n]) for n in range(len(sentences))]
    return sorted(_with_phrases(scored, need), key=lambda item: -item.score)


def _with_phrases(scored: Sequence[Scored], need: Need) -> list[Scored]:
    """A run of the question's own characters that few sentences have (流动公开车) tells which are meant."""
    raised = list(scored)
    for phrase in need.phrases:
        shared = [longest_shared(phrase, item.sentence.text) for item in raised]
        shared = ["" if is_everywhere(run) else run for run in shared]
        longest = max(map(len, shared), default=0)
        meant = [n for n, run in enumerate(shared) if run and len(run) == longest]
        if not longest or len(meant) > max(2, _RARE * len(raised)):
            continue
        sure = min(1.0, _SHARED + _MORE * (longest - 4))
        for n in meant:
            item = raised[n]
            gain = max(0.0, sure - item.coverage)
            rare = item.rare or item.hits or need.terms[:1]
            own = max(item.own, sure * longest / len(phrase))
            raised[n] = replace(
                item, score=item.score + gain, coverage=item.coverage + gain, own=own, rare=rare
            )
    return raised


def _score(
    view: ReportView,
    n: int,
    found: Sequence[Sequence[float]],
    weights: Sequence[float],
    rare: Sequence[bool],
    need: Need,
    beside: float,
) -> Scored:
    sentence = view.sentences[n]
    heading = "，".join(sentence.section.headings[1:])
    in_heading = [term.found(heading) for term in need.terms]
    before = _found_before(view.sentences, found, n, need)
    carry = _HEADING if need.results and len(sentence.figures) > 1 else _BEFORE
    total = sum(weights) or 1.0
    coverage = sum(
        weight * max(here, _HEADING * above, carry * earlier)
        for weight, here, above, earlier in zip(weights, found[n], in_heading, before, strict=True)
    )
    novel = _NOVELTY if need.novel and is_novel(sentence.text) else 0.0
    cause = _CAUSE if need.reason and gives_cause(sentence.text) else 0.0
    steps = _STEPS if need.steps and is_procedure(sentence.text) else 0.0
    beside += steps + (_TITLED if need.titled and "《" in sentence.text else 0.0)
    score = coverage / total + beside + _number_bonus(sentence, need) + cause + novel
    if need.parts:
        score += 0.2 if sentence.section.part in need.parts else 0.0
    elif sentence.section.part is Part.PREAMBLE and not need.about_report:
        score, coverage = score - 0.15, coverage * 0.6
    here = [n for n, share in enumerate(found[n]) if share > 0.5]
    return Scored(
        view,
        sentence,
        score,
        coverage / total + cause / 3 + steps + novel,
        _own_share(found[n], in_heading, weights, need),
        sum(w * h for w, h in zip(weights, in_heading, strict=True)) / total,
        tuple(need.terms[n] for n in here),
        tuple(need.terms[n] for n in here if rare[n]),
    )


def _own_share(
    here: Sequence[float], in_heading: Sequence[float], weights: Sequence[float], need: Need
) -> float:
    """The share of the question's words that a sentence has itself, or its heading in part."""
    had = [max(own, _HEADING * above) for own, above in zip(here, in_heading, strict=True)]
    had = [_LIGHT * share if is_light(t.word) else share for share, t in zip(had, need.terms, strict=True)]
    if all(is_light(term.word) for term in need.terms):
        return max(here, default=0.0)
    return sum(w * share for w, share in zip(weights, had, strict=True)) / (sum(weights) or 1.0)


def _weights(found: Sequence[Sequence[float]], need: Need) -> tuple[list[float], list[bool]]:
    """How telling each term is in this report, and whether few sentences have it; absent ones weigh most."""
    weights, rare = [], []
    for n, term in enumerate(need.terms):
        seen = sum(row[n] > 0.5 for row in found)
        weight = (1.0 if len(term.word) > 1 else 0.4) * math.log(1 + len(found) / (1 + seen))
        weights.append(0.0 if term.guessed and not seen else weight)
        rare.append(seen <= max(2, _RARE * len(found)))
    return weights, rare


def _found_before(
    sentences: Sequence[Sentence], found: Sequence[Sequence[float]], n: int, need: Need
) -> list[float]:
    """Terms in the sentence before in the same paragraph; in all before it where results are asked for."""
    best = [0.0] * len(need.terms)
    while n and not sentences[n].opens_block:
        n -= 1
        best = [max(a, b) for a, b in zip(best, found[n], strict=True)]
        if not need.results:
            break
    return best


def _number_bonus(sentence: Sentence, need: Need) -> float:
    if need.results:
        return _RESULT if len(sentence.figures) > 1 else 0.0
    if not need.number:
        return 0.0
    units = {figure.unit for figure in sentence.figures} & need.units
    if units & need.exact_units:
        return _WANTED_UNIT
    if units - {""}:
        return _WANTED_UNIT / 2
    return _ANY_NUMBER if sentence.figures else -0.25


def _passage_scores(view: ReportView, scores: Mapping[str, float]) -> dict[int, float]:
    """For each sentence the score of the passage it lies in, scaled to 0…1 within the report."""
    own = {pid: scores[pid] for pid in view.passages if pid in scores}
    if not own:
        return {}
    low, high = min(own.values()), max(own.values())
    scale = (high - low) or 1.0
    return {
        sentence.number: (value - low) / scale
        for passage_id, value in own.items()
        for sentence in view.sentences
        if view.passages[passage_id].start <= sentence.span.start < view.passages[passage_id].end
    }


def wanted_figures(item: Scored, need: Need) -> list[Figure]:
    """The sentence's figures, first those of a wanted unit that the question's rarer words speak of."""

    def key(figure: Figure) -> tuple[int, float, int]:
        distance = 0 if figure.unit in need.exact_units else 1 if figure.unit in need.units else 2
        return distance, -sum(t.found(figure.row) for t in item.rare), figure.start

    return sorted(item.sentence.figures, key=key)


def unit_family(unit: str) -> frozenset[str]:
    """The units that can answer a question which names this one."""
    return frozenset({unit}).union(*(family for family in _UNIT_FAMILIES if unit in family))


def trimmed(item: Scored, need: Need) -> Span:
    """The part of a long sentence from its first clause that matters to its last."""
    view, sentence = item.view, item.sentence
    span = _with_what_it_says_of(view, sentence, with_items(view, sentence))
    if span == sentence.span and is_title(view, sentence):
        return with_next(view, sentence)
    if len(sentence.text) <= (_LONG if need.number else _WHOLE) or span != sentence.span:
        return _without_comma(view, span)
    pieces = clauses(view.report.text, span)
    texts = [squeeze(view.report.text, piece.start, piece.end).text for piece in pieces]
    matter = _clauses_that_matter(item, need, pieces, texts)
    if not matter:
        return _without_comma(view, span)
    first, last = matter[0], matter[-1]
    while last + 1 < len(pieces) and texts[last + 1].startswith("其中"):
        last += 1
    while not need.number and last + 1 < len(pieces) and pieces[last].end - pieces[first].start < _SHORT:
        last += 1
    return _without_comma(view, Span(pieces[first].start, pieces[last].end))


def is_title(view: ReportView, sentence: Sentence) -> bool:
    """Whether a sentence only names what the rest of its paragraph tells of: 一是创新网站设计。"""
    brief = len(sentence.text) <= _TITLE and sentence.text.endswith("。") and not sentence.figures
    below = view.sentences[sentence.number + 1 : sentence.number + 2]
    own = any(not s.opens_block and not starts_item(view.report.text, s.span) for s in below)
    return brief and own and starts_item(view.report.text, sentence.span)


def with_next(view: ReportView, title: Sentence) -> Span:
    """A title with the sentence that follows it."""
    return Span(title.span.start, view.sentences[title.number + 1].span.end)


def _with_what_it_says_of(view: ReportView, sentence: Sentence, span: Span) -> Span:
    """A sentence that names several things with those right behind it that tell of each: 对前者…；后者…。"""
    for following in view.sentences[sentence.number + 1 :]:
        if following.opens_block or not _OF_THESE.match(following.text):
            break
        span = Span(span.start, following.span.end)
    return span


def clause_of(view: ReportView, sentence: Sentence, figure: Figure) -> Span:
    """The sentence with the items it announces, or of a long one the clause of a figure with what belongs
    to it (其中…).
    """
    span = with_items(view, sentence)
    if len(sentence.text) <= _LONG or span != sentence.span:
        return span
    pieces = clauses(view.report.text, sentence.span)
    first = next((n for n, piece in enumerate(pieces) if piece.start <= figure.start < piece.end), 0)
    last = first
    while last + 1 < len(pieces) and any(
        pieces[last + 1].start <= f.start < pieces[last + 1].end and f.part_of == figure.start
        for f in sentence.figures
    ):
        last += 1
    return _without_comma(view, Span(pieces[first].start, pieces[last].end))


def _without_comma(view: ReportView, span: Span) -> Span:
    """A quotation does not end in a comma or semicolon."""
    return Span(span.start, span.end - 1) if fold(view.report.text[span.end - 1]) in ",;" else span


def _clauses_that_matter(item: Scored, need: Need, pieces: Sequence[Span], texts: Sequence[str]) -> list[int]:
    wanted = [f for f in wanted_figures(item, need) if f.unit in need.units] if need.number else []
    telling = item.rare or item.hits
    held = [sum(term.found(text) > 0.5 for term in telling) for text in texts]
    numbers = [any(p.start <= f.start < p.end for f in wanted) for p in pieces]
    both = [n for n in range(len(pieces)) if held[n] and numbers[n]]
    if need.number:
        return (
            both
            or [n for n in range(len(pieces)) if numbers[n]]
            or [n for n in range(len(pieces)) if held[n]]
        )
    return [n for n in range(len(pieces)) if held[n]]


def with_items(view: ReportView, sentence: Sentence) -> Span:
    """The sentence with the items it announces (其中：1．…；2．…), as far as its paragraph goes."""
    span = sentence.span
    if not re.search(r":$|其中$", sentence.text):
        return span
    for following in view.sentences[sentence.number + 1 :]:
        if following.opens_block or not starts_item(view.report.text, following.span):
            break
        span = Span(span.start, following.span.end)
    return span
