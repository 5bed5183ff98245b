"""Gives the cells of a row to columns, or says that it cannot be known which is whose.

Two ways lead from a cell to its column: where it stands below the head, and which in the row it is. Where
they disagree, or several fit, the form's own sums may reject all but one; they never supply a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.numerals import parse_cell
from ingest.tables.labels import is_words, plain
from ingest.tables.lines import Line
from ingest.tables.spec import Column, TableSpec
from ingest.types import Cell, FigureState

Placed = dict[str, Cell]
Hints = dict[tuple[int, int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The columns of a row in order, and their cells; None where that is not sure."""

    columns: tuple[Column, ...]
    placed: Placed | None


def columns_of(line: Line, spec: TableSpec) -> tuple[Column, ...] | None:
    """The columns of a row in the head's order, or else the form's; None where the head contradicts it."""
    own = spec.columns_of(line.row.name)
    head = line.head.columns
    if not head:
        return own or None
    known = {leaf.column.name for leaf in line.head.leaves if leaf.known}
    if len({column.name for column in head}) < len(head):
        return None if {column.name for column in own} & known else own or None
    if not own or {column.name for column in own} <= known:
        return head
    if not known & {column.name for column in own}:
        return own if known <= _names(spec) else head
    return _by_elimination(line, own)


def _names(spec: TableSpec) -> set[str]:
    return {column.name for block in spec.blocks for column in block.columns}


def _by_elimination(line: Line, own: tuple[Column, ...]) -> tuple[Column, ...] | None:
    """The form's columns, where all that the head names of them is in its place in the form."""
    leaves = line.head.leaves
    if len(leaves) == len(own):
        agree = all(not leaf.known or leaf.column.name == own[n].name for n, leaf in enumerate(leaves))
        units = [leaf.column.unit or own[n].unit for n, leaf in enumerate(leaves)]
        return tuple(Column(c.name, u) for c, u in zip(own, units, strict=True)) if agree else None
    return None


def assign(lines: Sequence[Line], spec: TableSpec) -> list[Assignment]:
    """The columns of each row and the cells that are theirs. O(cells).

    Where a head allows two orders, the one is taken in which the rows add up. Where only the order of words
    in a text speaks for columns in another order than the form's, most rows must add up, or none is read.
    """
    hints = pad_hints(lines, spec)
    found: list[Assignment | None] = [None] * len(lines)
    for head in dict.fromkeys(line.head for line in lines):
        under = [n for n, line in enumerate(lines) if line.head is head or line.head == head]
        ways = [
            [_assign(lines[n], spec, hints, flipped) for n in under]
            for flipped in ((False, True) if head.either else (False,))
        ]
        sure = all(_is_sure(lines[n], each, spec) for n, each in zip(under, ways[0], strict=True))
        for n, each in zip(under, ways[0] if sure else _adding_up(ways, spec), strict=True):
            found[n] = each
    return [each for each in found if each is not None]


def _is_sure(line: Line, each: Assignment, spec: TableSpec) -> bool:
    """Whether true positions or the form speak for the columns, and not the order of a head in text alone."""
    if line.head.either:
        return False
    own = [column.name for column in spec.columns_of(line.row.name)]
    return line.exact or not own or [column.name for column in each.columns] == own


def _adding_up(ways: Sequence[list[Assignment]], spec: TableSpec) -> list[Assignment]:
    """The only way of those given in which rows add up; without one, nothing is sure."""
    counts = [[_sums(each.placed, spec) for each in way if each.placed] for way in ways]
    kept = [
        way
        for way, sums in zip(ways, counts, strict=True)
        if sums.count(False) < 2 or sums.count(False) <= sums.count(True)
    ]
    if len(kept) > 1:
        kept = [
            way for way, sums in zip(ways, counts, strict=True) if False not in sums and True in sums
        ] or kept
    if len(kept) == 1 or (kept and all(_texts(way) == _texts(kept[0]) for way in kept)):
        return kept[0]
    return [Assignment(each.columns, None) for each in ways[0]]


def _texts(way: Sequence[Assignment]) -> list[object]:
    return [{name: cell.text for name, cell in each.placed.items()} if each.placed else None for each in way]


