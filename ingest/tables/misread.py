"""Labels of the form that were recognised in a picture with errors; numbers are never touched here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.fold import label_key, squeeze
from ingest.tables.labels import MARKERS, cell_key, is_value
from ingest.tables.spec import TableSpec
from ingest.types import Cell, Grid

_ALIKE = 0.7
_APART = 0.08  # by how much the nearest label must be nearer than the next
_SHORTEST = 3
_WORD = re.compile("[\u3400-\u9fff]{2}")
_ILLEGIBLE = "\ufffd"


def mended(grid: Grid, specs: Sequence[TableSpec]) -> Grid:
    """The grid with misread labels as the form has them; grids that were not recognised as they are.

    What is neither a number nor words becomes a mark that is neither, so that no misread number passes for a
    label. Spans still lead to what was read. O(labels misread × labels of the specs).
    """
    if all(cell.confidence is None for cell in grid.cells):
        return grid
    labels = _labels(tuple(specs))
    return Grid(tuple(_mended(cell, labels) for cell in grid.cells), grid.exact)


def as_recognised(grid: Grid, text: str) -> Grid:
    """The grid with what was read in the cells of pictures, from the canonical text. O(cells)."""
    return Grid(
        tuple(
            cell if cell.confidence is None else replace(cell, text=text[cell.start : cell.end])
            for cell in grid.cells
        ),
        grid.exact,
    )


def _mended(cell: Cell, labels: dict[str, str]) -> Cell:
    if cell.confidence is None or (not cell.text and cell.confidence == 1):
        return cell
    if cell.text and is_value(cell.text):
        return cell
    if not _WORD.search(squeeze(cell.text).text):
        return replace(cell, text=_ILLEGIBLE)
    return replace(cell, text=_label(cell.text, labels))


def _label(text: str, labels: dict[str, str]) -> str:
    """The form's label that a misread one is nearest to; the text itself where it is near none, or to two."""
    key = cell_key(text)
    if key in labels or len(key) < _SHORTEST:
        return text
    near = difflib.get_close_matches(key, labels, n=2, cutoff=_ALIKE)
    ratios = [difflib.SequenceMatcher(None, key, other).ratio() for other in near]
    if not near or (len(near) == 2 and ratios[0] - ratios[1] < _APART):
        return text
    return labels[near[0]]


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
