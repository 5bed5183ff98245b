"""Tables and pages that are pictures, drawn with known truth and spoilt in every way that is promised."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx as python_docx
import numpy as np
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image, ImageDraw

from eval.sample import sample_truths, scan
from eval.sample.corpus import WRITERS
from eval.sample.forms import FormCell
from eval.sample.look import Look
from eval.sample.picture import PLAIN, Shot, draw_table, draw_tables, is_legible
from eval.sample.sheets import form_cells
from eval.sample.variant import ValueStyle, Variant
from ingest.archives import members, unpacked
from ingest.fold import squeeze
from ingest.numerals import parse_cell
from ingest.parse import parse_file
from ingest.readers import docx, html, image, pdf, read_document
from ingest.readers.base import RawCell
from ingest.readers.pictures.content import Content, tables_in
from ingest.readers.pictures.grid import find_grids
from ingest.readers.pictures.sheet import open_pictures, skew_of, straighten
from ingest.settings import IngestSettings
from ingest.types import BlockKind, Document, FigureState, Origin, TableState

pytestmark = pytest.mark.skipif(not is_legible(PLAIN), reason="no Chinese font here to draw tables with")

TRUTH = replace(sample_truths()[3], images=frozenset())
REVIEW = form_cells(TRUTH, "review")
PROACTIVE = form_cells(TRUTH, "proactive")


def texts(cells: Sequence[RawCell | FormCell]) -> dict[tuple[int, int, int, int], str]:
    """What stands where, in half-width forms and without spaces."""
    return {(c.row, c.column, c.row_span, c.column_span): squeeze(c.text).text for c in cells}


def recognised(document: Document) -> list[str]:
    """The texts of the cells that came from pictures."""
    cells = [cell for block in document.blocks if block.grid for cell in block.grid.cells]
    return [cell.text for cell in cells if cell.confidence is not None]


@pytest.mark.parametrize(
    "shot",
    [
        pytest.param(Shot(150), id="150 dpi"),
        pytest.param(Shot(100, skew=2), id="100 dpi, 2 degrees"),
        pytest.param(Shot(200, skew=-3, blur=0.6, noise=8), id="3 degrees, blur and noise"),
        pytest.param(Shot(150, skew=1, noise=4, photograph=True), id="photograph"),
        pytest.param(Shot(300, noise=8), id="300 dpi"),
    ],
)
def test_picture_of_a_table_is_read_to_the_cell(shot: Shot) -> None:
    """Each cell, merged or not, is in its place with its text, sure, and has a box around it."""
    (cells,) = tables_in(draw_table(REVIEW, shot)).tables
    read = texts(cells)
    assert {place: read.get(place) for place in texts(REVIEW)} == texts(REVIEW)
    assert all(cell.confidence is not None and cell.box is not None for cell in cells)
    assert min(cell.confidence or 0 for cell in cells if cell.text.isdigit()) >= 0.9


def test_picture_full_of_dashes_and_rings_is_read() -> None:
    """Dashes for blank cells, more of them than of anything else, and 〇 for 0 are read as what they are."""
    value = ValueStyle(blanks=("—",), zero="〇")
    blank = replace(TRUTH, values={c: None if v == 0 else v and v * 0 for c, v in TRUTH.values.items()})
    drawn = form_cells(blank, "review", Variant(value=value))
    assert {"—", "〇"} <= {cell.text for cell in drawn}
    (cells,) = tables_in(draw_table(drawn)).tables
    said = {place: parse_cell(text) for place, text in texts(cells).items()}
    assert said == {place: parse_cell(text) for place, text in texts(drawn).items()}


def test_picture_of_several_tables_is_several_tables() -> None:
    """Two tables in one picture come out one after the other."""
    first, second = tables_in(draw_tables([PROACTIVE, REVIEW])).tables
    assert (texts(first), texts(second)) == (texts(PROACTIVE), texts(REVIEW))


def test_box_is_where_the_cell_was_drawn() -> None:
    """In a picture that is askew, a cell's box in fractions covers its own ink in the picture as it was."""
    data = draw_table(REVIEW, Shot(150, skew=3))
    (cells,) = tables_in(data).tables
    drawn = np.asarray(Image.open(BytesIO(data)))
    high, wide = drawn.shape
    for cell in cells:
        assert cell.box is not None
        left, top, right, bottom = (
            round(v) for v in (cell.box.x0 * wide, cell.box.y0 * high, cell.box.x1 * wide, cell.box.y1 * high)
        )
        assert 0 <= left < right <= wide
        assert drawn[top:bottom, left:right].min() < 128


