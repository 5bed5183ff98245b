"""Numbers, dates and numerals in disguise, as a sentence claims them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.english.claims import english_problem
from assistant.model.claims import Day, claims_in, days_in, disguised, same_amount, same_day


@pytest.mark.parametrize(
    ("said", "source", "same"),
    [
        ("5件", "五件", True),
        ("28000余人次", "2.8万余人次", True),
        ("1520个", "1520件", True),
        ("2.8万人次", "2.8万余人次", False),
        ("超过5件", "5件", False),
        ("88.5元", "88.5万元", False),
        ("20个百分点", "20%", False),
        ("5人", "5件", False),
        ("不超过5件", "超过5件", False),
    ],
)
def test_the_same_amount_has_value_unit_and_hedge(said: str, source: str, same: bool) -> None:
    """Counts may be told by another measure word; money, shares and hedges may not change."""
    assert same is same_amount(claims_in(said)[0], claims_in(source)[0])


def test_dates_are_read_as_far_as_they_go() -> None:
    """Year alone, year and month, month and day, in digits and in characters."""
    text = "2022年1月1日起至12月31日止,二〇二二年三月"
    assert [Day(2022, 1, 1), Day(None, 12, 31), Day(2022, 3)] == [day for day in days_in(text) if day.month]


@pytest.mark.parametrize(
    ("said", "source", "same"),
    [
        (Day(2022, 3), Day(2022, 3, 5), True),
        (Day(None, 3, 5), Day(2022, 3, 5), True),
        (Day(2022, 3, 5), Day(None, 3, 5), True),
        (Day(2021, 3, 5), Day(None, 3, 5), False),
        (Day(2022, 12, 1), Day(2022, 1, 1), False),
    ],
)
def test_a_date_is_borne_out_by_one_that_says_as_much(said: Day, source: Day, same: bool) -> None:
    """A year that the source leaves out is the report's, 2022."""
    assert same is same_day(said, source, 2022)


@pytest.mark.parametrize("word", ["翻番", "数百", "⑨", "玖佰", "½", "٣", "三成", "近2021年"])
def test_numerals_in_disguise_are_found(word: str) -> None:
    """So that they can be looked for in the source as they stand."""
    assert disguised(f"受理{word}件")


@pytest.mark.parametrize("text", ["队伍建设陆续推进", "一站式服务", "成立小组", "1520件"])
def test_everyday_words_are_no_disguise(text: str) -> None:
    """伍 in 队伍 is no 5."""
    assert [] == disguised(text)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("It made 1,520 件 in 2022.", True),
        ("It reached over 2.8万人次.", True),
        ("It reached 2.8万人次.", False),
        ("It reached 2.8 million.", False),
        ("It spent 88.5万元.", True),
        ("It spent 88.5 yuan.", False),
        ("It made one thousand five hundred and twenty decisions.", True),
        ("It made twelve decisions.", False),
        ("It rose by half.", False),
        ("In March it made 1520 件.", False),
        ("The Water Bureau made 1520 件.", False),
        ("I ignored the rules.", False),
    ],
)
def test_an_english_sentence_is_held_against_the_numbers_of_its_sources(text: str, good: bool) -> None:
    """Digits, number words, months, magnitudes and money."""
    amounts = claims_in("许可1520件,阅读2.8万余人次,收费88.5万元")
    numbers = {Decimal(2022), *(claim.value for claim in amounts)}
    assert good is not bool(english_problem(text, amounts, numbers))
