"""How taking in goes on as a library grows: reports a second from size to size, and memory.

The reports are plain text and their vectors stand-ins, so that it is the library that is measured: what the
embedding model takes for a report does not depend on how many there are. Chroma's index holds every vector in
memory, and must; so memory is measured a second time with Chroma in a process of its own, which shows the
rest: that must not grow.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from eval.bench.block import Counts, Measured
from eval.bench.chroma import chroma_server
from eval.errors import NothingToMeasure
from eval.sample import sample_truths
from eval.sample.corpus import WRITERS
from eval.sample.look import Look
from eval.subject import temporary_library
from ingest.e5 import DIMENSION
from ingest.embed import Vectors
from ingest.pipeline import Taken, ingest_paths

_FIRST, _SECOND = "安宁长兴永和平昌德广丰泰嘉庆", "川陵阳泽原岭浦溪台源津湖州泉"
_PLACES = ("青溪市", "澜原市")  # of the sample; each copy of it lies in two cities of its own
_LOOK = Look(".txt", "rows")
_TITLE = "资料库变大时（纯文本报告，不算向量模型）"
_HEAD = ("报告", "每秒份数（自上一行起）", "内存峰值", "内存峰值（向量索引另在一个进程）")


@dataclass(frozen=True, slots=True)
class Size:
    """A library of so many reports: the pace of the last ones, and the most memory used so far."""

    reports: int
    reports_per_second: float
    peak_mb: int


def growth(counts: Counts) -> Measured:
    """One library growing from size to size, and once more with its vector index in another process."""
    if not counts.grown:
        return Measured(_TITLE, _HEAD, (), ())
    whole = _in_a_process(counts.grown)
    with chroma_server() as url:
        rest = _in_a_process(counts.grown, url)
    pairs = list(zip(whole, rest, strict=True))
    return Measured(
        _TITLE,
        _HEAD,
        tuple(
            (f"{w.reports}", f"{w.reports_per_second:.1f}", f"{w.peak_mb} MB", f"{r.peak_mb} MB")
            for w, r in pairs
        ),
        tuple({**asdict(w), "peak_mb_without_vectors": r.peak_mb} for w, r in pairs),
    )


def _in_a_process(sizes: Sequence[int], chroma_url: str = "") -> list[Size]:
    """What each size came to in a process whose memory was not used before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(grown, sizes, chroma_url).result()


def grown(sizes: Sequence[int], chroma_url: str = "") -> list[Size]:
    """What each size came to; the vectors are in this process, or in the server at the URL."""
    found, before = [], 0
    with (
        temporary_library(chroma_url) as library,
        TemporaryDirectory(prefix="gongkai-growth-") as folder,
    ):
        library.embedder.embed_passages = _stand_in  # type: ignore[method-assign]
        files = _files(Path(folder))
        for size in sizes:
            batch = list(islice(files, size - before))
            began = perf_counter()
            outcomes = ingest_paths(batch, library)
            seconds = perf_counter() - began
            if any(outcome.status is not Taken.ADDED for outcome in outcomes):
                raise NothingToMeasure("有生成的报告没有读入，这次测量不作数。")
            found.append(Size(size, round(len(batch) / seconds, 2), _peak_mb()))
            before = size
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Reports without end, each of an agency and a year of its own."""
    for copy in count():
        for number, truth in enumerate(sample_truths(copy)):
            path = folder / f"{copy}-{number}.txt"
            WRITERS[_LOOK.suffix](truth, path, _LOOK)
            path.write_text(_renamed(path.read_text(encoding="utf-8"), copy), encoding="utf-8")
            yield path


def _renamed(text: str, copy: int) -> str:
    """The report as one of other cities."""
    for number, place in enumerate(_PLACES, 2 * copy):
        second, first = divmod(number, len(_FIRST))
        text = text.replace(place, f"{_FIRST[first]}{_SECOND[second]}市")
    return text


def _stand_in(texts: Sequence[str]) -> Vectors:
    """A vector of length 1 for each text, equal for equal texts."""
    seeds = [int.from_bytes(sha256(text.encode()).digest()[:8]) for text in texts]
    drawn = np.array([np.random.default_rng(seed).standard_normal(DIMENSION) for seed in seeds])
    unit: Vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    return unit


def _peak_mb() -> int:
    """The most memory this process has used."""
    import resource  # not there on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)
