"""Agency names taken apart into place and office, and the names people use for them.

Places are read from the list of divisions, and by rule where a name is not on it (towns, zones, new names).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

from ingest.fold import squeeze
from ingest.offices import KIND_OF
from ingest.places import PROVINCES, PROVINCES_OF


class Level(StrEnum):
    """How high an agency stands, by the last part of its place."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    ZONE = "zone"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class AgencyName:
    """威海市文登区行政审批服务局: its place, its office, its level. ``place`` may be empty."""

    place: str
    office: str
    level: Level


_ZONE = (
    "经济技术开发区|高新技术产业开发区|高技术产业开发区|高新技术开发区|经济开发区|开发区|高新区|经开区|新区|保税港区|保税区|"
    "旅游度假区|度假区|风景名胜区|风景区|示范区|管理区|工业园区|产业园区|园区|合作区|实验区|试验区|自由贸易试验区|生态城|科学城"
)
# What only looks like the end of a place, and what shows that the place had not ended there.
_NO_UNIT = re.compile(
    r"(?:社|小|景|专|片|校|街|辖|灾|山|地|服务|全|各|本|该|市|县)区$|(?:城|超|上|都|县|省|门|股|全|各|本|该)市$|"
    r"(?:省|市|区|全|各|本|该)县$|^[市县区]?城乡$|^[下各全本]乡$|^(?:村|集|乡|各|全|本)镇$|^街道$"
)
_GOES_ON = re.compile(r"^[场域划村街长]")
_BODY_FORBIDS = re.compile(r"[省局委办处的及与]|政府|[法医]院|协会|^[区县州盟]|(?<=.)[市县区旗镇乡](?=.)")
_SUFFIXES = ("自治州", "自治县", "自治旗", "街道", "民族乡", "苏木", "市", "县", "区", "旗", "镇", "乡", "盟")
_CENTRAL = re.compile(r"^(?:国家|中国|国务院|最高)|^.{2,8}部$")
_CENTRAL_BRANCH = re.compile(
    r"^(?:国家税务总局|国家统计局|国家矿山安全监察局|国家金融监督管理总局|中华人民共和国)(?=.{4})"
)
_UNLISTED_PROVINCE = re.compile(r"^([\u4e00-\u9fff]{2,3}省)(.{2,})$")
_STREET_OF = re.compile(r"人民政府(?=[\u4e00-\u9fff]{1,7}街道办事处$)")
_BRANCH = re.compile(r"^(.*?[局会])([\u4e00-\u9fff]{2,8}?)(分局)$")

_PEOPLES = """
蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族
哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族
达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 普米族 塔吉克族 塔吉克 怒族 鄂温克族 裕固族
独龙族 鄂伦春族 保安族 各族
"""
_PEOPLE = "|".join(sorted(_PEOPLES.split(), key=len, reverse=True))
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:{_PEOPLE})*自治([区州县旗])$")
_SUFFIX = re.compile(r"(?:地区|林区|新区|街道|民族乡|[省市州盟县区旗镇乡])$")
KNOWN_PLACES = frozenset(PROVINCES_OF) | {
    match[1] + match[2] for name in PROVINCES_OF if (match := _AUTONOMOUS.match(name)) and match[2] != "区"
}
"""The listed divisions, and 凉山州 for 凉山彝族自治州."""
_SHORT_ZONES = (
    ("经济技术开发区", ("经济开发区", "经开区", "开发区")),
    ("经济开发区", ("经开区", "开发区")),
    ("高新技术产业开发区", ("高新技术开发区", "高新区", "开发区")),
    ("高技术产业开发区", ("高新区", "开发区")),
)
_SHORT_OFFICES = (("管理委员会", "管委会"), ("委员会", "委"), ("管理局", "局"), ("办公室", "办"))


@lru_cache(maxsize=20_000)
def split_agency(full_name: str) -> AgencyName:
    """Take an agency's full name apart; ``place + office`` is the name (less a ministry put before it).

    A known office decides where the place ends; else the place is as long as it can be. O(len²).
    """
    name = _STREET_OF.sub("", squeeze(full_name).text)
    inner = _CENTRAL_BRANCH.sub("", name)
    best = max(_splits(inner), key=_weight, default=((), inner))
    if not best[0] and (seat := _bare_place(inner)):
        return AgencyName(seat, inner[len(seat) :], Level.UNKNOWN)
    if not best[0] and (named := _UNLISTED_PROVINCE.match(inner)) and named[2] in KIND_OF:
        return AgencyName(named[1], named[2], Level.PROVINCE)
    if not best[0]:
        return AgencyName("", name, Level.NATIONAL if _CENTRAL.match(name) else Level.UNKNOWN)
    units, office = best
    return AgencyName("".join(units), office, _level(units))


