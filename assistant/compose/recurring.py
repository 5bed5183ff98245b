"""What reports tell again and again: the same problem over the years of an agency, or over agencies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.compose.mentions import NAME
from assistant.compose.prose import compose_problems
from assistant.compose.remedy import items_of
from assistant.draft import Draft
from assistant.lookup.evidence import is_novel
from assistant.lookup.shelf import ReportView, display
from assistant.scope.identify import years_text
from assistant.understanding.query import Query
from assistant.understanding.recurring import every_year, is_over_years, streak_of, wants_alike
from ingest.fold import squeeze
from ingest.sentences import Span
from prompts import phrase

_ALIKE = 0.6
"""Share of their pairs of characters that two problems in other words have to share to be the same one."""
_MOST_COMPARED = 300
"""So many different ones are held against one another; of more only those in the same words are one."""
_MOST_LISTED = 12
_MOST_SHOWN = 8
_MARK = re.compile(r"^\W*(?:[一二三四五六七八九十]+是|[(（]?[一二三四五六七八九十\d]+[)）.、．])\W*")
_TWICE = 2
_Told = tuple[ReportView, Span, str]
"""What a report tells, where, and the words that name it as they stand."""


@dataclass(slots=True)
class _Group:
    """The same thing told in several reports, by the words in which it first stands."""

    words: str
    shown: str
    places: dict[str, tuple[ReportView, Span]] = field(default_factory=dict)

    @property
    def views(self) -> list[ReportView]:
        return [view for view, _ in self.places.values()]

    @property
    def agencies(self) -> list[str]:
        return list(dict.fromkeys(view.report.agency for view in self.views))

    @property
    def years(self) -> list[int]:
        return sorted({view.report.year for view in self.views})


def compose_recurring(draft: Draft, views: Sequence[ReportView], query: Query) -> None:
    """Say what the reports tell alike, most often told first; where nothing recurs, what each of them tells.

    O(sentences of the reports + different items²).
    """
    told = [(view, span, words) for view in views for span, words in _told(view, query.recurs)]
    years = {view.report.year for view in views}
    if is_over_years(query) and len(years) > 1:
        said = _say_over_years(draft, told, query, sorted(years))
    else:
        said = _say_over_agencies(draft, told, query)
    if not said or (wants_alike(query) and not is_over_years(query)):
        _say_each(draft, views, query)


def _told(view: ReportView, recurs: str) -> list[tuple[Span, str]]:
    """The problems a report admits to, its measures, or what it has that is new, with the words for each."""
    if recurs == "novel":
        new = (s for s in view.sentences if is_novel(s.text))
        return [(s.span, name) for s in new for name in NAME.findall(s.text)[:1]]
    items = items_of(view)[recurs == "measures"]
    shown = (
        (s.span, display(view.report.text[s.span.start : s.span.end])) for i in items for s in i.sentences[:1]
    )
    return [(span, _MARK.sub("", text).rstrip("。；;，,")) for span, text in shown]


def _grouped(told: Sequence[_Told]) -> list[_Group]:
    """What is told in the same words, or in nearly the same, in the order in which it first stands."""
    same: dict[str, _Group] = {}
    for view, span, words in told:
        group = same.setdefault(squeeze(words).text, _Group(squeeze(words).text, words))
        group.places.setdefault(view.report.id, (view, span))
    if len(same) > _MOST_COMPARED:
        return list(same.values())
    groups: list[_Group] = []
    for group in same.values():
        near = next((g for g in groups if _likeness(g.words, group.words) >= _ALIKE), None)
        if near is None:
            groups.append(group)
        else:
            near.places = {**group.places, **near.places}
    return groups


def _likeness(one: str, other: str) -> float:
    """The share of their pairs of characters that two runs of words have in common."""
    first, second = ({text[n : n + 2] for n in range(len(text) - 1)} for text in (one, other))
    return 2 * len(first & second) / ((len(first) + len(second)) or 1)


def _say_over_years(draft: Draft, told: Sequence[_Told], query: Query, years: Sequence[int]) -> bool:
    """What each agency tells in several of its years."""
    by_agency: dict[str, list[_Told]] = {}
    for item in told:
        by_agency.setdefault(item[0].report.agency, []).append(item)
    groups = [(agency, group) for agency, items in by_agency.items() for group in _grouped(items)]
    streak = streak_of(query)
    there = {agency: len({view.report.year for view, *_ in items}) for agency, items in by_agency.items()}
    ways: list[tuple[str, Callable[[str, _Group], bool]]] = []
    if streak:
        ways.append(("recurs_in_a_row", lambda _, group: _in_a_row(group.years) >= streak))
    elif every_year(query):
        ways.append(("recurs_every_year", lambda agency, group: len(group.years) == there[agency] > 1))
    ways.append(("recurs_in_years", lambda _, group: len(group.years) >= _TWICE))
    for key, holds in ways:
        found = [(agency, group) for agency, group in groups if holds(agency, group)]
        draft.calculations += [phrase("recurs_least", count=streak)] if key == "recurs_in_a_row" else []
        values = {"years": years_text(years)} | ({"count": streak} if key == "recurs_in_a_row" else {})
        if found:
            draft.say(phrase(key, **values))
            _say_agencies(draft, found)
            return True
        draft.say(phrase(f"{key}_none", **values))
    return False


def _say_agencies(draft: Draft, found: Sequence[tuple[str, _Group]]) -> None:
    """Each with its agency and the years in which it stands."""
    for agency, group in sorted(found, key=lambda pair: (pair[0], -len(pair[1].years)))[:_MOST_LISTED]:
        row = _in_a_row(group.years)
        key = "recurs_line_in_a_row" if row == len(group.years) else "recurs_line"
        count = {"count": row} if row == len(group.years) else {}
        draft.calculations.append(phrase("recurs_years_calculation", count=len(group.years)))
        said = phrase(key, who=agency, quote=group.shown, years=years_text(group.years), **count)
        draft.say(said, _cites(draft, group), level=1)
    if len(found) > _MOST_LISTED:
        others = dict.fromkeys(agency for agency, _ in sorted(found, key=lambda pair: pair[0])[_MOST_LISTED:])
        draft.say(phrase("unknown_more_mentions", names="、".join(others)))


def _say_over_agencies(draft: Draft, told: Sequence[_Told], query: Query) -> bool:
    """What several reports tell, or several agencies where that is asked, most often told first."""
    groups = [g for g in _grouped(told) if len(g.places) >= _TWICE]
    if wants_alike(query):
        groups = [g for g in groups if len(g.agencies) >= _TWICE]
    groups.sort(key=lambda g: (-len(g.places), -len(g.agencies)))
    if not groups:
        draft.say(phrase("recurs_nowhere"))
        return False
    most = [g for g in groups if len(g.places) == len(groups[0].places)]
    names = "、".join(f"“{group.shown}”" for group in most)
    draft.say(
        phrase("recurs_most", names=names, count=len(most[0].places)), [_cites(draft, g)[0] for g in most]
    )
    with_years = len({view.report.year for view, *_ in told}) > 1
    for group in groups[:_MOST_SHOWN]:
        counts = {"count": len(group.places), "agencies": len(group.agencies)}
        draft.calculations.append(phrase("recurs_calculation", **counts))
        said = phrase("recurs_reports", quote=group.shown, names=_names(group, with_years), **counts)
        draft.say(said, _cites(draft, group), level=1)
    if len(groups) > _MOST_SHOWN:
        draft.say(phrase("recurs_more"))
    return True


def _names(group: _Group, with_years: bool) -> str:
    """The agencies whose reports tell it, with the years where those looked at are several."""
    if not with_years:
        return "、".join(group.agencies)
    years = {a: sorted(v.report.year for v in group.views if v.report.agency == a) for a in group.agencies}
    return "、".join(phrase("recurs_who", agency=a, years=years_text(those)) for a, those in years.items())


def _cites(draft: Draft, group: _Group) -> list[int]:
    return [draft.cite(view, span.start, span.end) for view, span in group.places.values()]


def _say_each(draft: Draft, views: Sequence[ReportView], query: Query) -> None:
    """What each report tells of it as it stands, where they are few enough to be held together."""
    if query.recurs == "novel" or len(views) > _MOST_LISTED:
        return
    for view in views:
        compose_problems(draft, view, improvements=query.recurs == "measures")
    draft.say(phrase("recurs_by_wording"))


def _in_a_row(years: Sequence[int]) -> int:
    """The longest run of years that follow one another."""
    best = run = 0
    for year in years:
        run = run + 1 if year - 1 in years else 1
        best = max(best, run)
    return best
