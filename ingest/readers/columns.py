"""Pages set in two columns of prose: the left one is read before the right one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from ingest.readers.typeset import Char, rows_of

_GUTTER = 1.0  # of the type size: how much white at least stands between two columns
_CENTRE = (0.35, 0.65)  # of the text's width: where the gutter runs
_MIN_ROWS = 5
_SPREAD = 0.6  # of a column's width: how much of it a usual line of prose fills; a table's cell does not


def reading_order(chars: Sequence[Char]) -> list[tuple[int, list[Char]]]:
    """The characters in runs that are read one after the other, each with its column (0: over the page).

    Rows that cross the gutter (a title, a table's caption) divide the page into bands. O(n log n).
    """
    rows = rows_of(char for char in chars if not char.text.isspace())
    gutter = _gutter(rows)
    if gutter is None:
        return [(0, list(chars))]
    runs: list[tuple[int, list[Char]]] = []
    for crossed, band in groupby(rows, lambda row: _crosses(row, gutter)):
        members = [char for row in band for char in row]
        if crossed:
            runs.append((0, members))
            continue
        left = [char for char in members if char.x0 < gutter]
        right = [char for char in members if char.x0 >= gutter]
        runs += [(column, run) for column, run in ((1, left), (2, right)) if run]
    return runs


def _gutter(rows: Sequence[Sequence[Char]]) -> float | None:
    """Where the white between two columns runs, or None where the page is set in one."""
    if len(rows) < _MIN_ROWS:
        return None
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    low, high = (left + share * (right - left) for share in _CENTRE)
    gaps = [gap for row in rows for gap in _gaps(row) if gap[0] < high and gap[1] > low]
    if len(gaps) < _MIN_ROWS:
        return None
    edge = Counter(round(end) for _, end in gaps).most_common(1)[0][0]  # where most lines of the right begin
    place = edge - _GUTTER * rows[0][0].size / 2
    held = [row for row in rows if any(start <= place <= end for start, end in _gaps(row))]
    crossing = sum(_crosses(row, place) for row in rows)
    if len(held) < _MIN_ROWS or crossing > len(held):
        return None
    inked = [_inked(row, place) for row in held]
    wide = (place - left, right - place)
    full = all(median(ink[side] for ink in inked) > _SPREAD * wide[side] for side in (0, 1))
    return place if full else None


def _gaps(row: Sequence[Char]) -> list[tuple[float, float]]:
    return [(a.x1, b.x0) for a, b in pairwise(row) if b.x0 - a.x1 >= _GUTTER * max(a.size, b.size)]


def _inked(row: Sequence[Char], place: float) -> tuple[float, float]:
    """How much of either side of a place is covered with characters."""
    left = sum(char.x1 - char.x0 for char in row if char.x1 <= place)
    return left, sum(char.x1 - char.x0 for char in row if char.x0 >= place)


def _crosses(row: Sequence[Char], gutter: float) -> bool:
    """Whether a row runs on across the gutter."""
    if row[0].x0 < gutter < row[-1].x1:
        return not any(start <= gutter <= end for start, end in _gaps(row))
    return False
