"""Links the parts of a total to it where the text says so: 共255条，其中公告206条、动态49条."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.fold import Squeezed, squeeze
from ingest.types import Block, BlockKind, Document, Figure

_SENTENCE = re.compile(r"[^。!?]+")
_OPENS = re.compile(r"其中[:,]?")
# These open a list only right behind the total; elsewhere they lead to something else.
_OPENS_BEHIND = re.compile(r"[,，]?(?:(?:主要)?包括|分别(?:为|是)|构成为):?|:")
_RESPECTIVE = re.compile(r"[,;]?[^,;:。]{2,60}分别(?:为|是|有)?:?$")
_RATES = ("%", "‰", "", "个百分点", "百分点")
_CHANGE = re.compile(
    r"(?:比|较)[^,;。]{0,12}(?:增|减|多|少|上升|下降|提高)|同比|环比|增[加长幅]|减少|下降|上升"
)
_NOT_A_PART = re.compile(
    r"^[,;、和及与]?(?:共计?|总计|合计|累计|总数|已|均|全部|全年|另|同时|办结|答复|较|比|同比)"
)
_BESIDE = re.compile(r"[、和与及][^,;:。]*$")
_ITEM = re.compile(r"^[,;、]?(?:[①-⑳]|\(?\d{1,2}[.、)]|\([一二三四五六七八九十]\)|[一二三四五六七八九十]是)")
_CONTINUES = re.compile(r"[:;,、]$")


@dataclass(frozen=True, slots=True)
class _Number:
    """A figure and where it stands in the squeezed text."""

    figure: Figure
    start: int
    end: int


def link_parts(document: Document, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those that are parts of a total with ``part_of`` set. O(len).

    A list may run over several paragraphs, each but the last ending in a colon, comma or semicolon.
    """
    totals: dict[int, int] = {}
    counts = sorted((f for f in figures if re.search(r"\d", f.raw)), key=lambda f: f.start)
    starts = [f.start for f in counts]
    for start, end in _runs(document):
        inside = counts[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(inside) > 1:
            totals |= _links(squeeze(document.text, start, end), inside)
    return [replace(f, part_of=totals[f.start]) if f.start in totals else f for f in figures]


def _runs(document: Document) -> Iterator[tuple[int, int]]:
    """Paragraphs, joined where one leads on to the next."""
    open_run: tuple[int, int] | None = None
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        start = open_run[0] if open_run else block.start
        open_run = (start, block.end)
        if not _leads_on(document.text, block):
            yield open_run
            open_run = None
    if open_run:
        yield open_run


def _leads_on(text: str, block: Block) -> bool:
    return bool(_CONTINUES.search(squeeze(text, max(block.start, block.end - 8), block.end).text))


def _links(squeezed: Squeezed, figures: Sequence[Figure]) -> dict[int, int]:
    """By the start of each part, the start of its total."""
    numbers = [
        _Number(f, bisect_left(squeezed.index, f.start), bisect_left(squeezed.index, f.end)) for f in figures
    ]
    starts = [number.start for number in numbers]
    links: dict[int, int] = {}
    for sentence in _SENTENCE.finditer(squeezed.text):
        within = numbers[bisect_left(starts, sentence.start()) : bisect_left(starts, sentence.end())]
        for total, parts in _lists(squeezed.text, within):
            links |= {part.figure.start: total.figure.start for part in parts}
    return links


def _lists(text: str, numbers: Sequence[_Number]) -> Iterator[tuple[_Number, list[_Number]]]:
    """Each total of a sentence with its parts; a part is a total itself only where a bracket says so."""
    linked: set[int] = set()
    for n, total in enumerate(numbers[:-1]):
        if total.figure.unit in _RATES or _is_change(text, numbers, n):
            continue
        first = _first_part(text, numbers, n)
        if first is None:
            continue
        if total.start in linked and not _in_brackets(text[total.end : numbers[first].start]):
            continue
        parts = _parts(text, total, numbers, first)
        if _of_several(text, numbers, n, parts):
            continue
        linked |= {part.start for part in parts}
        yield total, parts


def _of_several(text: str, numbers: Sequence[_Number], n: int, parts: Sequence[_Number]) -> bool:
    """建议23件、提案31件，其中主办38件: parts of both, which are more than the last of them has."""
    if not n or numbers[n - 1].figure.unit != numbers[n].figure.unit:
        return False
    beside = _BESIDE.match(text, numbers[n - 1].end, numbers[n].start)
    values = [number.figure.value or 0 for number in (*parts, numbers[n])]
    return bool(beside) and sum(values[:-1]) > values[-1]


def _first_part(text: str, numbers: Sequence[_Number], n: int) -> int | None:
    """The index of the number that begins the list of the total's parts; None where there is no list."""
    for k in range(n + 1, len(numbers)):
        between = text[numbers[k - 1].end : numbers[k].start]
        behind = k == n + 1 and (_OPENS_BEHIND.match(between) or _is_respective(text, numbers[n], between))
        if behind or _OPENS.search(between):
            return k
        if not _is_change(text, numbers, k):
            return None
    return None


def _is_respective(text: str, total: _Number, between: str) -> bool:
    """共151件，A类、B类分别为: only behind what is plainly a total."""
    head = re.split(r"[,;:。]", text[max(0, total.start - 24) : total.start])[-1]
    return bool(_RESPECTIVE.match(between)) and bool(re.search(r"[共总]|合计", head))


def _parts(text: str, total: _Number, numbers: Sequence[_Number], first: int) -> list[_Number]:
    """The numbers of the list: alike in unit and in what stands between them."""
    inside = _in_brackets(text[total.end : numbers[first].start])
    parts: list[_Number] = []
    mark, skip_to = "", 0
    for k in range(first, len(numbers)):
        between = text[numbers[k - 1].end : numbers[k].start]
        if numbers[k].start < skip_to:
            continue
        if k > first and not inside and re.match(r"\([^)]*其中", between):
            skip_to = _close(text, numbers[k - 1].end)
            continue
        if k > first and _ends(between, inside):
            break
        if _is_change(text, numbers, k) or numbers[k].figure.unit == "%":
            continue
        if numbers[k].figure.unit != total.figure.unit:
            break
        new = _separator(text[max(numbers[k - 1].end, skip_to) : numbers[k].start]) if parts else ""
        if mark and new not in (mark, "和", "及"):
            break
        mark = mark or new
        parts.append(numbers[k])
    return parts


def _ends(between: str, inside: bool) -> bool:
    """Whether what stands between two numbers ends the list."""
    return bool(_OPENS.search(between) or (inside and ")" in between) or _NOT_A_PART.match(between))


def _close(text: str, position: int) -> int:
    closed = text.find(")", position)
    return closed + 1 if closed >= 0 else len(text)


def _separator(between: str) -> str:
    """What parts the items of a list: their own numbering where they have one, else the first mark."""
    if _ITEM.match(between):
        return "#"
    found = re.search(r"[;,、和及]", between)
    return found.group() if found else ""


def _is_change(text: str, numbers: Sequence[_Number], n: int) -> bool:
    """Whether a number says how much something has changed rather than how much it is."""
    head = text[max(numbers[n - 1].end if n else 0, numbers[n].start - 24) : numbers[n].start]
    return bool(_CHANGE.search(re.split(r"[,;:。(、]|其中", head)[-1]))


def _in_brackets(between: str) -> bool:
    return between.count("(") > between.count(")")
