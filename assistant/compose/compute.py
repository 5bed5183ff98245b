"""Takes a question for figures to its operands and to the composer that answers it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cells.breakdown import asks_not_zero, asks_reasons, asks_rows, broken_down, results_of_kind
from assistant.cells.counts import FEE, PROSE, rows_named
from assistant.cells.measures import Measure, prose_of
from assistant.cells.wholes import shares, without_change_of_changes, without_sum_of_parts
from assistant.compose.bases import base_years, is_in_time
from assistant.compose.beyond import compose_beyond
from assistant.compose.groups import compose_group, conclude_shares
from assistant.compose.in_force import reckon_in_force
from assistant.compose.joined import compose_joined, compose_same
from assistant.compose.named import say_where_stated
from assistant.compose.operations import compose_operations, say_unknown, say_value
from assistant.compose.premise import say_change
from assistant.compose.prose import compose_prose
from assistant.compose.ratios import compose_settled
from assistant.compose.runs import compose_run
from assistant.compose.shares import compose_each, compose_shares, say_all_together, say_moved
from assistant.compose.sorts import compose_sorts
from assistant.compose.stated import compose_bound, compose_claim, is_of_kind
from assistant.compose.sum_beside import sum_beside_one
from assistant.compose.tables import compose_figures, compose_table, of_this_form, whole_row, without_zeros
from assistant.compose.unwritten import compose_unwritten
from assistant.compose.verdict import compose_quantified, say_supposed
from assistant.draft import Draft
from assistant.lookup.figures import LookUp, Outcome, look_up
from assistant.lookup.operands import Operand, in_one_unit, operand
from assistant.lookup.shelf import ReportView
from assistant.scope.years import year_words
from assistant.types import ScopeStatus, Status
from assistant.understanding.cues import asks_agencies, asks_any_fee, asks_unwritten, asks_which_year
from assistant.understanding.groups import (
    conditions,
    grouping,
    is_of_every_year,
    is_of_several,
    same_leader,
)
from assistant.understanding.operations import Asked, Operation, find_operations, is_taken_away, signs_of
from assistant.understanding.proportion import confirms
from assistant.understanding.query import Query
from assistant.understanding.runs import run_of
from ingest.fold import squeeze
from ingest.tables.proactive import ITEMS_CHANGE
from prompts import phrase

_OUTDOES, _MOVES = re.compile("(?<!多)少|多(?!少)|[高低]"), re.compile("[增涨跌升降减变]")
_WHOLE = 12  # so many cells are asked for only where a table is
_EACH = re.compile(r"每一?[个项笔单]|[一单]个?项目?平均|平均(?:下来)?[一单](?:[个项笔]|项目)")
_BOUGHT, _SPENT = "采购项目数量", "采购总金额"
_OF_CASES = frozenset({"件", "宗", "起"})  # what decisions are counted in, and items never
_PICKS = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK, Operation.DIFFERENCE})
_WHO = re.compile(r"谁|哪(?:一?家|一?个(?:单位|部门|机关|局))")
_TOGETHER = re.compile(r"合计|总体|整体|加起来|[加合]在?一[起块]|一共|总共|汇总|合起来")
_FORMER_BY_LATTER = re.compile(
    r"(?P<first>[前后])(?:者|面|一个|一年)(?:的数)?(?:是|为|占|比|抵得?上?|相当于)[^,。]{0,4}[前后](?:者|面|一个|一年)"
)
_OVER_TIME = frozenset({Operation.RATE, Operation.DIFFERENCE})


def compute(draft: Draft, query: Query, views: Sequence[ReportView], bases: Sequence[ReportView]) -> bool:
    """Answer a question for figures from the reports asked about. O(measures × figures of the reports).

    ``bases`` are the reports of earlier years that those are to be compared with. False, with nothing said,
    where the reports' own sentences answer better: for a count that no table holds and that is asked of one
    report only, or is stated in none.
    """
    rest = squeeze(query.scope.rest).text
    query = _told_by_reason(query, rest)
    asked = query.asked
    named = of_this_form(query.measures[::-1] if asked.reversed else query.measures, query.question, views)
    measures = _measures(query, named, rest, views)
    views = views[::-1] if asked.reversed and len(measures) == 1 else views
    every = sorted((*views, *bases), key=lambda view: (view.report.agency, view.report.year))
    operands = [operand(view, measure) for view in (every if bases else views) for measure in measures]
    if (
        compose_settled(draft, query, every if bases else views)
        or _shares(draft, query, named, every if query.scope.compared_years else views)
        or _together(draft, query, views, operands)
        or (asked.chained and reckon_in_force(draft, measures, views, rest))
    ):
        return True
    asked = without_sum_of_parts(
        without_change_of_changes(_asked(query, len(operands)), measures, rest), measures
    )
    if asked.chained:
        asked, operands = _chained(asked, operands, rest)
    in_words = [measure.table == PROSE for measure in measures]
    if all(in_words) and _tells_better(query, asked, operands):
        return False
    if asked.operations or any(in_words):
        _reckon(draft, query, asked, operands)
        if len(operands) > 1 and not asked.operations:
            _hold_against(draft, asked, operands)
    else:
        _look_up(draft, query, views, measures, len(measures) > len(named))
        if len(measures) <= _WHOLE:
            _hold_against(draft, asked, operands)
            _say_fee_for_information(draft, query, views)
    return True


def _tells_better(query: Query, asked: Asked, operands: Sequence[Operand]) -> bool:
    """Whether the reports' own sentences answer better: one count no table has, or none stated."""
    over_time = query.scope.compared_years and _OVER_TIME & set(asked.operations)
    alone = len(operands) == 1 and not asked.claim and not over_time
    return alone or all(item.value is None for item in operands)


