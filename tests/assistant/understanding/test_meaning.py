"""What a question's words resemble, where the rules leave it open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.understanding.meaning import by_meaning
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query, Topic
from assistant.understanding.understand import understand

THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in (
        ("青溪市", "人民政府"),
        ("青溪市云岭县", "水务局"),
        ("青溪市云岭县", "林业局"),
    )
    for year in (2020, 2021, 2022)
)
WATER = "云岭县水务局2022年"
RECEIVED = "本年新收政府信息公开申请数量"

Cell = tuple[str, str]


def by_rule(question: str, *turns: str) -> Query:
    return understand(question, turns, THERE, date(2026, 11, 21))


def read(question: str, *turns: str) -> Query:
    return by_meaning(by_rule(question, *turns))


def cells(query: Query) -> list[Cell]:
    """The cells and counts that a query asks for."""
    return [(measure.row, measure.column) for measure in (*query.measures, *query.counts)]


# -- one cell --


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("老百姓办证一共批下来多少", ("行政许可", "")),
        ("因为是别人的商业秘密没给公开的有几件", ("不予公开/保护第三方合法权益", "总计")),
        ("发红头文件几个", ("行政规范性文件", "本年制发件数")),
        ("律师来要信息的有几件", (RECEIVED, "法律服务机构")),
        ("信访的当成申请交上来的几件", ("不予处理/信访举报投诉类申请", "总计")),
    ],
)
def test_a_cell_is_read_from_everyday_words(words: str, cell: Cell) -> None:
    """Words that no rule has are read as the cell they resemble, which is said."""
    assert cells(by_rule(WATER + words)) == []
    query = read(WATER + words)
    assert (query.topic, cells(query)) == (Topic.FIGURE, [cell])
    assert query.need.number
    (note,) = query.scope.assumed
    assert note.startswith(f"“{words}”按“")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("给老百姓开大门参观搞了几次", "政府开放日场次"),
        ("讲课了几回", "开展培训次数"),
        ("办公开这事的有几个人", "政务公开工作人员"),
        ("接电话咨询的有多少次", "热线和咨询办理量"),
    ],
)
def test_a_count_in_words_is_looked_for_in_the_text(words: str, count: str) -> None:
    """What only sentences state is a count of one report's text, no figure of its tables."""
    query = read(WATER + words)
    assert (query.topic, query.measures, cells(query)) == (Topic.PROSE, (), [(count, "")])


def test_a_count_of_several_reports_is_a_figure() -> None:
    """Of several reports the counts are set side by side."""
    query = read("云岭县水务局2020年到2022年讲课了几回")
    assert (query.topic, [m.row for m in query.measures]) == (Topic.FIGURE, ["开展培训次数"])


@pytest.mark.parametrize(
    "words",
    [
        "行政许可多少件",
        "行政处罚几件",
        "采购花了多少钱",
        "公开了一部分的有几件",
        "公众号一年发了几条",
        "不算自然人，企业来申请的几件",
        "许可和罚单分别多少",
        "个人提的申请是公司的几倍",
        "提案和建议各几件",
    ],
)
def test_what_the_rules_read_stays(words: str) -> None:
    """Where the words resemble what the rules found, nothing changes and nothing is said."""
    query = by_rule(WATER + words)
    assert cells(query)
    assert by_meaning(query) == query


@pytest.mark.parametrize(
    "words",
    [
        "差几件",
        "一共多少",
        "河道清理了多少公里",
        "微博发了几条",
        "锅有几口",
        "党员有几名",
        "公园建了几个",
        "排第几",
    ],
)
def test_words_that_name_nothing_are_no_cell(words: str) -> None:
    """Neither bare arithmetic nor what no cell holds is taken for one."""
    query = read(WATER + words)
    assert cells(query) == []
    assert query.scope.assumed == ()


def test_a_name_and_a_year_alone_ask_for_the_report() -> None:
    """Nothing else is named: what the report says as a whole is told."""
    assert by_meaning(by_rule(f"{WATER}请问一下")).topic is Topic.WHOLE


# -- several --


@pytest.mark.parametrize(
    ("words", "found", "said"),
    [
        (
            "上年没办完接过来的几件，新收的几件",
            [("上年结转政府信息公开申请数量", "总计"), (RECEIVED, "总计")],
            ["新收的几件"],
        ),
        (
            "不给公开的理由里涉密的几件，影响稳定的几件",
            [("不予公开/属于国家秘密", "总计"), ("不予公开/危及“三安全一稳定”", "总计")],
            ["影响稳定的几件"],
        ),
        (
            "企业、律师、科研单位来要信息的各多少",
            [(RECEIVED, "商业企业"), (RECEIVED, "法律服务机构"), (RECEIVED, "科研机构")],
            ["企业", "律师", "科研单位来要信息的各多少"],
        ),
        ("罚单和批文加起来几件", [("行政处罚", ""), ("行政许可", "")], ["批文几件"]),
        (
            "集采了多少项，拢共花了多少",
            [("政府集中采购", "采购项目数量"), ("政府集中采购", "采购总金额")],
            [],
        ),
        (
            "上年结转、本年新收、办理总计、结转下年，四个数挨个报",
            [
                ("上年结转政府信息公开申请数量", "总计"),
                (RECEIVED, "总计"),
                ("总计", "总计"),
                ("结转下年度继续办理", "总计"),
            ],
            [],
        ),
        (
            "复议后起诉、未经复议直接起诉各几件，维持的复议几件",
            [
                ("行政诉讼/复议后起诉", "总计"),
                ("行政诉讼/未经复议直接起诉", "总计"),
                ("行政复议", "结果维持"),
            ],
            [],
        ),
        (
            "收到多少申请，其中企业多少",
            [(RECEIVED, "总计"), (RECEIVED, "商业企业")],
            ["其中企业多少"],
        ),
        ("涉密不给的占不给公开的几成", [("不予公开/属于国家秘密", "总计"), ("不予公开", "总计")], []),
    ],
)
def test_each_part_of_a_question_is_read_by_itself(words: str, found: list[Cell], said: list[str]) -> None:
    """In the order they are named; said is only what the rules do not read alike."""
    query = read(WATER + words)
    assert cells(query) == found
    assert [note.split("”")[0].lstrip("“") for note in query.scope.assumed] == said


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("现行有效的规章和规范性文件加起来几件", ["现行有效件数", "现行有效件数"]),
        ("对外公开的规范性文件总数比规章总数多多少", ["对外公开总数量", "对外公开总数量"]),
        ("新发了几个规范性文件，还有效的几个", ["本年制发件数", "现行有效件数"]),
        ("维持的复议和诉讼一共几件", ["结果维持", "结果维持"]),
        ("复议维持几件，诉讼几件", ["结果维持", "总计"]),
    ],
)
def test_what_is_said_once_is_said_of_all_beside_it(words: str, columns: list[str]) -> None:
    """Of documents, and of cases whose result stands before them; not where each says its own."""
    assert [column for _, column in cells(read(WATER + words))] == columns


