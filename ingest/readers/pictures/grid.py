"""Finds the ruled tables of a sheet from their lines."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from ingest.readers.pictures.recognise import Gray
from ingest.readers.pictures.sheet import WIDTH, Sheet
from ingest.readers.ruling import Ruled, Segment, find_ruled

POINT = WIDTH / 500  # pixels; tables are set about 500 points wide, and the geometry of lines is in points
_ACROSS, _DOWN = 90, 46  # pixels; longer than a glyph's strokes, shorter than a narrow cell's sides
_GAP = 5  # pixels that may be missing in a line
_THICK = 24  # pixels; thicker is a filled box
_BESIDE = 5, 11  # pixels from a line where there is paper, and in a row of glyphs there are other strokes
_MOST_BESIDE = 0.25  # of its length
_LEAST_CELLS = 4


def find_grids(sheet: Sheet) -> list[Ruled]:
    """The grids of a sheet in its pixels, from top to bottom. O(pixels)."""
    across, down = list(_lines(sheet.ink, True)), list(_lines(sheet.ink, False))
    grids = [_in_pixels(grid) for grid in find_ruled(across, down)]
    return [grid for grid in grids if len(grid.areas) >= _LEAST_CELLS]


def _lines(ink: Gray, across: bool) -> Iterator[Segment]:
    """Long straight runs of ink with paper on both sides, in points."""
    level = ink if across else np.ascontiguousarray(ink.T)
    closed = cv2.morphologyEx(level, cv2.MORPH_CLOSE, np.ones((1, _GAP), np.uint8))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, _ACROSS if across else _DOWN), np.uint8))
    joined = cv2.dilate(runs, np.ones((3, 3), np.uint8))
    _, _, boxes, centres = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for (left, top, wide, high, _), (_, middle) in zip(boxes[1:], centres[1:], strict=True):
        if high <= _THICK and _stands_alone(level, left, top, wide, high):
            yield Segment(middle / POINT, left / POINT, (left + wide) / POINT)


def _stands_alone(level: Gray, left: int, top: int, wide: int, high: int) -> bool:
    near, far = _BESIDE
    above = level[max(0, top - far) : max(0, top - near), left : left + wide]
    below = level[top + high + near : top + high + far, left : left + wide]
    return all(side.size == 0 or float(np.mean(side > 0)) < _MOST_BESIDE for side in (above, below))


def _in_pixels(grid: Ruled) -> Ruled:
    return Ruled(tuple(x * POINT for x in grid.xs), tuple(y * POINT for y in grid.ys), grid.areas)
