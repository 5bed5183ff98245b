"""Rows in and out of the tables of ingest.schema, on a connection that the store holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, TypeVar

import sqlalchemy as sa

from ingest.schema import PARTS_OF_REPORT, files, index_tasks, passages, reports, vectors
from ingest.types import Passage, Report

SQLITE_WAIT_SECONDS = 30.0

T = TypeVar("T")


def open_engine(url: sa.URL) -> sa.Engine:
    """The engine of a database. Its ``immediate`` option makes transactions that write from the start."""
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url)
    engine = sa.create_engine(url, connect_args={"timeout": SQLITE_WAIT_SECONDS})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Readers beside a writer, foreign keys, and transactions that begin where we say.

    SEE: https://docs.sqlalchemy.org/en/20/dialects/sqlite.html on why the driver's own BEGIN is not enough.
    """
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: sa.Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def select_parts(
    connection: sa.Connection,
    kind: type[T],
    report_ids: Collection[str] | None,
    *where: sa.ColumnElement[bool],
) -> list[tuple[str, T]]:
    """What reports have several of, with the report's id, by report and in the report's order."""
    table = PARTS_OF_REPORT[kind]
    names = _fields(kind)
    query = sa.select(table.c.report_id, *(table.c[name] for name in names)).where(*where)
    if report_ids is not None:
        query = query.where(table.c.report_id.in_(report_ids))
    rows = connection.execute(query.order_by(table.c.report_id, table.c.position))
    return [(row[0], kind(**dict(zip(names, row[1:], strict=True)))) for row in rows]


def select_fields(kind: type[Any]) -> list[sa.Column[Any]]:
    """The columns of a type that reports have several of, in the order of its fields."""
    table = PARTS_OF_REPORT[kind]
    return [table.c[name] for name in _fields(kind)]


def count_by_report(
    connection: sa.Connection, table: sa.Table, report_ids: Collection[str] | None
) -> dict[str, int]:
    """How many rows each report has, from an index alone."""
    query = sa.select(table.c.report_id, sa.func.count()).group_by(table.c.report_id)
    if report_ids is not None:
        query = query.where(table.c.report_id.in_(report_ids))
    return {report_id: count for report_id, count in connection.execute(query)}


def insert_report(connection: sa.Connection, report: Report, text_keys: Mapping[str, str]) -> None:
    """Insert a report with all its parts."""
    connection.execute(sa.insert(reports), {name: getattr(report, name) for name in reports.c.keys()})  # noqa: SIM118 (a collection of columns, whose iteration gives columns)
    for kind, table in PARTS_OF_REPORT.items():
        rows = [
            {
                "report_id": report.id,
                "position": position,
                **{name: getattr(part, name) for name in _fields(kind)},
            }
            for position, part in enumerate(getattr(report, table.name))
        ]
        if kind is Passage:
            rows = [{**row, "text_key": text_keys[row["id"]]} for row in rows]
        if rows:
            connection.execute(sa.insert(table), rows)


def replace_report(
    connection: sa.Connection,
    old_id: str,
    report: Report,
    text_keys: Mapping[str, str],
    read: Mapping[str, str],
) -> None:
    """Put a report in the place of one of its own or another id, and note that index entries are due.

    The files of the old one (sha256 by path) become the new one's, beside those it was ``read`` from.
    """
    taken = select_files(connection, old_id)
    old_keys = delete_report(connection, old_id)
    insert_report(connection, report, text_keys)
    insert_files(connection, {**taken, **read}, report.id)
    prune_vectors(connection, old_keys)
    for report_id in {old_id, report.id}:
        note_task(connection, report_id)


def delete_report(connection: sa.Connection, report_id: str) -> set[str]:
    """Delete a report, by cascade with all its parts and files. Gives the text keys its passages had."""
    keys = set(connection.scalars(sa.select(passages.c.text_key).where(passages.c.report_id == report_id)))
    connection.execute(sa.delete(reports).where(reports.c.id == report_id))
    return keys


def select_files(connection: sa.Connection, report_id: str) -> dict[str, str]:
    """The files that were taken into a report: their sha256 by path."""
    query = sa.select(files.c.path, files.c.sha256).where(files.c.report_id == report_id)
    return {row.path: row.sha256 for row in connection.execute(query)}


def insert_files(connection: sa.Connection, taken: Mapping[str, str], report_id: str) -> None:
    """Note files (sha256 by path) as taken into a report, and into no other."""
    connection.execute(sa.delete(files).where(files.c.path.in_(taken)))
    rows = [{"path": path, "sha256": sha256, "report_id": report_id} for path, sha256 in taken.items()]
    if rows:
        connection.execute(sa.insert(files), rows)


def insert_vectors(connection: sa.Connection, new: Mapping[str, bytes], embedder: str) -> None:
    """Keep vectors by text key, but for those that are there."""
    known = sa.select(vectors.c.text_key).where(vectors.c.embedder == embedder, vectors.c.text_key.in_(new))
    missing = new.keys() - set(connection.scalars(known))
    rows = [{"text_key": key, "embedder": embedder, "vector": new[key]} for key in sorted(missing)]
    if rows:
        connection.execute(sa.insert(vectors), rows)


def prune_vectors(connection: sa.Connection, text_keys: Collection[str]) -> None:
    """Of these texts, drop the vectors of those that no passage has any more. O(text_keys · log passages)."""
    in_use = sa.select(passages.c.text_key).where(passages.c.text_key.in_(text_keys))
    unused = set(text_keys) - set(connection.scalars(in_use))
    connection.execute(sa.delete(vectors).where(vectors.c.text_key.in_(unused)))


def note_task(connection: sa.Connection, report_id: str) -> None:
    """Note that a report's entries in the indexes are due."""
    connection.execute(sa.delete(index_tasks).where(index_tasks.c.report_id == report_id))
    connection.execute(sa.insert(index_tasks), {"report_id": report_id})


def _fields(kind: type[Any]) -> list[str]:
    return [field.name for field in fields(kind)]
