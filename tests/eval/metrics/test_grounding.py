"""When a number has a source."""

from __future__ import annotations

import pytest

from assistant.types import Status
from eval.metrics.base import Context
from eval.metrics.grounding import Grounded
from tests.eval.conftest import MakeAnswer, MakeCase

GROUNDED = Grounded()


@pytest.mark.parametrize(
    ("statement", "extra"),
    [
        pytest.param("行政许可140件", {}, id="in a quote"),
        pytest.param("2022年行政许可140件", {}, id="the year of the report"),
        pytest.param("共77件", {"values": (77,)}, id="in a figure"),
        pytest.param("增长35.1%", {"calculation": "26 ÷ 74 = 35.1%"}, id="in the calculation"),
        pytest.param("不是5件", {}, id="in the question"),
        pytest.param("2019年的报告没有写", {}, id="a year the question spells out"),
    ],
)
def test_number_with_a_source_is_grounded(
    statement: str, extra: dict[str, object], make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Quotes, figures, the calculation, the report's year and the question itself are sources."""
    answer = make_answer(statement, quotes=("行政许可\t140",), **extra)
    score = GROUNDED.score(make_case(question="二〇一九年是5件吗？"), answer, context)
    assert score is not None
    assert score.value == 1


def test_number_from_nowhere_is_not(make_case: MakeCase, make_answer: MakeAnswer, context: Context) -> None:
    """One of two numbers without source: half, and it is named."""
    score = GROUNDED.score(
        make_case(), make_answer("140件，比上年多33件", quotes=("行政许可\t140",)), context
    )
    assert score is not None
    assert score.value == 0.5
    assert "33" in score.reason


def test_grounding_does_not_apply_without_numbers_or_report(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """No number, or an answer about no report: no score."""
    assert GROUNDED.score(make_case(), make_answer("未填报"), context) is None
    absent = make_answer("只有2019年和2020年的", status=Status.NOT_FOUND)
    assert GROUNDED.score(make_case(), absent, context) is None
