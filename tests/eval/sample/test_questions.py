"""The questions over the sample corpus and what its truth answers."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from assistant.types import Status
from eval.cases import load_cases, to_json
from eval.sample import sample_truths
from eval.sample.questions import names_of, sample_cases
from eval.sample.truth import Agency

TRUTHS = sample_truths()
CASES = sample_cases(TRUTHS)


def test_sample_has_about_150_questions_of_many_kinds() -> None:
    """Figures, blanks, pictures, prose, contacts, problems, gaps and unclear questions are all asked."""
    kinds = Counter(case.kind for case in CASES)
    assert 130 <= len(CASES) <= 170
    assert kinds.keys() >= {
        "table", "two_figures", "blank", "image_table", "prose", "unstated",
        "contact", "problems", "procedure", "unanswerable", "ambiguous",
    }  # fmt: skip


def test_questions_are_the_same_each_time() -> None:
    """The same truth and seed give the same questions, and no id twice."""
    assert sample_cases(TRUTHS) == CASES
    assert len({case.id for case in CASES}) == len(CASES)


def test_answers_are_in_the_evidence() -> None:
    """The value of an answered question stands in one of its quotes, or the quote says there was none."""
    for case in CASES:
        if case.answerable and case.value is not None:
            quotes = " ".join(item.quote for item in case.evidence)
            assert str(case.value) in quotes or case.value == 0, case


def test_questions_name_no_value() -> None:
    """No question gives its own answer away."""
    for case in CASES:
        if isinstance(case.value, Decimal) and case.value > 31:
            assert str(case.value) not in case.question


def test_silent_questions_have_no_evidence() -> None:
    """What cannot be answered expects no quote."""
    assert all(not case.evidence for case in CASES if Status.ANSWERED not in case.statuses)


def test_names_of_an_office_end_in_everyday_short_forms() -> None:
    """An office is called by its full name, without the city, and by its nickname with and without 区."""
    agency = Agency("青溪市临渡区", "行政审批服务局", "审批局")
    assert names_of(agency) == (
        "青溪市临渡区行政审批服务局",
        "临渡区行政审批服务局",
        "临渡区审批局",
        "临渡审批局",
    )


def test_questions_survive_a_question_file(tmp_path: Path) -> None:
    """Written as a question file and read again, the questions are the same."""
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(to_json(case), ensure_ascii=False) + "\n" for case in CASES), "utf-8")
    assert load_cases(path) == CASES
