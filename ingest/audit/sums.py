"""The form's own sums, declared in the table specs, on the figures of one report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.audit.rules import breach, shown, unchecked
from ingest.tables import TABLES, SumCheck, TableSpec
from ingest.tables.sums import Figures, agree, lines_of, sum_of
from ingest.types import Figure, FigureState, Finding, Origin, Report

_STOCKS = (("现行有效件数", "本年制发件数", "本年废止件数"), ("对外公开总数量", "本年新公开数量", ""))


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line (a column's or a row's) of one of the form's sums; ``holds`` is None if not checkable."""

    table: str
    check: SumCheck
    line: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    holds: bool | None

    @property
    def sums(self) -> tuple[Decimal, Decimal]:
        """Both sides; only meaningful where the line could be checked."""
        return sum_of(self.left), sum_of(self.right)


def check_sums(report: Report) -> list[CheckedLine]:
    """Every sum of the form, line by line, over the report's statutory tables. O(cells).

    A line of blank cells only has nothing to check and is left out; one with some blank or unread cell is
    not checkable.
    """
    lines: list[CheckedLine] = []
    for table in report.tables:
        cells = {
            (figure.row, figure.column): figure
            for figure in report.figures
            if figure.table == table.id and figure.origin in (Origin.TABLE, Origin.IMAGE)
        }
        if cells:
            spec = _spec_for(table.id, cells)
            lines += [line for check in spec.checks for line in _checked(spec, check, cells)]
    return lines


def audit_sums(report: Report) -> Iterator[Finding]:
    """Each sum that is wrong; the lines of a rule that cannot be checked make one finding."""
    blank: dict[str, list[CheckedLine]] = {}
    for line in check_sums(report):
        if line.holds is None:
            blank.setdefault(line.check.rule, []).append(line)
        elif not line.holds:
            expected, found = line.sums
            message = (
                f"{_title(line.table)}“{line.line}”：{line.check.reading}；"
                f"前者为 {shown(expected)}，后者为 {shown(found)}"
            )
            figures = (*line.left, *line.right)
            yield breach(line.check.rule, message, figures, expected=expected, found=found)
    for rule, lines in blank.items():
        names = "、".join(line.line for line in lines)
        message = (
            f"{_title(lines[0].table)}“{names}”有空白或未读出的单元格，无法核对：{lines[0].check.reading}"
        )
        yield unchecked(rule, message, (*lines[0].left, *lines[0].right))
    yield from _least(report)


def _least(report: Report) -> Iterator[Finding]:
    """Stocks of the first table that are smaller than what was just added to them."""
    cells = {(f.row, f.column): f for f in report.figures if f.table == "proactive"}
    for total, added, gone in _STOCKS:
        for row in ("规章", "行政规范性文件", "规范性文件"):
            figures = [cells[key] for key in ((row, total), (row, added), (row, gone)) if key in cells]
            values = [figure.value for figure in figures if figure.value is not None]
            if len(figures) != 2 + bool(gone) or len(values) != len(figures):
                continue
            least = values[1] - (values[2] if gone else 0)
            if values[0] < least:
                message = f"{_title('proactive')}“{row}”：{total} {shown(values[0])}，少于{added}" + (
                    f"减{gone} {shown(least)}" if gone else f" {shown(least)}"
                )
                yield breach("proactive.least", message, figures, expected=least, found=values[0])


def _title(table_id: str) -> str:
    return next(spec.title for spec in TABLES if spec.id == table_id)


def _spec_for(table_id: str, cells: Figures) -> TableSpec:
    """The version of the form whose rows the figures have."""
    rows = {row for row, _ in cells}
    versions = [spec for spec in TABLES if spec.id == table_id]
    return max(reversed(versions), key=lambda spec: sum(row.name in rows for row in spec.rows))


def _checked(spec: TableSpec, check: SumCheck, cells: Figures) -> Iterator[CheckedLine]:
    for line, left, right in lines_of(spec, check, cells):
        states = {figure.state for figure in (*left, *right)}
        if states == {FigureState.BLANK}:
            continue
        holds = agree(left, right) if states == {FigureState.REPORTED} else None
        yield CheckedLine(spec.id, check, line, left, right, holds)
