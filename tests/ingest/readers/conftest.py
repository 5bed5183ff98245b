"""The statutory tables with random figures, and writers that put them into html, docx and pdf files."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.oxml import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import docx as docx_reader
from ingest.readers import pdf as pdf_reader
from ingest.readers.base import RawCell
from ingest.settings import IngestSettings
from ingest.types import BlockKind, Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    }.items()
)
FONT = "STSong-Light"  # a font of the reader's own, so that no font file is needed
Table = tuple[RawCell, ...]


@pytest.fixture(scope="session")
def limits() -> IngestSettings:
    return IngestSettings(max_file_mb=5, max_unpacked_mb=20)


@pytest.fixture(params=range(2))
def form(request: pytest.FixtureRequest) -> tuple[Table, Table, Table]:
    """The three tables of the 2021 form with figures drawn from a seed."""
    rng = random.Random(request.param)
    return _proactive(rng), _requests(rng), _review(rng)


@pytest.fixture(scope="session")
def write_html() -> Callable[[Sequence[RawCell]], str]:
    return html_table


@pytest.fixture(scope="session")
def write_docx() -> Callable[[object, Sequence[RawCell]], None]:
    return docx_table


@pytest.fixture
def save_docx(tmp_path: Path) -> Callable[[object], Document]:
    """Saves a python-docx document and reads it back."""

    def save(document: object) -> Document:
        path = tmp_path / "a.docx"
        with path.open("wb") as file:
            document.save(file)  # type: ignore[attr-defined]
        return docx_reader.read(path)

    return save


@pytest.fixture
def read_docx(save_docx: Callable[[object], Document]) -> Callable[..., Document]:
    """Reads a document with this XML in its body, and this in its numbering and styles."""

    def read(body: str, numbering: str = "", styles: str = "") -> Document:
        document = python_docx.Document()
        targets = (
            (document.element.body, body),
            (document.part.numbering_part.element, numbering),
            (document.styles.element, styles),
        )
        for target, xml in targets:
            for n, node in enumerate(parse_xml(f"<x {NAMESPACES}>{xml}</x>")):
                target.insert(n, node)
        return save_docx(document)

    return read


@pytest.fixture(scope="session")
def new_pdf() -> Callable[[Path], Pdf]:
    return Pdf


@pytest.fixture
def out_pdf(new_pdf: Callable[[Path], Any], tmp_path: Path) -> Any:
    """A pdf to draw on."""
    return new_pdf(tmp_path / "a.pdf")


@pytest.fixture
def read_pdf(out_pdf: Any, tmp_path: Path) -> Callable[[], Document]:
    """Saves what was drawn and reads it."""

    def read() -> Document:
        out_pdf.save()
        return pdf_reader.read(tmp_path / "a.pdf")

    return read


@pytest.fixture(scope="session")
def grids() -> Callable[[Document], list[list[tuple[str, int, int, int, int]]]]:
    return grids_of


@pytest.fixture(scope="session")
def paragraphs() -> Callable[[Document], list[str]]:
    return lambda document: [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
    ]


@pytest.fixture(scope="session")
def is_sound() -> Callable[[Document], bool]:
    return sound


def place(cells: Sequence[RawCell]) -> list[tuple[str, int, int, int, int]]:
    """Cells in a form that compares."""
    return [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in cells]


@pytest.fixture(scope="session")
def placed() -> Callable[[Sequence[RawCell]], list[tuple[str, int, int, int, int]]]:
    return place


def grids_of(document: Document) -> list[list[tuple[str, int, int, int, int]]]:
    """The tables of a document, cell by cell."""
    return [
        [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in block.grid.cells]
        for block in document.blocks
        if block.grid is not None
    ]


def sound(document: Document) -> bool:
    """Blocks in order, without overlap, none blank, and every cell's span giving its text."""
    ends = [0, *(block.end for block in document.blocks)]
    cells = [cell for block in document.blocks if block.grid for cell in block.grid.cells]
    return (
        all(block.start >= end for block, end in zip(document.blocks, ends, strict=False))
        and all(document.text[block.start : block.end].strip() for block in document.blocks)
        and all(document.text[cell.start : cell.end] == cell.text for cell in cells)
        and all("\n" not in document.text[b.start : b.end] for b in document.blocks if b.grid is None)
    )


