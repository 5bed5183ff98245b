"""The whole sample corpus, and questions about it in English with the same in Chinese."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, FigureUsed
from eval.sample import sample_truths
from eval.sample.truth import Truth
from ingest.library import Library
from ingest.tables import TABLES

Ask = Callable[[tuple[str, ...]], Answer]
Printed = Callable[[FigureUsed], "Decimal | None"]

AGENCIES = {
    "QG": "青溪市人民政府",
    "LA": "青溪市临渡区行政审批服务局",
    "LE": "青溪市临渡区教育局",
    "YA": "青溪市云岭县行政审批服务局",
    "YH": "青溪市云岭县卫生健康局",
    "BG": "澜原市北棠区人民政府",
    "BT": "澜原市北棠区交通运输局",
    "YM": "澜原市砚湖县市场监督管理局",
}


@dataclass(frozen=True)
class Asked:
    """Turns in English, the same in Chinese, and what must come of them."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]
    status: str
    agencies: frozenset[str]
    years: frozenset[int]
    rows: tuple[str, ...]
    operation: str


def _asked(line: str) -> Asked:
    english, chinese, status, agencies, years, rows, operation = line.split("\t")
    return Asked(
        tuple(english.split(" / ")),
        tuple(chinese.split(" / ")),
        status,
        frozenset(AGENCIES[key] for key in agencies.split(";") if key),
        frozenset(int(year) for year in years.split(";") if year),
        tuple(rows.split(";")) if rows else (),
        operation,
    )


QUESTIONS = tuple(
    map(_asked, (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8").splitlines())
)


@pytest.fixture(scope="session")
def corpus(sample_library: Library) -> tuple[Assistant, list[Truth]]:
    """An assistant over the sample corpus, and what its reports say."""
    return Assistant(sample_library), sample_truths()


@pytest.fixture(scope="session")
def ask(corpus: tuple[Assistant, list[Truth]]) -> Ask:
    """The answer to the last of some turns, made once."""
    return cache(lambda turns: corpus[0].ask(turns[-1], turns[:-1]))


@pytest.fixture(scope="session")
def printed(corpus: tuple[Assistant, list[Truth]]) -> Printed:
    """What a report has in a cell: by agency, year and the figure used."""
    truths = {(truth.agency.name, truth.year): truth for truth in corpus[1]}
    tables = {spec.title: spec.id for spec in TABLES}

    def value(figure: FigureUsed) -> Decimal | None:
        table = tables.get(figure.table, figure.table)
        return truths[figure.agency, figure.year].value(table, figure.row, figure.column)

    return value
