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
from ingest.embed import Embedder, Vectors
from ingest.errors import GongkaiError
from ingest.parse import parse_file
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings

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
    """Take in up to 16 of the files, timing what is embedded on the way; parsing is timed by itself before.

    The model is loaded before the clock starts.
    """
    with temporary_library() as library:
        library.embedder.embed_query("预热")
        start = perf_counter()
        files = _readable(paths, library.settings)
        parse = perf_counter() - start
        stopwatch = Stopwatch(library.embedder)
        start = perf_counter()
        ingest_paths(files, library)
        total = perf_counter() - start
    stages = (parse, stopwatch.seconds, total - parse - stopwatch.seconds, total)
    return IngestTimes(len(files), *(round(seconds / len(files), 4) for seconds in stages))


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


def _readable(paths: Sequence[Path], settings: IngestSettings) -> list[Path]:
    """The first files that are reports, each parsed."""
    files: list[Path] = []
    for file in find_files(paths, settings):
        if file.member is not None:
            continue  # an archive is taken in whole, whatever it holds
        try:
            parse_file(file.path, settings)
        except GongkaiError:
            continue  # what cannot be read costs next to nothing and is not what is measured
        files.append(file.path)
        if len(files) == _MOST:
            break
    if not files:
        raise NothingToMeasure(f"{'、'.join(map(str, paths))} 中没有可读的年度报告。请换一个文件夹再运行。")
    return files


class Stopwatch:
    """Counts the seconds that an embedder spends on passages from now on."""

    def __init__(self, embedder: Embedder) -> None:
        self.seconds = 0.0
        self._embed = embedder.embed_passages
        embedder.embed_passages = self._timed  # type: ignore[method-assign]

    def _timed(self, texts: Sequence[str]) -> Vectors:
        start = perf_counter()
        vectors = self._embed(texts)
        self.seconds += perf_counter() - start
        return vectors
