"""Words for an order, an end of it or a mean."""

from __future__ import annotations

import pytest

from assistant.plain.in_order import in_order


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("许可办件量2021年倒着数，最后三位分别是", "许可办件量2021年倒数三名分别是"),
        ("2021年申请量排尾巴的三家", "2021年申请量排倒数三名"),
        ("2020年处罚从少到多数，头三家", "2020年处罚倒数三名"),
        ("那顶少的呢", "那最少的呢"),
        ("公开申请最扎堆的年份，几件", "公开申请最多的年份，几件"),
        ("哪年许可办得最红火", "哪年许可办得最多"),
        ("写政策解读，四年扯平了一年写几篇", "写政策解读，四年平均一年写几篇"),
        ("政策解读匀到每年是多少篇", "政策解读平均每年是多少篇"),
        ("处罚2022年较2020年增减几何", "处罚2022年较2020年增减多少"),
    ],
)
def test_an_order_or_a_mean_is_put_plainly(said: str, meant: str) -> None:
    """The ends of an order are 最多, 最少 and 倒数几名, and what is evened out is 平均."""
    assert in_order(said) == meant


@pytest.mark.parametrize(
    "said",
    ["问题最集中的领域是什么", "顶多5件", "最后一名", "矛盾纠纷最集中的怎么办", "把两家的差距拉平了吗"],
)
def test_other_words_stay(said: str) -> None:
    """顶多 before a number, and what is most concentrated without a year or an agency, are no order."""
    assert in_order(said) == said
