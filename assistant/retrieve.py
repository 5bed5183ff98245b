"""Hybrid retrieval: vectors and words, fused by rank, inside the reports a question is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from assistant.shelf import Shelf
from ingest.library import Library
from ingest.types import Passage

_FUSE = 60  # the constant of reciprocal rank fusion, as in its paper
_POOL = 60
_EXACT_REPORTS = 24
"""Up to this many reports a scope's own vectors are scored exactly; a filtered index query is slower."""


class Hit(NamedTuple):
    """A passage with the report it is of and its fused score."""

    passage: Passage
    report_id: str
    score: float


class Retriever:
    """Finds passages. Nothing is built per query; vectors of reports in use stay in memory."""

    def __init__(self, library: Library, shelf: Shelf) -> None:
        self._library = library
        self._shelf = shelf
        self._vectors: dict[str, tuple[list[str], np.ndarray]] = {}
        self._generation = -1

    def passages(self, question: str, report_ids: Sequence[str] | None, k: int = 5) -> list[Hit]:
        """The k best passages for a question within some reports, or in all with None.

        O(passages of the scope) up to 24 reports, else one query of each index.
        """
        fused = self.scores(question, report_ids)
        best = sorted(fused, key=lambda pid: -fused[pid])[:k]
        found = self._library.store.passages(best)
        return [Hit(found[pid][1], found[pid][0], fused[pid]) for pid in best if pid in found]

    def scores(self, question: str, report_ids: Sequence[str] | None) -> dict[str, float]:
        """Fused scores by passage id; passages that neither index ranks are left out."""
        by_words = self._library.words.search(question, _POOL, report_ids)
        by_vector = self._nearest(question, report_ids)
        fused: dict[str, float] = {}
        for ranked in (by_words, by_vector):
            for rank, (passage_id, _) in enumerate(ranked):
                fused[passage_id] = fused.get(passage_id, 0.0) + 1 / (_FUSE + rank + 1)
        return fused

    def _nearest(self, question: str, report_ids: Sequence[str] | None) -> list[tuple[str, float]]:
        vector = self._library.embedder.embed_query(question)
        if report_ids is None or len(report_ids) > _EXACT_REPORTS:
            wanted = None if report_ids is None else set(report_ids)
            near = self._library.vectors.nearest(vector, _POOL * (1 if wanted is None else 4))
            if wanted is None:
                return near
            owner = self._library.store.passages([pid for pid, _ in near])
            return [(pid, score) for pid, score in near if pid in owner and owner[pid][0] in wanted]
        scored: list[tuple[str, float]] = []
        for report_id in report_ids:
            ids, matrix = self._of_report(report_id)
            if ids:
                scored += zip(ids, map(float, matrix @ vector), strict=True)
        return sorted(scored, key=lambda item: -item[1])[:_POOL]

    def _of_report(self, report_id: str) -> tuple[list[str], np.ndarray]:
        """A report's passage ids and their vectors, kept until the corpus changes."""
        generation = self._library.generation
        if generation != self._generation:
            self._vectors = {}
            self._generation = generation
        if report_id not in self._vectors:
            view = self._shelf.view(report_id, generation)
            found = self._library.vectors.vectors(list(view.passages)) if view else {}
            ids = list(found)
            matrix = np.stack([found[pid] for pid in ids]) if ids else np.empty((0, 0), dtype=np.float32)
            self._vectors[report_id] = (ids, matrix)
        return self._vectors[report_id]
