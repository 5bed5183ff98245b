"""Tables drawn as pictures."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from eval.sample import picture
from eval.sample.forms import FormCell
from eval.sample.picture import draw_table

CELLS = [FormCell("行政许可", 0, 0, column_span=2), FormCell("12", 1, 0), FormCell("34", 1, 1)]


def opened(cells: list[FormCell]) -> Image.Image:
    return Image.open(BytesIO(draw_table(cells)))


def test_picture_is_ruled_around_each_cell() -> None:
    """The line between two cells stops at the cell that spans both."""
    drawn = opened(CELLS)
    middle, row = drawn.width // 2, drawn.height // 4
    near = range(middle - 9, middle + 10)
    assert min(drawn.getpixel((x, 3 * row)) for x in near) < 128
    assert min(drawn.getpixel((x, row)) for x in near) == 255


def test_picture_grows_with_its_text() -> None:
    """A text too long for its cell makes the row higher."""
    long = [*CELLS[:2], FormCell("很长的一段文字" * 20, 1, 1)]
    assert opened(long).height > opened(CELLS).height


def test_picture_needs_no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is installed the lines and the digits are drawn all the same."""
    monkeypatch.setattr(picture, "FONTS", ())
    digits, labels = (opened([FormCell(text, 0, 0)]) for text in ("12", "许可"))
    assert digits.size == labels.size
    assert sum(digits.histogram()[:128]) > sum(labels.histogram()[:128])
