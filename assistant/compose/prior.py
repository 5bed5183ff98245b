"""A year without a report of its own, reckoned from the next year's: 较去年增加."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.cells.counts import PROSE, stated_count
from assistant.cells.measures import Measure
from assistant.compose.tables import quote_of, who
from assistant.draft import Draft
from assistant.lookup.figures import stated_in_prose
from assistant.lookup.shelf import ReportView, Sentence, display
from ingest.audit.bounds import percent_bounds
from ingest.audit.growth import changes_in
from ingest.fold import squeeze
from ingest.types import Figure, FigureState
from prompts import phrase

_CHANGE = re.compile(
    r"[较比](?:去年|上年|上一年度?|前一年|20\d{2}年).{0,6}?(?P<way>增加|增长|上升|多|减少|下降|降低|少)了?$"
)
_OF_ANOTHER_KIND = re.compile(r"平均|(?:几|多少)个?(?:天|工作日|小时|分钟|人(?!申)|元|块)|[天时]数|多久")
"""平均几天答复 is no count of the requests that it names."""
_LESS = frozenset({"减少", "下降", "降低", "少"})


def compose_prior_year(draft: Draft, view: ReportView, year: int, measures: Sequence[Measure]) -> bool:
    """Answer for ``year`` from the report of the year after; False where it does not tell."""
    if _OF_ANOTHER_KIND.search(squeeze(draft.question).text):
        return False
    return any([_from_change(draft, view, year, measure) for measure in measures])


def _from_change(draft: Draft, view: ReportView, year: int, measure: Measure) -> bool:
    """This year's figure and its stated change, in number or per cent, give last year's."""
    stated = stated_count(view, measure.row) if measure.table == PROSE else stated_in_prose(view, measure)
    if stated is None or view.report.year != year + 1:
        return False
    sentence, now = stated
    told = next((c.before for c in changes_in(view.report) if c.base.figure == now and c.before), None)
    if told is not None:
        marker = draft.cite_figure(view, told)
        draft.say(phrase("stated", who=who(view), quote=display(quote_of(view, told))), [marker])
        return True
    change, less = _change_of(view, sentence, now)
    if change is None:
        return _from_percent(draft, view, measure, now)
    if now.value is None or change.value is None or now.qualifier or change.qualifier:
        return False
    before = now.value + change.value if less else now.value - change.value
    draft.calculations.append(f"{now.value:f} {'+' if less else '−'} {change.value:f} = {before:f}")
    _say(draft, view, measure, (now, change), before)
    return True


def _change_of(view: ReportView, sentence: Sentence, now: Figure) -> tuple[Figure | None, bool]:
    """The number by which a count is said to have changed, and whether it fell.

    Of several changes in a sentence (提案3件，比上年少1件，建议5件，比上年多2件) only its own.
    """
    for stated in changes_in(view.report):
        if stated.base.figure == now:
            return stated.delta, not stated.up
    of_unit = [f for f in sentence.figures if f.unit == now.unit and f != now]
    changes = [f for f in of_unit if _CHANGE.search(f.row)]
    if len(changes) != 1 or any(now.start < f.start < changes[0].start for f in of_unit):
        return None, False
    way = _CHANGE.search(changes[0].row)
    return changes[0], bool(way and way["way"] in _LESS)


def _from_percent(draft: Draft, view: ReportView, measure: Measure, now: Figure) -> bool:
    """3条，同比减少72.73% gives 11; False where no whole number or more than one does."""
    stated = (c for c in changes_in(view.report) if c.base.figure == now and c.delta is None and c.percent)
    change = next(stated, None)
    bounds = percent_bounds(change.percent) if change and change.percent else None
    if change is None or change.percent is None or bounds is None or now.qualifier or not now.value:
        return False
    if not change.up and bounds.high >= 100:
        return False
    ratios = [1 + way * rate / 100 for way in (1 if change.up else -1,) for rate in (bounds.low, bounds.high)]
    low, high = sorted(now.value / ratio for ratio in ratios)
    whole = range(int(low.to_integral_value(ROUND_CEILING)), int(high.to_integral_value(ROUND_FLOOR)) + 1)
    if now.value != now.value.to_integral_value() or len(whole) != 1:
        return False
    sign, before = "+" if change.up else "−", Decimal(whole[0])
    draft.calculations.append(f"{now.value:f} ÷ (1 {sign} {change.percent.value:f}%) ≈ {before:f}")
    _say(draft, view, measure, (now, change.percent), before)
    return True


def _say(
    draft: Draft, view: ReportView, measure: Measure, stated: tuple[Figure, Figure], before: Decimal
) -> None:
    now, change = stated
    year = view.report.year - 1
    marker = draft.cite_figure(view, now)
    draft.use(view, change)
    draft.use(view, _derived(now, before, year))
    value = f"{before:f}{now.unit}"
    text = phrase("derived_prior", who=who(view), year=year, label=measure.label, value=value)
    draft.say(text, [marker])


def _derived(now: Figure, value: Decimal, year: int) -> Figure:
    return replace(now, row=f"{year}年 {now.row}", value=value, raw="", state=FigureState.DERIVED)
