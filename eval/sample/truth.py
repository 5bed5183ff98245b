"""What a made-up report says, kept beside the file so that every answer can be marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.types import CellName
from ingest.tables import TABLES, Column, TableSpec
from ingest.types import Template


@dataclass(frozen=True, slots=True)
class Agency:
    """An invented agency: ``place`` with the city (青溪市临渡区), ``office``, everyday ``nickname``."""

    place: str
    office: str
    nickname: str

    @property
    def name(self) -> str:
        """The full name as its reports give it."""
        return self.place + self.office

    @property
    def district(self) -> str:
        """The last step of the place: 临渡区, or 青溪市 for a city."""
        city, mark, rest = self.place.partition("市")
        return rest or city + mark

    @property
    def short(self) -> str:
        """The name without the city, as the reports speak of themselves."""
        return self.district + self.office


@dataclass(frozen=True, slots=True)
class Contacts:
    """How to reach the agency; an empty field is one the report leaves out."""

    address: str
    postcode: str
    phone: str
    fax: str
    email: str
    web: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A count stated in prose; ``quote`` is the clause, verbatim. ``rough`` counts are printed with 余."""

    key: str
    value: Decimal
    unit: str
    quote: str
    parts: tuple[tuple[str, Decimal], ...] = ()
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed; level 0 is the title, 1 one of the six parts, 2 what stands within a part."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    text: str


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a statutory table stands."""

    table: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of counts by category and year; every writer but plain text shows its numbers as a picture."""

    title: str
    categories: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Decimal, ...]], ...]


Piece = Heading | Paragraph | TablePlace | Chart


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A cell that was printed wrong on purpose, and what the form's own sums would have there."""

    cell: CellName
    right: Decimal


@dataclass(frozen=True, slots=True)
class Truth:
    """One report: its figures as printed (None is a blank cell), its facts, and its text in order.

    ``images`` are tables that are pictures; of these ``legible`` can be read in the file as it is. ``local``
    names the rows that are the agency's own, by table, each with the row it stands after.
    """

    file: str
    agency: Agency
    year: int
    form: Template
    contacts: Contacts
    period: tuple[date, date]
    signed: date
    values: Mapping[CellName, Decimal | None]
    money_unit: str
    facts: tuple[Fact, ...]
    problems: tuple[str, ...]
    improvements: tuple[str, ...]
    innovation: str
    pieces: tuple[Piece, ...]
    images: frozenset[str] = frozenset()
    legible: frozenset[str] = frozenset()
    wrong: WrongSum | None = None
    local: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    planted: tuple[str, ...] = ()
    """The rules of the check-up that the report was made to break."""

    @property
    def specs(self) -> tuple[TableSpec, ...]:
        """The three tables in the version of the form this report follows.

        Some offices go on printing 其他处理 as the one row it was; their table of part 3 is the older one.
        """
        old = self.has("requests", "其他处理")
        forms = {"requests": Template.FORM_2019 if old else self.form, "proactive": self.form}
        return tuple(spec for spec in TABLES if spec.template in (forms.get(spec.id), None))

    def has(self, table: str, row: str) -> bool:
        """Whether the table has this row; all cells of it are there or none."""
        return any(cell.table == table and cell.row == row for cell in self.values)

    def value(self, table: str, row: str, column: str) -> Decimal | None:
        """What a cell says; None for a blank."""
        return self.values[CellName(table, row, column)]

    @property
    def unread(self) -> frozenset[str]:
        """Tables of which only a placeholder is left, or a picture too coarse to read."""
        return self.images - self.legible

    def fact(self, key: str) -> Fact | None:
        """The fact of that key, or None where the report does not state it."""
        return next((fact for fact in self.facts if fact.key == key), None)

    def unit(self, column: Column) -> str:
        """The unit of a column; where the form leaves it to the cell, the one this report writes."""
        return column.unit or self.money_unit

    def printed(self, table: str, row: str, column: Column) -> str:
        """The cell's text: a number, a number with its unit where the form has none, or nothing."""
        value = self.values[CellName(table, row, column.name)]
        if value is None:
            return ""
        return f"{value}{'' if column.unit else self.money_unit}"


def to_json(truth: Truth) -> dict[str, Any]:
    """The truth as plain data; figures as a list of cells, None for a blank."""
    figures = [
        {"table": cell.table, "row": cell.row, "column": cell.column, "value": _plain(value)}
        for cell, value in truth.values.items()
    ]
    facts = [
        {
            "key": fact.key,
            "value": _plain(fact.value),
            "unit": fact.unit,
            "rough": fact.rough,
            "quote": fact.quote,
            "parts": {name: _plain(count) for name, count in fact.parts},
        }
        for fact in truth.facts
    ]
    return {
        "file": truth.file,
        "agency": truth.agency.name,
        "place": truth.agency.place,
        "office": truth.agency.office,
        "year": truth.year,
        "form": truth.form.value,
        "signed": truth.signed.isoformat(),
        "period": [day.isoformat() for day in truth.period],
        "contacts": {name: getattr(truth.contacts, name) for name in Contacts.__slots__},
        "images": sorted(truth.images),
        "legible": sorted(truth.legible),
        "wrong": _wrong(truth.wrong),
        "planted": list(truth.planted),
        "figures": figures,
        "facts": facts,
        "problems": list(truth.problems),
        "improvements": list(truth.improvements),
        "innovation": truth.innovation,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _wrong(wrong: WrongSum | None) -> dict[str, str] | None:
    if wrong is None:
        return None
    cell = wrong.cell
    return {"table": cell.table, "row": cell.row, "column": cell.column, "right": str(wrong.right)}
