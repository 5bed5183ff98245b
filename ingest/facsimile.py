"""A page of a pdf as a picture, and where on it some words stand."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw

from ingest.fold import squeeze

WIDTH = 1100
"""Pixels of a page's picture: readable on any screen at a few hundred kB."""
MOST_KEPT = 24
_MOST_TALL = 4  # heights of a page in its widths; a poster would take all memory
_MOST_CHARS = 20_000
_LEAST = 4  # characters that are worth looking for
_PIECE = re.compile(r"[^\t\n|]+")
_PDFIUM = Lock()  # the library is not safe for threads


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in shares of its width and height from the top left."""

    left: float
    top: float
    width: float
    height: float


@lru_cache(maxsize=MOST_KEPT)
def page_png(path: Path, page: int) -> bytes | None:
    """A page (counted from 1) as PNG; None where the file has no such page or is no pdf."""
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            return None
        try:
            if not 1 <= page <= len(document):
                return None
            sheet = document[page - 1]
            width, height = sheet.get_size()
            if not width or height > width * _MOST_TALL:
                return None
            buffer = io.BytesIO()
            sheet.render(scale=WIDTH / width).to_pil().save(buffer, format="PNG")
            return buffer.getvalue()
        finally:
            document.close()


@lru_cache(maxsize=MOST_KEPT)
def boxes_of(path: Path, page: int, words: str) -> tuple[Box, ...]:
    """Where the words stand on the page, a box for each line; () where they are not found.

    They are looked for whole, then cell by cell: a table's text need not be in the order of its rows.
    O(characters of the page).
    """
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            return ()
        try:
            if not 1 <= page <= len(document):
                return ()
            return _boxes(document[page - 1], words)
        finally:
            document.close()


def _boxes(sheet: Any, words: str) -> tuple[Box, ...]:
    text = sheet.get_textpage()
    count = min(text.count_chars(), _MOST_CHARS)
    printed = squeeze("".join(chr(pypdfium2.raw.FPDFText_GetUnicode(text, n)) for n in range(count)))
    found: list[int] = []
    for piece in (words, *_PIECE.findall(words)):
        wanted = squeeze(piece).text
        at = printed.text.find(wanted) if len(wanted) >= _LEAST else -1
        if at >= 0:
            found += printed.index[at : at + len(wanted)]
        if found and piece is words:
            break
    width, height = sheet.get_size()
    lines: list[list[float]] = []
    for n in found:
        left, bottom, right, top = text.get_charbox(n)
        last = lines[-1] if lines else None
        if last and bottom < last[3] and last[1] < top and left >= last[0] - 1:  # the same line
            lines[-1] = [min(last[0], left), min(last[1], bottom), max(last[2], right), max(last[3], top)]
        elif right > left:
            lines.append([left, bottom, right, top])
    return tuple(
        Box(x0 / width, (height - y1) / height, (x1 - x0) / width, (y1 - y0) / height)
        for x0, y0, x1, y1 in lines
    )
