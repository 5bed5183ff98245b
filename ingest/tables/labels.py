"""Recognises the form's labels in cells, whatever their numbering, spacing and small changes of wording."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ingest.fold import label_key, squeeze
from ingest.tables.spec import Column, Row, TableSpec

MARKERS = frozenset({"信息内容", "申请人情况", "法人或其他组织", "本年度办理结果", "行政诉讼", "办理结果"})
_CAPTION = re.compile(r"^第二十条第?\(?[一二三四五六七八九十]{0,3}\)?项?$")
_VALUE = re.compile(r"[\d〇]")
_SHORT = 4  # 总计 and 其他 name rows as well as columns; only longer labels tell by themselves
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class LabelBook:
    """The labels of one spec by key. Look-up is O(1); a key not found costs one fuzzy pass over the spec."""

    spec: TableSpec
    rows: dict[str, tuple[Row, ...]] = field(repr=False)
    columns: dict[str, Column] = field(repr=False)
    groups: frozenset[str] = field(repr=False)

    def row(self, key: str, group: str) -> Row | None:
        """The row of this key; where two rows share a label the one in ``group``."""
        found = self.rows.get(key) or self._alike(key)
        if not found:
            return None
        return next((row for row in found if row.group == group), found[0])

    def distinctive(self, key: str) -> bool:
        """True where the key is a row's or column's label that could hardly mean anything else."""
        return len(key) >= _SHORT and (key in self.rows or key in self.columns)

    def known(self, key: str) -> bool:
        """True for any label, group title or marker of this table."""
        return key in self.rows or key in self.columns or key in self.groups or key in MARKERS

    def _alike(self, key: str) -> tuple[Row, ...]:
        if len(key) < 5 or _VALUE.search(key):
            return ()
        near = difflib.get_close_matches(key, self.rows, n=2, cutoff=_ALIKE)
        if len(near) == 2 and self.rows[near[0]] != self.rows[near[1]]:
            first, second = (difflib.SequenceMatcher(None, key, other).ratio() for other in near)
            if first - second < 0.05:
                return ()
        return self.rows[near[0]] if near else ()


@cache
def book_of(spec: TableSpec) -> LabelBook:
    """The label book of a spec, made once."""
    rows: dict[str, tuple[Row, ...]] = {}
    for row in spec.rows:
        for key in row.keys:
            if row not in rows.get(key, ()):
                rows[key] = (*rows.get(key, ()), row)
    columns = {key: column for block in spec.blocks for column in block.columns for key in column.keys}
    groups = frozenset(label_key(row.group) for row in spec.rows if row.group)
    return LabelBook(spec, rows, columns, groups)


@lru_cache(maxsize=8192)
def cell_key(text: str) -> str:
    """``label_key`` of a cell, remembered: a form repeats its labels."""
    return label_key(text)


def is_caption(text: str) -> bool:
    """True for the line over a block of the first table (第二十条第（一）项)."""
    return bool(_CAPTION.match(squeeze(text).text))


def is_marker(key: str) -> bool:
    """True for words that stand only in the form's heads and sides."""
    return key in MARKERS or "勾稽关系" in key
