"""Which of several cells are asked for, and what is to be done with them."""

from __future__ import annotations

import pytest

from assistant.cells.breakdown import asks_kinds, asks_rows
from assistant.cells.clauses import parts_of
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
