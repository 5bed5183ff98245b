"""What is asked for whole: a report in short, one of its six parts, or all that one of its tables holds."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.cells.whole_parts import Extent, Whole, table_named, whole_asked
from assistant.output import to_markdown
from assistant.types import Status
from ingest.types import Part


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        pytest.param("主要干了些啥", Whole(Extent.REPORT, Part.OVERVIEW), id="deeds"),
        pytest.param("给我讲讲的报告", Whole(Extent.REPORT, Part.OVERVIEW), id="report"),
        pytest.param("把主要数字汇总一下", Whole(Extent.NUMBERS, Part.OVERVIEW), id="numbers"),
        pytest.param("总体情况怎么写的", Whole(Extent.PART, Part.OVERVIEW), id="by_name"),
        pytest.param("第六部分说了什么", Whole(Extent.PART, Part.OTHER), id="by_place"),
        pytest.param("能不能给我说说申请的情况", Whole(Extent.PART, Part.REQUESTS), id="requests"),
        pytest.param("表二里都填了什么数", Whole(Extent.TABLE, Part.PROACTIVE), id="table"),
        pytest.param("表四全是0吗", Whole(Extent.TABLE, Part.REVIEW), id="zeros"),
        pytest.param("各办理结果列个清单", Whole(Extent.TABLE, Part.REQUESTS), id="results"),
        pytest.param("有报告吗", None, id="whether_there"),
        pytest.param("申请几件", None, id="a_cell"),
        pytest.param("表三里上年结转多少", None, id="a_row"),
        pytest.param("收到申请情况", None, id="received"),
    ],
)
def test_what_is_asked_for_whole_is_a_part_and_nothing_within_it(words: str, whole: Whole | None) -> None:
    """Words that name a part, a table or the report and only ask for it mean all of it; others do not."""
    assert whole_asked(words) == whole


def test_a_table_may_be_called_by_its_number() -> None:
    """表三 is the table of part three, 表一 none of the form's."""
    assert table_named("表三里") is Part.REQUESTS
    assert table_named("表一里") is None


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        pytest.param("主要干了啥", ["1520件", "312条", "5件", "水情数据更新"], ["阅读量为"], id="report"),
        pytest.param(
            "总体情况怎么写的", ["312条", "收到政府信息公开申请5件"], ["未收取", "1520"], id="overview"
        ),
        pytest.param("第六部分写了啥", ["未收取信息处理费"], ["312条"], id="other"),
        pytest.param("第五部分说了什么", ["水情数据更新", "每日更新制度"], ["312条"], id="problems"),
        pytest.param("申请的情况", ["在报告中是图片", "申请5件"], ["312条"], id="image"),
        pytest.param(
            "表二填了什么",
            ["1520件", "88.5万元", "是空白"],
            ["强制（本年处理决定数量）为0", "312条"],
            id="table",
        ),
    ],
)
def test_a_whole_is_told_by_its_rows_and_sentences(
    assistant: Assistant, question: str, said: list[str], unsaid: list[str]
) -> None:
    """A part is told by what its table holds and its sentences say, and how an unread table stands."""
    answer = assistant.ask(f"云岭县水务局2022年{question}")
    text = to_markdown(answer)
    assert answer.status is Status.ANSWERED
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


def test_how_a_table_stands_is_told_by_its_number_too(assistant: Assistant) -> None:
    """表三能读出来吗 is asked of the table, not of the text."""
    text = to_markdown(assistant.ask("云岭县水务局2022年表三能读出来吗"))
    assert "收到和处理政府信息公开申请情况表" in text
    assert "图片" in text
