"""Reads the cells of a ruled table in a picture, each by itself: a detector of text misses single digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np

from ingest.fold import fold
from ingest.readers.pictures.grid import POINT
from ingest.readers.pictures.recognise import Gray, Reading, read_lines
from ingest.readers.pictures.sheet import Sheet, intervals
from ingest.readers.ruling import Area, Ruled

_INSET = 7  # pixels from the middle of a border to where no border is any more
_SPECK = 12  # pixels; what is smaller both ways is dirt or a point, and no cell holds a point alone
_PADDING = 8


@dataclass(frozen=True, slots=True)
class PictureCell:
    """A cell as it was read. No text and full confidence: there is no ink in it; no text and none: ink."""

    text: str
    confidence: float
    area: Area
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Run:
    """A line of ink inside a cell, in pixels of the sheet."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def height(self) -> int:
        return self.y1 - self.y0


def read_cells(sheet: Sheet, grid: Ruled) -> list[PictureCell]:
    """The cells of a grid. About 10 ms a cell: each line is read twice, in two framings."""
    held = [_runs(sheet.ink, rectangle(grid, area)) for area in grid.areas]
    runs = [run for cell in held for run in cell]
    glyph = round(median([run.height for run in runs])) if runs else 0
    first = read_lines([_framed(sheet.gray, run, glyph, _PADDING) for run in runs])
    second = read_lines([_framed(sheet.gray, run, glyph, 2 * _PADDING) for run in runs])
    read = iter(zip(first, second, strict=True))
    cells = []
    for area, lines in zip(grid.areas, held, strict=True):
        text, confidence = _joined([_agreed(*next(read)) for _ in lines])
        cells.append(PictureCell(text, confidence, area, sheet.source_box(*rectangle(grid, area))))
    return cells


def rectangle(grid: Ruled, area: Area) -> tuple[float, float, float, float]:
    """A cell's left, top, right and bottom."""
    return (
        grid.xs[area.column],
        grid.ys[area.row],
        grid.xs[area.column + area.column_span],
        grid.ys[area.row + area.row_span],
    )


def _runs(ink: Gray, cell: tuple[float, float, float, float]) -> list[_Run]:
    """The lines of ink in a cell, from top to bottom; none where there are only specks."""
    left, top, right, bottom = (round(edge) for edge in cell)
    inside = ink[top + _INSET : bottom - _INSET, left + _INSET : right - _INSET]
    if not inside.size:
        return []
    _, _, boxes, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    solid = [box for box in boxes[1:] if max(box[2], box[3]) >= _SPECK and not _is_border(box, inside.shape)]
    rows = np.zeros(inside.shape[0], bool)
    for _, y, _, high, _ in solid:
        rows[y : y + high] = True
    runs = []
    for y0, y1 in intervals(rows):
        line = [box for box in boxes[1:] if y0 - 4 <= box[1] and box[1] + box[3] <= y1 + 4 and max(box[2:4]) >= 4]
        x0, x1 = min(box[0] for box in line), max(box[0] + box[2] for box in line)
        runs.append(_Run(left + _INSET + int(x0), top + _INSET + y0, left + _INSET + int(x1), top + _INSET + y1))
    return runs


def _is_border(box: Sequence[int], shape: tuple[int, ...]) -> bool:
    """Whether a component is what is left of the border it lies along."""
    x, y, wide, high, _ = box
    along_side = wide <= _SPECK // 2 and (x == 0 or x + wide == shape[1]) and high > shape[0] * 0.6
    along_row = high <= _SPECK // 2 and (y == 0 or y + high == shape[0]) and wide > shape[1] * 0.6
    return along_side or along_row


def _framed(gray: Gray, run: _Run, glyph: int, padding: int) -> Gray:
    """The line with some paper around it; a dash is framed as high as the glyphs beside it would be."""
    grow = max(0, glyph - run.height) // 2
    y0, y1 = run.y0 - grow - padding, run.y1 + grow + padding
    x0, x1 = run.x0 - padding, run.x1 + padding
    frame = np.full((y1 - y0, x1 - x0), 255, np.uint8)
    height, width = gray.shape
    top, left = max(0, y0), max(0, x0)
    piece = gray[top : min(height, y1), left : min(width, x1)]
    frame[top - y0 : top - y0 + piece.shape[0], left - x0 : left - x0 + piece.shape[1]] = piece
    return frame


def _agreed(one: Reading, other: Reading) -> Reading:
    """The surer of two readings; not sure at all where they say different things."""
    surer = max(one, other, key=lambda reading: reading.confidence)
    same = fold(one.text) == fold(other.text)
    return Reading(surer.text, min(one.confidence, other.confidence) if same else 0.0)


def _joined(lines: Sequence[Reading]) -> tuple[str, float]:
    if not lines:
        return "", 1.0
    return "".join(line.text for line in lines), min(line.confidence for line in lines)
