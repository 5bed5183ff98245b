"""Makes a document of pages: lines into paragraphs, ruled tables into exact grids, page by page.

The readers of fixed-layout formats say what is drawn where (``Sheet``), or what was recognised in pictures
(``RecognisedPage``); everything after that is geometry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Protocol

from ingest.fold import fold
from ingest.readers.base import DocumentBuilder, unreadable
from ingest.readers.columns import reading_order
from ingest.readers.pdf_tables import PageTable, RecognisedPage, continued, fill
from ingest.readers.ruling import Segment, find_ruled
from ingest.readers.typeset import Char, Line, Measure, continues, join, lines_of, measure
from ingest.readers.unruled import LooseTable, find_loose
from ingest.types import Document

UNKNOWN = "\ufffd"
"""Stands for a character whose font does not say what it is."""

_PICTURE_WIDTH, _PICTURE_HEIGHT = 100.0, 40.0  # smaller ones are emblems, stamps and QR codes
_BEHIND = 20  # a picture with this many characters on it lies behind the text
_MARGIN = 0.12  # of the page's height: where running headers and page numbers stand
_PAGE_NUMBER = re.compile(
    r"[-·~\s]*(?:第?\s*\d{1,4}\s*页?|page\s*\d{1,4})(?:\s*(?:[/|,，、;；]|of|共)*\s*共?\s*\d{1,4}\s*页?)?[-·~\s]*",
    re.IGNORECASE,
)
_UNKNOWN_SHARE = 0.1
_SCAN_CHARS = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture is drawn; ``source`` names its file, in formats that keep pictures as files."""

    x0: float
    x1: float
    top: float
    bottom: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on a page."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    horizontal: tuple[Segment, ...]
    vertical: tuple[Segment, ...]
    pictures: tuple[Picture, ...]


class Recogniser(Protocol):
    """Reads what is only a picture on the pages of one file."""

    def recognise(self, sheet: Sheet) -> RecognisedPage:
        """All that stands on a page; nothing where it cannot be read."""

    def tables(self, sheet: Sheet, picture: Picture) -> list[tuple[float, PageTable]]:
        """The form's tables in a picture on a page, by their top; none where it cannot be read."""


