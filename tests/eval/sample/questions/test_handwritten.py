"""The questions written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import BadCases
from eval.sample import sample_truths
from eval.sample.questions.book import Book
from eval.sample.questions.handwritten import FILE, handwritten_cases, load_asks

LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_at_least_120_and_each_can_be_asked_of_the_sample() -> None:
    """Every line is a question that the bundled corpus decides."""
    cases = list(handwritten_cases(Book(tuple(sample_truths())), strict=True))
    assert len(cases) == len(load_asks()) >= 120
    assert [case.id for case in cases] == [line["id"] for line in LINES]


def test_no_line_holds_a_number_of_the_truth() -> None:
    """Answers come from the truth, so that another corpus has other answers: a line has keys only."""
    fields = {name for line in LINES for name in line}
    assert fields <= {
        "id", "q", "turns", "kind", "who", "year", "what", "op", "n", "over", "text", "find", "status",
        "heldout",
    }  # fmt: skip


def test_bad_line_is_told(tmp_path: Path) -> None:
    """A misspelt field is named with its line."""
    path = tmp_path / "asks.jsonl"
    path.write_text('{"id": "a", "q": "问", "kind": "table", "yaer": 2022}\n', encoding="utf-8")
    with pytest.raises(BadCases, match="第 1 行的字段 'yaer'"):
        load_asks(path)
