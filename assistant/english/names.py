"""The agencies that an English question names, put into Chinese as the corpus or everyday speech has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.english.offices import office_in_english, offices_in
from assistant.english.places import Gazetteer, PlaceFound, place_in_english
from assistant.scope.catalogue import Agency, Catalogue
from ingest.names import place_units, split_agency
from ingest.offices import KIND_OF

_NESTED = re.compile(r"[\s,]*(?:of|in)?\s*", re.IGNORECASE)
_LISTED = re.compile(
    r"\s*(?:,\s*)?(?:and|&|or|vs\.?|versus|with|than)?\s*(?:the\s+)?(?:that of\s+)?", re.IGNORECASE
)
_TO_OFFICE = re.compile(r"[\s,]*(?:'s?)?\s*(?:the\s+|local\s+|municipal\s+|both\s+|two\s+)*", re.IGNORECASE)
_OF_PLACE = re.compile(r"\s*(?:of|in|for|at|from|,)\s*(?:the\s+)?", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_UNKNOWN_PLACE = re.compile(
    r"((?:[A-Z][\w']+ ){1,3})(?:District|County|City|Municipality|Province|Township|Town|Subdistrict|"
    r"New Area)\b"
)
_UNKNOWN_OFFICE = re.compile(
    r"\b(?:[A-Z][\w']+ (?:(?:and|of|&) )?){1,5}"
    r"(?:Bureau|Commission|Department|Authority|Ministry|University|Hospital|School|Company|Court)\b|"
    r"\b(?:Bureau|Ministry|Department) (?:of|for) (?:[A-Z][\w']+ ?(?:and )?){1,4}"
)
_NO_NAME = frozenset(
    "the a an of did by for at in on which what every each all any other both and or to does do has have had "
    "was is are were many how much local your our its their same district county municipal city provincial "
    "town this that these those two three four five than with between from about tell me give show list "
    "compare among across most fewest highest lowest more fewer no not meant mean i rather instead as can "
    "could would will should see government people's administrative why when where who whose "
    "there been".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names. ``names`` are Chinese; ``spans`` is what they took of the text.

    ``unknown`` is a name as written that is none of the corpus, ``near`` what may have been meant by it.
    """

    names: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    unknown: str = ""
    near: tuple[Agency, ...] = ()
    kinds: tuple[str, ...] = ()
    """Offices named without a place: 审批局 of which approval bureau."""


