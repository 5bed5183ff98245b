"""Who made the requests or asked for the reviews that a turn before counted."""

from __future__ import annotations

import re

from assistant.cells.measures import find_measures
from ingest.tables.requests import RECEIVED

_BY_WHOM = re.compile(
    r"(?:那么?|这些?|剩下的?|其[余他]的?|都|分别|又|主要|大多)*(?:是|有)?(?:谁|哪些个?人|什么人|哪几[个位]人?|些什么人)(?:来|去)?"
    r"(?:提出?|申请|起诉|告|递交?|交)(?:上?来)?的?(?:申请|复议|诉讼|官司)?(?P<named>[,，]?把?(?:名字|姓名|名单)[^,，。]*)?[呢?？]*"
)
"""都是谁提的 of requests is of which kind they were, of reviews who they were."""


def by_whom(before: str, squeezed: str) -> str:
    """Of which kind those were who made the requests spoken of; by name nobody is told, nor of reviews."""
    found, measures = _BY_WHOM.fullmatch(squeezed), find_measures(before)
    if not found or {m.table for m in measures} not in ({"requests"}, {"review"}):
        return ""
    kinds = not found["named"] and {m.row for m in measures} == {RECEIVED}
    return "新收申请按申请人类别各几件" if kinds else "申请人的姓名"
