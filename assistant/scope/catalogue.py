"""Which agencies have reports of which years, indexed by every usual name.

Built once for each state of the corpus: O(agencies × their short names). A look-up costs the length of the
text, whatever the number of agencies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

from assistant.cells.measures import FORM_WORDS
from assistant.plain.homophones import Homophones
from ingest.names import namesakes, office_aliases, place_aliases, place_units, zone_stems
from ingest.offices import KIND_OF, SEATS
from ingest.places import COMMON_WORDS, PROVINCES, PROVINCES_OF
from ingest.words import kind_of

LEVELS = "省市州盟县区旗镇乡"
_AFTER_STEM = re.compile(
    r"(?:的|,|、)?(?:[12]\d|二[〇零]|去年|今年|前年|上一?年|历年|$|[,、)]|[的和与跟?在给把收罚搞办发批有共打]|"
    r"合|[拢统通]共|累[计记积]|平均|年均|各年|逐年|每年|公众号|微信|发文|解读|年报|(?:工作)?报告|来[说讲看]|培训|人大|政协|提案|建议|申请|收|当|因|被|没|还|同|及|或|比|[那这近最为以对由从里]|过去|[两三四]年|"
    r"新[制收公增办发出开]|制[作发定]|处理|对外|现行|结转|予以|不予|公开|主动|依申请|一共|总共|全年|本年|当年|多少|几|[两三四五]家|俩|[高低少增减升降涨](?!峰)|许可|处罚|强制|行政|政务|政府|信息|新收|复议|诉讼|哪)"
)
_NO_WORDS = frozenset("市监 卫健 发改 人社 住建 自规 农发 市场监管".split())
"""Short names of offices that are no words of their own, whatever follows them."""
_SPOKEN = {"公安局": ("警方",), "公安厅": ("警方",)}
"""What an office is called where its place is named, and is no name of its own elsewhere."""
_COMPOUND = re.compile(
    "事项|改革|项目|流程|制度|窗口|大厅|时限|效率|环节|事故|设施|安全|拥堵|执法|工具|违法|资源|基金|附加|部门|经费|质量|系统|活动|机构|信访[举投、]"
)
_KIND = re.compile("(?:系统|条线|口)(?:的|里|内)?(?=[这那]?[两三四五六七八九十几][家个])|部门")
_ITS_REPORT = re.compile(
    r"(?:20|二[〇零])[\d〇零一二三四五六七八九十]{2}年|的?[这那](?:边|家|份)|的?年报|的?年度报告"
)
"""What follows the name of an agency and no matter."""
_IN_CHARGE = re.compile(
    r"(?:[主分]?管|负责|搞|抓)(?P<what>[\u4e00-\u9fff]{2,4}?)的(?P<one>那?一?[家个边](?:单位|部门|局)?|单位|部门|局)?"
    r"(?=$|[,、和与跟同比?各]|\d|二[〇零]|[去今前]年|分别)"
)
_NO_STEM = re.compile(r"信访、?(?:举报|投诉|类)|行政审批(?:事项|改革|项目)|政府")
"""Words of the form, and of no office, that begin like an office's name."""
_GOES_ON = re.compile(
    r"(?:[市县区旗州](?![场民级域政委直属内外长容界际里])|街道|乡(?![镇村])|镇(?![街村乡域]))"
)


