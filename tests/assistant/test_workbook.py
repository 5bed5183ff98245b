"""A workbook of figures holds numbers as numbers and never runs what a report says."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from assistant.listing import FIGURE_HEAD
from assistant.workbook import figures_xlsx
from ingest.store import CatalogueEntry
from ingest.types import Figure, FigureState, Origin, Template

ENTRY = CatalogueEntry(
    "r-1", "报告.docx", "临渡区教育局", "临渡区", "教育局", 2022, Template.FORM_2021, "年报", 1, 1, ()
)


def row_of(row: str, value: str | None) -> dict[str, object]:
    """The line of one figure as a spreadsheet reads it, by the heads."""
    number = None if value is None else Decimal(value)
    state = FigureState.BLANK if value is None else FigureState.REPORTED
    figure = Figure("prose", row, "", number, "件", value or "", state, Origin.PROSE, 0, 1, 0, 1)
    sheet = load_workbook(BytesIO(figures_xlsx([(ENTRY, figure)]))).active
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0] == FIGURE_HEAD
    return dict(zip(FIGURE_HEAD, lines[1], strict=True))


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        pytest.param("12", 12, id="whole"),
        pytest.param("-3", -3, id="negative"),
        pytest.param("12.5", 12.5, id="fraction"),
        pytest.param("12345678901234567", "12345678901234567", id="more-digits-than-a-sheet-keeps"),
        pytest.param(None, None, id="blank-is-not-0"),
    ],
)
def test_numbers_are_numbers(value: str | None, kept: object) -> None:
    """What a sheet can keep exactly is a number, what it cannot is text, and a blank is nothing."""
    assert row_of("收到", value)["数值"] == kept


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", '=HYPERLINK("http://evil.example")', "\x07收到"])
def test_text_is_never_a_formula(text: str) -> None:
    """What begins like a formula is kept as text, and what a sheet cannot hold is left out."""
    assert row_of(text, "1")["行"] == text.replace("\x07", "")
