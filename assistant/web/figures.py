"""The figures of an answer on the page: a chart where they compare, the table, and a download of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from assistant.output import digits
from assistant.series import Chart, Row, chart_of, spoken, to_csv
from assistant.web.labels import agency_name, item_name, short_agency_name, unit_name
from assistant.web.marker import Markers
from assistant.web.markup import Html, joined, tag
from assistant.web.words import ENGLISH, Language, say
from ingest.types import FigureState

_NO_VALUE = {FigureState.BLANK: "blank", FigureState.UNREADABLE: "unreadable"}
_ITEM = 2
_CSV_HEAD = ("agency", "year", "item", "value", "unit", "raw", "state")


def figures_html(rows: Sequence[Row], markers: Markers, language: Language) -> Html:
    """Chart, table and download. O(rows · log rows)."""
    chart = _called(chart_of(rows), language)
    head = [say(key, language) for key in _CSV_HEAD]
    download = tag(
        "button",
        say("csv", language),
        type="button",
        data_csv=to_csv(rows, head),
        data_name=say("csv_name", language),
    )
    drawn = _chart(chart, language) if chart else Html()
    return tag(
        "figure", drawn, _table(rows, markers, language, not chart), tag("div", download), class_="figures"
    )


def _called(chart: Chart | None, language: Language) -> Chart | None:
    """The chart with the form's labels in the visitor's language."""
    if chart is None:
        return None
    item, unit = item_name(chart.item, language), unit_name(chart.unit, language)
    labels = tuple(_label(label, language) for label in chart.labels)
    lines = tuple(replace(line, name=_label(line.name, language)) for line in chart.lines)
    return replace(
        chart, subject=_subject(chart.subject, language), item=item, unit=unit, labels=labels, lines=lines
    )


def _subject(subject: str, language: Language) -> str:
    """Whose chart it is; in English a colon is between that and what it shows."""
    return f"{_label(subject, language)}:" if subject and language == ENGLISH else subject


def _label(label: str, language: Language) -> str:
    """An agency, a year, or what the form calls an item."""
    agency = short_agency_name(label, language)
    return agency if agency != label else item_name(label, language)


def _chart(chart: Chart, language: Language) -> Html:
    """What the page's script draws, and in words what it shows for who cannot see it."""
    spec = {
        "kind": chart.kind,
        "unit": chart.unit,
        "labels": chart.labels,
        "lines": [{"name": x.name, "values": [digits(value) for value in x.values]} for x in chart.lines],
    }
    shown = max(len(chart.lines), len(chart.labels) if chart.kind == "bar" else 0)
    part = say("chart_of", language, count=shown) if shown < chart.of else ""
    label = "；".join((say("chart", language, title=chart.title + part), *spoken(chart)))
    plot = tag("chart-plot", data_spec=json.dumps(spec, ensure_ascii=False), role="img", aria_label=label)
    return joined((tag("figcaption", chart.title + part), plot))


def _table(rows: Sequence[Row], markers: Markers, language: Language, alone: bool) -> Html:
    """Only the columns in which the rows differ; what they share stands above, unless a chart says it."""
    cells = [
        (agency_name(row.figure.agency, language), str(row.figure.year), item_name(row.item, language))
        for row in rows
    ]
    differ = [place for place in range(3) if len({cell[place] for cell in cells}) > 1] or [_ITEM]
    if not alone and differ[0] != _ITEM:  # one thing of several reports, which may word it each in its way
        differ = [place for place in differ if place != _ITEM]
    shared = [cells[0][place] for place in range(3) if place not in differ]
    unit = {row.figure.unit for row in rows if row.figure.unit}
    one_unit = next(iter(unit)) if len(unit) == 1 else ""
    names = [say(("agency", "year", "item")[place], language) for place in differ]
    unit_said = unit_name(one_unit, language)
    value = say("value_in", language, unit=unit_said) if unit_said else say("value", language)
    head = tag("tr", *(tag("th", name, scope="col") for name in (*names, value)))
    body = [
        tag(
            "tr",
            *(
                tag("th" if n == 0 else "td", cell[p], scope=None if n else "row")
                for n, p in enumerate(differ)
            ),
            tag("td", _value(row, one_unit, language), markers.html(row.n), class_="number"),
        )
        for row, cell in zip(rows, cells, strict=True)
    ]
    caption = tag("caption", " · ".join(shared), class_=None if alone else "sr")
    table = tag("table", caption, tag("thead", head), tag("tbody", *body))
    return tag("div", table, class_="rows", tabindex="0", role="group", aria_label=say("figures", language))


def _value(row: Row, unit: str, language: Language) -> Html:
    figure = row.figure
    value = digits(figure.value)
    if value is None:
        return tag("span", say(_NO_VALUE.get(figure.state, "unreadable"), language), class_="missing")
    derived = say("derived_mark", language) if figure.state is FigureState.DERIVED else ""
    own = "" if figure.unit == unit else unit_name(figure.unit, language)
    return tag("span", value + (f" {own}" if own and language == ENGLISH else own) + derived)
