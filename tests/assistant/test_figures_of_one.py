"""Figures of one agency, asked for in everyday words: suits, shares, several claims, what a number is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from tests.assistant.over import assistant_over

_ROWS = """一、本年新收政府信息公开申请数量|18 2
二、上年结转政府信息公开申请数量|{carried} 0
（一）予以公开|6 1
（二）部分公开（区分处理的，只计这一情形，不计其他情形）|1 0
1.属于国家秘密|0 0
2.其他法律行政法规禁止公开|2 0
3.危及“三安全一稳定”|0 0
4.保护第三方合法权益|1 0
5.属于三类内部事务信息|0 0
6.属于四类过程性信息|0 0
7.属于行政执法案卷|0 0
8.属于行政查询事项|0 0
1.本机关不掌握相关政府信息|3 1
2.没有现成信息需要另行制作|0 0
3.补正后申请内容仍不明确|0 0
1.信访举报投诉类申请|1 0
2.重复申请|0 0
3.要求提供公开出版物|0 0
4.无正当理由大量反复申请|2 0
5.要求行政机关确认或重新出具已获取信息|0 0
1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请|0 0
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请|0 0
3.其他|0 0
（七）总计|16 2
四、结转下年度继续办理|{left} 0"""
_HEADS = {
    "（一）予": "三、本年度办理结果",
    "1.属于国": "（三）不予公开",
    "1.本机关": "（四）无法提供",
    "1.信访举": "（五）不予处理",
    "1.申请人": "（六）其他处理",
}


def _table(carried: int, left: int) -> str:
    """The form's table of requests: those of natural persons, of firms, and all."""
    lines = ["\t申请人情况", "\t自然人\t法人或其他组织\t\t\t\t\t总计"]
    lines += ["\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t"]
    for row in _ROWS.format(carried=carried, left=left).splitlines():
        label, values = row.split("|")
        people, firms = map(int, values.split())
        lines += [_HEADS[label[:4]]] if label[:4] in _HEADS else []
        lines.append("\t".join([label, str(people), str(firms), "0", "0", "0", "0", str(people + firms)]))
    return "\n".join(lines)


def _report(year: int, made: int, in_force: int, carried: int, left: int, more: str = "") -> str:
    return f"""云岭县渔业局{year}年政府信息公开工作年度报告

一、总体情况

（一）依申请公开。全年新收政府信息公开申请20件{more}。

（二）监督保障。配备政务公开工作人员4名，组织政务公开培训1次，培训人员278人次。落实责任追究制度，全年没有因信息公开受到责任追究的情形。

二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t{made}\t1\t{in_force}
第二十条第（五）项
信息内容\t本年处理决定数量\t\t
行政许可\t800\t\t
第二十条第（六）项
信息内容\t本年处理决定数量\t\t
行政处罚\t150\t\t
行政强制\t50\t\t
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）\t\t
行政事业性收费\t40.92\t\t

三、收到和处理政府信息公开申请情况
{_table(carried, left)}

四、政府信息公开行政复议、行政诉讼情况
行政复议\t\t\t\t\t行政诉讼
\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
3\t0\t1\t1\t5\t1\t2\t0\t1\t4\t0\t1\t0\t2\t3

五、存在的主要问题及改进情况

存在的主要问题：一是公开不够及时。

六、其他需要报告的事项

未收取信息处理费。
"""


