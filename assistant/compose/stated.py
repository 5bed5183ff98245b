"""What a question itself says of a figure, held against the report's: a number, or a limit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compose.amounts import plain
from assistant.draft import Draft
from assistant.lookup.operands import Operand, in_one_unit, in_yuan, meets
from assistant.understanding.limits import Condition
from ingest.numerals import Quantity
from prompts import phrase

_PEOPLE = ("人", "名", "位", "人次")
_MORE, _NEARLY = ("多", "余"), ("近", "将近", "接近")
_ABOUT = ("约", "大约", "左右", "上下", "大概", "差不多")
_CLOSE = Decimal("0.9")
_ROUNDED = Decimal("0.03")
_SIGNS = {">": ">≤", ">=": "≥<", "<": "<≥", "<=": "≤>"}
"""A limit as it holds, and as it does not."""
_LIMITS = {">": "limit_more", ">=": "limit_least", "<": "limit_less", "<=": "limit_most"}


def compose_claim(draft: Draft, claim: Quantity, item: Operand) -> None:
    """Say whether a number that the question states is the report's; the report's own is said first.

    Nothing where the two are of different kinds: 40% or 5个 beside an amount of money.
    """
    same = in_one_unit([item, _as_stated(item, claim)])
    if item.value is None or not same or not is_of_kind(claim.unit, item.unit):
        return
    said = f"{plain(claim.value)}{claim.unit or item.unit}"
    exact = same[0].value == same[1].value
    agrees = exact or _is_about(same[0].number, same[1].number, claim.qualifier)
    near = not agrees and _is_rounded(same[0].number, same[1].number, claim)
    sign = "=" if exact else "≈" if agrees or near else "≠"
    draft.calculations.append(f"{said} {sign} {plain(item.value)}{item.unit}")
    name = "claim_near" if near else "claim_right" if agrees else "claim_wrong"
    draft.say(phrase(name, said=said), item.cite(draft))


def compose_bound(draft: Draft, condition: Condition, item: Operand) -> None:
    """Say whether one figure is beyond the limit that a question names; the figure is said first."""
    if item.value is None or condition.high is not None:
        return
    money = bool(condition.unit) and item.unit.endswith("元")
    unit, value = ("元", in_yuan(item.number, item.unit)) if money else (item.unit, item.number)
    said = phrase(_LIMITS[condition.relation], number=f"{plain(condition.bound)}{unit}")
    holds = meets(item, condition)
    sign = _SIGNS[condition.relation][not holds]
    draft.calculations.append(f"{plain(value)}{unit} {sign} {plain(condition.bound)}{unit}")
    draft.say(phrase("limit_right" if holds else "limit_wrong", said=said), item.cite(draft))


def is_of_kind(claimed: str, unit: str) -> bool:
    """Whether amounts in two units can be of one thing: money, parts, people, or a count of things."""
    if not claimed or not unit:
        return True
    return _kind(claimed) == _kind(unit)


def _kind(unit: str) -> str:
    if unit in _PEOPLE:
        return _PEOPLE[0]
    return unit[-1:] if unit[-1:] in ("元", "%", "家") else ""


def _is_about(value: Decimal, said: Decimal, qualifier: str) -> bool:
    """Whether a number that is only said roughly is told of a value: 600多 of 610, 将近200 of 190."""
    digits = f"{said:f}".partition(".")[0]
    step: int = 10 ** (len(digits) - len(digits.rstrip("0")))
    if qualifier in _MORE:
        return said <= value < said + step
    if qualifier in _NEARLY:
        return said * _CLOSE <= value < said
    if qualifier == "来":
        return said * _CLOSE <= value < said + step
    return qualifier in _ABOUT and abs(value - said) <= said * (1 - _CLOSE)


def _is_rounded(value: Decimal, said: Decimal, claim: Quantity) -> bool:
    """Whether a number is said in round words of a value that is near: 40万 of 40.92万元 or of 403512."""
    digits = f"{said:f}".partition(".")[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    rough = re.search("[万亿]", claim.raw + claim.unit) or zeros > 1
    step = max(10**zeros, 1)
    return bool(rough) and abs(value - said) < step and abs(value - said) <= value * _ROUNDED


def _as_stated(item: Operand, claim: Quantity) -> Operand:
    unit = claim.unit if claim.unit in ("元", "万元", "亿元") else item.unit
    return replace(item, value=claim.value, unit=unit)
