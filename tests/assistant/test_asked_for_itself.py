"""Numbers are of what was asked: a kind and no whole, a list and no decisions, who and not how many."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from tests.assistant.over import assistant_over

_OLD = """云岭县渔业局2020年政府信息公开工作年度报告
一、总体情况
（一）主动公开情况
全年网站发布信息300条，其中渔政类120条、塘口类100条、苗种类80条。
（二）依申请公开情况
全年新收申请20件，从内容看，鱼塘承包类8件、禁渔补贴类7件、其他5件。
（三）信息管理情况
印发公文50份，拟稿时标注属性：主动公开10份、依申请公开25份、不予公开15份。
首次公布《休渔期轻微违规免罚清单》，共14项，全年照此免罚36起。
（四）监督保障情况
公开领导小组由一名副局长任组长，配备政务公开专职人员2名。举办业务讲堂和培训3期、受教育者210人次。
二、主动公开政府信息情况
第二十条第（五）项\t\t\t
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政许可\t40\t-7\t3012
其他对外管理服务事项\t11\t4\t95
第二十条第（六）项\t\t\t
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政处罚\t5\t0\t210
行政强制\t2\t0\t8
六、其他需要报告的事项
无。
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over one report of the older form."""
    with assistant_over(tmp_path_factory, {"渔业局2020": _OLD}) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("其他对外管理服务事项加上当年增减，到年底是多少项？", "15项", "95件"),
        ("行政许可项目比上年少了几项？现在还剩几项？", "33项", "3012"),
        ("问鱼塘承包的申请有几件？", "8件", "为20件"),
        ("印发的公文里，定成不予公开的占百分之几？", "30%", "单位不同"),
        ("小错免罚的清单有多少项？", "14项", "210件"),
        ("公开领导小组的组长是谁在当？", "副局长", "专职人员为2名"),
    ],
)
def test_a_number_is_told_of_what_the_question_names(
    office: Assistant, question: str, told: str, untold: str
) -> None:
    """What its own sentence counts, or the form's cells that come to it."""
    answer = office.ask(f"云岭县渔业局2020年{question}")
    text = "".join(statement.text for statement in answer.statements)
    assert answer.status is Status.ANSWERED
    assert told in text
    assert untold not in text


def test_a_part_of_decisions_is_not_told_by_what_is_no_decision(office: Assistant) -> None:
    """Requests sent online are no permits issued online."""
    answer = office.ask("云岭县渔业局2020年行政许可里面网上办的有多少件")
    assert answer.status is Status.NOT_REPORTED


def test_a_kind_named_in_a_turn_is_told_after_another(office: Assistant) -> None:
    """The second kind is no repetition of the first."""
    answer = office.ask("塘口类呢", ["云岭县渔业局2020年网站发了多少信息", "其中渔政类多少条"])
    assert "100条" in "".join(statement.text for statement in answer.statements)


def test_the_share_of_a_number_told_before_is_in_what_the_turn_names(office: Assistant) -> None:
    """占 followed by nothing but the whole goes on with the part that was told."""
    answer = office.ask("占当年新收的百分之几", ["云岭县渔业局2020年问禁渔补贴的申请有几件"])
    assert "35%" in "".join(statement.text for statement in answer.statements)
