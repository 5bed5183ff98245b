"""What a follow-up says beside its matter, and an earlier turn that states what it could ask."""

from __future__ import annotations

import pytest

from assistant.plain.asides import as_asked, number_behind, without_asides


@pytest.mark.parametrize(
    ("turn", "plain"),
    [
        ("教育局呢，一样的年份", "教育局呢"),
        ("跟水务局比呢，同一年的，差多少", "跟水务局比呢，差多少"),
        ("换成处罚，还是这一年", "换成处罚"),
        ("场次有了，参加的人有多少", "参加的人有多少"),
        ("光说毛病不行，打算怎么改", "打算怎么改"),
        ("总数我知道了，个人的几件", "个人的几件"),
        ("两家差多少，我自己核对", "两家差多少"),
        ("都有哪些，列出来", "都有哪些"),
        ("换算下来占办结多少", "占办结多少"),
        ("这里头个人的占多少比例哦", "其中个人的占多少比例"),
        ("跟上年相比涨跌几何", "跟上年相比涨跌多少"),
        ("具体怎么个搞法", "具体怎么搞的"),
        ("又推了个什么", "有什么创新做法"),
        ("办了几回", "办了几次"),
        ("谁更多，多出来的数给我", "谁更多，多多少"),
        ("加上补正不明，无法提供小计多少", "无法提供小计多少"),
        ("同期教育局那边呢，一样的指标", "同期教育局那边呢"),
        ("2022年呢，还是老样子？", "2022年呢"),
        ("表看不到的话，22年的总有吧", "22年的"),
        ("没写人次的话，次数总该有吧", "次数"),
        ("那你总知道涨了多少吧，跟21年比", "涨了多少，跟21年比"),
        ("败诉——我是说被纠正的——有几件", "被纠正的有几件"),
        ("把四年的列一遍，我要画折线图", "把四年的列一遍"),
        ("往年也收过吗，把四年都摆出来", "往年也收过，四年各多少"),
        ("合着多办了多少？", "多办了多少？"),
        ("那等于少收几件", "少收几件"),
        ("头一个数我没听清，再讲一遍", "头一个数，再讲一遍"),
        ("隔壁云岭审批局搞的啥", "云岭审批局搞的啥"),
        ("那旁边的教育局呢", "那教育局呢"),
        ("同在临渡的教育局呢", "临渡的教育局呢"),
        ("也是临渡的教育局呢", "临渡的教育局呢"),
        ("自然人的我也要", "自然人的"),
        ("2020、2021年的接着报", "2020、2021年"),
        ("换成区政府再答一遍", "换成区政府"),
        ("第二年的表里应该有了吧，多少", "第二年，多少"),
        ("这8件里还没审结的有几件", "其中还没审结的有几件"),
        ("在八家里排老几", "在八家里排第几"),
        ("里头有几件是外地的", "其中有几件是外地的"),
    ],
)
def test_what_is_beside_the_matter_is_set_aside(turn: str, plain: str) -> None:
    """The year again, what is no longer wanted and how to tell it are none of the matter."""
    assert without_asides(turn) == plain


@pytest.mark.parametrize(
    "turn",
    [
        "那2021年呢",
        "列出来",
        "同一类申请几件",
        "加上结转的一共几件",
        "几何时开始的",
        "回复了几条",
        "这里头部分公开的几件",
        "这里边谁最多",
    ],
)
def test_a_turn_without_asides_stays(turn: str) -> None:
    """Words that only look alike are the matter."""
    assert without_asides(turn) == turn


@pytest.mark.parametrize(
    ("turn", "asked"),
    [
        ("水务局2021年主动公开567条对吗", "水务局2021年主动公开多少条"),
        ("自然人3件", "自然人多少件"),
        ("2021年收到9件申请，是吧？", "2021年收到多少件申请"),
        ("超过30件的有哪些", "超过30件的有哪些"),
        ("申请达到30件了吗", "申请达到30件了吗"),
        ("第3条做法是什么", "第3条做法是什么"),
        ("569项占803项", "569项占803项"),
    ],
)
def test_a_number_that_an_earlier_turn_states_is_asked_for(turn: str, asked: str) -> None:
    """What goes on about it goes on about the matter, not about that number."""
    assert as_asked(turn) == asked


def test_the_number_behind_a_cause_is_of_the_matter() -> None:
    """After 为什么暴涨 a turn that asks by how much goes on about what rose, and not about the cause."""
    assert number_behind("申请量为什么暴涨", "涨了多少") == "申请量"
    assert number_behind("申请量为什么暴涨", "报告里怎么解释") == "申请量为什么暴涨"
