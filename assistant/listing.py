"""What the command line lists: files taken in, reports, figures; as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from assistant.output import digits, figure_json, figure_used, printable
from ingest.errors import GongkaiError, NoSuchReport
from ingest.fold import squeeze
from ingest.names import aliases
from ingest.pipeline import FileOutcome, Taken
from ingest.reindex import Reindexed
from ingest.store import CatalogueEntry, Store, TableSummary
from ingest.types import Box, Figure, FigureState, Origin, TableState

TABLE_NAMES = {
    "proactive": "主动公开",
    "requests": "依申请公开",
    "review": "复议诉讼",
    "prose": "正文",
    "chart": "图表",
}
_TAKEN = {
    Taken.ADDED: "新增",
    Taken.UPDATED: "更新",
    Taken.UNCHANGED: "未变",
    Taken.FAILED: "失败",
    Taken.UNSUPPORTED: "不支持",
}
_TABLE_STATES = {
    TableState.PARSED: "已读",
    TableState.IMAGE_OCR: "图片已识别",
    TableState.IMAGE_UNREAD: "图片未读",
    TableState.ABSENT: "没有",
    TableState.MALFORMED: "读不全",
}
_FIGURE_STATES = {
    FigureState.REPORTED: "已填报",
    FigureState.BLANK: "未填报",
    FigureState.UNREADABLE: "未能识别",
    FigureState.DERIVED: "推算",
}
_ORIGINS = {Origin.TABLE: "表格", Origin.PROSE: "正文", Origin.IMAGE: "图片", Origin.CHART: "图表"}

_MOST_NAMED = 4

_FORMULA = tuple("=+-@＝＋－＠")
FIGURE_HEAD = (
    *("机关", "年度", "表", "行", "列", "数值", "单位", "限定", "原文", "状态", "来源"),
    *("文件", "页", "起", "止", "把握", "图中位置", "报告编号"),
)
"""起 and 止 are positions in what ``gongkai reports --text`` prints, from 0, the end not included.

把握 (0 to 1) and 图中位置 (left, top, right, bottom in hundredths of the picture) are of figures in pictures.
"""

FigureRow = tuple[CatalogueEntry, Figure]


# -- files taken in --


def outcomes_json(outcomes: Sequence[FileOutcome], seconds: float) -> dict[str, Any]:
    """``ingest --json``."""
    files = [{key: value for key, value in asdict(o).items() if key != "named"} for o in outcomes]
    return {"files": files, "seconds": round(seconds, 2)}


def outcomes_text(outcomes: Sequence[FileOutcome], seconds: float) -> str:
    """A line for each file, and a last one that counts them."""
    rows = [[_TAKEN[o.status], o.file, _of_outcome(o)] for o in outcomes]
    counts = {status: sum(o.status is status for o in outcomes) for status in Taken}
    counted = "，".join(f"{_TAKEN[status]} {count}" for status, count in counts.items() if count)
    return f"{aligned(rows)}\n共 {len(outcomes)} 个文件：{counted}（{seconds:.1f} 秒）"


def _of_outcome(outcome: FileOutcome) -> str:
    if outcome.error:
        return outcome.error
    found = f"段落 {outcome.passages}，数据 {outcome.figures}；{_states(outcome.tables)}"
    return f"{outcome.agency} {outcome.year}年（{found}）"


def _states(tables: Iterable[TableSummary]) -> str:
    return "，".join(f"{TABLE_NAMES.get(t.id, t.id)}表{_TABLE_STATES[t.state]}" for t in tables)


# -- reports --


def select_entries(
    entries: Iterable[CatalogueEntry], agency: str | None, year: int | None
) -> list[CatalogueEntry]:
    """The reports of an agency (its name, else a short form of it, else a piece of it) and of a year."""
    found = [entry for entry in entries if year in (None, entry.year)]
    if agency is None:
        return found
    wanted = squeeze(agency).text
    by_name = [entry for entry in found if squeeze(entry.agency).text == wanted]
    by_alias = [entry for entry in found if wanted in aliases(entry.agency)]
    return by_name or by_alias or [entry for entry in found if wanted in squeeze(entry.agency).text]


def find_entry(entries: Sequence[CatalogueEntry], words: str) -> CatalogueEntry:
    """The one report of that id, or of that agency and year (审批局2022). Raises GongkaiError otherwise."""
    by_id = [entry for entry in entries if entry.report_id == words]
    if by_id:
        return by_id[0]
    squeezed = squeeze(words).text
    named = re.search(r"(20\d\d)(?:年度?)?", squeezed)
    agency = squeezed.replace(named.group(), "") if named else squeezed
    found = select_entries(entries, agency or None, int(named.group(1)) if named else None)
    if len(found) == 1 and squeezed:
        return found[0]
    if not found or not squeezed:
        raise NoSuchReport(f"资料库中没有 {words!r} 这份报告：请用 gongkai reports 查看编号、机关和年度。")
    names = "、".join(f"{entry.agency}{entry.year}（{entry.report_id}）" for entry in found[:_MOST_NAMED])
    more = f"等 {len(found)} 份" if len(found) > _MOST_NAMED else ""
    raise GongkaiError(f"{words!r} 可以指 {names}{more}：请写明机关和年度，或用报告编号。")


def catalogue_json(entries: Sequence[CatalogueEntry]) -> dict[str, Any]:
    """``reports --json``."""
    return {
        "reports": [
            {key: value for key, value in asdict(entry).items() if key not in ("place", "office")}
            for entry in entries
        ]
    }


def catalogue_text(entries: Sequence[CatalogueEntry]) -> str:
    """The catalogue as a table."""
    if not entries:
        return "资料库中还没有报告；用 gongkai ingest 读入文件或文件夹。"
    head = ["编号", "机关", "年度", "段落", "数据", "表格", "文件"]
    rows = [
        [e.report_id, e.agency, str(e.year), str(e.passages), str(e.figures), _states(e.tables), e.file]
        for e in entries
    ]
    return aligned([head, *rows])


# -- figures --


def select_figures(store: Store, agency: str | None, year: int | None, table: str | None) -> list[FigureRow]:
    """The figures of an agency, a year and a table, which goes by its id or its Chinese name."""
    by_id = {entry.report_id: entry for entry in select_entries(store.catalogue(), agency, year)}
    ids = {name: table_id for table_id, name in TABLE_NAMES.items()}
    found = store.figures(by_id.keys(), None if table is None else ids.get(table, table))
    return [(by_id[report_id], figure) for report_id, figure in found]


def figures_json(rows: Iterable[FigureRow]) -> dict[str, Any]:
    """``figures --json``."""
    return {"figures": [figure_json(figure_used(e.report_id, e.agency, e.year, f)) for e, f in rows]}


def figures_text(rows: Sequence[FigureRow]) -> str:
    """The figures as a table; where there is no number, why."""
    if not rows:
        return "没有符合条件的数据。"
    return aligned([["机关", "年度", "表", "行", "列", "数据"], *(_line_of(*row) for row in rows)])


def figures_csv(rows: Iterable[FigureRow]) -> str:
    """The figures for a spreadsheet, with the mark that has Excel read it as UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(FIGURE_HEAD)
    for entry, figure in rows:
        writer.writerow(no_formula(cell) for cell in figure_cells(entry, figure))
    return "\ufeff" + text.getvalue()


