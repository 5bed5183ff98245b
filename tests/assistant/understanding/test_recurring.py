"""What reports tell again and again: the same problem over the years of an agency, or over agencies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from tests.assistant.over import assistant_over

TEXT = """青溪市临渡区{office}
{year}年政府信息公开工作年度报告

一、总体情况
{new}
五、存在的主要问题及改进情况
存在的主要问题：一是{first}；二是{second}。
改进措施：一是加强培训；二是及时更新栏目。
六、其他需要报告的事项
无。
"""
SLOW, FORMS, PLAIN, SHORT = "网站栏目更新不及时", "答复文书格式不统一", "解读形式单一", "公开力量不足"
REPORTS = (
    ("水务局", 2020, SLOW, FORMS, "推出“河长茶座”做法。"),
    ("水务局", 2021, SLOW, PLAIN, "推出“河长茶座”做法。"),
    ("水务局", 2022, PLAIN, "政务网站栏目更新不及时", "推出“河长茶座”做法。"),
    ("林业局", 2020, FORMS, SHORT, "探索“林间课堂”新模式。"),
    ("林业局", 2022, FORMS, SLOW, "推出“河长茶座”做法。"),
)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Two offices over three years, of which one leaves the middle one out."""
    texts = {
        f"{office}{year}": TEXT.format(office=office, year=year, first=first, second=second, new=new)
        for office, year, first, second, new in REPORTS
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


def said(assistant: Assistant, *turns: str) -> str:
    *before, question = turns
    return "\n".join(statement.text for statement in assistant.ask(question, before).statements)


@pytest.mark.parametrize(
    "question",
    ["各单位反复提到的问题是什么", "哪个问题提到得最多", "最常见的不足是什么", "哪些问题不止一家提到"],
)
def test_the_same_problem_is_counted_over_reports_most_first(offices: Assistant, question: str) -> None:
    """What stands in four reports of two agencies leads, told in nearly the same words or not."""
    text = said(offices, question)
    assert f"写到的报告最多的是“{SLOW}”，4份。" in text
    assert f"“{SLOW}”：4份报告，2家单位" in text
    assert SHORT not in text


@pytest.mark.parametrize(
    "question",
    ["水务局哪些问题年年写", "水务局连续几年都提到的问题是哪一条", "水务局这几年的问题有没有老是重复的"],
)
def test_a_problem_is_followed_over_the_years_of_one_agency(offices: Assistant, question: str) -> None:
    """All years are looked at where none is named, and the years are told."""
    text = said(offices, question)
    assert f"“{SLOW}”，2020年、2021年、2022年连续3年" in text
    assert FORMS not in text


def test_a_year_between_breaks_the_row(offices: Assistant) -> None:
    """连续两年 is not told of 2020 and 2022; who has a problem for two years running is named."""
    assert "没有连续2年" in said(offices, "林业局连续两年都提到的问题有哪些")
    text = said(offices, "连续两年都提同一个问题的单位有哪些")
    assert "水务局" in text
    assert "林业局" not in text


def test_what_is_new_is_counted_by_its_name(offices: Assistant) -> None:
    """哪个创新做法用得最多 names it with the agencies that have it."""
    assert "“河长茶座”：4份报告，2家单位" in said(offices, "哪个创新做法用得最多")


@pytest.mark.parametrize(
    "question",
    [
        "水务局每年都有哪些问题",
        "2022年各单位都有哪些问题",
        "哪些单位反复提到栏目更新的问题",
        "2022年反复申请的有几件",
    ],
)
def test_a_list_or_one_matter_is_not_held_together(offices: Assistant, question: str) -> None:
    """都有哪些问题 wants them all, and a problem that is named is looked for."""
    assert "家单位：" not in said(offices, question)


def test_the_same_question_is_no_problem(offices: Assistant) -> None:
    """同样的问题 asks the last question of another agency."""
    text = said(offices, "水务局2022年有什么创新做法", "同样的问题 林业局")
    assert "河长茶座" in text
    assert "措辞" not in text
