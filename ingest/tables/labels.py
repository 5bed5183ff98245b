"""Recognises the form's labels in cells, whatever their numbering, spacing and small changes of wording."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TypeVar

from ingest.fold import label_key, squeeze
from ingest.numerals import parse_cell
from ingest.tables.spec import Column, Row, TableSpec
from ingest.types import FigureState

MARKERS = frozenset(
    {"信息内容", "申请人情况", "申请人类型", "法人或其他组织", "法人和其他组织", "本年度办理结果", "办理结果"}
    | {"法人或者其他组织", "行政诉讼"}
)
_CAPTION = re.compile(
    r"^(?:《?(?:条例|政府信息公开条例)》?)?第二十条(?:第?\(?[一二三四五六七八九十]{1,3}\)?项?)?[::]?$"
)
_TOTALS = frozenset({"总计", "合计"})
_RESULTS = "本年度办理结果"
_UNITS = "万元|亿元|千元|元|件|项|条|个|份|次|宗"
_UNIT_BEHIND = re.compile(rf"(?:单位[:为]?|[(/,、:])(?:单位[:为]?)?({_UNITS})\)?$")
_UNIT_AT_END = re.compile(rf"(?:单位)?(?:{_UNITS})$")
_TOP_NUMBER = re.compile(r"^\(?[一二三四五六七八九十]{1,2}[)、.,:]")
_MARKUP = re.compile(r"<br\s*/?>|&nbsp;|\*\*", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z\u3400-\u9fff]")
_SHORT = 4  # 总计 and 其他 name rows as well as columns; only longer labels tell by themselves
_ALIKE, _ALIKE_IN_GROUP = 0.75, 0.7
_MARGIN = 0.05
# Of each look-up; one report asks for a few hundred, and the next for most of them again. Larger caches save
# nothing (measured), and go on growing for thousands of reports.
_REMEMBERED = 2048
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LabelBook:
    """The labels of one spec by key. Look-up is O(1); a key not found costs one pass over the spec."""

    spec: TableSpec
    rows: dict[str, tuple[Row, ...]] = field(repr=False)
    columns: dict[str, Column] = field(repr=False)
    groups: Mapping[str, str] = field(repr=False)

    def row(self, key: str, group: str) -> Row | None:
        """The row of exactly this label; a short one, or one that several rows share, only in its group."""
        found = self.rows.get(key, ())
        inside = next((row for row in found if row.group == group), None)
        if inside is not None or len(key) < _SHORT:
            outer = not group or key in _TOTALS  # a total is never one of several reasons
            return inside or next((row for row in found if not row.group and outer), None)
        return found[0] if found else None

    def row_like(self, key: str, group: str, taken: Iterable[Row]) -> Row | None:
        """The row not ``taken`` whose label is most like this one, if one is and no other is as much."""
        if len(key) < 5 or parse_cell(key).state is not FigureState.UNREADABLE:
            return None
        gone = set(taken)
        scores: dict[Row, float] = {}
        for label, rows in self.rows.items():
            for row in rows:
                least = _ALIKE_IN_GROUP if group and row.group == group else _ALIKE
                score = likeness(key, label)
                if row not in gone and score >= least:
                    scores[row] = max(score, scores.get(row, 0))
        return _single_best(scores)

    def column(self, key: str) -> Column | None:
        """The column of this label, units and small changes of wording aside."""
        if key in self.columns:
            return self.columns[key]
        bare = _UNIT_AT_END.sub("", key)
        if bare in self.columns:
            return self.columns[bare]
        return _column_like(self.spec, bare)

    def part_of_group(self, key: str) -> bool:
        """True for a piece of the title over several rows, and for no row's own label."""
        return key not in self.rows and any(key in title for title in (*self.groups, label_key(_RESULTS)))

    def distinctive(self, key: str) -> bool:
        """True where the key is a row's or column's label that could hardly mean anything else."""
        exact = key in self.rows or key in self.columns
        return len(key) >= _SHORT and (exact or _resembles(self.spec, key) or self.heads(key))

    def heads(self, key: str) -> bool:
        """True for a label that stands only in the head of this table."""
        return len(key) >= _SHORT and self.column(key) is not None

    def known(self, key: str) -> bool:
        """True for any label, group title or marker of this table, or one much like a row's."""
        named = key in self.rows or key in self.groups or is_marker(key) or self.column(key) is not None
        return named or _resembles(self.spec, key)