def _look_up(
    draft: Draft, query: Query, views: Sequence[ReportView], measures: Sequence[Measure], by_kind: bool
) -> None:
    """Say what stands in each cell asked for; of a whole table its zeros together."""
    look_ups = [look_up(view, measure) for view in views for measure in measures]
    rest = squeeze(query.scope.rest).text
    if len(measures) > _WHOLE:
        compose_table(draft, look_ups, not (asks_not_zero(rest) or results_of_kind(rest)))
    else:
        compose_figures(draft, _told(look_ups, by_kind, rest))


def _reckon(draft: Draft, query: Query, asked: Asked, operands: Sequence[Operand]) -> None:
    """Say what the figures come to by what is asked of them."""
    if pair := _each(asked, operands, squeeze(query.scope.rest).text):
        compose_each(draft, *pair)
    elif len(operands) == 1 and (Operation.COUNT not in asked or not asked.bounded):  # 有没有被复议
        _one(draft, query, asked, operands[0])
    elif sums := sum_beside_one(
        squeeze(query.scope.rest).text, asked, [(o.measure.start, o) for o in operands]
    ):
        compose_operations(draft, Asked((Operation.DIFFERENCE,)), sums)
    elif beside := _beside(query, operands):
        compose_operations(draft, asked, [item for item in operands if item not in beside])
        for item in (item for item in beside if item.value is not None):
            say_value(draft, item)
        say_unknown(draft, [item for item in beside if item.value is None])
    elif len(apart := _one_by_one(query, operands)) > 1:
        told = []
        for items in apart:
            compose_operations(draft, asked, items)
            told.append(draft.status)
        draft.status = Status.ANSWERED if Status.ANSWERED in told else draft.status
    else:
        compose_operations(draft, asked, operands)
        say_supposed(draft, query, operands)


