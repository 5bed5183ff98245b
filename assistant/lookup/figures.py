"""Looks figures up by exact key, never by similarity, and finds the same measure stated in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.cells.counts import PROSE, stated_count
from assistant.cells.measures import Measure, rows_of
from assistant.cells.who_applies import columns_of
from assistant.lookup.shelf import ReportView, Sentence
from ingest.fold import squeeze
from ingest.tables import TABLES
from ingest.tables.requests import ALL_APPLICANTS
from ingest.types import Figure, FigureState, Table, TableState
from ingest.words import cut_words, is_noun

COUNTS = frozenset(
    {"件", "条", "份", "次", "宗", "个", "项", "起", "例", "人次", "件次", "", "万元", "元", "余件"}
)


_AFTER = 24
_HEAD = re.compile(
    r"(?>行政|处理|决定|执行|案件|事项|业务|服务|申请|项目|措施|收入|收费|费用|金额|资金|现行|有效|废止|失效|制发|制定|印发|发布|"
    r"出台|新增|办理|办结|完成|[总数量额计件合累共一或和与及、等各类均都的了约近达到为是有(“”)])*"
)
"""What may stand between a cell's name and its number; with any other noun (决定书, 案卷) that is what is
counted."""
_GOES_ON = re.compile(
    r"(?:[并已共了]|同时|清理|集中|宣布|决定|全年|修[改订])*(?:废止|失效|作废|现行有效)(?:[了共]|失效)*"
)
"""制发规范性文件1件，废止3件: documents of the kind named before."""


class Outcome(StrEnum):
    """What a look-up found."""

    VALUE = "value"
    BLANK = "blank"
    UNREADABLE = "unreadable"
    IMAGE = "image"
    ABSENT = "absent"
    NO_SUCH_CELL = "no_such_cell"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class LookUp:
    """The cells a measure names in one report; several for a group or a row without a single column.

    ``table`` is None for a count that no table holds.
    """

    view: ReportView
    measure: Measure
    outcome: Outcome
    table: Table | None
    figures: tuple[Figure, ...] = ()
    is_group: bool = False

    @property
    def total(self) -> Decimal:
        """The sum over a group's rows, all of which are reported."""
        return sum((figure.value for figure in self.figures if figure.value is not None), Decimal(0))


def look_up(view: ReportView, measure: Measure) -> LookUp:
    """The measure's cells in one report. O(figures of the report)."""
    if measure.table == PROSE:
        stated = stated_count(view, measure.row)
        figures = (stated[1],) if stated else ()
        return LookUp(view, measure, Outcome.VALUE if stated else Outcome.UNSTATED, None, figures)
    table = next(table for table in view.report.tables if table.id == measure.table)
    if table.state in (TableState.IMAGE_UNREAD, TableState.ABSENT, TableState.MALFORMED):
        outcome = Outcome.IMAGE if table.state is TableState.IMAGE_UNREAD else Outcome.ABSENT
        return LookUp(
            view, measure, Outcome.UNREADABLE if table.state is TableState.MALFORMED else outcome, table
        )
    rows = _rows(view, measure)
    is_group = len(rows) * len(columns_of(measure.column)) > 1
    cells = [figure for row in rows for figure in _columns(view, measure, row)]
    if not cells:
        return LookUp(view, measure, Outcome.NO_SUCH_CELL, table)
    states = {figure.state for figure in cells}
    if states == {FigureState.REPORTED} or (FigureState.REPORTED in states and not is_group):
        return LookUp(view, measure, Outcome.VALUE, table, tuple(cells), is_group)
    outcome = Outcome.UNREADABLE if FigureState.UNREADABLE in states else Outcome.BLANK
    return LookUp(view, measure, outcome, table, tuple(cells), is_group)


