"""Draws a statutory table as a picture, for the reports whose tables were scanned or pasted as images."""

from __future__ import annotations

from io import BytesIO
from itertools import accumulate

from PIL import Image, ImageDraw, ImageFont

from eval.sample.forms import FormCell, column_shares, height, width

# Chinese fonts as the usual systems name them. Where none is installed labels are left out: the picture is
# then lines and digits, which is all that a reader without recognition sees of it anyway.
_FONTS = (
    "NotoSansCJK-Regular.ttc",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "PingFang.ttc",
    "STHeiti Light.ttc",
    "msyh.ttc",
)
_WIDTH, _SIZE, _PAD = 1240, 15, 6


def draw_table(cells: list[FormCell]) -> bytes:
    """The table as a grey PNG, about 150 dots an inch on A4; a cell's text is broken to its width."""
    lefts = [_PAD + round(x) for x in _edges([share * _WIDTH for share in column_shares(width(cells))])]
    tops = [_PAD + round(y) for y in _edges(_row_heights(cells, lefts))]
    picture = Image.new("L", (lefts[-1] + _PAD, tops[-1] + _PAD), 255)
    draw, font = ImageDraw.Draw(picture), _font()
    for cell in cells:
        left, top = lefts[cell.column], tops[cell.row]
        right, bottom = lefts[cell.column + cell.column_span], tops[cell.row + cell.row_span]
        draw.rectangle((left, top, right, bottom), outline=0)
        if font is not None or cell.text.isascii():
            text = "\n".join(_lines(cell, lefts))
            draw.multiline_text((left + _PAD, top + _PAD), text, fill=0, font=font, spacing=4)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _edges(sizes: list[float]) -> list[float]:
    return [0, *accumulate(sizes)]


def _row_heights(cells: list[FormCell], lefts: list[int]) -> list[float]:
    """Each row as high as its longest text; cells that span rows find room enough."""
    lines = [1] * height(cells)
    for cell in cells:
        if cell.row_span == 1:
            lines[cell.row] = max(lines[cell.row], len(_lines(cell, lefts)))
    return [count * (_SIZE + 6) + 2 * _PAD for count in lines]


def _lines(cell: FormCell, lefts: list[int]) -> list[str]:
    room = lefts[cell.column + cell.column_span] - lefts[cell.column] - 2 * _PAD
    step = max(1, room // _SIZE)
    return [cell.text[i : i + step] for i in range(0, len(cell.text), step)]


def _font() -> ImageFont.FreeTypeFont | None:
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, _SIZE)
        except OSError:
            continue
    return None
