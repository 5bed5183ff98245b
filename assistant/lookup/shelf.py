"""Reports as the assistant reads them: sentences with their figures, kept until the corpus changes."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from ingest.fold import squeeze
from ingest.library import Library
from ingest.sentences import Span, sentences
from ingest.types import Document, Figure, Origin, Passage, Report, Section

_MOST_REPORTS = 128


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its section and the figures it states. ``text`` is squeezed."""

    number: int
    span: Span
    section: Section
    text: str
    figures: tuple[Figure, ...] = field(repr=False)
    opens_block: bool = False

    @property
    def heading(self) -> str:
        """The innermost heading above the sentence."""
        return self.section.headings[-1] if self.section.headings else ""


class ReportView:
    """One report with its sentences, made once for each version of it. O(its characters)."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences outside tables, in order."""
        document = Document(self.report.text, self.report.blocks)
        by_quote: dict[int, list[Figure]] = {}
        for figure in self.report.figures:
            if figure.origin is Origin.PROSE and figure.value is not None:  # in a scan some are not sure
                by_quote.setdefault(figure.quote_start, []).append(figure)
        views: list[Sentence] = []
        for section in self.report.sections:
            for block in self.report.blocks:
                if not (section.start <= block.start and block.end <= section.end):
                    continue
                for n, span in enumerate(sentences(document, block)):
                    text = squeeze(self.report.text, span.start, span.end).text
                    found = tuple(by_quote.get(span.start, ()))
                    views.append(Sentence(len(views), span, section, text, found, n == 0))
        return tuple(views)

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The report's passages by id."""
        return {passage.id: passage for passage in self.report.passages}

    def section_at(self, position: int) -> Section:
        """The section a position of the text lies in; the last one for what follows it."""
        sections = self.report.sections
        return next((s for s in sections if s.start <= position < s.end), sections[-1])


class Shelf:
    """The views of reports in use, least recently used dropped first; emptied when the corpus changes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._views: OrderedDict[str, ReportView] = OrderedDict()
        self._generation = -1
        self._lock = Lock()

    def view(self, report_id: str, generation: int) -> ReportView | None:
        """The view of a report as of this generation of the store, or None where it is gone."""
        with self._lock:
            if generation != self._generation:
                self._views.clear()
                self._generation = generation
            if report_id in self._views:
                self._views.move_to_end(report_id)
                return self._views[report_id]
        report = self._library.store.report(report_id)
        if report is None:
            return None
        view = ReportView(report)
        with self._lock:
            if generation == self._generation:
                self._views[report_id] = view
                while len(self._views) > _MOST_REPORTS:
                    self._views.popitem(last=False)
        return view


def is_heading(sentence: Sentence) -> bool:
    """Whether a sentence says no more than the heading it stands under."""
    return (
        bool(sentence.heading)
        and sentence.heading in sentence.text
        and len(sentence.text) < len(sentence.heading) + 8
    )


def display(text: str) -> str:
    """Report text as one line: spaces that a converter left between Chinese characters are dropped."""
    line = " ".join(text.split())
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", line)
