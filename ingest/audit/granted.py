"""All applications granted, says the prose: then the table must not show other results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.audit.claims import table_cells
from ingest.audit.rules import breach, quote_of, shown
from ingest.fold import squeeze
from ingest.sentences import sentences
from ingest.tables.requests import ALL_APPLICANTS, TOTAL
from ingest.types import Document, FigureState, Finding, Part, Quote, Report

_ALL_GRANTED = re.compile(
    r"(?:所有|全部|各项)?申请(?:事项|件)?[^,;。]{0,6}(?:均|全部|都)[^,;。]{0,16}(?<!不)予以公开"
)
_NOT_ALL = re.compile(r"部分公开|不予公开|除|可以公开的|应当?公开|能够公开|建议|提案|答复(?:内容|文书)")


def audit_granted(report: Report) -> Iterator[Finding]:
    """The sentence, the granted and the total of the results, where they contradict it. O(len)."""
    cells = table_cells(report.figures)
    total = cells.get(("requests", TOTAL, ALL_APPLICANTS))
    granted = cells.get(("requests", "予以公开", ALL_APPLICANTS))
    if total is None or granted is None or {total.state, granted.state} != {FigureState.REPORTED}:
        return
    if (granted.value or Decimal(0)) >= (total.value or Decimal(0)):
        return
    others = [f for key, f in cells.items() if f.value and _is_other_result(*key)]
    for quote in _sentences_that_say_so(report):
        message = (
            f"正文说申请全部予以公开，表中予以公开 {shown(granted.value or Decimal(0))} 件、"
            f"总计 {shown(total.value or Decimal(0))} 件"
        )
        yield breach(
            "prose.granted",
            message,
            (granted, total, *others),
            expected=total.value,
            found=granted.value,
            quotes=[quote],
        )
        return


def _sentences_that_say_so(report: Report) -> Iterator[Quote]:
    document = Document(report.text, report.blocks)
    spans = [(s.start, s.end) for s in report.sections if s.part in (Part.OVERVIEW, Part.REQUESTS)]
    for block in report.blocks:
        if not any(start <= block.start < end for start, end in spans):
            continue
        for span in sentences(document, block):
            words = squeeze(report.text, span.start, span.end).text
            if _ALL_GRANTED.search(words) and not _NOT_ALL.search(words):
                yield quote_of(report.text, span.start, span.end)


def _is_other_result(table: str, row: str, column: str) -> bool:
    return (table, column) == ("requests", ALL_APPLICANTS) and ("/" in row or row in ("部分公开", "其他处理"))
