"""The relational truth: whole reports in and out, one transaction a report, and exact look-ups.

Everything else in a home (vectors, word index) can be built again from here. ``generation`` counts the
changes, so that a reader can tell with one select whether anything it holds is out of date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from ingest import browse, records
from ingest.browse import Facets, FigureFilter, FoundFigure, Order, ReportFilter, RuleCount, Slice
from ingest.errors import HomeUnusable
from ingest.schema import (
    PARTS_OF_REPORT,
    SCHEMA_VERSION,
    figures,
    files,
    index_tasks,
    meta,
    metadata,
    passages,
    reports,
    tables,
    vectors,
)
from ingest.types import (
    Contact,
    Figure,
    Finding,
    Passage,
    Report,
    Section,
    Severity,
    Table,
    TableState,
    Template,
)

T = TypeVar("T")
Reports = Collection[str] | None
"""Which reports: their ids, or None for all of them."""


@dataclass(frozen=True, slots=True)
class TableSummary:
    """What became of one statutory table, without its cells."""

    id: str
    state: TableState
    cells: int


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What the catalogue says of a report, without its text. ``passages`` and ``figures`` are counts."""

    report_id: str
    file: str
    agency: str
    place: str
    office: str
    year: int
    template: Template
    title: str
    passages: int
    figures: int
    tables: tuple[TableSummary, ...]


