"""Tables drawn without vertical lines: their columns told from what stands below what, rows from the gaps.

A table that goes on overleaf is put together before its columns are told, so that both pages agree on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.numerals import parse_cell
from ingest.readers.base import RawCell
from ingest.readers.typeset import Line, Piece, join
from ingest.types import FigureState

_WIDE = 1.5  # of the type size: between the cells of a line
_APART = 3.0  # of the type size: two tables, or a table and text
_MIN_LINES, _MIN_VALUES = 2, 4
_NEAREST = 6  # lines before one: cells side by side may end lower than the line right before
_SAME_TYPE = 0.5  # points
_HEADING = re.compile("[一二三四五六七八九十]{1,3}、")
_SHORT_LINE = 0.6  # of the width between the margins; prose fills more
_ROW_GAP = 0.45  # of the type size, where two rows of figures never follow each other
_USUAL = 0.4  # of the lines: a column with something in so many of them tells the rows apart


@dataclass(frozen=True, slots=True)
class LooseTable:
    """The lines of a table, page by page."""

    pages: tuple[tuple[Line, ...], ...]

    @property
    def top(self) -> float:
        """Where it begins on its first page."""
        return self.pages[0][0].top

    def followed_by(self, other: LooseTable) -> LooseTable:
        """The table that two on consecutive pages make."""
        return LooseTable((*self.pages, *other.pages))

    def raw(self) -> list[RawCell]:
        """The cells as a document has them. O(pieces times columns)."""
        columns = _columns([piece for page in self.pages for line in page for piece in line.pieces])
        rows = [row for page in self.pages for row in _rows(page, columns)]
        cells = [
            cell for n, row in enumerate(_without_repeats(rows, columns)) for cell in row.cells(n, columns)
        ]
        return cells


@dataclass(frozen=True, slots=True)
class _Column:
    """The room that the narrow pieces of a column take."""

    x0: float
    x1: float

    def meets(self, piece: Piece) -> bool:
        return piece.x0 < self.x1 and self.x0 < piece.x1


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines of one row."""

    lines: tuple[Line, ...]

    def texts(self, columns: Sequence[_Column]) -> dict[tuple[int, int], str]:
        """The texts by first and last column, the lines of one cell joined."""
        texts: dict[tuple[int, int], str] = {}
        for line in sorted(self.lines, key=lambda line: line.top):
            for piece in line.pieces:
                place = _place(piece, columns)
                inside = next((key for key in texts if key[0] <= place[1] and place[0] <= key[1]), place)
                whole = min(inside[0], place[0]), max(inside[1], place[1])
                above = texts.pop(inside, "")
                texts[whole] = join(above, piece.text, spaced=True) if above else piece.text
        return texts

    def cells(self, row: int, columns: Sequence[_Column]) -> Iterator[RawCell]:
        texts = self.texts(columns)
        covered = {n for first, last in texts for n in range(first, last + 1)}
        for (first, last), text in texts.items():
            yield RawCell(text, row, first, 1, last - first + 1)
        for n in range(len(columns)):
            if n not in covered:
                yield RawCell("", row, n)


def find_loose(lines: Sequence[Line], width: float, goes_on: bool, more: bool) -> list[tuple[int, int]]:
    """The runs of lines, first and one past the last, that are tables between margins so far apart. O(n).

    ``goes_on`` says that a table ended the page before, of which the first lines may be a last row;
    ``more``, that another page follows, to which a last line may belong.
    """
    found: list[tuple[int, int]] = []
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and _may_belong(lines, n, end, width):
            end += 1
        first, last = _trimmed(lines, n, end)
        if first < last:
            first = n if goes_on and n == 0 else first
            last = end if more and end == len(lines) else last
        if _is_table(lines[first:last], goes_on and first == 0):
            found.append((first, last))
        n = max(end, n + 1)
    return found


def _may_belong(lines: Sequence[Line], first: int, n: int, width: float) -> bool:
    line = lines[n]
    if n > first:
        gap = line.top - max(above.bottom for above in lines[max(first, n - _NEAREST) : n])
        heading = len(line.pieces) == 1 and _HEADING.match(line.text) and gap > line.size
        if gap > _APART * line.size or abs(line.size - lines[first].size) > _SAME_TYPE or heading:
            return False
    return _is_tabular(line) or (line.x1 - line.x0 < _SHORT_LINE * width and line.text[-1] not in "。；")


