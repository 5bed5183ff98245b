"""Figures as an Excel workbook: numbers as numbers, all else as text that is never a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.listing import FIGURE_HEAD, FigureRow, figure_cells

_NUMBERS = frozenset({"年度", "数值", "页", "起", "止"})
_MOST_DIGITS = 15  # a spreadsheet keeps no more; a longer number stays text, exactly as it is
_WIDTHS = {"机关": 32, "行": 36, "列": 18, "文件": 40}


def figures_xlsx(rows: Iterable[FigureRow]) -> bytes:
    """The figures for a spreadsheet, row by row, never all of them as objects at once. O(rows)."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    for n, name in enumerate(FIGURE_HEAD):
        sheet.column_dimensions[chr(ord("A") + n)].width = _WIDTHS.get(name, 12)
    sheet.freeze_panes = "A2"
    head = [WriteOnlyCell(sheet, name) for name in FIGURE_HEAD]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for entry, figure in rows:
        sheet.append(list(_cells(sheet, figure_cells(entry, figure))))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(sheet: Any, texts: Iterable[str]) -> Iterator[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    for name, text in zip(FIGURE_HEAD, texts, strict=True):
        if name in _NUMBERS and _is_number(text):
            yield float(text) if "." in text else int(text)
            continue
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
        cell.data_type = "s"  # or what begins with = would be run
        yield cell


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
