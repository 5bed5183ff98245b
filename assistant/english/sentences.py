"""Sentences that the program words in Chinese, put into English by what stands between the names in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping


class Sentences:
    """Pairs of a Chinese and an English sentence with ``{name}`` for what differs.

    ``how`` gives what is filled in, by its name (digits behind it apart), in English; anything else stays.
    """

    def __init__(
        self,
        pairs: Iterable[tuple[str, ...]],
        how: Mapping[str, Callable[[str], str]],
        shapes: Mapping[str, str] | None = None,
    ) -> None:
        self._known = [(_pattern(chinese, shapes or {}), english) for chinese, english in pairs]
        self._how = how

    def in_english(self, said: str) -> str | None:
        """The sentence in English, or None where it is worded in no known way. O(sentences known)."""
        for pattern, english in self._known:
            if match := pattern.fullmatch(said):
                values = {name: self._value(name, text or "") for name, text in match.groupdict().items()}
                return english.format(**values).strip()
        return None

    def _value(self, name: str, text: str) -> str:
        how = self._how.get(name.rstrip("23"))
        return how(text) if how else text


def _pattern(chinese: str, shapes: Mapping[str, str]) -> re.Pattern[str]:
    """Names in braces stand for any text, or for what their shape says."""
    pieces = re.split(r"\{(\w+)\}", chinese)
    made = (
        f"(?P<{piece}>{shapes.get(piece, '.+?')})" if n % 2 else re.escape(piece)
        for n, piece in enumerate(pieces)
    )
    return re.compile("".join(made), re.DOTALL)
