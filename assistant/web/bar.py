"""The bar that every page has: the name of the site, the ways to its pages, and the language.

It is the same for every visitor: both languages stand in it and the style sheet shows one.
"""

from __future__ import annotations

from assistant.web.markup import Html, tag
from assistant.web.words import CHINESE, ENGLISH, say

CHAT = "./"
PAGES = ("reports", "data", "checkup", "scores")
"""The pages beside the chat, by their paths."""


def bar_html(current: str, *more: Html) -> Html:
    """The bar of the page ``current`` (a path, or ``CHAT``); ``more`` stands at its end."""
    links = [_link(path, current) for path in (CHAT, *PAGES)]
    pages = tag("nav", *links, class_="pages", aria_label="页面 Pages")
    switch = tag(
        "button",
        tag("span", say("other_language", CHINESE), lang="en", class_="zh"),
        tag("span", say("other_language", ENGLISH), lang="zh-CN", class_="en"),
        type="button",
        class_="language",
        data_language=True,
    )
    brand = tag("a", *both("title"), href=CHAT, class_="brand")
    return tag("header", brand, pages, tag("div", *more, switch, class_="end"))


def both(key: str) -> tuple[Html, Html]:
    """The words for a key in both languages, of which one is shown."""
    return (
        tag("span", say(key, CHINESE), lang="zh-CN", class_="zh"),
        tag("span", say(key, ENGLISH), lang="en", class_="en"),
    )


def _link(path: str, current: str) -> Html:
    name = "chat" if path == CHAT else path
    return tag("a", *both(f"page_{name}"), href=path, aria_current="page" if path == current else None)
