"""Checks an answer against its evidence before it is shown: every citation, every number, every quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.types import Answer, Citation, Statement, Status
from ingest.fold import squeeze
from ingest.numerals import numbers_in

_QUOTED = re.compile(r"“([^“”]{6,})”")


def verify(answer: Answer, texts: Mapping[str, str]) -> Answer:
    """The answer without any statement that its evidence does not bear out.

    Args:
        answer: the draft.
        texts: canonical text by report id, for every report cited.

    A citation whose quote is not at its span is dropped with all that rests on it. Where nothing is left
    of an answer, the quotes themselves take its place. O(length of answer, figures and quotes).
    """
    citations = {c.n: c for c in answer.citations if texts.get(c.report_id, "")[c.start : c.end] == c.quote}
    borne_out = _Evidence.of(answer, citations).bears_out
    kept = tuple(statement for statement in answer.statements if borne_out(statement))
    if answer.status is Status.ANSWERED and not any(statement.cites for statement in kept):
        kept = tuple(_shown(citation) for citation in citations.values())
    used = {n for statement in kept for n in statement.cites}
    return replace(
        answer,
        statements=kept,
        citations=tuple(c for c in answer.citations if c.n in used and c.n in citations),
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The numbers that statements may hold, each source of them read once.

    ``quoted`` are those of each citation by its number, ``used`` those of the figures and the calculation,
    ``asked`` those that an answer which is not ``answered`` may repeat (no report of 2021), else None.
    """

    citations: Mapping[int, Citation]
    quoted: Mapping[int, frozenset[Decimal]]
    used: frozenset[Decimal]
    asked: frozenset[Decimal] | None
    years: frozenset[Decimal]

    @classmethod
    def of(cls, answer: Answer, citations: Mapping[int, Citation]) -> _Evidence:
        return cls(
            citations,
            {n: _quoted(citation) for n, citation in citations.items()},
            _used(answer),
            None if answer.status is Status.ANSWERED else _numbers((answer.question, *answer.options)),
            frozenset(map(Decimal, answer.years)),
        )

    def bears_out(self, statement: Statement) -> bool:
        """True where each number and quotation of a statement is in what it cites or was computed from it."""
        if any(n not in self.citations for n in statement.cites):
            return False
        if self.asked is not None and not statement.cites:
            return True
        allowed = [self.used, self.asked or frozenset(), *(self.quoted[n] for n in statement.cites)]
        if not statement.cites:
            allowed.append(self.years)
        quotes = (self.citations[n].quote for n in statement.cites)
        return all(
            any(number in numbers for numbers in allowed) for number in numbers_in(statement.text)
        ) and _quotes_hold(statement.text, quotes)


def _quoted(citation: Citation) -> frozenset[Decimal]:
    return _numbers((citation.quote, citation.agency)) | {Decimal(citation.year)}


def _used(answer: Answer) -> frozenset[Decimal]:
    numbers = set(_numbers((answer.calculation or "",)))
    numbers |= {Decimal(citation.year) for citation in answer.citations}
    for figure in answer.figures:
        numbers.add(Decimal(figure.year))
        if figure.value is not None:  # 万元 may stand in the table's head only
            numbers |= {figure.value} | numbers_in(f"{figure.value:f}{figure.unit}")
        numbers |= numbers_in(figure.raw) | numbers_in(figure.row)
    return frozenset(numbers)


def _numbers(texts: Iterable[str]) -> frozenset[Decimal]:
    return frozenset().union(*(numbers_in(text) for text in texts))


def _quotes_hold(text: str, quotes: Iterable[str]) -> bool:
    """Quotation marks in an answer hold the report's own words."""
    quotations = _QUOTED.findall(text)
    sources = [squeeze(quote).text for quote in quotes] if quotations else []
    return not sources or all(
        any(squeeze(quoted).text.strip("。;,") in source for source in sources) for quoted in quotations
    )


def _shown(citation: Citation) -> Statement:
    return Statement(" ".join(citation.quote.split()), (citation.n,), 1)
