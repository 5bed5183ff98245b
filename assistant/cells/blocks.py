"""The blocks of the table of part 2, which the form heads by items of Article 20: 第二十条第（五）项."""

from __future__ import annotations

import re

from assistant.cells.measures import find_measures
from ingest.fold import squeeze
from ingest.tables import TABLES

_CAPTION = re.compile(
    r"(?:《?(?:政府信息公开)?条例》?)?第?(?:二十|20)条(?:的?第?|[-—/])[(]?(?P<item>[一五六八九]|[15689])[)]?项?(?:[那这]?一?[块栏组])?的?"
)
_ITEMS = dict(zip("15689", "一五六八九", strict=True))


def _rows_by_item() -> dict[str, tuple[str, ...]]:
    """The rows below each caption in any version of the form, each name once."""
    found: dict[str, dict[str, None]] = {}
    for block in (block for spec in TABLES for block in spec.blocks if block.caption):
        item = _CAPTION.match(squeeze(block.caption).text)
        rows = found.setdefault(item["item"] if item else "", {})
        rows.update(
            {row.name.removeprefix("行政") if "规范" in row.name else row.name: None for row in block.rows}
        )
    return {item: tuple(rows) for item, rows in found.items() if item}


_ROWS = _rows_by_item()


def blocks_by_rows(squeezed: str) -> str:
    """Squeezed words with the rows of a block for its caption, where they name none of them. O(length)."""

    def rows(found: re.Match[str]) -> str:
        names = _ROWS.get(_ITEMS.get(found["item"], found["item"]), ())
        beside = {m.row for m in find_measures(squeezed[: found.start()] + "," + squeezed[found.end() :])}
        return "" if beside.intersection(names) else "、".join(names)

    return _CAPTION.sub(rows, squeezed)


def names_block(question: str) -> bool:
    """Whether a question names a block of the table by its caption."""
    return bool(_CAPTION.search(squeeze(question).text))
