"""Draws statutory tables as pictures, as they are scanned, photographed or pasted into reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import accumulate

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from eval.sample.forms import FormCell, column_shares, height, width

# Chinese fonts as the usual systems name them. Where none is installed labels are left out: the picture is
# then lines and digits, of which no table can be made.
FONTS = (
    "NotoSansCJK-Regular.ttc",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "PingFang.ttc",
    "STHeiti Light.ttc",
    "msyh.ttc",
)
_WIDTH_INCHES = 7.0  # A4 less its margins
_FINE = 300  # dots an inch at which everything is drawn before it is photographed
_LEGIBLE = 90  # dots an inch; at half of that nobody can tell 3 from 8
_PAPER, _SHADE, _INK = 200, 90, 45  # grey levels of a photograph: paper in the light, its darkest, print


@dataclass(frozen=True, slots=True)
class Shot:
    """How a picture was taken: dots an inch, size of type, degrees of skew, and what spoils it.

    ``blur`` is in pixels, ``noise`` in grey levels (both as standard deviations); ``photograph``: grey paper
    in uneven light instead of black on white.
    """

    dpi: int = 150
    points: float = 9.0
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    photograph: bool = False
    seed: int = 0


PLAIN = Shot()


def draw_table(cells: list[FormCell], shot: Shot = PLAIN) -> bytes:
    """The table as a grey PNG; a cell's text is broken to its width."""
    return draw_tables([cells], shot)


def draw_tables(tables: Sequence[list[FormCell]], shot: Shot = PLAIN) -> bytes:
    """Several tables one below the other in one grey PNG."""
    drawn = [_drawn(cells, shot.points) for cells in tables]
    gap = _FINE // 4
    whole = Image.new("L", (max(d.width for d in drawn), sum(d.height + gap for d in drawn) - gap), 255)
    top = 0
    for table in drawn:
        whole.paste(table, (0, top))
        top += table.height + gap
    out = BytesIO()
    taken(whole, _FINE, shot).save(out, "PNG")
    return out.getvalue()


def taken(drawn: Image.Image, dpi: int, shot: Shot) -> Image.Image:
    """What is drawn at ``dpi`` as the shot shows it; the same shot gives the same picture."""
    picture = drawn
    if shot.skew:
        picture = picture.rotate(-shot.skew, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    scale = shot.dpi / dpi
    size = (round(picture.width * scale), round(picture.height * scale))
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    if shot.photograph:
        picture = _photographed(picture, shot.seed)
    if shot.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(shot.blur))
    if shot.noise:
        rough = np.random.default_rng(shot.seed).normal(0, shot.noise, (picture.height, picture.width))
        picture = Image.fromarray(np.clip(np.asarray(picture) + rough, 0, 255).astype(np.uint8))
    return picture


@cache
def is_legible(shot: Shot) -> bool:
    """Whether a table so taken can be read: it needs dots enough, and on this machine a Chinese font."""
    return shot.dpi >= _LEGIBLE and _font(12) is not None


def _photographed(picture: Image.Image, seed: int) -> Image.Image:
    """Black and white as grey levels under a lamp that stands to one side, with a shadow along an edge."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0 : picture.height, 0 : picture.width].astype(np.float32)
    across, down = rng.uniform(0.1, 0.9, 2)
    far = np.hypot(x / picture.width - across, y / picture.height - down)
    paper = _PAPER - (_PAPER - _SHADE) * np.clip(far, 0, 1)
    light = paper / _PAPER
    print_ = np.asarray(picture, np.float32) / 255
    return Image.fromarray((light * (_INK + (_PAPER - _INK) * print_)).astype(np.uint8))


def _drawn(cells: list[FormCell], points: float) -> Image.Image:
    """The table in black on white at the fine resolution, paper around it."""
    size = round(points * _FINE / 72)
    pad, font = size // 3, _font(size)
    table_width = _WIDTH_INCHES * _FINE
    lefts = [pad + round(x) for x in _edges([share * table_width for share in column_shares(width(cells))])]
    texts = [_lines(cell, lefts, size, pad) for cell in cells]
    tops = [pad + round(y) for y in _edges(_row_heights(cells, texts, size, pad))]
    picture = Image.new("L", (lefts[-1] + 2 * pad, tops[-1] + 2 * pad), 255)
    draw = ImageDraw.Draw(picture)
    for cell, lines in zip(cells, texts, strict=True):
        box = (
            lefts[cell.column],
            tops[cell.row],
            lefts[cell.column + cell.column_span],
            tops[cell.row + cell.row_span],
        )
        draw.rectangle(box, outline=0, width=max(1, _FINE // 144))
        if font is not None or cell.text.isascii():
            place = (box[0] + pad, box[1] + pad)
            draw.multiline_text(place, "\n".join(lines), fill=0, font=font, spacing=size // 4)
    return picture


def _edges(sizes: list[float]) -> list[float]:
    return [0, *accumulate(sizes)]


def _row_heights(cells: list[FormCell], texts: list[list[str]], size: int, pad: int) -> list[float]:
    """Each row as high as its longest text; cells that span rows find room enough."""
    lines = [1] * height(cells)
    for cell, text in zip(cells, texts, strict=True):
        if cell.row_span == 1:
            lines[cell.row] = max(lines[cell.row], len(text))
    return [count * size * 1.45 + 2 * pad for count in lines]


def _lines(cell: FormCell, lefts: list[int], size: int, pad: int) -> list[str]:
    """The text broken where the cell's width is used up; figures are half as wide as ideographs."""
    room = lefts[cell.column + cell.column_span] - lefts[cell.column] - 2 * pad
    lines, used = [""], 0.0
    for char in cell.text:
        if char == "\n":
            lines.append("")
            used = 0.0
            continue
        wide = size * (0.6 if char.isascii() else 1.0)
        if used + wide > room and lines[-1]:
            lines.append("")
            used = 0.0
        lines[-1] += char
        used += wide
    return lines


def _font(size: int) -> ImageFont.FreeTypeFont | None:
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return None
