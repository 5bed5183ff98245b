"""How well tables in pictures are read: generated reports, each way of scanning and pasting by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.types import CellName
from eval.sample import sample_truths, write_docx, write_html
from eval.sample.look import Look
from eval.sample.picture import PLAIN, Shot
from eval.sample.scan import write_scan
from eval.sample.truth import Truth
from ingest.parse import parse_file
from ingest.settings import IngestSettings
from ingest.types import Figure, FigureState

REPORTS = 20
_TABLES = frozenset({"proactive", "requests", "review"})


@dataclass(frozen=True, slots=True)
class Condition:
    """How the reports are made into pictures: ``suffix`` of the file, and the shot."""

    name: str
    suffix: str
    shot: Shot


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One condition's cells: how many there are, and the shares in percent of them.

    ``wrong`` is of the cells that were reported, with a value or as blank.
    """

    condition: str
    reports: int
    cells: int
    right: float
    wrong: float
    unreadable: float


CONDITIONS = (
    Condition("docx 内嵌图片 150 dpi", ".docx", PLAIN),
    Condition("docx 内嵌图片 100 dpi，歪 2°", ".docx", Shot(100, skew=2)),
    Condition("docx 内嵌图片 200 dpi，歪 -3°，模糊、噪点", ".docx", Shot(200, skew=-3, blur=0.6, noise=8)),
    Condition("html 内嵌图片 150 dpi，灰度照片", ".html", Shot(150, skew=1, noise=4, photograph=True)),
    Condition("扫描 pdf 150 dpi", ".pdf", PLAIN),
    Condition("扫描 pdf 100 dpi，歪 2°", ".pdf", Shot(100, skew=2)),
    Condition("tif 300 dpi，噪点", ".tif", Shot(300, noise=8)),
    Condition("png 长图 150 dpi", ".png", PLAIN),
    Condition("jpg 长图 150 dpi，模糊", ".jpg", Shot(150, blur=0.5)),
)


def bench_pictures(
    reports: int = REPORTS,
    conditions: tuple[Condition, ...] = CONDITIONS,
    on_progress: Callable[[str], None] = lambda _: None,
) -> list[PictureRow]:
    """Each condition over this many reports of both forms; from two seconds to twenty a report."""
    rows = []
    for condition in conditions:
        on_progress(condition.name)
        rows.append(_measured(condition, reports))
    return rows


def generated_truths() -> Iterator[Truth]:
    """Reports without end, all their tables printed; agencies and years recur with other figures."""
    seed = 1
    while True:
        # Every fifth: the agencies and years, and with them both forms, take turns.
        yield from (replace(truth, images=frozenset()) for truth in sample_truths(seed)[seed % 5 :: 5])
        seed += 1


def _measured(condition: Condition, reports: int) -> PictureRow:
    cells = right = wrong = unreadable = 0
    with TemporaryDirectory(prefix="gongkai-pictures-") as folder:
        for number, truth in enumerate(islice(generated_truths(), reports)):
            read = _read(truth, Path(folder), replace(condition, shot=replace(condition.shot, seed=number)))
            cells += len(truth.values)
            for cell, value in truth.values.items():
                figure = read.get(cell)
                if figure is None or figure.state is FigureState.UNREADABLE:
                    unreadable += 1
                elif figure.value == value:
                    right += 1
                else:
                    wrong += 1
    shares = (100 * right / cells, 100 * wrong / max(1, right + wrong), 100 * unreadable / cells)
    return PictureRow(condition.name, reports, cells, *(round(share, 3) for share in shares))


def _read(truth: Truth, folder: Path, condition: Condition) -> Mapping[CellName, Figure]:
    """The figures of the report as it is read back from its pictures."""
    path = folder / f"{truth.agency.name}{truth.year}年政府信息公开工作年度报告{condition.suffix}"
    pictured = replace(truth, images=_TABLES)
    look = Look(condition.suffix, shot=condition.shot)
    if condition.suffix == ".docx":
        write_docx.write(pictured, path, look)
    elif condition.suffix == ".html":
        write_html.write(pictured, path, look)
    else:
        write_scan(truth, path, condition.shot)
    figures = parse_file(path, IngestSettings()).figures
    return {CellName(f.table, f.row, f.column): f for f in figures if f.table in _TABLES}


def to_text(rows: list[PictureRow]) -> str:
    """A table for a terminal."""
    lines = ["条件 | 报告 | 单元格 | 正确 % | 报出的里错 % | 未读出 %"]
    lines += [
        f"{r.condition} | {r.reports} | {r.cells} | {r.right:.2f} | {r.wrong:.3f} | {r.unreadable:.2f}"
        for r in rows
    ]
    return "\n".join(lines)
