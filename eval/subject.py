"""What is evaluated: a library with an assistant over it, opened on a home or made for the run."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.answer import Assistant
from assistant.types import Answer
from eval.cases import Case
from eval.errors import NothingToMeasure
from eval.metrics import Corpus, Span
from eval.sample import SEED, build_sample
from eval.sample.questions import sample_cases
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings

_LOG = logging.getLogger(__name__)

_DEEPEST = 5
"""How many passages the retrieval metrics look at."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A library and its assistant, with what the metrics ask of them."""

    library: Library
    assistant: Assistant

    def ask(self, question: str, turns: Sequence[str]) -> Answer:
        """The assistant's answer."""
        return self.assistant.ask(question, turns)

    def search(self, case: Case) -> list[Span]:
        """The best passages for the question within the reports it is about, or in all if it names none."""
        hits = self.assistant.search(case.question, case.turns, _DEEPEST)
        return [Span(hit.report_id, hit.passage.start, hit.passage.end) for hit in hits]

    def corpus(self) -> Corpus:
        """The text and the file name of every report. O(their characters)."""
        files = {entry.report_id: Path(entry.file).name for entry in self.library.store.catalogue()}
        return Corpus({report_id: self.library.store.text(report_id) or "" for report_id in files}, files)


def subject_of_library(library: Library) -> Subject:
    """An open library as it is."""
    return Subject(library, Assistant(library))


@contextmanager
def temporary_library(chroma_url: str = "") -> Iterator[Library]:
    """An empty library in a home that is gone afterwards; no database or server of the user is touched."""
    with (
        TemporaryDirectory(prefix="gongkai-") as folder,
        Library(IngestSettings(home=Path(folder), database_url="", chroma_url=chroma_url)) as library,
    ):
        yield library


@contextmanager
def subject_of_reports(paths: Sequence[Path]) -> Iterator[Subject]:
    """The reports at these paths, in a home that is gone afterwards; what fails is told and left out."""
    with temporary_library() as library:
        outcomes = ingest_paths(paths, library)
        for outcome in outcomes:
            if outcome.report_id is None:
                _LOG.warning("%s", outcome.error)
        if not library.store.catalogue():
            raise NothingToMeasure(
                f"{'、'.join(map(str, paths))} 中没有可读的年度报告。请换一个文件夹再运行。"
            )
        yield subject_of_library(library)


@contextmanager
def subject_of_sample(seed: int = SEED) -> Iterator[tuple[Subject, list[Case]]]:
    """The sample corpus in a home that is gone afterwards, and the questions about it."""
    with TemporaryDirectory(prefix="gongkai-sample-") as folder:
        truths = build_sample(Path(folder), seed)
        with subject_of_reports([Path(folder)]) as subject:
            yield subject, sample_cases(truths, seed)
