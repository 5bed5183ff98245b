"""When citations are verbatim, support their statements, and are there."""

from __future__ import annotations

import pytest

from assistant.types import Statement, Status
from eval.metrics.base import Context
from eval.metrics.citations import CitationPrecision, CitationRecall, EvidenceHit, Verbatim, shares_run
from tests.eval.conftest import MakeAnswer, MakeCase, citation


def test_verbatim_needs_the_quote_at_its_span(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """One citation in place, one a character off: half."""
    off = citation("行政许可\t140", 2, start=3)
    score = Verbatim().score(make_case(), make_answer("140", quotes=("行政许可\t140", off)), context)
    assert score is not None
    assert score.value == 0.5


@pytest.mark.parametrize(
    ("statement", "quote", "good"),
    [
        pytest.param("行政许可140件", "行政许可\t140", 1, id="number in the quote"),
        pytest.param("行政许可141件", "行政许可\t140", 0, id="another number"),
        pytest.param("主动公开政府信息128条", "全年主动公开政府信息 128 条", 1, id="number with spaces"),
        pytest.param("收费0元", "未收取信息处理费", 1, id="none in words"),
        pytest.param("问题是解读形式单一", "一是解读形式单一；二是更新不及时", 0, id="too short a run"),
        pytest.param(
            "一是解读形式单一；二是更新", "一是解读形式单一；二是更新不及时", 1, id="the report's own words"
        ),
        pytest.param("申请表是图片", "[image: 表二]", 1, id="a picture said to be one"),
        pytest.param("2022年没有数字", "临渡区教育局2022年政府", 0, id="a year is not support"),
    ],
)
def test_precision_asks_whether_the_quote_supports(
    statement: str, quote: str, good: int, make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A citation is good if it has a number of its statement or a run of its words."""
    score = CitationPrecision().score(make_case(), make_answer(statement, quotes=(quote,)), context)
    assert score is not None
    assert score.value == good


def test_precision_does_not_count_an_unused_citation_as_good(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A citation that no statement refers to supports nothing."""
    answer = make_answer(Statement("行政许可140件"), quotes=("行政许可\t140",))
    score = CitationPrecision().score(make_case(), answer, context)
    assert score is not None
    assert score.value == 0


def test_precision_accepts_the_terms_of_a_sum(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A quote with a term of the calculation supports a statement of its result."""
    quotes = ("其中工作动态100条、\n公告28条", "行政许可\t140")
    answer = make_answer("两项共128条", quotes=quotes, calculation="100 + 28 = 128")
    score = CitationPrecision().score(make_case(), answer, context)
    assert score is not None
    assert score.value == 0.5


def test_recall_counts_statements_without_marker(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Of two statements one without marker: half; a lead-in that ends in a colon does not count."""
    answer = make_answer("情况如下：", "行政许可140件", Statement("未收费"), quotes=("行政许可\t140",))
    score = CitationRecall().score(make_case(), answer, context)
    assert score is not None
    assert score.value == 0.5
    assert "未收费" in score.reason


def test_recall_does_not_accept_a_marker_of_nothing(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A marker whose citation is not there does not count."""
    score = CitationRecall().score(make_case(), make_answer(Statement("行政许可140件", (7,))), context)
    assert score is not None
    assert score.value == 0


def test_evidence_hit_finds_the_quote_across_line_breaks(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """The expected quote is matched without regard to white space."""
    case = make_case(128, "其中工作动态100条、公告28条")
    score = EvidenceHit().score(case, make_answer("128", quotes=("其中工作动态100条、\n公告28条",)), context)
    assert score is not None
    assert score.value == 1


@pytest.mark.parametrize("metric", [Verbatim(), CitationPrecision()])
def test_metrics_of_citations_do_not_apply_without_any(
    metric: Verbatim | CitationPrecision, make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """No citation, no score."""
    assert metric.score(make_case(), make_answer("1"), context) is None


def test_recall_and_evidence_apply_to_answers_only(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A question rightly left unanswered has neither."""
    case = make_case(status="not_found")
    answer = make_answer("没有", status=Status.NOT_FOUND)
    assert CitationRecall().score(case, answer, context) is None
    assert EvidenceHit().score(case, answer, context) is None


def test_shares_run_takes_a_short_quote_whole() -> None:
    """A quote of less than eight characters must be there in full."""
    assert shares_run("教育局", "临渡区教育局的")
    assert not shares_run("教育厅", "临渡区教育局的")
    assert not shares_run("", "任何话")