def _beside(query: Query, operands: Sequence[Operand]) -> list[Operand]:
    """What is asked for beside figures of one report that are compared, or added up, in a clause of their
    own: 许可比处罚多多少，强制多少; 新收加结转一共几件，办结几件.
    """
    if len({item.view.report.id for item in operands}) > 1 or len(operands) < 3 or query.asked.chained:
        return []
    clauses = re.split(r"[,;。?]", squeeze(query.scope.rest).text)
    operations = set(query.asked.operations)
    computing = [c for c in clauses if set(find_operations(c).operations) & operations]
    if len(computing) != 1 or not (operations <= _OVER_TIME or operations == {Operation.SUM}):
        return []
    named = rows_named(computing[0])
    elsewhere = {row for clause in clauses if clause not in computing for row in rows_named(clause)}
    computes = named & {item.measure.row for item in operands}
    beside = [item for item in operands if computes and item.measure.row in elsewhere - named]
    computed = len(operands) - len(beside)
    return beside if computed == 2 or (computed > 2 and Operation.SUM in operations) else []


def _one_by_one(query: Query, operands: Sequence[Operand]) -> list[list[Operand]]:
    """The operands by measure, where who, or which year, has most of each is asked (许可和处罚哪家最多), or
    where each is counted in a unit of its own: 解读多了几篇，公众号少了几条.
    """
    by_measure: dict[Measure, list[Operand]] = {}
    for item in operands:
        by_measure.setdefault(item.measure, []).append(item)
    whole = squeeze(query.question).text
    who = is_of_several(query) and (asks_agencies(whole) or _WHO.search(squeeze(query.scope.rest).text))
    year = len(query.scope.agencies) == 1 and asks_which_year(whole)
    picks = set(query.asked.operations) <= _PICKS and query.asked.operations
    known = [item for item in operands if item.value is not None]
    unlike = in_one_unit(known) is None and all(len(items) > 1 for items in by_measure.values())
    return [*by_measure.values()] if unlike or (picks and (who or year)) else []


def say_cause(draft: Draft, query: Query, views: Sequence[ReportView]) -> None:
    """Quote why a computed change or a number that is as claimed came about, or say that no report tells."""
    changed = query.need.cause and _OVER_TIME & set(query.asked.operations)
    if changed or (query.need.reason and query.asked.claim and len(views) == 1):
        told = [compose_prose(draft, view, replace(query.need, cause=True), {}) for view in views]
        if not any(told):
            draft.say(phrase("cause_untold" if changed else "reason_untold"))


def _told(look_ups: Sequence[LookUp], by_kind: bool, rest: str) -> Sequence[LookUp]:
    """The look-ups to be told: of rows or kinds that nobody named only those that the form has."""
    if asks_not_zero(rest):
        return without_zeros(look_ups)
    there = [found for found in look_ups if found.outcome is not Outcome.NO_SUCH_CELL]
    return there if by_kind and there else look_ups


def _told_by_reason(query: Query, rest: str) -> Query:
    """The query without the sum of a group whose rows are asked for: 不予公开合计几件，都是什么理由."""
    if not asks_reasons(rest) or query.asked.operations != (Operation.SUM,):
        return query
    return replace(query, asked=replace(query.asked, operations=()))


def _shares(draft: Draft, query: Query, named: Sequence[Measure], views: Sequence[ReportView]) -> bool:
    """Say which share each figure has of its own whole; False where that is not asked."""
    if Operation.SHARE not in query.asked or grouping(query):
        return False
    pairs = shares(named, squeeze(query.scope.rest).text)
    found = [(operand(view, part), operand(view, whole)) for view in views for part, whole in pairs]
    if found:
        compose_shares(draft, found, query.asked)
        say_moved(draft, found)
        if len(views) > 1 and _TOGETHER.search(squeeze(query.scope.rest).text):
            say_all_together(draft, found)
        conclude_shares(draft, query.asked, found)
    return bool(found)


