"""Reports and questions whose evidence is known, as the benchmark of retrieval wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.english import spoken
from assistant.lookup.query_text import query_text
from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.understanding.meaning import by_meaning
from assistant.understanding.understand import understand
from eval.cases import Case, Evidence
from eval.metrics import Corpus, Span
from eval.sample import build_sample
from eval.sample.questions import sample_cases
from eval.sample.truth import Truth
from ingest.parse import parse_file
from ingest.settings import IngestSettings
from ingest.types import Figure, Report

Places = tuple[Span, ...]
"""Where one piece of evidence stands: any of these will do."""
_MOST = 1000
"""Questions of one corpus: more would only take longer, each is understood and sought in every way."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the reports to look in (None: all of them), and what is to be found there.

    ``rest`` is the question without the agency and the year it names, ``text`` that with the form's words
    for what it asks.
    """

    question: str
    rest: str
    text: str
    scope: tuple[str, ...] | None
    wanted: tuple[Places, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Some reports, and questions about them by where the answer is sought.

    ``scope``: within the reports the question is about. ``bare``: without agency and year, in all reports,
    where the same thing in any of them is right.
    """

    reports: tuple[Report, ...]
    scope: tuple[Asked, ...]
    bare: tuple[Asked, ...] = ()


def of_cases(reports: Sequence[Report], cases: Iterable[Case]) -> Collection:
    """Questions of a file; those without evidence, or with evidence that is not here, are left out."""
    corpus, catalogue = _corpus(reports), _catalogue(reports)
    asked = []
    for case in cases:
        wanted = _places(case, corpus.places)
        if wanted and all(wanted):
            scope = tuple(dict.fromkeys(span.report_id for places in wanted for span in places))
            said = spoken(case.question, case.turns, lambda: catalogue)
            query = by_meaning(said.corrected(understand(said.question, said.turns, catalogue)))
            rest = query.scope.rest or said.question
            asked.append(Asked(case.question, rest, query_text(query), scope, wanted))
    return Collection(tuple(reports), tuple(asked))


def _places(case: Case, find: Callable[[Evidence], Iterable[Span]]) -> tuple[Places, ...]:
    """Where each need of a case is met."""
    return tuple(tuple(dict.fromkeys(span for item in need for span in find(item))) for need in case.needs)


def of_sample(seed: int) -> Collection:
    """The sample corpus of a seed with its questions, or with _MOST of them evenly spread. No model.

    O(its characters).
    """
    with TemporaryDirectory(prefix="gongkai-sample-") as folder:
        truths = build_sample(Path(folder), seed)
        reports = [parse_file(Path(folder) / truth.file, IngestSettings()) for truth in truths]
    cases = [case for case in sample_cases(truths, seed) if case.evidence]
    cases = cases[:: -(-len(cases) // _MOST)]
    known = of_cases(reports, cases)
    alike = _Alike(truths, reports)
    alone = [case for case in cases if not case.turns]  # the same follow-up is asked after many questions
    by_question = {case.question: _places(case, alike.places) for case in alone}
    bare = [
        Asked(asked.question, asked.rest, asked.text, None, by_question[asked.question])
        for asked in known.scope
        if all(by_question.get(asked.question, ((),)))
    ]
    return Collection(known.reports, known.scope, tuple(bare))


class _Alike:
    """Finds what says the same in other reports: the same row of a table, or the same fact of the truth."""

    def __init__(self, truths: Sequence[Truth], reports: Sequence[Report]) -> None:
        self._truths = truths
        self._reports = reports
        self._corpus = _corpus(reports)
        self._by_file = {truth.file: truth for truth in truths}

    def places(self, evidence: Evidence) -> Places:
        """Every place, in any report, that says what the evidence says of its own."""
        told = [span for item in self._told_alike(evidence) for span in self._corpus.find(item)]
        here = self._corpus.places(evidence) if evidence.row or not told else []
        rows = {
            (figure.table, figure.row)
            for report in self._reports
            for figure in report.figures
            if any(_within(figure, report.id, span) for span in here)
        }
        return (
            *told,
            *(
                Span(report.id, figure.quote_start, figure.quote_end)
                for report in self._reports
                for figure in report.figures
                if (figure.table, figure.row) in rows
            ),
        )

    def _told_alike(self, evidence: Evidence) -> Iterator[Evidence]:
        own, quote = self._by_file[evidence.file], evidence.quote
        key = next((fact.key for fact in own.facts if fact.quote == quote), None)
        lists = [name for name in ("problems", "improvements") if quote in getattr(own, name)]
        field = next((n for n in own.contacts.__slots__ if getattr(own.contacts, n) == quote), None)
        for truth in self._truths:
            if key and (fact := truth.fact(key)) and fact.quote:
                yield Evidence(truth.file, fact.quote)
            for name in lists:
                yield from (Evidence(truth.file, text) for text in getattr(truth, name))
            if field:
                yield Evidence(truth.file, str(getattr(truth.contacts, field)))
            if quote == f"“{own.innovation}”":
                yield Evidence(truth.file, f"“{truth.innovation}”")


def _within(figure: Figure, report_id: str, span: Span) -> bool:
    return report_id == span.report_id and span.start <= figure.start and figure.end <= span.end


def _corpus(reports: Sequence[Report]) -> Corpus:
    return Corpus({r.id: r.text for r in reports}, {r.id: Path(r.file).name for r in reports})


def _catalogue(reports: Sequence[Report]) -> Catalogue:
    return Catalogue([CatalogueReport(r.id, r.agency, r.place, r.office, r.year) for r in reports])
