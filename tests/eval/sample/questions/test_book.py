"""What the corpus gives for a key, and what it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.types import CellName
from eval.cases import Reason
from eval.sample import sample_truths
from eval.sample.questions.book import Book, Unresolvable, key_of, names_of, sentences
from eval.sample.questions.terms import GROUPS, TERMS
from eval.sample.truth import Agency, Truth

BOOK = Book(tuple(sample_truths()))


def report(who: str, year: int) -> Truth:
    truth = BOOK.truth(BOOK.agency(who), year)
    assert truth is not None
    return truth


def test_value_is_that_of_the_cell_in_either_form() -> None:
    """The same key reads the column of the form that the report follows."""
    for year, column in ((2019, "处理决定数量"), (2022, "本年处理决定数量")):
        truth = report("临渡区审批局", year)
        operand = BOOK.operand(truth, "许可")
        assert operand.value == truth.values[CellName("proactive", "行政许可", column)]
        assert operand.unit == "件"
        assert [item.cell and item.cell.column for item in operand.evidence] == [column]


@pytest.mark.parametrize(
    ("who", "year", "key", "reason"),
    [
        pytest.param("临渡区审批局", 2019, "强制", Reason.BLANK, id="blank"),
        pytest.param("临渡区教育局", 2022, "许可", Reason.UNREADABLE, id="picture"),
        pytest.param("临渡区审批局", 2019, "收费", Reason.UNSTATED, id="not in this form"),
        pytest.param("云岭县审批局", 2022, "传真", Reason.UNSTATED, id="no fax"),
        pytest.param("北棠区政府", 2019, "热线", Reason.UNSTATED, id="not in this prose"),
    ],
)
def test_what_is_missing_has_its_reason(who: str, year: int, key: str, reason: Reason) -> None:
    """A blank, a picture and what is not stated are three things."""
    operand = BOOK.operand(report(who, year), key)
    assert (operand.value, operand.reason) == (None, reason)


def test_prose_stands_in_for_a_picture() -> None:
    """A number that the prose states is known though the table is a picture."""
    assert BOOK.operand(report("临渡区审批局", 2020), "新收").value == Decimal(9)


def test_every_key_is_found_in_some_report() -> None:
    """No key is one that the corpus never answers, and each group is made of keys."""
    found = {key for key in TERMS for truth in BOOK.truths if BOOK.operand(truth, key).value is not None}
    assert TERMS.keys() - found == set()
    assert {key for group in GROUPS.values() for key in group} <= TERMS.keys()


@pytest.mark.parametrize(("who", "key"), [("无此局", "许可"), ("临渡区审批局", "无此项")])
def test_unknown_agency_or_key_is_told(who: str, key: str) -> None:
    """A misspelt line of the question file does not pass as an unanswerable question."""
    with pytest.raises(Unresolvable):
        BOOK.operand(report(who, 2022), key)


def test_names_of_an_office_end_in_everyday_short_forms() -> None:
    """An office is called by its full name, without the city, and by its nickname with and without 区."""
    agency = Agency("青溪市临渡区", "行政审批服务局", "审批局")
    assert names_of(agency) == (
        "青溪市临渡区行政审批服务局",
        "临渡区行政审批服务局",
        "临渡区审批局",
        "临渡审批局",
    )
    assert key_of(agency) == "临渡区审批局"


def test_sentences_are_clauses_with_the_word() -> None:
    """Each clause of the prose that has the word is a place as good as another."""
    found = sentences(report("云岭县审批局", 2022), ["公开夜市"])
    assert found
    assert all("公开夜市" in item.quote and not item.needed for item in found)
