"""Answers to which of several reports write about something: each with its sentence that does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.compose.prose import SURE
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.evidence import Need, Scored, display, rank_sentences, trimmed
from assistant.shelf import ReportView
from assistant.types import Status
from prompts import phrase

_MOST_SHOWN = 12


def compose_mentions(
    draft: Draft, views: Sequence[ReportView], need: Need, scores: Mapping[str, float]
) -> None:
    """Name the reports of which a sentence holds nearly all of the question's words.

    O(sentences of the reports × terms).
    """
    found = [best for view in views if (best := _best(view, need, scores)) is not None]
    if not found:
        draft.status = Status.NOT_REPORTED
        draft.say(phrase("none_mention"))
        return
    count = str(len(found))
    draft.calculations.append(phrase("mentioned_calculation", count=count))
    draft.say(phrase("mentioned", count=count))
    for item in found[:_MOST_SHOWN]:
        span = trimmed(item, need)
        marker = draft.cite(item.view, span.start, span.end)
        quote = display(item.view.report.text[span.start : span.end])
        draft.say(phrase("mentioned_line", who=who(item.view), quote=quote), [marker], level=1)
    if len(found) > _MOST_SHOWN:
        draft.say(phrase("unknown_more_mentions", names="、".join(who(i.view) for i in found[_MOST_SHOWN:])))


def _best(view: ReportView, need: Need, scores: Mapping[str, float]) -> Scored | None:
    ranked = [item for item in rank_sentences(view, need, scores) if item.coverage >= SURE and item.hits]
    return ranked[0] if ranked else None
