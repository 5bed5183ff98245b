"""Finds the rows that belong to the statutory tables, in grids and in loose lines of text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.fold import fold
from ingest.numerals import parse_cell
from ingest.tables.labels import book_of, cell_key, is_caption, is_marker
from ingest.tables.misread import mended
from ingest.tables.spec import TableSpec
from ingest.types import Block, BlockKind, Cell, Document, FigureState, Grid

_MAX_CELL = 60
_LABEL_THEN_VALUES = re.compile(r"^(\S.*?[^\d\s.])((?:\s+[\d,.]+(?:万元|元|件)?)+)\s*$")


@dataclass(slots=True)
class FoundTable:
    """All rows of one statutory table in the order of the text; they may come from several grids."""

    table_id: str
    rows: list[list[Cell]] = field(default_factory=list)
    exact: bool = False
    grids: list[Grid] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def find_tables(document: Document, specs: Sequence[TableSpec]) -> dict[str, FoundTable]:
    """The statutory tables of a document by id. Linear in cells.

    A grid belongs to a table if two labels say so, or one where the same table has been seen before it
    (a row cut off from its table).
    """
    found: dict[str, FoundTable] = {}
    for block in (*_grid_blocks(document), *_loose_blocks(document, specs)):
        assert block.grid is not None
        grid = mended(block.grid, specs)
        table_id, hits = identify(grid, specs)
        if hits >= 2 or (hits == 1 and table_id in found):
            table = found.setdefault(table_id, FoundTable(table_id, exact=block.grid.exact))
            table.rows += grid.rows()
            table.exact = table.exact and block.grid.exact
            table.grids.append(block.grid)
            table.blocks.append(block)
    return found


def identify(grid: Grid, specs: Sequence[TableSpec]) -> tuple[str, int]:
    """The table whose distinctive labels occur most often in the grid, and how often; ("", 0) if none."""
    keys = [cell_key(cell.text) for cell in grid.cells if cell.text]
    captions = sum(is_caption(cell.text) for cell in grid.cells)
    best = ("", 0)
    for spec in specs:
        book = book_of(spec)
        hits = sum(book.distinctive(key) for key in keys)
        hits += captions if hits and any(block.caption for block in spec.blocks) else 0
        if hits > best[1]:
            best = (spec.id, hits)
    return best


def is_value(text: str) -> bool:
    """True where a cell holds a number or a mark for none, not words."""
    return parse_cell(text).state is not FigureState.UNREADABLE


def _grid_blocks(document: Document) -> Iterable[Block]:
    return (block for block in document.blocks if block.grid is not None)


def _loose_blocks(document: Document, specs: Sequence[TableSpec]) -> Iterable[Block]:
    """Runs of short paragraphs that are cells of a form, one a line or a label with its values."""
    run: list[Block] = []
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH and _cell_like(document.text[block.start : block.end], specs):
            run.append(block)
            continue
        if len(run) >= 3:
            yield _loose_table(document.text, run, specs)
        run = []
    if len(run) >= 3:
        yield _loose_table(document.text, run, specs)


def _cell_like(text: str, specs: Sequence[TableSpec]) -> bool:
    line = text.strip()
    if len(line) > 2 * _MAX_CELL or "\n" in line:
        return False
    split = _LABEL_THEN_VALUES.match(fold(line))
    label = line[: split.end(1)] if split else line
    key = cell_key(label)
    return (
        is_caption(label)
        or is_marker(key)
        or any(book_of(spec).known(key) for spec in specs)
        or (not split and len(line) <= 24 and is_value(line))
    )


def _loose_table(text: str, run: Sequence[Block], specs: Sequence[TableSpec]) -> Block:
    """One row for each label with the values up to the next; gaps in the lines are blank cells."""
    pieces = [piece for block in run for piece in _pieces(text, block)]
    gap = _usual_gap(text, pieces)
    rows: list[list[tuple[int, int]]] = []
    for n, piece in enumerate(pieces):
        if n == 0 or _opens_row(text, piece, specs):
            rows.append([])
        rows[-1].append(piece)
        after = pieces[n + 1][0] if n + 1 < len(pieces) else piece[1]
        blanks = max(0, text.count("\n", piece[1], after) // gap - 1)
        rows[-1] += [(piece[1], piece[1])] * blanks
    cells = tuple(
        Cell(text[start:end], start, end, row, column)
        for row, spans in enumerate(rows)
        for column, (start, end) in enumerate(spans)
    )
    return Block(BlockKind.TABLE, run[0].start, run[-1].end, run[0].page, Grid(cells, exact=False))


def _pieces(text: str, block: Block) -> list[tuple[int, int]]:
    line = text[block.start : block.end]
    split = _LABEL_THEN_VALUES.match(fold(line))
    if not split:
        lead = len(line) - len(line.lstrip())
        return [(block.start + lead, block.start + len(line.rstrip()))]
    values = re.finditer(r"\S+", line[split.end(1) :])
    return [
        (block.start + split.start(1), block.start + split.end(1)),
        *((block.start + split.end(1) + v.start(), block.start + split.end(1) + v.end()) for v in values),
    ]


def _usual_gap(text: str, pieces: Sequence[tuple[int, int]]) -> int:
    """How many line breaks usually lie between two cells; at least 1."""
    gaps = [text.count("\n", a[1], b[0]) for a, b in itertools.pairwise(pieces)]
    gaps = [gap for gap in gaps if gap]
    return max(set(gaps), key=lambda gap: (gaps.count(gap), -gap)) if gaps else 1


def _opens_row(text: str, piece: tuple[int, int], specs: Sequence[TableSpec]) -> bool:
    cell = text[piece[0] : piece[1]]
    key = cell_key(cell)
    return is_caption(cell) or any(
        key in book_of(spec).rows or key in book_of(spec).groups or is_marker(key) for spec in specs
    )
