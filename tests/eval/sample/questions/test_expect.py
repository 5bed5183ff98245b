"""Expected values worked out a second time, from the truth and by other means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from statistics import fmean

import pytest

from assistant.types import Status
from eval.cases import Case, Evidence, Reason
from eval.metrics.numbers import numbers
from eval.sample import sample_truths
from eval.sample.questions import sample_cases
from eval.sample.questions.ask import Ask
from eval.sample.questions.book import Book, Unresolvable, unit_of
from eval.sample.questions.expect import MAKERS, expect
from eval.sample.questions.handwritten import load_asks
from eval.sample.questions.patterns import load_patterns

TRUTHS = {truth.file: truth for truth in sample_truths()}
BOOK = Book(tuple(TRUTHS.values()))
CASES = sample_cases(tuple(TRUTHS.values()))
OPS = {ask.id: ask.op for ask in load_asks()}
PATTERN_OPS = {pattern.name: pattern.op for pattern in load_patterns().pattern}

Values = Sequence[Decimal]
RECKONED: dict[str, Callable[[Values], float]] = {
    "sum": lambda v: float(sum(v)),
    "mean": lambda v: fmean(map(float, v)),
    "diff": lambda v: abs(float(v[0] - v[1])),
    "rate": lambda v: abs(float(v[0]) / float(v[1]) - 1) * 100,
    "share": lambda v: float(sum(v[:-1])) / float(v[-1]) * 100,  # of several parts together
    "times": lambda v: float(v[0]) / float(v[1]),
    "most": lambda v: float(max(v)),
    "least": lambda v: float(min(v)),
}


def op_of(case: Case) -> str:
    return PATTERN_OPS.get(case.template) or OPS[case.id]


PEOPLE = {"人", "名", "位", "人次"}


def value_at(item: Evidence, unit: str = "") -> Decimal | None:
    """The value of the cell, or the first count in the clause, of people where those are counted."""
    truth = TRUTHS[item.file]
    value = truth.values.get(item.cell) if item.cell else None
    if item.cell and value is not None:
        return value * 10000 if (unit, unit_of(truth, item.cell)) == ("元", "万元") else value
    found = [number for number in numbers(item.quote) if number.unit != "年"]
    people = [number for number in found if number.unit in PEOPLE] if unit in PEOPLE else []
    stated = [number.plain for number in people or found]
    return stated[0] if stated else Decimal(0)


def reckoned(ops: Sequence[str]) -> list[Case]:
    """The questions of these operations whose places each give one number."""
    found = [case for case in CASES if case.answerable and case.wanted and op_of(case) in ops]
    return [case for case in found if "提案" not in case.answer]


def follows(case: Case) -> bool:
    """Whether the expected number follows from those at the places to be cited."""
    unit = case.wanted[0].unit
    values = [value for item in case.evidence if (value := value_at(item, unit)) is not None]
    expected = case.wanted[0].value
    assert isinstance(expected, Decimal)
    return float(expected) == pytest.approx(RECKONED[op_of(case)](values), abs=1e-5)


def stands(case: Case) -> bool:
    """Whether what a plain question expects is what its cell or clause says."""
    told = [
        value for item in case.evidence for value in (value_at(item), *(n.plain for n in numbers(item.quote)))
    ]
    words = {w.value for w in case.wanted if any(str(w.value) in item.quote for item in case.evidence)}
    alike = len(case.evidence) in (len(case.wanted), 1)  # as many parts as places
    return alike and {wanted.value for wanted in case.wanted} - words <= set(told)


def test_result_is_that_of_the_cells_it_rests_on() -> None:
    """Sum, mean, difference, rate, share and rank follow from the numbers at the places to be cited."""
    cases = reckoned(list(RECKONED))
    assert len(cases) > 1000
    assert [case.id for case in cases if not follows(case)] == []


def test_each_value_stands_at_its_place() -> None:
    """A plain question expects what its cell or clause says, in as many parts as it has places."""
    cases = reckoned(["values"])
    assert len(cases) > 1000
    assert [case.id for case in cases if not stands(case)] == []


def ask(**fields: object) -> Case:
    """A question by keys as a case."""
    return expect(Ask("t", "问", "test", **fields), BOOK)  # type: ignore[arg-type]


def test_ranking_names_leaders_and_rivals_and_who_is_missing() -> None:
    """The first three in order, all others after them, and the agency whose table is a picture by name."""
    case = ask(who=("全部",), year=(2022,), what=("许可",), op="most", n=3)
    values = [wanted.value for wanted in case.wanted]
    assert values == sorted(values, reverse=True)
    assert (len(case.leaders), len(case.rivals)) == (3, 4)
    assert case.names == (("青溪市临渡区教育局", "临渡区教育局", "临渡区教育局", "临渡教育局"),)


def test_tie_cannot_be_asked() -> None:
    """Where two share the first place there is no one answer."""
    with pytest.raises(Unresolvable, match="tie"):
        ask(who=("临渡区审批局", "临渡区教育局"), year=(2021,), what=("处理费",), op="most")


@pytest.mark.parametrize(
    ("fields", "statuses", "reason"),
    [
        pytest.param({"what": ("强制",), "year": (2019,)}, "not_reported", Reason.BLANK, id="blank"),
        pytest.param({"what": ("许可", "强制"), "year": (2019,), "op": "sum"}, "not_reported", Reason.BLANK,
                     id="sum with a blank"),
        pytest.param({"what": ("许可",), "year": (2030,)}, "not_found", None, id="no such year"),
        pytest.param({"what": ("收费",), "year": (2019,)}, "not_found|not_reported", Reason.UNSTATED,
                     id="not in the form"),
    ],
)  # fmt: skip
def test_what_is_missing_decides_the_ending(
    fields: dict[str, object], statuses: str, reason: Reason | None
) -> None:
    """A blank operand, a missing report and a column of another form end each in its way."""
    case = ask(who=("临渡区审批局",), **fields)
    assert (case.statuses, case.reason) == ({Status(s) for s in statuses.split("|")}, reason)


def test_only_the_wrong_sum_does_not_hold() -> None:
    """Of all reports whose ledger can be checked, only the one misprinted on purpose fails."""
    verdicts = {
        (t.agency.name, t.year): expect(
            Ask("t", "问", "test", who=(t.agency.name,), year=(t.year,), op="ledger"), BOOK
        ).verdict
        for t in BOOK.truths
    }
    assert [key for key, verdict in verdicts.items() if verdict is False] == [
        (t.agency.name, t.year) for t in BOOK.truths if t.wrong
    ]


def test_every_operation_is_asked_for() -> None:
    """No operation is there that no question uses."""
    assert {op_of(case) for case in CASES} == MAKERS.keys()


def test_amounts_in_two_units_are_reckoned_with_in_one() -> None:
    """1191400元 and 247.52万元 are 1283800元 apart."""
    case = ask(who=("临渡区审批局",), year=(2020, 2019), what=("采购金额",), op="diff")
    assert [(wanted.value, wanted.unit) for wanted in case.wanted] == [(Decimal(1283800), "元")]
