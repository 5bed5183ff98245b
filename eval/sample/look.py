"""How the file of one report looks, and what every writer needs to lay it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eval.sample.forms import FormCell, height, width
from eval.sample.picture import PLAIN, Shot
from eval.sample.truth import Truth

TXT_LAYOUTS = ("tabbed", "rows", "ragged", "lines")
"""Plain-text tables: a cell a line behind a tab; a row a line, cells between tabs; the same with rows that
lost tabs or were cut off; a cell a line, the first table at the end of the file."""


@dataclass(frozen=True, slots=True)
class Look:
    """``layout`` (.txt only) is one of TXT_LAYOUTS; ``residue``: a converter's marks and odd spaces.

    ``shot``: how tables that are pictures were taken.
    """

    suffix: str
    layout: str = ""
    encoding: str = "utf-8"
    numbering: str = "chinese"
    residue: bool = False
    wide_digits: bool = False
    shot: Shot = PLAIN


Writer = Callable[[Truth, Path, Look], None]
"""Writes one report to a file."""

IMAGE_NAMES = {"proactive": "年报表一_01", "requests": "年报表二_01(2)", "review": ""}
"""What pictures of tables are called where only a name is left: digits that are no data, or nothing."""


def positions(cells: list[FormCell]) -> list[list[FormCell | None]]:
    """The grid of the table: each position holds the cell that covers it. O(area)."""
    grid: list[list[FormCell | None]] = [[None] * width(cells) for _ in range(height(cells))]
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row][column] = cell
    return grid


def text_rows(cells: list[FormCell], keep_width: bool) -> list[list[str]]:
    """The table's rows as text: each cell where it begins, empty where it goes on.

    With ``keep_width`` a row has a text for each column; without, a cell that spans columns gives one.
    """
    rows: list[list[str]] = []
    for number, line in enumerate(positions(cells)):
        texts: list[str] = []
        for column, cell in enumerate(line):
            begins = cell is not None and (cell.row, cell.column) == (number, column)
            if begins or keep_width or cell is None or cell.column == column:
                texts.append(cell.text if cell is not None and begins else "")
        rows.append(texts)
    return rows
