"""The benchmark of questions, on a few reports and questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.bench.ask import Timing, bench_ask, to_json, to_text
from eval.cases import Case
from eval.errors import NothingToMeasure
from eval.sample import sample_truths
from eval.sample.questions import sample_cases
from eval.subject import Subject, subject_of_reports

AGENCY = "澜原市北棠区交通运输局"


@pytest.fixture(scope="module")
def asked(sample_folder: Path) -> Iterator[tuple[Subject, list[Case]]]:
    cases = [
        case
        for case in sample_cases(sample_truths())
        if any(e.file.startswith(AGENCY) for e in case.evidence)
    ]
    with subject_of_reports(
        [path for path in sorted(sample_folder.iterdir()) if path.name.startswith(AGENCY)]
    ) as subject:
        yield subject, cases


@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # those of the compared chain's packages are not ours
def test_bench_times_both_sides_on_the_same_questions(asked: tuple[Subject, list[Case]]) -> None:
    """Both sorts of question are timed on both sides, and right answers counted."""
    timings = bench_ask(*asked)
    assert [timing.sort for timing in timings] == ["数字题", "正文题"]
    assert all(timing.questions > 0 and timing.ours_ms > 0 and timing.plain_ms > 0 for timing in timings)
    assert all(0 <= timing.plain_top <= timing.plain_any <= 1 for timing in timings)


def test_bench_needs_questions_with_a_value(asked: tuple[Subject, list[Case]]) -> None:
    """Without any there is one line that says so."""
    with pytest.raises(NothingToMeasure, match="value"):
        bench_ask(asked[0], [])


def test_figures_are_printed_with_their_ratio() -> None:
    """A line tells both medians, their ratio and the shares."""
    timing = Timing("数字题", 40, 12.5, 50, 1, 0.25, 0.5)
    text = to_text([timing])
    assert "12.5 ms" in text
    assert "比值 0.25" in text
    assert "25%" in text
    assert to_json([timing])["sorts"][0]["plain_any"] == 0.5