def test_every_kind_of_applicant_of_a_list_stays() -> None:
    """其他 at the end of a list is the kind of the form, not a word that only joins."""
    listed = read(f"{WATER}申请里自然人、企业、科研、公益、法律服务、其他这六类各几件")
    assert [column for _, column in cells(listed)] == [
        *("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    ]


def test_a_number_of_items_is_no_amount_of_money() -> None:
    """21项 tells which of the two cells of procurement is meant."""
    query = read(f"{WATER}集中采购怎么一口气搞了21项")
    assert cells(query) == [("政府集中采购", "采购项目数量")]
    assert query.asked.claim
    assert query.asked.claim.value == 21


def test_parts_are_added_up_only_where_their_sum_is_asked() -> None:
    """一共 that belongs to one part that names its own cell asks for no sum of all."""
    assert Operation.SUM not in read(f"{WATER}收到多少申请，一共办结多少").asked
    assert Operation.SUM in read(f"{WATER}处罚几件，许可几件，一共几件").asked


def test_a_group_and_one_of_its_rows_are_not_added() -> None:
    """复议、诉讼共多少件，含复议后起诉 are two, as the third is part of the second."""
    query = read(f"{WATER}复议、诉讼共多少件，含复议后起诉")
    assert [row for row, _ in cells(query)] == ["行政复议", "行政诉讼"]


def test_a_column_is_read_in_the_row_before() -> None:
    """复议了几件，维持的几件: the second is of the first one's row, which is not told again."""
    query = read("维持的几件", f"{WATER}复议了几件")
    assert cells(query) == [("行政复议", "结果维持")]


def test_a_part_named_twice_is_read_once() -> None:
    """Of two clauses with the same cell the later one stays."""
    query = read(f"{WATER}开的罚单，罚单比批文多多少")
    assert sorted(cells(query)) == [("行政处罚", ""), ("行政许可", "")]


# -- topics and operations --


@pytest.mark.parametrize(
    ("words", "topic"),
    [("哪里还做得差点意思", Topic.PROBLEMS), ("数目前后一个样不", Topic.CHECK)],
)
def test_a_topic_is_read_from_everyday_words(words: str, topic: Topic) -> None:
    """What kind of thing is asked for where the rules find none, without a cell."""
    assert by_rule(WATER + words).topic is Topic.PROSE
    query = read(WATER + words)
    assert (query.topic, cells(query)) == (topic, [])


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("有啥没做好的地方", Topic.PROBLEMS),
        ("以后想怎么改", Topic.IMPROVEMENTS),
        ("数字前后接得上不", Topic.CHECK),
        ("主动公开的分类条数凑一块儿，能凑出总数不", Topic.CHECK),
        ("分类条数相加，能不能得到它所说的总条数", Topic.CHECK),
        ("2022年表三扫描件里，予以公开写的多少件", Topic.FIGURE),
        ("打哪个号找你们问", Topic.CONTACT),
        ("那张表是截图吗", Topic.TABLE_STATE),
    ],
)
def test_a_topic_of_the_rules_stays(words: str, topic: Topic) -> None:
    """What the rules are sure of is not read again."""
    query = by_rule(WATER + words)
    assert query.topic is topic
    assert by_meaning(query) == query


@pytest.mark.parametrize(
    ("question", "operation", "cell"),
    [
        ("云岭县水务局2020年到2022年罚单升升降降啥情形", Operation.TREND, ("行政处罚", "")),
    ],
)
def test_an_operation_is_read_from_everyday_words(question: str, operation: Operation, cell: Cell) -> None:
    """What is to be done with the figures where the rules find nothing."""
    assert by_rule(question).asked.operations == ()
    query = read(question)
    assert (query.asked.operations, cells(query)) == ((operation,), [cell])


def test_operations_of_the_rules_stay() -> None:
    """What the rules find is done, the cell alone is read by what it resembles."""
    query = read("2022年哪家办证办得最勤")
    assert (query.asked.operations, cells(query)) == ((Operation.LARGEST,), [("行政许可", "")])


def test_one_number_that_is_doubted_is_a_claim() -> None:
    """没搞错吧 asks to have the number confirmed."""
    claim = read(f"{WATER}罚了500件，没搞错吧").asked.claim
    assert claim
    assert (claim.value, claim.unit) == (Decimal(500), "件")
