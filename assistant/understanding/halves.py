"""A question of two parts, each of which asks something of its own: 发布了多少篇文章，阅读量多少."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.meaning import by_meaning
from assistant.understanding.query import Query
from assistant.understanding.understand import of_words
from prompts import phrase

_JOINT = re.compile(r"[,;。?!]|以及|还有|[和与及]")
_NEXT = re.compile(
    r"(?:多少|几)(?:[件条次项起个份篇场名位期人元]|人次)?(?:文章|信息|人)?"
    r"(?=(?!文章|信息|人次|钱)[\u4e00-\u9fff]{2,10}?(?:多少|几))"
)
"""Where one part ends and the next begins with no comma between."""
_NUMBERED = re.compile(r"多少|几|(?:次数|件数|条数|人数|场次|数量|金额|经费|总数|[量率])$")
_NAMELESS = re.compile(
    r"(?:(?:一?共|总共|又|是|有|该|到底|究竟)*(?:多少|几)[件条次项个起份篇场名位期人元]?|[呢啊])+"
)
"""多少 alone asks for the same once more."""
_LEAST = 3


def compose_halves(
    draft: Draft, query: Query, view: ReportView, tell: Callable[[Draft, Query], None]
) -> bool:
    """Tell the part of a question that one report says, and that it does not say the other.

    False, with nothing said, where a question has no two parts or neither is told.
    """
    parts = [(words, _read(query, words)) for words in _parts(query)]
    told = [(words, part) for words, part in parts if _is_told(draft.question, part, tell)]
    if not told:
        return False
    for _, part in told:
        tell(draft, part)
    for words, part in parts:
        if (words, part) not in told and not _NAMELESS.fullmatch(words):
            draft.say(phrase("part_missing", who=who(view), part=words))
    draft.status = Status.ANSWERED
    return True


def _parts(query: Query) -> Iterator[str]:
    parts = [part for part in _JOINT.split(_NEXT.sub(r"\g<0>,", query.own_words)) if part]
    if any(part.startswith(("各", "每", "分别")) for part in parts):
        return  # of each of what the other part asks for, which it does not name
    if len(parts) == 2 and len(parts[0]) >= _LEAST and all(_NUMBERED.search(part) for part in parts):
        yield from parts


def _read(query: Query, words: str) -> Query:
    """A part as a query; without a count or a cell, nearly all of its words have to stand in a sentence."""
    part = of_words(query, words)
    if part.counts or (part := by_meaning(part)).measures:
        return part
    return replace(part, strict=True, need=replace(part.need, number=True))


def _is_told(question: str, part: Query, tell: Callable[[Draft, Query], None]) -> bool:
    trial = Draft(question)
    tell(trial, part)
    return trial.status is Status.ANSWERED and bool(trial.citations)
