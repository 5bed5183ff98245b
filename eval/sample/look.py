"""How the file of one report looks, and what every writer needs to lay it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from eval.sample.forms import FormCell, height, width
from eval.sample.picture import PLAIN, Shot
from eval.sample.truth import Truth
from eval.sample.variant import Variant

TXT_LAYOUTS = ("tabbed", "rows", "ragged", "lines", "shifted", "gaps", "ruled", "spaces")
"""Plain-text tables: a cell a line behind a tab; a row a line, cells between tabs; the same with rows that
lost tabs or were cut off; a cell a line, the first table at the end of the file; rows whose values lie one
place to the left where the label is merged; a cell a line, an empty line for an empty cell; boxes of +, - and
| with long texts broken in them; columns held apart by spaces."""

LOSES_BLANKS = frozenset({"lines", "spaces"})
"""Layouts that drop empty cells, so that what stands beside them may not be known."""

LOSES_HEADS = frozenset({"lines", "gaps"})
"""Layouts that do not tell the rows of a head apart, so that an unusual one may mean several orders."""


@dataclass(frozen=True, slots=True)
class Look:
    """``layout`` (.txt only) is one of TXT_LAYOUTS; ``residue``: a converter's marks and odd spaces.

    ``variants`` are ways of one format to lay things out; each writer names those it knows. ``shot``: how
    tables that are pictures were taken.
    """

    suffix: str
    layout: str = ""
    encoding: str = "utf-8"
    numbering: str = "chinese"
    residue: bool = False
    wide_digits: bool = False
    variant: Variant = field(default_factory=Variant)
    variants: frozenset[str] = frozenset()
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
