"""Drawn lines into tables: which lines belong together, and which places of their grid are one cell.

Plain geometry, in points from the top left corner of a page. A cell is what no line divides, so borders left
out around a table do no harm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TOUCH = 3.0  # lines this near meet: borders are drawn with some width and end anywhere within it
_COVER = 0.5  # the share of a side that must be drawn for it to divide two places
_OVERHANG = 12.0  # lines that run on this far past the last crossing line leave a side open
_SHORT = 6.0  # no cell has so short a side; lines nearer than this are one border
_MAX_LINES = 1500  # more make a drawing or a map, and comparing them all would take too long


@dataclass(frozen=True, slots=True)
class Segment:
    """A horizontal or vertical line: where it lies on the other axis, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Area:
    """A cell's place in the grid."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled grid: its edges, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]

    def covers(self, x: float, y: float) -> bool:
        """Whether a point is inside the table."""
        return self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]

    def place(self, x: float, y: float) -> tuple[int, int]:
        """The row and column of a point inside the table."""
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1


def find_ruled(horizontal: Iterable[Segment], vertical: Iterable[Segment]) -> list[Ruled]:
    """The grids of two columns and more on a page, from top to bottom. O(horizontal times vertical lines)."""
    rows, columns = _merged(horizontal), _merged(vertical)
    if len(rows) + len(columns) > _MAX_LINES:
        return []
    grids = [_grid(*group) for group in _connected(rows, columns)]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(segments: Iterable[Segment]) -> list[Segment]:
    """Lines drawn in pieces or twice made one."""
    runs: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.at):
        if not runs or segment.at - runs[-1][0].at > _TOUCH:
            runs.append([])
        runs[-1].append(segment)
    merged: list[Segment] = []
    for run in runs:
        at = sum(segment.at for segment in run) / len(run)
        pieces = sorted(run, key=lambda s: s.start)
        start, end = pieces[0].start, pieces[0].end
        for piece in pieces[1:]:
            if piece.start > end + _TOUCH:
                merged.append(Segment(at, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        merged.append(Segment(at, start, end))
    return [line for line in merged if line.end - line.start > _SHORT]


def _connected(
    rows: Sequence[Segment], columns: Sequence[Segment]
) -> list[tuple[list[Segment], list[Segment]]]:
    """The horizontal and vertical lines of each figure in which every line touches another."""
    links = _Links(len(rows) + len(columns))
    for r, row in enumerate(rows):
        for c, column in enumerate(columns):
            if _meets(row, column.at) and _meets(column, row.at):
                links.join(r, len(rows) + c)
    figures: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for n, line in enumerate([*rows, *columns]):
        figures.setdefault(links.root(n), ([], []))[n >= len(rows)].append(line)
    crossed = [figure for figure in figures.values() if figure[0] and figure[1]]
    for lone in (figure[1][0] for figure in figures.values() if not figure[0]):
        beside = next((figure for figure in crossed if _runs_beside(lone, figure[1])), None)
        if beside is not None:
            beside[1].append(lone)
    return crossed


def _runs_beside(lone: Segment, columns: Sequence[Segment]) -> bool:
    """Whether a line that meets no other is as high as a table: the border of a label over all its rows."""
    top, bottom = min(line.start for line in columns), max(line.end for line in columns)
    return abs(lone.start - top) <= _OVERHANG and abs(lone.end - bottom) <= _OVERHANG


def _meets(line: Segment, position: float) -> bool:
    return line.start - _TOUCH <= position <= line.end + _TOUCH


def _grid(rows: Sequence[Segment], columns: Sequence[Segment]) -> Ruled | None:
    """The grid of one figure, or None where it has not two columns."""
    xs, ys = _edges(columns, rows), _edges(rows, columns)
    if len(xs) < 3 or len(ys) < 2:
        return None
    width, height = len(xs) - 1, len(ys) - 1
    links = _Links(width * height)
    for c in range(1, width):
        walls = [line for line in columns if abs(line.at - xs[c]) < _SHORT]
        for r in range(height):
            if not _divided(walls, ys[r], ys[r + 1]):
                links.join(r * width + c - 1, r * width + c)
    for r in range(1, height):
        floors = [line for line in rows if abs(line.at - ys[r]) < _SHORT]
        for c in range(width):
            if not _divided(floors, xs[c], xs[c + 1]):
                links.join((r - 1) * width + c, r * width + c)
    return Ruled(tuple(xs), tuple(ys), tuple(_areas(links, width, height)))


def _edges(lines: Sequence[Segment], crossing: Sequence[Segment]) -> list[float]:
    """Where lines lie, and where the lines across them end beyond (a side left open)."""
    edges: list[float] = []
    for at in sorted(line.at for line in lines):
        if not edges or at - edges[-1] >= _SHORT:
            edges.append(at)
    if not edges or len(crossing) < 2:
        return edges
    first, last = min(line.start for line in crossing), max(line.end for line in crossing)
    before = [first] if edges[0] - first > _OVERHANG else []
    after = [last] if last - edges[-1] > _OVERHANG else []
    return [*before, *edges, *after]


def _divided(lines: Sequence[Segment], start: float, end: float) -> bool:
    drawn = sum(max(0.0, min(line.end, end) - max(line.start, start)) for line in lines)
    return drawn >= (end - start) * _COVER


def _areas(links: _Links, width: int, height: int) -> list[Area]:
    """The cells; places joined into a shape that is no rectangle stay apart."""
    groups: dict[int, list[tuple[int, int]]] = {}
    for n in range(width * height):
        groups.setdefault(links.root(n), []).append(divmod(n, width))
    areas: list[Area] = []
    for places in groups.values():
        row, column = places[0]
        row_span, column_span = places[-1][0] - row + 1, max(c for _, c in places) - column + 1
        if row_span * column_span == len(places) and min(c for _, c in places) == column:
            areas.append(Area(row, column, row_span, column_span))
        else:
            areas += [Area(r, c, 1, 1) for r, c in places]
    return sorted(areas, key=lambda area: (area.row, area.column))


class _Links:
    """Which of n things are connected."""

    def __init__(self, n: int) -> None:
        self._above = list(range(n))

    def root(self, n: int) -> int:
        while self._above[n] != n:
            self._above[n] = self._above[self._above[n]]
            n = self._above[n]
        return n

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first
