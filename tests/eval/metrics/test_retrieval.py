"""When the search found the evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.metrics.base import Context, Span
from eval.metrics.retrieval import RetrievalRecall
from tests.eval.conftest import TEXT, MakeAnswer, MakeCase

AT = TEXT.index("行政许可")
HIT = Span("r-1", AT - 20, AT + 30)
MISS = Span("r-1", 0, 10)
ELSEWHERE = Span("r-2", AT - 20, AT + 30)


@pytest.mark.parametrize(
    ("found", "at_1", "at_5"),
    [
        pytest.param((HIT, MISS), 1, 1, id="first"),
        pytest.param((MISS, HIT), 0, 1, id="second"),
        pytest.param((ELSEWHERE,), 0, 0, id="same place, other report"),
        pytest.param((), 0, 0, id="nothing"),
    ],
)
def test_recall_counts_evidence_among_the_first(
    found: tuple[Span, ...],
    at_1: int,
    at_5: int,
    make_case: MakeCase,
    make_answer: MakeAnswer,
    context: Context,
) -> None:
    """Evidence is found if one of the first k passages of its report holds it."""
    case, answer = make_case(140, "行政许可\t140"), make_answer("…")
    scores = [RetrievalRecall(k).score(case, answer, replace(context, passages=found)) for k in (1, 5)]
    assert [score.value for score in scores if score] == [at_1, at_5]


def test_recall_does_not_apply_without_evidence(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A question without expected evidence says nothing about the search."""
    assert RetrievalRecall(1).score(make_case(1), make_answer("…"), context) is None


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Span("r-1", 5, 15), True),
        (Span("r-1", 9, 30), False),
        (Span("r-2", 0, 10), False),
        (Span("r-1", 3, 4), True),
    ],
)
def test_spans_overlap_by_half_of_the_shorter(other: Span, same: bool) -> None:
    """Half of the shorter one must be shared, in the same report."""
    assert Span("r-1", 0, 10).overlaps(other) is same
    assert other.overlaps(Span("r-1", 0, 10)) is same
