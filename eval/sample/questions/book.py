"""The truth of the sample corpus by agency, year and key: what each report gives, or why it gives nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.types import CellName
from eval.cases import Evidence, Names, Reason, Source
from eval.sample.forms import PARTIAL, printed_label
from eval.sample.questions.terms import TERMS, Term
from eval.sample.truth import Agency, Fact, Paragraph, Truth
from ingest.tables import Row, TableSpec

_SENTENCE = re.compile(r"[^。；]+")


class Unresolvable(ValueError):
    """A question that this corpus cannot be asked: a report, a key or a clear winner is missing."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One thing asked of one report: its value, or ``reason`` why there is none, and where it stands."""

    truth: Truth
    key: str
    value: Decimal | str | None
    unit: str = ""
    evidence: tuple[Evidence, ...] = ()
    reason: Reason | None = None
    rough: bool = False

    @property
    def number(self) -> Decimal:
        """The value, for arithmetic."""
        if not isinstance(self.value, Decimal):
            raise Unresolvable(f"{self.key} of {self.truth.file} is {self.value!r}, no number")
        return self.value


def in_one_unit(operands: Sequence[Operand]) -> tuple[Operand, ...]:
    """The operands in 元 where some are in 元 and others in 万元, so that they can be reckoned with."""
    if {operand.unit for operand in operands if operand.value is not None} != {"元", "万元"}:
        return tuple(operands)
    return tuple(
        replace(operand, value=operand.number * 10000, unit="元") if operand.unit == "万元" else operand
        for operand in operands
    )


@dataclass(frozen=True, slots=True)
class Book:
    """All reports of the corpus."""

    truths: tuple[Truth, ...]

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Every agency once, in order."""
        return tuple(dict.fromkeys(truth.agency for truth in self.truths))

    @property
    def years(self) -> tuple[int, ...]:
        """Every year once, the earliest first."""
        return tuple(sorted({truth.year for truth in self.truths}))

    def agency(self, who: str) -> Agency:
        """The agency called ``who``: its district and nickname, or its office's kind if there is but one."""
        found = [agency for agency in self.agencies if who in (key_of(agency), agency.name)]
        if len(found) != 1:
            raise Unresolvable(f"no agency is called {who!r}")
        return found[0]

    def truth(self, agency: Agency, year: int) -> Truth | None:
        """The report of an agency's year, if there is one."""
        return next((t for t in self.truths if (t.agency, t.year) == (agency, year)), None)

    def operand(self, truth: Truth, key: str) -> Operand:
        """What a report gives for a key. O(cells + facts)."""
        if key not in TERMS:
            raise Unresolvable(f"no such key: {key!r}")
        term = TERMS[key]
        if term.contact:
            return _contact(truth, key, term)
        return _of_fact(truth, key, term) or _of_cell(truth, key, term)


def key_of(agency: Agency) -> str:
    """What the question files call an agency: 临渡区审批局."""
    return agency.district + agency.nickname


def names_of(agency: Agency) -> Names:
    """What people call an agency: its full name, without the city, and everyday short forms."""
    if agency.office == "人民政府":
        return agency.name, agency.short, key_of(agency)
    return agency.name, agency.short, key_of(agency), agency.district[:-1] + agency.nickname


def source_of(truth: Truth) -> Source:
    """The report as what may be cited."""
    return Source(truth.file, truth.agency.name, truth.year)


def sentences(truth: Truth, words: Sequence[str]) -> list[Evidence]:
    """The clauses of the prose that have one of the words, each as good as another. O(text)."""
    return [
        Evidence(truth.file, clause.strip(), needed=False)
        for clause in _clauses(truth)
        if any(word in clause for word in words)
    ]


def _clauses(truth: Truth) -> Iterator[str]:
    for piece in truth.pieces:
        if isinstance(piece, Paragraph):
            yield from _SENTENCE.findall(piece.text)


def _contact(truth: Truth, key: str, term: Term) -> Operand:
    value = str(getattr(truth.contacts, term.contact))
    if not value:
        return Operand(truth, key, None, reason=Reason.UNSTATED)
    return Operand(truth, key, value, evidence=(Evidence(truth.file, value),))


def _of_fact(truth: Truth, key: str, term: Term) -> Operand | None:
    """The prose's count; the table's cell, if it has one too, may be cited instead."""
    fact = truth.fact(term.fact)
    cell = next((cell for cell in term.cells if truth.values.get(cell) is not None), None)
    if fact is None:
        return None
    value = _part(fact, term.part)
    if value is None:
        return Operand(truth, key, None, reason=Reason.UNSTATED)
    unit = {"参加人数": "人"}.get(term.part, fact.unit)
    row = row_quote(truth, cell) if cell else ""
    evidence = Evidence(truth.file, fact.quote, cell, row)
    return Operand(truth, key, value, unit, (evidence,), rough=fact.rough)


def _part(fact: Fact, part: str) -> Decimal | None:
    """A count within the fact; where there was nothing at all, none of its unnamed parts either."""
    if not part:
        return fact.value
    return dict(fact.parts).get(part, None if fact.value else fact.value)


def _of_cell(truth: Truth, key: str, term: Term) -> Operand:
    cell = next((cell for cell in term.cells if cell in truth.values), None)
    if cell is None:
        return Operand(truth, key, None, reason=Reason.UNSTATED)
    if cell.table in truth.unread:
        return Operand(truth, key, None, reason=Reason.UNREADABLE)
    evidence = (Evidence(truth.file, row_quote(truth, cell), cell),)
    value, unit = truth.values[cell], unit_of(truth, cell)
    if value is None:
        return Operand(truth, key, None, unit, evidence, Reason.BLANK)
    return Operand(truth, key, value, unit, evidence)


def row_quote(truth: Truth, cell: CellName) -> str:
    """The row as it is printed: its label and its values, or, under a header of rows, all values."""
    spec = _spec(truth, cell)
    rows = spec.rows if spec.rows_in_header else tuple(row for row in spec.rows if row.name == cell.row)
    label = "" if spec.rows_in_header else _label(rows[0])
    values = [
        truth.printed(spec.id, row.name, column) for row in rows for column in spec.columns_of(row.name)
    ]
    return "\t".join(text for text in (label, *values) if text)


def _label(row: Row) -> str:
    return printed_label(row) + (PARTIAL if row.name == "部分公开" else "")


def unit_of(truth: Truth, cell: CellName) -> str:
    """The unit that a cell is counted in: the form's, or the one this report writes."""
    column = next(c for c in _spec(truth, cell).columns_of(cell.row) if c.name == cell.column)
    return truth.unit(column)


def _spec(truth: Truth, cell: CellName) -> TableSpec:
    return next(spec for spec in truth.specs if spec.id == cell.table)
