"""Reads all statutory tables of a document: their figures, and what became of each table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.tables import TABLES, TableSpec
from ingest.tables.labels import book_of, cell_key
from ingest.tables.misread import as_recognised
from ingest.tables.read import read_table
from ingest.tables.recognised import accepted
from ingest.tables.rows import FoundTable, find_tables
from ingest.types import (
    BlockKind,
    Cell,
    Document,
    Figure,
    FigureState,
    Grid,
    Section,
    Table,
    TableState,
    Template,
)


def read_tables(
    document: Document, sections: Sequence[Section]
) -> tuple[tuple[Table, ...], tuple[Figure, ...], Template]:
    """The three tables in the form's order, their figures, and the version of the form they follow."""
    found = find_tables(document, TABLES)
    specs = {table_id: _version(found[table_id]) for table_id in found}
    tables: list[Table] = []
    figures: list[Figure] = []
    for spec in _one_each():
        if spec.id in found:
            marked = accepted(read_table(found[spec.id], specs[spec.id]), specs[spec.id])
            read = _placed(marked, found[spec.id], document.text)
            figures += read
            grids = [as_recognised(grid, document.text) for grid in found[spec.id].grids]
            tables.append(_table(found[spec.id].blocks[0].page, grids, spec, read))
        else:
            tables.append(_not_read(document, sections, spec))
    return tuple(tables), tuple(figures), _template(specs)


def _one_each() -> list[TableSpec]:
    return list({spec.id: spec for spec in TABLES}.values())


def _placed(figures: Sequence[Figure], found: FoundTable, text: str) -> list[Figure]:
    """The figures with the page their grid begins on, and of pictures with the raw text as recognised."""
    pages = [(block.start, block.end, block.page) for block in found.blocks]
    placed = []
    for figure in figures:
        page = next((page for start, end, page in pages if start <= figure.start <= end), None)
        raw = figure.raw if figure.confidence is None else text[figure.start : figure.end]
        placed.append(replace(figure, page=page, raw=raw))
    return placed


def _version(found: FoundTable) -> TableSpec:
    """The version of the table whose own labels occur most, and those of its head above all.

    The newer one where nothing tells.
    """
    keys = {cell_key(cell.text) for grid in found.grids for cell in grid.cells if cell.text}
    versions = [spec for spec in TABLES if spec.id == found.table_id]
    books = {spec: book_of(spec) for spec in versions}
    return max(
        reversed(versions),
        key=lambda spec: sum(books[spec].distinctive(key) + 2 * books[spec].heads(key) for key in keys),
    )


def _template(specs: dict[str, TableSpec]) -> Template:
    for table_id in ("proactive", "requests"):
        if table_id in specs and specs[table_id].template:
            return specs[table_id].template or Template.OTHER
    return Template.OTHER


def _table(page: int | None, grids: Sequence[Grid], spec: TableSpec, figures: Sequence[Figure]) -> Table:
    unread = sum(figure.state is FigureState.UNREADABLE for figure in figures)
    cells = tuple(cell for grid in grids for cell in grid.cells)
    picture = any(cell.confidence is not None for cell in cells)
    if unread < max(1, len(figures)):
        state = TableState.IMAGE_OCR if picture else TableState.PARSED
    else:
        state = TableState.IMAGE_UNREAD if picture else TableState.MALFORMED
    return Table(
        id=spec.id,
        state=state,
        part=spec.part,
        cells=len(figures) - unread,
        start=min(cell.start for cell in cells),
        end=max(cell.end for cell in cells),
        page=page,
        grid=grids[0] if len(grids) == 1 else _restacked(grids),
        note=f"{unread} 个单元格未能读出" if unread else "",
    )


def _restacked(grids: Sequence[Grid]) -> Grid:
    """The cells of several grids as one, rows numbered on."""
    cells: list[Cell] = []
    offset = 0
    for grid in grids:
        cells += [replace(cell, row=cell.row + offset) for cell in grid.cells]
        offset += 1 + max(cell.row for cell in grid.cells)
    return Grid(tuple(cells), all(grid.exact for grid in grids))


def _not_read(document: Document, sections: Sequence[Section], spec: TableSpec) -> Table:
    """A table seen only as a picture in its part, or somewhere on a scanned page of it, or not at all."""
    spans = [(section.start, section.end) for section in sections if section.part is spec.part]
    blocks = [b for b in document.blocks if any(start <= b.start and b.end <= end for start, end in spans)]
    pictures = [block for block in blocks if block.kind is BlockKind.IMAGE]
    scanned = [block for block in blocks if block.confidence is not None]
    block = next(iter((*pictures, *scanned)), None)
    if block is None:
        return Table(spec.id, TableState.ABSENT, spec.part)
    note = block.note if pictures else "扫描页上没有认出这张表（没有表格线，或太模糊）"
    place = (block.start, block.end, block.page)
    return Table(spec.id, TableState.IMAGE_UNREAD, spec.part, 0, *place, note=note)
