"""One file to one report: read, cut into parts, tables and prose into figures, passages, check-up."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ingest.audit import audit_report
from ingest.identity import identify_report
from ingest.names import split_agency
from ingest.passages import cut_passages, passages_under
from ingest.prose import chart_figures, prose_figures
from ingest.readers import read_document
from ingest.sections import find_sections
from ingest.settings import IngestSettings
from ingest.tables.states import read_tables
from ingest.types import Document, Report


def parse_file(path: Path, settings: IngestSettings) -> Report:
    """Read one file whole. O(its characters).

    Raises UnsupportedFormat, UnreadableFile or NotAReport, each with one line that names the file.
    """
    document = read_document(path, settings)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return parse_document(document, path.name, sha256, settings.passage_chars)


def parse_document(document: Document, file_name: str, sha256: str, passage_chars: int) -> Report:
    """The report a document is. Raises NotAReport where its agency or year cannot be told."""
    sections = find_sections(document)
    identity = identify_report(document, sections, file_name)
    tables, table_figures, template = read_tables(document, sections)
    report_id = report_id_of(identity.agency, identity.year)
    name = split_agency(identity.agency)
    report = Report(
        id=report_id,
        file=file_name,
        sha256=sha256,
        agency=identity.agency,
        place=name.place,
        office=name.office,
        year=identity.year,
        template=template,
        title=identity.title,
        text=document.text,
        period=identity.period,
        signed=identity.signed,
        contacts=identity.contacts,
        blocks=document.blocks,
        sections=sections,
        tables=tables,
        figures=(
            *table_figures,
            *prose_figures(document, sections),
            *chart_figures(document, sections),
        ),
        passages=cut_passages(document, sections, report_id, passage_chars),
    )
    return replace(report, findings=audit_report(report))


def filed_under(report: Report, agency: str) -> Report:
    """The same report under another name of its agency; id, place and office follow, and its passages."""
    name = split_agency(agency)
    report_id = report_id_of(agency, report.year)
    filed = replace(
        report,
        id=report_id,
        agency=agency,
        place=name.place,
        office=name.office,
        passages=passages_under(report_id, report.passages),
    )
    return replace(filed, findings=audit_report(filed))


def report_id_of(agency: str, year: int) -> str:
    """The id of an agency's report of a year: the same when the file is replaced, so that links stay good."""
    return "r-" + hashlib.sha256(f"{agency}|{year}".encode()).hexdigest()[:12]
