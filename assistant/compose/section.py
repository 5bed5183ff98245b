"""Answers with all that stands below one heading of a report, or with how each of its sections begins."""

from __future__ import annotations

import re

from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView, Sentence, is_heading
from assistant.types import Status
from assistant.understanding.contrast import ABOUT
from ingest.types import PART_TITLES, Part
from prompts import phrase

_MOST = 12
_OF_EACH = 2
"""Sentences of each section where the whole report is asked for."""
_ENDS = re.compile(r"[。;!]$|,")
"""Not the name, the date and the captions that stand below the last words."""
_WHOLE_PARTS = {"总体情况": Part.OVERVIEW, "其他需要报告的事项": Part.OTHER}


def compose_section(draft: Draft, view: ReportView, about: str) -> None:
    """Say what stands below a heading, in order; of much how each of its sections begins. O(sentences)."""
    below = _below(view, about)
    if not below:
        draft.status = Status.NOT_REPORTED
        draft.say(phrase("part_missing", who=who(view), part=about or PART_TITLES[Part.OVERVIEW]))
        return
    shown = below if len(below) <= _MOST else _beginnings(below)
    draft.say(phrase("prose_lead", who=who(view)))
    for sentence in shown:
        draft.quote(view, sentence.span.start, sentence.span.end)
    if len(shown) < len(below):
        draft.say(phrase("section_more"))


def _below(view: ReportView, about: str) -> list[Sentence]:
    told = [s for s in view.sentences if not is_heading(s) and _ENDS.search(s.text)]
    part = _WHOLE_PARTS.get(about, None if about else Part.OVERVIEW)
    if part:
        return [s for s in told if s.section.part is part]
    inner = [s for s in told if len(s.section.headings) > 1 and ABOUT[about].search(s.section.headings[-1])]
    return [s for s in inner if s.section.part is Part.OVERVIEW] or inner


def _beginnings(below: list[Sentence]) -> list[Sentence]:
    """The first sentences of each section, and of those with numbers the first."""
    taken: list[Sentence] = []
    for section in dict.fromkeys(s.section for s in below):
        here = [s for s in below if s.section is section]
        first = [s for s in here if s.figures][:_OF_EACH]
        first += [s for s in here if s not in first][: _OF_EACH - len(first)]
        taken += sorted(first, key=lambda s: s.number)
    return taken[:_MOST]
