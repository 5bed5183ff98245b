"""The chat page: Gradio carries questions in and markup out, and keeps each visitor's conversation."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.service import Asks, Service
from assistant.types import Citation
from assistant.web.access import Access
from assistant.web.bar import CHAT, bar_html
from assistant.web.evidence import evidence_html, lost_html
from assistant.web.markup import Html, joined, tag
from assistant.web.opening import opening_html, unusable_html
from assistant.web.transcript import FAILED, Exchange, begun_html, exchange_html, streamed
from ingest.errors import GongkaiError
from ingest.library import Library

TITLE = "公开问答"
STATIC = Path(__file__).parent / "static"
STATIC_PATH = "page"
MAX_QUESTION = 500
"""Characters of a question that are looked at."""

_PAUSE = 0.025  # seconds between statements: enough to be seen coming, too little to be waited for
_LOG = logging.getLogger(__name__)
_FONTS = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

Exchanges = tuple[Exchange, ...]


def build_page(service: Service, access: Access) -> gr.Blocks:  # noqa: ARG001 (for whoever may edit)
    """The page. Everything of one visitor is in the page's state, which Gradio keeps by browser session."""

    def open_page() -> Html:
        return show_opening(service.library)

    def ask(exchanges: Exchanges, event: gr.EventData) -> Iterator[tuple[Exchanges, list[Html]]]:
        yield from converse(service.assistant, exchanges, str(event._data.get("question", "")))

    def cite(exchanges: Exchanges, event: gr.EventData) -> Html:
        return show_evidence(service.library, exchanges, event._data.get("turn"), event._data.get("n"))

    script = (STATIC / "chat.js").read_text(encoding="utf-8")
    page: gr.Blocks = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True)
    with page:
        exchanges = gr.State(())
        bar = bar_html(CHAT, tag("a", "新对话", href="./", class_="new"))
        gr.HTML(
            bar,
            js_on_load=(STATIC / "bar.js").read_text(encoding="utf-8"),
            apply_default_css=False,
            elem_id="bar",
        )
        opening = gr.HTML("", js_on_load=script, apply_default_css=False, elem_id="opening")
        transcript = gr.HTML(
            [],
            html_template='<div role="log" aria-label="对话">${(value || []).join("")}</div>',
            js_on_load=script,
            apply_default_css=False,
            elem_id="transcript",
        )
        evidence = gr.HTML("", js_on_load=script, apply_default_css=False, elem_id="evidence")
        composer = gr.HTML(_composer(), js_on_load=script, apply_default_css=False, elem_id="composer")
        page.load(open_page, outputs=opening, **_QUIET)
        for source in (opening, transcript, composer):
            source.ask(ask, [exchanges], [exchanges, transcript], concurrency_id="ask", **_QUIET)
        transcript.cite(cite, [exchanges], [evidence], trigger_mode="always_last", **_QUIET)
    return page


def mount_options() -> dict[str, Any]:
    """How the page is mounted: no footer, no outside links, system fonts, our own style sheet."""
    return {
        "footer_links": [],
        "run_history": False,
        "show_error": False,
        "max_file_size": 1,  # byte: nothing on the page uploads, so nobody may
        "ssr_mode": False,
        "pwa": False,
        "theme": gr.themes.Base(font=_FONTS, font_mono=["ui-monospace", "monospace"]).set(
            # What is painted before the style sheet is there.
            body_background_fill="#fbfaf7",
            body_background_fill_dark="#16181b",
        ),
        "head": "".join(
            _style_sheet(name)
            for name in ("page.css", "bar.css", "transcript.css", "evidence.css", "beside.css", "lists.css")
        )
        + f'<script src="{STATIC_PATH}/language.js"></script>',
    }


def converse(assistant: Asks, exchanges: Exchanges, question: str) -> Iterator[tuple[Exchanges, list[Html]]]:
    """The conversation as it goes on: the question at once, then its answer, statement by statement."""
    before = [exchange_html(turn, exchange) for turn, exchange in enumerate(exchanges)]
    asked = Exchange(question.strip()[:MAX_QUESTION])
    yield exchanges, [*before, exchange_html(len(before), asked)]
    settled = asked
    for settled in _settle(assistant, exchanges, asked):
        if settled.answer is not None and settled.answer.model:  # comes in as the model writes it
            yield exchanges, [*before, begun_html(len(before), settled)]
    if settled.answer is not None and settled.answer.model:
        yield (*exchanges, settled), [*before, exchange_html(len(before), settled)]
        return
    for html in streamed(len(before), settled):
        yield (*exchanges, settled), [*before, html]
        time.sleep(_PAUSE)


def _settle(assistant: Asks, exchanges: Exchanges, asked: Exchange) -> Iterator[Exchange]:
    """The answer as it grows, or the line that says why there is none; a bug is logged and not shown."""
    turns = [exchange.question for exchange in exchanges if exchange.answer]
    try:
        for answer in assistant.stream(asked.question, turns):
            yield Exchange(asked.question, answer)
    except GongkaiError as error:
        yield Exchange(asked.question, failure=str(error))
    except Exception:
        _LOG.exception("asking failed: %r after %r", asked.question, turns)
        yield Exchange(asked.question, failure=FAILED)


def show_opening(library: Library) -> Html:
    """The opening, drawn from the corpus as it is now."""
    try:
        library.refresh()
        return opening_html(library.store.catalogue(), library.store)
    except GongkaiError as error:
        return unusable_html(str(error))


def show_evidence(library: Library, exchanges: Exchanges, turn: object, n: object) -> Html:
    """The panel of marker ``n`` in exchange ``turn``, both as the browser sent them."""
    citation = _cited(exchanges, turn, n)
    if citation is None:
        return lost_html()
    return evidence_html(citation, library.store.report(citation.report_id))


def _cited(exchanges: Exchanges, turn: object, n: object) -> Citation | None:
    answers = {str(at): exchange.answer for at, exchange in enumerate(exchanges)}
    answer = answers.get(str(turn))
    return next((c for c in answer.citations if str(c.n) == str(n)), None) if answer else None


def _composer() -> Html:
    label = tag("label", "问题", for_="question", class_="sr")
    box = tag(
        "textarea",
        id="question",
        rows=1,
        maxlength=MAX_QUESTION,
        placeholder="问一个机关、一年、一件事",
        enterkeyhint="send",
        autocomplete="off",
    )
    send = tag("button", "发送", type="submit")
    hint = tag("p", "答案出自已收录的报告；请以报告原文为准。", class_="hint")
    return joined((tag("form", label, box, send), hint))


def _style_sheet(name: str) -> str:
    """The link to a style sheet; it changes with the file, so that no browser keeps an old one."""
    version = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
    return f'<link rel="stylesheet" href="{STATIC_PATH}/{name}?v={version}">'
