"""Cuts a report into passages to be retrieved: never across two parts or headings, never through an item."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.sentences import Span, sentences, starts_item
from ingest.types import PART_TITLES, Block, BlockKind, Cell, Document, Part, Passage, Section

_HEADER_ROWS = 3


def cut_passages(
    document: Document, sections: Sequence[Section], report_id: str, max_chars: int
) -> tuple[Passage, ...]:
    """All passages of a report in order. O(len).

    A passage holds whole sentences of one section, at most ``max_chars`` unless one item alone is longer,
    which is then cut between its sentences. A table is cut between rows and repeats its head in each piece.
    """
    passages: list[Passage] = []
    for section in sections:
        for block_run in _runs(document, section):
            if block_run[0].grid is not None:
                passages += _table_pieces(section, block_run[0], report_id, max_chars)
            else:
                passages += _text_pieces(document, section, block_run, report_id, max_chars)
    return tuple(passages)


def passages_under(report_id: str, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The same passages as those of a report of another id."""
    return tuple(replace(p, id=_id(report_id, p.part, p.start, p.end, p.text)) for p in passages)


def embedded_text(passage: Passage) -> str:
    """What is embedded for a passage: its words, and nothing of whose it is.

    Agency and year choose the reports before anything is sought in them; in the vector they only make all
    passages of a report alike (``gongkai bench retrieval``: recall@5 of vectors .84 without, .63 with them).
    """
    return " ".join(passage.text.split())


def indexed_text(passage: Passage, agency: str, year: int) -> str:
    """What the word index holds of a passage: whose it is, of which year, its headings, its words."""
    headings = passage.headings or (PART_TITLES[passage.part],)
    return f"{agency}{year}年政府信息公开工作年度报告 {' '.join(headings)}\n{' '.join(passage.text.split())}"


def _runs(document: Document, section: Section) -> Iterator[list[Block]]:
    """The blocks of a section, paragraphs together and each table by itself; pictures are left out."""
    run: list[Block] = []
    for block in document.blocks:
        if block.start < section.start or block.end > section.end or block.kind is BlockKind.IMAGE:
            continue
        if block.grid is None:
            run.append(block)
            continue
        if run:
            yield run
        run = []
        yield [block]
    if run:
        yield run


def _text_pieces(
    document: Document, section: Section, blocks: Sequence[Block], report_id: str, max_chars: int
) -> Iterator[Passage]:
    start: int | None = None
    end, page = 0, None
    for block, unit in _units(document, blocks, max_chars):
        if start is not None and unit.end - start > max_chars:
            yield _passage(document.text[start:end], section, report_id, start, end, page)
            start = None
        if start is None:
            start, page = unit.start, block.page
        end = unit.end
    if start is not None:
        yield _passage(document.text[start:end], section, report_id, start, end, page)


def _units(document: Document, blocks: Iterable[Block], max_chars: int) -> Iterator[tuple[Block, Span]]:
    """Sentences and whole items; an item runs to the next, and is cut only where it alone is too long."""
    for block in blocks:
        item: Span | None = None
        for span in sentences(document, block):
            opens = starts_item(document.text, span)
            if item is not None and not opens and span.end - item.start <= max_chars:
                item = Span(item.start, span.end)
                continue
            if item is not None:
                yield block, item
                item = None
            if opens:
                item = span
            else:
                yield block, span
        if item is not None:
            yield block, item


def _table_pieces(section: Section, block: Block, report_id: str, max_chars: int) -> Iterator[Passage]:
    assert block.grid is not None
    rows = [[cell for cell in row if cell.text] for row in block.grid.rows()]
    lines = [("\t".join(" ".join(cell.text.split()) for cell in row), row) for row in rows if row]
    head = "\n".join(line for line, _ in lines[:_HEADER_ROWS])[: max_chars // 2]
    caption = " ".join(section.headings)
    start, size, piece = 0, 0, 0
    for n, (line, _) in enumerate(lines):
        if n > start and size + len(line) > max_chars:
            yield _table_piece(lines[start:n], caption, head if piece else "", section, report_id, block.page)
            start, size, piece = n, 0, piece + 1
        size += len(line)
    if lines:
        yield _table_piece(lines[start:], caption, head if piece else "", section, report_id, block.page)


def _table_piece(
    lines: Sequence[tuple[str, list[Cell]]],
    caption: str,
    head: str,
    section: Section,
    report_id: str,
    page: int | None,
) -> Passage:
    start, end = lines[0][1][0].start, max(cell.end for _, row in lines for cell in row)
    text = "\n".join(filter(None, [caption, head, *(line for line, _ in lines)]))
    return _passage(text, section, report_id, start, end, page, is_table=True)


def _passage(
    text: str,
    section: Section,
    report_id: str,
    start: int,
    end: int,
    page: int | None,
    is_table: bool = False,
) -> Passage:
    passage_id = _id(report_id, section.part, start, end, text)
    return Passage(passage_id, section.part, section.headings, text, start, end, page, is_table)


def _id(report_id: str, part: Part, start: int, end: int, text: str) -> str:
    return "p-" + hashlib.sha256(f"{report_id}|{part}|{start}|{end}|{text}".encode()).hexdigest()[:20]
