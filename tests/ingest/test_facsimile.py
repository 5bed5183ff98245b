"""A page of a pdf as a picture, and where words stand on it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.facsimile import WIDTH, boxes_of, page_jpeg


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages of 600 x 800 points; the second has a line at its middle and a row below."""
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=(600, 800))
    for page in ((), ((100, 400, "全年收到申请七件"), (100, 200, "予以公开的数量"), (400, 200, "1234"))):
        canvas.setFont("STSong-Light", 20)
        for x, y, words in page:
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return path


def test_a_page_becomes_a_picture(printed: Path) -> None:
    """It is as wide as said and as tall as the page is."""
    image = page_jpeg(printed, ".pdf", 2)
    assert image is not None
    width, height = Image.open(io.BytesIO(image)).size
    assert width == WIDTH
    assert abs(height - WIDTH * 800 / 600) <= 1


@pytest.mark.parametrize("page", [0, 3])
def test_no_page_is_no_picture(printed: Path, page: int) -> None:
    """A page that is not there gives none, and no boxes."""
    assert page_jpeg(printed, ".pdf", page) is None
    assert boxes_of(printed, page, "全年收到申请七件") == ()


def test_what_is_no_pdf_is_no_picture(tmp_path: Path) -> None:
    """A file of another kind gives none."""
    other = tmp_path / "b.pdf"
    other.write_text("no pdf")
    assert (page_jpeg(other, ".pdf", 1), boxes_of(other, 1, "全年收到")) == (None, ())


def test_words_are_found_where_they_stand(printed: Path) -> None:
    """The box is around the words, in shares of the page; spaces in the quote do not matter."""
    (box,) = boxes_of(printed, 2, "全年 收到申请\n七件")
    assert 0.15 < box.x0 < 0.18
    assert 0.46 < box.y0 < 0.5
    assert 0.2 < box.x1 - box.x0 < 0.28


def test_a_row_is_found_cell_by_cell(printed: Path) -> None:
    """Cells that the page has in another order have a box each; words that are not there have none."""
    boxes = boxes_of(printed, 2, "1234\t予以公开的数量")
    assert len(boxes) == 2
    assert boxes_of(printed, 2, "别处的一句话") == ()
