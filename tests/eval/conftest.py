"""A small report and ready-made answers about it, for metrics, runs and reports."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.types import Answer, Citation, FigureUsed, Statement, Status
from eval.cases import Case, Evidence
from eval.metrics import Context, Corpus
from ingest.types import FigureState, Origin, Part

TEXT = (
    "临渡区教育局2022年政府信息公开工作年度报告\n"
    "全年主动公开政府信息 128 条，其中工作动态100条、\n公告28条。\n"
    "行政许可\t140\n[image: 表二]\n未收取信息处理费。\n"
    "电话：0600-2222333\n一是解读形式单一；二是更新不及时。\n"
)
FILE = "临渡区教育局2022.txt"

MakeAnswer = Callable[..., Answer]
MakeCase = Callable[..., Case]


@pytest.fixture
def context() -> Context:
    """The report, and nothing retrieved."""
    return Context(Corpus({"r-1": TEXT}, {"r-1": FILE}))


def citation(quote: str, n: int = 1, *, start: int | None = None, file: str = FILE) -> Citation:
    """A citation of a run of the report's text, at its place or at another."""
    at = TEXT.find(quote) if start is None else start
    return Citation(n, "r-1", file, "临渡区教育局", 2022, Part.OVERVIEW, "", quote, at, at + len(quote))


@pytest.fixture
def make_answer() -> MakeAnswer:
    """An answer of statements (text, or text with markers) with the quotes they cite."""

    def make(
        *statements: str | Statement,
        quotes: tuple[str | Citation, ...] = (),
        status: Status = Status.ANSWERED,
        values: tuple[int, ...] = (),
        calculation: str | None = None,
        timings: dict[str, float] | None = None,
    ) -> Answer:
        cited = tuple(c if isinstance(c, Citation) else citation(c, n) for n, c in enumerate(quotes, 1))
        everything = tuple(c.n for c in cited)
        return Answer(
            question="",
            status=status,
            statements=tuple(s if isinstance(s, Statement) else Statement(s, everything) for s in statements),
            citations=cited,
            figures=tuple(_figure(value) for value in values),
            calculation=calculation,
            timings_ms=timings or {},
        )

    return make


@pytest.fixture
def make_case() -> MakeCase:
    """A question that is to be answered with a value, citing the given quotes of the report."""

    def make(
        value: int | str | Decimal | None = None,
        *quotes: str,
        kind: str = "table",
        unit: str = "件",
        status: str = "answered",
        question: str = "多少？",
    ) -> Case:
        return Case(
            id="q1",
            question=question,
            kind=kind,
            statuses=frozenset(Status(s) for s in status.split("|")),
            value=Decimal(value) if isinstance(value, int) else value,
            unit=unit,
            answer="",
            evidence=tuple(Evidence(FILE, quote) for quote in quotes),
        )

    return make


def _figure(value: int) -> FigureUsed:
    number = Decimal(value)
    return FigureUsed(
        "r-1", "临渡区教育局", 2022, "proactive", "行政许可", "本年处理决定数量", number, "件", str(value),
        FigureState.REPORTED, Origin.TABLE,
    )  # fmt: skip