def _value(rng: random.Random) -> str:
    """Runs of zeros are the rule in these tables, blanks are common, and a few figures are large."""
    return rng.choice(["0"] * 6 + [""] * 3 + ["3", "15", "90025", "13.39"])


def _row(texts: Sequence[str], row: int, column: int, width: int = 1) -> list[RawCell]:
    return [RawCell(text, row, column + n * width, 1, width) for n, text in enumerate(texts)]


def _proactive(rng: random.Random) -> Table:
    cells = [RawCell("第二十条第（一）项", 0, 0, 1, 4)]
    cells += _row(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], 1, 0)
    for row, label in enumerate(["规章", "行政规范性文件"], 2):
        cells += _row([label, *(_value(rng) for _ in range(3))], row, 0)
    row = 4
    for item, labels, head in (
        ("五", ["行政许可"], "本年处理决定数量"),
        ("六", ["行政处罚", "行政强制"], "本年处理决定数量"),
        ("八", ["行政事业性收费"], "本年收费金额（单位：万元）"),
    ):
        cells.append(RawCell(f"第二十条第（{item}）项", row, 0, 1, 4))
        for label, value in [("信息内容", head), *((label, _value(rng)) for label in labels)]:
            row += 1
            cells += [RawCell(label, row, 0), RawCell(value, row, 1, 1, 3)]
        row += 1
    return tuple(cells)


_GROUPS = (
    (
        "（三）不予公开",
        "属于国家秘密 其他法律行政法规禁止公开 危及“三安全一稳定” 保护第三方合法权益 属于三类内部事务信息 "
        "属于四类过程性信息 属于行政执法案卷 属于行政查询事项",
    ),
    ("（四）无法提供", "本机关不掌握相关政府信息 没有现成信息需要另行制作 补正后申请内容仍不明确"),
    (
        "（五）不予处理",
        "信访举报投诉类申请 重复申请 要求提供公开出版物 无正当理由大量反复申请 "
        "要求行政机关确认或重新出具已获取信息",
    ),
    (
        "（六）其他处理",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 "
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 其他",
    ),
)


