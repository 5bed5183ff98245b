"""Checks an answer against its evidence before it is shown: every citation, every number, every quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.types import Answer, Citation, Statement, Status
from ingest.fold import squeeze
from ingest.numerals import numbers_in

_QUOTED = re.compile(r"“([^“”]{6,})”")


def verify(answer: Answer, texts: Mapping[str, str]) -> Answer:
    """The answer without any statement that its evidence does not bear out. O(length of answer and quotes).

    Args:
        answer: the draft.
        texts: canonical text by report id, for every report cited.

    A citation whose quote is not at its span is dropped with all that rests on it. Where nothing is left
    of an answer, the quotes themselves take its place.
    """
    citations = {c.n: c for c in answer.citations if texts.get(c.report_id, "")[c.start : c.end] == c.quote}
    kept = tuple(s for s in answer.statements if bears_out(s, citations, answer))
    if answer.status is Status.ANSWERED and not any(statement.cites for statement in kept):
        kept = tuple(_shown(citation) for citation in citations.values())
    used = {n for statement in kept for n in statement.cites}
    return replace(
        answer,
        statements=kept,
        citations=tuple(c for c in answer.citations if c.n in used and c.n in citations),
    )


def bears_out(statement: Statement, citations: Mapping[int, Citation], answer: Answer) -> bool:
    """True where every number and quotation of a statement is in what it cites, or was computed from it.

    Answers that are not ``answered`` may repeat the numbers of the question (no report of 2021).
    """
    if any(n not in citations for n in statement.cites):
        return False
    cited = [citations[n] for n in statement.cites]
    allowed = _allowed(cited, answer) if cited else _allowed(cited, answer) | set(map(Decimal, answer.years))
    if answer.status is not Status.ANSWERED:
        allowed |= numbers_in(answer.question) | _numbers(answer.options)
        if not statement.cites:
            return True
    return numbers_in(statement.text) <= allowed and _quotes_hold(statement.text, cited)


def _allowed(cited: Iterable[Citation], answer: Answer) -> set[Decimal]:
    """The numbers a statement may hold: those of its quotes, of the figures used and of the calculation."""
    numbers: set[Decimal] = set()
    for citation in cited:
        numbers |= numbers_in(citation.quote) | numbers_in(citation.agency) | {Decimal(citation.year)}
    for figure in answer.figures:
        numbers.add(Decimal(figure.year))
        if figure.value is not None:  # 万元 may stand in the table's head only
            numbers |= {figure.value} | numbers_in(f"{figure.value:f}{figure.unit}")
        numbers |= numbers_in(figure.raw) | numbers_in(figure.row)
    if not numbers:
        numbers |= {Decimal(c.year) for c in answer.citations}
    return numbers | numbers_in(answer.calculation or "") | {Decimal(c.year) for c in answer.citations}


def _numbers(texts: Iterable[str]) -> set[Decimal]:
    return set().union(*(numbers_in(text) for text in texts))


def _quotes_hold(text: str, cited: Iterable[Citation]) -> bool:
    """Quotation marks in an answer hold the report's own words."""
    sources = [squeeze(citation.quote).text for citation in cited]
    if not sources:
        return True
    return all(
        any(squeeze(quoted).text.strip("。;,") in source for source in sources)
        for quoted in _QUOTED.findall(text)
    )


def _shown(citation: Citation) -> Statement:
    return Statement(" ".join(citation.quote.split()), (citation.n,), 1)
