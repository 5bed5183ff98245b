"""Agencies by their sort, which a question speaks of instead of naming them: 两家政府, 部门里哪家, 县级单位.

Several sorts, or places that stand for all that is there (哪个市多), are held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.scope.catalogue import Agency, Catalogue
from assistant.scope.excepting import set_apart
from assistant.scope.identify import apart_note
from assistant.scope.mentions import read_mentions
from assistant.turns.conversation import Said
from assistant.turns.pointing import without_named
from ingest.fold import squeeze
from ingest.names import place_units
from ingest.offices import SEATS
from prompts import phrase

_AMONG = r"(?:里面?|中间?|当中|之中|之间|内部)"
_BUT = r"(?:不[算含计]上?|不包括|除[了开去]?|撇开|刨[开除去]|排除)"
_GOVERNS = r"(?<![省市区县乡镇民、])政府(?!信息|部门|网|采购|集中|公报|开放|购买|规章|文件|工作)"
_SORTS = re.compile(
    rf"(?P<departments>{_BUT}(?:各级|所有|[两三四五六七八九十])?[家个]?{_GOVERNS}(?:以外|之外|外)?的?|"
    rf"(?:政府)?部门{_AMONG}(?=[,的]?[哪谁各])|(?:各|哪[个些])(?:职能|政府)部门(?!负责))|"
    rf"(?P<governments>{_BUT}(?:各|所有)?个?部门(?:以外|之外|外)?的?|"
    rf"(?:[两三四五六七八九十几\d]+[家个]|各[级个家]|哪[几一]?[家个级]){_GOVERNS}|{_GOVERNS}{_AMONG}(?=[,的]?[哪谁各]))|"
    rf"(?P<level>[市县区])级的?(?:单位|(?P<office>部门|机关|各局)){_AMONG}?|(?P<beside>[市县区])级(?=[和与跟、](?:[市县区])级)"
)
_PLACES = re.compile(r"哪一?个?(?:[市县区](?![政属直长级委域场])|地方|地区)|两(?:地|市|县|区)(?![人])")
_COMPARES = re.compile(r"哪|谁|对比|相比|比较|[多少高低]|差")
_JOIN = re.compile(r"[和与跟同、比及]|以及|还是")
_DEALT_WITH = re.compile(r"(?:[提说写讲谈]了?[到及过]|[向报送给由受经被获对把]|联合|配合|协同)$")
"""What a report tells of, not whose it is: 哪些单位提到了市级部门."""
_EACH = "各单位"
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Apart:
    """What is left of a question that speaks of some of all agencies, in squeezed words.

    ``left_out`` are all others; ``groups`` the sorts that are held against each other, by name, and ``note``
    how the words were read.
    """

    text: str
    left_out: tuple[Agency, ...]
    note: str = ""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()


def set_apart_in(question: str, said: Said, catalogue: Catalogue) -> Apart | None:
    """Whom a question leaves out by name, or else by sort; None where it leaves out nobody."""
    if named := without_named(question, said, catalogue) or set_apart(question, catalogue):
        return Apart(*named, apart_note(() if said.asked else named[1]))
    return by_sort(question, catalogue)


def by_sort(question: str, catalogue: Catalogue) -> Apart | None:
    """The sorts of agencies, or the places, that a question is about; None where it speaks of none.

    O(length × longest name).
    """
    text = squeeze(question).text
    found = {_name(match): match for match in _SORTS.finditer(text)}
    sorts = {name: _members(match, catalogue) for name, match in found.items()}
    if not sorts:
        return _by_place(text, catalogue)
    if not all(sorts.values()) or {"政府", "部门"} & set(sorts) == {"政府", "部门"}:
        return None
    if any(_DEALT_WITH.search(text[: match.start()]) for match in found.values()):
        return None
    if len(sorts) == 1 and read_mentions(_SORTS.sub("", text), catalogue).mentions:
        return None
    rest = _SORTS.sub(_instead, text)
    return _of(
        rest.strip(","), sorts, catalogue, "、".join(match[0].strip("的,") for match in found.values())
    )


def _name(match: re.Match[str]) -> str:
    level = match["level"] or match["beside"]
    return f"{level}级" if level else "政府" if match["governments"] else "部门"


def _members(match: re.Match[str], catalogue: Catalogue) -> tuple[Agency, ...]:
    if level := match["level"] or match["beside"]:
        here = [a for a in catalogue.agencies if (place_units(a.place) or ("",))[-1].endswith(level)]
        return tuple(a for a in here if not (match["office"] and a.office in SEATS))
    governs = bool(match["governments"])
    return tuple(a for a in catalogue.agencies if (a.office in SEATS) == governs)


def _instead(match: re.Match[str]) -> str:
    """What stands for a sort: nothing before 哪 and 谁, and where one is only left out."""
    after = match.string[match.end() :]
    if match["level"] or match["beside"]:
        return "" if re.match("[和与跟、哪谁]", after) else _EACH
    left = re.match(_BUT, match[0])
    asks = re.search("哪[几一]?[家个级]", match[0])
    return "哪家" if asks else "" if left or re.match("[,的]?[哪谁]", after) else _EACH


def _by_place(text: str, catalogue: Catalogue) -> Apart | None:
    """Places that stand for all agencies there: 哪个市 is asked, or one of them has no agency of its own."""
    if not (_JOIN.search(text) and _COMPARES.search(text)):
        return None
    mentions = [m for m in read_mentions(text, catalogue).mentions if m.spans]
    if len(mentions) < 2 or any(m.office or not m.places for m in mentions):
        return None
    spans = sorted(span for m in mentions for span in m.spans)
    if not any(_JOIN.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(spans)):
        return None
    bare = any(len(catalogue.around(p)) > 1 and not catalogue.seat(p) for m in mentions for p in m.places)
    if not (bare or _PLACES.search(text)):
        return None
    sorts = {m.text: tuple(a for p in sorted(m.places) for a in catalogue.around(p)) for m in mentions}
    rest = text
    for start, end in reversed(spans):
        join = _JOIN.match(rest, end)
        rest = rest[:start] + rest[join.end() if join else end :]
    rest = _PLACES.sub("哪家", rest).strip(",")
    return _of(rest, sorts, catalogue, "、".join(sorts)) if all(sorts.values()) else None


def _of(rest: str, sorts: dict[str, tuple[Agency, ...]], catalogue: Catalogue, words: str) -> Apart | None:
    meant = list({agency.name: agency for agencies in sorts.values() for agency in agencies}.values())
    out = tuple(agency for agency in catalogue.agencies if agency not in meant)
    groups = tuple((name, _names(agencies)) for name, agencies in sorts.items()) if len(sorts) > 1 else ()
    if not groups and not out:
        return None
    names = "、".join(_names(meant)) if len(meant) <= _MOST_NAMED else phrase("agencies", n=f"{len(meant)}")
    note = phrase("sort_read", words=words, names=names)
    return Apart(rest, out, note, groups)


def _names(agencies: Sequence[Agency]) -> tuple[str, ...]:
    return tuple(agency.name for agency in agencies)
