"""What a reply consists of, whatever it is written into: lines, marks, footnotes, a table, a check list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line: plain text, then its footnotes. ``mark``: for a person to decide."""

    text: str
    mark: bool = False
    notes: tuple[int, ...] = ()


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply in the order it is read. ``notes`` are the footnotes' texts; their numbers count from 1.

    ``check_list`` is for whoever sends the reply and is taken off before it goes: lines below headings.
    """

    title: str
    salutation: Line
    body: tuple[Line, ...]
    table: Table | None
    closing: tuple[Line, ...]
    signature: tuple[Line, ...]
    notes: tuple[str, ...]
    check_title: str
    to_confirm: str
    """The heading over the marks in the check list."""
    check_list: tuple[tuple[str, tuple[Line, ...]], ...]
    language: str

    @property
    def marks(self) -> tuple[str, ...]:
        """What a person must still decide, in the order it stands there, each once."""
        found = (run.text for line in self.lines() for run in line if run.mark)
        return tuple(dict.fromkeys(found))

    def lines(self) -> Iterator[Line]:
        """Every line of the reply itself, as it is read."""
        yield self.salutation
        yield from self.body
        for row in self.table.rows if self.table else ():
            yield from row
        yield from self.closing
        yield from self.signature
