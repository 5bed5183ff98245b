"""Writes a report as a Word file with truly merged cells (gridSpan, vMerge), the same bytes each time."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.shared import Inches

from eval.sample.docx_variants import NAMESPACES, WRAPPERS, add_chart, add_numbered
from eval.sample.forms import FormCell, split, width
from eval.sample.look import Look, positions
from eval.sample.package import dated_alike
from eval.sample.picture import draw_table
from eval.sample.sheets import form_cells, sheet_of
from eval.sample.truth import Chart, Heading, TablePlace, Truth


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``. Variants: those of ``docx_variants``."""
    word = Document()
    word.core_properties.created = word.core_properties.modified = datetime(2000, 1, 1)
    for piece in truth.pieces:
        if isinstance(piece, TablePlace):
            _table(word, truth, piece.table, look)
        elif isinstance(piece, Chart):
            word.add_paragraph(piece.title)
            if "chart" in look.variants:
                add_chart(word, piece)
        elif isinstance(piece, Heading) and piece.level and "numbering" in look.variants:
            add_numbered(word, piece)
        else:
            _text(word, piece.text, isinstance(piece, Heading) and piece.level == 0)
    _text(word, truth.agency.name, False)
    _text(word, f"{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日", False)
    written = BytesIO()
    word.save(written)
    path.write_bytes(dated_alike(written.getvalue()))


def _text(word: WordFile, text: str, title: bool) -> None:
    for line in text.split("\n"):
        word.add_paragraph(line, style="Title" if title else None)


def _table(word: WordFile, truth: Truth, table: str, look: Look) -> None:
    if table in truth.images:
        picture = draw_table(form_cells(truth, table, look.variant), look.shot)
        word.add_picture(BytesIO(picture), width=Inches(6))
        return
    sheet = sheet_of(truth, table, look.variant)
    parts = [
        part for cells in sheet.grids for part in (split(cells) if "split" in look.variants else [cells])
    ]
    for number, cells in enumerate(parts):
        if number and "split" not in look.variants:
            word.add_paragraph()
        xml = _table_xml(cells)
        for variant, wrap in WRAPPERS.items():
            xml = wrap(xml) if variant in look.variants else xml
        word.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    for note in sheet.notes:
        word.add_paragraph(note)


def _table_xml(cells: list[FormCell]) -> str:
    """The table's XML; built whole because python-docx merges cell by cell in quadratic time."""
    columns = "".join('<w:gridCol w:w="900"/>' for _ in range(width(cells)))
    rows = "".join(_row_xml(number, line) for number, line in enumerate(positions(cells)))
    style = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl {NAMESPACES}>{style}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _row_xml(number: int, line: list[FormCell | None]) -> str:
    return (
        "<w:tr>"
        + "".join(
            _cell_xml(cell, cell.row == number)
            for column, cell in enumerate(line)
            if cell is not None and cell.column == column
        )
        + "</w:tr>"
    )


def _cell_xml(cell: FormCell, begins: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    merge = ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>") if cell.row_span > 1 else ""
    lines = cell.text.split("\n") if begins else [""]
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}{merge}</w:tcPr>'
        f"<w:p><w:r>{text}</w:r></w:p></w:tc>"
    )
