"""What frames a question is left aside; what alone names its matter, and counsel in law, is not."""

from __future__ import annotations

import pytest

from assistant.plain.frame import put_exactly, without_frame, without_lead_in
from assistant.types import Scope, ScopeStatus
from assistant.understanding.query import Topic
from assistant.understanding.refusals import refused_as


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("评先进要参考，云岭县林业局亮点是什么", "云岭县林业局亮点是什么"),
        ("当律师的问一句：云岭县林业局许可几件", "云岭县林业局许可几件"),
        ("督查表三个空：云岭县林业局培训次数、参训人次", "云岭县林业局培训次数、参训人次"),
        ("律师函里要引一个数：云岭县林业局许可几件", "云岭县林业局许可几件"),
        ("写评论用的材料，云岭县林业局的不足", "云岭县林业局的不足"),
        ("律所做检索：云岭县林业局许可几件", "云岭县林业局许可几件"),
        ("刚考进来的新人好奇，云岭县林业局许可几件", "云岭县林业局许可几件"),
        ("领导要我了解一下：云岭县林业局许可几件", "云岭县林业局许可几件"),
        ("做统计，所有单位申请加起来几件", "所有单位申请加起来几件"),
        ("云岭县林业局许可、处罚两个数，做PPT", "云岭县林业局许可、处罚两个数"),
        ("云岭县林业局做的许可，有几件", "云岭县林业局做的许可，有几件"),
        ("云岭县林业局许可几件，做了什么比较", "云岭县林业局许可几件，做了什么比较"),
        ("要写一篇行政强制的稿子，云岭县林业局动用了几回", "要写一篇行政强制的稿子，云岭县林业局动用了几回"),
    ],
)
def test_what_a_number_is_wanted_for_asks_nothing(said: str, bare: str) -> None:
    """Unless nothing else names what is asked."""
    assert without_lead_in(said) == bare


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("不服不予公开决定,我该先复议还是直接上法院", Topic.LAW),
        ("信息公开案由法院一审受理费收多少", Topic.LAW),
        ("林业局打过官司吗", None),
        ("2022年被告上法院几次", None),
    ],
)
def test_counsel_in_law_is_refused(asked: str, topic: Topic | None) -> None:
    """What one should do, and what courts charge; how often an agency was sued stands in the form."""
    assert refused_as(asked) is topic


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("做小买卖的关心这个：林业局2021年行政处罚多少件", "林业局2021年行政处罚多少件"),
        ("老师叫我补一个数据：林业局2021年行政许可件数", "林业局2021年行政许可件数"),
        ("孩子上学的事多，顺便问下林业局2021年行政许可多少件", "林业局2021年行政许可多少件"),
        ("林业局四年的处罚逐年列一下，哪年没数的注明", "林业局四年的处罚逐年列一下"),
        ("林业局四年的处罚，没数的年份标出来", "林业局四年的处罚"),
        ("列出云岭县林业局的许可件数，报告没写的注明一下", "列出云岭县林业局的许可件数"),
        ("帮瞅瞅林业局2021年行政许可多少件", "林业局2021年行政许可多少件"),
        ("表三数字有误，能检查一下各项是否对得上吗", "表三数字有误，各项是否对得上吗"),
    ],
)
def test_what_a_question_is_wanted_for_is_left_aside(question: str, plain: str) -> None:
    assert without_frame(question, alone=True) == plain


@pytest.mark.parametrize(
    "question",
    [
        "行政处罚：林业局2021年许可之外有多少件",
        "公众号：林业局2021年许可信息发了多少条",
        "审核制度：林业局2021年怎么做的",
        "林业局：2021年行政许可多少件",
        "许可不多，顺便问下处罚多少件",
        "林业局怎么检查信息公开工作",
    ],
)
def test_what_names_the_matter_stays(question: str) -> None:
    assert without_frame(question, alone=True) == question


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("我耳朵背 你直接写个数 林业局19年行政许可", "林业局19年行政许可"),
        ("闺女帮我查查，林业局22年处罚几件", "林业局22年处罚几件"),
        ("我们县的，林业局22年处罚几件", "我们县的，林业局22年处罚几件"),
        ("公开率=予以公开÷办理结果总计，林业局2020年是几成", "予以公开÷办理结果总计，林业局2020年是几成"),
        ("新收+结转=办结，对吗", "新收+结转=办结，对吗"),
    ],
)
def test_what_is_said_of_oneself_and_the_name_of_a_rate_are_no_matter(question: str, plain: str) -> None:
    """A place, or a sum that is to be checked, is kept."""
    assert without_frame(question, alone=True) == plain


@pytest.mark.parametrize(
    ("rest", "exact"),
    [
        ("律所申请的活跃程度怎么样--法律服务机构占新收申请的比例", "法律服务机构占新收申请的比例"),
        ("败诉--我是说被纠正的--有几件", "败诉--我是说被纠正的--有几件"),
    ],
)
def test_what_is_put_exactly_after_a_dash_is_asked(rest: str, exact: str) -> None:
    """Unless the words before it ask nothing."""
    assert put_exactly(rest, Scope(status=ScopeStatus.RESOLVED))[0] == exact
