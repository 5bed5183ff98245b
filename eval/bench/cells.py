"""Counts the cells of generated reports: right, wrong, marked as unreadable, missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

from assistant.types import CellName
from eval.sample import sample_truths
from eval.sample.corpus import WRITERS
from eval.sample.look import LOSES_BLANKS, LOSES_HEADS, Look
from eval.sample.truth import Truth
from eval.sample.variant import draw, with_plain_head, without_blanks
from eval.sample.vary import expected, vary
from ingest.readers import read_document
from ingest.sections import find_sections
from ingest.settings import IngestSettings
from ingest.tables.states import read_tables
from ingest.types import Figure, FigureState

Expected = Mapping[CellName, tuple[Decimal | None, str]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the cells that were written. A cell reported that is not there counts as wrong."""

    reports: int = 0
    cells: int = 0
    right: int = 0
    wrong: int = 0
    unreadable: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        mine, its = asdict(self), asdict(other)
        return Tally(**{name: mine[name] + its[name] for name in mine})

    @property
    def shares(self) -> dict[str, float]:
        """Right and unreadable of all cells, wrong of what was reported; in hundredths."""
        cells, reported = max(1, self.cells), max(1, self.right + self.wrong)
        parts = {"right": self.right / cells, "wrong": self.wrong / reported}
        return {name: 100 * part for name, part in {**parts, "unreadable": self.unreadable / cells}.items()}

    def to_json(self) -> dict[str, Any]:
        """Counts and shares."""
        return {**asdict(self), **{f"{name}_percent": round(v, 4) for name, v in self.shares.items()}}


def tally(truth: Expected, figures: Iterable[Figure]) -> Tally:
    """The cells of one report against what was read. O(cells)."""
    read = {CellName(f.table, f.row, f.column): f for f in figures}
    outcomes = [_outcome(said, read.get(cell)) for cell, said in truth.items()]
    foreign = [f for cell, f in read.items() if cell not in truth and f.state is not FigureState.UNREADABLE]
    counted = {name: outcomes.count(name) for name in ("right", "wrong", "unreadable", "missing")}
    counted["wrong"] += len(foreign)
    return Tally(reports=1, cells=len(truth), **counted)


def wrong_cells(
    truth: Expected, figures: Iterable[Figure]
) -> Iterator[tuple[CellName, object, Figure | None]]:
    """The cells that are not right, with what was read; for whoever mends the reader."""
    read = {CellName(f.table, f.row, f.column): f for f in figures}
    for cell, said in truth.items():
        if _outcome(said, read.get(cell)) != "right":
            yield cell, said, read.get(cell)
    for cell, figure in read.items():
        if cell not in truth:
            yield cell, None, figure


def _outcome(said: tuple[Decimal | None, str], figure: Figure | None) -> str:
    if figure is None:
        return "missing"
    if figure.state is FigureState.UNREADABLE:
        return "unreadable"
    value, unit = said
    if value is None:
        return "right" if figure.state is FigureState.BLANK else "wrong"
    return "right" if (figure.value, figure.unit) == (value, unit) else "wrong"


@cache
def truths(number: int) -> tuple[Truth, ...]:
    """So many reports of both forms, each with tables of its own."""
    plain = (truth for seed in count() for truth in sample_truths(seed))
    return tuple(vary(truth, n) for n, truth in enumerate(islice(plain, number)))


def measure(look: Look, number: int, folder: Path) -> Tally:
    """The tables of so many reports written in this look, each in a variant of its own, and read back."""
    total = Tally()
    for n, truth in enumerate(truths(number)):
        total += tally(*written_and_read(truth, with_variant(look, n), folder))
    return total


def with_variant(look: Look, seed: int) -> Look:
    """The look with a variant drawn from the seed, less what the layout cannot tell."""
    variant = draw(seed)
    if look.layout in LOSES_BLANKS:
        variant = without_blanks(variant)
    return replace(look, variant=with_plain_head(variant) if look.layout in LOSES_HEADS else variant)


def written_and_read(truth: Truth, look: Look, folder: Path) -> tuple[Expected, tuple[Figure, ...]]:
    """What a report says and what is read when it has been written in this look."""
    path = folder / f"report{look.suffix}"
    WRITERS[look.suffix](truth, path, look)
    return expected(truth, look.variant), read_figures(path)


def read_figures(path: Path) -> tuple[Figure, ...]:
    """The figures of a report's statutory tables."""
    document = read_document(path, IngestSettings())
    _, figures, _ = read_tables(document, find_sections(document))
    return figures
