"""The statutory tables as they are printed: cells with true spans, made from the specs that read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.sample.labelling import cell_unit, head_unit, label_text, value_text
from eval.sample.truth import Truth
from eval.sample.variant import PLAIN, Variant
from ingest.tables import Block, Column, Row, TableSpec
from ingest.tables.requests import CARRIED_IN, CARRIED_OUT, RECEIVED

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
PARTIAL = "（区分处理的，只计这一情形，不计其他情形）"
RESULTS = "本年度办理结果"
CHANGE = "本年增/减"


@dataclass(frozen=True, slots=True)
class FormCell:
    """One printed cell; a merged cell is one cell with a span. Positions are counted from 0."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def width(cells: Sequence[FormCell]) -> int:
    """How many columns the table has."""
    return max(cell.column + cell.column_span for cell in cells)


def height(cells: Sequence[FormCell]) -> int:
    """How many rows the table has."""
    return max(cell.row + cell.row_span for cell in cells)


def moved(cells: Sequence[FormCell], rows: int, columns: int = 0) -> list[FormCell]:
    """The cells so many places down and to the right."""
    return [replace(cell, row=cell.row + rows, column=cell.column + columns) for cell in cells]


def split(cells: list[FormCell]) -> list[list[FormCell]]:
    """A long table as two, the header over both; a label beside the break stands in both."""
    rows = height(cells)
    if rows < 20:
        return [cells]
    header = [cell for cell in cells if cell.row < 3]
    at = 14
    above = [replace(c, row_span=min(c.row_span, at - c.row)) for c in cells if c.row < at]
    below = [
        replace(c, row=max(c.row, at) - at + 3, row_span=c.row + c.row_span - max(c.row, at))
        for c in cells
        if c.row + c.row_span > at
    ]
    return [above, sorted(header + below, key=lambda c: (c.row, c.column))]


def column_shares(columns: int) -> tuple[float, ...]:
    """How the width is shared out: of the ten columns of table 2 the third holds the long labels."""
    shares = (8, 10, 30, *[8] * 7) if columns == 10 else (1,) * columns
    return tuple(share / sum(shares) for share in shares)


def printed_label(row: Row) -> str:
    """The row's label as the form words it; two rows are long on the form and short in the program."""
    return next((alias for alias in row.aliases if alias.startswith(f"{row.leaf}、")), row.leaf)


def rows_of(truth: Truth, spec: TableSpec, block: Block) -> list[Row]:
    """The rows this report prints in a block: those of the form that it has, and its own after their kin."""
    rows = [row for row in block.rows if truth.has(spec.id, row.name)]
    for name, after in truth.local.get(spec.id, {}).items():
        place = next((n for n, row in enumerate(rows) if row.name == after), None)
        if place is not None:
            rows.insert(place + 1, Row(name))
    return rows


def proactive_cells(truth: Truth, spec: TableSpec, variant: Variant = PLAIN) -> list[FormCell]:
    """Table of part 2: below each caption a head and its rows."""
    cells: list[FormCell] = []
    line = 0
    blocks = [block for block in spec.blocks if rows_of(truth, spec, block)]
    if variant.shape.rows_moved:
        variant.rng("blocks").shuffle(blocks)
    for block in blocks:
        columns = _ordered(list(block.columns), variant, block.caption)
        if variant.shape.captions:
            cells.append(FormCell(label_text(variant, block.caption), line, 0, column_span=4))
            line += 1
        heads = [label_text(variant, c.name) + _unit_of_head(variant, c) for c in columns]
        cells += _line(line, [label_text(variant, "信息内容"), *heads])
        rows = rows_of(truth, spec, block)
        if variant.shape.rows_moved:
            variant.rng("rows", block.caption).shuffle(rows)
        for offset, row in enumerate(rows, 1):
            values = values_of(truth, spec, row, columns, variant)
            cells += _line(line + offset, [label_text(variant, row.name), *values])
        line += 1 + len(rows)
    return cells


def _unit_of_head(variant: Variant, column: Column) -> str:
    return head_unit(variant, column.unit if column.name != CHANGE else "")


def _ordered(columns: list[Column], variant: Variant, where: str) -> list[Column]:
    if variant.shape.columns_moved:
        variant.rng("columns", where).shuffle(columns)
    return columns


def _line(row: int, texts: list[str]) -> list[FormCell]:
    """One row of the four columns; the last text takes what is left of the width."""
    last = len(texts) - 1
    return [FormCell(text, row, n, column_span=4 - last if n == last else 1) for n, text in enumerate(texts)]


def values_of(
    truth: Truth, spec: TableSpec, row: Row, columns: Sequence[Column], variant: Variant
) -> list[str]:
    """A row's numbers as printed, in the order of these columns."""
    texts: list[str] = []
    for column in columns:
        rng = variant.rng(spec.id, row.name, column.name)
        value = truth.value(spec.id, row.name, column.name)
        unit = "" if column.unit else truth.money_unit
        if column.unit and not column.unit.endswith("元"):
            unit = cell_unit(variant.value, column.unit, rng)
        texts.append(value_text(variant, value, unit, column.name == CHANGE, rng))
    return texts


