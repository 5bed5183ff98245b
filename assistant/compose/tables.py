"""Answers to questions about cells of the statutory tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cells.blocks import names_block
from assistant.cells.counts import rows_named
from assistant.cells.measures import Measure, prose_of, row_label
from assistant.draft import Draft
from assistant.lookup.figures import LookUp, Outcome, look_up, stated_in_prose, title_of
from assistant.lookup.shelf import ReportView, display
from assistant.types import CellName, Status
from ingest.fold import squeeze
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED
from ingest.types import Figure, FigureState, Origin
from prompts import phrase

_USUAL = "总计"
_MANY_ZEROS = 5
_WHOLE_ROW = re.compile(
    r"[行栏项][^?]{0,14}(?:[两三几]|各|每)一?个?(?:空?格子?|单元格|栏|列|数[字值据]?)|(?:整|那|这)一?行[^?]{0,8}(?:都|依次|分别)|依次填|从左[到往至]右"
)
"""All that stands in a row is asked for: 这一行三个单元格依次填的什么."""
_PREFIX = "行政"
"""What one form has before the name of a row and the other has not: 行政规范性文件."""


def compose_figures(draft: Draft, look_ups: Sequence[LookUp]) -> None:
    """Add an answer for each look-up; of many rows of one table the zeros are told together."""
    zeros = [look_up for look_up in look_ups if _is_zero(look_up)]
    together = len(zeros) >= _MANY_ZEROS and len({(z.view.report.id, z.measure.table) for z in zeros}) == 1
    said = [_say(draft, look_up) for look_up in look_ups if not (together and look_up in zeros)]
    if together:
        _say_zeros(draft, zeros)
    draft.status = Status.ANSWERED if together or any(said) else Status.NOT_REPORTED


def compose_table(draft: Draft, look_ups: Sequence[LookUp], whole: bool) -> None:
    """Add an answer for each cell of a table that the report has; of the ``whole`` the blank ones too, told
    together. What could not be read as a table is said once.
    """
    there = [found for found in look_ups if found.outcome is not Outcome.NO_SUCH_CELL and _is_own(found)]
    blank = [found for found in there if found.outcome is Outcome.BLANK]
    told = [found for found in there if found.outcome is Outcome.VALUE and (whole or not _is_zero(found))]
    if not told and not blank:
        _say_unread(draft, (there or look_ups)[0])
        return
    compose_figures(draft, told)
    if blank:
        _say_blank(draft, blank)
    draft.status = Status.ANSWERED


def _is_own(look_up: LookUp) -> bool:
    """Whether a cell is looked up by the name that the report's own form has for it."""
    named = (look_up.measure.row, look_up.measure.column)
    return not look_up.figures or [(f.row, f.column) for f in look_up.figures] == [named]


def _say_unread(draft: Draft, look_up: LookUp) -> None:
    """Why nothing of a table can be told: it is a picture, or is not there; else that nothing is above 0."""
    names = {
        Outcome.IMAGE: "state_picture",
        Outcome.ABSENT: "state_absent",
        Outcome.UNREADABLE: "state_malformed",
    }
    if look_up.outcome not in names:
        compose_figures(draft, [look_up])
        return
    cites = [_cite_picture(draft, look_up)] if look_up.outcome is Outcome.IMAGE else []
    title = title_of(look_up.measure.table)
    draft.say(phrase(names[look_up.outcome], who=who(look_up.view), table=title), cites)
    draft.status = Status.NOT_REPORTED


def _say_blank(draft: Draft, blank: Sequence[LookUp]) -> None:
    """One statement for the cells of a table that nothing is filled in."""
    view, figures = blank[0].view, [figure for look_up in blank for figure in look_up.figures]
    for figure in figures:
        draft.use(view, figure)
    start, end = min(f.quote_start for f in figures), max(f.quote_end for f in figures)
    labels = "、".join(dict.fromkeys(look_up.measure.label for look_up in blank))
    names = {"who": who(view), "table": title_of(blank[0].measure.table), "labels": labels}
    draft.say(phrase("figures_blank", **names), [draft.cite(view, start, end, None, figures[0].page)])


def without_zeros(look_ups: Sequence[LookUp]) -> list[LookUp]:
    """The look-ups of values that are not 0, or all single cells of the form where there are none."""
    there = [found for found in look_ups if found.outcome is not Outcome.NO_SUCH_CELL and not found.is_group]
    told = [look_up for look_up in there if look_up.outcome is Outcome.VALUE and not _is_zero(look_up)]
    return told or there or list(look_ups)


def _is_zero(look_up: LookUp) -> bool:
    return look_up.outcome is Outcome.VALUE and all(figure.value == 0 for figure in look_up.figures)