def test_marks_for_none_are_no_numbers() -> None:
    """A dash is blank, a slash never a sure 1, an empty cell blank for sure, and what is ink is not blank."""
    marks = ["—", "－", "/", "", "1", "无"]
    cells = [FormCell("行政许可", 0, 0), FormCell("行政处罚", 0, 1)]
    cells += [
        FormCell(text, n, c) for n, mark in enumerate(marks, 1) for c, text in enumerate(("规章", mark))
    ]
    (read,) = tables_in(draw_table(cells)).tables
    dash, wide_dash, slash, nothing, one, none = (
        next(c for c in read if (c.row, c.column) == (n, 1)) for n in range(1, 7)
    )
    assert (dash.text, wide_dash.text, none.text) == ("—", "—", "无")
    assert not (slash.text == "1" and (slash.confidence or 0) > 0.5)
    assert (nothing.text, nothing.confidence) == ("", 1.0)
    assert (one.text, (one.confidence or 0) > 0.9) == ("1", True)


def test_ink_without_text_is_not_blank() -> None:
    """A scrawl in a cell is neither a number nor a blank for sure."""
    cells = [cell if cell.row < 3 else replace(cell, text="") for cell in REVIEW]
    picture = Image.open(BytesIO(draw_table(cells)))
    draw = ImageDraw.Draw(picture)
    (grid,) = find_grids(straighten(np.asarray(picture)))
    scale = picture.width / 2000
    x, y = grid.xs[1] * scale, (grid.ys[-2] + 12) * scale
    draw.line([(x - 45, y), (x - 20, y + 18), (x - 40, y + 14), (x - 15, y + 4)], fill=0, width=2)
    out = BytesIO()
    picture.save(out, "PNG")
    (read,) = tables_in(out.getvalue()).tables
    scrawled = next(cell for cell in read if (cell.row, cell.column) == (3, 0))
    assert parse_cell(scrawled.text).state is FigureState.UNREADABLE or (scrawled.confidence or 0) < 0.9


@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.0, 1.3, 3.0])
def test_skew_is_found(angle: float) -> None:
    """The lines of a table tell by how much it is askew, to a twentieth of a degree."""
    (picture,) = open_pictures(draw_table(PROACTIVE, Shot(150, skew=angle)))
    assert abs(skew_of(picture) - angle) <= 0.06


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), id="damaged"),
        pytest.param(draw_table(REVIEW, Shot(40)), id="too coarse"),
        pytest.param(
            draw_table([FormCell("甲", r, c) for r in range(4) for c in range(4)]), id="another table"
        ),
    ],
)
def test_picture_without_a_table_of_the_form_says_why(data: bytes) -> None:
    """What cannot be opened, is too coarse, or is another table, gives no cells but a note."""
    content = tables_in(data)
    assert content == Content((), content.note)
    assert content.note


def test_docx_pictures_in_line_become_tables_and_photos_stay(tmp_path: Path) -> None:
    """The picture of a table is a table at its place, with boxes in that picture; a photo a placeholder."""
    photo = tmp_path / "photo.png"
    Image.effect_noise((400, 300), 80).save(photo)
    file = python_docx.Document()
    file.add_paragraph("四、复议诉讼")
    file.add_picture(str(photo))
    file.add_picture(BytesIO(draw_table(REVIEW)))
    file.add_paragraph("五、问题")
    with (tmp_path / "a.docx").open("wb") as out:
        file.save(out)
    document = docx.read(tmp_path / "a.docx")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.IMAGE, BlockKind.TABLE, BlockKind.PARAGRAPH]
    grid = document.blocks[2].grid
    assert grid is not None
    assert {cell.box.picture for cell in grid.cells if cell.box} == {2}


