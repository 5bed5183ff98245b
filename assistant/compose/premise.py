"""A change that a question takes for granted (涨了50%, 是什么原因), against what the report says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.cells.counts import PROSE, stated_count
from assistant.cells.measures import Measure
from assistant.compose.amounts import percent, plain
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import unit_family
from assistant.lookup.figures import stated_in_prose
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.query import Query
from ingest.audit import Change, changes_in
from ingest.fold import squeeze
from ingest.numerals import find_quantities
from ingest.types import Figure
from prompts import phrase

_UP = r"增[加长多幅]|增了|上升|上涨|[涨升]了?|提高|多了"
_DOWN = r"减[少掉了]|减(?=\d)|下降|下跌|降低|降幅|[跌降]了?|缩水|少了"
_CHANGED = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?!了?[到至])(?:了|约|近|有|过|率|幅度?|是|为)*(?P<number>\d[\d.,]*%?)?"
)
"""增加到110件 states no change, but what it came to."""
_BEFORE_NUMBER = re.compile(
    r"(?P<number>\d[\d.]*%)的?(?:(?P<up>增[长幅加]|涨幅|升幅)|(?P<down>降幅|减幅|跌幅|下降))"
)
_COMPARES = re.compile(r"[比较].{0,12}[多少][了\d]|还是|有没有|是否|哪|多少|几(?!十|百|千|成)|谁")
"""Words that ask for a change instead of taking it for granted."""
_CONFIRMS = re.compile(r"[对是]吗|对不对|是不是|真的|属实|没错|是吧|对吧")


@dataclass(frozen=True, slots=True)
class _Said:
    """A change that a question states: its words, direction, and number with its unit, if any."""

    words: str
    up: bool
    value: Decimal | None
    unit: str
    hedged: bool = False


def compose_premise(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say what a report writes of a change that the question states in another direction or number.

    One that is the same is only said to be where that is asked. False where the question states none, or
    the report says nothing of it. O(figures).
    """
    said = _said(query)
    change = _change(view, query) if said else None
    differs = _differs(said, change) if said and change else None
    if said is None or change is None or differs is None:
        return False
    asks = query.asked.claim or _CONFIRMS.search(query.own_words)
    if not differs and (query.need.cause or query.need.reason or not asks):
        return False
    stated = _clause(view, change, said.unit)
    name, sign = ("premise_wrong", "≠") if differs else ("premise_right", "≈")
    draft.calculations.append(f"{said.words} {sign} {stated}")
    marker = _quote(draft, view, change)
    draft.say(phrase(name, said=said.words, stated=stated), [marker])
    return True


