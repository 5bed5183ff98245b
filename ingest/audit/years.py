"""This year's report against last year's: what was carried over, is in force, is said to have grown."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.audit.claims import RECEIVED_CLAIM, Cells, counted, states, table_cells
from ingest.audit.growth import Change, change_words, changes_in, fits
from ingest.audit.rules import breach, shown, unchecked
from ingest.audit.said import Stated, all_said
from ingest.audit.scope import is_whole
from ingest.tables.requests import ALL_APPLICANTS, APPLICANTS, CARRIED_IN, CARRIED_OUT
from ingest.types import Figure, FigureState, Finding

_ITEMS = ("行政许可", "其他对外管理服务事项", "行政处罚", "行政强制", "行政事业性收费")
_IN_FORCE = "现行有效件数"
_DOCUMENTS = ("规章", "行政规范性文件")


def audit_years(now: Stated, before: Stated) -> list[Finding]:
    """The findings on a report beside that of the year before. O(their figures)."""
    new, old = table_cells(now.figures), table_cells(before.figures)
    return [
        *_carried(new, old),
        *_in_force(new, old),
        *_items(new, old),
        *_growth(now, before, new, old),
    ]


def _carried(new: Cells, old: Cells) -> Iterator[Finding]:
    blank: list[tuple[Figure, Figure]] = []
    for column in (*APPLICANTS, ALL_APPLICANTS):
        here = new.get(("requests", CARRIED_IN, column))
        there = old.get(("requests", CARRIED_OUT, column))
        if here is None or there is None:
            continue
        if here.value is None or there.value is None:
            if {here.state, there.state} != {FigureState.BLANK}:
                blank.append((here, there))
        elif here.value != there.value:
            message = (
                f"“{column}”上年结转 {shown(here.value)} 件，"
                f"上年报告的结转下年度继续办理是 {shown(there.value)} 件"
            )
            yield breach(
                "years.carried", message, [here], expected=there.value, found=here.value, before=[there]
            )
    if blank:
        columns = "、".join(here.column for here, _ in blank)
        message = f"“{columns}”的上年结转与上年报告的结转下年度，有一处空白或未读出，无法核对"
        yield unchecked("years.carried", message, [h for h, _ in blank], before=[t for _, t in blank])


def _in_force(new: Cells, old: Cells) -> Iterator[Finding]:
    """2021 form: in force are those of the year before, with what was made and without what was repealed."""
    for row in _DOCUMENTS:
        here = [new.get(("proactive", row, column)) for column in (_IN_FORCE, "本年制发件数", "本年废止件数")]
        there = old.get(("proactive", row, _IN_FORCE))
        figures = [figure for figure in here if figure is not None]
        values = [figure.value for figure in figures if figure.value is not None]
        if there is None or there.value is None or len(values) != 3:
            continue
        expected = there.value + values[1] - values[2]
        if values[0] != expected:
            message = (
                f"“{row}”现行有效 {shown(values[0])} 件，上年 {shown(there.value)} 件"
                f"加制发 {shown(values[1])} 减废止 {shown(values[2])} 应为 {shown(expected)} 件"
            )
            yield breach(
                "years.in_force", message, figures, expected=expected, found=values[0], before=[there]
            )


def _items(new: Cells, old: Cells) -> Iterator[Finding]:
    """2019 form: the number of items of the year before."""
    for row in _ITEMS:
        here = new.get(("proactive", row, "上一年项目数量"))
        there = [old.get(("proactive", row, column)) for column in ("上一年项目数量", "本年增/减")]
        figures = [figure for figure in there if figure is not None]
        values = [figure.value for figure in figures if figure.value is not None]
        if here is None or here.value is None or len(values) != 2:
            continue
        expected = sum(values, Decimal(0))
        if here.value != expected:
            message = (
                f"“{row}”上一年项目数量 {shown(here.value)} 项，"
                f"上年报告的 {shown(values[0])} 项增减 {shown(values[1])} 项应为 {shown(expected)} 项"
            )
            yield breach("years.items", message, [here], expected=expected, found=here.value, before=figures)


def _growth(now: Stated, before: Stated, new: Cells, old: Cells) -> Iterator[Finding]:
    """What is said of the change in applications received, against both reports."""
    there = _received(before, old)
    if there is None or there.value is None:
        return
    for change in changes_in(now):
        base = change.base
        if not states(RECEIVED_CLAIM, base) or not is_whole(base, now) or base.figure.value is None:
            continue
        if not any(fits(change, *reading) for reading in _readings(base.figure.value, there.value, new, old)):
            yield _wrong_growth(change, there)


def _readings(now: Decimal, before: Decimal, new: Cells, old: Cells) -> list[tuple[Decimal, Decimal]]:
    """This and last year's numbers that a change may be meant of: received, or with what was carried over."""
    here, there = (
        (cell.value if cell is not None else None) or Decimal(0)
        for cell in (cells.get(("requests", CARRIED_IN, ALL_APPLICANTS)) for cells in (new, old))
    )
    received = counted(RECEIVED_CLAIM, new)
    with_carried = bool(received) and received[0].value == now - here
    return [(now, before), (now, before + there) if with_carried else (now + here, before + there)]


def _wrong_growth(change: Change, there: Figure) -> Finding:
    base = change.base.figure.value or Decimal(0)
    before = there.value or Decimal(0)
    delta = base - before
    rate = f"（{abs(delta) * 100 / before:.2f}%）" if before else ""
    message = (
        f"正文说收到申请 {change.base.figure.raw}，{change_words(change)}；上年报告为 {shown(before)} 件，"
        f"实际{'增加' if delta >= 0 else '减少'} {shown(abs(delta))} 件{rate}"
    )
    found = change.delta or change.percent
    return breach(
        "years.growth",
        message,
        change.figures,
        expected=abs(delta) if change.delta else None,
        found=found.value if found else None,
        quotes=[change.base.quote],
        before=[there],
    )


def _received(report: Stated, cells: Cells) -> Figure | None:
    """What a report says was received: its table, else the one number of its prose."""
    table = counted(RECEIVED_CLAIM, cells)
    if table and table[0].value is not None:
        return table[0]
    said = [s for s in all_said(report) if states(RECEIVED_CLAIM, s) and is_whole(s, report)]
    values = {s.figure.value for s in said if not s.figure.qualifier}
    return said[0].figure if len(values) == 1 and len(said) == 1 else None
