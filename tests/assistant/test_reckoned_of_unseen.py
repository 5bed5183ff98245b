"""Figures of reports worded as nobody foresaw: cells of the old form, numbers of prose and charts, shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.cells.blocks import blocks_by_rows
from assistant.cells.measures import find_measures
from assistant.types import Status
from tests.assistant.over import assistant_over

_OLD = """云岭县粮食局2019年政府信息公开工作年度报告
一、总体情况
（一）主动公开情况
全年主动公开各类信息520条，其中：①门户网站公开310条，②电子屏公开140条，③宣传册公开70条。
（二）便民服务
把粮油商户事项清单19项、储备点事项清单12项，以及60个粮站全部接入平台。
县粮食大厅和6个乡镇便民大厅共设立服务窗口75个，进驻事项450项。可上门办事项260项，占比82.5%。全年受理粮食购销业务3余万件。
二、主动公开政府信息情况
第二十条第（一）项\t\t\t
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t0
规范性文件\t3\t2\t9
第二十条第（五）项\t\t\t
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政许可\t40\t7\t30120
其他对外管理服务事项\t11\t4\t95
第二十条第（六）项\t\t\t
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政处罚\t5\t0\t21
行政强制\t2\t0\t8
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
无。
六、其他需要报告的事项
无。
"""
_NEW = """云岭县茶业局2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开情况
全年主动公开各类信息200条，其中茶讯120条、公示50条、行情30条。“云岭茶业”微信公众号发布信息80条。
全年制发行政规范性文件4件，废止或失效行政规范性文件10件。
（二）依申请公开情况
2022年共收到政府信息公开申请12件，同比减少40%。
（三）建议提案办理情况
共承办县人大代表建议18件、政协委员提案32件，办理结果为A类30件、B类15件、C类4件、D类1件。
六、其他需要报告的事项
无。

近两年网站信息对比
2021年\t茶讯\t公示\t行情\t培训\t70\t15\t10\t5\t2022年\t茶讯\t公示\t行情\t培训\t120\t50\t30\t0
"""


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over a report of the older form and one of the newer, with a chart."""
    with assistant_over(tmp_path_factory, {"粮食局2019": _OLD, "茶业局2022": _NEW}) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("粮食局2019年行政许可的项目数比上一年变动多少，其他对外管理服务事项又变动多少", ("7项", "4项")),
        ("粮食局2019年第二十条第（五）项两行的处理决定数量合计多少", ("30215件",)),
        ("粮食局2019年第二十条第六项填了什么", ("21件", "8件")),
        ("粮食局2019年规范性文件新制作几件、公开了几件", ("3件", "2件")),
        ("粮食局商户清单和储备点清单并进平台，合起来是多少项", ("31项",)),
        ("粮食局2019年服务窗口75个，事项450项，平均每个窗口几项", ("平均每个为6项",)),
        ("粮食局可上门办事项占多大比例", ("报告写的占比是82.5%",)),
        ("粮食局2019年网站、电子屏、宣传册三个渠道跟它报的520条加得拢吗", ("310 + 140 + 70", "成立")),
        (
            "粮食局正文写2019年受理了3万多件购销业务，跟表里的行政许可数是不是一个量级",
            ("3余万件", "30120件", "大体一致"),
        ),
        ("茶业局2022年依申请公开同比少了40%，反推2021年是多少件", ("2021年", "20件")),
        ("茶业局2021年和2022年各收到多少件申请", ("申请12件", "为20件")),
        ("茶业局最后那个“网站信息”对比图，2021年四类信息相加共几条", ("2021年各类合计为100",)),
        ("茶业局2021年茶讯和行情合计几条", ("合计80",)),
        ("茶业局对比图里2021年茶讯占几成", ("占70%",)),
        ("茶业局那张图，2021年哪类信息最多", ("最多的一类是茶讯",)),
        ("茶业局2022年200条公开信息，茶讯占比多少", ("占60%",)),
        ("茶业局2022年公众号发的条数占200条的多少", ("占40%",)),
        ("茶业局2022年200条里茶讯和公示一共占多少", ("共占85%",)),
        ("茶业局2022年公示和行情两项合计，和茶讯比差多少", ("多40条",)),
        ("茶业局2022年废止的规范性文件是新制发的几倍", ("2.5倍",)),
        ("茶业局2022年建议和提案一共办了多少，A类占百分之几", ("合计50件", "占60%")),
        ("茶业局2022年A类比B类多几件，D类占几成", ("多15件", "占2%")),
        ("茶业局2022年B类和C类合起来占全部办理件的多少", ("共占38%",)),
    ],
)
def test_what_is_asked_of_figures_is_computed_of_those_that_are_meant(
    offices: Assistant, question: str, told: tuple[str, ...]
) -> None:
    """Each by its place in the form, its number, its unit, its clause or its chart."""
    answer = offices.ask(f"云岭县{question}")
    text = "".join(statement.text for statement in answer.statements)
    assert answer.status is Status.ANSWERED
    assert [words for words in told if words not in text] == []


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("茶业局2022年茶讯占比多少", "2021年"),
        ("粮食局可上门办事项占多大比例", "520条"),
        ("粮食局2019年行政许可项目数比上一年变动多少", "2018年"),
        ("茶业局2022年B类和C类合起来占全部办理件的多少", "A类"),
        ("茶业局2022年200条里茶讯和公示一共占多少", "占100%"),
    ],
)
def test_what_is_not_asked_of_figures_is_not_told(offices: Assistant, question: str, untold: str) -> None:
    """No change where a share is asked for, no whole of something else, no year the form tells of itself."""
    answer = offices.ask(f"云岭县{question}")
    assert untold not in "".join(statement.text for statement in answer.statements)


def test_a_block_is_its_rows_unless_one_of_them_is_named() -> None:
    """The caption of the form stands for the rows below it, in either numbering."""
    assert blocks_by_rows("第二十条第(六)项合计多少") == "行政处罚、行政强制合计多少"
    assert blocks_by_rows("20条第5项合计") == "行政许可、其他对外管理服务事项合计"
    assert blocks_by_rows("第二十条第(五)项行政许可多少件") == "行政许可多少件"
    assert blocks_by_rows("第二十七条规定谁能申请") == "第二十七条规定谁能申请"


def test_documents_are_read_in_the_order_in_which_they_are_named() -> None:
    """What is divided by what goes by that order."""
    columns = [m.column for m in find_measures("废止的规范性文件是新制发的几倍")]
    assert columns == ["本年废止件数", "本年制发件数"]
    columns = [m.column for m in find_measures("规范性文件制发几件,废止几件")]
    assert columns == ["本年制发件数", "本年废止件数"]
