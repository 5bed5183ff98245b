"""Lists of things to be counted, whose parts share a row, an applicant or a result."""

from __future__ import annotations

import pytest

from assistant.cells.clauses import parts_of
from assistant.cells.measures import find_measures
from assistant.understanding.operations import Asked
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_OUT, RECEIVED, TOTAL


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("无法提供有多少件,其中自然人有多少", [("无法提供", ALL_APPLICANTS), ("无法提供", "自然人")]),
        (
            "不予公开几件,其中社会公益组织几件",
            [("不予公开", ALL_APPLICANTS), ("不予公开", "社会公益组织")],
        ),
        (
            "企业新收几件、办结几件、结转下年几件",
            [(RECEIVED, "商业企业"), (TOTAL, "商业企业"), (CARRIED_OUT, "商业企业")],
        ),
        (
            "不予公开多少件,其中企业多少件,部分公开多少件",
            [("不予公开", ALL_APPLICANTS), ("不予公开", "商业企业"), ("部分公开", ALL_APPLICANTS)],
        ),
        (
            "直接起诉和复议后起诉的尚未审结各几件",
            [("行政诉讼/未经复议直接起诉", "尚未审结"), ("行政诉讼/复议后起诉", "尚未审结")],
        ),
    ],
)
def test_a_list_shares_what_is_said_once(question: str, cells: list[tuple[str, str]]) -> None:
    """A row goes on to the applicants after it, an applicant or a result to all the items of a list."""
    found = parts_of(question, Asked())
    assert [(m.row, m.column) for clause in found for m in clause.measures] == cells


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("其他处理里的其他是几件", [("其他处理/其他", ALL_APPLICANTS)]),
        ("其他处理几件", [("其他处理", ALL_APPLICANTS)]),
        ("法人或其他组织申请了几件", [(RECEIVED, "法人或其他组织")]),
        ("公民、法人或者其他组织申请了多少件", [(RECEIVED, ALL_APPLICANTS)]),
        ("没审结的案子有几件", [("行政复议", "尚未审结"), ("行政诉讼", "尚未审结")]),
        ("对外公开的规范性文件有几件", [("行政规范性文件", "对外公开总数量")]),
    ],
)
def test_the_row_and_the_column_are_those_named(question: str, cells: list[tuple[str, str]]) -> None:
    """A row within a group, the head above several columns and a result without a row are read as such."""
    assert [(m.row, m.column) for m in find_measures(question)] == cells
