"""What went wrong, in English: our one-line errors by the Chinese sentences they are of."""

from __future__ import annotations

from functools import cache

from assistant.english.data import table
from assistant.english.sentences import Sentences


def error_in_english(message: str) -> str:
    """An error's line, with file names and paths as they are; Chinese where it is worded in no known way.

    O(sentences known). What a sentence is put together from (what was wrong, what to do) is told by itself.
    """
    told = _sentences().in_english(message)
    return message if told is None else told


@cache
def _sentences() -> Sentences:
    return Sentences(
        table("errors"), {name: error_in_english for name in ("wrong", "advice", "kind", "what")}
    )
