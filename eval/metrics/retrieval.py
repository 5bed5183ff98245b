"""Whether the search for a question brings up the passages that answer it, measured by ir-measures.

Each need of evidence is a topic of its own, whose one relevant document is the first passage that holds it.
ir-measures needs one small package besides numpy; ranx would bring numba, ir_datasets and seaborn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from assistant.types import Answer
from eval.cases import Case, Evidence
from eval.metrics.base import Context, Score

if TYPE_CHECKING:
    from ir_measures import Qrel, ScoredDoc

_NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Retrieval:
    """The mean of one measure of ir-measures (``R@5``, ``RR``) over the evidence expected."""

    measure: str
    title: str

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to answerable questions that stand alone and whose evidence is in one report."""
        del answer
        topics = case.needs
        if not case.answerable or case.turns or len({item.file for item in case.evidence}) != 1:
            return None
        import ir_measures

        places = [_place(item, context) for item in topics]
        measure = ir_measures.parse_measure(self.measure)
        scored = ir_measures.iter_calc([measure], list(_relevant(places)), list(_run(places, context)))
        value = fmean(metric.value for metric in scored)
        missed = next((t[0].quote for t, at in zip(topics, places, strict=True) if at is None), "")
        return Score(value, f"未检到：{missed[:40]}" if missed else "" if value == 1 else "不在首位")


def _place(topic: Sequence[Evidence], context: Context) -> int | None:
    """The rank, from 0, of the first passage that holds the evidence, or one of several places of it."""
    places = [span for item in topic for span in context.corpus.places(item)]
    hits = (n for n, span in enumerate(context.passages) if any(place.overlaps(span) for place in places))
    return next(hits, None)


def _relevant(places: list[int | None]) -> Iterator[Qrel]:
    from ir_measures import Qrel

    for topic, at in enumerate(places):
        yield Qrel(str(topic), _NOWHERE if at is None else str(at), 1)


def _run(places: list[int | None], context: Context) -> Iterator[ScoredDoc]:
    from ir_measures import ScoredDoc

    for topic in range(len(places)):
        for rank in range(len(context.passages)):
            yield ScoredDoc(str(topic), str(rank), -float(rank))
