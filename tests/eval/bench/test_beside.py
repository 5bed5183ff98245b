"""What the plain chain retrieves, judged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.types import Status
from eval.bench.beside import Beside, holds
from eval.cases import Case, Evidence, Wanted


def case(*wanted: Wanted, evidence: tuple[Evidence, ...] = ()) -> Case:
    return Case("q", "多少？", "table", frozenset({Status.ANSWERED}), wanted=wanted, evidence=evidence)


ROW = Evidence("a.txt", "行政许可\t140")
SUM = case(Wanted(Decimal(280)), evidence=(ROW, Evidence("b.txt", "行政许可\t7")))


@pytest.mark.parametrize(
    ("asked", "pieces", "held"),
    [
        pytest.param(case(Wanted(Decimal(140)), evidence=(ROW,)), ["| 行政许可 | 140 |"], True, id="a row"),
        pytest.param(
            case(Wanted(Decimal(140)), evidence=(ROW,)), ["行政许可", "140"], False, id="cut in two"
        ),
        pytest.param(SUM, ["行政许可 140", "行政许可 7"], True, id="the terms of a sum"),
        pytest.param(SUM, ["行政许可 140", "共280件"], False, id="a term missing"),
        pytest.param(
            case(evidence=(Evidence("a.txt", "许可决定一百四十件", row="行政许可\t140"),)),
            ["行政许可 140"],
            True,
            id="the row that says it too",
        ),
        pytest.param(
            case(evidence=(replace(ROW, needed=False), Evidence("b.txt", "许可7件", needed=False))),
            ["许可7件"],
            True,
            id="one of two places",
        ),
        pytest.param(case(Wanted("0600-1")), ["电话：0600-1"], True, id="a text"),
    ],
)
def test_pieces_hold_what_the_answer_is_made_of(asked: Case, pieces: list[str], held: bool) -> None:
    """Each run of evidence is in one piece, or each value in some."""
    assert holds(asked, pieces) is held


def test_share_is_told() -> None:
    """One line with the share; nothing asked is no division by nothing."""
    assert "25.0%" in Beside(4, 1).to_text()
    assert Beside(0, 0).to_text()
    assert Beside(4, 1).to_json() == {"questions": 4, "held": 1}
