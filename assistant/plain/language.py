"""The language a question is asked in, which is the language of its answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_GOES_ON = re.compile(
    r"\W*(?:and|what|how|same|but|or|then|now|sorry|no|i|compared?|versus|vs|for|in)\b", re.I
)


def is_english(question: str, turns: Sequence[str] = ()) -> bool:
    """True for a question of English words, also where a Chinese name stands among them. O(len).

    One without words (2021?) is as the turn before it, and so is one that goes on in English with a name in
    Chinese.
    """
    letters, han = sum(map(len, _LETTERS.findall(question))), len(_HAN.findall(question))
    if letters > 2 * han:
        return True
    goes_on = (not letters and not han) or _GOES_ON.match(question)
    return bool(turns and goes_on) and is_english(turns[-1], turns[:-1])


def is_chinese(text: str) -> bool:
    """Whether enough of a text is Chinese to resemble anything; an English word may be left in between."""
    return len(_HAN.findall(text)) * 3 >= len(text)
