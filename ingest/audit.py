"""The check-up: the form's own sums, declared in the table specs, on the figures of one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ingest.tables import TABLES, SumCheck, TableSpec
from ingest.types import Figure, FigureState, Finding, Origin, Report, Severity

_Cells = Mapping[tuple[str, str], Figure]


def audit_report(report: Report) -> tuple[Finding, ...]:
    """All findings on one report's statutory tables. O(cells).

    A sum with a blank or unread cell is not checkable, unless all its cells are blank: then there is
    nothing to check. One finding a rule says which lines could not be checked.
    """
    findings: list[Finding] = []
    for table in report.tables:
        cells = {
            (figure.row, figure.column): figure
            for figure in report.figures
            if figure.table == table.id and figure.origin in (Origin.TABLE, Origin.IMAGE)
        }
        if cells:
            spec = _spec_for(table.id, cells)
            findings += [finding for check in spec.checks for finding in _check(spec, check, cells)]
    return tuple(findings)


def _spec_for(table_id: str, cells: _Cells) -> TableSpec:
    """The version of the form whose rows the figures have."""
    rows = {row for row, _ in cells}
    versions = [spec for spec in TABLES if spec.id == table_id]
    return max(reversed(versions), key=lambda spec: sum(row.name in rows for row in spec.rows))


def _check(spec: TableSpec, check: SumCheck, cells: _Cells) -> Iterator[Finding]:
    unchecked: list[tuple[str, list[Figure]]] = []
    for line, left, right in _lines(spec, check, cells):
        figures = [*left, *right]
        if all(figure.state is FigureState.BLANK for figure in figures):
            continue
        if any(figure.state is not FigureState.REPORTED for figure in figures):
            unchecked.append((line, figures))
            continue
        expected, found = _sum(left), _sum(right)
        if expected != found:
            message = f"{spec.title}“{line}”：{check.reading}；前者为 {expected}，后者为 {found}"
            yield Finding(check.rule, Severity.ERROR, message, expected, found, tuple(figures))
    if unchecked:
        names = "、".join(line for line, _ in unchecked)
        message = f"{spec.title}“{names}”有空白或未读出的单元格，无法核对：{check.reading}"
        yield Finding(check.rule, Severity.UNCHECKABLE, message, None, None, tuple(unchecked[0][1]))


def _lines(
    spec: TableSpec, check: SumCheck, cells: _Cells
) -> Iterator[tuple[str, list[Figure], list[Figure]]]:
    """Each line the check runs over, with the figures of its two sides; lines with a missing row are left out."""
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
