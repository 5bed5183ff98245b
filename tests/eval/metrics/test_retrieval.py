"""When the search found the evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.metrics.base import Context, Span
from eval.metrics.retrieval import Retrieval
from tests.eval.conftest import TEXT, MakeAnswer, MakeCase

AT = TEXT.index("行政许可")
HIT = Span("r-1", AT - 20, AT + 30)
MISS = Span("r-1", 0, 10)
ELSEWHERE = Span("r-2", AT - 20, AT + 30)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param((HIT, MISS), [1, 1, 1], id="first"),
        pytest.param((MISS, HIT), [0, 1, 0.5], id="second"),
        pytest.param((MISS, MISS, HIT, HIT), [0, 1, 1 / 3], id="twice"),
        pytest.param((ELSEWHERE,), [0, 0, 0], id="same place, other report"),
        pytest.param((), [0, 0, 0], id="nothing"),
    ],
)
def test_recall_and_rank_are_those_of_the_first_passage_that_holds_it(
    found: tuple[Span, ...],
    expected: list[float],
    make_case: MakeCase,
    make_answer: MakeAnswer,
    context: Context,
) -> None:
    """Evidence is found if one of the first k passages of its report holds it; its rank counts."""
    case, answer = make_case(140, "行政许可\t140"), make_answer("…")
    measures = [Retrieval(measure, measure) for measure in ("R@1", "R@5", "RR")]
    scores = [measure.score(case, answer, replace(context, passages=found)) for measure in measures]
    assert [score.value for score in scores if score] == pytest.approx(expected)


def test_each_piece_of_evidence_counts_by_itself(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Of two pieces one found is a half, though one passage may hold both."""
    case = make_case(140, "行政许可\t140", "电话：0600-2222333")
    both = replace(context, passages=(Span("r-1", 0, len(TEXT)),))
    one = replace(context, passages=(HIT,))
    values = [Retrieval("R@1", "").score(case, make_answer("…"), found) for found in (both, one)]
    assert [score.value for score in values if score] == [1, 0.5]


def test_the_row_of_a_table_is_as_good_as_the_sentence(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """What the prose tells and a table holds is found where a passage has either, and nowhere else."""
    case = make_case(140, "全年主动公开政府信息 128 条")
    told_twice = replace(case, evidence=(replace(case.evidence[0], row="行政许可\t140"),))
    found = replace(context, passages=(HIT,))
    values = [Retrieval("R@1", "").score(asked, make_answer("…"), found) for asked in (case, told_twice)]
    assert [score.value for score in values if score] == [0, 1]


def test_one_of_several_places_is_enough(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Of evidence that is not needed piece by piece, the first passage that has any counts."""
    case = make_case(140, "电话：0600-2222333", "行政许可\t140")
    either = replace(case, evidence=tuple(replace(item, needed=False) for item in case.evidence))
    score = Retrieval("RR", "").score(either, make_answer("…"), replace(context, passages=(MISS, HIT)))
    assert score is not None
    assert score.value == 0.5


def test_recall_does_not_apply_without_evidence(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A question without expected evidence says nothing about the search."""
    assert Retrieval("R@1", "").score(make_case(1), make_answer("…"), context) is None


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
