"""What is wrong with an answer, fault by fault."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.types import Answer, CellName, Status
from eval.cases import Case, Evidence, Reason, Source, Wanted
from eval.metrics.answers import ExactNumbers, NotMisled, RightAnswer
from eval.metrics.base import Context
from eval.metrics.faults import Fault, faults
from ingest.types import FigureState
from tests.eval.conftest import FILE, MakeAnswer, citation

ROW = "行政许可\t140"
HERE = Source(FILE, "临渡区教育局", 2022)


def case(*wanted: Wanted, status: Status = Status.ANSWERED, **fields: object) -> Case:
    """A strict case about the report of the fixtures."""
    made = Case("q", "多少？", "table", frozenset({status}), wanted=wanted, sources=(HERE,))
    return replace(made, **fields)


def number(value: str, unit: str = "件", **fields: object) -> Wanted:
    return Wanted(Decimal(value), unit, **fields)  # type: ignore[arg-type]


def found(asked: Case, answer: Answer, context: Context) -> set[Fault]:
    return {item.fault for item in faults(asked, answer, context)}


@pytest.mark.parametrize(
    ("wanted", "words", "right"),
    [
        pytest.param(number("140"), "许可140件", True, id="value and unit"),
        pytest.param(number("140"), "许可｜140", True, id="no unit beside it"),
        pytest.param(number("140"), "许可140条", False, id="another unit"),
        pytest.param(number("140"), "许可14件", False, id="another value"),
        pytest.param(number("3", "名"), "3人", True, id="units that count the same"),
        pytest.param(number("13.39", "万元"), "收费13.39万元", True, id="万元"),
        pytest.param(number("13.39", "万元"), "收费133900元", True, id="converted to 元"),
        pytest.param(number("133900", "元"), "收费13.39万元", True, id="converted to 万元"),
        pytest.param(number("13.39", "万元"), "收费13.39元", False, id="元 taken for 万元"),
        pytest.param(number("37.233098", "%", rounded=True), "上涨37.2%", True, id="rounded to one digit"),
        pytest.param(number("37.233098", "%", rounded=True), "上涨37.3%", False, id="rounded wrongly"),
        pytest.param(number("37.233098", "%", rounded=True), "上涨37%", False, id="no digit left"),
        pytest.param(number("20", "%"), "占20件", False, id="no per cent"),
        pytest.param(number("2200", rough=True), "办理2200余件", True, id="余 kept"),
        pytest.param(number("2200", rough=True), "办理2200件", False, id="余 dropped"),
        pytest.param(number("0"), "未收到申请", True, id="none in words"),
        pytest.param(number("2022", "条"), "2022年没有数", False, id="a year is no count"),
        pytest.param(number("5", near=("增", "多")), "比上年增加5件", True, id="the right direction"),
        pytest.param(number("5", near=("增", "多")), "比上年减少5件", False, id="the wrong direction"),
        pytest.param(Wanted("0600-2222333"), "电话：06002222333", True, id="a text without its dash"),
    ],
)
def test_number_has_to_be_exact(
    wanted: Wanted, words: str, right: bool, make_answer: MakeAnswer, context: Context
) -> None:
    """Value, unit, rounding, 余 and what it belongs to all count."""
    assert (Fault.VALUE not in found(case(wanted), make_answer(words), context)) is right


def test_every_part_has_to_be_there(make_answer: MakeAnswer, context: Context) -> None:
    """One of two numbers is not the answer, but it misleads nobody."""
    asked = case(number("140"), number("7"))
    half = make_answer("许可140件", quotes=(ROW,))
    assert found(asked, half, context) == {Fault.VALUE}
    assert ExactNumbers().score(asked, half, context).value == 0  # type: ignore[union-attr]
    assert NotMisled().score(asked, half, context).value == 1  # type: ignore[union-attr]


def test_part_belongs_to_its_name(make_answer: MakeAnswer, context: Context) -> None:
    """A value beside another agency's name is not given."""
    asked = case(number("5", near=("教育局",)), number("7", near=("审批局",)))
    assert found(asked, make_answer("教育局5件", "审批局7件"), context) == set()
    assert found(asked, make_answer("教育局7件", "审批局5件"), context) == {Fault.VALUE}


@pytest.mark.parametrize(
    ("quote", "right"),
    [
        pytest.param(citation(ROW), True, id="the report"),
        pytest.param(citation(ROW, file="别处.txt"), False, id="another report"),
        pytest.param(replace(citation(ROW), year=2021), False, id="the year is wrong"),
        pytest.param(replace(citation(ROW), agency="云岭县教育局"), False, id="the agency is wrong"),
    ],
)
def test_citations_are_of_the_agency_and_year_asked_about(
    quote: object, right: bool, make_answer: MakeAnswer, context: Context
) -> None:
    """A right number out of another report is wrong, and misleads."""
    asked, answer = case(number("140")), make_answer("许可140件", quotes=(quote,))
    assert (found(asked, answer, context) == set()) is right
    assert (NotMisled().score(asked, answer, context).value == 1) is right  # type: ignore[union-attr]


