"""Questions over the years of one agency, in the words people have for changes, extremes, sums and series."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.compose.contacts import contact_kinds
from assistant.output import to_markdown
from assistant.scope.years import meant_years, year_words
from assistant.types import Status
from assistant.understanding.operations import Operation, find_operations
from tests.assistant.over import assistant_over

D, R, T = Operation.DIFFERENCE, Operation.RATE, Operation.TREND
LARGEST, SMALLEST = Operation.LARGEST, Operation.SMALLEST
THERE = (2022, 2021, 2020, 2019)

REPORT = """青溪市云岭县水务局
{year}年政府信息公开工作年度报告

本报告统计期限自{year}年1月1日起至{year}年12月31日止。
一、总体情况
全年主动公开政府信息{items}条。网站更新{web}。
二、主动公开政府信息情况
第二十条第（五）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政许可\t{permits}\t\t
第二十条第（八）项\t\t\t
信息内容\t本年收费金额（单位：万元）\t\t
行政事业性收费\t{fees}\t\t
五、存在的主要问题及改进情况
存在的主要问题：一是{flaw}；二是解读形式单一。
"""
FLAWS = {2019: "网站更新不及时", 2020: "人员更换频繁", 2021: "人员更换频繁", 2022: "网站更新不及时"}


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over four years of one office: permits, fees and items published."""
    figures = {2019: (500, 90.5, 40), 2020: (400, 80, 32), 2021: (700, 60.25, 51), 2022: (350, 60, 12)}
    texts = {
        f"水{year}": REPORT.format(year=year, permits=p, fees=f, items=n, web="及时", flaw=FLAWS[year])
        for year, (p, f, n) in figures.items()
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "operations"),
    [
        ("许可2022比2021少发了几件", (D,)),
        ("解读从2020到2022少写了几篇", (D,)),
        ("许可19到22净变化是多少", (D,)),
        ("收费收入缩水多少万", (D,)),
        ("同比许可增减件数", (R, D)),
        ("是涨是跌", (D,)),
        ("许可2021较2020变化了多少(%)", (R, D)),
        ("以2019年为基期,许可升还是降,百分之几", (R, D)),
        ("升幅多大", (R,)),
        ("2022比2021掉了百分之几", (R,)),
        ("2022对比2019是涨是跌,多少件", (D,)),
        ("推送量顶得上几个2019年", (R,)),
        ("部分公开最多出现在哪个年度", (LARGEST,)),
        ("哪年见顶", (LARGEST,)),
        ("哪个年头罚得最凶", (LARGEST,)),
        ("哪年触底", (SMALLEST,)),
        ("哪一年最拉胯", (SMALLEST,)),
        ("四年累记新收申请", (Operation.SUM,)),
        ("四年拢共开了几次", (Operation.SUM,)),
        ("一年一年怎么走的", (T,)),
        ("看了好几份报告,2021年许可多少件", ()),
    ],
)
def test_operations_are_found_in_everyday_words(question: str, operations: tuple[Operation, ...]) -> None:
    """Words of the market (触底), of talk (最凶) and of statistics (基期) say what is to be computed."""
    assert find_operations(question).operations == operations


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("从2019走到2022", (2019, 2020, 2021, 2022)),
        ("2019起到2022各有几件", (2019, 2020, 2021, 2022)),
        ("从2019年一路数到2022年", (2019, 2020, 2021, 2022)),
        ("哪个年头罚得最凶", (2019, 2020, 2021, 2022)),
        ("许可的年均值", (2019, 2020, 2021, 2022)),
        ("许可的年平均数", (2019, 2020, 2021, 2022)),
        ("突破600件的年数", (2019, 2020, 2021, 2022)),
        ("强制数字一年一年怎么走", (2019, 2020, 2021, 2022)),
        ("哪年最多,21年那张图看不清就跳过", (2019, 2020, 2022)),
    ],
)
def test_years_of_a_series_are_found(question: str, years: tuple[int, ...]) -> None:
    """A range may be walked (走到), all years be asked for by a mean, and one of them be left out."""
    (word,) = year_words(question)
    assert meant_years(word, THERE) == years


@pytest.mark.parametrize("question", ["相当于2021的百分之几", "等于2019年的几成", "是2021年的几倍"])
def test_the_year_that_another_is_a_share_of_is_what_it_is_measured_by(question: str) -> None:
    """2022的相当于2021的百分之几 divides by 2021."""
    assert [word.compared for word in year_words(f"2022的许可{question}")] == [False, True]


def test_how_a_number_goes_is_no_way_to_the_office() -> None:
    """强制数怎么走 is of the number; 怎么走 alone asks for the address."""
    assert contact_kinds("强制数字怎么走") == contact_kinds("许可量怎么走的") == []
    assert contact_kinds("政府怎么走") == ["address"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云岭水务局2022年的许可相当于2019年的百分之几", "70%"),
        ("云岭水务局许可从2021到2022跌幅百分之几", "50%"),
        ("云岭水务局2022年的许可比上一年掉了多少件？感觉跌得厉害", "350件"),
        ("云岭水务局收的钱，2022比前一年降了多少万元", "0.25万元"),
        ("哪年公开得最少啊，云岭水务局", "最少的是2022年"),
        ("2022年的许可是2020年的几倍？对象为云岭水务局", "0.88倍"),
        ("云岭水务局许可哪年降到最低", "最少的是2022年"),
        ("云岭水务局许可哪年降得最多", "减少最多的是2022年"),
        ("近四年云岭水务许可件数的年均值是多少", "487.5件"),
        ("把云岭水务局历年许可列出来我做折线图", "有增有减"),
        ("统计一下云岭水务局许可突破450件的年数，顺带点出年份", "2个年份：2019年、2021年"),
    ],
)
def test_changes_over_the_years_are_computed(water: Assistant, question: str, told: str) -> None:
    """What only colours a question (感觉, 折线图, 跌幅, 对象为) sets nothing apart from the cell it names."""
    answer = water.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in to_markdown(answer)


@pytest.mark.parametrize("question", ["云岭水务局许可从2019到2022少了几件", "19→22，云岭水务局许可的净变化"])
def test_a_change_cites_its_two_ends_alone(water: Assistant, question: str) -> None:
    """From 2019 to 2022 the years between them say nothing of the change."""
    answer = water.ask(question)
    assert {figure.year for figure in answer.figures} == {2019, 2022}
    assert "减少150件" in to_markdown(answer)


def test_the_years_whose_reports_tell_of_an_old_flaw_are_named(water: Assistant) -> None:
    """…的问题是老毛病吧 looks for the flaw, and not for 老毛病."""
    said = to_markdown(water.ask("云岭水务局网站更新不及时的问题是老毛病吧，哪几年的报告写过"))
    assert "2019年：" in said
    assert "2022年：" in said
    assert "2020年：" not in said


@pytest.mark.parametrize(
    ("question", "calculation"),
    [
        ("云岭水务局2020跟2021年的许可，前者是后者的几倍", "400 ÷ 700 = 0.57"),
        ("云岭水务局2020跟2021年的许可，后者是前者的几倍", "700 ÷ 400 = 1.75"),
    ],
)
def test_years_pointed_at_in_order_are_divided_so(water: Assistant, question: str, calculation: str) -> None:
    """The former by the latter, as the question names them."""
    assert water.ask(question).calculation == calculation
