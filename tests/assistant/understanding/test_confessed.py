"""Problems, measures and kinds of information asked for in whatever words, beside whatever else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from tests.assistant.over import assistant_over

TEXT = """青溪市临渡区水务局
{year}年政府信息公开工作年度报告

全文分为总体情况、主动公开情况、申请办理情况、存在的主要问题及改进情况、其他需要报告的事项五个部分。
联系地址：青溪市临渡区水闸路8号。

一、总体情况
（一）主动公开。全年主动公开政府信息312条，其中工作动态102条、水情数据210条。
（二）依申请公开。全年收到政府信息公开申请7件。
（三）监督保障。邀请人大代表、政协委员和市民代表对公开工作作出评议。年内培训88人次。
五、存在的主要问题及改进情况
存在的主要问题：{problem}
改进措施：一是组织业务考试；二是建立更新提醒机制。
六、其他需要报告的事项
推出“流动水情站”做法，把水情送到村口。收取信息处理费120元。
青溪市临渡区水务局
{next}年1月20日
"""
PROBLEMS = {
    2020: "一是基层公开力量较弱；二是历史信息查找不便。",
    2021: "一是工作人员更换频繁，业务不够熟练；二是网站栏目更新不及时。",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """One office with reports of two years."""
    texts = {
        f"水务局{year}": TEXT.format(year=year, next=year + 1, problem=problem)
        for year, problem in PROBLEMS.items()
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("想写篇评论，临渡水务局2021年报里都反省了些啥，列给我看看", "更换频繁", "业务考试"),
        ("别光说好话，临渡水务局2021年的缺点也念一念", "更换频繁", "业务考试"),
        ("临渡水务局2021年公开工作做得差劲的地方在哪", "更换频繁", "水闸路"),
        ("临渡水务局2021年揭了自己哪些短，原话抄给我", "更换频繁", "业务考试"),
        ("临渡水务局2021年的短板，一条条报给我", "更换频繁", "业务考试"),
        ("短板拿什么补，临渡水务局2021", "业务考试", "更换频繁"),
        ("临渡水务局2021年对症下了什么药", "业务考试", "更换频繁"),
        ("临渡水务局2021年针对不足列了几条改进，内容分别为何", "业务考试", "更换频繁"),
    ],
)
def test_problems_and_measures_are_known_whatever_stands_beside_them(
    office: Assistant, question: str, said: str, unsaid: str
) -> None:
    """What the list is for or how it is wanted is no matter of its own."""
    answer = office.ask(question)
    told = "".join(statement.text for statement in answer.statements)
    assert answer.status is Status.ANSWERED
    assert said in told
    assert unsaid not in told


@pytest.mark.parametrize(
    "question",
    [
        "临渡水务局2021年公开的信息分哪几块，条数给一下",
        "分门别类说说临渡水务局2021年公开了哪样信息，每样几条",
        "临渡水务局2021那312条按什么口径分的类，各多少",
        "临渡水务局2021年发出去的信息都归在哪些类目下，各占几条",
    ],
)
def test_kinds_of_what_was_published_stand_in_the_sentence_that_lists_them(
    office: Assistant, question: str
) -> None:
    """However the kinds are called, they are those that the total is made up of."""
    told = "".join(statement.text for statement in office.ask(question).statements)
    assert "工作动态102条、水情数据210条" in told


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("临渡水务局哪几年的年报里有“流动水情站”这回事", "流动水情站"),
        ("临渡水务局哪几个年头的报告提到邀请代表作评议", "作出评议"),
    ],
)
def test_which_years_reports_tell_of_something_is_no_list_of_reports(
    office: Assistant, question: str, said: str
) -> None:
    """哪几年的年报里有X asks for X, 有哪几年的年报 for the reports."""
    told = "".join(statement.text for statement in office.ask(question).statements)
    assert said in told
    assert "目前收录了" not in told
    assert "目前收录了" in office.ask("临渡水务局的年报你们收着几年的，哪几年").statements[0].text


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("临渡水务局栏目更新不及时的老毛病，哪些年的报告里提过", 2021),
    ],
)
def test_a_flaw_may_be_called_an_old_one_or_listed_as_one(
    office: Assistant, question: str, year: int
) -> None:
    """What only says that it is a flaw is no word to look for."""
    cited = {citation.report_id for citation in office.ask(question).citations}
    views = [office.view(report_id) for report_id in cited]
    assert [view.report.year for view in views if view] == [year]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("临渡水务局2021年收到几件申请（打字快别介意错字）", "7件"),
        ("表是图片没关系，正文里写的：临渡水务局2021年收到几件申请", "7件"),
        ("写培训总结，临渡水务局2021年共培训多少人次", "88人次"),
        ("临渡水务局2021年收了多少处理费，收据上写的是信息处理费", "120元"),
        ("临渡水务局2021年有没有请市民代表来打分评议", "作出评议"),
        ("帮外地同学问，临渡水务局2021年叫得响的做法叫什么名字", "流动水情站"),
    ],
)
def test_asides_and_purposes_are_not_looked_for(office: Assistant, question: str, said: str) -> None:
    """What excuses, concedes or gives a reason for asking stands in no report and need not."""
    assert said in "".join(statement.text for statement in office.ask(question).statements)


def test_measures_against_flaws_are_asked_for_alone(office: Assistant) -> None:
    """针对短板，准备采取什么措施 names the flaws only to say what the measures are for."""
    told = office.ask("针对自己的短板，临渡水务局2021年准备采取什么措施").statements
    assert "组织业务考试" in "".join(statement.text for statement in told)
    assert "更换频繁" not in "".join(statement.text for statement in told)
