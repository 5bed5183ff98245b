"""Opens pictures and brings them to one size, one light and upright, so that what follows can count on it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from ingest.readers.pictures.recognise import Gray
from ingest.types import Box

WIDTH = (
    2000  # pixels, of every sheet: an A4 page at about 240 dots an inch, a table as wide as its text at 285
)
_MOST_PIXELS = 80_000_000
_LEAST_WIDTH, _LEAST_HEIGHT = 200, 60  # smaller pictures are emblems, stamps and QR codes
_LONGEST = 20  # times as high as wide; more is no page and would only fill memory
_MOST_SKEW = 5.0
_INK = 190  # of 255 in even light: darker is ink


class NoPicture(Exception):
    """The bytes are no picture that can be opened here, or too small or too large a one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture upright and in even light, ``scale`` times as large as it was.

    ``to_source`` leads back to fractions of the picture as it was.
    """

    gray: Gray
    ink: Gray
    to_source: npt.NDArray[np.float64]
    scale: float

    def source_box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The upright rectangle of the source picture around a rectangle of the sheet."""
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x0, y1, 1], [x1, y1, 1]]) @ self.to_source.T
        low, high = corners.min(axis=0), corners.max(axis=0)
        left, top, right, bottom = (round(min(1.0, max(0.0, float(v))), 4) for v in (*low, *high))
        return Box(left, top, right, bottom)


def open_pictures(data: bytes) -> Iterator[Gray]:
    """The frames of a picture file in grey, turned as its camera says, what is transparent in white.

    Raises NoPicture.
    """
    from PIL import Image, ImageOps, ImageSequence

    try:
        with Image.open(BytesIO(data)) as picture:
            for frame in ImageSequence.Iterator(picture):
                if frame.width * frame.height > _MOST_PIXELS:
                    raise NoPicture(f"{frame.width} × {frame.height}")
                upright = ImageOps.exif_transpose(frame).convert("RGBA")
                white = Image.new("RGBA", upright.size, "white")
                yield np.asarray(Image.alpha_composite(white, upright).convert("L"))
    except NoPicture:
        raise
    except Exception as error:  # Pillow lets out whatever a broken file provokes
        raise NoPicture(str(error)) from error


def straighten(picture: Gray) -> Sheet:
    """The picture as a sheet. O(pixels). Raises NoPicture where it is too small to hold text."""
    height, width = picture.shape
    if width < _LEAST_WIDTH or height < _LEAST_HEIGHT or height > _LONGEST * width:
        raise NoPicture(f"{width} × {height}")
    scale = WIDTH / width
    upright = _scaling(scale)
    flat = _even_light(_warped(picture, upright, (WIDTH, math.ceil(height * scale))))
    angle = skew_of(flat)
    if abs(angle) > 0.02:
        turned, size = _turning(angle, flat.shape)
        upright = turned @ upright
        flat = _even_light(_warped(picture, upright, size))
    to_fractions = np.diag([1 / width, 1 / height, 1.0])
    to_source = (to_fractions @ np.linalg.inv(upright))[:2]
    return Sheet(flat, _ink_of(flat), to_source, scale)


def _scaling(scale: float) -> npt.NDArray[np.float64]:
    """Enlarging about pixels' centres, which lie half a pixel in."""
    shift = (scale - 1) / 2
    return np.array([[scale, 0, shift], [0, scale, shift], [0, 0, 1.0]])


def _turning(angle: float, shape: tuple[int, ...]) -> tuple[npt.NDArray[np.float64], tuple[int, int]]:
    """The rotation by an angle in degrees that keeps the corners in, and the size it needs."""
    height, width = shape
    cos, sin = math.cos(math.radians(angle)), abs(math.sin(math.radians(angle)))
    wide, high = math.ceil(width * cos + height * sin), math.ceil(height * cos + width * sin)
    turned = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), [0, 0, 1]])
    turned[0, 2] += (wide - width) / 2
    turned[1, 2] += (high - height) / 2
    return turned, (wide, high)


def _warped(picture: Gray, matrix: npt.NDArray[np.float64], size: tuple[int, int]) -> Gray:
    shrinks = matrix[0, 0] < 0.75
    if shrinks:  # warping drops what lies between the pixels it takes
        factor = math.hypot(matrix[0, 0], matrix[0, 1])
        small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        matrix = matrix @ np.linalg.inv(_scaling(factor))
        picture = np.asarray(small, np.uint8)
    paper = int(np.median(picture))
    warped = cv2.warpAffine(
        picture, matrix[:2], size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    return np.asarray(warped, np.uint8)


def _even_light(gray: Gray) -> Gray:
    """The picture over its own background, so that paper is white whatever the light; print stays dark."""
    small = cv2.resize(gray, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 15)
    paper = cv2.GaussianBlur(paper, (0, 0), 5)
    background = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(gray, np.maximum(background, 1), scale=255), np.uint8)


def _ink_of(flat: Gray) -> Gray:
    smooth = cv2.GaussianBlur(flat, (3, 3), 0)
    return np.asarray(cv2.threshold(smooth, _INK, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)


def skew_of(flat: Gray) -> float:
    """By how many degrees the long lines of a sheet fall to the right; 0 where there are none. O(pixels)."""
    ink = cv2.resize(_ink_of(flat), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    edges = cv2.threshold(ink, 60, 255, cv2.THRESH_BINARY)[1]
    found = cv2.HoughLinesP(edges, 1, math.radians(0.1), 150, minLineLength=ink.shape[1] // 5, maxLineGap=6)
    if found is None:
        return 0.0
    ends = found.reshape(-1, 4).astype(float)
    across, down = ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]
    angles = np.degrees(np.arctan2(down, across))
    flatly = np.abs(angles) <= _MOST_SKEW
    if not flatly.any():
        return 0.0
    return _weighted_median(angles[flatly], np.abs(across[flatly]))


def _weighted_median(values: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> float:
    order = np.argsort(values)
    passed = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(passed, passed[-1] / 2)])


def intervals(filled: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The half-open runs of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], filled, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in list(pairwise(edges))[::2]]
