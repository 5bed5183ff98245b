"""The prose against the tables: what a sentence says of applications, reviews, documents and fees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.audit.bounds import Bounds, bounds_of
from ingest.audit.rules import breach, shown, unchecked
from ingest.audit.said import Said, all_said
from ingest.audit.scope import is_whole
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED
from ingest.types import Figure, FigureState, Finding, Origin, Part, Report, TableState

_COUNT = ("件", "条", "次", "份", "个", "宗", "例", "起", "项", "部", "")
_MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_APPLY = r"(?:关于|有关)?(?:政府信息公开|依申请公开政府信息|依申请公开|信息公开|公开政府信息)的?(?:政府信息)?"
_RULE_DOCUMENT = r"(?:行政)?规范性文件"
_IN_BRACKETS = r"(?:共计?|合计|总计|为|有|了|达)*+"

_RECEIVED = r"(?:新收到?|收到|接到|接收)(?:并受理|和受理|、受理|的)?"

Cells = Mapping[tuple[str, str, str], Figure]


@dataclass(frozen=True, slots=True)
class Claim:
    """A thing the prose may state that a table also counts.

    ``said`` is looked for in the clause with # for the number, ``none`` in a statement that there was
    nothing. ``rows`` are the rows of ``table`` whose cells in ``column`` add up to it; of rows with other
    names in other versions of the form, those that are there count.
    """

    rule: str
    what: str
    said: re.Pattern[str]
    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    none: re.Pattern[str] | None = None
    units: tuple[str, ...] = _COUNT
    listed: bool = False
    all_over: bool = False


def _result(name: str) -> Claim:
    """Only where nothing before the name narrows it, as 因不掌握 does 无法提供."""
    said = re.compile(
        r"^(?:其中|已|依法|作出|答复|办理结果|结果|决定|为|有|申请|中)*"
        rf"{name}(?:的|类|答复|决定|政府信息|信息|申请)*{_IN_BRACKETS}#"
    )
    return Claim("prose.requests", name, said, "requests", (name,), (ALL_APPLICANTS,), listed=True)


RECEIVED_CLAIM = Claim(
    "prose.requests",
    "本年新收政府信息公开申请",
    re.compile(
        rf"{_RECEIVED}(?:[^#]{{0,18}}公开(?:政府)?(?:信息)?|各类)?的?申请(?:件|事项|数量|总数|量)*{_IN_BRACKETS}#"
        rf"|{_RECEIVED}{_IN_BRACKETS}#(?:{_APPLY})申请"
    ),
    "requests",
    (RECEIVED,),
    (ALL_APPLICANTS,),
    re.compile(
        rf"^(?:没有|[均也暂并]?[未无])(?:新?收到?|接到|受理|接收)*(?:任何|过)?{_APPLY}申请(?:件|事项|情况)?$"
    ),
)

CLAIMS = (
    RECEIVED_CLAIM,
    Claim(
        "prose.requests",
        "上年结转的申请",
        re.compile(rf"(?:上年度?|上一年度?|去年)结转(?:的|政府信息公开|申请|办理)*{_IN_BRACKETS}#"),
        "requests",
        (CARRIED_IN,),
        (ALL_APPLICANTS,),
        listed=True,
    ),
    Claim(
        "prose.requests",
        "结转下年度继续办理的申请",
        re.compile(rf"结转(?:至|到)?(?:下一?年度?|次年|明年)(?:继续|办理|的|申请)*{_IN_BRACKETS}#"),
        "requests",
        (CARRIED_OUT,),
        (ALL_APPLICANTS,),
        listed=True,
    ),
    *(_result(name) for name in ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")),
    Claim(
        "prose.review",
        "行政复议",
        re.compile(rf"行政复议(?:案件|申请|案)?{_IN_BRACKETS}#"),
        "review",
        ("行政复议",),
        ("总计",),
        re.compile(r"行政复议"),
    ),
    Claim(
        "prose.review",
        "行政诉讼",
        re.compile(rf"行政诉讼(?:案件|案)?{_IN_BRACKETS}#"),
        "review",
        ("行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉"),
        ("总计",),
        re.compile(r"行政诉讼"),
    ),
    Claim(
        "prose.proactive",
        "本年制发的规范性文件",
        re.compile(
            rf"(?:制发|制定|印发|出台){_IN_BRACKETS}{_RULE_DOCUMENT}{_IN_BRACKETS}#|(?:制发|制定|印发|出台)了?#{_RULE_DOCUMENT}"
        ),
        "proactive",
        ("行政规范性文件", "规范性文件"),
        ("本年制发件数", "本年新制作数量"),
        re.compile(rf"^[未无没](?:有)?(?:制发|制定|印发|出台){_RULE_DOCUMENT}$"),
        all_over=True,
    ),
    Claim(
        "prose.proactive",
        "本年废止的规范性文件",
        re.compile(
            rf"(?<!改)废止了?{_RULE_DOCUMENT}{_IN_BRACKETS}#|(?<!改)废止{_IN_BRACKETS}#(?:{_RULE_DOCUMENT})?$"
        ),
        "proactive",
        ("行政规范性文件", "规范性文件"),
        ("本年废止件数",),
        all_over=True,
    ),
    Claim(
        "prose.proactive",
        "现行有效的规范性文件",
        re.compile(rf"现行有效的?{_RULE_DOCUMENT}{_IN_BRACKETS}#"),
        "proactive",
        ("行政规范性文件", "规范性文件"),
        ("现行有效件数",),
        all_over=True,
    ),
    *(
        Claim(
            "prose.proactive",
            f"{name}处理决定",
            re.compile(rf"(?<!不予){name}(?:处理)?决定(?:数量|书)?{_IN_BRACKETS}#"),
            "proactive",
            (name,),
            ("本年处理决定数量", "处理决定数量"),
            all_over=True,
        )
        for name in ("行政许可", "行政处罚", "行政强制")
    ),
    Claim(
        "prose.proactive",
        "行政事业性收费",
        re.compile(rf"行政事业性收费(?:总?金额|总额|收入|收取|{_IN_BRACKETS})*#"),
        "proactive",
        ("行政事业性收费",),
        ("本年收费金额",),
        units=tuple(_MONEY),
        all_over=True,
    ),
)

_ABOUT_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请公开")
_AS_THE_COURT = re.compile(r"办理|审理|审结|办结|纠正|维持|败诉|胜诉|撤销|责令|应诉|尚未|结转")
_WITH_CARRIED = re.compile(r"受理|办理|处理|结转")
_NOT_PLAIN = re.compile(
    r"失效|修订|修改|备案|审查|程序|重大|[区市县]政府|以来|代拟|代[区市县]|起草|会签|公[示开布]|发布|上传|归集|"
    r"减免|免[征收]|退[还费]|取消|降低|减轻"
)


def audit_claims(report: Report) -> Iterator[Finding]:
    """Each number of the prose that the tables do not bear out. O(numbers × claims)."""
    cells = table_cells(report.figures)
    parsed = {t.id for t in report.tables if t.state in (TableState.PARSED, TableState.IMAGE_OCR)}
    said = all_said(report)
    for claim in CLAIMS:
        if claim.table in parsed:
            yield from _weighed(claim, statements_of(claim, said, report), cells)


def table_cells(figures: Iterable[Figure]) -> Cells:
    """The figures of the statutory tables by table, row and column."""
    return {(f.table, f.row, f.column): f for f in figures if f.origin in (Origin.TABLE, Origin.IMAGE)}


def statements_of(claim: Claim, said: Iterable[Said], report: Report) -> list[Said]:
    """The numbers of the prose that state what is claimed, of the same scope as the table."""
    return [
        s
        for s in said
        if states(claim, s) and is_whole(s, report, listed=claim.listed, all_over=claim.all_over)
    ]


def counted(claim: Claim, cells: Cells) -> list[Figure]:
    """The cells that hold what is claimed."""
    rows = [key[1] for key in cells if key[0] == claim.table]
    names = [r for r in dict.fromkeys(rows) if r in claim.rows or r.partition("/")[0] in claim.rows]
    keys = [(claim.table, row, column) for row in names for column in claim.columns]
    return [cells[key] for key in keys if key in cells]


def states(claim: Claim, said: Said) -> bool:
    """Whether a number of the prose is said of what is claimed, whatever its scope."""
    if said.none:
        return bool(claim.none and _none_fits(claim, said))
    if said.figure.unit not in claim.units or not claim.said.search(said.clause):
        return False
    words = said.lead + said.clause
    if claim.rule == "prose.review":
        about = _ABOUT_DISCLOSURE.search(words) or said.figure.part is Part.REVIEW
        both = "复议" in said.head and "诉讼" in said.head
        return bool(about) and not both and not _AS_THE_COURT.search(words)
    if claim.rule == "prose.proactive":
        if "规范性文件" in claim.what and "规范性文件" not in words:
            return False
        return not _NOT_PLAIN.search(said.clause)
    return bool(re.search(r"申请|答复", words)) and not re.search(r"复议|诉讼|建议|提案|投诉", words)


def _none_fits(claim: Claim, said: Said) -> bool:
    """Whether a statement of none, given whole in quote and row, is about the thing claimed."""
    statement = "".join(said.figure.raw.split()) + _object(said)
    if claim.none is None or not claim.none.search(statement):
        return False
    if claim.rule == "prose.review":
        return bool(_ABOUT_DISCLOSURE.search(statement)) and not _AS_THE_COURT.search(statement)
    return True


def _object(said: Said) -> str:
    """What there was none of: the row less the verb that the raw text has as well."""
    row, raw = said.figure.row, "".join(said.figure.raw.split())
    overlap = next((n for n in range(min(len(raw), len(row)), 0, -1) if raw.endswith(row[:n])), 0)
    return row[overlap:]


def _weighed(claim: Claim, said: Sequence[Said], cells: Cells) -> Iterator[Finding]:
    """One finding at most: where one of several statements agrees, or they differ, nothing is sure."""
    figures = counted(claim, cells)
    bounds = [(s, b) for s in said if (b := _in_unit(s.figure, figures)) is not None]
    if not figures or not bounds:
        return
    first = bounds[0][0]
    stated = [s.figure for s, _ in bounds[:1]]
    if any(figure.state is not FigureState.REPORTED for figure in figures):
        message = f"正文说{_saying(claim, first)}，表中这一项有空白或未读出的单元格，无法核对"
        yield unchecked(claim.rule, message, (*stated, *figures), [first.quote])
        return
    total = _total(figures)
    totals = {total} | ({total + _carried(cells)} if claim is RECEIVED_CLAIM else set())
    if any(_agrees(s, b, total, totals) for s, b in bounds) or len({b for _, b in bounds}) > 1:
        return
    message = f"正文说{_saying(claim, first)}，表中为 {shown(total)} {figures[0].unit}"
    evidence = [figure for figure in figures if figure.value] or figures[:1]
    yield breach(
        claim.rule,
        message,
        (*stated, *evidence),
        expected=total,
        found=first.figure.value,
        quotes=[first.quote],
    )


def _agrees(said: Said, bounds: Bounds, total: Decimal, totals: set[Decimal]) -> bool:
    """受理 may mean what was newly received, or that and what was carried over."""
    loose = bool(_WITH_CARRIED.search(said.lead + said.clause + said.quote.text))
    return any(map(bounds.admits, totals)) if loose else bounds.admits(total)


def _carried(cells: Cells) -> Decimal:
    figure = cells.get(("requests", CARRIED_IN, ALL_APPLICANTS))
    return (figure.value if figure else None) or Decimal(0)


def _in_unit(said: Figure, figures: Sequence[Figure]) -> Bounds | None:
    """The values the statement admits, in the unit of the cells."""
    bounds = bounds_of(said)
    unit = figures[0].unit if figures else ""
    if bounds is None or said.unit not in _MONEY or unit not in _MONEY:
        return bounds
    scale = _MONEY[said.unit] / _MONEY[unit]
    return Bounds(bounds.low * scale, bounds.high * scale)


def _saying(claim: Claim, said: Said) -> str:
    if said.none:
        return f"没有{claim.what}"
    return f"{claim.what} {''.join(said.figure.raw.split())}"


def _total(figures: Iterable[Figure]) -> Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))
