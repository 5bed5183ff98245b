"""From a name in a question to the agencies of the corpus it may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.scope.catalogue import Agency, Catalogue
from assistant.scope.lead_up import is_spoken
from assistant.scope.mentions import Mention
from assistant.scope.years import YearWord
from assistant.understanding.cues import (
    asks_another,
    asks_beyond,
    asks_contact,
    asks_everyone,
    asks_only,
    asks_place,
)
from ingest.names import namesakes, place_aliases, place_units
from ingest.offices import COMMITTEE, GOVERNMENT, GOVERNMENT_OFFICE, SEATS, STREET_OFFICE
from prompts import phrase

_OF_TWO = re.compile(r"谁|哪一?[个家边头方](?!.{0,2}[局单部机])")
_AGENCIES = re.compile("哪些|各|所有|全部|每|单位|机关|部门|局|家家|[几两三四五六七八九十]家")
_SO_MANY_BUREAUS = re.compile("[两二三四五六七八九十]个?局")
_ALONE = frozenset((*STREET_OFFICE, *COMMITTEE))
"""What stands for a place that has no government."""
_KIND_ALONE = re.compile(
    r"(?:^|[,。?;:年的])(?P<before>[\u4e00-\u9fff]{0,6}?)"
    r"(?P<said>(?P<level>[省市区县镇乡]|街道|开发区|经开区|高新区|管委会?)(?:里|上|(?<=[道区委会]))|(?P<bureau>[局厅委])里|[贵你我咱本]们?(?P<own>[局厅委]))"
    r"(?=\d|[去今前]年|[的收办发有把给对被一共总在到没公搞组开])"
)
_DONE = re.compile(
    r"[的了过理结完妥成几多]|(?:行政)?(?:许可|处罚|强制)|依?申请|提案|建议|培训|开放日|业务|事项"
)


def candidates(mention: Mention, squeezed: str, catalogue: Catalogue) -> list[Agency]:
    """The agencies that a name may stand for, by name; none where the corpus has no such name.

    A place alone stands for its government, else for all its agencies. An agency's full name is never
    ambiguous.
    """
    if mention.place and mention.office:
        found = _at(mention, mention.offices, catalogue)
        if not found:
            found = _at(mention, catalogue.offices_within(mention.office, mention.places), catalogue)
        if not found and mention.office in COMMITTEE:
            found = [a for place in catalogue.zones(mention.place) for a in _of_place(place, "", catalogue)]
        if (
            not found
            and mention.office in GOVERNMENT_OFFICE
            and (asks_contact(squeezed) or _is_verb(mention, squeezed))
        ):
            found = _at(mention, GOVERNMENT, catalogue)
    elif mention.place:
        found = [a for place in mention.places for a in _of_place(place, squeezed, catalogue)]
    else:
        found = [agency for office in mention.offices for agency in catalogue.of_office(office)]
    found = [agency for agency in found if not mention.level or _is_of_level(agency, mention.level)]
    exact = [agency for agency in found if agency.name == mention.text]
    return sorted(exact or found, key=lambda agency: agency.name)


def unspoken(
    mention: Mention, spoken: Sequence[Mention], squeezed: str, catalogue: Catalogue
) -> list[Agency]:
    """The agencies that a name may stand for; of 另一家审批局 those that no turn before named, if any."""
    found = candidates(mention, squeezed, catalogue)
    if len(found) < 2 or not asks_another(squeezed):
        return found
    named = {agency.name for other in spoken for agency in candidates(other, squeezed, catalogue)}
    return [agency for agency in found if agency.name not in named] or found


def asked_of_places(mentions: Sequence[Mention], counted: int, squeezed: str) -> str:
    """The question as places are read in it: nothing of it says that all there are meant where the places
    themselves are set against each other, so that each stands for its government (青溪市和北棠区谁收得多).
    """
    places = len(mentions) > 1 and all(m.place and not m.office for m in mentions)
    apart = counted == len(mentions) or (_OF_TWO.search(squeezed) and not _AGENCIES.search(squeezed))
    return "" if places and apart else squeezed


def completed(
    mention: Mention,
    said: Sequence[Mention],
    continuing: bool,
    catalogue: Catalogue,
    other: bool = False,
    counted: int = 0,
    pointed: bool = False,
) -> Mention:
    """A name filled in from the one before: after 文登审批局, 那河东区呢 asks for the same office.

    那信访局呢 (``pointed``) asks for the same place; a new question about 信访局 does so only where that
    place has one, and 信访局呢 not where there is but one anywhere.
    ``other``: another than the one before is asked for. 那两个审批局 (``counted``) are of no one place.
    """
    if not said or (counted > 1 and not mention.place):
        return mention
    last = said[0]
    if mention.place and not mention.office and last.office and continuing:
        filled = replace(mention, office=last.office, offices=last.offices)
        alone = last.office in _ALONE or _has_no_bureaus(mention, catalogue)
        return mention if alone and not _at(filled, filled.offices, catalogue) else filled
    if other:
        return mention
    one_place = len({earlier.place for earlier in said}) == 1 and last.place
    if mention.office and not mention.place and not mention.level and one_place:
        filled = replace(mention, place=last.place, places=last.places)
        if _at(filled, filled.offices, catalogue):
            return filled
        within = [
            a.place for place in last.places for a in catalogue.around(place) if a.office in mention.offices
        ]
        if continuing and (pointed or not _is_only(mention, catalogue)):
            return replace(filled, places=frozenset(within) or last.places)
    return mention


def _has_no_bureaus(mention: Mention, catalogue: Catalogue) -> bool:
    """Whether a place has only its street office or committee, or is a town: 那开发区的呢 after 教育局."""
    seats = [seat for place in mention.places if (seat := catalogue.seat(place))]
    return any(seat.office in _ALONE or seat.place.endswith(("镇", "乡")) for seat in seats)


def _is_only(mention: Mention, catalogue: Catalogue) -> bool:
    """Whether a name without a place is that of the one office of its kind there is."""
    return len(candidates(mention, "", catalogue)) == 1


def all_at(mention: Mention, catalogue: Catalogue, squeezed: str = "") -> list[Agency]:
    """All agencies of a place: 北棠区这两家; of an office, those of the places below: 青溪两家审批局.

    A government is none of 青溪四个局.
    """
    places = mention.places or {mention.place} if mention.place else ()
    there = {a.name: a for place in places for a in catalogue.around(place)}.values()
    out = SEATS if _SO_MANY_BUREAUS.search(squeezed) else ()
    return [a for a in there if a.office not in out and (not mention.office or a.office in mention.offices)]


def years_beside(
    mention: Mention, mentions: Sequence[Mention], spoken: Mapping[str, tuple[int, ...]]
) -> Sequence[YearWord] | None:
    """The year words of one of several names: its own where each has one, else None.

    In 环翠2019年和文登比 the year is that of the first; the other has the years it was spoken of with.
    """
    if len(mentions) > 1 and all(m.years for m in mentions):
        return mention.years
    if mentions[0].years and not mention.years and mention.text in spoken:
        return [YearWord(0, 0, "", spoken[mention.text])]
    return None


def held_against(mentions: Sequence[Mention], squeezed: str, catalogue: Catalogue) -> str | None:
    """The one agency named where all others are held against it; "" where it may be the only one of all.

    None where the question is about those that it names. 处罚超过甲的有哪几家, 过百的只有甲吗.
    """
    if len(mentions) != 1 or not mentions[0].spans:
        return None
    found = candidates(mentions[0], squeezed, catalogue)
    before = squeezed[: mentions[0].spans[0][0]]
    if len(found) == 1 and (asks_beyond(before, squeezed) or asks_place(squeezed)):
        return found[0].name
    after = squeezed[mentions[0].spans[-1][1] :]
    return "" if len(found) == 1 and asks_only(before, after) else None


def supposed(mentions: Sequence[Mention], held: str, catalogue: Catalogue) -> str:
    """The agency that may be the only one, where none is held against it; else nothing."""
    return "" if held else candidates(mentions[0], "", catalogue)[0].name


def reading_note(mention: Mention, agency: Agency) -> str:
    """How the name was read, unless it plainly shortens the agency's own; else nothing.

    承德人防办 is not plain: there is a city and a county of that name.
    """
    letters = iter(agency.name)
    short = mention.place and mention.office and all(char in letters for char in mention.text)
    plain = namesakes().get(mention.place, 0) < 2 or len(place_units(agency.place)) < 2
    if (short and plain) or mention.text.endswith(agency.name):
        return ""
    return phrase("name_read", name=mention.text, agency=agency.name)


def apart_note(left_out: Sequence[Agency]) -> str:
    """Whom a question leaves out of all, in words; nothing where it leaves out nobody."""
    return phrase("set_apart", names="、".join(a.name for a in left_out)) if left_out else ""


def by_kind(squeezed: str, catalogue: Catalogue) -> tuple[Mention, ...]:
    """The one agency of the kind that is all a question says of it: 县里, 开发区, 局里, 贵厅; else none.

    A place of the kind may be meant whose government has no report, where another of its offices has one.
    """
    for found in _KIND_ALONE.finditer(squeezed):
        if found["before"] and not is_spoken(found["before"]):
            continue
        level, bureau = found["level"] or "", found["bureau"] or found["own"] or ""
        meant = [
            agency
            for agency in catalogue.agencies
            if (level and agency.office in SEATS and _is_of_level(agency, level))
            or (bureau and agency.office not in SEATS and agency.office.endswith(bureau))
        ]
        places = {agency.place for agency in catalogue.agencies if level and _is_of_level(agency, level)}
        if len(meant) == 1 and len(places) <= 1:
            office = found["said"].removeprefix(level)
            return (Mention(office=office, offices=frozenset({meant[0].office}), level=level),)
    return ()


def as_meant(mention: Mention, squeezed: str, catalogue: Catalogue) -> Mention:
    """A name without the last 办 that is what its government did: 青溪市政府办了几件, for later turns."""
    if not _is_verb(mention, squeezed) or _at(mention, mention.offices, catalogue):
        return mention
    return replace(mention, office=mention.office[:-1], offices=frozenset(GOVERNMENT))


def _is_verb(mention: Mention, squeezed: str) -> bool:
    """Whether the last 办 of 青溪市政府办 is what the government did: 青溪市政府办的建议, 办了几件."""
    after = squeezed[mention.spans[-1][1] :] if mention.spans else ""
    return mention.office.endswith("府办") and bool(_DONE.match(after))


def _is_of_level(agency: Agency, level: str) -> bool:
    """Whether an agency's place is of a kind, by any of its names: 经开区 for 经济技术开发区."""
    return any(name.endswith(level) for name in place_aliases(agency.place))


def _at(mention: Mention, offices: Sequence[str] | frozenset[str], catalogue: Catalogue) -> list[Agency]:
    pairs = ((place, office) for place in mention.places for office in offices)
    return [agency for pair in pairs if (agency := catalogue.find(*pair))]


def _of_place(place: str, squeezed: str, catalogue: Catalogue) -> list[Agency]:
    """What a place's name stands for; one that has no agency of its own only for all that are below it."""
    if asks_everyone(squeezed):
        return catalogue.around(place)
    seat = catalogue.seat(place)
    here = catalogue.around(place) if catalogue.at_place(place) else []
    return [seat] if seat else here


def label_of(agency: Agency, year: int) -> str:
    """How an agency's report is offered as a choice."""
    return phrase("option", agency=agency.name, year=year)


def years_text(years: Sequence[int]) -> str:
    """Years in the words of an answer."""
    return "、".join(phrase("year", year=year) for year in years) if years else phrase("asked_years")
