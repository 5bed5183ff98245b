"""What tells the two official forms apart: the rows and columns of their tables, as reports print them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.cells.measures import find_measures, row_label
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView
from assistant.scope.identify import years_text
from assistant.types import Scope, Status
from ingest.fold import squeeze
from ingest.store import CatalogueEntry
from ingest.tables import TABLES, TableSpec
from ingest.types import Figure, Template
from prompts import phrase

_OLD, _NEW = Template.FORM_2019, Template.FORM_2021
_MOST_NAMED = 12
_PLAIN = "件"
"""The unit that goes without saying."""


def compose_forms(
    draft: Draft,
    scope: Scope,
    entries: Sequence[CatalogueEntry],
    view_of: Callable[[str], ReportView | None],
) -> None:
    """Say what the older and the newer form have not in common. O(reports + cells of the form).

    A report of either form shows it: of the agencies and years asked about, or else of any.
    """
    draft.status = Status.NOT_REPORTED
    of_years = [e for e in entries if e.year in scope.years and len(scope.years) > 1]
    forms = {entry.template for entry in of_years} & {_OLD, _NEW}
    if len(forms) == 1:
        draft.years += scope.years
        draft.say(phrase("same_form", years=years_text(scope.years)))
        return
    wanted = (
        [e for e in of_years if e.agency in scope.agencies] + of_years + sorted(entries, key=lambda e: e.year)
    )
    found = [next((e for e in wanted if e.template is form), None) for form in (_OLD, _NEW)]
    views = [view_of(entry.report_id) if entry else None for entry in found]
    if views[0] is None or views[1] is None:
        draft.say(phrase("one_form"))
        return
    draft.status = Status.ANSWERED
    _compose_both(draft, views[0], views[1])


def compose_forms_used(draft: Draft, views: Sequence[ReportView]) -> None:
    """Say which form the tables of each report follow, the older ones first. O(reports)."""
    draft.status = Status.NOT_REPORTED
    for form, name in ((_OLD, "form_is_old"), (_NEW, "form_is_new"), (Template.OTHER, "form_unknown")):
        using = [view for view in views if view.report.template is form]
        shown = [view for view in using if view.report.figures][:_MOST_NAMED]
        marks = [draft.cite(v, f.quote_start, f.quote_end) for v in shown if (f := _first_cell(v))]
        if using:
            names = "、".join(map(who, using[:_MOST_NAMED])) + ("等" if len(using) > _MOST_NAMED else "")
            draft.say(phrase(name, names=names), marks)
        if marks and form is not Template.OTHER:
            draft.status = Status.ANSWERED


def _first_cell(view: ReportView) -> Figure | None:
    """A cell of the first table, whose columns tell the form."""
    return next((f for f in view.report.figures if f.table == "proactive"), None)


def _compose_both(draft: Draft, old: ReportView, new: ReportView) -> None:
    draft.say(phrase("forms_lead", old=who(old), new=who(new)))
    asked = {_plain(measure.row) for measure in find_measures(squeeze(draft.question).text)}
    told: list[tuple[str, str, str]] = []
    for spec in TABLES:
        other = next((s for s in TABLES if s.id == spec.id and s.template is _NEW), None)
        if spec.template is _OLD and other is not None:
            before, after = _columns(spec), _columns(other)
            rows = [row for row in dict.fromkeys((*before, *after)) if before.get(row) != after.get(row)]
            told += [(spec.id, row, _difference(row, before, after)) for row in rows]
    for table, row, difference in [line for line in told if line[1] in asked] or told:
        draft.say(difference, [*_marks(draft, old, table, row), *_marks(draft, new, table, row)], 1)


def _difference(row: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    label = row_label(row)
    if row not in after:
        return phrase("form_gone", row=label, columns=before[row])
    if row not in before:
        return phrase("form_new", row=label, columns=after[row])
    return phrase("form_changed", row=label, before=before[row], after=after[row])


def _columns(spec: TableSpec) -> dict[str, str]:
    """The columns of each row in words; rows of one group are told with it, as one form has it in one row."""
    named: dict[str, str] = {}
    for block in spec.blocks:
        columns = "、".join(
            c.name + (f"（{c.unit}）" if c.unit not in ("", _PLAIN) else "") for c in block.columns
        )
        for row in block.rows:
            one = "其他处理" in row.name
            key = "其他处理" if one else _plain(row.name)
            leaf = row.leaf if row.group else phrase("one_row")
            named[key] = "、".join(filter(None, (named.get(key, ""), leaf))) if one else columns
    return named


def _plain(row: str) -> str:
    return row.removeprefix("行政") if row.endswith("规范性文件") else row


def _marks(draft: Draft, view: ReportView, table: str, row: str) -> list[int]:
    """The marker of a row as the report prints it, if it does."""
    found = (f for f in view.report.figures if f.table == table)
    figure = next((f for f in found if _plain(f.row) == row or f.row.startswith(f"{row}/")), None)
    return [draft.cite(view, figure.quote_start, figure.quote_end)] if figure else []
