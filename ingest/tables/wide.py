"""Reads the table of reviews and suits, whose rows stand side by side in the head, or below one another.

A cell is named by the words above it and to its left, whichever way the table is turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.fold import squeeze
from ingest.tables.head import GridRow, grid_rows
from ingest.tables.labels import LabelBook, book_of, cell_key, is_value, is_words, plain
from ingest.tables.lines import read_lines
from ingest.tables.place import assign, fitting
from ingest.tables.spec import Column, Row, TableSpec
from ingest.types import Cell, Grid

NamedCell = tuple[str, Column, Cell | None, tuple[int, int]]
_DIRECT, _AFTER = re.compile("直接起诉"), re.compile("复议后|后起诉")
_TITLE = re.compile("(?:行政)?(?:复议|诉讼)|(?:未经(?:行政)?复议)?直接起诉|经?(?:行政)?复议后起诉")
_SUIT, _REVIEW = re.compile("诉讼"), re.compile("复议")


@dataclass(frozen=True, slots=True)
class _Token:
    """A cell in reading order: ``row`` or ``column`` of the form, the title of the suits, or a value."""

    cell: Cell
    line: int
    row: Row | None = None
    column: Column | None = None
    suits: bool = False

    @property
    def is_label(self) -> bool:
        return self.row is not None or self.column is not None or self.suits


def read_review(grids: Sequence[Grid], spec: TableSpec) -> list[NamedCell]:
    """The cells of the table with their names; None for a cell whose value is not sure. O(area)."""
    book = book_of(spec)
    exact, loose = [], []
    for grid in grids:
        named = list(_by_labels(grid, book)) if grid.exact else []
        filled = sum(bool(cell.text) and not is_words(cell.text) for cell in grid.cells)
        if grid.exact and sum(cell is None or bool(cell.text) for _, _, cell, _ in named) >= filled:
            exact += named
        else:  # without lines a label may not reach over all of its columns
            loose.append(grid)
    if not loose:
        return exact
    rows = [row for grid in loose for row in grid_rows(grid)]
    tokens = [token for n, row in enumerate(rows) for token in _tokens(row, n, book)]
    tall = list(_line_by_line(tokens))
    if len(tall) >= len(spec.blocks[0].columns):
        return [*exact, *tall]
    if _stands_below(tokens):
        return [*exact, *_as_lines(loose, spec, book)]
    return [*exact, *_by_order(tokens, spec)]


def row_of(text: str, book: LabelBook) -> Row | None:
    """The row that a label names: reviews, suits without one, suits after one."""
    bare = squeeze(plain(text)).text
    first, direct, after = book.spec.rows
    if len(bare) > 24:
        return None
    if _DIRECT.search(bare):
        return direct
    if _AFTER.search(bare):
        return after
    return first if _REVIEW.search(bare) and not _SUIT.search(bare) else None


def is_title_of_rows(text: str) -> bool:
    """True for the words that stand over a group of this table's columns: 行政复议, 行政诉讼."""
    return bool(_TITLE.fullmatch(squeeze(plain(text)).text))


def _column(text: str, book: LabelBook) -> Column | None:
    return book.columns.get(cell_key(text))


# -- true positions --


def _by_labels(grid: Grid, book: LabelBook) -> Iterator[NamedCell]:
    """Each cell that is no label by the nearest names above it and to its left."""
    rows = grid_rows(grid)
    heads = [cell for cell in grid.cells if is_words(cell.text)]
    start = min((cell.start for cell in heads), default=0)
    for row in rows:
        for cell in row.cells:
            if cell.row != row.number or is_words(cell.text):
                continue
            above = [h for h in heads if h.row < cell.row and _overlap(h, cell)]
            left = [h for h in heads if h.column < cell.column and h.row <= cell.row < h.row + h.row_span]
            named = sorted(above, key=lambda h: h.row) + sorted(left, key=lambda h: h.column)
            who = [r for h in named if (r := row_of(h.text, book)) is not None]
            what = [(c, h) for h in named if (c := _column(h.text, book)) is not None]
            if who and what:
                column, label = what[-1]
                unsure = bool(cell.text) and not (_within(cell, label) and cell.row_span == 1)
                yield who[-1].name, column, None if unsure else cell, (start, cell.end)


def _within(cell: Cell, label: Cell) -> bool:
    """No wider than the label over it, or a single cell beside it: such a value is of one column."""
    end, last = cell.column + cell.column_span, label.column + label.column_span
    return cell.column_span == 1 or (label.column <= cell.column and end <= last)


def _overlap(head: Cell, cell: Cell) -> bool:
    return head.column < cell.column + cell.column_span and cell.column < head.column + head.column_span


# -- order only --


