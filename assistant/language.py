"""The language a question is asked in, which is the language of its answer."""

from __future__ import annotations

import re

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def is_english(question: str) -> bool:
    """True for a question of English words, also where a Chinese name stands among them. O(len)."""
    words = len(_LATIN_WORD.findall(question))
    return words >= 3 and words > len(_HAN.findall(question)) / 2
