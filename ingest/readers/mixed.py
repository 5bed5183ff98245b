"""Text with tables in HTML between its lines, as converters write what Markdown cannot: merged cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.types import Block, Document, Grid

_TAG = re.compile(r"<(?P<closes>/?)table\b[^<>]*>", re.IGNORECASE)
_AROUND = r"(?:</?(?:html|body|div|center|figure)\b[^<>]*>\s*)+"
_BEFORE, _BEHIND = re.compile(rf"{_AROUND}\Z", re.IGNORECASE), re.compile(rf"\A\s*{_AROUND}", re.IGNORECASE)


def read_mixed(
    text: str, read_lines: Callable[[str], Document], read_markup: Callable[[str], Document]
) -> Document:
    """The document of a text whose HTML tables, if any, are read as tables. O(characters)."""
    tables = list(_tables(text))
    if not tables:
        return read_lines(text)
    parts: list[Document] = []
    position = 0
    for start, end in tables:
        before = _BEFORE.sub("", _BEHIND.sub("", text[position:start]))
        parts += [read_lines(before), read_markup(text[start:end])]
        position = end
    return joined([*parts, read_lines(_BEHIND.sub("", text[position:]))])


def joined(parts: Sequence[Document]) -> Document:
    """One document of several, each on lines of its own. O(characters and cells)."""
    texts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for part in parts:
        text = part.text if part.text.endswith("\n") or not part.text else f"{part.text}\n"
        blocks += (_moved(block, length) for block in part.blocks)
        texts.append(text)
        length += len(text)
    return Document("".join(texts), tuple(blocks))


def _tables(text: str) -> Iterator[tuple[int, int]]:
    """Where each outermost table begins and ends; one that is never closed is none."""
    depth = start = 0
    for tag in _TAG.finditer(text):
        if not tag["closes"]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, tag.end()


def _moved(block: Block, by: int) -> Block:
    grid = block.grid
    if grid is not None:
        cells = (replace(cell, start=cell.start + by, end=cell.end + by) for cell in grid.cells)
        grid = Grid(tuple(cells), grid.exact)
    return replace(block, start=block.start + by, end=block.end + by, grid=grid)
