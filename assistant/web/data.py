"""The page 数据: figures as a table that can be filtered and sorted, and agencies and years side by side."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlencode

from assistant.listing import TABLE_NAMES
from assistant.output import digits
from assistant.web.controls import (
    choice_field,
    filter_form,
    heading,
    nothing,
    pager,
    text_field,
    title,
    wide_table,
)
from assistant.web.labels import (
    as_in_the_form,
    column_name,
    row_name,
    short_agency_name,
    table_name,
    unit_name,
    value_text,
)
from assistant.web.markup import Html, joined, tag
from assistant.web.reports import agency_field
from assistant.web.view import PAGE_SIZE, View, address
from ingest.browse import FigureFilter, FoundFigure, Order
from ingest.tables import TABLES
from ingest.types import FigureState

MOST_AGENCIES = 100
"""Agencies side by side: more can be downloaded, and nobody reads them across."""
_MOST_FIGURES = 4000
_MOST_LINES, _MOST_BARS = 8, 30
_USUAL = ("requests", "本年新收政府信息公开申请数量", "总计")
_STATUTORY = tuple(spec.id for spec in TABLES)


def data_page(view: View) -> Html:
    """A list of figures, or one item of the form side by side (``view`` is ``side``)."""
    side = view.get("view") == "side"
    ways = tag(
        "nav",
        _way(view, "list", not side),
        _way(view, "side", side),
        class_="ways",
        aria_label=view.say("ways"),
    )
    head = title(view.say("page_data"), ways)
    if not view.service.library.store.facets().years:
        return joined((head, nothing(view.say("empty"))))
    return joined((head, _side_by_side(view) if side else _listed(view)))


def _way(view: View, key: str, here: bool) -> Html:
    kept = {name: view.get(name) for name in ("agency", "year")}
    href = address("data", {**kept, "view": None if key == "list" else key})
    return tag("a", view.say(f"way_{key}"), href=href, aria_current="page" if here else None)


# -- a list --


def wanted_figures(view: View) -> FigureFilter:
    """The figures that the page's address asks for."""
    table = view.get("table") if view.get("table") in TABLE_NAMES else ""
    if view.get("view") == "side":
        table, row, column = chosen_item(view)
        return FigureFilter(view.reports, table, row, column)
    state = view.member("figure_state", FigureState)
    row, column = (as_in_the_form(view.get(name), name) for name in ("row", "column"))
    return FigureFilter(view.reports, table, words=row, column_words=column, state=state)


def _listed(view: View) -> Html:
    """A page of the figures asked for. O(found · log found) in the database."""
    order = view.member("sort", Order) or Order.AGENCY
    descending = view.get("desc") == "1"
    store = view.service.library.store
    found = store.figure_slice(wanted_figures(view), order, descending, view.offset(), PAGE_SIZE)
    head = [_sortable(view, each, order, descending) for each in Order]
    table = wide_table(head, (_row(view, each) for each in found.items), view.say("figures"), "figures")
    counted = tag("p", view.say("figures_found", total=found.total), class_="count", role="status")
    return joined(
        (
            _list_filter(view),
            tag("div", counted, _downloads(view), class_="above"),
            table if found.items else nothing(view.say("no_figures")),
            pager(view, found.total),
        )
    )


def _list_filter(view: View) -> Html:
    store = view.service.library.store
    facets = store.facets()
    table = view.get("table")
    labels = store.labels(table) if table in _STATUTORY else ()
    rows = dict.fromkeys((row_name(row, view.language) for row, _ in labels), "")
    columns = dict.fromkeys((column_name(column, view.language) for _, column in labels), "")
    tables = [(each, table_name(each, view.language)) for each in TABLE_NAMES]
    years = [(str(year), str(year)) for year in facets.years]
    states = [(state.value, view.say(f"figure_{state}")) for state in FigureState]
    every = view.say("all")
    return filter_form(
        view,
        agency_field(view, facets),
        choice_field(view, "year", view.say("year"), years, every),
        choice_field(view, "table", view.say("which_table"), tables, every),
        text_field(view, "row", view.say("row"), rows),
        text_field(view, "column", view.say("column"), columns),
        choice_field(view, "figure_state", view.say("figure_state"), states, every),
        keep=("sort", "desc"),
    )


