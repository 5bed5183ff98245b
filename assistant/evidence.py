"""Chooses the sentences of a report that answer a question, and says how well they cover it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.shelf import ReportView, Sentence
from ingest.fold import squeeze
from ingest.sentences import Span, clauses
from ingest.types import Figure, Part

_HEADING = 0.6
_NEIGHBOUR = 0.3
_SYNONYM = 0.7
_VECTOR = 0.2
_WANTED_UNIT = 0.25
_ANY_NUMBER = 0.08
_LONG = 96

_UNIT_FAMILIES = (
    frozenset({"人", "名", "位", "人次", "余人"}),
    frozenset({"次", "场", "期", "回", "场次", "批次", "轮"}),
    frozenset({"件", "条", "篇", "份", "则", "次", "件次", "个", "项"}),
    frozenset({"元", "万元", "亿元", "块"}),
    frozenset({"家", "个", "处"}),
    frozenset({"项", "个"}),
    frozenset({"课时", "学时", "小时", "节"}),
    frozenset({"%", "个百分点", "百分点"}),
)


@dataclass(frozen=True, slots=True)
class Need:
    """What a prose question asks of a sentence.

    ``terms`` are its words, ``synonyms`` the reports' words for them, ``units`` those of the number asked
    for; ``number`` says that only a sentence with a number (or a statement of none) will do.
    """

    terms: frozenset[str]
    synonyms: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    number: bool = False
    parts: frozenset[Part] = frozenset()


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its score and the share of the question's words (by weight) found at it."""

    view: ReportView
    sentence: Sentence
    score: float
    coverage: float
    hits: frozenset[str] = field(repr=False)


def rank_sentences(
    view: ReportView, need: Need, passage_scores: Mapping[str, float]
) -> list[Scored]:
    """All sentences of a report by how well they answer, best first. O(sentences × terms)."""
    sentences = view.sentences
    weights = _weights(sentences, need)
    total = sum(weights[t] for t in need.terms) or 1.0
    near = _passage_scores(view, passage_scores)
    scored = []
    for n, sentence in enumerate(sentences):
        before = sentences[n - 1].terms if n and not sentence.opens_block else frozenset()
        hits, coverage = _cover(sentence, before, need, weights, total)
        score = coverage + _VECTOR * near.get(n, 0.0) + _number_bonus(sentence, need)
        score += 0.15 * _synonym_share(sentence, need)
        if need.parts:
            score += 0.2 if sentence.section.part in need.parts else 0.0
        elif sentence.section.part is Part.PREAMBLE:
            score -= 0.15
        scored.append(Scored(view, sentence, score, coverage, hits))
    return sorted(scored, key=lambda item: -item.score)


def wanted_figures(sentence: Sentence, need: Need) -> list[Figure]:
    """The sentence's figures, those of a wanted unit and with the question's words first."""

    def key(figure: Figure) -> tuple[bool, int]:
        words = need.terms | need.synonyms
        return figure.unit not in need.units, -sum(word in figure.row for word in words)

    return sorted(sentence.figures, key=key)


def unit_family(unit: str) -> frozenset[str]:
    """The units that can answer a question which names this one."""
    return frozenset({unit}).union(*(family for family in _UNIT_FAMILIES if unit in family))


def trimmed(view: ReportView, sentence: Sentence, hits: Collection[str], figures: Sequence[Figure]) -> Span:
    """The part of a long sentence from its first clause that matters to its last."""
    span = sentence.span
    if len(sentence.text) <= _LONG:
        return span
    pieces = clauses(view.report.text, span)
    words = [word for word in hits if len(word) >= 2]
    matter = [
        n
        for n, piece in enumerate(pieces)
        if any(piece.start <= figure.start < piece.end for figure in figures)
        or sum(word in squeeze(view.report.text, piece.start, piece.end).text for word in words) >= 2
    ]
    if not matter:
        return span
    first, last = matter[0], matter[-1]
    while first < last and sum(pieces[n].end - pieces[n].start for n in range(first, last + 1)) < 40:
        last = min(last + 1, len(pieces) - 1)
        break
    return Span(pieces[first].start, pieces[last].end)


def display(text: str) -> str:
    """Report text as one line: spaces that a converter left between Chinese characters are dropped."""
    line = " ".join(text.split())
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", line)


def _weights(sentences: Sequence[Sentence], need: Need) -> dict[str, float]:
    """How telling each word is in this report; a word that is not in it weighs most."""
    seen = Counter(term for s in sentences for term in need.terms & s.terms)
    length = {term: 1.0 if len(term) > 1 else 0.4 for term in need.terms}
    return {t: length[t] * math.log(1 + len(sentences) / (1 + seen[t])) for t in need.terms}


def _cover(
    sentence: Sentence, before: frozenset[str], need: Need, weights: Mapping[str, float], total: float
) -> tuple[frozenset[str], float]:
    hits = need.terms & sentence.terms
    sum_ = sum(weights[t] for t in hits)
    rest = need.terms - hits
    in_heading = rest & sentence.heading_terms
    sum_ += _HEADING * sum(weights[t] for t in in_heading)
    rest -= in_heading
    sum_ += _NEIGHBOUR * sum(weights[t] for t in rest & before)
    return hits, sum_ / total


def _synonym_share(sentence: Sentence, need: Need) -> float:
    found = sum(word in sentence.text for word in need.synonyms)
    in_heading = any(word in heading for word in need.synonyms for heading in sentence.section.headings[1:])
    return min(1.0, (found + (2 if in_heading else 0)) / 2) if need.synonyms else 0.0


def _number_bonus(sentence: Sentence, need: Need) -> float:
    if not need.number:
        return 0.0
    if any(figure.unit in need.units for figure in sentence.figures):
        return _WANTED_UNIT
    return _ANY_NUMBER if sentence.figures else -0.25


def _passage_scores(view: ReportView, scores: Mapping[str, float]) -> dict[int, float]:
    """For each sentence the score of the passage it lies in, scaled to 0…1 within the report."""
    own = {pid: scores[pid] for pid in view.passages if pid in scores}
    if not own:
        return {}
    low, high = min(own.values()), max(own.values())
    scale = (high - low) or 1.0
    near: dict[int, float] = {}
    for passage_id, value in own.items():
        passage = view.passages[passage_id]
        for sentence in view.sentences:
            if passage.start <= sentence.span.start < passage.end:
                near[sentence.number] = (value - low) / scale
    return near
