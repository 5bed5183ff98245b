"""Answers from a chart of the report that sets years side by side: what changed, what its bars come to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.cells.counts import DISCLOSED, find_counts, stated_count
from assistant.compose.amounts import percent, plain
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.own_words import worded_figures
from assistant.lookup.shelf import ReportView
from assistant.understanding.operations import Asked, Operation, find_operations
from assistant.understanding.query import Query
from assistant.understanding.terms import longest_shared
from ingest.fold import squeeze
from ingest.types import Figure, Origin
from prompts import phrase

_DRAWN = re.compile(r"(?<![地版蓝宏意企试力贪妄])图(?![书文片像纸谋标解册章例鉴腾]|读懂|看懂|说)")
"""A chart by whatever name: 柱状图, “历年对比”图, 那张图; and no 图书馆, 图文解读, 企图."""
_ALL = re.compile(
    r"[两三四五六七八九十几各]类|[两三四五六七八九十几各][项样种]|合计|一共|总共|加起来|加总|相加|总和"
)
_OF_KINDS = re.compile("[几各]类(?:信息|公开)*(?:加总|加起来|合计|相加|总和|一共|总共)")
_CHANGED = re.compile(
    r"(?:(?<!占)比(?![例重率])|[较跟和与同]).{0,12}(?:变|多(?!少)|(?<!多)少|增|减)|变[化了没]|[增减](?:加|少|长)|[上下](?:升|降)"
)
"""That bars differ; 占比多少 and 比例是多少 ask for a share."""
_ENDS = frozenset({Operation.LARGEST, Operation.SMALLEST})
_CHANGES = frozenset({Operation.DIFFERENCE, Operation.RATE, Operation.TREND})
_NAME = 4
_CAPTION = 6
"""So many characters of a bar's label, or of a caption, are named by nothing else."""
_KIND_ENDS = re.compile("(?:信息)?(?:公开)?$")
_YEAR = re.compile(r"^(?P<year>20\d\d)年?")

Bars = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class _Part:
    """The bars of a chart that are asked for, by year; ``change``: how they changed is asked for too."""

    view: ReportView
    caption: str
    years: tuple[int, ...]
    bars: tuple[Bars, ...]
    change: bool

    def of_years(self) -> Iterator[tuple[int, Bars]]:
        """Each year with its bars."""
        return zip(self.years, self.bars, strict=True)


def compose_chart(draft: Draft, view: ReportView, query: Query, year: int = 0) -> bool:
    """Answer from the bars of the years that a question names; False where no chart has them.

    Only a question that speaks of a chart, of another year than the report's, of a change, or of what only
    a bar is called is about one. ``year`` is one that no report is of, if it is asked for. O(figures).
    """
    said = squeeze(f"{query.question}，{query.scope.rest}").text
    change = bool(_CHANGES & set(query.asked.operations) or _CHANGED.search(said))
    change = change and not _ENDS & set(query.asked.operations)
    for caption, series in _charts(view).items():
        asked = {year, *query.scope.compared_years}
        years = [y for y in sorted(series) if y in asked or (not year and _names(said, y))]
        title = squeeze(caption).text
        shared = longest_shared(title, said)  # to its end: 信息公开数量 alone is what many ask for
        captioned = len(shared) >= _CAPTION and title.endswith(shared)
        drawn = bool(_DRAWN.search(said)) or captioned
        asks = years
        if change and len(years) == 1:
            years = _with_another(years[0], view.report.year, sorted(series))
        bars = [series[year] for year in years or sorted(series)]
        named = [
            name for name in bars[0] if len(name) > 1 and _bare(name) in said and all(name in b for b in bars)
        ]
        named = [n for n in named if drawn or not n.startswith("其他")]  # what is left over has no name
        grown = change and len(named) == 1
        if not (drawn or grown or set(asks) - {view.report.year}):
            named = [name for name in named if _only_drawn(view, name)]
            years = [view.report.year] if view.report.year in series else years
            bars = [series[y] for y in years]
        part = _Part(view, caption, tuple(years or sorted(series)), tuple(bars), change)
        if _told(draft, part, query, named, drawn=drawn, captioned=captioned, beside=bool(year)):
            return True
    return False


def _told(
    draft: Draft,
    part: _Part,
    query: Query,
    named: Sequence[str],
    *,
    drawn: bool,
    captioned: bool,
    beside: bool,
) -> bool:
    """Say what is asked of a chart's bars; False where nothing of them is. ``beside``: of another year."""
    said = squeeze(f"{query.question}，{query.scope.rest}").text
    wanted = find_operations(query.own_words)
    if named and Operation.SHARE in wanted:
        _say_shares(draft, part, named)
    elif named:
        _say_bars(draft, part, named)
        if Operation.SUM in wanted and len(named) > 1:
            _say_sum_of(draft, part, named)
    elif _ENDS & set(wanted.operations) and (drawn or beside) and len(part.bars) == 1:
        _say_ends(draft, part, wanted)
    elif _ALL.search(said) and (drawn or (beside and _is_of_all(query))):
        _say_sums(draft, part)
    elif captioned and not query.need.number:
        _say_bars(draft, part, list(part.bars[0]))
    else:
        return False
    return True


def _bare(name: str) -> str:
    """重点领域 for 重点领域信息公开; what would be too short for a name stays whole."""
    bare = _KIND_ENDS.sub("", name)
    return bare if len(bare) >= _NAME else name


def _with_another(year: int, own: int, drawn: Sequence[int]) -> list[int]:
    """A year with that of the report, or where it is that itself, with the one drawn before it."""
    before = [other for other in drawn if other < own][-1:] if year == own else [own]
    return sorted({year, *before} & {*drawn})