def _requests(rng: random.Random) -> Table:
    head = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    cells = [RawCell(head, 0, 0, 3, 3), RawCell("申请人情况", 0, 3, 1, 7)]
    cells += [RawCell("自然人", 1, 3, 2), RawCell("法人或其他组织", 1, 4, 1, 5), RawCell("总计", 1, 9, 2)]
    cells += _row(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], 2, 4)
    cells += [RawCell("一、本年新收政府信息公开申请数量", 3, 0, 1, 3)]
    cells += [RawCell("二、上年结转政府信息公开申请数量", 4, 0, 1, 3)]
    cells += [RawCell("三、本年度办理结果", 5, 0, 22), RawCell("（一）予以公开", 5, 1, 1, 2)]
    cells += [RawCell("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 6, 1, 1, 2)]
    row = 7
    for group, labels in _GROUPS:
        names = labels.split()
        cells.append(RawCell(group, row, 1, len(names)))
        cells += [RawCell(f"{n}.{name}", row + n - 1, 2) for n, name in enumerate(names, 1)]
        row += len(names)
    cells += [RawCell("（七）总计", 26, 1, 1, 2), RawCell("四、结转下年度继续办理", 27, 0, 1, 3)]
    for row in range(3, 28):
        cells += _row([_value(rng) for _ in range(7)], row, 3)
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _review(rng: random.Random) -> Table:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    cells = [RawCell("行政复议", 0, 0, 1, 5), RawCell("行政诉讼", 0, 5, 1, 10)]
    cells += [RawCell(text, 1, n, 2) for n, text in enumerate(outcomes)]
    cells += [RawCell("未经复议直接起诉", 1, 5, 1, 5), RawCell("复议后起诉", 1, 10, 1, 5)]
    cells += _row(outcomes * 2, 2, 5) + _row(["0", *(_value(rng) for _ in range(14))], 3, 0)
    return tuple(cells)


def html_table(cells: Sequence[RawCell], blank: str = "&nbsp;") -> str:
    """The table as a content management system writes it."""
    rows = []
    for row in range(max(cell.row for cell in cells) + 1):
        tds = [
            f'<td rowspan="{c.row_span}" colspan="{c.column_span}"><p>{c.text or blank}</p></td>'
            for c in cells
            if c.row == row
        ]
        rows.append(f"<tr>{''.join(tds)}</tr>")
    return f"<table border=1><tbody>{''.join(rows)}</tbody></table>"


def docx_table(document: object, cells: Sequence[RawCell]) -> None:
    """The table with merged cells, added to a python-docx document."""
    assert hasattr(document, "add_table")
    rows = max(cell.row + cell.row_span for cell in cells)
    columns = max(cell.column + cell.column_span for cell in cells)
    table = document.add_table(rows, columns)
    for cell in cells:
        first = table.cell(cell.row, cell.column)
        last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        first.merge(last).text = cell.text


class Pdf:
    """Draws a pdf from the top of its pages down, with fixed margins, as a typesetter would."""

    LEFT, RIGHT, TOP, BOTTOM = 70.0, 525.0, 90.0, 752.0

    def __init__(self, path: Path) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self.y = self.TOP
        self.boxes = False

    def line(self, text: str, x: float = LEFT, size: float = 14, y: float | None = None) -> None:
        """One line of text, at a height from the top."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, A4[1] - (self.y if y is None else y), text)
        if y is None:
            self.y += size * 1.6

    def paragraph(self, text: str, size: float = 14) -> None:
        """A paragraph, its first line indented by two characters; what is too long goes to the next page."""
        rest, x = text, self.LEFT + 2 * size
        while rest:
            n = max(n for n in range(1, len(rest) + 1) if x + self._width(rest[:n], size) <= self.RIGHT)
            if self.y > self.BOTTOM:
                self.page()
            self.line(rest[:n], x, size)
            rest, x = rest[n:], self.LEFT

    def page(self) -> None:
        """Go on to the next page."""
        self.canvas.showPage()
        self.y = self.TOP

    def table(
        self, cells: Sequence[RawCell], rows: range | None = None, outer: bool = True, gap: float = 20
    ) -> None:
        """Some rows of a table, cell by cell; a cell cut by a page break has its text in the first part."""
        rows = rows or range(max(cell.row + cell.row_span for cell in cells))
        columns = max(cell.column + cell.column_span for cell in cells)
        size, height = 8.0, 24.0
        width = (self.RIGHT - self.LEFT) / columns
        for cell in cells:
            first, last = max(cell.row, rows.start), min(cell.row + cell.row_span, rows.stop)
            if first < last:
                x, y = self.LEFT + cell.column * width, self.y + (first - rows.start) * height
                box = (x, y, cell.column_span * width, (last - first) * height)
                self._box(*box, outer=outer)
                if cell.row >= rows.start:
                    self._inside(cell.text, *box, size=size)
        self.y += len(rows) * height + gap

    def save(self) -> None:
        """Write the file."""
        self.canvas.save()

    def _box(self, x: float, y: float, width: float, height: float, outer: bool) -> None:
        top, bottom = A4[1] - y, A4[1] - y - height
        if outer or x > self.LEFT:
            self._rule(x, top, 0, bottom - top)
        if outer or x + width < self.RIGHT - 1:
            self._rule(x + width, top, 0, bottom - top)
        self._rule(x, top, width, 0)
        self._rule(x, bottom, width, 0)

    def _rule(self, x: float, y: float, width: float, height: float) -> None:
        """A border, as a line or, as Word has it, as a thin filled box."""
        if self.boxes:
            self.canvas.rect(x, y, width or 0.48, height or 0.48, stroke=0, fill=1)
        else:
            self.canvas.line(x, y, x + width, y + height)

    def _inside(self, text: str, x: float, y: float, width: float, height: float, size: float) -> None:
        """The text of a cell, wrapped and set in its middle; smaller where it would not fit."""
        lines = self._wrap(text, width - 4, size)
        while len(lines) * size * 1.1 > height:
            size -= 0.5
            lines = self._wrap(text, width - 4, size)
        top = y + (height - len(lines) * size * 1.1) / 2
        for n, line in enumerate(lines):
            left = x + (width - self._width(line, size)) / 2
            self.line(line, left, size, y=top + (n + 0.9) * size * 1.1)

    def _wrap(self, text: str, width: float, size: float) -> list[str]:
        lines = [""]
        for char in text:
            if lines[-1] and self._width(lines[-1] + char, size) > width:
                lines.append("")
            lines[-1] += char
        return lines

    def _width(self, text: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, FONT, size))
