"""Keeps the vector index and the word index as the store has it, whatever happened to them or to a writer.

The transaction that changes a report notes in the store that the report's entries are due here; the note
goes once they are written. A note that is still there is of a writer that died; an index that cannot be read
or whose size is not the store's is damaged or foreign. Both are put right from the store alone, without the
embedding model.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import numpy as np

from ingest.errors import HomeUnusable
from ingest.passages import indexed_text
from ingest.store import Store
from ingest.types import PART_TITLES, Passage, Report
from ingest.vectors import VectorIndex, Vectors, collection_name
from ingest.words import WordIndex, add_names

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


class Indexes:
    """The two indexes of a home. Methods that write need the home's lock.

    Args:
        home: the folder the indexes are in.
        store: what they are made from.
        chroma_url: a Chroma server to be used in the place of the folder, or empty.
        embedder: the identity of the model that the vectors are of.
    """

    def __init__(self, home: Path, store: Store, chroma_url: str, embedder: str) -> None:
        self._store = store
        self._words = WordIndex(home / "words.db")
        self._names_known = False
        self.embedder = embedder
        self.vectors = open_vectors(home, chroma_url, embedder)

    @property
    def words(self) -> WordIndex:
        """The word index, for which the agencies' names are words."""
        if not self._names_known:
            add_names({entry.agency for entry in self._store.catalogue()})
            self._names_known = True
        return self._words

    def refresh(self) -> None:
        """Take note that the store has changed; both indexes see by themselves what others write to them."""
        self._names_known = False

    def close(self) -> None:
        """Let go of memory and files."""
        self.vectors.close()

    def whole(self) -> bool:
        """Whether each index can be read and has as many entries as the store has passages."""
        count = self._store.passage_count()
        return self._counts() == (count, count)

    def build_vectors(self, tell: Callable[[str], None]) -> None:
        """Bring the vector index alone in line with the store, keeping what is there and right.

        ``tell`` is told each report before it is begun. O(all passages).
        """
        if self._vector_count() is None:
            self.vectors.reset()
        for entry in self._store.catalogue():
            tell(entry.file)
            if not self._has_vectors(entry.report_id):
                self._write_vectors(entry.report_id)
        if self._vector_count() != self._store.passage_count():  # what is left of reports that are gone
            self.vectors.reset()
            for entry in self._store.catalogue():
                self._write_vectors(entry.report_id)

    def settle(self) -> None:
        """Write the entries of all reports that are due. O(their passages)."""
        for report_id in self._store.pending():
            self._write(report_id)
            self._store.settle(report_id)

    def mend(self) -> None:
        """Bring both in line with the store, by what is due if that is enough, or else from nothing."""
        with suppress(HomeUnusable):
            if self._counts() is not None:
                self.settle()
        if self._store.pending() or not self.whole():
            self._rebuild()

    def _counts(self) -> tuple[int, int] | None:
        """The sizes of both, or None where one cannot be read."""
        return _readable(lambda: (self.vectors.count(), self._words.count()))

    def _vector_count(self) -> int | None:
        return _readable(self.vectors.count)

    def _has_vectors(self, report_id: str) -> bool:
        """Whether the index has a report's passages, and no others of it, with the vectors of the store."""
        ids = list(self._store.text_keys(report_id))
        if self.vectors.ids(report_id) != set(ids):
            return False
        found = self.vectors.vectors(ids)
        return not ids or np.allclose(
            np.stack([found[i] for i in ids]), self._cached(report_id, ids), atol=1e-6
        )

    def _rebuild(self) -> None:
        """Write all entries anew. O(all passages)."""
        self.vectors.reset()
        self._words.reset()
        for entry in self._store.catalogue():
            self._write(entry.report_id)
        for report_id in self._store.pending():
            self._store.settle(report_id)

    def _write(self, report_id: str) -> None:
        """Put a report's entries, if it is there, in the place of those it has."""
        report = self._write_vectors(report_id)
        self._words.remove(report_id)
        if report is None or not report.passages:
            return
        ids = [passage.id for passage in report.passages]
        texts = [indexed_text(passage, report.agency, report.year) for passage in report.passages]
        add_names([report.agency])
        self._words.add(report_id, list(zip(ids, texts, strict=True)))

    def _write_vectors(self, report_id: str) -> Report | None:
        """The same of the vector index alone; the report, or None where it is gone."""
        self.vectors.remove(report_id)
        report = self._store.report(report_id)
        if report is not None and report.passages:
            ids = [passage.id for passage in report.passages]
            metadatas = [_metadata(report, passage) for passage in report.passages]
            self.vectors.add(report_id, ids, self._cached(report_id, ids), metadatas)
        return report

    def _cached(self, report_id: str, ids: list[str]) -> Vectors:
        """The passages' vectors, which the store keeps as long as it keeps the passages."""
        keys = self._store.text_keys(report_id)
        blobs = self._store.vectors(set(keys.values()), self.embedder)
        return np.stack([np.frombuffer(blobs[keys[passage_id]], np.float32) for passage_id in ids])


def open_vectors(home: Path, chroma_url: str, embedder: str) -> VectorIndex:
    """The vector index of one model, in a folder of its own: none is hurt by work on another."""
    return VectorIndex(home / "chroma" / collection_name(embedder), chroma_url, embedder)


def _readable(read: Callable[[], T]) -> T | None:
    """What is read, or None where it cannot be."""
    try:
        return read()
    except Exception:  # whatever a damaged file makes of the libraries that read it
        _LOG.debug("an index cannot be read", exc_info=True)
        return None


def _metadata(report: Report, passage: Passage) -> dict[str, str | int]:
    """What the index can be filtered by, for those who use it with other tools; the report's id is added."""
    return {
        "file": report.file,
        "agency": report.agency,
        "year": report.year,
        "part": passage.part.value,
        "heading": passage.headings[-1] if passage.headings else PART_TITLES[passage.part],
        "start": passage.start,
        "end": passage.end,
    }