def _sortable(view: View, each: Order, order: Order, descending: bool) -> Html:
    """The head of a column; it sorts by it, and the other way round when that is so already."""
    here = each is order
    down = here and not descending
    arrow = tag("span", "↓" if descending else "↑", aria_hidden="true") if here else Html()
    link = tag(
        "a",
        view.say(f"sort_{each}"),
        arrow,
        href=view.link(sort=each.value, desc="1" if down else None, page=None),
    )
    sorted_ = ("descending" if descending else "ascending") if here else None
    return tag("th", link, scope="col", aria_sort=sorted_, class_="n" if each is Order.VALUE else None)


def _row(view: View, found: FoundFigure) -> Html:
    figure = found.figure
    item = {"view": "side", "item": f"{figure.table}|{figure.row}", "column": figure.column}
    row: Html | str = row_name(figure.row, view.language)
    if figure.table in _STATUTORY:
        row = tag("a", row, href=address("data", item), title=view.say("side_by_side_hint"))
    return tag(
        "tr",
        _office(view, found.agency),
        tag("td", str(found.year), class_="year"),
        tag("td", table_name(figure.table, view.language), class_="short"),
        tag("td", row),
        tag("td", column_name(figure.column, view.language)),
        _value(view, found),
    )


def _value(view: View, found: FoundFigure) -> Html:
    """The figure as a way to its place in the report; one that is not there says why."""
    figure = found.figure
    place = address("reports", {"id": found.report_id, "at": f"{figure.start}-{figure.end}"})
    link = tag("a", value_text(figure, view.language), href=place, title=view.say("see_original"))
    return tag("td", link, class_="n" if figure.value is not None else "n none")


def _downloads(view: View) -> Html:
    query = urlencode({name: value for name, value in view.query.items() if value and name != "page"})
    links = (
        tag(
            "a",
            view.say(f"download_{kind}"),
            href=f"beside/figures.{kind}?{query}",
            download=True,
            class_="button",
        )
        for kind in ("csv", "xlsx")
    )
    return tag("p", *links, class_="links")


# -- side by side --


def chosen_item(view: View) -> tuple[str, str, str]:
    """The table, row and column to put side by side; a column the row has not gives way to its usual one."""
    table, _, row = view.get("item").partition("|")
    if table not in _STATUTORY or not row:
        return _USUAL
    columns = [column for name, column in view.service.library.store.labels(table) if name == row]
    if view.get("column") in columns or not columns:
        return table, row, view.get("column")
    return table, row, "总计" if "总计" in columns else columns[0]


def _side_by_side(view: View) -> Html:
    """One item of the form: agencies down, years across, and a chart of it. O(figures of the item)."""
    table, row, column = chosen_item(view)
    found = view.service.library.store.figure_slice(wanted_figures(view), limit=_MOST_FIGURES)
    by_agency: dict[str, dict[int, FoundFigure]] = {}
    for each in found.items:
        by_agency.setdefault(each.agency, {}).setdefault(each.year, each)
    years = sorted({each.year for each in found.items})
    units = (each.figure.unit for each in found.items if each.figure.unit)
    unit = unit_name(next(units, ""), view.language)
    name = _item_name(view, row, column)
    if not by_agency:
        return joined((_side_filter(view, table, row, column), nothing(view.say("no_figures"))))
    shown = dict(list(by_agency.items())[:MOST_AGENCIES])
    lines = [_across(view, agency, cells, years) for agency, cells in shown.items()]
    head = [heading(view.say("agency")), *(tag("th", str(year), scope="col", class_="n") for year in years)]
    cut = tag("p", view.say("most_agencies", count=MOST_AGENCIES, total=len(by_agency)), class_="hint")
    return joined(
        (
            _side_filter(view, table, row, column),
            tag(
                "div",
                tag("h2", name, tag("span", f" {unit}", class_="unit")),
                _downloads(view),
                class_="above",
            ),
            _chart(view, name, unit, shown, years),
            wide_table(head, lines, name, "side"),
            cut if len(by_agency) > MOST_AGENCIES else Html(),
        )
    )


