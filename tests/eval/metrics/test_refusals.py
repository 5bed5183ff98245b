"""When silence is right and when it is not."""

from __future__ import annotations

import pytest

from assistant.types import Status
from eval.metrics.base import Context, Score
from eval.metrics.refusals import NotRefused, RightRefusal
from tests.eval.conftest import MakeAnswer, MakeCase


@pytest.mark.parametrize(
    ("expected", "got", "value"),
    [
        ("not_found", Status.NOT_FOUND, 1.0),
        ("not_found|refused", Status.ANSWERED, 0.0),
        ("clarify", Status.NOT_FOUND, 0.0),
        ("answered", Status.NOT_FOUND, None),
        ("answered|not_reported", Status.NOT_REPORTED, None),
    ],
)
def test_right_refusal(
    expected: str,
    got: Status,
    value: float | None,
    make_case: MakeCase,
    make_answer: MakeAnswer,
    context: Context,
) -> None:
    """Only questions that must not be answered count, and only their expected endings."""
    score = RightRefusal().score(make_case(status=expected), make_answer("…", status=got), context)
    assert (score.value if isinstance(score, Score) else None) == value


@pytest.mark.parametrize(
    ("expected", "got", "value"),
    [
        ("answered", Status.ANSWERED, 1.0),
        ("answered", Status.CLARIFY, 0.0),
        ("not_found", Status.NOT_FOUND, None),
    ],
)
def test_not_refused(
    expected: str,
    got: Status,
    value: float | None,
    make_case: MakeCase,
    make_answer: MakeAnswer,
    context: Context,
) -> None:
    """Only questions that have an answer count."""
    score = NotRefused().score(make_case(status=expected), make_answer("…", status=got), context)
    assert (score.value if isinstance(score, Score) else None) == value
