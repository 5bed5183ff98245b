"""The prose against itself: parts and shares against their total, charts against the prose."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from operator import add

from ingest.audit.bounds import Bounds, bounds_of, percent_bounds
from ingest.audit.rules import breach, quote_of, shown
from ingest.audit.said import Said, all_said
from ingest.fold import squeeze
from ingest.types import Figure, Finding, Origin, Quote, Report

# A list that ends in the rest, or is not said to be of some (其中), is whole; others may leave things out.
_REST = re.compile(r"^(?:其他|其它|其余|另外)")
_WHOLE = re.compile(r"分别|构成为")
# Ways of publishing overlap: one item goes out by several.
_OVERLAP = re.compile(
    r"通过|借助|利用|网|线[上下]|微信|微博|公众号|新媒体|客户端|公示栏|广播|电视|报[纸刊]|信函|邮寄|现场|当面|"
    r"面向|针对|涉及|首次|新增|重复|重点(?!领域)|优秀|按[时期]|办结|答复|回复|采纳|整改|完成|解决|满意"
)
_SHARE = re.compile(r"^约?占(?:比|(?:全部|主动|公开|政府|信息|申请|总|条|件|数|量|的)*)约?(?:为|达到?)?#")


def audit_parts(report: Report) -> Iterator[Finding]:
    """Totals whose parts do not add up. O(numbers)."""
    for total, parts in _totals(report):
        figures = (total, *parts)
        sums = [bounds_of(part) for part in parts]
        whole = bounds_of(total)
        bounds = [b for b in sums if b is not None]
        if whole is None or len(bounds) < max(2, len(parts)):
            continue
        added: Bounds = reduce(add, bounds)
        names = report.text[total.end : parts[-1].start]
        over = added.low > whole.high and not _OVERLAP.search(squeeze(names).text)
        if over or (added.high < whole.low and _is_whole(names, parts)):
            terms = "＋".join(shown(part.value or Decimal(0)) for part in parts)
            value = sum((part.value or Decimal(0) for part in parts), Decimal(0))
            message = f"正文“{total.row}”共 {total.raw}，各项 {terms}＝{shown(value)}{total.unit}，" + (
                "多于总数" if over else "与总数不符"
            )
            quote = _quote(report, figures)
            yield breach("prose.parts", message, figures, expected=total.value, found=value, quotes=[quote])


def audit_shares(report: Report) -> Iterator[Finding]:
    """A share stated right behind a part that does not fit the part and its total. O(numbers)."""
    by_start = {f.start: f for f in report.figures if f.origin is Origin.PROSE}
    said = all_said(report)
    for before, share in itertools.pairwise(said):
        part, total = before.figure, by_start.get(before.figure.part_of or -1)
        if total is None or not total.value or part.value is None or not _is_share_of(before, share):
            continue
        stated = percent_bounds(share.figure)
        if stated is None or bounds_of(part) != Bounds(part.value, part.value):
            continue
        if bounds_of(total) != Bounds(total.value, total.value):
            continue
        right = part.value * 100 / total.value
        if not stated.admits(right):
            message = (
                f"正文说“{part.row}”{part.raw}占 {share.figure.raw}，"
                f"{shown(part.value)}÷{shown(total.value)}＝{right:.2f}%"
            )
            figures = (part, total, share.figure)
            quotes = [_quote(report, figures)]
            expected = round(right, 2)
            yield breach(
                "prose.share", message, figures, expected=expected, found=share.figure.value, quotes=quotes
            )


def audit_chart(report: Report) -> Iterator[Finding]:
    """A chart's bars of the year beside a total of the prose whose parts go by the same names. O(numbers)."""
    for caption, bars in _bars(report).items():
        for total, parts in _totals(report):
            names = {_name(part.row): part for part in parts}
            shared = [bar for bar in bars if any(_alike(_name(bar.column), name) for name in names)]
            agreed = [
                b
                for b in shared
                if any(p.value == b.value for n, p in names.items() if _alike(_name(b.column), n))
            ]
            value = sum((bar.value or Decimal(0) for bar in bars), Decimal(0))
            whole = bounds_of(total)
            if 2 * len(agreed) < len(bars) or not agreed or whole is None or whole.admits(value):
                continue
            message = f"图表“{caption}”各类相加为 {shown(value)}，正文“{total.row}”为 {total.raw}"
            figures = (total, *bars)
            quote = quote_of(report.text, total.quote_start, total.quote_end)
            yield breach("chart.total", message, figures, expected=total.value, found=value, quotes=[quote])


def _totals(report: Report) -> list[tuple[Figure, list[Figure]]]:
    """Each total with its parts, in the text's order."""
    by_start = {f.start: f for f in report.figures if f.origin is Origin.PROSE}
    parts: dict[int, list[Figure]] = defaultdict(list)
    for figure in by_start.values():
        if figure.part_of is not None and figure.part_of in by_start:
            parts[figure.part_of].append(figure)
    return [(by_start[start], sorted(parts[start], key=lambda f: f.start)) for start in sorted(parts)]


def _is_whole(between: str, parts: Sequence[Figure]) -> bool:
    words = squeeze(between).text
    return bool(_REST.match(parts[-1].row)) or ("其中" not in words and bool(_WHOLE.search(words)))


def _is_share_of(part: Said, share: Said) -> bool:
    """Whether a percentage stands right behind a part: 公告206条，占80.8%."""
    head = share.head.lstrip("(,、")
    return share.figure.unit == "%" and bool(_SHARE.match(head + "#")) and share.is_next_to(part)


def _bars(report: Report) -> dict[str, list[Figure]]:
    """The bars of charts that are of the report's year, by caption."""
    bars: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        caption, _, series = figure.row.rpartition("/")
        if figure.origin is Origin.CHART and series.startswith(str(report.year)) and "公开" in caption:
            bars[caption].append(figure)
    return bars


def _name(row: str) -> str:
    return re.sub(r"[类等的]|信息$|政府信息|情况", "", squeeze(row).text)


def _alike(one: str, other: str) -> bool:
    """Whether two names of a kind of information mean the same: 政策解读, 政策文件及解读类信息."""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    return short in long or (len(short) >= 4 and short[:2] in long and short[2:4] in long)


def _quote(report: Report, figures: Sequence[Figure]) -> Quote:
    """The words that hold all these numbers."""
    start, end = min(f.quote_start for f in figures), max(f.quote_end for f in figures)
    return quote_of(report.text, start, end)
