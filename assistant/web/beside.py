"""The pages beside the chat as routes of the same Gradio app. What is shown is told by the address alone."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import gradio as gr

from assistant.service import Service
from assistant.web.access import Access
from assistant.web.bar import PAGES, bar_html
from assistant.web.checkup import checkup_page
from assistant.web.controls import nothing
from assistant.web.data import data_page
from assistant.web.markup import Html, tag
from assistant.web.reports import reports_page
from assistant.web.scores import scores_page
from assistant.web.static_files import STATIC
from assistant.web.view import View
from assistant.web.words import CHINESE, language_of, say, told
from ingest.errors import GongkaiError

_MAKERS: dict[str, Callable[[View], Html]] = dict(
    zip(PAGES, (reports_page, data_page, checkup_page, scores_page), strict=True)
)
_LONGEST_QUERY = 2000
_LOG = logging.getLogger(__name__)


def add_pages(blocks: gr.Blocks, service: Service, access: Access) -> None:
    """Add the pages to the app of the chat; each draws itself anew when its address changes."""
    for path in PAGES:
        with blocks.route(say(f"page_{path}", CHINESE), path, show_in_navbar=False):
            _add_page(path, service, access)


def _add_page(path: str, service: Service, access: Access) -> None:
    def go(event: gr.EventData, request: gr.Request) -> Html:
        return show_page(path, service, access, str(event._data.get("query", "")), request)

    gr.HTML(bar_html(path), js_on_load=_script("bar.js"), apply_default_css=False, elem_id="bar")
    body = gr.HTML("", js_on_load=_script("beside.js"), apply_default_css=False, elem_id="beside")
    body.go(go, None, body, api_visibility="private", show_progress="hidden", trigger_mode="always_last",
            concurrency_id="beside")  # fmt: skip


def show_page(path: str, service: Service, access: Access, query: str, request: Any) -> Html:
    """The page at an address. A bug shows one polite line and is logged."""
    asked = dict(parse_qsl(query.removeprefix("?")[:_LONGEST_QUERY]))
    language = language_of(request.headers, request.cookies)
    view = View(service, path, asked, language, access.allows(request))
    try:
        service.library.refresh()
        return tag("div", _MAKERS[path](view), class_=f"beside {path}")
    except GongkaiError as error:
        return tag("div", nothing(told(error, language)), class_="beside")
    except Exception:
        _LOG.exception("page %r failed for %r", path, query)
        return tag("div", nothing(view.say("went_wrong")), class_="beside")


def _script(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
