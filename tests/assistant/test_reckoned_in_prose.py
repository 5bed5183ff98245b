"""Numbers that only sentences give: how far one went, its share of the list it is in, sums and premises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from tests.assistant.over import assistant_over

_ROWS = """\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t18 5 0 0 1 0 24
二、上年结转政府信息公开申请数量\t0 0 0 0 0 0 0
三、本年度办理结果\t（一）予以公开\t12 3 0 0 1 0 16
\t（二）部分公开\t0 0 0 0 0 0 0
\t（四）无法提供\t1.本机关不掌握相关政府信息\t5 2 0 0 0 0 7
\t（七）总计\t17 5 0 0 1 0 23
四、结转下年度继续办理\t1 1 0 0 0 0 1"""
_TABLE = _ROWS.replace(" ", "\t")
_OFFICE = """云岭县糖业局2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开情况
门户网站全年更新信息950条。按栏目看，蔗区动态400条，糖价行情260条，土地流转140条，补贴兑付90条，财务等60条。
“云岭甜”公众号关注量由年初的1.2万升到3.1万，网页首屏打开成功率由70%提高到94%。
（二）依申请公开情况
全年新收政府信息公开申请24件，比2021年的18件多6件。从渠道看，线上13件，邮政寄送8件，登门3件。
所有申请均按申请人要求予以公开。平均办理时间由14个工作日压缩到9个工作日。
（三）政府信息管理
全年制发行政规范性文件3件，废止或失效行政规范性文件11件。
（四）建议提案办理情况
共承办县人大代表建议12件、政协委员提案18件，办理结果为A类17件、B类8件、C类4件、D类1件。
三、收到和处理政府信息公开申请情况
{table}
六、其他需要报告的事项
无。
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the one report."""
    text = _OFFICE.format(table=_TABLE)
    with assistant_over(tmp_path_factory, {"糖业局2022": text}) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("糖业局2022年公众号关注量涨了多少", ("增加1.9万",)),
        ("糖业局2022年网页打开成功率提高了几个百分点", ("增加24个百分点",)),
        ("糖业局2022年办一件申请的时间缩短了百分之几", ("减少5个工作日", "降幅为35.71%")),
        ("糖业局2022年网站更新的信息里，流转土地的占百分之几", ("14.74%",)),
        ("糖业局2022年的申请是不是大部分都是人家登门来交的", ("登门为3件", "线上为13件", "12.5%", "不符")),
        ("糖业局2022年的申请多半是线上提的吧", ("54.17%", "一致")),
        ("糖业局2022年的建议提案里，办理结果评成C和D的一共几件", ("合计5件",)),
        ("糖业局2022年清掉的规范性文件比新出台的多几件", ("多8件",)),
        ("糖业局2022年A类、B类加起来是26件吧", ("合计25件", "26件与报告不符")),
        ("糖业局2022年不掌握的有几件？里面企业提的几件", ("7件", "（商业企业）为2件")),
        ("糖业局2022年正文讲申请人要的全都公开了，可我看表格好像不是这样", ("16件", "7件", "不是全部")),
        ("糖业局2022年申请表“结转下年度继续办理”那一行，各列相加跟总计对得上吗", ("不成立", "1 + 1 = 2")),
    ],
)
def test_number_of_a_sentence_is_reckoned_with_as_a_cell_is(
    office: Assistant, question: str, told: tuple[str, ...]
) -> None:
    """Changes, shares, sums and premises rest on the numbers of the text, each with its place."""
    answer = office.ask(question)
    text = to_markdown(answer)
    assert all(words in text for words in told), text
    assert answer.citations


@pytest.mark.parametrize(
    ("turns", "question", "told"),
    [
        (("糖业局2022年公众号关注量多少",), "比年初涨了几万", "增加1.9万"),
        (("糖业局2022年网站更新了多少条信息",), "里头补贴的占百分之多少", "9.47%"),
        (("糖业局2022年蔗区动态几条", "糖价行情呢"), "这两样合一块儿呢", "660条"),
    ],
)
def test_follow_up_reckons_with_the_number_told_before(
    office: Assistant, turns: tuple[str, ...], question: str, told: str
) -> None:
    """A part is that of the total told before, and a change that of its own number."""
    assert told in to_markdown(office.ask(question, turns))


def test_year_before_may_stand_between_than_and_more(office: Assistant) -> None:
    """比2021年的18件多6件 gives 18 for the year before, and 6 more."""
    text = to_markdown(office.ask("糖业局2021年收到多少件申请"))
    assert "18件" in text
    assert "为6件" not in text


def test_year_is_never_measured_by_itself(tmp_path_factory: pytest.TempPathFactory) -> None:
    """比一比22年甲、乙 holds the two against each other, and neither against itself."""
    text = _OFFICE.format(table=_TABLE)
    texts = {"糖业局": text, "茶业局": text.replace("糖业", "茶业")}
    with assistant_over(tmp_path_factory, texts) as assistant:
        answer = to_markdown(assistant.ask("比一比22年云岭县糖业局和茶业局，哪家收到的申请多，多几件"))
    assert "没有增减" not in answer
