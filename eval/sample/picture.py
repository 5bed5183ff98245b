"""Draws a statutory table as a picture, for the reports whose tables were scanned or pasted as images."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from eval.sample.forms import FormCell, height, width

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
_COLUMN, _ROW, _SIZE, _MARGIN = 118, 40, 15, 12


def draw_table(cells: list[FormCell]) -> bytes:
    """The table as a PNG in black and white; a cell's text is broken to its width."""
    picture = Image.new("1", (width(cells) * _COLUMN + 2 * _MARGIN, height(cells) * _ROW + 2 * _MARGIN), 1)
    draw = ImageDraw.Draw(picture)
    font = _font()
    for cell in cells:
        left, top = _MARGIN + cell.column * _COLUMN, _MARGIN + cell.row * _ROW
        right, bottom = left + cell.column_span * _COLUMN, top + cell.row_span * _ROW
        draw.rectangle((left, top, right, bottom), outline=0)
        if font is not None or cell.text.isascii():
            draw.multiline_text((left + 4, top + 3), _broken(cell), fill=0, font=font, spacing=1)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _broken(cell: FormCell) -> str:
    step = max(1, (cell.column_span * _COLUMN - 6) // _SIZE)
    return "\n".join(cell.text[i : i + step] for i in range(0, len(cell.text), step))


def _font() -> ImageFont.FreeTypeFont | None:
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, _SIZE)
        except OSError:
            continue
    return None
