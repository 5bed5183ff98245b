"""Reads .txt and .md as converters leave them: paragraphs, tables in any of the layouts, placeholders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ingest.fold import fold
from ingest.numerals import parse_cell
from ingest.readers.base import unreadable
from ingest.readers.encoding import decode
from ingest.readers.html import read_markup
from ingest.readers.lines import Line, lines_of, table_at
from ingest.readers.mixed import read_mixed
from ingest.types import Block, BlockKind, Document, FigureState

_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\][ \t]?")
_IMAGE = re.compile(r"^\s*(?:\[image: [^\n]*\]|!\[[^\]\n]*\](?:\([^)\n]*\))?)\s*$")
_ENDS = re.compile(r"[。!?;:…]['”’\")\]》]?$")
_TITLE = re.compile(r"^.{0,56}(?:报告|年报|情况|事项)$")
_STARTS = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.,]|\(?[一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.]|[①-⑳]|第[一二三四五六七八九十]+|"
    r"#|>|\*|-\s|[一二三四五六七八九十]是)"
)
_DATE_LINE = re.compile(r"^(?:\d{4}|[〇零一二三四五六七八九]{4})年.{1,8}日?$")
_MAX_VALUE = 40
_COLUMNS = re.compile(r"\S {3,}\S")  # cells held apart by spaces
_MIN_BROKEN = 24  # a line shorter than this was ended by its author, not by a converter


def read(path: Path) -> Document:
    """Read a text file. O(characters). Raises UnreadableFile where it is empty or not Chinese text."""
    try:
        return read_text(decode(path.read_bytes(), path))
    except RecursionError as error:
        raise unreadable(path, "其中 HTML 表格的层次嵌套过深", "请改用纯文本或 Markdown 表格") from error


def read_text(raw: str) -> Document:
    """The document of a decoded text: the text itself less converters' bookmarks, and its blocks.

    A table in HTML is put as the canonical text has tables.
    """
    return read_mixed(_BOOKMARK.sub("", raw), _read_lines, read_markup)


def _read_lines(text: str) -> Document:
    lines = lines_of(text)
    blocks: list[Block] = []
    n = 0
    while n < len(lines):
        n = _read_block(lines, n, blocks)
    return Document(text, tuple(blocks))


def _read_block(lines: Sequence[Line], n: int, blocks: list[Block]) -> int:
    """Append the block that begins at line n, if any, and return the line after it."""
    line = lines[n]
    if line.blank and not line.tabbed:
        return n + 1
    found = table_at(lines, n)
    if found is not None:
        grid, after = found
        filled = [cell for cell in grid.cells if cell.text]
        if len(filled) >= 2 or (filled and len(grid.cells) > 1 and len(filled[0].text) <= 40):
            end = max(cell.end for cell in grid.cells)
            blocks.append(Block(BlockKind.TABLE, filled[0].start, end, grid=grid))
            return after
        if line.blank:
            return n + 1
    kind = BlockKind.IMAGE if _IMAGE.match(line.text) else BlockKind.PARAGRAPH
    last = n if kind is BlockKind.IMAGE else _paragraph_end(lines, n)
    blocks.append(Block(kind, *_trimmed(line.start, lines[last])))
    return last + 1


def _trimmed(start: int, last: Line) -> tuple[int, int]:
    return start, last.start + len(last.text.rstrip())


def _paragraph_end(lines: Sequence[Line], n: int) -> int:
    """The last line of the paragraph that begins at n: a sentence broken in the middle goes on."""
    while True:
        following = next((m for m in range(n + 1, min(n + 3, len(lines))) if not lines[m].blank), None)
        if following is None or not _broken(lines[n], lines[following]):
            return n
        n = following


def _broken(line: Line, following: Line) -> bool:
    here, there = fold(line.text).strip(), fold(following.text).strip()
    return (
        len(here) >= _MIN_BROKEN
        and not _ENDS.search(here)
        and not (_STARTS.match(here) and len(here) < 45)
        and not _TITLE.match(here)
        and not (here.startswith("(") and here.endswith(")"))
        and not _is_value(there)
        and not _COLUMNS.search(here)
        and not _COLUMNS.search(there)
        and not _STARTS.match(there)
        and not following.tabbed
        and not following.piped
        and not _IMAGE.match(following.text)
        and not _DATE_LINE.match(there)
    )


def _is_value(line: str) -> bool:
    """A line that is a table's number or mark for none goes on with nothing."""
    return len(line) <= _MAX_VALUE and parse_cell(line).state is not FigureState.UNREADABLE