def _say_zeros(draft: Draft, zeros: Sequence[LookUp]) -> None:
    """One statement for rows that are all 0, with the part of the table that they stand in."""
    view, figures = zeros[0].view, [figure for zero in zeros for figure in zero.figures]
    for figure in figures:
        draft.use(view, figure)
    start, end = min(f.quote_start for f in figures), max(f.quote_end for f in figures)
    markers = [draft.cite(view, start, end, None, figures[0].page)]
    labels = "、".join(dict.fromkeys(zero.measure.label for zero in zeros))
    draft.say(phrase("figures_zero", who=who(view), labels=labels, value=shown(figures[0])), markers)


def who(view: ReportView) -> str:
    """Whose report of which year, in words."""
    return phrase("who", agency=view.report.agency, year=view.report.year)


def _say(draft: Draft, look_up: LookUp) -> bool:
    """Say what one look-up found; True where it is a value."""
    if look_up.outcome is Outcome.VALUE:
        return _say_sum(draft, look_up) if look_up.is_group else _say_values(draft, look_up)
    if _say_prose(draft, look_up):
        return True
    if _say_zero_total(draft, look_up):
        return True
    say_why_not(draft, look_up)
    _say_none_received(draft, look_up)
    return False


def _say_none_received(draft: Draft, look_up: LookUp) -> None:
    """Beside a table of requests that tells nothing, that the text says there were none to tell of."""
    measure = look_up.measure
    if measure.table != "requests" or measure.row in (RECEIVED, CARRIED_IN, CARRIED_OUT):
        return
    received = Measure("requests", RECEIVED, ALL_APPLICANTS, prose_of(RECEIVED))
    stated = stated_in_prose(look_up.view, received)
    if stated and stated[1].value == 0:
        _say_stated(draft, look_up.view, stated[1])


def _say_values(draft: Draft, look_up: LookUp) -> bool:
    for figure in look_up.figures:
        marker = draft.cite_figure(look_up.view, figure)
        name = row_name(figure, many=len(look_up.figures) > 1)
        if figure.state is FigureState.REPORTED:
            text = phrase("figure", who=who(look_up.view), label=name, value=shown(figure))
        else:
            text = _blank_text(look_up, name)
        draft.say(text, [marker], level=int(len(look_up.figures) > 1))
    return True


def _say_sum(draft: Draft, look_up: LookUp) -> bool:
    view, figures = look_up.view, look_up.figures
    first, last = figures[0], figures[-1]
    cell = CellName(first.table, first.row, first.column)
    start, end = min(f.quote_start for f in figures), max(f.quote_end for f in figures)
    marker = draft.cite(view, start, end, cell, first.page)
    for figure in figures:
        draft.use(view, figure)
    terms = " + ".join(f"{figure.value:f}" for figure in figures if figure.value is not None)
    draft.calculations.append(f"{terms} = {look_up.total:f}")
    value = f"{look_up.total:f}{last.unit}"
    draft.say(phrase("figure_sum", who=who(view), label=look_up.measure.label, value=value), [marker])
    return True


def _say_prose(draft: Draft, look_up: LookUp) -> bool:
    """Where the table does not tell, say what the text states; True if it does."""
    found = stated_in_prose(look_up.view, look_up.measure)
    if found is None:
        return False
    _, figure = found
    _say_stated(draft, look_up.view, figure)
    if look_up.outcome is Outcome.IMAGE:
        marker = _cite_picture(draft, look_up)
        draft.say(phrase("table_image_but_stated", table=title_of(look_up.measure.table)), [marker])
    elif look_up.outcome is Outcome.BLANK:
        marker = draft.cite_figure(look_up.view, look_up.figures[0])
        draft.say(phrase("table_blank_but_stated"), [marker])
    return True


def _say_stated(draft: Draft, view: ReportView, figure: Figure) -> None:
    marker = draft.cite_figure(view, figure)
    name = "stated_none" if not any(char.isdigit() for char in figure.raw) and figure.value == 0 else "stated"
    draft.say(phrase(name, who=who(view), quote=display(quote_of(view, figure))), [marker])


def _cite_picture(draft: Draft, look_up: LookUp) -> int:
    """The marker of the picture in a table's place; its cell is listed as not read."""
    view, measure, table = look_up.view, look_up.measure, look_up.table
    draft.use_unread(view, measure.table, measure.row, measure.column, Origin.IMAGE)
    cell = CellName(measure.table, measure.row, measure.column)
    start, end, page = (table.start or 0, table.end or 0, table.page) if table else (0, 0, None)
    return draft.cite(view, start, end, cell, page)


