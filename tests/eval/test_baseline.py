"""Runs kept and compared, question by question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.types import Status
from eval.baseline import FILE, Mark, compare, load_baseline, marks_of, write_baseline
from eval.cases import Case
from eval.errors import BadBaseline
from eval.metrics import Score
from eval.runner import Row
from eval.sample import sample_truths
from eval.sample.questions import sample_cases


def row(question: str, right: bool, misled: bool = False, turns: tuple[str, ...] = ()) -> Row:
    case = Case("q", question, "table", frozenset({Status.ANSWERED}), turns=turns)
    return Row(case, None, {"right": Score(right), "not_misled": Score(not misled)})


def test_baseline_gives_back_what_was_written(tmp_path: Path) -> None:
    """A question is known by its words and those before it, not by its number; one line each."""
    rows = [row("那2021年呢？", True, turns=("2022年？",)), row("多少？", False, misled=True)]
    path = tmp_path / "baseline.json"
    write_baseline(path, rows)
    assert load_baseline(path) == {"2022年？ → 那2021年呢？": Mark(True), "多少？": Mark(False, True)}
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2 + len(rows)


def test_comparison_names_each_change() -> None:
    """What was mended, broken, misleads now or no longer, and what is new."""
    before = marks_of([row("a", True), row("b", False), row("c", True), row("d", False, misled=True)])
    after = [row("a", False, misled=True), row("b", True), row("c", True), row("d", True), row("e", True)]
    compared = compare(after, before)
    assert (compared.shared, compared.new) == (4, ("e",))
    assert (compared.mended, compared.broken) == (("b", "d"), ("a",))
    assert (compared.misleading, compared.redeemed) == (("a",), ("d",))
    assert "新答错：a" in compared.to_text()
    assert compared.to_json()["shared"] == 4


@pytest.mark.parametrize(
    ("before", "after", "fell"),
    [
        pytest.param(row("a", True), row("a", True), False, id="the same"),
        pytest.param(row("a", True), row("a", False), True, id="one lost"),
        pytest.param(row("a", False), row("a", False, misled=True), True, id="now misleads"),
        pytest.param(row("a", False), row("b", False), False, id="nothing shared"),
    ],
)
def test_fall_is_fewer_right_or_more_misleading(before: Row, after: Row, fell: bool) -> None:
    """Only what both runs have counts."""
    assert compare([after], marks_of([before])).fell is fell


def test_gains_outweigh_losses() -> None:
    """One lost and two gained is no fall."""
    before = marks_of([row("a", True), row("b", False), row("c", False)])
    after = [row("a", False), row("b", True), row("c", True)]
    assert not compare(after, before).fell
    assert compare([replace(after[0]), after[1]], before).fell is False


@pytest.mark.parametrize("text", ["", "[]", '{"a": {"rihgt": true}}'])
def test_bad_baseline_is_told_in_one_line(text: str, tmp_path: Path) -> None:
    """A file that is none is named with what to do."""
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadBaseline, match=r"--write-baseline") as caught:
        load_baseline(path)
    assert "\n" not in str(caught.value)


def test_committed_baseline_is_of_the_questions_of_today() -> None:
    """The baseline that comes with the program covers nearly all of the sample's questions."""
    asked = {" → ".join([*case.turns, case.question]) for case in sample_cases(sample_truths())}
    assert len(asked & load_baseline(FILE).keys()) >= 0.9 * len(asked)
