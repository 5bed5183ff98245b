"""Everyday words for the cells of the statutory tables: which row and column a question is about.

A group (不予公开) stands for the sum of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.cells.items import item_columns
from assistant.cells.measure_words import COLUMNS, ROWS
from assistant.cells.who_applies import named_applicants, names_organisations, organisations
from ingest.tables import TABLES
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED, TOTAL


@dataclass(frozen=True, slots=True)
class Measure:
    """What is asked for in a table. ``row`` may be a group; ``column`` empty: the row's only or usual one.

    ``prose`` are words that a sentence must hold (one of each) to state the same thing outside the table;
    without any, only the table tells.
    """

    table: str
    row: str
    column: str = ""
    prose: tuple[str, ...] = ()
    start: int = 0

    @property
    def unit(self) -> str:
        """The unit of the form for it, where the table has one unit or the column is named; else empty."""
        columns = [
            c for spec in TABLES if spec.id == self.table for block in spec.blocks for c in block.columns
        ]
        units = {c.unit for c in columns if c.name == self.column} or {c.unit for c in columns}
        return units.pop() if len(units) == 1 else ""

    @property
    def label(self) -> str:
        """How the measure is called in an answer."""
        name = row_label(self.row)
        return f"{name}（{self.column}）" if self.column and self.column != ALL_APPLICANTS else name


def row_label(row: str) -> str:
    """A row's name as an answer uses it."""
    return "办理结果总计" if row == TOTAL else row.replace("/", "—").removeprefix("本年").removesuffix("数量")


_ASKED_WORDS = """行政许可 许可 处罚 强制 收费 采购 规范性文件 申请 不予公开 部分公开 复议 诉讼 起诉 自然人
企业 结转 主动公开 信息处理费 公众号 政策解读 培训 开放日 提案 建议 传真 邮编 邮箱 电子信箱 地址
电话 百分之 百分比"""
FORM_WORDS = frozenset({row.leaf for spec in TABLES for row in spec.rows} | set(_ASKED_WORDS.split()))
"""What questions are made of, to find what was mistyped."""

_COMPILED = tuple((table, row, re.compile(pattern), prose) for table, row, pattern, prose in ROWS)
_COLUMN_PATTERNS = {
    table: tuple((name, re.compile(pattern)) for name, pattern in entries)
    for table, entries in COLUMNS.items()
}
_OF_REQUESTS = re.compile(r"处理费|(?:公开|申请|信息).{0,6}收.{0,3}费")
"""What is charged for information, which no table holds."""
_RECEIVED_IN_WORDS = re.compile(r"(?:新收|收到|收了|接到|受理|接收)(?![这那此][种类样])")
_ASKED_BESIDE = re.compile(r"(?<![类复的])申请(?:了|有|是)?(?:几|多少)[件份]?.+(?:几|多少)[件份]?[?]?$")
"""申请多少, 公开了多少: asked for by itself."""
_PROPOSALS = re.compile(r"提案|议案|人大|建议|[A-D]类", re.IGNORECASE)
"""What is settled as requests are, and by grades."""
_ISSUED = re.compile(
    r"新[做作出立]了?(?:几|多少)|制发|新发(?![现展生])|制定|出台|印发|制作|新增|发布|[没未曾]发|发[过了]"
)
_CASE = re.compile(
    "(?<!执法)(?<!处罚)案[子件]|官司|[一半][件起宗][^,。]{0,3}[没未不]有?[^,。]{0,2}(?:纠正|纠错|撤销)"
)
_COURT = re.compile("诉|复议")
_ANSWERED_SO = re.compile(
    r"[^,。]{0,2}?(?:以|按|用|因|作|为|属于?)[“\"‘《]?[^,;。、和与跟及占比除÷里中]{2,18}(?:处理|答复|办理|办结)[^数总占]{0,2}"
)
_SHARE = re.compile("占比|比例|比重(?!复)|占.{0,6}(?:多少|几|百分)")
_FOR_INSTANCE = re.compile("组织[(]|等|各[类种个]|所有|全部|之类|[公企]司?业?、?单位|除|外|不[算含]")
_COLUMN_PROSE = {
    "本年制发件数": "制发|制定|出台|印发|发布",
    "本年废止件数": "废止|失效",
    "现行有效件数": "有效",
    "结果维持": "维持",
    "结果纠正": "纠正|纠错|败诉|撤销",
    "尚未审结": "审结",
    "自然人": "自然人|个人|公民",
    "商业企业": "企业",
    "科研机构": "科研",
    "社会公益组织": "公益组织|社会组织",
    "法律服务机构": "法律服务|律师|律所",
}
"""Of columns that sentences state too, the words that tell them; other columns are only in the tables."""


def review_columns() -> list[str]:
    """How a review or a suit can end, by the columns of its table."""
    return [name for name, _ in _COLUMN_PATTERNS["review"]]


def find_measures(question: str) -> list[Measure]:
    """The cells a squeezed question asks about, in the order it names them.

    O(patterns × length). A longer label that covers a shorter one wins (复议后起诉 over 复议); several
    columns of one row give several measures; a group beside one of its rows only says where that row stands.
    """
    taken: list[tuple[int, int]] = []
    measures: list[Measure] = []
    for table, row, pattern, prose in _COMPILED:
        for match in pattern.finditer(question):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if not any(m.table == table and m.row == row for m in measures):
                measures.append(Measure(table, row, "", prose, match.start()))
    if any(m.table == "requests" and m.row != RECEIVED for m in measures):
        asks_received = _RECEIVED_IN_WORDS.search(question) or _ASKED_BESIDE.search(question)
        measures = [m for m in measures if m.row != RECEIVED or asks_received]
    measures = [m for m in measures if not any(other.row.startswith(m.row + "/") for other in measures)]
    measures = [m for m in measures if m.row != TOTAL or not _is_said_of_another(m, measures, question)]
    if _OF_REQUESTS.search(question):
        measures = [m for m in measures if m.row != "行政事业性收费"]
    measures = measures or _cases(question)
    measures.sort(key=lambda measure: measure.start)
    return [full for measure in measures for full in _with_columns(measure, question)]


