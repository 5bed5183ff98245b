"""A turn that holds what it names against what was spoken of."""

from __future__ import annotations

import pytest

from assistant.turns.against import measures_by_it, sets_against, than_it
from assistant.turns.conversation import Earlier
from assistant.turns.pointing import matters_named
from assistant.turns.short import computes, without_taken_back


@pytest.mark.parametrize(
    ("own", "against"),
    [("的金额相当于它的几倍", True), ("是这个数的几成", True), ("许可是它的几倍", False), ("几倍", False)],
)
def test_a_year_is_held_against_the_one_spoken_of(own: str, against: bool) -> None:
    """Not where a matter of its own is named, which no other year has told."""
    assert measures_by_it(own, own, alone=True) is against


@pytest.mark.parametrize(
    ("turn", "plain"),
    [
        ("22年跟这个比呢，差多少", "22年比它，差多少"),
        ("和刚才那个比，22年涨了多少", "比它，22年涨了多少"),
        ("审批局跟它比呢", "审批局比它，差多少"),
        ("跟审批局比呢", "跟审批局比呢"),
    ],
)
def test_what_was_spoken_of_is_it(turn: str, plain: str) -> None:
    """An agency that is named is not."""
    assert than_it(turn) == plain


def test_an_agency_is_held_against_the_one_spoken_of() -> None:
    """北棠交通局的是它的几倍 is about both; of three agencies 它 is nobody."""
    assert sets_against("林业局的是它的几倍", 1, 1)
    assert sets_against("林业局比它多几件", 1, 1)
    assert sets_against("林业局的多还是少", 1, 1)
    assert not sets_against("林业局的是它的几倍", 1, 2)
    assert sets_against("林业局2022年比它少几条", 1, 1)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("许可数是这个的几倍", "许可数是行政处罚的几倍"),
        ("许可占它的百分之几", "许可占行政处罚的百分之几"),
        ("21年许可是它的几倍", "21年许可是它的几倍"),
        ("处罚是它的几倍", "处罚是它的几倍"),
        ("许可比它多多少", "许可比行政处罚多多少"),
    ],
)
def test_another_cell_is_held_against_the_last_one(question: str, named: str) -> None:
    """Only in the same year, and never a cell against itself."""
    last = Earlier((), (2022,), "行政处罚多少件", "行政处罚多少件")
    assert matters_named(question, [last]) == named


def test_the_years_spoken_of_are_computed_with() -> None:
    """这么说净增几件 has no matter of its own."""
    assert computes("这么说净增几件")


def test_a_kind_of_applicant_set_aside_is_not_taken_back() -> None:
    """What else is not wanted any more is."""
    assert without_taken_back("个人不算，单位里头呢").startswith("个人不算")
    assert "占比" not in without_taken_back("不用占比了，总数呢")
