"""What goes through the assistant: a typed query, evidence, statements with citations, an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ingest.types import FigureState, Origin, Part


class Status(StrEnum):
    """The five ways an answer can end (contract.md)."""

    ANSWERED = "answered"
    NOT_REPORTED = "not_reported"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CellName:
    """A cell of a statutory table by the form's own labels."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim run of a report's canonical text. ``n`` is its marker, counted from 1."""

    n: int
    report_id: str
    file: str
    agency: str
    year: int
    part: Part
    heading: str
    quote: str
    start: int
    end: int
    page: int | None = None
    cell: CellName | None = None


@dataclass(frozen=True, slots=True)
class FigureUsed:
    """A figure an answer rests on, as contract.md lists it."""

    report_id: str
    agency: str
    year: int
    table: str
    row: str
    column: str
    value: Decimal | None
    unit: str
    raw: str
    state: FigureState
    origin: Origin


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an answer: plain text (never markup) and the markers that support it.

    ``level`` 0 is a paragraph, 1 a list item. A statement without markers must not contain a fact.
    """

    text: str
    cites: tuple[int, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, verified. ``assumed`` says in words what the question left open and was filled in."""

    question: str
    status: Status
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...] = ()
    figures: tuple[FigureUsed, ...] = ()
    calculation: str | None = None
    options: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    """Of the reports that were read for it, whether or not one is cited."""
    model: str | None = None
    note: str = ""
    timings_ms: dict[str, float] = field(default_factory=dict)
    id: str | None = None
    language: str = "zh"


class ScopeStatus(StrEnum):
    """What became of the names and years of a question."""

    RESOLVED = "resolved"
    CLARIFY = "clarify"
    NOT_FOUND = "not_found"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """The reports a question is about.

    ``options`` can be asked back as they are. ``problem`` says in Chinese what is not there. ``assumed`` says
    what was filled in. ``prior_year_of`` holds years without a report, each with the report of the next year,
    which may state last year's figure. ``compared_years`` is the 2021 of 比2021年多. ``rest`` is the question
    without names and years, after the earlier turn's rest where it only continues that; ``before`` is that
    rest, and ``earlier`` that of the last turn, whatever is left of it. ``named``: the question itself
    names an agency. ``open``: nobody does, and the content may still tell whose it is. ``limit`` is the
    agency whose figure the others are held against (超过甲的有哪几家), or empty. ``left_out`` are those that
    the question names only to leave them out. ``newest`` is what is said of the newest year where that was
    taken as none was named, or empty, and ``meant`` are then all the agencies asked about, also those
    without a report of that year. ``groups`` are sorts of agencies, or places, that are held against each
    other, each with its agencies. ``supposed`` is the agency that is taken for the first or the only one.
    ``unheard`` are the place and the office of a name that no agency has.
    """

    status: ScopeStatus
    agencies: tuple[str, ...] = ()
    report_ids: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    compared_years: tuple[int, ...] = ()
    options: tuple[str, ...] = ()
    problem: str = ""
    assumed: tuple[str, ...] = ()
    prior_year_of: tuple[tuple[int, str], ...] = ()
    rest: str = ""
    before: str = ""
    earlier: str = ""
    consumed: tuple[str, ...] = ()
    named: bool = False
    open: bool = False
    limit: str = ""
    left_out: tuple[str, ...] = ()
    newest: str = ""
    meant: tuple[str, ...] = ()
    supposed: str = ""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unheard: tuple[str, str] = ("", "")
