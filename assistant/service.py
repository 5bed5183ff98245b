"""What every surface calls (page, API, MCP, command line): one class of plain functions on one library.

Nothing here knows of HTTP or of a page, and nothing checks who asks: that is ``assistant.web.access``.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from assistant.answer import Assistant
from assistant.evaluation import Evaluation, last_evaluation
from assistant.feedback import Feedback, Opinion
from assistant.listing import TABLE_NAMES, FigureRow, find_entry, select_entries
from assistant.reply.draft import draft_reply
from assistant.reply.letter import Letter
from assistant.types import Answer
from ingest.audit.corpus import Checked, Unread, audit_files, audit_library
from ingest.compare import Comparison, compare_stored
from ingest.errors import GongkaiError, NoSuchReport
from ingest.library import Library
from ingest.pipeline import FileOutcome, OnProgress, ingest_paths, remove_reports
from ingest.store import CatalogueEntry
from ingest.types import Report, TableState

_LONGEST_NAME, _LONGEST_SUFFIX = 75, 8
"""Characters of an uploaded file's name that are kept: three bytes each, where file systems take 255."""


class Asks(Protocol):
    """What answers questions: an ``Assistant``, or in tests a stand-in."""

    def stream(self, question: str, turns: Sequence[str] = ()) -> Iterator[Answer]:
        """A question's answer as it grows; ``turns`` are the earlier ones of the conversation, in order."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody sent: under which name, and where it lies now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Original:
    """The file a report was read from. ``name`` is what its owner called it."""

    name: str
    path: Path


class Service:
    """Everything a user can do. Safe to share between threads; keeps no conversation."""

    def __init__(self, library: Library, assistant: Asks | None = None) -> None:
        self.library = library
        self._assistant = assistant

    @cached_property
    def assistant(self) -> Asks:
        """What answers; where none was given it is made when first needed, which only questions do."""
        return self._assistant or Assistant(self.library)

    # -- asking --

    def ask(self, question: str, turns: Sequence[str] = ()) -> Answer:
        """One answer, verified; ``turns`` are the earlier questions of the conversation, in order."""
        *_, answer = self.stream(question, turns)
        return answer

    def stream(self, question: str, turns: Sequence[str] = ()) -> Iterator[Answer]:
        """The answer as it grows, each replacing the one before it; the last one is whole."""
        return self.assistant.stream(question, turns)

    def draft(self, answer: Answer) -> Letter:
        """The reply that an answer makes, to be written by ``draft_docx`` or ``draft_markdown``.

        Raises NothingToDraft where it makes none.
        """
        return draft_reply(answer, self.library)

    # -- reading --

    def reports(
        self,
        agency: str | None = None,
        year: int | None = None,
        place: str | None = None,
        state: TableState | None = None,
    ) -> list[CatalogueEntry]:
        """The catalogue, by agency and year: of an agency (full name, short form or a piece of it), of a
        place, and with a table in a state.
        """
        self.library.refresh()
        found = select_entries(self.library.store.catalogue(), agency, year)
        return [
            entry
            for entry in found
            if place in (None, entry.place) and (state is None or state in (t.state for t in entry.tables))
        ]

    def report(self, report_id: str) -> Report:
        """One report whole: text, sections, tables, figures and its own findings. Raises NoSuchReport."""
        report = self.library.store.report(report_id)
        if report is None:
            raise _no_such(report_id)
        return report

    def text(self, report_id: str) -> str:
        """A report's canonical text. Raises NoSuchReport."""
        return self.library.text(report_id)

    def original(self, report_id: str) -> Original:
        """The file a report was read from. Raises NoSuchReport, or GongkaiError where no copy is kept."""
        entries = self.library.store.catalogue([report_id])
        sha256 = self.library.store.sha256(report_id)
        if not entries or sha256 is None:
            raise _no_such(report_id)
        path = self.library.originals.find(sha256)
        if path is None:
            raise OriginalMissing(f"没有保存 {entries[0].file} 的原文件：请用 gongkai ingest 再读入一次。")
        return Original(entries[0].file, path)

    def figures(
        self,
        agencies: Collection[str] = (),
        years: Collection[int] = (),
        table: str | None = None,
        row: str | None = None,
        column: str | None = None,
    ) -> list[FigureRow]:
        """The figures of any of these agencies and years; empty means all. A table goes by its id or its
        Chinese name, row and column by the form's labels. O(catalogue + found).
        """
        entries = {entry.report_id: entry for entry in self._of(agencies, years)}
        ids = {name: table_id for table_id, name in TABLE_NAMES.items()}
        wanted = None if table is None else ids.get(table, table)
        found = self.library.store.figures(entries.keys(), wanted, row, column)
        return [(entries[report_id], figure) for report_id, figure in found]

    def compare(self, first: str, second: str) -> Comparison:
        """Two reports side by side, each by its id or by agency and year (审批局2022)."""
        entries = self.library.store.catalogue()
        ids = [find_entry(entries, words).report_id for words in (first, second)]
        return compare_stored(self.library.store, *ids)

    # -- the check-up --

    def audit(self, agency: str | None = None, year: int | None = None) -> list[Checked]:
        """The findings of the check-up on reports that are in, those across two years included."""
        return self.audit_of([entry.report_id for entry in self.reports(agency, year)])

    def audit_of(self, report_ids: Collection[str]) -> list[Checked]:
        """The same of some reports by their ids."""
        return list(audit_library(self.library.store, set(report_ids)))

    def check(self, uploads: Sequence[Upload]) -> list[Checked | Unread]:
        """The check-up of drafts, which are read and not taken in."""
        with _under_their_names(uploads) as paths:
            return self.check_paths(paths)

    def check_paths(self, paths: Sequence[Path]) -> list[Checked | Unread]:
        """The same of files and folders on this machine."""
        return audit_files(paths, self.library.store, self.library.settings)

    # -- adding and removing --

    def add(self, uploads: Sequence[Upload], tell: OnProgress | None = None) -> Iterator[FileOutcome]:
        """Take files in, one after the other; an archive has an outcome for each file in it.

        Before each file ``tell`` gets the number of uploads done, of all, and the file's name. Raises
        HomeBusy where another process is writing.
        """
        with _under_their_names(uploads) as paths:
            for done, path in enumerate(paths):
                if tell:
                    tell(done, len(paths), path.name)
                yield from ingest_paths([path], self.library)
            if tell:
                tell(len(paths), len(paths), "")

    def remove(self, report_ids: Sequence[str]) -> list[str]:
        """Remove reports with all that came of them. Raises NoSuchReport, and then removes none."""
        return remove_reports(report_ids, self.library)

    # -- feedback, evaluation --

    def rate(self, answer: Answer, good: bool, reason: str = "") -> Opinion:
        """Keep a reader's opinion with the answer and its evidence, for the operator."""
        return Feedback(self.library.home).add(answer, good, reason)

    def opinions(self) -> list[Opinion]:
        """Every opinion, the latest first."""
        return Feedback(self.library.home).all()

    def evaluation(self) -> Evaluation | None:
        """The last evaluation run by ``gongkai eval``, or None."""
        return last_evaluation(self.library.home)

    def _of(self, agencies: Collection[str], years: Collection[int]) -> list[CatalogueEntry]:
        self.library.refresh()
        entries = [e for e in self.library.store.catalogue() if not years or e.year in years]
        if not agencies:
            return entries
        wanted = {e.report_id for name in agencies for e in select_entries(entries, name, None)}
        return [entry for entry in entries if entry.report_id in wanted]


