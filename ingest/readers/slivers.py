"""Columns too narrow to hold anything: where borders of two rows miss each other, files count one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from ingest.readers.flow import FlowCell

_SLIVER = 60
"""Twips, 1 mm: no column that says something is as narrow, dragged borders miss by less."""


def without_slivers(cells: Sequence[FlowCell], widths: Sequence[int]) -> tuple[FlowCell, ...]:
    """The cells with slivers left out of their places and spans; as they are if a cell is all sliver.

    ``widths`` of the columns are in twips; 0 is a width that is not known. O(cells).
    """
    lines = [0, *accumulate(0 if 0 < width <= _SLIVER else 1 for width in widths)]

    def at(line: int) -> int:
        return lines[min(line, len(widths))] + max(0, line - len(widths))

    found = []
    for cell in cells:
        start, end = at(cell.column), at(cell.column + cell.column_span)
        if start == end:
            return tuple(cells)
        found.append(replace(cell, column=start, column_span=end - start))
    return tuple(found)
