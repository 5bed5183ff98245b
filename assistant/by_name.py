"""Names that stand in the text of reports: they say which report is meant where a question does not.

A name in quotation marks that one report alone has says whose, or of which year, the report is that is asked
about. A place or an office that has no report of its own may be told of in another's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.cells.counts import PROSE, find_counts
from assistant.cells.measures import find_measures
from assistant.compose.mentions import names_of
from assistant.compose.prose import tells_nothing
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Scored, rank_sentences, trimmed
from assistant.lookup.query_text import query_text
from assistant.lookup.shelf import ReportView, display
from assistant.scope.catalogue import Catalogue
from assistant.types import ScopeStatus
from assistant.understanding.operations import Asked
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term, names_quoted, unquoted
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze
from ingest.names import place_units
from ingest.offices import KIND_OF, SEATS
from ingest.sentences import Span
from ingest.words import is_word
from prompts import phrase

_MAY_NAME = frozenset({Topic.PROSE, Topic.FIGURE})
_MOST = 6
_MOST_OF_ONE = 2
_LEAST = 3
"""So long a word that no dictionary has is a name, if one report alone has it."""
_MOST_OF_IT = 0.58
_FOUND = 0.5
Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ReportsByName:
    """The reports that hold a name. ``near`` gives those in which its words are likeliest to stand."""

    catalogue: Callable[[], Catalogue]
    views: Callable[[Iterable[str]], list[ReportView]]
    scores: Callable[[str, Sequence[str]], Scores]
    near: Callable[[str], list[str]]

    def pinned(self, query: Query) -> Query:
        """The query of the one report that has the name which it asks about, where it would be asked back;
        and in words, where that report tells beside the name what looked like a cell.
        """
        asked = query.topic in _MAY_NAME or (query.topic is Topic.CONTACT and not query.scope.named)
        if not asked or query.is_name_alone:
            return query
        names = _names_in(squeeze(query.question).text)
        query = self._undated(query) if names else query
        if query.scope.status is ScopeStatus.CLARIFY:
            query, names = self._chosen(query, names)
        ids = query.scope.report_ids
        cells = any(measure.table != PROSE for measure in query.measures)
        if not (names and cells and len(ids) == 1 and query.scope.status is ScopeStatus.RESOLVED):
            return query
        told = self._tells_beside(self.views(ids)[0], names, query)
        return replace(query, topic=Topic.PROSE, measures=(), asked=Asked()) if told else query

    def _undated(self, query: Query) -> Query:
        """The query without its year, where that was only taken as the newest of the agency's reports."""
        scope = query.scope
        if len(scope.agencies) != 1 or scope.status is not ScopeStatus.RESOLVED:
            return query
        note = phrase("newest_report", agency=scope.agencies[0], year=max(scope.years, default=0)) + "。"
        if note not in scope.assumed:
            return query
        others = tuple(one for one in scope.assumed if one != note)
        unclear = replace(scope, status=ScopeStatus.CLARIFY, report_ids=(), years=(), assumed=others)
        chosen, _ = self._chosen(replace(query, scope=unclear), _names_in(squeeze(query.question).text))
        return chosen if chosen.scope.status is ScopeStatus.RESOLVED else query

    def _chosen(self, query: Query, names: list[str]) -> tuple[Query, list[str]]:
        """The query of the one report of several that has the names, and these; else as it is."""
        there = self._reports(query) if query.scope.agencies else []
        if there:
            names += [name for name in sorted(names_of(there, query)) if not _is_of_form(name)]
        elif not query.scope.open:
            return query, []
        else:
            names += [t.word for t in query.need.terms if len(t.word) >= _LEAST and not is_word(t.word)]
        held = [{v.report.id: v for v in self._holding(name, there, query)} for name in names]
        held = [views for views in held if views]
        common = set(held[0]).intersection(*held[1:]) if held else set()
        if len(common) == 1:
            return _of_one(query, held[0][common.pop()]), names
        told = [held[0][rid] for rid in common if self._states(held[0][rid], names, query)]
        if query.need.exact_units and len(told) == 1:
            return _of_one(query, told[0]), names
        agencies = {held[0][rid].report.agency for rid in common}
        return (_of_agency(query, agencies.pop()) if len(agencies) == 1 else query), []

    def mentioned(self, draft: Draft, query: Query) -> bool:
        """Tell what reports say of a place or an office that has none of its own; False where none does."""
        place, office = query.scope.unheard
        counts = bool(query.measures) and (query.need.number or query.asked.operations)
        if not (place or office) or counts or query.topic not in _MAY_NAME:
            return False
        names = _called(place, office)
        own = not office or office in SEATS
        if own and any(unit in place_units(a.place) for a in self.catalogue().agencies for unit in names):
            return False  # 砚湖县 stands in the name of every agency there
        told: list[tuple[ReportView, list[Scored]]] = []
        for view in {v.report.id: v for name in names for v in self._holding(name, [], query)}.values():
            if own or place_units(view.report.place)[-1:] == place_units(place)[-1:]:
                told.append((view, self._telling(view, names, query, own)))
        told = [(view, items) for view, items in told if items]
        if not told:
            return False
        draft.say(phrase("told_elsewhere", name=place + office))
        for view, items in told[:_MOST]:
            for item in sorted(items, key=lambda one: one.sentence.number):
                _say(draft, view, item, query)
        return True

    def _reports(self, query: Query) -> list[ReportView]:
        """The reports that a question may be about by the agencies and years it names."""
        named = [a for a in self.catalogue().agencies if a.name in query.scope.agencies]
        years = query.scope.years
        ids = [rid for a in named for year, rid in a.reports.items() if not years or year in years]
        return self.views(ids)

    def _holding(self, name: str, among: Sequence[ReportView], query: Query) -> list[ReportView]:
        """Those of some reports, or of all, whose sentences have a name. O(their sentences)."""
        views = among or self.views(self.near(name))
        years = query.scope.years
        views = [view for view in views if not years or view.report.year in years]
        return [view for view in views if any(name in unquoted(s.text) for s in view.sentences)]

    def _telling(self, view: ReportView, names: Sequence[str], query: Query, own: bool) -> list[Scored]:
        """The sentences of a report that have the name and tell what is asked of it."""
        named = Term(names[0], tuple(names[1:]), whole=True)
        need = replace(query.need, terms=(named, *query.need.terms), phrases=(), number=False)
        ranked = rank_sentences(view, need, self.scores(query_text(query), [view.report.id]))
        ranked = [item for item in ranked if named in item.hits and not tells_nothing(item.sentence)]
        asks = query.need.number or query.need.whether or query.counts or query.measures
        if asks or not own:
            ranked = [item for item in ranked if any(_tells_apart(t) for t in item.hits if t is not named)]
        if query.need.number:
            ranked = [item for item in ranked if item.sentence.figures]
        return [replace(item, rare=(named, *item.rare)) for item in ranked[:_MOST_OF_ONE]]

    def _states(self, view: ReportView, names: Sequence[str], query: Query) -> bool:
        """Whether a sentence with one of the names gives a number in a unit that is asked for."""
        held = (s for s in view.sentences if any(name in unquoted(s.text) for name in names))
        return any(figure.unit in query.need.exact_units for s in held for figure in s.figures)

    def _tells_beside(self, view: ReportView, names: Sequence[str], query: Query) -> bool:
        """Whether a sentence with one of the names and a number has most of what is asked."""
        ranked = rank_sentences(view, query.need, {})
        return any(
            item.own >= _MOST_OF_IT
            and item.sentence.figures
            and any(n in unquoted(item.sentence.text) for n in names)
            for item in ranked
        )


