"""Whether the documents in force follow from those of the year before, those made and those repealed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.measures import Measure, find_measures, is_document
from assistant.compose.amounts import plain
from assistant.compose.operations import cites_of, say_unknown
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.operands import operand
from assistant.lookup.shelf import ReportView
from prompts import phrase

_IN_FORCE = re.compile(r"现行|有效|制发|废止|存量")
_ROWS = ("规章", "行政规范性文件")
_MADE = ("本年制发件数", "本年废止件数")
_THERE = "现行有效件数"


def asks_in_force(question: str) -> bool:
    """Whether a squeezed question doubts the number of documents in force."""
    return bool(_IN_FORCE.search(question)) and any(map(is_document, find_measures(question)))


def reckon_in_force(
    draft: Draft, measures: Sequence[Measure], views: Sequence[ReportView], question: str
) -> bool:
    """Add up documents in force, made and repealed of an agency's two years; False where others are asked."""
    columns = {measure.column for measure in measures if is_document(measure)}
    years = {view.report.year for view in views}
    one = len({view.report.agency for view in views}) == 1 and len(years) == 2
    if not one or columns != {*_MADE, _THERE} or len(columns) != len(measures):
        return False
    compose_in_force(draft, views, (), question)
    return True


def compose_in_force(
    draft: Draft, views: Sequence[ReportView], bases: Sequence[ReportView], question: str
) -> None:
    """Add up what the question doubts, for each report whose year before is there. O(figures).

    ``bases`` are the reports of the years before.
    """
    named = {m.row for m in find_measures(question) if is_document(m)}
    rows = [row for row in _ROWS if row in named or row.removeprefix("行政") in named]
    several = len({view.report.year for view in views}) > 1
    there = views if several else (*bases, *views)
    by_year = {(view.report.agency, view.report.year): view for view in there}
    pairs = [(by_year.get((agency, year - 1)), later) for (agency, year), later in sorted(by_year.items())]
    for earlier, later in pairs:
        if earlier is not None:
            for row in rows:
                _say(draft, earlier, later, row)
    if not any(earlier for earlier, _ in pairs):
        years = sorted({view.report.year - 1 for view in views})
        draft.say(phrase("no_base", year="、".join(map(str, years))))


def _say(draft: Draft, earlier: ReportView, later: ReportView, row: str) -> None:
    before = operand(earlier, Measure("proactive", row, _THERE))
    made, gone, now = (operand(later, Measure("proactive", row, column)) for column in (*_MADE, _THERE))
    items = [before, made, gone, now]
    if any(item.value is None for item in items):
        say_unknown(draft, [item for item in items if item.value is None])
        return
    expected = before.number + made.number - gone.number
    sums = f"{plain(before.number)} + {plain(made.number)} − {plain(gone.number)} = {plain(expected)}"
    draft.calculations.append(sums)
    name = "in_force_holds" if expected == now.number else "in_force_wrong"
    values = {"sums": sums, "now": f"{plain(now.number)}{now.unit}", "year": str(earlier.report.year)}
    draft.say(phrase(name, who=who(later), row=row, **values), cites_of(draft, items))
