"""Whose number changed most from one year to another: 哪家变化最大."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.operations import compose_operations
from assistant.draft import Draft
from assistant.operands import Operand
from assistant.operations import Asked, Operation
from prompts import phrase

_EXTREMES = frozenset({Operation.LARGEST, Operation.SMALLEST})


def compose_changes(draft: Draft, asked: Asked, operands: Sequence[Operand]) -> bool:
    """Say each agency's change and whose is the largest, or the smallest; False where that is not asked.

    Up or down counts alike. O(operands · log operands).
    """
    extremes = _EXTREMES & set(asked.operations)
    known: dict[str, list[Operand]] = {}
    for item in operands:
        if item.value is not None:
            known.setdefault(item.view.report.agency, []).append(item)
    pairs = [items for items in known.values() if len(items) == 2]
    one = len({item.measure for item in operands}) == 1
    if Operation.TREND not in asked or len(extremes) != 1 or len(pairs) < 2 or not one:
        return False
    compose_operations(draft, replace(asked, operations=(Operation.DIFFERENCE,)), operands)
    changes = [abs(last.number - first.number) for first, last in pairs]
    edge = (max if extremes == {Operation.LARGEST} else min)(changes)
    there = [pair for pair, change in zip(pairs, changes, strict=True) if change == edge]
    name = "changed_most" if extremes == {Operation.LARGEST} else "changed_least"
    who = "、".join(first.view.report.agency for first, _ in there)
    draft.say(phrase(name, who=who), [n for pair in there for item in pair for n in item.cite(draft)])
    return True
