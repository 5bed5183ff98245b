"""Tables that reached the text as loose lines: a cell a line, or columns held apart by spaces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.fold import fold
from ingest.tables.labels import book_of, cell_key, is_caption, is_marker, is_top, is_value
from ingest.tables.spec import TableSpec
from ingest.types import Block, BlockKind, Cell, Document, Grid

_MAX_CELL = 60
_MAX_VALUE = 40
_MAX_LINE = 1000
_MAX_HEAD = 20
_LABEL_THEN_VALUES = re.compile(r"^(\S.*?[^\d\s.,])((?:\s+[\d,.]+(?:万元|元|件)?)+)\s*$")
_APART = re.compile(r"\s{2,}|\t")
_WIDE_GAP = re.compile(r"[^\S\u3000]{3,}|\t")
_LETTER = re.compile(r"[\u4e00-\u9fff](?![\u4e00-\u9fff])|[（）()、.．/／]$")  # of a word set wide
_NUMBER = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、.．]+")
_SENTENCE = re.compile(r"[。；;！？]")

Span = tuple[int, int]


def loose_blocks(document: Document, specs: Sequence[TableSpec]) -> Iterator[Block]:
    """Runs of short paragraphs that are cells of a form, one a line or several. O(paragraphs).

    A line of words that the form does not have belongs to a run if a number or a label follows it there.
    What was recognised outside the lines of a table is none: where it stands in one is not known.
    """
    run: list[list[Span]] = []
    blocks = document.blocks
    for n, block in enumerate(blocks):
        typed = block.kind is BlockKind.PARAGRAPH and block.confidence is None
        pieces = _pieces(document.text, block) if typed else []
        after = document.text[blocks[n + 1].start : blocks[n + 1].end] if n + 1 < len(blocks) else ""
        if pieces and _is_row(document.text, pieces, after if run else "", specs):
            run.append(pieces)
            continue
        yield from _table(document.text, run, block.start, specs)
        run = []
    yield from _table(document.text, run, len(document.text), specs)


def _pieces(text: str, block: Block) -> list[Span]:
    """The cells of a line; none where it is too long for a table."""
    line = text[block.start : block.end]
    if "\n" in line or len(line) > _MAX_LINE:
        return []
    spans: list[Span] = []
    split = _LABEL_THEN_VALUES.match(fold(line))
    if split and not _APART.search(line.strip()):
        spans.append((split.start(1), split.end(1)))
        spans += [
            (split.end(1) + v.start(), split.end(1) + v.end())
            for v in re.finditer(r"\S+", line[split.end(1) :])
        ]
    else:
        spans = _apart(line)
    return [(block.start + start, block.start + end) for start, end in spans]


def _apart(line: str) -> list[Span]:
    """What wide gaps hold apart: of three spaces, or of two where none is wider; 合  计 is one word."""
    if _WIDE_GAP.search(line.strip()):
        return _cut(line, _WIDE_GAP)
    spans = _cut(line, _APART)
    joined: list[Span] = spans[:1]
    for span in spans[1:]:
        before = line[slice(*joined[-1])]
        letters = all(len(part) == 1 for part in before.split())
        open_number = letters and before[0] in "（(" and before[-1] not in "）)"
        if (
            open_number
            or (letters and _LETTER.match(line[slice(*span)]))
            or _NUMBER.fullmatch(before.strip())
        ):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _cut(line: str, gap: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for end, after in [
        *((found.start(), found.end()) for found in gap.finditer(line)),
        (len(line), len(line)),
    ]:
        if line[start:end].strip():
            spans.append((start, end))
        start = after
    return spans


def _is_row(text: str, pieces: Sequence[Span], after: str, specs: Sequence[TableSpec]) -> bool:
    texts = [text[start:end] for start, end in pieces]
    if any(len(each) > _MAX_CELL for each in texts) or _SENTENCE.search(texts[-1]):
        return False
    if any(_is_label(each, specs) for each in texts):
        return True
    if all(len(each) <= _MAX_VALUE and is_value(each) for each in texts):
        return True
    named = len(texts) > 1 and bool(after)
    return (named and is_value(texts[-1])) or (
        len(texts) == 1 and bool(after) and len(after) <= _MAX_VALUE and is_value(after)
    )


def _is_label(text: str, specs: Sequence[TableSpec]) -> bool:
    key = cell_key(text)
    return is_caption(text) or is_marker(key) or any(book_of(spec).known(key) for spec in specs)


def _table(
    text: str, run: Sequence[Sequence[Span]], below: int, specs: Sequence[TableSpec]
) -> Iterator[Block]:
    """The table of a run of at least three lines; ``below`` is where the text goes on."""
    if len(run) < 3:
        return
    lined = sum(len(pieces) > 1 for pieces in run)
    if lined * 2 > len(run) and not all(len(pieces) < 3 for pieces in run):
        rows: list[list[Span]] = [list(pieces) for pieces in run]
    else:
        rows = _rows([piece for pieces in run for piece in pieces], text, below, specs)
    cells = tuple(
        Cell(text[start:end], start, end, row, column)
        for row, spans in enumerate(rows)
        for column, (start, end) in enumerate(spans)
    )
    start, end = run[0][0][0], run[-1][-1][1]
    yield Block(BlockKind.TABLE, start, end, None, Grid(cells, exact=False))


def _rows(pieces: Sequence[Span], text: str, below: int, specs: Sequence[TableSpec]) -> list[list[Span]]:
    """One row for each label with the values up to the next; gaps in the lines are blank cells.

    A gap after the last cell counts where there are others: this converter keeps a line for a blank cell.
    Where there are none, it counts below a label if it is one of several cells: a table without any value.
    """
    gap = _usual_gap(text, pieces)
    rows: list[list[Span]] = []
    for n, piece in enumerate(pieces):
        after = pieces[n + 1] if n + 1 < len(pieces) else (piece[1], piece[1])
        blanks = max(0, text.count("\n", piece[1], after[0]) // gap - 1)
        followed = after[0] < after[1] and is_value(text[slice(*after)])
        if n == 0 or _opens_row(text[slice(*piece)], followed, specs):
            rows.append([])
        rows[-1].append(piece)
        rows[-1] += [(piece[1], piece[1])] * blanks
    end = pieces[-1][1]
    blanks, rest = divmod(text.count("\n", end, below) - gap, gap)
    bare = blanks > 1 and not rest and not is_value(text[slice(*pieces[-1])])
    if bare or sum(map(len, rows)) > len(pieces):
        rows[-1] += [(end, end)] * blanks
    return rows


def _usual_gap(text: str, pieces: Iterable[Span]) -> int:
    """How many line breaks usually lie between two cells; at least 1."""
    gaps = [text.count("\n", a[1], b[0]) for a, b in itertools.pairwise(pieces)]
    gaps = [gap for gap in gaps if gap]
    return max(set(gaps), key=lambda gap: (gaps.count(gap), -gap)) if gaps else 1


def _opens_row(cell: str, followed: bool, specs: Sequence[TableSpec]) -> bool:
    """A label of a row, or any words before a number; without one 总计 and 其他 may be columns."""
    if is_value(cell):
        return False
    key = cell_key(cell)
    if is_caption(cell) or is_marker(key) or is_top(cell) or followed:
        return True
    books = [book_of(spec) for spec in specs]
    return any(book.known(key) for book in books) and not any(book.column(key) for book in books)
