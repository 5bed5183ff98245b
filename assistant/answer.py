"""The chain a question goes through: understand → look up or retrieve → compose → verify."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from assistant.catalogue import Catalogue, CatalogueReport
from assistant.compose.checks import compose_check
from assistant.compose.compute import base_years, compute
from assistant.compose.contacts import compose_contacts
from assistant.compose.mentions import compose_mentions
from assistant.compose.named import compose_named_claim, compose_named_numbers
from assistant.compose.prior import compose_prior_year
from assistant.compose.prose import compose_missing, compose_problems, compose_prose
from assistant.compose.scope import (
    compose_catalogue,
    compose_clarify,
    compose_not_found,
    compose_refusal,
)
from assistant.compose.states import compose_table_states
from assistant.draft import Draft
from assistant.providers import Wording, open_wording
from assistant.retrieve import Retriever
from assistant.settings import Settings
from assistant.shelf import ReportView, Shelf
from assistant.types import Answer, Status
from assistant.understand import Query, Topic, understand
from assistant.verify import verify
from ingest.library import Library

_MOST_REPORTS = 12
"""Reports one prose answer draws on; more are answered by the figures or by choosing."""
_REFUSED = frozenset({Topic.INSTRUCTION, Topic.LAW, Topic.OPINION, Topic.PERSONAL, Topic.OTHER})


_SIDES = {
    Topic.PROBLEMS: (False,),
    Topic.IMPROVEMENTS: (True,),
    Topic.PROBLEMS_AND_IMPROVEMENTS: (False, True),
}


class Assistant:
    """Answers questions from one library. Safe to share between threads; keeps no conversation."""

    def __init__(self, library: Library, settings: Settings | None = None) -> None:
        self.library = library
        self.shelf = Shelf(library)
        self.retriever = Retriever(library, self.shelf)
        self._settings = settings or Settings()
        self._wording: Wording | None = open_wording(self._settings)
        self._catalogue: tuple[int, Catalogue] | None = None

    def ask(self, question: str, turns: Sequence[str] = ()) -> Answer:
        """Answer one question; ``turns`` are the earlier questions of the conversation, in order.

        The answer is verified: every number and citation in it has been checked against the reports.
        """
        clock = _Clock()
        self.library.refresh()
        with clock("understand"):
            query = understand(question.strip(), turns, self.catalogue())
        draft = Draft(question)
        if query.topic not in _REFUSED and query.topic is not Topic.CATALOGUE:
            draft.assumed = list(query.scope.assumed)
        with clock("retrieve"):
            views = self._views(query)
            scores = self._scores(query, views)
        with clock("answer"):
            self._compose(draft, query, views, scores)
            answer = self._checked(draft.finish())
            answer = self._worded(answer)
        return replace(answer, timings_ms=clock.timings())

    def catalogue(self) -> Catalogue:
        """The names and years there are, made once for each state of the corpus."""
        generation = self.library.generation
        if self._catalogue is None or self._catalogue[0] != generation:
            entries = [
                CatalogueReport(e.report_id, e.agency, e.place, e.office, e.year)
                for e in self.library.store.catalogue()
            ]
            self._catalogue = (generation, Catalogue(entries))
        return self._catalogue[1]

    def view(self, report_id: str) -> ReportView | None:
        """One report as the assistant reads it, or None."""
        return self.shelf.view(report_id, self.library.generation)

    def _views(self, query: Query) -> list[ReportView]:
        if query.topic in _REFUSED or query.topic is Topic.CATALOGUE:
            return []
        return [view for report_id in query.scope.report_ids if (view := self.view(report_id))]

    def _scores(self, query: Query, views: Sequence[ReportView]) -> dict[str, float]:
        """Passage scores where sentences have to be chosen; a look-up needs none."""
        if query.topic is not Topic.PROSE or (not views and not query.scope.open):
            return {}
        return self.retriever.scores(query.question, [view.report.id for view in views] or None)

    def _compose(
        self, draft: Draft, query: Query, views: Sequence[ReportView], scores: dict[str, float]
    ) -> None:
        scope = query.scope
        if query.topic in _REFUSED:
            compose_refusal(draft, query.topic)
        elif query.topic is Topic.CATALOGUE:
            compose_catalogue(draft, self.library.store.catalogue(), self.view)
        elif self._prior_year(draft, query):
            pass
        elif scope.status == "not_found":
            compose_not_found(draft, scope.problem, scope.options, self.library.store.catalogue())
        elif scope.status == "clarify" and not views:
            if not (scope.open and self._open_answer(draft, query, scores)):
                compose_clarify(draft, scope.options)
        else:
            self._from_reports(draft, query, views, scores)

    def _prior_year(self, draft: Draft, query: Query) -> bool:
        """A year without a report that the next year's tells of; False where there is none or it does not."""
        asked = query.topic in (Topic.FIGURE, Topic.PROSE) and query.need.number
        for year, report_id in query.scope.prior_year_of if asked and not query.scope.report_ids else ():
            view = self.view(report_id)
            if view and compose_prior_year(draft, view, year, query.question, query.measures):
                return True
        return False

    def _from_reports(
        self, draft: Draft, query: Query, views: Sequence[ReportView], scores: dict[str, float]
    ) -> None:
        if query.topic is Topic.FIGURE:
            compute(draft, query, views, self._base_views(query, views))
            return
        if query.topic is Topic.TABLE_STATE:
            compose_table_states(draft, views, query.scope.rest, query.scope.status == "all")
            return
        if query.topic is Topic.PROSE and query.scope.status == "all" and not query.need.number:
            compose_mentions(draft, views, query.need, scores)
            return
        missing = [view for view in views[:_MOST_REPORTS] if not self._one(draft, query, view, scores)]
        if len(missing) == len(views[:_MOST_REPORTS]):
            compose_missing(draft, missing)
        elif missing and len(views) <= _MOST_REPORTS and query.scope.named:
            compose_missing(draft, missing)
            draft.status = Status.ANSWERED

    def _base_views(self, query: Query, views: Sequence[ReportView]) -> list[ReportView]:
        """The reports of earlier years that those asked about are to be compared with."""
        reports = {agency.name: agency.reports for agency in self.catalogue().agencies}
        wanted = [
            reports[view.report.agency].get(year)
            for view in views
            for year in base_years(query, view.report.year)
        ]
        there = {view.report.id for view in views}
        return [view for rid in wanted if rid and rid not in there and (view := self.view(rid))]

    def _one(self, draft: Draft, query: Query, view: ReportView, scores: dict[str, float]) -> bool:
        """Answer from one report; False where it does not say."""
        if query.topic is Topic.CONTACT:
            return compose_contacts(draft, view, query.contacts)
        if query.topic is Topic.CHECK:
            return compose_check(draft, view)
        if query.topic in _SIDES and any(
            [compose_problems(draft, view, improvements) for improvements in _SIDES[query.topic]]
        ):
            return True
        if compose_named_numbers(draft, view, query.asked):
            return True
        said = compose_prose(draft, view, query.need, scores)
        if query.asked.claim is not None:
            compose_named_claim(draft, view, query.asked.claim)
        return said

    def _open_answer(self, draft: Draft, query: Query, scores: dict[str, float]) -> bool:
        """A question that names nobody, answered where exactly one report says it; False elsewhere."""
        if query.topic is not Topic.PROSE:
            return False
        found = self.library.store.passages(sorted(scores, key=lambda pid: -scores[pid])[:8])
        for report_id in dict.fromkeys(report_id for report_id, _ in found.values()):
            view = self.view(report_id)
            if view and compose_named_numbers(draft, view, query.asked):
                return True
            if view and compose_prose(draft, view, query.need, scores, strict=True):
                return True
        return False

    def _checked(self, answer: Answer) -> Answer:
        texts = {c.report_id: self.view(c.report_id) for c in answer.citations}
        return verify(answer, {rid: view.report.text for rid, view in texts.items() if view})

    def _worded(self, answer: Answer) -> Answer:
        """The same evidence in a chat model's words where one is configured, verified again."""
        if self._wording is None or answer.status is not Status.ANSWERED:
            return answer
        return self._wording.reword(answer, self._checked)


class _Clock:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self._stages[stage] = round((time.perf_counter() - start) * 1000, 2)

    def timings(self) -> dict[str, float]:
        return {**self._stages, "total": round((time.perf_counter() - self._start) * 1000, 2)}
