"""Times questions in a running process, with a plain LangChain chain on the same reports beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from eval.bench.plain import plain_chain
from eval.cases import Case
from eval.errors import NothingToMeasure
from eval.metrics.answers import RightAnswer, expected, states_value
from eval.metrics.base import Context
from eval.subject import Subject

_SORTS = {
    "数字题": frozenset({"table", "two_figures"}),
    "正文题": frozenset({"prose", "problems", "procedure", "list", "contact"}),
}
_MOST = 40
"""Questions of each sort; more would only take longer."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One sort of question: medians in milliseconds, and the shares answered rightly.

    The plain chain is right where the value is in its first piece (``plain_top``) or in any (``plain_any``).
    """

    sort: str
    questions: int
    ours_ms: float
    plain_ms: float
    ours_right: float
    plain_top: float
    plain_any: float


def bench_ask(subject: Subject, cases: Sequence[Case]) -> list[Timing]:
    """Time figure questions and prose questions that have a value to look for, first ours, then the chain."""
    sorts = {name: _chosen(cases, kinds) for name, kinds in _SORTS.items()}
    if not any(sorts.values()):
        raise NothingToMeasure(
            "题库中没有可计时的题：需要应答为 answered 且有 value 的题。请换一个题库再运行。"
        )
    context = Context(subject.corpus())
    settings = subject.library.settings
    with TemporaryDirectory(prefix="gongkai-plain-") as folder:
        texts = context.corpus.texts.values()
        chain = plain_chain(texts, subject.library.embedder, settings.passage_chars, folder)
        return [
            _time(name, chosen, subject, chain.invoke, context) for name, chosen in sorts.items() if chosen
        ]


def to_text(timings: Sequence[Timing]) -> str:
    """A line a sort, for a terminal."""
    return "\n".join(
        f"{t.sort}（{t.questions} 题）本程序 {t.ours_ms:.1f} ms，"
        f"普通 LangChain 链（仅检索）{t.plain_ms:.1f} ms，比值 {t.ours_ms / t.plain_ms:.2f}\n"
        f"  答对：本程序 {t.ours_right:.0%}，"
        f"对照链首段含答案 {t.plain_top:.0%}，前五段含答案 {t.plain_any:.0%}"
        for t in timings
    )


def to_json(timings: Sequence[Timing]) -> dict[str, Any]:
    """The same as plain data."""
    return {"bench": "ask", "sorts": [asdict(timing) for timing in timings]}


def _chosen(cases: Sequence[Case], kinds: frozenset[str]) -> list[Case]:
    asked = [case for case in cases if case.kind in kinds and case.answerable]
    return [case for case in asked if expected(case)[0] is not None][:_MOST]


def _time(
    name: str, cases: Sequence[Case], subject: Subject, chain: Callable[[str], list[str]], context: Context
) -> Timing:
    subject.ask(cases[0].question, ())  # what is loaded once is not what a question costs
    chain(cases[0].question)
    ours: list[float] = []
    plain: list[float] = []
    right = top = anywhere = 0
    for case in cases:
        start = perf_counter()
        answer = subject.ask(case.question, case.turns)
        between = perf_counter()
        pieces = chain(case.question)
        plain.append((perf_counter() - between) * 1000)
        ours.append((between - start) * 1000)
        right += RightAnswer().score(case, answer, context).value == 1
        top += states_value(case, pieces[:1])
        anywhere += states_value(case, pieces)
    count = len(cases)
    return Timing(name, count, median(ours), median(plain), right / count, top / count, anywhere / count)
