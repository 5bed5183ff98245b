"""A year without a report of its own, reckoned from the next year's: 较去年增加."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.compose.amounts import plain
from assistant.compose.tables import who
from assistant.counts import PROSE, stated_count
from assistant.draft import Draft
from assistant.figures import stated_in_prose
from assistant.measures import Measure
from assistant.shelf import ReportView, Sentence
from ingest.types import Figure, FigureState
from prompts import phrase

_CHANGE = re.compile(
    r"[较比](?:去年|上年|上一年度?|前一年|20\d{2}年).{0,6}?(?P<way>增加|增长|上升|多|减少|下降|降低|少)了?$"
)
_RATE = re.compile(
    r"(?:同比|环比|[较比](?:去年|上年|上一年度?|前一年|20\d{2}年)).{0,6}?(?P<way>增加|增长|上升|减少|下降|降低)了?$"
)
_LESS = frozenset({"减少", "下降", "降低", "少"})


def compose_prior_year(draft: Draft, view: ReportView, year: int, measures: Sequence[Measure]) -> bool:
    """Answer for ``year`` from the report of the year after; False where it does not tell."""
    return any([_from_change(draft, view, year, measure) for measure in measures])


def _from_change(draft: Draft, view: ReportView, year: int, measure: Measure) -> bool:
    """This year's figure and its stated change give last year's; the arithmetic is shown."""
    stated = stated_count(view, measure.row) if measure.table == PROSE else stated_in_prose(view, measure)
    if stated is None or view.report.year != year + 1:
        return False
    sentence, now = stated
    change = next((f for f in sentence.figures if f.unit == now.unit and _CHANGE.search(f.row)), None)
    if change is None:
        return _from_rate(draft, view, year, measure, sentence, now)
    if now.value is None or change.value is None or now.qualifier or change.qualifier:
        return False
    match = _CHANGE.search(change.row)
    less = bool(match and match["way"] in _LESS)
    before = now.value + change.value if less else now.value - change.value
    draft.calculations.append(f"{now.value:f} {'+' if less else '−'} {change.value:f} = {before:f}")
    marker = draft.cite_figure(view, now)
    draft.use(view, change)
    draft.use(view, _derived(now, before, year))
    text = phrase(
        "derived_prior", who=who(view), year=year, label=measure.label, value=f"{before:f}{now.unit}"
    )
    draft.say(text, [marker])
    return True


def _from_rate(
    draft: Draft, view: ReportView, year: int, measure: Measure, sentence: Sentence, now: Figure
) -> bool:
    """The same from a change in per cent, where just one whole number of things has that."""
    following = [f for f in sentence.figures if f.unit == "%" and f.start > now.start]
    rate = next((f for f in following if _RATE.search(f.row)), None)
    if rate is None or not (now.value and rate.value) or now.qualifier or rate.qualifier:
        return False
    match = _RATE.search(rate.row)
    less = bool(match and match["way"] in _LESS)
    before = _before(now.value, rate.value, less)
    if before is None:
        return False
    sign = "−" if less else "+"
    draft.calculations.append(f"{plain(now.value)} ÷ (1 {sign} {plain(rate.value)}%) ≈ {plain(before)}")
    marker = draft.cite_figure(view, now)
    draft.use(view, rate)
    draft.use(view, _derived(now, before, year))
    value = f"{plain(before)}{now.unit}"
    draft.say(
        phrase(
            "derived_from_rate", who=who(view), year=year, label=measure.label, rate=rate.raw, value=value
        ),
        [marker],
    )
    return True


def _before(now: Decimal, rate: Decimal, less: bool) -> Decimal | None:
    """The whole number that a change by so many per cent, rounded as it is, leads to ``now`` from."""
    left = 1 + (-rate if less else rate) / 100
    if left <= 0:
        return None
    near = (now / left).to_integral_value()
    places = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    fitting = [
        before
        for before in (near - 1, near, near + 1)
        if before > 0 and (abs(now - before) / before * 100).quantize(places, ROUND_HALF_UP) == rate
    ]
    return fitting[0] if len(fitting) == 1 else None


def _derived(now: Figure, value: Decimal, year: int) -> Figure:
    return replace(now, row=f"{year}年 {now.row}", value=value, raw="", state=FigureState.DERIVED)
