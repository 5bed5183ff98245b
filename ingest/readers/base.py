"""What every reader is, and the builder that turns its pieces into canonical text with spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.types import Block, BlockKind, Box, Cell, Document, Grid

Reader = Callable[[Path], Document]
"""Reads one file that ``read_document`` has found fit to open. Raises UnreadableFile with one line that
names the file and what to do."""

# Control and invisible characters are nobody's words; what breaks a line inside a piece becomes a space.
_UNSEEN = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_CLEAN = _UNSEEN | dict.fromkeys([0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], " ") | {0x09: "\t"}


def unreadable(path: Path, wrong: str, advice: str) -> UnreadableFile:
    """The error that says what is wrong with a file and what to do, in one line."""
    return UnreadableFile(f"读不了 {shown(path)}：{wrong}；{advice}。")


def shown(path: Path) -> str:
    """A file's name fit to be printed in one line, whatever bytes it is made of."""
    return _clean(path.name.encode("utf-8", "replace").decode())


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell before it has a place in the text. Positions are counted from 0; the rest as in ``Cell``."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    confidence: float | None = None
    box: Box | None = None


class DocumentBuilder:
    """Collects paragraphs, tables and images in order; ``build`` gives the text and its blocks.

    A paragraph is a line. A table row is a line of cells separated by tabs, each merged cell once, where
    it begins; positions covered by a cell that began further up give an empty field, so that columns line
    up. An image is the line ``[image: name]``.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    def paragraph(self, text: str, page: int | None = None, confidence: float | None = None) -> None:
        """Add a paragraph; blank ones are dropped. ``confidence`` as in ``Block``."""
        text = _clean(text)
        if text:
            start = self._write(text)
            self._close(BlockKind.PARAGRAPH, start, page, confidence=confidence)

    def image(self, name: str, page: int | None = None, note: str = "") -> None:
        """Add the placeholder of a picture."""
        start = self._write(f"[image: {_clean(name)}]")
        self._close(BlockKind.IMAGE, start, page, note=note)

    def table(
        self, cells: Sequence[RawCell], page: int | None = None, kind: BlockKind = BlockKind.TABLE
    ) -> None:
        """Add a table with true positions. Line breaks inside a cell become spaces."""
        if not any(_clean(cell.text) for cell in cells):
            return
        start = self._length
        placed: list[Cell] = []
        for row in sorted({cell.row for cell in cells}):
            if placed:
                self._write("\n")
            placed += self._row(sorted((c for c in cells if c.row == row), key=lambda c: c.column))
        self._close(kind, start, page, Grid(tuple(placed), exact=True))

    def chart(self, cells: Sequence[RawCell], page: int | None = None) -> None:
        """Add a chart by its data: title and categories in row 0, below them each series with its numbers."""
        self.table(cells, page, BlockKind.CHART)

    def build(self) -> Document:
        """The document so far."""
        return Document("".join(self._pieces), tuple(self._blocks))

    def _row(self, cells: list[RawCell]) -> list[Cell]:
        placed: list[Cell] = []
        column = 0
        for cell in cells:
            if cell.column > column:
                self._write("\t" * (cell.column - column))
            column = cell.column
            text = " ".join(_clean(cell.text).split())
            start = self._write(text)
            place = (cell.row, cell.column, cell.row_span, cell.column_span)
            placed.append(Cell(text, start, self._length, *place, cell.confidence, cell.box))
        return placed

    def _write(self, text: str) -> int:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return start

    def _close(
        self,
        kind: BlockKind,
        start: int,
        page: int | None,
        grid: Grid | None = None,
        note: str = "",
        confidence: float | None = None,
    ) -> None:
        self._blocks.append(Block(kind, start, self._length, page, grid, note, confidence))
        self._write("\n")


def _clean(text: str) -> str:
    return text.translate(_CLEAN).strip()
