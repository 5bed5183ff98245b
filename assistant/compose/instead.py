"""What else could be asked: other years and agencies in place of those assumed, and what is there instead.

Every choice can be asked as it stands: the rest of the question is carried over from the turn before
("X局 2021年"), or is said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.types import Answer, Status
from ingest.store import CatalogueEntry

MOST = 8
_ABOUT_YEAR = re.compile(r"年份|按\d{4}年")
_ABOUT_AGENCY = re.compile(r"单位")

Reports = Sequence[tuple[str, int]]
"""Agency and year of each report there is."""


def changes(answer: Answer, entries: Iterable[CatalogueEntry]) -> tuple[tuple[str, ...], ...]:
    """For each thing assumed, what may be asked in its place. O(reports)."""
    if not answer.assumed:
        return ()
    there = [(entry.agency, entry.year) for entry in entries]
    used = _used(answer)
    return tuple(_changes(note, answer.question, used, there) for note in answer.assumed)


def instead(answer: Answer, entries: Iterable[CatalogueEntry]) -> tuple[str, ...]:
    """What can be asked where this could not be answered and the answer offers nothing itself. O(reports)."""
    if answer.options or answer.status not in (Status.NOT_FOUND, Status.NOT_REPORTED):
        return ()
    there = [(entry.agency, entry.year) for entry in entries]
    used = _used(answer)
    if answer.status is Status.NOT_REPORTED and len(used) == 1:
        return _years_of(used[0][0], there, used)
    if answer.status is Status.NOT_REPORTED:
        return ()
    newest = {agency: (agency, year) for agency, year in sorted(there, key=lambda report: report[1])}
    return _asked(sorted(newest.values(), key=lambda report: (-report[1], report[0])))


def _changes(note: str, question: str, used: Reports, there: Reports) -> tuple[str, ...]:
    agencies = {agency for agency, _ in used}
    years = {year for _, year in used}
    if _ABOUT_AGENCY.search(note) and len(used) == 1:
        kind = used[0][0][-4:]  # offices of the same kind first: 青溪市教育局, 云岭县教育局
        others = [(a, y) for a, y in there if y == used[0][1] and a not in agencies]
        return _asked(sorted(others, key=lambda report: (not report[0].endswith(kind), report[0])))
    if not _ABOUT_YEAR.search(note):
        return ()
    if len(agencies) == 1:
        return _years_of(used[0][0], there, used)
    later = sorted({year for _, year in there} - years, reverse=True)[:MOST]
    return tuple(f"{year}年{question}" for year in later) if used else ()


def _years_of(agency: str, there: Reports, used: Reports) -> tuple[str, ...]:
    """The other years of one agency, the newest first."""
    return _asked(sorted({r for r in there if r[0] == agency} - set(used), key=lambda report: -report[1]))


def _asked(reports: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(f"{agency} {year}年" for agency, year in reports)[:MOST]


def _used(answer: Answer) -> Reports:
    """The reports that the answer is about, each once."""
    cited = [(citation.agency, citation.year) for citation in answer.citations]
    return list(dict.fromkeys((*cited, *((figure.agency, figure.year) for figure in answer.figures))))
