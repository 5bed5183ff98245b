"""The amounts of an answer in the unit of money that the question wants them in."""

from __future__ import annotations

from decimal import Decimal

from assistant.compose.amounts import plain
from assistant.draft import Draft
from assistant.types import Status
from ingest.numerals import Quantity, find_quantities
from prompts import phrase

_YUAN = {"元": Decimal(1), "千元": Decimal(10**3), "万元": Decimal(10**4), "亿元": Decimal(10**8)}
_MOST_SAID = 12


def compose_conversion(draft: Draft, unit: str) -> None:
    """Say each amount of money once more in another unit, with the arithmetic. O(length of the answer)."""
    if draft.status is not Status.ANSWERED or not unit:
        return
    amounts = {
        (quantity.value, quantity.unit): (quantity, statement.cites)
        for statement in draft.statements
        for quantity in find_quantities(statement.text)
        if statement.cites and quantity.unit in _YUAN and quantity.unit != unit
    }
    for quantity, cites in list(amounts.values())[:_MOST_SAID]:
        value, step = _converted(quantity, unit)
        draft.calculations.append(f"{plain(quantity.value)} {step} = {plain(value)}")
        about = quantity.qualifier and phrase("about")
        draft.say(phrase("converted", amount=quantity.raw, value=f"{about}{plain(value)}{unit}"), cites)


def _converted(quantity: Quantity, unit: str) -> tuple[Decimal, str]:
    """The amount in a unit, and what it was multiplied or divided by. Exact: all steps are powers of ten."""
    ratio = _YUAN[quantity.unit] / _YUAN[unit]
    step = f"× {plain(ratio)}" if ratio >= 1 else f"÷ {plain(1 / ratio)}"
    return quantity.value * _YUAN[quantity.unit] / _YUAN[unit], step
