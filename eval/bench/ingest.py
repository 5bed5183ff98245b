"""Times ingestion by stage, in seconds a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from eval.errors import NothingToMeasure
from eval.sample import build_sample
from eval.subject import temporary_library
from ingest.discover import find_files
from ingest.embed import Embedder
from ingest.errors import GongkaiError
from ingest.parse import parse_file
from ingest.passages import embedded_text
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings
from ingest.types import Report

_MOST = 16
"""Files measured; more would only take longer."""


@dataclass(frozen=True, slots=True)
class IngestTimes:
    """Seconds a report: reading and parsing, embedding what is new, and the rest (store and indexes)."""

    reports: int
    parse: float
    embed: float
    write: float
    total: float


def bench_ingest(paths: Sequence[Path]) -> IngestTimes:
    """Parse and embed up to 16 of the files by themselves, then take them in whole; the rest is writing.

    The model is loaded before the clock starts.
    """
    with temporary_library() as library:
        library.embedder.embed_query("预热")
        start = perf_counter()
        reports = _parsed(paths, library.settings)
        parse = perf_counter() - start
        embed = _embedding_seconds([report for _, report in reports], library.embedder)
        start = perf_counter()
        ingest_paths([path for path, _ in reports], library)
        total = perf_counter() - start
    count = len(reports)
    return IngestTimes(count, *(round(s / count, 4) for s in (parse, embed, total - parse - embed, total)))


def bench_sample() -> IngestTimes:
    """The same on the sample corpus."""
    with TemporaryDirectory(prefix="gongkai-sample-") as folder:
        build_sample(Path(folder))
        return bench_ingest([Path(folder)])


def to_text(times: IngestTimes) -> str:
    """One line for a terminal."""
    return (
        f"{times.reports} 份报告，每份 {times.total:.2f} 秒："
        f"读取解析 {times.parse:.2f}，向量 {times.embed:.2f}，写库与索引 {times.write:.2f}"
    )


def to_json(times: IngestTimes) -> dict[str, Any]:
    """The same as plain data."""
    return {"bench": "ingest", "seconds_per_report": asdict(times)}


def _parsed(paths: Sequence[Path], settings: IngestSettings) -> list[tuple[Path, Report]]:
    """The first files that are reports."""
    reports: list[tuple[Path, Report]] = []
    for file in find_files(paths):
        try:
            reports.append((file.path, parse_file(file.path, settings)))
        except GongkaiError:
            continue  # what cannot be read costs next to nothing and is not what is measured
        if len(reports) == _MOST:
            break
    if not reports:
        raise NothingToMeasure(f"{'、'.join(map(str, paths))} 中没有可读的年度报告。请换一个文件夹再运行。")
    return reports


def _embedding_seconds(reports: Sequence[Report], embedder: Embedder) -> float:
    """As ingestion does it: a report at a time, each text once."""
    seen: set[str] = set()
    seconds = 0.0
    for report in reports:
        texts = {embedded_text(passage, report.agency, report.year) for passage in report.passages} - seen
        start = perf_counter()
        embedder.embed_passages(sorted(texts))
        seconds += perf_counter() - start
        seen |= texts
    return seconds
