"""Ruled tables of a PDF with their text, put together again where a page break cut them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.numerals import parse_cell
from ingest.readers.base import RawCell
from ingest.readers.ruling import Ruled
from ingest.readers.typeset import Char, Line, join, lines_of
from ingest.types import Box, FigureState

_NEAR = 4.0  # edges of one table differ no more than this from page to page
_WORDS = re.compile(r"[A-Za-z\u3400-\u9fff]")
_PADDING = 6.0  # between a cell's border and its text, as Word sets it


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell as it stands on one page. ``full``: its last line is so full that its text may go on below."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    full: bool
    numbered: bool
    confidence: float | None = None
    box: Box | None = None

    @property
    def last_row(self) -> int:
        """The lowest row the cell reaches."""
        return self.row + self.row_span - 1

    @property
    def columns(self) -> tuple[int, int]:
        """Its first column and its width."""
        return self.column, self.column_span


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or as much of it as has been seen."""

    xs: tuple[float, ...]
    rows: int
    cells: tuple[PageCell, ...]

    def raw(self) -> list[RawCell]:
        """The cells as a document has them."""
        return [
            RawCell(c.text, c.row, c.column, c.row_span, c.column_span, c.confidence, c.box)
            for c in self.cells
        ]


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What stands on a page that is a picture, in points from its top left corner; tables by their top."""

    number: int
    width: float
    height: float
    tables: tuple[tuple[float, PageTable], ...]
    chars: tuple[Char, ...]


def fill(ruled: Ruled, chars: Sequence[Char]) -> PageTable | None:
    """A grid with the characters inside it, or None where too little is written in it to be a table.

    O(characters + cells). A chart has axes and lines too, but its text stands around them.
    """
    areas = {
        (area.row + down, area.column + right): area
        for area in ruled.areas
        for down in range(area.row_span)
        for right in range(area.column_span)
    }
    held: dict[tuple[int, int], list[Char]] = {}
    for char in chars:
        area = areas[ruled.place((char.x0 + char.x1) / 2, char.middle)]
        held.setdefault((area.row, area.column), []).append(char)
    cells = []
    for area in ruled.areas:
        left, right = ruled.xs[area.column], ruled.xs[area.column + area.column_span]
        lines = lines_of(held.get((area.row, area.column), ()))
        text, full = _wrapped(lines, right - left)
        numbered = bool(lines) and lines[0].numbered
        cells.append(PageCell(text, area.row, area.column, area.row_span, area.column_span, full, numbered))
    if sum(bool(cell.text) for cell in cells) < 2:
        return None
    return PageTable(ruled.xs, len(ruled.ys) - 1, tuple(cells))


def _wrapped(lines: Sequence[Line], width: float) -> tuple[str, bool]:
    """The text of a cell's lines, and whether the last one is full.

    Between two figures a break leaves no space only where it was forced.
    """
    text = ""
    for above, below in pairwise(lines):
        forced = len(above.text) > 2 and _is_full(above, below.opening, width)
        text = join(text or above.text, below.text, spaced=above.spaced or not forced)
    if not lines:
        return "", False
    return text or lines[0].text, _is_full(lines[-1], lines[-1].size, width)


def _is_full(line: Line, opening: float, width: float) -> bool:
    return width - 2 * _PADDING - (line.x1 - line.x0) < opening + line.size / 2


def continued(above: PageTable, below: PageTable) -> PageTable | None:
    """The table that two tables on consecutive pages make, or None where their columns do not agree."""
    xs = _common(above.xs, below.xs)
    if xs is None:
        return None
    first = _on(xs, above)
    second = _without_header(first, _on(xs, below))
    first, second = _without_blank_row(first, first.rows - 1), _without_blank_row(second, 0)
    top = [cell for cell in second.cells if cell.row == 0]
    bottom = {cell.columns: cell for cell in first.cells if cell.last_row == first.rows - 1}
    split = _is_split_row(bottom, top)
    labels = next((cell.column if _is_label(cell.text) else -1 for cell in top if cell.text), -1)
    joined: dict[PageCell, PageCell] = {}
    gone: set[PageCell] = set()
    for cell in top:
        upper = bottom.get(cell.columns)
        if upper is not None and (split or (cell.column <= labels and _spans_break(upper, cell))):
            joined[upper] = _whole(upper, cell, upper.row_span + cell.row_span - split)
            gone.add(cell)
    shift = first.rows - split
    moved = [replace(cell, row=cell.row + shift) for cell in second.cells if cell not in gone]
    cells = [*(joined.get(cell, cell) for cell in first.cells), *moved]
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return PageTable(xs, shift + second.rows, tuple(ordered))


def _whole(upper: PageCell, lower: PageCell, rows: int) -> PageCell:
    """One cell of what a page break cut in two."""
    full = lower.full if lower.text else upper.full
    text = join(upper.text, lower.text, spaced=True)
    sure = [cell.confidence for cell in (upper, lower) if cell.confidence is not None]
    return replace(upper, text=text, row_span=rows, full=full, confidence=min(sure, default=None))


def _common(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...] | None:
    """The finer set of edges, where both begin and end alike and the coarser has none of its own."""
    fine, coarse = (one, other) if len(one) >= len(other) else (other, one)
    if abs(fine[0] - coarse[0]) > _NEAR or abs(fine[-1] - coarse[-1]) > _NEAR:
        return None
    return tuple(fine) if all(any(abs(x - edge) <= _NEAR for edge in fine) for x in coarse) else None


def _on(xs: Sequence[float], table: PageTable) -> PageTable:
    """The table with its columns counted along other edges."""
    index = [min(range(len(xs)), key=lambda n: abs(xs[n] - x)) for x in table.xs]
    cells = (
        replace(cell, column=index[cell.column], column_span=index[sum(cell.columns)] - index[cell.column])
        for cell in table.cells
    )
    return PageTable(tuple(xs), table.rows, tuple(cells))


def _without_header(first: PageTable, second: PageTable) -> PageTable:
    """The second part less the rows at its top that repeat the first part's header."""
    above, below = _by_row(first), _by_row(second)
    same = 0
    while same < min(len(above), len(below)) and above[same] == below[same]:
        same += 1
    while same and any(cell.row < same <= cell.last_row for cell in second.cells):
        same -= 1
    if not any(text and not text[0].isdigit() for row in below[:same] for *_, text in row):
        return second
    rest = tuple(replace(cell, row=cell.row - same) for cell in second.cells if cell.row >= same)
    return PageTable(second.xs, second.rows - same, rest)