def stated_in_prose(view: ReportView, measure: Measure) -> tuple[Sentence, Figure] | None:
    """The first sentence that states the measure in words, with its figure (未收到… states 0), or None.

    Words that tell the measure must all stand with the number itself; one that is missing there may stand
    in the heading, if the rest is there.
    """
    if not measure.prose:
        return None
    patterns = [re.compile(word) for word in measure.prose]
    own = patterns[-1] if measure.column not in ("", ALL_APPLICANTS) else None
    for strict in (True, False):
        for sentence in view.sentences:
            for figure in sentence.figures:
                if own is not None and not own.search(figure.row):
                    continue  # 公民、法人和其他组织 are all who may apply, not one kind of them
                if len(patterns) == 1 and not _is_counted(view, figure, patterns[0]):
                    continue
                if figure.unit in COUNTS and _states(sentence, figure, patterns, strict):
                    return sentence, figure
    return None


def _states(sentence: Sentence, figure: Figure, patterns: Sequence[re.Pattern[str]], strict: bool) -> bool:
    if all(pattern.search(figure.row) for pattern in patterns):
        return True
    if _GOES_ON.fullmatch(figure.row) and strict:
        return all(pattern.search(_named_before(sentence, figure) + figure.row) for pattern in patterns)
    clause = next((part for part in re.split("[,;。]", sentence.text) if figure.row in part), "")
    words = figure.row + clause + sentence.heading
    return (
        not strict
        and len(patterns) > 1
        and figure.unit != ""
        and any(pattern.search(figure.row) for pattern in patterns)
        and all(pattern.search(words) for pattern in patterns)
    )


def _is_counted(view: ReportView, figure: Figure, name: re.Pattern[str]) -> bool:
    """Whether a cell's name is that of what the number counts: not of 漏传处罚决定书213份, nor where the name
    only stands in the sentence (采取强制措施等四个节点). That there was none may be said of much at once.
    """
    if not figure.value:
        return True
    after = squeeze(view.report.text, figure.end, figure.end + _AFTER).text
    own = next(
        (n for n in range(min(len(after), len(figure.row)), 0, -1) if figure.row.endswith(after[:n])), 0
    )
    before, behind = figure.row[: len(figure.row) - own], after[:own]
    names = [*name.finditer(before)]
    if names and _HEAD.fullmatch(before, names[-1].end()):
        return not own or not is_noun(cut_words(behind)[0])
    return bool(name.search(behind))


def _named_before(sentence: Sentence, figure: Figure) -> str:
    """What the last number is of that a sentence names before one that only goes on about it."""
    before = sorted((f for f in sentence.figures if f.start < figure.start), key=lambda f: -f.start)
    return next((f.row for f in before if not _GOES_ON.fullmatch(f.row)), "")


def _rows(view: ReportView, measure: Measure) -> list[str]:
    """The row names this report's version of the table has for the measure."""
    present = dict.fromkeys(f.row for f in view.report.figures if f.table == measure.table)
    wanted = rows_of(measure.table, measure.row)
    exact = [row for row in wanted if row in present]
    if exact:
        return exact
    group = [row for row in present if row.startswith(measure.row + "/")]
    bare = measure.row.removeprefix("行政")
    return group or [
        row for row in present if row.removeprefix("行政") == bare and bare.endswith("规范性文件")
    ]


def _columns(view: ReportView, measure: Measure, row: str) -> list[Figure]:
    """The row's figures in the measure's column; without one, its usual column or all of them."""
    figures = [f for f in view.report.figures if f.table == measure.table and f.row == row]
    names = [figure.column for figure in figures]
    if measure.column:
        wanted = [c if c in names else _counterpart(c, names) for c in columns_of(measure.column)]
        return [figure for figure in figures if figure.column in wanted]
    decisions = [figure for figure in figures if "处理决定" in figure.column]
    return decisions or figures


def _counterpart(column: str, names: Sequence[str]) -> str | None:
    """The column of the other version of the form that asks for the same thing, if any."""
    same = {"本年制发件数": "本年新制作数量", "本年新制作数量": "本年制发件数"}
    other = same.get(column)
    return other if other in names else None


def title_of(table_id: str) -> str:
    """The title of a statutory table."""
    return next(spec.title for spec in TABLES if spec.id == table_id)
