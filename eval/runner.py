"""Asks every question and measures every answer; what fails becomes a failed row and the run goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.types import Answer
from eval.cases import Case
from eval.metrics import METRICS, Context, Corpus, Metric, Score, Span

Ask = Callable[[str, Sequence[str]], Answer]
"""Answers a question after earlier questions of the same conversation."""

Search = Callable[[Case], Sequence[Span]]
"""The passages found for a question, best first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer, or with what went wrong instead, and its scores by metric."""

    case: Case
    answer: Answer | None
    scores: Mapping[str, Score]
    error: str = ""

    @property
    def right(self) -> bool:
        """Whether the answer is right."""
        return self.scores["right"].value == 1


def run_cases(
    cases: Sequence[Case],
    ask: Ask,
    search: Search,
    corpus: Corpus,
    *,
    metrics: Mapping[str, Metric] = METRICS,
    on_progress: Callable[[int], None] | None = None,
) -> list[Row]:
    """A row for each case, in order. ``on_progress`` is told how many are done."""
    rows: list[Row] = []
    for case in cases:
        rows.append(_run(case, ask, search, corpus, metrics))
        if on_progress is not None:
            on_progress(len(rows))
    return rows


def _run(case: Case, ask: Ask, search: Search, corpus: Corpus, metrics: Mapping[str, Metric]) -> Row:
    try:
        answer = ask(case.question, case.turns)
        context = Context(corpus, search(case))
    except Exception as error:  # a bug in one answer must not hide what the others are worth
        return Row(case, None, {"right": Score(0, _told(error))}, _told(error))
    scores: dict[str, Score] = {}
    for name, metric in metrics.items():
        score = _measure(metric, case, answer, context)
        if score is not None:
            scores[name] = score
    return Row(case, answer, scores)


def _measure(metric: Metric, case: Case, answer: Answer, context: Context) -> Score | None:
    try:
        return metric.score(case, answer, context)
    except Exception as error:  # a failing metric is a failed row, not a failed run
        return Score(0, f"指标出错：{_told(error)}")


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
