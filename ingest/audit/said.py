"""The words round each number of the prose, by which the check-up tells what it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.audit.rules import quote_of
from ingest.fold import squeeze
from ingest.types import Figure, Origin, Quote

_BREAK = re.compile(r"[,;:。!?(]")
_TAIL = re.compile(r"[^,;:。!?()、\d]*")


class Stated(Protocol):
    """What is needed of a report to weigh what it states; a Report has it all."""

    @property
    def office(self) -> str:
        """The kind of office."""

    @property
    def year(self) -> int:
        """The year reported on."""

    @property
    def text(self) -> str:
        """The canonical text."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number of the prose in its sentence: ``lead``, then the clause ``head # tail``.

    Of a statement of none (未收到…) the head is empty and the tail the whole statement.
    """

    figure: Figure
    lead: str
    head: str
    tail: str
    quote: Quote

    @property
    def clause(self) -> str:
        """The clause with # in the number's place."""
        return f"{self.head}#{self.tail}"

    @property
    def none(self) -> bool:
        """Whether it states that there was nothing."""
        return not re.search(r"\d", self.figure.raw) and self.figure.value == 0


def all_said(report: Stated) -> list[Said]:
    """Every number of the prose with its words, in the text's order. O(len)."""
    prose = sorted((f for f in report.figures if f.origin is Origin.PROSE), key=lambda f: f.start)
    return list(_said(report.text, prose))


def _said(text: str, figures: Sequence[Figure]) -> Iterator[Said]:
    for n, figure in enumerate(figures):
        squeezed = squeeze(text, figure.quote_start, figure.quote_end)
        start, end = (bisect_left(squeezed.index, place) for place in (figure.start, figure.end))
        sentence, before = squeezed.text, 0
        if n and figures[n - 1].quote_start == figure.quote_start:
            before = bisect_left(squeezed.index, figures[n - 1].end)
        breaks = [found.end() for found in _BREAK.finditer(sentence, 0, start)]
        opened = max([before, *breaks])
        quote = quote_of(text, figure.quote_start, figure.quote_end)
        tail = _TAIL.match(sentence, end)
        head = sentence[opened:start].lstrip("、和及与")
        yield Said(figure, sentence[:opened], head, tail.group() if tail else "", quote)
