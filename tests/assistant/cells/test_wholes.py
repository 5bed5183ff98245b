"""What cells are part of, and which share a question asks for."""

from __future__ import annotations

import pytest

from assistant.cells.measures import Measure, applications, find_measures
from assistant.cells.wholes import shares, whole_of
from ingest.tables import TABLES
from ingest.tables.requests import CARRIED_OUT, RECEIVED, TOTAL

Cell = tuple[str, str]


def pairs(question: str, *, reverse: bool = False) -> list[tuple[Cell, Cell]]:
    """Rows and columns of the parts and wholes of a question."""
    measures = find_measures(question) or applications(question)
    found = shares(measures[::-1] if reverse else measures, question)
    return [((part.row, part.column), (whole.row, whole.column)) for part, whole in found]


@pytest.mark.parametrize(
    ("cell", "whole"),
    [
        (Measure("requests", RECEIVED, "自然人"), (RECEIVED, "总计")),
        (Measure("requests", "予以公开", "总计"), (TOTAL, "总计")),
        (Measure("requests", "不予公开/属于国家秘密", "总计"), (TOTAL, "总计")),
        (Measure("requests", "予以公开", "商业企业"), ("予以公开", "总计")),
        (Measure("review", "行政复议", "结果纠正"), ("行政复议", "总计")),
        (Measure("review", "行政诉讼/复议后起诉", "总计"), ("行政诉讼", "总计")),
    ],
)
def test_a_cell_is_part_of_a_total_of_the_form(cell: Measure, whole: Cell) -> None:
    """A column of its row, a result of all results, a kind of suit of all suits."""
    found = whole_of(cell)
    assert found
    assert (found.table, found.row, found.column) == (cell.table, *whole)


@pytest.mark.parametrize(
    "cell",
    [
        Measure("proactive", "行政许可"),
        Measure("proactive", "规章", "本年制发件数"),
        Measure("requests", RECEIVED, "总计"),
        Measure("requests", TOTAL, "总计"),
        Measure("requests", CARRIED_OUT, "总计"),
        Measure("review", "行政复议", "总计"),
    ],
)
def test_a_whole_is_part_of_nothing(cell: Measure) -> None:
    """Totals, and the table of what was disclosed, which has none."""
    assert whole_of(cell) is None


def test_wholes_of_the_form_end() -> None:
    """From every cell of the form a few steps lead to a whole that is part of nothing."""
    for spec in TABLES:
        for row in spec.rows:
            for column in spec.columns_of(row.name):
                cell: Measure | None = Measure(spec.id, row.name, column.name)
                steps = 0
                while cell is not None:
                    cell, steps = whole_of(cell), steps + 1
                assert steps <= 3


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("不予公开占办理总计的多少", [(("不予公开", "总计"), (TOTAL, "总计"))]),
        ("办结的申请中予以公开的占几成", [(("予以公开", "总计"), (TOTAL, "总计"))]),
        ("不予公开的占比", [(("不予公开", "总计"), (TOTAL, "总计"))]),
        ("自然人申请占全部申请的比例", [((RECEIVED, "自然人"), (RECEIVED, "总计"))]),
        ("复议纠正率", [(("行政复议", "结果纠正"), ("行政复议", "总计"))]),
        (
            "予以公开、部分公开各占多少",
            [(("予以公开", "总计"), (TOTAL, "总计")), (("部分公开", "总计"), (TOTAL, "总计"))],
        ),
        ("行政处罚占行政许可的比例", [(("行政处罚", ""), ("行政许可", ""))]),
        ("行政复议占行政诉讼的几成", [(("行政复议", "总计"), ("行政诉讼", "总计"))]),
    ],
)
def test_shares_pair_each_part_with_its_whole(question: str, found: list[tuple[Cell, Cell]]) -> None:
    """A占B as it is said; a part and its total by the form in any order; else the form's total."""
    assert pairs(question) == found


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("行政许可和行政处罚的比例", "行政处罚"),
        ("行政许可和行政处罚的比例，前者当分母", "行政许可"),
        ("行政许可和行政处罚的比例，后者作分母", "行政处罚"),
        ("以行政许可为分母，行政处罚占几成", "行政许可"),
        ("行政许可的比例，行政处罚当分母", "行政处罚"),
        ("分母是行政许可，行政处罚的比例", "行政许可"),
    ],
)
def test_two_that_are_no_parts_are_divided(question: str, second: str) -> None:
    """Where the form gives no whole, the first by the second, or by what is said to be the denominator."""
    ((part, whole),) = pairs(question)
    assert {part[0], whole[0]} == {"行政许可", "行政处罚"}
    assert whole[0] == second


def test_two_the_other_way_round_are_divided_so() -> None:
    """后者占前者: the order they are given in is the order of the division."""
    question = "行政许可和行政处罚，后者相当于前者的比例"
    assert pairs(question, reverse=True) == [(("行政处罚", ""), ("行政许可", ""))]


def test_what_has_no_whole_has_no_share() -> None:
    """A single figure of the table of what was disclosed is part of nothing."""
    assert pairs("行政许可的占比") == []


def test_a_share_of_several_is_of_them_together() -> None:
    """其中A after A和B has no other whole; 予以公开 after two numbers of requests has the form's."""
    together = "行政处罚和行政强制一共多少件，其中行政处罚占多少"
    assert shares(find_measures(together), together) == []
    results = "新收和上年结转申请共多少，其中予以公开占多少"
    assert {whole.row for _, whole in shares(find_measures(results), results)} == {"总计"}


def test_a_row_is_a_share_of_the_group_that_it_is_named_in() -> None:
    """不予公开里第三方 is of those, 因第三方不予公开 of all results."""
    row = ("不予公开/保护第三方合法权益", "总计")
    assert pairs("不予公开里涉及第三方的占几成") == [(row, ("不予公开", "总计"))]
    assert pairs("因第三方不予公开的占几成") == [(row, (TOTAL, "总计"))]


def test_two_shares_of_one_whole_are_no_share_of_each_other() -> None:
    """占比 names no whole."""
    assert pairs("不予处理占比和无法提供占比哪个大") == [
        (("不予处理", "总计"), (TOTAL, "总计")),
        (("无法提供", "总计"), (TOTAL, "总计")),
    ]


def test_what_is_named_within_another_is_the_part() -> None:
    """处罚里强制占几成 divides by 处罚."""
    assert pairs("处罚里强制的占几成") == [(("行政强制", ""), ("行政处罚", ""))]
