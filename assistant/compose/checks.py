"""Answers to whether the form's own sums hold in a report."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.figures import title_of
from assistant.shelf import ReportView
from ingest.audit import CheckedLine, check_sums
from ingest.types import Figure
from prompts import phrase

_MOST_NAMED = 4


def compose_check(draft: Draft, view: ReportView) -> bool:
    """Say of each sum of the form whether it holds, with the numbers; False where no table could be read."""
    by_rule: dict[str, list[CheckedLine]] = {}
    for line in check_sums(view.report):
        by_rule.setdefault(line.check.rule, []).append(line)
    for lines in by_rule.values():
        _say(draft, view, lines)
    return bool(by_rule)


def _say(draft: Draft, view: ReportView, lines: Sequence[CheckedLine]) -> None:
    table, reading = title_of(lines[0].table), lines[0].check.reading
    wrong = [line for line in lines if line.holds is False]
    held = [line for line in lines if line.holds]
    unknown = [line for line in lines if line.holds is None]
    for line in wrong or _telling(held):
        sums = _sums(line)
        draft.calculations.append(sums)
        name = "sum_wrong" if line.holds is False else "sum_holds"
        text = phrase(name, who=who(view), table=table, reading=reading, line=line.line, sums=sums)
        draft.say(text, _cite(draft, view, line), level=1)
    if unknown:
        names = "、".join(line.line.replace("/", "—") for line in unknown[:_MOST_NAMED])
        names += "等" if len(unknown) > _MOST_NAMED else ""
        text = phrase("sum_unknown", who=who(view), table=table, reading=reading, lines=names)
        draft.say(text, _cite(draft, view, unknown[0]), level=1)


def _telling(held: Sequence[CheckedLine]) -> list[CheckedLine]:
    """The line that shows best that a sum holds: that of the totals."""
    return [next((line for line in held if line.line == "总计"), held[0])] if held else []


def _sums(line: CheckedLine) -> str:
    """Both sides with their terms; zeros beside other terms are left out."""
    sign = "=" if line.holds else "≠"
    return f"{_terms(line.left)} {sign} {_terms(line.right)}"


def _terms(figures: Sequence[Figure]) -> str:
    values = [figure.value for figure in figures if figure.value is not None]
    shown = values if len(values) <= 2 else [value for value in values if value] or [values[0]]
    return " + ".join(f"{value:f}" for value in shown)


def _cite(draft: Draft, view: ReportView, line: CheckedLine) -> list[int]:
    """Markers of the rows that matter, each row once: those with a number that is not 0."""
    figures = [figure for figure in (*line.left, *line.right) if figure.value != 0] or [
        *line.left,
        *line.right,
    ]
    rows = {figure.quote_start: figure for figure in figures}
    return [draft.cite_figure(view, figure) for figure in list(rows.values())[:6]]
