"""Reads PDF files: what pdfplumber finds drawn on each page, or is recognised where that is a picture."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ingest.fold import fold
from ingest.readers.base import unreadable
from ingest.readers.pages import UNKNOWN, Picture, Sheet, compose
from ingest.readers.recognised import Renderer
from ingest.readers.ruling import Segment
from ingest.readers.typeset import Char
from ingest.types import Document

_THIN = 4.0  # a filled box no thicker than this is a line
_SLANT = 1.0
# Ideographs that PDF fonts write with the code of a radical; NFKC knows the first block only in part.
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def read(path: Path) -> Document:
    """Read a PDF, recognising what is only a picture. Raises UnreadableFile where it is locked or damaged.

    Two to five seconds for a page that is a picture.
    """
    sheets = draw(path)
    with Renderer(path) as renderer:
        return compose(path, sheets, renderer)


def draw(path: Path) -> list[Sheet]:
    """What pdfplumber finds on each page. Raises UnreadableFile where the file is locked or damaged."""
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


def _sheet(page: Any) -> Sheet:
    lines = [segment for shape in (*page.lines, *page.rects, *page.curves) for segment in segments(shape)]
    sheet = Sheet(
        page.page_number,
        float(page.width),
        float(page.height),
        tuple(_chars(page.chars)),
        tuple(segment for flat, segment in lines if flat),
        tuple(segment for flat, segment in lines if not flat),
        tuple(Picture(image["x0"], image["x1"], image["top"], image["bottom"]) for image in page.images),
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
            legible = UNKNOWN if text.startswith("(cid:") else _legible(text)
            yield Char(legible, char["x0"], char["x1"], char["top"], char["bottom"], char["size"])


def _legible(text: str) -> str:
    """Radicals and compatibility forms as the ideographs they stand for; all else as it is."""
    return _RADICAL.sub(lambda found: fold(found[0]), text)


def segments(shape: dict[str, Any]) -> Iterator[tuple[bool, Segment]]:
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
