"""The benchmark of figures, on a few reports."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.types import CellName
from eval.bench import figures
from eval.bench.block import FULL, Counts, Measured
from eval.bench.cells import Tally, tally, wrong_cells
from eval.bench.figures import bench_figures, digital, of_tallies, office, to_json, to_text
from eval.bench.pictures import CONDITIONS
from eval.sample.corpus import WRITERS
from eval.sample.look import Look
from ingest.types import Figure, FigureState, Origin


def figure(
    row: str, value: str | None, state: FigureState = FigureState.REPORTED, unit: str = "件"
) -> Figure:
    number = None if value is None else Decimal(value)
    return Figure("requests", row, "总计", number, unit, value or "", state, Origin.TABLE, 0, 1, 0, 1)


TRUTH = {
    CellName("requests", "予以公开", "总计"): (Decimal(3), "件"),
    CellName("requests", "部分公开", "总计"): (None, ""),
}


@pytest.mark.parametrize(
    ("read", "counted"),
    [
        pytest.param(
            [figure("予以公开", "3"), figure("部分公开", None, FigureState.BLANK)], (2, 0, 0, 0), id="right"
        ),
        pytest.param(
            [figure("予以公开", "4"), figure("部分公开", "0")], (0, 2, 0, 0), id="wrong, and 0 for a blank"
        ),
        pytest.param([figure("予以公开", "3", unit="项")], (0, 1, 0, 1), id="another unit, and one missing"),
        pytest.param([figure("予以公开", None, FigureState.UNREADABLE)], (0, 0, 1, 1), id="marked"),
        pytest.param([figure("总计", "3")], (0, 1, 0, 2), id="a cell that is not there"),
    ],
)
def test_tally_tells_outcomes_apart(read: list[Figure], counted: tuple[int, ...]) -> None:
    """A cell is right, wrong, marked or missing; one too many is wrong."""
    found = tally(TRUTH, read)
    assert (found.right, found.wrong, found.unreadable, found.missing) == counted
    assert bool(list(wrong_cells(TRUTH, read))) is (counted != (2, 0, 0, 0))


def test_shares_are_of_what_was_written_and_of_what_was_read() -> None:
    """Wrong cells are counted among those reported, the others among all."""
    shares = Tally(1, 200, 190, 10, 0, 0).shares
    assert shares == {"right": 95.0, "wrong": 5.0, "unreadable": 0.0}


def test_digital_formats_are_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each format is a line with its counts, in the text and in the data."""
    monkeypatch.setattr(figures, "DIGITAL", {"md": Look(".md"), "txt rows": Look(".txt", "rows")})
    measured = digital(Counts(3))
    assert [line[0] for line in measured.lines] == ["md", "txt rows"]
    assert [each["right_percent"] for each in measured.data] == [100.0, 100.0]
    assert "100.00" in to_text(measured)


def test_blocks_follow_one_another_and_empty_ones_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block is a function of the number of reports; one that has nothing to show is not printed."""
    some = of_tallies("甲", {"x": Tally(2, 10, 10)})
    blocks = {"some": lambda _: some, "none": lambda _: Measured("乙", ("名",), (), ())}
    monkeypatch.setattr(figures, "BLOCKS", blocks)
    assert list(bench_figures(Counts(2), ["none"])) == []
    found = list(bench_figures(Counts(2)))
    assert [name for name, _ in found] == ["some"]
    assert to_json(found)["blocks"]["some"][0]["cells"] == 10


def test_real_reports_are_looked_at_where_there_are_any(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a folder of them there is no line, and no error."""
    monkeypatch.setenv("GONGKAI_REAL_REPORTS", str(tmp_path / "none"))
    assert figures.real(Counts()).lines == ()


def test_every_format_that_is_written_is_measured() -> None:
    """A new writer without a line in a block is forgotten; pictures have conditions of their own."""
    measured = {look.suffix for look in (*figures.DIGITAL.values(), *figures.OFFICE.values())}
    pictured = {each.look.suffix for each in CONDITIONS}
    assert measured | pictured == WRITERS.keys()


def test_old_formats_are_left_out_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program, no lines."""
    monkeypatch.setattr(figures, "find_office", lambda: None)
    assert office(Counts()).lines == ()


def test_fewer_reports_are_fewer_everywhere() -> None:
    """One number for all blocks that generate reports one by one; sizes and pictures stay."""
    counts = FULL.with_reports(2)
    assert (counts.reports, counts.office, counts.audited, counts.beside, counts.timed) == (2,) * 5
    assert counts.grown == FULL.grown
