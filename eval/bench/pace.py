"""How many reports a second are taken in, format by format, with the embedding model and without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from eval.bench.block import Counts, Measured
from eval.bench.ingest import Stopwatch
from eval.sample import sample_truths, scan
from eval.sample.corpus import WRITERS
from eval.sample.look import Look, Writer
from eval.sample.picture import Shot
from eval.subject import temporary_library
from ingest.pipeline import ingest_paths
from ingest.readers.office import find_office

TYPED = (".txt", ".md", ".html", ".docx", ".pdf", ".ofd", ".xlsx")
OFFICE = (".doc", ".rtf")
SCANNED = ("扫描 pdf 150 dpi", Look(".pdf", shot=Shot(150)), scan.write)


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that so many reports of a format took in all, and of these in the embedding model."""

    format: str
    reports: int
    seconds: float
    embedding: float

    @property
    def paces(self) -> tuple[float, float]:
        """Reports a second without embedding and with it."""
        return self.reports / (self.seconds - self.embedding), self.reports / self.seconds


def pace(counts: Counts) -> Measured:
    """Each format by itself, into a library of its own."""
    rows = [measured(*each) for each in _formats(counts)]
    lines = tuple((row.format, str(row.reports), *(f"{each:.2f}" for each in row.paces)) for row in rows)
    data = tuple(
        {
            "format": row.format,
            "reports": row.reports,
            "reports_per_second_without_embedding": round(row.paces[0], 3),
            "reports_per_second": round(row.paces[1], 3),
        }
        for row in rows
    )
    head = ("格式", "报告", "每秒份数（不算向量）", "每秒份数（全部）")
    return Measured("读入的快慢（解析、写库、索引，本机向量模型）", head, lines, data)


def _formats(counts: Counts) -> Iterator[tuple[str, Look, Writer, int]]:
    """What is measured, each with how many reports."""
    for suffix in TYPED if counts.timed else ():
        yield suffix[1:], Look(suffix, "rows" if suffix == ".txt" else ""), WRITERS[suffix], counts.timed
    for suffix in OFFICE if counts.office and find_office() else ():
        yield suffix[1:], Look(suffix), WRITERS[suffix], min(counts.office, counts.timed)
    if counts.pictured:
        yield *SCANNED, min(counts.pictured, counts.timed)


def measured(name: str, look: Look, write: Writer, number: int) -> Pace:
    """So many reports taken in after a first one, which opens the model, the indexes and the dictionary."""
    with TemporaryDirectory(prefix="gongkai-pace-") as folder, temporary_library() as library:
        library.embedder.embed_query("预热")
        first, *files = _written(look, write, number + 1, Path(folder))
        ingest_paths([first], library)
        watch = Stopwatch(library.embedder)
        began = perf_counter()
        ingest_paths(files, library)
        return Pace(name, len(files), perf_counter() - began, watch.seconds)


def _written(look: Look, write: Writer, number: int, folder: Path) -> list[Path]:
    """Reports of different agencies and years, in files."""
    files = []
    for truth in islice(sample_truths(), number):
        path = (folder / truth.file).with_suffix(look.suffix)
        write(replace(truth, images=frozenset()), path, look)
        files.append(path)
    return files