def test_cell_may_be_cited_instead_of_the_words(make_answer: MakeAnswer, context: Context) -> None:
    """Where a table and the prose say the same, either is evidence; another cell is none."""
    cell = CellName("requests", "总计", "总计")
    asked = case(number("140"), evidence=(Evidence(FILE, "不在原文的句子", cell),))
    for given, faulty in ((cell, set()), (CellName("requests", "总计", "其他"), {Fault.EVIDENCE})):
        answer = make_answer("140件", quotes=(replace(citation(ROW), cell=given),))
        assert found(asked, answer, context) == faulty


def test_one_of_several_places_is_enough(make_answer: MakeAnswer, context: Context) -> None:
    """Evidence that is not needed asks for one citation of any of it."""
    places = tuple(Evidence(FILE, text, needed=False) for text in ("一是解读形式单一", "二是更新不及时"))
    asked = case(evidence=places)
    assert found(asked, make_answer("解读形式单一", quotes=("一是解读形式单一",)), context) == set()
    assert found(asked, make_answer("许可", quotes=(ROW,)), context) == {Fault.EVIDENCE}
    assert NotMisled().score(asked, make_answer("许可", quotes=(ROW,)), context).value == 0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("texts", "right"),
    [
        pytest.param(("最多的是甲局，9件", "乙局5件"), True, id="says who leads"),
        pytest.param(("甲局9件", "乙局5件"), True, id="in order"),
        pytest.param(("乙局5件", "甲局9件"), False, id="not in order"),
        pytest.param(("乙局5件", "甲局9件", "其中最多的是甲局"), True, id="says so at the end"),
        pytest.param(("最多的是乙局，甲局9件",), False, id="another leads"),
    ],
)
def test_leader_is_named_first(
    texts: tuple[str, ...], right: bool, make_answer: MakeAnswer, context: Context
) -> None:
    """A list that has everybody in it does not say who has most."""
    asked = case(leaders=(("甲局",),), rivals=(("乙局",),))
    assert (found(asked, make_answer(*texts), context) == set()) is right


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("成立：3+0=3+0", True),
        ("分项之和等于总数", True),
        ("不成立，相差2件", False),
        ("两年的数字对不上", False),
        ("总计算错了，应为17", False),
    ],
)
def test_verdict_is_read(words: str, verdict: bool, make_answer: MakeAnswer, context: Context) -> None:
    """What an answer says of a sum is told from its words, and the opposite is wrong."""
    answer = make_answer(words)
    assert found(case(verdict=verdict), answer, context) == set()
    assert found(case(verdict=not verdict), answer, context) == {Fault.VERDICT}
    assert found(case(verdict=verdict), make_answer("新收3件"), context) == {Fault.VERDICT}


@pytest.mark.parametrize(
    ("reason", "words", "right"),
    [
        (Reason.BLANK, "这一栏未填报", True),
        (Reason.BLANK, "表格是图片，未能读出", False),
        (Reason.UNREADABLE, "表格是图片，未能读出", True),
        (Reason.UNSTATED, "报告没有写到这一点", True),
        (Reason.UNSTATED, "这一栏是空白", False),
    ],
)
def test_reason_for_having_no_figure_counts(
    reason: Reason, words: str, right: bool, make_answer: MakeAnswer, context: Context
) -> None:
    """Blank, unreadable and not stated are three answers."""
    asked = case(status=Status.NOT_REPORTED, reason=reason)
    answer = make_answer(words, status=Status.NOT_REPORTED)
    assert (found(asked, answer, context) == set()) is right


def test_state_of_a_figure_tells_the_reason(make_answer: MakeAnswer, context: Context) -> None:
    """A figure marked blank says so without words."""
    asked = case(status=Status.NOT_REPORTED, reason=Reason.BLANK)
    answer = make_answer("见表", status=Status.NOT_REPORTED, values=(1,))
    blank = replace(answer, figures=(replace(answer.figures[0], value=None, state=FigureState.BLANK),))
    assert found(asked, blank, context) == set()


def test_english_is_answered_in_english(make_answer: MakeAnswer, context: Context) -> None:
    """Chinese words alone are no answer to an English question."""
    asked = case(number("140"), english=True)
    assert found(asked, make_answer("140 administrative licences"), context) == set()
    assert found(asked, make_answer("许可140件"), context) == {Fault.LANGUAGE}


def test_answer_where_none_is_due_misleads(make_answer: MakeAnswer, context: Context) -> None:
    """To answer what must not be answered is wrong and misleads; to stay silent is at most wrong."""
    asked = case(status=Status.NOT_FOUND)
    for status, misled in ((Status.ANSWERED, 0), (Status.CLARIFY, 1)):
        answer = make_answer("许可140件", status=status)
        assert RightAnswer().score(asked, answer, context).value == 0
        assert NotMisled().score(asked, answer, context).value == misled  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "misled"),
    [
        pytest.param("行政许可140件", 1, id="only what the sum is made of"),
        pytest.param("合计999件", 0, id="a wrong sum"),
    ],
)
def test_wrong_sum_misleads_and_a_missing_one_does_not(
    words: str, misled: int, make_answer: MakeAnswer, context: Context
) -> None:
    """The terms without their sum are an unfinished answer; another sum is a false one."""
    asked = case(number("280"), evidence=(Evidence(FILE, ROW),))
    answer = make_answer(words, quotes=(ROW,))
    assert found(asked, answer, context) == {Fault.VALUE}
    assert NotMisled().score(asked, answer, context).value == misled  # type: ignore[union-attr]
