"""Cuts running text into sentences and items, each a span of the canonical text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.fold import fold
from ingest.types import Block, BlockKind, Document

_END = re.compile(r"[。!?](?:[”’」』\")]+)?")
_ITEM = re.compile(
    r"(?:(?<=[。;:,!?])|(?<=\n))\s*(?=[一二三四五六七八九十]{1,2}(?:是|方面|要)|[一二三四五六七八九]因|"
    r"\([一二三四五六七八九十\d]{1,2}\)|[①-⑳]|\d{1,2}[.、](?!\d)|第[一二三四五六七八九]+[,、:]|其[一二三四五六七八九][,、:是])"
)
_CLAUSE = re.compile(r"[;,](?![^(]*\))|(?<=[^\d]):(?!//)")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open run of the canonical text."""

    start: int
    end: int


def sentences(document: Document, block: Block) -> list[Span]:
    """The sentences of a paragraph, an enumeration cut before each of its items (一是… 二是…). O(len)."""
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    return [span for span in _cut(document.text, block.start, block.end, (_END, _ITEM))]


def clauses(text: str, span: Span) -> list[Span]:
    """The clauses of a sentence, each with the punctuation that ends it."""
    return [piece for piece in _cut(text, span.start, span.end, (_CLAUSE,))]


def starts_item(text: str, span: Span) -> bool:
    """True where a sentence opens an item of an enumeration."""
    head = "\n" + fold(text[span.start : span.start + 8])
    found = _ITEM.search(head)
    return bool(found and found.start() <= 1)


def _cut(text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Span]:
    """Cut after whatever the patterns match (an empty match cuts where it stands); spaces are trimmed."""
    folded = fold(text[start:end])
    bounds = {0, len(folded)} | {match.end() for pattern in patterns for match in pattern.finditer(folded)}
    cuts = sorted(bounds)
    for a, b in itertools.pairwise(cuts):
        piece = folded[a:b]
        lead, trail = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
        if piece.strip():
            yield Span(start + a + lead, start + b - trail)
