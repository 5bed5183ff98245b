"""An agency has several reports and a question names none of them: it is told by the one that tells of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.compose.asks import compose_untold
from assistant.compose.kept import asks_what_became, compose_kept
from assistant.compose.one_report import from_one
from assistant.compose.prose import compose_missing, compose_prose
from assistant.draft import Draft
from assistant.lookup.query_text import query_text
from assistant.lookup.shelf import ReportView
from assistant.scope.catalogue import Agency, Catalogue
from assistant.types import ScopeStatus
from assistant.understanding.query import Query, Topic, names_its_own
from assistant.understanding.refusals import refused_as
from assistant.understanding.terms import Term
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze
from prompts import phrase

_MOST = 12
_TELLS = 0.6
"""The share of a question's own words that what one report tells must have, to be what is asked."""
_LESS = 0.6
"""No sentence of the others has more than this share of as many, for them not to tell of it."""
_MAY_PROMISE = frozenset(
    {Topic.PROSE, Topic.FIGURE, Topic.PROBLEMS, Topic.IMPROVEMENTS, Topic.PROBLEMS_AND_IMPROVEMENTS}
)
_RESEMBLES = frozenset({Topic.OTHER, Topic.PERSONAL, Topic.OPINION})
"""What a question may be refused as for what it resembles, and not by a rule."""
_THERE = frozenset({ScopeStatus.RESOLVED, ScopeStatus.CLARIFY})
_OF_ONESELF = re.compile("[我咱俺]|本人|自己")
_PLANNED = re.compile(
    "打算|计划|准备|下一?步|将[要会]?(?=[\u4e00-\u9fff])|拟(?![定订制])|想(?:怎么|怎样|如何|办法)|要(?:怎么|怎样|如何|做到|达到|完成)|"
    "(?:怎么|怎样|如何|咋)(?:样)?(?:去|来)?(?:解决|改进|整改|统一|完善|应对|补上|推进)|目标|安排|改进|承诺"
)
"""What is to be done in a year stands in the report of the year before."""
_LEAST = 2
"""So many words of its own at least, all of them in one sentence, say that a report tells it."""
Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ReportsOfOne:
    """The reports of the one agency that a question names without a year, and which of them tells of it."""

    catalogue: Callable[[], Catalogue]
    views: Callable[[Iterable[str]], list[ReportView]]
    scores: Callable[[str, Sequence[str]], Scores]

    def told(self, draft: Draft, query: Query) -> bool:
        """Answer from the one report that tells of it, or say that none does; False where several do."""
        agency = self._agency(query)
        if query.topic is not Topic.PROSE or query.scope.years or agency is None or query.is_name_alone:
            return False
        views = self.views(agency.reports.values())[:_MOST]
        scores = self.scores(query_text(query), [view.report.id for view in views])
        drafts = [(view, Draft(query.question)) for view in views]
        found = [(view, one) for view, one in drafts if from_one(one, query, view, scores)]
        if not found:
            compose_missing(draft, views)
            return True
        words = telling_words(query, views)
        if not words or query.need.whether or not names_its_own(query):
            return False  # 培训了几期: any year's may tell it in words of its own
        shares = [_share_there(words, one, view) for view, one in found]
        best = max(range(len(found)), key=lambda n: shares[n])
        view, one = found[best]
        others = [_most(words, other) for other in views if other is not view]
        if shares[best] < _TELLS or any(share > _LESS * shares[best] for share in others):
            return False
        if query.need.exact_units and all(f.unit not in query.need.units for f in one.figures):
            return False  # 公报印了多少份 is not the pages of it that were scanned
        draft.take(one)
        compose_untold(draft, query, view)
        draft.years = [view.report.year]
        draft.assumed.append(phrase("told_in_year", agency=agency.name, year=view.report.year) + "。")
        return True

    def ahead(self, query: Query) -> Query:
        """The query of the report before, where what is planned for a year without a report is asked."""
        agency, scope = self._agency(query), query.scope
        asked = query.topic in _MAY_PROMISE or query.topic is Topic.CONTACT
        if agency is None or scope.status is not ScopeStatus.NOT_FOUND or not asked or len(scope.years) != 1:
            return query
        year = scope.years[0]
        if year in agency.reports or not _PLANNED.search(squeeze(query.question).text):
            return query
        if (before := agency.reports.get(year - 1)) is None:
            return query
        note = phrase("planned_before", agency=agency.name, year=year, before=year - 1) + "。"
        scope = replace(
            scope,
            status=ScopeStatus.RESOLVED,
            report_ids=(before,),
            years=(year - 1,),
            options=(),
            prior_year_of=(),
            assumed=(*scope.assumed, note),
        )
        topic = Topic.PROSE if query.topic in (Topic.CONTACT, Topic.FIGURE) else query.topic
        need = replace(query.need, planned=True)
        return replace(query, scope=scope, topic=topic, measures=(), counts=(), contacts=(), need=need)

    def kept(self, draft: Draft, query: Query) -> bool:
        """Say what became of what one year's report promised; False where that is not asked or not told."""
        agency = self._agency(query) if query.topic in _MAY_PROMISE and asks_what_became(query) else None
        if agency is None:
            return False
        reports = {view.report.year: view for view in self.views(agency.reports.values())}
        scores = self.scores(query_text(query), [view.report.id for view in reports.values()])
        return compose_kept(draft, query, reports, scores)

    def told_after_all(self, draft: Draft, query: Query) -> bool:
        """Answer what only resembles a question that no report answers, where one surely does.

        抖音什么时候注销的 of an agency that tells of it. False elsewhere.
        """
        agency = self._agency(query) if query.topic in _RESEMBLES and query.scope.named else None
        words = squeeze(query.question).text
        if (
            agency is None
            or query.scope.status not in _THERE
            or refused_as(words)
            or _OF_ONESELF.search(words)
        ):
            return False
        ids = [rid for rid in agency.reports.values() if rid in (query.scope.report_ids or (rid,))]
        views = self.views(ids)[:_MOST]
        telling = telling_words(query, views)
        if len(telling) < _LEAST or any(t not in telling for t in query.need.terms if not _is_general(t)):
            return False
        scores = self.scores(query_text(query), ids)
        drafts = [(view, Draft(query.question)) for view in views]
        said = [(v, d) for v, d in drafts if compose_prose(d, v, query.need, scores, strict=True)]
        if len(said) != 1 or _share(telling, said[0][1]) < 1:
            return False
        draft.take(said[0][1])
        if query.topic is Topic.PERSONAL:  # what is said of one is told, and that no more is
            compose_missing(draft, [said[0][0]])
        return True

    def _agency(self, query: Query) -> Agency | None:
        named = [a for a in self.catalogue().agencies if a.name in query.scope.agencies]
        return named[0] if len(named) == 1 else None


