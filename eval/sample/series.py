"""Figures of one invented agency over the years; the form's sums hold within a year and across years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from assistant.types import CellName
from ingest.tables.requests import (
    ALL_APPLICANTS,
    APPLICANTS,
    CARRIED_IN,
    CARRIED_OUT,
    RECEIVED,
    REQUESTS_2019,
    REQUESTS_2021,
    TOTAL,
)
from ingest.tables.review import RESULTS, REVIEW
from ingest.types import Template

Values = dict[CellName, Decimal]

# How often each kind of applicant turns up; people far before organisations, as everywhere.
_APPLICANT_WEIGHTS = (20, 4, 1, 1, 2, 1)
# Weights of the ways an application ends, in the form's order; most are granted, few are refused.
_COMMON_RESULTS = {"予以公开": 12, "部分公开": 3, "无法提供/本机关不掌握相关政府信息": 6}


@dataclass(frozen=True, slots=True)
class Scale:
    """How busy an agency is: yearly means of what its tables count."""

    requests: int
    licences: int
    penalties: int
    coercions: int
    fees: Decimal
    documents: int
    makes_rules: bool = False


@dataclass(slots=True)
class _Carry:
    """What one year hands to the next (identities 5, 6 and 7 of the form)."""

    applications: dict[str, int]
    in_force: dict[str, int]
    disclosed: dict[str, int]
    items: dict[str, int]


def yearly_values(scale: Scale, forms: Mapping[int, Template], rng: Random) -> dict[int, Values]:
    """All cells of the three tables for each year, as whole numbers or money. O(years × cells)."""
    carry = _Carry(
        applications={name: rng.randint(0, scale.requests // 30) for name in APPLICANTS},
        in_force={"规章": rng.randint(3, 9) * scale.makes_rules, "行政规范性文件": rng.randint(4, 30)},
        disclosed={"规章": rng.randint(3, 9) * scale.makes_rules, "规范性文件": rng.randint(20, 90)},
        items={name: rng.randint(20, 260) for name in ("行政许可", "其他对外管理服务事项", "行政处罚")}
        | {"行政强制": rng.randint(1, 20), "行政事业性收费": rng.randint(1, 9)},
    )
    years: dict[int, Values] = {}
    for year in sorted(forms):
        old = forms[year] is Template.FORM_2019
        proactive = _proactive_2019 if old else _proactive_2021
        years[year] = {
            **proactive(scale, carry, rng),
            **_requests(scale, carry, rng, old),
            **_review(scale, rng),
        }
    return years


def _proactive_2019(scale: Scale, carry: _Carry, rng: Random) -> Values:
    rows: dict[str, dict[str, int | Decimal]] = {}
    for name in ("规章", "规范性文件"):
        made = rng.randint(0, scale.documents) if name == "规范性文件" or scale.makes_rules else 0
        carry.disclosed[name] += made
        rows[name] = {"本年新制作数量": made, "本年新公开数量": made, "对外公开总数量": carry.disclosed[name]}
    decisions = {
        "行政许可": scale.licences,
        "其他对外管理服务事项": scale.licences // 3,
        "行政处罚": scale.penalties,
        "行政强制": scale.coercions,
        "行政事业性收费": 0,
    }
    for name, mean in decisions.items():
        idle = mean == 0 and name != "行政事业性收费"
        before = 0 if idle else carry.items[name]
        change = 0 if idle else rng.randint(-min(3, before), 6)
        carry.items[name] = before + change
        rows[name] = {"上一年项目数量": before, "本年增/减": change}
        if name != "行政事业性收费":
            rows[name]["处理决定数量"] = _around(mean, rng)
    rows["政府集中采购"] = {"采购项目数量": rng.randint(1, 12), "采购总金额": _money(Decimal(180), rng)}
    return _cells("proactive", rows)


def _proactive_2021(scale: Scale, carry: _Carry, rng: Random) -> Values:
    rows: dict[str, dict[str, int | Decimal]] = {}
    for name in ("规章", "行政规范性文件"):
        active = name == "行政规范性文件" or scale.makes_rules
        made = rng.randint(0, scale.documents) if active else 0
        gone = rng.randint(0, min(3, carry.in_force[name]))
        carry.in_force[name] += made - gone
        rows[name] = {"本年制发件数": made, "本年废止件数": gone, "现行有效件数": carry.in_force[name]}
    decisions = {"行政许可": scale.licences, "行政处罚": scale.penalties, "行政强制": scale.coercions}
    for name, mean in decisions.items():
        rows[name] = {"本年处理决定数量": _around(mean, rng)}
    rows["行政事业性收费"] = {"本年收费金额": _money(scale.fees, rng)}
    return _cells("proactive", rows)


def _requests(scale: Scale, carry: _Carry, rng: Random, old: bool) -> Values:
    spec = REQUESTS_2019 if old else REQUESTS_2021
    results = [r.name for r in spec.rows if r.name not in (RECEIVED, CARRIED_IN, TOTAL, CARRIED_OUT)]
    weights = [_COMMON_RESULTS.get(name, 1) for name in results]
    received = dict.fromkeys(APPLICANTS, 0)
    for applicant in rng.choices(APPLICANTS, _APPLICANT_WEIGHTS, k=_around(scale.requests, rng)):
        received[applicant] += 1
    lines = {row.name: dict.fromkeys(APPLICANTS, 0) for row in spec.rows}
    for applicant in APPLICANTS:
        due = received[applicant] + carry.applications[applicant]
        left = rng.randint(0, due // 6)
        lines[RECEIVED][applicant] = received[applicant]
        lines[CARRIED_IN][applicant] = carry.applications[applicant]
        lines[TOTAL][applicant] = due - left
        lines[CARRIED_OUT][applicant] = left
        for result in rng.choices(results, weights, k=due - left):
            lines[result][applicant] += 1
        carry.applications[applicant] = left
    return _cells(
        "requests", {name: {**line, ALL_APPLICANTS: sum(line.values())} for name, line in lines.items()}
    )


def _review(scale: Scale, rng: Random) -> Values:
    lines: dict[str, dict[str, int]] = {}
    for row in REVIEW.rows:
        line = {result: rng.randint(0, scale.requests // 25) for result in RESULTS}
        lines[row.name] = {**line, "总计": sum(line.values())}
    return _cells("review", lines)


def _around(mean: int, rng: Random) -> int:
    return 0 if mean == 0 else max(1, round(mean * rng.uniform(0.7, 1.3)))


def _money(mean: Decimal, rng: Random) -> Decimal:
    """An amount that ends in neither 0 nor 00, so that its printed form is its only one; 0 stays 0."""
    if mean == 0:
        return Decimal(0)
    return Decimal(rng.randint(int(mean * 60), int(mean * 140)) // 10 * 10 + rng.randint(1, 9)) / 100


def _cells(table: str, rows: Mapping[str, Mapping[str, int | Decimal]]) -> Values:
    return {
        CellName(table, row, column): Decimal(value)
        for row, line in rows.items()
        for column, value in line.items()
    }


def without(values: Values, rows: Iterable[tuple[str, str]]) -> dict[CellName, Decimal | None]:
    """The values with these rows (table, row) left blank; they must be zeros, for the sums to hold."""
    blank = set(rows)
    printed: dict[CellName, Decimal | None] = {}
    for cell, value in values.items():
        hidden = (cell.table, cell.row) in blank
        if hidden and value != 0:
            raise ValueError(f"{cell} holds {value}; leaving it blank would break the form's sums")
        printed[cell] = None if hidden else value
    return printed
