"""Which figures recognised in a picture are reported: the sure ones, with the form's own sums as witness.

A sum can confirm a reading or throw doubt on it; it never supplies one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.tables.spec import SumCheck, TableSpec
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
        for left, right in _lines(spec, check, cells):
            holds = _sum(left) == _sum(right)
            for figure in (*left, *right):
                verdicts[figure.row, figure.column].append(holds)
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


def _lines(
    spec: TableSpec, check: SumCheck, cells: Mapping[_Key, Figure]
) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Each line of the check in which every cell was read as a number, by its two sides."""
    block = spec.blocks[0]
    names = [column.name for column in block.columns] if check.along_columns else [r.name for r in block.rows]
    for name in names:
        sides = []
        for side in (check.left, check.right):
            keys = [(other, name) if check.along_columns else (name, other) for other in side]
            sides.append([cells[key] for key in keys if key in cells and _is_read(cells[key])])
        if len(sides[0]) == len(check.left) and len(sides[1]) == len(check.right):
            yield sides[0], sides[1]


def _is_read(figure: Figure) -> bool:
    return figure.state is FigureState.REPORTED and (
        figure.confidence is None or figure.confidence >= CONFIRMED
    )


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))
