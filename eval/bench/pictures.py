"""How well tables in pictures are read: generated reports, each way of scanning and pasting by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from eval.bench.cells import Tally, read_figures, tally, truths
from eval.sample import scan
from eval.sample.corpus import WRITERS
from eval.sample.look import Look, Writer
from eval.sample.picture import Shot
from eval.sample.truth import Truth
from eval.sample.vary import expected
from ingest.tables import TABLE_IDS


@dataclass(frozen=True, slots=True)
class Condition:
    """How the reports are made into pictures."""

    name: str
    look: Look
    write: Writer


def pasted(truth: Truth, path: Path, look: Look) -> None:
    """Write the report with each of its tables as a picture."""
    WRITERS[look.suffix](replace(truth, images=frozenset(TABLE_IDS)), path, look)


def _pasted(suffix: str, shot: Shot, name: str) -> Condition:
    return Condition(f"{suffix[1:]} 内图片 {name}", Look(suffix, shot=shot), pasted)


def _scanned(suffix: str, shot: Shot, name: str) -> Condition:
    return Condition(f"扫描 {suffix[1:]} {name}", Look(suffix, shot=shot), scan.write)


CONDITIONS = (
    _pasted(".docx", Shot(150), "150 dpi"),
    _pasted(".docx", Shot(100, skew=2), "100 dpi 歪 2°"),
    _pasted(".docx", Shot(200, skew=-3, blur=0.6, noise=8), "200 dpi 歪 -3° 模糊 噪点"),
    _pasted(".html", Shot(150, skew=1, noise=4, photograph=True), "150 dpi 灰度照片"),
    _scanned(".pdf", Shot(150), "150 dpi"),
    _scanned(".pdf", Shot(100, skew=2), "100 dpi 歪 2°"),
    _scanned(".tif", Shot(300, noise=8), "300 dpi 噪点"),
    _scanned(".png", Shot(150), "长图 150 dpi"),
    _scanned(".jpg", Shot(150, blur=0.5), "长图 150 dpi 模糊"),
)


def measured(condition: Condition, reports: int) -> tuple[Tally, float]:
    """The cells of so many reports read back from their pictures, and the seconds that reading took."""
    total, seconds = Tally(), 0.0
    with TemporaryDirectory(prefix="gongkai-pictures-") as folder:
        for truth, look in _written(condition, reports):
            path = Path(folder, f"report{look.suffix}")
            condition.write(truth, path, look)
            began = perf_counter()
            figures = read_figures(path)
            seconds += perf_counter() - began
            total += tally(expected(truth, look.variant), figures)
    return total, seconds


def _written(condition: Condition, reports: int) -> Iterator[tuple[Truth, Look]]:
    """The reports, each with dirt and light of its own."""
    for n, truth in enumerate(truths(reports)):
        yield truth, replace(condition.look, shot=replace(condition.look.shot, seed=n))
