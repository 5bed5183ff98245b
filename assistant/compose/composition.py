"""Answers in the words of the sentence that states a count: its number, or what it is made up of."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cells.counts import DISCLOSED, counted_in, disclosed_in_part, parts_of, stated_count
from assistant.cells.measures import Measure
from assistant.compose.tables import say_why_not, who
from assistant.draft import Draft
from assistant.lookup.evidence import Need, clause_of
from assistant.lookup.figures import look_up
from assistant.lookup.shelf import ReportView, display
from prompts import phrase


def compose_composition(draft: Draft, view: ReportView, counts: Sequence[Measure]) -> bool:
    """Quote the sentence that lists the parts of a count; False where the report lists none."""
    for measure in counts:
        stated = stated_count(view, measure.row)
        listing = [s for s in view.sentences if stated and parts_of(s, stated[1])]
        if not stated or not listing:
            continue
        sentence, total = stated
        marker = draft.cite_figure(view, total)
        draft.say(phrase("prose_lead", who=who(view)))
        draft.say(display(view.report.text[sentence.span.start : sentence.span.end]), [marker], level=1)
        for other in listing:
            for part in parts_of(other, total):
                draft.use(view, part)
            if other is not sentence:
                draft.quote(view, other.span.start, other.span.end)
        return True
    return False


def compose_in_part(draft: Draft, view: ReportView, counts: Sequence[Measure]) -> bool:
    """Say that the total of what was published is not told, and of which fields there is a number; False
    where that is not asked, or the report tells the total or nothing.
    """
    total = [measure.row for measure in counts] == [DISCLOSED] and stated_count(view, DISCLOSED) is None
    parts = disclosed_in_part(view) if total else []
    if not parts:
        return False
    draft.say(phrase("total_untold", who=who(view), label=counts[0].label))
    for sentence, figure in parts:
        span = clause_of(view, sentence, figure)
        draft.quote(view, span.start, span.end, [figure])
    return True


def compose_stated(draft: Draft, view: ReportView, counts: Sequence[Measure], need: Need) -> bool:
    """Quote the sentences that state the counts, and say which of several is not stated; False where none is
    stated or one is asked for otherwise.
    """
    stated = [stated_count(view, measure.row) for measure in counts]
    asked = len(counts) > 1 or all(counted_in(measure.row, need.exact_units) for measure in counts)
    if not any(stated) or not asked:
        return False
    draft.say(phrase("prose_lead", who=who(view)))
    for sentence, figure in filter(None, stated):
        span = clause_of(view, sentence, figure)
        if span.end > sentence.span.end:  # 其中: with its items
            draft.quote(view, span.start, span.end, [figure])
            continue
        marker = draft.cite_figure(view, figure)
        draft.say(display(view.report.text[span.start : span.end]), [marker], level=1)
    for measure in (m for m, found in zip(counts, stated, strict=True) if found is None):
        say_why_not(draft, look_up(view, measure))
    return True
