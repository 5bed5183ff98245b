"""Answers to which of several reports write about something: each with its sentence that does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.compose.prose import SURE
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.evidence import Need, Scored, rank_sentences, trimmed
from assistant.shelf import ReportView, display
from assistant.types import Status
from ingest.words import is_noun
from prompts import phrase

_MOST_SHOWN = 12


def compose_mentions(
    draft: Draft, views: Sequence[ReportView], need: Need, scores: Mapping[str, float]
) -> None:
    """Name the reports of which a sentence holds nearly all of the question's words.

    O(sentences of the reports × terms).
    """
    found = _found(views, need, scores) or _found(views, _without_unheard_verbs(views, need), scores)
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


def _found(views: Sequence[ReportView], need: Need, scores: Mapping[str, float]) -> list[Scored]:
    return [best for view in views if (best := _best(view, need, scores)) is not None]


def _without_unheard_verbs(views: Sequence[ReportView], need: Need) -> Need:
    """The need without words for doing or saying that no report has (引进第三方评估), where two are left."""
    texts = [sentence.text for view in views for sentence in view.sentences]
    kept = tuple(t for t in need.terms if is_noun(t.word) or any(t.found(text) == 1 for text in texts))
    return replace(need, terms=kept) if len(kept) > 1 else need


def _best(view: ReportView, need: Need, scores: Mapping[str, float]) -> Scored | None:
    named = [term for term in need.terms if term.whole]
    for item in rank_sentences(view, need, scores):
        if all(term in item.hits for term in named) if named else item.coverage >= SURE and item.hits:
            return item
    return None
