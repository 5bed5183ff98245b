"""A follow-up that asks two things, and one that goes on with numbers which stand in sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status
from tests.assistant.over import assistant_over

TEXT = """青溪市临渡区{office}
2022年政府信息公开工作年度报告

一、总体情况
（一）主动公开。{published}
（二）平台建设。{platform}
（三）监督保障。邀请128名街坊代表参加体验活动16次。
六、其他需要报告的事项
全年承办区人大代表建议21件、政协委员提案34件。目前已全部答复，办复率100%，办理结果为A类40件、B类11件、C类4件。
青溪市临渡区{office}
2023年1月20日
"""
REPORTS = (
    (
        "水务局",
        "我局在区政府官网共公开各类供水动态、政策问答、公告公示等信息140条，其中公告公示88条、供水动态52条。",
        "全年“临渡水务”公众号推送96条，阅读量3万余次。热线回访满意问卷310份，线下宣传单2400份。",
    ),
    (
        "林业局",
        "2022年，全局共主动公开林情快报、政策文件等政府服务信息205条，其中林情快报150条、政策文件55条。",
        "依托“临渡林业”微信公众号，全年发布消息61条。",
    ),
)
WATER = "临渡水务局2022年"


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    texts = {
        office: TEXT.format(office=office, published=said, platform=told) for office, said, told in REPORTS
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


def said(answer: Answer) -> str:
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("turn", "question", "told"),
    [
        (f"{WATER}公众号推送了多少条", "那林业局呢，差多少条", ("61", "35条")),
        (f"{WATER}在区政府官网公开了几条", "换成林业局是多少？两家相差几条", ("205", "65条")),
        (f"{WATER}承办人大代表建议几件", "政协提案是多少？两样合起来几件", ("34", "55件")),
        (f"{WATER}办了多少建议提案", "办复率是多少？B类占全部的百分之几", ("100%", "20%")),
    ],
)
def test_both_things_that_a_follow_up_asks_are_told(
    over: Assistant, turn: str, question: str, told: tuple[str, ...]
) -> None:
    answer = over.ask(question, [turn])
    assert answer.status is Status.ANSWERED
    assert all(number in said(answer) for number in told)


def test_what_is_asked_by_the_way_is_told_beside_the_matter_of_the_turn_before(over: Assistant) -> None:
    answer = over.ask("我问的是水务局的，顺便把公众号推送的条数也告诉我", ["临渡那个局2022年公开信息多少条"])
    assert "96" in said(answer)


def test_the_share_of_a_part_told_before_is_of_its_total(over: Assistant) -> None:
    answer = over.ask("占总数多少", [f"{WATER}供水动态公开几条"])
    assert answer.calculation == "52 ÷ 140 = 37.14%"


def test_what_is_left_is_the_total_less_the_part_told_before(over: Assistant) -> None:
    assert over.ask("剩下的有几条", [f"{WATER}供水动态公开几条"]).calculation == "140 − 52 = 88条"


def test_a_mean_is_made_of_the_two_numbers_told_before(over: Assistant) -> None:
    answer = over.ask("平均每次多少人", [f"{WATER}邀请了多少街坊代表", "活动几次？"])
    assert answer.calculation == "128 ÷ 16 = 8"


def test_a_total_is_not_called_by_a_kind_that_it_names(over: Assistant) -> None:
    answer = over.ask("差几条", [f"{WATER}公示公告发了几条", "供水动态呢"])
    assert answer.calculation == "88 − 52 = 36条"


def test_a_turn_whose_whole_tells_it_all_is_answered_once(over: Assistant) -> None:
    answer = over.ask("那林业局呢，谁多", [f"{WATER}公众号推送了多少条"])
    assert said(answer).count("61条") <= 2
    assert "35条" in said(answer)


def test_a_part_that_is_not_reported_leaves_the_whole_as_it_was(over: Assistant) -> None:
    answer = over.ask("那林业局呢，为什么少了", [f"{WATER}公众号推送了多少条"])
    assert "因为" not in said(answer)
