"""Figures stated in running text and in charts whose data a converter left as one line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.breakdown import link_parts
from ingest.fold import Squeezed, squeeze
from ingest.numerals import Quantity, find_quantities, parse_cell
from ingest.sentences import Span, sentences
from ingest.tables.recognised import SURE
from ingest.types import Block, BlockKind, Cell, Document, Figure, FigureState, Grid, Origin, Part, Section

_LEAD = re.compile(
    r"^(?:其中|共计?|累计|合计|总计|总共|全年|本年度?|今年|目前|截至(?=目前)|已|均|并|另有?|同时|分别|为|是|达到?|"
    r"约|近|超过|突破|[一二三四五六七八九十]是|通过|\(?\d{1,2}[.、)]|[①-⑳]|20\d{2}年度?|包括:?|[,:、;。(\s])+"
)
_BREAK = re.compile(r"[,;。:、!?①-⑳]|其中")
_JOIN = re.compile(r"以及|[和与及]")
_AFTER = re.compile(r"^[^,;。:、!?()“”\d①-⑳]{1,20}")
_RESPECTIVELY = re.compile(r"([^,;。:!?]+?)分别(?:为|是|有|达)?:?$")
_NONE = re.compile(
    r"(?P<no>(?:均|也|暂|并|从)?(?:未|没有|无|不存在)(?:收到|发生|产生|承办|制定|制发|收取|受理|接到|出现|被|有|涉及|开展|收)?)"
    r"(?P<what>[^,;。:!?]{2,40})"
)
_NOT_COUNTED = re.compile(
    r"^(?:关|法|论|障碍|感|缝|偿|需|条件|纸|人(?!大)|线|虚假|不|能|及时|按|经|来|力|办结|审结|完成|到位|纳入|达到|公开的)"
)
_MIN_SERIES = 4


def prose_figures(document: Document, sections: Sequence[Section]) -> list[Figure]:
    """Every quantity stated in sentences, and statements that there were none (未收到…: 0). O(len).

    The row is what is counted, in the text's own words; the quote is the sentence. Parts are linked to
    their total (其中).
    """
    figures: list[Figure] = []
    for section in sections:
        for block in document.blocks:
            if section.start <= block.start and block.end <= section.end:
                for span in sentences(document, block):
                    figures += _of_sentence(document.text, span, section.part, block)
    return link_parts(document, figures)


def chart_figures(document: Document, sections: Sequence[Section]) -> list[Figure]:
    """The data of charts, also of those flattened into a line: series, categories, then as many numbers.

    The row is the chart's caption and series, the column the category.
    """
    figures: list[Figure] = []
    for n, block in enumerate(document.blocks):
        if block.grid is None:
            continue
        if block.kind is BlockKind.CHART:
            part = _part(sections, block)
            figures += _of_chart(block.grid, _caption(document, n), part, block)
            continue
        cells = [cell for cell in block.grid.cells if cell.text and cell.confidence is None]
        caption = _caption(document, n)
        part = _part(sections, block)
        for series, category, value in _series(cells):
            figures.append(_chart_figure(caption, series, category, value, part, block))
    return figures


def _of_sentence(text: str, span: Span, part: Part, block: Block) -> Iterator[Figure]:
    squeezed = squeeze(text, span.start, span.end)
    quantities = [q for q in find_quantities(squeezed.text) if q.kind == "quantity"]
    named = _respectively(squeezed.text, quantities)
    row = ""
    for n, quantity in enumerate(quantities):
        before = quantities[n - 1].end if n else 0
        again = n > 0 and _is_of_the_same(squeezed.text[before : quantity.start], quantities[n - 1], quantity)
        row = named.get(n) or (again and row) or _counted(squeezed.text, quantity, before)
        if row:
            start, end = squeezed.span(quantity.start, quantity.end)
            yield _figure(
                row, quantity.value, quantity.unit, quantity.qualifier, (start, end), span, part, block, text
            )
    yield from _stated_none(squeezed, span, part, block, text)


def _respectively(sentence: str, quantities: Sequence[Quantity]) -> dict[int, str]:
    """What each number counts where the names stand before all of them: A类、B类分别为88件、63件."""
    named: dict[int, str] = {}
    for n, quantity in enumerate(quantities):
        found = _RESPECTIVELY.search(sentence[quantities[n - 1].end if n else 0 : quantity.start])
        if not found:
            continue
        names = [_LEAD.sub("", name) for name in re.split(r"[、和及]", found.group(1))]
        last = n + len(names)
        follow = [sentence[a.end : b.start] for a, b in itertools.pairwise(quantities[n:last])]
        if (
            len(names) > 1
            and len(follow) == len(names) - 1
            and all(f in ("、", "和", "及", ",") for f in follow)
        ):
            named |= dict(enumerate(names, n))
    return named


def _is_of_the_same(between: str, one: Quantity, other: Quantity) -> bool:
    """Whether a number only says in another unit of how much the one before it is: 补助3126人次、195万元."""
    return between == "、" and bool(one.unit and other.unit) and one.unit != other.unit


def _counted(sentence: str, quantity: Quantity, before: int) -> str:
    """What the number counts: the words before it back to the last break, and those after its unit."""
    head = sentence[before : quantity.start]
    breaks = [match.end() for match in _BREAK.finditer(head)]
    words = _LEAD.sub("", head[breaks[-1] :] if breaks else head)
    if len(words) < 2 and len(breaks) > 1:
        words = _LEAD.sub("", head[breaks[-2] : breaks[-1] - 1])
    counted = _own(words, bool(before)) + (_after(sentence, quantity.end) if quantity.unit else "")
    return (counted or re.sub(r"[^\w]", "", head[breaks[-1] :] if breaks else head))[:60]


def _own(words: str, follows: bool) -> str:
    """Of the words before a number those that are its own: none of 7件建议和8件提案, all of 7件和提案8件."""
    joined = list(_JOIN.finditer(words)) if follows else []
    if joined and joined[-1].end() == len(words):
        return ""
    return words[joined[0].end() :] if joined and not joined[0].start() else words


def _after(sentence: str, end: int) -> str:
    """The words after a number's unit, but not those that name the next number: 建议7件和提案8件."""
    match = _AFTER.match(sentence[end:])
    if match is None:
        return ""
    counted_next = sentence[end + match.end() : end + match.end() + 1].isdigit()
    return _JOIN.split(match[0])[0] if counted_next else match[0]


