"""Writes a report as a Word file with truly merged cells (gridSpan, vMerge), the same bytes each time."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches

from eval.sample.forms import FormCell, form_cells, width
from eval.sample.look import Look, positions
from eval.sample.picture import Shot, draw_table
from eval.sample.truth import Chart, Heading, TablePlace, Truth

_LONG_AGO = (2000, 1, 1, 0, 0, 0)


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``."""
    word = Document()
    word.core_properties.created = word.core_properties.modified = datetime(2000, 1, 1)
    for piece in truth.pieces:
        if isinstance(piece, TablePlace):
            _table(word, truth, piece.table, look.shot)
        elif isinstance(piece, Chart):
            word.add_paragraph(piece.title)
        else:
            _text(word, piece.text, isinstance(piece, Heading) and piece.level == 0)
    _text(word, truth.agency.name, False)
    _text(word, f"{truth.signed.year}年{truth.signed.month}月{truth.signed.day}日", False)
    path.write_bytes(_without_times(word))


def _text(word: WordFile, text: str, title: bool) -> None:
    for line in text.split("\n"):
        word.add_paragraph(line, style="Title" if title else None)


def _table(word: WordFile, truth: Truth, table: str, shot: Shot) -> None:
    cells = form_cells(truth, table)
    if table in truth.images:
        word.add_picture(BytesIO(draw_table(cells, shot)), width=Inches(6))
        return
    word.element.body.insert_element_before(parse_xml(_table_xml(cells)), "w:sectPr")


def _table_xml(cells: list[FormCell]) -> str:
    """The table's XML; built whole because python-docx merges cell by cell in quadratic time."""
    columns = "".join('<w:gridCol w:w="900"/>' for _ in range(width(cells)))
    rows = "".join(_row_xml(number, line) for number, line in enumerate(positions(cells)))
    style = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl {nsdecls('w')}>{style}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


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
    text = escape(cell.text) if begins else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}{merge}</w:tcPr>'
        f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
    )


def _without_times(word: WordFile) -> bytes:
    """The file with every entry dated alike, so that building the corpus again changes nothing."""
    written, out = BytesIO(), BytesIO()
    word.save(written)
    with ZipFile(written) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(ZipInfo(entry.filename, _LONG_AGO), source.read(entry), ZIP_DEFLATED)
    return out.getvalue()
