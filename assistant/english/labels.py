"""The form's own labels, amounts and parts in English, one by one; what is no label stays as it is."""

from __future__ import annotations

import re
from functools import cache

from assistant.english.data import table
from ingest.types import Part

AMOUNT = re.compile(r"(about|over|at least|at most|nearly)?(-?\d+(?:\.\d+)?)([\u4e00-\u9fff%]{0,3})")
UNITS = {
    "件": "", "项": " items", "条": "", "个": "", "次": "", "人": " people", "名": " people",
    "人次": " person-times", "份": " copies", "篇": " articles", "元": " yuan",
    "万元": " ten thousand yuan (万元)", "亿元": " hundred million yuan (亿元)",
}  # fmt: skip
_GROUP_SIGNS = re.compile(r"/|—| › ")


@cache
def labels_of(group: str) -> dict[str, str]:
    """The labels of one group with their English."""
    return {chinese: english for of, chinese, english in table("labels") if of == group}


def row_in_english(row: str) -> str:
    """A row of the form, also one of a group (不予公开/…); or what a sentence or a chart counts."""
    rows = labels_of("row")
    *group, leaf = _GROUP_SIGNS.split(row)
    if leaf in rows and all(name in rows for name in group):
        return ": ".join(rows[name] for name in (*group, leaf))
    return labels_of("count").get(row, row)


def column_in_english(column: str) -> str:
    """A column of the form."""
    return labels_of("column").get(column, column)


def label_in_english(label: str) -> str:
    """A column or a row of the form, or a row with its column in brackets after it."""
    row, bracket, column = label.removesuffix("）").partition("（")
    if bracket and column in labels_of("column"):
        return f"{row_in_english(row)}, {column_in_english(column)}"
    return labels_of("column").get(label) or row_in_english(label)


def title_in_english(table_id: str) -> str:
    """The title of a statutory table, by its id."""
    return labels_of("title")[table_id]


def part_in_english(part: Part) -> str:
    """A part of a report."""
    return labels_of("part")[part.value]


def unit_in_english(unit: str) -> str:
    """A unit by itself; empty where English counts without one."""
    return UNITS.get(unit, unit).strip()


def amount_in_english(text: str) -> str:
    """A number with its unit; anything else as it is."""
    match = AMOUNT.fullmatch(text)
    if not match:
        return text
    about, number, unit = match.groups()
    counted = UNITS.get(unit, unit if unit in ("", "%") else f" {unit}")
    return f"{f'{about} ' if about else ''}{number}{counted}"
