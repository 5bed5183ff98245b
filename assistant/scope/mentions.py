"""The agencies that a question names: places and offices found in it, put together as people mean them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.scope.catalogue import Catalogue
from assistant.scope.lead_up import is_name, speaks_of_report
from assistant.scope.tokens import Token, tokenize
from assistant.scope.years import YearWord, year_words
from assistant.understanding.cues import asks_everyone
from ingest.offices import GOVERNMENT


@dataclass(frozen=True, slots=True)
class Mention:
    """One agency as it was named. Empty ``places`` or ``offices`` beside a text: a name not in the corpus.

    ``level`` is the 区 of 区审批局. ``years`` are the year words beside the name. ``joined``: the question
    sets it beside what was spoken of before (比河东呢).
    """

    place: str = ""
    office: str = ""
    places: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    level: str = ""
    years: tuple[YearWord, ...] = ()
    joined: bool = False
    spans: tuple[tuple[int, int], ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The name as the question has it."""
        return self.place + self.level + self.office


Named = tuple[Mention, bool]
"""A mention, and whether it stands at the head of its clause."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question names: agencies, years, and which characters of the squeezed question that took.

    ``counted`` is the 3 of 三家. ``unheard``: what stands in a place's stead is none that is known.
    """

    mentions: tuple[Mention, ...]
    years: tuple[YearWord, ...]
    taken: tuple[tuple[int, int], ...]
    counted: int = 0
    unheard: bool = False


_COUNTED = re.compile(r"[这那]?([两二三四五六七八九十]|\d{1,2})")
_TOLD_OF = re.compile(
    r"[提说写讲谈]了?[到及过]|提了|联合|会同|移[送交]|转[给交送]|配合|协助|表扬|通报|合作|批评"
)
"""Another agency is what a report tells of, not whose report is meant."""
_READING_PLACES = ("馆", "阅览室", "大厅", "查阅点")
_WITH = re.compile(r"[和与跟同向给请把由让为]$")
_TOGETHER = re.compile(
    r"^(?:[、和与跟及][\u4e00-\u9fff]{2,4}?馆)*[^,。]{0,8}?(?:合作|共建|联合|联手|协作|搭伙|搭档|合伙|联动|打交道|携手|配合|协同)|^[^,。]{0,6}有没有[^,。]{0,2}(?:合作|来往)"
)
_IS = re.compile(r"(?:是|占|为|抵得?上?|顶|当|相当于)了?$")
_SO_MUCH_OF = re.compile(r"的?(?:几分之|百分之|几成|[几多][少]?[成倍])")
_IN_QUOTES = re.compile("“([^“”]+)”")
_THAT_ONE = re.compile(r"的?[那这]一?[个家]")
_SO_MANY_THERE = re.compile(
    r"(?:的|里|底下|下面|下属|下辖|辖内|所辖|[这那])*([两二三四五六七八九十]|\d)个?(?:家|局|部门|单位|机关)"
)
_QUANTIFIED = re.compile(r"(?:[家个些各的区县市]|所有|全部)$")


def read_mentions(squeezed: str, catalogue: Catalogue) -> Reading:
    """Find what a squeezed question names. O(length × longest name)."""
    years = tuple(year_words(squeezed))
    tokens = tokenize(squeezed, years, catalogue)
    found = _specified(
        [
            (mention, head)
            for mention, head in _Grouping(tokens, years, catalogue).mentions()
            if not _is_dealt_with(mention, squeezed)
        ],
        squeezed,
        catalogue,
    )
    heads = [mention for mention, head in found if head]
    named = [
        m
        for m, head in found
        if head
        or (m.joined if heads else _counts_inside(m, squeezed))
        or (is_agency(m, catalogue) and not _TOLD_OF.search(squeezed))
        or _is_measure_of(m, squeezed)
    ]
    counts = [token.text for token in tokens if token.kind == "count"]
    counted = _COUNTED.match(counts[0]) if counts else None
    taken = {(t.start, t.end) for t in tokens if t.kind == "count"}.union(*(m.spans for m in named))
    number = _number(counted[1]) if counted else 0
    unheard = [token.kind for token in tokens[:2]] == ["text", "year"] and is_name(tokens[0].text)
    return Reading(tuple(dict.fromkeys(named)), years, tuple(sorted(taken)), number, unheard)


