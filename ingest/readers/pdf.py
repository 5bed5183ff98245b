"""Reads PDF files: lines into paragraphs, ruled tables into exact grids, page by page.

pdfplumber only says what is drawn where (``_Sheet``); everything after that is geometry of our own.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ingest.fold import fold
from ingest.readers.base import DocumentBuilder, unreadable
from ingest.readers.pdf_tables import PageTable, RecognisedPage, continued, fill
from ingest.readers.recognised import Renderer
from ingest.readers.ruling import Segment, find_ruled
from ingest.readers.typeset import Char, Line, Measure, continues, join, lines_of, measure
from ingest.types import Document

_THIN = 4.0  # a filled box no thicker than this is a line
_SLANT = 1.0
_PICTURE_WIDTH, _PICTURE_HEIGHT = 100.0, 40.0  # smaller ones are emblems, stamps and QR codes
_BEHIND = 20  # a picture with this many characters on it lies behind the text
_MARGIN = 0.12  # of the page's height: where running headers and page numbers stand
_PAGE_NUMBER = re.compile(
    r"[-·~\s]*(?:第?\s*\d{1,4}\s*页?|page\s*\d{1,4})(?:\s*(?:[/|,，、;；]|of|共)*\s*共?\s*\d{1,4}\s*页?)?[-·~\s]*",
    re.IGNORECASE,
)
_UNKNOWN = "\ufffd"
_UNKNOWN_SHARE = 0.1
_SCAN_CHARS = 20
# Ideographs that PDF fonts write with the code of a radical; NFKC knows the first block only in part.
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class _Picture:
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is drawn on a page."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    horizontal: tuple[Segment, ...]
    vertical: tuple[Segment, ...]
    pictures: tuple[_Picture, ...]


_Item = Line | PageTable | _Picture


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page says, from top to bottom."""

    number: int
    width: float
    height: float
    items: tuple[tuple[float, _Item], ...]


def read(path: Path) -> Document:
    """Read a PDF, recognising what is only a picture. Raises UnreadableFile where it is locked or damaged.

    O(characters log characters + horizontal times vertical lines), page by page; two to five seconds for a
    page that is a picture.
    """
    sheets = _draw(path)
    with Renderer(path) as renderer:
        pages = _without_running_lines([_arrange(sheet, renderer) for sheet in sheets])
    _check_text(path, sheets, pages)
    return _compose(pages)


def compose(recognised: Sequence[RecognisedPage]) -> Document:
    """The document of pages that were recognised in pictures."""
    return _compose(_without_running_lines([_recognised(page) for page in recognised]))


def _compose(pages: Sequence[_Page]) -> Document:
    writer = _Writer()
    margins = _margins(pages)
    for page in pages:
        for _, item in page.items:
            writer.add(item, page.number, margins[page.width])
    return writer.finish()


def _margins(pages: Sequence[_Page]) -> dict[float, Measure]:
    """The margins of upright pages, and of those that lie on their side."""
    lines: dict[float, list[Line]] = {page.width: [] for page in pages}
    for page in pages:
        lines[page.width] += [item for _, item in page.items if isinstance(item, Line)]
    return {width: measure(each, width) for width, each in lines.items()}


