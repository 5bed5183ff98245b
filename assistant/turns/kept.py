"""What is done with another number as with the last: 行政许可呢 after 处罚最多的是哪家."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.types import ScopeStatus
from assistant.understanding.operations import Operation, find_operations
from assistant.understanding.query import Query
from ingest.fold import squeeze

_AND_THAT = re.compile(
    r"^[那,，]?[^,，。多少几哪谁各]{2,14}呢[?？]?$|^(?:那么?|再)?(?:换[成做]|改[成看为])[^,，。多少几哪谁各]{2,12}[?？]?$"
)
_KEPT = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK, Operation.SUM, Operation.AVERAGE})


def with_kept(query: Query) -> Query:
    """The query with what was done of all agencies before, where it only names another cell or count.

    A limit (超过30件) is not kept: it was that of the other number. O(length).
    """
    scope, asked = query.scope, query.asked
    bare = len(query.measures or query.counts) == 1 and _AND_THAT.search(query.own_words)
    if not (bare and scope.earlier and scope.status is ScopeStatus.ALL) or asked.operations or asked.claim:
        return query
    earlier = find_operations(squeeze(scope.earlier).text)
    kept = earlier.operations and set(earlier.operations) <= _KEPT and not earlier.bounded
    return replace(query, asked=earlier) if kept else query