def _stated_none(squeezed: Squeezed, span: Span, part: Part, block: Block, text: str) -> Iterator[Figure]:
    for match in _NONE.finditer(squeezed.text):
        what = match.group("what")
        if _NOT_COUNTED.match(what) or re.search(r"\d", what):
            continue
        verb = re.sub(r"^(?:均|也|暂|并|从)?(?:未|没有|无|不存在)", "", match.group("no"))
        place = squeezed.span(match.start("no"), match.end("no"))
        yield _figure((verb + what)[:60], Decimal(0), "", "", place, span, part, block, text)


def _figure(
    row: str,
    value: Decimal,
    unit: str,
    qualifier: str,
    place: tuple[int, int],
    quote: Span,
    part: Part,
    block: Block,
    text: str,
) -> Figure:
    sure = block.confidence is None or block.confidence >= SURE
    return Figure(
        table="prose",
        row=row,
        column="",
        value=value if sure else None,
        unit=unit,
        raw=" ".join(text[place[0] : place[1]].split()),
        state=FigureState.REPORTED if sure else FigureState.UNREADABLE,
        origin=Origin.PROSE,
        start=place[0],
        end=place[1],
        quote_start=quote.start,
        quote_end=quote.end,
        page=block.page,
        qualifier=qualifier,
        part=part,
        confidence=block.confidence,
    )


def _caption(document: Document, n: int) -> str:
    """The short line right above a chart's data."""
    if n and document.blocks[n - 1].kind is BlockKind.PARAGRAPH:
        above = squeeze(document.text, document.blocks[n - 1].start, document.blocks[n - 1].end).text
        if 4 <= len(above) <= 40 and not above.endswith("。"):
            return above
    return "图表"


def _series(cells: Sequence[Cell]) -> Iterator[tuple[str, Cell, Cell]]:
    """Runs of words followed by runs of numbers: the last ``k`` words name the ``k`` numbers.

    One word more than numbers is the series' name.
    """
    n = 0
    while n < len(cells):
        words = _run(cells, n, numeric=False)
        numbers = _run(cells, n + len(words), numeric=True)
        if len(numbers) >= _MIN_SERIES and len(words) - len(numbers) in (0, 1):
            series = words[0].text if len(words) > len(numbers) else ""
            for category, value in zip(words[-len(numbers) :], numbers, strict=True):
                yield series, category, value
        n += max(1, len(words) + len(numbers))


def _part(sections: Sequence[Section], block: Block) -> Part:
    return next((s.part for s in sections if s.start <= block.start < s.end), Part.OTHER)


def _of_chart(grid: Grid, caption: str, part: Part, block: Block) -> Iterator[Figure]:
    """The figures of a chart whose data the file holds, each by its series' row and its category's column."""
    head, *rows = grid.rows()
    title = next((cell.text for cell in head if cell.column == 0 and cell.text), caption)
    categories = {cell.column: cell for cell in head}
    for row in rows:
        for value in row[1:]:
            category = categories.get(value.column)
            if category is not None and parse_cell(value.text).value is not None:
                yield _chart_figure(title, row[0].text, category, value, part, block)


def _run(cells: Sequence[Cell], first: int, numeric: bool) -> list[Cell]:
    run: list[Cell] = []
    for cell in cells[first:]:
        if (parse_cell(cell.text).value is not None) is not numeric or (cell.text.endswith("年") and numeric):
            break
        run.append(cell)
    return run


def _chart_figure(caption: str, series: str, category: Cell, value: Cell, part: Part, block: Block) -> Figure:
    read = parse_cell(value.text)
    return Figure(
        table="chart",
        row=f"{caption}/{series}" if series else caption,
        column=category.text,
        value=read.value,
        unit=read.unit,
        raw=value.text,
        state=read.state,
        origin=Origin.CHART,
        start=value.start,
        end=value.end,
        quote_start=category.start,
        quote_end=value.end,
        page=block.page,
        part=part,
    )
