"""What is said around a question is left aside: who says a number, doubts about it, where it stands."""

from __future__ import annotations

import pytest

from assistant.plain.hearsay import outright
from assistant.understanding.assertions import numbers_in


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("听说云岭县林业局2022年处罚6000件，是真的吗", "云岭县林业局2022年处罚6000件，是真的吗"),
        ("有自媒体写云岭县林业局许可才六千来件，可信吗", "云岭县林业局许可才六千来件，对吗"),
        ("网上传云岭县林业局2022年只公开了164条信息", "云岭县林业局2022年只公开了164条信息"),
        ("初稿里写着云岭县林业局2022年处罚6100件，多打了个零吧", "云岭县林业局2022年处罚6100件，对吗"),
        ("通稿称云岭县林业局2022年许可突破两万件，这数能用吗", "云岭县林业局2022年许可突破两万件，对吗"),
        ("同事抄成云岭县林业局收申请59件，感觉数字写反了，帮核一下", "云岭县林业局收申请59件，对吗"),
        ("云岭县林业局2022年许可数，系统里显示空白，原文有没有", "云岭县林业局2022年许可数是多少"),
        ("云岭县林业局强制件数，催了两回没补来，报告里写了没", "云岭县林业局强制件数是多少"),
        ("有媒体报道林业局处罚高达六千多件，年报中的数字支持这个说法吗", "林业局处罚高达六千多件，对吗"),
        ("不是说林业局一件处罚都没有吗，核实下", "林业局一件处罚都没有吗"),
        ("林业局行政复议总数，表格看不清，你那边能读出来吗", "林业局行政复议总数是多少"),
        ("林业局2021年许可件数，原表是图片，能读出来吗", "林业局2021年许可件数是多少"),
        ("汇总表“许可”一栏还缺云岭县林业局2022，帮我补个数", "“许可”云岭县林业局2022是多少"),
    ],
)
def test_what_is_said_around_a_question_is_left_aside(question: str, plain: str) -> None:
    assert outright(question) == plain


@pytest.mark.parametrize(
    "question",
    [
        "云岭县林业局2022年申请表，原文有没有",
        "云岭县林业局2022年处罚多少件，是不是写错了",
        "云岭县林业局的报告里写着办件610件，哪一部分写的",
        "云岭县林业局开通热线，报告里写了没",
    ],
)
def test_a_question_that_says_no_more_stays_as_it_is(question: str) -> None:
    assert outright(question) == question


def test_a_number_spelled_out_roughly_is_one() -> None:
    """六千来件 is 6000, and 二来 counts nothing."""
    assert [(n.value, n.qualifier) for n in numbers_in("许可才六千来件吗")] == [(6000, "来")]
    assert numbers_in("一来人手不足") == []
