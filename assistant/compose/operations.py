"""Answers that compute: each value with its place, then the result with the arithmetic as it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.compose.amounts import as_written, mean, multiple, percent, plain, roughly
from assistant.compose.from_to import say_from_to
from assistant.compose.tables import say_why_not, who
from assistant.draft import Draft
from assistant.lookup.operands import Operand, as_numbers, in_one_unit, meets, series_of, year_of
from assistant.types import Status
from assistant.understanding.limits import Condition
from assistant.understanding.operations import Asked, Operation
from prompts import phrase

_MOST_LISTED = 12
_MOST_UNKNOWN = 6
_SHOWN_OF_MANY = 3
_OF_THE_TOP = frozenset({Operation.SUM, Operation.AVERAGE, Operation.DIFFERENCE, Operation.RATE})
"""前三名一共多少, 第一比第二多多少: of these only."""

Operands = Sequence[Operand]


def compose_operations(draft: Draft, asked: Asked, operands: Operands) -> None:
    """Say the values, what is not known, and the results. O(operands · log operands).

    Where a value is missing its report is named, and the others are still compared.
    """
    known = [item for item in operands if item.value is not None]
    same = in_one_unit(known)
    comparable = as_numbers(asked, known) if same is None else same
    for item in _listed(asked, _ends(asked, comparable or known)):
        say_value(draft, item, level=int(len(known) > 1))
    say_unknown(draft, [item for item in _ends(asked, operands) if item.value is None])
    draft.status = Status.ANSWERED if known else Status.NOT_REPORTED
    if comparable is None:
        if asked.operations:
            draft.say(phrase("units_differ"))
    elif comparable and (len(comparable) > 1 or Operation.COUNT in asked):
        for operation in (Operation.RANK,) if asked.placed else asked.operations:
            among = _listed(asked, comparable) if asked.top and operation in _OF_THE_TOP else comparable
            _COMPOSERS[operation](draft, asked, among)
    elif known and asked.operations:
        draft.status = Status.NOT_REPORTED
        draft.say(phrase("too_few"))


def _ends(asked: Asked, operands: Operands) -> Operands:
    """The operands less those of a year between others, of which a change (20到22年涨了多少) needs none."""
    if not asked.operations or set(asked.operations) - {Operation.RATE, Operation.DIFFERENCE}:
        return operands
    between = {id(item) for items in series_of(operands) for item in items[1:-1]}
    return [item for item in operands if id(item) not in between]


def say_value(draft: Draft, item: Operand, level: int = 0) -> None:
    """One operand: whose, what, how much; a group with its terms."""
    if say_from_to(draft, item):
        return
    cites = item.cite(draft)
    if item.look_up.is_group and len(item.figures) > 1:
        terms = " + ".join(plain(figure.value) for figure in item.figures if figure.value is not None)
        draft.calculations.append(f"{terms} = {plain(item.number)}")
    said = item.figures[0].qualifier if len(item.figures) == 1 else ""
    value = as_written(item.figures) or f"{roughly(said) if item.is_about else ''}{amount(item)}"
    draft.say(phrase("figure", who=who(item.view), label=item.measure.label, value=value), cites, level)


def amount(item: Operand) -> str:
    """The value with its unit."""
    return f"{plain(item.number)}{item.unit}"


def _listed(asked: Asked, known: Operands) -> Operands:
    """The operands that are said one by one: in rank order where that is asked, only the first of many."""
    if Operation.COUNT in asked and asked.condition is not None:
        return [item for item in known if meets(item, asked.condition)][:_MOST_LISTED]
    ordered = known
    if asked.top or {Operation.RANK, Operation.LARGEST, Operation.SMALLEST} & set(asked.operations):
        ordered = _ranked(known, asked)
        if Operation.LARGEST in asked and len(known) > _SHOWN_OF_MANY:
            ordered = [item for item in ordered if item.value] or ordered
    if asked.top:
        summed = _OF_THE_TOP & set(asked.operations)
        return ordered[: asked.top] if summed else _with_ties(ordered, asked.top)
    if len(known) > _MOST_LISTED and asked.operations and Operation.RANK not in asked:
        return ordered[:_SHOWN_OF_MANY] if ordered is not known else []
    return ordered


def _ranked(known: Operands, asked: Asked) -> list[Operand]:
    smallest = Operation.SMALLEST in asked and Operation.LARGEST not in asked
    return sorted(known, key=lambda item: item.number, reverse=not smallest)


def _with_ties(ordered: Operands, top: int) -> list[Operand]:
    """The first so many of a rank, with all that tie with the last of them."""
    edge = ordered[min(top, len(ordered)) - 1].value
    return [*ordered[:top], *(item for item in ordered[top:] if item.value == edge)]


def say_unknown(draft: Draft, unknown: Operands) -> None:
    """Name the reports that lack the value, and why."""
    for item in unknown[:_MOST_UNKNOWN]:
        say_why_not(draft, item.look_up)
    if len(unknown) > _MOST_UNKNOWN:
        names = "、".join(who(item.view) for item in unknown[_MOST_UNKNOWN:])
        draft.say(phrase("unknown_more", names=names))


def _sum(draft: Draft, asked: Asked, known: Operands) -> None:
    if asked.chained:
        _chain(draft, known)
        return
    total = sum((item.number for item in known), Decimal(0))
    value = f"{plain(total)}{known[0].unit}"
    draft.calculations.append(f"{terms_of(known)} = {value}")
    draft.say(phrase("sum_of", value=value), cites_of(draft, known))


def _chain(draft: Draft, known: Operands) -> None:
    """The operands one after another, each added or taken away as the question has it."""
    total = sum((-item.number if item.is_taken_away else item.number for item in known), Decimal(0))
    signs = (("−" if item.is_taken_away else "+") for item in known)
    terms = " ".join(f"{sign} {plain(item.number)}" for sign, item in zip(signs, known, strict=True))
    value = f"{plain(total)}{known[0].unit}"
    draft.calculations.append(f"{terms.removeprefix('+ ')} = {value}")
    draft.say(phrase("chain_of", value=value), cites_of(draft, known))


def _average(draft: Draft, asked: Asked, known: Operands) -> None:
    total = sum((item.number for item in known), Decimal(0))
    value = f"{mean(total, len(known))}{known[0].unit}"
    draft.calculations.append(f"({terms_of(known)}) ÷ {len(known)} = {value}")
    draft.say(phrase("average_of", count=f"{len(known)}", value=value), cites_of(draft, known))
    if asked.beside_mean:
        condition = Condition(asked.beside_mean, total / len(known))
        meeting = [item for item in known if condition.holds(item.number)]
        name = "above_mean" if asked.beside_mean == ">" else "below_mean"
        names = "、".join(_name(item, known) for item in meeting)
        draft.say(
            phrase(name, names=names) if meeting else phrase("none_beside_mean"), cites_of(draft, known)
        )


def _extreme(name: str) -> Callable[[Draft, Asked, Operands], None]:
    def compose(draft: Draft, asked: Asked, known: Operands) -> None:
        pick = max if name == "most" else min
        edge = pick(item.number for item in known)
        there = [item for item in known if item.value == edge]
        if len(there) == len(known):
            draft.say(phrase("all_equal", value=amount(there[0])), cites_of(draft, known))
            return
        names = "、".join(_name(item, known) for item in there)
        draft.say(phrase(name, who=names, value=amount(there[0])), cites_of(draft, there))
        if len(known) == 2 and Operation.DIFFERENCE not in asked:
            _difference(draft, asked, known)

    return compose


def first_of(asked: Asked, known: Operands) -> list[Operand]:
    """Those whom a question for an extreme, or for one place of a rank, asks for; several where they tie."""
    ordered = _ranked(known, asked)
    if asked.top and not asked.placed:
        return _with_ties(ordered, asked.top)
    place = (asked.top or 1) - 1
    return [item for item in ordered if place < len(ordered) and item.value == ordered[place].value]


def _place(draft: Draft, asked: Asked, known: Operands) -> None:
    """Who has one place of a rank, counted from above or from below."""
    there = first_of(asked, known)
    names = "、".join(_name(item, known) for item in there)
    name = "placed_low" if Operation.SMALLEST in asked else "placed"
    place = phrase("places").split()[(asked.top or 1) - 1]
    draft.say(phrase(name, place=place, who=names, value=amount(there[0])), cites_of(draft, there))


def _rank(draft: Draft, asked: Asked, known: Operands) -> None:
    if asked.placed and (asked.top or 1) <= len(known):
        _place(draft, asked, known)
        return
    ordered = _ranked(known, asked)
    ordered = _with_ties(ordered, asked.top) if asked.top else ordered
    cites = cites_of(draft, ordered)
    shown = ordered[:_MOST_LISTED]
    years = {item.view.report.year for item in known}
    agencies = {item.view.report.agency for item in known}
    if len(years) == 1 and len(agencies) == len(known):  # the year once, not beside each name
        names = "、".join(item.view.report.agency for item in shown)
        draft.say(phrase("ranked_year", year=years.pop(), names=names), cites)
    else:
        draft.say(phrase("ranked", names="、".join(_name(item, known) for item in shown)), cites)
    if asked.top and len(ordered) > asked.top:
        _tied(draft, [item for item in shown if item.value == ordered[-1].value], shown, known)


def _tied(draft: Draft, there: Operands, shown: Operands, known: Operands) -> None:
    """Say that those at the edge of the first few have the same: more than were asked for."""
    places = phrase("places").split()
    place = places[min(shown.index(there[0]), len(places) - 1)]
    names = "、".join(_name(item, known) for item in there)
    draft.say(phrase("tied", place=place, names=names, value=amount(there[0])), cites_of(draft, there))


def _difference(draft: Draft, asked: Asked, known: Operands) -> None:
    """Later less earlier in each agency's series, or what is held against a later year less that; of the
    most and the least, or without a series, the larger less the smaller.
    """
    extremes = {Operation.LARGEST, Operation.SMALLEST} <= set(asked.operations)
    series = [] if extremes else series_of(known)
    if series:
        for items in series:
            later = asked.outdone and asked.against == year_of(items[-1]) and Operation.LARGEST not in asked
            _change(draft, items[-1 if later else 0], items[0 if later else -1])
        return
    high, *_, low = sorted(known, key=lambda item: -item.number)
    names = {"first": _name(high, known), "second": _name(low, known)}
    if high.value == low.value:
        draft.say(phrase("equal", **names), cites_of(draft, [high, low]))
        return
    gap = high.number - low.number
    name, unit = ("more", high.unit) if in_one_unit(known) else ("more_in_number", "")
    draft.calculations.append(f"{plain(high.number)} − {plain(low.number)} = {plain(gap)}{unit}")
    draft.say(phrase(name, **names, difference=f"{plain(gap)}{unit}"), cites_of(draft, [high, low]))


def _change(draft: Draft, before: Operand, after: Operand) -> None:
    """What one year has against another: more, less or the same, by how much."""
    first, last = before.number, after.number
    names = {"who": who(after.view), "label": after.measure.label, "year": str(before.view.report.year)}
    cites = cites_of(draft, [before, after])
    if first == last:
        draft.say(phrase("unchanged", **names), cites)
        return
    gap = plain(abs(last - first))
    high, low = (last, first) if last > first else (first, last)
    draft.calculations.append(f"{plain(high)} − {plain(low)} = {gap}{after.unit}")
    name = "increased" if last > first else "decreased"
    if year_of(before) > year_of(after):  # 2020年比2022年多几件
        name = "more_than_year" if last > first else "fewer_than_year"
    draft.say(phrase(name, **names, difference=f"{gap}{after.unit}"), cites)


def _rate(draft: Draft, asked: Asked, known: Operands) -> None:
    """The change of each series in per cent of its first value, or how many times that it is."""
    for before, after in _pairs(asked, known):
        first, last = before.number, after.number
        names = {"first": _name(before, known), "second": _name(after, known)}
        cites = cites_of(draft, [before, after])
        if not first:
            draft.say(phrase("rate_from_zero", **names), cites)
        elif asked.times:
            times = multiple(last / first)
            draft.calculations.append(f"{plain(last)} ÷ {plain(first)} = {times}")
            draft.say(phrase("times", **names, times=times), cites)
        else:
            rate = percent(abs(last - first) / first)
            draft.calculations.append(
                f"({plain(last)} − {plain(first)}) ÷ {plain(first)} = {'−' if last < first else ''}{rate}"
            )
            if first == last:
                draft.say(phrase("rate_same", **names), cites)
                continue
            apart = "" if series_of([before, after]) else "_apart"  # not one and the same over time
            draft.say(phrase(f"rate_{'up' if last > first else 'down'}{apart}", **names, rate=rate), cites)


def _pairs(asked: Asked, known: Operands) -> list[tuple[Operand, Operand]]:
    """What is compared with what comes after it: by years, as the question has it, else by size."""
    series = [(items[0], items[-1]) for items in series_of(known)]
    if asked.against is not None:
        series = [(b, a) if year_of(b) == asked.against else (a, b) for a, b in series]
    if series:
        return series
    if asked.times:
        return [(known[1], known[0])]
    if asked.base is not None and (asked.top or len(known) == 2):
        return [(known[-1], known[0]) if asked.base else (known[0], known[-1])]
    ordered = _ranked(known, asked)
    return [(ordered[-1], ordered[0])]


def _trend(draft: Draft, _: Asked, operands: Operands) -> None:
    """How a series runs over its years: the direction, and the change from the first to the last."""
    for items in series_of(operands):
        steps = [b.number - a.number for a, b in pairwise(items)]
        if all(step == 0 for step in steps):
            direction = "flat"
        elif all(step >= 0 for step in steps):
            direction = "rising"
        elif all(step <= 0 for step in steps):
            direction = "falling"
        else:
            direction = "mixed"
        known = "、".join(str(year_of(item)) for item in items)
        unknown = "、".join(
            str(year) for year in sorted(set(draft.years) - {year_of(item) for item in items})
        )
        names = {"agency": items[0].view.report.agency, "label": items[0].measure.label}
        if unknown and direction != "mixed":  # what is not known may have gone the other way
            draft.say(phrase(f"trend_{direction}_known", **names, years=known), cites_of(draft, items))
            draft.say(phrase("trend_unknown", years=unknown))
        else:
            draft.say(phrase(f"trend_{direction}", **names), cites_of(draft, items))
        if direction != "flat":
            _change(draft, items[0], items[-1])


def _counted(draft: Draft, asked: Asked, known: Operands) -> None:
    meeting = [item for item in known if asked.condition and meets(item, asked.condition)]
    agencies = len({item.view.report.agency for item in known}) == len(known)
    alone = (
        len({item.view.report.agency for item in known}) == 1 and len({item.measure for item in known}) == 1
    )
    counter = "years" if alone and len(known) > 1 else "agencies" if agencies else "reports"
    count, of = phrase(counter, n=f"{len(meeting)}"), phrase(counter, n=f"{len(known)}")
    draft.calculations.append(phrase("counted_calculation", count=count, of=of))
    names = "、".join(_name(item, known) for item in meeting)
    cites = cites_of(draft, (meeting or known)[:_MOST_LISTED])
    if meeting:
        draft.say(phrase("counted", count=count, of=of, names=names), cites)
    else:
        draft.say(phrase("counted_none", of=of), cites)


def _ratio(draft: Draft, part: Operand, whole: Operand, known: Operands) -> None:
    share = percent(part.number / whole.number)
    draft.calculations.append(f"{plain(part.number)} ÷ {plain(whole.number)} = {share}")
    names = {"part": _name(part, known), "whole": _name(whole, known)}
    draft.say(phrase("ratio", **names, share=share), cites_of(draft, [part, whole]))


def _share_of_sum(draft: Draft, asked: Asked, known: Operands) -> None:
    """Each operand's share of all of them; what share of the second the first is where that is asked."""
    if asked.ratio and len(known) == 2 and known[1].number:
        part, whole = known[::-1] if year_of(known[0]) == asked.against else known
        _ratio(draft, part, whole, known)
        return
    series = series_of(known)
    apart = len(series) > 1 and len({item.view.report.agency for item in known}) > 1
    for items in series if apart else [known]:  # of what each has over the years
        _shares_of(draft, items, known)


