"""Whether something was done, what a section tells, and questions of which a report says only a part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """云岭县水务局{year}年政府信息公开工作年度报告

本报告由云岭县水务局编制。如有疑问，请与本局办公室联系（电话：0600-3311220）。

一、总体情况

（一）主动公开情况。全年公开信息80条。微信公众号“云岭水务{name}”发布信息{posts}条。

（二）平台建设情况。县局网站开设河长专栏。水费查询窗口改在一楼。

（三）监督保障情况。召开水务专题会议部署公开工作。配合县里的日常检查。{more}全年开展公开业务培训4次，参训90人次。

五、存在的主要问题及改进情况

存在的问题：{problem}。

六、其他需要报告的事项

收取信息处理费{fee}元。承办人大代表建议6件、政协提案5件。
"""
OF_2021 = {
    "name": "之窗",
    "posts": 60,
    "more": "设立投诉电话。",
    "problem": "专栏内容偏少",
    "fee": 30,
}
OF_2022 = {"name": "发布", "posts": 75, "more": "", "problem": "答复不够及时", "fee": 0}


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over two years of one office."""
    texts = {
        f"云岭县水务局{year}年年报": REPORT.format(year=year, **own)
        for year, own in ((2021, OF_2021), (2022, OF_2022))
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


@pytest.mark.parametrize(
    "question",
    [
        "云岭县水务局2022年召开座谈会了吗",
        "云岭县水务局2022年有没有召开领导小组会议",
        "云岭县水务局2022年开过几次新闻发布会",
        "云岭县水务局2022年有没有请第三方评估",
        "云岭县水务局2022年有没有请人大代表评议",
        "云岭县水务局2022年有没有设立投诉电话",
        "云岭县水务局2022年是否与档案馆合作",
    ],
)
def test_a_sentence_that_is_only_alike_does_not_tell_whether(water: Assistant, question: str) -> None:
    """What no sentence says is said not to stand in the report."""
    assert water.ask(question).status is Status.NOT_REPORTED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岭县水务局2022年有没有召开专题会议", "水务专题会议"),
        ("云岭县水务局2021年设了投诉电话吗", "设立投诉电话"),
        ("云岭县水务局2022年网站是否开设河长专栏", "河长专栏"),
        ("云岭县水务局2022年电话是多少", "0600-3311220"),
        ("概括一下云岭县水务局2022年的监督保障情况", "日常检查"),
        ("总结云岭县水务局2022年平台建设", "一楼"),
        ("云岭县水务局2022年平均每次培训多少人", "22.5人次"),
    ],
)
def test_what_a_sentence_says_is_told(water: Assistant, question: str, said: str) -> None:
    """The thing itself is told where it stands, sections whole and averages per event."""
    answer = water.ask(question)
    assert answer.status is Status.ANSWERED
    assert any(said in statement.text for statement in answer.statements)


def test_of_two_parts_the_one_that_is_not_told_is_named(water: Assistant) -> None:
    """The number of posts is told, and that the report says nothing of how often they were read."""
    answer = water.ask("云岭县水务局2022年公众号发布了多少篇文章阅读量多少")
    texts = [statement.text for statement in answer.statements]
    assert any("75条" in text for text in texts)
    assert any("没有写“阅读量多少”" in text for text in texts)


def test_names_of_accounts_are_told_year_by_year(water: Assistant) -> None:
    """The names, not how much was published under them."""
    answer = water.ask("云岭县水务局2021年和2022年公众号分别叫什么名字")
    told = "".join(statement.text for statement in answer.statements)
    assert "云岭水务之窗" in told
    assert "云岭水务发布" in told


def test_problems_are_told_of_both_years_compared(water: Assistant) -> None:
    """Each year's own problems stand in the answer."""
    answer = water.ask("云岭县水务局2022年跟2021年比问题有什么不同")
    told = "".join(statement.text for statement in answer.statements)
    assert "专栏内容偏少" in told
    assert "答复不够及时" in told


def test_who_ever_took_a_fee_is_counted_over_all_years(water: Assistant) -> None:
    """收过 means any year where none is named, and the fees for services are another thing."""
    answer = water.ask("有几家单位收过信息处理费？分别收了多少")
    told = "".join(statement.text for statement in answer.statements)
    assert "30元" in told
    assert "行政事业性收费" not in told
