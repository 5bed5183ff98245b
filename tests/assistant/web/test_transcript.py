"""The conversation as markup: what is said, what it rests on, and how the answer ended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from assistant.types import Answer, Statement, Status
from assistant.web.saved import Exchange
from assistant.web.transcript import FAILED, STATUS_NAMES, exchange_html, streamed
from ingest.types import Report
from tests.assistant.web.browsing import series


@pytest.fixture
def answer(converted: Report, pen: Any) -> Answer:
    """An answer of a paragraph and two list items that cites two places of one report."""
    cell = pen.cell(converted, "予以公开", "总计")
    quote = pen.quote(converted, "没有其他需要报告的事项。", n=2)
    statements = (
        Statement("办理情况如下：", ()),
        Statement("予以公开 3 件。", (1,), 1),
        Statement("没有其他事项。", (2, 1), 1),
    )
    return Answer("几件？", Status.ANSWERED, statements, (cell, quote), assumed=("年份：2022",))


def page_of(answer: Answer) -> LexborHTMLParser:
    """An answer as the browser reads it, as the fifth exchange."""
    return LexborHTMLParser(exchange_html(4, Exchange(answer.question, answer)))


def test_statements_become_paragraphs_and_lists(answer: Answer) -> None:
    """Level 0 is a paragraph; items of level 1 that follow each other are one list."""
    page = page_of(answer)
    assert [p.text() for p in page.css(".answer > p")] == ["办理情况如下："]
    assert [li.text() for li in page.css(".answer > ul:not([class]) > li")] == [
        "予以公开 3 件。[1]",
        "没有其他事项。[2][1]",
    ]


def test_shares_stand_beside_the_table_of_the_values(converted: Report, pen: Any) -> None:
    """A list that only repeats the table is left to it; one of shares with the same markers is not."""
    answer, _ = series(pen, converted, range(2020, 2023))
    shares = [Statement(f"{20 + n}年占合计60件的{n}%。", (n,), 1) for n in (1, 2, 3)]
    shown = page_of(replace(answer, statements=(*answer.statements, *shares)))
    assert [li.text() for li in shown.css(".answer > ul:not([class]) > li")] == [
        f"{20 + n}年占合计60件的{n}%。[{n}]" for n in (1, 2, 3)
    ]


def test_agencies_have_both_names_for_an_english_reader(answer: Answer) -> None:
    """The English name of the sentence and the Chinese one of the report stand together in the sources."""
    page = LexborHTMLParser(exchange_html(4, Exchange(answer.question, answer), "en"))
    english = "Lindu District Administrative Approval Service Bureau, Qingxi City"
    assert page.css_first(".sources li").text() == f"{english} (青溪市临渡区行政审批服务局) 2022[1][2]"


def test_markers_are_buttons_that_name_their_place(answer: Answer) -> None:
    """A marker can be reached by keyboard, says where it leads, and carries its exchange and number."""
    marker = page_of(answer).css_first(".answer li .cite")
    assert marker.tag == "button"
    assert (
        marker.attributes["aria-label"]
        == "出处 1：青溪市临渡区行政审批服务局 2022 年 收到和处理政府信息公开申请情况"
    )
    assert (marker.attributes["data-turn"], marker.attributes["data-n"]) == ("4", "1")


def test_sources_name_each_report_once(answer: Answer) -> None:
    """Below the answer each cited report stands once, with its markers."""
    assert [li.text() for li in page_of(answer).css(".sources li")] == [
        "青溪市临渡区行政审批服务局 2022 年[1][2]"
    ]


def test_assumed_stands_above_the_answer(answer: Answer) -> None:
    """What the question left open is shown first, as chips."""
    first = page_of(answer).css_first(".answer").css("ul, p")[0]
    assert [li.text() for li in first.css("li")] == ["年份：2022"]


def test_calculation_note_and_model_are_shown(answer: Answer) -> None:
    """The calculation as it was made, the note, and which model worded the answer, if one did."""
    full = replace(answer, calculation="(100 − 74) ÷ 74 = 35.1%", note="口径不同。", model="openai:x")
    page = page_of(full)
    assert page.css_first(".sum").text() == "算式(100 − 74) ÷ 74 = 35.1%"
    assert page.css_first(".note").text() == "口径不同。"
    assert "openai:x" in page.css_first("footer").text()


@pytest.mark.parametrize("status", list(Status))
def test_each_status_has_its_word(status: Status) -> None:
    """However an answer ends, its status is told in Chinese."""
    page = page_of(Answer("问", status, (Statement("答"),)))
    assert page.css_first(".status").text() == STATUS_NAMES[status]


def test_options_are_buttons_that_ask() -> None:
    """Each choice is a button that carries its question."""
    page = page_of(Answer("哪家？", Status.CLARIFY, (Statement("哪一家？"),), options=("甲局？", "乙局？")))
    assert [b.attributes["data-ask"] for b in page.css("button.ask")] == ["甲局？", "乙局？"]


def test_an_answer_comes_statement_by_statement(answer: Answer) -> None:
    """Each piece shows one statement more and is pending; the last is the whole exchange and is not."""
    pieces = [LexborHTMLParser(piece) for piece in streamed(4, Exchange("几件？", answer))]
    assert [len(piece.css(".answer > p, .answer > ul:not([class]) > li")) for piece in pieces] == [1, 2, 3]
    assert ["data-pending" in piece.css_first("section").attributes for piece in pieces] == [
        True,
        True,
        False,
    ]
    assert pieces[-1].html == LexborHTMLParser(exchange_html(4, Exchange("几件？", answer))).html


def test_a_question_waits_visibly() -> None:
    """Before there is an answer the exchange shows the question and that it is worked on."""
    page = LexborHTMLParser(exchange_html(0, Exchange("问？")))
    assert page.css_first(".question p").text() == "问？"
    assert "data-pending" in page.css_first("section").attributes


def test_a_failure_is_one_line() -> None:
    """Where there is no answer, the line that says why stands in its place."""
    page = LexborHTMLParser(exchange_html(0, Exchange("问？", failure=FAILED)))
    assert [p.text() for p in page.css(".answer > p")] == [FAILED]


def test_nothing_in_an_exchange_is_markup(hostile: Report, payload: str, pen: Any) -> None:
    """Question, statements, choices, notes and names with script, images and links stay text."""
    citation = pen.cell(hostile, "予以公开", "总计")
    answer = Answer(
        payload,
        Status.CLARIFY,
        (Statement(payload, (1,)), Statement(payload, (1,), 1)),
        (citation,),
        calculation=payload,
        options=(payload,),
        assumed=(payload,),
        model=payload,
        note=payload,
    )
    page = page_of(answer)
    assert page.css("script, img, a") == []
    assert page.css_first(".question p").text() == payload
    assert page.css_first("button.ask").attributes["data-ask"] == payload
    assert page.html.count("<script") == 0


def test_a_great_many_paragraphs_are_folded() -> None:
    """The first eight are open, the rest behind a line that says how many; nothing is left out."""
    said = tuple(Statement(f"第{n}家没有这一项。") for n in range(30))
    page = LexborHTMLParser(exchange_html(0, Exchange("问", Answer("问", Status.ANSWERED, said))))
    assert len(page.css(".answer > p")) == 8
    assert page.css_first(".rest summary").text() == "还有 22 条"
    assert len(page.css(".rest p")) == 22
