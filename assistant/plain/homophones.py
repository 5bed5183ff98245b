"""Words mistyped by one character: one that sounds the same (云领卫健局, 行政强治, 申情), or one that makes
no word with either of its neighbours (公从号).
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import lru_cache

from ingest.fold import squeeze
from ingest.words import is_word

_LONGEST = 8


class Homophones:
    """The words that matter, by how they sound. Made once for each state of the corpus; O(its letters)."""

    def __init__(self, words: Iterable[str], real: Container[str] = ()) -> None:
        """``real``: names that are right as they are, though the corpus has none of them."""
        self._real = real
        self._words = frozenset(word for word in words if 2 <= len(word) <= _LONGEST)
        self._by_rest = {
            (word[:n], word[n + 1 :]): word for word in sorted(self._words) for n in range(1, len(word) - 1)
        }
        self._by_sound: dict[tuple[str, ...], str] = {}
        for word in sorted(self._words):
            self._by_sound.setdefault(_sound(word), word)

    def mended(self, question: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The squeezed question with such words put right, and what was read as what. O(length)."""
        text = squeeze(question).text
        sounds = _sound(text)
        read: list[tuple[str, str]] = []
        done: list[str] = []
        n = 0
        while n < len(text):
            found = self._at(text, sounds, n)
            if found:
                read.append((text[n : n + len(found)], found))
            done.append(found or text[n])
            n += len(found) or 1
        return "".join(done), tuple(read)

    def _at(self, text: str, sounds: tuple[str, ...], start: int) -> str:
        parts_a_word = is_word(text[start - 1 : start + 1])  # 干部讲公开 is no 部分公开, 程序可以 no 许可
        for end in range(min(len(text), start + _LONGEST), start + 1, -1):
            said = text[start:end]
            if said in self._words or said in self._real:
                return ""
            word = self._by_sound.get(sounds[start:end], "")
            if word and not parts_a_word and sum(a != b for a, b in zip(said, word, strict=True)) == 1:
                return word
            word = "" if parts_a_word else self._by_neighbours(said)
            if word:
                return word
        return ""

    def _by_neighbours(self, said: str) -> str:
        """The word that has all but one of these characters, which is between two and a word with neither."""
        for n in range(1, len(said) - 1):
            word = self._by_rest.get((said[:n], said[n + 1 :]), "")
            chinese = word and all("\u4e00" <= char <= "\u9fff" for char in said)
            if chinese and not any(map(is_word, (said, said[n - 1 : n + 1], said[n : n + 2]))):
                return word
        return ""


@lru_cache(maxsize=4096)
def _sound(text: str) -> tuple[str, ...]:
    """One syllable a character, without tones; what is no Chinese character stands for itself."""
    from pypinyin import lazy_pinyin  # only needed for a question that is not understood otherwise

    return tuple(syllable for char in text for syllable in lazy_pinyin(char)[:1] or [char])
