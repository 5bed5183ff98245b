"""A letter as a Word file, set as official letters are: A4, 仿宋, sources as footnotes, marks in yellow."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from assistant.reply.footnotes import MARK_STYLE, TEXT_STYLE, Footnotes
from assistant.reply.letter import Letter, Line, Table

# GB/T 9704: margins and sizes of official documents; 三号 is 16 points, 二号 22, 小四 12, 小五 9.
_MARGINS = {"top": Cm(3.7), "bottom": Cm(3.5), "left": Cm(2.8), "right": Cm(2.6)}
_BODY, _SMALL = Pt(16), Pt(10.5)
_WIDTHS = (Cm(3.8), Cm(1.4), Cm(4.2), Cm(2.6), Cm(3.6))
_SONG, _HEI, _FANG, _LATIN = "宋体", "黑体", "仿宋", "Times New Roman"


def to_docx(letter: Letter) -> bytes:
    """The whole letter as a .docx file, the check list on a page of its own. O(its length)."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    if letter.language == "en":
        _set_english(document)
    writer = _Writer(document, Footnotes(document, letter.notes))
    writer.letter(letter)
    writer.check_list(letter)
    writer.footnotes.finish()
    _set_properties(document, letter)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Adds to a document."""

    def __init__(self, document: Document, footnotes: Footnotes) -> None:
        self._document = document
        self.footnotes = footnotes

    def letter(self, letter: Letter) -> None:
        """What is to be sent."""
        title = self._document.add_paragraph(letter.title, style="Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._line(letter.salutation, indent=False)
        for line in letter.body:
            self._line(line)
        if letter.table:
            self._table(letter.table)
        closing = [self._line(line) for line in letter.closing]
        closing[0].paragraph_format.space_before = Pt(8)
        closing[-1].paragraph_format.keep_with_next = True
        signature = [self._line(line, indent=False) for line in letter.signature]
        signature[0].paragraph_format.space_before = Pt(28)
        for place, signed in enumerate(signature, 1):
            signed.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            signed.paragraph_format.right_indent = _BODY * 2
            signed.paragraph_format.keep_with_next = place < len(signature)

    def check_list(self, letter: Letter) -> None:
        """What the sender looks through, and takes off."""
        heading = self._document.add_paragraph(letter.check_title, style="Heading 1")
        heading.paragraph_format.page_break_before = True
        self._document.add_paragraph(letter.to_confirm, style="Heading 2")
        for mark in letter.marks:
            self._document.add_paragraph(f"□ {mark}", style="List")
        for title, lines in letter.check_list:
            self._document.add_paragraph(title, style="Heading 2")
            for line in lines:
                self._fill(self._document.add_paragraph(style="List"), line)

    def _line(self, line: Line, indent: bool = True) -> Paragraph:
        paragraph = self._document.add_paragraph()
        if indent:
            paragraph.paragraph_format.first_line_indent = _BODY * 2
        self._fill(paragraph, line)
        return paragraph

    def _fill(self, paragraph: Paragraph, line: Line) -> None:
        for run in line:
            written = paragraph.add_run(run.text)
            if run.mark:
                written.font.highlight_color = WD_COLOR_INDEX.YELLOW
            for place, number in enumerate(run.notes):
                if place:  # 1 and 2 must not read as 12
                    paragraph.add_run("、", style=MARK_STYLE)
                self.footnotes.refer(paragraph, number)

    def _table(self, table: Table) -> None:
        caption = self._document.add_paragraph(table.caption, style="Caption")
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made = self._document.add_table(rows=1, cols=len(table.head), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        for text, cell in zip(table.head, made.rows[0].cells, strict=True):
            self._cell(cell, text).runs[0].bold = True
        _repeat(made.rows[0])
        for row in table.rows:
            added = made.add_row()
            _keep_whole(added)
            for line, cell in zip(row, added.cells, strict=True):
                self._fill(self._cell(cell, ""), line)
        for row_of_cells in made.rows:
            for width, cell in zip(_WIDTHS, row_of_cells.cells, strict=True):
                cell.width = width
        for width, column in zip(_WIDTHS, made.columns, strict=True):
            column.width = width

    def _cell(self, cell: Any, text: str) -> Paragraph:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph: Paragraph = cell.paragraphs[0]
        paragraph.style = self._document.styles["Table Text"]
        if text:
            paragraph.add_run(text)
        return paragraph


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", width)
    section.footer_distance = Cm(2.5)
    number = section.footer.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    number.add_run(" —")


def _set_styles(document: Document) -> None:
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):  # which glyphs Chinese punctuation has
        language.set(qn("w:eastAsia"), "zh-CN")
    normal = _font(styles["Normal"], _FANG, _BODY)
    spacing = normal.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    title = _font(styles["Title"], _SONG, Pt(22), bold=True)
    title.paragraph_format.space_after = Pt(28)
    title.paragraph_format.line_spacing = Pt(34)
    _no_border(title)
    _font(styles["Heading 1"], _HEI, _BODY)
    _font(styles["Heading 2"], _HEI, Pt(12)).paragraph_format.space_before = Pt(8)
    _font(styles["Caption"], _HEI, Pt(12)).paragraph_format.space_before = Pt(8)
    _font(styles["List"], _FANG, Pt(12)).paragraph_format.line_spacing = Pt(22)
    table = _font(styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH), _FANG, _SMALL)
    table.base_style = normal
    table.paragraph_format.line_spacing = Pt(18)
    table.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    note = _font(styles.add_style(TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True), _SONG, Pt(9))
    note.base_style = normal
    note.paragraph_format.line_spacing = Pt(14)
    mark = styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True


def _font(style: Any, name: str, size: Any, bold: bool = False) -> Any:
    """Give a style one Chinese and one Latin font, in black."""
    style.font.size, style.font.bold, style.font.italic = size, bold, False
    style.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]  # those of the theme would win
    # The hint makes quotation marks Chinese ones.
    faces = {"hint": "eastAsia", "ascii": _LATIN, "hAnsi": _LATIN, "eastAsia": name, "cs": _LATIN}
    for key, value in faces.items():
        fonts.set(qn(f"w:{key}"), value)
    return style


def _set_english(document: Document) -> None:
    """Quotation marks are those of the Latin font."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.pop(qn("w:hint"), None)


def _no_border(style: Any) -> None:
    """The template's Title has a blue line below it."""
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _repeat(row: Any) -> None:
    """The head again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _set_properties(document: Document, letter: Letter) -> None:
    properties = document.core_properties
    properties.title = letter.title[:255]  # more is not allowed
    properties.author, properties.comments = "", ""
    properties.language = "zh-CN" if letter.language == "zh" else "en"
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