def _shares_of(draft: Draft, items: Operands, known: Operands) -> None:
    total = sum((item.number for item in items), Decimal(0))
    draft.calculations.append(f"{terms_of(items)} = {plain(total)}{items[0].unit}")
    for item in items if total else ():
        share = percent(item.number / total)
        draft.calculations.append(f"{plain(item.number)} ÷ {plain(total)} = {share}")
        name = _name(item, known)
        draft.say(
            phrase("share_of_sum", part=name, total=f"{plain(total)}{item.unit}", share=share),
            item.cite(draft),
            1,
        )


_COMPOSERS: dict[Operation, Callable[[Draft, Asked, Operands], None]] = {
    Operation.COUNT: _counted,
    Operation.AVERAGE: _average,
    Operation.SHARE: _share_of_sum,
    Operation.RATE: _rate,
    Operation.TREND: _trend,
    Operation.RANK: _rank,
    Operation.LARGEST: _extreme("most"),
    Operation.SMALLEST: _extreme("least"),
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
}


def _name(item: Operand, among: Operands) -> str:
    """What tells an operand from the others: whose report, which measure, or both."""
    views = {other.view.report.id for other in among}
    labels = {other.measure.label for other in among}
    if len(labels) == 1:
        agencies = {other.view.report.agency for other in among}
        return (
            phrase("year", year=str(item.view.report.year))
            if len(agencies) == 1 < len(views)
            else who(item.view)
        )
    return item.measure.label if len(views) == 1 else f"{who(item.view)}{item.measure.label}"


def terms_of(known: Operands) -> str:
    """The values as the terms of a sum."""
    return " + ".join(plain(item.number) for item in known)


def cites_of(draft: Draft, items: Iterable[Operand]) -> list[int]:
    """The markers of all the operands."""
    return [marker for item in items for marker in item.cite(draft)]