def _say_zero_total(draft: Draft, look_up: LookUp) -> bool:
    """A blank part of a total that is reported as 0: say the total, which leaves nothing for the part."""
    if look_up.outcome is not Outcome.BLANK or look_up.measure.column == _USUAL:
        return False
    rows = {figure.row for figure in look_up.figures}
    totals = [
        figure
        for figure in look_up.view.report.figures
        if figure.table == look_up.measure.table and figure.row in rows and figure.column == _USUAL
    ]
    if len(totals) < len(rows) or any(figure.value != 0 for figure in totals):
        return False
    markers = [draft.cite_figure(look_up.view, figure) for figure in totals]
    for figure, marker in zip(totals, markers, strict=True):
        draft.say(
            phrase("figure", who=who(look_up.view), label=row_name(figure, many=True), value=shown(figure)),
            [marker],
        )
    draft.say(phrase("part_blank_total_zero", label=look_up.measure.label), markers)
    return True


def say_why_not(draft: Draft, look_up: LookUp) -> None:
    """Say which of blank, unreadable, picture, missing it is, and cite the place."""
    view, measure = look_up.view, look_up.measure
    if look_up.outcome is Outcome.UNSTATED:
        draft.say(phrase("unstated", who=who(view), label=measure.label))
        return
    title, label = title_of(measure.table), measure.label
    if look_up.figures:
        figure = next((f for f in look_up.figures if f.state is not FigureState.REPORTED), look_up.figures[0])
        marker = draft.cite_figure(view, figure)
        name = "unreadable" if look_up.outcome is Outcome.UNREADABLE else _blank_phrase(look_up)
        draft.say(phrase(name, who=who(view), table=title, label=label), [marker])
        return
    if look_up.outcome is Outcome.IMAGE:
        marker = _cite_picture(draft, look_up)
        draft.say(phrase("image", who=who(view), table=title, label=label), [marker])
        return
    name = {Outcome.NO_SUCH_CELL: "no_such_cell", Outcome.UNREADABLE: "unreadable"}.get(
        look_up.outcome, "absent"
    )
    draft.say(phrase(name, who=who(view), table=title, label=label))
    if look_up.outcome is Outcome.NO_SUCH_CELL:
        _say_other_columns(draft, look_up)


def _say_other_columns(draft: Draft, look_up: LookUp) -> None:
    """What the report's own form has in the row instead: a number of items where another has an amount."""
    view, measure = look_up.view, look_up.measure
    row = measure.row.removeprefix(_PREFIX)
    there = [
        f for f in view.report.figures if f.table == measure.table and f.row.removeprefix(_PREFIX) == row
    ]
    if not there:
        return
    cells = "、".join(f"{f.column}{shown(f) if f.value is not None else phrase('not_filled')}" for f in there)
    names = {"row": row_label(there[0].row), "cells": cells, "label": measure.label}
    for figure in there:
        draft.use(view, figure)
    marker = draft.cite(view, min(f.quote_start for f in there), max(f.quote_end for f in there))
    draft.say(phrase("other_columns", who=who(view), **names), [marker])


def _blank_phrase(look_up: LookUp) -> str:
    return "blank_partly" if look_up.is_group and len({f.state for f in look_up.figures}) > 1 else "blank"


def _blank_text(look_up: LookUp, label: str) -> str:
    return phrase("blank", who=who(look_up.view), table=title_of(look_up.measure.table), label=label)


def row_name(figure: Figure, many: bool = False) -> str:
    """What a cell of a table is called: its row, with its column where that tells more than the total."""
    row = row_label(figure.row)
    if figure.table == "proactive" or many or figure.column != _USUAL:
        return f"{row}（{figure.column}）"
    return row


def shown(figure: Figure) -> str:
    """A figure's value with its unit, as an answer shows it."""
    return f"{figure.value:f}{figure.unit}"


def quote_of(view: ReportView, figure: Figure) -> str:
    """The report's words around a figure."""
    return view.report.text[figure.quote_start : figure.quote_end].rstrip("。")


def of_this_form(
    measures: Sequence[Measure], question: str, views: Sequence[ReportView]
) -> Sequence[Measure]:
    """The measures less rows of a block that only its caption names and no report's form has."""
    if not names_block(question):
        return measures
    named = rows_named(squeeze(question).text)
    there = (m for view in views for m in measures if look_up(view, m).outcome is not Outcome.NO_SUCH_CELL)
    found = {(m.row, m.column) for m in there}
    return [m for m in measures if m.row in named or (m.row, m.column) in found] or measures


def whole_row(measures: Sequence[Measure], rest: str, views: Sequence[ReportView]) -> list[Measure]:
    """The measures, the one row that is named cell by cell where all that stands in it is asked for."""
    if len({(m.table, m.row) for m in measures}) != 1 or measures[0].table != "proactive":
        return list(measures)
    if not _WHOLE_ROW.search(rest) or len(measures) > 1:
        return list(measures)
    row = replace(measures[0], column="", prose=())
    found = [f for view in views for f in view.report.figures if f.table == row.table]
    bare = row.row.removeprefix(_PREFIX)
    columns = dict.fromkeys(f.column for f in found if f.row.removeprefix(_PREFIX) == bare)
    return [replace(row, column=column) for column in columns] or list(measures)
