"""Whole tables, totals of a part only, numbers that a question names, and what only one report tells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.cells.breakdown import rows_of_table
from assistant.types import Status
from tests.assistant.over import assistant_over

TABLES = """二、主动公开政府信息情况

第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t0\t0\t0
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t70342
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t0
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t8.15
"""
BAY = f"""白沙区行政审批服务局2022年政府信息公开工作年度报告

一、总体情况

（一）主动公开。全年在教育、养老等领域公开信息900余条，发布回音信息31条，公开重大项目清单2件。办理审批事项7万余件。“白沙政务”公众号阅读量突破28万。

（二）依申请公开。全年收到公开申请6件，同比下降25%，内容主要集中在土地、房屋方面。

（三）政务服务。可网办事项410项，占比82%，进驻大厅事项640项。开设护苗讲堂16场，听讲人数3200人次。推行以老带新，由老窗口人员带教新接手人员。

（四）政民互动。收到留言95条。

{TABLES}
五、存在的主要问题及改进情况

（一）存在的问题。一是解读不够。
（二）改进措施。一是组织应急演练，提高处置能力。

六、其他需要报告的事项

提案办理结果为A类12件、B类6件、C类2件。办理政协提案20件。
一是创新公开载体。在八个社区设置信息公开屏，滚动播放办事流程。二是创新服务方式。推出周末不打烊窗口。
"""
HILL = f"""青石区行政审批服务局2022年政府信息公开工作年度报告

一、总体情况

（一）主动公开。全年共主动公开政府信息300条，其中工作动态180条、公示120条。

{TABLES.replace("70342", "35171")}
六、其他需要报告的事项

无。
"""


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the reports of two offices."""
    texts = {"白沙区行政审批服务局2022年年报": BAY, "青石区行政审批服务局2022年年报": HILL}
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


def _told(assistant: Assistant, question: str) -> tuple[Status, str]:
    answer = assistant.ask(question)
    return answer.status, "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize("question", ["表二数据", "表二都有什么", "第二张表给我完整列出来"])
def test_a_whole_table_is_told_cell_by_cell(offices: Assistant, question: str) -> None:
    """What is above 0 by itself, the zeros together, each cell once."""
    status, told = _told(offices, f"白沙审批局{question}")
    assert status is Status.ANSWERED
    assert "70342" in told
    assert "8.15" in told
    assert told.count("现行有效件数") == 2


@pytest.mark.parametrize("words", ["表二里许可多少", "表四有吗", "表三是图片吗", "申请公开表扬信"])
def test_more_than_a_table_asks_for_no_whole_table(words: str) -> None:
    """A cell, whether it is there, or another word that begins alike."""
    assert rows_of_table(words) == ()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("白沙审批局公开了多少条信息", "没有写明主动公开政府信息的总数"),
        ("白沙审批局重大项目清单公开几件", "2件"),
        ("白沙审批局阅读量多少，公众号发了几条", "突破28万"),
        ("青石审批局公开了310条吧", "问题所说的310条与报告不符"),
        ("白沙审批局2021年收到几件申请", "2021年新收政府信息公开申请为8件"),
        ("青石审批局许可是白沙的几分之几", "50%"),
        ("青石审批局300条拆开对吗", "成立"),
        ("白沙审批局20件分类加起来对吗", "12 + 6 + 2 = 20件"),
        ("白沙审批局410占82%跟640对得上吗", "64.06%"),
        ("白沙审批局7万多件对得上表吗", "70342件"),
        ("白沙审批局有没有应急演练", "只在改进措施里写了打算"),
        ("白沙审批局有哪些创新做法", "滚动播放办事流程"),
        ("以老带新是啥意思", "带教新接手人员"),
        ("平均每场讲堂多少人听", "200人次"),
        ("谁公开的信息最多", "青石区行政审批服务局2022年"),
    ],
)
def test_what_is_asked_is_what_is_told(offices: Assistant, question: str, told: str) -> None:
    """Parts are no totals, and numbers that the question names are held against the report's."""
    assert told in _told(offices, question)[1]


@pytest.mark.parametrize(
    "question",
    [
        "白沙审批局土地的申请有多少件",
        "白沙审批局留言里有多少得到回复",
        "白沙审批局人大建议多少件",
        "白沙审批局抖音号叫什么",
        "白沙审批局公众号和网站的信息有没有重复",
    ],
)
def test_what_no_sentence_counts_is_not_reported(offices: Assistant, question: str) -> None:
    """The number of the whole, or of a neighbour, is no answer."""
    assert _told(offices, question)[0] is Status.NOT_REPORTED
