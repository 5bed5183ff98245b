"""What the command line lists lines up, filters and cannot be mistaken for formulas."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from assistant.listing import aligned, figures_csv, select_entries
from ingest.store import CatalogueEntry
from ingest.types import Box, Figure, FigureState, Origin, Template


def entry(agency: str, year: int = 2022) -> CatalogueEntry:
    return CatalogueEntry(f"r-{agency}", "a.txt", agency, "", "", year, Template.FORM_2021, "", 1, 1, ())


AGENCIES = ["青溪市临渡区行政审批服务局", "临渡区人民政府", "临渡区人民政府办公室", "云岭县信访局"]


@pytest.mark.parametrize(
    ("agency", "found"),
    [
        pytest.param(None, AGENCIES, id="none named"),
        pytest.param("临渡区人民政府", ["临渡区人民政府"], id="a full name is that agency alone"),
        pytest.param("临渡审批局", ["青溪市临渡区行政审批服务局"], id="a short form"),
        pytest.param("办公室", ["临渡区人民政府办公室"], id="a piece of a name"),
        pytest.param(" 云岭县 信访局", ["云岭县信访局"], id="spaces"),
        pytest.param("海港市", [], id="nobody"),
    ],
)
def test_select_entries_finds_an_agency(agency: str | None, found: list[str]) -> None:
    """A name in full comes before a short form, and that before a piece of a name."""
    assert [e.agency for e in select_entries(map(entry, AGENCIES), agency, None)] == found


def test_select_entries_finds_a_year() -> None:
    """Only the reports of the year are left."""
    entries = [entry("甲局", 2021), entry("甲局", 2022)]
    assert select_entries(entries, "甲局", 2022) == [entries[1]]


def test_aligned_counts_an_ideograph_as_two() -> None:
    """Columns begin below one another on a terminal, and no line ends in blanks."""
    assert aligned([["机关", "年"], ["ab", "2022"], ["ＡＢＣ", ""]]) == "机关    年\nab      2022\nＡＢＣ"


def test_aligned_keeps_a_row_on_one_line() -> None:
    """Line ends and control characters in a cell do not break the table."""
    assert aligned([["一\n二\x1b[2J", "x"]]) == "一 二 [2J  x"


@pytest.mark.parametrize(
    ("raw", "cell"),
    [
        pytest.param("=HYPERLINK(1)", "'=HYPERLINK(1)", id="a formula"),
        pytest.param("+1+1", "'+1+1", id="a sum"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="a function"),
        pytest.param("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0", id="a command"),
        pytest.param("-5.20", "-5.20", id="a negative number"),
        pytest.param("＝1+1", "'＝1+1", id="a full-width sign"),
        pytest.param(" =1+1", "' =1+1", id="behind a space"),
        pytest.param("--", "--", id="two dashes for blank"),
        pytest.param("-", "-", id="a dash for blank"),
        pytest.param("165.51万元", "165.51万元", id="a number with its unit"),
    ],
)
def test_figures_csv_holds_no_formula(raw: str, cell: str) -> None:
    """What a spreadsheet would run is made text; numbers stay numbers."""
    figure = Figure(
        *("prose", "收费", "", Decimal("1E+2"), "元", raw),
        *(FigureState.REPORTED, Origin.PROSE, 0, 1, 0, 1),
    )
    text = figures_csv([(entry("甲局"), figure)])
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert (row["原文"], row["数值"]) == (cell, "100")


def test_figures_csv_says_where_each_figure_stands() -> None:
    """Origin, file, page and span are columns, lines end as Excel has them, the text begins with its mark."""
    figure = Figure(
        *("requests", "予以公开", "自然人", Decimal(7), "件", "7"),
        *(FigureState.REPORTED, Origin.TABLE, 120, 121, 100, 140),
        page=3,
    )
    text = figures_csv([(entry("甲局"), figure)])
    assert text.startswith("\ufeff机关,")
    assert text.count("\n") == text.count("\r\n") == 2
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    where = [row[name] for name in ("来源", "文件", "页", "起", "止", "把握", "图中位置")]
    assert where == ["表格", "a.txt", "3", "120", "121", "", ""]


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        pytest.param({"page": 2}, "第2页 10.0 20.0 30.0 40.0", id="on a page"),
        pytest.param({"picture": 1}, "图1 10.0 20.0 30.0 40.0", id="in a picture of the text"),
    ],
)
def test_figures_csv_says_where_in_a_picture(where: dict[str, int], shown: str) -> None:
    """A figure that was recognised comes with how sure it is and its place in the picture."""
    figure = Figure(
        *("requests", "予以公开", "自然人", Decimal(7), "件", "7"),
        *(FigureState.REPORTED, Origin.IMAGE, 120, 121, 100, 140),
        confidence=0.98765,
        box=Box(0.1, 0.2, 0.3, 0.4, **where),
    )
    text = figures_csv([(entry("甲局"), figure)])
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert (row["来源"], row["把握"], row["图中位置"]) == ("图片", "0.988", shown)
