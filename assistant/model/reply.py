"""A chat model's reply, as it comes in, to statements: sentences with the markers they end in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.types import Statement

# [1], [1][2], [1, 2], 【1】 and [^1] are all written by models that were asked for [1].
_NUMBERS = r"\s*\^?\d{1,4}(?:\s*[,，、]\s*\^?\d{1,4})*\s*"
_MARKER = re.compile(rf"\s*[\[［【]({_NUMBERS})[\]］】]")
_ITEM = re.compile(r"\s*(?:[-*•·](?!\*)\s*|\d{1,2}(?:[、)）]|\.(?!\d))\s*|[（(]\d{1,2}[)）]\s*)")
_LONGEST_ITEM_MARK = 8
_MARKUP = re.compile(r"\*\*|__|`|^\s*#+\s*")
# A sentence with the markers behind it; the point of 8.5 or No. 5 does not end one.
_SENTENCE = re.compile(
    r".*?(?:[。！？!?]+|(?<!\bNo)(?<!\b[A-Za-z])\.(?=\s|$|[\[［【])|$)[”」』\"]*"
    rf"(?:\s*[\[［【]{_NUMBERS}[\]］】])*[。.；;]?"
)
_MAY_GO_ON = re.compile(r"\s*(?:$|[\[［【。.；;”」』\"!?！？])")
"""What may still belong to the sentence before it."""
_THINK, _THOUGHT = "<think>", "</think>"


def read_statements(pieces: Iterable[str]) -> Iterator[Statement]:
    """The statements of a reply, each as soon as it is known to be whole. O(length × pieces of a line).

    A sentence without a marker has those of the next sentence in its line that has any.
    """
    reader = _Reader()
    for piece in _without_thoughts(pieces):
        yield from reader.feed(piece)
    yield from reader.feed("\n")


class _Reader:
    """What has come in and was not told yet: the rest of a line, and sentences that wait for a marker."""

    def __init__(self) -> None:
        self._rest = ""
        self._level: int | None = None  # of the line, once its first characters are there
        self._waiting: list[Statement] = []

    def feed(self, piece: str) -> Iterator[Statement]:
        *lines, last = (self._rest + piece).split("\n")
        for line in lines:
            yield from self._sentences(line, whole=True)
            yield from self._waiting
            self._waiting, self._level = [], None
        yield from self._sentences(last, whole=False)

    def _sentences(self, line: str, whole: bool) -> Iterator[Statement]:
        self._rest = line
        if self._level is None:
            if not whole and len(line) < _LONGEST_ITEM_MARK:
                return
            mark = _ITEM.match(line)
            self._level = int(mark is not None)
            self._rest = line[mark.end() :] if mark else line
        while self._rest and (match := _SENTENCE.match(self._rest)):
            rest = self._rest[match.end() :]
            if not whole and _MAY_GO_ON.match(rest):
                return
            self._rest = rest
            yield from self._marked(match[0])

    def _marked(self, sentence: str) -> Iterator[Statement]:
        cites = tuple(
            dict.fromkeys(int(n) for found in _MARKER.findall(sentence) for n in re.findall(r"\d+", found))
        )
        text = _MARKUP.sub("", _MARKER.sub("", sentence)).strip()
        if not any(char.isalnum() for char in text):
            return
        self._waiting.append(Statement(text, cites, self._level or 0))
        if cites:
            yield from (replace(said, cites=said.cites or cites) for said in self._waiting)
            self._waiting = []


def _without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """The reply less the thoughts that some models write in front of it."""
    held, passed = "", False
    for piece in pieces:
        if passed:
            yield piece
            continue
        held += piece
        begun = held.lstrip()[: len(_THINK)]
        if not _THINK.startswith(begun) or _THOUGHT in held:
            passed = True
            yield held.partition(_THOUGHT)[2] if begun == _THINK else held
    if not passed and not held.lstrip().startswith(_THINK):
        yield held
