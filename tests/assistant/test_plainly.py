"""What is said beside a question, and words of a region or of statisticians, do not change what is asked."""

from __future__ import annotations

import pytest

from assistant.plainly import plainly


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("许可差多少件？我儿子在那上班，想吹吹牛", "许可差多少件？"),
        ("这俩机关谁多，多几件", "这两家单位谁多，多几件"),
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


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("培训上了两位数的有几家", "培训达到10的有几家"),
        ("申请没到三位数的", "申请不到100的"),
        ("申请是个位数的", "申请是不到10的"),
        ("处罚为三位数的有几家", "处罚为在100到999之间的有几家"),
        ("云岭县俩局一共几件", "云岭县两个局一共几件"),
        ("云岭县两个局（卫健+审批）一共几件", "云岭县两个局一共几件"),
        ("处罚几件，按2022年口径", "处罚几件，2022年"),
        ("他们俩谁多", "他们俩谁多"),
        ("按什么口径统计的", "按什么口径统计的"),
    ],
)
def test_numbers_pairs_and_years_are_put_plainly(said: str, plain: str) -> None:
    """Of how many digits a number is, that two are meant, which year's count."""
    assert plainly(said) == plain