def telling_words(query: Query, views: Sequence[ReportView]) -> dict[Term, float]:
    """The words of a question that say of what it is, and that one of the reports has, by how rare they are.

    A name in quotation marks says it alone. O(sentences × terms).
    """
    texts = [sentence.text for view in views for sentence in view.sentences]
    said = squeeze(query.question).text
    own = (t for t in query.need.terms if t.word in said and not _is_general(t))
    seen = {term: sum(term.found(text) == 1.0 for text in texts) for term in own}
    names = any(term.whole for term, number in seen.items() if number)
    return {
        term: math.log(1 + len(texts) / (1 + number))
        for term, number in seen.items()
        if number and (term.whole or not names)
    }


def _is_general(term: Term) -> bool:
    return is_light(term.word) or is_everywhere(term.word)


def _share(words: Mapping[Term, float], told: Draft) -> float:
    """The share of these words, by weight, that what is told has."""
    return _held(words, squeeze("".join(s.text for s in told.statements if s.cites)).text)


def _share_there(words: Mapping[Term, float], told: Draft, view: ReportView) -> float:
    """The share of these words that what is told has, or the sentences that it is a part of."""
    cited = [(citation.start, citation.end) for citation in told.citations]
    whole = (s.text for s in view.sentences if any(s.span.start < b and a < s.span.end for a, b in cited))
    return max(_share(words, told), _held(words, "".join(whole)) if told.statements else 0.0)


def _most(words: Mapping[Term, float], view: ReportView) -> float:
    """The largest share of them that a sentence of a report has."""
    return max((_held(words, sentence.text) for sentence in view.sentences), default=0.0)


def _held(words: Mapping[Term, float], text: str) -> float:
    return sum(weight for word, weight in words.items() if word.found(text) == 1.0) / sum(words.values())
