"""What a turn points at in the answer before it, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.turns.named_before import THE_PRACTICE, asks_details, with_practice
from assistant.types import Answer, Status
from tests.assistant.over import assistant_over

HEAD = "青溪市云岭县水务局{year}年政府信息公开工作年度报告\n一、总体情况\n"
TEXTS = {
    "2020": HEAD.format(year=2020) + "探索“河长说水”做法，把宣讲点设在河边。\n",
    "2021": HEAD.format(year=2021) + "全年主动公开政府信息90条，其中工作动态50条、公告公示40条。\n"
    "收到政府信息公开申请11件。\n",
    "2022": HEAD.format(year=2022) + "创新推出“河长说水”做法，用身边事例讲解河湖管理。\n"
    "全年主动公开政府信息100条，其中工作动态30条、公告公示70条。收到政府信息公开申请3件，同比减少72.73%。\n"
    "承办政协提案4件，均已办复，委员满意率为100%。\n",
}
WATER = "云岭县水务局2022年"


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_over(tmp_path_factory, TEXTS) as assistant:
        yield assistant


def ask(assistant: Assistant, *turns: str) -> Answer:
    return assistant.ask(turns[-1], turns[:-1])


def text(answer: Answer) -> str:
    return "".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize("question", ["当年还有哪几家在搞这一套", "哪些单位在用这招", "这个做法以前搞过吗"])
def test_this_is_the_practice_that_was_told(question: str) -> None:
    """这一套 and 这招 behind 搞 or 用 point at it as 这个做法 does."""
    assert THE_PRACTICE.search(question)


@pytest.mark.parametrize("turn", ["这个做法具体内容是？", "在哪讲的", "点设在什么地方", "怎么操作的，讲讲"])
def test_how_and_where_is_asked_of_the_practice_that_was_told(water: Assistant, turn: str) -> None:
    """Where and how after a practice is told by the sentence that names it, in the same report."""
    answer = ask(water, "云岭县水务局2020年有什么创新做法", turn)
    assert answer.status is Status.ANSWERED
    assert "河边" in text(answer)
    assert {citation.year for citation in answer.citations} == {2020}


def test_a_turn_with_words_of_another_matter_is_not_of_the_practice() -> None:
    """Words that its sentence does not have, or that all reports have, ask for something else."""
    told = "推出“流动公开车”做法，组织车辆定期到偏远村组送政策、收意见、办小事。"
    assert with_practice("这个车去哪些地方、干啥", told)
    assert not with_practice("保密审查谁负责", told)
    assert not with_practice("公开是怎么做的", told)


@pytest.mark.parametrize("turn", ["花了多少钱", "存在哪些问题", "还有谁搞了", "“一码看公开”呢"])
def test_numbers_problems_and_others_are_no_details(turn: str) -> None:
    """What a practice's sentence does not tell is not put to it."""
    assert not asks_details(turn, "有什么创新做法")
    assert not asks_details("在哪办的", "政府开放日几场")


def test_it_is_the_kind_that_was_first(water: Assistant) -> None:
    """它 after 哪一类最多 is that kind and not all that was published; the answer says so."""
    answer = ask(water, f"{WATER}主动公开多少条", "哪一类最多", "它比上年变了多少")
    assert "增加30条" in text(answer)
    assert any("公告公示" in note for note in answer.assumed)


def test_the_share_of_the_kind_that_was_first_is_its_own(water: Assistant) -> None:
    """占几成 after 哪一类最多 is the share of that kind."""
    assert "70%" in text(ask(water, f"{WATER}主动公开多少条", "哪一类最多", "占几成"))


def test_a_practice_is_looked_for_in_other_years(water: Assistant) -> None:
    """这个做法以前搞过吗 is of the practice that the answer named, in the other years' reports."""
    answer = ask(water, f"{WATER}有什么创新做法", "这个做法以前搞过吗")
    assert answer.status is Status.ANSWERED
    assert {2020, 2022} <= {citation.year for citation in answer.citations}


def test_the_years_before_are_those_before_the_one_spoken_of(water: Assistant) -> None:
    """前几年呢 asks of every earlier year and not again of the same."""
    answer = ask(water, f"{WATER}主动公开多少条", "前几年呢")
    assert "90条" in text(answer)
    assert "100条" not in text(answer)


def test_a_year_is_held_against_the_one_spoken_of(water: Assistant) -> None:
    """2021年呢，多还是少 after 2022 is not held against 2020."""
    answer = ask(water, f"{WATER}主动公开多少条", "2021年呢，多还是少")
    assert "增加10条" in text(answer)


def test_a_year_is_less_than_the_one_it_is_held_against(water: Assistant) -> None:
    """比22年少几条 of 2021 says what 2021 has less, and 比它上一年 of 2022 what that has more."""
    assert "比2022年少10条" in text(
        ask(water, f"{WATER.replace('2022', '2021')}主动公开多少条", "比22年少几条")
    )
    assert "比2021年增加10条" in text(ask(water, f"{WATER}主动公开多少条", "比它上一年多多少"))


def test_a_year_said_last_is_what_is_measured_by(water: Assistant) -> None:
    """差多少 跟2021 keeps the year that was asked about."""
    assert "增加10条" in text(ask(water, f"{WATER}主动公开多少条", "差多少 跟2021"))


def test_more_or_less_is_against_the_year_before(water: Assistant) -> None:
    """是多了还是少了 after a number is its change."""
    assert "增加10条" in text(ask(water, f"{WATER}主动公开多少条", "是多了还是少了"))


def test_a_cause_that_is_not_told_is_said_to_be_untold(water: Assistant) -> None:
    """为什么多这么多 after a change: the numbers do not tell why."""
    answer = ask(water, f"{WATER}主动公开多少条", "比上年多了多少", "为什么多这么多")
    assert "没有写增减的原因" in text(answer)


def test_proposals_are_said_to_be_answered(water: Assistant) -> None:
    """都答复了没 after 提案几件 goes on about the proposals and not about requests."""
    assert "均已办复" in text(ask(water, f"{WATER}政协提案几件", "都答复了没"))


def test_a_report_that_is_there_is_not_said_to_be_lacking(water: Assistant) -> None:
    """The year that a turn in words is measured by has a report."""
    assert "没有收录" not in text(ask(water, f"{WATER}申请比上年多了多少", "为什么多了"))
