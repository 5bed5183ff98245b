"""Hybrid retrieval: vectors and words, fused by rank, inside the reports a question is about.

What it does was chosen by ``gongkai bench retrieval`` on some corpora and confirmed on others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from assistant.lookup.parts import likely_parts
from assistant.lookup.rerank import Reranker
from assistant.lookup.shelf import Shelf
from ingest.library import Library
from ingest.types import Part, Passage

FUSE = 10
"""The constant of reciprocal rank fusion. With the usual 60, two low ranks beat one high one too often."""
WORDS_WEIGHT = 2
"""Words weigh as much as two vectors: the form's own terms tell more than what sounds alike."""
LIKELY = 0.2
"""The share by which a passage in a likely part of the report counts more."""
RERANKED = 10
"""Passages that a cross-encoder puts in order, if there is one."""
POOL = 60
_EXACT_REPORTS = 24
"""Up to this many reports a scope's own vectors are scored exactly; a filtered index query is slower."""

Ranked = Sequence[str]
"""Passage ids, best first."""


class Hit(NamedTuple):
    """A passage with the report it is of and its fused score."""

    passage: Passage
    report_id: str
    score: float


def fuse(
    by_words: Ranked, by_vector: Ranked, k: int = FUSE, weight: float = WORDS_WEIGHT
) -> dict[str, float]:
    """Scores by reciprocal rank; ``weight`` is that of the words. O(both)."""
    fused: dict[str, float] = {}
    for ranked, share in ((by_words, weight), (by_vector, 1.0)):
        for rank, passage_id in enumerate(ranked, 1):
            fused[passage_id] = fused.get(passage_id, 0.0) + share / (k + rank)
    return fused


def favour(
    scores: Mapping[str, float], parts: Mapping[str, Part], question: str, share: float = LIKELY
) -> dict[str, float]:
    """The scores, raised where a passage is in a part the question is likely to be answered in."""
    likely = likely_parts(question)
    return {pid: score * (1 + share * (parts.get(pid) in likely)) for pid, score in scores.items()}


def rerank(
    scores: Mapping[str, float],
    question: str,
    reranker: Reranker,
    texts: Callable[[Sequence[str]], Sequence[str]],
) -> dict[str, float]:
    """The scores, with those of the best passages dealt out anew in the cross-encoder's order."""
    best = sorted(scores, key=lambda pid: -scores[pid])[:RERANKED]
    judged = dict(zip(best, reranker.scores(question, texts(best)), strict=True))
    ordered = sorted(best, key=lambda pid: -judged[pid])
    return {**scores, **{pid: scores[old] for pid, old in zip(ordered, best, strict=True)}}


class Retriever:
    """Finds passages. Nothing is built per query; vectors of reports in use stay in memory."""

    def __init__(self, library: Library, shelf: Shelf, reranker: Reranker | None = None) -> None:
        self._library = library
        self._shelf = shelf
        self._reranker = reranker
        self._vectors: dict[str, tuple[list[str], np.ndarray]] = {}
        self._generation = -1

    def passages(self, question: str, report_ids: Sequence[str] | None, k: int = 5) -> list[Hit]:
        """The k best passages for a question within some reports, or in all with None.

        The question is best given without the agency and year that chose the reports (``Scope.rest``).
        O(passages of the scope) up to 24 reports, else one query of each index.
        """
        fused = self.scores(question, report_ids)
        best = sorted(fused, key=lambda pid: -fused[pid])[:k]
        found = self._library.store.passages(best)
        return [Hit(found[pid][1], found[pid][0], fused[pid]) for pid in best if pid in found]

    def scores(self, question: str, report_ids: Sequence[str] | None) -> dict[str, float]:
        """Fused scores by passage id; passages that neither index ranks are left out."""
        by_words = [pid for pid, _ in self._library.words.search(question, POOL, report_ids)]
        by_vector = [pid for pid, _ in self._nearest(question, report_ids)]
        fused = fuse(by_words, by_vector)
        found = self._passages(list(fused), report_ids)
        scores = favour(fused, {pid: passage.part for pid, passage in found.items()}, question)
        if self._reranker is None:
            return scores
        known = {pid: score for pid, score in scores.items() if pid in found}
        return rerank(known, question, self._reranker, lambda ids: [found[pid].text for pid in ids])

    def with_words(self, words: str) -> list[str]:
        """The reports whose passages have most of some words, best first."""
        best = [pid for pid, _ in self._library.words.search(words, POOL, None)]
        found = self._library.store.passages(best)
        return list(dict.fromkeys(found[pid][0] for pid in best if pid in found))

    def _passages(self, ids: Sequence[str], report_ids: Sequence[str] | None) -> dict[str, Passage]:
        """The passages of these ids: from reports already in memory, or in one select."""
        if report_ids is None or len(report_ids) > _EXACT_REPORTS:
            return {pid: passage for pid, (_, passage) in self._library.store.passages(ids).items()}
        views = [self._shelf.view(report_id, self._library.generation) for report_id in report_ids]
        return {pid: view.passages[pid] for view in views if view for pid in ids if pid in view.passages}

    def _nearest(self, question: str, report_ids: Sequence[str] | None) -> list[tuple[str, float]]:
        vector = self._library.embedder.embed_query(question)
        if report_ids is None or len(report_ids) > _EXACT_REPORTS:
            wanted = None if report_ids is None else set(report_ids)
            near = self._library.vectors.nearest(vector, POOL * (1 if wanted is None else 4))
            if wanted is None:
                return near
            owner = self._library.store.passages([pid for pid, _ in near])
            return [(pid, score) for pid, score in near if pid in owner and owner[pid][0] in wanted]
        scored: list[tuple[str, float]] = []
        for report_id in report_ids:
            ids, matrix = self._of_report(report_id)
            if ids:
                scored += zip(ids, map(float, matrix @ vector), strict=True)
        return sorted(scored, key=lambda item: -item[1])[:POOL]

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
