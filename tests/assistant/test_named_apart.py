"""Agencies in short, apart from their places, and everyone where nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.compose.contacts import contact_kinds
from assistant.plain.plainly import plainly
from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.resolve import resolve
from assistant.types import Scope, ScopeStatus
from assistant.understanding.as_such import as_such
from assistant.understanding.query import Topic
from assistant.understanding.understand import understand

OFFICES = (
    ("青溪市", "人民政府"),
    ("澜原市北棠区", "交通运输局"),
    ("澜原市北棠区", "人民政府"),
    ("澜原市砚湖县", "市场监督管理局"),
    ("青溪市临渡区", "教育局"),
    ("青溪市临渡区", "行政审批服务局"),
    ("青溪市云岭县", "行政审批服务局"),
    ("青溪市云岭县", "卫生健康局"),
)
THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in OFFICES
    for year in (2019, 2020, 2021, 2022)
)
YUNLING, LINDU = "青溪市云岭县行政审批服务局", "青溪市临渡区行政审批服务局"
HEALTH, TRAFFIC, MARKET = "青溪市云岭县卫生健康局", "澜原市北棠区交通运输局", "澜原市砚湖县市场监督管理局"


def ask(question: str) -> Scope:
    return resolve(question, (), THERE, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("云岭行审局2022年有何创新", [YUNLING]),
        ("临渡政务审批局2022年许可多少", [LINDU]),
        ("云岭审批采购金额2022年多少", [YUNLING]),
        ("北棠交通2022年什么时候搞的直播", [TRAFFIC]),
        ("卫健云岭2022年收进几件", [HEALTH]),
        ("审批系统两家,2022年许可加总", [LINDU, YUNLING]),
        ("交通局和市监局(北棠的、砚湖的)2022年罚单谁多", [TRAFFIC, MARKET]),
        ("澜原市这边的北棠区交通局和砚湖县市监局2022年各几件", [TRAFFIC, MARKET]),
        ("麻烦摘一下卫健局(云岭)2022年的主要问题", [HEALTH]),
        ("不公开的,核对一下市政府(青溪)2022年有几件", ["青溪市人民政府"]),
        ("砚湖市监2022年对图书馆、档案馆渠道的利用", [MARKET]),
    ],
)
def test_agencies_are_read_however_they_are_named(question: str, agencies: Sequence[str]) -> None:
    """Other short names, an office before its place, several with their places behind them."""
    scope = ask(question)
    assert (sorted(scope.agencies), scope.years) == (sorted(agencies), (2022,))
    assert scope.status in (ScopeStatus.RESOLVED, ScopeStatus.ALL)


@pytest.mark.parametrize("question", ["北棠交通事故2022年多少起", "北棠2022年交通执法几次"])
def test_a_common_thing_is_no_office(question: str) -> None:
    """交通 begins other words too."""
    assert TRAFFIC not in ask(question).agencies


def test_an_office_that_the_place_has_no_report_of_is_not_found() -> None:
    """城管 is a name of an office though no agency here has it."""
    assert ask("我在临渡区城管上班,我们局2022年几件").status is ScopeStatus.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "2022年样本均值:培训次数",
        "样本里2022年收的申请合计多少",
        "申请超过50件的大户,2022年",
        "真有单位2022年收信息处理费吗",
        "2022年有单位搞直播吗",
        "2022年这么干的单位请列出",
    ],
)
def test_everyone_is_meant(question: str) -> None:
    """The sample, those that are to be listed, and whether there is any."""
    assert ask(question).status is ScopeStatus.ALL


def test_a_mistyped_office_of_a_named_place_is_put_right() -> None:
    """A place that would stand for two agencies is no reason to leave 审批居 as it is."""
    assert understand("云岭县审批居2022年许可多少", (), THERE).scope.agencies == (YUNLING,)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("窗口数top2", "窗口数前2名"),
        ("处罚前三甲", "处罚前三名"),
        ("收费了吗？收了的点名", "收费了吗，是哪些单位"),
    ],
)
def test_other_words_for_the_first_few_and_for_whom(said: str, plain: str) -> None:
    """top2 and 点名 are put in the words that the rules know."""
    assert plainly(said) == plain


@pytest.mark.parametrize("question", ["年报去哪个网站看", "原文去哪个网下"])
def test_the_site_of_the_report_is_a_contact(question: str) -> None:
    """Where the report is to be read is its web address."""
    assert contact_kinds(question) == ["web"]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("法院收到诉状几天得立案", Topic.LAW),
        ("二十个工作日从次日起算吗", Topic.LAW),
        ("这类案子受理费多少", Topic.LAW),
        ("云岭卫健局明年会不会提高体检收费", Topic.FORECAST),
        ("代拟一份局长的讲话稿", Topic.OTHER),
        ("替我写份复议申请书，被申请人青溪市政府", Topic.OTHER),
        ("推荐个打官司的律师", Topic.OTHER),
        ("下周的调度会改没改地方", Topic.OTHER),
    ],
)
def test_what_no_report_tells_is_refused(question: str, topic: Topic) -> None:
    """The law of courts and days, what is to come, speeches, lawyers and next week's meetings."""
    assert as_such(understand(question, (), THERE), question, THERE).topic is topic
