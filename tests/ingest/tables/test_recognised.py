"""Figures from pictures: labels mended by the form, readings judged by confidence and sums, none supplied."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables import TABLES
from ingest.tables.misread import mended
from ingest.tables.recognised import CONFIRMED, SURE, UNDOUBTED, accepted
from ingest.tables.review import RESULTS, REVIEW
from ingest.types import Cell, Figure, FigureState, Grid, Origin, Part


def figure(column: str, value: int, confidence: float | None) -> Figure:
    origin = Origin.TABLE if confidence is None else Origin.IMAGE
    state, raw = FigureState.REPORTED, str(value)
    where = (0, 1, 0, 1)
    made = Figure("review", "行政复议", column, Decimal(value), "件", raw, state, origin, *where)
    return replace(made, part=Part.REVIEW, confidence=confidence)


def line(total: int, **confidence: float) -> list[Figure]:
    """A line of four ones and their total, each sure unless told otherwise."""
    columns = [*RESULTS, "总计"]
    values = [1, 1, 1, 1, total]
    return [figure(c, v, confidence.get(c, 0.999)) for c, v in zip(columns, values, strict=True)]


def unread(figures: list[Figure]) -> set[str]:
    return {f.column for f in accepted(figures, REVIEW) if f.state is FigureState.UNREADABLE}


def test_unsure_reading_stands_where_the_sum_confirms_it() -> None:
    """Below the threshold a reading is kept only with a sum that holds, and never below the lower one."""
    unsure = (CONFIRMED + SURE) / 2
    assert unread(line(4, 结果维持=unsure)) == set()
    assert unread(line(4, 结果维持=CONFIRMED - 0.1)) == {"结果维持"}
    assert unread([f for f in line(4, 结果维持=unsure) if f.column != "总计"]) == {"结果维持"}


def test_sum_that_does_not_hold_throws_out_what_is_least_sure() -> None:
    """In a line that does not add up the less sure cells go, the undoubted ones stay as they are."""
    assert unread(line(9, 结果维持=(SURE + UNDOUBTED) / 2)) == {"结果维持"}
    assert unread(line(9)) == set()


@given(st.lists(st.tuples(st.integers(0, 99), st.floats(0, 1)), min_size=5, max_size=5))
def test_no_value_is_ever_supplied(cells: list[tuple[int, float]]) -> None:
    """Whatever is read, what comes out is what was read or nothing, with its raw text kept."""
    columns = [*RESULTS, "总计"]
    figures = [figure(column, *cell) for column, cell in zip(columns, cells, strict=True)]
    for before, after in zip(figures, accepted(figures, REVIEW), strict=True):
        assert after.value in (before.value, None)
        assert (after.raw, after.confidence) == (before.raw, before.confidence)
        assert (after.value is None) == (after.state is FigureState.UNREADABLE)


def test_figures_of_text_are_left_alone() -> None:
    """Where nothing was recognised, nothing is judged."""
    figures = [figure(column, 1, None) for column in (*RESULTS, "总计")]
    assert accepted(figures, REVIEW) == figures


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        pytest.param("属干国家秘密", "属于国家秘密", id="one character"),
        pytest.param("1.申请人无正当理由@期不补正", "申请人无正当理由逾期不补正", id="with its number"),
        pytest.param("青溪市年度重点工作", "青溪市年度重点工作", id="no label"),
        pytest.param("12件O", "\ufffd", id="no digits are mended"),
        pytest.param("日", "\ufffd", id="neither a number nor words"),
        pytest.param("12", "12", id="a number"),
    ],
)
def test_labels_are_mended_and_nothing_else(read: str, meant: str) -> None:
    """A label read with errors becomes the form's in a picture, and stays as it is in text."""
    cell = Cell(read, 0, len(read), 0, 0)
    (in_text,) = mended(Grid((cell,), exact=True), TABLES).cells
    (in_picture,) = mended(Grid((replace(cell, confidence=0.6),), exact=True), TABLES).cells
    assert (in_text.text, in_picture.text) == (read, meant)
    assert (in_picture.start, in_picture.end) == (0, len(read))
