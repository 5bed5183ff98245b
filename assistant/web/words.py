"""What the interface says, in Chinese and in English (``words.toml``), and which of them a visitor reads.

Gradio's own translations (``gr.I18n``) are chosen by the browser's locale alone and only for what stands in
Gradio's own labels. The page has no such label, and a switch; so these words are chosen by the server.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from assistant.english.errors import error_in_english

Language = Literal["zh", "en"]

CHINESE: Language = "zh"
ENGLISH: Language = "en"
COOKIE = "language"
"""Set by the page's switch; without it the browser's own languages decide."""


def _read() -> dict[str, tuple[str, str]]:
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return {key: (chinese, english) for key, (chinese, english) in tomllib.loads(text).items()}


WORDS = _read()
"""Chinese and English by key, as the file has them."""


def say(key: str, language: Language = CHINESE, **names: object) -> str:
    """The words for a key, with ``{name}`` filled in. Plain text, to be escaped like any other."""
    words = WORDS[key][language == ENGLISH]
    return words.format(**names) if names else words


def told(error: object, language: Language = CHINESE) -> str:
    """One of our errors, or its line, for the visitor; a line of no known wording stays Chinese."""
    return error_in_english(str(error)) if language == ENGLISH else str(error)


def language_of(headers: Mapping[str, str], cookies: Mapping[str, str]) -> Language:
    """What a visitor reads: as chosen on the page, else what the browser asks for first, or Chinese."""
    chosen = cookies.get(COOKIE)
    if chosen in (CHINESE, ENGLISH):
        return ENGLISH if chosen == ENGLISH else CHINESE
    first = headers.get("accept-language", "").strip().lower()
    return CHINESE if not first or first.startswith(("zh", "*")) else ENGLISH
