"""However an office prints the three tables, what is read is what was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

import pytest

from eval.bench.cells import Expected, tally, truths, with_variant, written_and_read
from eval.bench.figures import DIGITAL
from eval.sample.forms import height, width
from eval.sample.look import Look, positions
from eval.sample.sheets import form_cells, sheet_of
from eval.sample.variant import HEADS, PAGES, PLAIN, REVIEWS, LabelStyle, Shape, ValueStyle, Variant, draw
from eval.sample.vary import expected
from ingest.tables import TABLE_IDS
from ingest.types import Figure, FigureState

SEEDS = range(16)
# A PDF takes as long as ten others.
WRITTEN = [
    pytest.param(look, seed, id=f"{name.replace(' ', '-')}-{seed}")
    for name, look in DIGITAL.items()
    for seed in (SEEDS[::6] if look.suffix == ".pdf" else SEEDS)
]


def misread(truth: Expected, figures: tuple[Figure, ...]) -> dict[str, int]:
    counts = tally(truth, figures)
    return {name: getattr(counts, name) for name in ("wrong", "unreadable", "missing")}


@pytest.mark.parametrize(("look", "seed"), WRITTEN)
def test_every_variant_is_read_back(look: Look, seed: int, tmp_path: Path) -> None:
    """Every cell of every table has its number and unit, blank ones are blank, and there are no others."""
    truth = truths(len(SEEDS))[seed]
    assert misread(*written_and_read(truth, with_variant(look, seed), tmp_path)) == dict.fromkeys(
        ("wrong", "unreadable", "missing"), 0
    )


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        pytest.param("txt ragged", 103, id="a title over a table of two short rows"),
        pytest.param("txt ragged", 145, id="a row apart that begins with a wide space"),
        pytest.param("pdf", 86, id="a title of rows outside the lines of its table"),
        pytest.param("pdf", 20, id="a page that begins with blank figures"),
        pytest.param("xlsx", 6, id="another unit of money"),
        pytest.param("docx", 2, id="suits below one another"),
    ],
)
def test_rare_tables_are_read_back(name: str, seed: int, tmp_path: Path) -> None:
    """What two hundred reports of a format brought to light stays mended."""
    counted = misread(*written_and_read(truths(seed + 1)[seed], with_variant(DIGITAL[name], seed), tmp_path))
    assert counted == dict.fromkeys(("wrong", "unreadable", "missing"), 0)


@pytest.mark.parametrize("layout", ["lines", "spaces"])
@pytest.mark.parametrize("seed", SEEDS)
def test_lost_blanks_make_nothing_wrong(layout: str, seed: int, tmp_path: Path) -> None:
    """Where a converter dropped the empty cells some cannot be read, and none is read wrong."""
    value = replace(draw(seed).value, blanks=("",))
    look = Look(".txt", layout, variant=Variant(seed, value))
    truth = truths(len(SEEDS))[seed]
    said, figures = written_and_read(truth, look, tmp_path)
    read = {(f.table, f.row, f.column): f for f in figures}
    wrong = [
        cell
        for cell, (value, _) in said.items()
        if (figure := read.get((cell.table, cell.row, cell.column))) is not None
        and figure.state is FigureState.REPORTED
        and figure.value != value
    ]
    assert wrong == []


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("review", REVIEWS)
def test_each_shape_covers_its_grid_once(head: str, review: str) -> None:
    """The cells of a form fill its grid without gap or overlap, whatever its shape."""
    variant = Variant(shape=Shape(head=head, review=review, columns_moved=True))
    for table in TABLE_IDS:
        for cells in sheet_of(truths(4)[0], table, variant).grids:
            assert sum(cell.row_span * cell.column_span for cell in cells) == width(cells) * height(cells)
            assert all(cell is not None for line in positions(cells) for cell in line)


@pytest.mark.parametrize("pages", PAGES)
def test_a_table_cut_by_a_page_loses_no_number(pages: str) -> None:
    """The two parts have the numbers of the whole; the head is there once, or on both pages."""
    truth = truths(4)[1]
    variant = Variant(shape=Shape(pages=pages))
    for table in ("proactive", "requests"):
        whole = Counter(cell.text for cell in form_cells(truth, table) if cell.text.isdigit())
        parts = sheet_of(truth, table, variant).grids
        assert len(parts) == (1 if pages == "whole" else 2)
        assert Counter(cell.text for part in parts for cell in part if cell.text.isdigit()) == whole


def test_draws_use_every_choice() -> None:
    """Over the seeds each switch is on and off, and each shape comes up."""
    drawn = [draw(seed) for seed in range(200)]
    for style in (ValueStyle, LabelStyle, Shape):
        name = {ValueStyle: "value", LabelStyle: "label", Shape: "shape"}[style]
        for each in fields(style):
            assert len({getattr(getattr(variant, name), each.name) for variant in drawn}) > 1, each.name


def test_the_plain_variant_is_the_official_form() -> None:
    """Without a variant the units are the form's, and the truth is what is expected."""
    truth = truths(4)[2]
    values = {cell: value for cell, (value, _) in expected(truth, PLAIN).items()}
    assert values == truth.values
