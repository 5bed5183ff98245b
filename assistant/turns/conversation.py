"""What earlier questions leave to a later one, and when that one is about several of them at once."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.plain.asides import number_behind
from assistant.scope.catalogue import Agency
from assistant.scope.mentions import Mention, Reading
from assistant.scope.years import YearWord, measured_by
from assistant.turns.short import computes, names_matter
from ingest.fold import squeeze

_COUNTED = re.compile(r"([两二三四五六俩仨])(?:[样项类种数]|(?P<agencies>家|个?单位|个?局|边)|[个者年]|$)")
_OF_ALL = re.compile("最|平均|均值|趋势|走势")
"""Of all that were asked in a row, and not of the last two."""
_BRIEF = 10
_JOINED = re.compile(r"[和与及、]")
_NUMBER = {char: n for n, char in enumerate("〇一二三四五六")} | {"两": 2, "俩": 2, "仨": 3}


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier question, with what was filled in: whom it named, which years, and its matter.

    ``own`` is the matter in its own words, ``agencies`` whom it was found to be about, if not everyone,
    ``compared`` the years that it was measured by.
    """

    mentions: tuple[Mention, ...]
    years: tuple[int, ...]
    rest: str
    own: str = ""
    agencies: tuple[Agency, ...] = ()
    compared: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What earlier turns leave to a later one.

    ``firm``: the years were asked for, not filled in. ``named``: all that was named, the latest last.
    ``asked``: the questions themselves, in order. ``everyone``: the last one was about all agencies.
    ``stem``: the last matter that named what is counted (复议几件), of which a later one may name a part
    (被纠正几件). ``today``: the year from which 去年 counts here, 0 where no year was named.
    """

    mentions: tuple[Mention, ...] = ()
    years: tuple[int, ...] = ()
    firm: bool = False
    rest: str = ""
    named: tuple[Mention, ...] = ()
    asked: tuple[Earlier, ...] = ()
    everyone: bool = False
    stem: str = ""
    today: int = 0

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Whom the last turn was about; none where that was everyone."""
        return self.asked[-1].agencies if self.asked else ()

    def going_on_with(self, question: str) -> Said:
        """The same for a turn that asks for the number whose cause was asked: 为什么涨, and by how much."""
        return replace(self, rest=number_behind(self.rest, question), stem=number_behind(self.stem, question))

    def measured_by(
        self, reading: Reading, years: tuple[int, ...], several: bool, rest: str, it: bool
    ) -> tuple[int, ...]:
        """The years that ``years`` are compared with: those named, or of the turn that one computes on with.

        ``it``: 比它 names the years spoken of before, and so does 2020年呢，多还是少. ``rest`` is what is
        asked with what was filled in.
        """
        it = it and not several and self.years != years
        own = measured_by(reading.years, years, several, self.years if it else ())
        if own or not self.asked or reading.years or reading.mentions:
            return own
        last = self.asked[-1]
        return last.compared if years == last.years and last.rest and last.rest in rest else ()

    def then(
        self, last: Earlier, kept: tuple[Mention, ...], firm: bool, everyone: bool, calendar: bool
    ) -> Said:
        """What is left after one more turn, about ``kept``; ``calendar``: it counted years from today."""
        named = tuple(dict.fromkeys((*(m for m in self.named if m not in kept), *kept)))
        whole = names_matter(squeeze(last.rest).text) or len(last.rest) > _BRIEF
        stem = last.rest if whole else self.stem or last.rest
        today = self.today if calendar and self.today else max(last.years, default=self.today)
        asked = (*self.asked, last)
        return Said(last.mentions, last.years, firm, last.rest, named, asked, everyone, stem, today)


@dataclass(frozen=True, slots=True)
class Series:
    """Several earlier questions taken together: of them all the agencies, the years, or the matter.

    ``reports`` are their agencies, each in its own year, where both differ.
    """

    years: tuple[int, ...]
    rest: str
    mentions: tuple[Mention, ...] = ()
    reports: tuple[tuple[Agency, int], ...] = ()


