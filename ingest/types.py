"""What a report is: text with blocks, parts, passages, tables and typed figures, each with its place.

Every position is a half-open span of characters in the report's canonical text, so that
``text[start:end]`` gives back the report's own words. Pages are counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Part(StrEnum):
    """The six statutory parts, by meaning; what stands before the first of them is the preamble."""

    PREAMBLE = "preamble"
    OVERVIEW = "overview"
    PROACTIVE = "proactive"
    REQUESTS = "requests"
    REVIEW = "review"
    PROBLEMS = "problems"
    OTHER = "other"


PART_TITLES = {
    Part.PREAMBLE: "报告开头",
    Part.OVERVIEW: "总体情况",
    Part.PROACTIVE: "主动公开政府信息情况",
    Part.REQUESTS: "收到和处理政府信息公开申请情况",
    Part.REVIEW: "政府信息公开行政复议、行政诉讼情况",
    Part.PROBLEMS: "存在的主要问题及改进情况",
    Part.OTHER: "其他需要报告的事项",
}


class Template(StrEnum):
    """Which official form the tables follow (国办公开办函〔2019〕60号 or 〔2021〕30号)."""

    FORM_2019 = "2019"
    FORM_2021 = "2021"
    OTHER = "other"


class TableState(StrEnum):
    """What became of a statutory table: its cells read, only a picture of it seen, or nothing found."""

    PARSED = "parsed"
    IMAGE_OCR = "image_ocr"
    IMAGE_UNREAD = "image_unread"
    ABSENT = "absent"
    MALFORMED = "malformed"


class FigureState(StrEnum):
    """A blank cell is not 0, and a cell that could not be read is not blank."""

    REPORTED = "reported"
    BLANK = "blank"
    UNREADABLE = "unreadable"
    DERIVED = "derived"


class Origin(StrEnum):
    """Where in the report a figure was read."""

    TABLE = "table"
    PROSE = "prose"
    IMAGE = "image"
    CHART = "chart"


class BlockKind(StrEnum):
    """What a reader can tell apart in a file."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    IMAGE = "image"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Box:
    """A place in a picture, in fractions of its width and height from its top left corner.

    The picture is a page of the file, or else one of the pictures in its text, both counted from 1.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    page: int | None = None
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table as the file has it; a merged cell is one cell with a span.

    A cell of a picture has a ``box`` in it, and ``confidence``, from 0 to 1, in what was recognised: without
    text it is 1 where the cell is empty, and 0 where something in it could not be read.
    """

    text: str
    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    confidence: float | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table in reading order.

    ``exact`` says that row and column are true positions (docx, html, ruled pdf). In converted text
    they only count the cells of a line: labels may have moved and merged cells are lost.
    """

    cells: tuple[Cell, ...]
    exact: bool

    def rows(self) -> list[list[Cell]]:
        """The cells by row, each merged cell once, in the row and column where it begins."""
        rows: dict[int, list[Cell]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell)
        return [sorted(rows[n], key=lambda cell: cell.column) for n in sorted(rows)]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the canonical text that the reader saw as one thing. An image's run is its placeholder.

    A chart has a grid too: its title and categories, then a row of numbers for each series. ``note`` says, in
    Chinese, why a picture that might hold a table was not read. ``confidence``: how sure the figures in a
    paragraph are that was recognised in a picture.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    grid: Grid | None = None
    note: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns: the canonical text and its blocks, in order and without overlap."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text below one heading. ``headings`` runs from the part's title inwards."""

    part: Part
    headings: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact detail as the report gives it. ``kind``: address, phone, postcode, fax, email or web."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table (``proactive``, ``requests`` or ``review``) or what stands in its place."""

    id: str
    state: TableState
    part: Part
    cells: int = 0
    start: int | None = None
    end: int | None = None
    page: int | None = None
    grid: Grid | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number the report gives, or the place where it gives none.

    ``start:end`` is the cell or the number itself, ``quote_start:quote_end`` the row or clause to cite.
    ``value`` is None unless ``state`` is reported or derived. ``qualifier`` keeps 余, 约, 近, 超过.
    ``part_of`` is the ``start`` of the total this figure is a part of, where the text says so (其中).
    ``confidence`` and ``box`` are those of the cell of a picture.
    """

    table: str
    row: str
    column: str
    value: Decimal | None
    unit: str
    raw: str
    state: FigureState
    origin: Origin
    start: int
    end: int
    quote_start: int
    quote_end: int
    page: int | None = None
    qualifier: str = ""
    part: Part = Part.OTHER
    part_of: int | None = None
    confidence: float | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a report to be retrieved: verbatim text (a table piece repeats its header) and its place."""

    id: str
    part: Part
    headings: tuple[str, ...]
    text: str
    start: int
    end: int
    page: int | None = None
    is_table: bool = False


class Severity(StrEnum):
    """How much a finding weighs: a sum that is wrong, a thing to look at, a thing that cannot be checked."""

    ERROR = "error"
    WARNING = "warning"
    UNCHECKABLE = "uncheckable"


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim run of a report's canonical text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of the check-up: which rule, on what, what was expected and what was found.

    ``before`` are figures of the same agency's report of the year before; ``figures`` and ``quotes`` are
    the report's own.
    """

    rule: str
    severity: Severity
    message: str
    expected: Decimal | None = None
    found: Decimal | None = None
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    before: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One agency's report of one year, whole. ``year`` is the year reported on, not that of signing."""

    id: str
    file: str
    sha256: str
    agency: str
    place: str
    office: str
    year: int
    template: Template
    title: str
    text: str
    period: tuple[date, date] | None = None
    signed: date | None = None
    contacts: tuple[Contact, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
