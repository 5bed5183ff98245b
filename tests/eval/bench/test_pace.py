"""The pace of taking in, on a report or two."""

from __future__ import annotations

import pytest

from eval.bench import pace
from eval.bench.block import Counts
from eval.bench.pace import Pace


def test_each_format_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line a format; with the embedding it is never quicker than without."""
    monkeypatch.setattr(pace, "TYPED", (".txt", ".md"))
    measured = pace.pace(Counts(timed=1, office=0, pictured=0))
    assert [line[:2] for line in measured.lines] == [("txt", "1"), ("md", "1")]
    for each in measured.data:
        assert 0 < each["reports_per_second"] <= each["reports_per_second_without_embedding"]


def test_embedding_is_left_out_of_the_first_pace() -> None:
    """Ten reports in five seconds, three of them in the model."""
    assert Pace("txt", 10, 5.0, 3.0).paces == (5.0, 2.0)
