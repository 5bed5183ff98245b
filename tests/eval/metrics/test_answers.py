"""When an answer counts as right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.types import Statement, Status
from eval.cases import Evidence
from eval.metrics.answers import RightAnswer
from eval.metrics.base import Context
from tests.eval.conftest import FILE, MakeAnswer, MakeCase, citation

RIGHT = RightAnswer()


def test_value_in_words_with_its_report_is_right(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """The value in the wording, a citation of the expected report: right."""
    answer = make_answer("行政许可140件", quotes=("行政许可\t140",))
    assert RIGHT.score(make_case(140, "行政许可\t140"), answer, context).value == 1


def test_value_only_among_the_figures_is_right(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """The value among the figures is as good as in the wording."""
    answer = make_answer("见表。", quotes=("行政许可\t140",), values=(140,))
    assert RIGHT.score(make_case(140, "行政许可\t140"), answer, context).value == 1


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("行政许可14件", id="digit lost"),
        pytest.param("140年", id="a year"),
        pytest.param("见表", id="no number"),
    ],
)
def test_another_value_is_wrong(
    words: str, make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A different number, a year or no number: wrong, and the reason names the expected value."""
    score = RIGHT.score(
        make_case(140, "行政许可\t140"), make_answer(words, quotes=("行政许可\t140",)), context
    )
    assert score.value == 0
    assert "140件" in score.reason


def test_value_from_another_report_is_wrong(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """The right number out of the wrong report does not count."""
    answer = make_answer("行政许可140件", quotes=(citation("行政许可\t140", file="别处.txt"),))
    assert RIGHT.score(make_case(140, "行政许可\t140"), answer, context).value == 0


def test_zero_may_be_said_in_words(make_case: MakeCase, make_answer: MakeAnswer, context: Context) -> None:
    """未收取 answers a question whose value is 0."""
    answer = make_answer("未收取信息处理费", quotes=("未收取信息处理费",))
    assert RIGHT.score(make_case(0, "未收取信息处理费"), answer, context).value == 1


def test_phone_number_is_compared_without_dashes(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A text value is found whatever dash or space the answer has in it."""
    answer = make_answer("电话 0600—222 2333", quotes=("0600-2222333",))
    assert RIGHT.score(make_case("0600-2222333", "0600-2222333"), answer, context).value == 1


def test_list_counts_its_items(make_case: MakeCase, make_answer: MakeAnswer, context: Context) -> None:
    """A question for a list with two items is answered by two items."""
    items = [Statement("解读形式单一", (1,), 1), Statement("更新不及时", (1,), 1)]
    answer = make_answer("问题有：", *items, quotes=("一是解读形式单一；二是更新不及时",))
    case = make_case(2, "解读形式单一", kind="problems", unit="个")
    assert RIGHT.score(case, answer, context).value == 1


@pytest.mark.parametrize(
    ("quotes", "value"), [(("一是解读形式单一；二是更新不及时",), 1), (("行政许可\t140",), 0)]
)
def test_worded_answer_must_cite_the_evidence(
    quotes: tuple[str, ...], value: int, make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Without a value, what is cited decides."""
    case = make_case(None, "解读形式单一", kind="problems")
    assert RIGHT.score(case, make_answer("见引文", quotes=quotes), context).value == value


def test_two_pieces_of_evidence_must_both_be_cited(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A question that needs two places is not answered by one."""
    case = make_case(140, "行政许可\t140", "未收取信息处理费")
    assert RIGHT.score(case, make_answer("140件", quotes=("行政许可\t140",)), context).value == 0
    both = make_answer("140件，未收费", quotes=("行政许可\t140", "未收取信息处理费"))
    assert RIGHT.score(case, both, context).value == 1


@pytest.mark.parametrize(("elsewhere", "value"), [("行政许可\t140", 1), ("全年主动公开政府信息 128 条", 0)])
def test_report_among_several_may_be_cited_where_it_gives_the_same_number(
    elsewhere: str, value: int, make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Asked about two reports, the table's row is as good as the sentence; another number is not."""
    case = replace(make_case(), evidence=(Evidence(FILE, "许可共140件"), Evidence("别处.txt", "许可7件")))
    there = citation(elsewhere)
    other = citation("7件", 2, start=0, file="别处.txt")
    assert RIGHT.score(case, make_answer("140件、7件", quotes=(there, other)), context).value == value


@pytest.mark.parametrize(
    ("expected", "status", "value"),
    [
        ("not_reported", Status.NOT_REPORTED, 1),
        ("not_found|refused", Status.REFUSED, 1),
        ("clarify", Status.ANSWERED, 0),
        ("answered", Status.NOT_FOUND, 0),
    ],
)
def test_ending_must_be_an_expected_one(
    expected: str, status: Status, value: int, make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """The status decides first."""
    case = make_case(Decimal(1), status=expected)
    assert RIGHT.score(case, make_answer("1件", status=status), context).value == value
