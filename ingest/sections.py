"""Finds the six statutory parts by what their titles mean, and the headings within each.

Numbering is not to be trusted (一、 then 2、 then 四、; (1) where （一） is meant): titles are matched by
meaning and the six are chosen as the best chain in the statutory order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.fold import squeeze
from ingest.types import Block, BlockKind, Document, Part, Section

_ORDER = (Part.OVERVIEW, Part.PROACTIVE, Part.REQUESTS, Part.REVIEW, Part.PROBLEMS, Part.OTHER)
_WORK = r"(?:本单位|本机关|我局|行政机关|政府信息公开|政务公开|信息公开|年度|工作|中|的)*"

_FULL = {
    Part.OVERVIEW: re.compile(
        r"^(?:总体|基本|总的)(?:工作)?(?:情况|概况)(?:概述)?$|^概[述况]$|^综述$|^工作总体情况$"
    ),
    Part.PROACTIVE: re.compile(r"^(?:行政机关)?主动公开政府信息的?(?:工作)?情况$"),
    Part.REQUESTS: re.compile(r"^(?:行政机关)?收到(?:和|及|并)?处理政府信息公开申请的?(?:工作)?情况$"),
    Part.REVIEW: re.compile(r"^.{0,14}(?:被申请|提起)?行政复议.{0,6}行政诉讼.{0,6}$"),
    Part.PROBLEMS: re.compile(
        rf"^{_WORK}(?:存在|面临)的?(?:主要)?(?:问题|不足|困难).{{0,3}}(?:改进|整改|下一?步).{{0,6}}$"
    ),
    Part.OTHER: re.compile(
        r"^(?:其他|其它)(?:需要)?(?:报告|说明)?的?(?:有关)?事项$|^需要(?:报告|说明)的(?:其他|其它)(?:有关)?事项$"
    ),
}
_LOOSE = {
    Part.OVERVIEW: re.compile(r"^.{0,6}(?:总体|基本)(?:情况|概况).{0,4}$|^.{0,10}(?:概[述况]|综述)$"),
    Part.PROACTIVE: re.compile(r"^.{0,6}主动公开.{0,10}$"),
    Part.REQUESTS: re.compile(r"^.{0,12}(?:申请|依申请).{0,12}(?:情况|公开|处理|办理|答复)$"),
    Part.REVIEW: re.compile(r"^.{0,20}(?:复议|诉讼).{0,14}$"),
    Part.PROBLEMS: re.compile(r"^.{0,16}(?:问题|不足|困难).{0,14}$|^改进(?:措施|情况)$"),
    Part.OTHER: re.compile(
        r"^.{0,4}(?:其他|其它).{0,12}(?:事项|情况|问题|内容).{0,4}$|^(?:其[他它]|补充说明|其[他它]?说明)$"
    ),
}

_TOP = re.compile(
    r"^(?:#{1,6})?(?:[一二三四五六七八九十]{1,3}[、.,:]|第[一二三四五六七八]部分[、:]?|\d{1,2}[、.](?!\d))"
)
_BRACKETED = re.compile(r"^(?:#{1,6})?\([一二三四五六七八九十\d]{1,3}\)[、.]?")
_HASHES = re.compile(r"^(?:#{1,6}|\*{2})")
_MAX_TITLE = 46

_NUMBERED = (
    (2, re.compile(r"^\([一二三四五六七八九十]{1,3}\)[、.]?")),
    (2, re.compile(r"^\(\d{1,2}\)[、.]?")),
    (3, re.compile(r"^\d{1,2}[、.](?!\d)")),
    (2, re.compile(r"^[一二三四五六七八九十]{1,3}[、.](?!是)")),
)
_RUN_IN = re.compile(r"^([^。:;,，]{2,40}?)([。:])")
_RUN_IN_TOPIC = re.compile(
    r"^(?![一二三四五六七八九十]是)([^。:;,]{0,10}(?:问题|不足|困难|措施|打算|计划)):(?=[一二三四五六七八九十(\d])"
)
_OFFICE_LINE = re.compile(
    r"^[\u4e00-\u9fff()]{4,}(?:局|委|办|厅|院|府|会|室|处|所|站|中心|街道|集团|学校|大学|医院)$"
)
_AFTER_SIGNATURE = "落款与附件"
_SIGNED = re.compile(r"^(?:20\d{2}|二[〇零]..)年\S{1,4}月\S{1,4}日$")


@dataclass(frozen=True, slots=True)
class _Title:
    """A line that may be the title of a part. ``weight`` says how surely."""

    block: int
    part: Part
    weight: int
    start: int
    end: int


def find_sections(document: Document) -> tuple[Section, ...]:
    """The document cut into sections, in order, without gaps between blocks.

    O(blocks × 6). A part that has no title is not invented: its text stays with the part before it.
    """
    titles = _best_chain(list(_candidates(document)))
    sections: list[Section] = []
    bounds = [*(title.block for title in titles), len(document.blocks)]
    if bounds[0] > 0:
        sections.append(_plain(document, Part.PREAMBLE, 0, bounds[0]))
    for title, after in zip(titles, bounds[1:], strict=True):
        sections += _within(document, title, after)
    return tuple(sections)


def _candidates(document: Document) -> Iterator[_Title]:
    for number, block in enumerate(document.blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        squeezed = squeeze(document.text, block.start, min(block.end, block.start + 4 * _MAX_TITLE))
        for part, weight, length in _meanings(squeezed.text):
            yield _Title(number, part, weight, block.start, squeezed.index[length - 1] + 1)


def _meanings(line: str) -> Iterator[tuple[Part, int, int]]:
    """Which parts a squeezed line may be the title of, how surely, and how long the title is."""
    line = line.rstrip("*")
    hashes = _HASHES.match(line)
    bare = line[hashes.end() :] if hashes else line
    top, bracketed = _TOP.match(bare), _BRACKETED.match(bare)
    number = top or bracketed
    rest = bare[number.end() :] if number else bare
    run_in = re.match(r"^(.{2,40}?)[。:]", rest)
    title = run_in.group(1) if run_in else rest
    if not title or len(title) > _MAX_TITLE or re.search(r"[。;!?]", title):
        return
    offset = len(line) - len(rest)
    for part in _ORDER:
        if _FULL[part].match(title):
            weight = 6 if top else 2 if bracketed else 5
        elif _LOOSE[part].match(title) and not run_in and "," not in title:
            weight = 3 if top else 0
        else:
            continue
        if weight:
            yield part, weight - (1 if run_in else 0), offset + len(title)


def _best_chain(titles: Sequence[_Title]) -> list[_Title]:
    """The heaviest run of titles in statutory order; of equals the one that begins later, past a contents.

    Quadratic in the titles found, which are few (a report has six and seldom more than twenty candidates).
    """
    best: list[tuple[int, list[_Title]]] = []
    for n, title in enumerate(titles):
        before = [
            best[m]
            for m in range(n)
            if titles[m].block < title.block and _ORDER.index(titles[m].part) < _ORDER.index(title.part)
        ]
        weight, chain = max(before, key=lambda item: item[0], default=(0, []))
        best.append((weight + title.weight, [*chain, title]))
    return max(best, key=lambda item: (item[0], item[1][0].block), default=(0, []))[1]


def _plain(document: Document, part: Part, first: int, after: int) -> Section:
    return Section(part, (), document.blocks[first].start, document.blocks[after - 1].end)


def _within(document: Document, title: _Title, after: int) -> Iterator[Section]:
    """The sections of one part, cut at its headings; the last part ends where the report is signed."""
    name = _clean(document.text[title.start : title.end])
    opens = [(title.block, 1, name)]
    items = _items(document, title.block + 1, after)
    for number in range(title.block + 1, after):
        block = document.blocks[number]
        if block.kind is not BlockKind.PARAGRAPH or number in items:
            continue
        if title.part is Part.OTHER and _is_signature(document.text, block):
            opens.append((number, 1, _AFTER_SIGNATURE))
            break
        found = heading_of(document.text, block)
        if found:
            opens.append((number, *found))
    path: list[tuple[int, str]] = []
    for (first, level, heading), (following, _, _) in zip(opens, [*opens[1:], (after, 0, "")], strict=True):
        path = [*(item for item in path if item[0] < level), (level, heading)]
        headings = tuple(words for _, words in path)
        yield Section(title.part, headings, document.blocks[first].start, document.blocks[following - 1].end)


def _items(document: Document, first: int, after: int) -> set[int]:
    """The blocks that are items of a list: two or more numbered lines alike in a row, with nothing between.

    The last of them is a heading all the same where text follows and it does not end as a sentence does.
    """
    runs: list[list[int]] = []
    level_before = 0
    for number in range(first, after):
        level = _bare_level(document, document.blocks[number])
        if level and level == level_before:
            runs[-1].append(number)
        elif level:
            runs.append([number])
        level_before = level
    items: set[int] = set()
    for run in runs:
        last = document.blocks[run[-1]]
        is_heading = run[-1] + 1 < after and document.text[last.start : last.end].rstrip()[-1] not in "。;；"
        items.update(run[: -1 if is_heading else None] if len(run) > 1 else ())
    return items


def _bare_level(document: Document, block: Block) -> int:
    """The level of a numbered paragraph that is no heading with its text run in; 0 for any other."""
    if block.kind is not BlockKind.PARAGRAPH:
        return 0
    line = squeeze(document.text, block.start, block.end).text
    for level, pattern in _NUMBERED:
        number = pattern.match(line)
        if number:
            run_in = _RUN_IN.match(line[number.end() :])
            return 0 if run_in and number.end() + run_in.end() < len(line) else level
    return 0


def _is_signature(text: str, block: Block) -> bool:
    """A line that is only an office's name or a date: what follows is appended, not part of the report."""
    line = squeeze(text, block.start, block.end).text
    return bool(_SIGNED.match(line)) or (len(line) <= 30 and bool(_OFFICE_LINE.match(line)))


