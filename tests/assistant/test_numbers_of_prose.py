"""A number is given only for what it counts: cells, sentences, the year before, and what is made of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """桐屿县文化和旅游局2020年政府信息公开工作年度报告

地址：桐屿县琴湾路6号，邮编：009921，电话：0977-6120035，网址：http://wl.tongyu.example.cn。

一、总体情况

（一）主动公开。全年主动公开信息120条，其中场馆动态70条、演出预告30条、招标结果12条、其他8条。演出许可的办理材料由9份减到5份。

（二）依申请公开。2020年新收申请40件，2019年是32件。从渠道看，网页提交25件，来信11件，当面递交4件。从事由看，非遗名录21件，景区规划12件，其他7件。

（三）信息管理。抽看归档卷宗64宗，评为完整51宗，补充材料的13宗。旅游执法中采取强制措施、扣押器材等三个环节全程录像360次。

（四）平台建设。线上能预约的场馆46家，凭码直接进门的场馆31家。流动放映车用畲语放映85场。

（五）监督保障。被纠正的5件里，3件因为没有告知救济途径，2件因为遗漏附件。

二、主动公开政府信息情况
第二十条第（五）项
信息内容	上一年项目数量	本年增/减	处理决定数量
行政许可	18	-3	912
其他对外管理服务事项	27	4	1530
第二十条第（六）项
信息内容	上一年项目数量	本年增/减	处理决定数量
行政处罚	60	0	77
行政强制	9	0	（空）
""".replace("（空）", "")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_over(tmp_path_factory, {"桐屿县文化和旅游局2020年": REPORT}) as ready:
        yield ready


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("桐屿县文旅局2020年演出许可的材料现在还剩几份", "由9份减到5份"),
        ("桐屿县文旅局2020年行政许可那一行三个数分别是多少", "-3项"),
        ("桐屿县文旅局2020年其他对外服务办了多少件", "1530件"),
        ("桐屿县文旅局2020年许可加上其他对外服务那一类，处理了多少件", "2442件"),
        ("按上年数和增减数推，桐屿县文旅局2020年底还有多少项许可项目", "15项"),
        ("桐屿县文旅局2020年公开的信息减去场馆动态还剩几条", "50条"),
        ("场馆动态在桐屿县文旅局官网2020年主动公开信息中的份额是多少", "58.33%"),
        ("桐屿县文旅局2020年说公开了120条，列的那四类加一块真够120？", "70 + 30 + 12 + 8 = 120条"),
        ("桐屿县文旅局2020年新收的申请比上年涨了百分之几", "增长25%"),
        ("桐屿县文旅局2019年收到多少申请", "2019年是32件"),
        ("桐屿县文旅局2020年收到的申请从渠道看各是多少", "来信11件"),
        ("桐屿县文旅局2020年在网上能预约的场馆有几家，不用换票进门的几家，差几家", "15家"),
        ("桐屿县文旅局2020年抽看归档的卷宗，结果好的有多少、不好的有多少", "评为完整51宗"),
        ("桐屿县文旅局2020年放映车用畲语放了多少场", "畲语放映85场"),
    ],
)
def test_a_number_is_told_of_what_it_counts(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in to_markdown(answer)


def test_a_blank_cell_is_not_told_by_a_sentence_that_only_mentions_it(assistant: Assistant) -> None:
    answer = assistant.ask("桐屿县文旅局2020年行政强制决定多少件")
    assert answer.status is Status.NOT_REPORTED
    assert "360" not in to_markdown(answer)


def test_how_many_there_are_of_a_thing_is_not_told_by_its_readers(assistant: Assistant) -> None:
    assert assistant.ask("桐屿县文旅局2020年公众号粉丝总量多少").status is Status.NOT_REPORTED


@pytest.mark.parametrize(
    ("turns", "question", "told"),
    [
        (("桐屿县文旅局2020年新收了多少申请",), "比前一年多几件", "8件"),
        (("桐屿县文旅局2020年问非遗名录的申请有几件",), "占全部新收的百分之几", "52.5%"),
        (("桐屿县文旅局2020年新收了多少申请",), "里面非遗名录的有几件，占百分之几", "52.5%"),
    ],
)
def test_a_turn_computes_with_what_the_text_tells(
    assistant: Assistant, turns: tuple[str, ...], question: str, told: str
) -> None:
    assert told in to_markdown(assistant.ask(question, turns))
