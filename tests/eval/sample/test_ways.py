"""Each way in which a format lays a report out is read back as the truth: figures, order, identity."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.types import CellName
from eval.sample import sample_truths
from eval.sample.author import Author
from eval.sample.corpus import WRITERS
from eval.sample.look import Look
from eval.sample.plans import PLANS, YEARS
from eval.sample.truth import Chart, Heading, Paragraph, Truth
from ingest.fold import squeeze
from ingest.parse import parse_file
from ingest.readers.office import find_office
from ingest.settings import IngestSettings
from ingest.types import BlockKind, FigureState, Origin, Report

VARIANTS = {
    ".docx": "controls frame hidden numbering split textbox tracked "
    "controls+frame+hidden+numbering+split+textbox+tracked",
    ".html": "framed layout split undeclared word framed+layout+split+undeclared+word",
    ".pdf": "columns cut header rules unruled columns+header+rules",
    ".ofd": "plain header unruled",
    ".xlsx": "plain formats sheets unruled formats+sheets",
}
LOOKS = [
    pytest.param(
        Look(
            suffix,
            encoding="gb18030" if "undeclared" in names else "utf-8",
            variants=frozenset(names.split("+")),
        ),
        id=f"{suffix[1:]}-{names}",
    )
    for suffix, all_names in VARIANTS.items()
    for names in all_names.split()
]
# Of each template the first report and the one with most blanks.
TRUTHS = [
    pytest.param(replace(truth, images=frozenset()), id=f"{truth.agency.office}-{truth.year}")
    for truth in (sample_truths()[n] for n in (0, 3, 4, 14))
]
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed here")


def read_back(truth: Truth, look: Look, folder: Path) -> Report:
    path = folder / f"report{look.suffix}"
    WRITERS[look.suffix](truth, path, look)
    return parse_file(path, IngestSettings())


def assert_cells(report: Report, truth: Truth) -> None:
    """Every cell has its value, blank ones are blank, and there is no other figure of the tables."""
    read = {CellName(f.table, f.row, f.column): f for f in report.figures if f.origin is Origin.TABLE}
    assert {cell: figure.value for cell, figure in read.items()} == dict(truth.values)
    blank = {cell for cell, figure in read.items() if figure.state is FigureState.BLANK}
    assert blank == {cell for cell, value in truth.values.items() if value is None}


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("look", LOOKS)
def test_variant_is_read_back_whole(look: Look, truth: Truth, tmp_path: Path) -> None:
    """Agency, year, form and every cell are the truth's; each paragraph stands in the text in one piece."""
    report = read_back(truth, look, tmp_path)
    assert (report.agency, report.year, report.template) == (truth.agency.name, truth.year, truth.form)
    assert_cells(report, truth)
    text = squeeze(report.text).text
    written = [piece.text for piece in truth.pieces if isinstance(piece, Paragraph)]
    assert [paragraph for paragraph in written if squeeze(paragraph).text not in text] == []
    assert report.signed == truth.signed


@needs_office
@pytest.mark.parametrize("suffix", [".doc", ".rtf"])
def test_older_word_file_is_read_back_whole(suffix: str, tmp_path: Path) -> None:
    """What LibreOffice wrote in an older format has the truth's cells when LibreOffice reads it again."""
    truth = replace(sample_truths()[14], images=frozenset())
    assert_cells(read_back(truth, Look(suffix, variants=frozenset({"frame"})), tmp_path), truth)


def test_tables_alone_are_a_report_of_their_title(tmp_path: Path) -> None:
    """A workbook with nothing but a title and the three tables is that agency's report of the year."""
    truth = replace(sample_truths()[3], images=frozenset())
    report = read_back(truth, Look(".xlsx", variants=frozenset({"tables-only"})), tmp_path)
    assert (report.agency, report.year) == (truth.agency.name, truth.year)
    assert_cells(report, truth)


def test_counted_numbers_are_in_the_text(tmp_path: Path) -> None:
    """Headings whose number Word counts itself stand in the text as they print."""
    truth = next(t for t in sample_truths() if any(_is_chinese(piece.text) for piece in _headings(t)))
    report = read_back(truth, Look(".docx", variants=frozenset({"numbering"})), tmp_path)
    assert [h.text for h in _headings(truth) if h.text not in report.text] == []


def test_native_chart_is_figures_of_its_own(tmp_path: Path) -> None:
    """Each number of a Word chart is a figure by series and category; it is no table and no picture."""
    look = Look(".docx", variants=frozenset({"chart"}))
    author = Author(PLANS[0], 1)
    truth = [author.report(year, look) for year in YEARS[:2]][1]
    report = read_back(replace(truth, images=frozenset()), look, tmp_path)
    (chart,) = (piece for piece in truth.pieces if isinstance(piece, Chart))
    drawn = {
        (f"{chart.title}/{year}年", name): count
        for year, counts in chart.rows
        for name, count in zip(chart.categories, counts, strict=True)
    }
    assert {(f.row, f.column): f.value for f in report.figures if f.origin is Origin.CHART} == drawn
    assert [block.kind for block in report.blocks].count(BlockKind.CHART) == 1
    assert BlockKind.IMAGE not in [block.kind for block in report.blocks]
    for figure in report.figures:
        assert figure.raw in report.text[figure.start : figure.end] or figure.origin is not Origin.CHART


def _headings(truth: Truth) -> list[Heading]:
    return [piece for piece in truth.pieces if isinstance(piece, Heading) and piece.level]


def _is_chinese(text: str) -> bool:
    return text.startswith("（一）")
