"""Which agencies have more, or less, than another one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.operations import compose_operations, say_value
from assistant.compose.tables import say_why_not
from assistant.draft import Draft
from assistant.operands import Operand
from assistant.operations import Condition, Operation
from assistant.query import Query
from assistant.types import Status
from ingest.fold import squeeze

_LESS = re.compile(r"[低少小]于|不[及如敌]|比.{0,24}?[更还要]*[少低小]")


def compose_beyond(draft: Draft, query: Query, operands: Sequence[Operand]) -> None:
    """Count and name those beyond the figure of the agency they are held against. O(operands).

    Of several years that is the newest. Nothing is told where that figure is not there.
    """
    newest = max(
        (o.view.report.year for o in operands if o.view.report.agency == query.scope.limit), default=0
    )
    operands = [item for item in operands if item.view.report.year == newest] if newest else operands
    limits = [item for item in operands if item.view.report.agency == query.scope.limit]
    others = [item for item in operands if item.view.report.agency != query.scope.limit]
    if len(limits) != 1 or limits[0].value is None or not others:
        for item in limits:
            if item.value is None:
                say_why_not(draft, item.look_up)
        draft.status = Status.NOT_REPORTED
        return
    relation = "<" if _LESS.search(squeeze(query.question).text) else ">"
    condition = Condition(relation, limits[0].number)
    asked = replace(query.asked, operations=(Operation.COUNT,), condition=condition, top=None, claim=None)
    say_value(draft, limits[0])
    compose_operations(draft, asked, others)
