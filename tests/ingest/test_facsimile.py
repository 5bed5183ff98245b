"""A page of a pdf as a picture, and where words stand on it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from eval.sample import sample_truths, write_ofd
from eval.sample.look import Look
from ingest.facsimile import WIDTH, boxes_of, page_jpeg, picture_jpeg


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


def size(jpeg: bytes | None) -> tuple[int, int]:
    """Width and height of a picture."""
    assert jpeg is not None
    return Image.open(io.BytesIO(jpeg)).size


def test_a_scan_is_its_own_page(tmp_path: Path) -> None:
    """Each frame of a picture file is a page, brought to a width that a screen needs; there are no others."""
    path = tmp_path / "a.tif"
    frames = [Image.new("L", (2200, height), "white") for height in (1000, 3000)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert [size(page_jpeg(path, ".tif", n)) for n in (1, 2)] == [(WIDTH, 500), (WIDTH, 1500)]
    assert page_jpeg(path, ".tif", 3) is None


def test_pictures_in_a_text_are_counted(tmp_path: Path) -> None:
    """The second picture of a Word file is the second that was put in; what is not there is none."""
    path = tmp_path / "a.docx"
    document = docx.Document()
    for wide in (300, 400):
        drawn = io.BytesIO()
        Image.new("RGB", (wide, 100), "red").save(drawn, format="PNG")
        document.add_picture(drawn)
    document.save(str(path))
    assert size(picture_jpeg(path, ".docx", 2)) == (400, 100)
    assert picture_jpeg(path, ".docx", 3) is None


@pytest.mark.parametrize("suffix", [".png", ".ofd", ".pdf", ".docx", ".txt"])
def test_damage_is_no_picture(suffix: str, tmp_path: Path) -> None:
    """A file that is not what its name says gives neither page nor picture."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"no such thing")
    assert (page_jpeg(path, suffix, 1), picture_jpeg(path, suffix, 1)) == (None, None)


def test_the_pictures_of_an_ofd_page_lie_where_it_has_them(tmp_path: Path) -> None:
    """A page of scans shows them in their places on white paper."""
    (truth,) = [each for each in sample_truths() if each.file.endswith(".html")][:1]
    path = tmp_path / "a.ofd"
    write_ofd.write(replace(truth, images=("requests",)), path, Look(".ofd"))
    pages = [page for n in range(1, 6) if (page := page_jpeg(path, ".ofd", n))]
    assert pages
    assert {size(page)[0] for page in pages} == {WIDTH}
