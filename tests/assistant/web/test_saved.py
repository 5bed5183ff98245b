"""Conversations go to the browser and come back."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.types import Answer, Statement, Status
from assistant.web.saved import MOST_BYTES, MOST_EXCHANGES, Exchange, from_json, to_json
from ingest.types import Report
from tests.assistant.web.browsing import series


def test_a_conversation_comes_back_as_it_was(converted: Report, pen: Any, payload: str) -> None:
    """Answers with citations and figures, failures and what was stopped are the same afterwards."""
    answer, _ = series(pen, converted, range(2020, 2023))
    refused = Answer(payload, Status.REFUSED, (Statement(payload),))
    exchanges = (
        Exchange("问", answer, changes=(("甲局 2021年",),), rated="bad"),
        Exchange(payload, refused, instead=("乙局 2022年",)),
        Exchange("坏", failure="不行"),
        Exchange("停", stopped=True),
    )
    assert from_json(to_json(exchanges)) == exchanges


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(None, id="nothing"),
        pytest.param("{", id="cut"),
        pytest.param('[{"answer": 1}]', id="other-shape"),
        pytest.param({"a": 1}, id="not-text"),
        pytest.param(" " * (MOST_BYTES + 1), id="huge"),
    ],
)
def test_what_is_no_conversation_is_none(kept: object) -> None:
    """Whatever a browser sends, nothing breaks."""
    assert from_json(kept) == ()


def test_a_conversation_has_an_end() -> None:
    """No more exchanges come back than a page can show."""
    assert len(from_json(to_json((Exchange("问"),) * (MOST_EXCHANGES + 5)))) == MOST_EXCHANGES
