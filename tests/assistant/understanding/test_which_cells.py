"""Which of several cells are asked for, and what is to be done with them."""

from __future__ import annotations

import pytest

from assistant.cells.breakdown import asks_kinds, asks_rows
from assistant.cells.clauses import adds, parts_of
from assistant.cells.measures import find_measures
from assistant.understanding.cues import asks_any_fee
from assistant.understanding.operations import Asked, Operation, find_operations


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("复议总数,以及到年底没审完的", ["总计", "尚未审结"]),
        ("发了几个规范性文件?年底还有效的又是几个", ["本年制发件数", "现行有效件数"]),
    ],
)
def test_each_part_is_a_cell(question: str, cells: list[str]) -> None:
    """以及 joins two things asked for, and 还有效 is no 还有."""
    found = [m.column for clause in parts_of(question, Asked()) for m in clause.measures]
    assert found == cells


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("集采:项目几个/总金额", ["采购项目数量", "采购总金额"]),
        ("政府集中采购,钱呢?一共多少", ["采购总金额"]),
    ],
)
def test_purchases_are_asked_for_in_short(question: str, columns: list[str]) -> None:
    """Their number, their amount, or both."""
    assert [m.column for m in find_measures(question)] == columns


def test_kinds_and_ways_are_told_apart() -> None:
    """Who applied by kind, whoever is set aside between; suits by both ways to court."""
    assert asks_kinds("提申请的人,个人不算,哪一类最多")
    assert asks_rows("行政诉讼呢?两种起诉分开", alone=True)


@pytest.mark.parametrize(
    ("question", "ratio", "turned"),
    [
        ("拿甲市监的处罚件数跟乙交通局的比,只顶人家百分之多少", True, False),
        ("跟乙交通局比,甲市监的处罚只顶人家百分之多少", True, True),
        ("甲市监的处罚占乙交通局的百分之几", True, False),
        ("甲市监处罚645件,乙交通局的占它百分之几", True, True),
        ("两家的处罚,甲市监占两局的百分之几", False, False),
    ],
)
def test_one_agency_is_a_share_of_another(question: str, ratio: bool, turned: bool) -> None:
    """人家 is the other one, 它 the one named before; of both together it is a share of their sum."""
    asked = find_operations(question)
    assert (Operation.SHARE in asked, asked.ratio, asked.reversed) == (True, ratio, turned)


def test_what_is_in_force_still_is_no_count_of_reports() -> None:
    """几个文件？年底还有效的 sets no condition; 累加 adds up."""
    assert Operation.COUNT not in find_operations("发了几个规范性文件?年底还有效的几个")
    assert find_operations("八小项累加是多少件").operations == (Operation.SUM,)


def test_a_fee_is_asked_for_again() -> None:
    """也收过钱吗 as 收费了吗, and not how much."""
    assert asks_any_fee("也收过钱吗?")
    assert not asks_any_fee("收了多少钱")


@pytest.mark.parametrize(
    "question",
    [
        "复议总计与其中维持、未审结的件数",
        "诉讼全部多少件,其中维持、没审结分别几件",
        "行政复议总数,其中维持的、未审结的",
        "复议一共几件,其中维持、未审结各几件",
    ],
)
def test_a_whole_is_told_beside_its_parts(question: str) -> None:
    """And neither left out nor added to them."""
    found = [m.column for clause in parts_of(question, Asked()) for m in clause.measures]
    assert found == ["总计", "结果维持", "尚未审结"]
    assert not adds(question)


def test_the_result_named_first_is_that_of_each_way_to_court() -> None:
    """败诉几件（直接起诉和复议后起诉都算）."""
    clauses = parts_of("败诉几件(直接起诉和复议后起诉都算)", Asked(operations=(Operation.SUM,)))
    assert [m.column for clause in clauses for m in clause.measures] == ["结果纠正", "结果纠正"]
    assert [
        c.measures[0].column
        for c in parts_of("被维持的几件:直接起诉、复议后起诉合计", Asked((Operation.SUM,)))
    ] == [
        "结果维持",
        "结果维持",
    ]


def test_both_are_added_where_in_all_stands_last() -> None:
    """提案几件,建议几件合计 adds, 收到几件,一共公开几件 does not."""
    assert adds("提案几件,建议几件合计呢")
    assert not adds("收到几件,一共公开几件")


@pytest.mark.parametrize(
    ("question", "operations"),
    [
        ("参训人次2020年加2021年等于多少", {Operation.SUM}),
        ("新收申请2020+2021+2022", {Operation.SUM}),
        ("申请顶乙区政府几个", {Operation.RATE}),
        ("信访类比重复申请多几件", {Operation.DIFFERENCE}),
        ("企业申请的占比是多少", {Operation.SHARE}),
    ],
)
def test_what_is_computed_goes_by_whole_words(question: str, operations: set[Operation]) -> None:
    """比重复 is no 比重, 占比是多少 compares with nothing."""
    assert set(find_operations(question).operations) == operations
