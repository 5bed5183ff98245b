"""The numbers Word writes before paragraphs by itself (一、 （一） 1.), which stand in no text run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ingest.readers.ooxml import attribute, child, local, nearest, number, value, whole

_LEVELS = 9


def chinese(n: int) -> str:
    """A number below 10,000 as it is counted: 一 十 十二 一百零五."""
    digits = "零一二三四五六七八九"
    text = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, size)
        if digit:
            text += digits[digit] + unit
        elif text and n and not text.endswith("零"):
            text += "零"
    return text.replace("一十", "十", 1) if text.startswith("一十") else text or "零"


def _roman(n: int) -> str:
    text = ""
    for size, mark in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        count, n = divmod(n, size)
        text += mark * count
    return text


def _letter(n: int) -> str:
    return chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _circled(n: int) -> str:
    return chr(ord("①") + n - 1) if 1 <= n <= 20 else str(n)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda n: signs[(n - 1) % len(signs)]


def _digits(signs: str) -> Callable[[int], str]:
    return lambda n: "".join(signs[int(digit)] for digit in str(n))


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalZero": lambda n: f"{n:02}",
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    legal: bool


@dataclass(slots=True)
class _List:
    """An abstract list: its levels and how far each has counted (None: not begun)."""

    levels: dict[int, _Level]
    styles: dict[str, int]
    link: str
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Instance:
    """A list as paragraphs use it; ``starts`` are levels that begin anew at its first use."""

    abstract: str
    starts: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of a document in order."""

    def __init__(self, numbering: Element | None, styles: dict[str, Element]) -> None:
        self._styles = styles
        self._of_styles: dict[str, tuple[str, int]] = {}
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance] = {}
        for node in numbering if numbering is not None else ():
            if local(node.tag) == "abstractNum":
                self._lists[attribute(node, "abstractNumId")] = _read_list(node)
            elif local(node.tag) == "num":
                self._instances[attribute(node, "numId")] = _read_instance(node)

    def label(self, properties: Element | None) -> str:
        """The number of the next paragraph, which has these properties; empty where it has none."""
        number_id, level = self._used(properties)
        instance = self._instances.get(number_id)
        found = self._list(instance)
        if instance is None or found is None or level not in found.levels:
            return ""
        self._count(found, instance, level)
        return _written(found, level)

    def _used(self, properties: Element | None) -> tuple[str, int]:
        """The list and level of a paragraph, its own or its style's; ("", 0) where it has none."""
        own = child(properties, "numPr")
        if child(own, "numId") is not None:
            return value(own, "numId"), min(number(own, "ilvl"), _LEVELS - 1)
        style = value(properties, "pStyle")
        if style not in self._of_styles:
            self._of_styles[style] = self._used_by_style(style)
        return self._of_styles[style]

    def _used_by_style(self, style: str) -> tuple[str, int]:
        """The list and level of a style, or of the nearest one it is based on that has any."""
        for _ in range(len(self._styles)):  # a chain of styles cannot be longer
            node = self._styles.get(style)
            if node is None:
                break
            numbered = child(child(node, "pPr"), "numPr")
            number_id = value(numbered, "numId")
            if number_id:
                found = self._list(self._instances.get(number_id))
                level = found.styles.get(style) if found else None
                return number_id, number(numbered, "ilvl") if level is None else level
            style = value(node, "basedOn")
        return "", 0

    def _list(self, instance: _Instance | None) -> _List | None:
        """The abstract list of an instance; one defined by a style is looked up there."""
        found = self._lists.get(instance.abstract) if instance else None
        if found is None or not found.link:
            return found
        linked = value(child(child(self._styles.get(found.link), "pPr"), "numPr"), "numId")
        other = self._instances.get(linked)
        return self._lists.get(other.abstract) if other else None

    def _count(self, found: _List, instance: _Instance, level: int) -> None:
        for above in range(level):
            if found.counts[above] is None and above in found.levels:
                found.counts[above] = found.levels[above].start
        count = found.counts[level]
        fresh = instance.starts.pop(level, None)
        if fresh is not None:
            found.counts[level] = fresh
        else:
            found.counts[level] = found.levels[level].start if count is None else count + 1
        found.counts[level + 1 :] = [None] * (_LEVELS - level - 1)


def _written(found: _List, level: int) -> str:
    """The text of a level's number, such as （%1） with its counts filled in."""
    wanted = found.levels[level]

    def fill(match: re.Match[str]) -> str:
        n = int(match[1]) - 1
        count = found.counts[n] or 0
        if wanted.legal or n not in found.levels:
            return str(count)
        return _FORMATS.get(found.levels[n].format, str)(count)

    return "" if wanted.format in ("bullet", "none") else re.sub(r"%([1-9])", fill, wanted.text).strip()


def _read_list(node: Element) -> _List:
    levels, styles = {}, {}
    for each in nearest(node, "lvl"):
        n = whole(attribute(each, "ilvl"))
        format_node = next(nearest(each, "numFmt"), None)
        levels[n] = _Level(
            number(each, "start", 0),
            attribute(format_node, "val", "decimal"),
            value(each, "lvlText"),
            child(each, "isLgl") is not None,
        )
        styles[value(each, "pStyle")] = n
    return _List(levels, styles, value(node, "numStyleLink"))


def _read_instance(node: Element) -> _Instance:
    starts = {}
    for override in nearest(node, "lvlOverride"):
        if child(override, "startOverride") is not None:
            starts[whole(attribute(override, "ilvl"))] = number(override, "startOverride")
    return _Instance(value(node, "abstractNumId"), starts)