def _together(draft: Draft, query: Query, views: Sequence[ReportView], operands: Sequence[Operand]) -> bool:
    """Compare agencies or years by what each has; False where the figures themselves are asked for."""
    if len(views) > 1 and not query.asked.bounded and asks_unwritten(squeeze(query.scope.rest).text):
        compose_unwritten(draft, operands)
    elif query.scope.groups:
        compose_sorts(draft, query, operands)
        draft.lead_with_last()
    elif query.scope.limit:
        compose_beyond(draft, query, operands)
    elif leaders := same_leader(query):
        compose_same(draft, query.asked, views, leaders)
    elif (run := run_of(query)) and len(operands) > 1:
        compose_run(draft, query, run, operands)
        draft.lead_with_last()
    elif not query.asked.quantified and (limits := conditions(query)):
        compose_joined(draft, views, limits, is_of_every_year(query))
        draft.lead_with_last()
    elif query.asked.quantified and len(operands) > 1 and not grouping(query):
        compose_quantified(draft, query, operands)
        draft.lead_with_last()
    elif group := grouping(query):
        compose_group(draft, query, group, operands)
        draft.lead_with_last()
    else:
        return False
    return True


def _say_fee_for_information(draft: Draft, query: Query, views: Sequence[ReportView]) -> None:
    """Where it is only asked whether anything was charged, say what was for information too."""
    if not asks_any_fee(query.own_words):
        return
    for view in views:
        fee = operand(view, Measure(PROSE, FEE))
        if fee.value is not None:
            say_value(draft, fee)
            draft.status = Status.ANSWERED


def _hold_against(draft: Draft, asked: Asked, operands: Sequence[Operand]) -> None:
    """Say whether a figure is what the question states, or within its limit; of several each by its unit."""
    if len(operands) == 1 and asked.claim:
        compose_claim(draft, asked.claim, operands[0])
    elif len(operands) == 1 and asked.condition and asked.bounded:
        compose_bound(draft, asked.condition, operands[0])
    elif len(operands) == len(asked.numbers) > 1 and confirms(squeeze(draft.question).text):
        for item in operands:  # 5个项目花了195万元: each by its unit
            kind = [number for number in asked.numbers if is_of_kind(number.unit, item.unit)]
            if len(kind) == 1:
                compose_claim(draft, kind[0], item)
            elif len(kind) == len(operands):  # 收到110件、公开40件: each by its place
                compose_claim(draft, kind[sorted(operands, key=lambda o: o.measure.start).index(item)], item)
    elif (claim := asked.claim) and len({item.view.report.id for item in operands}) == 1:
        of_kind = [item for item in operands if is_of_kind(claim.unit, item.unit)]
        if len(of_kind) == 1:  # 办了一回来了五千人
            compose_claim(draft, claim, of_kind[0])


def _each(asked: Asked, operands: Sequence[Operand], rest: str) -> list[Operand]:
    """The amount spent and the number of things bought, where what one cost is asked: 平均每个项目多少钱."""
    spent = [item for item in operands if item.measure.column == _SPENT and item.value is not None]
    if Operation.AVERAGE not in asked or not _EACH.search(rest) or len(spent) != 1:
        return []
    bought = operand(spent[0].view, replace(spent[0].measure, column=_BOUGHT))
    return [bought, spent[0]] if bought.value else []


def _measures(
    query: Query, named: Sequence[Measure], rest: str, views: Sequence[ReportView]
) -> list[Measure]:
    """The measures by kind, or a group row by row, where the question asks for it so."""
    several = query.scope.status is ScopeStatus.ALL  # 谁申请最多 of these, and not who applied
    measures = whole_row(broken_down(named, rest.replace("谁", "哪家") if several else rest), rest, views)
    added = set(query.asked.operations) <= {Operation.SUM} and asks_reasons(rest)  # 合计几件，都是什么理由
    by_row = added or (not query.asked.operations and asks_rows(rest, len(views) == 1))
    return _row_by_row(measures, views, asks_reasons(rest)) if by_row else measures


