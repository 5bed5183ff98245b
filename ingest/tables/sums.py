"""The lines that the form's sums run over, with the figures of both sides of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ingest.tables.spec import SumCheck, TableSpec
from ingest.types import Figure, FigureState

Figures = Mapping[tuple[str, str], Figure]
"""The figures of one table by row and column."""

_NO_TERM = re.compile("小计|合计|总计|其中")


def lines_of(
    spec: TableSpec, check: SumCheck, cells: Figures
) -> Iterator[tuple[str, tuple[Figure, ...], tuple[Figure, ...]]]:
    """Each line of a check by its name, with its two sides; none with a missing row. O(cells).

    Rows that an agency added between the first term and the total are terms as well, unless the form's own
    add up without them: then they tell what some of these consist of.
    """
    block = spec.blocks[0]
    own = _own_rows(spec, check, cells) if check.along_columns and len(check.right) == 1 else ()
    names = [column.name for column in block.columns] if check.along_columns else [r.name for r in block.rows]
    for name in names:
        left, right = (
            tuple(cells[key] for key in _keys(side, name, check) if key in cells)
            for side in (check.left, check.right)
        )
        if len(left) == len(check.left) and len(right) == len(check.right):
            added = tuple(cells[row, name] for row in own if (row, name) in cells)
            yield name, left if agree(left, right) else (*left, *added), right


def agree(left: tuple[Figure, ...], right: tuple[Figure, ...]) -> bool:
    """Whether every cell has a number and both sides come to the same."""
    figures = (*left, *right)
    return all(f.state is FigureState.REPORTED for f in figures) and sum_of(left) == sum_of(right)


def sum_of(figures: tuple[Figure, ...]) -> Decimal:
    """The sum of what the cells say."""
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))


def _keys(side: tuple[str, ...], name: str, check: SumCheck) -> list[tuple[str, str]]:
    return [(other, name) if check.along_columns else (name, other) for other in side]


def _own_rows(spec: TableSpec, check: SumCheck, cells: Figures) -> tuple[str, ...]:
    """Rows that the form does not have, between the first term of the sum and its result."""
    known = {row.name for row in spec.rows}
    starts: dict[str, int] = {}
    for (row, _), figure in cells.items():
        starts[row] = min(figure.start, starts.get(row, figure.start))
    terms = [starts[row] for row in check.left if row in starts]
    end = starts.get(check.right[0], -1)
    return tuple(
        row
        for row, start in starts.items()
        if row not in known and terms and min(terms) < start < end and not _NO_TERM.search(row)
    )
