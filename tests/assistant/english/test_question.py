"""English questions as the Chinese questions they are put as."""

from __future__ import annotations

import pytest

from assistant.english.names import Named
from assistant.english.question import translate

NOBODY = Named()


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("How many requests were carried over to the next year in 2021?", "2021年结转下年度是多少？"),
        ("How many requests were refused between 2019 and 2021?", "2019年到2021年不予公开是多少？"),
        ("How many requests were refused in 2019 and 2021?", "2019年和2021年不予公开是多少？"),
        ("How many requests were refused in the last three years?", "近3年不予公开是多少？"),
        (
            "By what percentage did fines rise from 2020 to 2021?",
            "2021年行政处罚比2020年的增长率是多少？",
        ),
        ("What percentage of requests were refused in 2021?", "2021年不予公开占的比例是多少？"),
        (
            "Which agencies issued at least 10 permits in 2021?",
            "2021年有多少个单位的行政许可不少于10件？",
        ),
        (
            "How many agencies had at least one lawsuit in 2021?",
            "2021年有多少个单位的行政诉讼不少于1件？",
        ),
        (
            "In 2021, do new requests plus those carried over equal requests completed?",
            "2021年的表勾稽关系成立吗？",
        ),
        (
            "How many requests came from natural persons and from commercial enterprises in 2021?",
            "2021年新收政府信息公开申请自然人和商业企业是多少？",
        ),
        ("Top 5 agencies by penalties in 2021", "2021年各单位行政处罚排在前5名的是谁？"),
        ("Was any processing fee charged in 2021?", "2021年信息处理费是多少？"),
        ("Why?", "为什么？"),
        ("And penalties?", "行政处罚呢？"),
        ("What about 2021?", "那2021年呢？"),
        ("How much more than the year before?", "比上一年增加多少？"),
        ("Hello!", "收录了哪些单位的报告？"),
        ("Which reports do you have?", "收录了哪些单位的报告？"),
    ],
)
def test_a_question_is_put_in_chinese(english: str, chinese: str) -> None:
    """In words that the rules understand."""
    assert chinese == translate(english, NOBODY).question


@pytest.mark.parametrize(
    ("english", "left_aside"),
    [
        ("How many permits did they issue in 2021?", ()),
        ("How many purple permits did they issue in 2021?", ("purple",)),
        ("How many employees were dismissed in 2021?", ("dismissed",)),
        ("How many requests were withdrawn in 2021?", ("withdrawn",)),
    ],
)
def test_words_that_found_no_place_are_told(english: str, left_aside: tuple[str, ...]) -> None:
    """What the rules do not know is never passed over in silence."""
    assert left_aside == translate(english, NOBODY).left_aside


def test_requests_of_which_something_unknown_is_said_are_not_those_received() -> None:
    """How many were withdrawn is not how many came in."""
    assert "申请" not in translate("How many requests were withdrawn in 2021?", NOBODY).question


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("And the year after?", "那下一年呢？"),
        ("and a year earlier?", "那上一年呢？"),
        ("two years later?", "往后推两年"),
        ("Sorry, I meant 2021", "2021年"),
        ("Which year was highest?", "哪年最多？"),
        ("Which agency had the fewest?", "哪个单位最少？"),
        ("how many from individuals?", "自然人是多少？"),
        ("What share came from companies?", "商业企业占多少比例？"),
        ("which of the two is higher?", "两者谁多？"),
        ("the difference between the two?", "两者差多少？"),
        ("what about the other agencies?", "其他单位呢？"),
        ("the average over the four years?", "这四年平均多少？"),
    ],
)
def test_a_follow_up_says_only_what_it_changes(english: str, chinese: str) -> None:
    """The year, whom, the kind of applicant or the reckoning; the rest is of the turn before."""
    assert translate(english, NOBODY).question == chinese


def test_the_next_year_of_what_is_carried_over_is_no_year() -> None:
    """It is part of the name of a cell."""
    asked = translate("How many requests were carried over to the following year in 2021?", NOBODY)
    assert asked.question == "2021年结转下年度是多少？"
