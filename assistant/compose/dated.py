"""The date that a report itself bears, which stands under its last words."""

from __future__ import annotations

import re

from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.shelf import ReportView, display
from prompts import phrase

_NUMBER = r"[\d〇○零一二三四五六七八九十]"
_DATE = re.compile(
    rf"^[ \t\u3000]*({_NUMBER}{{4}} *年 *{_NUMBER}{{1,2}} *月 *{_NUMBER}{{1,3}} *日)[ \t\u3000]*$",
    re.MULTILINE,
)
"""A date that has a line to itself."""


def compose_dated(draft: Draft, view: ReportView) -> bool:
    """Say the date that a report bears, as it stands; False where it bears none. O(its characters)."""
    dates = list(_DATE.finditer(view.report.text))
    if not dates:
        return False
    start, end = dates[-1].span(1)
    marker = draft.cite(view, start, end)
    draft.say(phrase("report_dated", who=who(view), date=display(view.report.text[start:end])), [marker])
    return True
