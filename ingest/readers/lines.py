"""The layouts in which converters leave tables in plain text, recovered as grids of cells.

Only what the characters themselves show is used here (tabs, pipes, blank lines); what the cells mean is
for ``ingest.tables``. All functions are linear in the number of lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.numerals import parse_cell
from ingest.types import Cell, FigureState, Grid

_RULE = re.compile(r"^\s*\|?[\s:]*-{2,}[-\s|:]*\|?\s*$")
_WORDS = re.compile(r"[A-Za-z\u3400-\u9fff]")
_BOX_RULE = re.compile(r"^\s*[+|├┌└][-=+|─┬┼┴┤┐┘]*[-=─]{3}[-=+|─┬┼┴┤┐┘]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, without its line break, and where it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the line ends, before its line break."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """True for an empty line or one of spaces only."""
        return not self.text.strip()

    @property
    def empty(self) -> bool:
        """True only where nothing at all stands, not even a tab."""
        return not self.text.strip(" \u3000")

    @property
    def ruler(self) -> bool:
        """A line of dashes that markdown sets under a table's head."""
        return bool(_RULE.match(self.text)) and "-" in self.text

    @property
    def box_rule(self) -> bool:
        """A line of a box drawn with characters (+-----+-----+), which ends a row of cells."""
        return bool(_BOX_RULE.match(self.text)) and self.text.count("+") >= 3

    @property
    def piped(self) -> bool:
        """A row of a markdown table."""
        return self.text.lstrip().startswith("|") and self.text.count("|") >= 2

    @property
    def tabbed(self) -> bool:
        """A line that holds a cell or cells set off by tabs."""
        return "\t" in self.text


def lines_of(text: str) -> list[Line]:
    """The lines of a text with their positions."""
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(raw, start))
        start += len(raw) + 1
    return lines


def table_at(lines: Sequence[Line], first: int) -> tuple[Grid, int] | None:
    """The table that begins at line ``first`` and the line after it, or None where none begins."""
    if lines[first].box_rule:
        return _read_box(lines, first)
    if lines[first].piped:
        return _read_pipes(lines, first)
    if not lines[first].tabbed:
        return None
    last = _indented_end(lines, first)
    if last is not None:
        return _read_indented(lines[first:last]), last
    return _read_tabs(lines, first)


def _cut(line: Line, separator: str, start: int, end: int, row: int) -> list[Cell]:
    """The cells of ``text[start:end]`` (positions in the document) between separators."""
    cells, position = [], start
    for column, piece in enumerate(line.text[start - line.start : end - line.start].split(separator)):
        lead = len(piece) - len(piece.lstrip())
        text = piece.strip()
        begin = position + (lead if text else 0)
        cells.append(Cell(text, begin, begin + len(text), row, column))
        position += len(piece) + 1
    return cells


def _read_pipes(lines: Sequence[Line], first: int) -> tuple[Grid, int]:
    cells: list[Cell] = []
    row = 0
    n = first
    while n < len(lines) and (lines[n].piped or lines[n].ruler):
        if not lines[n].ruler:
            line = lines[n]
            start = line.start + line.text.index("|") + 1
            trimmed = line.text.rstrip()
            end = line.start + len(trimmed) - (1 if trimmed.endswith("|") else 0)
            cells += _cut(line, "|", start, max(start, end), row)
            row += 1
        n += 1
    return Grid(tuple(cells), exact=False), n


