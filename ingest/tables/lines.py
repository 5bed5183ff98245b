"""The rows of a table that carry values: which row of the form each is, and the cells beside its label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.fold import squeeze, without_numbering
from ingest.tables.head import GridRow, Head, grid_rows, is_head, is_title, read_head
from ingest.tables.labels import LabelBook, cell_key, is_marker, is_side, is_top, is_words, plain
from ingest.tables.spec import Row
from ingest.types import Cell, Grid


@dataclass(frozen=True, slots=True)
class Label:
    """The words at the left of a row, from outside in; those that name no row of the form included."""

    cells: tuple[Cell, ...]
    depth: int
    """How many cells the row has up to the last of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of values. ``row`` has no group and the printed name where the form has no such row."""

    row: Row
    label: Cell
    values: tuple[Cell, ...]
    depth: int
    width: int
    number: int
    head: Head
    exact: bool


@dataclass(slots=True)
class _Reading:
    """What is known on the way down a table."""

    book: LabelBook
    group: str = ""
    head: Head = field(default_factory=Head)
    open_head: list[GridRow] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    keys: list[tuple[int, str, str]] = field(default_factory=list)


def read_lines(grids: Sequence[Grid], book: LabelBook) -> list[Line]:
    """The rows of values of one table, in order. O(cells), and once more over the labels not known.

    Labels of the form are given their rows first; what is left may be another wording of a row that is left.
    """
    reading = _Reading(book)
    for grid in grids:
        for row in grid_rows(grid):
            _read_row(row, reading)
    _name_the_rest(reading)
    return reading.lines


def _read_row(row: GridRow, reading: _Reading) -> None:
    if is_title(row):
        reading.open_head = []
        return
    if is_head(row, reading.book):
        reading.open_head.append(row)
        reading.head = read_head(reading.open_head, reading.book)
        return
    if reading.open_head and not any(cell.text for cell in row.cells if cell.row == row.number):
        return
    reading.open_head = []
    label = _label(row, reading.book)
    if label is None:
        _go_on(row, reading)
        return
    _add_line(row, label, reading)


def _label(row: GridRow, book: LabelBook) -> Label | None:
    """The words before the first value. A remark behind blank cells is no label."""
    cells: list[Cell] = []
    depth = blanks = 0
    for n, cell in enumerate(row.cells):
        if not cell.text:
            blanks += bool(cells)
        elif is_words(cell.text):
            key = cell_key(cell.text)
            if (
                cells
                and blanks
                and not (key in book.rows or key in book.groups or is_side(cell_key(cells[-1].text)))
            ):
                break
            cells.append(cell)
            depth, blanks = n + 1, 0
        elif cells:
            break
    return Label(tuple(cells), depth) if cells else None


def _add_line(row: GridRow, label: Label, reading: _Reading) -> None:
    book = reading.book
    last = label.cells[-1]
    key = cell_key(last.text)
    values = row.cells[label.depth :]
    group = _group(row, label, reading)
    if is_side(key) or (is_marker(key) and key not in book.rows):
        return
    if key in book.groups and key not in book.rows and not any(cell.text for cell in values):
        reading.group = book.groups[key]
        return
    own = book.row(key, group)
    if own is not None and len(label.cells) > 1 and own.group not in ("", group) and group:
        own = None
    reading.group = own.group if own is not None else group
    named = own or Row(_local_name(last, group if key not in book.groups else ""))
    if own is None:
        reading.keys.append((len(reading.lines), key, group))
    line = Line(named, last, values, label.depth, row.width, row.number, reading.head, row.exact)
    reading.lines.append(line)


def _group(row: GridRow, label: Label, reading: _Reading) -> str:
    """The result a reason stands under: by the label over it, else by the last one seen."""
    book = reading.book
    above = [book.groups[k] for cell in label.cells[:-1] if (k := cell_key(cell.text)) in book.groups]
    if above:
        return above[-1]
    others = [cell for cell in label.cells[:-1] if not is_side(cell_key(cell.text))]
    if others and book.part_of_group(cell_key(others[-1].text)):
        # A title set beside several rows comes in pieces, one beside each of them.
        own = book.row(cell_key(label.cells[-1].text), "")
        return own.group if own is not None else reading.group
    if others and not is_marker(key := cell_key(others[-1].text)):
        rows = book.rows.get(key)
        return rows[0].name if rows else _local_name(others[-1], "")
    last = label.cells[-1]
    if is_top(last.text):
        return ""
    if row.exact and last.column_span > 1 and last.column <= 1:
        return ""  # a reason has a result to its left, so its label is no wider than its own column
    return reading.group


def _local_name(cell: Cell, group: str) -> str:
    name = without_numbering(squeeze(plain(cell.text)).text)
    return f"{group}/{name}" if group else name


def _go_on(row: GridRow, reading: _Reading) -> None:
    """Values without a label belong to the label right above that has none."""
    if reading.lines and not row.exact and not reading.lines[-1].values and row.cells:
        reading.lines[-1] = replace(reading.lines[-1], values=row.cells)


def _name_the_rest(reading: _Reading) -> None:
    """Labels that are not the form's, by likeness to those of its rows that were not seen."""
    local = {n for n, _, _ in reading.keys}
    taken = {line.row for n, line in enumerate(reading.lines) if n not in local}
    found: list[tuple[int, Row]] = []
    for n, key, group in reading.keys:
        row = reading.book.row_like(key, group, taken)
        if row is not None and row.group in ("", group):
            found.append((n, row))
    counts = {row: sum(other == row for _, other in found) for _, row in found}
    for n, row in found:
        if counts[row] == 1:
            reading.lines[n] = replace(reading.lines[n], row=row)
