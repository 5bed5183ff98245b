"""Labels of the form that were recognised in a picture with errors; numbers are never touched here."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.fold import label_key
from ingest.numerals import parse_cell
from ingest.tables.labels import MARKERS, cell_key
from ingest.tables.spec import TableSpec
from ingest.types import Cell, FigureState, Grid

_ALIKE = 0.7
_APART = 0.08  # by how much the nearest label must be nearer than the next
_SHORTEST = 3


def mended(grid: Grid, specs: Sequence[TableSpec]) -> Grid:
    """The grid with misread labels as the form has them; other grids as they are.

    Spans still lead to what was read. O(labels misread × labels of the specs).
    """
    if all(cell.confidence is None for cell in grid.cells):
        return grid
    labels = _labels(tuple(specs))
    return Grid(tuple(_mended(cell, labels) for cell in grid.cells), grid.exact)


def _mended(cell: Cell, labels: dict[str, str]) -> Cell:
    if not cell.text or parse_cell(cell.text).state is not FigureState.UNREADABLE:
        return cell
    key = cell_key(cell.text)
    if key in labels or len(key) < _SHORTEST:
        return cell
    near = difflib.get_close_matches(key, labels, n=2, cutoff=_ALIKE)
    if not near:
        return cell
    ratios = [difflib.SequenceMatcher(None, key, other).ratio() for other in near]
    if len(near) == 2 and ratios[0] - ratios[1] < _APART:
        return cell
    return replace(cell, text=labels[near[0]])


@cache
def _labels(specs: tuple[TableSpec, ...]) -> dict[str, str]:
    """Every label of the specs by its key."""
    labels: dict[str, str] = {}
    for spec in specs:
        for row in spec.rows:
            labels |= {label_key(name): name for name in (row.leaf, *row.aliases)}
        for column in (column for block in spec.blocks for column in block.columns):
            labels |= {label_key(name): name for name in (column.name, *column.aliases)}
        labels |= {label_key(row.group): row.group for row in spec.rows if row.group}
        labels |= {marker: marker for marker in MARKERS}
    return labels
