"""Pages of a report's file as pictures, and where on a page some words stand."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw
from PIL import Image, ImageOps

from ingest.errors import GongkaiError
from ingest.fold import squeeze
from ingest.readers import PICTURES, READERS
from ingest.readers.ofd import pictures_on
from ingest.readers.pictures import pictures_of
from ingest.types import Box

WIDTH = 1100
"""Pixels of a page's picture: readable on any screen at a few hundred kB."""
MOST_KEPT = 24
_MOST_TALL = 20  # heights of a picture in its widths: a long screenshot has that, more would take all memory
_MOST_PIXELS = 80_000_000
_MOST_CHARS = 20_000
_LEAST = 4  # characters that are worth looking for
_PIECE = re.compile(r"[^\t\n|]+")
_PDFIUM = Lock()  # the library is not safe for threads


@lru_cache(maxsize=MOST_KEPT)
def page_jpeg(path: Path, suffix: str, page: int) -> bytes | None:
    """A page (counted from 1) of a pdf, an ofd or a picture; None where the file has no such page.

    Of an ofd it has the pictures that are drawn on the page, and not its text.
    """
    try:
        if suffix == ".pdf":
            return _pdf_page(path, page)
        if suffix == ".ofd":
            return _ofd_page(path, page)
        return _jpeg(_frame(path, page)) if suffix in PICTURES else None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):  # what Pillow says of damage
        return None


@lru_cache(maxsize=MOST_KEPT)
def picture_jpeg(path: Path, suffix: str, number: int) -> bytes | None:
    """A picture in the text of a file, counted from 1; None where there is no such picture."""
    reader = READERS.get(suffix)
    try:
        data = pictures_of(reader, path).get(number) if reader else None
        return _jpeg(_opened(io.BytesIO(data))) if data else None
    except (GongkaiError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _pdf_page(path: Path, page: int) -> bytes | None:
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
            return _jpeg(sheet.render(scale=WIDTH / width).to_pil())
        finally:
            document.close()


def _ofd_page(path: Path, page: int) -> bytes | None:
    found = pictures_on(path, page)
    if found is None or not found[2]:
        return None
    width, height, pictures = found
    scale = WIDTH / width
    sheet = Image.new("RGB", (WIDTH, round(height * scale)), "white")
    for place, data in pictures:
        size = round((place.x1 - place.x0) * scale), round((place.bottom - place.top) * scale)
        if min(size) > 0:
            drawn = _opened(io.BytesIO(data)).resize(size)
            sheet.paste(drawn, (round(place.x0 * scale), round(place.top * scale)))
    return _jpeg(sheet)


def _frame(path: Path, page: int) -> Image.Image | None:
    with Image.open(path) as picture:
        if not 1 <= page <= getattr(picture, "n_frames", 1):
            return None
        picture.seek(page - 1)
        return _upright(picture)


def _opened(file: io.BytesIO) -> Image.Image:
    with Image.open(file) as picture:
        return _upright(picture)


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as its camera says, what is transparent in white."""
    width, height = picture.size
    if width * height > _MOST_PIXELS or height > width * _MOST_TALL:
        raise ValueError(f"{width} × {height}")
    colours = ImageOps.exif_transpose(picture).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", colours.size, "white"), colours).convert("RGB")


def _jpeg(picture: Image.Image | None) -> bytes | None:
    if picture is None:
        return None
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, max(1, round(picture.height * WIDTH / picture.width))))
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, format="JPEG", quality=85)
    return buffer.getvalue()


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
        left, bottom, right, top = text.get_charbox(n, loose=True)
        last = lines[-1] if lines else None
        if last and bottom < last[3] and last[1] < top and left >= last[0] - 1:  # the same line
            lines[-1] = [min(last[0], left), min(last[1], bottom), max(last[2], right), max(last[3], top)]
        elif right > left:
            lines.append([left, bottom, right, top])
    return tuple(
        Box(x0 / width, (height - y1) / height, x1 / width, (height - y0) / height)
        for x0, y0, x1, y1 in lines
    )