def series(
    own: str, asked: Sequence[Earlier], words: Sequence[YearWord], counted: int = 0, computing: bool = False
) -> Series | None:
    """The earlier questions that one without matter of its own computes with: 两样加一块, 差几件.

    They must differ in one thing only: whom they name (each in its own year), their year or their matter.
    ``own`` is the squeezed question without names and years, ``words`` are its year words: 这三年 is about
    three that were spoken of. ``counted`` is the 3 of 三家, ``computing``: the words are known to be
    arithmetic. O(length).
    """
    if len(words) == 2 and all(word.back is not None for word in words):  # 后一年是前一年的几倍
        words = ()
    if any(word.recent is None for word in words) or not (
        (computing and len(own) <= _BRIEF) or computes(own)
    ):
        return None
    number = _COUNTED.search(own)
    wanted = words[0].recent if words else _NUMBER[number[1]] if number else counted
    if asked and len(asked[-1].mentions) > 1 and not words and wanted in (0, len(asked[-1].mentions)):
        return Series(asked[-1].years, asked[-1].rest, asked[-1].mentions)
    sizes = range(2, (len(asked) if wanted or words or _OF_ALL.search(own) else min(2, len(asked))) + 1)
    for n in sizes if wanted else reversed(sizes):  # 谁最少: of all that were compared
        found = _together(asked[-n:])
        if found and (not wanted or found[1] == wanted) and (not words or len(found[0].years) > 1):
            return found[0]
    return None


def last_matters(asked: Sequence[Earlier], wanted: int) -> list[str]:
    """The last matters that count so many things together, each in its own words; none where they do not."""
    found, counted = _own_matters(asked, wanted)
    return found if counted == wanted else []


def matter_in_row(asked: Sequence[Earlier], place: int) -> str:
    """The matter asked about at a place, 0 for the first, in its own words; none where there are fewer."""
    found, _ = _own_matters(asked, len(asked) * len(asked))
    return found[place] if place < len(found) and len(found) > 1 else ""


def _own_matters(asked: Sequence[Earlier], wanted: int) -> tuple[list[str], int]:
    """The last matters that differ, up to so many things that they count, and how many those are."""
    found: list[str] = []
    seen: set[tuple[Hashable, ...]] = set()
    for earlier in reversed(asked):
        matter = earlier.own if names_matter(earlier.own) else earlier.rest
        if (cells := _cells(matter)) not in seen:
            seen.add(cells)
            found.insert(0, matter)
        if sum(map(len, seen)) >= wanted:
            break
    return found, sum(map(len, seen))


def _together(last: Sequence[Earlier]) -> tuple[Series, int] | None:
    """Questions that differ in one thing only, and how many of those things there are."""
    mentions = tuple(dict.fromkeys(mention for earlier in last for mention in earlier.mentions))
    years = tuple(sorted({year for earlier in last for year in earlier.years}))
    matters = _distinct([earlier.rest for earlier in last])
    whom = len({earlier.mentions for earlier in last}) > 1
    when = len({earlier.years for earlier in last}) > 1
    pairs = {
        (a.name, year): (a, year) for earlier in last for a in earlier.agencies for year in earlier.years
    }
    apart = all(len(e.agencies) == 1 == len(e.years) and e.years[0] in e.agencies[0].reports for e in last)
    if whom and when and apart and len(matters) == 1:
        return Series(years, matters[0], mentions, tuple(pairs.values())), len(pairs)
    if whom + when + (len(matters) > 1) != 1:
        return None
    if whom:
        return Series(years, matters[0], mentions), len(mentions)
    if when:
        return Series(years, matters[0]), len(years)
    return Series(years, "，".join(matters)), sum(map(_things, matters))


def _distinct(matters: Iterable[str]) -> list[str]:
    """The matters that differ in what they count: 收到申请几件，几件 only continues 收到申请几件."""
    found: dict[Hashable, str] = {}
    for matter in matters:
        plain = matter.rstrip("?？。，, ")
        if not any(plain.startswith(other) for other in found.values()):
            found.setdefault(_cells(plain), plain)
    return list(found.values())


def _things(matter: str) -> int:
    """How many things a matter counts, also where the words for them are not the form's."""
    return max(len(_cells(matter)), 1 + len(_JOINED.findall(matter)))


def _cells(matter: str) -> tuple[Hashable, ...]:
    """What a matter counts; one that names no cell is a thing of its own."""
    cells = (*find_measures(matter), *find_counts(matter))
    return tuple((m.table, m.row, m.column) for m in cells) or (matter,)
