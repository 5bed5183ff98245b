"""Answers to how the statutory tables stand in the reports: as text, as a picture, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.whole_parts import table_named
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.figures import title_of
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from ingest.fold import squeeze
from ingest.types import Table, TableState
from prompts import phrase

_NAMED = (
    ("review", re.compile(r"复议|诉讼")),
    ("requests", re.compile(r"申请")),
    ("proactive", re.compile(r"主动公开")),
)
_PHRASES = {
    TableState.IMAGE_UNREAD: "state_picture",
    TableState.IMAGE_OCR: "state_picture_read",
    TableState.ABSENT: "state_absent",
    TableState.MALFORMED: "state_malformed",
    TableState.PARSED: "state_fine",
}
_PICTURES = frozenset({TableState.IMAGE_UNREAD, TableState.IMAGE_OCR})


def compose_table_states(draft: Draft, views: Sequence[ReportView], question: str, which: bool) -> None:
    """Say of each table that is spoken of how it stands; of all reports, only where it is no plain table."""
    named = {table for table, pattern in _NAMED if pattern.search(question)}
    named |= {str(part)} if (part := table_named(squeeze(question).text)) else set()
    pictures = re.search(r"图|照片|截|扫描", question)
    for view in views:
        for table in view.report.tables:
            if named and table.id not in named:
                continue
            if which and (table.state not in _PICTURES if pictures else table.state is TableState.PARSED):
                continue
            say_state(draft, view, table, 1)
    if not draft.statements:
        draft.status = Status.NOT_REPORTED
        draft.say(phrase("no_such_state"))


def say_state(draft: Draft, view: ReportView, table: Table, level: int = 0) -> None:
    """Say how one table of a report stands."""
    text = phrase(_PHRASES[table.state], who=who(view), table=title_of(table.id))
    draft.say(text, _cite(draft, view, table), level)


def _cite(draft: Draft, view: ReportView, table: Table) -> list[int]:
    if table.start is None or table.end is None:
        return []
    return [draft.cite(view, table.start, table.end, None, table.page)]
