"""Turns the rows found in a report into figures: each value by its row's and its column's label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.numerals import CellValue, parse_amount, parse_cell
from ingest.tables.labels import book_of, plain, unit_behind
from ingest.tables.lines import Line, read_lines
from ingest.tables.place import Assignment, assign
from ingest.tables.proactive import ITEMS_CHANGE
from ingest.tables.rows import FoundTable
from ingest.tables.spec import Column, TableSpec
from ingest.tables.wide import read_review
from ingest.types import Cell, Figure, FigureState, Origin

_NOT_READ = CellValue(None, "", FigureState.UNREADABLE)
_COUNTED = frozenset({"件", "项"})
_CHANGES = frozenset({ITEMS_CHANGE})


def read_table(found: FoundTable, spec: TableSpec) -> list[Figure]:
    """The figures of one table, blank and unreadable cells included; a row that is missing gives none.

    O(cells). A cell whose column is not sure is unreadable, never shifted into place; so is one of which two
    rows of the same name say different things.
    """
    if spec.rows_in_header:
        cells = read_review(found.grids, spec)
        return list(merged(figure_of(spec, row, column, cell, quote) for row, column, cell, quote in cells))
    lines = read_lines(found.grids, book_of(spec))
    lines = [line for line in lines if _is_row(line, spec)]
    placed = list(zip(lines, assign(lines, spec), strict=True))
    surplus = any(not line.exact and _overfull(line, each) for line, each in placed)
    return list(merged(figure for line, each in placed for figure in _of_line(line, each, spec, surplus)))


def _is_row(line: Line, spec: TableSpec) -> bool:
    """A row of the form, or one of the agency's own: a label in the table, and then a value.

    Blank throughout, it is one where it stands in a group and has all the cells of a row; else a remark.
    """
    if spec.columns_of(line.row.name) or any(_is_read(cell) for cell in line.values):
        return True
    group, in_group, _ = line.row.name.partition("/")
    beside = next((row for row in spec.rows if in_group and row.group == group), None)
    return line.exact and beside is not None and len(line.values) == len(spec.columns_of(beside.name))


def _is_read(cell: Cell) -> bool:
    return bool(cell.text) and parse_cell(plain(cell.text)).state is not FigureState.UNREADABLE


def _overfull(line: Line, each: Assignment) -> bool:
    """More numbers than columns: labels and numbers have come apart."""
    return sum(_is_read(cell) for cell in line.values) > len(each.columns)


def _of_line(line: Line, each: Assignment, spec: TableSpec, surplus: bool) -> Iterable[Figure]:
    """The figures of one row. ``surplus``: where numbers have lost their labels, no label is simply blank.

    A row of the agency's own is no surer than its label, which in a picture may have been misread.
    """
    quote = line.label.start, max([line.label.end, *(cell.end for cell in line.values if cell.text)])
    lost = surplus and not line.exact and not line.values
    unit = unit_behind(line.label.text)
    foreign = not spec.columns_of(line.row.name)
    for column in each.columns:
        cell = each.placed[column.name] if each.placed and not lost else None
        if cell is not None and cell.row_span > 1 and cell.text:
            cell = None
        if cell is not None and foreign and cell.confidence is not None:
            cell = replace(cell, confidence=min(cell.confidence, line.label.confidence or 0.0))
        yield figure_of(spec, line.row.name, replace(column, unit=unit or column.unit), cell, quote)


def figure_of(spec: TableSpec, row: str, column: Column, cell: Cell | None, quote: tuple[int, int]) -> Figure:
    """The figure a cell is; without a cell one that could not be read."""
    value = _value(cell, column) if cell else _NOT_READ
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
        qualifier=value.qualifier,
        confidence=cell.confidence if cell else None,
        box=cell.box if cell else None,
    )


def _value(cell: Cell, column: Column) -> CellValue:
    """What the cell says. A fraction of a document or less than none has been misread."""
    text = plain(cell.text)
    said = parse_amount(text) if column.unit.endswith("元") else parse_cell(text)
    if said.value is not None and (said.unit or column.unit) in _COUNTED:
        change = column.name in _CHANGES
        if said.value != said.value.to_integral_value() or (said.value < 0 and not change):
            return _NOT_READ
    return said


def merged(figures: Iterable[Figure]) -> Iterable[Figure]:
    """One figure for each cell of the form: what is reported goes before what is not."""
    kept: dict[tuple[str, str], Figure] = {}
    disputed: set[tuple[str, str]] = set()
    for figure in figures:
        key = (figure.row, figure.column)
        before = kept.get(key)
        if before is None or (before.value is None and figure.state is not FigureState.BLANK):
            kept[key] = figure
        elif before.value is not None and figure.value is not None:
            disputed |= {key} if (before.value, before.unit) != (figure.value, figure.unit) else set()
    for key in disputed:
        kept[key] = replace(kept[key], state=FigureState.UNREADABLE, value=None)
    return kept.values()