def _only_drawn(view: ReportView, name: str) -> bool:
    """Whether a bar is called so and no number of the text is, nor a count that the report states."""
    counts = [measure.row for measure in find_counts(name)]
    in_words = any(name in worded.row for worded in worded_figures(view))
    return len(name) >= _NAME and not in_words and not any(stated_count(view, row) for row in counts)


def _is_of_all(query: Query) -> bool:
    """Whether all that was published is asked for, or all kinds of what is drawn, and nothing else."""
    rows = [measure.row for measure in (*query.measures, *query.counts)]
    return rows == [DISCLOSED] or (not rows and bool(_OF_KINDS.search(squeeze(query.scope.rest).text)))


def _charts(view: ReportView) -> dict[str, dict[int, dict[str, Figure]]]:
    """The bars of each chart whose series are years: caption, year, category."""
    charts: dict[str, dict[int, dict[str, Figure]]] = defaultdict(lambda: defaultdict(dict))
    for figure in view.report.figures:
        caption, _, series = figure.row.rpartition("/")
        year = _YEAR.match(series)
        if figure.origin is Origin.CHART and year and figure.value is not None:
            charts[caption][int(year["year"])][squeeze(figure.column).text] = figure
    return {caption: dict(series) for caption, series in charts.items() if len(series) > 1}


def _names(said: str, year: int) -> bool:
    return bool(re.search(rf"(?<!\d)(?:(?:20)?{year % 100}年|{year}(?!\d))", said))


def _say_bars(draft: Draft, part: _Part, named: Sequence[str]) -> None:
    for name in named:
        markers = []
        for year, of_year in part.of_years():
            markers.append(draft.cite_figure(part.view, of_year[name]))
            value = f"{plain(_value(of_year[name]))}{of_year[name].unit}"
            draft.say(_bar(part, year, name, value), markers[-1:], level=1)
        if part.change:
            _say_change(draft, name, part.years, [_value(of_year[name]) for of_year in part.bars], markers)


def _bar(part: _Part, year: int, label: str, value: str) -> str:
    names = {"who": who(part.view), "caption": part.caption, "label": label}
    return phrase("chart_bar", **names, year=year, value=value)


def _say_shares(draft: Draft, part: _Part, named: Sequence[str]) -> None:
    """Each bar that is named with its share of all that its chart draws of the year."""
    _say_bars(draft, replace(part, change=False), named)
    for year, of_year in part.of_years():
        whole = sum(map(_value, of_year.values()), Decimal(0))
        for name in named if whole else ():
            cited = [draft.cite_figure(part.view, figure) for figure in of_year.values()]
            value, share = plain(_value(of_year[name])), percent(_value(of_year[name]) / whole)
            draft.calculations.append(f"{value} ÷ {plain(whole)} = {share}")
            said = {"label": name, "total": plain(whole), "share": share}
            draft.say(phrase("chart_share", year=year, **said), cited)


def _say_ends(draft: Draft, part: _Part, asked: Asked) -> None:
    """The longest and the shortest bar of a year, as asked, with all that are as long."""
    (bars,) = part.bars
    for operation in (o for o in asked.operations if o in _ENDS):
        pick = max if operation is Operation.LARGEST else min
        end = pick(map(_value, bars.values()))
        names = [name for name, figure in bars.items() if _value(figure) == end]
        cited = [draft.cite_figure(part.view, bars[name]) for name in names]
        draft.say(phrase(f"chart_{operation.value}", label="、".join(names)), cited)
        _say_bars(draft, replace(part, change=False), names)


def _say_sum_of(draft: Draft, part: _Part, named: Sequence[str]) -> None:
    """What the bars that are named come to in each year."""
    for _, of_year in part.of_years():
        values = [_value(of_year[name]) for name in named]
        total = f"{plain(sum(values, Decimal(0)))}{of_year[named[0]].unit}"
        draft.calculations.append(f"{' + '.join(map(plain, values))} = {total}")
        draft.say(phrase("sum_of", value=total), [draft.cite_figure(part.view, of_year[n]) for n in named])


def _say_sums(draft: Draft, part: _Part) -> None:
    sums, markers = [], []
    label = phrase("chart_all")
    for year, of_year in part.of_years():
        values = [_value(figure) for figure in of_year.values()]
        cited = [draft.cite_figure(part.view, figure) for figure in of_year.values()]
        sums.append(sum(values, Decimal(0)))
        draft.calculations.append(f"{' + '.join(map(plain, values))} = {plain(sums[-1])}")
        draft.say(_bar(part, year, label, plain(sums[-1])), cited, level=1)
        markers += cited
    if part.change:
        _say_change(draft, label, part.years, sums, markers)


def _say_change(
    draft: Draft, label: str, years: Sequence[int], values: Sequence[Decimal], cites: Sequence[int]
) -> None:
    """How the last year differs from the first, in number and in per cent."""
    first, last = values[0], values[-1]
    if len(values) < 2:
        return
    if first == last:
        draft.say(phrase("chart_same", label=label, first=years[0], last=years[-1]), cites)
        return
    more, less = max(first, last), min(first, last)
    draft.calculations.append(f"{plain(more)} − {plain(less)} = {plain(more - less)}")
    rate = ""
    if first:
        rate = percent((more - less) / first)
        draft.calculations.append(f"{plain(more - less)} ÷ {plain(first)} = {rate}")
    name = ("chart_up" if last > first else "chart_down") if rate else "chart_up_from_zero"
    text = phrase(name, label=label, first=years[0], last=years[-1], difference=plain(more - less), rate=rate)
    draft.say(text, cites)


def _value(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)
