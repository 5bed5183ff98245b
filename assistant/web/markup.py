"""Markup that is safe by construction: whatever is not already ``Html`` is escaped on its way in."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

Attribute = str | int | bool | None


class Html(str):
    """Finished markup. Only the functions here make it; adding text to it gives text, to be escaped again."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: Attribute) -> Html:
    """An element. ``class_`` is class, ``data_n`` data-n; True is an empty attribute, None and False none."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[str]) -> Html:
    """The children one after the other, text among them escaped."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