def _asked(query: Query, operands: int) -> Asked:
    """What is asked of so many operands: of several under a limit which they are, of one whether it is."""
    asked = query.asked
    if asked.bounded and not asked.claim and set(asked.operations) <= {Operation.COUNT}:
        asked = replace(asked, operations=(Operation.COUNT,) if operands > 1 else ())
    years = query.scope.compared_years
    if years and _OVER_TIME & set(asked.operations):  # 2021年一共多少，比2020年多几件
        asked = replace(asked, operations=tuple(o for o in asked.operations if o is not Operation.SUM))
    one = set(asked.operations) <= {Operation.SUM} and "比" in query.question
    if years and not asked.claim and (one or not asked.operations):  # 一共几件，跟上一年比呢
        asked = replace(asked, operations=(Operation.DIFFERENCE,))
    said = squeeze(query.question).text
    outdone = bool(_OUTDOES.search(said)) and not _MOVES.search(said)
    return replace(asked, against=years[0] if years else _year_divided_by(query), outdone=outdone)


def _year_divided_by(query: Query) -> int | None:
    """The year that the other is divided by where both are pointed at in order: 前者是后者的几倍."""
    order = _FORMER_BY_LATTER.search(squeeze(query.question).text)
    if not order or len(query.scope.agencies) > 1:
        return query.asked.against
    named = [year for word in year_words(order.string) for year in word.years]
    return named[order["first"] == "前"] if len(named) == 2 else None


def _chained(asked: Asked, operands: Sequence[Operand], rest: str) -> tuple[Asked, list[Operand]]:
    """The operands of one report with their signs; where not each has its own, they are only told."""
    alone = len({item.view.report.id for item in operands}) == 1
    if not alone or len(operands) != signs_of(rest) + 1 or any(item.value is None for item in operands):
        return replace(asked, operations=(), chained=False), list(operands)
    return asked, [replace(o, is_taken_away=is_taken_away(rest, o.measure.start)) for o in operands]


def _row_by_row(measures: Sequence[Measure], views: Sequence[ReportView], whole: bool) -> list[Measure]:
    """The rows that the reports have of the one group that is asked for, else the measures as they are.

    ``whole``: the group itself is asked for too (不予公开几件，都是什么原因).
    """
    groups = [found for view in views for m in measures if (found := look_up(view, m)).is_group]
    if len(measures) != 1 or not groups:
        return list(measures)
    rows = dict.fromkeys(figure.row for found in groups for figure in found.figures)
    return [*measures[: int(whole)], *(replace(measures[0], row=row, prose=prose_of(row)) for row in rows)]


def _one(draft: Draft, query: Query, asked: Asked, item: Operand) -> None:
    """The only figure there is to compute with, and what there is to say about it."""
    if item.measure.table == PROSE:
        say_value(draft, item)
    else:
        compose_figures(draft, [item.look_up])
    if asked.claim:
        compose_claim(draft, asked.claim, item)
        if item.measure.table == PROSE and item.value != asked.claim.value:
            say_where_stated(draft, item.view, asked.claim)
    if not _OVER_TIME & set(asked.operations):
        return
    in_words = item.measure.table == PROSE
    grown = item.look_up if in_words else look_up(item.view, replace(item.measure, column=ITEMS_CHANGE))
    if not in_words and grown.outcome is Outcome.VALUE and not _OF_CASES & query.need.exact_units:
        compose_figures(draft, [grown])  # the older form says itself what there is more or less of
    elif not is_in_time(query):
        draft.status = Status.NOT_REPORTED
        draft.say(phrase("too_few"))
    else:
        rate = Operation.RATE in asked
        for year in base_years(query, item.view.report.year):
            if year == item.view.report.year - 1 and say_change(draft, item.view, item.measure, rate):
                continue
            draft.assumed.append(phrase("no_base", year=str(year)))
