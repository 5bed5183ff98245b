"""Questions about figures that a report gives in words of its own, which no table and no list of ours has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """云岭县水务局2022年政府信息公开工作年度报告

一、总体情况

（一）主动公开。2022年，全局共主动公开各类信息250条，其中水情快报200条、工程公示30条、节水宣传20条。“云岭水务”视频号全年发布作品40个，播放量突破12万。

（二）政民互动。累计举办护水讲堂16场，听讲人数4800余人次，答疑320个。设立便民水站15处，巡河驿站9处。

（三）办理结果。建议提案的办理结果为A类12件、B类6件、C类2件。投诉回访率98%。

六、其他需要报告的事项

无。
"""


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the one report."""
    with assistant_over(tmp_path_factory, {"云岭县水务局2022年年报": REPORT}) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "told", "calculation"),
    [
        ("水情快报占了多大比例", "80%", "200 ÷ 250 = 80%"),
        ("工程公示有几条，占总数的百分之几", "12%", "30 ÷ 250 = 12%"),
        ("去掉水情快报，剩下的一共几条", "50条", "250 − 200 = 50条"),
        ("工程公示和节水宣传加起来多少条", "50条", "30 + 20 = 50条"),
        ("水情快报比工程公示多几条", "170条", "200 − 30 = 170条"),
        ("便民水站是巡河驿站的几倍", "1.67", "15 ÷ 9 = 1.67"),
        ("护水讲堂平均每场多少人听", "300人次", "4800 ÷ 16 = 300"),
        ("讲堂平均一场答疑多少个", "20个", "320 ÷ 16 = 20"),
        ("视频号平均每个作品播放多少", "3000", "120000 ÷ 40 = 3000"),
        ("建议提案里A类占多少", "60%", "12 ÷ 20 = 60%"),
        ("A类和B类合计几件，占百分之几", "18件", "18 ÷ 20 = 90%"),
        ("B类C类一共几件", "8件", "6 + 2 = 8件"),
        ("主动公开的信息里哪一类最多", "水情快报", ""),
    ],
)
def test_what_is_computed_with_own_figures_is_right(
    water: Assistant, question: str, told: str, calculation: str
) -> None:
    """The operands are the report's own, the arithmetic is shown."""
    answer = water.ask(f"云岭县水务局2022年{question}")
    assert answer.status is Status.ANSWERED
    assert told in " ".join(statement.text for statement in answer.statements)
    assert calculation in (answer.calculation or "")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("便民水站几处，巡河驿站几处", {"15", "9"}),
        ("视频号作品多少个，播放量多少", {"40", "120000"}),
        ("护水讲堂办了几场，答疑多少", {"16", "320"}),
        ("水情快报、工程公示、节水宣传各多少条", {"200", "30", "20"}),
    ],
)
def test_each_figure_named_is_told(water: Assistant, question: str, values: set[str]) -> None:
    """Several are told one by one, each from its own place."""
    answer = water.ask(f"云岭县水务局2022年{question}")
    assert {f"{figure.value:f}" for figure in answer.figures} == values
    assert answer.citations


def test_a_short_turn_names_a_figure_by_its_unit(water: Assistant) -> None:
    """After the talks were asked about, people are those who heard them."""
    answer = water.ask("来的有多少人", ["云岭县水务局2022年护水讲堂办了多少场"])
    assert "4800" in {f"{figure.value:f}" for figure in answer.figures}


@pytest.mark.parametrize(
    "question",
    ["灌溉讲堂和供水讲堂各几场", "水厂占水站的比例", "平均每户用水多少", "去掉财政信息还剩几条"],
)
def test_what_the_report_does_not_name_is_not_computed(water: Assistant, question: str) -> None:
    """No figure is taken for one that only shares a word with it."""
    assert not water.ask(f"云岭县水务局2022年{question}").calculation


def test_roughly_stated_figures_stay_rough(water: Assistant) -> None:
    """突破12万 is about 120,000, and so is what is made of it."""
    answer = water.ask("云岭县水务局2022年视频号平均每个作品播放多少")
    assert "约3000" in " ".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "calculation"),
    [("水情快报占多大比重", "200 ÷ 250 = 80%"), ("节水宣传呢，占几成", "20 ÷ 250 = 8%")],
)
def test_the_total_asked_before_is_the_whole_and_no_part(
    water: Assistant, question: str, calculation: str
) -> None:
    """信息共公开多少条 says of what the next turn's share is."""
    answer = water.ask(question, ["云岭水务局2022年主动公开各类信息多少条"])
    assert (answer.status, answer.calculation) == (Status.ANSWERED, calculation)


def test_a_change_that_the_report_states_is_told_where_the_year_before_is_missing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """比上一年多还是少: no report of it, but 与去年同比减少40% stands here."""
    told = "（四）依申请公开。2022年收到公众提交的政府信息公开申请6件，与去年同比减少40%。\n\n六、其他"
    text = REPORT.replace("六、其他", told)
    with assistant_over(tmp_path_factory, {"云岭县水务局2022年年报": text}) as assistant:
        for turns in (
            ["云岭水务局2022年收到几件申请", "跟上一年比呢"],
            ["云岭水务局2022年收到的申请比上一年多还是少"],
        ):
            answer = assistant.ask(turns[-1], turns[:-1])
            assert "同比减少40%" in " ".join(s.text for s in answer.statements)
