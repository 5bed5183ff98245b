"""The figures of an answer set out: as a small table, as a chart where they compare, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.listing import no_formula
from assistant.output import digits
from assistant.types import Answer, Citation, FigureUsed
from ingest.fold import squeeze
from ingest.types import Origin

TABLE_FROM = 3
"""Figures that make a table; one or two are said well enough in a sentence."""
MOST_DRAWN = 20
_CHART_FROM = 3
_TOTAL = "总计"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and the marker of the place it was read at; 0 where the answer cites no such place."""

    figure: FigureUsed
    n: int

    @property
    def item(self) -> str:
        """What is counted, as the form says it; a total needs no column."""
        row = self.figure.row.replace("/", " › ")
        column = self.figure.column
        return f"{row}（{column}）" if column not in ("", _TOTAL) else row


@dataclass(frozen=True, slots=True)
class Line:
    """One series of a chart; None where a report gives no value."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: values over years as ``line``, years side by side as ``column``, a ranking as ``bar``.

    It shows the ``item`` of the ``subject``, an agency or a year. ``labels`` are the places along the axis,
    ``of`` how many there would be if all were drawn.
    """

    kind: Literal["line", "column", "bar"]
    subject: str
    item: str
    unit: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    of: int

    @property
    def title(self) -> str:
        """What stands above it."""
        return f"{self.subject} {self.item}".strip()


def rows_of(answer: Answer) -> tuple[Row, ...]:
    """The figures as a table, if there are enough for one; else none. O(figures x citations of a report)."""
    cited: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        cited.setdefault(citation.report_id, []).append(citation)
    rows = tuple(Row(figure, _marker(figure, cited.get(figure.report_id, ()))) for figure in answer.figures)
    return rows if len(rows) >= TABLE_FROM else ()


def chart_of(rows: Sequence[Row]) -> Chart | None:
    """The chart of a table: of years, of agencies, of both, or of the items of one report; or None.

    Only numbers in one unit compare. O(rows · log rows).
    """
    known = [row for row in rows if row.figure.value is not None]
    units = {row.figure.unit for row in known if row.figure.unit or row.figure.value}
    if len(known) < _CHART_FROM or len(units) != 1:  # 没有 is none of any unit
        return None
    by_report: dict[tuple[str, int], Decimal | None] = {}
    for row in rows:
        key, value = (row.figure.agency, row.figure.year), row.figure.value
        if by_report.get(key) is None:  # a cell left blank, of which a sentence may still tell
            by_report[key] = value
        elif value not in (None, by_report[key]):
            return _of_items(known) if len({row.figure.report_id for row in rows}) == 1 else None
    named = [row for row in known if row.figure.unit]
    return _of_reports(by_report, max(named or known, key=lambda row: row.figure.year))


def to_csv(rows: Iterable[Row], head: Sequence[str]) -> str:
    """The table for a spreadsheet, with the mark that has Excel read it as UTF-8; ``head``: 7 names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    for row in rows:
        figure = row.figure
        cells = (figure.agency, str(figure.year), row.item, digits(figure.value) or "", figure.unit)
        writer.writerow(no_formula(cell) for cell in (*cells, figure.raw, figure.state.value))
    return "\ufeff" + text.getvalue()


def _marker(figure: FigureUsed, citations: Sequence[Citation]) -> int:
    wanted = (figure.table, figure.row, figure.column)
    for citation in citations:
        cell = citation.cell
        if cell is not None and (cell.table, cell.row, cell.column) == wanted:
            return citation.n
    same = [c.n for c in citations if c.cell is not None and c.cell.table == figure.table]
    if len(same) == 1:  # one place shows the whole group
        return same[0]
    raw = squeeze(figure.raw).text
    if figure.origin in (Origin.PROSE, Origin.CHART) and raw:
        return next((c.n for c in citations if not c.cell and raw in squeeze(c.quote).text), 0)
    return 0


def _of_reports(values: dict[tuple[str, int], Decimal | None], newest: Row) -> Chart | None:
    """One value a report: over the years, or from the largest down."""
    years = sorted({year for _, year in values})
    agencies = list(dict.fromkeys(agency for agency, _ in values))
    item, unit = newest.item, newest.figure.unit
    if len(values) < _CHART_FROM:
        return None
    if len(years) == 1:
        ranked = sorted(((v, a) for (a, _), v in values.items() if v is not None), key=lambda p: -p[0])
        shown = ranked[:MOST_DRAWN]
        line = Line(str(years[0]), tuple(value for value, _ in shown))
        return Chart("bar", str(years[0]), item, unit, tuple(name for _, name in shown), (line,), len(ranked))
    lines = tuple(Line(a, tuple(values.get((a, y)) for y in years)) for a in agencies)
    subject = agencies[0] if len(agencies) == 1 else ""
    kind: Literal["line", "column"] = "line" if len(years) >= _CHART_FROM else "column"
    return Chart(kind, subject, item, unit, tuple(map(str, years)), lines[:MOST_DRAWN], len(lines))


def _of_items(known: Sequence[Row]) -> Chart | None:
    """Several items of one report that share a row or a column of a table; their total is left out."""
    figures = [row.figure for row in known]
    one_row = len({(f.table, f.row) for f in figures}) == 1
    one_column = len({(f.table, f.column) for f in figures}) == 1
    if not (one_row or one_column):
        return None
    groups = {f.row.rpartition("/")[0] for f in figures}
    group = groups.pop() if len(groups) == 1 else ""
    named = [
        (f.column if one_row else f.row.removeprefix(f"{group}/").replace("/", " › "), f) for f in figures
    ]
    parts = [(name, f) for name, f in named if name != _TOTAL]
    if len(parts) < _CHART_FROM or len([f for _, f in parts if f.value]) < 2:
        return None
    first = figures[0]
    subject, item = f"{first.agency} {first.year}", first.row if one_row else group
    shown = parts[:MOST_DRAWN]
    line = Line(subject, tuple(f.value for _, f in shown))
    labels = tuple(name for name, _ in shown)
    return Chart("bar", subject, item, first.unit, labels, (line,), len(parts))


def spoken(chart: Chart) -> Iterator[str]:
    """The chart in words, a line each, for who cannot see it. O(points)."""
    for line in chart.lines:
        pairs = zip(chart.labels, line.values, strict=True)
        told = "，".join(f"{label} {'—' if v is None else digits(v)}{chart.unit}" for label, v in pairs)
        yield f"{line.name}：{told}" if len(chart.lines) > 1 else told
