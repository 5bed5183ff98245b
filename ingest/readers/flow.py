"""What html and docx have in common: a flow of paragraphs, pictures and tables, tables holding flows again.

A reader walks its tree and fills a ``Flow``; ``to_document`` makes the canonical text of it. Tables that only
arrange the page are taken apart here, so that both formats agree on what a table of data is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from ingest.readers.base import DocumentBuilder, RawCell
from ingest.readers.pictures import add_picture
from ingest.types import Document

_LONG = 300  # no cell of a table of data holds so many characters; a page laid out in a table does


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that ends where the source ends a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its description or name, and as a file where it can be had."""

    name: str
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by its data, as the builder takes it."""

    cells: tuple[RawCell, ...]


@dataclass(frozen=True, slots=True)
class FlowCell:
    """One cell of the source, where it stands in the grid, and all it holds."""

    content: tuple[Piece, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """What the cell says itself: paragraphs and pictures, without tables inside it."""
        return " ".join(_own_words(self.content))

    @property
    def tables(self) -> tuple[FlowTable, ...]:
        """The tables inside the cell."""
        return tuple(piece for piece in self.content if isinstance(piece, FlowTable))

    @property
    def apart(self) -> tuple[FlowTable | Chart, ...]:
        """What is in the cell and is no part of what it says: tables and charts."""
        return tuple(piece for piece in self.content if isinstance(piece, FlowTable | Chart))

    @property
    def size(self) -> int:
        """How many characters the cell holds, tables inside it included. O(what it holds)."""
        return len(self.text) + sum(cell.size for table in self.tables for cell in table.cells)


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table of the source, of data or of layout."""

    cells: tuple[FlowCell, ...]

    @property
    def is_layout(self) -> bool:
        """True where the table relates nothing: one column, or most of it in cells that hold a page each."""
        if len({cell.column for cell in self.cells}) < 2:
            return True
        sizes = [(cell.size, bool(cell.tables)) for cell in self.cells]
        page = sum(size for size, nests in sizes if nests or size > _LONG)
        return page * 2 > sum(size for size, _ in sizes)


Piece = Paragraph | Picture | Chart | FlowTable


def _own_words(content: Sequence[Piece]) -> Iterator[str]:
    for piece in content:
        if isinstance(piece, Paragraph):
            yield piece.text
        elif isinstance(piece, Picture):
            yield f"[image: {piece.name}]"


class Flow:
    """Pieces in order. Text runs on until ``end``; what hangs in a paragraph (``add``) follows its text."""

    def __init__(self, tidy: Callable[[str], str] = str.strip) -> None:
        self.pieces: list[Piece] = []
        self._tidy = tidy
        self._run: list[str] = []
        self._hanging: list[Piece] = []
        self._prefix = ""

    def begin(self, prefix: str) -> None:
        """Open a paragraph that, should it hold text, starts with ``prefix`` (its automatic number)."""
        if not self._run:
            self._prefix = prefix

    def write(self, text: str) -> None:
        """Go on with the paragraph."""
        self._run.append(text)

    def add(self, pieces: Sequence[Piece]) -> None:
        """Hang pieces in the open paragraph."""
        self._hanging += pieces

    def end(self) -> None:
        """Close the paragraph, if there is any."""
        text = self._tidy("".join(self._run))
        if text:
            self.pieces.append(Paragraph(_numbered(self._prefix, text)))
            self._prefix = ""
        self.pieces += self._hanging
        self._run, self._hanging = [], []


def _numbered(number: str, text: str) -> str:
    """The text after its number, kept apart where they would run into one: ``1.`` and ``5万件``."""
    apart = number and (number[-1].isalnum() or (text[0].isascii() and text[0].isalnum()))
    return f"{number}{' ' if apart else ''}{text}"


def to_document(pieces: Sequence[Piece]) -> Document:
    """The document of a flow. O(its size times the depth of tables in tables), and its pictures."""
    builder = DocumentBuilder()
    _emit(pieces, builder, count(1))
    return builder.build()


def _emit(pieces: Sequence[Piece], builder: DocumentBuilder, numbers: Iterator[int]) -> None:
    for piece in pieces:
        if isinstance(piece, Paragraph):
            builder.paragraph(piece.text)
        elif isinstance(piece, Picture):
            add_picture(builder, piece.name, piece.data, next(numbers))
        elif isinstance(piece, Chart):
            builder.chart(piece.cells)
        elif piece.is_layout:
            for cell in piece.cells:
                _emit(cell.content, builder, numbers)
        else:
            builder.table([_raw(cell) for cell in piece.cells])
            _emit([held for cell in piece.cells for held in cell.apart], builder, numbers)


def _raw(cell: FlowCell) -> RawCell:
    return RawCell(cell.text, cell.row, cell.column, cell.row_span, cell.column_span)
