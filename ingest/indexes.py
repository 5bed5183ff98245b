"""Keeps the vector index and the word index as the store has it, whatever happened to them or to a writer.

The transaction that changes a report notes in the store that the report's entries are due here; the note
goes once they are written. A note that is still there is of a writer that died; an index whose size is not
the store's is damaged or foreign. Both are put right from the store alone, without the embedding model.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ingest.passages import embedded_text
from ingest.settings import IngestSettings
from ingest.store import Store
from ingest.types import PART_TITLES, Passage, Report
from ingest.vectors import VectorIndex
from ingest.words import WordIndex


class Indexes:
    """The two indexes of a home. Methods that write need the home's lock."""

    def __init__(self, settings: IngestSettings, home: Path, store: Store) -> None:
        self._store = store
        self.vectors = VectorIndex(home / "chroma", settings.chroma_url)
        self.words = WordIndex(home / "words.db")

    def reopen(self) -> None:
        """See what another process has written."""
        self.vectors.reopen()

    def whole(self) -> bool:
        """Whether each index has as many entries as the store has passages."""
        return self._store.passage_count() == self.vectors.count() == self.words.count()

    def settle(self) -> None:
        """Write the entries of all reports that are due. O(their passages)."""
        for report_id in self._store.pending():
            self._write(report_id)
            self._store.settle(report_id)

    def rebuild(self) -> None:
        """Write all entries anew. O(all passages)."""
        self.vectors.reset()
        self.words.reset()
        for entry in self._store.catalogue():
            self._write(entry.report_id)

    def _write(self, report_id: str) -> None:
        """Put a report's entries, if it is there, in the place of whatever entries it has."""
        self.vectors.remove(report_id)
        self.words.remove(report_id)
        report = self._store.report(report_id)
        if report is None or not report.passages:
            return
        ids = [passage.id for passage in report.passages]
        texts = [embedded_text(passage, report.agency, report.year) for passage in report.passages]
        metadatas = [_metadata(report, passage) for passage in report.passages]
        self.vectors.add(report_id, ids, self._cached(report_id, ids), metadatas, texts)
        self.words.add(report_id, list(zip(ids, texts, strict=True)))

    def _cached(self, report_id: str, ids: list[str]) -> np.ndarray:
        keys = self._store.text_keys(report_id)
        blobs = self._store.vectors(set(keys.values()), self._store.embedder())
        return np.stack([np.frombuffer(blobs[keys[passage_id]], np.float32) for passage_id in ids])


def _metadata(report: Report, passage: Passage) -> dict[str, str | int]:
    """What a LangChain Document of the passage says of it beside its text."""
    return {
        "report_id": report.id,
        "file": report.file,
        "agency": report.agency,
        "year": report.year,
        "part": passage.part.value,
        "heading": passage.headings[-1] if passage.headings else PART_TITLES[passage.part],
        "start": passage.start,
        "end": passage.end,
    }