def heading_of(text: str, block: Block) -> tuple[int, str] | None:
    """Level (2 or 3) and words of the heading a paragraph is or begins with, or None."""
    line = squeeze(text, block.start, block.end).text
    hashes = _HASHES.match(line)
    line = line[hashes.end() :] if hashes else line
    for level, pattern in _NUMBERED:
        number = pattern.match(line)
        if not number:
            continue
        rest = line[number.end() :]
        run_in = _RUN_IN.match(rest)
        if run_in and not _is_clause(run_in.group(1)):
            return level, run_in.group(1)
        if len(rest) <= _MAX_TITLE and rest and not re.search(r"[。;!?,]$", rest) and "。" not in rest:
            return level, rest.rstrip(":*。")
        return None
    if hashes and 2 <= len(line) <= _MAX_TITLE:
        return 2, line.rstrip("*:")
    topic = _RUN_IN_TOPIC.match(line)
    return (2, topic.group(1)) if topic else None


def _is_clause(words: str) -> bool:
    """True for words that state something rather than name a topic."""
    return bool(re.search(r"^\d{4}年.*(?:了|共|为)|\d+[件条次项]", words))


def _clean(title: str) -> str:
    line = squeeze(title).text.strip("#*")
    number = _TOP.match(line) or _BRACKETED.match(line)
    return (line[number.end() :] if number else line).rstrip(":。")
