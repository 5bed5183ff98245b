"""The check-up of reports that are in a store, and of drafts that are not; each beside the year before.

What needs one report only is computed when it is taken in. What needs two is computed when asked, so that
nothing goes stale when a neighbour is removed or replaced: O(figures of both) a report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.audit.said import Stated
from ingest.audit.years import audit_years
from ingest.discover import find_files
from ingest.errors import GongkaiError, UnsupportedFormat
from ingest.names import FullNames
from ingest.parse import parse_file
from ingest.settings import IngestSettings
from ingest.store import CatalogueEntry, Store
from ingest.types import Figure, Finding, Report


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with all its findings; ``before_id`` is the report of the year before, if there is one."""

    report_id: str
    file: str
    agency: str
    year: int
    findings: tuple[Finding, ...]
    before_id: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A draft that could not be read, and why."""

    file: str
    error: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a store has of a report, as far as a comparison of years needs it."""

    office: str
    year: int
    text: str
    figures: tuple[Figure, ...]


def audit_library(store: Store, report_ids: Collection[str]) -> Iterator[Checked]:
    """Reports that are in, by agency and year. One report and the one before it are held at a time."""
    entries = store.catalogue()
    by_key = {(entry.agency, entry.year): entry for entry in entries}
    findings: dict[str, list[Finding]] = defaultdict(list)
    for report_id, finding in store.findings(report_ids):
        findings[report_id].append(finding)
    last: dict[str, _Kept] = {}
    for entry in entries:
        if entry.report_id not in report_ids:
            continue
        before = by_key.get((entry.agency, entry.year - 1))
        across: list[Finding] = []
        if before is not None:
            there = last.get(before.report_id) or _kept(store, before)
            last = {entry.report_id: _kept(store, entry)}
            across = audit_years(last[entry.report_id], there)
        yield Checked(
            entry.report_id,
            entry.file,
            entry.agency,
            entry.year,
            (*findings[entry.report_id], *across),
            before.report_id if before else None,
        )


def audit_files(paths: Sequence[Path], store: Store, settings: IngestSettings) -> list[Checked | Unread]:
    """Drafts, read without taking them in; the year before is looked for among them, then in the store.

    What lies in a folder and is no kind of document that is read is passed over.
    """
    drafts: dict[tuple[str, int], Report] = {}
    unread: list[Unread] = []
    for file in find_files(paths, settings):
        try:
            if file.problem:
                raise GongkaiError(file.problem)
            report = parse_file(file.path, settings)
        except UnsupportedFormat as error:
            unread += [Unread(file.label, str(error))] if file.named else []
        except GongkaiError as error:
            unread.append(Unread(file.label, str(error)))
        else:
            drafts[report.agency, report.year] = report
    kept = {(entry.agency, entry.year): entry for entry in store.catalogue()}
    names = FullNames(agency for agency, _ in (*drafts, *kept))
    under = {(names.full(agency) or agency, year): report for (agency, year), report in drafts.items()}
    checked = (
        _checked(report, (names.full(report.agency) or report.agency, report.year - 1), under, kept, store)
        for report in drafts.values()
    )
    return [*checked, *unread]


def _checked(
    report: Report,
    key: tuple[str, int],
    drafts: Mapping[tuple[str, int], Report],
    kept: Mapping[tuple[str, int], CatalogueEntry],
    store: Store,
) -> Checked:
    """A draft beside that of the year before, or else the report that is in, of this name and year."""
    before: Stated | None = drafts.get(key)
    before_id = drafts[key].id if key in drafts else None
    if before is None and key in kept:
        before, before_id = _kept(store, kept[key]), kept[key].report_id
    across = audit_years(report, before) if before is not None else []
    findings = (*report.findings, *across)
    return Checked(report.id, report.file, report.agency, report.year, findings, before_id)


def _kept(store: Store, entry: CatalogueEntry) -> _Kept:
    figures = tuple(figure for _, figure in store.figures([entry.report_id]))
    return _Kept(entry.office, entry.year, store.text(entry.report_id) or "", figures)
