"""Compares ways to find passages, on the corpora they are chosen by and on corpora they have not seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from assistant.lookup.rerank import Reranker
from assistant.lookup.retrieve import FUSE, LIKELY, POOL, WORDS_WEIGHT, Ranked, favour, fuse, rerank
from eval.bench.collection import Asked, Collection, of_sample
from eval.metrics import Span
from ingest.embed import Embedder, Vectors
from ingest.passages import embedded_text, indexed_text
from ingest.types import PART_TITLES, Part, Passage, Report
from ingest.words import WordIndex, add_names

CHOOSING = (11, 12)
HELD_OUT = (21, 22)
"""Seeds of sample corpora: assistant.lookup.retrieve was set by the first and confirmed by the second."""
_DEEPEST = 20

OnProgress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find passages. ``vectors``, ``words``: what is indexed (a key of TEXTS).

    ``asks`` is the field of Asked that is searched for.
    """

    title: str
    vectors: str | None = None
    words: str | None = None
    asks: str = "rest"
    k: int = FUSE
    weight: float = WORDS_WEIGHT
    likely: float = 0.0
    reranked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What a way came to on some questions: shares of the evidence in the first 1 and 5, and MRR.

    Of evidence in more places than those, as where agencies are ranked, so many are all that can be found.
    """

    questions: str
    way: str
    count: int
    recall_at_1: float
    recall_at_5: float
    mrr: float


def _whose(report: Report) -> str:
    return f"{report.agency}{report.year}年政府信息公开工作年度报告"


def _headings(passage: Passage) -> str:
    return " ".join(passage.headings or (PART_TITLES[passage.part],))


TEXTS: dict[str, Callable[[Report, Passage], str]] = {
    "正文": lambda _, passage: embedded_text(passage),
    "标题": lambda _, passage: f"{_headings(passage)}\n{embedded_text(passage)}",
    "机关年份": lambda report, passage: f"{_whose(report)}\n{embedded_text(passage)}",
    "机关年份标题": lambda report, passage: indexed_text(passage, report.agency, report.year),
}
_ALL = "机关年份标题"

WAYS = (
    *(Way(f"向量，{text}", vectors=text) for text in TEXTS),
    *(Way(f"词语，{text}", words=text) for text in TEXTS),
    Way("融合，问题含机关年份，k=60，1:1", _ALL, _ALL, asks="question", k=60, weight=1),
    *(Way(f"融合，向量{text}，k=60，1:1", text, _ALL, k=60, weight=1) for text in TEXTS),
    *(Way(f"融合，k={k}，1:1", "正文", _ALL, k=k, weight=1) for k in (5, 10, 30)),
    *(Way(f"融合，k={FUSE}，{weight}:1", "正文", _ALL, weight=weight) for weight in (2, 3)),
    Way("融合，词语不含机关年份", "正文", "标题"),
    *(Way(f"融合，部分先验 {share}", "正文", _ALL, likely=share) for share in (0.1, LIKELY, 0.5)),
)
FEW = (
    Way("只用向量", vectors="正文"),
    Way("只用词语", words=_ALL),
    Way("融合", "正文", _ALL),
)
"""What the way in use is measured beside, where not every way is asked for."""
DEFAULT = Way("现用：融合加部分先验，问题加表式用语", "正文", _ALL, asks="text", likely=LIKELY)
RERANKED = Way("现用，再由交叉编码器重排", "正文", _ALL, asks="text", likely=LIKELY, reranked=True)


def bench_retrieval(
    embedder: Embedder,
    reranker: Reranker | None,
    real: Collection | None = None,
    tell: OnProgress | None = None,
    seeds: tuple[Sequence[int], Sequence[int]] = (CHOOSING, HELD_OUT),
    ways: Sequence[Way] = WAYS,
) -> list[Row]:
    """The ways and the one in use, on every set of questions. Embeds a corpus once for each text they use."""
    ways = (*ways, DEFAULT, *((RERANKED,) if reranker else ()))
    texts = {name for way in ways for name in (way.vectors, way.words) if name}
    sets = [("选择", seed) for seed in seeds[0]] + [("留出", seed) for seed in seeds[1]]
    named: dict[str, list[_Index]] = {}
    with TemporaryDirectory(prefix="gongkai-retrieval-") as folder:
        for done, (name, seed) in enumerate(sets):
            if tell:
                tell(done, len(sets), f"示例报告 {seed}")
            index = _Index(of_sample(seed), embedder, Path(folder) / f"{seed}", texts)
            named.setdefault(name, []).append(index)
        if real is not None:
            named["给定的报告"] = [_Index(real, embedder, Path(folder) / "real", texts)]
        return [
            row
            for name, indexes in named.items()
            for title, bare in (("已定机关年份", False), ("不提机关年份", True))
            for way in ways
            if (row := _row(f"{name}，{title}", way, indexes, bare, reranker))
        ]


def to_text(rows: Sequence[Row]) -> str:
    """A table a set of questions."""
    lines: list[str] = []
    for questions in dict.fromkeys(row.questions for row in rows):
        chosen = [row for row in rows if row.questions == questions]
        lines += ["", f"{questions}（{chosen[0].count} 题）   召回@1   召回@5   MRR"]
        lines += [
            f"  {row.recall_at_1:.3f}  {row.recall_at_5:.3f}  {row.mrr:.3f}  {row.way}" for row in chosen
        ]
    return "\n".join(lines).strip()


def to_json(rows: Sequence[Row]) -> dict[str, Any]:
    """The same as plain data."""
    return {"bench": "retrieval", "rows": [asdict(row) for row in rows]}


class _Index:
    """One collection, indexed in some texts: exact vectors in memory, words in a folder."""

    def __init__(self, collection: Collection, embedder: Embedder, folder: Path, names: set[str]) -> None:
        self.collection = collection
        self.passages = {p.id: (report, p) for report in collection.reports for p in report.passages}
        self.parts: Mapping[str, Part] = {pid: p.part for pid, (_, p) in self.passages.items()}
        self._ids = list(self.passages)
        self._owners = np.array([report.id for report, _ in self.passages.values()])
        self._embedder = embedder
        self._queries: dict[str, Vectors] = {}
        self._matrices: dict[str, Vectors] = {}
        self._words: dict[str, WordIndex] = {}
        add_names({report.agency for report in collection.reports})
        for name in sorted(names):
            text = TEXTS[name]
            texts = {pid: text(report, passage) for pid, (report, passage) in self.passages.items()}
            once = list(dict.fromkeys(texts.values()))
            vectors = dict(zip(once, embedder.embed_passages(once), strict=True))
            self._matrices[name] = np.stack([vectors[text] for text in texts.values()])
            self._words[name] = WordIndex(folder / f"{len(self._words)}.db")
            for report in collection.reports:
                self._words[name].add(report.id, [(p.id, texts[p.id]) for p in report.passages])

    def by_vector(self, question: str, text: str, scope: Sequence[str] | None) -> Ranked:
        """Ids, nearest first. O(passages)."""
        if question not in self._queries:
            self._queries[question] = self._embedder.embed_query(question)
        scores = self._matrices[text] @ self._queries[question]
        inside = np.full(len(scores), True) if scope is None else np.isin(self._owners, scope)
        order = np.argsort(-np.where(inside, scores, -np.inf))[: min(POOL, int(inside.sum()))]
        return [self._ids[place] for place in order]

    def by_words(self, question: str, text: str, scope: Sequence[str] | None) -> Ranked:
        """Ids, best first."""
        return [pid for pid, _ in self._words[text].search(question, POOL, scope)]


def _row(
    questions: str, way: Way, indexes: Sequence[_Index], bare: bool, reranker: Reranker | None
) -> Row | None:
    scores = [
        _scored(index, asked, _found(index, asked, way, reranker))
        for index in indexes
        for asked in (index.collection.bare if bare else index.collection.scope)
    ]
    if not scores:
        return None
    means = (round(float(mean), 4) for mean in np.mean(scores, axis=0))
    return Row(questions, way.title, len(scores), *means)


def _found(index: _Index, asked: Asked, way: Way, reranker: Reranker | None) -> Ranked:
    """The best passages that a way finds."""
    question = getattr(asked, way.asks)
    by_words = index.by_words(question, way.words, asked.scope) if way.words else []
    by_vector = index.by_vector(question, way.vectors, asked.scope) if way.vectors else []
    scores = favour(fuse(by_words, by_vector, way.k, way.weight), index.parts, question, way.likely)
    if way.reranked and reranker:
        scores = rerank(scores, question, reranker, lambda ids: [index.passages[i][1].text for i in ids])
    return sorted(scores, key=lambda pid: -scores[pid])[:_DEEPEST]


def _scored(index: _Index, asked: Asked, found: Ranked) -> tuple[float, float, float]:
    """Recall at 1 and at 5 over the pieces of evidence, and the reciprocal rank of the first one found."""
    spans = [Span(report.id, p.start, p.end) for report, p in map(index.passages.__getitem__, found)]
    ranks = [
        next((n for n, span in enumerate(spans, 1) if any(place.overlaps(span) for place in places)), 0)
        for places in asked.wanted
    ]
    known = [rank for rank in ranks if rank]
    in_first_5 = sum(rank <= 5 for rank in known)
    return (
        float(1 in known),
        min(1.0, in_first_5 / min(5, len(ranks))),
        1 / min(known) if known else 0.0,
    )
