"""Everyday words for what the form has and what a question does, asked of the sample."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status
from ingest.library import Library


@pytest.fixture(scope="module")
def sample(sample_library: Library) -> Assistant:
    """An assistant over the sample."""
    return Assistant(sample_library)


def said(answer: Answer) -> str:
    """What an answer says."""
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("砚湖市监局22年废掉了几个行政规范性文件",), "（本年废止件数）为2件"),
        (("青溪市政府22年行政处罚件数抵得上几个行政强制（倍数）",), "行政处罚是行政强制的11.04倍"),
        (("临渡、云岭两地审批局2019年各收到信息公开申请多少件？",), "云岭县行政审批服务局2019年新收"),
        (("2022年行政处罚最多的是北棠区交通局吧？",), "最多的是青溪市人民政府2022年，为9415件"),
        (("云岭县行政审批局2019年有几个咨询窗口，几个搞政务公开的人",), "从事政务公开的工作人员７名"),
        (("临渡区审批局2020年有什么办法解决",), "编印答复文书样本"),
        (("云岭县审批局2021年的建议提案办理结果公开了没有",), "办理结果均已公开"),
        (("云岭县卫健局在哪儿 我想去一趟",), "地址"),
        (("2022年哪些单位实际收取了信息处理费，金额是多少",), "云岭县行政审批服务局2022年信息处理费为40元"),
        (("临渡教育局2022年许可多少件", "那2021年查得到吗"), "2021年行政许可（本年处理决定数量）为126件"),
    ],
)  # fmt: skip
def test_everyday_words_reach_what_is_meant(sample: Assistant, turns: tuple[str, ...], result: str) -> None:
    """A question in everyday words is answered with what they mean."""
    *before, question = turns
    answer = sample.ask(question, before)
    assert answer.status is Status.ANSWERED
    assert result in said(answer)


def test_a_list_of_years_behind_several_names_is_of_all_of_them(sample: Assistant) -> None:
    """Neither year is dropped where two agencies and then two years are named."""
    answer = sample.ask("临渡区、云岭县两家审批局2021、2022两个年度的行政许可各是多少件")
    assert sorted(str(figure.value) for figure in answer.figures) == ["16931", "23042", "23651", "32457"]


def test_an_opinion_is_not_given(sample: Assistant) -> None:
    """Whether an agency is excellent is for people to say."""
    answer = sample.ask("以你之见，云岭县卫健局的公开工作算不算优秀？")
    assert answer.status is Status.REFUSED
