"""What the database filters, sorts and counts is what a look at everything gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.audit.rules import RULES
from ingest.browse import MOST_NAMES, FigureFilter, Order, ReportFilter, RuleCount
from ingest.parse import parse_document
from ingest.readers.text import read_text
from ingest.store import Store
from ingest.types import Figure, FigureState, Finding, Origin, Report, Severity, Table, TableState

TEXT = "{}{}年政府信息公开工作年度报告\n\n一、总体情况\n\n收到申请3件。\n\n六、其他需要报告的事项\n\n无。"
AGENCIES = ("青溪市临渡区行政审批服务局", "青溪市100%_局", "澜原市砚湖县教育局")


def figure(row: str, column: str, value: str | None, table: str = "requests") -> Figure:
    """A figure with a value, or a blank."""
    number = None if value is None else Decimal(value)
    state = FigureState.BLANK if value is None else FigureState.REPORTED
    return Figure(table, row, column, number, "件", value or "", state, Origin.TABLE, 0, 1, 0, 1)


def report(agency: str, year: int, *figures: Figure, state: TableState = TableState.PARSED) -> Report:
    """A small report with these figures."""
    made = parse_document(read_text(TEXT.format(agency, year)), f"{agency}{year}.txt", f"{agency}{year}", 320)
    part = made.sections[0].part
    tables = (Table("requests", state, part),)
    findings = (Finding("requests.balance", Severity.ERROR, "不等"),) if year == 2022 else ()
    return replace(
        made, id=f"r-{agency}-{year}", agency=agency, place=agency[:3], year=year, figures=figures,
        tables=tables, findings=findings,
    )  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three agencies, two years of the first."""
    store = Store(f"sqlite:///{tmp_path / 'browse.db'}")
    reports = [
        report(AGENCIES[0], 2021, figure("新收", "总计", "9"), figure("予以公开", "总计", None)),
        report(AGENCIES[0], 2022, figure("新收", "总计", "100"), figure("结转/下年", "总计", "0")),
        report(AGENCIES[1], 2022, figure("新收", "自然人", "20.5"), state=TableState.IMAGE_UNREAD),
        report(AGENCIES[2], 2021, figure("规章", "制发", "7", table="proactive")),
    ]
    for each in reports:
        keys = {passage.id: passage.id for passage in each.passages}
        store.save(each, path=each.file, text_keys=keys, new_vectors={}, embedder="none")
    yield store
    store.close()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param(ReportFilter(), 4, id="all"),
        pytest.param(ReportFilter("审批局"), 2, id="short-form"),
        pytest.param(ReportFilter("审批局", 2022), 1, id="short-form-and-year"),
        pytest.param(ReportFilter("局批审"), 0, id="other-order"),
        pytest.param(ReportFilter("%"), 1, id="a-per-cent-sign-is-no-wildcard"),
        pytest.param(ReportFilter("_"), 1, id="nor-is-a-low-line"),
        pytest.param(ReportFilter(place="青溪市"), 3, id="place"),
        pytest.param(ReportFilter(state=TableState.IMAGE_UNREAD), 1, id="state"),
        pytest.param(ReportFilter("'; drop table reports; --"), 0, id="injection"),
    ],
)
def test_reports_are_found_by_each_filter(store: Store, wanted: ReportFilter, found: int) -> None:
    """The count is that of all, whatever the limit."""
    assert store.report_slice(wanted).total == found == len(store.report_slice(wanted).items)
    assert store.report_slice(wanted, 0, 1).total == found


def test_slices_follow_one_another(store: Store) -> None:
    """Slice after slice gives each report once, by agency and year."""
    whole = store.report_slice(ReportFilter()).items
    assert whole == tuple(store.report_slice(ReportFilter(), n, 1).items[0] for n in range(4))


def test_values_are_sorted_as_numbers_and_blanks_come_last(store: Store) -> None:
    """100 is more than 20.5 and 9; where there is no number, it is last either way."""
    up, down = (
        [each.figure.value for each in store.figure_slice(FigureFilter(), Order.VALUE, descending).items]
        for descending in (False, True)
    )
    numbers = [Decimal(text) for text in ("0", "7", "9", "20.5", "100")]
    assert up == [*numbers, None]
    assert down == [*reversed(numbers), None]


def test_figures_are_filtered_by_words_in_order_or_by_exact_names(store: Store) -> None:
    """结下 finds 结转/下年 by its words; an exact name finds no other."""
    assert store.figure_slice(FigureFilter(words="结下")).total == 1
    assert store.figure_slice(FigureFilter(row="结转")).total == 0
    assert store.figure_slice(FigureFilter(column_words="然人")).total == 1
    assert store.figure_slice(FigureFilter(state=FigureState.BLANK)).total == 1
    assert store.figure_slice(FigureFilter(ReportFilter(AGENCIES[0]), "requests", "新收")).total == 2


def test_findings_are_counted_by_rule_and_lead_to_their_reports(store: Store) -> None:
    """Two reports of 2022 break a rule, one of them of the agency asked for."""
    assert "requests.balance" in RULES
    counts = store.finding_counts(ReportFilter())
    assert counts == (RuleCount("requests.balance", Severity.ERROR, 2, 2),)
    assert store.at_fault(ReportFilter("审批局"), "requests.balance", None, 0, 9).total == 1
    assert store.at_fault(ReportFilter(), "", Severity.WARNING, 0, 9).total == 0


def test_facets_are_what_there_is(store: Store) -> None:
    """Each year, place and agency once."""
    facets = store.facets()
    assert facets.years == (2021, 2022)
    assert set(facets.agencies) == set(AGENCIES)
    assert len(facets.places) == 2 <= MOST_NAMES
    assert set(store.labels("requests")) == {
        ("新收", "总计"), ("新收", "自然人"), ("予以公开", "总计"), ("结转/下年", "总计"),
    }  # fmt: skip
