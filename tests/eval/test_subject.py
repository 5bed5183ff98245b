"""The subject of an evaluation: the program on real parts, from files to scores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.errors import NothingToMeasure
from eval.metrics import METRICS
from eval.report import summarise
from eval.runner import Row, run_cases
from eval.sample import sample_truths
from eval.sample.questions import sample_cases
from eval.subject import Subject, subject_of_reports, temporary_library

AGENCY = "青溪市临渡区行政审批服务局"
# The answers' own issue raises these; here they only must not fall.
LEAST_RIGHT = 0.85


@pytest.fixture(scope="module")
def subject(sample_folder: Path) -> Iterator[Subject]:
    """Four agencies' reports of all years; the whole corpus would only take longer."""
    paths = [path for path in sorted(sample_folder.iterdir()) if path.name.startswith("青溪市临渡区")]
    with subject_of_reports(paths) as opened:
        yield opened


@pytest.fixture(scope="module")
def rows(subject: Subject) -> list[Row]:
    """Every tenth question whose evidence is in these reports."""
    corpus = subject.corpus()
    cases = [case for case in sample_cases(sample_truths()) if case.answerable]
    asked = [case for case in cases if all(corpus.find(item) for item in case.evidence)]
    return run_cases(asked[::10], subject.ask, subject.search, corpus)


def test_corpus_holds_every_report_by_its_file_name(subject: Subject) -> None:
    """Text and name of each report are there for the metrics."""
    corpus = subject.corpus()
    assert len(corpus.files) == 8
    assert all(name.startswith(AGENCY[:6]) for name in corpus.files.values())
    assert all("政府信息公开" in text for text in corpus.texts.values())


def test_no_question_fails(rows: list[Row]) -> None:
    """Every question ends in an answer, and every metric gives its verdict."""
    assert len(rows) > 15
    assert [row.error for row in rows if row.error] == []
    assert not any("指标出错" in score.reason for row in rows for score in row.scores.values())


@pytest.mark.parametrize("metric", ["verbatim", "grounded"])
def test_answers_keep_to_the_evidence(metric: str, rows: list[Row]) -> None:
    """Every quote is verbatim at its span, and no number comes from nowhere."""
    assert [row.scores[metric] for row in rows if metric in row.scores and row.scores[metric].value < 1] == []


def test_most_answers_are_right(rows: list[Row]) -> None:
    """The sample's questions about these reports are answered rightly but for a few."""
    total = summarise(rows)[-1]
    assert total.means["right"] >= LEAST_RIGHT
    assert total.means.keys() >= METRICS.keys() - {"right_refusal"}


def test_reports_that_are_none_are_refused(tmp_path: Path) -> None:
    """A folder without a report gives one line that names it."""
    (tmp_path / "note.txt").write_text("今天开会。", encoding="utf-8")
    with pytest.raises(NothingToMeasure, match=tmp_path.name), subject_of_reports([tmp_path]):
        pass


def test_temporary_library_leaves_nothing() -> None:
    """Its home is gone afterwards."""
    with temporary_library() as library:
        home = library.home
        assert home.is_dir()
    assert not home.exists()
