"""The whole sample corpus, and questions about it in English with the same in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.answer import Assistant
from eval.sample import build_sample
from eval.sample.truth import Truth
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings

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
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Assistant, list[Truth]]]:
    """An assistant over the sample corpus, and what its reports say."""
    folder = tmp_path_factory.mktemp("sample")
    truths = build_sample(folder)
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        ingest_paths([folder], library)
        yield Assistant(library), truths


@pytest.fixture(scope="session")
def asker(corpus: tuple[Assistant, list[Truth]]) -> Assistant:
    """The assistant alone."""
    return corpus[0]
