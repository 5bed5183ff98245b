"""A name that stands in the text of a report says which report is meant, where the question does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status
from tests.assistant.over import assistant_over, texts_of

REPORTS = (
    (
        "人民政府",
        2021,
        "网站机器人“小渡”全年应答1.5万次。开设“宅基地档案”专栏，专栏上线后同类申请由61件降到24件。全年主动公开3160条。",
        "不足之处是解读偏少。\n2022年打算：（1）编写解读样例20篇。",
        "柳坝镇把账本画成连环画，逐户送达1800份；桃湾街道设“板凳课堂”，开讲12次。",
    ),
    (
        "人民政府",
        2022,
        "网站机器人“小渡”全年应答2.8万次。区教体局公布学区划片图，方便家长查找。全年主动公开3505条，比上年多345条。",
        "不足之处是专区人少。\n2023年打算：（1）把专区迁到菜市场旁边。",
        "举办“走进临渡”开放日6场。",
    ),
    ("公安局", 2021, "组织业务培训3期，参加90人次。", "不足之处是更新慢。", "无。"),
)


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A district's government with two years of reports, and its police with one."""
    with assistant_over(tmp_path_factory, texts_of(REPORTS)) as assistant:
        yield assistant


def _said(answer: Answer) -> str:
    return " ".join(statement.text for statement in answer.statements)


def test_a_name_that_one_years_report_alone_has_is_asked_of_that_year(district: Assistant) -> None:
    answer = district.ask("临渡区的“宅基地档案”专栏是干啥的，上线以后申请少了吗")
    assert answer.status is Status.ANSWERED
    assert "由61件降到24件" in _said(answer)
    assert any("2021年" in note for note in answer.assumed)


def test_a_cell_beside_a_name_gives_way_to_what_is_told_of_the_name(district: Assistant) -> None:
    assert "由61件降到24件" in _said(district.ask("临渡区2021年“宅基地档案”专栏上线后申请少了吗"))


def test_a_name_says_whose_report_it_is_where_nobody_is_named(district: Assistant) -> None:
    assert "由61件降到24件" in _said(district.ask("“宅基地档案”上线以后同类申请降了多少"))


def test_a_place_without_a_report_is_told_of_by_the_report_that_has_it(district: Assistant) -> None:
    answer = district.ask("柳坝镇的账本怎么公开的")
    assert answer.status is Status.ANSWERED
    assert "没有收录“柳坝镇”" in _said(answer)
    assert "连环画" in _said(answer)
    assert "桃湾" not in _said(answer)


def test_an_office_without_a_report_is_told_of_by_its_government(district: Assistant) -> None:
    assert "学区划片图" in _said(district.ask("临渡区教育局2022年给家长公布了什么"))


@pytest.mark.parametrize("question", ["柳坝镇2021年收到多少件申请", "柳坝镇2021年培训几次"])
def test_a_number_that_is_not_told_of_such_a_place_is_not_found(district: Assistant, question: str) -> None:
    assert district.ask(question).status is Status.NOT_FOUND


def test_each_report_that_has_a_quoted_name_tells_its_number(district: Assistant) -> None:
    answer = district.ask("手头这几份年报里，哪些提到了机器人“小渡”？应答量各多少")
    assert answer.status is Status.ANSWERED
    assert "1.5万次" in _said(answer)
    assert "2.8万次" in _said(answer)
    assert "公安局" not in _said(answer)
    assert {str(used.value) for used in answer.figures} >= {"15000", "28000"}


def test_a_place_within_a_quoted_name_is_no_agency_where_all_are_asked(district: Assistant) -> None:
    answer = district.ask("哪几家办了“走进临渡”开放日")
    assert answer.status is Status.ANSWERED
    assert "6场" in _said(answer)


def test_what_is_planned_for_a_year_without_a_report_stands_in_the_one_before(district: Assistant) -> None:
    answer = district.ask("临渡区政府2023年有什么打算")
    assert answer.status is Status.ANSWERED
    assert "菜市场" in _said(answer)
    assert any("写在2022年的年报里" in note for note in answer.assumed)
    assert district.ask("临渡区政府2023年开了几次发布会").status is Status.NOT_FOUND


def test_all_that_was_disclosed_may_be_stated_without_a_word_for_it(district: Assistant) -> None:
    assert "345条" in _said(district.ask("临渡区政府2022年公开的信息比上一年多多少条"))


def test_a_turn_without_a_matter_goes_on_with_that_of_the_turn_before(district: Assistant) -> None:
    answer = district.ask("2022年呢，排第几", ["临渡区政府2021年网站机器人应答了多少次"])
    assert answer.status is not Status.CLARIFY
