"""The head of a table: which columns it names, in which order, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.fold import squeeze, without_numbering
from ingest.tables import TABLES
from ingest.tables.labels import (
    LabelBook,
    book_of,
    cell_key,
    is_caption,
    is_marker,
    is_side,
    is_value,
    is_words,
    plain,
    unit_behind,
)
from ingest.tables.spec import Column
from ingest.types import Cell, Grid

_REMARKS = frozenset({"备注", "说明", "附注"})


@dataclass(frozen=True, slots=True)
class GridRow:
    """All cells that a row of a grid crosses. ``width`` counts the grid's columns, or the row's cells."""

    cells: tuple[Cell, ...]
    number: int
    width: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column of the head; ``known`` is None where the form has no such column."""

    column: Column
    known: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """The columns from left to right. ``width`` is that of the rows whose positions they share; 0: none.

    ``either``: the head does not tell whether the first column stands first or last.
    """

    leaves: tuple[Leaf, ...] = ()
    width: int = 0
    either: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        return tuple(leaf.column for leaf in self.leaves)


def grid_rows(grid: Grid) -> list[GridRow]:
    """The rows of a grid; in an exact one a cell that spans rows is in each of them. O(area)."""
    if not grid.exact:
        return [GridRow(tuple(row), row[0].row, len(row), False) for row in grid.rows()]
    width = max(cell.column + cell.column_span for cell in grid.cells)
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        for number in range(cell.row, cell.row + cell.row_span):
            rows.setdefault(number, []).append(cell)
    ordered = [(n, sorted(rows[n], key=lambda cell: cell.column)) for n in sorted(rows)]
    return [GridRow(tuple(cells), n, width, True) for n, cells in ordered]


def is_head(row: GridRow, book: LabelBook) -> bool:
    """True for a row that names columns and holds no number. O(cells)."""
    keys = [cell_key(cell.text) for cell in row.cells if is_words(cell.text)]
    numbers = any(cell.text and not is_words(cell.text) and _is_number(cell.text) for cell in row.cells)
    if numbers or not keys:
        return False
    columns = [key for key in keys if column_of(key, book) is not None]
    if any(key in book.rows and key not in book.columns for key in keys):
        return False
    marked = any(is_marker(key) and not is_side(key) and key not in book.groups for key in keys)
    return marked or len(columns) >= 2 or any(len(key) >= 4 for key in columns)


def _is_number(text: str) -> bool:
    return any(char.isdigit() for char in text) and is_value(text)


def is_title(row: GridRow) -> bool:
    """True for a caption, or one text over the whole width."""
    words = [cell for cell in row.cells if cell.text]
    return bool(words) and (
        is_caption(words[0].text) or (len(words) == 1 and row.width > 1 and _wide(words[0], row))
    )


def _wide(cell: Cell, row: GridRow) -> bool:
    return row.exact and cell.column_span >= row.width


def column_of(key: str, book: LabelBook) -> Column | None:
    """The column of this label in this version of the form, or else in the other one."""
    own = book.column(key)
    if own is not None or len(key) < 4:
        return own
    others = (spec for spec in TABLES if spec.id == book.spec.id and spec is not book.spec)
    return next((column for spec in others if (column := book_of(spec).columns.get(key)) is not None), None)


def read_head(rows: Sequence[GridRow], book: LabelBook) -> Head:
    """The head that consecutive rows make. O(cells).

    In text rows of one width may have true positions or may only be filled up: the reading tells that names
    all columns of the form.
    """
    if rows[0].exact or (len(rows) == 1 and rows[0].width > 1):
        return _by_place(rows, book)
    by_order = _by_order(rows, book)
    if len({row.width for row in rows}) > 1:
        return by_order
    by_place = _by_place(rows, book)
    return by_place if _is_whole(by_place, book) or not _is_whole(by_order, book) else by_order


def _is_whole(head: Head, book: LabelBook) -> bool:
    names = {column.name for column in head.columns}
    return any(names >= {column.name for column in block.columns} for block in book.spec.blocks)


