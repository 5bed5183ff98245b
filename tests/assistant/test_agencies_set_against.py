"""Agencies added up, set against each other or picked out, in the words that people have for it."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from assistant.understanding.operations import Operation, find_operations
from ingest.library import Library


@pytest.fixture(scope="module")
def sample(sample_library: Library) -> Assistant:
    """An assistant over the sample."""
    return Assistant(sample_library)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("八家22年申请总盘子有多大", "合计422件"),
        ("八家2020年的办结数汇总成一个数", "合计369件"),
        ("云岭县两个局2019年和计新收申请几件", "合计32件"),
        ("八家单位2022年承办人大代表建议总件数，汇总口径", "合计"),
        ("两个区县审批局2022年许可量，临渡那边领先云岭多少件", "多15526件"),
        ("青溪市和北棠区2022年谁的申请多，大多少", "多80件"),
        ("两个政府比，青溪市和北棠区，22年谁的申请量大，大多少", "多80件"),
        ("两个政府2022年申请差几件（青溪市、北棠区）", "多80件"),
        ("市里（青溪）比北棠区22年行政收费多收几多万", "多3320.65万元"),
        ("2022年许可哪家最多，领先多少件", "多10172件"),
        ("2022年处罚件数谁是头名，领先第二名多少", "多5926件"),
        ("2022年许可最多的比最少的高出多少", "多42489件"),
        ("谁是2021年的“罚单大户”", "最多的是青溪市人民政府2021年"),
        ("2022年哪家的开放日最热闹（去的群众最多）", "为731名"),
        ("2022年新收不到20件的有几家，哪几家", "已知的8家中，符合条件的有4家"),
        ("2020年被申请行政复议的（总计不为0）是哪些单位，各几件", "青溪市人民政府2020年行政复议为15件"),
        ("收信息处理费的机关，2022年有谁、收了几块", "信息处理费为40元"),
        ("产生信息处理费收入的单位及金额，2022年度", "信息处理费为40元"),
        ("2022年有谁计划引入第三方评估，列个名单", "写到这一点的报告有4份"),
        ("谁家新媒体跟网站对不上号啊，看2020年报告", "写到这一点的报告有2份"),
        ("2022年都有谁抱怨公开效果没人评估", "写到这一点的报告有4份"),
    ],
)
def test_agencies_are_counted_added_and_compared(sample: Assistant, question: str, result: str) -> None:
    answer = sample.ask(question)
    assert answer.status is Status.ANSWERED
    assert result in "\n".join(statement.text for statement in answer.statements)


def test_which_agencies_of_two_places_is_asked_of_all_that_are_there(sample: Assistant) -> None:
    answer = sample.ask("青溪市和北棠区2022年哪些单位收到申请超过30件")
    assert "澜原市北棠区交通运输局2022年" in "\n".join(s.text for s in answer.statements)


@pytest.mark.parametrize(
    ("question", "relation"),
    [("复议不为0的单位", ">"), ("复议不是零的有哪些单位", ">"), ("复议为0的单位", "=")],
)
def test_what_is_not_0_is_more_than_0(question: str, relation: str) -> None:
    condition = find_operations(question).condition
    assert condition is not None
    assert (condition.relation, condition.bound) == (relation, 0)


def test_who_leads_is_held_against_the_next_and_not_the_last() -> None:
    assert find_operations("哪家最多，高出几条").top == 2
    assert find_operations("最多的比最少的高出几条").top is None
    assert Operation.DIFFERENCE in find_operations("甲领先乙多少件")
    assert Operation.DIFFERENCE not in find_operations("许可比去年高出几个百分点")