@pytest.fixture(scope="module")
def fishery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over two years of one agency."""
    texts = {
        "云岭县渔业局2021年年报": _report(2021, 3, 19, 0, 2),
        "云岭县渔业局2022年年报": _report(2022, 3, 21, 2, 4, "，比上年增加2件"),
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


def _said(assistant: Assistant, question: str) -> str:
    return "\n".join(statement.text for statement in assistant.ask(question).statements)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("渔业局2022年有没有人告他们", "行政诉讼各项相加，共7件"),
        ("渔业局2022年被告了吗", "行政诉讼各项相加，共7件"),
        ("渔业局2022年有没有上过法庭", "行政诉讼各项相加，共7件"),
        ("渔业局2022年还有几个官司没判", "行政诉讼（尚未审结）各项相加，共3件"),
        ("渔业局2022年打输官司了吗", "行政诉讼（结果纠正）各项相加，共3件"),
        ("渔业局2022年复议被要求改的有几件", "行政复议（结果纠正）为0件"),
        ("渔业局2022年一件都没纠正过吗", "行政诉讼（结果纠正）各项相加，共3件"),
        ("渔业局2022年罚款多少次", "行政处罚（本年处理决定数量）为150件"),
        ("渔业局2022年同一个人反复申请的几件", "无正当理由大量反复申请为2件"),
        ("渔业局2022年有没有因为泄露隐私被处理的", "没有因信息公开受到责任追究"),
        ("渔业局2022年培训1次培训了几百人", "278人次"),
        ("渔业局2022年表里的40.92是什么", "40.92万元是：行政事业性收费"),
        ("渔业局2022年收费多少元", "409200元"),
        ("渔业局2021年转到2022年的申请几件", "结转下年度继续办理为2件"),
    ],
)
def test_everyday_words_are_read_as_the_cell_they_mean(fishery: Assistant, question: str, told: str) -> None:
    """Also where none of the form's own words stands in the question."""
    assert told in _said(fishery, question)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "渔业局2022年申请多少 公开了多少 拒绝了多少",
            ("新收政府信息公开申请为20件", "予以公开为7件", "不予公开各项相加，共3件"),
            (),
        ),
        ("渔业局2022年收到几件 给了几件", ("新收政府信息公开申请为20件", "予以公开为7件"), ()),
        (
            "渔业局2022年办结的申请总共几件，其中真正给了的有几件",
            ("办理结果总计为18件", "予以公开为7件"),
            ("合计",),
        ),
        (
            "渔业局2022年不予公开合计几件，都是什么理由",
            ("其他法律行政法规禁止公开为2件", "保护第三方合法权益为1件"),
            ("合计",),
        ),
        ("渔业局2022年直接起诉的几件 结果咋样", ("直接起诉为4件", "结果纠正）为2件", "尚未审结）为1件"), ()),
        ("渔业局2022年官司，直接起诉的多还是复议后起诉的多？相差几件", ("多1件",), ("行政诉讼为7件",)),
        ("渔业局2022年许可占许可处罚强制三项的比重", ("行政许可占合计1000件的80%",), ()),
        (
            "渔业局2022年收到的申请里企业2件，最后都怎么处理的",
            ("予以公开（商业企业）为1件",),
            ("没有其他处理",),
        ),
    ],
)
def test_all_that_is_asked_for_is_told(
    fishery: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """Each thing that one question names, and no sum of a whole and its part."""
    said = _said(fishery, question)
    assert all(words in said for words in told)
    assert not any(words in said for words in untold)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("渔业局2022年收到20件、予以公开6件，对吗", ("20件与报告一致", "6件与报告不符")),
        ("渔业局2022年收费40万对吗", ("是约数",)),
        ("渔业局2022年收费45万对吗", ("45万元与报告不符",)),
        ("渔业局2022年申请全都公开了吗", ("不是全部",)),
        ("有人说渔业局2022年复议全输了，属实吗", ("不是全部",)),
        ("渔业局现行有效的规范性文件2021年19件2022年21件，账对得上吗", ("19 + 3 − 1 = 21", "成立")),
        ("渔业局2021年结转到2022年几件，2022年报告里接上了吗", ("两者一致",)),
        ("渔业局2022年为什么申请多了2件", ("比上年增加2件", "没有写增减的原因")),
    ],
)
def test_what_a_question_claims_is_held_against_the_report(
    fishery: Assistant, question: str, told: tuple[str, ...]
) -> None:
    """Each number against its own figure; a round one is no error, a change no level."""
    said = _said(fishery, question)
    assert all(words in said for words in told)


def test_the_share_dealt_with_is_of_all_requests_in_hand(fishery: Assistant) -> None:
    """办结率 is never the bare number of those dealt with."""
    answer = fishery.ask("渔业局2022年申请办结率是多少")
    assert "81.82%" in answer.statements[0].text
    assert answer.calculation == "18 ÷ (20 + 2) = 81.82%"


def test_what_there_is_to_each_of_the_staff_is_computed(fishery: Assistant) -> None:
    """A cell of the table divided by a count of the text."""
    assert "平均每名为4.5件" in _said(fishery, "渔业局2022年平均每个工作人员办几件申请")


@pytest.mark.parametrize("question", ["渔业局打过官司吗", "渔业局有没有被告过", "科研院所申请过没 渔业局"])
def test_whether_ever_is_asked_of_every_year(fishery: Assistant, question: str) -> None:
    """No year is asked back for: that it never was has to hold in all of them."""
    answer = fishery.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.years == (2021, 2022)


@pytest.mark.parametrize("tag", ["吗", "没", "没有"])
def test_a_negation_behind_what_was_done_only_asks(fishery: Assistant, tag: str) -> None:
    """申请过没 with none in all years is answered by 没有, not by the years that have none."""
    assert _said(fishery, f"渔业局科研院所申请过{tag}").startswith("没有")


@pytest.mark.parametrize("question", ["渔业局2022年罚款610万元对吗", "渔业局2022年罚款多少钱"])
def test_an_amount_that_no_cell_holds_is_not_told_by_a_count(fishery: Assistant, question: str) -> None:
    """The form counts penalties and states no amount."""
    answer = fishery.ask(question)
    assert answer.status is Status.NOT_REPORTED
    assert not answer.figures
