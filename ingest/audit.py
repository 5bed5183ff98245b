"""The check-up: the form's own sums, declared in the table specs, on the figures of one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.tables import TABLES, SumCheck, TableSpec
from ingest.types import Figure, FigureState, Finding, Origin, Report, Severity

_Cells = Mapping[tuple[str, str], Figure]


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
        return _sum(self.left), _sum(self.right)


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


def audit_report(report: Report) -> tuple[Finding, ...]:
    """The findings on one report's statutory tables: each sum that is wrong, and what cannot be checked.

    The lines that cannot be checked make one finding a rule.
    """
    findings: list[Finding] = []
    unchecked: dict[str, list[CheckedLine]] = {}
    for line in check_sums(report):
        if line.holds is None:
            unchecked.setdefault(line.check.rule, []).append(line)
        elif not line.holds:
            findings.append(_wrong(line))
    return (*findings, *(_uncheckable(lines) for lines in unchecked.values()))


def _wrong(line: CheckedLine) -> Finding:
    expected, found = line.sums
    message = f"{_title(line.table)}“{line.line}”：{line.check.reading}；前者为 {expected}，后者为 {found}"
    figures = (*line.left, *line.right)
    if any(figure.origin is Origin.IMAGE for figure in figures):
        message += "；数据由图片识别，请对照原图"
        return Finding(line.check.rule, Severity.WARNING, message, expected, found, figures)
    return Finding(line.check.rule, Severity.ERROR, message, expected, found, figures)


def _uncheckable(lines: list[CheckedLine]) -> Finding:
    names = "、".join(line.line for line in lines)
    first = lines[0]
    message = f"{_title(first.table)}“{names}”有空白或未读出的单元格，无法核对：{first.check.reading}"
    return Finding(first.check.rule, Severity.UNCHECKABLE, message, None, None, (*first.left, *first.right))


def _title(table_id: str) -> str:
    return next(spec.title for spec in TABLES if spec.id == table_id)


def _spec_for(table_id: str, cells: _Cells) -> TableSpec:
    """The version of the form whose rows the figures have."""
    rows = {row for row, _ in cells}
    versions = [spec for spec in TABLES if spec.id == table_id]
    return max(reversed(versions), key=lambda spec: sum(row.name in rows for row in spec.rows))


def _checked(spec: TableSpec, check: SumCheck, cells: _Cells) -> Iterator[CheckedLine]:
    for line, left, right in _lines(spec, check, cells):
        states = {figure.state for figure in (*left, *right)}
        if states == {FigureState.BLANK}:
            continue
        holds = _sum(left) == _sum(right) if states == {FigureState.REPORTED} else None
        yield CheckedLine(spec.id, check, line, tuple(left), tuple(right), holds)


def _lines(
    spec: TableSpec, check: SumCheck, cells: _Cells
) -> Iterator[tuple[str, list[Figure], list[Figure]]]:
    """Each line the check runs over, with the figures of its two sides; none with a missing row."""
    block = spec.blocks[0]
    names = [column.name for column in block.columns] if check.along_columns else [r.name for r in block.rows]
    for name in names:
        left = [cells.get((row, name) if check.along_columns else (name, row)) for row in check.left]
        right = [cells.get((row, name) if check.along_columns else (name, row)) for row in check.right]
        if all(left) and all(right):
            yield name, list(_present(left)), list(_present(right))


def _present(figures: Iterable[Figure | None]) -> Iterator[Figure]:
    return (figure for figure in figures if figure is not None)


def _sum(figures: Iterable[Figure]) -> Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))
