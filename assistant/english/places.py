"""Chinese place names by their pinyin: Yunling County is 云岭县, and the other way round."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from unicodedata import normalize

from ingest.names import place_units

_LEVELS = (
    ("自治区", r"autonomous region"),
    ("自治州", r"autonomous prefecture|prefecture"),
    ("自治县", r"autonomous county|county"),
    ("街道", r"sub-?district|street"),
    (
        "经济技术开发区",
        r"economic (?:and|&) technological development (?:zone|area)|development (?:zone|area)",
    ),
    ("开发区", r"(?:economic )?development (?:zone|area)"),
    ("高新区", r"high-?tech (?:zone|area)"),
    ("新区", r"new (?:area|district)"),
    ("省", r"province|provincial"),
    ("市", r"city|municipality|municipal"),
    ("区", r"district"),
    ("县", r"county"),
    ("旗", r"banner"),
    ("乡", r"township"),
    ("镇", r"town(?:ship)?"),
)
_SHOWN = {
    "自治区": "Autonomous Region",
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "街道": "Subdistrict",
    "经济技术开发区": "Economic and Technological Development Zone",
    "开发区": "Development Zone",
    "高新区": "High-tech Zone",
    "新区": "New Area",
    "省": "Province",
    "市": "City",
    "区": "District",
    "县": "County",
    "旗": "Banner",
    "乡": "Township",
    "镇": "Town",
}
_LEVEL_WORD = re.compile(rf"\s+({'|'.join(pattern for _, pattern in _LEVELS)})\b", re.IGNORECASE)
_ENDINGS = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _LEVELS)
_WORD = re.compile(r"[A-Za-zÀ-ǜ']+")
_ONE_NAME = re.compile(r"[A-Za-zÀ-ǜ' -]+")
_LONGEST = 5  # words that the pinyin of one name may be written in
_SURE = 5  # letters from which pinyin is hardly another word
_MOST_READINGS = 16


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place as a question names it, with the parts of places of the corpus that it may stand for."""

    start: int
    end: int
    units: frozenset[str]


class Gazetteer:
    """The parts of the corpus's places by their pinyin. O(parts) to make, a look-up O(words of the text)."""

    def __init__(self, places: Iterable[str]) -> None:
        self._by_pinyin: dict[str, set[str]] = defaultdict(set)
        for unit in {unit for place in places for unit in place_units(place)}:
            stem, level = _split(unit)
            for spelled in _spellings(stem):
                self._by_pinyin[spelled].add(unit)
                for ending in _spellings(level) if level else ():
                    self._by_pinyin[spelled + ending].add(unit)

    def find(self, text: str, taken: Iterable[tuple[int, int]]) -> list[PlaceFound]:
        """The places named in a text, in order, none inside a span that is ``taken``."""
        spans = list(taken)
        words = [w for w in _WORD.finditer(text) if not any(s <= w.start() < e for s, e in spans)]
        found: list[PlaceFound] = []
        n = 0
        while n < len(words):
            place, used = self._at(text, words[n : n + _LONGEST])
            if place:
                found.append(place)
            n += max(used, 1)
        return found

    def near(self, text: str) -> frozenset[str]:
        """The parts of places whose pinyin begins a text, whatever District or County comes after it."""
        words = list(_WORD.finditer(text))
        for count in range(min(len(words), _LONGEST), 0, -1):
            units = self._by_pinyin.get("".join(_plain(w[0]) for w in words[:count]))
            if units:
                return frozenset(units)
        return frozenset()

    def _at(self, text: str, words: list[re.Match[str]]) -> tuple[PlaceFound | None, int]:
        """The place whose pinyin begins with the first word, and how many words that took."""
        for count in range(len(words), 0, -1):
            first, last = words[0], words[count - 1]
            units = self._by_pinyin.get("".join(_plain(word[0]) for word in words[:count]))
            if not units or not _ONE_NAME.fullmatch(text, first.start(), last.end()):
                continue
            end = last.end() - (2 if last[0].endswith("'s") else 0)
            if level := _LEVEL_WORD.match(text, end):
                endings = tuple(ending for ending, pattern in _ENDINGS if pattern.fullmatch(level[1]))
                units = {unit for unit in units if unit.endswith(endings)}
                end = level.end()
            elif end - first.start() < _SURE and not (first[0][0].isupper() and first.start()):
                continue
            if units:
                return PlaceFound(first.start(), end, frozenset(units)), count
        return None, 1


@lru_cache(maxsize=4096)
def place_in_english(place: str) -> str:
    """青溪市云岭县 as Yunling County, Qingxi City."""
    return ", ".join(map(_unit_in_english, reversed(place_units(place))))


def _unit_in_english(unit: str) -> str:
    from pypinyin import lazy_pinyin

    stem, level = _split(unit)
    if len(stem) == 1:  # 莒县 is Juxian County
        stem += level
    syllables = lazy_pinyin(stem, v_to_u=True)
    name = syllables[0] + "".join(f"'{s}" if s[0] in "aoe" else s for s in syllables[1:])
    return f"{name.capitalize()} {_SHOWN[level]}" if level else name.capitalize()


def _split(unit: str) -> tuple[str, str]:
    level = next((level for level, _ in _LEVELS if unit.endswith(level) and len(unit) > len(level)), "")
    return unit.removesuffix(level), level


def _spellings(name: str) -> set[str]:
    """A name's pinyin without tones, in each of its readings; 吕 is lv as well as lu."""
    from pypinyin import Style, lazy_pinyin, pinyin

    readings = islice(product(*pinyin(name, style=Style.NORMAL, heteronym=True)), _MOST_READINGS)
    spelled = {"".join(lazy_pinyin(name)), *("".join(syllables) for syllables in readings)}
    return spelled | {text.replace("v", "u") for text in spelled}


def _plain(word: str) -> str:
    """A word as pinyin is kept: without tones, apostrophes and the 's after it; ü is v."""
    letters = word.lower().removesuffix("'s").replace("'", "").replace("ü", "v")
    return "".join(letter for letter in normalize("NFD", letters) if letter.isascii())
