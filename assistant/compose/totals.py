"""The total of all agencies year by year: 每年的申请总数, 哪年各单位合计最多, 合计比上一年少多少."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.compose.amounts import percent, plain
from assistant.compose.operations import cites_of, say_unknown, terms_of
from assistant.cues import asks_which_year
from assistant.draft import Draft
from assistant.operands import Operand, in_one_unit
from assistant.operations import Operation
from assistant.types import ScopeStatus, Status
from assistant.understand import Query
from ingest.fold import squeeze
from prompts import phrase

_TOTAL = re.compile(r"总[数量和计额]|合计|[一总]共|共计|加起来|之和")
_EACH_YEAR = re.compile(r"每一?年|各年|历年|逐年|分别|各(?:是|有|为|多少|几)")
_EACH_AGENCY = re.compile(r"[各每](?:个?单位|家|局|个?部门)[^,。]{0,8}(?:分别|各)|哪[家个]|谁|每家")
_OVER_TIME = frozenset({Operation.DIFFERENCE, Operation.RATE})

ByYear = Mapping[int, Sequence[Operand]]


def compose_totals(draft: Draft, query: Query, operands: Sequence[Operand]) -> bool:
    """Add up what all agencies have in each year, and compare the years. O(operands).

    False where no such totals are asked for.
    """
    rest = squeeze(query.scope.rest).text
    years = sorted({item.view.report.year for item in operands})
    one = len({item.measure for item in operands}) == 1
    if not (one and len(years) > 1 and _asks(query, rest)):
        return False
    known = in_one_unit([item for item in operands if item.value is not None])
    if not known:
        return False
    by_year = {year: [item for item in known if item.view.report.year == year] for year in years}
    for year, items in by_year.items():
        if items:
            _say_total(draft, year, items)
    say_unknown(draft, [item for item in operands if item.value is None])
    draft.status = Status.ANSWERED
    _compare(draft, query, by_year)
    return True


def _asks(query: Query, rest: str) -> bool:
    if query.scope.status is not ScopeStatus.ALL or not _TOTAL.search(rest) or _EACH_AGENCY.search(rest):
        return False
    over_time = bool(query.scope.compared_years and _OVER_TIME & set(query.asked.operations))
    return (
        over_time
        or asks_which_year(squeeze(query.question).text)
        or bool(_EACH_YEAR.search(squeeze(query.question).text))
    )


def _say_total(draft: Draft, year: int, items: Sequence[Operand]) -> None:
    value = f"{plain(_total(items))}{items[0].unit}"
    draft.calculations.append(f"{terms_of(items)} = {value}")
    text = phrase(
        "total_of_year", year=year, count=f"{len(items)}", label=items[0].measure.label, value=value
    )
    draft.say(text, cites_of(draft, items), 1)


def _compare(draft: Draft, query: Query, by_year: ByYear) -> None:
    """Which year has most, or by how much the last differs; nothing of totals that lack a report."""
    wanted = set(query.asked.operations)
    if not wanted & {*_OVER_TIME, Operation.LARGEST, Operation.SMALLEST}:
        return
    if len({frozenset(item.view.report.agency for item in items) for items in by_year.values()}) > 1:
        draft.say(phrase("totals_differ"))
        return
    first, *_, last = (_total(items) for items in by_year.values())
    if wanted & _OVER_TIME:
        _say_change(draft, by_year, first, last, Operation.RATE in wanted)
        return
    pick = max if Operation.LARGEST in wanted else min
    edge = pick(map(_total, by_year.values()))
    names = "、".join(phrase("year", year=year) for year, items in by_year.items() if _total(items) == edge)
    items = next(items for items in by_year.values() if _total(items) == edge)
    name = "most" if Operation.LARGEST in wanted else "least"
    draft.say(phrase(name, who=names, value=f"{plain(edge)}{items[0].unit}"), cites_of(draft, items))


def _say_change(draft: Draft, by_year: ByYear, first: Decimal, last: Decimal, rate: bool) -> None:
    (before, *_), (*_, after) = by_year, by_year
    items = [*by_year[before], *by_year[after]]
    gap, unit = abs(last - first), items[0].unit
    names = {"year": after, "before": before}
    if not gap:
        draft.say(phrase("total_same", **names), cites_of(draft, items))
        return
    draft.calculations.append(f"{plain(max(first, last))} − {plain(min(first, last))} = {plain(gap)}{unit}")
    difference = f"{plain(gap)}{unit}"
    if rate and first:
        share = percent(gap / first)
        draft.calculations.append(f"{plain(gap)} ÷ {plain(first)} = {share}")
        difference = phrase("total_rate", difference=difference, share=share)
    name = "total_more" if last > first else "total_less"
    draft.say(phrase(name, **names, difference=difference), cites_of(draft, items))


def _total(items: Sequence[Operand]) -> Decimal:
    return sum((item.number for item in items), Decimal(0))
