"""Statutory tables as converters leave them in plain text; every layout loses something else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from random import Random

from eval.sample.forms import FormCell, width
from eval.sample.look import positions, text_rows
from eval.sample.sheets import Sheet

# What converters leave in cells that look empty.
_NOTHING = ("", "", "\u2002", "\u3000", "  ")
_BOX = 24


def table_lines(sheet: Sheet, layout: str, rng: Random) -> list[str]:
    """The lines of a table in one of TXT_LAYOUTS, its notes below."""
    lines: list[str] = []
    for grid in sheet.grids:
        lines += [*([""] if lines else []), *_LAYOUTS[layout](grid, rng)]
    return [*lines, *sheet.notes]


def _joined(rows: list[list[str]]) -> list[list[str]]:
    return [[text.replace("\n", " ") for text in row] for row in rows]


def _tabbed(cells: list[FormCell], rng: Random) -> list[str]:
    """A line broken in a cell goes on without a tab."""
    lines: list[str] = []
    for row in text_rows(cells, keep_width=False):
        for text in row:
            lines += f"\t{text or rng.choice(_NOTHING)}".split("\n")
        lines.append("")
    return lines


def _rows(cells: list[FormCell], _: Random) -> list[str]:
    return ["\t".join(row) for row in _joined(text_rows(cells, keep_width=True))]


def _ragged(cells: list[FormCell], _: Random) -> list[str]:
    """Rows that lost the tabs of spanned columns; one lost its leading tabs, the last one stands apart."""
    rows = _joined(text_rows(cells, keep_width=False))
    lines = ["\t".join(row) for row in rows]
    if width(cells) != 10 or not any(rows[-1]):
        return lines
    other = next((n for n, row in enumerate(rows) if "3.其他" in row), None)
    if other is not None:
        lines[other] = lines[other].lstrip("\t")
    rule = "\t".join("---" for _ in rows[-1])
    return [*lines[:-1], "", lines[-1], rule]


def _shifted(cells: list[FormCell], _: Random) -> list[str]:
    """Merged cells give one column less than they cover, and rows are filled up on the right."""
    if width(cells) != 10:
        return _rows(cells, _)
    lines = []
    for number, line in enumerate(positions(cells)):
        texts = []
        for column, cell in enumerate(line):
            begins = cell is not None and (cell.row, cell.column) == (number, column)
            last = cell is not None and column == cell.column + cell.column_span - 1
            if not (last and cell is not None and cell.column_span > 1 and cell.column < 3):
                texts.append(cell.text.replace("\n", " ") if cell is not None and begins else "")
        lines.append("\t".join([*texts, *[""] * (len(line) - len(texts))]))
    return lines


def _lines(cells: list[FormCell], _: Random) -> list[str]:
    rows = _joined(text_rows(cells, keep_width=False))
    return [line for row in rows for text in row if text for line in (text, "")]


def _gaps(cells: list[FormCell], _: Random) -> list[str]:
    """An empty cell leaves an empty line and the one that follows each cell; merged cells leave nothing."""
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell.text.replace("\n", ""))
    return [line for number in sorted(rows) for text in rows[number] for line in (text, "")]


def _ruled(cells: list[FormCell], _: Random) -> list[str]:
    """Boxes of characters; a text longer than its box goes on in the next line."""
    rows = _joined(text_rows(cells, keep_width=True))
    rule = "+" + "+".join("-" * _BOX for _ in rows[0]) + "+"
    lines = [rule]
    for row in rows:
        pieces = [_folded(text) for text in row]
        for number in range(max(map(len, pieces))):
            texts = (piece[number] if number < len(piece) else "" for piece in pieces)
            lines.append("|" + "|".join(_padded(text, _BOX) for text in texts) + "|")
        lines.append(rule)
    return lines


def _spaces(cells: list[FormCell], _: Random) -> list[str]:
    rows = _joined(text_rows(cells, keep_width=True))
    widths = [max(map(_shown, column)) for column in zip(*rows, strict=True)]
    return ["   ".join(_padded(t, w) for t, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def _folded(text: str) -> list[str]:
    """The text in lines that fit a box."""
    lines = [""]
    for char in text:
        if _shown(lines[-1] + char) > _BOX - 2:
            lines.append("")
        lines[-1] += char
    return lines


def _padded(text: str, room: int) -> str:
    return text + " " * (room - _shown(text))


def _shown(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


_LAYOUTS: dict[str, Callable[[list[FormCell], Random], Sequence[str]]] = {
    "tabbed": _tabbed,
    "rows": _rows,
    "ragged": _ragged,
    "lines": _lines,
    "shifted": _shifted,
    "gaps": _gaps,
    "ruled": _ruled,
    "spaces": _spaces,
}
