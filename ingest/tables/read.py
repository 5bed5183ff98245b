"""Turns the rows found in a report into figures: each value by its row's and its column's label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.fold import label_key, squeeze, without_numbering
from ingest.numerals import CellValue, parse_cell
from ingest.tables.labels import LabelBook, book_of, cell_key, is_caption, is_marker
from ingest.tables.rows import FoundTable, is_value
from ingest.tables.spec import Column, Row, TableSpec
from ingest.types import Cell, Figure, FigureState, Origin

_Values = dict[str, Cell]


@dataclass(slots=True)
class _Line:
    """A row of values: whose they are and the cells after the label."""

    row: Row
    label: Cell
    values: list[Cell]
    depth: int


@dataclass(slots=True)
class _Header:
    """Where each column stands, by the header cells seen last. Only true grids have positions."""

    positions: dict[str, tuple[int, int]] = field(default_factory=dict)

    def see(self, cells: Sequence[Cell], book: LabelBook) -> None:
        for cell in cells:
            column = book.columns.get(cell_key(cell.text))
            if column is not None:
                self.positions[column.name] = (cell.column, cell.column + cell.column_span)


def read_table(found: FoundTable, spec: TableSpec) -> list[Figure]:
    """The figures of one table, blank and unreadable cells included; a row that is missing gives none.

    O(cells). Values are taken by column position where the grid has true positions and by count
    otherwise; a row whose count does not fit its columns is unreadable, never shifted into place.
    """
    if spec.rows_in_header:
        return _read_wide(found, spec)
    figures: dict[tuple[str, str], Figure] = {}
    header = _Header()
    lines = _lines(found, spec, header)
    hints = _pad_hints(lines, spec)
    for line, positions in lines:
        columns = spec.columns_of(line.row.name) or _local_columns(spec, line)
        placed = _by_position(line, columns, positions) if found.exact else None
        if placed is None:
            placed = _by_count(line, columns, hints)
        for figure in _figures(line, columns, placed, spec):
            key = (figure.row, figure.column)
            if key not in figures or figures[key].state is not FigureState.REPORTED:
                figures[key] = figure
    return list(figures.values())


def _lines(
    found: FoundTable, spec: TableSpec, header: _Header
) -> list[tuple[_Line, dict[str, tuple[int, int]]]]:
    """The rows of values with the column positions in force where each stands."""
    book = book_of(spec)
    lines: list[tuple[_Line, dict[str, tuple[int, int]]]] = []
    group, started = "", False
    waiting: _Line | None = None
    for cells in found.rows:
        if _is_header(cells, book):
            header.see(cells, book)
            continue
        line, group = _read_line(cells, book, group, started)
        if line is None:
            if waiting is not None and cells and all(is_value(cell.text) for cell in cells):
                waiting.values += cells
            waiting = None
            continue
        started = started or len(cell_key(line.label.text)) >= 4
        waiting = line if not line.values else None
        lines.append((line, dict(header.positions)))
    return lines


def _is_header(cells: Sequence[Cell], book: LabelBook) -> bool:
    keys = [cell_key(cell.text) for cell in cells if cell.text]
    if not keys or is_caption(keys[0]):
        return True
    if keys[0] == "本年度办理结果":
        return False
    return any(is_marker(key) for key in keys) or sum(key in book.columns for key in keys) >= 2


def _read_line(cells: Sequence[Cell], book: LabelBook, group: str, started: bool) -> tuple[_Line | None, str]:
    """The row these cells are, if the form or the agency names it, and the group in force after them."""
    last, row = -1, None
    for n, cell in enumerate(cells):
        key = cell_key(cell.text)
        if not cell.text or is_value(cell.text):
            continue
        if key in book.groups:
            group, last = _group_name(book.spec, key), n
            row = book.row(key, "") if not _has_label_after(cells, n) else None
            continue
        match = book.row(key, group) if started or len(key) >= 4 or not book.spec.checks else None
        if match is not None:
            row, last = match, n
            group = match.group
        elif last < 0 and key != "本年度办理结果":
            row, last = Row(f"{group}/{_name(cell)}" if group else _name(cell)), n
    if row is None:
        return None, group
    if not book.spec.columns_of(row.name) and not _is_local(cells, last, started):
        return None, group
    return _Line(row, cells[last], list(cells[last + 1 :]), last), group


def _has_label_after(cells: Sequence[Cell], n: int) -> bool:
    return any(cell.text and not is_value(cell.text) for cell in cells[n + 1 :])


def _is_local(cells: Sequence[Cell], last: int, started: bool) -> bool:
    """A row of the agency's own: inside the table, a label and then a value."""
    return started and any(cell.text and is_value(cell.text) for cell in cells[last + 1 :])


def _name(cell: Cell) -> str:
    return without_numbering(squeeze(cell.text).text)


def _group_name(spec: TableSpec, key: str) -> str:
    return next(row.group for row in spec.rows if row.group and label_key(row.group) == key)


def _local_columns(spec: TableSpec, line: _Line) -> tuple[Column, ...]:
    """Columns for a row the form does not know: those of the block with as many columns as it has values."""
    filled = len([cell for cell in line.values if cell.text])
    return next((b.columns for b in spec.blocks if len(b.columns) == filled), spec.blocks[0].columns)


