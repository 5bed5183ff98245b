"""Several earlier questions taken together."""

from __future__ import annotations

import pytest

from assistant.scope.mentions import Mention
from assistant.scope.years import year_words
from assistant.turns.conversation import Earlier, Series, series

WATER = Mention("云岭县", "水务局")
FORESTRY = Mention("云岭县", "林业局")


def earlier(rest: str, *years: int, of: Mention = WATER) -> Earlier:
    return Earlier((of,), years, rest)


LICENCES = tuple(earlier("许可多少件", year) for year in (2020, 2021, 2022))
MATTERS = tuple(earlier(rest, 2022) for rest in ("许可多少件？", "处罚几件", "强制几件"))


def taken(own: str, *asked: Earlier, words: str = "") -> Series | None:
    """What a question without names takes together, with the year words of ``words``."""
    return series(own, asked, year_words(words))


@pytest.mark.parametrize(
    ("own", "words", "years"),
    [
        ("加起来多少", "", (2021, 2022)),
        ("差多少", "", (2021, 2022)),
        ("两个年头一共", "", (2021, 2022)),
        ("三个数加起来", "", (2020, 2021, 2022)),
        ("加一起", "这三年", (2020, 2021, 2022)),
        ("平均是多少", "这两年", (2021, 2022)),
        ("是的几倍", "后一年是前一年的几倍", (2021, 2022)),
        ("涨了还是降了", "", (2021, 2022)),
        ("平均", "", (2020, 2021, 2022)),
    ],
)
def test_years_of_one_matter_are_taken_together(own: str, words: str, years: tuple[int, ...]) -> None:
    """The last two, or as many as are counted, with the matter that they share."""
    assert taken(own, *LICENCES, words=words) == Series(years, "许可多少件")


@pytest.mark.parametrize(
    ("own", "rest"),
    [
        ("两样加一块", "处罚几件，强制几件"),
        ("三样加起来多少", "许可多少件，处罚几件，强制几件"),
        ("前者是后者的几倍", "处罚几件，强制几件"),
        ("差几件", "处罚几件，强制几件"),
    ],
)
def test_matters_of_one_year_are_taken_together(own: str, rest: str) -> None:
    """In the order they were asked, without the marks they ended in."""
    assert taken(own, *MATTERS) == Series((2022,), rest)


def test_a_matter_that_only_goes_on_is_the_same() -> None:
    """许可多少件，几件 is 许可多少件 of another year."""
    asked = (LICENCES[1], earlier("许可多少件，几件", 2022))
    assert taken("加起来", *asked) == Series((2021, 2022), "许可多少件")


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("处罚几件", ""),
        ("谢谢", ""),
        ("", ""),
        ("那呢", ""),
        ("加起来", "2022年"),
        ("加起来", "去年"),
        ("强制加起来多少", ""),
        ("加一起", "这四年"),
    ],
)
def test_a_question_of_its_own_takes_nothing_together(own: str, words: str) -> None:
    """One with a matter, a year or no arithmetic, or of more years than were spoken of."""
    assert taken(own, *LICENCES, words=words) is None


@pytest.mark.parametrize(
    "asked",
    [
        (),
        LICENCES[:1],
        (LICENCES[1], LICENCES[1]),
        (LICENCES[1], MATTERS[1]),
        (LICENCES[1], earlier("许可多少件", 2022, of=FORESTRY)),
    ],
    ids=["none", "one", "the same twice", "year and matter differ", "agencies differ"],
)
def test_what_does_not_differ_in_one_thing_is_not_taken_together(asked: tuple[Earlier, ...]) -> None:
    """There must be two at least, of one agency, that differ in their year or in their matter."""
    assert taken("加起来多少", *asked) is None


OTHERS = (earlier("许可多少件", 2022), earlier("许可多少件", 2022, of=FORESTRY))


@pytest.mark.parametrize("own", ["两家一共", "谁少,少几件", "俩单位一共多少", "请核算上述两家单位的平均件数"])
def test_agencies_of_one_matter_are_taken_together(own: str) -> None:
    """Two that were asked the same of the same year."""
    assert taken(own, *OTHERS) == Series((2022,), "许可多少件", (WATER, FORESTRY))


def test_several_things_of_one_question_count_each() -> None:
    """许可多少 处罚多少, then 强制 are three."""
    asked = (earlier("许可多少 处罚多少", 2022), earlier("强制呢", 2022))
    assert taken("三样拢共", *asked) == Series((2022,), "许可多少 处罚多少，强制呢")
    assert taken("四样拢共", *asked) is None


def test_matters_are_not_taken_for_years() -> None:
    """这两年 asks for two years, of which only one was spoken of."""
    assert taken("加起来", *MATTERS, words="这两年") is None