class OriginalMissing(GongkaiError):
    """The report was taken in before originals were kept."""


def draft_docx(letter: Letter) -> bytes:
    """A reply as a Word file."""
    from assistant.reply.word import to_docx

    return to_docx(letter)


def draft_markdown(letter: Letter) -> str:
    """A reply as Markdown."""
    from assistant.reply.markdown import to_markdown

    return to_markdown(letter)


def _no_such(report_id: str) -> NoSuchReport:
    return NoSuchReport(f"没有编号为 {report_id} 的报告；用 gongkai reports 查看编号。")


@contextmanager
def _under_their_names(uploads: Iterable[Upload]) -> Iterator[list[Path]]:
    """The files in a folder of their own for as long as they are needed, each under its bare name."""
    with tempfile.TemporaryDirectory(prefix="gongkai-upload-") as folder:
        paths = []
        for n, upload in enumerate(uploads):
            path = Path(folder, str(n), bare_name(upload.name))
            path.parent.mkdir()
            try:
                os.link(upload.path, path)
            except OSError:  # another file system, or one without links
                shutil.copyfile(upload.path, path)
            paths.append(path)
        yield paths


def bare_name(name: str) -> str:
    """A name that leads nowhere else: its last step, printable, neither hidden nor too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(char for char in last if char.isprintable()).strip().lstrip(".~")
    stem, dot, suffix = clean.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:_LONGEST_SUFFIX]}".strip() or "未命名"
