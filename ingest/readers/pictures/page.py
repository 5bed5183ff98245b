"""Recognises a whole page: its ruled tables cell by cell, and the text around them line by line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np

from ingest.readers.pdf_tables import PageCell, PageTable, RecognisedPage
from ingest.readers.pictures.content import is_of_form
from ingest.readers.pictures.grid import find_grids
from ingest.readers.pictures.picture_table import read_cells
from ingest.readers.pictures.recognise import FoundLine, Gray, find_lines
from ingest.readers.pictures.sheet import NoPicture, Sheet, intervals, straighten
from ingest.readers.ruling import Ruled
from ingest.readers.typeset import Char

_LOG = logging.getLogger(__name__)
_TEXT_WIDTH = 1400  # pixels across a page are enough for text, and looking through more takes far longer
_STRIP = 2100  # pixels in height that are looked through for text at a time; a page has about 2000
_BREAK = 8  # pixels of blank paper at which a long picture may be cut
_SURE = 0.5  # of a line of text; what is less sure is a stamp, a signature or dirt
_HALF = 0.5  # the width of a letter or figure, of an ideograph's


def read_page(picture: Gray, number: int, width: float, height: float) -> RecognisedPage:
    """All that stands on a page, in its points. Never fails: what cannot be read is not there."""
    try:
        sheet = straighten(picture)
        point = sheet.gray.shape[1] / width
        tables = [(grid.ys[0] / point, table) for grid, table in _tables(sheet, point, number)]
        lines = _text(sheet, find_grids(sheet))
        chars = tuple(char for line in lines for char in _chars(line, point))
        return RecognisedPage(number, width, height, tuple(tables), chars)
    except NoPicture:
        pass
    except Exception:  # one page must not cost the rest of a report
        _LOG.debug("reading page %d", number, exc_info=True)
    return RecognisedPage(number, width, height, (), ())


def read_tables(picture: Gray, width: float) -> list[tuple[float, PageTable]]:
    """The form's tables in a picture of this width in points, by their top in points. Never fails."""
    try:
        sheet = straighten(picture)
        point = sheet.gray.shape[1] / width
        return [
            (grid.ys[0] / point, table)
            for grid, table in _tables(sheet, point, None)
            if is_of_form(table.raw())
        ]
    except NoPicture:
        pass
    except Exception:  # one picture must not cost the rest of a report
        _LOG.debug("reading a picture", exc_info=True)
    return []


def _tables(sheet: Sheet, point: float, page: int | None) -> Iterator[tuple[Ruled, PageTable]]:
    """The ruled tables of a sheet in which something is written."""
    for grid in find_grids(sheet):
        cells = []
        for raw in read_cells(sheet, grid):
            box = replace(raw.box, page=page) if raw.box else None
            place = (raw.row, raw.column, raw.row_span, raw.column_span)
            cells.append(PageCell(raw.text, *place, False, False, raw.confidence, box))
        if sum(bool(cell.text) for cell in cells) >= 2:
            yield grid, PageTable(tuple(x / point for x in grid.xs), len(grid.ys) - 1, tuple(cells))


def _text(sheet: Sheet, tables: list[Ruled]) -> Iterator[FoundLine]:
    """The lines of a sheet outside its tables, looked for in strips that no line of text is cut by."""
    paper = sheet.gray.copy()
    for grid in tables:
        paper[
            round(grid.ys[0]) - 3 : round(grid.ys[-1]) + 4, round(grid.xs[0]) - 3 : round(grid.xs[-1]) + 4
        ] = 255
    scale = _TEXT_WIDTH / paper.shape[1]
    small = np.asarray(cv2.resize(paper, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    for top, bottom in _strips(small):
        for line in find_lines(small[top:bottom]):
            if line.confidence >= _SURE:
                yield replace(
                    line,
                    x0=line.x0 / scale,
                    top=(line.top + top) / scale,
                    x1=line.x1 / scale,
                    bottom=(line.bottom + top) / scale,
                )


def _strips(paper: Gray) -> Iterator[tuple[int, int]]:
    """Cuts in the middle of blank paper, each as far down as a strip may reach."""
    height = paper.shape[0]
    blank = intervals(np.asarray(paper.min(axis=1) > 128))
    cuts = [(top + bottom) // 2 for top, bottom in blank if bottom - top >= _BREAK]
    start = 0
    while height - start > _STRIP:
        within = [cut for cut in cuts if start + _STRIP // 4 < cut <= start + _STRIP]
        end = within[-1] if within else start + _STRIP
        yield start, end
        start = end
    yield start, height


def _chars(line: FoundLine, point: float) -> Iterator[Char]:
    """A line's characters side by side over its length, in points."""
    widths = np.array([_HALF if char.isascii() else 1.0 for char in line.text])
    size = (line.x1 - line.x0) / widths.sum() / point
    edges = line.x0 / point + np.concatenate([[0.0], np.cumsum(widths)]) * size
    for n, char in enumerate(line.text):
        left, right = float(edges[n]), float(edges[n + 1])
        yield Char(char, left, right, line.top / point, line.bottom / point, size, line.figures)