def _by_place(rows: Sequence[GridRow], book: LabelBook) -> Head:
    """Each column by the lowest label over it."""
    width = rows[0].width
    over: list[Cell | None] = [None] * width
    for row in rows:
        for place, cell in enumerate(row.cells):
            start = cell.column if row.exact else place
            span = cell.column_span if row.exact else 1
            if cell.text and span < max(width, 2):
                over[start : start + span] = [cell] * span
    runs = [(cell, list(places)) for cell, places in _runs(over) if cell is not None]
    leaves = [_leaf(cell, places[0], places[-1] + 1, book) for cell, places in runs]
    return Head(_from_first_known(leaves, book), width)


def _runs(over: Sequence[Cell | None]) -> Iterable[tuple[Cell | None, list[int]]]:
    for _, places in groupby(range(len(over)), key=lambda n: id(over[n]) if over[n] is not None else -n - 1):
        listed = list(places)
        yield over[listed[0]], listed


def _leaf(cell: Cell, start: int, end: int, book: LabelBook) -> Leaf:
    key = cell_key(cell.text)
    known = None if is_marker(key) else column_of(key, book)
    name = known.name if known else without_numbering(squeeze(plain(cell.text)).text)
    unit = unit_behind(cell.text) or (known.unit if known else "")
    return Leaf(Column(name, unit), known is not None, start, end)


def _from_first_known(leaves: Sequence[Leaf], book: LabelBook) -> tuple[Leaf, ...]:
    """The leaves less what stands over the labels, which are to the left of every column.

    A first column under another name is told by the number of columns.
    """
    leaves = [leaf for leaf in leaves if leaf.known or leaf.column.name not in _REMARKS]
    first = next((n for n, leaf in enumerate(leaves) if leaf.known), len(leaves))
    blocks = [block.columns for block in book.spec.blocks]
    rest = [leaf.column.name for leaf in leaves[first:]]
    for columns in blocks:
        if first > 1 and rest == [column.name for column in columns[1:]]:
            return tuple(leaves[first - 1 :])
    return tuple(leaves[first:])


def _by_order(rows: Sequence[GridRow], book: LabelBook) -> Head:
    """The columns as they follow one another; those under a merged label take its place."""
    inner = book.spec.blocks[0].inner
    levels = [[cell for cell in row.cells if is_words(cell.text)] for row in rows]
    if any(_run_together(level, inner, book) for level in levels):
        leaves, either = _regrouped([cell for level in levels for cell in level], inner, book)
        return Head(_from_first_known(leaves, book), 0, either)
    ordered: list[Cell] = []
    for level in levels:
        place = next((n for n, cell in enumerate(ordered) if _opens(cell)), None)
        if place is None:
            ordered += level
        else:
            ordered[place : place + 1] = level
    leaves = [_leaf(cell, 0, 0, book) for cell in ordered if not _opens(cell)]
    return Head(_from_first_known(leaves, book), 0)


def _run_together(level: Sequence[Cell], inner: Sequence[str], book: LabelBook) -> bool:
    """True where a merged label and columns under it are in one row: the rows of the head are lost."""
    columns = [column_of(cell_key(cell.text), book) for cell in level]
    within = any(column is not None and column.name in inner for column in columns)
    return within and any(_opens(cell) for cell in level)


def _opens(cell: Cell) -> bool:
    """True for a label over several columns of applicants."""
    key = cell_key(cell.text)
    return (
        is_marker(key) and not is_side(key) and "勾稽关系" not in key and key not in ("信息内容", "办理结果")
    )


def _regrouped(ordered: Sequence[Cell], inner: Sequence[str], book: LabelBook) -> tuple[list[Leaf], bool]:
    """Columns of a head whose rows ran into one another: the inner ones go where their merged label stood."""
    leaves = [_leaf(cell, 0, 0, book) for cell in ordered if not _opens(cell)]
    leaves = list(_from_first_known(leaves, book))
    within = [leaf for leaf in leaves if leaf.column.name in inner]
    outer = [leaf for leaf in leaves if leaf.column.name not in inner]
    known = [n for n, leaf in enumerate(outer) if leaf.known]
    if len(known) != 2:
        return leaves, False
    first, last = known
    if outer[first].column.name == book.spec.blocks[0].columns[0].name:
        return [*outer[: first + 1], *within, *outer[last:]], False
    return [*outer[: last + 1], *within], True
