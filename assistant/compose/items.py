"""One item of a list that an earlier answer gave: 第二条详细说说."""

from __future__ import annotations

import re

from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView, Sentence
from ingest.fold import squeeze
from prompts import phrase

_NUMERALS = "一二三四五六七八九"
_FIRST = re.compile(
    r"(?:其?(?P<han>[一二三四五六七八九])(?:是|、)|[(]?(?P<in>[一二三四五六七八九])[)]|[(]?(?P<digit>[1-9])(?:[)]|[.、](?!\d)))"
)


def compose_item(draft: Draft, view: ReportView, listed: Draft, place: int) -> bool:
    """Quote the item at a place of what ``listed`` quotes of a report; False where it has no such item.

    An item goes on to the next one of its kind. O(sentences).
    """
    starts = {citation.start for citation in listed.citations if citation.report_id == view.report.id}
    quoted = [s for s in view.sentences if any(s.span.start <= at < s.span.end for at in starts)]
    section = [s for s in view.sentences if quoted and s.section is quoted[0].section]
    for way in ("han", "in", "digit"):
        if item := _item(section, way, place):
            draft.say(phrase("prose_lead", who=who(view)))
            for sentence in item:
                draft.quote(view, sentence.span.start, sentence.span.end, sentence.figures)
            return True
    return False


def _item(section: list[Sentence], way: str, place: int) -> list[Sentence]:
    """The sentences of the item at a place among those that are numbered in one way, or none."""
    numbers = [_number(sentence, way) for sentence in section]
    if place not in numbers or 1 not in numbers:
        return []
    start = numbers.index(place)
    after = [n for n in range(start + 1, len(section)) if numbers[n]]
    return section[start : after[0] if after else len(section)]


def _number(sentence: Sentence, way: str) -> int:
    found = _FIRST.match(squeeze(sentence.text).text)
    if found is None or not found[way]:
        return 0
    return int(found[way]) if way == "digit" else _NUMERALS.index(found[way]) + 1