def _assign(line: Line, spec: TableSpec, hints: Hints, flipped: bool) -> Assignment:
    """One row. ``flipped``: the head's first column is the last one."""
    columns = columns_of(line, spec)
    if columns is None:
        return Assignment(spec.columns_of(line.row.name) or line.head.columns, None)
    if flipped and len(columns) == len(line.head.leaves):
        columns = (*columns[1:], columns[0])
    ways = _ways(line, columns, hints)
    distinct = [way for n, way in enumerate(ways) if way not in ways[:n]]
    if len(distinct) > 1:
        distinct = [way for way in distinct if _sums(way, spec)]
    if not distinct and not any(cell.text for cell in line.values):
        end = line.label.end
        distinct = [{column.name: Cell("", end, end, line.number, 0) for column in columns}]
    same = len({tuple(_said(way[column.name]) for column in columns) for way in distinct}) == 1
    return Assignment(columns, distinct[0] if distinct and same else None)


def _said(cell: Cell) -> tuple[str, int]:
    return cell.text, cell.start if cell.text else -1


def _ways(line: Line, columns: Sequence[Column], hints: Hints) -> list[Placed]:
    """All ways to give the cells to the columns in this order."""
    place = by_place(line, columns)
    values = _without_remarks(line.values, len(columns))
    fits = fitting(values, len(columns))
    hint = hints.get((len(values), line.depth, len(columns)))
    if place is None and len(fits) > 1 and hint in fits:
        fits = [hint]
    ways = [_counted(values, columns, fit) for fit in fits]
    if place is None:
        return ways
    if place in ways or not ways or all(not cell.text for cell in line.values):
        return [place]
    return [place, *ways]


def _without_remarks(values: Sequence[Cell], count: int) -> Sequence[Cell]:
    """The cells less words at the end, where there are more cells than columns."""
    end = len(values)
    while end > count and is_words(values[end - 1].text):
        end -= 1
    return values[:end]


def by_place(line: Line, columns: Sequence[Column]) -> Placed | None:
    """Each column's cell by where its head stands.

    None unless every value is under one column and every column over one cell, so that a head and a body
    that do not fit together are never read by position.
    """
    head = line.head
    if head.width != line.width or [leaf.column.name for leaf in head.leaves] != [c.name for c in columns]:
        return None
    placed: Placed = {}
    for leaf in head.leaves:
        over = [
            cell
            for n, cell in enumerate(line.values, line.depth)
            if _under(cell, n, leaf.start, leaf.end, line)
        ]
        if len(over) != 1:
            return None
        placed[leaf.column.name] = over[0]
    held = {id(cell) for cell in placed.values()}
    if any(cell.text and not is_words(cell.text) and id(cell) not in held for cell in line.values):
        return None
    merged = len(held) < len(columns) and any(cell.text for cell in placed.values())
    return None if merged else placed


def _under(cell: Cell, place: int, start: int, end: int, line: Line) -> bool:
    if line.exact:
        return cell.column < end and start < cell.column + cell.column_span
    return start == place


def _counted(values: Sequence[Cell], columns: Sequence[Column], fit: tuple[int, int]) -> Placed:
    kept = values[fit[0] : len(values) - fit[1]]
    return {column.name: cell for column, cell in zip(columns, kept, strict=True)}


def fitting(values: Sequence[Cell], count: int) -> list[tuple[int, int]]:
    """How many empty cells can be cut left and right so that ``count`` are left."""
    extra = len(values) - count
    cuts = [(left, extra - left) for left in range(extra + 1)]
    return [
        (left, right)
        for left, right in cuts
        if not any(cell.text for cell in (*values[:left], *values[len(values) - right :]))
    ]


def pad_hints(lines: Iterable[Line], spec: TableSpec) -> Hints:
    """How rows of a given length and label depth are padded, from the rows where there is one way only."""
    seen: dict[tuple[int, int, int], Counter[tuple[int, int]]] = {}
    for line in lines:
        columns = columns_of(line, spec) or ()
        fits = fitting(line.values, len(columns))
        if len(fits) == 1:
            seen.setdefault((len(line.values), line.depth, len(columns)), Counter())[fits[0]] += 1
    return {key: next(iter(counts)) for key, counts in seen.items() if len(counts) == 1}


def _sums(placed: Placed, spec: TableSpec) -> bool | None:
    """Whether the form's sum over a row holds; None where there is nothing to add or no total."""
    verdict = None
    for check in spec.checks:
        if check.along_columns or not set((*check.left, *check.right)) <= placed.keys():
            continue
        left, right = ([_number(placed[name]) for name in side] for side in (check.left, check.right))
        if None in right or (not any(left) and not any(right)):
            continue
        holds = sum(n for n in left if n is not None) == sum(n for n in right if n is not None)
        verdict = holds if verdict is None else verdict and holds
    return verdict


def _number(cell: Cell) -> Decimal | None:
    said = parse_cell(plain(cell.text))
    return said.value if said.state is FigureState.REPORTED else None