def compose_unexplained(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote a change that is as the question has it, and say that its cause is not told; else False.

    To be asked last: no sentence gives the cause. O(figures).
    """
    asks = query.need.cause or query.need.reason
    change = _change(view, query) if asks and _said(query) else None
    if change is None:
        return False
    _quote(draft, view, change)
    draft.say(phrase("cause_untold"))
    draft.status = Status.NOT_REPORTED
    return True


def say_change(draft: Draft, view: ReportView, measure: Measure, rate: bool = False) -> bool:
    """Quote what a report says of how a cell or count changed, with its ``rate`` where that is asked and not
    told; False where it says nothing of it.
    """
    figures = list(_figures(view, [measure]))
    change = next((c for c in changes_in(view.report) if c.base.figure in figures), None)
    if change is not None:
        marker = _quote(draft, view, change)
        _reckon(draft, view, measure, change, marker, rate)
    return change is not None


def _reckon(
    draft: Draft, view: ReportView, measure: Measure, change: Change, marker: int, rate: bool
) -> None:
    """What the change comes to, where a report leaves that to its readers."""
    now, before = change.base.figure, _before(change)
    if now.value is None or before is None or before == now.value:
        return
    gap, up = abs(now.value - before), now.value > before
    year = str(view.report.year - 1)
    if change.delta is None:
        high, low = max(now.value, before), min(now.value, before)
        draft.calculations.append(f"{plain(high)} − {plain(low)} = {plain(gap)}{now.unit}")
        names = {"who": who(view), "label": measure.label, "year": year}
        said = phrase("increased" if up else "decreased", **names, difference=f"{plain(gap)}{now.unit}")
        draft.say(said, [marker])
    if rate and change.percent is None and before:
        share = percent(gap / before)
        terms = f"({plain(now.value)} − {plain(before)}) ÷ {plain(before)}"
        draft.calculations.append(f"{terms} = {'' if up else '−'}{share}")
        names = {"first": phrase("year", year=year), "second": phrase("year", year=str(view.report.year))}
        draft.say(phrase("rate_up" if up else "rate_down", **names, rate=share), [marker])


def _before(change: Change) -> Decimal | None:
    """The number of the year before, as it is stated or as the change gives it; None where unsure."""
    now, then, delta = change.base.figure, change.before, change.delta
    figures = [figure for figure in (now, then, delta) if figure]
    if any(figure.qualifier or figure.value is None for figure in figures) or now.value is None:
        return None
    if then is not None:
        return then.value
    if delta is None or delta.value is None:
        return None
    return now.value - delta.value if change.up else now.value + delta.value


def _change(view: ReportView, query: Query) -> Change | None:
    """The change that a report states of what is asked about: of its cells or counts, else by its words."""
    figures = list(_figures(view, (*query.measures, *query.counts)))
    changes = changes_in(view.report)
    found = [change for change in changes if change.base.figure in figures]
    if not found and not figures:
        words = [term for term in query.need.terms if not _CHANGED.search(term.word)]
        rows = [(change, squeeze(change.base.figure.row).text) for change in changes]
        found = [change for change, row in rows if any(term.found(row) == 1 for term in words)]
    return found[0] if len(found) == 1 else None


def _said(query: Query) -> _Said | None:
    words = query.own_words
    found = _BEFORE_NUMBER.search(words) or _CHANGED.search(words)
    if found is None or query.asked.bounded:
        return None
    there = (q for q in find_quantities(words) if found.start() < q.end and q.start <= found.end())
    quantity = next(there, None)
    asks = query.need.cause or query.need.reason
    if (quantity is None and not asks) or (not asks and _COMPARES.search(words)):
        return None
    value, unit = (quantity.value, quantity.unit) if quantity and found["number"] else (None, "")
    end = quantity.end if quantity and value is not None else found.end()
    hedged = quantity is not None and (value is None or bool(quantity.qualifier))
    return _Said(words[found.start() : max(end, found.end())], bool(found["up"]), value, unit, hedged)


def _figures(view: ReportView, measures: Sequence[Measure]) -> Iterator[Figure]:
    """The figures of the text that state what is asked about."""
    for measure in measures:
        stated = stated_count(view, measure.row) if measure.table == PROSE else stated_in_prose(view, measure)
        if stated:
            yield stated[1]


def _differs(said: _Said, change: Change) -> bool | None:
    """Whether a report states a change in the other direction, or by another number in the same unit.

    None where it gives no number in that unit, or the question only a limit.
    """
    if said.up is not change.up:
        return True
    if said.hedged or said.value is None:
        return None if said.hedged else False
    stated = change.percent if said.unit == "%" else change.delta
    if stated is None or stated.value is None:
        return None
    if said.unit != "%" and said.unit not in unit_family(stated.unit):
        return None
    places = Decimal(1).scaleb(min(0, int(said.value.as_tuple().exponent)))
    return stated.value.quantize(places) != said.value


def _clause(view: ReportView, change: Change, unit: str) -> str:
    """The words of a report that state a change, as far as its number; that in the unit of the question."""
    either = (change.percent, change.delta) if unit == "%" else (change.delta, change.percent)
    figure = either[0] or either[1] or change.base.figure
    before = squeeze(view.report.text, change.base.figure.end, figure.end).text
    return re.split("[,;。]", before)[-1]


def _quote(draft: Draft, view: ReportView, change: Change) -> int:
    """Quote the sentences of a change; their marker."""
    figures = list(change.figures)
    start, end = figures[0].quote_start, max(figure.quote_end for figure in figures)
    draft.say(phrase("prose_lead", who=who(view)))
    return draft.quote(view, start, end, figures)