def figure_cells(entry: CatalogueEntry, figure: Figure) -> list[str]:
    """What a spreadsheet has of a figure, below ``FIGURE_HEAD``."""
    return [
        entry.agency,
        str(entry.year),
        TABLE_NAMES.get(figure.table, figure.table),
        figure.row,
        figure.column,
        digits(figure.value) or "",
        figure.unit,
        figure.qualifier,
        figure.raw,
        _FIGURE_STATES[figure.state],
        _ORIGINS[figure.origin],
        entry.file,
        "" if figure.page is None else str(figure.page),
        str(figure.start),
        str(figure.end),
        "" if figure.confidence is None else f"{figure.confidence:.3f}",
        _place(figure.box),
        entry.report_id,
    ]


def _place(box: Box | None) -> str:
    if box is None:
        return ""
    edges = " ".join(f"{100 * edge:.1f}" for edge in (box.x0, box.y0, box.x1, box.y1))
    return f"第{box.page}页 {edges}" if box.picture is None else f"图{box.picture} {edges}"


def no_formula(cell: str) -> str:
    """A spreadsheet runs what begins like a formula; what a report says must not be run.

    Full-width signs count too: some spreadsheets read them as their half-width ones. Signs alone are a mark
    for a blank cell and run nothing.
    """
    number = cell.removeprefix("-").replace(".", "", 1).isdecimal()
    runs = cell.lstrip()[:1] in _FORMULA and bool(cell.strip("-－ "))
    return f"'{cell}" if runs and not number else cell


def figure_value(figure: Figure) -> str:
    """The number with its unit, or why there is none."""
    number = digits(figure.value)
    return _FIGURE_STATES[figure.state] if number is None else f"{figure.qualifier}{number}{figure.unit}"


def _line_of(entry: CatalogueEntry, figure: Figure) -> list[str]:
    table = TABLE_NAMES.get(figure.table, figure.table)
    return [entry.agency, str(entry.year), table, figure.row, figure.column, figure_value(figure)]


# -- layout --


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as lines with their columns below one another on a terminal, where an ideograph is two wide."""
    shown = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*shown, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in shown
    )


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def reindexed_text(done: Reindexed) -> str:
    """What moving to another embedding model came to."""
    text = f"向量模型为 {done.embedder}：{done.reports} 份报告，{done.passages} 个段落"
    text += f"，本次计算 {done.embedded} 段。"
    if done.setting:
        text += f"\n环境变量 GONGKAI_EMBEDDER 仍是 {done.setting}，请改掉或去掉。"
    return text


def reindexed_json(done: Reindexed) -> dict[str, Any]:
    """The same as plain data."""
    return asdict(done)
