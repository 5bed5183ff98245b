"""The table of part 4 in the shapes offices give it: fifteen columns, or turned on its side."""

from __future__ import annotations

from eval.sample.forms import FormCell, values_of
from eval.sample.labelling import label_text
from eval.sample.truth import Truth
from eval.sample.variant import PLAIN, Variant
from ingest.tables import Column, Row, TableSpec

_SUIT = "行政诉讼"


def review_tables(truth: Truth, spec: TableSpec, variant: Variant = PLAIN) -> list[list[FormCell]]:
    """The table; in one shape it is two, reviews and suits."""
    columns = list(spec.blocks[0].columns)
    if variant.shape.columns_moved:
        variant.rng("columns", "review").shuffle(columns)
    rows = list(spec.rows)
    shape = variant.shape.review
    if shape == "split":
        return [_wide(truth, spec, part, columns, variant) for part in (rows[:1], rows[1:])]
    draw = {"wide": _wide, "flat": _flat, "transposed": _transposed, "tall": _tall}[shape]
    return [draw(truth, spec, rows, columns, variant)]


def _wide(
    truth: Truth, spec: TableSpec, rows: list[Row], columns: list[Column], variant: Variant
) -> list[FormCell]:
    """As the form has it: one line of values below two or three rows of head."""
    cells: list[FormCell] = []
    names = [label_text(variant, column.name) for column in columns]
    for place, row in enumerate(rows):
        left = 5 * place
        if row.group:
            cells.append(FormCell(label_text(variant, row.leaf), 1, left, column_span=5))
            cells += [FormCell(name, 2, left + n) for n, name in enumerate(names)]
        else:
            cells.append(FormCell(label_text(variant, row.name), 0, left, column_span=5))
            cells += [FormCell(name, 1, left + n, row_span=2) for n, name in enumerate(names)]
        values = values_of(truth, spec, row, columns, variant)
        cells += [FormCell(text, 3, left + n) for n, text in enumerate(values)]
    suits = [n for n, row in enumerate(rows) if row.group]
    if suits:
        cells.append(FormCell(label_text(variant, _SUIT), 0, 5 * suits[0], column_span=5 * len(suits)))
    if not any(cell.row == 2 for cell in cells):
        cells = [_shrunk(cell) for cell in cells]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _shrunk(cell: FormCell) -> FormCell:
    """Reviews alone have two rows of head."""
    row = cell.row - (cell.row == 3)
    return FormCell(cell.text, row, cell.column, 1, cell.column_span)


def _flat(
    truth: Truth, spec: TableSpec, rows: list[Row], columns: list[Column], variant: Variant
) -> list[FormCell]:
    """The suits named in full, so that two rows of head are enough."""
    cells: list[FormCell] = []
    for place, row in enumerate(rows):
        title = f"{row.group}（{row.leaf}）" if row.group else row.name
        cells.append(FormCell(title, 0, 5 * place, column_span=5))
        cells += [FormCell(label_text(variant, c.name), 1, 5 * place + n) for n, c in enumerate(columns)]
        values = values_of(truth, spec, row, columns, variant)
        cells += [FormCell(text, 2, 5 * place + n) for n, text in enumerate(values)]
    return cells


def _transposed(
    truth: Truth, spec: TableSpec, rows: list[Row], columns: list[Column], variant: Variant
) -> list[FormCell]:
    """A row for reviews and one for each kind of suit."""
    cells = [FormCell(label_text(variant, "类别"), 0, 0, column_span=2)]
    cells += [FormCell(label_text(variant, column.name), 0, 2 + n) for n, column in enumerate(columns)]
    for line, row in enumerate(rows, 1):
        if row.group:
            if line == 2:
                cells.append(FormCell(label_text(variant, _SUIT), line, 0, row_span=2))
            cells.append(FormCell(label_text(variant, row.leaf), line, 1))
        else:
            cells.append(FormCell(label_text(variant, row.name), line, 0, column_span=2))
        values = values_of(truth, spec, row, columns, variant)
        cells += [FormCell(text, line, 2 + n) for n, text in enumerate(values)]
    return cells


def _tall(
    truth: Truth, spec: TableSpec, rows: list[Row], columns: list[Column], variant: Variant
) -> list[FormCell]:
    """Fifteen rows with a value each."""
    cells: list[FormCell] = []
    line = 0
    for row in rows:
        if row.group:
            if row.group not in {r.group for r in rows[: rows.index(row)]}:
                cells.append(FormCell(label_text(variant, row.group), line, 0, row_span=10))
            cells.append(FormCell(label_text(variant, row.leaf), line, 1, row_span=5))
        else:
            cells.append(FormCell(label_text(variant, row.name), line, 0, row_span=5, column_span=2))
        for column, text in zip(columns, values_of(truth, spec, row, columns, variant), strict=True):
            cells.append(FormCell(label_text(variant, column.name), line, 2))
            cells.append(FormCell(text, line, 3))
            line += 1
    return cells
