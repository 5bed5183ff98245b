"""Each writer puts down all that the truth has, in the form of its format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from eval.sample import sample_truths
from eval.sample.corpus import WRITERS
from eval.sample.forms import FormCell, height, width
from eval.sample.look import Look, positions
from eval.sample.picture import PLAIN, is_legible
from eval.sample.plans import LOOKS
from eval.sample.sheets import form_cells
from eval.sample.truth import Paragraph, Truth
from ingest.fold import squeeze
from ingest.readers import read_document
from ingest.settings import IngestSettings
from ingest.types import BlockKind

ALL_TABLES = ("proactive", "requests", "review")
TRUTH = replace(next(t for t in sample_truths() if t.agency.office == "卫生健康局"), images=frozenset())
PICTURES = replace(TRUTH, images=frozenset(ALL_TABLES))
EVERY_LOOK = [
    pytest.param(look, id=f"{look.suffix}-{look.layout or look.encoding}")
    for look in (*LOOKS, Look(".ofd"), Look(".xlsx"))
]


def written(truth: Truth, look: Look, folder: Path) -> Path:
    path = folder / f"report{look.suffix}"
    WRITERS[look.suffix](truth, path, look)
    return path


@pytest.mark.parametrize("table", ALL_TABLES)
@pytest.mark.parametrize("truth", [pytest.param(t, id=str(t.year)) for t in sample_truths()[:4]])
def test_form_covers_every_position_once(truth: Truth, table: str) -> None:
    """The cells of a form fill its grid without gap or overlap."""
    cells = form_cells(truth, table)
    assert sum(cell.row_span * cell.column_span for cell in cells) == width(cells) * height(cells)
    assert all(cell is not None for row in positions(cells) for cell in row)


@pytest.mark.parametrize("look", EVERY_LOOK)
def test_written_report_holds_all_prose_and_all_cells(look: Look, tmp_path: Path) -> None:
    """Read back, the file has every paragraph and every label and number, white space aside."""
    text = squeeze(read_document(written(TRUTH, look, tmp_path), IngestSettings()).text).text
    paragraphs = [piece.text for piece in TRUTH.pieces if isinstance(piece, Paragraph)]
    cells = [cell.text for table in ALL_TABLES for cell in form_cells(TRUTH, table)]
    assert [piece for piece in (*paragraphs, *cells) if squeeze(piece).text not in text] == []


@pytest.mark.parametrize("look", [look for look in EVERY_LOOK if look.id.startswith((".txt", ".md"))])
def test_picture_of_a_table_is_an_image_and_no_text(look: Look, tmp_path: Path) -> None:
    """In converted text, tables that are pictures leave three images and none of their labels."""
    document = read_document(written(PICTURES, look, tmp_path), IngestSettings())
    assert sum(block.kind is BlockKind.IMAGE for block in document.blocks) >= 3
    assert "属于国家秘密" not in document.text


@pytest.mark.parametrize("suffix", [".docx", ".html", ".pdf"])
def test_picture_of_a_table_is_in_the_file(suffix: str, tmp_path: Path) -> None:
    """Where a file holds pictures, those of tables can be recognised in it."""
    if not is_legible(PLAIN):
        pytest.skip("no Chinese font here to draw a table with")
    pictures = replace(TRUTH, images=frozenset({"review"}))
    document = read_document(written(pictures, Look(suffix), tmp_path), IngestSettings())
    cells = [cell for block in document.blocks if block.grid for cell in block.grid.cells]
    read = {cell.text for cell in cells if cell.confidence is not None}
    assert {cell.text for cell in form_cells(TRUTH, "review")} <= read


@pytest.mark.parametrize("look", EVERY_LOOK)
def test_writing_twice_gives_the_same_bytes(look: Look, tmp_path: Path) -> None:
    """Nothing of the clock or the machine gets into a file."""
    first = written(TRUTH, look, tmp_path).read_bytes()
    assert first == written(TRUTH, look, tmp_path).read_bytes()


def test_docx_cells_are_truly_merged(tmp_path: Path) -> None:
    """Two positions of a docx table share one XML cell exactly where the form has a span."""
    table = Document(str(written(TRUTH, Look(".docx"), tmp_path))).tables[1]
    first = {(row, column): table.cell(row, column)._tc for row in range(6) for column in range(10)}
    assert first[0, 0] is first[2, 2]
    assert first[0, 3] is first[0, 9]
    assert first[3, 4] is not first[3, 5]


def test_html_spans_are_the_forms(tmp_path: Path) -> None:
    """The page gives the corner cell its rows and columns, and blank cells a &nbsp;."""
    blank = {cell: None for cell in TRUTH.values}
    page = written(replace(TRUTH, values=blank), Look(".html"), tmp_path).read_text(encoding="utf-8")
    assert '<td rowspan="3" colspan="3">（本列数据的勾稽关系为' in page
    assert "<td>&nbsp;</td>" in page


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_encoding_is_the_one_asked_for(suffix: str, tmp_path: Path) -> None:
    """A report in GB18030 is not UTF-8."""
    path = written(TRUTH, Look(suffix, "rows", encoding="gb18030"), tmp_path)
    assert TRUTH.agency.name in path.read_bytes().decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        path.read_text(encoding="utf-8")


def test_lines_layout_puts_the_first_table_at_the_end(tmp_path: Path) -> None:
    """In that layout the table of part 2 comes after the signature, as converters have left it."""
    text = written(TRUTH, Look(".txt", "lines"), tmp_path).read_text(encoding="utf-8")
    assert text.index("第二十条第（一）项") > text.index(f"{TRUTH.signed.year}年{TRUTH.signed.month}月")


def test_cells_hold_what_is_printed() -> None:
    """A blank cell is empty text; money without a unit on the form is printed with one."""
    old = next(truth for truth in sample_truths() if "政府集中采购" in {cell.row for cell in truth.values})
    texts = [cell.text for cell in form_cells(old, "proactive")]
    assert any(text.endswith(("万元", "元")) and text[0].isdigit() for text in texts)
    assert FormCell("行政许可", 6, 0) in form_cells(TRUTH, "proactive")
