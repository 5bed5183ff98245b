"""The bundled corpus: what is in it, and that it is the same each time."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eval.cases import load_cases
from eval.sample import build_sample, sample_truths
from eval.sample.look import TXT_LAYOUTS
from eval.sample.pen import NUMBERINGS
from eval.sample.plans import LOOKS
from eval.sample.questions import sample_cases
from eval.sample.truth import Truth
from ingest.discover import find_files
from ingest.settings import IngestSettings
from ingest.types import Template


@pytest.fixture(scope="module")
def truths() -> list[Truth]:
    return sample_truths()


def test_corpus_has_eight_agencies_over_four_years(truths: list[Truth]) -> None:
    """Each of at least eight agencies has a report for each of the same four years."""
    years = {truth.year for truth in truths}
    assert len(years) >= 4
    assert all(count == len(years) for count in Counter(truth.agency.name for truth in truths).values())
    assert len({truth.agency.name for truth in truths}) >= 8


def test_corpus_follows_both_forms(truths: list[Truth]) -> None:
    """Both versions of the form are there, and one agency still uses the old one in 2021."""
    assert {truth.form for truth in truths} == {Template.FORM_2019, Template.FORM_2021}
    assert any(truth.form is Template.FORM_2019 and truth.year == 2021 for truth in truths)


def test_corpus_has_every_format_and_layout(truths: list[Truth]) -> None:
    """The usual formats, the plain-text layouts met most and every numbering are used."""
    assert {Path(truth.file).suffix for truth in truths} == {".docx", ".html", ".md", ".pdf", ".txt"}
    assert {look.layout for look in LOOKS} >= {"", *TXT_LAYOUTS[:4]}
    assert {look.numbering for look in LOOKS} == set(NUMBERINGS)


def test_corpus_has_pictures_blanks_and_one_wrong_sum(truths: list[Truth]) -> None:
    """Some tables are pictures only, some rows are blank, exactly one sum does not agree."""
    assert sum(bool(truth.images) for truth in truths) >= 5
    assert sum(None in truth.values.values() for truth in truths) >= 3
    assert sum(truth.wrong is not None for truth in truths) == 1


def test_build_writes_the_reports_and_hides_the_truth_from_ingestion(
    sample_folder: Path, truths: list[Truth]
) -> None:
    """What ingestion finds in the folder is the reports and nothing else; truth.jsonl has a line for each."""
    lines = (sample_folder / ".truth" / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["file"] for line in lines] == [truth.file for truth in truths]
    assert {found.label for found in find_files([sample_folder], IngestSettings())} == {
        truth.file for truth in truths
    }


def test_build_writes_the_questions(sample_folder: Path, truths: list[Truth]) -> None:
    """The question file holds the sample's questions."""
    assert load_cases(sample_folder / ".truth" / "questions.jsonl") == sample_cases(truths)


def test_truth_lines_keep_a_blank_apart_from_a_zero(sample_folder: Path) -> None:
    """In truth.jsonl a blank cell is null and a zero is 0."""
    truth = (sample_folder / ".truth" / "truth.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in truth.splitlines()]
    values = {figure["value"] for line in lines for figure in line["figures"]}
    assert {None, "0"} <= values


def test_build_gives_the_same_bytes_again(sample_folder: Path, tmp_path: Path) -> None:
    """Building the corpus anew changes no file, so ingesting it anew changes nothing either."""
    build_sample(tmp_path)
    for path in [path for path in sample_folder.rglob("*") if path.is_file()]:
        assert path.read_bytes() == (tmp_path / path.relative_to(sample_folder)).read_bytes(), path.name


def test_another_seed_gives_other_reports(truths: list[Truth]) -> None:
    """The seed decides the figures; the agencies and files stay."""
    others = sample_truths(seed=7)
    assert [truth.file for truth in truths] == [other.file for other in others]
    assert all(truth.values != other.values for truth, other in zip(truths, others, strict=True))


def test_corpus_is_small(sample_folder: Path) -> None:
    """All reports together stay under five megabytes."""
    assert sum(path.stat().st_size for path in sample_folder.glob("*") if path.is_file()) < 5_000_000
