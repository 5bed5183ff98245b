"""Two reports side by side: every figure with its change, and the prose as kept, changed, new and gone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rapidfuzz import fuzz, process

from ingest.errors import NoSuchReport
from ingest.fold import squeeze
from ingest.sentences import sentences
from ingest.store import Store
from ingest.types import Document, Figure, Origin, Part, Quote, Report

_ALIKE = 60.0  # per cent of two sentences that must agree for the one to be the other reworded
_NO_WORDS = re.compile(r"\[(?:image|bookmark)[^\]]*\]|.{0,3}")
_NEAREST = 5
_SCALES = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


class Fate(StrEnum):
    """What became of a sentence of the first report in the second."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure of both reports, or of one. ``change`` is second less first, in the second's unit.

    ``rate`` is the change in per cent of the first. Both are None unless both figures are numbers of units
    that can be compared.
    """

    first: Figure | None
    second: Figure | None
    change: Decimal | None = None
    rate: Decimal | None = None

    @property
    def figure(self) -> Figure:
        """The one of them that there is."""
        figure = self.second or self.first
        assert figure is not None
        return figure


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence of both reports, or of one. ``likeness`` is from 0 to 1, and 1 word for word."""

    part: Part
    fate: Fate
    first: Quote | None
    second: Quote | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports compared. ``repeated`` is the share of the second's prose, in characters, that stands word
    for word in the same part of the first."""

    first: Report
    second: Report
    figures: tuple[FigurePair, ...]
    prose: tuple[SentencePair, ...]
    repeated: float


def compare_stored(store: Store, first_id: str, second_id: str) -> Comparison:
    """Compare two reports of a store; two years of one agency in the order of the years."""
    reports = [_stored(store, report_id) for report_id in (first_id, second_id)]
    if reports[0].agency == reports[1].agency:
        reports.sort(key=lambda report: report.year)
    return compare_reports(*reports)


def compare_reports(first: Report, second: Report) -> Comparison:
    """Lay two reports side by side. O(figures), and O(sentences²) within each part."""
    prose = tuple(
        pair for part in Part for pair in _aligned(part, *(_sentences(r, part) for r in (first, second)))
    )
    written = sum(_length(pair.second) for pair in prose)
    kept = sum(_length(pair.second) for pair in prose if pair.fate is Fate.KEPT)
    return Comparison(
        first, second, tuple(_figure_pairs(first, second)), prose, kept / written if written else 0.0
    )


def _stored(store: Store, report_id: str) -> Report:
    report = store.report(report_id)
    if report is None:
        raise NoSuchReport(f"没有编号为 {report_id} 的报告；用 gongkai reports 查看编号。")
    return report


# -- figures --


def _figure_pairs(first: Report, second: Report) -> Iterator[FigurePair]:
    """By table, row and column; in prose by part, words and unit, the first such with the first such."""
    here, there = _by_key(first), _by_key(second)
    for key in _merged(list(here), list(there)):
        yield _pair(here.get(key), there.get(key))


def _by_key(report: Report) -> dict[tuple[str, ...], Figure]:
    keyed: dict[tuple[str, ...], Figure] = {}
    for figure in report.figures:
        key: tuple[str, ...] = (figure.table, figure.row, figure.column)
        if figure.origin in (Origin.PROSE, Origin.CHART):
            key = (figure.table, figure.part, _plain_words(figure.row, report), figure.column, figure.unit)
        n = 0
        while (*key, str(n)) in keyed:
            n += 1
        keyed[(*key, str(n))] = figure
    return keyed


def _plain_words(row: str, report: Report) -> str:
    """The words of a prose figure without its report's own year and name."""
    for name in (report.agency, report.place, report.office):
        row = row.replace(name, "") if name else row
    return re.sub(r"20\d\d年?度?", "", row) or row


