"""Whose number it is: the agency, year, row and column named before it; and names that do not belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from assistant.scope.catalogue import Catalogue
from assistant.types import Answer
from ingest.fold import squeeze
from ingest.names import office_aliases, place_aliases, split_agency
from ingest.numerals import parse_number
from ingest.offices import SEATS
from ingest.types import Origin

_YEAR = re.compile(r"(?<![较比与同于])(20\d\d|二[〇零][〇零一二三][〇零一二三四五六七八九])(?=年)")
_ENGLISH_YEAR = re.compile(r"(?<![\d.,])(20\d\d)(?:(?=年)|(?![\d,.]*\d|\s*[\u4e00-\u9fff%]))")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2}(?:(?<![该本我全布格结当各此])局(?![面部势限])|(?<![大分])厅(?!堂)|委员会|管委会|办公室|街道办|人民政府|法院|检察院|"
    r"集团|公司|大学|(?<=[省市县区镇乡])政府)|"
    r"[\u4e00-\u9fff]{2}[省市县区镇乡旗](?=(?:人民)?政府|[\u4e00-\u9fff]{2,8}(?:局|委员会|办公室|厅)|\d{4}年)"
)
_COMMON_BODY = re.compile(r"(?:办公室|委员会|公司|集团|大学)$")
_AFTER_PLACE = re.compile(r"\d{4}年|[省市县区州]")
_CLAUSE_END = re.compile(r"[,;:。、!?(){}“”](?!\d{3}\D)")
_NO_WORD = re.compile(r"[^\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is said of; None where that is not said."""

    agency: str | None = None
    year: int | None = None
    row: str | None = None
    column: str | None = None


class Names:
    """The agencies, rows and columns of one answer's evidence by every usual name. O(its names), once."""

    def __init__(self, answer: Answer, catalogue: Catalogue, english: bool = False) -> None:
        self._catalogue = catalogue
        self._year = _ENGLISH_YEAR if english else _YEAR
        agencies = dict.fromkeys(citation.agency for citation in answer.citations)
        self._agencies = _unique({name: _agency_names(name) for name in agencies})
        cells = [figure for figure in answer.figures if figure.origin is not Origin.PROSE]
        self._rows = _unique({figure.row: _row_names(figure.row) for figure in cells})
        self._columns = _unique({figure.column: {figure.column} for figure in cells})
        self._many_years = len({citation.year for citation in answer.citations}) > 1
        self._many_agencies = len(agencies) > 1

    def subject(self, text: str, position: int, default: Subject) -> Subject:
        """What stands last before a position of squeezed text; what is not named there is the default's."""
        before = text[:position]
        years = _years(before, self._year)
        return Subject(
            _last(before, self._agencies) or default.agency,
            years[-1] if years else default.year,
            _last(before, self._rows) or default.row,
            _last(before, self._columns) or default.column,
        )

    def fits(self, said: Subject, same: Sequence[Subject], every: Sequence[Subject]) -> bool:
        """True where one of ``same`` is what is said; what is left unsaid must be plain from ``every``."""
        return any(
            all(
                _fits(getattr(said, f.name), getattr(one, f.name), (getattr(o, f.name) for o in every))
                for f in fields(Subject)
            )
            for one in same
        )

    def first(self, text: str) -> tuple[str | None, int | None]:
        """The first agency and year that squeezed text names, as far as the evidence has several."""
        found = _found(text, self._agencies)
        years = _years(text, self._year)
        agency = min(found)[2] if found and self._many_agencies else None
        return agency, years[0] if years and self._many_years else None

    def foreign(self, text: str, agencies: Iterable[str], held: str) -> Iterator[str]:
        """Names of places and agencies in squeezed text that are neither ``agencies`` nor in ``held``."""
        own = set(agencies)
        free = bytearray(b"\x01" * len(text))
        for start, end, agency in _found(text, self._agencies):
            if agency in own:
                free[start:end] = bytes(end - start)
            else:
                yield text[start:end]
        spans = [match.span() for match in _BODY.finditer(text)]
        for start, end in (*spans, *self._known(text, free)):
            if all(free[start:end]) and not _stands_in(text[start:end], held):
                yield text[start:end]

    def without(self, text: str) -> str:
        """Squeezed text with the names of the evidence's agencies taken out."""
        for start, end, _ in sorted(_found(text, self._agencies), reverse=True):
            text = text[:start] + " " + text[end:]
        return text

    def _known(self, text: str, free: Sequence[int]) -> Iterator[tuple[int, int]]:
        position = 0
        while position < len(text):
            place = self._catalogue.place_at(text, position) if free[position] else None
            named = (
                place and not place.common and (place.end - position > 2 or self._goes_on(text, place.end))
            )
            word = place if named else self._catalogue.office_at(text, position)
            if word and free[position]:
                yield position, word.end
            position = word.end if word and free[position] else position + 1

    def _goes_on(self, text: str, end: int) -> bool:
        """Whether what follows two characters shows that they are a place: 和政 is none in 和政策."""
        return bool(_AFTER_PLACE.match(text, end) or self._catalogue.office_at(text, end))


def _stands_in(name: str, held: str) -> bool:
    """Whether a name is in the sources; of 由办公室 and the like, the body is."""
    body = _COMMON_BODY.search(name)
    return name in held or bool(body and body[0] in held)


def words_around(text: str, position: int) -> frozenset[str]:
    """The pairs of characters in the clause that a position of squeezed text lies in."""
    start = max((match.end() for match in _CLAUSE_END.finditer(text, 0, position)), default=0)
    end = _CLAUSE_END.search(text, position)
    clause = text[start : end.start() if end else len(text)]
    return frozenset(run[n : n + 2] for run in _NO_WORD.split(clause) for n in range(len(run) - 1))


def _agency_names(agency: str) -> set[str]:
    name = split_agency(agency)
    places = set(place_aliases(name.place)) if name.place else set()
    offices = office_aliases(name.office)
    names = {agency, *offices, *(place + office for place in places for office in offices)}
    return names | places if name.office in SEATS else names


def _row_names(row: str) -> set[str]:
    """A row as it is told: 不予公开/重复申请 is 重复申请, 本年新收…数量 is 新收…."""
    bare = squeeze(row).text
    forms = {bare, bare.rpartition("/")[2], bare.replace("/", "-")}
    return {form for name in forms for form in (name, name.removeprefix("本年").removesuffix("数量")) if form}


def _unique(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each name with the one thing it stands for; a name of several is none."""
    owners: dict[str, set[str]] = {}
    for owner, forms in names.items():
        for form in forms:
            owners.setdefault(form, set()).add(owner)
    return {form: min(of) for form, of in owners.items() if len(of) == 1 and len(form) > 1}


def _found(text: str, names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where the names stand, the longest first and none inside another. O(names × length)."""
    taken: list[tuple[int, int, str]] = []
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(start < other_end and other < end for other, other_end, _ in taken):
                taken.append((start, end, names[name]))
            start = text.find(name, start + 1)
    return taken


def _last(text: str, names: Mapping[str, str]) -> str | None:
    found = _found(text, names)
    return max(found)[2] if found else None


def _years(text: str, pattern: re.Pattern[str]) -> list[int]:
    numbers = (parse_number(found) for found in pattern.findall(text))
    return [int(number) for number in numbers if number is not None]


def _fits(said: object, given: object, every: Iterable[object]) -> bool:
    if said is None:
        return len({value for value in every if value is not None}) <= 1
    return given is None or given == said
