"""What a question itself says of a figure, held against the report's: a number, or a limit."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.amounts import plain
from assistant.draft import Draft
from assistant.operands import Operand, in_one_unit, in_yuan, meets
from assistant.operations import Condition
from ingest.numerals import Quantity
from prompts import phrase

_LIMITS = {">": "limit_more", ">=": "limit_least", "<": "limit_less", "<=": "limit_most"}


def compose_claim(draft: Draft, claim: Quantity, item: Operand) -> None:
    """Say whether a number that the question states is the report's; the report's own is said first.

    Nothing where the two are of different kinds: 40% or 5个 beside an amount of money.
    """
    same = in_one_unit([item, _as_stated(item, claim)])
    if item.value is None or not same or not is_of_kind(claim.unit, item.unit):
        return
    said = f"{plain(claim.value)}{claim.unit or item.unit}"
    agrees = same[0].value == same[1].value
    draft.calculations.append(f"{said} {'=' if agrees else '≠'} {plain(item.value)}{item.unit}")
    draft.say(phrase("claim_right" if agrees else "claim_wrong", said=said), item.cite(draft))


def compose_bound(draft: Draft, condition: Condition, item: Operand) -> None:
    """Say whether one figure is beyond the limit that a question names; the figure is said first."""
    if item.value is None or condition.high is not None:
        return
    money = bool(condition.unit) and item.unit.endswith("元")
    unit, value = ("元", in_yuan(item.number, item.unit)) if money else (item.unit, item.number)
    said = phrase(_LIMITS[condition.relation], number=f"{plain(condition.bound)}{unit}")
    draft.calculations.append(f"{plain(value)}{unit}，{said}")
    draft.say(phrase("limit_right" if meets(item, condition) else "limit_wrong", said=said), item.cite(draft))


def is_of_kind(claimed: str, unit: str) -> bool:
    """Whether amounts in two units can be of one thing: money, parts, or a count in whatever words."""
    kinds = [unit[-1:] if unit[-1:] in ("元", "%") else "" for unit in (claimed, unit)]
    return not claimed or not unit or kinds[0] == kinds[1]


def _as_stated(item: Operand, claim: Quantity) -> Operand:
    unit = claim.unit if claim.unit in ("元", "万元", "亿元") else item.unit
    return replace(item, value=claim.value, unit=unit)
