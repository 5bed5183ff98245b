"""Answers that hold two reports side by side: what is new, reworded, gone and kept, which figures moved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.problems import Side, told_of_problems
from assistant.lookup.shelf import ReportView, display
from assistant.output import digits
from assistant.types import Status
from assistant.understanding.contrast import ABOUT, IMPROVEMENTS, PROBLEMS, Contrast
from ingest.compare import Comparison, Fate, FigurePair, SentencePair, compare_reports, fates
from ingest.fold import squeeze
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_OUT, RECEIVED, TOTAL
from ingest.types import Part, Quote
from prompts import phrase

_MOST_LISTED = 8
_ROWS = frozenset({RECEIVED, "予以公开", TOTAL, CARRIED_OUT})
"""Rows of the table of requests that are told of when whole reports are compared."""
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]是|\(?[一二三四五六七八九十\d]+[)、.])")
_SAID = {
    Fate.NEW: "contrast_new",
    Fate.CHANGED: "contrast_changed",
    Fate.GONE: "contrast_gone",
    Fate.KEPT: "contrast_kept",
}


def compose_contrast(draft: Draft, first: ReportView, second: ReportView, wanted: Contrast) -> None:
    """Say what became of the first report in the second. O(figures), and O(sentences²) within each part."""
    compared = compare_reports(first.report, second.report)
    pairs = [
        pair for pair in map(_renumbered, compared.prose) if _is_about(pair, first, second, wanted.about)
    ]
    if not pairs:
        draft.status = Status.NOT_REPORTED
        for view in (first, second):
            draft.say(phrase("part_missing", who=who(view), part=wanted.about))
        return
    if not wanted.about:
        _compose_counts(draft, pairs, compared.repeated, first, second)
    if not wanted.fates:
        _compose_figures(draft, compared, first, second)
    shown = wanted.fates or (Fate.NEW,)
    for fate in shown:
        of_fate = [pair for pair in pairs if pair.fate is fate]
        if of_fate or len(shown) == 1:
            _compose_fate(draft, fate, of_fate, first, second)
    if not any(statement.cites for statement in draft.statements):
        for pair in pairs[:1]:  # that nothing is new rests on what there is
            _quoted(draft, pair, first, second)


def _renumbered(pair: SentencePair) -> SentencePair:
    """The pair, kept where nothing but its number changed."""
    if pair.fate is not Fate.CHANGED or not (pair.first and pair.second):
        return pair
    words = [_NUMBER.sub("", squeeze(q.text).text).rstrip("。;") for q in (pair.first, pair.second)]
    same = words[0] == words[1]
    return SentencePair(pair.part, Fate.KEPT, pair.first, pair.second, 1.0) if same else pair


def _is_about(pair: SentencePair, first: ReportView, second: ReportView, about: str) -> bool:
    view, quote = _newer(pair, first, second)
    if quote.text.rstrip().endswith(("：", ":")):  # it only leads to what follows
        return False
    if not about:
        return pair.part is not Part.PREAMBLE
    if about in (PROBLEMS, IMPROVEMENTS):
        side = Side.MEASURE if about == IMPROVEMENTS else Side.PROBLEM
        return any(s.span.start == quote.start and told is side for s, told in told_of_problems(view))
    section = view.section_at(quote.start)
    headings = section.headings or ("",)
    return about in headings[-1] or bool(ABOUT[about].search(headings[-1]))


def _newer(pair: SentencePair, first: ReportView, second: ReportView) -> tuple[ReportView, Quote]:
    """The sentence as it stands in the second report, or else in the first."""
    if pair.second is not None:
        return second, pair.second
    assert pair.first is not None
    return first, pair.first


def _compose_counts(
    draft: Draft, pairs: Sequence[SentencePair], repeated: float, first: ReportView, second: ReportView
) -> None:
    counts = {fate.value: str(count) for fate, count in fates(pairs).items()}
    share = f"{repeated:.1%}"
    draft.calculations.append(phrase("contrast_calculation", share=share, **counts))
    draft.say(phrase("contrast_counts", first=who(first), second=who(second), share=share, **counts))


def _compose_figures(draft: Draft, compared: Comparison, first: ReportView, second: ReportView) -> None:
    moved = [pair for pair in compared.figures if pair.change and _is_told(pair)]
    if moved:
        draft.say(phrase("contrast_figures", first=who(first), second=who(second)))
    for pair in moved[:_MOST_LISTED]:
        assert pair.first
        assert pair.second
        assert pair.change is not None
        marks = [draft.cite_figure(first, pair.first), draft.cite_figure(second, pair.second)]
        label = (
            pair.figure.row
            if pair.figure.column == ALL_APPLICANTS
            else f"{pair.figure.row}（{pair.figure.column}）"
        )
        before, after = (f"{digits(f.value)}{f.unit}" for f in (pair.first, pair.second))
        change = phrase(
            "contrast_up" if pair.change > 0 else "contrast_down",
            change=f"{digits(abs(pair.change))}{pair.second.unit}",
        )
        draft.calculations.append(f"{label}：{after}－{before}＝{digits(pair.change)}{pair.second.unit}")
        draft.say(phrase("contrast_figure", label=label, before=before, after=after, change=change), marks, 1)


def _is_told(pair: FigurePair) -> bool:
    figure = pair.figure
    if figure.table == "requests":
        return figure.row in _ROWS and figure.column == ALL_APPLICANTS
    return figure.table == "proactive" or (figure.table == "review" and figure.column == TOTAL)


def _compose_fate(
    draft: Draft, fate: Fate, pairs: Sequence[SentencePair], first: ReportView, second: ReportView
) -> None:
    count = str(len(pairs))
    draft.calculations.append(phrase("contrast_of_fate", fate=phrase(_SAID[fate] + "_name"), count=count))
    draft.say(phrase(_SAID[fate], first=who(first), second=who(second), count=count))
    for pair in pairs[:_MOST_LISTED]:
        _quoted(draft, pair, first, second)
    if len(pairs) > _MOST_LISTED:
        draft.say(phrase("contrast_more"))


def _quoted(draft: Draft, pair: SentencePair, first: ReportView, second: ReportView) -> None:
    """The sentence as it stands; of a reworded one the older wording behind it."""
    view, quote = _newer(pair, first, second)
    if pair.fate is not Fate.CHANGED or pair.first is None:
        draft.quote(view, quote.start, quote.end)
        return
    marks = [draft.cite(view, quote.start, quote.end), draft.cite(first, pair.first.start, pair.first.end)]
    draft.say(phrase("contrast_was", now=display(quote.text), before=display(pair.first.text)), marks, 1)
