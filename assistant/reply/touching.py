"""The findings of the check-up that touch the figures an answer uses, matched by place in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import FigureUsed
from ingest.store import Store
from ingest.types import Figure, Finding


@dataclass(frozen=True, slots=True)
class Touching:
    """A finding on a report, and those of the answer's figures that it is about."""

    agency: str
    year: int
    finding: Finding
    figures: tuple[FigureUsed, ...]


def touching_findings(figures: Sequence[FigureUsed], store: Store) -> tuple[Touching, ...]:
    """The findings, each once, report by report. O(figures of the reports used)."""
    report_ids = list(dict.fromkeys(figure.report_id for figure in figures))
    places: dict[tuple[str, int, int], list[FigureUsed]] = {}
    for report_id, figure in store.figures(report_ids) if report_ids else ():
        for used in figures:
            if used.report_id == report_id and _same(used, figure):
                places.setdefault((report_id, figure.start, figure.end), []).append(used)
    found: dict[tuple[str, str], Touching] = {}
    for report_id, finding in store.findings(report_ids) if places else ():
        touched = [used for f in finding.figures for used in places.get((report_id, f.start, f.end), ())]
        if touched:
            first = touched[0]
            once = tuple(dict.fromkeys(touched))
            found.setdefault((report_id, finding.message), Touching(first.agency, first.year, finding, once))
    return tuple(found.values())


def _same(used: FigureUsed, figure: Figure) -> bool:
    """Whether a figure of a report is the one an answer lists."""
    return (used.table, used.row, used.column, used.raw, used.origin) == (
        figure.table,
        figure.row,
        figure.column,
        figure.raw,
        figure.origin,
    )
