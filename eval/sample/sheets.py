"""What one statutory table comes to on paper: a title, one or several grids of cells, notes below."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eval.sample.form_review import review_tables
from eval.sample.forms import FormCell, height, moved, proactive_cells, requests_cells, width
from eval.sample.truth import Truth
from eval.sample.variant import PLAIN, Variant
from ingest.tables import TableSpec

NOTES = (
    "注：行政处罚含适用简易程序作出的决定12件。",
    "备注：1.本表数据统计截至12月31日。2.“总计”不含撤回的申请3件。",
    "说明：上年度未审结的2件不在本年度统计范围之内。",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The grids a table is printed in, one after another, and the remarks under them."""

    grids: tuple[list[FormCell], ...]
    notes: tuple[str, ...] = ()


def form_cells(truth: Truth, table: str, variant: Variant = PLAIN) -> list[FormCell]:
    """The cells of one table of the report in one grid, each merged cell once, in reading order."""
    cells: list[FormCell] = []
    for drawn in _tables(truth, table, variant):
        cells += moved(drawn, height(cells) if cells else 0)
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def sheet_of(truth: Truth, table: str, variant: Variant = PLAIN) -> Sheet:
    """One table of the report with everything the variant does to it."""
    grids = _tables(truth, table, variant)
    if variant.shape.titled:
        grids[0] = _titled(grids[0], _spec(truth, table))
    if table != "review":
        grids = [part for grid in grids for part in _cut(grid, table, variant)]
    notes = (variant.rng("notes", table).choice(NOTES),) if variant.shape.notes else ()
    ordered = tuple(sorted(grid, key=lambda cell: (cell.row, cell.column)) for grid in grids)
    return Sheet(ordered, notes)


def _spec(truth: Truth, table: str) -> TableSpec:
    return next(spec for spec in truth.specs if spec.id == table)


def _tables(truth: Truth, table: str, variant: Variant) -> list[list[FormCell]]:
    spec = _spec(truth, table)
    if table == "review":
        return review_tables(truth, spec, variant)
    return [{"proactive": proactive_cells, "requests": requests_cells}[table](truth, spec, variant)]


def _titled(cells: list[FormCell], spec: TableSpec) -> list[FormCell]:
    return [FormCell(spec.title, 0, 0, column_span=width(cells)), *moved(cells, 1)]


def _cut(cells: list[FormCell], table: str, variant: Variant) -> list[list[FormCell]]:
    """The table whole, or in two as a page break leaves it: the head repeated, or not."""
    pages = variant.shape.pages
    if pages == "whole":
        return [cells]
    head = _head_rows(cells) if table == "requests" else 0
    rows = height(cells)
    cut = variant.rng("cut", table).randint(min(head + 2, rows - 2), rows - 2)
    if table == "proactive":
        captions = [cell.row for cell in cells if cell.row > 2 and cell.column_span == 4]
        cut = variant.rng("cut", table).choice(captions or [rows - 1])
    above = [_kept(cell, 0, cut) for cell in cells if cell.row < cut]
    below = [_kept(cell, cut, rows) for cell in cells if cell.row + cell.row_span > cut]
    again = [cell for cell in cells if cell.row < head] if pages == "headed" else []
    return [above, [*again, *moved(below, (head if again else 0) - cut)]]


def _head_rows(cells: list[FormCell]) -> int:
    corner = next(cell for cell in cells if "勾稽关系" in cell.text)
    return corner.row + corner.row_span


def _kept(cell: FormCell, top: int, bottom: int) -> FormCell:
    """The part of a cell between two rows; below the break a label over several rows is empty."""
    start, end = max(cell.row, top), min(cell.row + cell.row_span, bottom)
    return replace(cell, text=cell.text if cell.row >= top else "", row=start, row_span=end - start)
