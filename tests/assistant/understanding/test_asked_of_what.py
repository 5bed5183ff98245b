"""What a question asks a number of: no contact, no check, and no two sides of the form added up."""

from __future__ import annotations

import pytest

from assistant.cells.breakdown import rows_not_zero
from assistant.cells.measures import find_measures
from assistant.cells.wholes import without_sum_of_parts
from assistant.understanding.assertions import numbers_in
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Topic
from assistant.understanding.topic import topic_of


@pytest.mark.parametrize("said", ["热线一天大概接多少电话", "动态在官网公开信息中的份额是多少"])
def test_how_many_calls_or_what_share_is_no_contact(said: str) -> None:
    assert topic_of(said, said) is not Topic.CONTACT


def test_a_remark_that_numbers_differ_is_no_check() -> None:
    said = "一共办结了几件申请?我看新收是41,对不上"
    assert topic_of(said, said) is Topic.PROSE
    said = "新收加结转跟办结加结转下年对得上吗"
    assert topic_of(said, said) is Topic.CHECK


def test_what_came_in_is_not_added_to_what_was_done_with_it() -> None:
    measures = find_measures("新收多少,办结的总共多少")
    assert {m.row for m in measures} == {"本年新收政府信息公开申请数量", "总计"}
    assert without_sum_of_parts(Asked((Operation.SUM,)), measures).operations == ()


def test_so_many_cells_are_no_claim() -> None:
    assert numbers_in("这一行三个单元格依次填的什么") == []
    assert [number.value for number in numbers_in("听说有3个窗口")] == [3]


def test_requests_that_were_given_nothing_are_those_of_every_refusal() -> None:
    groups = {m.row.partition("/")[0] for m in rows_not_zero("有申请没给成的,几件,啥原因")}
    assert groups == {"不予公开", "无法提供", "不予处理"}
    assert not rows_not_zero("我的申请没给我,为什么")