class Store:
    """A database of reports. Safe for many threads and processes to read; one process at a time writes.

    Every query is answered from one snapshot. Results come by report id and within a report in its order.
    """

    def __init__(self, url: str) -> None:
        """Open the database at an SQLAlchemy URL, and create its tables where there are none."""
        self._url = sa.make_url(url)
        with self._mapped():
            self._engine = records.open_engine(self._url)
            self._writer = self._engine.execution_options(immediate=True)
            self._create()
            self._check_version()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    # -- reading --

    def generation(self) -> int:
        """How many changes the store has seen."""
        return int(self._one(sa.select(meta.c.generation))[0])

    def embedder(self) -> str:
        """The identity of the model whose vectors are kept; empty as long as there are none."""
        return str(self._one(sa.select(meta.c.embedder))[0])

    def catalogue(self, report_ids: Reports = None) -> list[CatalogueEntry]:
        """All or some reports by agency and year. O(their passages and figures), counted in an index."""
        names = ("file", "agency", "place", "office", "year", "template", "title")
        query = sa.select(reports.c.id.label("report_id"), *(reports.c[name] for name in names))
        if report_ids is not None:
            query = query.where(reports.c.id.in_(report_ids))
        with self._reading() as connection:
            rows = connection.execute(query.order_by("agency", "year", "report_id")).mappings().all()
            passage_counts = records.count_by_report(connection, passages, report_ids)
            figure_counts = records.count_by_report(connection, figures, report_ids)
            states = _table_summaries(connection, report_ids)
        return [
            CatalogueEntry(
                **row,
                passages=passage_counts.get(row["report_id"], 0),
                figures=figure_counts.get(row["report_id"], 0),
                tables=states[row["report_id"]],
            )
            for row in rows
        ]

    def report(self, report_id: str) -> Report | None:
        """One report whole, or None."""
        with self._reading() as connection:
            row = connection.execute(sa.select(reports).where(reports.c.id == report_id)).mappings().first()
            if row is None:
                return None
            parts: dict[str, Any] = {
                table.name: tuple(part for _, part in records.select_parts(connection, kind, [report_id]))
                for kind, table in PARTS_OF_REPORT.items()
            }
        return Report(**row, **parts)

    def text(self, report_id: str) -> str | None:
        """The canonical text of one report, or None."""
        row = self._one(sa.select(reports.c.text).where(reports.c.id == report_id))
        return None if row is None else str(row[0])

    def sha256(self, report_id: str) -> str | None:
        """The content of the file that a report was read from, by its hash; None where there is no report."""
        row = self._one(sa.select(reports.c.sha256).where(reports.c.id == report_id))
        return None if row is None else str(row[0])

    def figures(
        self,
        report_ids: Reports = None,
        table: str | None = None,
        row: str | None = None,
        column: str | None = None,
    ) -> list[tuple[str, Figure]]:
        """Figures with their report's id, by exact key. O(log all + found)."""
        key = {"table": table, "row": row, "column": column}
        where = [figures.c[name] == value for name, value in key.items() if value is not None]
        return self._all(Figure, report_ids, *where)

    def passages(self, ids: Collection[str]) -> dict[str, tuple[str, Passage]]:
        """Report id and passage by passage id; an id that is not there (any more) is left out."""
        found = self._all(Passage, None, passages.c.id.in_(ids))
        return {passage.id: (report_id, passage) for report_id, passage in found}

    def passages_of(self, report_ids: Reports = None) -> list[tuple[str, Passage]]:
        """The passages of some or all reports."""
        return self._all(Passage, report_ids)

    def sections(self, report_ids: Reports = None) -> list[tuple[str, Section]]:
        """The sections of some or all reports."""
        return self._all(Section, report_ids)

    def tables(self, report_ids: Reports = None) -> list[tuple[str, Table]]:
        """The statutory tables of some or all reports."""
        return self._all(Table, report_ids)

    def contacts(self, report_ids: Reports = None) -> list[tuple[str, Contact]]:
        """The contact details of some or all reports."""
        return self._all(Contact, report_ids)

    def findings(self, report_ids: Reports = None) -> list[tuple[str, Finding]]:
        """The check-up's findings on some or all reports."""
        return self._all(Finding, report_ids)

    def report_count(self) -> int:
        """How many reports there are."""
        return int(self._one(sa.select(sa.func.count()).select_from(reports))[0])

    def agencies(self) -> list[str]:
        """The name of every agency. O(reports)."""
        with self._reading() as connection:
            return list(connection.scalars(sa.select(reports.c.agency).distinct().order_by("agency")))

    def report_slice(self, wanted: ReportFilter, offset: int = 0, limit: int | None = None) -> Slice[str]:
        """Ids of some of the reports asked for, by agency and year. O(reports)."""
        with self._reading() as connection:
            return browse.report_slice(connection, wanted, offset, limit)

    def figure_slice(
        self,
        wanted: FigureFilter,
        order: Order = Order.AGENCY,
        descending: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> Slice[FoundFigure]:
        """Some of the figures asked for, in an order. O(found · log found)."""
        with self._reading() as connection:
            return browse.figure_slice(connection, wanted, order, descending, offset, limit)

    def finding_counts(self, wanted: ReportFilter) -> tuple[RuleCount, ...]:
        """The findings that are kept of the reports asked for, by rule and severity. O(findings)."""
        with self._reading() as connection:
            return browse.finding_counts(connection, wanted)

    def at_fault(
        self, wanted: ReportFilter, rule: str, severity: Severity | None, offset: int, limit: int
    ) -> Slice[str]:
        """Ids of the reports with a kept finding of a rule and a severity, where these are given."""
        with self._reading() as connection:
            return browse.reports_found_at_fault(connection, wanted, rule, severity, offset, limit)

    def facets(self) -> Facets:
        """What the reports can be filtered by. O(reports)."""
        with self._reading() as connection:
            return browse.facets(connection)

    def labels(self, table: str) -> tuple[tuple[str, str], ...]:
        """The rows and columns a table has in any report, in the order of the form. O(its figures)."""
        with self._reading() as connection:
            return browse.labels(connection, table)

    def passage_count(self) -> int:
        """How many passages there are, which is how many entries each index must have."""
        return int(self._one(sa.select(sa.func.count()).select_from(passages))[0])

    def text_keys(self, report_id: str) -> dict[str, str]:
        """The text key of each of a report's passages, by passage id."""
        query = sa.select(passages.c.id, passages.c.text_key).where(passages.c.report_id == report_id)
        with self._reading() as connection:
            return {row.id: row.text_key for row in connection.execute(query)}

    def vectors(self, text_keys: Collection[str], embedder: str) -> dict[str, bytes]:
        """The cached vectors among these texts, as the bytes of float32 values, by text key."""
        query = sa.select(vectors.c.text_key, vectors.c.vector).where(
            vectors.c.embedder == embedder, vectors.c.text_key.in_(text_keys)
        )
        with self._reading() as connection:
            return {row.text_key: row.vector for row in connection.execute(query)}

    def embedders(self) -> set[str]:
        """The identities of the models that vectors are kept of. O(vectors)."""
        with self._reading() as connection:
            return set(connection.scalars(sa.select(vectors.c.embedder).distinct()))

    def holder_of(self, sha256: str) -> str | None:
        """The id of the report that a file of this content was last taken into, or None."""
        row = self._one(sa.select(files.c.report_id).where(files.c.sha256 == sha256).limit(1))
        return None if row is None else str(row[0])

    def pending(self) -> list[str]:
        """Ids of the reports, there or gone, whose index entries may differ from this store."""
        with self._reading() as connection:
            return list(connection.scalars(sa.select(index_tasks.c.report_id).order_by("report_id")))

    # -- writing: only with the home's lock held --

    def save(
        self,
        report: Report,
        *,
        path: str,
        text_keys: Mapping[str, str],
        new_vectors: Mapping[str, bytes],
        embedder: str,
    ) -> None:
        """Put a report in the place of the one with its id, and note that its index entries are due.

        Args:
            report: the report; replaced as a whole.
            path: the file it was read from.
            text_keys: for each passage id the key of its embedded text.
            new_vectors: by text key, the vectors that were not cached yet.
            embedder: the identity of the model that made them.
        """
        with self._writing() as connection:
            connection.execute(sa.update(meta).where(meta.c.embedder == "").values(embedder=embedder))
            records.insert_vectors(connection, new_vectors, embedder)
            records.replace_report(connection, report.id, report, text_keys, {path: report.sha256})

    def move(self, report: Report, *, instead_of: str, text_keys: Mapping[str, str]) -> None:
        """Put a report in the place of that of another id, with its files; no text of it is new."""
        with self._writing() as connection:
            records.replace_report(connection, instead_of, report, text_keys, {})

    def remove(self, report_id: str) -> None:
        """Remove a report with all that came of it, and note that its index entries are due."""
        with self._writing() as connection:
            records.prune_vectors(connection, records.delete_report(connection, report_id))
            records.note_task(connection, report_id)

    def settle(self, report_id: str) -> None:
        """Note that a report's index entries are as the store has them."""
        with self._writing() as connection:
            connection.execute(sa.delete(index_tasks).where(index_tasks.c.report_id == report_id))

    def add_vectors(self, new: Mapping[str, bytes], embedder: str) -> None:
        """Keep vectors of a model that the store is to move to, by text key. No reader need take note."""
        with self._writing(seen=False) as connection:
            records.insert_vectors(connection, new, embedder)

    def adopt(self, embedder: str) -> None:
        """From now on the vectors of this model are the store's. All of its passages must have one."""
        with self._writing() as connection:
            connection.execute(sa.update(meta).values(embedder=embedder))

    def drop_vectors(self, embedder: str) -> None:
        """Forget the vectors of a model that is not the store's."""
        with self._writing(seen=False) as connection:
            connection.execute(sa.delete(vectors).where(vectors.c.embedder == embedder))

    # -- inside --

    def _one(self, query: sa.Select[Any]) -> Any:
        with self._reading() as connection:
            return connection.execute(query).first()

    def _all(self, kind: type[T], report_ids: Reports, *where: sa.ColumnElement[bool]) -> list[tuple[str, T]]:
        with self._reading() as connection:
            return records.select_parts(connection, kind, report_ids, *where)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """One snapshot."""
        with self._mapped(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self, seen: bool = True) -> Iterator[sa.Connection]:
        """One transaction, counted as one change where readers see anything of it."""
        with self._mapped(), self._writer.begin() as connection:
            if seen:
                connection.execute(sa.update(meta).values(generation=meta.c.generation + 1))
            yield connection

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        """What the database reports as its own trouble, in our words; our mistakes stay as they are."""
        try:
            yield
        except (IntegrityError, ProgrammingError):
            raise
        except DatabaseError as error:
            place = self._url.database if self._url.get_backend_name() == "sqlite" else self._url.host
            raise HomeUnusable(
                f"资料库 {place} 无法读写（{error.orig}）。请检查该位置的权限、剩余空间和文件是否完好，"
                "或用 --home 换一个资料目录。"
            ) from error

    def _create(self) -> None:
        """The tables, unless they are there; two processes may try at once."""
        if sa.inspect(self._engine).has_table(meta.name):
            return
        with self._writer.begin() as connection:
            metadata.create_all(connection)
            if connection.execute(sa.select(meta.c.id)).first() is None:
                row = {"id": 1, "schema_version": SCHEMA_VERSION, "generation": 0, "embedder": ""}
                connection.execute(sa.insert(meta), row)

    def _check_version(self) -> None:
        version = int(self._one(sa.select(meta.c.schema_version))[0])
        if version < SCHEMA_VERSION:
            raise HomeUnusable(
                f"资料库 {self._url.database} 是较早版本的程序建立的（格式 {version}，本程序用 "
                f"{SCHEMA_VERSION}）。请删去该资料目录，或用 --home 换一个，然后重新读入报告。"
            )
        if version > SCHEMA_VERSION:
            raise HomeUnusable(
                f"资料库 {self._url.database} 是较新版本的程序建立的（格式 {version}，本程序支持到 "
                f"{SCHEMA_VERSION}）。请升级 gongkai，或用 --home 换一个资料目录。"
            )


def _table_summaries(connection: sa.Connection, report_ids: Reports) -> dict[str, tuple[TableSummary, ...]]:
    query = sa.select(tables.c.report_id, tables.c.id, tables.c.state, tables.c.cells)
    if report_ids is not None:
        query = query.where(tables.c.report_id.in_(report_ids))
    found: dict[str, tuple[TableSummary, ...]] = defaultdict(tuple)
    for report_id, *summary in connection.execute(query.order_by(tables.c.report_id, tables.c.position)):
        found[report_id] += (TableSummary(*summary),)
    return found
