"""The chat page: Gradio carries questions in and markup out, and keeps each visitor's conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.accounts.sessions import COOKIE
from assistant.accounts.sign_in import SignIn
from assistant.service import Service
from assistant.web.access import Access
from assistant.web.actions import MAX_QUESTION
from assistant.web.bar import CHAT, bar_html, both
from assistant.web.markup import Html, joined, tag
from assistant.web.saved import Exchanges, from_json, to_json
from assistant.web.static_files import STATIC, script, style_sheet
from assistant.web.talk import (
    converse,
    notice,
    rate,
    show_all,
    show_evidence,
    show_opening,
    up_to,
    word_file,
)
from assistant.web.transcript import is_whole
from assistant.web.words import CHINESE, Language, language_of, say

TITLE = say("title")

_FONTS = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_STYLES = (
    *("page.css", "bar.css", "transcript.css", "figures.css", "evidence.css", "past.css"),
    *("beside.css", "lists.css"),
)
_SCRIPTS = ("charts.js", "browser.js", "past.js")
_EMPTY = {"shown": [], "kept": ""}
_NO_FILE = {"notice": "", "data": "", "key": ""}


def build_page(service: Service, access: Access, sign_in: SignIn | None = None) -> gr.Blocks:
    """The page. Everything of one visitor is in the page's state, which Gradio keeps by browser session."""
    page: gr.Blocks = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True)
    with page:
        exchanges = gr.State(())
        _bar(bool(sign_in))
        opening = _html("", "opening")
        transcript = _html(_EMPTY, "transcript", _TRANSCRIPT)
        evidence = _html("", "evidence")
        file = _html(_NO_FILE, "file", '<div role="status">${value.notice}</div>')
        past = _html("" if sign_in else _past(CHINESE), "past")
        composer = _html(_composer(CHINESE), "composer")
        page.load(_opened(service, access, sign_in), outputs=[opening, past, composer], **_QUIET)
        talk = _Talk(service)
        both_kept = [exchanges, transcript]
        asking = [
            # "multiple": by default a question is lost that is asked before Gradio has put the last one away
            source.ask(
                talk.ask, [exchanges], both_kept, concurrency_id="ask", trigger_mode="multiple", **_QUIET
            )
            for source in (opening, transcript, composer)
        ]
        composer.stop(talk.show, [exchanges], [transcript], cancels=asking, **_QUIET)
        past.reopen(talk.reopen, None, both_kept, cancels=asking, **_QUIET)
        transcript.cite(talk.cite, [exchanges], [evidence], trigger_mode="always_last", **_QUIET)
        transcript.rate(talk.rate, [exchanges], [*both_kept, file], **_QUIET)
        transcript.export(talk.export, [exchanges], [file], **_QUIET)
    return page


_TRANSCRIPT = '<div role="log" class="log">${value.shown.join("")}</div>'


