"""The benchmark of figures: cells read right by format, real reports, the check-up, other programs, pace.

Each block is a table of lines of its own; a further one is a function and a line in ``BLOCKS``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.listing import aligned
from eval.bench.audit import audited
from eval.bench.block import Block, Counts, Measured
from eval.bench.cells import Tally, measure
from eval.bench.converters import beside
from eval.bench.growth import growth
from eval.bench.pace import pace
from eval.bench.pictures import CONDITIONS, measured
from eval.sample.look import TXT_LAYOUTS, Look
from ingest.audit import check_sums
from ingest.parse import parse_file
from ingest.readers.office import find_office
from ingest.settings import IngestSettings
from ingest.types import Figure, FigureState, Origin, Report

DIGITAL: dict[str, Look] = {
    **{f"txt {layout}": Look(".txt", layout) for layout in TXT_LAYOUTS},
    "md": Look(".md"),
    "html": Look(".html"),
    "html gb18030": Look(".html", encoding="gb18030"),
    "docx": Look(".docx"),
    "pdf": Look(".pdf"),
    "ofd": Look(".ofd"),
    "xlsx": Look(".xlsx"),
}
"""The formats and layouts that have text; each is measured over the same reports."""
OFFICE: dict[str, Look] = {"doc": Look(".doc"), "rtf": Look(".rtf")}
"""Those that LibreOffice writes and reads."""

_REAL = "GONGKAI_REAL_REPORTS"
_NEAR = Path("..", "shared", "reports")


def digital(counts: Counts) -> Measured:
    """Generated reports of both forms, each with its tables in a variant of its own."""
    return of_tallies("生成的报告（两种表式，各种写法）", _tallies(DIGITAL, counts.reports))


def office(counts: Counts) -> Measured:
    """The same in the formats that need LibreOffice, where it is installed."""
    tallies = _tallies(OFFICE, counts.office if find_office() else 0)
    return of_tallies("旧格式（经 LibreOffice）", tallies)


def _tallies(looks: dict[str, Look], number: int) -> dict[str, Tally]:
    """The cells of so many reports in each look; nothing where none is wanted."""
    with TemporaryDirectory(prefix="gongkai-figures-") as folder:
        return {name: measure(look, number, Path(folder)) for name, look in looks.items() if number}


def pictures(counts: Counts) -> Measured:
    """Generated reports whose tables are pictures, and scans of whole reports."""
    taken = {each.name: measured(each, counts.pictured) for each in CONDITIONS if counts.pictured}
    block = of_tallies("图片和扫描件（两种表式）", {name: each for name, (each, _) in taken.items()})
    seconds = [round(spent / each.reports, 2) for each, spent in taken.values()]
    return Measured(
        block.title,
        (*block.head, "每份秒数"),
        tuple((*line, f"{spent:.1f}") for line, spent in zip(block.lines, seconds, strict=True)),
        tuple({**each, "seconds": spent} for each, spent in zip(block.data, seconds, strict=True)),
    )


def of_tallies(title: str, tallies: dict[str, Tally]) -> Measured:
    """The block of several counts of cells."""
    head = ("格式", "报告", "单元格", "正确 %", "错误 %（占读出的）", "未能读出 %", "缺")
    return Measured(
        title,
        head,
        tuple((name, *_line(each)) for name, each in tallies.items()),
        tuple({"name": name, **each.to_json()} for name, each in tallies.items()),
    )


def _line(each: Tally) -> tuple[str, ...]:
    shares = (f"{each.shares[name]:.2f}" for name in ("right", "wrong", "unreadable"))
    return str(each.reports), str(each.cells), *shares, str(each.missing)


def real(_: Counts) -> Measured:
    """Real reports, where GONGKAI_REAL_REPORTS names a folder: states, sums, questions on their cells."""
    folder = Path(os.environ.get(_REAL) or _NEAR)
    found = [_looked_at(path) for path in sorted(folder.glob("*.*")) if path.is_file()]
    asked = folder.parent / "eval" / "seeds.jsonl"
    questions = _questions(asked) if asked.is_file() else {}
    lines, data = [], []
    for name, report in found:
        sums = [line.holds for line in check_sums(report) if line.holds is not None]
        states = {table.id: f"{table.state} {table.cells}" for table in report.tables}
        right = [_is_given(case, report.figures) for case in questions.get(name, ())]
        lines.append((name, *states.values(), f"{sum(sums)}/{len(sums)}", f"{sum(right)}/{len(right)}"))
        data.append(
            {
                "file": name,
                "tables": states,
                "sums": [sum(sums), len(sums)],
                "asked": [sum(right), len(right)],
            }
        )
    head = ("真实报告", "主动公开", "依申请公开", "复议诉讼", "勾稽成立", "题中数据")
    return Measured("真实报告", head, tuple(lines), tuple(data))


def _looked_at(path: Path) -> tuple[str, Report]:
    return path.name, parse_file(path, IngestSettings())


def _questions(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Questions on cells of tables, by the file that answers them."""
    by_file: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["kind"] == "table" and len(case["evidence"]) == 1:
            by_file.setdefault(case["evidence"][0]["file"], []).append(case)
    return by_file


def _is_given(case: dict[str, Any], figures: Sequence[Figure]) -> bool:
    """Whether the cell asked about has the expected value and unit, or is blank where none is expected."""
    row = "".join(case["evidence"][0]["quote"].split())
    cells = [
        f for f in figures if f.origin in (Origin.TABLE, Origin.IMAGE) and f.row.rpartition("/")[2] in row
    ]
    if case["value"] is None:
        return bool(cells) and all(figure.state is FigureState.BLANK for figure in cells)
    return any(f.value is not None and str(f.value) == str(case["value"]) for f in cells)


BLOCKS: dict[str, Block] = {
    "digital": digital,
    "office": office,
    "pictures": pictures,
    "real": real,
    "audit": audited,
    "beside": beside,
    "pace": pace,
    "growth": growth,
}
"""What ``gongkai bench figures`` prints, in this order."""


def bench_figures(counts: Counts, only: Sequence[str] | None = None) -> Iterator[tuple[str, Measured]]:
    """Each block, or those named, when it is done; one without lines (no real reports here) is left out."""
    for name, block in BLOCKS.items():
        found = block(counts) if not only or name in only else None
        if found and found.lines:
            yield name, found


def to_text(measured: Measured) -> str:
    """The block as a table for a terminal."""
    return f"{measured.title}\n{aligned([measured.head, *measured.lines])}\n"


def to_json(blocks: Sequence[tuple[str, Measured]]) -> dict[str, Any]:
    """All blocks as plain data."""
    return {"bench": "figures", "blocks": {name: list(measured.data) for name, measured in blocks}}
