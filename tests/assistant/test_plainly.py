"""What is said beside a question, and words of a region or of statisticians, do not change what is asked."""

from __future__ import annotations

import pytest

from assistant.plainly import plainly


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("许可差多少件？我儿子在那上班，想吹吹牛", "许可差多少件？"),
        ("许可多少件？我问的是临渡区的", "许可多少件？我问的是临渡区的"),
        ("许可多少件？我是说2021年的", "许可多少件？我是说2021年的"),
        ("提到人手不足的，我记得不止一家吧，是哪几家", "提到人手不足的，是哪几家"),
        ("申请数，我记得是38件，对吗", "申请数，我记得是38件，对吗"),
        ("全样本2019年申请最多的", "所有单位2019年申请最多的"),
        ("样本里八个单位2020年平均多少件", "八个单位2020年平均多少件"),
        ("收费多收几多万", "收费多收多少万"),
        ("市里（青溪）比北棠区多收多少", "青溪比北棠区多收多少"),
        ("两个政府（青溪市府、北棠区府）差几件", "两个政府（青溪市政府、北棠区政府）差几件"),
        ("谁家内容不同步，看2020年报告", "谁家内容不同步，2020年"),
        ("有谁引入第三方评估，列个名单", "有谁引入第三方评估"),
    ],
)
def test_a_question_is_put_plainly(question: str, plain: str) -> None:
    assert plainly(question) == plain


def test_the_year_that_is_meant_stands_for_the_word_for_it() -> None:
    """去年同期, 我指2021 is of 2021, from whatever year 去年 would count."""
    assert plainly("去年同期是多少，我指2021") == "2021年同期是多少"
