"""Figures as operands: each one value with its unit and its place, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.cells.counts import PROSE, unit_of
from assistant.cells.measures import Measure
from assistant.draft import Draft
from assistant.lookup.figures import COUNTS, LookUp, Outcome, look_up, stated_in_prose
from assistant.lookup.own_words import name_of
from assistant.lookup.shelf import ReportView
from assistant.understanding.limits import Condition
from assistant.understanding.operations import Asked, Operation
from ingest.types import Figure
from prompts import phrase

_IN_YUAN = {"元": Decimal(1), "万元": Decimal(10**4), "亿元": Decimal(10**8)}


ONE_BESIDE = Asked((Operation.DIFFERENCE,))
"""One of two is held against the other."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One measure of one report. ``value`` is None where the report does not give it; ``look_up`` says why.

    ``figures`` are those the value was read from: one, or the rows of a group that were added up.
    ``is_taken_away``: the question takes it away from the others.
    """

    view: ReportView
    measure: Measure
    value: Decimal | None
    unit: str
    figures: tuple[Figure, ...]
    look_up: LookUp
    is_taken_away: bool = False

    @property
    def number(self) -> Decimal:
        """The value of an operand that has one; raises ValueError for another."""
        if self.value is None:
            raise ValueError(f"{self.measure.label}: not reported")
        return self.value

    @property
    def is_about(self) -> bool:
        """True where the report itself gives the value only roughly (余, 约, 近)."""
        return any(figure.qualifier for figure in self.figures)

    def cite(self, draft: Draft) -> list[int]:
        """The markers of its figures, which are listed as used."""
        return [draft.cite_figure(self.view, figure) for figure in self.figures]


def operand(view: ReportView, measure: Measure) -> Operand:
    """Look a measure up in one report: in its table, else in its sentences. O(figures of the report)."""
    found = look_up(view, measure)
    if found.outcome is Outcome.VALUE:
        figures = found.figures if found.is_group else found.figures[:1]
        value = found.total if found.is_group else figures[0].value
        unit = figures[0].unit or (unit_of(measure.row) if measure.table == PROSE else "")
        return Operand(view, measure, value, unit, figures, found)
    stated = stated_in_prose(view, measure)
    if stated is not None:
        figure = stated[1]
        unit = figure.unit or (found.figures[0].unit if found.figures else measure.unit)
        return Operand(view, measure, figure.value, unit, (figure,), found)
    return Operand(view, measure, None, "", (), found)


def in_one_unit(operands: Sequence[Operand]) -> list[Operand] | None:
    """The operands in the unit of the first (sums of money converted), or None where they do not compare."""
    units = {item.unit for item in operands if item.value is not None}
    if len(units) <= 1 or _is_one_count(operands, units):
        return list(operands)
    if not units <= _IN_YUAN.keys():
        return None
    wanted = next(item.unit for item in operands if item.value is not None)
    return [
        item
        if item.value is None
        else replace(item, value=item.value * _IN_YUAN[item.unit] / _IN_YUAN[wanted], unit=wanted)
        for item in operands
    ]


def as_numbers(asked: Asked, known: Sequence[Operand]) -> Sequence[Operand] | None:
    """Two counts of one report, each in a unit of its own (817条, 22篇), one wanted in terms of the other, or
    how many more there are of it.
    """
    quotient = asked.times or (asked.ratio and Operation.SHARE in asked)
    quotient = quotient or asked.operations == (Operation.DIFFERENCE,)
    alone = len(known) == 2 and known[0].view.report.id == known[1].view.report.id
    return known if quotient and alone and not any(item.unit in _IN_YUAN for item in known) else None


def in_yuan(value: Decimal, unit: str) -> Decimal:
    """A sum of money in 元; a value in another unit as it is."""
    return value * _IN_YUAN.get(unit, 1)


def year_of(item: Operand) -> int:
    """The year of the report that an operand stands in."""
    return item.view.report.year


def series_of(operands: Sequence[Operand]) -> list[list[Operand]]:
    """The operands by agency and measure, in order of years, where there are two years or more."""
    groups: dict[tuple[str, str], list[Operand]] = {}
    for item in operands:
        groups.setdefault((item.view.report.agency, item.measure.label), []).append(item)
    ordered = (sorted(items, key=year_of) for items in groups.values())
    return [items for items in ordered if year_of(items[0]) != year_of(items[-1])]


def meets(item: Operand, condition: Condition) -> bool:
    """Whether an operand that has a value meets a condition, which may be in another unit of money."""
    return condition.holds(in_yuan(item.number, item.unit) if condition.unit else item.number)


def _is_one_count(operands: Sequence[Operand], units: set[str]) -> bool:
    """One thing counted in the words that each report chooses (条, 篇; 1次 for 1件); never sums of money, nor
    two columns of a row, one of decisions and one of items.
    """
    same = len({(item.measure.table, item.measure.row, item.measure.column) for item in operands}) == 1
    counted = operands[0].measure.table == PROSE or units <= COUNTS
    return same and counted and not units & _IN_YUAN.keys()


def stated_operand(view: ReportView, figures: Sequence[Figure]) -> Operand:
    """A figure of a sentence, or the sum of several that are listed, as what is computed with."""
    measure = Measure(PROSE, name_of(figures[0]) if len(figures) == 1 else phrase("listed_together"))
    found = LookUp(view, measure, Outcome.VALUE, None, tuple(figures), is_group=len(figures) > 1)
    return Operand(view, measure, found.total, figures[0].unit, tuple(figures), found)
