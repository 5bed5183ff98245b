"""Which figures recognised in a picture are reported: the sure ones, with the form's own sums as witness.

A sum can confirm a reading or throw doubt on it; it never supplies one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.tables.spec import TableSpec
from ingest.tables.sums import agree, lines_of
from ingest.types import Figure, FigureState, Origin

SURE = 0.9
"""Confidence from which a reading stands by itself."""
CONFIRMED = 0.5
"""Confidence from which it stands where every sum it is part of holds."""
UNDOUBTED = 0.97
"""Confidence from which it stands against a sum: the report itself may be wrong."""

_Key = tuple[str, str]


def accepted(figures: Sequence[Figure], spec: TableSpec) -> list[Figure]:
    """The figures of a table, those read in a picture without enough certainty made unreadable. O(cells)."""
    cells = {(figure.row, figure.column): figure for figure in figures}
    verdicts: dict[_Key, list[bool]] = defaultdict(list)
    for check in spec.checks:
        for _, left, right in lines_of(spec, check, cells):
            if all(map(_is_read, (*left, *right))):
                for figure in (*left, *right):
                    verdicts[figure.row, figure.column].append(agree(left, right))
    picture = any(figure.origin is Origin.IMAGE for figure in figures)
    judged = [_judged(figure, verdicts[figure.row, figure.column]) for figure in figures]
    return [_of_picture(figure) for figure in judged] if picture else judged


def _of_picture(figure: Figure) -> Figure:
    """A figure for which no cell was found is the picture's as well."""
    return replace(figure, origin=Origin.IMAGE) if figure.state is FigureState.UNREADABLE else figure


def _judged(figure: Figure, sums: Sequence[bool]) -> Figure:
    if figure.confidence is None:
        return figure
    if figure.confidence >= _needed(sums):
        return figure
    return replace(figure, state=FigureState.UNREADABLE, value=None, qualifier="")


def _needed(sums: Sequence[bool]) -> float:
    """The confidence needed by a figure that is part of sums that hold or do not."""
    if sums and all(sums):
        return CONFIRMED
    return SURE if any(sums) or not sums else UNDOUBTED


def _is_read(figure: Figure) -> bool:
    return figure.state is FigureState.REPORTED and (
        figure.confidence is None or figure.confidence >= CONFIRMED
    )