def _read_box(lines: Sequence[Line], first: int) -> tuple[Grid, int] | None:
    """A table in a box: between two rules one row, whose cells may go on from line to line."""
    cells: list[Cell] = []
    row, n = 0, first
    open_row: list[Cell] = []
    while n < len(lines) and (lines[n].box_rule or lines[n].piped):
        line = lines[n]
        n += 1
        if line.box_rule:
            cells += open_row
            row, open_row = row + bool(open_row), []
            continue
        start, trimmed = line.start + line.text.index("|") + 1, line.text.rstrip()
        cut = _cut(line, "|", start, max(start, line.start + len(trimmed) - trimmed.endswith("|")), row)
        if len(open_row) == len(cut):
            open_row = [_extended(above, below) for above, below in zip(open_row, cut, strict=True)]
        else:
            cells += open_row
            open_row = cut
    cells += open_row
    return (Grid(tuple(cells), exact=False), n) if cells else None


def _extended(above: Cell, below: Cell) -> Cell:
    """A cell with its next line in the box; its span runs to the end of that line."""
    if not below.text or not above.text:
        return above if above.text else below
    return Cell(f"{above.text} {below.text}", above.start, below.end, above.row, above.column)


def _indented_end(lines: Sequence[Line], first: int) -> int | None:
    """The end of a table with one tab-indented cell a line, or None where the layout is another.

    Each cell is a line that begins with its only tab; a line without a tab continues the cell above; a
    line with nothing in it ends the row. Two such lines, or running text, end the table.
    """
    if not _is_indented_cell(lines[first]):
        return None
    n = first
    while n < len(lines):
        line = lines[n]
        after_gap = n > first and lines[n - 1].empty and not lines[n - 1].tabbed
        if line.tabbed:
            if not _is_indented_cell(line):
                break
        elif line.empty:
            if after_gap:
                break
        elif after_gap or len(line.text) > 60:
            break
        n += 1
    cells = sum(line.tabbed for line in lines[first:n])
    return n if cells >= 2 else None


def _is_indented_cell(line: Line) -> bool:
    return (
        line.text.lstrip(" \u3000").startswith("\t") and "\t" not in line.text.strip(" \u3000")[1:].rstrip()
    )


def _read_indented(lines: Sequence[Line]) -> Grid:
    cells: list[Cell] = []
    row = column = 0
    for line in lines:
        if line.tabbed:
            text = line.text.strip()
            start = line.start + (line.text.index(text) if text else len(line.text))
            cells.append(Cell(text, start, start + len(text), row, column))
            column += 1
        elif line.empty:
            row, column = row + 1, 0
        elif cells:
            cells[-1] = _joined(cells[-1], line)
    return Grid(tuple(cells), exact=False)


def _joined(cell: Cell, line: Line) -> Cell:
    """A cell with the line that continues it."""
    text = line.text.strip()
    start = cell.start if cell.text else line.start + line.text.index(text)
    end = line.start + len(line.text.rstrip())
    return Cell(f"{cell.text} {text}".strip(), start, end, cell.row, cell.column)


def _read_tabs(lines: Sequence[Line], first: int) -> tuple[Grid, int]:
    """Rows of tab-separated cells. A short line in between without a tab is a row of one cell, or goes on
    with words that the last cell left unfinished."""
    cells: list[Cell] = []
    row, n = 0, first
    while n < len(lines):
        line = lines[n]
        if line.ruler:
            pass
        elif line.tabbed or (_between_rows(lines, n) and not _unfinished(cells[-1])):
            cells += _cut(line, "\t", line.start, line.end, row)
            row += 1
        elif _between_rows(lines, n):
            cells[-1] = _joined(cells[-1], line)
        else:
            break
        n += 1
    return Grid(tuple(cells), exact=False), n


def _between_rows(lines: Sequence[Line], n: int) -> bool:
    """A short non-blank line right between two tabbed ones."""
    return (
        not lines[n].blank
        and len(lines[n].text) <= 40
        and n + 1 < len(lines)
        and lines[n + 1].tabbed
        and lines[n - 1].tabbed
    )


def _unfinished(cell: Cell) -> bool:
    """A cell of words may go on in the next line; a number, a mark for none or an empty cell is complete."""
    return bool(_WORDS.search(cell.text)) and parse_cell(cell.text).state is FigureState.UNREADABLE
