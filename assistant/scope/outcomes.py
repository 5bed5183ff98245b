"""What becomes of a question's agencies and years: chosen reports, a year to choose, or none there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.scope.catalogue import Agency, Catalogue
from assistant.scope.identify import label_of, years_text
from assistant.scope.mentions import Mention
from assistant.scope.years import YearWord, meant_years
from assistant.turns.conversation import Said
from assistant.types import Scope, ScopeStatus
from prompts import phrase

MOST_OPTIONS = 8


def chosen(
    status: ScopeStatus, reports: Sequence[tuple[Agency, int]], years: Iterable[Sequence[int]]
) -> Scope:
    """The reports of the agencies, each of its year."""
    names = tuple(dict.fromkeys(agency.name for agency, _ in reports))
    ids = tuple(dict.fromkeys(agency.reports[year] for agency, year in reports))
    return Scope(status, names, ids, tuple(sorted({year for some in years for year in some})))


def all_of(
    agencies: Sequence[Agency],
    reports: Sequence[tuple[Agency, int]],
    years: Iterable[Sequence[int]],
    newest: str,
) -> Scope:
    """The reports of all the agencies meant, also of those that have none of the ``newest`` year."""
    meant = tuple(agency.name for agency in agencies) if newest else ()
    return replace(chosen(ScopeStatus.ALL, reports, years), newest=newest, meant=meant)


def choice(agencies: Sequence[Agency], years: Mapping[str, Sequence[int]], asked: tuple[int, ...]) -> Scope:
    """The reports of several agencies to choose from: those of the years meant, else all."""
    pairs = {(a.name, y) for a in agencies for y in years[a.name] if y in a.reports}
    pairs = pairs or {(a.name, y) for a in agencies for y in a.years}
    ordered = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    options = tuple(phrase("option", agency=name, year=year) for name, year in ordered[:MOST_OPTIONS])
    names = tuple(dict.fromkeys(agency.name for agency in agencies))
    return Scope(ScopeStatus.CLARIFY, names, years=asked, options=options)


def which_year(agencies: Sequence[Agency], undated: Sequence[Agency]) -> Scope:
    """The years to choose from; of several agencies those that all of them report on."""
    if len(agencies) == 1:
        options = [label_of(agencies[0], year) for year in agencies[0].years]
    else:
        common = set.intersection(*(set(a.reports) for a in agencies)) or set(undated[0].reports)
        names = "、".join(agency.name for agency in agencies)
        options = [
            phrase("option_several", agencies=names, year=year) for year in sorted(common, reverse=True)
        ]
    found = tuple(agency.name for agency in agencies)
    return Scope(ScopeStatus.CLARIFY, found, options=tuple(options[:MOST_OPTIONS]))


def no_year(empty: Sequence[Agency], years: Mapping[str, tuple[int, ...]]) -> Scope:
    """None of the agencies has a report of the years asked for."""
    agency = empty[0]
    problem = phrase("no_report", agency=agency.name, years=years_text(years[agency.name])) + "。"
    options = tuple(label_of(agency, year) for year in agency.years[:MOST_OPTIONS])
    names = tuple(a.name for a in empty)
    return Scope(ScopeStatus.NOT_FOUND, names, (), years[agency.name], options=options, problem=problem)


def nothing_of(years: tuple[int, ...], catalogue: Catalogue) -> Scope:
    """No agency at all has a report of the years asked for."""
    newest = sorted({y for a in catalogue.agencies for y in a.reports}, reverse=True)
    problem = phrase("no_year", years=years_text(years)) if newest else ""
    options = tuple(phrase("year", year=year) for year in newest[:MOST_OPTIONS])
    return Scope(ScopeStatus.NOT_FOUND, years=years, options=options, problem=problem)


def years_carried(
    agency: Agency, years: tuple[int, ...], binding: bool, anew: bool
) -> tuple[tuple[int, ...], str]:
    """The years that a conversation leaves to a question about an agency, and what is said of it.

    None where it has no report of them and is spoken of ``anew``: its one report is then meant, or one of
    them is to be chosen. ``binding``: those years only, also where there is none.
    """
    there = tuple(year for year in years if year in agency.reports)
    if binding and anew and years and not there:
        return (), phrase("no_report", agency=agency.name, years=years_text(years))
    carried = years if binding else there
    shown = carried and len(agency.reports) > 1
    return carried, phrase("carried_years", years=years_text(carried)) if shown else ""


def prior_of(agency: Agency, years: Iterable[int]) -> list[tuple[int, str]]:
    """Those of the years that an agency has no report of, each with its report of the year after."""
    reports = agency.reports
    return [(y, reports[y + 1]) for y in years if y not in reports and y + 1 in reports]


def newest(agencies: Sequence[Agency], each: bool) -> tuple[dict[str, tuple[int, ...]], str]:
    """The newest year of all, or that of each, and what the reader is told of it.

    Where most have no report of the newest year, that of each is meant: a ranking of few says little.
    """
    last = max(agency.years[0] for agency in agencies)
    if each or 2 * sum(last in agency.reports for agency in agencies) < len(agencies):
        return {agency.name: (agency.years[0],) for agency in agencies}, phrase("newest_of_each")
    return {agency.name: (last,) for agency in agencies}, phrase("newest_year", year=last)


def no_agency(name: Mention | str, near: Sequence[Agency], asked: tuple[int, ...]) -> Scope:
    """A name that the corpus has not, with the agencies that are near it."""
    options = tuple(
        label_of(a, next((y for y in asked if y in a.reports), a.years[0])) for a in near[:MOST_OPTIONS]
    )
    unheard = ("", "") if isinstance(name, str) else (name.place, name.office)
    problem = phrase("no_agency", name=name if isinstance(name, str) else name.text)
    return Scope(ScopeStatus.NOT_FOUND, years=asked, options=options, problem=problem, unheard=unheard)


def years_named(
    agency: Agency, asked: Sequence[YearWord], among: Sequence[YearWord], said: Said, today: date | None
) -> tuple[int, ...]:
    """The years that year words, ``among`` others of a question, mean for an agency; () for none."""
    spoken = said.years
    out = {year for word in asked for year in word.without or ()}
    only = [word for word in asked if word.without is None] or asked  # 后三年, 2019年除外
    named = {year for word in only for year in word.years}
    only = [word for word in only if not word.recent or word.recent != len(named)]  # 19、21、22这三年
    here = (said.today,) if len(spoken) == 1 else spoken
    if beside := _year_beside(among, agency.years):  # 2022年4条，去年多少
        here, spoken, today = (beside,), (beside,), None
    meant = (meant_years(w, agency.years, here if w.calendar else spoken, today) for w in only)
    return tuple(dict.fromkeys(year for years in meant for year in years if year not in out))


def _year_beside(words: Sequence[YearWord], there: Sequence[int]) -> int | None:
    """The year that 去年 beside other words for years counts back from: the one named, else that of 今年."""
    named = {year for word in words for year in word.years}
    if len(named) == 1 and not any(word.since for word in words):
        return named.pop()
    now = any(word.calendar and word.back == 0 for word in words)
    return there[0] if now and there and any(word.calendar and word.back for word in words) else None