def _item_name(view: View, row: str, column: str) -> str:
    """The row with its column."""
    called = row_name(row, view.language)
    return view.say("row_column", row=called, column=column_name(column, view.language)) if column else called


def _across(view: View, agency: str, cells: dict[int, FoundFigure], years: Sequence[int]) -> Html:
    missing = tag("td", "–", class_="n none", title=view.say("no_report"))
    values = [_value(view, cells[year]) if year in cells else missing for year in years]
    return tag("tr", _office(view, agency), *values)


def _side_filter(view: View, table: str, row: str, column: str) -> Html:
    store = view.service.library.store
    facets = store.facets()
    groups = []
    columns: list[tuple[str, str]] = []
    for spec in TABLES:
        labels = store.labels(spec.id)
        rows = dict.fromkeys(name for name, _ in labels)
        options = (
            tag(
                "option",
                row_name(name, view.language),
                value=f"{spec.id}|{name}",
                selected=(spec.id, name) == (table, row),
            )
            for name in rows
        )
        groups.append(tag("optgroup", *options, label=table_name(spec.id, view.language)))
        columns += [
            (each, column_name(each, view.language))
            for name, each in labels
            if (spec.id, name) == (table, row)
        ]
    item = tag("select", *groups, id="f-item", name_="item")
    years = [(str(year), str(year)) for year in facets.years]
    return filter_form(
        view,
        tag("div", tag("label", view.say("item"), for_="f-item"), item, class_="field broad"),
        choice_field(view, "column", view.say("column"), columns, None, column),
        agency_field(view, facets),
        choice_field(view, "year", view.say("year"), years, view.say("all")),
        keep=("view",),
    )


def _office(view: View, agency: str) -> Html:
    """An agency at the head of a row; by its full Chinese name where the pointer rests on it."""
    return tag("th", short_agency_name(agency, view.language), scope="row", title=agency)


def _chart(
    view: View, name: str, unit: str, by_agency: dict[str, dict[int, FoundFigure]], years: Sequence[int]
) -> Html:
    """What the script draws: a line an agency over the years, or the agencies of the last year as bars."""
    if len(years) < 2 or len(by_agency) > _MOST_LINES:
        year = years[-1]
        ranked = [
            (v, agency) for agency, cells in by_agency.items() if (v := _number(cells, year)) is not None
        ]
        ranked.sort(reverse=True)
        labels = [short_agency_name(each, view.language) for _, each in ranked[:_MOST_BARS]]
        lines = [{"name": name, "values": [digits(value) for value, _ in ranked[:_MOST_BARS]]}]
        kind, words = "bar", view.say("chart_bars", item=name, year=year)
    else:
        labels = [str(year) for year in years]
        lines = [
            {
                "name": short_agency_name(agency, view.language),
                "values": [digits(_number(cells, year)) for year in years],
            }
            for agency, cells in by_agency.items()
        ]
        kind, words = "line", view.say("chart_lines", item=name)
    spec = {"kind": kind, "unit": unit, "labels": labels, "lines": lines}
    label = f"{words}{view.say('chart_hint')}"
    plot = tag("chart-plot", data_spec=json.dumps(spec, ensure_ascii=False), role="img", aria_label=label)
    return tag("figure", tag("figcaption", words), plot)


def _number(cells: dict[int, FoundFigure], year: int) -> Decimal | None:
    """The number of a year; None where there is no report or no number in it."""
    return cells[year].figure.value if year in cells else None
