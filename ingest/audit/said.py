"""The words round each number of the prose, by which the check-up tells what it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ingest.audit.rules import quote_of
from ingest.fold import squeeze
from ingest.types import Figure, Origin, Quote

_BREAK = re.compile(r"[,;:。!?(]")
_TAIL = re.compile(r"[^,;:。!?()、\d]*")

_MOST_CHARS = 200
"""How far the words that tell what a number is about may stand from it; keeps long sentences linear."""


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
    """A number of the prose in its sentence: ``lead``, then the clause ``head # tail``, as far as is near.

    Of a statement of none (未收到…) the head is empty and the tail the whole statement.
    """

    figure: Figure
    lead: str
    head: str
    tail: str
    gap: str
    """What stands between the number before it in the sentence, or the beginning, and the clause."""
    text: str = field(repr=False)
    """The whole report, to quote from."""

    @property
    def quote(self) -> Quote:
        """The sentence as the report has it."""
        return quote_of(self.text, self.figure.quote_start, self.figure.quote_end)

    def is_next_to(self, other: Said) -> bool:
        """Whether only punctuation parts the clause from another number right before it."""
        same = self.figure.quote_start == other.figure.quote_start
        return same and bool(re.fullmatch(r"[,()、]*", self.gap.removeprefix(other.tail)))

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
    squeezed, of = squeeze(""), (-1, -1)
    before = 0
    for figure in figures:
        if of != (figure.quote_start, figure.quote_end):
            of, before = (figure.quote_start, figure.quote_end), 0
            squeezed = squeeze(text, *of)
        start, end = (bisect_left(squeezed.index, place) for place in (figure.start, figure.end))
        first = max(0, start - _MOST_CHARS)
        breaks = [found.end() for found in _BREAK.finditer(squeezed.text, first, start)]
        opened = max([first, before, *breaks])
        tail = _TAIL.match(squeezed.text, end, end + _MOST_CHARS)
        head = squeezed.text[opened:start].lstrip("、和及与")
        gap = squeezed.text[max(first, before) : opened]
        yield Said(figure, squeezed.text[first:opened], head, tail.group() if tail else "", gap, text)
        before = end
