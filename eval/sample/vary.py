"""Reports whose tables differ from the form's: rows left out, rows of their own, blanks, large numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from assistant.types import CellName
from eval.sample.forms import CHANGE
from eval.sample.truth import Truth
from eval.sample.variant import PLAIN, Variant
from ingest.tables import TableSpec
from ingest.tables.requests import ALL_APPLICANTS, APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL

_COLUMNS = (*APPLICANTS, ALL_APPLICANTS)
_NEEDED = frozenset({RECEIVED, CARRIED_IN, TOTAL, CARRIED_OUT})
_OWN_REASONS = (
    ("不予公开/属于本地规定的其他情形", "不予公开/属于行政查询事项"),
    ("不予公开/属于历史档案信息", "不予公开/属于行政查询事项"),
    ("不予处理/其他情形", "不予处理/要求行政机关确认或重新出具已获取信息"),
    ("无法提供/其他", "无法提供/补正后申请内容仍不明确"),
)
_OWN_ACTS = ("行政确认", "行政给付", "行政检查", "行政征收")
_Values = dict[CellName, Decimal | None]


def vary(truth: Truth, seed: int) -> Truth:
    """The report with its tables changed by chance; the form's sums still hold. No table is a picture."""
    rng = Random(f"vary/{seed}/{truth.file}")
    values = dict(truth.values)
    if rng.random() < 0.3:
        _join_other_results(values)
    local: dict[str, dict[str, str]] = {}
    if rng.random() < 0.3:
        local["requests"] = _own_reason(values, rng)
    if rng.random() < 0.3:
        local["proactive"] = _own_act(values, rng)
    varied = replace(truth, values=values, images=frozenset(), local={k: v for k, v in local.items() if v})
    for spec in varied.specs:
        if rng.random() < 0.3:
            _leave_out(values, spec, varied, rng)
        _blank(values, spec.id, rng)
    return varied


def expected(truth: Truth, variant: Variant = PLAIN) -> dict[CellName, tuple[Decimal | None, str]]:
    """What is to be read: each cell's number and its unit; a blank cell has None and no unit."""
    units = {
        (spec.id, column.name): column.unit or truth.money_unit
        for spec in truth.specs
        for block in spec.blocks
        for column in block.columns
    }
    found: dict[CellName, tuple[Decimal | None, str]] = {}
    for cell, value in truth.values.items():
        unit = units[cell.table, cell.column]
        if cell.column == "本年收费金额":
            unit = variant.label.money
        found[cell] = (value, unit if value is not None else "")
    return found


def _join_other_results(values: _Values) -> None:
    """The three rows of 其他处理 as one, as the form of 2019 has it."""
    rows = [row for row in dict.fromkeys(c.row for c in values) if row.startswith("其他处理/")]
    if not rows:
        return
    for column in _COLUMNS:
        parts = [values.pop(CellName("requests", row, column)) or Decimal(0) for row in rows]
        values[CellName("requests", "其他处理", column)] = sum(parts, Decimal(0))


def _own_reason(values: _Values, rng: Random) -> dict[str, str]:
    """A reason the form does not have takes over the numbers of one it has."""
    name, after = rng.choice(_OWN_REASONS)
    for column in _COLUMNS:
        values[CellName("requests", name, column)] = values[CellName("requests", after, column)]
        values[CellName("requests", after, column)] = Decimal(0)
    return {name: after}


def _own_act(values: _Values, rng: Random) -> dict[str, str]:
    """Another kind of decision beside penalties, with as many cells."""
    name = rng.choice(_OWN_ACTS)
    for cell in [cell for cell in values if cell.row == "行政处罚"]:
        values[CellName("proactive", name, cell.column)] = Decimal(rng.randint(0, 40))
    return {name: "行政处罚"}


def _leave_out(values: _Values, spec: TableSpec, truth: Truth, rng: Random) -> None:
    """Up to three rows of zeros that the office did not print."""
    if spec.id == "review":
        return
    kept = _NEEDED | set(truth.local.get(spec.id, {}).values())
    rows = [row.name for row in spec.rows if row.name not in kept]
    idle = [
        row for row in rows if not any(v for c, v in values.items() if (c.table, c.row) == (spec.id, row))
    ]
    for row in rng.sample(idle, min(len(idle), rng.randint(1, 3))):
        for cell in [cell for cell in values if (cell.table, cell.row) == (spec.id, row)]:
            del values[cell]


def _blank(values: _Values, table: str, rng: Random) -> None:
    """Zeros left blank: none, some cells, or all but the totals; now and then a large number."""
    share = rng.choice((0.0, 0.0, 0.3, 0.9))
    for cell, value in values.items():
        if cell.table == table and value == 0 and rng.random() < share:
            values[cell] = None
    if table == "proactive" and rng.random() < 0.5:
        for cell, value in values.items():
            if cell.table == table and value and cell.column != CHANGE and "金额" not in cell.column:
                values[cell] = value * rng.choice((1, 1, 37, 1009))
