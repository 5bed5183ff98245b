"""What one clause adds up, held against a figure of another: 甲、乙、丙三项合计，和丁比差多少."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.own_shares import clause_of
from assistant.lookup.operands import Operand, in_one_unit, stated_operand
from assistant.understanding.operations import Asked, Operation, find_operations


def sum_beside_one(said: str, asked: Asked, placed: Sequence[tuple[int, Operand]]) -> list[Operand]:
    """The sum and the figure beside it, in order; none where a question is not of that kind.

    ``placed`` are the operands with their places in the squeezed words ``said``. O(length × cues).
    """
    if not {Operation.SUM, Operation.DIFFERENCE} <= set(asked.operations) or asked.chained:
        return []
    known = [item for _, item in placed if item.figures and item.value is not None]
    if len(known) < max(3, len(placed)) or in_one_unit(known) is None:
        return []
    added = [item for at, item in placed if Operation.SUM in find_operations(clause_of(said, at)).operations]
    others = [item for _, item in placed if item not in added]
    if len(others) != 1 or len({item.view.report.id for item in known}) > 1:
        return []
    figures = [figure for item in added for figure in item.figures]
    return [stated_operand(added[0].view, figures), others[0]]
