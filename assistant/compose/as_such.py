"""Answers about reports as such: their dates, a section whole, two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.contrast import compose_contrast
from assistant.compose.dated import compose_dates, compose_periods
from assistant.compose.forms import compose_forms_used
from assistant.compose.section import compose_section
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView
from assistant.understanding.query import Query, Topic


def compose_as_such(draft: Draft, query: Query, views: Sequence[ReportView]) -> None:
    """Answer by the reports themselves, by which topic of ``AS_SUCH`` is asked for."""
    if query.topic is Topic.DATED:
        compose_dates(draft, views)
    elif query.topic is Topic.PERIOD:
        compose_periods(draft, views)
    elif query.topic is Topic.FORM_USED:
        compose_forms_used(draft, views)
    elif query.contrast:
        compose_contrast(draft, views[0], views[1], query.contrast)
    else:
        compose_section(draft, views[0], query.section)
