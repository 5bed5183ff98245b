"""The figures of an answer as a table, a chart and CSV."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.series import Chart, Row, chart_of, rows_of, spoken, to_csv
from assistant.types import Answer, FigureUsed, Statement, Status
from ingest.types import FigureState, Origin


def row(agency: str, year: int, value: int | None, unit: str = "件", name: str = "予以公开") -> Row:
    """One figure of the table of requests."""
    number = None if value is None else Decimal(value)
    state = FigureState.BLANK if value is None else FigureState.REPORTED
    raw = "" if value is None else str(value)
    where = "requests", name, "总计"
    return Row(
        FigureUsed(f"r-{agency}{year}", agency, year, *where, number, unit, raw, state, Origin.TABLE), 1
    )


def made(*rows: Row) -> Chart:
    """The chart of rows that make one."""
    chart = chart_of(rows)
    assert chart is not None
    return chart


def test_years_of_one_agency_are_a_line() -> None:
    """The years stand in order, whatever order the answer has; a blank one is a gap and not 0."""
    chart = made(
        *(row("甲局", year, value) for year, value in ((2022, 5), (2020, 3), (2019, 1), (2021, None)))
    )
    assert (chart.kind, chart.labels) == ("line", ("2019", "2020", "2021", "2022"))
    assert chart.lines[0].values == (1, 3, None, 5)


def test_agencies_of_one_year_are_ranked() -> None:
    """The largest comes first."""
    chart = made(row("甲局", 2022, 1), row("乙局", 2022, 9), row("丙局", 2022, 4))
    assert (chart.kind, chart.labels) == ("bar", ("乙局", "丙局", "甲局"))


def test_several_agencies_over_years_are_a_line_each() -> None:
    """Each agency has its line over all the years."""
    chart = made(*(row(agency, year, 1) for agency in ("甲局", "乙局") for year in (2020, 2021, 2022)))
    assert (chart.kind, [line.name for line in chart.lines]) == ("line", ["甲局", "乙局"])


def test_two_years_stand_side_by_side() -> None:
    """Two points make no line."""
    chart = made(*(row(agency, year, 1) for agency in ("甲局", "乙局") for year in (2021, 2022)))
    assert chart.kind == "column"


def test_items_of_a_group_are_named_without_it() -> None:
    """The items of one report stand in the form's order under the group's name."""
    chart = made(*(row("甲局", 2022, n + 1, name=f"不予公开/第{n}项") for n in range(3)))
    assert chart.labels == ("第0项", "第1项", "第2项")
    assert chart.title == "甲局 2022 不予公开"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((row("甲局", 2020, 1), row("甲局", 2021, 2)), id="two"),
        pytest.param(tuple(row("甲局", 2020 + n, n, "件" if n else "元") for n in range(1, 3)), id="few"),
        pytest.param(
            (row("甲局", 2020, 1), row("甲局", 2021, 2, "万元"), row("甲局", 2022, 3)), id="other-unit"
        ),
        pytest.param((*(row("甲局", 2020 + n, None) for n in range(4)),), id="blank"),
        pytest.param(
            (row("甲局", 2020, 1), row("甲局", 2020, 2), row("甲局", 2021, 3)), id="two-values-of-a-year"
        ),
    ],
)
def test_what_does_not_compare_is_not_drawn(rows: tuple[Row, ...]) -> None:
    """Too few values, other units, no values, or two of one year make no chart."""
    assert chart_of(rows) is None


def test_a_none_without_unit_compares() -> None:
    """A sentence that says there was none gives 0 without a unit, and belongs to the series."""
    chart = made(row("甲局", 2020, 1), row("甲局", 2021, 2), row("甲局", 2022, 0, ""))
    assert (chart.unit, chart.lines[0].values[-1]) == ("件", 0)


def test_two_figures_are_no_table() -> None:
    """A table begins with three."""
    figures = tuple(row("甲局", 2020 + n, n).figure for n in range(3))
    answer = Answer("问", Status.ANSWERED, (Statement("答"),), figures=figures[:2])
    assert rows_of(answer) == ()
    assert len(rows_of(Answer("问", Status.ANSWERED, (Statement("答"),), figures=figures))) == 3


def test_csv_runs_nothing() -> None:
    """A name that begins like a formula is text; the mark for Excel stands first."""
    text = to_csv([row("=1+1", 2020, 3)], ["列"] * 7)
    assert text.startswith("\ufeff列")
    assert "'=1+1,2020,予以公开,3,件,3,reported" in text


def test_a_chart_is_told_in_words() -> None:
    """Each value with its label and unit, a line for each series."""
    assert list(spoken(made(*(row("甲局", 2020 + n, n) for n in range(3))))) == [
        "2020 0件，2021 1件，2022 2件"
    ]
