"""The benchmark of retrieval, on one agency of the sample corpus and a stand-in for the model."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest

from assistant.lookup.rerank import Reranker
from eval.bench import collection, retrieval
from eval.bench.collection import Collection, of_sample
from eval.bench.retrieval import DEFAULT, RERANKED, WAYS, bench_retrieval, to_json, to_text
from eval.metrics import Span
from ingest.embed import Embedder
from ingest.words import tokens


class Counting:
    """Vectors that are near where texts share tokens, and that take no time."""

    def embed_passages(self, texts: Sequence[str]) -> Any:
        """A row a text."""
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> Any:
        """How often the text has each token, by its hash."""
        counts = np.zeros(256, np.float32)
        for token in tokens(text):
            counts[zlib.crc32(token.encode()) % 256] += 1
        return counts / max(float(np.linalg.norm(counts)), 1.0)


class Backwards(Reranker):
    """Likes best what is longest."""

    def __init__(self) -> None:
        super().__init__("backwards")

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """By length."""
        del question
        return [float(len(text)) for text in texts]


@pytest.fixture(scope="module")
def sample() -> Collection:
    """The sample corpus with questions whose evidence is known."""
    return of_sample(11)


def test_questions_know_their_evidence_and_their_reports(sample: Collection) -> None:
    """Each is sought within its own reports; without names, in all, where more places are right."""
    texts = {report.id: report.text for report in sample.reports}
    assert len(sample.scope) > 100
    for asked in sample.scope:
        assert asked.scope
        assert all(span.report_id in asked.scope for places in asked.wanted for span in places)
    within = {asked.question: asked for asked in sample.scope}
    assert len(sample.bare) > 100
    for bare in sample.bare:
        asked = within[bare.question]
        assert bare.scope is None
        assert sum(map(len, bare.wanted)) >= sum(map(len, asked.wanted))
        assert all(texts[s.report_id][s.start : s.end] for places in bare.wanted for s in places)


def test_the_rest_of_a_question_names_no_agency(sample: Collection) -> None:
    """What is sought is the question without the names that chose the reports."""
    agencies = {report.agency for report in sample.reports}
    assert not [a.rest for a in sample.scope if any(agency in a.rest for agency in agencies)]


def test_english_is_sought_in_chinese(sample: Collection) -> None:
    """A question in English is searched for as the assistant understands it, as the reports are Chinese."""
    english = [asked for asked in sample.scope if re.search("[a-z]{3} .*[a-z]{3} ", asked.question)]
    assert english
    assert not [asked.rest for asked in english if "request" in asked.rest]


def test_a_count_in_prose_is_found_in_its_row_too(sample: Collection) -> None:
    """What a table says as well as the prose may be found in either."""
    texts = {report.id: report.text for report in sample.reports}
    of_requests = [
        [texts[span.report_id][span.start : span.end] for span in places]
        for asked in sample.scope
        for places in asked.wanted
        if "收到" in asked.question and "申请" in asked.question
    ]
    assert any(
        any("本年新收" in run for run in found)
        and any("申请" in run and "本年新收" not in run and "\t" not in run for run in found)
        for found in of_requests
    )


def test_every_way_is_measured_on_every_set(sample: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choosing, held out and one's own questions are told apart, each within scope and without names."""
    few = Collection(sample.reports[:4], sample.scope[:6], sample.bare[:6])
    own = {report.id for report in few.reports}
    few = Collection(few.reports, tuple(a for a in sample.scope if set(a.scope or ()) <= own), few.bare)
    monkeypatch.setattr(retrieval, "of_sample", lambda _: few)
    embedder = cast(Embedder, Counting())
    rows = bench_retrieval(embedder, Backwards(), Collection(few.reports, few.scope), seeds=((1,), (2,)))
    sets = list(dict.fromkeys(row.questions for row in rows))
    assert sets == [
        "选择，已定机关年份", "选择，不提机关年份", "留出，已定机关年份", "留出，不提机关年份",
        "给定的报告，已定机关年份",
    ]  # fmt: skip
    ways = [way.title for way in (*WAYS, DEFAULT, RERANKED)]
    assert [row.way for row in rows if row.questions == sets[0]] == ways
    assert all(0 <= row.recall_at_1 <= row.recall_at_5 <= 1 and row.mrr <= 1 for row in rows)
    assert all(row.recall_at_5 > 0.5 for row in rows if row.way == DEFAULT.title and "已定" in row.questions)
    assert "召回@5" in to_text(rows)
    assert len(to_json(rows)["rows"]) == len(rows)


def test_without_a_cross_encoder_its_row_is_left_out(
    sample: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No model is named by default, and none is measured."""
    few = Collection(sample.reports[:1], tuple(a for a in sample.scope if a.scope == (sample.reports[0].id,)))
    monkeypatch.setattr(retrieval, "of_sample", lambda _: few)
    rows = bench_retrieval(cast(Embedder, Counting()), None, seeds=((1,), ()))
    assert RERANKED.title not in {row.way for row in rows}


def test_recall_counts_pieces_of_evidence(sample: Collection) -> None:
    """Of two pieces one is found first and the other not among five: all of one, a half, and rank one."""
    report = next(report for report in sample.reports if len(report.passages) > 8)
    passages = report.passages
    places = [(Span(report.id, p.start, p.end),) for p in (passages[0], passages[7])]
    asked = collection.Asked("", "", "", None, tuple(places))
    known = type("Known", (), {"passages": {p.id: (report, p) for p in passages}})()
    found = [p.id for p in passages[:8]]
    assert retrieval._scored(cast(Any, known), asked, found) == (1.0, 0.5, 1.0)