class _Talk:
    """The page's events. Gradio tells the event and the request apart by their types."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def ask(
        self, exchanges: Exchanges, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[Exchanges, dict[str, Any]]]:
        """A question, or one asked again in place of exchange ``at``."""
        question = str(event._data.get("question", ""))
        before = up_to(exchanges, event._data.get("at"))
        for after, shown in converse(self._service, before, question, _language(request)):
            yield after, {"shown": shown, "kept": to_json(after) if is_whole(shown[-1]) else ""}

    def show(self, exchanges: Exchanges, request: gr.Request) -> dict[str, Any]:
        """What there is after a stop."""
        return {"shown": show_all(exchanges, _language(request)), "kept": to_json(exchanges)}

    def reopen(self, event: gr.EventData, request: gr.Request) -> tuple[Exchanges, dict[str, Any]]:
        """A conversation that the browser kept."""
        exchanges = from_json(event._data.get("kept"))
        return exchanges, {"shown": show_all(exchanges, _language(request)), "kept": ""}

    def cite(self, exchanges: Exchanges, event: gr.EventData, request: gr.Request) -> Html:
        """The evidence of a marker."""
        turn, n = event._data.get("turn"), event._data.get("n")
        return show_evidence(self._service, exchanges, turn, n, _language(request))

    def rate(
        self, exchanges: Exchanges, event: gr.EventData, request: gr.Request
    ) -> tuple[Exchanges, dict[str, Any], dict[str, str]]:
        """An opinion."""
        good, reason = event._data.get("good") is True, str(event._data.get("reason", ""))
        turn, language = event._data.get("turn"), _language(request)
        exchanges, problem = rate(self._service, exchanges, turn, good, reason, language)
        return exchanges, self.show(exchanges, request), notice(problem) if problem else _NO_FILE

    def export(self, exchanges: Exchanges, event: gr.EventData, request: gr.Request) -> dict[str, str]:
        """An answer as a Word file."""
        return word_file(self._service, exchanges, event._data.get("turn"), _language(request))


def _opened(service: Service, access: Access, sign_in: SignIn | None) -> Any:
    """What a visitor sees first, in the visitor's language."""

    def open_page(request: gr.Request) -> tuple[Html, Html, Html]:
        language = _language(request)
        opening = show_opening(service.library, language, access.allows(request))
        account = sign_in.account(request.cookies.get(COOKIE)) if sign_in else None
        return opening, _past(language, account, bool(sign_in)), _composer(language)

    return open_page


def mount_options() -> dict[str, Any]:
    """How the page is mounted: no footer, no outside links, system fonts, our own styles and scripts."""
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
        "head": script("language.js", at_once=True)
        + "".join((*map(style_sheet, _STYLES), *map(script, _SCRIPTS))),
    }


def _html(value: Any, name: str, template: str = "${value}") -> gr.HTML:
    at_load = (STATIC / "chat.js").read_text(encoding="utf-8")
    return gr.HTML(value, html_template=template, js_on_load=at_load, apply_default_css=False, elem_id=name)


def _language(request: gr.Request) -> Language:
    return language_of(request.headers, request.cookies)


def _bar(accounts: bool) -> gr.HTML:
    """The bar of every page, with what belongs to the chat at its end."""
    past = tag("button", *both("past"), type="button", data_past=True, aria_haspopup="dialog")
    new = tag("a", *both("new"), href="./", class_="new", data_new=True)
    sign_in = [tag("a", *both("account"), href="account", class_="account")] if accounts else []
    at_load = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in ("chat.js", "bar.js"))
    return gr.HTML(
        bar_html(CHAT, *sign_in, past, new), js_on_load=at_load, apply_default_css=False, elem_id="bar"
    )


def _past(language: Language, account: str | None = None, accounts: bool = False) -> Html:
    """The list of past conversations, which the browser's script fills in; ``account``: who is signed in."""
    head = tag("header", tag("h2", say("past_title", language)), _close_past(language))
    note = say("past_note_account", language, account=account) if account else say("past_note", language)
    offer = tag(
        "a", say("past_account" if account else "past_sign_in", language), href="account", class_="sign-in"
    )
    parts = (
        tag("p", note, class_="hint"),
        offer if accounts else Html(),
        tag("ul", data_delete=say("past_delete", language, title="{title}")),
        tag("p", say("past_none", language), class_="none"),
        tag("button", say("past_clear", language), type="button", class_="clear"),
    )
    lost = say("past_lost", language)
    named = say("past_title", language)
    return tag("dialog", head, *parts, aria_label=named, data_account=account, data_lost=lost)


def _close_past(language: Language) -> Html:
    return tag("button", "×", type="button", class_="close-past", aria_label=say("close_past", language))


def _composer(language: Language) -> Html:
    label = tag("label", say("question", language), for_="question", class_="sr")
    box = tag(
        "textarea",
        id="question",
        rows=1,
        maxlength=MAX_QUESTION,
        placeholder=say("placeholder", language),
        enterkeyhint="send",
        autocomplete="off",
    )
    send = tag("button", say("send", language), type="submit", class_="send")
    stop = tag("button", say("stop", language), type="button", class_="stop")
    hint = tag("p", say("disclaimer", language), class_="hint")
    return joined((tag("form", label, box, send, stop, class_="ask-form"), hint))