@lru_cache(maxsize=20_000)
def place_units(place: str) -> tuple[str, ...]:
    """The parts of a place, the highest first: 威海市, 文登区. A name not understood is one part."""
    chains = [units for units, rest in _chains(place, 0) if not rest]
    return max(chains, key=lambda units: (_known(units), -len(units)), default=(place,))


@lru_cache(maxsize=20_000)
def place_aliases(place: str) -> frozenset[str]:
    """文登区 as people write it: with and without what stands above, with and without 市 and 区."""
    units = place_units(place)
    forms = [_unit_forms(unit) for unit in units]
    tails = ("".join(chosen) for first in range(len(units)) for chosen in product(*forms[first:]))
    return frozenset(tails) | ({place} if place else set())


def zone_stems(place: str) -> frozenset[str]:
    """A zone by its own name alone, which may be that of a county as well: 白石, 白石区 for 白石开发区."""
    unit = place_units(place)[-1]
    stem = re.sub(rf"(?:{_ZONE})$", "", unit)
    return frozenset({stem, f"{stem}区"}) if 1 < len(stem) < len(unit) else frozenset()


@lru_cache(maxsize=20_000)
def office_aliases(office: str) -> frozenset[str]:
    """An office as people write it: 审批局 for 行政审批服务局, 卫健委 for 卫生健康局."""
    names = {office, *KIND_OF.get(office, ())}
    for ending, short in _SHORT_OFFICES:
        shorter = office.removesuffix(ending) + short
        same_kind = KIND_OF.get(shorter) in (None, KIND_OF.get(office))
        if office.endswith(ending) and len(shorter) > 2 and same_kind:
            names.add(shorter)
    if branch := _BRANCH.match(office):  # 公安局文登分局 is also 文登分局 and 文登公安分局
        kind = KIND_OF.get(branch[1], (branch[1],))
        own = [name for name in kind if name.endswith("局")]
        names |= {branch[2] + "分局"} | {branch[2] + name.removesuffix("局") + "分局" for name in own}
    return frozenset(names)


def aliases(full_name: str) -> frozenset[str]:
    """Every usual name of an agency, its full name among them."""
    name = split_agency(full_name)
    places = place_aliases(name.place) if name.place else frozenset({""})
    named = {place + office for place in places for office in office_aliases(name.office)}
    return frozenset(named | {squeeze(full_name).text})


class FullNames:
    """Agencies that grow in number, asked for the full name of one. Either costs the units of one place."""

    def __init__(self, agencies: Iterable[str] = ()) -> None:
        self._agencies: dict[str, None] = {}
        self._fuller: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)  # names with their places
        for agency in agencies:
            self.add(agency)

    def add(self, agency: str) -> None:
        """Take note of an agency."""
        if agency in self._agencies:
            return
        self._agencies[agency] = None
        name = split_agency(agency)
        units = place_units(name.place)
        for n in range(1, len(units)):
            self._fuller["".join(units[n:]), name.office][agency] = name.place

    def full(self, agency: str) -> str | None:
        """The fullest name of an agency, which need not be one of these; None where it is that itself.

        None as well where the fuller names lie in different places, and where the place says too little to
        be taken for one of them: 朝阳区 is in more than one province, 高新区 is anywhere.
        """
        name = split_agency(agency)
        fuller = self._fuller.get((name.place, name.office), {})
        if not fuller or _anywhere(name.place):
            return None
        best = max(fuller, key=lambda other: (len(fuller[other]), len(other), other))
        if not all(fuller[best].endswith(place) for place in fuller.values()):
            return None
        return self.full(best) or best

    def shorter(self) -> dict[str, str]:
        """Of these agencies those that are named less fully than they might be, each with its full name.

        云岭县人民政府 is 青溪市云岭县人民政府 less the places above it. O(agencies).
        """
        return {agency: full for agency in self._agencies if (full := self.full(agency))}


