"""Where each figure of a generated report stands on paper, and which labels it is known by there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.types import CellName
from eval.sample.forms import FormCell
from eval.sample.look import positions
from eval.sample.sheets import form_cells
from eval.sample.truth import Truth
from eval.sample.variant import ValueStyle, Variant
from ingest.tables import TABLE_IDS

_FIRST = 100001
_NUMBER = re.compile(r"\d{6}")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure as printed: its text, the label nearest to its left, and the labels of its column above."""

    cell: CellName
    text: str
    left: str
    above: tuple[str, ...]


def printed_figures(truth: Truth, variant: Variant) -> Iterator[Printed]:
    """Every figure of the three tables. O(cells × rows)."""
    for table in TABLE_IDS:
        cells = form_cells(truth, table, variant)
        names = _names(truth, table, variant)
        grid = positions(cells)
        values = frozenset(names)
        for cell in cells:
            place = (cell.row, cell.column)
            if place in values:
                yield Printed(
                    names[place], cell.text, _left(grid, values, place), _above(grid, values, place)
                )


def _names(truth: Truth, table: str, variant: Variant) -> dict[Place, CellName]:
    """Whose figure stands where: the same table is printed with the number of each figure in its place."""
    named = list(truth.values)
    numbered = replace(truth, values={cell: Decimal(_FIRST + n) for n, cell in enumerate(named)})
    found = {}
    for cell in form_cells(numbered, table, replace(variant, value=ValueStyle())):
        number = _NUMBER.search(cell.text)
        if number:
            found[cell.row, cell.column] = named[int(number[0]) - _FIRST]
    return found


def _left(grid: list[list[FormCell | None]], values: frozenset[Place], place: Place) -> str:
    row = grid[place[0]][: place[1]]
    return next((c.text for c in reversed(row) if c and c.text and (c.row, c.column) not in values), "")


def _above(grid: list[list[FormCell | None]], values: frozenset[Place], place: Place) -> tuple[str, ...]:
    """The labels of the head over the column: those next above, up to the figures of another block."""
    found: list[str] = []
    for row in reversed(grid[: place[0]]):
        cell = row[place[1]]
        if cell is None or (cell.row, cell.column) in values:
            if found:
                break
        elif cell.text and cell.text not in found:
            found.append(cell.text)
    return tuple(found)
