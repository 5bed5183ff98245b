"""Reads the cells of a ruled table in a picture, each by itself: a detector of text misses single digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np

from ingest.fold import fold
from ingest.readers.base import RawCell
from ingest.readers.pictures.recognise import Gray, Reading, read_lines
from ingest.readers.pictures.sheet import Sheet, intervals
from ingest.readers.ruling import Area, Ruled

_INSET = 7  # pixels from the middle of a border to where no border is any more
_SPECK = 12  # pixels; what is smaller both ways is dirt or a point, and no cell holds a point alone
_LEAST_GLYPH = 6.5  # pixels of the source picture: the height of figures of 9 points at 75 dots an inch
_FLAT = 0.3  # of a glyph's height: a dash is lower, and wider
_LEAN = 0.1
# Parts of a glyph's height. Two framings and two weights of print make two readings that err differently.
_FRAMES = ((0.22, 1.0), (0.3, 1.5))
_RINGS = frozenset("OoＯ○◯")  # how 〇 and a round 0 are read where nothing stands beside them
_NUMBER = re.compile(r"[^\u4e00-\u9fff]{1,16}(?:万元|亿元|元|件|条|项|个)?|[无一空零〇]")


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


def read_cells(sheet: Sheet, grid: Ruled) -> list[RawCell]:
    """The cells of a grid, or none where its print is too small to tell one figure from another.

    About 5 ms a line of text, twice that for a number, which is read twice.
    """
    held = [_runs(sheet.ink, rectangle(grid, area)) for area in grid.areas]
    runs = [run for each in held for run in each]
    glyph = _glyph(runs)
    if glyph < _LEAST_GLYPH * sheet.scale:
        return []
    read = iter(_read(runs, glyph, sheet.gray))
    cells = []
    for area, lines in zip(grid.areas, held, strict=True):
        text, confidence = _joined([next(read) for _ in lines])
        place = (area.row, area.column, area.row_span, area.column_span)
        cells.append(RawCell(text, *place, confidence, sheet.source_box(*rectangle(grid, area))))
    return cells


def _glyph(runs: Sequence[_Run]) -> int:
    """The usual height of print; a table may hold more dashes than anything else, which are no measure."""
    heights = sorted(run.height for run in runs)
    if not heights:
        return 0
    tall = heights[len(heights) * 9 // 10]
    return round(median([height for height in heights if height > _FLAT * tall]))


def _read(runs: Sequence[_Run], glyph: int, gray: Gray) -> list[Reading]:
    """What each run says; a number read two ways that differ is not to be trusted at all."""
    readings = read_lines([_framed(gray, run, glyph, *_FRAMES[0]) for run in runs])
    numbers = [n for n, reading in enumerate(readings) if _NUMBER.fullmatch(reading.text)]
    again = read_lines([_framed(gray, runs[n], glyph, *_FRAMES[1]) for n in numbers])
    for n, other in zip(numbers, again, strict=True):
        readings[n] = _checked(_agreed(readings[n], other), runs[n], glyph, gray)
    return readings


def _checked(reading: Reading, run: _Run, glyph: int, gray: Gray) -> Reading:
    """Marks taken for others of their shape: a dash for 一, a slash for 1, and a lone ring for a letter."""
    if run.height <= _FLAT * glyph <= run.x1 - run.x0:
        return Reading("—", 1.0)
    if reading.text == "1" and not _is_upright(255 - gray[run.y0 : run.y1, run.x0 : run.x1]):
        return Reading(reading.text, 0.0)
    return Reading("〇", reading.confidence) if reading.text in _RINGS else reading


def _is_upright(ink: Gray) -> bool:
    """Whether the top of a glyph stands over its foot; the flag of a 1 draws it a little to the left."""
    return -2 * _LEAN < _lean(ink) < _LEAN


def _lean(ink: Gray) -> float:
    """How far the top of a glyph stands to the right of its foot, in parts of its height."""
    third = max(1, ink.shape[0] // 3)
    places = np.arange(ink.shape[1])
    top, foot = (part.sum(axis=0, dtype=np.float64) for part in (ink[:third], ink[-third:]))
    shift = (top @ places) / max(1.0, top.sum()) - (foot @ places) / max(1.0, foot.sum())
    return float(shift / ink.shape[0])


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
        line = [
            box for box in boxes[1:] if y0 - 4 <= box[1] and box[1] + box[3] <= y1 + 4 and max(box[2:4]) >= 4
        ]
        x0, x1 = min(box[0] for box in line), max(box[0] + box[2] for box in line)
        runs.append(
            _Run(left + _INSET + int(x0), top + _INSET + y0, left + _INSET + int(x1), top + _INSET + y1)
        )
    return runs


def _is_border(box: Sequence[int], shape: tuple[int, ...]) -> bool:
    """Whether a component is what is left of the border it lies along."""
    x, y, wide, high, _ = box
    along_side = wide <= _SPECK // 2 and (x == 0 or x + wide == shape[1]) and high > shape[0] * 0.6
    along_row = high <= _SPECK // 2 and (y == 0 or y + high == shape[0]) and wide > shape[1] * 0.6
    return along_side or along_row


def _framed(gray: Gray, run: _Run, glyph: int, share: float, weight: float) -> Gray:
    """The line with paper around it; a dash is framed as high as the glyphs beside it would be."""
    padding, grow = round(share * glyph), max(0, glyph - run.height) // 2
    y0, y1 = run.y0 - grow - padding, run.y1 + grow + padding
    x0, x1 = run.x0 - padding, run.x1 + padding
    frame = np.full((y1 - y0, x1 - x0), 255, np.uint8)
    height, width = gray.shape
    top, left = max(0, y0), max(0, x0)
    piece = gray[top : min(height, y1), left : min(width, x1)]
    frame[top - y0 : top - y0 + piece.shape[0], left - x0 : left - x0 + piece.shape[1]] = piece
    return frame if weight == 1 else np.asarray(255 * (frame / 255.0) ** weight, np.uint8)


def _agreed(one: Reading, other: Reading) -> Reading:
    same = fold(one.text) == fold(other.text)
    return Reading(one.text, min(one.confidence, other.confidence) if same else 0.0)


def _joined(lines: Sequence[Reading]) -> tuple[str, float]:
    if not lines:
        return "", 1.0
    return "".join(line.text for line in lines), min(line.confidence for line in lines)
