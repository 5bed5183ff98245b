"""The statutory tables as they are printed: cells with true spans, made from the specs that read them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eval.sample.pen import CHINESE
from eval.sample.truth import Truth
from ingest.tables import Block, Row, TableSpec
from ingest.tables.requests import CARRIED_IN, CARRIED_OUT, RECEIVED

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
PARTIAL = "（区分处理的，只计这一情形，不计其他情形）"
_MONEY_HEAD = "（单位：万元）"


@dataclass(frozen=True, slots=True)
class FormCell:
    """One printed cell; a merged cell is one cell with a span. Positions are counted from 0."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def form_cells(truth: Truth, table: str) -> list[FormCell]:
    """The cells of one table of the report, each merged cell once, in reading order."""
    spec = next(spec for spec in truth.specs if spec.id == table)
    drawn = {"proactive": _proactive, "requests": _requests, "review": _review}[table](truth, spec)
    return sorted(drawn, key=lambda cell: (cell.row, cell.column))


def width(cells: list[FormCell]) -> int:
    """How many columns the table has."""
    return max(cell.column + cell.column_span for cell in cells)


def height(cells: list[FormCell]) -> int:
    """How many rows the table has."""
    return max(cell.row + cell.row_span for cell in cells)


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


def _proactive(truth: Truth, spec: TableSpec) -> list[FormCell]:
    cells: list[FormCell] = []
    row = 0
    for block in spec.blocks:
        heads = [c.name + (_MONEY_HEAD if c.unit == "万元" else "") for c in block.columns]
        cells.append(FormCell(block.caption, row, 0, column_span=4))
        cells += _line(row + 1, ["信息内容", *heads])
        for offset, label in enumerate(block.rows, 2):
            cells += _line(row + offset, [label.name, *_values(truth, spec, block, label)])
        row += 2 + len(block.rows)
    return cells


def _line(row: int, texts: list[str]) -> list[FormCell]:
    """One row of the four columns; the last text takes what is left of the width."""
    last = len(texts) - 1
    return [FormCell(text, row, n, column_span=4 - last if n == last else 1) for n, text in enumerate(texts)]


def _values(truth: Truth, spec: TableSpec, block: Block, row: Row) -> list[str]:
    return [truth.printed(spec.id, row.name, column) for column in block.columns]


def _requests(truth: Truth, spec: TableSpec) -> list[FormCell]:
    block = spec.blocks[0]
    cells = _applicants_header([column.name for column in block.columns])
    results = [r for r in block.rows if r.name not in (RECEIVED, CARRIED_IN, CARRIED_OUT)]
    for number, row in enumerate(block.rows):
        cells += [
            FormCell(text, number + 3, n + 3) for n, text in enumerate(_values(truth, spec, block, row))
        ]
    cells.append(FormCell(f"一、{RECEIVED}", 3, 0, column_span=3))
    cells.append(FormCell(f"二、{CARRIED_IN}", 4, 0, column_span=3))
    cells.append(FormCell("三、本年度办理结果", 5, 0, row_span=len(results)))
    cells += _result_labels(results)
    cells.append(FormCell(f"四、{CARRIED_OUT}", 5 + len(results), 0, column_span=3))
    return cells


def _applicants_header(names: list[str]) -> list[FormCell]:
    people, *organisations, total = names
    return [
        FormCell(CORNER, 0, 0, row_span=3, column_span=3),
        FormCell("申请人情况", 0, 3, column_span=7),
        FormCell(people, 1, 3, row_span=2),
        FormCell("法人或其他组织", 1, 4, column_span=5),
        FormCell(total, 1, 9, row_span=2),
        *(FormCell(name, 2, 4 + n) for n, name in enumerate(organisations)),
    ]


def _result_labels(results: list[Row]) -> list[FormCell]:
    cells: list[FormCell] = []
    groups = list(dict.fromkeys(row.group or row.name for row in results))
    for number, name in enumerate(groups):
        members = [n for n, row in enumerate(results, 5) if (row.group or row.name) == name]
        text = f"（{CHINESE[number]}）{name}{PARTIAL if name == '部分公开' else ''}"
        single = results[members[0] - 5].name == name
        cells.append(FormCell(text, members[0], 1, len(members), 2 if single else 1))
        for item, row in enumerate([] if single else members, 1):
            cells.append(FormCell(f"{item}.{printed_label(results[row - 5])}", row, 2))
    return cells


def _review(truth: Truth, spec: TableSpec) -> list[FormCell]:
    block = spec.blocks[0]
    columns = [column.name for column in block.columns]
    cells = [FormCell("行政复议", 0, 0, column_span=5), FormCell("行政诉讼", 0, 5, column_span=10)]
    cells += [FormCell(name, 1, n, row_span=2) for n, name in enumerate(columns)]
    for place, row in enumerate(block.rows):
        if row.group:
            cells.append(FormCell(row.leaf, 1, 5 * place, column_span=5))
            cells += [FormCell(name, 2, 5 * place + n) for n, name in enumerate(columns)]
        cells += [FormCell(text, 3, 5 * place + n) for n, text in enumerate(_values(truth, spec, block, row))]
    return cells
