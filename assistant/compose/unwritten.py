"""Which reports leave a cell blank or do not give a count, where that is asked: 哪些单位行政处罚没有填."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.operations import cites_of, say_unknown
from assistant.compose.tables import say_why_not, who
from assistant.draft import Draft
from assistant.lookup.figures import Outcome
from assistant.lookup.operands import Operand
from assistant.types import Status
from prompts import phrase

_NOT_WRITTEN = frozenset({Outcome.BLANK, Outcome.UNSTATED})


def compose_unwritten(draft: Draft, operands: Sequence[Operand]) -> None:
    """Name those that did not write it, apart from those of which it cannot be read. O(operands)."""
    written = [item for item in operands if item.value is not None]
    lacking = [item for item in operands if item.value is None and item.look_up.outcome in _NOT_WRITTEN]
    unknown = [item for item in operands if item.value is None and item not in lacking]
    draft.status = Status.ANSWERED if lacking or written else Status.NOT_REPORTED
    for item in lacking:
        say_why_not(draft, item.look_up)
    say_unknown(draft, unknown)
    of = phrase("agencies" if _one_year(operands) else "reports", n=f"{len(lacking) + len(written)}")
    count = phrase("agencies" if _one_year(operands) else "reports", n=f"{len(lacking)}")
    draft.calculations.append(phrase("counted_calculation", count=count, of=of))
    if lacking:
        names = "、".join(who(item.view) for item in lacking)
        draft.say(phrase("unwritten", of=of, count=count, names=names), cites_of(draft, written))
    elif written:
        draft.say(phrase("all_written", of=of), cites_of(draft, written))


def _one_year(operands: Sequence[Operand]) -> bool:
    return len({item.view.report.year for item in operands}) == 1
