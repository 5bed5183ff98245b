"""Everyday ways to speak of the form's cells, found by meaning where no rule knows the words."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np

from assistant.counts import PROSE, find_counts, is_other
from assistant.measures import Measure, find_measures
from assistant.operations import Operation
from assistant.terms import without_asking
from assistant.understand import Query, Topic, asks_how_many
from ingest.embed import Embedder, Vectors
from ingest.fold import squeeze
from ingest.tables.requests import RECEIVED, TOTAL
from prompts import phrase

_FILE = Path(__file__).with_name("sayings.tsv")
_SURE = 0.008
"""How much nearer the nearest cell must be than the next one. Of 132 colloquial questions that it decides
so, 9 in 10 come out right; wherever a rule knows the words it is not asked."""
_LEFT = 3
_BROAD = frozenset(
    {RECEIVED, TOTAL, "行政复议", "行政诉讼", "不予公开", "行政规范性文件", "行政许可", "规章"}
)
"""Cells that a rule finds by a word that stands in many questions about other cells."""
_GENERIC = re.compile(
    r"申请人?|公开|信息|政府|收到|办理?|办结|答复|总[计共数]|复议|诉讼|数量|件数|依|受理|新收|不予|行政|许可|处罚|"
    r"决定|机关|单位|相比|比较?|涨跌|同比|百分[点之]?|幅度|增长?|减少?|去年|上年|规范性|文件|规章|方面|案子?|一?年|多少|合计|全|的|了|是|有|件|几|数|吗|呢|个|份"
)
_FOREIGN = re.compile(r"[A-Za-z]{3,}")
_CLAUSE = re.compile(r"[,;、。]|(?<=件)和|以及")


@dataclass(frozen=True, slots=True)
class Near:
    """A cell, and how near its sayings are to some words; ``lead`` is how much nearer than the next."""

    measure: Measure
    score: float
    lead: float


class Sayings:
    """The sayings by meaning. Vectors are made by the first call, and kept in a file of the home."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder, self._folder = embedder, folder
        self._vectors: Vectors | None = None
        self._lock = Lock()

    def read(self, query: Query) -> Query:
        """The query with cells found by meaning for words that no rule knows; as it is where they are known.

        O(sayings) for each clause that asks for a number, beside one embedding.
        """
        if not _is_vague(query):
            return query
        clauses = _clauses(squeeze(query.scope.rest).text)
        measures: list[Measure] = []
        notes: list[str] = []
        for clause in clauses:
            known = _known(clause)
            if known and not _is_broad(clause, known):
                measures += known
                continue
            if not known and (_FOREIGN.search(clause) or len(_GENERIC.sub("", without_asking(clause))) < 2):
                continue  # 总共几件 names nothing
            near = self.nearest(clause)
            other = near.measure.table == PROSE and is_other(near.measure.row, clause)
            if other or near.lead < _SURE or (known and near.measure.row == known[0].row == RECEIVED):
                measures += known
                continue
            measures.append(near.measure)
            notes.append(phrase("word_read", said=clause, word=near.measure.label))
        if not notes:
            return query
        scope = replace(query.scope, assumed=(*query.scope.assumed, *notes))
        unique = tuple({(m.table, m.row, m.column): m for m in measures}.values())
        counted = all(m.table == PROSE for m in unique)
        if counted and len(query.scope.report_ids) == 1 and not query.asked.operations:
            return replace(query, scope=scope, topic=Topic.PROSE, counts=unique)
        return replace(query, scope=scope, topic=Topic.FIGURE, measures=unique, counts=())

    def nearest(self, words: str) -> Near:
        """The cell whose sayings are nearest to some words."""
        vectors = self._made()
        scores = vectors @ self._embedder.embed_query(words)
        best: dict[Measure, float] = {}
        for (_, measure), score in zip(_sayings(), scores, strict=True):
            best[measure] = max(best.get(measure, -1.0), float(score))
        (first, score), (_, second) = sorted(best.items(), key=lambda item: -item[1])[:2]
        return Near(first, score, score - second)

    def _made(self) -> Vectors:
        with self._lock:
            if self._vectors is None:
                self._vectors = self._kept()
            return self._vectors

    def _kept(self) -> Vectors:
        said = [saying for saying, _ in _sayings()]
        key = hashlib.sha256("\n".join((self._embedder.identity, *said)).encode()).hexdigest()[:16]
        path = self._folder / f"sayings-{key}.npy"
        try:
            vectors: Vectors = np.load(path)
            if vectors.shape[0] == len(said):
                return vectors
        except (OSError, ValueError):
            pass
        vectors = self._embedder.embed_queries(said)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}.npy")
            np.save(part, vectors)
            os.replace(part, path)
        except OSError:  # it only saves time
            pass
        return vectors


@cache
def _sayings() -> tuple[tuple[str, Measure], ...]:
    """Each saying with the cell it speaks of."""
    found: list[tuple[str, Measure]] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        table, row, column, said = line.split("\t")
        measure = Measure(table, row, column)
        found += [(saying, measure) for saying in said.split("|")]
    return tuple(found)


def _is_vague(query: Query) -> bool:
    """Whether a number is asked for in words that no rule knows, or that one may take too broadly."""
    if not query.scope.report_ids or query.asked.claim or not asks_how_many(query):
        return False
    if query.topic is Topic.PROSE:
        return not query.counts and not query.composition
    if query.topic is not Topic.FIGURE or set(query.asked.operations) - {Operation.SUM}:
        return False
    rest = squeeze(query.scope.rest).text
    clauses = _clauses(rest)
    return len(clauses) > len(query.measures) or any(
        _is_broad(clause, known) for clause in clauses if (known := _known(clause))
    )


def _clauses(rest: str) -> list[str]:
    """The parts of a question that ask for a number each; the whole where there is only one."""
    parts = [part for part in _CLAUSE.split(rest) if part]
    asking = [part for part in parts if re.search(r"几|多少", part)]
    return asking if len(asking) > 1 else [rest]


def _known(clause: str) -> list[Measure]:
    return [*find_measures(clause)] or find_counts(clause)


def _is_broad(clause: str, known: Sequence[Measure]) -> bool:
    """Whether the words that the rule did not use say more than it understood."""
    if len(known) != 1 or known[0].row not in _BROAD or known[0].column not in ("", "总计"):
        return False
    return len(_GENERIC.sub("", without_asking(clause))) >= _LEFT