class Directory:
    """The corpus's agencies by their English names. Unchanging, as the catalogue it is made from."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._places = Gazetteer({agency.place for agency in catalogue.agencies if agency.place})
        self._by_name = {agency.name: agency for agency in catalogue.agencies}

    def in_english(self, name: str) -> str:
        """An agency of the corpus in English; empty where it is none or its kind has no English name here."""
        agency = self._by_name.get(name)
        return agency_in_english(agency.place, agency.office) if agency else ""

    def unlisted_in_english(self, name: str) -> str:
        """A name that is none of the corpus, as far as it is a place or a kind of office; else empty."""
        if any(name in place_units(agency.place) for agency in self._catalogue.agencies):
            return place_in_english(name)
        office = max((kind for kind in KIND_OF if name.endswith(kind)), key=len, default="")
        return agency_in_english(name.removesuffix(office), office)

    def read(self, text: str) -> Named:
        """Find the agencies that a text names. O(words + kinds of office)."""
        offices = offices_in(text)
        places = self._places.find(text, [(start, end) for start, end, _ in offices])
        han = [match for match in _HAN.finditer(text) if self._is_name(match[0])]
        if unknown := self._unknown(text, offices, places):
            return Named(unknown=unknown, near=self._near(unknown))
        found = _Reading(text, places, offices, self._catalogue)
        found.read()
        spans = [*found.spans, *(match.span() for match in han)]
        names = [*found.names, *(match[0] for match in han)]
        ordered = [name for _, name in sorted(zip(spans, names, strict=True))]
        kinds = tuple(kind for kind in found.kinds if kind in ordered)
        return Named(tuple(dict.fromkeys(ordered)), tuple(sorted(spans)), kinds=kinds)

    def units_in(self, text: str) -> frozenset[str]:
        """The parts of places that a text names. O(words)."""
        return frozenset().union(*(place.units for place in self._places.find(text, ())))

    def _is_name(self, text: str) -> bool:
        return bool(self._catalogue.place_at(text, 0) or self._catalogue.office_at(text, 0))

    def _near(self, unknown: str) -> tuple[Agency, ...]:
        units = self._places.near(unknown)
        offices = {name for _, _, kind in offices_in(unknown) for name in kind}
        here = [a for a in self._catalogue.agencies if units & set(place_units(a.place))]
        same = [a for a in self._catalogue.agencies if a.office in offices]
        return tuple({agency.name: agency for agency in (*here, *same)}.values())

    def _unknown(
        self, text: str, offices: Sequence[tuple[int, int, tuple[str, ...]]], places: Sequence[PlaceFound]
    ) -> str:
        """A name that stands where an agency's would and is none of the corpus; else nothing."""
        known = [*((p.start, p.end) for p in places), *((start, end) for start, end, _ in offices)]
        for match in _UNKNOWN_PLACE.finditer(text):
            name = _without_lead(match[0])
            start = match.end() - len(name)
            if name and not _overlaps((start, match.end()), known):
                return name + _office_after(text, match.end(), offices)
        for start, end, _ in offices:
            before = re.search(r"([A-Za-z][\w-]*)(?:'s)?\s+$", text[:start])
            if before and before[1].lower() not in _NO_NAME and not _overlaps(before.span(1), known):
                return text[before.start(1) : end]
        for match in _UNKNOWN_OFFICE.finditer(text):
            name = _without_lead(match[0])
            start = match.end() - len(name)
            if " " in name and not _overlaps((start, match.end()), known):
                return name.strip()
        return ""


class _Reading:
    """Places and offices of one text put together into agencies."""

    def __init__(
        self,
        text: str,
        places: Sequence[PlaceFound],
        offices: Sequence[tuple[int, int, tuple[str, ...]]],
        catalogue: Catalogue,
    ) -> None:
        self.text, self.offices, self.catalogue = text, offices, catalogue
        self.places = _nested(text, places, catalogue)
        self.names: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.kinds: list[str] = []

    def read(self) -> None:
        """Take each office with the places before it, else with the one after it; then the bare places."""
        left = list(self.places)
        ended, last = 0, list[list[PlaceFound]]()
        for start, end, kind in self.offices:
            here = self._before(start, left)
            if (
                here
                and (above := self._after(end, left))
                and _holding([*above[0], *here[-1]], self.catalogue)
            ):
                left.remove(above[0])  # Yunling County Water Bureau, Qingxi City
                left.remove(here[-1])
                here[-1] = [*above[0], *here[-1]]
                left.append(here[-1])
            here = here or self._after(end, left)
            left = [group for group in left if group not in here]
            shared = ended and not here and _LISTED.fullmatch(self.text[ended:start])
            last = here = last if shared else here
            ended = end
            for group in here:
                self._add(self._named(group, kind), _span(group))
            if here:  # the office's own words belong to the place next to them
                own = -len(here) if start < self.spans[-len(here)][0] else -1
                place = (start, end) if shared else self.spans[own]
                self.spans[own] = (min(start, place[0]), max(end, place[1]))
            else:
                self.kinds.append(kind[0])
                self._add(kind[0], (start, end))
        for group in left:  # a place by itself
            self._add(_joined(group, self.catalogue), _span(group))

    def _add(self, name: str, span: tuple[int, int]) -> None:
        self.names.append(name)
        self.spans.append(span)

    def _before(self, start: int, left: list[list[PlaceFound]]) -> list[list[PlaceFound]]:
        taken: list[list[PlaceFound]] = []
        gap = _TO_OFFICE
        for group in reversed(left):
            if group[-1].end > start or not gap.fullmatch(self.text[group[-1].end : start]):
                if group[-1].end <= start:
                    break
                continue
            taken.insert(0, group)
            start, gap = group[0].start, _LISTED
        return taken

    def _after(self, end: int, left: list[list[PlaceFound]]) -> list[list[PlaceFound]]:
        taken: list[list[PlaceFound]] = []
        gap = _OF_PLACE
        for group in left:
            if group[0].start >= end and gap.fullmatch(self.text[end : group[0].start]):
                taken.append(group)
                end, gap = group[-1].end, _LISTED
        return taken

    def _named(self, group: list[PlaceFound], kind: tuple[str, ...]) -> str:
        found = [
            agency
            for agency in self.catalogue.agencies
            if agency.office in kind and all(p.units & set(place_units(agency.place)) for p in group)
        ]
        lowest = [a for a in found if group[-1].units & set(place_units(a.place)[-1:])]
        chosen = lowest or found
        return chosen[0].name if len(chosen) == 1 else _joined(group, self.catalogue) + kind[0]


