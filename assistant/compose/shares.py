"""Answers that say which share a figure has of its whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.amounts import percent, plain
from assistant.compose.operations import cites_of, say_unknown, terms_of
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.operands import Operand, in_one_unit
from assistant.operations import Asked, Operation
from assistant.types import Status
from prompts import phrase


def compose_shares(draft: Draft, pairs: Sequence[tuple[Operand, Operand]], asked: Asked) -> None:
    """Say which share each part has of its whole; what is more has none, unless a ratio is asked for."""
    answered = False
    for part, whole in pairs:
        both = in_one_unit([part, whole])
        missing = [item for item in (part, whole) if item.value is None]
        if missing or both is None:
            say_unknown(draft, missing)
            if not missing:
                draft.say(phrase("units_differ"))
            continue
        cites = [*part.cite(draft), *whole.cite(draft)]
        names = {"who": who(part.view), "part": part.measure.label, "whole": whole.measure.label}
        first, total = (item.number for item in both)
        values = {"value": f"{plain(first)}{both[0].unit}", "total": f"{plain(total)}{both[1].unit}"}
        if not total:
            draft.say(phrase("share_of_none", **names, total=f"{total:f}{both[1].unit}"), cites)
        elif first > total and not asked.ratio:
            draft.say(phrase("share_beyond", **names, **values), cites)
        else:
            share = percent(first / total)
            draft.calculations.append(f"{plain(first)} ÷ {plain(total)} = {share}")
            draft.say(
                phrase("share_beyond_of" if first > total else "share", **names, **values, share=share), cites
            )
        answered = True
    _say_together(draft, pairs)
    _say_extreme(draft, pairs, asked)
    draft.status = Status.ANSWERED if answered else Status.NOT_REPORTED


def _say_extreme(draft: Draft, pairs: Sequence[tuple[Operand, Operand]], asked: Asked) -> None:
    """Which of several shares is the largest or the smallest, where that is asked: 哪年占比最高."""
    there = [(p.number / w.number, p, w) for p, w in pairs if p.value is not None and w.value]
    for operation, name, pick in ((Operation.LARGEST, "most", max), (Operation.SMALLEST, "least", min)):
        if operation not in asked or len(there) < 2:
            continue
        edge = pick(share for share, _, _ in there)
        first = [(part, whole) for share, part, whole in there if share == edge]
        alone = len({part.view.report.id for part, _ in pairs}) == 1
        names = "、".join(part.measure.label if alone else who(part.view) for part, _ in first)
        cites = cites_of(draft, [operand for pair in first for operand in pair])
        draft.say(phrase(name, who=names, value=percent(edge)), cites)


def _say_together(draft: Draft, pairs: Sequence[tuple[Operand, Operand]]) -> None:
    """The share that several parts of one whole have together."""
    wholes = {(whole.view.report.id, whole.measure.row, whole.measure.column) for _, whole in pairs}
    if len(pairs) < 2 or len(wholes) > 1 or any(o.value is None for pair in pairs for o in pair):
        return
    parts, whole = [part for part, _ in pairs], pairs[0][1]
    if in_one_unit([*parts, whole]) is None or not whole.number:
        return
    total = sum((part.number for part in parts), Decimal(0))
    if total > whole.number:
        return
    share = percent(total / whole.number)
    draft.calculations.append(f"{terms_of(parts)} = {plain(total)}{whole.unit}")
    draft.calculations.append(f"{plain(total)} ÷ {plain(whole.number)} = {share}")
    value = f"{plain(total)}{whole.unit}"
    draft.say(phrase("share_together", value=value, share=share), cites_of(draft, [*parts, whole]))
