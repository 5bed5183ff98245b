"""The page 报告: the catalogue with its filters, files coming in, and the ways to one report or to two."""

from __future__ import annotations

from assistant.web.compared import compared_page
from assistant.web.controls import (
    badge,
    choice_field,
    filter_form,
    heading,
    nothing,
    pager,
    text_field,
    title,
    void,
    wide_table,
)
from assistant.web.labels import agency_name, short_agency_name
from assistant.web.markup import Html, joined, tag
from assistant.web.report import report_page
from assistant.web.view import PAGE_SIZE, View
from assistant.web.words import CHINESE
from ingest.archives import SUFFIX
from ingest.browse import Facets
from ingest.readers import READERS
from ingest.store import CatalogueEntry
from ingest.types import TableState

_KINDS = {
    TableState.PARSED: "good",
    TableState.IMAGE_OCR: "good",
    TableState.IMAGE_UNREAD: "warn",
    TableState.ABSENT: "none",
    TableState.MALFORMED: "bad",
}


def reports_page(view: View) -> Html:
    """The catalogue, one report (``id``), or two side by side (``first``, ``second``)."""
    if view.get("id"):
        return report_page(view)
    if view.get("first") and view.get("second"):
        return compared_page(view)
    return _catalogue(view)


def _catalogue(view: View) -> Html:
    """A page of the catalogue. O(reports) for the filter, the counts only of those shown."""
    store = view.service.library.store
    facets = store.facets()
    found = store.report_slice(view.reports, view.offset(), PAGE_SIZE)
    entries = store.catalogue(found.items)
    counted = view.say("reports_found", total=found.total)
    shown = (
        _listed(view, entries) if entries else nothing(view.say("no_reports" if facets.years else "empty"))
    )
    return joined(
        (
            title(view.say("page_reports"), tag("p", counted, class_="count", role="status")),
            _incoming(view),
            report_filter(view, facets, with_state=True) if facets.years else Html(),
            shown,
            pager(view, found.total),
        )
    )


def report_filter(view: View, facets: Facets, with_state: bool, *more: Html) -> Html:
    """The fields that choose reports, and what a page adds to them."""
    fields = [
        agency_field(view, facets),
        choice_field(view, "year", view.say("year"), _named(facets.years), view.say("all")),
        choice_field(view, "place", view.say("place"), _named(facets.places), view.say("all")),
    ]
    if with_state:
        states = [(state.value, view.say(f"table_{state}")) for state in TableState]
        fields.append(choice_field(view, "state", view.say("table_state"), states, view.say("all")))
    return filter_form(view, *fields, *more)


def agency_field(view: View, facets: Facets) -> Html:
    """The agency that is asked for, by any piece of its Chinese name."""
    names = {
        name: "" if view.language == CHINESE else short_agency_name(name, view.language)
        for name in facets.agencies
    }
    return text_field(view, "agency", view.say("agency"), names)


def _named(values: tuple[int, ...] | tuple[str, ...]) -> list[tuple[str, str]]:
    return [(str(value), str(value)) for value in values]


def _listed(view: View, entries: list[CatalogueEntry]) -> Html:
    """The reports as a table with boxes to choose two of them, or some to be removed."""
    heads = ("agency", "year", "tables", "figures_count", "file")
    head = [tag("th", tag("span", view.say("choose"), class_="sr"), scope="col")]
    table = wide_table(
        [*head, *(heading(view.say(name)) for name in heads)],
        [_entry(view, entry) for entry in entries],
        view.say("page_reports"),
        "catalogue",
    )
    return joined((table, _chosen(view)))


def _entry(view: View, entry: CatalogueEntry) -> Html:
    agency = agency_name(entry.agency, view.language)
    name = f"{agency} {entry.year}"
    box = void(
        "input", type="checkbox", name_="chosen", value=entry.report_id, data_name=name, aria_label=name
    )
    states = [
        badge(view.say(f"form_{table.id}"), _KINDS[table.state])
        if table.state is TableState.PARSED
        else badge(f"{view.say(f'form_{table.id}')} {view.say(f'table_{table.state}')}", _KINDS[table.state])
        for table in entry.tables
    ]
    link = tag("a", agency, href=view.link(id=entry.report_id, page=None))
    return tag(
        "tr",
        tag("td", box, class_="pick"),
        tag("th", link, scope="row"),
        tag("td", str(entry.year), class_="year"),
        tag("td", tag("div", *states, class_="badges")),
        tag("td", str(entry.figures)),
        tag("td", entry.file, class_="file", title=entry.file),
    )


def _chosen(view: View) -> Html:
    """What can be done with the reports whose boxes are ticked; shown by the script when there are any."""
    compare = tag("button", view.say("compare_two"), type="button", data_compare=True)
    remove = tag("button", view.say("remove"), type="button", data_remove=True, class_="danger")
    count = tag("span", "", class_="count", data_one=view.say("chosen_count"), role="status")
    actions = [compare, *([remove] if view.may_edit else [])]
    bar = tag(
        "div", count, *actions, class_="chosen", hidden=True, role="group", aria_label=view.say("chosen")
    )
    return joined((bar, _question(view))) if view.may_edit else bar


def _question(view: View) -> Html:
    """What is asked before reports are removed."""
    words = (
        tag("h2", view.say("remove_title"), id="removing"),
        tag("p", view.say("remove_note")),
        tag("ul"),
    )
    cancel = tag("button", view.say("keep"), type="button", value="", autofocus=True, data_close=True)
    remove = tag("button", view.say("remove_yes"), type="button", class_="danger", data_remove_yes=True)
    return tag("dialog", *words, tag("div", cancel, remove, class_="actions"), aria_labelledby="removing")


def _incoming(view: View) -> Html:
    """Where files are dropped, or why this visitor may not; what became of each is listed by the script."""
    if not view.may_edit:
        return tag("p", view.say("only_read"), class_="hint")
    return drop_zone(view, "add", view.say("drop_add"), folders=True)


def drop_zone(view: View, purpose: str, words: str, folders: bool) -> Html:
    """A place to drop files on, with buttons that do the same."""
    kinds = ",".join(sorted({*READERS, SUFFIX}))
    inputs = [
        void("input", type="file", id="files", class_="sr", multiple=True, accept=kinds, tabindex=-1,
             aria_hidden="true"),
    ]  # fmt: skip
    buttons = [tag("button", view.say("choose_files"), type="button", data_pick="files")]
    if folders:
        inputs.append(
            void("input", type="file", id="folder", class_="sr", webkitdirectory=True, tabindex=-1,
                 aria_hidden="true")
        )  # fmt: skip
        buttons.append(tag("button", view.say("choose_folder"), type="button", data_pick="folder"))
    says = {
        f"data_{key}": view.say(key)
        for key in (
            "waiting_file",
            "sending",
            "reading",
            "refused_file",
            "lost_file",
            "progress",
            "stop_rest",
        )
    }
    return tag(
        "section",
        tag("div", tag("p", words), tag("div", *buttons, class_="actions"), *inputs, class_="drop"),
        tag("p", "", class_="progress", role="status"),
        tag("ol", "", class_="incoming", aria_label=view.say("files")),
        class_="incoming-files",
        data_purpose=purpose,
        aria_label=words,
        **says,
    )
