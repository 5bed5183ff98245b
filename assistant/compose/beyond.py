"""Which agencies have more, or less, than another one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.operations import cites_of, compose_operations, say_value
from assistant.compose.tables import say_why_not
from assistant.draft import Draft
from assistant.lookup.operands import Operand, in_one_unit
from assistant.types import Status
from assistant.understanding.limits import Condition
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query
from ingest.fold import squeeze
from prompts import phrase

_LESS = re.compile(r"[低少小]于|不[及如敌]|比.{0,24}?[更还要]*[少低小]")
_FROM_BELOW = re.compile(r"倒数|从[少低小]|由[少低小]")


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
    if Operation.RANK in query.asked:
        _place(draft, query, operands, limits[0])
        return
    relation = "<" if _LESS.search(squeeze(query.question).text) else ">"
    condition = Condition(relation, limits[0].number)
    asked = replace(query.asked, operations=(Operation.COUNT,), condition=condition, top=None, claim=None)
    say_value(draft, limits[0])
    compose_operations(draft, asked, others)


def _place(draft: Draft, query: Query, operands: Sequence[Operand], own: Operand) -> None:
    """Which place one agency has among those that are known, before all in their order."""
    low = bool(_FROM_BELOW.search(squeeze(query.question).text))
    known = in_one_unit([item for item in operands if item.value is not None]) or []
    number = next((item.number for item in known if item.view is own.view), own.number)
    ahead = sum(item.number < number if low else item.number > number for item in known)
    same = sum(item.number == number for item in known)
    order = (Operation.SMALLEST, Operation.RANK) if low else (Operation.RANK,)
    ranked = replace(query.asked, operations=order, top=None, placed=False, claim=None, condition=None)
    compose_operations(draft, ranked, operands)
    said = {
        "name": own.view.report.agency,
        "place": str(ahead + 1),
        "of": phrase("agencies", n=f"{len(known)}"),
    }
    draft.calculations.append(f"{ahead} + 1 = {ahead + 1}（{said['of']}）")
    name = f"place{'_low' if low else ''}{'_tied' if same > 1 else ''}"
    draft.say(phrase(name, **said), cites_of(draft, known))
    draft.lead_with_last()
