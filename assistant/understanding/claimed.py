"""A number that a question wants confirmed, read as the number that it stands for: 公开了86条吧."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.understanding.query import Query, Topic
from ingest.fold import squeeze

_CONFIRMED = re.compile(
    r"(?:的?申请|政府信息|信息)?(?:吧|吗|么|对吧|对吗|是吧|是吗|没错吧?|对不对|是不是|是真的吗)[?]?$"
)
_POINTED_AT = re.compile(r"[那这哪第]$")


def with_what_is_claimed(query: Query) -> Query:
    """The query with the cell or count whose number it wants confirmed, where no other word asks for it.

    那1件 is one that was spoken of, and nothing to be confirmed. O(length × patterns).
    """
    asked, rest = query.asked, squeeze(query.scope.rest).text
    claim = asked.claim or (asked.numbers[0] if len(asked.numbers) == 1 and not asked.bounded else None)
    named = query.measures or query.counts or query.composition or query.need.must
    if claim is None or not claim.raw or claim.raw not in rest or query.topic is not Topic.PROSE or named:
        return query
    before, _, after = rest.partition(claim.raw)
    if not _CONFIRMED.fullmatch(after) or _POINTED_AT.search(before):
        return query
    words = f"{before}多少{claim.unit or '件'}{_CONFIRMED.sub('', after)}"
    found = tuple(find_measures(words)) or tuple(find_counts(words))
    if len(found) != 1:
        return query
    return replace(query, topic=Topic.FIGURE, measures=found, asked=replace(asked, claim=claim))
