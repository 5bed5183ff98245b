"""Dates: the period, the year named at the beginning and the day of signing against the report's year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.audit.rules import breach, quote_of
from ingest.fold import squeeze
from ingest.identity import find_periods
from ingest.sentences import sentences
from ingest.types import BlockKind, Document, Finding, Part, Report

_OF_DATA = re.compile(r"统计|数据|期限|时限|起止")
_REPORT_OF = re.compile(
    r"(?<!关于做好)(?<!关于印发)(?P<year>20\d\d)年(?:度)?(?:政府|政务)信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)"
)
_INTRODUCES = re.compile(r"^(?!.*(?:历年|往年|上一?年|对照|对比|附件)).*(?:公布|编制|编写|撰写|形成|发布)")
_BRACKETED = re.compile(r"《[^》]*》")
_MOST_CHARS = 4000


def audit_dates(report: Report) -> Iterator[Finding]:
    """Dates that cannot be those of a report of this year. O(length of the beginning)."""
    yield from _periods(report)
    yield from _named_year(report)
    yield from _signed(report)


def _periods(report: Report) -> Iterator[Finding]:
    squeezed = squeeze(report.text, 0, _preamble_end(report))
    for first, last, start, end in find_periods(squeezed.text):
        around = squeezed.text[max(0, start - 40) : end + 20]
        if _OF_DATA.search(around) and (first.year, last.year) != (report.year, report.year):
            quote = quote_of(report.text, *squeezed.span(start, end))
            message = f"统计期限是 {_day(first)}至{_day(last)}，不是报告所属的 {report.year} 年"
            yield breach("date.period", message, quotes=[quote])


def _named_year(report: Report) -> Iterator[Finding]:
    """Another report's year in the sentence that introduces this one; names of documents do not count."""
    document = Document(report.text, report.blocks)
    end = _preamble_end(report)
    spans = [span for block in report.blocks if block.end <= end for span in sentences(document, block)]
    for span in spans:
        squeezed = squeeze(report.text, span.start, span.end)
        titles = [found.span() for found in _BRACKETED.finditer(squeezed.text)]
        for found in _REPORT_OF.finditer(squeezed.text):
            inside = any(a <= found.start() < b for a, b in titles)
            introduces = _INTRODUCES.search(squeezed.text) and squeezed.text.endswith("。")
            if int(found["year"]) != report.year and introduces and not inside:
                quote = quote_of(report.text, *squeezed.span(*found.span()))
                message = f"开头写作“{found.group()}”，与标题的 {report.year} 年不一致"
                yield breach("date.year", message, quotes=[quote])
                return


def _signed(report: Report) -> Iterator[Finding]:
    signed = report.signed
    if signed is None or date(report.year, 12, 31) < signed <= date(report.year + 1, 12, 31):
        return
    when = "报告年度还没有结束" if signed <= date(report.year, 12, 31) else "报告年度已结束一年以上"
    written = f"{signed.year}年{signed.month}月{signed.day}日"
    quotes = [
        quote_of(report.text, block.start, block.end)
        for block in report.blocks
        if block.kind is BlockKind.PARAGRAPH
        and re.sub(r"(?<=\D)0", "", squeeze(report.text, block.start, block.end).text) == written
    ]
    yield breach("date.signed", f"落款日期 {written}，{when}", quotes=quotes[-1:])


def _preamble_end(report: Report) -> int:
    first = (s.start for s in report.sections if s.part not in (Part.PREAMBLE,))
    return min(next(first, _MOST_CHARS), _MOST_CHARS)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
