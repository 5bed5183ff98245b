"""Agencies, and years, compared by numbers made of several figures each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status
from tests.assistant.over import assistant_over

REPORT = """青溪市{agency}
{year}年政府信息公开工作年度报告

一、总体情况
（一）主动公开。全年主动公开政府信息{published}条。承办人大代表建议{bills}件、政协提案{motions}件。
（二）依申请公开。{year}年收到政府信息公开申请{requests}件。
二、主动公开政府信息情况
第二十条第（五）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政许可\t{permits}\t\t
六、其他需要报告的事项
无。
"""
KEYS = ("requests", "published", "permits", "bills", "motions")
TRUTH = {
    ("水务局", 2020): (10, 300, 500, 3, 5),
    ("水务局", 2021): (30, 280, 700, 6, 5),
    ("水务局", 2022): (45, 200, 900, 9, 2),
    ("林业局", 2020): (100, 100, 50, 4, 4),
    ("林业局", 2021): (110, 150, 60, 4, 6),
    ("林业局", 2022): (90, 450, "", 1, 8),
    ("文化局", 2020): (4, 90, 0, 2, 1),
    ("文化局", 2021): (2, 80, 10, 2, 2),
    ("文化局", 2022): (6, 70, 20, 2, 1),
}
"""申请、信息、许可、建议、提案 of each report; 林业局 left 许可 of 2022 blank."""


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over three agencies of three years."""
    texts = {
        f"{agency}{year}": REPORT.format(agency=agency, year=year, **dict(zip(KEYS, values, strict=True)))
        for (agency, year), values in TRUTH.items()
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


def _last(answer: Answer) -> str:
    """What the answer concludes, which leads the list that it is drawn from where there is one."""
    assert answer.status is Status.ANSWERED
    first, last = answer.statements[0], answer.statements[-1]
    return last.text if first.level else first.text


@pytest.mark.parametrize(
    ("question", "conclusion"),
    [
        ("2020到2022年申请涨得最多的是哪家", "增加最多的是青溪市水务局，为35件"),
        ("2022年申请比上年减少最多的单位", "减少最多的是青溪市林业局，为20件"),
        ("2022年申请增长率最高的单位是哪个", "增长比例最高的是青溪市文化局，为200%"),
        ("2022年申请量降幅最大的单位", "下降比例最高的是青溪市林业局，为18.18%"),
        ("2020到2021年主动公开信息变化最大的是哪家", "变化最大的是青溪市林业局，为50条"),
        ("2020到2022年申请变化最小的单位", "变化最小的是青溪市文化局，为2件"),
        ("2021到2022年申请变化最大的是哪家", "变化最大的是青溪市林业局，为20件"),
        ("三年申请合计最多的单位", "合计最多的是青溪市林业局，为300件"),
        ("2020到2022年平均每年申请最少的单位", "平均最少的是青溪市文化局，为4件"),
        ("2022年建议和提案加起来最多的单位", "合计最多的是青溪市水务局，为11件"),
        ("2020到2022年哪一年各家申请总数最多", "合计最多的是2021年，为142件"),
    ],
)
def test_the_first_of_a_group_is_by_what_was_asked(
    offices: Assistant, question: str, conclusion: str
) -> None:
    """涨得最多 is the largest change, not the largest number; 合计最多 the largest sum."""
    assert _last(offices.ask(question)).startswith(conclusion)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("2022年申请比上年增加的有哪几家", {"水务局", "文化局"}),
        ("2022年申请同比下降的单位有几个", {"林业局"}),
        ("三年申请总数超过50件的单位有哪些", {"水务局", "林业局"}),
        ("2022年主动公开信息超过平均数的单位有哪些", {"林业局"}),
        ("2021年主动公开信息低于平均数的单位有几家", {"林业局", "文化局"}),
        ("2022年人大建议比政协提案多的单位有哪些", {"水务局", "文化局"}),
        ("2022年申请超过5件但主动公开不到100条的单位有哪些", {"文化局"}),
        ("三年里每年申请都超过9件的单位有哪些", {"水务局", "林业局"}),
        ("2022年申请增长超过60%的单位有哪些", {"文化局"}),
        ("2021年申请增长一成以上的有哪几家", {"水务局", "林业局"}),
    ],
)
def test_those_are_selected_that_the_question_describes(
    offices: Assistant, question: str, names: set[str]
) -> None:
    """Neither all that have a number, nor those of the other condition."""
    concluded = _last(offices.ask(question))
    assert {name for name in ("水务局", "林业局", "文化局") if name in concluded} == names


def test_one_agency_is_held_against_all_others_that_there_are(offices: Assistant) -> None:
    """占全部单位的几成 needs the reports of agencies that the question does not name."""
    answer = offices.ask("水务局2021年的申请占全部单位的几成")
    assert "占21.13%" in _last(answer)
    assert answer.calculation == "2 + 110 + 30 = 142件；30 ÷ 142 = 21.13%"


def test_the_total_of_all_agencies_is_compared_with_the_year_before(offices: Assistant) -> None:
    """所有单位的总量同比 is the change of the sum, and not that of each."""
    assert "增加28件（24.56%）" in _last(offices.ask("2021年三家单位申请总量同比增长多少"))


def test_a_blank_leaves_its_agency_out_and_names_it(offices: Assistant) -> None:
    """A blank is never 0: whether it grew is not known."""
    answer = offices.ask("2022年行政许可比上年增加最多的单位")
    assert _last(answer).startswith("增加最多的是青溪市水务局，为200件")
    assert any("林业局" in s.text and "没有填" in s.text for s in answer.statements)


def test_agencies_each_with_their_total_of_the_years(offices: Assistant) -> None:
    """各多少 wants a sum for each, where 一共 would want one."""
    texts = [statement.text for statement in offices.ask("水务局和文化局三年申请合计各多少").statements]
    assert any("水务局" in text and "85件" in text for text in texts)
    assert any("文化局" in text and "12件" in text for text in texts)


@pytest.mark.parametrize(
    ("question", "conclusion"),
    [
        ("2020年申请最多的和许可最多的是不是同一家", "不是同一家"),
        ("2021年许可最多的和人大建议最多的是不是同一家", "是同一家：青溪市水务局"),
    ],
)
def test_the_leaders_of_two_figures_are_held_against_each_other(
    offices: Assistant, question: str, conclusion: str
) -> None:
    """Each figure is ranked by itself, and then it is said whether the same one leads."""
    assert _last(offices.ask(question)).startswith(conclusion)
