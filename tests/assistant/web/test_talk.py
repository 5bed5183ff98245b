"""What the page does with a question and with a click, without a browser."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from assistant.service import Service
from assistant.types import Answer, Statement, Status
from assistant.web.actions import MAX_QUESTION
from assistant.web.saved import Exchange
from assistant.web.talk import converse, show_evidence, show_opening
from assistant.web.transcript import FAILED
from ingest.errors import HomeUnusable
from ingest.types import Report


def said(markup: str) -> str:
    """The text of the answer in an exchange."""
    return "".join(p.text() for p in LexborHTMLParser(markup).css(".answer > :is(p, ul)"))


def without_id(exchange: Exchange) -> Exchange:
    """The exchange as the assistant made it."""
    return replace(exchange, answer=exchange.answer and replace(exchange.answer, id=None))


def last(steps: Any) -> Any:
    """The last step of a conversation."""
    return list(steps)[-1]


def test_question_stands_there_before_its_answer(scripted: Any, kept: Any) -> None:
    """The first step shows the question while nothing has been asked yet."""
    _, shown = next(converse(Service(kept, scripted), (), "收到几件？"))
    assert LexborHTMLParser(shown[0]).css_first(".question p").text() == "收到几件？"
    assert scripted.asked == []


def test_answer_grows_and_is_kept(scripted: Any, kept: Any) -> None:
    """An answer of three statements comes in three steps, and the conversation holds it at the end."""
    answer = Answer("问", Status.ANSWERED, tuple(Statement(text) for text in ("甲。", "乙。", "丙。")))
    scripted.answers["问"] = answer
    steps = list(converse(Service(kept, scripted), (), "问"))
    assert [said(shown[-1]) for _, shown in steps[1:]] == ["甲。", "甲。乙。", "甲。乙。丙。"]
    assert [without_id(exchange) for exchange in steps[-1][0]] == [Exchange("问", answer)]


def test_a_models_words_are_shown_as_they_come(scripted: Any, kept: Any) -> None:
    """Each verified sentence at once; what stands below an answer, and the conversation, at the end."""
    words = tuple(Statement(text) for text in ("甲。", "乙。"))
    whole = Answer("问", Status.ANSWERED, words, model="openai:local")
    scripted.answers["问"] = [replace(whole, statements=words[:1]), whole, whole]
    steps = list(converse(Service(kept, scripted), (), "问"))
    assert [said(shown[-1]) for _, shown in steps[1:]] == ["甲。", "甲。乙。", "甲。乙。", "甲。乙。"]
    assert ["openai:local" in shown[-1] for _, shown in steps[1:]] == [False, False, False, True]
    assert [exchanges[0].stopped for exchanges, _ in steps] == [True, True, True, True, False]


def test_words_that_fail_on_the_way_give_way_to_the_composed_answer(scripted: Any, kept: Any) -> None:
    """What was shown of them is gone at the end."""
    begun = Answer("问", Status.ANSWERED, (Statement("甲。"),), model="openai:local")
    composed = Answer("问", Status.ANSWERED, (Statement("丙。"),), note="说明。")
    scripted.answers["问"] = [begun, composed]
    exchanges, shown = last(converse(Service(kept, scripted), (), "问"))
    assert said(shown[-1]).startswith("丙。")
    assert [without_id(exchange) for exchange in exchanges] == [Exchange("问", composed)]


def test_earlier_questions_are_passed_on(scripted: Any, kept: Any) -> None:
    """The assistant gets the questions of this conversation that had an answer, in order."""
    scripted.answers["坏"] = ValueError("a bug")
    exchanges: tuple[Exchange, ...] = ()
    for question in ("甲", "坏", "乙", "丙"):
        exchanges, shown = last(converse(Service(kept, scripted), exchanges, question))
    assert scripted.asked[-1] == ("甲", "乙", "丙")
    assert len(shown) == len(exchanges) == 4


def test_a_bug_shows_one_polite_line(scripted: Any, kept: Any, caplog: pytest.LogCaptureFixture) -> None:
    """An exception that is not ours never reaches the page; it is logged with the question."""
    scripted.answers["问"] = ValueError("secret detail")
    with caplog.at_level(logging.ERROR):
        _, shown = last(converse(Service(kept, scripted), (), "问"))
    assert said(shown[0]) == FAILED
    assert "secret detail" in caplog.text
    assert "'问'" in caplog.text


def test_our_own_error_is_shown_as_it_is(scripted: Any, kept: Any) -> None:
    """An error of ours is a line written for the reader."""
    scripted.answers["问"] = HomeUnusable("资料库无法读写。")
    _, shown = last(converse(Service(kept, scripted), (), "问"))
    assert said(shown[0]) == "资料库无法读写。"


def test_a_long_question_is_cut(scripted: Any, kept: Any) -> None:
    """No more than the limit reaches the assistant, whatever a client sends."""
    last(converse(Service(kept, scripted), (), " " + "问" * (MAX_QUESTION + 50)))
    assert scripted.asked == [("问" * MAX_QUESTION,)]


def test_reports_that_cannot_be_read_are_said_to_be(kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the store fails, the page opens on the line that says so."""

    def fail() -> None:
        raise HomeUnusable("资料库无法读写。")

    monkeypatch.setattr(kept, "refresh", fail)
    assert LexborHTMLParser(show_opening(kept)).css_first("p").text() == "资料库无法读写。"


def test_a_marker_opens_its_citation(scripted: Any, kept: Any, converted: Report, pen: Any) -> None:
    """Exchange and number, as text from the browser, lead to the quote."""
    kept.put(converted)
    citation = pen.quote(converted, "没有其他需要报告的事项。", n=7)
    answer = Answer("问", Status.ANSWERED, (Statement("没有。", (7,)),), (citation,))
    panel = show_evidence(Service(kept, scripted), (Exchange("先"), Exchange("问", answer)), "1", "7")
    assert LexborHTMLParser(panel).css_first("mark").text() == citation.quote


@pytest.mark.parametrize(
    ("turn", "n"),
    [
        pytest.param("0", "1", id="no-answer"),
        pytest.param("-1", "1", id="from-the-end"),
        pytest.param("1", "1", id="no-exchange"),
        pytest.param(None, {"a": 1}, id="nonsense"),
    ],
)
def test_an_unknown_marker_is_answered_kindly(scripted: Any, kept: Any, turn: object, n: object) -> None:
    """A marker of a conversation the server does not know gives the panel that says so."""
    panel = show_evidence(Service(kept, scripted), (Exchange("问", failure=FAILED),), turn, n)
    assert "再问一次" in panel
