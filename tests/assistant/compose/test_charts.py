"""Questions that a chart of the report answers: two years of one category, all categories of a year."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """云岭县水务局2022年政府信息公开工作年度报告

一、总体情况

（一）主动公开。2022年，全局共主动公开各类信息123条，其中水情快报90条、工程公示20条、节水宣传8条、政策文件5条。

六、其他需要报告的事项

无。

近两年主动公开信息数量对比
2021年\t水情快报\t工程公示\t节水宣传\t政策文件\t60\t25\t8\t2\t2022年\t水情快报\t工程公示\t节水宣传\t政策文件\t90\t20\t8\t5
"""


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the one report, whose chart also tells of the year before."""
    with assistant_over(tmp_path_factory, {"云岭县水务局2022年年报": REPORT}) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "told", "calculation"),
    [
        (
            "2022年水情快报比2021年多几条，涨幅多大",
            ("2021年水情快报为60", "增加30，增长50%"),
            "30 ÷ 60 = 50%",
        ),
        ("2022年工程公示比上年少几条", ("2022年工程公示为20", "减少5，下降20%"), "25 − 20 = 5"),
        ("2022年节水宣传跟21年比变了没", ("相同，没有增减",), ""),
        ("图表里2021年四类合计多少", ("2021年各类合计为95",), "60 + 25 + 8 + 2 = 95"),
        ("对比图中2021年和2022年四类分别合计多少，增了多少", ("为95", "为123", "增加28"), "123 − 95 = 28"),
        ("对比图里2022年工程公示是多少", ("2022年工程公示为20",), ""),
    ],
)
def test_bars_of_two_years_are_told_and_compared(
    water: Assistant, question: str, told: tuple[str, ...], calculation: str
) -> None:
    """The bars that are named are given with their year, the change between them with its arithmetic."""
    answer = water.ask(f"云岭县水务局{question}")
    text = "".join(statement.text for statement in answer.statements)
    assert answer.status is Status.ANSWERED
    assert [words for words in told if words not in text] == []
    assert calculation in (answer.calculation or "")
    assert all(statement.cites for statement in answer.statements)


def test_a_question_of_the_reports_own_year_is_answered_by_its_sentence(water: Assistant) -> None:
    """Without a chart or another year in the question the prose tells, with its unit."""
    answer = water.ask("云岭县水务局2022年工程公示几条")
    assert "20条" in "".join(statement.text for statement in answer.statements)
    assert "图表" not in "".join(statement.text for statement in answer.statements)


def test_what_no_bar_is_called_is_no_matter_of_the_chart(water: Assistant) -> None:
    """A category that the chart lacks is not answered from it."""
    answer = water.ask("云岭县水务局2022年政策解读比2021年多几条")
    assert "图表" not in "".join(statement.text for statement in answer.statements)
