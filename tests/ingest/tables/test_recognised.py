"""Figures from pictures: labels mended by the form, readings judged by confidence and sums, none supplied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.prose import prose_figures
from ingest.readers.base import DocumentBuilder, RawCell
from ingest.tables import TABLES
from ingest.tables.misread import mended
from ingest.tables.recognised import CONFIRMED, SURE, UNDOUBTED, accepted
from ingest.tables.review import RESULTS, REVIEW
from ingest.tables.states import read_tables
from ingest.types import Cell, Figure, FigureState, Grid, Origin, Part, Section


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


APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def read(rows: dict[str, list[str]], unsure: Mapping[str, float]) -> dict[tuple[str, str], Figure]:
    """What is read of a table of requests in a picture; cells are sure but for those with a text named."""
    lines = [["勾稽关系", *APPLICANTS], *([label, *values] for label, values in rows.items())]
    builder = DocumentBuilder()
    cells = [(text, r, c) for r, line in enumerate(lines) for c, text in enumerate(line)]
    builder.table([RawCell(t, r, c, confidence=unsure.get(t, 0.999)) for t, r, c in cells])
    _, figures, _ = read_tables(builder.build(), ())
    return {(f.row, f.column): f for f in figures}


@pytest.mark.parametrize("misread", ["l", "O", "日", "二十", "B件"])
def test_misread_number_shifts_nothing(misread: str) -> None:
    """A number read as letters or words is marked, keeps what was read, and its neighbours stay."""
    values = ["1", misread, "3", "4", "5", "6", "20"]
    figures = read({"予以公开": values, "部分公开": ["0"] * 7}, {misread: 0.7})
    line = [figures["予以公开", column] for column in APPLICANTS]
    assert [f.raw for f in line] == values
    assert [f.value for f in line] == [None if v == misread else Decimal(v) for v in values]
    assert line[1].state is FigureState.UNREADABLE
    assert {row for row, _ in figures} == {"予以公开", "部分公开"}


@pytest.mark.parametrize(("confidence", "state"), [(0.98, "reported"), (0.6, "unreadable")])
def test_row_of_ones_own_is_no_surer_than_its_label(confidence: float, state: str) -> None:
    """Figures beside a label that the form does not have are reported only where the label is sure."""
    own = "属于历史档案"
    rows = {"不予公开": [""] * 7, "属于国家秘密": ["0"] * 7, own: ["0"] * 7, "予以公开": ["0"] * 7}
    figures = read(rows, {own: confidence})
    (found,) = {f.state for (row, _), f in figures.items() if row.endswith(own)}
    assert found.value == state


@pytest.mark.parametrize(
    ("confidence", "state"), [(None, "reported"), (0.98, "reported"), (0.6, "unreadable")]
)
def test_figure_in_recognised_prose_is_as_sure_as_its_line(confidence: float | None, state: str) -> None:
    """A number in a sentence of a scan is given only where it was recognised surely."""
    builder = DocumentBuilder()
    builder.paragraph("全年主动公开政府信息255条。", confidence=confidence)
    document = builder.build()
    (figure,) = prose_figures(document, [Section(Part.OVERVIEW, "", 0, len(document.text))])
    assert (figure.state.value, figure.confidence) == (state, confidence)
    assert (figure.value is None) == (state == "unreadable")