def _draw(path: Path) -> list[_Sheet]:
    """What pdfplumber finds on each page."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with path.open("rb") as file, pdfplumber.open(file) as pdf:
            return [_sheet(page) for page in pdf.pages]
    except Exception as error:  # pdfminer lets out whatever a broken file provokes: KeyError, struct.error, …
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise unreadable(path, "PDF 加了密码", "请去掉密码后再导入") from error
        raise unreadable(path, "PDF 已损坏，打不开", "请重新下载，或用阅读器打开后另存") from error


def _sheet(page: Any) -> _Sheet:
    lines = [segment for shape in (*page.lines, *page.rects, *page.curves) for segment in _segments(shape)]
    sheet = _Sheet(
        page.page_number,
        float(page.width),
        float(page.height),
        tuple(_chars(page.chars)),
        tuple(segment for flat, segment in lines if flat),
        tuple(segment for flat, segment in lines if not flat),
        tuple(_Picture(image["x0"], image["x1"], image["top"], image["bottom"]) for image in page.images),
    )
    page.close()
    return sheet


def _chars(drawn: Iterable[dict[str, Any]]) -> Iterator[Char]:
    """Characters that stand upright or on their side; those drawn twice for boldness once. O(n)."""
    seen: set[tuple[str, int, int]] = set()
    for char in drawn:
        a, b, c, d = char["matrix"][:4]
        if min(abs(a) + abs(d), abs(b) + abs(c)) > 0.2 * max(abs(a) + abs(d), abs(b) + abs(c)):
            continue  # a watermark across the page
        text = char["text"]
        x, y = round(char["x0"]), round(char["top"])
        if not any((text, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            seen.add((text, x, y))
            legible = _UNKNOWN if text.startswith("(cid:") else _legible(text)
            yield Char(legible, char["x0"], char["x1"], char["top"], char["bottom"], char["size"])


def _legible(text: str) -> str:
    """Radicals and compatibility forms as the ideographs they stand for; all else as it is."""
    return _RADICAL.sub(lambda found: fold(found[0]), text)


def _segments(shape: dict[str, Any]) -> Iterator[tuple[bool, Segment]]:
    """The horizontal (True) and vertical lines that a shape draws."""
    width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
    if not shape["stroke"]:
        if shape["fill"] and height <= _THIN:
            yield True, Segment((shape["top"] + shape["bottom"]) / 2, shape["x0"], shape["x1"])
        if shape["fill"] and width <= _THIN:
            yield False, Segment((shape["x0"] + shape["x1"]) / 2, shape["top"], shape["bottom"])
        return
    start = here = (0.0, 0.0)
    for command, *points in shape["path"]:
        there = points[-1] if points else start
        if command == "m":
            start = there
        elif command in "lh" and abs(here[1] - there[1]) <= _SLANT:
            yield True, Segment(here[1], *sorted((here[0], there[0])))
        elif command in "lh" and abs(here[0] - there[0]) <= _SLANT:
            yield False, Segment(here[0], *sorted((here[1], there[1])))
        here = there


def _recognised(page: RecognisedPage) -> _Page:
    """The page, a scan, as what was recognised on it."""
    items: list[tuple[float, _Item]] = list(page.tables)
    items += [(line.top, line) for line in lines_of(page.chars)]
    return _Page(page.number, page.width, page.height, tuple(sorted(items, key=lambda item: item[0])))


def _arrange(sheet: _Sheet, renderer: Renderer) -> _Page:
    """Tables out of lines and characters, the other characters into lines, all by height on the page.

    What is only a picture is recognised: the whole of a page without text, else the tables in its pictures.
    """
    if _is_scan(sheet):
        scan = renderer.recognise(sheet.number, sheet.width, sheet.height)
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
    items += [(line.top, line) for line in lines_of(loose)]
    for picture in _pictures(sheet):
        tables = renderer.tables(sheet.number, (picture.x0, picture.top, picture.x1, picture.bottom))
        items += tables or [(picture.top, picture)]
    return _Page(sheet.number, sheet.width, sheet.height, tuple(sorted(items, key=lambda item: item[0])))


def _pictures(sheet: _Sheet) -> list[_Picture]:
    """Pictures large enough to hold something, strips of one put together, none that lie behind text."""
    whole: list[_Picture] = []
    for strip in sorted(sheet.pictures, key=lambda p: p.top):
        above = whole[-1] if whole else None
        if (
            above
            and abs(strip.x0 - above.x0) < 2
            and abs(strip.x1 - above.x1) < 2
            and strip.top < above.bottom + 2
        ):
            whole[-1] = _Picture(above.x0, above.x1, above.top, max(above.bottom, strip.bottom))
        else:
            whole.append(strip)
    return [p for p in whole if _is_large(p) and sum(_on(p, char) for char in sheet.chars) < _BEHIND]


def _is_scan(sheet: _Sheet) -> bool:
    """Whether the page is a picture with at most a stamp's or a page number's worth of text."""
    return sum(not char.text.isspace() for char in sheet.chars) < _SCAN_CHARS and bool(_pictures(sheet))


def _is_large(picture: _Picture) -> bool:
    return picture.x1 - picture.x0 >= _PICTURE_WIDTH and picture.bottom - picture.top >= _PICTURE_HEIGHT


def _on(picture: _Picture, char: Char) -> bool:
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


def _check_text(path: Path, sheets: Sequence[_Sheet], pages: Sequence[_Page]) -> None:
    """Raise UnreadableFile where there is no text to speak of, or none that can be known."""
    texts = [char.text for sheet in sheets for char in sheet.chars if char.text.strip()]
    if texts.count(_UNKNOWN) > len(texts) * _UNKNOWN_SHARE:
        advice = "请换用原始 .docx，或先做文字识别（OCR）"
        raise unreadable(path, "PDF 的字体没有文字编码，读出来是乱码", advice)
    words = any(isinstance(item, Line | PageTable) for page in pages for _, item in page.items)
    if not words:
        advice = "请换用更清晰的扫描件（150 dpi 以上），或 .docx、网页版本"
        raise unreadable(path, "PDF 没有文字层，也没能从图片中识别出文字", advice)


class _Writer:
    """Puts items one after another, holding back the last one while the next may go on with it."""

    def __init__(self) -> None:
        self._builder = DocumentBuilder()
        self._text = ""
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
        self._flush()
        self._first_page = page
        self._go_on(item, item.text if isinstance(item, Line) else "", page)

    def finish(self) -> Document:
        """The document."""
        self._flush()
        return self._builder.build()

    def _go_on(self, item: _Item, text: str, page: int) -> None:
        self._last, self._text, self._last_page = item, text, page

    def _flush(self) -> None:
        if isinstance(self._last, Line):
            self._builder.paragraph(self._text, self._first_page)
        elif isinstance(self._last, PageTable):
            self._builder.table(self._last.raw(), self._first_page)
        elif self._last is not None:
            self._builder.image(f"第{self._first_page}页图片", self._first_page)
