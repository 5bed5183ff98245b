"""Markup is safe by construction."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant.web.markup import Html, joined, tag


class _Seen(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_stays_text(text: str) -> None:
    """Whatever text goes in, the one element is all the markup there is, and the text comes out again."""
    seen = _Seen(tag("p", text, title=text))
    assert seen.tags == [("p", {"title": text})]
    assert seen.text == text


def test_finished_markup_is_not_escaped_again() -> None:
    """An element inside an element stays one."""
    assert tag("p", tag("b", "1 < 2"), "&") == "<p><b>1 &lt; 2</b>&amp;</p>"


def test_text_added_to_markup_is_text_again() -> None:
    """Plain concatenation falls to the safe side: all of it is escaped on its way in."""
    assert joined((tag("b") + "<i>",)) == "&lt;b&gt;&lt;/b&gt;&lt;i&gt;"


def test_attributes_are_named_and_left_out() -> None:
    """Underscores become hyphens, a trailing one is dropped, True is empty, None and False are nothing."""
    made = tag("a", class_="x", data_n=3, hidden=True, title=None, open=False)
    assert made == '<a class="x" data-n="3" hidden></a>'
    assert isinstance(made, Html)
