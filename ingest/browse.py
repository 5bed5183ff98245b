"""Slices of what a store holds: filtered, sorted and counted by the database, never loaded whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from ingest.fold import squeeze
from ingest.records import select_fields
from ingest.schema import figures, findings, reports, tables
from ingest.types import Figure, FigureState, Severity, TableState

T = TypeVar("T")


class Order(StrEnum):
    """What figures can be sorted by."""

    AGENCY = "agency"
    YEAR = "year"
    TABLE = "table"
    ROW = "row"
    COLUMN = "column"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Some of what was asked for, and how much there is in all."""

    items: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports. ``agency`` are characters that its name has in this order (审批局: 行政审批服务局);
    ``state`` is one that any of its statutory tables is in."""

    agency: str = ""
    year: int | None = None
    place: str = ""
    state: TableState | None = None


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures. ``row`` and ``column`` are exact names, ``words`` and ``column_words`` characters that
    row and column have in this order."""

    reports: ReportFilter = ReportFilter()
    table: str = ""
    row: str | None = None
    column: str | None = None
    words: str = ""
    column_words: str = ""
    state: FigureState | None = None


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure with whose it is."""

    report_id: str
    agency: str
    year: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule was found broken, or could not be checked."""

    rule: str
    severity: Severity
    count: int
    reports: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the reports can be filtered by. ``places`` and ``agencies`` are cut off at ``MOST_NAMES``."""

    years: tuple[int, ...]
    places: tuple[str, ...]
    agencies: tuple[str, ...]


MOST_NAMES = 300
"""More names than this help nobody who chooses from a list."""


def report_slice(
    connection: sa.Connection, wanted: ReportFilter, offset: int, limit: int | None
) -> Slice[str]:
    """Ids of reports by agency and year. O(reports)."""
    where = _where_reports(wanted)
    total = connection.scalar(sa.select(sa.func.count()).select_from(reports).where(*where))
    query = sa.select(reports.c.id).where(*where).order_by("agency", "year", "id")
    return Slice(tuple(connection.scalars(query.offset(offset).limit(limit))), total or 0)


def figure_slice(
    connection: sa.Connection,
    wanted: FigureFilter,
    order: Order,
    descending: bool,
    offset: int,
    limit: int | None,
) -> Slice[FoundFigure]:
    """Figures in an order; those without a number come last by value. O(found · log found)."""
    both = figures.join(reports, figures.c.report_id == reports.c.id)
    where = [*_where_figures(wanted), *_where_reports(wanted.reports)]
    total = connection.scalar(sa.select(sa.func.count()).select_from(both).where(*where))
    whose = (reports.c.id, reports.c.agency, reports.c.year)
    query = sa.select(*whose, *select_fields(Figure)).select_from(both).where(*where)
    rows = connection.execute(query.order_by(*_ordering(order, descending)).offset(offset).limit(limit))
    found = (FoundFigure(row[0], row[1], row[2], Figure(*row[3:])) for row in rows)
    return Slice(tuple(found), total or 0)


def finding_counts(connection: sa.Connection, wanted: ReportFilter) -> tuple[RuleCount, ...]:
    """The findings that are kept, by rule and severity. O(findings)."""
    both = findings.join(reports, findings.c.report_id == reports.c.id)
    key = (findings.c.rule, findings.c.severity)
    counts = (sa.func.count(), sa.func.count(reports.c.id.distinct()))
    query = sa.select(*key, *counts).select_from(both).where(*_where_reports(wanted)).group_by(*key)
    return tuple(RuleCount(*row) for row in connection.execute(query))


def reports_found_at_fault(
    connection: sa.Connection,
    wanted: ReportFilter,
    rule: str,
    severity: Severity | None,
    offset: int,
    limit: int,
) -> Slice[str]:
    """Ids of the reports with a kept finding of a rule and a severity, each of which may be left open."""
    at_fault = sa.select(findings.c.report_id)
    at_fault = at_fault.where(findings.c.rule == rule) if rule else at_fault
    at_fault = at_fault.where(findings.c.severity == severity) if severity else at_fault
    where = [*_where_reports(wanted), reports.c.id.in_(at_fault)]
    total = connection.scalar(sa.select(sa.func.count()).select_from(reports).where(*where))
    query = sa.select(reports.c.id).where(*where).order_by("agency", "year", "id")
    return Slice(tuple(connection.scalars(query.offset(offset).limit(limit))), total or 0)


def facets(connection: sa.Connection) -> Facets:
    """The years, the first places and the first agencies there are. O(reports)."""
    years = connection.scalars(sa.select(reports.c.year).distinct().order_by("year"))
    names = (
        connection.scalars(
            sa.select(reports.c[name])
            .distinct()
            .where(reports.c[name] != "")
            .order_by(name)
            .limit(MOST_NAMES)
        )
        for name in ("place", "agency")
    )
    return Facets(tuple(years), *(tuple(found) for found in names))


def labels(connection: sa.Connection, table: str) -> tuple[tuple[str, str], ...]:
    """The rows and columns that a table has in any report, in the order of the form. O(its figures)."""
    key = (figures.c.row, figures.c.column)
    query = sa.select(*key).where(figures.c.table == table).group_by(*key)
    found = connection.execute(query.order_by(sa.func.min(figures.c.position)))
    return tuple((row, column) for row, column in found)


def _where_reports(wanted: ReportFilter) -> list[sa.ColumnElement[bool]]:
    where: list[sa.ColumnElement[bool]] = []
    if wanted.agency.strip():
        where.append(_in_order(reports.c.agency, wanted.agency))
    if wanted.year is not None:
        where.append(reports.c.year == wanted.year)
    if wanted.place:
        where.append(reports.c.place == wanted.place)
    if wanted.state is not None:
        in_state = sa.select(tables.c.report_id).where(tables.c.state == wanted.state)
        where.append(reports.c.id.in_(in_state))
    return where


def _where_figures(wanted: FigureFilter) -> list[sa.ColumnElement[bool]]:
    exact = {"row": wanted.row, "column": wanted.column, "state": wanted.state, "table": wanted.table or None}
    where = [figures.c[name] == value for name, value in exact.items() if value is not None]
    in_order = ((figures.c.row, wanted.words), (figures.c.column, wanted.column_words))
    return [*where, *(_in_order(column, words) for column, words in in_order if words.strip())]


def _in_order(column: sa.ColumnElement[Any], words: str) -> sa.ColumnElement[bool]:
    """Whether a column has these characters in this order, whatever stands between them."""
    wanted = [f"\\{char}" if char in "%_\\" else char for char in squeeze(words).text]
    return column.like(f"%{'%'.join(wanted)}%", escape="\\")


def _ordering(order: Order, descending: bool) -> list[sa.ColumnElement[Any]]:
    """The order asked for, and within it by agency, year and the report's own order."""
    rest = [reports.c.agency, reports.c.year, reports.c.id, figures.c.position]
    if order is Order.VALUE:
        number = sa.cast(sa.cast(figures.c.value, sa.String), sa.Numeric(asdecimal=False))
        return [figures.c.value.is_(None), number.desc() if descending else number, *rest]
    column = reports.c[order] if order in (Order.AGENCY, Order.YEAR) else figures.c[order]
    return [column.desc() if descending else column.asc(), *rest]