def _tokens(row: GridRow, line: int, book: LabelBook) -> Iterator[_Token]:
    for cell in row.cells:
        if not is_words(cell.text):
            yield _Token(cell, line)
            continue
        who, what = row_of(cell.text, book), _column(cell.text, book)
        suits = who is None and what is None and bool(_SUIT.search(cell.text)) and len(cell.text) <= 10
        if who is not None or what is not None or suits:
            yield _Token(cell, line, None if what else who, what, suits)


def _line_by_line(tokens: Sequence[_Token]) -> Iterator[NamedCell]:
    """The table with a line for each result: its label and one value, the kind to the left or above."""
    who: Row | None = None
    labels = [n for n, token in enumerate(tokens) if token.is_label]
    for n, following in zip(labels, [*labels[1:], len(tokens)], strict=True):
        token = tokens[n]
        who = token.row or who
        values = [t.cell for t in tokens[n + 1 : following] if t.line == token.line or t.cell.text]
        if who is None or token.column is None or not values:
            continue
        filled = [cell for cell in values if cell.text]
        cell = (filled or values)[0] if len(filled) < 2 else None
        yield who.name, token.column, cell, (token.cell.start, max(v.end for v in values))


def _stands_below(tokens: Sequence[_Token]) -> bool:
    """True where each kind has a line of its own: two or more values follow its label, or its columns do."""
    filled = [token for token in tokens if token.is_label or token.cell.text]
    followed = 0
    for token, after in pairwise(filled):
        followed += token.row is not None and not after.is_label
    return followed >= 2


def _as_lines(grids: Sequence[Grid], spec: TableSpec, book: LabelBook) -> Iterator[NamedCell]:
    lines = [line for line in read_lines(grids, book) if spec.columns_of(line.row.name)]
    for line, each in zip(lines, assign(lines, spec), strict=True):
        quote = line.label.start, max([line.label.end, *(cell.end for cell in line.values if cell.text)])
        for column in each.columns:
            yield line.row.name, column, each.placed[column.name] if each.placed else None, quote


def _by_order(tokens: Sequence[_Token], spec: TableSpec) -> Iterator[NamedCell]:
    """Runs of labels, each with the run of values after it."""
    last = max((n for n, token in enumerate(tokens) if token.is_label), default=-1)
    trimmed = [
        t for n, t in enumerate(tokens) if t.is_label or t.cell.text or not _before_label(tokens, n, last)
    ]
    runs = [list(run) for _, run in groupby(trimmed, key=lambda token: token.is_label)]
    if runs and not runs[0][0].is_label:
        runs = runs[1:]
    rows: list[Row] = []
    for labels, values in zip(runs[::2], [*runs[1::2], []], strict=False):
        rows = _rows(labels) or rows
        columns = [token.column for token in labels if token.column is not None]
        yield from _run(labels, [token.cell for token in values], rows, columns, spec)


def _before_label(tokens: Sequence[_Token], n: int, last: int) -> bool:
    """An empty cell between labels is part of the head, not a value."""
    if n >= last:
        return False
    after = next(t for t in tokens[n + 1 :] if t.is_label or t.cell.text)
    before = next((t for t in reversed(tokens[:n]) if t.is_label or t.cell.text), after)
    return before.is_label and after.is_label


def _rows(labels: Sequence[_Token]) -> list[Row]:
    """The rows in the order of their values: those of the suits come where the suits' title stands."""
    outer: list[Row | None] = []
    inner: list[Row] = []
    titled = any(token.suits for token in labels)
    for token in labels:
        if token.suits:
            outer.append(None)
        elif token.row is not None and titled and token.row.group:
            inner.append(token.row)
        elif token.row is not None:
            outer.append(token.row)
    return [row for each in outer for row in (inner if each is None else [each])]


def _run(
    labels: Sequence[_Token], values: list[Cell], rows: list[Row], columns: list[Column], spec: TableSpec
) -> Iterator[NamedCell]:
    """The values after some labels. They are read where there is one for each column of each row."""
    width = len(spec.blocks[0].columns)
    quote = labels[0].cell.start, max([labels[-1].cell.end, *(cell.end for cell in values if cell.text)])
    whole = [columns[n : n + width] for n in range(0, len(columns), width)]
    alike = all(part == whole[0] for part in whole) and len({c.name for c in columns}) == width
    order = whole[0] if alike and len(columns) == width * len(rows) else None
    names = [(row, column) for row in rows for column in (order or spec.blocks[0].columns)]
    fits = fitting(values, len(names)) if order else []
    kept: Sequence[Cell | None] = [None] * len(names)
    if len(fits) == 1 and all(is_value(cell.text) or not is_words(cell.text) for cell in values):
        kept = values[fits[0][0] : len(values) - fits[0][1]]
    for (row, column), cell in zip(names, kept, strict=True):
        yield row.name, column, cell, quote
