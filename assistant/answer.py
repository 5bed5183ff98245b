"""The chain a question goes through: understand → look up or retrieve → compose → verify."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.by_name import ReportsByName
from assistant.cells.categories import with_categories
from assistant.clock import Clock
from assistant.compose.as_such import compose_as_such
from assistant.compose.charts import compose_chart
from assistant.compose.checks import compose_checks
from assistant.compose.compute import compute, say_cause
from assistant.compose.contacts import compose_contacts_of_all, compose_contacts_over_years
from assistant.compose.conversion import compose_conversion
from assistant.compose.lacking import compose_lacking, of_years_there
from assistant.compose.mentions import compose_mentions, names_of
from assistant.compose.named import compose_named_numbers
from assistant.compose.one_report import SIDES, from_one, in_its_own_way
from assistant.compose.outstanding import compose_better, compose_otherwise
from assistant.compose.own_words import compose_own_words
from assistant.compose.premise import say_change
from assistant.compose.prior import compose_prior_year
from assistant.compose.prose import compose_missing, compose_prose
from assistant.compose.recurring import compose_recurring
from assistant.compose.scope import (
    compose_clarify,
    compose_doubted,
    compose_no_matter,
    compose_not_found,
    compose_refusal,
    compose_which,
)
from assistant.compose.states import compose_table_states
from assistant.draft import Draft
from assistant.english import Spoken, spoken
from assistant.lookup.at_hand import ReportsAtHand
from assistant.lookup.query_text import query_text
from assistant.lookup.rerank import open_reranker
from assistant.lookup.retrieve import Hit, Retriever
from assistant.lookup.shelf import ReportView
from assistant.model.providers import open_model
from assistant.model.query import QueryReader, unsure
from assistant.model.wording import Wording
from assistant.of_years import ReportsOfOne
from assistant.plain.traditional import simplified
from assistant.scope.bystanders import left_out
from assistant.scope.catalogue import Catalogue
from assistant.scope.identify import label_of
from assistant.settings import Settings
from assistant.steps import Steps
from assistant.turns.leading import leader_of, with_leaders
from assistant.turns.named_before import (
    ITS_DETAILS,
    THE_KIND,
    THE_PRACTICE,
    leading_kind,
    practice_told,
    sentence_told,
)
from assistant.types import Answer, Status
from assistant.understanding.as_such import as_such, without_small_talk
from assistant.understanding.cues import asks_alike, asks_which_year, names_table
from assistant.understanding.item_counts import of_items
from assistant.understanding.meaning import by_meaning, tells
from assistant.understanding.operations import Operation
from assistant.understanding.qualifiers import of_office
from assistant.understanding.query import AS_SUCH, NO_MATTER, Query, Topic, names_its_own
from assistant.understanding.recurring import recurring
from assistant.understanding.told import over_all_years
from assistant.understanding.topic import asks_mention
from assistant.understanding.understand import understand
from assistant.verify import verify
from ingest.fold import squeeze
from ingest.library import Library
from prompts import phrase

_MOST_REPORTS = 12
"""Reports one prose answer draws on; more are answered by the figures or by choosing."""
_LISTS = frozenset({Topic.CATALOGUE, Topic.CONTACT, Topic.CHECK, Topic.WHOLE})
"""Answers that are lists of what is printed or computed: wording would only lose some of it."""


class Assistant:
    """Answers questions from one library. Safe to share between threads; keeps no conversation."""

    def __init__(self, library: Library, settings: Settings | None = None) -> None:
        self.library = library
        self.reports = ReportsAtHand(library)
        self.retriever = Retriever(library, self.reports.shelf, open_reranker(settings or Settings()))
        self._of_one = ReportsOfOne(self.catalogue, self.reports.views, self.retriever.scores)
        self._by_name = ReportsByName(
            self.catalogue, self.reports.views, self.retriever.scores, self.retriever.with_words
        )
        self._settings = settings or Settings()
        model = open_model(self._settings)
        self._wording = Wording(model) if model else None
        self._reader = QueryReader(model) if model else None

    def ask(self, question: str, turns: Sequence[str] = ()) -> Answer:
        """Answer one question; ``turns`` are the earlier questions of the conversation, in order.

        The answer is verified: every number and citation in it has been checked against the reports.
        """
        *_, answer = self.stream(question, turns)
        return answer

    def stream(self, question: str, turns: Sequence[str] = ()) -> Iterator[Answer]:
        """The answer as a chat model words it, sentence by verified sentence; the last one is whole.

        Without a model there is only the last one. Each replaces the one before it.
        """
        clock, asked = Clock(), question
        self.library.refresh()
        with clock("understand"):
            said, query = self._understood(question, turns)
        answer = self._in_steps(question, turns, query, self._answered(question, said, query, clock), clock)
        if self._reader and unsure(query, answer, bool(said.left_aside)):
            with clock("understand"), said.phrases():
                read = self._reader.read(question, said.turns, self.catalogue())
            second = self._answered(question, said, read, clock) if read else answer
            if second.status is Status.ANSWERED or second.figures:
                query, answer = read or query, second
        basis = self._basis(said, query, answer, clock)
        with clock("answer"):
            for worded in said.each(self._worded(answer, basis)):
                yield replace(worded, question=asked, timings_ms=clock.timings())

    def _understood(self, question: str, turns: Sequence[str]) -> tuple[Spoken, Query]:
        """The question as it is spoken and meant; 它 after a ranking is the one that it put first."""
        said = spoken(simplified(question).strip(), [*map(simplified, turns)], self.catalogue)
        with said.phrases():
            turns = without_small_talk(said.turns)
            asked, earlier, notes = with_leaders(said.question, turns, self.catalogue(), self._leader)
            said = replace(said, question=asked, turns=earlier)
            query = self._of_one.ahead(said.corrected(understand(asked, earlier, self.catalogue())))
            query = as_such(query, asked, self.catalogue())
            query = query if said.left_aside or query.topic in AS_SUCH else of_items(by_meaning(query))
            query = recurring(over_all_years(query, self.catalogue()), self.catalogue())
        if notes:
            query = replace(query, scope=replace(query.scope, assumed=(*notes, *query.scope.assumed)))
        return said, query

    def _leader(self, pointing: re.Pattern[str], question: str, turns: Sequence[str]) -> str:
        """What words of a turn point at in the answer to the one before it, if that is clear."""
        query = by_meaning(understand(question, turns, self.catalogue()))
        if pointing not in (THE_KIND, THE_PRACTICE, ITS_DETAILS):
            return leader_of(pointing, query, self._views(query))
        answer = self._answered(question, Spoken(question, tuple(turns)), query, Clock())
        if pointing is THE_KIND:
            return leading_kind(query.asked, answer)
        return practice_told(answer) if pointing is THE_PRACTICE else sentence_told(answer)

    def _answered(self, question: str, said: Spoken, query: Query, clock: Clock) -> Answer:
        """The answer by rules in the question's language, verified."""
        draft = Draft(question)
        with clock("retrieve"):
            query = self._by_name.pinned(query)
            views = self._views(query)
            query = with_categories(query, views)
            scores = self._scores(query, views)
        with clock("answer"), said.phrases():
            draft.years = [view.report.year for view in views]
            if query.topic not in NO_MATTER:
                draft.assumed = [*said.notes(), *query.scope.assumed]
            self._compose(draft, query, views, scores)
            compose_conversion(draft, query.into)
            answer = self._checked(said.finished(draft.finish()))
            return answer if answer.statements else self._checked(said.finished(_nothing_told(draft, views)))

    def _in_steps(
        self, question: str, turns: Sequence[str], query: Query, whole: Answer, clock: Clock
    ) -> Answer:
        """The answer to a follow-up, part by part where it asks two things."""
        steps = Steps(self._understood, partial(self._answered, clock=clock), self.view, self._checked)
        return steps.told(question, turns, query, whole)

    def catalogue(self) -> Catalogue:
        """The names and years there are."""
        return self.reports.catalogue()

    def search(self, question: str, turns: Sequence[str] = (), k: int = 5) -> list[Hit]:
        """The k best passages for a question, within the reports it names or else in all."""
        _, query = self._understood(question, turns)
        return self.retriever.passages(query_text(query), query.scope.report_ids or None, k)

    def view(self, report_id: str) -> ReportView | None:
        """One report as the assistant reads it, or None."""
        return self.reports.view(report_id)

    def _views(self, query: Query) -> list[ReportView]:
        if query.topic in NO_MATTER:
            return []
        return self.reports.views(query.scope.report_ids)

    def _scores(self, query: Query, views: Sequence[ReportView]) -> dict[str, float]:
        """Passage scores where sentences have to be chosen; a look-up needs none."""
        if query.topic is not Topic.PROSE or (not views and not query.scope.open):
            return {}
        return self.retriever.scores(query_text(query), [view.report.id for view in views] or None)

    def _compose(
        self, draft: Draft, query: Query, views: Sequence[ReportView], scores: dict[str, float]
    ) -> None:
        scope = query.scope
        if query.topic in NO_MATTER:
            if not self._of_one.told_after_all(draft, query):
                compose_no_matter(draft, query, self.library.store.catalogue(), self.view)
        elif self._prior_year(draft, query) or self._of_one.kept(draft, query):
            pass
        elif scope.status == "not_found":
            if not self._by_name.mentioned(draft, query):
                compose_not_found(draft, scope.problem, scope.options, self.library.store.catalogue())
        elif scope.status == "clarify" and not views:
            self._unclear(draft, query, scores)
        elif scope.before and self._is_elsewhere(query) and not tells(query):
            compose_refusal(draft, Topic.OTHER)
        elif query.asks_nothing:
            compose_which(draft)
        elif not self._doubted(draft, query, views):
            self._from_reports(draft, query, views, scores)
            compose_better(draft, query, views, self.library.embedder)
            compose_lacking(draft, query, self.reports.years(query), views)

    def _unclear(self, draft: Draft, query: Query, scores: dict[str, float]) -> None:
        """Ask which report is meant, unless none says it or what one says answers for all."""
        if self._of_one.told(draft, query):
            return
        if not query.asks_nothing and self._is_elsewhere(query):
            compose_refusal(draft, Topic.OTHER)
        elif not (query.scope.open and self._open_answer(draft, query, scores)):
            compose_clarify(draft, query.scope.options)

    def _is_elsewhere(self, query: Query) -> bool:
        """Whether a question that names nobody is about things that no report has a word for."""
        if query.scope.named or query.topic is not Topic.PROSE or query.counts or asks_mention(query):
            return False
        if names_table(squeeze(query.question).text):
            return False
        words = {word for term in query.need.terms for word in (term.word, *term.alternatives)}
        return bool(words) and not self.library.words.has_any(words)

    def _prior_year(self, draft: Draft, query: Query) -> bool:
        """A year without a report that the next year's tells of; False where there is none or it does not."""
        is_part = of_office(squeeze(query.scope.rest).text)  # 政务大厅 is not the government
        asked = query.topic in (Topic.FIGURE, Topic.PROSE) and not is_part
        asked = asked and (query.need.number or bool(query.asked.operations))
        for year, report_id in query.scope.prior_year_of if asked and not query.scope.report_ids else ():
            view = self.view(report_id)
            named = (*query.measures, *query.counts)
            if view and compose_chart(draft, view, query, year):
                return True
            if view and compose_prior_year(draft, view, year, named):
                if {Operation.DIFFERENCE, Operation.RATE} & set(query.asked.operations):
                    for measure in named:
                        say_change(draft, view, measure)
                return True
        return False

    def _from_reports(
        self, draft: Draft, query: Query, views: Sequence[ReportView], scores: dict[str, float]
    ) -> None:
        if query.recurs:
            compose_recurring(draft, views, query)
            return
        if query.topic in SIDES and query.scope.compared_years:
            views = [*views, *self.reports.beside(query, views)]
        if len(views) == 1 and in_its_own_way(
            draft, query, views[0], scores, self.reports.before(query, views[0])
        ):
            return
        if query.topic is Topic.FIGURE and self._computed(draft, query, views):
            return
        if self._listed(draft, query, views):
            return
        every = query.scope.status == "all"
        which = every or (len(views) > 1 and asks_which_year(squeeze(query.question).text))
        which = which and not query.need.number
        if query.topic is Topic.PROSE and (query.told or which):
            if self._is_elsewhere(query):
                compose_refusal(draft, Topic.OTHER)
                return
            compose_mentions(draft, views, query, scores)
            return
        self._one_by_one(draft, query, views, scores)

    def _one_by_one(
        self, draft: Draft, query: Query, views: Sequence[ReportView], scores: dict[str, float]
    ) -> None:
        """What each report says by itself, and which say nothing."""
        missing = [view for view in views[:_MOST_REPORTS] if not from_one(draft, query, view, scores)]
        if query.topic is Topic.CONTACT and len(missing) == len(views) and draft.statements:
            draft.status = Status.NOT_REPORTED  # which detail is not there has been said
        elif len(missing) == len(views[:_MOST_REPORTS]):
            tell, embedder = partial(self._from_reports, views=missing, scores=scores), self.library.embedder
            if len(missing) != 1 or not compose_otherwise(draft, query, missing[0], tell, embedder):
                compose_missing(draft, missing)
        elif missing and len(views) <= _MOST_REPORTS and query.scope.named:
            compose_missing(draft, missing)
            draft.status = Status.ANSWERED
        if len(views) - len(missing) > 1 and asks_alike(squeeze(query.question).text):
            draft.say(phrase("not_compared"))

    def _listed(self, draft: Draft, query: Query, views: Sequence[ReportView]) -> bool:
        """What is told of all the reports together, whatever their number; False where that is not asked."""
        every = query.scope.status == "all"
        if query.topic is Topic.CHECK:
            rest = squeeze(query.scope.rest).text
            if not compose_checks(draft, views, self.reports.beside(query, views), rest):
                compose_missing(draft, views)
        elif query.topic in AS_SUCH:
            compose_as_such(draft, query, views)
        elif query.topic is Topic.TABLE_STATE:
            compose_table_states(draft, views, query.scope.rest, every)
        elif query.topic is Topic.CONTACT and every:
            compose_contacts_of_all(draft, views, query.contacts)
        elif query.topic is Topic.CONTACT and len(views) > 1 and len(query.scope.agencies) == 1:
            compose_contacts_over_years(draft, views, query.contacts)
        else:
            return False
        return True

    def _doubted(self, draft: Draft, query: Query, views: Sequence[ReportView]) -> bool:
        """Asks back where the question names agencies or cells that its reading leaves out."""
        if query.topic is not Topic.FIGURE and not query.doubted:
            return False
        scope, catalogue = query.scope, self.catalogue()
        if others := left_out(query.question, (*scope.agencies, *scope.left_out), catalogue):
            agencies = [*others, *(a for a in catalogue.agencies if a.name in scope.agencies)]
            years = [next((y for y in scope.years if y in a.reports), a.years[0]) for a in agencies]
            compose_clarify(draft, [*map(label_of, agencies, years)][:_MOST_REPORTS])
            return True
        if query.doubted:
            compose_doubted(draft, views, query.measures or query.counts)
        return query.doubted

    def _computed(self, draft: Draft, query: Query, views: Sequence[ReportView]) -> bool:
        bases = self.reports.beside(query, views)
        told = compute(draft, of_years_there(query, [*views, *bases]), views, bases)
        if told:
            say_cause(draft, query, views)
        return told

    def _open_answer(self, draft: Draft, query: Query, scores: dict[str, float]) -> bool:
        """A question that names nobody, answered where exactly one report says it; False elsewhere."""
        if query.topic is not Topic.PROSE or query.asks_nothing or not names_its_own(query):
            return False
        found = self.library.store.passages(sorted(scores, key=lambda pid: -scores[pid])[:8])
        views = self.reports.views(dict.fromkeys(rid for rid, _ in found.values()))
        there = [v for v in views if not query.scope.years or v.report.year in query.scope.years]
        said = [(v, told) for v in there if (told := self._told_by(v, query, scores))]
        if len(said) > 1 and names_of(
            [view for view, _ in said], query
        ):  # 政策回音壁怎么做: each that has it tells
            every = self.reports.views(self.catalogue().report_ids(query.scope.years))
            draft.years = [v.report.year for v in every]
            return compose_mentions(draft, every, query, scores)
        if len(said) == 1:
            draft.take(said[0][1])
        return len(said) == 1

    def _told_by(self, view: ReportView, query: Query, scores: dict[str, float]) -> Draft | None:
        """What a report that the question does not name surely says; None where it is not sure to."""
        told = Draft(query.question)
        if query.asked.operations and compose_own_words(told, view, query) and told.calculations:
            return told
        told = Draft(query.question)
        named = compose_named_numbers(told, view, query.asked)
        return told if named or compose_prose(told, view, query.need, scores, strict=True) else None

    def _checked(self, answer: Answer) -> Answer:
        texts = {c.report_id: self.view(c.report_id) for c in answer.citations}
        return verify(answer, {rid: view.report.text for rid, view in texts.items() if view})

    def _basis(self, said: Spoken, query: Query, answer: Answer, clock: Clock) -> Answer | None:
        """What a chat model's words are held against, which is composed in Chinese; None without a model."""
        if self._wording is None or answer.status is not Status.ANSWERED or query.topic in _LISTS:
            return None
        if said.speech is None:
            return answer
        composed = self._answered(answer.question, said.in_chinese(), query, clock)
        return replace(composed, language=answer.language, assumed=answer.assumed)

    def _worded(self, answer: Answer, basis: Answer | None) -> Iterator[Answer]:
        """The same evidence in a chat model's words where one is configured, verified again."""
        if self._wording is None or basis is None:
            yield answer
            return
        yield from self._wording.worded(basis, self._checked, self.catalogue(), answer)


def _nothing_told(draft: Draft, views: Sequence[ReportView]) -> Answer:
    """What stands where no composer said anything, or nothing that its evidence bears out."""
    empty = Draft(draft.question)
    empty.years, empty.assumed = draft.years, draft.assumed
    compose_missing(empty, views[:_MOST_REPORTS])
    return empty.finish()
