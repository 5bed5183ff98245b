"""The dates that reports themselves bear, which stand under their last words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.compose.prose import compose_missing
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView, display
from assistant.types import Status
from ingest.fold import squeeze
from prompts import phrase

_NUMBER = r"[\d〇○零一二三四五六七八九十]"
_DATE = re.compile(
    rf"^[ \t\u3000]*({_NUMBER}{{4}} *年 *{_NUMBER}{{1,2}} *月 *{_NUMBER}{{1,3}} *日)[ \t\u3000]*$",
    re.MULTILINE,
)
"""A date that has a line to itself."""
_PERIOD = re.compile(
    r"20\d\d年\d{1,2}月\d{1,2}日(?:零时)?(?:开始|起)?,?(?:截?[至到]|-|~|—)+(?:20\d\d年|当年|同年)?\d{1,2}月\d{1,2}日"
)
_DAY = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])[日号]?")
_FIRST_OR_LAST = re.compile(r"[最更谁][早晚迟先后]|哪[家个份].{0,4}[早晚迟先后]")
_MOST_LISTED = 12


def compose_dates(draft: Draft, views: Sequence[ReportView]) -> None:
    """Say the date that each report bears, as it stands, and what the question makes of them.

    O(characters of the reports).
    """
    dated: list[tuple[date, ReportView, int]] = []
    missing: list[ReportView] = []
    for view in views:
        found = list(_DATE.finditer(view.report.text))
        if not found:
            missing.append(view)
            continue
        start, end = found[-1].span(1)
        marker = draft.cite(view, start, end)
        day = display(view.report.text[start:end])
        draft.say(phrase("report_dated", who=who(view), date=day), [marker])
        if view.report.signed:
            dated.append((view.report.signed, view, marker))
    if missing or not views:
        compose_missing(draft, missing[:_MOST_LISTED])
    if len(missing) < len(views):
        draft.status = Status.ANSWERED
        _compose_order(draft, dated)
        _compose_deadline(draft, dated)


def compose_periods(draft: Draft, views: Sequence[ReportView]) -> None:
    """Say from when to when the numbers of each report count, in its own sentence. O(sentences)."""
    missing: list[ReportView] = []
    for view in views:
        told = next((s for s in view.sentences if _PERIOD.search(s.text)), None)
        if told is None:
            missing.append(view)
            continue
        draft.say(phrase("prose_lead", who=who(view)))
        draft.quote(view, told.span.start, told.span.end)
    if missing or not views:
        compose_missing(draft, missing[:_MOST_LISTED])
    if len(missing) < len(views):
        draft.status = Status.ANSWERED


def _compose_order(draft: Draft, dated: Sequence[tuple[date, ReportView, int]]) -> None:
    """Which of several is the first and which the last, by the day of the year, where that is asked."""
    if len(dated) < 2 or not _FIRST_OR_LAST.search(squeeze(draft.question).text):
        return
    days = sorted({_day_of_year(day) for day, *_ in dated})
    names = []
    for wanted in (days[0], days[-1]):
        found = [(view, marker) for day, view, marker in dated if _day_of_year(day) == wanted]
        names.append("、".join(who(view) for view, _ in found))
    draft.say(phrase("dated_order", first=names[0], last=names[1]), [marker for *_, marker in dated])
    draft.lead_with_last()


def _compose_deadline(draft: Draft, dated: Sequence[tuple[date, ReportView, int]]) -> None:
    """Which are of a later day of the year than the one that the question names."""
    found = _DAY.search(squeeze(draft.question).text)
    if not found or not dated:
        return
    limit = int(found["month"]), int(found["day"])
    late = [(view, marker) for day, view, marker in dated if _day_of_year(day) > limit]
    names = "、".join(who(view) for view, _ in late)
    draft.calculations.append(phrase("deadline_calculation", day=found[0]))
    said = phrase("dated_late", names=names, day=found[0]) if late else phrase("none_late", day=found[0])
    draft.say(said, [marker for _, marker in late] or [marker for *_, marker in dated])
    draft.lead_with_last()


def _day_of_year(day: date) -> tuple[int, int]:
    return day.month, day.day
