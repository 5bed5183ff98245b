"""What the pages beside the chat have in common: filters, a pager, tables, a line where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from assistant.web.markup import Html, joined, tag
from assistant.web.view import PAGE_SIZE, View

_NO_FILTERS = ("page", "sort", "desc", "view")

Choice = tuple[str, str]
"""The value of a choice and what it is called."""


def void(name: str, **attributes: str | int | bool | None) -> Html:
    """An element that has no content and no end (input, option lists apart)."""
    return Html(tag(name, **attributes).removesuffix(f"</{name}>"))


def filter_form(view: View, *fields: Html, keep: Sequence[str] = ()) -> Html:
    """A form whose fields are the query of the page's address; ``keep`` names values it passes on unseen."""
    hidden = [
        void("input", type="hidden", name_=name, value=view.get(name)) for name in keep if view.get(name)
    ]
    submit = tag("button", view.say("apply"), type="submit")
    clear = tag("a", view.say("clear"), href=view.page, class_="quiet")
    actions = tag("div", submit, clear, class_="actions")
    form = tag(
        "form", *hidden, *fields, actions, class_="filter", role="search", action=view.page,
        aria_label=view.say("filter"),
    )  # fmt: skip
    used = any(value for name, value in view.query.items() if name not in _NO_FILTERS)
    return tag("details", tag("summary", view.say("filter")), form, class_="fold", open=True, data_used=used)


def text_field(
    view: View, name: str, label: str, suggestions: Mapping[str, str] = MappingProxyType({})
) -> Html:
    """A text of the query, with names to choose from and what else each is called."""
    options = [tag("option", called, value=each) for each, called in suggestions.items()]
    listed = f"{name}-names" if options else None
    box = void("input", id=f"f-{name}", name_=name, value=view.get(name), list=listed, autocomplete="off")
    names = tag("datalist", *options, id=listed) if options else Html()
    return _field(name, label, joined((box, names)))


def choice_field(
    view: View,
    name: str,
    label: str,
    choices: Iterable[Choice],
    everything: str | None,
    chosen: str | None = None,
) -> Html:
    """One of several values of the query; ``everything`` is what none of them is called, if that may be."""
    now = view.get(name) if chosen is None else chosen
    first = [] if everything is None else [tag("option", everything, value="")]
    options = [tag("option", called, value=value, selected=value == now) for value, called in choices]
    return _field(name, label, tag("select", *first, *options, id=f"f-{name}", name_=name))


def _field(name: str, label: str, control: Html) -> Html:
    return tag("div", tag("label", label, for_=f"f-{name}"), control, class_="field")


def pager(view: View, total: int, size: int = PAGE_SIZE) -> Html:
    """Where in a list this page is, and links to the one before and the next."""
    offset = view.offset(size)
    first, last = offset + 1, min(offset + size, total)
    if total <= size and offset == 0:
        return Html()
    page = offset // size + 1
    steps = [
        tag("a", view.say(key), href=view.link(page=to), rel=rel)
        if there
        else tag("span", view.say(key), class_="off", aria_hidden="true")
        for key, rel, to, there in (
            ("previous", "prev", min(page - 1, -(-total // size)), page > 1),
            ("next", "next", page + 1, last < total),
        )
    ]
    where = tag("span", view.say("from_to", first=min(first, total), last=last, total=total))
    return tag("nav", steps[0], where, steps[1], class_="pager", aria_label=view.say("pages"))


def wide_table(head: Iterable[Html], rows: Iterable[Html], label: str, class_: str = "") -> Html:
    """A table that scrolls by itself where the screen is narrow; the keyboard can scroll it too."""
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows))
    return tag("div", table, class_=f"wide {class_}".strip(), tabindex="0", role="region", aria_label=label)


def heading(name: str) -> Html:
    """The head of a column."""
    return tag("th", name, scope="col")


def nothing(words: str, *more: Html) -> Html:
    """A line where there is nothing to list."""
    return tag("div", tag("p", words), *more, class_="nothing")


def title(words: str, *beside: Html) -> Html:
    """The head of a page; it takes the focus when the page changes."""
    return tag("div", tag("h1", words, tabindex="-1"), *beside, class_="title")


def badge(words: str, kind: str) -> Html:
    """A short word on a state, with a mark whose colour and shape tell it."""
    return tag("span", words, class_="badge", data_kind=kind)
