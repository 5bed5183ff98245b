"""Which reports a question is about: agencies and years named, filled in from earlier turns, or asked back.

A name that is not in the corpus is never taken for another: it ends in ``not_found`` or in a choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.plain import asides
from assistant.scope import identify, outcomes
from assistant.scope.catalogue import Agency, Catalogue
from assistant.scope.mentions import Mention, read_mentions
from assistant.scope.outcomes import MOST_OPTIONS, choice, chosen, no_agency, no_year, nothing_of, which_year
from assistant.scope.sorts import set_apart_in
from assistant.scope.years import YearWord
from assistant.turns import against, ellipsis, pointing
from assistant.turns import short as turns
from assistant.turns.conversation import Earlier, Said, Series, series
from assistant.turns.doubts import doubts_reading
from assistant.types import Scope, ScopeStatus
from assistant.understanding import cues
from assistant.understanding.learned import COMPUTE, OWN
from ingest.fold import squeeze
from ingest.names import place_units
from ingest.numerals import parse_number
from prompts import phrase

_BRIEF = 10
_TURNS_KEPT = 8


def resolve(question: str, before: Sequence[str], catalogue: Catalogue, today: date | None = None) -> Scope:
    """Find the reports that ``question`` is about, after the earlier questions ``before``.

    O(length of the questions × longest name), but for a question that is about all reports.
    """
    said = Said()
    for turn in before[-_TURNS_KEPT:]:
        if not (said.asked and doubts_reading(turn)):
            said = _Question(asides.as_asked(turn), catalogue, today, said).resolve()[1]
    return _Question(question, catalogue, today, said).resolve()[0]


class _Question:
    """One question on its way to a scope; ``notes`` collects what was filled in, ``prior`` what is near."""

    def __init__(self, question: str, catalogue: Catalogue, today: date | None, said: Said) -> None:
        self.catalogue, self.today, self.said = catalogue, today, (said := said.going_on_with(question))
        taken_back = turns.correction(question) if said.asked else ""
        plain, self.left_out = pointing.left_out(question, said.agencies)
        plain = pointing.agencies_named(pointing.in_full(plain.removeprefix(taken_back), said), said)
        self.notes: list[str] = []
        self.apart = None if self.left_out else set_apart_in(plain, said, catalogue)
        if self.apart:
            plain, self.left_out = self.apart.text, self.apart.left_out
            self._note(self.apart.note)
        self._read(plain)
        if said.asked and (other := pointing.exchanged(self.text, self.reading.mentions)):
            self._read(other)
        self.series = self._series()
        if not self.series and (named := pointing.matters_named(self.question, said.asked)) != self.question:
            self._read(named)
        self.prior: list[tuple[int, str]] = []
        self.found: tuple[Agency, ...] = ()
        goes_on = turns.continues(self.text, squeeze(self.rest).text)
        self.continuing = bool(taken_back) or goes_on or self.turn.leaves != OWN
        self.mentions = self._mentions()

    def _read(self, question: str) -> None:
        """What the question names, and which of its words that leaves."""
        self.question, self.squeezed = question, squeeze(question)
        self.text = self.squeezed.text
        self.reading = read_mentions(self.text, self.catalogue)
        self.asked = [word for word in self.reading.years if not word.compared]
        if all(word.is_open for word in self.asked) and self._keeps_years():
            self.asked = [YearWord(0, 0, "", self.said.years)]
        self.taken = sorted({*self.reading.taken, *((word.start, word.end) for word in self.asked)})
        self.rest = self._rest(question)
        if self.said.asked:
            self.rest = ellipsis.change_in_percent(self.rest, self.said.asked[-1].own)
        self.full = ellipsis.in_full(self.said.rest, squeeze(self.rest).text)
        self.turn = turns.read_turn(self.rest) if self.said.asked else turns.Turn(self.rest, OWN)

    def resolve(self) -> tuple[Scope, Said]:
        """The scope, and what is left for the next turn."""
        scope = self._by_names() if self.mentions else self._by_nobody()
        if self.series and self.series.reports:  # each of its own year
            pairs = self.series.reports
            scope = chosen(ScopeStatus.RESOLVED, pairs, [(year,) for _, year in pairs])
        own = squeeze(self.rest).text
        rest = turns.merged_rest(self.said.rest, self.rest, own, self.continuing, self.turn)
        rest = f"{self.series.rest}，{turns.computation(self.rest)}" if self.series else rest
        rest = turns.rest_of_all(rest) if scope.status is ScopeStatus.ALL else rest
        whole = self.series is not None and "，" in self.series.rest  # several matters, each in full
        whole = whole or (bool(self.full) and rest == self.full)
        it = bool(self.asked) and against.measures_by_it(self.text, own, len(scope.agencies) == 1)
        scope = replace(
            scope,
            rest=rest,
            earlier=self.said.rest,
            before="" if whole or turns.stands_alone(own, self.said.rest, self.turn) else self.said.stem,
            assumed=tuple(dict.fromkeys(self.notes)),
            prior_year_of=tuple(dict.fromkeys(self.prior)),
            consumed=tuple(self.text[start:end] for start, end in self.taken),
            compared_years=self.said.measured_by(self.reading, scope.years, bool(self.series), rest, it),
            named=bool(self.reading.mentions),
            left_out=tuple(agency.name for agency in self.left_out),
            groups=self.apart.groups if self.apart else (),
        )
        return scope, self._left(scope, rest)

    def _left(self, scope: Scope, rest: str) -> Said:
        """What the turn leaves to the next."""
        said = self.said
        named = (identify.as_meant(mention, self.text, self.catalogue) for mention in self.mentions)
        kept = tuple(replace(mention, years=(), joined=False, spans=()) for mention in named)
        everyone = scope.status is ScopeStatus.ALL and not self.mentions
        about = () if everyone else tuple(a for a in self.found if a.name in scope.agencies)
        years, compared = scope.years or said.years, scope.compared_years
        earlier = Earlier(kept or said.mentions, years, rest, self.rest, about, compared)
        firm = bool(self.asked) or (said.firm and scope.years == said.years)
        return said.then(earlier, kept, firm, everyone, any(word.calendar for word in self.asked))

    def _series(self) -> Series | None:
        """The earlier questions that this one takes together; their years are then those asked for."""
        own = self.asked if self.said.everyone else [w for w in self.reading.years if not w.compared]
        words = self.reading.years if len(self.reading.years) == 2 else own
        change = cues.asks_change(self.text)
        words = [word for word in words if not word.is_open and (word.text or not change)]
        counted, computing = self.reading.counted, self.turn.leaves == COMPUTE
        computing = computing or (cues.asks_alike(self.text) and len(self.text) <= _BRIEF)
        if self.reading.mentions or self.left_out or cues.asks_all(self.text):
            return None
        found = series(squeeze(self.rest).text, self.said.asked, words, counted, computing)
        if found and found.years:
            self.asked = [YearWord(0, 0, "", found.years)]
        return found

    # Names

    def _mentions(self) -> tuple[Mention, ...]:
        """The names of the question, completed by those of the conversation."""
        said, own, another = self.said.mentions, self._meant(), cues.asks_another(self.text)
        spoken = (self.series.mentions if self.series else ()) or pointing.spoken_of(
            self.said, self.reading.counted, self.text
        )
        if not own and spoken:
            self._note("沿用上文的单位：" + "、".join(mention.text for mention in spoken))
            return spoken
        if not own and another:
            return tuple(m for m in self.said.named if m not in said)[-1:]
        if not own:
            everyone = bool(self.left_out or self.apart) or (
                self._everyone() and self.reading.counted != len(said)
            )
            if said and not everyone:
                self._note(phrase("carried_agencies", names="、".join(m.text for m in said)))
                return said
            return () if said or everyone else identify.by_kind(self.text, self.catalogue)
        on, counted, there = self.continuing, self.reading.counted, self.text.startswith("那")
        filled = tuple(identify.completed(m, said, on, self.catalogue, another, counted, there) for m in own)
        listed = own[0].spans and self.text[: own[0].spans[0][0]].endswith(",")
        joined = own[0].joined and not (listed or turns.asks_also(self.text))
        joined = joined or against.sets_against(self.text, len(own), len(said))
        return tuple(dict.fromkeys((*said, *filled))) if said and self.continuing and joined else filled

    def _meant(self) -> tuple[Mention, ...]:
        """The names of the question but for those it takes back (不是文登，是环翠)."""
        own = self.reading.mentions
        kept = tuple(m for m in own if not (m.spans and cues.corrects(self.text[: m.spans[0][0]])))
        return kept or own

    def _beyond(self) -> Scope | None:
        """All agencies, where they are held against the one that is named; else None."""
        own = self.mentions[-1:] if len(self.reading.mentions) == 1 else self.mentions
        held = identify.held_against(own, self.text, self.catalogue)
        it = bool(held) and len(self.said.agencies) == 1  # 哪几家比它少
        if held is None or (self.said.asked and self.continuing and not (it or self.said.everyone)):
            return None
        if not self.asked and self.said.firm:
            self.asked = [YearWord(0, 0, "", self.said.years)]
        every = self._all_of(self._reporting(self.catalogue.agencies, self.asked))
        return replace(every, limit=held, supposed=identify.supposed(own, held, self.catalogue))

    def _by_names(self) -> Scope:
        if beyond := self._beyond():
            return beyond
        years: dict[str, tuple[int, ...]] = {}
        agencies: dict[str, Agency] = {}
        everyone, text = False, identify.asked_of_places(self.mentions, self.reading.counted, self.text)
        for mention in self.mentions:
            found = identify.unspoken(mention, self.said.mentions, text, self.catalogue)
            found = [agency for agency in found if agency not in self.left_out] or found
            asked = self._asked_of(mention)
            there = identify.all_at(mention, self.catalogue, text) if text and self.reading.counted else []
            there = there if len(self._reporting(there, self.asked)) == self.reading.counted else []
            if not found and not there:
                return self._no_agency(mention)
            if there or (len(found) > 1 and self._wants_all_of(mention, found)):
                everyone, found = True, there or found
            else:
                if not mention.place and not self._reporting(found, asked):
                    return self._no_such_year(mention, found)
                found, clear = self._narrowed(mention, found, asked)
                if not clear:
                    return self._choice(found, asked or [YearWord(0, 0, "", self.said.years)])
                self._note(identify.reading_note(mention, found[0]))
            for agency in found:
                agencies[agency.name] = agency
                years[agency.name] = (*years.get(agency.name, ()), *self._years_of(agency, asked))
        chosen = self.found = tuple(agencies.values())
        if len(chosen) > 1 and not self.reading.mentions and cues.asks_the_one(self.text):
            return self._choice(chosen, self.asked or [YearWord(0, 0, "", self.said.years)])
        every = everyone and (self.reading.mentions or not any(years.values()))
        return self._all_of(chosen) if every else self._of_years(chosen, years)

    def _narrowed(
        self, mention: Mention, found: list[Agency], asked: Sequence[YearWord]
    ) -> tuple[list[Agency], bool]:
        """Those of several with a report of the year asked for, and whether that leaves one.

        A place stands for its government; if that has no report of the year and others there have, they are
        the choice.
        """
        with_year = self._reporting(found, asked)
        if len(found) > 1:
            return with_year or found, len(with_year) == 1
        others: list[Agency] = []
        if not with_year and not mention.office:
            others = self._reporting(self.catalogue.at_place(found[0].place), asked)
            self.prior += outcomes.prior_of(found[0], self._named_years(found[0], asked) if others else ())
        return others or found, not others

    def _reporting(self, agencies: Iterable[Agency], asked: Sequence[YearWord]) -> list[Agency]:
        """Those with a report of a year asked for, or all where no year is."""
        named = [(agency, self._named_years(agency, asked)) for agency in agencies]
        return [a for a, years in named if not asked or not years or any(y in a.reports for y in years)]

    def _wants_all_of(self, mention: Mention, found: Sequence[Agency]) -> bool:
        if mention.place and mention.office:
            return False
        if counted := self.reading.counted:
            return counted == len(self._reporting(found, self.asked))
        carried = () if self.reading.mentions else self.said.agencies  # 加一块多少 after 云岭县两家
        return list(found) == list(carried) or cues.asks_everyone(self.text)

    def _no_agency(self, mention: Mention) -> Scope:
        here = place_units(mention.place)[-1] if mention.place else ""
        same = [a for office in mention.offices if (a := self.catalogue.find(here, office))]
        if same and here != mention.place:  # 临沂市河东区 where the report says only 河东区
            return self._choice(same, self._asked_of(mention))
        near = self.catalogue.similar(mention.place, mention.office)
        if near and not mention.office and cues.asks_the_one(self.text):
            return self._choice(near[:MOST_OPTIONS], self._asked_of(mention))
        return no_agency(mention, near, self._plain_years())

    # Years

    def _asked_of(self, mention: Mention) -> Sequence[YearWord]:
        """The year words for one mention: its own where each has one, else those of the question."""
        own = identify.years_beside(
            mention, self.mentions, {m.text: self.said.years for m in self.said.mentions}
        )
        return self.asked if own is None else own

    def _named_years(
        self, agency: Agency, asked: Sequence[YearWord], among: Sequence[YearWord] = ()
    ) -> tuple[int, ...]:
        """The years that year words, ``among`` others, mean for an agency; () for none in particular."""
        return outcomes.years_named(agency, asked, among or asked, self.said, self.today)

    def _years_of(self, agency: Agency, asked: Sequence[YearWord]) -> tuple[int, ...]:
        """The years asked of an agency, by the question or the conversation; () where neither says."""
        years = self._named_years(agency, asked)
        if years:
            for word in (word for word in asked if word.is_worth_a_note):
                meant = identify.years_text(self._named_years(agency, [word], asked))
                self._note(phrase("year_read", word=word.text, years=meant))
            return years
        binding = self.said.firm and (self.continuing or not self.reading.mentions)
        anew = agency not in self.said.agencies and not any(m.joined for m in self.mentions)
        carried, note = outcomes.years_carried(agency, self.said.years, binding, anew)
        self._note(note)
        return carried or (tuple(agency.years) if cues.asks_ever(self.text) and not asked else ())

    def _of_years(self, agencies: Sequence[Agency], asked: dict[str, tuple[int, ...]]) -> Scope:
        """The reports of the agencies, each of its years."""
        undated = [a for a in agencies if not asked[a.name] and len(a.reports) > 1]
        if undated and cues.asks_contact(self.text):  # whom to call does not depend on the year
            every = cues.asks_whether_changed(self.text)
            asked = {a.name: asked[a.name] or tuple(a.years if every else a.years[:1]) for a in agencies}
            for agency in () if every else undated:
                self._note(phrase("newest_report", agency=agency.name, year=agency.years[0]))
        elif undated:
            return which_year(agencies, undated)
        years = {a.name: asked[a.name] or (a.years[0],) for a in agencies}
        lacking = [(a, y) for a in agencies for y in years[a.name] if y not in a.reports]
        self.prior += [near for agency, year in lacking for near in outcomes.prior_of(agency, (year,))]
        empty = [a for a in agencies if not any(y in a.reports for y in years[a.name])]
        if empty:
            return no_year(empty, years)
        for agency in agencies:
            if not asked[agency.name]:
                self._note(phrase("only_year", agency=agency.name, year=agency.years[0]))
        for agency, year in lacking:
            self._note(phrase("no_report", agency=agency.name, years=identify.years_text([year])))
        reports = [(a, y) for a in agencies for y in sorted(years[a.name]) if y in a.reports]
        return chosen(ScopeStatus.RESOLVED, reports, years.values())

    def _no_such_year(self, mention: Mention, found: Sequence[Agency]) -> Scope:
        """Several offices of the kind named, none with a report of the year asked for."""
        for agency in found:
            self.prior += outcomes.prior_of(agency, self._named_years(agency, self.asked))
        if len(found) == 1:
            return no_year(found, {found[0].name: self._named_years(found[0], self.asked)})
        problem = phrase("no_report_named", name=mention.text, years=identify.years_text(self._plain_years()))
        return replace(self._choice(found, ()), status=ScopeStatus.NOT_FOUND, problem=problem)

    # Everybody, nobody

    def _everyone(self) -> bool:
        matters = self.series and not (self.series.mentions or cues.asks_agencies(self.text))
        of_one = cues.asks_of_one(self.text) or cues.asks_kind(self.text) or cues.asks_any_such(self.text)
        of_one = of_one or (len(self.said.agencies) == 1 < len(self.said.years) and bool(self.full))
        if self.said.mentions and (matters or of_one or (self.full and not cues.asks_agencies(self.text))):
            return False
        on = self.said.everyone and not (self.reading.mentions or pointing.points_at_one(self.text))
        on = on and bool(self.continuing or self._goes_on() or self.full)
        return bool(on or self.reading.counted) or cues.asks_corpus(self.text)

    def _keeps_years(self) -> bool:
        """Whether the year asked for before is meant: by 最多的两家, and by what widens the question."""
        if not self.said.firm or not self.said.years:
            return False
        named = self.reading.mentions
        goes_on = bool(self.said.everyone) and not named
        listed = cues.asks_ever(self.text) if goes_on else cues.asks_to_list(self.text) and not self.asked
        widened = goes_on or self.left_out or cues.asks_corpus(self.text)
        widened = widened or bool(self.reading.counted and not any(m.place for m in named))
        return self._goes_on() or bool(len(self.said.years) == 1 and widened and not listed)

    def _goes_on(self) -> bool:
        """Whether a few words go on about what was asked last: 最多的两家, and of everyone 平均多少."""
        brief = self.said.everyone and not self.reading.mentions and len(self.text) <= _BRIEF
        return bool(brief or cues.goes_on(self.text))

    def _by_nobody(self) -> Scope:
        """A question that names no agency: about all reports, about the only one there is, or unclear."""
        agencies = self._reporting((a for a in self.catalogue.agencies if a not in self.left_out), self.asked)
        if not agencies:
            return nothing_of(self._plain_years(), self.catalogue)
        counted = self.reading.counted
        everyone = bool(self.left_out or self.apart) or self._everyone() or cues.asks_leading(self.text)
        dated = self.asked and not (self.reading.unheard or any(word.is_open for word in self.asked))
        if not everyone and dated and (everyone := turns.asks_total(self.text)):
            self._note(phrase("every_agency"))
        if everyone and (counted in (0, len(agencies)) or cues.asks_ranked(self.text)):
            return self._all_of(agencies)
        plain = self._plain_years()
        reports = [(a, y) for a in agencies for y in (plain or a.years) if y in a.reports]
        if len(reports) > 1 and parse_number(cues.counted_reports(self.text)) == len(reports):  # 五份报告
            return chosen(ScopeStatus.ALL, reports, [(year,) for _, year in reports])
        if len(reports) == 1 and not self.reading.unheard:
            agency, year = reports[0]
            self._note(phrase("only_report", agency=agency.name, year=year))
            return replace(chosen(ScopeStatus.RESOLVED, reports, [(year,)]), open=True)
        reports.sort(key=lambda report: (-report[1], report[0].name))
        options = tuple(identify.label_of(*report) for report in reports[:MOST_OPTIONS])
        return Scope(ScopeStatus.CLARIFY, years=plain, options=options, open=not self.reading.unheard)

    def _all_of(self, found: Sequence[Agency]) -> Scope:
        """All agencies asked for; one year of each where they are to be ranked."""
        agencies = self._reporting(found, self.asked)
        if not agencies:
            return no_year(found[:1], {found[0].name: self._plain_years()})
        years = {a.name: self._named_years(a, self.asked) for a in agencies}
        many, each = any(len(a.reports) > 1 for a in agencies), cues.asks_who_gives(self.text)
        note = ""
        if not any(years.values()) and many and (each or not cues.asks_to_list(self.text)):
            years, note = outcomes.newest(agencies, each)
            self._note(note)
        reports = [(a, y) for a in agencies for y in sorted(years[a.name] or a.reports) if y in a.reports]
        return outcomes.all_of(agencies, reports, years.values(), "" if each else note)

    def _choice(self, agencies: Sequence[Agency], asked: Sequence[YearWord]) -> Scope:
        years = {a.name: self._named_years(a, asked) or a.years for a in agencies}
        return choice(agencies, years, self._plain_years())

    def _plain_years(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(year for word in self.asked for year in word.years))

    def _rest(self, question: str) -> str:
        gone = {place for start, end in self.taken for place in self.squeezed.index[start:end]}
        return turns.bare_rest("".join(char for place, char in enumerate(question) if place not in gone))

    def _note(self, text: str) -> None:
        self.notes += [text + "。"] if text else []
