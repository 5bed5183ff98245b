"""The question set over the sample corpus as a whole."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

from assistant.types import Status
from eval.cases import load_cases, to_json
from eval.sample import sample_truths
from eval.sample.questions import sample_cases

TRUTHS = sample_truths()
CASES = sample_cases(TRUTHS)


def test_set_is_large_and_of_many_kinds() -> None:
    """At least 400 questions of at least 14 kinds, 60 in a conversation, 80 that must not be answered."""
    kinds = Counter(case.kind for case in CASES)
    assert len(CASES) >= 400
    assert len(kinds) >= 14
    assert min(kinds.values()) >= 8
    assert sum(bool(case.turns) for case in CASES) >= 60
    assert sum(Status.ANSWERED not in case.statuses for case in CASES) >= 80


def test_each_kind_is_asked_in_both_halves() -> None:
    """Some questions of each kind are held out, and three hundred in all."""
    halves = [{case.kind for case in CASES if case.heldout is held} for held in (False, True)]
    assert halves[0] == halves[1]
    assert sum(case.heldout for case in CASES) >= 300


def test_no_question_stands_in_both_halves() -> None:
    """What is held out is not asked in the same words during development."""
    asked = [
        {(case.turns, case.question) for case in CASES if case.heldout is held} for held in (False, True)
    ]
    assert asked[0] & asked[1] == set()


def test_questions_are_the_same_each_time() -> None:
    """The same truth and seed give the same questions; no id and no question is there twice."""
    assert sample_cases(TRUTHS) == CASES
    assert len({case.id for case in CASES}) == len(CASES)
    assert len({(case.turns, case.question) for case in CASES}) == len(CASES)


def test_what_is_to_be_answered_can_be_judged() -> None:
    """Each question that must be answered has a part, a name or a verdict to look for, or words to cite."""
    assert [case for case in CASES if case.answerable and not _has_content(case)] == []


def test_questions_name_no_value() -> None:
    """No question gives its own answer away."""
    for case in CASES:
        for wanted in case.wanted:
            if isinstance(wanted.value, Decimal) and wanted.value > 31:
                assert not re.search(rf"(?<!\d){wanted.value}(?!\d)", case.question), case


def test_silent_questions_expect_nothing() -> None:
    """What cannot be answered expects no number and no quote."""
    silent = [case for case in CASES if Status.ANSWERED not in case.statuses]
    assert all(not case.wanted and not case.evidence for case in silent)


def test_another_corpus_gives_questions_too() -> None:
    """With another seed the truth is another, and so are the answers; what cannot be asked is left out."""
    others = sample_cases(sample_truths(7), 7)
    assert len(others) > 0.9 * len(CASES)
    assert others != CASES


def test_questions_survive_a_question_file(tmp_path: Path) -> None:
    """Written as a question file and read again, the questions are the same."""
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(to_json(case), ensure_ascii=False) + "\n" for case in CASES), "utf-8")
    assert load_cases(path) == CASES


def _has_content(case: object) -> bool:
    return any(
        getattr(case, name) not in ((), None)
        for name in ("wanted", "names", "leaders", "verdict", "evidence")
    )
