"""Width, radicals and odd spaces folded without moving a character, so that spans stay true.

``fold`` maps each character to exactly one character. ``squeeze`` also drops white space and remembers
where each character came from: converters break words (``法 律 服 务``) and sentences (``等信\\n\\n息``)
anywhere, so what is matched is the squeezed text and what is cited is the span behind it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain

_RUN = re.compile(r"\S+")
# Radicals that NFKC leaves alone but PDF fonts use in the place of the ideograph.
_RADICALS = str.maketrans(
    "⺠⻔⻓⻅⻋⻉⻚⻛⻜⻢⻥⻦⻬⻰⻩⻆⻄⻃⺁⺎⺟⻘⻙⻝⻣⻤⻧⻨⻪⻮",
    "民门长见车贝页风飞马鱼鸟齐龙黄角西西厂兀母青韦食骨鬼卤麦黾齿",
)
_DASHES = str.maketrans(dict.fromkeys("—–―−‐‑‒﹣－─", "-"))
_QUOTES = str.maketrans({"〝": "“", "〞": "”", "＂": '"', "〔": "[", "〕": "]", "〇": "〇", "○": "〇"})
_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u1680\u2002\u2003\u2004\u2005\u2007\u2009\u200a\u202f\u3000", " ")
)


class _Folding(dict[int, str]):
    """What each character is folded to; filled as characters are met, so that a text takes one pass."""

    def __missing__(self, code: int) -> str:
        char = chr(code).translate(_RADICALS).translate(_SPACES)
        folded = char if char.isascii() else _fold_char(char)
        self[code] = folded.translate(_DASHES).translate(_QUOTES)
        return self[code]


_FOLDED = _Folding()


def _fold_char(char: str) -> str:
    """NFKC where it gives one character; the rest by the maps above. Invisible characters become spaces."""
    if char in "\u200b\u200c\u200d\ufeff\u2060\u00ad":
        return " "
    if unicodedata.decomposition(char).startswith(("<circle>", "<super>", "<sub>", "<square>")):
        return char  # ① is an item's mark, not the number 1
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def fold(text: str) -> str:
    """The text in half-width forms, one dash, plain spaces; same length. O(len)."""
    return text if text.isascii() else text.translate(_FOLDED)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Folded text without white space; ``index[i]`` is where its i-th character stands in the original."""

    text: str
    index: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span behind ``text[start:end]``, which must not be empty."""
        return self.index[start], self.index[end - 1] + 1


def squeeze(text: str, start: int = 0, end: int | None = None) -> Squeezed:
    """Squeeze ``text[start:end]``; positions in the result's index are positions in ``text``. O(len)."""
    folded = fold(text[start:end])
    runs = (range(start + run.start(), start + run.end()) for run in _RUN.finditer(folded))
    return Squeezed("".join(folded.split()), tuple(chain.from_iterable(runs)))


_NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.,:]|第[一二三四五六七八九十]{1,3}(?:部分|章)[、.,:]?|"
    r"\([一二三四五六七八九十]{1,3}\)[、.]?|\(\d{1,2}\)[、.]?|\d{1,2}[、.)](?!\d)|[①-⑳])"
)
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PUNCTUATION = re.compile(r"""[“”‘’"'`、,，.。:：;；·*#|_\-/\\()\[\]<>《》]""")


def without_numbering(squeezed: str) -> str:
    """Squeezed text less the numbering it begins with (一、 （一） 1. ①)."""
    return _NUMBERING.sub("", squeezed, count=1)


def label_key(text: str) -> str:
    """What two spellings of one form label have in common: no numbering, notes, spaces or punctuation."""
    bare = without_numbering(squeeze(text).text.lstrip("*#|-"))
    return _PUNCTUATION.sub("", _NOTE.sub("", bare)) or _PUNCTUATION.sub("", bare)
