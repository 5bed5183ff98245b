"""What is left for another year, or taken over from one, as a turn says it."""

from __future__ import annotations

import pytest

from assistant.turns.carried import carried_over


@pytest.mark.parametrize(
    ("turn", "spoken", "full"),
    [
        ("从21年转过来的是几件", (2022,), "上年结转的是几件"),
        ("从21年转过来的是几件", (2021,), "2022年上年结转的是几件"),
        ("21年带过来的几件", (2022,), "上年结转的几件"),
        ("21年留下来的几件", (2022,), "21年留下来的几件"),
        ("从21年带过来的问题有哪些", (2022,), "从21年带过来的问题有哪些"),
    ],
)
def test_what_comes_from_a_year_is_taken_over_by_the_next(
    turn: str, spoken: tuple[int, ...], full: str
) -> None:
    """Only requests are."""
    assert carried_over(turn, spoken) == full