def _anywhere(place: str) -> bool:
    """Whether a place without those above it may be in several."""
    return len(PROVINCES_OF.get(place, ())) > 1 or re.fullmatch(_ZONE, place) is not None


def _chains(name: str, start: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every way to read places from ``start`` on, each with what is left."""
    if start:
        yield (), name[start:]
    for end in _unit_ends(name, start):
        for units, rest in _chains(name, end):
            yield (name[start:end], *units), rest


def _unit_ends(name: str, start: int) -> set[int]:
    """Where a single division that begins at ``start`` may end."""
    rest = name[start:]
    known = {n for n in range(2, min(len(rest), 16) + 1) if rest[:n] in KNOWN_PLACES}
    if not any(rest[:n] in PROVINCES for n in known):
        known |= {match.end() for match in _unlisted(rest) if not _NO_UNIT.search(match[0])}
    return {start + n for n in known}


def _unlisted(rest: str) -> Iterator[re.Match[str]]:
    """Places by rule: a zone, or up to ten characters and 镇, 街道, 区 and the like."""
    if zone := re.match(rf"[\u4e00-\u9fff]{{0,14}}?(?:{_ZONE})(?!局)", rest):
        yield zone
    for suffix, least in product(_SUFFIXES, (1, 2)):
        match = re.match(rf"([\u4e00-\u9fff]{{{least},10}}?){suffix}", rest)
        if not match or _BODY_FORBIDS.search(body := match[1]) or {body, body[:-1]} & KNOWN_PLACES:
            continue
        if suffix in ("街道", "镇", "乡") or not re.search("[市县区旗镇乡]$", body):
            yield match


def _splits(name: str) -> list[tuple[tuple[str, ...], str]]:
    """Every reading as places and an office, the office at least two characters."""
    return [
        (units, office)
        for units, office in _chains(name, 0)
        if units and len(office) > 1 and (office in KIND_OF or not _GOES_ON.match(office))
    ]


def _weight(split: tuple[tuple[str, ...], str]) -> tuple[bool, int, int, int]:
    units, office = split
    return office in KIND_OF, sum(map(len, units)), _known(units), -len(units)


def _known(units: tuple[str, ...]) -> int:
    return sum(unit in KNOWN_PLACES for unit in units)


@lru_cache(maxsize=1)
def namesakes() -> Mapping[str, int]:
    """How many listed divisions go by a name, in full or short: 文登 is one, 朝阳区 and 承德 are several."""
    pairs = ((name, province) for name, provinces in PROVINCES_OF.items() for province in provinces)
    return Counter(form for name, _ in pairs for form in _unit_forms(name))


def _bare_place(name: str) -> str:
    """青岛 of 青岛海关: a place without 市 before a known office, or nothing."""
    return next((name[:n] for n in range(5, 1, -1) if name[:n] in namesakes() and name[n:] in KIND_OF), "")


@lru_cache(maxsize=20_000)
def _unit_forms(unit: str) -> tuple[str, ...]:
    """A division and its short forms of at least two characters: 文登区, 文登."""
    forms = {unit}
    if match := _AUTONOMOUS.match(unit):
        forms |= {match[1]} if match[2] == "区" else {match[1], match[1] + match[2]}
    elif unit in KNOWN_PLACES or not re.search(rf"(?:{_ZONE})$", unit):
        forms.add(_SUFFIX.sub("", unit))
    for zone, short in _SHORT_ZONES:
        forms |= {unit.removesuffix(zone) + end for end in short if unit.endswith(zone)}
    return tuple(sorted(form for form in forms if len(form) > 1))


def _level(units: tuple[str, ...]) -> Level:
    last = units[-1]
    if last in PROVINCES:
        return Level.PROVINCE
    if re.search(rf"(?:{_ZONE})$", last) and last not in KNOWN_PLACES:
        return Level.ZONE
    if last.endswith(("镇", "乡", "街道", "苏木")):
        return Level.TOWN
    if last.endswith(("州", "盟", "地区")):
        return Level.CITY
    if last.endswith("市"):
        below_a_city = any(unit.endswith(("市", "州", "盟", "地区")) for unit in units[:-1])
        return Level.COUNTY if below_a_city else Level.CITY
    return Level.COUNTY
