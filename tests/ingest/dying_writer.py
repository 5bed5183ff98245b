"""Run as a program: does some writing, and dies of SIGKILL at a stage that it is told.

``dying_writer.py HOME STAGE NTH ingest FOLDER``, ``… remove REPORT_ID`` or ``… reindex MODEL``. A stage is
``before`` or ``after`` and a function: it is killed at the nth call of that. ``never`` is no stage. Each file
is told on standard output before it is begun. The embedding models, which have no part in this, are stand-ins
that take no time.

``dying_writer.py serve`` does so for each line of standard input (the arguments with tabs between) in a child
of its own, which has all imported already, and tells its exit code.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import traceback
import zlib
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from ingest import library as library_module
from ingest.library import Library
from ingest.pipeline import ingest_paths, remove_reports
from ingest.reindex import reindex_library
from ingest.settings import DEFAULT_EMBEDDER, IngestSettings
from ingest.words import tokens

DIMENSION = 8


class StandIn:
    """Turns a text into numbers that only depend on it and on the model's name."""

    dimension = DIMENSION

    def __init__(self, name: str = "stand-in") -> None:
        self.identity = name.replace(DEFAULT_EMBEDDER, "stand-in")

    def embed_query(self, text: str) -> Any:
        """The vector of a question."""
        return self.embed_passages([text])[0]

    def embed_passages(self, texts: list[str]) -> Any:
        """One vector of length 1 a row."""
        seeds = [zlib.crc32(f"{self.identity}{text}".encode()) for text in texts]
        rows = np.stack([np.random.default_rng(seed).standard_normal(DIMENSION) for seed in seeds])
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def die_at(stage: str, nth: int) -> None:
    """Kill this process at the nth call of ``module:owner.function``, before or after it."""
    when, _, place = stage.partition(" ")
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for part in owners:
        owner = getattr(owner, part)
    real, calls = getattr(owner, name), 0

    def stop(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **kwargs)
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, stop)


def main(home: str, stage: str, nth: str, work: str, what: str) -> None:
    """Do the work, or part of it."""
    library_module.load_embedder = lambda settings, _: StandIn(settings.embedder)  # type: ignore[assignment, return-value]
    if stage != "never":
        die_at(stage, int(nth))
    with Library(IngestSettings(home=Path(home))) as library:
        if work == "ingest":
            ingest_paths([Path(what)], library, lambda *progress: print(*progress, flush=True))
        elif work == "reindex":
            reindex_library(library, what)
        else:
            remove_reports([what], library)


def serve() -> None:
    """Do each line's work in a child; importing costs far more than the work."""
    importlib.import_module("chromadb.api.client")
    tokens("青溪市")  # loads the dictionary
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work_and_leave(*line.rstrip("\n").split("\t"))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def work_and_leave(*arguments: str) -> NoReturn:
    """Do the work of a child, which has no word with the server's caller."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    try:
        main(*arguments)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        serve()
    else:
        main(*sys.argv[1:])
