"""Finds the rows that belong to the statutory tables, in grids and in loose lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.tables.labels import LabelBook, book_of, cell_key, is_caption, is_marker, is_side, is_words
from ingest.tables.loose import loose_blocks
from ingest.tables.misread import mended
from ingest.tables.spec import TableSpec
from ingest.tables.wide import is_title_of_rows
from ingest.types import Block, BlockKind, Cell, Document, Grid

_MAX_TITLE = 20
_MANY = 5  # rows of the form that no other table has


@dataclass(slots=True)
class FoundTable:
    """All grids of one statutory table in the order of the text, labels misread in pictures mended."""

    table_id: str
    grids: list[Grid] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def find_tables(document: Document, specs: Sequence[TableSpec]) -> dict[str, FoundTable]:
    """The statutory tables of a document by id. Linear in cells.

    A grid belongs to a table if two labels say so and it has a piece of the form's head, or follows one that
    has (a part cut off from its table); a table about something else may well name 行政许可 and 行政处罚.
    """
    found: dict[str, FoundTable] = {}
    last = (0, "")
    for block in (*_grid_blocks(document), *loose_blocks(document, specs)):
        assert block.grid is not None
        grid = _with_line_above(document, block, mended(block.grid, specs))
        table_id, hits = identify(grid, specs)
        if not hits and last[1] and _continues(document.text[last[0] : block.start], grid, last[1], specs):
            table_id, hits = last[1], 1
        last = (block.end, table_id if hits else "")
        if (hits >= 2 and _has_head(grid, table_id, specs)) or (hits and table_id in found):
            table = found.setdefault(table_id, FoundTable(table_id))
            table.grids.append(grid)
            table.blocks.append(block)
    return found


def _continues(between: str, grid: Grid, table_id: str, specs: Sequence[TableSpec]) -> bool:
    """Whether rows right below a table are more of it: they hold numbers and only its own labels."""
    books = [book_of(spec) for spec in specs if spec.id == table_id]
    words = [cell.text for cell in grid.cells if is_words(cell.text)]
    numbers = any(cell.text and not is_words(cell.text) for cell in grid.cells)
    return (
        numbers
        and not between.strip(" \u3000\t\n-|")
        and all(_knows(books, cell_key(word)) for word in words)
    )


def _knows(books: Sequence[LabelBook], key: str) -> bool:
    return any(key in book.rows or key in book.groups for book in books)


def _with_line_above(document: Document, block: Block, grid: Grid) -> Grid:
    """The grid with the label right above it, over all of its columns, where it has none of the kind.

    A row of one cell has no tab to be known by, and no line between columns that would make it a row.
    """
    text = document.text
    if block.start == 0 or any(is_title_of_rows(cell.text) for cell in grid.cells if grid.exact):
        return grid
    begins = text.rfind("\n", 0, block.start) + 1
    start = text.rfind("\n", 0, max(0, begins - 1)) + 1
    line = text[start : begins - 1].strip()
    if not line or len(line) > _MAX_TITLE or not is_title_of_rows(line):
        return grid
    first = start + text[start:begins].index(line)
    moved = (replace(cell, row=cell.row + 1) for cell in grid.cells)
    width = max((cell.column + cell.column_span for cell in grid.cells), default=1) if grid.exact else 1
    return Grid((Cell(line, first, first + len(line), 0, 0, 1, width), *moved), grid.exact)


def identify(grid: Grid, specs: Sequence[TableSpec]) -> tuple[str, int]:
    """The table whose distinctive labels occur most often in the grid, and how often; ("", 0) if none."""
    keys = [cell_key(cell.text) for cell in grid.cells if cell.text]
    captions = sum(is_caption(cell.text) for cell in grid.cells)
    best = ("", 0)
    for spec in specs:
        book = book_of(spec)
        hits = sum(book.distinctive(key) for key in keys)
        hits += captions if any(block.caption for block in spec.blocks) else 0
        if hits > best[1]:
            best = (spec.id, hits)
    return best


def _has_head(grid: Grid, table_id: str, specs: Sequence[TableSpec]) -> bool:
    """Whether the grid has a label that stands only in the form's heads, or many of its rows."""
    books = [book_of(spec) for spec in specs if spec.id == table_id]
    keys = [cell_key(cell.text) for cell in grid.cells if cell.text]
    if any(is_caption(cell.text) for cell in grid.cells):
        return True
    if any((is_marker(key) and not is_side(key)) or any(book.heads(key) for book in books) for key in keys):
        return True
    return sum(key in books[0].rows for key in keys) >= _MANY


def _grid_blocks(document: Document) -> Iterable[Block]:
    return (block for block in document.blocks if block.grid is not None and block.kind is BlockKind.TABLE)