def test_docx_floating_picture_in_a_text_box_is_read_once(tmp_path: Path) -> None:
    """A picture that floats, and one inside a floating text box, are each one table."""
    file = python_docx.Document()
    run = file.add_paragraph("四、复议诉讼").add_run()
    run.add_picture(BytesIO(draw_table(REVIEW)))
    inline = run._r.xpath(".//wp:inline")[0]
    inline.tag = inline.tag.replace("inline", "anchor")
    drawing = inline.getparent()
    box = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp')}><wp:anchor><box><w:txbxContent><w:p><w:r/></w:p></w:txbxContent>"
        "</box></wp:anchor></w:drawing>"
    )
    run._r.append(box)
    box.xpath(".//w:r")[0].append(deepcopy(drawing))
    with (tmp_path / "a.docx").open("wb") as out:
        file.save(out)
    kinds = [block.kind for block in docx.read(tmp_path / "a.docx").blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.TABLE]


def test_html_picture_beside_the_page_is_read_and_none_from_elsewhere(tmp_path: Path) -> None:
    """A file beside the page and a data: address are read; what lies above its folder or on a host is not."""
    data = draw_table(REVIEW)
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "表 1.png").write_bytes(data)
    (tmp_path / "above.png").write_bytes(data)
    inline = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    sources = ("%E8%A1%A8%201.png?v=2", inline, "../above.png", "http://127.0.0.1:9/t.png")
    page = folder / "a.html"
    page.write_text(
        "<html><body><p>正文</p>" + "".join(f"<img src='{s}'>" for s in sources) + "</body></html>", "utf-8"
    )
    kinds = [block.kind for block in html.read(page).blocks[1:]]
    assert kinds == [BlockKind.TABLE, BlockKind.TABLE, BlockKind.IMAGE, BlockKind.IMAGE]


def test_tiff_frames_are_pages(tmp_path: Path) -> None:
    """Each frame of a TIFF is a page, and boxes tell on which a cell is."""
    path = tmp_path / "a.tif"
    first, second = (Image.open(BytesIO(draw_table(cells))) for cells in (PROACTIVE, REVIEW))
    first.save(path, save_all=True, append_images=[second])
    document = image.read(path)
    assert [block.page for block in document.blocks] == [1, 2]
    for block in document.blocks:
        assert block.grid is not None
        assert {cell.box.page for cell in block.grid.cells if cell.box} == {block.page}


def test_scanned_report_is_read_whole(tmp_path: Path) -> None:
    """Tables, over page breaks too, and paragraphs come out of scanned pages, with pages and boxes."""
    path = tmp_path / "scan.pdf"
    scan.write(TRUTH, path, Look(".pdf"))
    report = parse_file(path, IngestSettings())
    assert (report.agency, report.year) == (TRUTH.agency.name, TRUTH.year)
    assert {table.state for table in report.tables} == {TableState.IMAGE_OCR}
    figures = {(f.table, f.row, f.column): f for f in report.figures if f.origin is Origin.IMAGE}
    read = {key: f.value for key, f in figures.items() if f.state is not FigureState.UNREADABLE}
    truth = {(cell.table, cell.row, cell.column): value for cell, value in TRUTH.values.items()}
    assert {key: truth[key] for key in read} == read
    assert len(read) >= 0.97 * len(truth)
    assert all(f.box and f.box.page and f.confidence for f in figures.values() if f.value is not None)
    assert squeeze(TRUTH.innovation).text in squeeze(report.text).text


def test_pdf_picture_on_a_page_with_text_becomes_a_table(tmp_path: Path) -> None:
    """A picture among text is read by itself; its boxes are places on the page."""
    from eval.sample import write_pdf

    path = tmp_path / "a.pdf"
    write_pdf.write(replace(TRUTH, images=frozenset({"review"})), path, Look(".pdf"))
    document = pdf.read(path)
    assert {cell.text for cell in REVIEW if cell.text.isdigit()} <= set(recognised(document))
    boxes = [cell.box for b in document.blocks if b.grid for cell in b.grid.cells if cell.box]
    assert {box.page for box in boxes} <= {block.page for block in document.blocks}
    assert all(box.y0 < box.y1 and box.x0 < box.x1 for box in boxes)


