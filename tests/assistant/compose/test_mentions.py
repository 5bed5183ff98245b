"""Which reports tell of something, and which do not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Answer
from tests.assistant.over import assistant_over

TEXT = """青溪市临渡区{office}
{year}年政府信息公开工作年度报告

一、总体情况
（一）主动公开情况
{proactive}
五、存在的主要问题及改进措施
存在的主要问题：{problem}
改进措施：一是举办政府开放日；二是及时更新栏目。
六、其他需要报告的事项
{other}
"""
REPORTS = (
    (
        "水务局",
        2021,
        "推出“河长茶座”做法，听取意见。",
        "一是栏目更新的及时性有待提升。",
        "全年未收取信息处理费。",
    ),
    ("水务局", 2022, "举办政府开放日活动3场。", "一是政策解读的深度还不够。", "全年未收取任何费用。"),
    ("林业局", 2021, "打造“河长茶座”品牌，听取意见。", "一是解读形式单一。", "免费送达证照20件。"),
    ("林业局", 2022, "在大厅设立办难事窗口。借政府开放日征求意见。", "一是部分信息公开不及时。", "无。"),
    ("教育局", 2022, "及时更新栏目，设咨询窗口8个。", "一是信息公开不够全面。", "2022年未举办政府开放日。"),
)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Three offices; what one of them did, another promises, denies or does not tell."""
    texts = {
        f"{office}{year}": TEXT.format(
            office=office, year=year, proactive=proactive, problem=problem, other=other
        )
        for office, year, proactive, problem, other in REPORTS
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


def told(answer: Answer) -> set[tuple[str, int]]:
    return {(citation.agency[-3:], citation.year) for citation in answer.citations}


WATER, WOOD, SCHOOL = "水务局", "林业局", "教育局"


@pytest.mark.parametrize(
    ("question", "who"),
    [
        pytest.param("哪些单位2022年搞过政府开放日", {(WATER, 2022), (WOOD, 2022)}, id="deed"),
        pytest.param("哪个单位有办难事窗口", {(WOOD, 2022)}, id="exact"),
        pytest.param("哪家单位搞过河长茶座", {(WATER, 2021), (WOOD, 2021)}, id="all years"),
        pytest.param("哪些单位提到更新不及时", {(WATER, 2021), (WOOD, 2022)}, id="flaw"),
        pytest.param("哪些单位存在政策解读不够深入的问题", {(WATER, 2022)}, id="problem named"),
        pytest.param(
            "哪些单位2022年打算举办政府开放日", {(WATER, 2022), (WOOD, 2022), (SCHOOL, 2022)}, id="plan"
        ),
        pytest.param("哪些单位想搞河长茶座", {(WATER, 2021), (WOOD, 2021)}, id="no plan"),
        pytest.param("哪几家报告说未收取费用", {(WATER, 2021), (WATER, 2022)}, id="none"),
    ],
)
def test_each_report_that_tells_it_is_named_and_no_other(
    offices: Assistant, question: str, who: set[tuple[str, int]]
) -> None:
    """A promise, a denial, a heading and a thing that resembles it do not tell of it."""
    assert told(offices.ask(question)) == who


def test_who_does_not_tell_of_it_is_asked_for(offices: Assistant) -> None:
    """没有提到 lists the reports without it, beside those that have it."""
    answer = offices.ask("2022年没有提到窗口的单位有哪些")
    line = answer.statements[0].text
    assert "水务局2022年" in line
    assert "林业局" not in line
    assert told(answer) == {(WOOD, 2022), (SCHOOL, 2022)}


def test_what_is_denied_is_told_apart_from_what_is_not_told(offices: Assistant) -> None:
    """未举办 is a report's own word; that it says nothing is no denial."""
    answer = offices.ask("哪些单位2022年没有举办政府开放日")
    assert "1份" in answer.statements[0].text
    assert "教育局" in answer.statements[1].text
