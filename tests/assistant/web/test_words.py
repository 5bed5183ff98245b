"""What the interface says, in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from assistant.types import Status
from assistant.web import words
from assistant.web.words import WORDS, language_of, say


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_fill_in_the_same_names(key: str) -> None:
    """Neither language is missing, and both have the same places to fill in."""
    chinese, english = WORDS[key]
    assert chinese
    assert english
    assert names(chinese) == names(english)


def names(text: str) -> set[str]:
    """The places to fill in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_names_are_filled_in() -> None:
    """A place gets what is given for it, whatever that looks like."""
    assert say("source", "en", n="{n}") == "Source {n}"


@pytest.mark.parametrize(
    ("header", "cookie", "language"),
    [
        pytest.param("zh-CN,zh;q=0.9,en;q=0.8", None, "zh", id="chinese-browser"),
        pytest.param("en-GB,en;q=0.9", None, "en", id="english-browser"),
        pytest.param("en-GB", "zh", "zh", id="chosen"),
        pytest.param("zh", "en", "en", id="chosen-english"),
        pytest.param("", None, "zh", id="silent"),
        pytest.param("*", None, "zh", id="any"),
        pytest.param("zh", "<script>", "zh", id="nonsense"),
    ],
)
def test_the_switch_wins_over_the_browser(header: str, cookie: str | None, language: str) -> None:
    """A choice made on the page is kept; without one the browser's first language decides."""
    cookies = {} if cookie is None else {"language": cookie}
    assert language_of({"accept-language": header}, cookies) == language


def test_every_key_is_used() -> None:
    """No words are left behind that no page says: each key, or what it is made from, stands in the code."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(words.__file__).parents[1].rglob("*.py"))
    made = re.findall(r"f[\"'](\w+_)\{[^}]*\}(\w*)[\"']", code)
    statuses = {status.value for status in Status}

    def used(key: str) -> bool:
        return re.search(rf"[\"']{key}[\"']", code) is not None or any(
            key.startswith(a) and key.endswith(b) for a, b in made
        )

    assert [key for key in WORDS if not used(key) and key not in statuses] == []