def _cases(question: str) -> list[Measure]:
    """Reviews and suits, where only how cases ended is named: 没审结的案子."""
    cases = names_result(question) and _CASE.search(question) and not _COURT.search(question)
    rows = ("行政复议", "行政诉讼") if cases else ()
    return [Measure("review", row, "", prose_of(row)) for row in rows]


def _is_said_of_another(total: Measure, measures: Sequence[Measure], question: str) -> bool:
    """Whether 办结 is said of what is no request: of proposals, or what is named right before it, as in
    处罚案子办结几件; or 答复 of the one result that it was: 以“不掌握”答复的申请.
    """
    results = (m.start for m in measures if m.table == "requests" and m.row not in (TOTAL, RECEIVED))
    if any(_ANSWERED_SO.fullmatch(question[max(at - 2, 0) : total.start + 4]) for at in results):
        return True
    if "申请" not in question and _PROPOSALS.search(question):
        return True
    before = (question[m.start : total.start] for m in measures if m.table == "proactive")
    return "申请" not in question and any(w and not re.search("[,;、。和与及]", w) for w in before)


def cells_of(cell: Measure, words: str) -> list[Measure]:
    """The cells that squeezed words ask for in the row of a cell: its column, else those that they name."""
    measure = replace(cell, prose=prose_of(cell.row))
    if cell.column == ALL_APPLICANTS:
        return [measure]
    return [_in_prose(measure)] if cell.column else _with_columns(measure, words)


def names_column(measure: Measure, words: str) -> bool:
    """Whether squeezed words are such as the measure's column is asked for in."""
    return any(
        name == measure.column and pattern.search(words)
        for name, pattern in _COLUMN_PATTERNS.get(measure.table, ())
    )


def names_result(words: str) -> bool:
    """Whether squeezed words say how a review or a suit ended."""
    return any(pattern.search(words) for _, pattern in _COLUMN_PATTERNS["review"])


def is_document(measure: Measure) -> bool:
    """Whether a measure counts regulations or other documents, in whichever version of the form."""
    return measure.row.endswith("规范性文件") or measure.row == "规章"


def rows_of(table: str, row: str) -> tuple[str, ...]:
    """The rows a name stands for: the row itself, or all rows of the group. Empty for an unknown name."""
    names = dict.fromkeys(r.name for spec in TABLES if spec.id == table for r in spec.rows)
    if row in names:
        return (row,)
    return tuple(name for name in names if name.startswith(row + "/"))


def applications(question: str) -> list[Measure]:
    """Applications received, for a squeezed question that computes with 申请 and names no other cell."""
    measure = Measure("requests", RECEIVED, "", prose_of(RECEIVED))
    of_kinds = named_applicants(question) and _SHARE.search(question)
    return _with_columns(measure, question) if "申请" in question or of_kinds else []


def prose_of(row: str) -> tuple[str, ...]:
    """The words that a sentence must hold to state a row outside its table."""
    return next((prose for _, name, _, prose in _COMPILED if name == row), ())


def _with_columns(measure: Measure, question: str) -> list[Measure]:
    found = {name: pattern.search(question) for name, pattern in _COLUMN_PATTERNS[measure.table]}
    named = {name: match.start() for name, match in found.items() if match and _fits(measure, name)}
    columns = sorted(named, key=lambda name: named[name])  # 废止的是制发的几倍: as they are named
    listed = len([name for name in columns if name != "自然人"]) > 1 and not _FOR_INSTANCE.search(question)
    if (
        measure.table == "requests"
        and names_organisations(question)
        and "“其他”" not in question
        and not listed
    ):
        columns = organisations(question, "自然人" in columns)
    if measure.row.endswith("/其他"):  # which is no kind of applicant
        columns = [name for name in columns if name != "其他"]
    if not columns and measure.table != "proactive":
        return [replace(measure, column="总计")]
    columns = columns or list(item_columns(measure.row, question))
    if is_document(measure) and (issued := _ISSUED.search(question)):
        earlier = sum(named.get(name, issued.start()) < issued.start() for name in columns)
        columns.insert(earlier, "本年制发件数")  # 废止的是制发的几倍: as they are named
    return [_in_prose(replace(measure, column=name)) for name in columns] or [measure]


def _fits(measure: Measure, column: str) -> bool:
    if measure.table != "proactive":
        return True
    allowed = {
        c.name
        for spec in TABLES
        if spec.id == "proactive"
        for r in spec.rows
        if _same_row(r.name, measure.row)
        for c in spec.columns_of(r.name)
    }
    return column in allowed


def _same_row(name: str, row: str) -> bool:
    """规范性文件 of the 2019 form is 行政规范性文件 in that of 2021."""
    return (
        name.removeprefix("行政") == row.removeprefix("行政") if row.endswith("规范性文件") else name == row
    )


def widths_of(measure: Measure) -> set[int]:
    """How many cells the row of a measure has in the versions of the form, of the first table."""
    specs = [spec for spec in TABLES if spec.id == measure.table == "proactive"]
    rows = ((spec, r.name) for spec in specs for r in spec.rows if _same_row(r.name, measure.row))
    return {len(spec.columns_of(name)) for spec, name in rows}


def _in_prose(measure: Measure) -> Measure:
    word = _COLUMN_PROSE.get(measure.column)
    return replace(measure, prose=(*measure.prose, word) if word else ())