def _specified(found: Sequence[Named], text: str, catalogue: Catalogue) -> list[Named]:
    """An office without a place, of which the places are said apart, is there: 同是审批局，临渡的跟云岭的;
    信访局呢，北棠那个.
    """
    found = [one for one in found if not _is_above(one[0], found, text, catalogue)]
    found = [one for one in found if not _is_said_again(one[0], found, catalogue)]
    offices = [item for item in found if item[0].offices and not item[0].place]
    places = [item for item in found if item[0].places and not item[0].office]
    if not places or len(offices) + len(places) < len(found):
        return list(found)
    if len(offices) != 1:
        return _each_there(offices, places, catalogue) or list(found)
    office, head = offices[0]
    there = [_office_there(office, place, found[0][0] is office) for place, _ in places]
    pointed = len(places) == 1 and _THAT_ONE.match(text, places[0][0].spans[-1][1])
    if not pointed and not all(is_agency(mention, catalogue) for mention in there):
        return list(found)
    return [(mention, head or at_head) for mention, (_, at_head) in zip(there, places, strict=True)]


def _is_said_again(mention: Mention, found: Sequence[Named], catalogue: Catalogue) -> bool:
    """Whether a place without a government stands for the office there that is named: 临渡、云岭两个审批局，
    临渡是云岭的几倍.
    """
    if not mention.places or mention.office:
        return False
    ruled = any(a.office in GOVERNMENT for place in mention.places for a in catalogue.at_place(place))
    return not ruled and any(other.office and other.places & mention.places for other, _ in found)


def _is_above(mention: Mention, found: Sequence[Named], text: str, catalogue: Catalogue) -> bool:
    """Whether a place only says where the others are: with no agency of its own (澜原市这边的北棠区政府和…),
    or before as many as it counts (青溪市底下三个局：…).
    """
    if mention.office or not mention.places:
        return False
    below = [other for other, _ in found if other.places and other is not mention]
    if any(map(catalogue.at_place, mention.places)):
        counted = _SO_MANY_THERE.match(text, mention.spans[-1][1]) if mention.spans else None
        if not counted or _number(counted[1]) != len(below) or not all(other.office for other in below):
            return False
    return bool(below) and all(
        place.startswith(tuple(mention.places)) for other in below for place in other.places
    )


def _each_there(offices: Sequence[Named], places: Sequence[Named], catalogue: Catalogue) -> list[Named]:
    """Several offices, each where it is: 交通局和市监局(北棠的、砚湖的); else nothing."""
    pairs = [
        (_office_there(office, place, True), head)
        for office, head in offices
        for place, _ in places
        if is_agency(replace(office, places=place.places), catalogue)
    ]
    every = len(pairs) == len(offices) and {m.place for m, _ in pairs} == {m.place for m, _ in places}
    return pairs if every else []


def _office_there(office: Mention, place: Mention, first: bool) -> Mention:
    spans = (*office.spans, *place.spans) if first else (*place.spans, *office.spans)
    years, joined = (office, place) if first else (place, office)
    return replace(
        office,
        place=place.place,
        places=place.places,
        years=years.years or joined.years,
        joined=years.joined,
        spans=spans,
    )


def _is_dealt_with(mention: Mention, text: str) -> bool:
    """Whether a name that no report is of only tells what others did: 哪些单位和档案馆合作."""
    if mention.places and not mention.office and asks_everyone(text) and _is_in_name(mention, text):
        return True
    if mention.offices or not mention.office:
        return False
    before = text[: mention.spans[0][0]]
    after = text[mention.spans[-1][1] :]
    if _WITH.search(before) and _TOGETHER.search(after):
        return True
    if not asks_everyone(text):
        return False
    return asks_everyone(before) or bool(_WITH.search(before) or _TOLD_OF.match(after))


def _is_in_name(mention: Mention, text: str) -> bool:
    """Whether a place is but a part of a name in quotation marks: “走进青溪”."""
    start, end = mention.spans[0][0], mention.spans[-1][1]
    return any(
        m.start(1) <= start and end <= m.end(1) and m[1] != mention.place for m in _IN_QUOTES.finditer(text)
    )


def is_agency(mention: Mention, catalogue: Catalogue) -> bool:
    """Whether a name inside a sentence is plainly that of an agency of the corpus."""
    pairs = ((place, office) for place in mention.places for office in mention.offices)
    return any(catalogue.find(*pair) for pair in pairs)


