"""Parts of a whole that a question names itself, and who or what is behind a number that it gives."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.types import ScopeStatus
from assistant.understanding.as_such import as_such
from assistant.understanding.meaning import by_meaning
from assistant.understanding.query import Query, Topic
from assistant.understanding.understand import understand

THERE = Catalogue(
    CatalogueReport(f"青溪市云岭县水务局 {year}", "青溪市云岭县水务局", "青溪市云岭县", "水务局", year)
    for year in (2020, 2021, 2022)
)
WATER = "云岭县水务局2022年"


def read(question: str) -> Query:
    return by_meaning(understand(question, (), THERE, date(2026, 11, 21)))


@pytest.mark.parametrize(
    "words",
    [
        "41篇解读有几篇是短视频",
        "33篇解读里，一图读懂有几篇",
        "公众号293条里转载的有几条",
        "7次培训里线上的有几次",
        "开放日387人当中学生多少名",
        "8件人大建议，主办几件、会办几件",
        "24件提案里有几件是民建提的",
        "那些处罚，警告多少、罚款多少、吊证多少",
        "680件行政强制里查封的几件",
        "40.92万元收费，公路占用费几万",
        "19件复议，由企业提起的占几件",
        "处罚对象里，个人几件企业几件",
        "有多少件申请是延期后才答的",
        "商业企业32件里房地产公司占几家",
    ],
)
def test_a_part_that_nobody_counts_is_looked_for_in_a_sentence(words: str) -> None:
    """The whole that the question names is no answer to its part."""
    query = read(WATER + words)
    assert (query.topic, query.measures, query.counts) == (Topic.PROSE, (), ())
    assert query.need.must
    assert query.need.beside


@pytest.mark.parametrize(
    "words",
    [
        "那220件申请里，企业提的有多少件",
        "13件复议里，维持的几件、纠正的几件",
        "25件诉讼，直接起诉几件、复议后起诉几件",
        "不予公开的40件里，因为国家秘密的几件",
        "200多件申请中新收多少",
        "社会公益组织7件申请里予以公开的几件",
        "说到行政处罚，到底办了多少件",
        "培训办了几次、多少人次参加",
        "有几件申请是个人提的",
    ],
)
def test_a_part_that_is_a_cell_of_its_own_is_looked_up(words: str) -> None:
    """Rows, columns and counts that the form or a report has stay what is asked for."""
    query = read(WATER + words)
    assert query.measures or query.counts
    assert not query.need.must


@pytest.mark.parametrize(
    "words",
    [
        "交了260元信息处理费的是哪位申请人",
        "那260元信息处理费是向哪个申请人收的",
        "跟谁收了260元信息处理费",
        "260元处理费是因为哪件申请收的",
        "那笔信息处理费是谁掏的腰包",
        "收信息处理费的对象是什么人",
        "问谁收的信息处理费",
        "以国家秘密拒掉的那5件，申请人当时想要哪些材料",
        "那12件直接起诉的官司，原告是谁",
        "24件政协提案都说了啥",
        "8件重复申请是同一个人提的吗",
        "结果纠正的6件复议，纠正的原因是什么",
        "3场开放日，哪一场人最多",
    ],
)
def test_who_or_what_is_behind_a_number_is_not_told_by_the_number(words: str) -> None:
    """Only a sentence that names them can answer."""
    query = read(WATER + words)
    assert (query.topic, query.measures, query.counts) == (Topic.PROSE, (), ())
    assert query.need.must


@pytest.mark.parametrize(
    "words",
    [
        "不予公开的40件都是什么理由",
        "信息处理费收了260元对吗",
        "信息处理费收了多少",
        "处罚195件是不是真的",
    ],
)
def test_a_number_that_is_only_to_be_confirmed_is_looked_up(words: str) -> None:
    """And so are the reasons that the form has rows for."""
    query = read(WATER + words)
    assert query.measures or query.counts
    assert not query.need.must


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("公开申请收到以后最晚几个工作日得答复，超了咋办", Topic.LAW),
        ("政府信息公开申请被拒，起诉期限是多久", Topic.LAW),
        ("公开申请石沉大海，复议申请书咋写，帮我起草一份", Topic.OTHER),
        ("帮我起草一份不予公开的答复书，对象是隔壁老王", Topic.OTHER),
        ("替我写封举报信，举报他们不公开", Topic.OTHER),
        ("帮我给云岭县水务局写一份信息公开申请书", Topic.OTHER),
    ],
)
def test_time_limits_and_letters_are_refused(question: str, topic: Topic) -> None:
    """No report tells what the law allows, and no letter is written for anybody."""
    query = understand(question, (), THERE, date(2026, 11, 21))
    assert query.scope.status is not ScopeStatus.NOT_FOUND
    assert as_such(query, question, THERE).topic is topic


@pytest.mark.parametrize(
    "question",
    [
        "检查组要看云岭县水务局2022年的培训情况：办了几次、多少人次听课",
        "审计署要查云岭县水务局2022年行政处罚多少件",
        "人大代表问云岭县水务局2022年行政许可多少件",
        "市民想弄清楚，云岭县水务局2022年行政许可多少件",
    ],
)
def test_who_asks_is_no_part_of_what_is_counted(question: str) -> None:
    """Those who want to see a number are none of those that it counts."""
    query = read(question)
    assert query.measures or query.counts
    assert not query.need.must
    assert all("人大" not in measure.row for measure in (*query.measures, *query.counts))


def test_a_cell_named_alone_is_no_matter_of_law() -> None:
    """行政处罚决定 of one agency is the number of them."""
    query = read("麻烦查个数：云岭县水务局2022年度行政处罚决定")
    assert query.topic is Topic.FIGURE
    assert [measure.row for measure in query.measures] == ["行政处罚"]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("哪个单位2022年公众号更新最懒", Topic.FIGURE),
        ("2022年公众号最偷懒的是哪家", Topic.FIGURE),
        ("2022年哪家单位最懒", Topic.OPINION),
    ],
)
def test_the_idlest_in_what_is_counted_is_the_least(question: str, topic: Topic) -> None:
    """Of nothing that is counted it is a judgement."""
    query = as_such(understand(question, (), THERE, date(2026, 11, 21)), question, THERE)
    assert by_meaning(query).topic is topic
