"""What a turn after a ranking points at, and the places of a rank."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status

WATER, FORESTRY = "青溪市云岭县水务局", "青溪市云岭县林业局"
RANKING = "2022年云岭水务局和云岭林业局谁的行政许可多"


def ask(assistant: Assistant, *turns: str) -> Answer:
    return assistant.ask(turns[-1], turns[:-1])


def agencies(answer: Answer) -> set[str]:
    return {figure.agency for figure in answer.figures}


@pytest.mark.parametrize("question", ["它的行政强制多少", "这家单位行政强制呢", "该局的行政强制几件"])
def test_it_is_the_one_that_a_ranking_put_first(assistant: Assistant, question: str) -> None:
    """它, 这家 and 该局 after 谁的多 are its leader, and the answer says so."""
    answer = ask(assistant, RANKING, question)
    assert (answer.status, agencies(answer)) == (Status.ANSWERED, {WATER})
    assert any(WATER in note for note in answer.assumed)


@pytest.mark.parametrize(
    "question", ["它当年的行政强制多少", "那年它的行政强制几件", "这家单位同年的行政强制呢"]
)
def test_it_in_that_year_is_whom_a_ranking_of_agencies_put_first(assistant: Assistant, question: str) -> None:
    """它当年 after a ranking of agencies is one of them, in the year of the ranking."""
    answer = ask(assistant, RANKING, question)
    assert (answer.status, agencies(answer)) == (Status.ANSWERED, {WATER})
    assert {figure.year for figure in answer.figures} == {2022}


def test_after_the_least_it_is_the_lowest(assistant: Assistant) -> None:
    """谁的少 puts the smallest first."""
    answer = ask(assistant, RANKING.replace("多", "少"), "它的行政强制多少")
    assert agencies(answer) == {FORESTRY}


def test_that_year_is_the_one_that_was_first(assistant: Assistant) -> None:
    """那年 after 哪年最多 is one year, not all of them."""
    answer = ask(assistant, "云岭水务局哪一年行政许可最多", "那年的行政强制多少")
    assert {figure.year for figure in answer.figures} == {2022}


@pytest.mark.parametrize(
    ("turns", "agency"),
    [
        (("2022年行政许可排名第一的是哪家", "最后一名呢"), FORESTRY),
        (("2022年行政许可排名第一的是哪家", "第二名呢"), FORESTRY),
        (("2022年行政许可倒数第二的是哪家",), WATER),
        (("2022年哪家行政许可最多", "倒数第一呢"), FORESTRY),
    ],
)
def test_one_place_of_a_rank_is_told(assistant: Assistant, turns: Sequence[str], agency: str) -> None:
    """第N名 and 倒数第N are one each; the last statement says who."""
    answer = ask(assistant, *turns)
    assert answer.status is Status.ANSWERED
    assert agency in answer.statements[-1].text


def test_no_answer_is_empty(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no composer says anything the answer says that the report does not."""
    monkeypatch.setattr(Assistant, "_compose", lambda *_: None)
    answer = assistant.ask("云岭水务局2022年行政许可多少")
    assert (answer.status, len(answer.statements)) == (Status.NOT_REPORTED, 1)
    assert assistant.ask("今天天气怎么样").statements


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("两家有哪些相同的问题", "按原文的措辞判断"),
        ("这两家有什么共同的毛病", "按原文的措辞判断"),
        ("他们的共性问题是什么", "按原文的措辞判断"),
        ("有什么不一样的地方", "没有互相比较"),
    ],
)
def test_problems_of_several_are_listed_by_their_own_words(
    assistant: Assistant, question: str, told: str
) -> None:
    """Those of both are listed; what means the same in other words is for the reader, which is said."""
    answer = ask(assistant, "云岭水务局2022年存在哪些问题", "云岭林业局2022年的呢", question)
    assert {citation.agency for citation in answer.citations} == {WATER, FORESTRY}
    assert told in answer.statements[-1].text


def test_the_measures_against_what_was_told_are_asked_for_by_name(assistant: Assistant) -> None:
    """那相应的改进办法 names them and asks nothing else."""
    answer = ask(assistant, "云岭水务局2022年存在哪些问题", "好，那相应的改进办法")
    assert answer.status is Status.ANSWERED
    assert {citation.agency for citation in answer.citations} == {WATER}


def test_a_limit_of_a_turn_takes_the_place_of_the_one_before(assistant: Assistant) -> None:
    """超过30件, then 超过1000的呢; 不到20 is no year."""
    answer = ask(assistant, "2022年哪些单位行政许可超过30件", "超过1000的呢")
    assert agencies(answer) == {WATER}
    few = ask(assistant, "2022年哪些单位行政许可超过30件", "不到20的呢")
    assert set(few.years) == {2022}


def test_more_than_the_second_is_of_the_rank(assistant: Assistant) -> None:
    """比第二名多多少 is of the first two, whatever their names."""
    answer = ask(assistant, "2022年哪家行政许可最多", "比第二名多多少")
    assert {figure.value for figure in answer.figures} >= {Decimal(1520), Decimal(77)}
