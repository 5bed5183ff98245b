"""What frames a question is left aside, and what names its matter stays."""

from __future__ import annotations

import pytest

from assistant.frame import without_frame


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("做小买卖的关心这个：林业局2021年行政处罚多少件", "林业局2021年行政处罚多少件"),
        ("老师叫我补一个数据：林业局2021年行政许可件数", "林业局2021年行政许可件数"),
        ("孩子上学的事多，顺便问下林业局2021年行政许可多少件", "林业局2021年行政许可多少件"),
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
