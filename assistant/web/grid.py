"""A table of a report as an HTML table: as the file has it, or set out again from its figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.web.markup import Html, tag
from assistant.web.words import CHINESE, Language, say
from ingest.types import Cell, Figure, Grid

Span = tuple[int, int]

_MAX_SPAN = 60  # wider than any form; a damaged file may claim a span of millions


def grid_html(grid: Grid, figures: Sequence[Figure], marked: Span) -> Html:
    """The table as the file has it, with its merged cells; cells that meet ``marked`` are marked.

    A cell that holds one of ``figures`` is a value, any other with text a heading. O(cells × marked cells).
    """
    values = _cells_of(grid, figures)
    rows = {row[0].row: row for row in grid.rows()}
    chosen = [cell for cell in grid.cells if _meets((cell.start, cell.end), marked)]
    heads = {head for cell in chosen for head in _heads_of(cell, grid, values)}
    taken: set[Span] = set()
    lines = [
        tag("tr", *_grid_row(rows.get(n, []), n, values, chosen, heads, taken))
        for n in range(max(rows, default=-1) + 1)
    ]
    return tag("table", tag("tbody", *lines))


def _cells_of(grid: Grid, figures: Sequence[Figure]) -> set[Cell]:
    """The cells in which the figures stand."""
    cells = sorted(grid.cells, key=lambda cell: cell.start)
    starts = [cell.start for cell in cells]
    places = ((bisect_right(starts, figure.start) - 1, figure) for figure in figures)
    return {cells[i] for i, figure in places if i >= 0 and figure.end <= cells[i].end}


def _grid_row(
    row: Sequence[Cell],
    n: int,
    values: set[Cell],
    chosen: Sequence[Cell],
    heads: set[Cell],
    taken: set[Span],
) -> list[Html]:
    """The cells that begin in row ``n``, empty ones where there is none; ``taken`` gets what they cover."""
    parts: list[Html] = []
    column = 0
    for cell in row:
        parts += [tag("td") for at in range(column, cell.column) if (n, at) not in taken]
        down, across = min(cell.row_span, _MAX_SPAN), min(cell.column_span, _MAX_SPAN)
        taken |= {(n + i, cell.column + j) for i in range(down) for j in range(across)}
        name = "marked" if cell in chosen else "on" if cell in heads else None
        parts.append(_grid_cell(cell, down, across, cell in values, name))
        column = cell.column + across
    return parts


def _grid_cell(cell: Cell, down: int, across: int, is_value: bool, name: str | None) -> Html:
    return tag(
        "td" if is_value or not cell.text else "th",
        tag("mark", cell.text) if name == "marked" else cell.text,
        rowspan=down if down > 1 else None,
        colspan=across if across > 1 else None,
        class_=name,
    )


def _heads_of(cell: Cell, grid: Grid, values: set[Cell]) -> Iterator[Cell]:
    """The headings to the left of a cell, and those above it up to the values of the block before its own."""
    others = [other for other in grid.cells if other.text]
    for other in others:
        beside = other.column < cell.column and other.row <= cell.row < other.row + other.row_span
        if beside and other not in values:
            yield other
    above = [o for o in others if o.row < cell.row and o.column <= cell.column < o.column + o.column_span]
    met = False
    for other in sorted(above, key=lambda o: -o.row):
        if other in values and met:
            return
        if other not in values:
            met = True
            yield other


def figures_html(figures: Sequence[Figure], marked: Span, language: Language = CHINESE) -> Html:
    """The table set out again from its figures, row by row under the form's own labels.

    For converted text, whose merged cells and positions are lost. Rows that share their columns stand under
    one head; rows of a group (``不予公开/…``) under the group's name. O(figures).
    """
    rows = {row: list(cells) for row, cells in groupby(figures, key=lambda figure: figure.row)}
    blocks = groupby(rows.items(), key=lambda item: [figure.column for figure in item[1]])
    width = max((len(cells) for cells in rows.values()), default=0)
    return tag("table", *(_block(columns, list(items), width, marked, language) for columns, items in blocks))


def _block(
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Figure]]],
    width: int,
    marked: Span,
    language: Language,
) -> Html:
    hit = {
        figure.column for _, cells in rows for figure in cells if _meets((figure.start, figure.end), marked)
    }
    head = [tag("th", column, scope="col", class_="on" if column in hit else None) for column in columns]
    lines = [
        tag(
            "tr",
            tag("th", say("item", language), scope="col"),
            *head,
            *_padding(width - len(columns)),
            class_="head",
        )
    ]
    group = ""
    for name, cells in rows:
        above, _, leaf = name.rpartition("/")
        if above and above != group:
            lines.append(
                tag("tr", tag("th", tag("span", above), colspan=width + 1, scope="rowgroup"), class_="group")
            )
        group = above
        lines.append(_figure_row(leaf, bool(above), cells, width, marked))
    return tag("tbody", *lines)


def _figure_row(label: str, nested: bool, cells: Sequence[Figure], width: int, marked: Span) -> Html:
    values, hit = [], False
    for figure in cells:
        chosen = _meets((figure.start, figure.end), marked)
        hit = hit or chosen
        text: str = tag("mark", figure.raw) if chosen else figure.raw
        values.append(tag("td", text, class_="marked" if chosen else None))
    name = " ".join(word for word, given in (("nested", nested), ("on", hit)) if given)
    return tag(
        "tr", tag("th", label, scope="row", class_=name or None), *values, *_padding(width - len(cells))
    )


def _padding(missing: int) -> list[Html]:
    return [tag("td", colspan=missing, class_="none")] if missing > 0 else []


def _meets(cell: Span, marked: Span) -> bool:
    """Whether two spans share a character; an empty one is inside another when it lies between its ends."""
    if cell[0] == cell[1] or marked[0] == marked[1]:
        return (marked[0] <= cell[0] and cell[1] <= marked[1]) or cell == marked
    return cell[0] < marked[1] and marked[0] < cell[1]