def test_image_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    """A picture file that is damaged, or in which nothing is written, is refused with what to do."""
    from ingest.errors import UnreadableFile

    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    with pytest.raises(UnreadableFile, match=r"^读不了 a\.png：图片已损坏[^\n]*。$"):
        image.read(path)
    Image.new("L", (600, 800), 255).save(path)
    with pytest.raises(UnreadableFile, match="没有认出文字"):
        image.read(path)


@pytest.mark.parametrize("suffix", [".ofd", ".xlsx"])
def test_picture_in_other_documents_becomes_a_table(suffix: str, tmp_path: Path) -> None:
    """A picture of a table in an OFD file or a workbook is read to the cell, with boxes."""
    path = tmp_path / f"a{suffix}"
    WRITERS[suffix](replace(TRUTH, images=frozenset({"review"})), path, Look(suffix))
    document = read_document(path, IngestSettings())
    assert {cell.text for cell in REVIEW if cell.text.isdigit()} <= set(recognised(document))
    boxes = [
        cell.box for b in document.blocks if b.grid for cell in b.grid.cells if cell.confidence is not None
    ]
    assert all(box and (box.page or box.picture) and 0 <= box.x0 < box.x1 <= 1 for box in boxes)


def test_ofd_page_that_is_a_picture_is_read_whole(tmp_path: Path) -> None:
    """A page of an OFD file with nothing but a picture on it is a scan: its text and its tables are read."""
    scan.write(replace(TRUTH, pieces=TRUTH.pieces[:3]), tmp_path / "a.png", Look(".png"))
    pack_ofd(tmp_path / "a.ofd", (tmp_path / "a.png").read_bytes())
    document = read_document(tmp_path / "a.ofd", IngestSettings())
    assert f"{TRUTH.agency.name}" in squeeze(document.text).text
    assert all(block.confidence is not None and block.page == 1 for block in document.blocks)


def pack_ofd(path: Path, picture: bytes) -> None:
    """An OFD file of one page that a picture covers."""
    tag = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    image_object = '<ofd:ImageObject ID="5" ResourceID="7" Boundary="0 0 210 297"/>'
    parts = {
        "OFD.xml": f"<ofd:OFD {tag}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody>"
        "</ofd:OFD>",
        "D/Document.xml": f"<ofd:Document {tag}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="P/Content.xml"/></ofd:Pages></ofd:Document>',
        "D/Res.xml": f'<ofd:Res {tag} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image">'
        "<ofd:MediaFile>1.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>",
        "D/P/Content.xml": f"<ofd:Page {tag}><ofd:Content><ofd:Layer>{image_object}</ofd:Layer></ofd:Content>"
        "</ofd:Page>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
        archive.writestr("D/Res/1.png", picture)


def test_scanned_table_without_lines_is_marked_and_none_of_its_numbers_reported(tmp_path: Path) -> None:
    """Where a scan has no lines to tell cells by, its tables are pictures that were not read."""
    path = tmp_path / "scan.pdf"
    scan.write(TRUTH, path, Look(".pdf", variants=frozenset({"unruled"})))
    report = parse_file(path, IngestSettings())
    assert {table.state for table in report.tables} == {TableState.IMAGE_UNREAD}
    assert all(table.note for table in report.tables)
    assert not [f for f in report.figures if f.origin in (Origin.TABLE, Origin.IMAGE)]


def test_page_in_an_archive_finds_the_pictures_beside_it(tmp_path: Path) -> None:
    """A page is read with the pictures saved with it; what lies above its folder is not there."""
    page = "<html><body><p>正文</p><img src='a_files/t.png'><img src='../b.png'></body></html>"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/a.html", page)
        for name in ("in/a_files/t.png", "b.png"):
            archive.writestr(name, draw_table(REVIEW))
    (member,) = (m for m in members(tmp_path / "a.zip", IngestSettings()) if m.name.startswith("in/"))
    with unpacked(tmp_path / "a.zip", member) as path:
        kinds = [block.kind for block in html.read(path).blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.IMAGE]