def _counts_inside(mention: Mention, text: str) -> bool:
    """Whether a name that stands inside a sentence, with none at its head, says whose report is meant.

    Not in 哪些单位提到信访局, but in 哪家审批局 and in 谁是信访局局长.
    """
    if mention.place or not mention.offices:
        known = bool(mention.places)
        return known or bool(mention.office and speaks_of_report(text, mention.spans[-1][1]))
    before = text[: text.find(mention.office)]
    return bool(not asks_everyone(before) or _QUANTIFIED.search(before))


def _is_measure_of(mention: Mention, text: str) -> bool:
    """Whether a place inside a sentence is what the first is a share or a multiple of: 许可是乙的几分之几."""
    before, after = text[: mention.spans[0][0]], text[mention.spans[-1][1] :]
    return bool(mention.places and _IS.search(before) and _SO_MUCH_OF.match(after))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else "〇一二三四五六七八九十".find(text.replace("两", "二"))


class _Grouping:
    """Puts places and offices together: 文登和河东两家审批局 are two, 文登审批局和信访局 two of one place.

    ``places`` wait for their office; a joined name takes the place or office of ``last``, the one before.
    """

    def __init__(self, tokens: Sequence[Token], years: Sequence[YearWord], catalogue: Catalogue) -> None:
        self.tokens, self.catalogue = tokens, catalogue
        self.years = {word.start: word for word in years}
        self.places: list[tuple[Mention, Token]] = []
        self.last: Mention | None = None
        self.joined = False
        self.found: list[tuple[Mention, bool]] = []
        self.listed: Mention | None = None
        self.after = False

    def mentions(self) -> list[tuple[Mention, bool]]:
        """The mentions in order, each with whether it stands at the head of its clause."""
        for n, token in enumerate(self.tokens):
            if token.kind == "place":
                self._place(n, token)
            elif token.kind == "office":
                self._office(n, token)
            elif token.text.startswith(")") and self.listed is not None:  # 审批局(云岭的)和云岭卫健局
                self._flush()
            elif token.kind in ("text", "stop") and self.places:
                last = self.places[-1][0]
                self._flush()
                self.last = last
        self._flush()
        return self.found

    def _place(self, n: int, token: Token) -> None:
        mention = Mention(
            token.text, places=token.values, years=self._beside(n), spans=((token.start, token.end),)
        )
        after_and = n > 0 and self.tokens[n - 1].kind == "and"
        nearest = self.tokens[n - 2] if n > 1 and self.tokens[n - 1].text == "的" else self.tokens[n - 1]
        if self.places and nearest is self.places[-1][1]:
            mention = _compound(self.places.pop()[0], mention, self.catalogue)
        elif self.places and not after_and:
            self._flush()
        if not self.places:
            self.joined = after_and
            last = not any(other.kind == "place" for other in self.tokens[n + 1 :])
            self.after = last and n > 0 and self.tokens[n - 1].text == ","
            self.listed = self._office_before(n)
        self.places.append((mention, token))

    def _office_before(self, n: int) -> Mention | None:
        """The office without a place whose places follow in brackets: 两家审批局(临渡、云岭).

        Right behind it, or behind all that is asked: 审批局2022年培训几次(云岭).
        """
        opened = n > 1 and self.tokens[n - 1].text.endswith("(")
        bracketed = opened and (self.tokens[n - 2].kind == "office" or self._closes(n))
        if not bracketed or not self.found or self.found[-1][0].place or self.found[-1][0].level:
            return None
        if len(self.found) > 1 and not self.found[-2][0].place:
            return None  # 交通局和市监局(北棠、砚湖): each of its own
        return self.found.pop()[0]

    def _closes(self, n: int) -> bool:
        """Whether a place in brackets is the last of the question."""
        return "".join(token.text for token in self.tokens[n + 1 :]) in (")", ")?", "")

    def _office(self, n: int, token: Token) -> None:
        here = self._of_place(n) or [place for place, _ in self.places]
        head = any(place.head for _, place in self.places) if here else token.head
        joined = n > 0 and (self.tokens[n - 1].kind == "and" or self._runs_on(n))
        if joined and not token.values and self.tokens[n - 2].text.endswith(_READING_PLACES):
            return  # 图书馆、档案馆渠道: where papers are read, not whose report is meant
        if not here and self.last is not None and joined:
            here = [replace(self._place_of(token, self.last), years=(), spans=())]
        for place in here or [Mention()]:
            self.last = replace(
                place,
                office=token.text,
                offices=token.values,
                level=token.level,
                years=place.years or self._beside(n),
                joined=self.joined if self.places else self._after_and(n),
                spans=(*place.spans, (token.start, token.end)),
            )
            self.found.append((self.last, head))
        self.places = self.places[1:] if self._in_turn(n) else []

    def _runs_on(self, n: int) -> bool:
        """Whether an office stands right behind another: 云岭两家审批卫健."""
        before = self.tokens[n - 1]
        return (
            before.kind == "office" and before.end == self.tokens[n].start and before.text not in GOVERNMENT
        )

    def _of_place(self, n: int) -> list[Mention]:
        return [self.places[0][0]] if self._in_turn(n) else []

    def _in_turn(self, n: int) -> bool:
        """Whether as many offices follow as there are places, each in its turn: 临渡、北棠的审批局交通局."""
        offices = [self.tokens[n]]
        for token in self.tokens[n + 1 :]:
            if token.kind not in ("office", "and"):
                break
            offices += [token] if token.kind == "office" else []
        if len(offices) != len(self.places) or len(offices) < 2:
            return False
        pairs = zip(self.places, offices, strict=True)
        return all(is_agency(replace(p, offices=o.values), self.catalogue) for (p, _), o in pairs)

    def _place_of(self, token: Token, last: Mention) -> Mention:
        """The last name, or one before it whose place alone has such an office: 甲、乙审批局、信访局."""
        named = (last, *(mention for mention, _ in reversed(self.found)))
        return next((m for m in named if is_agency(replace(m, offices=token.values), self.catalogue)), last)

    def _after_and(self, n: int) -> bool:
        """比教育局多多少: the first name of a question, set beside who was spoken of before."""
        return self.last is None and n == 1 and self.tokens[0].kind == "and"

    def _flush(self) -> None:
        """Places without an office; one that is joined to an agency before it has that agency's office."""
        last = self.found[-1][0] if self.found else None
        if self.after and last is not None and last.office and not (last.place or last.level):
            self.listed = self.found.pop()[0]  # 审批局几件,临渡的
        head = self.listed is not None or any(token.head for _, token in self.places)
        for place, _ in self.places:
            mention = replace(place, joined=self.joined)
            if (
                self.listed is None
                and self.joined
                and self.last is not None
                and self.last.office
                and place.places
                and not _is_town(place)
            ):
                mention = replace(mention, office=self.last.office, offices=self.last.offices)
            if self.listed is not None and place.places:
                spans = (*self.listed.spans, *place.spans)
                mention = replace(
                    mention, office=self.listed.office, offices=self.listed.offices, joined=False, spans=spans
                )
            self.found.append((mention, head))
        self.places = []
        self.listed = None

    def _beside(self, n: int) -> tuple[YearWord, ...]:
        """The year word right after a name, else right before it."""
        for near in (n + 1, n - 1):
            if 0 <= near < len(self.tokens) and self.tokens[near].kind == "year":
                word = self.years[self.tokens[near].start]
                return (word,) if word.years and not word.compared and not self._listed(near) else ()
        return ()

    def _listed(self, n: int) -> bool:
        """Whether the year word behind a name is the first of a list, that of all names: 2021、2022."""
        kinds = [token.kind for token in self.tokens[n + 1 : n + 4]]
        return kinds[:2] == ["and", "year"] and kinds[2:] not in (["place"], ["office"])


def _is_town(place: Mention) -> bool:
    """Whether a place named in full has no such office, but a government of its own: 民政厅和白石镇."""
    return place.place.endswith(("镇", "乡", "街道"))


def _compound(upper: Mention, lower: Mention, catalogue: Catalogue) -> Mention:
    """青岛市 and 文登区 in a row are one place, which the corpus may not have."""
    text = upper.place + lower.place
    below = (place for place in lower.places if place.startswith(tuple(upper.places)))
    places = catalogue.places_named(text) or frozenset(below)
    if not upper.places:
        places = places or catalogue.within(upper.place, lower.places)
    return replace(lower, place=text, places=places, spans=(*upper.spans, *lower.spans))
