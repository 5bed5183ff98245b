"""A question is cut into what it asks, one thing after another."""

from __future__ import annotations

import pytest

from assistant.understanding.asks import Kind, asks_of, number_words


@pytest.mark.parametrize(
    ("said", "words", "kinds"),
    [
        (
            "发了多少人次多少钱?名单会写原因吗",
            ["发了多少人次", "多少钱", "名单会写原因吗"],
            "number number whether",
        ),
        (
            "收费不公示,查了几家、几家有问题,准备怎么整治",
            ["查了几家", "几家有问题", "准备怎么整治"],
            "number number words",
        ),
        (
            "培训在哪搞的?多少人到场,讲了什么",
            ["培训在哪搞的", "多少人到场", "讲了什么"],
            "where number words",
        ),
        ("哪天开的,谁主持", ["哪天开的", "谁主持"], "when who"),
        ("这几份年报里哪家最多", ["这几份年报里哪家最多"], "who"),
    ],
)
def test_a_question_is_cut_into_its_asks(said: str, words: list[str], kinds: str) -> None:
    asks = asks_of(said)
    assert [ask.words for ask in asks] == words
    assert [ask.kind for ask in asks] == [Kind(kind) for kind in kinds.split()]


def test_an_ask_of_two_things_asks_for_two_numbers() -> None:
    assert [ask.things for ask in asks_of("铺到多少个村,甲清单、乙清单各几项")] == [1, 2]


def test_what_asks_for_no_number_is_left_out_of_the_words_that_do() -> None:
    assert number_words("发了多少户次,名单会写原因吗") == "发了多少户次,,,,,,,,"
