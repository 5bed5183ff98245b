"""The sample corpus read by the program is what the truth says: every cell, contact, date and name."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import CellName
from eval.metrics import Corpus
from eval.sample import sample_truths
from eval.sample.questions import sample_cases
from eval.sample.truth import Contacts, Truth
from ingest.parse import parse_file
from ingest.settings import IngestSettings
from ingest.types import FigureState, Origin, Report, TableState

TRUTHS = [
    pytest.param(t, id=f"{n // 4 + 1}-{t.year}{Path(t.file).suffix}") for n, t in enumerate(sample_truths())
]
Reports = dict[str, Report]
ORIGINS = (Origin.TABLE, Origin.IMAGE)


@pytest.fixture(scope="module")
def reports(sample_folder: Path) -> Reports:
    return {
        path.name: parse_file(path, IngestSettings()) for path in sample_folder.glob("*.*") if path.is_file()
    }


@pytest.mark.parametrize("truth", TRUTHS)
def test_report_is_the_agencys_of_its_year(truth: Truth, reports: Reports) -> None:
    """Agency, place, office, year, period and date of signing are the truth's."""
    report = reports[truth.file]
    assert (report.agency, report.year) == (truth.agency.name, truth.year)
    assert (report.place, report.office) == (truth.agency.place, truth.agency.office)
    assert (report.period, report.signed) == (truth.period, truth.signed)


@pytest.mark.parametrize("truth", TRUTHS)
def test_tables_are_in_the_state_they_were_written_in(truth: Truth, reports: Reports) -> None:
    """A picture of a table is recognised or known to be unread; the others are parsed in the right form."""
    report = reports[truth.file]
    expected = {spec.id: TableState.PARSED for spec in truth.specs}
    expected |= dict.fromkeys(truth.legible, TableState.IMAGE_OCR)
    expected |= dict.fromkeys(truth.unread, TableState.IMAGE_UNREAD)
    assert {table.id: table.state for table in report.tables} == expected
    if "proactive" not in truth.unread:
        assert report.template == truth.form


@pytest.mark.parametrize("truth", TRUTHS)
def test_cells_are_the_truths(truth: Truth, reports: Reports) -> None:
    """Each cell of a table that can be read has its value, and a blank one is blank and not 0."""
    figures = {
        CellName(f.table, f.row, f.column): f for f in reports[truth.file].figures if f.origin in ORIGINS
    }
    expected = {cell: value for cell, value in truth.values.items() if cell.table not in truth.unread}
    assert {cell: figure.value for cell, figure in figures.items()} == expected
    blanks = {cell for cell, figure in figures.items() if figure.state is FigureState.BLANK}
    assert blanks == {cell for cell, value in expected.items() if value is None}


@pytest.mark.parametrize("truth", TRUTHS)
def test_contacts_are_the_truths(truth: Truth, reports: Reports) -> None:
    """Every contact detail printed is found, and none of these kinds that is not."""
    found = {contact.kind: contact.value for contact in reports[truth.file].contacts}
    printed = {kind: getattr(truth.contacts, kind) for kind in Contacts.__slots__}
    assert {kind: found.get(kind, "") for kind in printed} == printed


@pytest.mark.parametrize("truth", TRUTHS)
def test_facts_are_among_the_figures_of_the_prose(truth: Truth, reports: Reports) -> None:
    """Each count stated in prose is a figure with its value and unit."""
    stated = {(f.value, f.unit) for f in reports[truth.file].figures if f.origin is Origin.PROSE}
    assert {(fact.value, fact.unit) for fact in truth.facts if fact.value} <= stated


def test_expected_evidence_stands_in_the_canonical_text(reports: Reports) -> None:
    """Every quote that a sample question expects can be found again in its report."""
    corpus = Corpus({r.id: r.text for r in reports.values()}, {r.id: r.file for r in reports.values()})
    cases = sample_cases(sample_truths())
    assert [(case.id, item) for case in cases for item in case.evidence if not corpus.find(item)] == []