def _trimmed(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """The run less the short lines before and after it that do not stand beside or close to a row."""
    tabular = [n for n in range(first, last) if _is_tabular(lines[n])]
    if not tabular:
        return first, first
    begin, end = tabular[0], tabular[-1] + 1
    while begin > first and lines[begin].top - lines[begin - 1].bottom < _ROW_GAP * lines[begin].size:
        begin -= 1
    while end < last and lines[end].top - lines[end - 1].bottom < _ROW_GAP * lines[end].size:
        end += 1
    return begin, end


def _is_tabular(line: Line) -> bool:
    return any(b.x0 - a.x1 > _WIDE * line.size for a, b in pairwise(line.pieces))


def _is_table(lines: Sequence[Line], goes_on: bool) -> bool:
    values = sum(_is_value(piece) for line in lines if _is_tabular(line) for piece in line.pieces)
    if goes_on and values:
        return True
    return sum(map(_is_tabular, lines)) >= _MIN_LINES and values >= _MIN_VALUES


def _is_value(piece: Piece) -> bool:
    return parse_cell(piece.text).state is FigureState.REPORTED


def _columns(pieces: Sequence[Piece]) -> list[_Column]:
    """The columns from left to right, the narrow pieces first; what lies over several is a merged cell."""
    columns: list[_Column] = []
    for piece in sorted(pieces, key=lambda piece: piece.x1 - piece.x0):
        met = [column for column in columns if column.meets(piece)]
        if len(met) < 2:
            x0, x1 = min([piece.x0, *(c.x0 for c in met)]), max([piece.x1, *(c.x1 for c in met)])
            columns = [column for column in columns if column not in met] + [_Column(x0, x1)]
    return sorted(columns, key=lambda column: column.x0)


def _place(piece: Piece, columns: Sequence[_Column]) -> tuple[int, int]:
    met = [n for n, column in enumerate(columns) if column.meets(piece)]
    return met[0], met[-1]


def _rows(page: Sequence[Line], columns: Sequence[_Column]) -> list[_Row]:
    """The rows of one page: lines closer to each other than rows of figures are make one."""
    usual = _usual_columns(page, columns)
    telling = [line for line in page if any(_tells(piece, columns, usual) for piece in line.pieces)]
    if not telling:
        return [_Row((line,)) for line in page]
    gap = _row_gap(telling)
    groups: list[list[Line]] = []
    bottom = float("-inf")
    for line in telling:
        if line.top - bottom > gap or not groups:
            groups.append([])
        groups[-1].append(line)
        bottom = max(bottom, line.bottom) if len(groups[-1]) > 1 else line.bottom
    for line in page:
        if line not in telling:
            nearest = min(
                groups, key=lambda group: min(abs(_middle(line) - _middle(other)) for other in group)
            )
            nearest.append(line)
    return [_Row(tuple(part)) for group in groups for part in _below_head(group, columns)]


def _below_head(group: Sequence[Line], columns: Sequence[_Column]) -> list[list[Line]]:
    """The row as two where a cell over several columns is the head of cells below it."""
    for line in group:
        for piece in line.pieces:
            first, last = _place(piece, columns)
            rest = [other for other in group if other.top > line.bottom - line.size / 2]
            below = {_place(p, columns) for other in rest for p in other.pieces}
            if len({place for place in below if first <= place[0] and place[1] <= last}) > 1:
                return [[other for other in group if other not in rest], *_below_head(rest, columns)]
    return [list(group)]


def _usual_columns(page: Sequence[Line], columns: Sequence[_Column]) -> set[int]:
    """The columns that most lines have something in; labels over several rows stand in the others."""
    counts = [0] * len(columns)
    for line in page:
        for piece in line.pieces:
            first, last = _place(piece, columns)
            counts[first] += first == last
    most = max(counts)
    return {n for n, count in enumerate(counts) if count >= _USUAL * most}


def _tells(piece: Piece, columns: Sequence[_Column], usual: set[int]) -> bool:
    first, last = _place(piece, columns)
    return not usual.isdisjoint(range(first, last + 1))


def _row_gap(lines: Sequence[Line]) -> float:
    """The gap that parts two rows: a little less than the least one between two lines of figures."""
    gaps = [
        below.top - above.bottom
        for above, below in pairwise(lines)
        if any(map(_is_value, above.pieces)) and any(map(_is_value, below.pieces))
    ]
    least = min((gap for gap in gaps if gap > 0), default=0.0)
    return 0.75 * least if least else _ROW_GAP * lines[0].size


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _without_repeats(rows: Sequence[_Row], columns: Sequence[_Column]) -> list[_Row]:
    """The rows less those of words alone that repeat the table's first ones (a header printed again)."""
    texts = [row.texts(columns) for row in rows]
    head = [n for n in range(min(3, len(rows))) if not any(_is_value(p) for p in _pieces(rows[n]))]
    printed = [texts[n] for n in head]
    return [row for n, row in enumerate(rows) if n in head or texts[n] not in printed]


def _pieces(row: _Row) -> list[Piece]:
    return [piece for line in row.lines for piece in line.pieces]