def _tells_apart(term: Term) -> bool:
    """Whether a word says of what it is: neither one of all such reports nor of all manner of things."""
    return not (is_everywhere(term.word) or is_light(term.word))


def _say(draft: Draft, view: ReportView, item: Scored, query: Query) -> None:
    span = _of_its_own(item, trimmed(item, replace(query.need, number=False)))
    for figure in item.sentence.figures:
        if span.start <= figure.start and figure.end <= span.end:
            draft.use(view, figure)
    quote = display(view.report.text[span.start : span.end])
    marker = draft.cite(view, span.start, span.end)
    draft.say(phrase("mentioned_line", who=who(view), quote=quote), [marker], level=1)


def _of_its_own(item: Scored, span: Span) -> Span:
    """Of things listed with semicolons the one that has all that was found: 甲镇…；乙街道…."""
    start = span.start
    for piece in re.split("(?<=[;；])", item.view.report.text[span.start : span.end]):
        text = squeeze(piece).text
        if piece and all(term.found(text) > _FOUND for term in item.hits if _tells_apart(term)):
            return Span(start, start + len(piece.rstrip(";；")))
        start += len(piece)
    return span


def _of_one(query: Query, view: ReportView) -> Query:
    """The query of one report, with a note that it was chosen."""
    report, scope = view.report, query.scope
    note = phrase("told_in_year", agency=report.agency, year=report.year) + "。"
    if not scope.agencies:
        note = phrase("only_report", agency=report.agency, year=report.year) + "。"
    found = replace(
        scope,
        status=ScopeStatus.RESOLVED,
        agencies=(report.agency,),
        report_ids=(report.id,),
        years=(report.year,),
        options=(),
        open=False,
        assumed=(*scope.assumed, note),
    )
    topic = Topic.PROSE if query.topic is Topic.CONTACT else query.topic  # 麻柳溪扫门牌 asks for no address
    return replace(query, scope=found, topic=topic, contacts=())


def _of_agency(query: Query, agency: str) -> Query:
    """The query of the one agency whose reports have the name, whichever year is meant."""
    topic = Topic.PROSE if query.topic is Topic.CONTACT else query.topic
    scope = replace(query.scope, agencies=(agency,), named=True, open=False)
    return replace(query, scope=scope, topic=topic, contacts=())


def _called(place: str, office: str) -> list[str]:
    """What another report may call it: a place by its own name, an office by its place's kind too."""
    unit = (place_units(place) or ("",))[-1]
    if not office or office in SEATS:
        return [unit] if len(unit) > 2 else []
    level = unit[-1:] if unit else ""
    return [f"{at}{name}" for name in KIND_OF.get(office, (office,)) for at in {unit, level} if at]


def _names_in(text: str) -> list[str]:
    """What a squeezed question has in quotation marks, but for words of the form."""
    return [name for name in names_quoted(text) if not _is_of_form(name)]


def _is_of_form(name: str) -> bool:
    return bool(find_measures(name) or find_counts(name)) or is_everywhere(name)
