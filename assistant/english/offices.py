"""The kinds of office in English: what they are called in an answer, and how a question may call them."""

from __future__ import annotations

import re
from functools import cache

from assistant.english.data import table
from ingest.offices import KIND_OF

_WHOLE = frozenset(
    "人民政府 人民政府办公室 街道办事处 管理委员会 海关 供销合作社联合社 残疾人联合会 机关事务管理局".split()
)
"""Kinds whose English is the whole name, without Bureau or Office after it."""
_TAIL = r"(?: (?:management|administration|administrative|affairs|service|services|supervision))?"
_HEAD = (
    r"(?:bureaus?|bureaux|commissions?|committees?|offices?|departments?|administrations?|authorit(?:y|ies)|"
    r"agenc(?:y|ies)|cent(?:er|re)s?|corps|detachments?|brigades?)"
)
_HEADS = {
    "委员会": "Commission",
    "委": "Commission",
    "办公室": "Office",
    "办": "Office",
    "厅": "Department",
    "中心": "Center",
    "总队": "Corps",
    "支队": "Detachment",
    "大队": "Brigade",
    "馆": "Archives",
}


def _pattern(first: str, called: str) -> re.Pattern[str]:
    if first in _WHOLE:
        return re.compile(rf"\b(?:{called})s?\b", re.IGNORECASE)
    of = rf"{_HEAD} (?:of|for) (?:the )?(?:{called})\b{_TAIL}"
    before = rf"(?:{called}){_TAIL} {_HEAD}\b"
    return re.compile(rf"\b(?:{before}|{of})", re.IGNORECASE)


@cache
def _kinds() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each kind's first Chinese name, its name in answers, and what a question may call it."""
    return tuple((first, name, _pattern(first, called)) for first, name, called in table("offices"))


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {name: (first, english) for first, english, _ in _kinds() for name in KIND_OF[first]}


def offices_in(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where a text speaks of an office, and the Chinese names of its kind; the longer where two overlap."""
    found = [(*m.span(), KIND_OF[first]) for first, _, pattern in _kinds() for m in pattern.finditer(text)]
    found.sort(key=lambda item: item[0] - item[1])
    kept: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, kind in found:
        if not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end, kind))
    return sorted(kept)


def office_in_english(office: str) -> str:
    """The English name of an office; empty for a kind that has none here."""
    first, english = _names().get(office, ("", ""))
    if not english or first in _WHOLE:
        return english
    head = next((name for ending, name in _HEADS.items() if office.endswith(ending)), "Bureau")
    return f"{english} {head}"