def _by_position(
    line: _Line, columns: Sequence[Column], positions: dict[str, tuple[int, int]]
) -> _Values | None:
    """Each column's cell by where its header stands, or None where the header does not name them all."""
    if any(column.name not in positions for column in columns):
        return None
    placed: _Values = {}
    for column in columns:
        start, end = positions[column.name]
        over = [c for c in line.values if c.column < end and start < c.column + c.column_span]
        if len(over) != 1:
            return None
        placed[column.name] = over[0]
    return placed if len({id(cell) for cell in placed.values()}) == len(columns) else None


def _by_count(
    line: _Line, columns: Sequence[Column], hints: dict[tuple[int, int], tuple[int, int]]
) -> _Values | None:
    """Values in the columns' order once empty padding is cut; None where they do not fit one way only."""
    fits = _fits(line.values, len(columns))
    if len(fits) > 1:
        hint = hints.get((len(line.values), line.depth))
        if hint not in fits and any(cell.text for cell in line.values):
            return None
        fits = [hint] if hint in fits else fits[:1]
    if fits:
        left, right = fits[0]
        kept = line.values[left : len(line.values) - right]
        return {column.name: cell for column, cell in zip(columns, kept, strict=True)}
    if not any(cell.text for cell in line.values):
        end = line.label.end
        return {column.name: Cell("", end, end, line.label.row, 0) for column in columns}
    return None


def _fits(values: Sequence[Cell], count: int) -> list[tuple[int, int]]:
    """How many empty cells can be cut left and right so that ``count`` are left."""
    extra = len(values) - count
    cuts = [(left, extra - left) for left in range(extra + 1)]
    return [
        (left, right)
        for left, right in cuts
        if not any(cell.text for cell in (*values[:left], *values[len(values) - right :]))
    ]


def _pad_hints(
    lines: Iterable[tuple[_Line, object]], spec: TableSpec
) -> dict[tuple[int, int], tuple[int, int]]:
    """How rows of a given length and label depth are padded, from the rows where there is one way only."""
    seen: dict[tuple[int, int], Counter[tuple[int, int]]] = {}
    for line, _ in lines:
        fits = _fits(line.values, len(spec.columns_of(line.row.name)))
        if len(fits) == 1:
            seen.setdefault((len(line.values), line.depth), Counter())[fits[0]] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in seen.items()}


def _figures(
    line: _Line, columns: Sequence[Column], placed: _Values | None, spec: TableSpec
) -> Iterable[Figure]:
    quote_end = max([line.label.end, *(cell.end for cell in line.values if cell.text)])
    for column in columns:
        cell = placed[column.name] if placed else None
        yield _figure(spec, line.row.name, column, cell, (line.label.start, quote_end))


def _figure(spec: TableSpec, row: str, column: Column, cell: Cell | None, quote: tuple[int, int]) -> Figure:
    value = parse_cell(cell.text) if cell else CellValue(None, "", FigureState.UNREADABLE, "")
    return Figure(
        table=spec.id,
        row=row,
        column=column.name,
        value=value.value,
        unit=value.unit or column.unit,
        raw=cell.text if cell else "",
        state=value.state,
        origin=Origin.TABLE if cell is None or cell.confidence is None else Origin.IMAGE,
        start=cell.start if cell else quote[1],
        end=cell.end if cell else quote[1],
        quote_start=quote[0],
        quote_end=quote[1],
        part=spec.part,
        confidence=cell.confidence if cell else None,
        box=cell.box if cell else None,
    )


def _read_wide(found: FoundTable, spec: TableSpec) -> list[Figure]:
    """A table whose rows stand side by side above one line of values, read in the form's order.

    The values are the cells after the last label; where their number is not the form's, none is read.
    """
    book = book_of(spec)
    cells = [cell for cells in found.rows for cell in cells]
    labels = [n for n, cell in enumerate(cells) if cell.text and not is_value(cell.text)]
    heads = [n for n in labels if book.known(cell_key(cells[n].text))]
    if not heads:
        return []
    # In a picture what looks like words below the heads is a number misread, which must not end the line.
    after = next((n for n in labels if n > heads[-1] and cells[n].confidence is None), len(cells))
    values = [cell for cell in cells[heads[-1] + 1 : after] if cell.row > cells[heads[-1]].row]
    values = values or cells[heads[-1] + 1 : after]
    names = [(row, column) for row in spec.rows for column in spec.columns_of(row.name)]
    fits = _fits(values, len(names))
    kept = values[fits[0][0] : len(values) - fits[0][1]] if len(fits) == 1 else [None] * len(names)
    quote = _wide_quote(cells, values, heads)
    return [
        _figure(spec, row.name, column, cell, quote) for (row, column), cell in zip(names, kept, strict=True)
    ]


def _wide_quote(cells: Sequence[Cell], values: Sequence[Cell], heads: Sequence[int]) -> tuple[int, int]:
    """From the first head to the last value: numbers side by side say nothing without their heads."""
    return cells[heads[0]].start, max([cells[heads[-1]].end, *(cell.end for cell in values if cell.text)])
