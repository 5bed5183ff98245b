"""A change, or a part of a whole, that a question takes for granted, held against the one computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.cells.measures import Measure, applications
from assistant.cells.wholes import whole_of
from assistant.compose.amounts import percent, plain
from assistant.compose.operations import cites_of, compose_operations
from assistant.compose.shares import compose_shares
from assistant.draft import Draft
from assistant.lookup.operands import Operand, in_one_unit, operand
from assistant.lookup.shelf import ReportView
from assistant.understanding.operations import Asked
from assistant.understanding.proportion import Grown, Stated, Verdict, grown, portion
from assistant.understanding.query import Query
from ingest.tables.requests import RECEIVED
from prompts import phrase

_OF_APPLICATIONS = re.compile(
    r"(?:收|接)[到了]*[^,。]{0,8}申请|申请(?:公开)?(?:的?[数总]?量|件数|总数)?[,]?(?:是否|是不是|真的)?"
    r"(?:[同环]比|[比较与和]|[增减涨跌升降]|[上下][升涨降滑跌]|[多少]了|是[吗吧])"
)
"""Applications are what has changed; 申请平台的访问量增长 is of something else."""


def compose_proportion(draft: Draft, view: ReportView, query: Query, before: ReportView | None) -> bool:
    """Say whether a change since the year ``before``, or a part of a whole, is as large as is stated.

    False where it states none, or a report does not give what it takes. O(figures).
    """
    if (change := grown(query.own_words)) and before is not None:
        return _compose_growth(draft, change, _pair(_measures(query), before, view))
    said = portion(query.own_words)
    parts = [m for m in query.measures if m.row != RECEIVED or len(query.measures) == 1] if said else []
    whole = whole_of(parts[0]) if len(parts) == 1 else None  # 收到的申请大部分被拒了
    if said is None or whole is None:
        return False
    return _compose_portion(draft, said, [operand(view, parts[0]), operand(view, whole)])


def _compose_growth(draft: Draft, said: Grown, pair: Sequence[Operand] | None) -> bool:
    if pair is None or (said.amount.unit == "%" and not pair[0].value):
        return False
    compose_operations(draft, Asked(operations=(said.operation,)), pair)
    before, after = (item.number for item in pair)
    change = after - before if said.up else before - after
    change = change * 100 / before if said.amount.unit == "%" else change
    amount = said.amount
    if change <= 0 and amount.relation in ("<", "<="):  # what fell did not 增长不到一成
        amount = replace(amount, relation="=")
    say_verdict(draft, amount, change, pair)
    return True


def _compose_portion(draft: Draft, said: Stated, pair: Sequence[Operand]) -> bool:
    both = in_one_unit(pair)
    if both is None or any(item.value is None for item in both) or not both[1].value:
        return False
    compose_shares(draft, [(pair[0], pair[1])], Asked())
    say_verdict(draft, said, both[0].number * 100 / both[1].number, pair)
    return True


def _pair(measures: Sequence[Measure], before: ReportView, after: ReportView) -> list[Operand] | None:
    """What is asked about in both years, where both reports give it in one unit."""
    if len(measures) != 1:
        return None
    pair = [operand(view, measures[0]) for view in (before, after)]
    return in_one_unit(pair) if all(item.value is not None for item in pair) else None


def _measures(query: Query) -> Sequence[Measure]:
    named = query.measures or query.counts
    return named or (applications(query.own_words) if _OF_APPLICATIONS.search(query.own_words) else ())


def say_verdict(draft: Draft, said: Stated, value: Decimal, pair: Sequence[Operand]) -> None:
    """Say whether an amount that is stated is told of the value, which is computed from these."""
    verdict = said.held_against(value)
    found = percent(value / 100) if said.unit == "%" else f"{plain(value)}{said.unit}"
    sign = {Verdict.RIGHT: "=", Verdict.NEAR: "≈", Verdict.WRONG: "≠"}[verdict]
    draft.calculations.append(f"{said.words} {sign} {found}" if said.is_plain else f"{found}，{said.words}")
    names = {Verdict.RIGHT: "claim_right", Verdict.NEAR: "claim_near", Verdict.WRONG: "claim_wrong"}
    draft.say(phrase(names[verdict], said=said.words), cites_of(draft, pair))