def requests_cells(truth: Truth, spec: TableSpec, variant: Variant = PLAIN) -> list[FormCell]:
    """Table of part 3: three rows of head, the results and their reasons beside seven columns."""
    columns = list(spec.blocks[0].columns)
    people, *organisations, total = columns
    columns = [people, *_ordered(organisations, variant, "organisations"), total]
    if variant.shape.columns_moved and variant.rng("total").random() < 0.5:
        columns = [total, *columns[:-1]]
    cells = _applicants_header(columns, variant)
    top = height(cells)
    rows = rows_of(truth, spec, spec.blocks[0])
    results = [r for r in rows if r.name not in (RECEIVED, CARRIED_IN, CARRIED_OUT)]
    ends = [name for name in (RECEIVED, CARRIED_IN) if truth.has(spec.id, name)]
    order = [*(r for r in rows if r.name in ends), *_grouped(results, variant)]
    order += [r for r in rows if r.name == CARRIED_OUT]
    for number, row in enumerate(order, top):
        values = values_of(truth, spec, row, columns, variant)
        cells += [FormCell(text, number, n + 3) for n, text in enumerate(values)]
    for number, name in enumerate(ends):
        cells.append(FormCell(label_text(variant, name, number + 1), top + number, 0, column_span=3))
    below = top + len(ends)
    side = label_text(variant, RESULTS, 3)
    cells.append(FormCell(side, below, 0, row_span=len(results)))
    cells += _result_labels(_grouped(results, variant), below, variant)
    if order[-1].name == CARRIED_OUT:
        text = label_text(variant, CARRIED_OUT, 4)
        cells.append(FormCell(text, below + len(results), 0, column_span=3))
    return cells


def _grouped(results: list[Row], variant: Variant) -> list[Row]:
    """The results, in some variants with the reasons of each in another order."""
    if not variant.shape.rows_moved:
        return results
    groups = list(dict.fromkeys(row.group or row.name for row in results))
    moved_rows: list[Row] = []
    for name in groups:
        members = [row for row in results if (row.group or row.name) == name]
        variant.rng("rows", name).shuffle(members)
        moved_rows += members
    return moved_rows


def _applicants_header(columns: list[Column], variant: Variant) -> list[FormCell]:
    """The head in one of its forms; the cells between two organisations are one merged cell."""
    head = variant.shape.head
    names = [label_text(variant, column.name) + _unit_of_head(variant, column) for column in columns]
    if head == "one row":
        return [FormCell(CORNER, 0, 0, column_span=3), *(FormCell(t, 0, 3 + n) for n, t in enumerate(names))]
    at = {column.name: 3 + n for n, column in enumerate(columns)}
    total_at, people_at = at["总计"], at["自然人"]
    first = people_at + 1
    cells = [FormCell(CORNER, 0, 0, row_span=3, column_span=3)]
    situation = label_text(variant, "申请人情况")
    if head == "total on top":
        cells.append(FormCell(situation, 0, people_at, column_span=6))
        cells.append(FormCell(names[total_at - 3], 0, total_at, row_span=3))
    else:
        cells.append(FormCell(situation, 0, 3, column_span=7))
        cells += _upright(names[total_at - 3], total_at, head)
    cells += _upright(names[people_at - 3], people_at, head)
    cells.append(FormCell(label_text(variant, "法人或其他组织"), 1, first, column_span=5))
    cells += [FormCell(names[n - 3], 2, n) for n in range(first, first + 5)]
    return cells


def _upright(text: str, column: int, head: str) -> list[FormCell]:
    """A label over two rows: merged, or in the upper cell with an empty one below."""
    if head == "unmerged":
        return [FormCell(text, 1, column), FormCell("", 2, column)]
    return [FormCell(text, 1, column, row_span=2)]


def _result_labels(results: list[Row], top: int, variant: Variant) -> list[FormCell]:
    cells: list[FormCell] = []
    groups = list(dict.fromkeys(row.group or row.name for row in results))
    for number, name in enumerate(groups, 1):
        members = [n for n, row in enumerate(results) if (row.group or row.name) == name]
        text = label_text(variant, name, number, 1)
        if name == "部分公开" and "（区分" not in text.replace("\n", ""):
            text += PARTIAL
        single = results[members[0]].name == name
        cells.append(FormCell(text, top + members[0], 1, len(members), 2 if single else 1))
        for item, place in enumerate([] if single else members, 1):
            label = results[place].leaf if variant.label.reworded else printed_label(results[place])
            cells.append(FormCell(label_text(variant, label, item, 2), top + place, 2))
    return cells
