"""The relational tables: one a type of ingest.types, each column named as the field it keeps.

A number is kept as its digits, never as a float; what has no columns of its own is JSON, checked when read.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.types import TypeDecorator

from ingest.types import (
    Block,
    Box,
    Contact,
    Figure,
    FigureState,
    Finding,
    Grid,
    Origin,
    Part,
    Passage,
    Quote,
    Section,
    Severity,
    Table,
    TableState,
    Template,
)

SCHEMA_VERSION = 2

metadata = sa.MetaData()


class Json(TypeDecorator[Any]):
    """Values of one type, as JSON text."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self._adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:  # noqa: ARG002 (their signature)
        """To JSON."""
        return None if value is None else self._adapter.dump_json(value).decode()

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:  # noqa: ARG002 (their signature)
        """From JSON; fails when it is not of the type."""
        return None if value is None else self._adapter.validate_json(value)


class Exact(TypeDecorator[Decimal]):
    """A Decimal as its digits: 24.250 comes back as 24.250."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002
        """To text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Decimal | None:  # noqa: ARG002
        """From text."""
        return None if value is None else Decimal(value)


def _enum(kind: type[StrEnum]) -> sa.Enum:
    """An enumeration by its values, as plain text, so that a new member needs no migration."""
    return sa.Enum(kind, native_enum=False, length=32, values_callable=lambda kind: [m.value for m in kind])


def _required(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _report_key(**options: Any) -> sa.Column[str]:
    return sa.Column(
        "report_id", sa.String, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, **options
    )


def _part_of_report(name: str, *columns: sa.Column[Any] | sa.Index) -> sa.Table:
    """A table of what a report has several of, in the report's order."""
    position = sa.Column("position", sa.Integer, primary_key=True)
    return sa.Table(name, metadata, _report_key(primary_key=True), position, *columns)


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _required("schema_version", sa.Integer),
    _required("generation", sa.Integer),
    _required("embedder", sa.String),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _required("file", sa.String),
    _required("sha256", sa.String),
    _required("agency", sa.String),
    _required("place", sa.String),
    _required("office", sa.String),
    _required("year", sa.Integer),
    _required("template", _enum(Template)),
    _required("title", sa.String),
    sa.Column("period", Json(tuple[date, date])),
    sa.Column("signed", sa.Date),
    # The two long columns stand last: SQLite reads a row from its beginning and only as far as it must.
    _required("blocks", Json(tuple[Block, ...])),
    _required("text", sa.Text),
)

sections = _part_of_report(
    "sections",
    _required("part", _enum(Part)),
    _required("headings", Json(tuple[str, ...])),
    _required("start", sa.Integer),
    _required("end", sa.Integer),
)

contacts = _part_of_report(
    "contacts",
    _required("kind", sa.String),
    _required("value", sa.String),
    _required("start", sa.Integer),
    _required("end", sa.Integer),
)

tables = _part_of_report(
    "tables",
    _required("id", sa.String),
    _required("state", _enum(TableState)),
    _required("part", _enum(Part)),
    _required("cells", sa.Integer),
    sa.Column("start", sa.Integer),
    sa.Column("end", sa.Integer),
    sa.Column("page", sa.Integer),
    sa.Column("grid", Json(Grid)),
    _required("note", sa.String),
)

figures = _part_of_report(
    "figures",
    _required("table", sa.String),
    _required("row", sa.String),
    _required("column", sa.String),
    sa.Column("value", Exact),
    _required("unit", sa.String),
    _required("raw", sa.String),
    _required("state", _enum(FigureState)),
    _required("origin", _enum(Origin)),
    _required("start", sa.Integer),
    _required("end", sa.Integer),
    _required("quote_start", sa.Integer),
    _required("quote_end", sa.Integer),
    sa.Column("page", sa.Integer),
    _required("qualifier", sa.String),
    _required("part", _enum(Part)),
    sa.Column("part_of", sa.Integer),
    sa.Column("confidence", sa.Float),
    sa.Column("box", Json(Box)),
    # In this order an exact key, in all reports or in some, is one search, and comes sorted.
    sa.Index("figures_by_key", "table", "row", "column", "report_id", "position"),
)

passages = _part_of_report(
    "passages",
    _required("id", sa.String),
    _required("part", _enum(Part)),
    _required("headings", Json(tuple[str, ...])),
    _required("text", sa.Text),
    _required("start", sa.Integer),
    _required("end", sa.Integer),
    sa.Column("page", sa.Integer),
    _required("is_table", sa.Boolean),
    _required("text_key", sa.String),
    sa.Index("passages_by_id", "id", unique=True),
    sa.Index("passages_by_text_key", "text_key"),
)

findings = _part_of_report(
    "findings",
    _required("rule", sa.String),
    _required("severity", _enum(Severity)),
    _required("message", sa.String),
    sa.Column("expected", Exact),
    sa.Column("found", Exact),
    _required("figures", Json(tuple[Figure, ...])),
    _required("quotes", Json(tuple[Quote, ...])),
    _required("before", Json(tuple[Figure, ...])),
)

# The vector of a text, whichever passages have it; gone with the last of them.
vectors = sa.Table(
    "vectors",
    metadata,
    sa.Column("text_key", sa.String, primary_key=True),
    sa.Column("embedder", sa.String, primary_key=True),
    _required("vector", sa.LargeBinary),
)

# Every file that was taken in, also one whose report has since been replaced by another file's.
files = sa.Table(
    "files",
    metadata,
    sa.Column("path", sa.String, primary_key=True),
    _required("sha256", sa.String),
    _report_key(index=True),
    sa.Index("files_by_content", "sha256"),
)

# Reports whose entries in the vector and word indexes may differ from this store (an outbox).
index_tasks = sa.Table("index_tasks", metadata, sa.Column("report_id", sa.String, primary_key=True))

PARTS_OF_REPORT: dict[type[Any], sa.Table] = {
    Section: sections,
    Contact: contacts,
    Table: tables,
    Figure: figures,
    Passage: passages,
    Finding: findings,
}
"""Where each type that a report has several of is kept, under the report's field of the same name."""
