"""Whether the text and a table of a report tell the same number, also where each calls it otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cells.counts import PROSE
from assistant.cells.measures import Measure, find_measures
from assistant.compose.amounts import plain
from assistant.compose.held import say_both
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.figures import stated_in_prose
from assistant.lookup.operands import Operand, operand
from assistant.lookup.own_words import figures_named, name_of, worded_figures
from assistant.lookup.shelf import ReportView
from assistant.understanding.assertions import numbers_in
from ingest.audit import bounds_of
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED
from ingest.types import Figure
from prompts import phrase


def compose_text_and_table(
    draft: Draft, views: Sequence[ReportView], _: Sequence[ReportView], question: str
) -> None:
    """Say what the text states against the same cell of the table. O(figures of the reports)."""
    measures = find_measures(question) or [Measure("requests", RECEIVED, ALL_APPLICANTS)]
    measures = [m if m.prose else next(iter(find_measures("收到申请")), m) for m in measures]
    for view in views:
        for measure in measures:
            stated, cell = stated_in_prose(view, measure), operand(view, measure)
            own = None if stated else _called_otherwise(view, question)
            said = stated[1] if stated else own
            if said is None and say_both(draft, view, question):
                continue
            if said is None or cell.value is None or any(f.table == PROSE for f in cell.figures):
                draft.say(phrase("text_table_unknown", who=who(view), label=measure.label))
            else:
                _say_both(draft, view, said, cell, "_named" if own else "")


def _called_otherwise(view: ReportView, question: str) -> Figure | None:
    """The one number of the text that a question names, by its value or its words, beside a cell of a table:
    正文写办了9万多件审批业务，跟表里的许可数.
    """
    said = {number.value for number in numbers_in(question)}
    by_value = [item.figure for item in worded_figures(view) if item.figure.value in said]
    named = [item.figure for item in figures_named(view, question, frozenset())]
    found = [figure for figure in by_value if figure in named] or by_value or named
    return found[0] if len(found) == 1 else None


def _say_both(draft: Draft, view: ReportView, said: Figure, cell: Operand, names: str = "") -> None:
    """What the text says and what the table has; 100余件 agrees with 104."""
    bounds = bounds_of(said)
    same = said.value == cell.value or (bounds is not None and bounds.admits(cell.number))
    name = ("text_table_same" if same else "text_table_differ") + names
    values = {"said": said.raw, "value": f"{plain(cell.number)}{cell.unit}"}
    values |= {"name": name_of(said)} if names else {}
    cites = [draft.cite_figure(view, said), *cell.cite(draft)]
    draft.say(phrase(name, who=who(view), label=cell.measure.label, **values), cites)
