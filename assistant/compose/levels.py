"""Proposals of one level of congress: what a report says of 区人大代表建议 is not said of 市人大代表建议."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.cells.counts import find_counts
from assistant.compose.amounts import plain
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView, Sentence
from assistant.types import Status
from assistant.understanding.query import Query
from ingest.fold import squeeze
from ingest.numerals import Quantity
from ingest.types import Figure
from prompts import phrase

_LEVEL = re.compile(r"(?P<level>全国|(?<![全本])[省市区县])(?:级|的|里|上)*(?=人大|政协|人民代表|两会)")
_PROPOSALS = re.compile(r"(?:人大|代表|政协|委员)[^,;。]{0,8}?(?:建议|提案|议案)")
_ROWS = frozenset({"人大代表建议", "政协提案"})


def compose_level(draft: Draft, view: ReportView, query: Query) -> bool:
    """Answer from the sentences about proposals of the level that the question names; False where it names
    none, or the report tells of them without a level, which is noted.
    """
    found = _LEVEL.search(query.own_words)
    counts = [measure for measure in find_counts(query.own_words) if measure.row in _ROWS]
    if found is None or not counts or query.asked.operations:
        return False
    told = [s for s in view.sentences if _PROPOSALS.search(s.text)]
    levels = {s.number: {match["level"] for match in _LEVEL.finditer(s.text)} for s in told}
    name = f"{found['level']}{'、'.join(measure.label for measure in counts)}"
    same = [s for s in told if found["level"] in levels[s.number]]
    if not any(levels.values()):
        if told:
            draft.assumed.append(phrase("level_unsaid", name=name))
        return False
    if not same:
        draft.say(phrase("level_missing", who=who(view), name=name))
        draft.status = Status.NOT_REPORTED
    _quote(draft, view, same or [s for s in told if levels[s.number]])
    if query.asked.claim and same:
        _say_claim(draft, view, query.asked.claim, found["level"], told)
    return True


def _quote(draft: Draft, view: ReportView, sentences: Sequence[Sentence]) -> None:
    draft.say(phrase("prose_lead", who=who(view)))
    for sentence in sentences:
        draft.quote(view, sentence.span.start, sentence.span.end, sentence.figures)


def _say_claim(draft: Draft, view: ReportView, claim: Quantity, level: str, told: Sequence[Sentence]) -> None:
    """Hold a number that the question states against those of its level, and of the others."""
    stated = [(of, figure) for s in told for of, figure in _levelled(view, s) if figure.value == claim.value]
    said = f"{plain(claim.value)}{claim.unit}"
    right = [figure for of, figure in stated if of == level]
    if right or not stated:
        cites = [draft.cite_figure(view, figure) for figure in right[:1]]
        cites = cites or [citation.n for citation in draft.citations]
        draft.say(phrase("claim_right" if right else "claim_wrong", said=said), cites)
        return
    other, figure = stated[0]
    draft.say(phrase("level_other", said=said, level=other), [draft.cite_figure(view, figure)])


def _levelled(view: ReportView, sentence: Sentence) -> Iterator[tuple[str, Figure]]:
    """The figures of a sentence, each with the level that is named last before it."""
    for figure in sentence.figures:
        before = squeeze(view.report.text, sentence.span.start, figure.start).text
        named = [match["level"] for match in _LEVEL.finditer(before)]
        if named:
            yield named[-1], figure
