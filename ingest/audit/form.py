"""The form itself: its six parts, its three tables, their fixed rows and labels, and the right version."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.audit.rules import breach, quote_of, unchecked
from ingest.fold import label_key
from ingest.tables import TABLES, TableSpec
from ingest.tables.labels import book_of, cell_key, is_words
from ingest.types import (
    PART_TITLES,
    FigureState,
    Finding,
    Origin,
    Part,
    Quote,
    Report,
    Table,
    TableState,
    Template,
)

_FIRST_OF_2021_FORM = 2021
_READ = (TableState.PARSED, TableState.IMAGE_OCR)
_MOST_NAMED = 3


def audit_form(report: Report) -> Iterator[Finding]:
    """What is missing of the form, cannot be read, or has been changed. O(cells)."""
    yield from _parts(report)
    for table in report.tables:
        if table.state is TableState.ABSENT:
            yield breach("form.table", f"没有找到“{_title(table.id)}”")
        elif table.state is TableState.IMAGE_UNREAD:
            message = f"“{_title(table.id)}”是图片，没有读出，表内和与正文的核对都无法进行"
            yield unchecked("form.picture", message, quotes=_quotes(report, table))
        elif table.state is TableState.IMAGE_OCR:
            message = f"“{_title(table.id)}”以图片公布，建议改为可检索的表格"
            yield breach("form.picture", message, quotes=_quotes(report, table))
        yield from _unread(report, table)
        if table.state is TableState.PARSED:
            yield from _rows(report, table)
            yield from _labels(report, table)
    yield from _version(report)


def spec_of(report: Report, table_id: str) -> TableSpec:
    """The version of the form a table should follow: the report's, or else the one whose rows it has."""
    rows = {figure.row for figure in report.figures if figure.table == table_id}
    versions = [spec for spec in TABLES if spec.id == table_id]
    versions = [spec for spec in versions if spec.template is report.template] or versions
    return max(reversed(versions), key=lambda spec: sum(row.name in rows for row in spec.rows))


def _parts(report: Report) -> Iterator[Finding]:
    have = {section.part for section in report.sections}
    for part in Part:
        if part is not Part.PREAMBLE and part not in have:
            yield breach("form.part", f"没有找到“{PART_TITLES[part]}”这一部分")


def _unread(report: Report, table: Table) -> Iterator[Finding]:
    unread = [
        f
        for f in report.figures
        if f.table == table.id and f.state is FigureState.UNREADABLE and f.origin is not Origin.PROSE
    ]
    if unread and table.state is not TableState.IMAGE_UNREAD:
        message = f"“{_title(table.id)}”有 {len(unread)} 个单元格未能读出，没有核对"
        yield unchecked("form.unread", message, unread, _quotes(report, table))


def _version(report: Report) -> Iterator[Finding]:
    right = Template.FORM_2021 if report.year >= _FIRST_OF_2021_FORM else Template.FORM_2019
    if report.template in (Template.FORM_2019, Template.FORM_2021) and report.template is not right:
        message = f"{report.year}年度的报告应用{right.value}年印发的表式，表格却是{report.template.value}年的"
        yield breach("form.version", message)


def _rows(report: Report, table: Table) -> Iterator[Finding]:
    """Rows of the form that the table lacks, and rows that are not the form's."""
    spec = spec_of(report, table.id)
    have = {f.row for f in report.figures if f.table == table.id}
    names = {row.name for row in spec.rows}
    missing = [row.name for row in spec.rows if row.name not in have]
    more = [
        row for row in dict.fromkeys(f.row for f in report.figures if f.table == table.id) if row not in names
    ]
    said = []
    if missing:
        said.append(f"没有读到{_named(missing)}")
    if more:
        said.append(f"多出{_named(more)}")
    if said:
        figures = [f for f in report.figures if f.table == table.id and f.row in more]
        message = f"“{_title(table.id)}”的行与格式不符：{'，'.join(said)}"
        yield breach("form.rows", message, figures, quotes=_quotes(report, table))


def _labels(report: Report, table: Table) -> Iterator[Finding]:
    """Labels that were recognised but are not worded as on the form."""
    if table.grid is None:
        return
    spec = spec_of(report, table.id)
    official = _official(spec)
    leaves = {row.name: row.leaf for row in spec.rows}
    rows = {f.quote_start: leaves[f.row] for f in report.figures if f.table == table.id and f.row in leaves}
    columns = book_of(spec)
    for cell in table.grid.cells:
        key = cell_key(cell.text)
        if not key or key in official or not is_words(cell.text):
            continue
        meant = None if spec.rows_in_header else rows.get(cell.start)
        if meant is None:
            column = columns.column(key)
            meant = column.name if column else None
        if meant is not None:
            message = f"“{_title(table.id)}”的固定文字“{meant}”写成了“{' '.join(cell.text.split())}”"
            yield breach("form.labels", message, quotes=[quote_of(report.text, cell.start, cell.end)])


def _official(spec: TableSpec) -> set[str]:
    """The form's own labels by key, and those that stand for more than one thing."""
    labels = [row.leaf for row in spec.rows] + [c.name for block in spec.blocks for c in block.columns]
    long = [alias for row in spec.rows for alias in row.aliases if alias.startswith(f"{row.leaf}、")]
    return {label_key(label) for label in (*labels, *long)}


def _named(rows: list[str]) -> str:
    names = "、".join(f"“{row.replace('/', '—')}”" for row in rows[:_MOST_NAMED])
    return f"{names}等 {len(rows)} 行" if len(rows) > _MOST_NAMED else names


def _quotes(report: Report, table: Table) -> list[Quote]:
    if table.start is None or table.end is None:
        return []
    end = min(table.end, table.start + 200)
    return [quote_of(report.text, table.start, end)]


def _title(table_id: str) -> str:
    return next(spec.title for spec in TABLES if spec.id == table_id)
