"""Answers to which of several reports tell of something, or do not: each with its sentence that does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.cells.counts import FEE, stated_count
from assistant.cells.measures import find_measures
from assistant.compose.prose import SURE, is_of_form, tells_nothing
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Need, Scored, clause_of, is_novel, is_novelty, rank_sentences, trimmed
from assistant.lookup.figures import stated_in_prose
from assistant.lookup.operands import operand
from assistant.lookup.problems import promised
from assistant.lookup.shelf import ReportView, display, is_heading
from assistant.scope.identify import years_text
from assistant.types import Status
from assistant.understanding.query import Query
from assistant.understanding.telling import (
    Telling,
    asks_degree,
    says_flawed,
    says_none,
    says_short,
    telling_of,
)
from assistant.understanding.terms import Term, named_terms, names_quoted, unquoted
from ingest.fold import squeeze
from ingest.sentences import Span
from ingest.types import Figure, Part
from ingest.words import is_noun
from prompts import phrase

_MOST_SHOWN = 12
NAME = re.compile(r"[“\"「]([\u4e00-\u9fff\w+]{3,16})[”\"」]")
_HOW_MANY = re.compile(r"人[次数]|[件次条]数|[办受]?[件理]?量|数量?$")


@dataclass(frozen=True, slots=True)
class Told:
    """Where a report tells it, with the number that it gives, if any."""

    view: ReportView
    span: Span
    figures: tuple[Figure, ...] = ()


def compose_mentions(
    draft: Draft, views: Sequence[ReportView], query: Query, scores: Mapping[str, float]
) -> bool:
    """Name the reports that tell what is asked, or those that do not; False where none tells it.

    O(sentences of the reports × terms).
    """
    rest = squeeze(query.scope.rest).text
    telling = telling_of(rest, query.need)
    denied = _denied(views, query, telling, scores) if telling.undone else []
    others = [view for view in views if all(view is not item.view for item in denied)]
    told = [] if asks_degree(rest) else _told(others, query, telling, scores, views)
    if telling.lacks and (told or denied):
        _say_lacking(draft, views, told, denied, telling)
        return True
    if told:
        told = [_with_numbers(item) for item in told] if query.need.number else told
        _say_all(draft, views, "mentioned", told)
        _say_beside(draft, views, query, told)
        return True
    return _say_none(draft, views, query, telling, scores)


def _say_beside(draft: Draft, views: Sequence[ReportView], query: Query, told: Sequence[Told]) -> None:
    """That a report does not tell it which the question names beside all: 环翠那份提到了没."""
    for view in views:
        if view.report.agency in query.besides and all(view is not item.view for item in told):
            draft.say(phrase("prose_missing", who=who(view)))


def _say_none(
    draft: Draft, views: Sequence[ReportView], query: Query, telling: Telling, scores: Mapping[str, float]
) -> bool:
    """That no report tells it: which say that there was none, or only promise it; False where none does."""
    done = telling.deed and not telling.lacks and not asks_degree(squeeze(query.scope.rest).text)
    denied = _denied(views, query, telling, scores) if done else []
    planned = _found(views, replace(telling, deed=False, planned=True), scores) if done and not denied else []
    if denied:
        _say_all(draft, views, "denied", denied)
    elif planned:
        _say_all(draft, views, "planned", planned)
    else:
        draft.say(phrase("none_mention"))
    if not denied and (telling.past or not planned):
        draft.status = Status.NOT_REPORTED
    return bool(denied or planned)


def _say_all(draft: Draft, views: Sequence[ReportView], key: str, told: Sequence[Told]) -> None:
    """How many reports, and of how many agencies, do so, each with its sentence."""
    count, agencies = str(len(told)), {item.view.report.agency for item in told}
    draft.calculations.append(phrase(f"{key}_calculation", count=count))
    several = len(agencies) < len(told) and len({view.report.agency for view in views}) > 1
    if several:
        draft.calculations.append(phrase("agencies_calculation", count=len(agencies)))
    of = phrase("of_agencies", count=len(agencies)) if several else ""
    draft.say(phrase(key, count=count, looked=_looked(views), agencies=of))
    _say_told(draft, told)


def _say_lacking(
    draft: Draft, views: Sequence[ReportView], told: Sequence[Told], denied: Sequence[Told], telling: Telling
) -> None:
    """First who says that it was not done, then who does not tell of it, then who does."""
    silent = [v for v in views if all(v is not item.view for item in (*told, *denied))]
    draft.calculations.append(phrase("unmentioned_calculation", count=str(len(silent))))
    draft.calculations.append(phrase("mentioned_calculation", count=str(len(told))))
    if denied:
        draft.calculations.append(phrase("denied_calculation", count=str(len(denied))))
        draft.say(phrase("denied", count=str(len(denied)), looked="", agencies=""))
        _say_told(draft, denied)
    names = "、".join(map(who, silent))
    key = "unmentioned" if silent else "all_mention"
    draft.say(phrase(key, count=str(len(silent)), names=names) if silent else phrase(key))
    if silent and telling.undone:
        draft.say(phrase("silence_is_no_denial"))
    if told:
        draft.say(phrase("mentioned", count=str(len(told)), looked=_looked(views), agencies=""))
        _say_told(draft, told)


def _say_told(draft: Draft, told: Sequence[Told]) -> None:
    for item in told[:_MOST_SHOWN]:
        marker = draft.cite(item.view, item.span.start, item.span.end)
        for figure in item.figures:
            draft.use(item.view, figure)
        quote = display(item.view.report.text[item.span.start : item.span.end])
        draft.say(phrase("mentioned_line", who=who(item.view), quote=quote), [marker], level=1)
    if len(told) > _MOST_SHOWN:
        draft.say(phrase("unknown_more_mentions", names="、".join(who(i.view) for i in told[_MOST_SHOWN:])))


def _looked(views: Sequence[ReportView]) -> str:
    """Which years were looked through, where there are several."""
    years = sorted({view.report.year for view in views})
    return phrase("mentions_looked", years=years_text(years)) if len(years) > 1 else ""


def _told(
    views: Sequence[ReportView],
    query: Query,
    telling: Telling,
    scores: Mapping[str, float],
    every: Sequence[ReportView],
) -> list[Told]:
    """The reports that tell it: by the number that is asked for by name, else by their sentences.

    They may be some of ``every`` report, where a word that only the others have is heard too.
    """
    if query.counts and telling.lacks and _HOW_MANY.search(telling.matter):
        return [stated for view in views if (stated := _stated(view, query)) is not None]
    views = [view for view in views if not _has_some(view, telling)] if telling.none else views
    told = _found(views, telling, scores, every)
    if not told and telling.planned:  # what is planned may be told where no measures are
        told = _found(views, replace(telling, planned=False), scores, every)
    found = {item.view.report.id: item for item in told}
    found |= {item.view.report.id: item for view in views if (item := _none_stated(view, telling))}
    done = [_done(view, query) for view in views] if telling.deed and query.counts else []
    if done and all(count.row == FEE for count in query.counts):  # other fees than this one are no answer
        found = {}
    found |= {item.view.report.id: item for item in done if item is not None}
    return [found[view.report.id] for view in views if view.report.id in found]


def _with_numbers(told: Told) -> Told:
    """What is told with all the numbers in it, where they are asked for too: 各多少."""
    span = told.span
    figures = (f for s in told.view.sentences if s.span.start <= span.start < s.span.end for f in s.figures)
    inside = tuple(f for f in figures if span.start <= f.start and f.end <= span.end)
    return replace(told, figures=told.figures or inside)


def _denied(
    views: Sequence[ReportView], query: Query, telling: Telling, scores: Mapping[str, float]
) -> list[Told]:
    """The reports that say that there was none, in words or by a 0."""
    found = {t.view.report.id: t for t in _found(views, replace(telling, none=True, deed=False), scores)}
    stated = [_stated(view, query) for view in views] if len(query.counts) == 1 else []
    found |= {t.view.report.id: t for t in stated if t and all(f.value == 0 for f in t.figures)}
    return [found[view.report.id] for view in views if view.report.id in found]


def _has_some(view: ReportView, telling: Telling) -> bool:
    """Whether a cell gives a number of what a report is to say that there was none of.

    未收到要求不予公开的申请 beside 3 requests is no word that none came in.
    """
    cells = [operand(view, measure) for measure in find_measures(telling.matter)[:1]]
    return any(cell.value for cell in cells)


def _none_stated(view: ReportView, telling: Telling) -> Told | None:
    """Where the text states a cell as none that reports are to say that there was none of: 没有接到申请."""
    cells = find_measures(telling.matter)[:1] if telling.none else []
    for stated in (stated_in_prose(view, measure) for measure in cells):
        if stated is not None and stated[1].value == 0:
            return Told(view, clause_of(view, *stated), (stated[1],))
    return None


def _done(view: ReportView, query: Query) -> Told | None:
    """Where a report gives a number of what was done, that is not 0."""
    told = _stated(view, query)
    return told if told and all(figure.value for figure in told.figures) else None


def _stated(view: ReportView, query: Query) -> Told | None:
    stated = stated_count(view, query.counts[0].row)
    return Told(view, clause_of(view, *stated), (stated[1],)) if stated else None


def _found(
    views: Sequence[ReportView],
    telling: Telling,
    scores: Mapping[str, float],
    every: Sequence[ReportView] = (),
) -> list[Told]:
    telling = replace(telling, need=_named(views, telling))
    unheard = replace(telling, need=_without_unheard_verbs(every or views, telling.need))
    for one in (telling, unheard):
        best = [item for view in views if (item := _best(view, one, scores)) is not None]
        if best:
            return [Told(item.view, trimmed(item, one.need)) for item in best]
    return []


def _named(views: Sequence[ReportView], telling: Telling) -> Need:
    """The need with what a report has in quotation marks as it stands, and only phrases that one has."""
    need = telling.need
    texts = [sentence.text for view in views for sentence in view.sentences]
    phrases = tuple(p for p in need.phrases if any(p in text for text in texts))
    if quoted := [n for n in names_quoted(telling.matter) if any(n in unquoted(text) for text in texts)]:
        return replace(need, terms=named_terms(quoted, telling.matter), phrases=())
    names = _names(views, telling.matter)
    if not names:
        return replace(need, phrases=phrases)
    others = [t for t in need.terms if t.whole or not any(t.word in n or n in t.word for n in names)]
    others = [t for t in others if t.whole or (is_noun(t.word) and any(t.found(x) == 1 for x in texts))]
    own = tuple(Term(name, whole=True) for name in names if all(name == n or name not in n for n in names))
    whole = tuple(replace(term, whole=True) for term in others)
    return replace(need, terms=tuple(dict.fromkeys((*own, *whole))), phrases=())


def names_of(views: Sequence[ReportView], query: Query) -> frozenset[str]:
    """What a question names that the reports have in quotation marks: 政策回音壁. O(their characters)."""
    return _names(views, squeeze(query.scope.rest).text)


def _names(views: Sequence[ReportView], words: str) -> frozenset[str]:
    texts = (sentence.text for view in views for sentence in view.sentences)
    return frozenset(name for text in texts for name in NAME.findall(text) if name in words)


def _without_unheard_verbs(views: Sequence[ReportView], need: Need) -> Need:
    """The need without words for doing or saying that no report has (引进第三方评估), where two are left."""
    texts = [sentence.text for view in views for sentence in view.sentences]
    kept = tuple(t for t in need.terms if is_noun(t.word) or any(t.found(text) == 1 for text in texts))
    return replace(need, terms=kept) if len(kept) > 1 else need


def _best(view: ReportView, telling: Telling, scores: Mapping[str, float]) -> Scored | None:
    """The best sentence of a report that tells it; a heading only of what is mentioned."""
    ranked = rank_sentences(view, telling.need, scores)
    plans = promised(view) if telling.deed or telling.flaw or telling.planned else frozenset()
    there = [item for item in ranked if (item.sentence.number in plans) is telling.planned]
    tells = [item for item in there if _tells(item, telling)]
    tells = [item for item in tells if not is_of_form(item.sentence)]
    if telling.need.novel:
        tells.sort(key=lambda item: not is_novel(item.sentence.text))
    heading = _below(tells[0], ranked) if tells and telling.said else None
    return next((item for item in tells if not is_heading(item.sentence)), heading)


def _below(heading: Scored, ranked: Sequence[Scored]) -> Scored:
    """The first sentence below a heading, which says what there is to it; the heading where there is none."""
    number, section = heading.sentence.number + 1, heading.sentence.section
    below = (i for i in ranked if i.sentence.number == number and i.sentence.section is section)
    return next((item for item in below if not tells_nothing(item.sentence)), heading)


def _tells(item: Scored, telling: Telling) -> bool:
    text, need = item.sentence.text, telling.need
    denies = says_none(text, item.hits)
    if (telling.none and not denies) or ((telling.deed or telling.planned) and denies):
        return False
    if telling.deed and item.sentence.section.part is Part.PROBLEMS and says_flawed(text):
        return False  # 解读形式单一，视频偏少 is no use of videos
    if telling.flaw:
        flawed = says_short(text, need.terms) if telling.short else says_flawed(text)
        its_own = item.sentence.section.part is Part.PROBLEMS and flawed
        return its_own and bool(item.hits) and all(term.found(text) >= 0.5 for term in need.terms)
    named = [term for term in need.terms if term.whole]
    if named:
        return all(term in item.hits for term in named)
    if need.novel and is_novel(text) and all(is_novelty(term.word) for term in need.terms):
        return True
    return item.coverage >= SURE and bool(item.hits)