@lru_cache(maxsize=2)
def directory_of(catalogue: Catalogue) -> Directory:
    """The directory of a catalogue, made once for each state of the corpus."""
    return Directory(catalogue)


def _span(group: Sequence[PlaceFound]) -> tuple[int, int]:
    return min(place.start for place in group), max(place.end for place in group)


def agency_in_english(place: str, office: str) -> str:
    """The name of an office of a place; empty where its kind has no English name here."""
    english = office_in_english(office)
    where = place_in_english(place) if place else ""
    lowest, _, above = where.partition(", ")
    name = f"{lowest} {english}".strip()
    return f"{name}, {above}" if english and above else name if english else ""


@lru_cache(maxsize=2_000)
def full_name_in_english(name: str) -> str:
    """An agency's full name in English; empty where its kind of office has no English name here."""
    apart = split_agency(name)
    return agency_in_english(apart.place, apart.office)


def both_names(name: str) -> str:
    """An agency in English with its Chinese name in brackets; that alone where there is no English."""
    english = full_name_in_english(name)
    return f"{english} ({name})" if english else name


def _nested(text: str, places: Sequence[PlaceFound], catalogue: Catalogue) -> list[list[PlaceFound]]:
    """Places that are parts of one (Yunling County, Qingxi City) together, others by themselves."""
    groups: list[list[PlaceFound]] = []
    for place in places:
        last = groups[-1] if groups else []
        near = last and _NESTED.fullmatch(text[last[-1].end : place.start])
        if near and _holding([*last, place], catalogue):
            last.append(place)
        else:
            groups.append([place])
    return groups


def _holding(group: Sequence[PlaceFound], catalogue: Catalogue) -> list[str]:
    """The places of the corpus that have each of the parts."""
    places = dict.fromkeys(agency.place for agency in catalogue.agencies)
    return [name for name in places if all(part.units & set(place_units(name)) for part in group)]


def _joined(group: Sequence[PlaceFound], catalogue: Catalogue) -> str:
    """The Chinese name of a place: of one part that part's, of several the whole; of two alike their stem."""
    places = _holding(group, catalogue)
    if len(group) > 1 and len(places) == 1:
        return places[0]
    units = sorted(group[-1].units if len(group) == 1 else {place_units(name)[-1] for name in places})
    return units[0] if len(units) == 1 else units[0][:-1]


def _without_lead(name: str) -> str:
    """A capitalised name without the words of the question before it (Did Qinghe District)."""
    words = name.split()
    while words and words[0].lower().removesuffix("'s") in _NO_NAME:
        words.pop(0)
    return " ".join(words)


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _office_after(text: str, end: int, offices: Sequence[tuple[int, int, tuple[str, ...]]]) -> str:
    return next((text[end:e] for s, e, _ in offices if _TO_OFFICE.fullmatch(text[end:s]) and s >= end), "")