_Item = Line | PageTable | LooseTable | Picture


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page says, from top to bottom."""

    number: int
    width: float
    height: float
    items: tuple[tuple[float, _Item], ...]


def compose(path: Path, sheets: Sequence[Sheet], recogniser: Recogniser) -> Document:
    """The document that pages make. Raises UnreadableFile where there is no text on them.

    O(characters log characters + horizontal times vertical lines), page by page, and its pictures.
    """
    pages = _without_running_lines([_arrange(sheet, recogniser) for sheet in sheets])
    _check_text(path, sheets, pages)
    return _composed(pages)


def compose_recognised(recognised: Sequence[RecognisedPage]) -> Document:
    """The document of pages that were recognised in pictures."""
    return _composed(_without_running_lines([_recognised(page) for page in recognised]))


def _composed(pages: Sequence[_Page]) -> Document:
    writer = _Writer()
    margins = _margins(pages)
    last: _Item | None = None
    for page in pages:
        items = [item for _, item in page.items]
        whole = margins[page.width, 0]
        edges = isinstance(last, LooseTable), page is not pages[-1]
        for item in _with_loose_tables(items, whole.right - whole.left, edges):
            measures = [margins.get((page.width, _column(each)), whole) for each in (last, item)]
            writer.add(item, page.number, replace(measures[1], right=measures[0].right))
            last = item
    return writer.finish()


def _column(item: _Item | None) -> int:
    return item.column if isinstance(item, Line) else 0


def _with_loose_tables(items: Sequence[_Item], width: float, edges: tuple[bool, bool]) -> Iterator[_Item]:
    """The items of a page, runs of lines that are a table without lines made one.

    ``edges`` says whether a table may go on from the page before, and to a next page. What was recognised is
    no such table: where letters stand is not known well enough, and numbers would come without a confidence.
    """
    goes_on, more = edges
    left = len(items)
    for are_lines, group in groupby(items, lambda item: isinstance(item, Line) and item.confidence is None):
        run = list(group)
        left -= len(run)
        if not are_lines:
            yield from run
            goes_on = False
            continue
        lines = [item for item in run if isinstance(item, Line)]
        done = 0
        for first, last in find_loose(lines, width, goes_on, more and not left):
            yield from lines[done:first]
            yield LooseTable((tuple(lines[first:last]),))
            done = last
        yield from lines[done:]
        goes_on = False


def _margins(pages: Sequence[_Page]) -> dict[tuple[float, int], Measure]:
    """The margins of upright pages and of those that lie on their side, and of either column on them."""
    lines: dict[tuple[float, int], list[Line]] = {(page.width, 0): [] for page in pages}
    for page in pages:
        for _, item in page.items:
            if isinstance(item, Line):
                lines.setdefault((page.width, item.column), []).append(item)
    return {key: measure(each, key[0], whole=key[1] == 0) for key, each in lines.items()}


def _recognised(page: RecognisedPage) -> _Page:
    """The page, a scan, as what was recognised on it."""
    items: list[tuple[float, _Item]] = list(page.tables)
    ordered = _in_order(items, reading_order(page.chars))
    return _Page(page.number, page.width, page.height, tuple(ordered))


def _arrange(sheet: Sheet, recogniser: Recogniser) -> _Page:
    """Tables out of lines and characters, the other characters into lines, all by height on the page.

    What is only a picture is recognised: the whole of a page without text, else the tables in its pictures.
    """
    if _is_scan(sheet):
        scan = recogniser.recognise(sheet)
        if scan.tables or scan.chars:
            return _recognised(scan)
    items: list[tuple[float, _Item]] = []
    loose = [char for char in sheet.chars if char.text.strip() or char.text == " "]
    for ruled in find_ruled(sheet.horizontal, sheet.vertical):
        inside = [char for char in loose if ruled.covers((char.x0 + char.x1) / 2, char.middle)]
        table = fill(ruled, inside)
        if table is not None:
            items.append((ruled.ys[0], table))
            held = set(map(id, inside))
            loose = [char for char in loose if id(char) not in held]
    for picture in _pictures(sheet):
        items += recogniser.tables(sheet, picture) or [(picture.top, picture)]
    return _Page(sheet.number, sheet.width, sheet.height, tuple(_in_order(items, reading_order(loose))))


def _in_order(
    items: list[tuple[float, _Item]], runs: Sequence[tuple[int, Sequence[Char]]]
) -> list[tuple[float, _Item]]:
    """Items by height and the lines of each run of characters, tables and pictures before what is below."""
    ordered: list[tuple[float, _Item]] = []
    rest = sorted(items, key=lambda item: item[0])
    for column, run in runs:
        lines = [(line.top, replace(line, column=column)) for line in lines_of(run)]
        inside = [item for item in rest if lines and item[0] < lines[-1][0]]
        rest = rest[len(inside) :]
        ordered += sorted([*inside, *lines], key=lambda item: item[0])
    return [*ordered, *rest]


def _pictures(sheet: Sheet) -> list[Picture]:
    """Pictures large enough to hold something, strips of one put together, none that lie behind text."""
    whole: list[Picture] = []
    for strip in sorted(sheet.pictures, key=lambda p: p.top):
        above = whole[-1] if whole else None
        if (
            above
            and abs(strip.x0 - above.x0) < 2
            and abs(strip.x1 - above.x1) < 2
            and strip.top < above.bottom + 2
        ):
            whole[-1] = Picture(above.x0, above.x1, above.top, max(above.bottom, strip.bottom))
        else:
            whole.append(strip)
    return [p for p in whole if _is_large(p) and sum(_on(p, char) for char in sheet.chars) < _BEHIND]


def _is_scan(sheet: Sheet) -> bool:
    """Whether the page is a picture with at most a stamp's or a page number's worth of text."""
    return sum(not char.text.isspace() for char in sheet.chars) < _SCAN_CHARS and bool(_pictures(sheet))


def _is_large(picture: Picture) -> bool:
    return picture.x1 - picture.x0 >= _PICTURE_WIDTH and picture.bottom - picture.top >= _PICTURE_HEIGHT


def _on(picture: Picture, char: Char) -> bool:
    return picture.x0 <= char.x0 <= picture.x1 and picture.top <= char.middle <= picture.bottom


def _without_running_lines(pages: Sequence[_Page]) -> list[_Page]:
    """The pages less page numbers and what is printed in the margin of at least half of them."""
    keys = Counter(
        key for page in pages for key in {_margin_key(page, item) for _, item in page.items} if key
    )
    often = {key for key, count in keys.items() if count >= max(2, len(pages) / 2)}

    def stays(page: _Page, item: _Item) -> bool:
        key = _margin_key(page, item)
        return not key or not (key in often or _PAGE_NUMBER.fullmatch(fold(key[0])))

    return [replace(page, items=tuple(pair for pair in page.items if stays(page, pair[1]))) for page in pages]


def _margin_key(page: _Page, item: _Item) -> tuple[str, int] | None:
    """What a line in the margin says, whatever its numbers are, and its height; None for all else."""
    if not isinstance(item, Line):
        return None
    if item.bottom > page.height * _MARGIN and item.top < page.height * (1 - _MARGIN):
        return None
    return re.sub(r"\d+", "0", item.text), round(item.top / 4)


def _check_text(path: Path, sheets: Sequence[Sheet], pages: Sequence[_Page]) -> None:
    """Raise UnreadableFile where there is no text to speak of, or none that can be known."""
    texts = [char.text for sheet in sheets for char in sheet.chars if char.text.strip()]
    if texts.count(UNKNOWN) > len(texts) * _UNKNOWN_SHARE:
        advice = "请换用原始 .docx，或先做文字识别（OCR）"
        raise unreadable(path, f"{_kind(path)} 的字体没有文字编码，读出来是乱码", advice)
    words = any(isinstance(item, Line | PageTable) for page in pages for _, item in page.items)
    if not words:
        advice = "请换用更清晰的扫描件（150 dpi 以上），或 .docx、网页版本"
        raise unreadable(path, f"{_kind(path)} 没有文字层，也没能从图片中识别出文字", advice)


def _kind(path: Path) -> str:
    return path.suffix.lstrip(".").upper()


class _Writer:
    """Puts items one after another, holding back the last one while the next may go on with it."""

    def __init__(self) -> None:
        self._builder = DocumentBuilder()
        self._text = ""
        self._confidence: float | None = None
        self._last: _Item | None = None
        self._last_page = self._first_page = 0

    def add(self, item: _Item, page: int, margins: Measure) -> None:
        """Take the next item in reading order."""
        last, gap = self._last, page - self._last_page
        if isinstance(item, Line) and isinstance(last, Line) and gap <= 1:
            if continues(last, item, margins, same_page=gap == 0):
                self._go_on(item, join(self._text, item.text, last.spaced), page)
                return
        elif isinstance(item, PageTable) and isinstance(last, PageTable) and gap == 1:
            whole = continued(last, item)
            if whole is not None:
                self._go_on(whole, "", page)
                return
        elif isinstance(item, LooseTable) and isinstance(last, LooseTable) and gap == 1:
            self._go_on(last.followed_by(item), "", page)
            return
        self._flush()
        self._first_page, self._confidence = page, None
        self._go_on(item, item.text if isinstance(item, Line) else "", page)

    def finish(self) -> Document:
        """The document."""
        self._flush()
        return self._builder.build()

    def _go_on(self, item: _Item, text: str, page: int) -> None:
        self._last, self._text, self._last_page = item, text, page
        sure = item.confidence if isinstance(item, Line) else None
        self._confidence = min((c for c in (sure, self._confidence) if c is not None), default=None)

    def _flush(self) -> None:
        if isinstance(self._last, Line):
            self._builder.paragraph(self._text, self._first_page, self._confidence)
        elif isinstance(self._last, PageTable | LooseTable):
            self._builder.table(self._last.raw(), self._first_page)
        elif self._last is not None:
            self._builder.image(f"第{self._first_page}页图片", self._first_page)