@dataclass(frozen=True, slots=True)
class CatalogueReport:
    """One report as the catalogue knows it."""

    report_id: str
    agency: str
    place: str
    office: str
    year: int


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency and its reports by year."""

    name: str
    place: str
    office: str
    reports: Mapping[int, str]

    @property
    def years(self) -> list[int]:
        """The years there are, the newest first."""
        return sorted(self.reports, reverse=True)


@dataclass(frozen=True, slots=True)
class Word:
    """A name found in a text: where it ends and which places (or offices) of the corpus it may stand for."""

    end: int
    values: frozenset[str]
    common: bool = False


class Catalogue:
    """The agencies of one state of the corpus. Unchanging, so it may be shared between threads."""

    def __init__(self, reports: Iterable[CatalogueReport]) -> None:
        years: dict[tuple[str, str, str], dict[int, str]] = defaultdict(dict)
        for report in reports:
            years[report.agency, report.place, report.office][report.year] = report.report_id
        self.agencies = tuple(Agency(*names, reports) for names, reports in years.items())
        self._by_pair = {(agency.place, agency.office): agency for agency in self.agencies}
        self._by_place = _grouped(self.agencies, "place")
        self._by_office = _grouped(self.agencies, "office")
        self._offices = _lexicon(self._by_office, office_aliases)
        self._near = _near_index(self._by_place)
        self._under: dict[str, list[str]] = defaultdict(list)
        for place in self._by_place:
            for unit in place_units(place)[:-1]:
                self._under[unit].append(place)
        above = (unit for unit in self._under if unit not in self._by_place)
        self._places = _lexicon((*self._by_place, *above), place_aliases)
        self._zones = _lexicon((place for place in self._by_place), zone_stems)
        known = namesakes()
        self._places |= {w: z for w, z in self._zones.items() if w not in self._places and w not in known}
        self._longest = max(map(len, (*self._places, *self._offices)), default=1)

    @cached_property
    def _stemmed(self) -> dict[str, frozenset[str]]:
        """The offices of the corpus by their names without the last character."""
        return _lexicon(self._by_office, _stems)

    @cached_property
    def short_years(self) -> frozenset[str]:
        """The years there are reports of, by their last two digits."""
        return frozenset(f"{year % 100:02}" for agency in self.agencies for year in agency.reports)

    @cached_property
    def homophones(self) -> Homophones:
        """The names of the corpus and the words of the form, by how they sound."""
        offices = {office for office in self._offices if len(office) > 2}
        return Homophones({*self._places, *offices, *FORM_WORDS, "政府", "工作"}, namesakes())

    def place_at(self, text: str, start: int) -> Word | None:
        """The place name that begins at ``start``; without values where only the country knows it.

        The longest, unless an office follows a shorter one (青溪 + 市监局). 青溪县 is not 青溪.
        """
        found: list[Word] = []
        for end in range(min(len(text), start + max(self._longest, 16)), start + 1, -1):
            word = text[start:end]
            if text[end - 1 : end + 1] == "市场":
                continue
            if word in self._places or word in namesakes():
                found.append(Word(end, self._places.get(word, frozenset()), word in COMMON_WORDS))
        before_office = (word for word in found if self.office_follows(text, word))
        best = next(before_office, None)
        if best or not found:
            return best
        end = found[0].end
        if text[end - 1] not in LEVELS and (more := _GOES_ON.match(text, end)):
            return Word(more.end(), self.places_named(text[start : more.end()]))
        return found[0]

    def office_follows(self, text: str, place: Word) -> bool:
        """Whether the name of an office stands right after that of a place."""
        if self.office_at(text, place.end):
            return True
        near = self.office_stem(text, place.end, place.values) or self.office_near(
            text, place.end, place.values
        )
        return bool(place.values) and near is not None

    def office_at(self, text: str, start: int) -> Word | None:
        """The longest office name that begins at ``start``; without values where no such office reports."""
        for end in range(min(len(text), start + max(self._longest, 20)), start + 1, -1):
            word = text[start:end]
            if word in self._offices or word in KIND_OF:
                return Word(end, self._offices.get(word, frozenset()))
        return None

    def office_stem(self, text: str, start: int, places: frozenset[str]) -> Word | None:
        """An office of one of the places without its last character (北棠交通 2020年), where nothing follows
        that the words could speak of instead: of a place without a government of its own, no common thing.
        """
        agencies = [agency for place in places for agency in self.at_place(place)]
        short = start > 0 and text[start - 1] not in LEVELS  # 北棠交通, 云岭县审批: of whom else?
        alone = short or not any(self.seat(place) for place in places)
        alone = alone and not _COMPOUND.search(text, start, start + 8)
        stems = {
            alias[:-1]: a.office for a in agencies for alias in office_aliases(a.office) if len(alias) > 2
        }
        stems |= {said: a.office for a in agencies for said in _SPOKEN.get(a.office, ())}
        for stem in sorted(stems, key=len, reverse=True):
            end = start + len(stem)
            if text.startswith(f"{stem}部门", start):
                return Word(end + 2, frozenset({stems[stem]}))
            if text.startswith(stem, start) and (
                alone or stem in _NO_WORDS or _AFTER_STEM.match(text, end) or self._is_place(text, end)
            ):
                return Word(end, frozenset({stems[stem]}))
        return None

    def office_apart(self, text: str, start: int) -> Word | None:
        """An office less its last character, before its place or year, or of its kind: 卫健云岭, 公安2020年,
        审批系统两家.
        """
        for length in range(self._longest, 1, -1):
            offices = self._stemmed.get(text[start : start + length], frozenset())
            if offices and (kind := _KIND.match(text, start + length)):
                return Word(kind.end(), offices)
            if (
                offices
                and _ITS_REPORT.match(text, start + length)
                and kind_of(text[start : start + length]) != "v"
            ):
                return Word(start + length, offices)
            place = self.place_at(text, start + length) if offices else None
            if place and any(self.find(*pair) for pair in product(place.values, offices)):
                return Word(start + length, offices)
        return None

    def office_in_charge(self, text: str, start: int, places: frozenset[str]) -> Word | None:
        """An office of the places that is named by what it is in charge of: 砚湖管市场的.

        Without values where one is pointed at (管水的那家) that is not there.
        """
        found = _IN_CHARGE.match(text, start)
        if found is None:
            return None
        offices = {agency.office for place in places for agency in self.at_place(place)}
        here = frozenset(office for office in offices if found["what"] in office)
        return Word(found.end(), here) if len(here) == 1 or found["one"] else None

    def offices_within(self, text: str, places: frozenset[str]) -> frozenset[str]:
        """The one office of the places in whose name that of another kind lies: 体育局 in 教育和体育局."""
        offices = {agency.office for place in places for agency in self.at_place(place)}
        return frozenset(office for office in offices if _lies_in(text, office))

    def rivals(self, text: str, start: int, places: frozenset[str]) -> list[Agency]:
        """Agencies whose office may be what the next words begin to name: 北棠交通…….

        Those of the places, else of others where nothing follows that the words could speak of instead.
        """
        if _NO_STEM.match(text, start):
            return []
        here = [a for place in places for a in self.at_place(place) if a.office not in SEATS]
        found = [a for a in here for stem in _stems(a.office) if text.startswith(stem, start)]
        ends = [
            (a, stem)
            for a in self.agencies
            if not found and a.office not in SEATS
            for stem in _stems(a.office)
        ]
        found += [
            a
            for a, stem in ends
            if text.startswith(stem, start) and _AFTER_STEM.match(text, start + len(stem))
        ]
        return list({a.name: a for a in found}.values())

    def _is_place(self, text: str, start: int) -> bool:
        """Whether the name of a place of the corpus begins here."""
        return any(text[start : start + length] in self._places for length in range(2, self._longest + 1))

    def office_near(self, text: str, start: int, places: frozenset[str]) -> Word | None:
        """An office of one of the places, mistyped by one character; only names of five or more."""
        agencies = [agency for place in places for agency in self.at_place(place)]
        names = {alias: agency.office for agency in agencies for alias in office_aliases(agency.office)}
        found: dict[str, int] = {}
        for name in sorted((name for name in names if len(name) >= 5), key=len, reverse=True):
            ends = (start + len(name) + extra for extra in (0, 1, -1))
            end = next((end for end in ends if _one_off(text[start:end], name)), None)
            if end is not None:
                found.setdefault(names[name], end)
        return Word(next(iter(found.values())), frozenset(found)) if len(found) == 1 else None

    def places_named(self, text: str) -> frozenset[str]:
        """The places that ``text`` is a name of; two neighbouring characters may have changed places."""
        if text in self._places:
            return self._places[text]
        swapped = (text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in range(len(text) - 1))
        found = [self._places[word] for word in swapped if word in self._places]
        return found[0] if len(found) == 1 and text not in namesakes() else frozenset()

    def zones(self, text: str) -> frozenset[str]:
        """The zones of the corpus that ``text`` is the name of, less what says that they are zones."""
        return self._zones.get(text, frozenset())

    def within(self, province: str, places: frozenset[str]) -> frozenset[str]:
        """Those of ``places`` whose highest part lies in ``province`` and nowhere else."""
        name = next((full for full in PROVINCES if province in place_aliases(full)), "")
        return frozenset(
            place for place in places if PROVINCES_OF.get(place_units(place)[0]) == frozenset({name})
        )

    def report_ids(self, years: Collection[int]) -> list[str]:
        """The reports of some years, or all with none, by agency and year. O(reports)."""
        return [a.reports[y] for a in self.agencies for y in sorted(a.reports) if not years or y in years]

    def find(self, place: str, office: str) -> Agency | None:
        """The agency with this place and office."""
        return self._by_pair.get((place, office))

    def at_place(self, place: str) -> list[Agency]:
        """All agencies of a place."""
        return self._by_place.get(place, [])

    def around(self, place: str) -> list[Agency]:
        """All agencies of a place and of the places that belong to it."""
        places = dict.fromkeys((place, *self._under.get(place_units(place)[-1], ())))
        return [agency for name in places for agency in self.at_place(name)]

    def of_office(self, office: str) -> list[Agency]:
        """All agencies with this office."""
        return self._by_office.get(office, [])

    def seat(self, place: str) -> Agency | None:
        """What a place's name alone stands for: its government, street office or zone committee."""
        found = [agency for agency in self.at_place(place) if agency.office in SEATS]
        return found[0] if len(found) == 1 else None

    def offices_named(self, text: str) -> frozenset[str]:
        """The offices of the corpus that ``text`` is a name of."""
        return self._offices.get(text, frozenset())

    def similar(self, place: str, office: str) -> list[Agency]:
        """What may have been meant by a name that is not there: same place, then same office near by."""
        named = [p for p in self.places_named(place) if p in self._by_place]
        places = named or [*self._near_places(place), *self._under.get(place, ())]
        here = [agency for name in places for agency in self.at_place(name)]
        offices = self.offices_named(office)
        same = [agency for name in sorted(offices) for agency in self.of_office(name)]
        both = [agency for agency in here if agency.office in offices]
        return list({agency.name: agency for agency in (*both, *here[:6], *same[:6])}.values())

    def _near_places(self, place: str) -> list[str]:
        return sorted({name for word in _shortened(place) for name in self._near.get(word, ())})


