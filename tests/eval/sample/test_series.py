"""The figures of the invented agencies keep the form's own sums."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from assistant.types import CellName
from eval.sample.series import Scale, Values, without, yearly_values
from ingest.tables import TABLES, TableSpec
from ingest.tables.requests import CARRIED_IN, CARRIED_OUT
from ingest.types import Template

YEARS = range(2018, 2024)
OLD = Template.FORM_2019
FORMS = {year: OLD if year < 2021 else Template.FORM_2021 for year in YEARS}
BUSY = Scale(120, 5000, 300, 40, Decimal(75), 6, makes_rules=True)
IDLE = Scale(0, 0, 0, 0, Decimal(0), 0)
WORLDS = [
    pytest.param(scale, seed, id=f"{name}-{seed}")
    for name, scale in (("busy", BUSY), ("idle", IDLE))
    for seed in range(8)
]


def make(scale: Scale, seed: int) -> dict[int, Values]:
    return yearly_values(scale, FORMS, Random(seed))


def specs(year: int) -> list[TableSpec]:
    return [spec for spec in TABLES if spec.template in (FORMS[year], None)]


@pytest.mark.parametrize(("scale", "seed"), WORLDS)
def test_values_are_exactly_the_cells_of_the_form(scale: Scale, seed: int) -> None:
    """Each year has each cell of its version of the form, and no other."""
    for year, values in make(scale, seed).items():
        expected = {
            CellName(spec.id, row.name, column.name)
            for spec in specs(year)
            for row in spec.rows
            for column in spec.columns_of(row.name)
        }
        assert expected == set(values)


@pytest.mark.parametrize(("scale", "seed"), WORLDS)
def test_values_satisfy_every_sum_of_the_form(scale: Scale, seed: int) -> None:
    """Each identity that the specs declare holds in each of its rows or columns."""
    for year, values in make(scale, seed).items():
        for spec in specs(year):
            for check in spec.checks:
                lines = {c.name for r in spec.rows for c in spec.columns_of(r.name)}
                for other in lines if check.along_columns else {row.name for row in spec.rows}:
                    left, right = (
                        sum(
                            values[
                                CellName(spec.id, *((name, other) if check.along_columns else (other, name)))
                            ]
                            for name in side
                        )
                        for side in (check.left, check.right)
                    )
                    assert left == right, (year, check.rule, other)


@pytest.mark.parametrize(("scale", "seed"), WORLDS)
def test_applications_carried_out_come_in_next_year(scale: Scale, seed: int) -> None:
    """结转下年度 of a year is 上年结转 of the next, for each kind of applicant."""
    for before, after in pairwise(make(scale, seed).values()):
        for cell in [cell for cell in before if cell.row == CARRIED_OUT]:
            assert before[cell] == after[CellName(cell.table, CARRIED_IN, cell.column)]


@pytest.mark.parametrize(("scale", "seed"), WORLDS)
def test_documents_in_force_follow_from_the_year_before(scale: Scale, seed: int) -> None:
    """2021 form: in force = in force the year before + made − abolished."""
    for before, after in pairwise(
        values for year, values in make(scale, seed).items() if FORMS[year] is not OLD
    ):
        for row in ("规章", "行政规范性文件"):
            made, gone, now = (
                after[CellName("proactive", row, c)] for c in ("本年制发件数", "本年废止件数", "现行有效件数")
            )
            assert now == before[CellName("proactive", row, "现行有效件数")] + made - gone


@pytest.mark.parametrize(("scale", "seed"), WORLDS)
def test_items_of_last_year_follow_from_the_year_before(scale: Scale, seed: int) -> None:
    """2019 form: 上一年项目数量 = that of the year before + its 本年增/减."""
    for before, after in pairwise(values for year, values in make(scale, seed).items() if FORMS[year] is OLD):
        for cell in [cell for cell in after if cell.column == "上一年项目数量"]:
            change = before[CellName(cell.table, cell.row, "本年增/减")]
            assert after[cell] == before[cell] + change


def test_without_leaves_rows_blank() -> None:
    """A row left blank has no values; the others keep theirs."""
    values = make(IDLE, 1)[2022]
    blanked = without(values, [("proactive", "行政强制")])
    assert {cell.row for cell, value in blanked.items() if value is None} == {"行政强制"}


def test_without_refuses_rows_that_count() -> None:
    """A row with a number in it is not left blank: its total would be unexplained."""
    with pytest.raises(ValueError, match="行政许可"):
        without(make(BUSY, 1)[2022], [("proactive", "行政许可")])