def _by_row(table: PageTable) -> list[list[tuple[int, int, int, str]]]:
    rows: list[list[tuple[int, int, int, str]]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append((*cell.columns, cell.row_span, cell.text))
    return rows


def _without_blank_row(table: PageTable, row: int) -> PageTable:
    """The table less the row at the break if nothing is written in it: the edge of a row that went over."""
    if table.rows < 2 or any(cell.text for cell in table.cells if cell.row == row and cell.row_span == 1):
        return table
    cells = []
    for cell in table.cells:
        if cell.row <= row <= cell.last_row:
            cell = replace(cell, row_span=cell.row_span - 1)
        elif cell.row > row:
            cell = replace(cell, row=cell.row - 1)
        if cell.row_span:
            cells.append(cell)
    return PageTable(table.xs, table.rows - 1, tuple(cells))


def _spans_break(upper: PageCell, lower: PageCell) -> bool:
    """Whether a label over several rows goes on below the break: its text is on one side, or was cut."""
    several = max(upper.row_span, lower.row_span) > 1
    return several and (not (upper.text and lower.text) or _is_cut(upper, lower))


def _is_cut(upper: PageCell, lower: PageCell) -> bool:
    """Whether a text was cut by the break: a full line above, and below neither a number nor a new label."""
    words = bool(_WORDS.search(lower.text)) and lower.text != "无"
    return upper.full and not lower.numbered and words and not lower.text[0].isdigit()


def _is_label(text: str) -> bool:
    """Whether a cell says neither a figure nor a mark for none."""
    return parse_cell(text).state is FigureState.UNREADABLE


def _is_split_row(bottom: dict[tuple[int, int], PageCell], top: Sequence[PageCell]) -> bool:
    """Whether the break went through a row: what is on both sides of it was cut where a line was full."""
    pairs = [(bottom.get(cell.columns), cell) for cell in top]
    if any(upper is None for upper, _ in pairs):
        return False
    cut = [(upper, cell) for upper, cell in pairs if upper is not None and upper.text and cell.text]
    return bool(cut) and all(_is_cut(upper, cell) for upper, cell in cut)