@cache
def _stems(office: str) -> tuple[str, ...]:
    """An office's names without their last character."""
    return tuple(alias[:-1] for alias in office_aliases(office) if len(alias) > 2)


def _grouped(agencies: Iterable[Agency], key: str) -> dict[str, list[Agency]]:
    groups: dict[str, list[Agency]] = defaultdict(list)
    for agency in agencies:
        groups[getattr(agency, key)].append(agency)
    groups.pop("", None)
    return dict(groups)


def _lexicon(names: Iterable[str], aliases: Callable[[str], Iterable[str]]) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for alias in aliases(name):
            words[alias].add(name)
    return {word: frozenset(values) for word, values in words.items()}


def _near_index(places: Iterable[str]) -> dict[str, set[str]]:
    """Places by their lowest part with one character left out, to find 临度区 from 临渡区."""
    near: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for word in _shortened(place_units(place)[-1]):
            near[word].add(place)
    return dict(near)


def _shortened(word: str) -> Iterator[str]:
    last = place_units(word)[-1] if word else ""
    yield last
    if len(last) > 2:
        yield from (last[:n] + last[n + 1 :] for n in range(len(last)))


def name_ends(text: str, end: int) -> bool:
    """Whether what follows is said of an agency, so that its name may end there."""
    return end == len(text) or _AFTER_STEM.match(text, end) is not None


def _lies_in(text: str, name: str) -> bool:
    """Whether all characters of a bureau's name stand in that of a larger one, in their order."""
    letters = iter(name)
    return len(text) > 2 and text[-1] == name[-1] and text[-1] in "局委厅" and all(c in letters for c in text)


def _one_off(text: str, name: str) -> bool:
    """Whether one character changed, missing or too many tells ``text`` from ``name``."""
    if abs(len(text) - len(name)) > 1 or text == name:
        return False
    shorter = min(len(text), len(name))
    same = next((n for n in range(shorter) if text[n] != name[n]), shorter)
    return any(text[same + a :] == name[same + b :] for a, b in ((1, 1), (1, 0), (0, 1)))