def _merged(first: Sequence[tuple[str, ...]], second: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The keys of both in the second's order, each of the first's own after the one it stood behind."""
    have = set(second)
    behind: dict[tuple[str, ...] | None, list[tuple[str, ...]]] = defaultdict(list)
    last: tuple[str, ...] | None = None
    for key in first:
        if key in have:
            last = key
        else:
            behind[last].append(key)
    return [*behind[None], *(k for key in second for k in (key, *behind.get(key, ())))]


def _pair(first: Figure | None, second: Figure | None) -> FigurePair:
    if first is None or second is None or first.value is None or second.value is None:
        return FigurePair(first, second)
    before = first.value
    if first.unit != second.unit:
        if first.unit not in _SCALES or second.unit not in _SCALES:
            return FigurePair(first, second)
        before = before * _SCALES[first.unit] / _SCALES[second.unit]
    change = second.value - before
    rate = round(change * 100 / before, 2) if before > 0 else None
    return FigurePair(first, second, change, rate)


# -- prose --


def _sentences(report: Report, part: Part) -> list[tuple[str, Quote]]:
    """The sentences of a part, headings left out: as compared (without white space) and as they stand."""
    document = Document(report.text, report.blocks)
    spans = [(section.start, section.end) for section in report.sections if section.part is part]
    titles = {section.start for section in report.sections if section.part is not Part.PREAMBLE}
    found: list[tuple[str, Quote]] = []
    for block in report.blocks:
        if not any(start <= block.start < end for start, end in spans):
            continue
        for span in sentences(document, block):
            words = squeeze(report.text, span.start, span.end).text
            is_title = span.start == block.start and block.start in titles and not words.endswith("。")
            if not is_title and not _NO_WORDS.fullmatch(words):
                found.append((words, Quote(report.text[span.start : span.end], span.start, span.end)))
    return found


def _aligned(
    part: Part, first: list[tuple[str, Quote]], second: list[tuple[str, Quote]]
) -> Iterator[SentencePair]:
    """Sentences that are the same are paired first, then the most alike; in the second's order."""
    pairs = _same(first, second)
    pairs |= _most_alike(first, second, pairs)
    gone = _gone(len(first), pairs)
    for m in range(-1, len(second)):
        if m >= 0:
            yield _sentence_pair(part, first, second, m, pairs.get(m))
        for n in gone[m]:
            yield SentencePair(part, Fate.GONE, first[n][1], None, 0.0)


def _sentence_pair(
    part: Part,
    first: list[tuple[str, Quote]],
    second: list[tuple[str, Quote]],
    m: int,
    found: tuple[int, float] | None,
) -> SentencePair:
    if found is None:
        return SentencePair(part, Fate.NEW, None, second[m][1], 0.0)
    n, likeness = found
    fate = Fate.KEPT if first[n][0] == second[m][0] else Fate.CHANGED
    return SentencePair(part, fate, first[n][1], second[m][1], round(likeness / 100, 3))


def _gone(count: int, pairs: dict[int, tuple[int, float]]) -> dict[int, list[int]]:
    """Sentences of the first that have no match, by the one of the second behind which they are shown."""
    place = {n: m for m, (n, _) in pairs.items()}
    gone: dict[int, list[int]] = defaultdict(list)
    behind = -1
    for n in range(count):
        behind = place.get(n, behind)
        if n not in place:
            gone[behind].append(n)
    return gone


def _same(first: list[tuple[str, Quote]], second: list[tuple[str, Quote]]) -> dict[int, tuple[int, float]]:
    where: dict[str, list[int]] = defaultdict(list)
    for n, (words, _) in enumerate(first):
        where[words].append(n)
    return {m: (where[words].pop(0), 100.0) for m, (words, _) in enumerate(second) if where[words]}


def _most_alike(
    first: list[tuple[str, Quote]],
    second: list[tuple[str, Quote]],
    pairs: dict[int, tuple[int, float]],
) -> dict[int, tuple[int, float]]:
    """Of what is left, the most alike first, each sentence once."""
    taken = {n for n, _ in pairs.values()}
    left = [n for n in range(len(first)) if n not in taken]
    right = [m for m in range(len(second)) if m not in pairs]
    if not left or not right:
        return {}
    choices = {m: second[m][0] for m in right}
    ranked = sorted(
        (-score, n, m)
        for n in left
        for _, score, m in process.extract(
            first[n][0], choices, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_NEAREST
        )
    )
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, n, m in ranked:
        if n not in used and m not in found:
            found[m] = (n, min(-score, 99.9))
            used.add(n)
    return found


def _length(quote: Quote | None) -> int:
    return len(squeeze(quote.text).text) if quote else 0


def fates(pairs: Iterable[SentencePair]) -> dict[Fate, int]:
    """How many sentences met each fate."""
    counts = dict.fromkeys(Fate, 0)
    for pair in pairs:
        counts[pair.fate] += 1
    return counts
