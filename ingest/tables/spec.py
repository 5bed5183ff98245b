"""What a statutory table is, as data: blocks of rows and columns with the spellings they go by.

Names are the form's own labels without numbering, notes and spaces; a row inside a group is ``group/row``.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.fold import label_key
from ingest.types import Part, Template


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its name, with the other spellings seen in published reports."""

    name: str
    aliases: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The heading the row stands under, or empty."""
        return self.name.rpartition("/")[0]

    @property
    def leaf(self) -> str:
        """The row's own label."""
        return self.name.rpartition("/")[2]

    @property
    def keys(self) -> tuple[str, ...]:
        """All spellings as ``label_key`` gives them."""
        return tuple(label_key(label) for label in (self.leaf, *self.aliases))


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name; ``unit`` holds unless the cell names one of its own."""

    name: str
    unit: str
    aliases: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All spellings as ``label_key`` gives them."""
        return tuple(label_key(label) for label in (self.name, *self.aliases))


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share their columns.

    ``caption`` is the line over them (第二十条第（一）项), if any; ``inner`` are the columns under one label.
    """

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    caption: str = ""
    inner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SumCheck:
    """An identity of the form: over each line of the other direction, sum(left) = sum(right)."""

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    along_columns: bool
    """True: ``left`` and ``right`` name rows, checked in each column; False: columns, in each row."""
    reading: str
    """The identity in words a clerk knows."""


@dataclass(frozen=True, slots=True, eq=False)
class TableSpec:
    """One statutory table in one version of the form; equal to itself alone, and so quick to hash.

    ``rows_in_header``: the row names stand in the header above groups of columns and there is one line of
    values (the table of reviews and suits).
    """

    id: str
    title: str
    part: Part
    template: Template | None
    blocks: tuple[Block, ...]
    checks: tuple[SumCheck, ...] = ()
    rows_in_header: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the form's order."""
        return tuple(row for block in self.blocks for row in block.rows)

    def columns_of(self, row: str) -> tuple[Column, ...]:
        """The columns of a row by its name; empty for a row that is not the form's."""
        return next((b.columns for b in self.blocks if any(r.name == row for r in b.rows)), ())

    @property
    def size(self) -> int:
        """How many cells of values the table has."""
        return sum(len(block.rows) * len(block.columns) for block in self.blocks)
