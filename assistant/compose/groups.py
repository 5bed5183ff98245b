"""Answers that compare agencies, or years, by numbers made of several figures each: growth, sums, means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from assistant.compose.amounts import mean, percent, plain
from assistant.compose.operations import cites_of, say_unknown, say_value, terms_of
from assistant.compose.tables import who
from assistant.compose.verdict import say_verdict
from assistant.draft import Draft
from assistant.lookup.operands import ONE_BESIDE, Operand, as_numbers, in_one_unit, in_yuan
from assistant.types import Status
from assistant.understanding.groups import Grouping, Of, ratio_limit, years_compared
from assistant.understanding.limits import Condition
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query
from ingest.fold import squeeze
from prompts import phrase

_MOST_LISTED = 12
_HUNDREDTH = Decimal("0.01")
_RATIOS = frozenset({Of.RATE, Of.SHARE_OF_ALL})
_PICKS = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK})
_SIGNED = frozenset({Of.CHANGE, Of.RATE, Of.EXCESS})

Operands = Sequence[Operand]


@dataclass(frozen=True, slots=True)
class Member:
    """One of those compared, with its number and the figures that it is made of.

    A rate or a share is a ratio, without a unit.
    """

    name: str
    value: Decimal
    unit: str
    operands: tuple[Operand, ...]

    @property
    def shown(self) -> str:
        """The number as it is said, without its sign."""
        return f"{plain(abs(self.value))}{self.unit}" if self.unit else percent(abs(self.value))


def compose_group(draft: Draft, query: Query, group: Grouping, operands: Operands) -> None:
    """Say what each agency or year comes to, then which are asked for. O(operands · log operands).

    Those of which a figure is missing are named and left out.
    """
    by_agency = _by(operands, lambda item: item.view.report.agency)
    say_unknown(draft, [item for item in operands if item.value is None])
    whole = [i for items in by_agency.values() if all(i.value is not None for i in items) for i in items]
    known = [i for i in operands if i.value is not None] if group.by_year else whole
    by_number = group.of is Of.EXCESS and "最" not in draft.question and as_numbers(ONE_BESIDE, known[:2])
    comparable = known if by_number or group.of is Of.PER_EVENT else in_one_unit(known)
    if comparable is None:
        draft.say(phrase("units_differ"))
    elif not comparable:
        draft.status = Status.NOT_REPORTED
    elif group.by_year:
        _years(draft, query, group, comparable)
    elif group.of is Of.AGAINST_MEAN:
        _against_mean(draft, group, comparable)
    elif group.of is Of.SHARE_OF_ALL:
        _shares_of_all(draft, query, comparable)
    elif group.of is Of.SHARE_OF_YEARS:
        _shares_of_years(draft, query, comparable)
    else:
        found = _by(comparable, lambda item: item.view.report.agency)
        members = [m for name, items in found.items() if (m := _member(draft, query, group, name, items))]
        conclude(draft, query.asked, group, members)


def _by(operands: Operands, key: Callable[[Operand], str]) -> dict[str, list[Operand]]:
    groups: dict[str, list[Operand]] = {}
    for item in operands:
        groups.setdefault(key(item), []).append(item)
    return groups


def _member(
    draft: Draft, query: Query, group: Grouping, name: str, items: Sequence[Operand]
) -> Member | None:
    """One agency with its number, which is said; None where it has none."""
    if group.of in (Of.CHANGE, Of.RATE):
        return _grown(draft, query, group, name, items)
    if group.of is Of.EXCESS:
        return _exceeding(draft, name, items)
    if group.of is Of.PER_EVENT:
        return _per_event(draft, name, items)
    return _together(draft, group, name, items)


def _grown(draft: Draft, query: Query, group: Grouping, name: str, items: Sequence[Operand]) -> Member | None:
    """How much more or less there is than in the year that it is held against."""
    years = years_compared(query)
    of_year = {item.view.report.year: item for item in items}
    last = of_year.get(years[1]) if years else of_year.get(max(of_year))
    first = of_year.get(years[0]) if years else of_year.get(max(of_year) - 1)
    if first is None or last is None:
        draft.say(phrase("group_no_base", name=name))
        return None
    return _moved(draft, group, name, [first], [last])


def _moved(draft: Draft, group: Grouping, name: str, first: Operands, last: Operands) -> Member | None:
    """The change from the sum of some operands to that of others, said with both and with its rate."""
    before, after = (sum((item.number for item in items), Decimal(0)) for items in (first, last))
    unit, gap = last[0].unit, abs(after - before)
    cites = cites_of(draft, [*first, *last])
    said = {"first": f"{plain(before)}{unit}", "last": f"{plain(after)}{unit}"}
    said |= {"before": str(first[0].view.report.year), "after": str(last[0].view.report.year), "name": name}
    if gap:
        high, low = max(before, after), min(before, after)
        draft.calculations.append(f"{plain(high)} − {plain(low)} = {plain(gap)}{unit}")
        said["rate"] = ""
    if gap and before:
        said["rate"] = phrase("group_rate", rate=percent(gap / before))
        draft.calculations.append(f"{plain(gap)} ÷ {plain(before)} = {percent(gap / before)}")
    if gap:
        said["gap"] = f"{plain(gap)}{unit}"
    way = "up" if after > before else "down" if gap else "same"
    draft.say(phrase(f"group_{way}", **said), cites, level=1)
    if group.of is Of.RATE and not before:
        return None
    value = (after - before) / before if group.of is Of.RATE else after - before
    return Member(name, value, "" if group.of is Of.RATE else unit, (*first, *last))


def _exceeding(draft: Draft, name: str, items: Sequence[Operand]) -> Member:
    """By how much the first of two figures of one agency is more than the second."""
    for item in items:
        say_value(draft, item, level=1)
    first, second = items
    return Member(name, first.number - second.number, first.unit, (first, second))


def _per_event(draft: Draft, name: str, items: Sequence[Operand]) -> Member | None:
    """What comes to one event on average."""
    whole, events = (sum((i.number for i in items[n::2]), Decimal(0)) for n in (0, 1))
    if not events:
        return None
    value, unit = (whole / events).quantize(_HUNDREDTH, ROUND_HALF_UP), items[0].unit
    draft.calculations.append(f"{plain(whole)} ÷ {plain(events)} = {plain(value)}{unit}")
    said = {"name": name, "label": items[0].measure.label, "whole": f"{plain(whole)}{unit}"}
    said |= {"events": f"{plain(events)}{items[1].unit}", "value": f"{plain(value)}{unit}"}
    draft.say(phrase("group_per_event", **said), cites_of(draft, items), level=1)
    return Member(name, value, unit, tuple(items))


def _together(draft: Draft, group: Grouping, name: str, items: Sequence[Operand]) -> Member:
    """All figures of one agency, or of one year, added up; or their mean over the years."""
    total = sum((item.number for item in items), Decimal(0))
    unit, label = items[0].unit, "、".join(dict.fromkeys(item.measure.label for item in items))
    value, count = total, len({item.view.report.id for item in items})
    if len(items) > 1:
        draft.calculations.append(f"{terms_of(items)} = {plain(total)}{unit}")
    if group.of is Of.MEAN:
        value = total / count
        draft.calculations.append(f"{plain(total)} ÷ {count} = {mean(total, count)}{unit}")
    shown = mean(total, count) if group.of is Of.MEAN else plain(total)
    text = phrase(f"group_{group.of}", name=name, label=label, value=f"{shown}{unit}")
    draft.say(text, cites_of(draft, items), level=1)
    return Member(name, value, unit, tuple(items))


def _years(draft: Draft, query: Query, group: Grouping, known: Operands) -> None:
    """The years, each over its agencies; compared only where these are the same in every year."""
    by_year = _by(sorted(known, key=_year), lambda item: phrase("year", year=str(_year(item))))
    if group.of is Of.EXCESS:
        conclude(
            draft, query.asked, group, [_exceeding(draft, n, i) for n, i in by_year.items() if len(i) == 2]
        )
        return
    if group.of in _SIGNED and _PICKS & set(query.asked.operations):
        _year_by_year(draft, query, group, by_year)
        return
    members = [_of_year(draft, group, name, items) for name, items in by_year.items()]
    if len({frozenset(item.view.report.agency for item in items) for items in by_year.values()}) > 1:
        draft.say(phrase("totals_differ"))
    elif group.of not in (Of.CHANGE, Of.RATE):
        conclude(draft, query.asked, group, members)
    elif len(members) > 1:
        _moved(draft, group, phrase("group_all"), members[0].operands, members[-1].operands)


def _year_by_year(
    draft: Draft, query: Query, group: Grouping, by_year: Mapping[str, Sequence[Operand]]
) -> None:
    """Which year changed most against the one before it, of those with the same agencies."""
    members: list[Member] = []
    for (_, first), (name, last) in pairwise(by_year.items()):
        same = {i.view.report.agency for i in first} == {i.view.report.agency for i in last}
        if same and _year(last[0]) == _year(first[0]) + 1:
            members += filter(None, [_moved(draft, group, name, first, last)])
    conclude(draft, query.asked, group, members)


def _of_year(draft: Draft, group: Grouping, name: str, items: Operands) -> Member:
    """What all agencies of a year come to together, or their mean."""
    total, count, unit = sum((item.number for item in items), Decimal(0)), len(items), items[0].unit
    agencies = phrase("agencies", n=str(len({item.view.report.agency for item in items})))
    draft.calculations.append(f"{terms_of(items)} = {plain(total)}{unit}（{agencies}）")
    label = "、".join(dict.fromkeys(item.measure.label for item in items))
    said = {"count": agencies, "label": label, "value": f"{plain(total)}{unit}"}
    draft.say(phrase("total_of_year", year=name, **said), cites_of(draft, items), level=1)
    if group.of is not Of.MEAN:
        return Member(name, total, unit, tuple(items))
    value = f"{mean(total, count)}{unit}"
    draft.calculations.append(f"{plain(total)} ÷ {count} = {value}")
    draft.say(phrase("average_of", count=str(count), value=value), cites_of(draft, items), level=1)
    return Member(name, total / count, unit, tuple(items))


def _year(item: Operand) -> int:
    return item.view.report.year


def _against_mean(draft: Draft, group: Grouping, known: Operands) -> None:
    """Which of them are above or below the mean of all."""
    for item in known:
        say_value(draft, item, level=1)
    total = sum((item.number for item in known), Decimal(0))
    value = f"{mean(total, len(known))}{known[0].unit}"
    draft.calculations.append(f"({terms_of(known)}) ÷ {len(known)} = {value}")
    draft.say(phrase("average_of", count=f"{len(known)}", value=value), cites_of(draft, known))
    average = total / len(known)
    members = [Member(i.view.report.agency, i.number - average, i.unit, (i,)) for i in known]
    _say_selected(draft, members, [m for m in members if m.value * group.sign > 0])


def _shares_of_all(draft: Draft, query: Query, known: Operands) -> None:
    """Which share the agencies that are named have of all agencies of that year."""
    for items in _by(known, lambda item: str(_year(item))).values():
        total = sum((item.number for item in items), Decimal(0))
        named = [item for item in items if item.view.report.agency in query.scope.agencies] or list(items)
        part = sum((item.number for item in named), Decimal(0))
        value = f"{plain(total)}{items[0].unit}"
        draft.calculations.append(f"{terms_of(items)} = {value}")
        if not total:
            continue
        if len(named) > 1:
            draft.calculations.append(f"{terms_of(named)} = {plain(part)}{items[0].unit}")
        share = percent(part / total)
        draft.calculations.append(f"{plain(part)} ÷ {plain(total)} = {share}")
        said = {"who": "、".join(who(item.view) for item in named), "label": named[0].measure.label}
        said |= {"part": f"{plain(part)}{items[0].unit}", "total": value, "share": share}
        draft.say(phrase("group_share_of_all", **said), cites_of(draft, items))


def _shares_of_years(draft: Draft, query: Query, known: Operands) -> None:
    """Which share one year has of all years of its agency."""
    for name, items in _by(known, lambda item: item.view.report.agency).items():
        total, unit = sum((item.number for item in items), Decimal(0)), items[0].unit
        own = [item for item in items if _year(item) in query.scope.years]
        if not (total and own):
            continue
        share = percent(own[0].number / total)
        years = phrase("years", n=f"{len(items)}")
        draft.calculations.append(f"{terms_of(items)} = {plain(total)}{unit}（{years}）")
        draft.calculations.append(f"{plain(own[0].number)} ÷ {plain(total)} = {share}")
        said = {
            "name": name,
            "year": phrase("year", year=str(_year(own[0]))),
            "label": items[0].measure.label,
        }
        said |= {"part": f"{plain(own[0].number)}{unit}", "total": f"{plain(total)}{unit}", "share": share}
        said["count"] = years
        draft.say(phrase("group_share_of_years", **said), cites_of(draft, items), level=1)


def conclude_shares(draft: Draft, asked: Asked, pairs: Sequence[tuple[Operand, Operand]]) -> None:
    """Who has the largest or the smallest share of its own whole, after all have been said."""
    alone = len({part.view.report.id for part, _ in pairs}) == 1
    members = [
        Member(part.measure.label if alone else who(part.view), part.number / whole.number, "", (part, whole))
        for part, whole in pairs
        if part.value is not None and whole.value
    ]
    if len({member.name for member in members}) == len(members) > 1:
        conclude(draft, asked, Grouping(Of.SHARE_OF_ALL), members)


def conclude(draft: Draft, asked: Asked, group: Grouping, members: Sequence[Member]) -> None:
    """Say which of the members are asked for: the first, those under a limit, or those that grew."""
    if len(members) < 2:
        if not members:
            draft.status = Status.NOT_REPORTED
        return
    signed = group.of in _SIGNED
    there = [m for m in members if _counts(m, group.sign)] if signed else list(members)
    if Operation.RANK in asked and there:
        _say_ranked(draft, asked, there)
    elif {Operation.LARGEST, Operation.SMALLEST} & set(asked.operations) and (
        group.of is not Of.EXCESS or "最" in draft.question  # 哪家甲比乙多: all that are so
    ):
        _say_extreme(draft, asked, group, members, there)
    elif group.of in _RATIOS and (limit := ratio_limit(squeeze(draft.question).text)):
        _say_selected(draft, members, [m for m in there if limit.holds(abs(m.value))])
    elif asked.condition and asked.bounded and group.of not in _RATIOS:
        limit = asked.condition
        _say_selected(draft, members, [m for m in there if _meets(m, limit)])
    elif Operation.DIFFERENCE in asked and len(members) == 2 and not signed:
        _say_gap(draft, members)
    elif signed and asked.quantified:
        _say_whether(draft, asked, members, there)
    elif signed:
        _say_selected(draft, members, there)


def _counts(member: Member, sign: int) -> bool:
    """Whether a member moved the way that is asked for; either way where the sign is 0."""
    return bool(member.value) if not sign else member.value * sign > 0


def _meets(member: Member, limit: Condition) -> bool:
    value = in_yuan(abs(member.value), member.unit) if limit.unit else abs(member.value)
    return limit.holds(value)


def _say_extreme(
    draft: Draft, asked: Asked, group: Grouping, members: Sequence[Member], there: Sequence[Member]
) -> None:
    """The largest, or smallest, of those that there are; several where they tie."""
    if not there:
        draft.say(phrase(f"group_none_{_way(group)}"), _cites(draft, members))
        return
    least = Operation.SMALLEST in asked and Operation.LARGEST not in asked
    pick = min if least else max
    edge = pick(abs(m.value) for m in there)
    found = [m for m in there if abs(m.value) == edge]
    names = "、".join(m.name for m in found)
    way = f"_{_way(group)}" if group.of in _SIGNED else ""
    kind = phrase(f"group_{group.of}{way}_{'least' if least else 'most'}")
    draft.say(phrase("group_pick", kind=kind, names=names, value=found[0].shown), _cites(draft, found))


def _way(group: Grouping) -> str:
    return {-1: "down", 0: "either", 1: "up"}[group.sign]


def _say_ranked(draft: Draft, asked: Asked, there: Sequence[Member]) -> None:
    smallest = Operation.SMALLEST in asked and Operation.LARGEST not in asked
    ordered = sorted(there, key=lambda m: abs(m.value), reverse=not smallest)
    if asked.placed and asked.top:
        place = min(asked.top, len(ordered)) - 1
        ordered = [m for m in ordered if abs(m.value) == abs(ordered[place].value)]
    elif asked.top and asked.top < len(ordered):
        edge = abs(ordered[asked.top - 1].value)
        ordered = [m for n, m in enumerate(ordered) if n < asked.top or abs(m.value) == edge]
    shown = ordered[:_MOST_LISTED]
    names = "、".join(phrase("group_valued", name=m.name, value=m.shown) for m in shown)
    draft.say(phrase("ranked", names=names), _cites(draft, shown))


def _say_selected(draft: Draft, members: Sequence[Member], there: Sequence[Member]) -> None:
    """Which of the members are so, and how many."""
    agencies = _counter(members)
    count, of = phrase(agencies, n=f"{len(there)}"), phrase(agencies, n=f"{len(members)}")
    draft.calculations.append(phrase("counted_calculation", count=count, of=of))
    if not there:
        draft.say(phrase("counted_none", of=of), _cites(draft, members[:_MOST_LISTED]))
        return
    names = "、".join(member.name for member in there)
    draft.say(phrase("counted", count=count, of=of, names=names), _cites(draft, there[:_MOST_LISTED]))


def _say_whether(draft: Draft, asked: Asked, members: Sequence[Member], there: Sequence[Member]) -> None:
    """Whether all, most or any of the members are so."""
    holding = [(m.name, m.operands) for m in there]
    failing = [(m.name, m.operands) for m in members if m not in there]
    say_verdict(draft, asked, holding, failing, _counter(members))


def _counter(members: Sequence[Member]) -> str:
    return "agencies" if members[0].operands[0].view.report.agency in members[0].name else "years"


def _say_gap(draft: Draft, members: Sequence[Member]) -> None:
    """By how much one of two is more than the other."""
    high, low = sorted(members, key=lambda m: m.value, reverse=True)
    cites = _cites(draft, members)
    if high.value == low.value:
        draft.say(phrase("equal", first=high.name, second=low.name), cites)
        return
    gap = f"{plain(high.value - low.value)}{high.unit}"
    draft.calculations.append(f"{plain(high.value)} − {plain(low.value)} = {gap}")
    draft.say(phrase("more", first=high.name, second=low.name, difference=gap), cites)


def _cites(draft: Draft, members: Iterable[Member]) -> list[int]:
    return cites_of(draft, [item for member in members for item in member.operands])
