"""Questions over the sample corpus, with the answers its truth gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from assistant.types import CellName, Status
from eval.cases import Case, Evidence
from eval.sample import asked
from eval.sample.forms import PARTIAL, printed_label
from eval.sample.plans import SEED
from eval.sample.truth import Agency, Truth
from ingest.tables import Row, TableSpec

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_ANSWERED = frozenset({Status.ANSWERED})
_NOT_REPORTED = frozenset({Status.NOT_REPORTED})
_SILENT = frozenset({Status.NOT_REPORTED, Status.NOT_FOUND})

Maker = Callable[[Sequence[Truth], Random], Iterator[Case]]


def sample_cases(truths: Sequence[Truth], seed: int = SEED) -> list[Case]:
    """About 150 questions of ten kinds, numbered; the same truths and seed give the same questions."""
    rng = Random(seed)
    cases: list[Case] = []
    for maker, quota in _QUOTAS:
        made = list(maker(truths, rng))
        cases += rng.sample(made, min(quota, len(made)))
    return [_numbered(case, number) for number, case in enumerate(cases, 1)]


def names_of(agency: Agency) -> tuple[str, ...]:
    """What people call an agency: its full name, without the city, and everyday short forms."""
    short = agency.district + agency.nickname
    if agency.office == "人民政府":
        return agency.name, agency.short, short
    return agency.name, agency.short, short, agency.district[:-1] + agency.nickname


def _cells(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth, cell, wordings in _asked_cells(truths):
        value = truth.values[cell]
        if value is not None and cell.table not in truth.unread:
            question, quotes = _ask(wordings, truth, rng), [_row_quote(truth, cell)]
            yield _answered(truth, question, "table", value, _unit(truth, cell), quotes)


def _pairs(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth in truths:
        for (first, second), wordings in asked.PAIRS.items():
            cells = CellName(*first), CellName(*second)
            if all(truth.values.get(cell) is not None and cell.table not in truth.unread for cell in cells):
                quotes = [_row_quote(truth, cell) for cell in cells]
                value = truth.values[cells[0]]
                yield _answered(truth, _ask(wordings, truth, rng), "two_figures", value, "件", quotes)


def _blanks(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth, cell, wordings in _asked_cells(truths):
        if truth.values[cell] is None:
            yield _case(_ask(wordings, truth, rng), "blank", _NOT_REPORTED)


def _images(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth, cell, wordings in _asked_cells(truths):
        if cell.table in truth.unread:
            yield _case(_ask(wordings, truth, rng), "image_table", _NOT_REPORTED)


def _facts(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth in truths:
        for fact in truth.facts:
            question = _ask(asked.FACTS[fact.key], truth, rng)
            yield _answered(truth, question, "prose", fact.value, fact.unit, [fact.quote])


def _unstated(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    """What some reports state and these do not."""
    for truth in truths:
        for key in ("hotline", "open_days"):
            if truth.fact(key) is None:
                yield _case(_ask(asked.FACTS[key], truth, rng), "unstated", _SILENT)


def _contacts(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth in truths:
        for field, wordings in asked.CONTACTS.items():
            question, value = _ask(wordings, truth, rng), str(getattr(truth.contacts, field))
            if value:
                yield _answered(truth, question, "contact", value, "", [value])
            else:
                yield _case(question, "contact", _SILENT)


def _worded(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth in truths:
        yield _answered(truth, _ask(asked.PROBLEMS, truth, rng), "problems", None, "", truth.problems)
        yield _answered(truth, _ask(asked.IMPROVEMENTS, truth, rng), "problems", None, "", truth.improvements)


def _novelties(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth in truths:
        question, quotes = _ask(asked.INNOVATIONS, truth, rng), [f"“{truth.innovation}”"]
        yield _answered(truth, question, "procedure", None, "", quotes)


def _unanswerable(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth in truths:
        wordings = rng.choice((asked.NO_SUCH_AGENCY, asked.NO_SUCH_YEAR))
        yield _case(_ask(wordings, truth, rng), "unanswerable", frozenset({Status.NOT_FOUND}))


def _ambiguous(truths: Sequence[Truth], rng: Random) -> Iterator[Case]:
    for truth in truths:
        wordings = rng.choice((asked.NO_YEAR, asked.NO_AGENCY))
        yield _case(_ask(wordings, truth, rng), "ambiguous", frozenset({Status.CLARIFY}))


_QUOTAS: tuple[tuple[Maker, int], ...] = (
    (_cells, 44),
    (_pairs, 8),
    (_blanks, 8),
    (_images, 10),
    (_facts, 40),
    (_unstated, 5),
    (_contacts, 12),
    (_worded, 10),
    (_novelties, 6),
    (_unanswerable, 8),
    (_ambiguous, 6),
)


def _asked_cells(truths: Sequence[Truth]) -> Iterator[tuple[Truth, CellName, tuple[str, ...]]]:
    for truth in truths:
        for key, wordings in asked.CELLS.items():
            if CellName(*key) in truth.values:
                yield truth, CellName(*key), wordings


def _ask(wordings: Sequence[str], truth: Truth, rng: Random) -> str:
    year = str(truth.year)
    when = rng.choice(asked.WHEN).format(year=year, digits=year.translate(_DIGITS))
    who = rng.choice(names_of(truth.agency))
    return rng.choice(wordings).format(who=who, when=when, district=truth.agency.district)


def _answered(
    truth: Truth, question: str, kind: str, value: Decimal | str | None, unit: str, quotes: Sequence[str]
) -> Case:
    evidence = tuple(Evidence(truth.file, quote) for quote in quotes)
    answer = "；".join(quotes) if value is None else f"{value}{unit}"
    return Case("", question, kind, _ANSWERED, value, unit, answer, evidence)


def _case(question: str, kind: str, statuses: frozenset[Status]) -> Case:
    return Case("", question, kind, statuses)


def _numbered(case: Case, number: int) -> Case:
    return replace(case, id=f"s{number:03}")


def _unit(truth: Truth, cell: CellName) -> str:
    column = next(c for c in _spec(truth, cell).columns_of(cell.row) if c.name == cell.column)
    return truth.unit(column)


def _row_quote(truth: Truth, cell: CellName) -> str:
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


def _spec(truth: Truth, cell: CellName) -> TableSpec:
    return next(spec for spec in truth.specs if spec.id == cell.table)
