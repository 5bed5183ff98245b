"""Drawn lines into grids: a cell is what no line divides."""

from __future__ import annotations

from ingest.readers.ruling import Area, Segment, find_ruled


def rows(*heights: float, start: float = 0, end: float = 100) -> list[Segment]:
    return [Segment(at, start, end) for at in heights]


def columns(*places: float, start: float = 0, end: float = 60) -> list[Segment]:
    return [Segment(at, start, end) for at in places]


def test_ruled_grid_has_a_cell_for_every_place() -> None:
    """Four columns' edges and three rows' edges make two rows of three cells."""
    (grid,) = find_ruled(rows(0, 30, 60), columns(0, 40, 70, 100))
    assert grid.xs == (0, 40, 70, 100)
    assert grid.areas == tuple(Area(r, c, 1, 1) for r in range(2) for c in range(3))
    assert grid.place(69, 31) == (1, 1)


def test_ruled_lines_in_pieces_and_drawn_twice_are_one() -> None:
    """Dotted, doubled and slightly displaced borders give the same grid as plain ones."""
    dotted = [Segment(30 + n % 2, 4 * n, 4 * n + 2) for n in range(26)]
    (grid,) = find_ruled([*rows(0, 60), *rows(1.5, 61), *dotted], columns(0, 2, 50, 100, 98.5))
    assert len(grid.xs) == 3
    assert [(a.row, a.column) for a in grid.areas] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_ruled_missing_line_makes_a_merged_cell() -> None:
    """Places that no line divides are one cell, down and across."""
    middle = [Segment(50, 30, 60)]
    (grid,) = find_ruled(
        [*rows(0, 60), Segment(30, 50, 100), Segment(30, 0, 50)], [*columns(0, 100), *middle]
    )
    assert grid.areas == (Area(0, 0, 1, 2), Area(1, 0, 1, 1), Area(1, 1, 1, 1))
    (grid,) = find_ruled([*rows(0, 60), Segment(30, 50, 100)], columns(0, 50, 100))
    assert grid.areas == (Area(0, 0, 2, 1), Area(0, 1, 1, 1), Area(1, 1, 1, 1))


def test_ruled_shape_that_is_no_rectangle_is_not_merged() -> None:
    """Where a piece of border is missing so that an L remains, every place stays a cell of its own."""
    (grid,) = find_ruled([*rows(0, 60), Segment(30, 50, 100)], [*columns(0, 100), Segment(50, 30, 60)])
    assert grid.areas == tuple(Area(r, c, 1, 1) for r in range(2) for c in range(2))


def test_ruled_open_sides_are_closed() -> None:
    """Lines that run on past the outermost crossing lines bound a column or row there."""
    (grid,) = find_ruled(rows(0, 30, 60), columns(40, 70))
    assert grid.xs == (0, 40, 70, 100)


def test_ruled_border_that_touches_nothing_bounds_a_label() -> None:
    """The outer border of a label over all rows of a page meets no other line, and still counts."""
    (grid,) = find_ruled(rows(0, 30, 60, start=40), columns(0, 40, 70, 100))
    assert grid.areas[0] == Area(0, 0, 2, 1)


def test_ruled_single_lines_and_frames_are_no_grid() -> None:
    """Underlines, a letterhead's line and a box around text have no two columns."""
    assert find_ruled(rows(10, 200), []) == []
    assert find_ruled(rows(0, 60), columns(0, 100)) == []


def test_ruled_drawing_of_very_many_lines_is_left_alone() -> None:
    """A map is not searched for tables."""
    many = [Segment(10.0 * n, 0, 100) for n in range(1600)]
    assert find_ruled(many, columns(0, 50, 100, end=16000)) == []