@lru_cache(maxsize=_REMEMBERED)
def _resembles(spec: TableSpec, key: str) -> bool:
    """Whether a label is much like that of one row; remembered, as each is asked about many times."""
    return book_of(spec).row_like(key, "", ()) is not None


@lru_cache(maxsize=_REMEMBERED)
def _column_like(spec: TableSpec, key: str) -> Column | None:
    """The column whose label is most like this one, as ``row_like``; remembered for the same reason."""
    book = book_of(spec)
    if len(key) < 5 or key in book.rows or key in book.groups:
        return None
    scores: dict[Column, float] = {}
    for label, column in book.columns.items():
        if len(label) >= _SHORT and (score := likeness(key, label)) >= _ALIKE:
            scores[column] = max(score, scores.get(column, 0))
    return _single_best(scores)


def _single_best(scores: dict[_T, float]) -> _T | None:
    ordered = sorted(scores.items(), key=lambda item: -item[1])
    if not ordered or (len(ordered) > 1 and ordered[0][1] - ordered[1][1] < _MARGIN):
        return None
    return ordered[0][0]


@lru_cache(maxsize=_REMEMBERED)
def likeness(one: str, other: str) -> float:
    """How much two labels are alike, from 0 to 1; one that is all there within the other counts for more."""
    short, long = sorted((one, other), key=len)
    if 2 * len(set(short) & set(long)) < len(set(short)) or 3 * len(short) < len(long):
        return 0.0
    if len(short) >= 5 and short in long and 2 * len(short) >= len(long):
        return 0.95
    ratio = difflib.SequenceMatcher(None, one, other).ratio()
    rest = iter(long)
    if len(short) >= 6 and 2 * len(short) >= len(long) and all(char in rest for char in short):
        return max(ratio, 0.85)
    return ratio


@cache
def book_of(spec: TableSpec) -> LabelBook:
    """The label book of a spec, made once."""
    rows: dict[str, tuple[Row, ...]] = {}
    for row in spec.rows:
        for key in row.keys:
            if row not in rows.get(key, ()):
                rows[key] = (*rows.get(key, ()), row)
    columns = {key: column for block in spec.blocks for column in block.columns for key in column.keys}
    groups = {label_key(row.group): row.group for row in spec.rows if row.group}
    return LabelBook(spec, rows, columns, groups)


@lru_cache(maxsize=_REMEMBERED)
def cell_key(text: str) -> str:
    """``label_key`` of a cell less a converter's markup, remembered: a form repeats its labels."""
    return label_key(plain(text))


def plain(text: str) -> str:
    """A cell's text without the markup that converters leave in it."""
    return _MARKUP.sub(" ", text) if "<" in text or "&" in text or "*" in text else text


def is_value(text: str) -> bool:
    """True where a cell holds a number or a mark for none, not words."""
    return parse_cell(plain(text)).state is not FigureState.UNREADABLE


@lru_cache(maxsize=_REMEMBERED)
def is_words(text: str) -> bool:
    """True for a label or a remark; false for a number, a mark for none, and what is no word at all."""
    return bool(_WORDS.search(text)) and not is_value(text)


@lru_cache(maxsize=_REMEMBERED)
def is_caption(text: str) -> bool:
    """True for the line over a block of the first table (第二十条第（一）项)."""
    return bool(_CAPTION.match(squeeze(plain(text)).text))


def is_marker(key: str) -> bool:
    """True for words that stand only in the form's heads and sides."""
    return key in MARKERS or "勾稽关系" in key


def is_side(key: str) -> bool:
    """True for the title beside all results (三、本年度办理结果)."""
    return key == _RESULTS


def is_top(text: str) -> bool:
    """True where a label's number says that it is no reason below a result: 三、, （六）."""
    return bool(_TOP_NUMBER.match(squeeze(plain(text)).text))


def unit_behind(text: str) -> str:
    """The unit that a label names at its end (本年收费金额（单位：万元）), or nothing."""
    found = _UNIT_BEHIND.search(squeeze(plain(text)).text)
    return found[1] if found else ""
