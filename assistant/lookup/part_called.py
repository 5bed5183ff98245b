"""The part of a total that words call so: 征地 is 土地征收 among the kinds of what was published."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.lookup.own_words import name_of, whole_of, worded_figures
from assistant.lookup.shelf import ReportView
from assistant.understanding.terms import question_terms
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze
from ingest.types import Figure

_NEAR = 240
"""So many characters behind a total its parts begin."""
_BETWEEN = 3
"""So many other numbers may stand between them."""
_FAR, _MOST_BEFORE = 480, 16
"""So far before its parts, and so many numbers, a total is looked for."""
_APART = 24
"""So far one part stands from the next at the most."""
_LEAST = 10
"""A smaller total may be what other numbers come to by chance."""


def lists_of(view: ReportView, whole: Figure) -> list[list[Figure]]:
    """The lists of the parts of a total: those that the text links to it (其中), else numbers that stand in a
    row behind it and come to it. O(characters of the report).
    """
    return _lists_of(_in_order(view), whole)


def list_with(view: ReportView, part: Figure) -> tuple[list[Figure], Figure | None]:
    """All that the text lists a figure with, and their total where it states that: 63件, 网上38件、信函25件.

    O(characters of the report).
    """
    known, listed = _in_order(view), list(whole_of(view, part))
    beside = [figure for figure in listed if len(listed) > 1]
    before = [f for f in known if part.start - _FAR < f.start < part.start][-_MOST_BEFORE:]
    for whole in reversed(before):
        for parts in _lists_of(known, whole):
            if any(figure is part for figure in parts) and all(f in parts for f in beside):
                return parts, whole
    return listed, None


def _in_order(view: ReportView) -> list[Figure]:
    return sorted((item.figure for item in worded_figures(view)), key=lambda figure: figure.start)


def _lists_of(known: Sequence[Figure], whole: Figure) -> list[list[Figure]]:
    linked = [figure for figure in known if figure.part_of == whole.start]
    told = [linked] if len(linked) > 1 else []
    comes_to_it = sum((part.value or 0 for part in linked), Decimal(0)) == whole.value
    if whole.value is None or whole.value < _LEAST or (told and comes_to_it):
        return told
    behind = [figure for figure in known if figure.start > whole.start and figure.value]
    found: list[list[Figure]] = []
    at = between = 0
    while at < len(behind) and behind[at].start - whole.end < _NEAR and between <= _BETWEEN:
        parts = _adding_up(behind[at:], whole)
        found += [parts] if parts else []
        at, between = at + max(1, len(parts)), between + (not parts)
    return found or told


def _adding_up(figures: Sequence[Figure], whole: Figure) -> list[Figure]:
    """The figures from the first on that come to a total, two at the least; nothing where they do not.

    Each is in the total's unit, or in its sentence, and close behind the one before it.
    """
    added, end = Decimal(0), figures[0].start
    for n, figure in enumerate(figures):
        added += figure.value or 0
        of_it = figure.unit == whole.unit or figure.quote_start == whole.quote_start
        if added >= (whole.value or 0) or not of_it or figure.start - end > _APART:
            fits = added == whole.value and of_it and figure.start - end <= _APART
            return list(figures[: n + 1]) if fits and n else []
        end = figure.end
    return []


def part_called(parts: Sequence[Figure], words: str) -> Figure | None:
    """The one of several parts that has most of the words, or all characters of one of them; None where none
    or more than one has. O(parts × words).
    """
    terms = [t for t in question_terms(words) if not (is_light(t.word) or is_everywhere(t.word) or t.guessed)]
    scores: list[tuple[int, Figure]] = []
    for part in parts:
        row = squeeze(name_of(part)).text
        as_said = sum(2 * len(term.word) for term in terms if term.found(row) == 1)
        in_letters = sum(
            len(term.word) for term in terms if len(term.word) > 1 and set(term.word) <= set(row)
        )
        scores.append((max(as_said, in_letters), part))
    most = max((score for score, _ in scores), default=0)
    best = [part for score, part in scores if score == most]
    return best[0] if most and len(best) == 1 else None
