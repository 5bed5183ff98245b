"""What a metric is, and what it is given to look at besides the question and the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.types import Answer, Citation
from eval.cases import Case, Evidence
from ingest.fold import Squeezed, squeeze


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's verdict on one answer, from 0 to 1, and why it is not 1."""

    value: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a report's canonical text."""

    report_id: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least half of the shorter one."""
        if self.report_id != other.report_id:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return 2 * shared >= min(self.end - self.start, other.end - other.start) > 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """The reports asked about: canonical text and file name by report id."""

    texts: Mapping[str, str]
    files: Mapping[str, str]
    _squeezed: dict[str, Squeezed] = field(default_factory=dict, init=False)

    def find(self, evidence: Evidence) -> list[Span]:
        """Every place of the quote in that file's report, white space and table rules aside. O(text)."""
        return self._find(evidence.file, evidence.quote)

    def places(self, evidence: Evidence) -> list[Span]:
        """Every place of the quote, or of the row that says the same. O(text)."""
        return [*self.find(evidence), *self._find(evidence.file, evidence.row)]

    def _find(self, file: str, quote: str) -> list[Span]:
        needle = _bare(quote).text
        spans: list[Span] = []
        for report_id in self._reports_of(file):
            hay = self._squeeze(report_id)
            at = hay.text.find(needle)
            while at >= 0 and needle:
                spans.append(Span(report_id, *hay.span(at, at + len(needle))))
                at = hay.text.find(needle, at + 1)
        return spans

    def _reports_of(self, file: str) -> list[str]:
        return [report_id for report_id, name in self.files.items() if name == file]

    def _squeeze(self, report_id: str) -> Squeezed:
        if report_id not in self._squeezed:
            self._squeezed[report_id] = _bare(self.texts[report_id])
        return self._squeezed[report_id]


@dataclass(frozen=True, slots=True)
class Context:
    """What an answer is checked against: the reports, and the passages found for the question."""

    corpus: Corpus
    passages: Sequence[Span] = ()


class Metric(Protocol):
    """One measure of answers, in a column headed ``title``; ``score`` is None where it does not apply."""

    @property
    def title(self) -> str:
        """The heading."""

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """The verdict on one answer."""


def _bare(text: str) -> Squeezed:
    """The text squeezed, without the rules that Markdown draws between cells."""
    squeezed = squeeze(text)
    kept = [n for n, char in enumerate(squeezed.text) if char != "|"]
    return Squeezed("".join(squeezed.text[n] for n in kept), tuple(squeezed.index[n] for n in kept))


def span_of(citation: Citation) -> Span:
    """Where a citation points."""
    return Span(citation.report_id, citation.start, citation.end)


def share(good: int, total: int, reason: str = "") -> Score | None:
    """``good`` of ``total``; None where there is nothing to count."""
    return Score(good / total, reason if good < total else "") if total else None
