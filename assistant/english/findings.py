"""What the check-up says in English: its rules, and its messages by the Chinese sentences they are of."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from assistant.english.data import table
from assistant.english.labels import (
    amount_in_english,
    column_in_english,
    label_in_english,
    labels_of,
    part_in_english,
    title_in_english,
    unit_in_english,
)
from assistant.english.sentences import Sentences
from ingest.tables import TABLES
from ingest.types import PART_TITLES, Finding

_FROM_PICTURE = "（有数字由图片识别得来，请先核对识别结果）"
_DOUBT = " (some digits were recognised in a picture; please check those first)"
_DAY = re.compile(r"(\d+)年(\d+)月(\d+)日")
_NAMED = re.compile(r"“([^”]*)”(?:等 (\d+) 行)?")


def rule_in_english(rule: str) -> tuple[str, str]:
    """A rule's title and what it checks."""
    return _rules()[rule]


def message_in_english(finding: Finding) -> str:
    """The message, with what it quotes of the report as it is; Chinese where it is worded in no known way.

    O(sentences known): some forty patterns.
    """
    said = finding.message.removesuffix(_FROM_PICTURE)
    told = _sentences().in_english(said)
    if told is None:
        return finding.message
    return f"{told[0].upper()}{told[1:]}{_DOUBT if said != finding.message else ''}"


@cache
def _rules() -> dict[str, tuple[str, str]]:
    return {rule: (title, explanation) for rule, title, explanation in table("rules")}


@cache
def _sentences() -> Sentences:
    return Sentences(table("findings"), _HOW, {"rate": "（.+）|"})


def _titled(text: str) -> str:
    return next((title_in_english(spec.id) for spec in TABLES if spec.title == text), text)


def _reading(text: str) -> str:
    rules = {check.reading: check.rule for spec in TABLES for check in spec.checks}
    return labels_of("reading")[rules[text]] if text in rules else text


def _labels(text: str) -> str:
    """Several labels, apart by commas, or each in quotes with how many there are of them."""
    quoted = [*_NAMED.finditer(text)]
    if not quoted:
        return ", ".join(map(label_in_english, text.split("、")))
    more = f" and others, {quoted[-1][2]} rows in all" if quoted[-1][2] else ""
    return ", ".join(f"“{label_in_english(match[1])}”" for match in quoted) + more


def _part(text: str) -> str:
    return next((part_in_english(part) for part, title in PART_TITLES.items() if title == text), text)


def _what(text: str) -> str:
    return labels_of("claim").get(text) or label_in_english(text)


def _day(text: str) -> str:
    return _DAY.sub(lambda day: f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", text)


def _raw(text: str) -> str:
    return ", ".join(map(amount_in_english, text.split("、")))


def _sum(text: str) -> str:
    """Terms and what they come to, with its unit."""
    terms, _, value = text.rpartition("＝")
    return f"{terms} = {amount_in_english(value)}".replace("＋", " + ").replace("÷", " ÷ ")


def _rate(text: str) -> str:
    return f" ({text.strip('（）')})" if text else ""


_HOW: dict[str, Callable[[str], str]] = {
    "table": _titled,
    "label": label_in_english,
    "labels": _labels,
    "column": column_in_english,
    "reading": _reading,
    "part": _part,
    "what": _what,
    "unit": unit_in_english,
    "raw": _raw,
    "sum": _sum,
    "day": _day,
    "rate": _rate,
}
