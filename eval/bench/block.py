"""What the benchmark of figures is made of: blocks of lines, and how much each of them measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

MOST_TIMED = 31
"""Reports of different agencies and years that one sample has, less the one to warm up with."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A block of lines: what is printed, and the same as plain data."""

    title: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    data: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports each block generates; as they stand, all blocks take about ten minutes on two cores.

    ``reports`` for each format with text; ``office`` for each that LibreOffice reads, at some six seconds;
    ``pictured`` for each way of making pictures, at four to thirty; ``audited`` with a fault, and as many
    without; ``beside`` for each format that other programs read too; ``timed`` for each format's pace;
    ``grown`` are the sizes at which a growing library is looked at.
    """

    reports: int = 200
    office: int = 3
    pictured: int = 2
    audited: int = 100
    beside: int = 20
    timed: int = 4
    grown: tuple[int, ...] = (100, 200, 400)

    def with_reports(self, number: int) -> Counts:
        """The same with so many reports generated wherever it is a plain number of them."""
        return replace(
            self, reports=number, office=number, audited=number, beside=number, timed=min(number, MOST_TIMED)
        )


FULL = Counts(
    office=200,
    pictured=20,
    audited=500,
    beside=200,
    timed=MOST_TIMED,
    grown=(100, 250, 500, 1000, 1500, 2000),
)
"""As much as the published figures rest on; takes hours."""

Block = Callable[[Counts], Measured]
