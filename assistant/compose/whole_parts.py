"""Answers to questions for a whole: a report in short, one of its parts, or all that a table of it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.breakdown import cells_of_table
from assistant.cells.measures import Measure, prose_of
from assistant.cells.whole_parts import Extent, Whole
from assistant.compose.prose import compose_problems
from assistant.compose.states import say_state
from assistant.compose.tables import compose_figures, compose_table, who
from assistant.draft import Draft
from assistant.lookup.figures import Outcome, look_up
from assistant.lookup.shelf import ReportView, Sentence, is_heading
from assistant.types import Status
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED, TOTAL
from ingest.types import Part, TableState
from prompts import phrase

_MOST_CHARS = 1200
_MAIN = (
    Measure("proactive", "行政许可"),
    Measure("proactive", "行政处罚"),
    Measure("proactive", "行政强制"),
    Measure("proactive", "行政事业性收费"),
    Measure("requests", RECEIVED, ALL_APPLICANTS),
    Measure("requests", TOTAL, ALL_APPLICANTS),
    Measure("requests", "予以公开", ALL_APPLICANTS),
    Measure("review", "行政复议", "总计"),
    Measure("review", "行政诉讼/未经复议直接起诉", "总计"),
    Measure("review", "行政诉讼/复议后起诉", "总计"),
)
"""What a report in short tells of its tables."""
_OF_PART = {
    Part.PROACTIVE: re.compile("主动公开"),
    Part.REQUESTS: re.compile("申请"),
    Part.REVIEW: re.compile("复议|诉讼"),
}
"""Headings elsewhere under which a part with a table is told of in words."""
_ENDS = tuple("。；;!！?？”")
_READ = (TableState.PARSED, TableState.IMAGE_OCR)


def compose_whole(draft: Draft, view: ReportView, asked: Whole) -> bool:
    """Tell what is asked for whole of one report; False where the report has nothing of it."""
    if asked.extent in (Extent.REPORT, Extent.NUMBERS):
        told = _main_figures(draft, view)
        told = _sentences(draft, view, _first_of_each(view, asked.extent is Extent.NUMBERS)) or told
        return (asked.extent is Extent.REPORT and compose_problems(draft, view, False)) or told
    if asked.part is Part.PROBLEMS:
        return any([compose_problems(draft, view, improvements) for improvements in (False, True)])
    told = _table(draft, view, asked) if asked.part in _OF_PART else False
    if told and asked.extent is Extent.TABLE:
        return True
    return _sentences(draft, view, _of_part(view, asked.part)) or told


def _main_figures(draft: Draft, view: ReportView) -> bool:
    read = _states(draft, view, {measure.table for measure in _MAIN})
    measures = [Measure(m.table, m.row, m.column, prose_of(m.row)) for m in _MAIN if m.table in read]
    found = [look_up(view, measure) for measure in measures]
    values = [item for item in found if item.outcome is Outcome.VALUE]
    if values:
        compose_figures(draft, values)
    return bool(values)


def _table(draft: Draft, view: ReportView, asked: Whole) -> bool:
    """Say what stands in each cell of the part's table; False where it could not be read."""
    table = str(asked.part)
    if table not in _states(draft, view, {table}):
        return False
    compose_table(draft, [look_up(view, cell) for cell in cells_of_table(table)], whole=True)
    return True


def _states(draft: Draft, view: ReportView, tables: set[str]) -> set[str]:
    """The tables of these that could be read; how the others stand is said."""
    named = [table for table in view.report.tables if table.id in tables]
    for table in named:
        if table.state not in _READ:
            say_state(draft, view, table)
    return {table.id for table in named if table.state in _READ}


def _of_part(view: ReportView, part: Part) -> list[Sentence]:
    """The sentences of a part, and those that a heading elsewhere sets apart for what its table holds."""
    words = _OF_PART.get(part)
    return [
        s
        for s in view.sentences
        if _is_told(view, s)
        and (
            s.section.part is part or (words and s.section.part is Part.OVERVIEW and words.search(s.heading))
        )
    ]


def _is_told(view: ReportView, sentence: Sentence) -> bool:
    """Whether it is a sentence, and not a heading, a caption or who signed when."""
    return not is_heading(sentence) and view.report.text[: sentence.span.end].rstrip()[-1:] in _ENDS


def _first_of_each(view: ReportView, numbers: bool) -> list[Sentence]:
    """Of each section of part one the first sentence with a number; the first of all where none has one."""
    found: list[Sentence] = []
    sections = {s.section.start: s.section for s in view.sentences if s.section.part is Part.OVERVIEW}
    for section in sections.values():
        own = [s for s in view.sentences if s.section is section and _is_told(view, s)]
        stated = [s for s in own if s.figures]
        found += stated[:1] or ([] if numbers else own[:1])
    return found


def _sentences(draft: Draft, view: ReportView, sentences: Sequence[Sentence]) -> bool:
    """Quote sentences as far as they go into an answer, and say how many are left."""
    told: list[Sentence] = []
    for sentence in sentences:
        if told and sum(len(s.text) for s in told) + len(sentence.text) > _MOST_CHARS:
            break
        told.append(sentence)
    if not told:
        return False
    draft.say(phrase("prose_lead", who=who(view)))
    for sentence in told:
        draft.quote(view, sentence.span.start, sentence.span.end)
    if len(told) < len(sentences):
        draft.say(phrase("part_goes_on", count=str(len(sentences) - len(told))))
    draft.status = Status.ANSWERED
    return True
