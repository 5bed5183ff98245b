"""One report in full: its parts, its tables rebuilt, its figures, and what the check-up found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.web.checked import findings_html
from assistant.web.controls import heading, nothing, title, wide_table
from assistant.web.grid import Span, figures_html, grid_html
from assistant.web.labels import agency_name, column_name, part_name, row_name, value_text
from assistant.web.markup import Html, joined, tag
from assistant.web.view import View, about, address
from ingest.browse import ReportFilter
from ingest.errors import GongkaiError
from ingest.types import Block, BlockKind, Figure, Origin, Part, Report, Table, TableState

_NOWHERE: Span = (-1, -1)
_BREAK = re.compile(r"\s*\n\s*")


def report_page(view: View) -> Html:
    """The whole report; ``at`` (start-end) marks a place in it. O(report)."""
    try:
        report = view.service.report(view.get("id"))
    except GongkaiError:
        back = tag("a", view.say("page_reports"), href="reports")
        return joined((title(view.say("report_gone")), nothing(view.say("report_gone_note"), back)))
    marked = _place(view.get("at"))
    parts = [part for part in Part if any(s.part is part for s in report.sections)]
    return joined(
        (
            tag("a", view.say("all_reports"), href=view.link(id=None, at=None), class_="back"),
            title(report.title or f"{report.agency} {report.year}"),
            _facts(view, report),
            tag(
                "div",
                _contents(view, parts),
                tag(
                    "article",
                    *(_part(view, report, part, marked) for part in parts),
                    _figures(view, report),
                    _findings(view, report),
                    class_="report",
                ),
                class_="reading",
            ),
        )
    )


def _place(text: str) -> Span:
    """A place in a report's text as an address has it (12-34), or nowhere."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", text, re.ASCII)
    return (int(found[1]), int(found[2])) if found else _NOWHERE


def _facts(view: View, report: Report) -> Html:
    """What the report is, and what can be done with it."""
    period = f"{report.period[0]:%Y-%m-%d} – {report.period[1]:%Y-%m-%d}" if report.period else ""
    facts = {
        "agency": agency_name(report.agency, view.language),
        "year": str(report.year),
        "period": period,
        "signed": f"{report.signed:%Y-%m-%d}" if report.signed else "",
        "file": report.file,
    }
    terms = [tag("div", tag("dt", view.say(key)), tag("dd", value)) for key, value in facts.items() if value]
    links = [
        tag("a", view.say("ask_about"), href=about(report.agency, report.year)),
        tag(
            "a", view.say("its_figures"), href=address("data", {"agency": report.agency, "year": report.year})
        ),
        tag(
            "a",
            view.say("its_checkup"),
            href=address("checkup", {"agency": report.agency, "year": report.year}),
        ),
        tag("a", view.say("original"), href=f"v1/reports/{report.id}/file", download=True),
        *_neighbours(view, report),
    ]
    return tag("header", tag("dl", *terms, class_="facts"), tag("p", *links, class_="links"), class_="about")


def _neighbours(view: View, report: Report) -> Iterator[Html]:
    """A way to the comparison with the same agency's report of the year before."""
    store = view.service.library.store
    before = ReportFilter(agency=report.agency, year=report.year - 1)
    for entry in store.catalogue(store.report_slice(before).items):
        if entry.agency == report.agency:
            words = view.say("compare_with", year=entry.year)
            yield tag("a", words, href=address("reports", {"first": entry.report_id, "second": report.id}))


def _contents(view: View, parts: list[Part]) -> Html:
    links = [tag("li", tag("a", part_name(part, view.language), href=f"#{part}")) for part in parts]
    more = [tag("li", tag("a", view.say(key), href=f"#{key}")) for key in ("figures", "findings")]
    return tag("nav", tag("ol", *links, *more), class_="contents", aria_label=view.say("contents"))


def _part(view: View, report: Report, part: Part, marked: Span) -> Html:
    spans = [(section.start, section.end) for section in report.sections if section.part is part]
    blocks = [b for b in report.blocks if any(start <= b.start < end for start, end in spans)]
    return tag(
        "section",
        tag("h2", part_name(part, view.language)),
        *_blocks(view, report, blocks, marked),
        id=part.value,
    )


def _blocks(view: View, report: Report, blocks: list[Block], marked: Span) -> Iterator[Html]:
    """The blocks one after the other; what belongs to a statutory table only once, as that table."""
    shown: set[str] = set()
    for block in blocks:
        table = next((t for t in report.tables if _inside(block, t)), None)
        if table is None or table.state in (TableState.IMAGE_UNREAD, TableState.ABSENT):
            yield _block(view, report, block, marked)
        elif table.id not in shown:
            shown.add(table.id)
            yield _table(view, report, table, block, marked)


def _inside(block: Block, table: Table) -> bool:
    return table.start is not None and table.end is not None and table.start <= block.start < table.end


def _block(view: View, report: Report, block: Block, marked: Span) -> Html:
    if block.kind is BlockKind.IMAGE:
        return tag("p", view.say("picture"), class_="hint picture")
    if block.grid is not None:
        return _sheet(view, grid_html(block.grid, (), marked), marked, block)
    is_heading = any(section.start == block.start and section.headings for section in report.sections)
    return tag("p", *_pieces(report.text, block, marked), class_="heading" if is_heading else None)


def _pieces(text: str, block: Block, marked: Span) -> Iterator[str]:
    """The paragraph in up to three pieces. A line break in it was left by a converter within a sentence."""
    left = min(max(block.start, marked[0]), block.end)
    right = max(min(block.end, marked[1]), block.start)
    if left >= right:
        yield _BREAK.sub("", text[block.start : block.end])
        return
    yield _BREAK.sub("", text[block.start : left])
    yield tag("mark", _BREAK.sub("", text[left:right]), class_="here")
    yield _BREAK.sub("", text[right : block.end])


def _table(view: View, report: Report, table: Table, block: Block, marked: Span) -> Html:
    """The table as the file has it, or set out again from its figures, or else as its text."""
    figures = [figure for figure in report.figures if figure.table == table.id]
    if table.grid is not None and table.grid.exact:
        return _sheet(view, grid_html(table.grid, figures, marked), marked, table)
    if figures:
        return _sheet(view, figures_html(figures, marked, view.language), marked, table)
    return _block(view, report, block, marked)


def _sheet(view: View, table: Html, marked: Span, of: Block | Table) -> Html:
    hit = of.start is not None and of.end is not None and of.start < marked[1] and marked[0] < of.end
    label = view.say(f"form_{of.id}") if isinstance(of, Table) else view.say("table")
    return tag(
        "div", table, class_="sheet here" if hit else "sheet", tabindex="0", role="group", aria_label=label
    )


def _figures(view: View, report: Report) -> Html:
    """The figures of the prose and of charts; those of the tables stand in the tables above."""
    own = [figure for figure in report.figures if figure.origin in (Origin.PROSE, Origin.CHART)]
    count = tag("span", str(len(report.figures)), class_="count")
    head = [heading(view.say(key)) for key in ("item", "value", "part")]
    shown: tuple[Html, ...] = (tag("p", view.say("figures_note", count=len(own)), class_="hint"),)
    if own:
        label = view.say("figures")
        table = wide_table(head, [_figure(view, report, figure) for figure in own], label)
        shown = (*shown, tag("details", tag("summary", view.say("show_all", count=len(own))), table))
    return tag("section", tag("h2", view.say("figures"), " ", count), *shown, id="figures")


def _figure(view: View, report: Report, figure: Figure) -> Html:
    row = row_name(figure.row, view.language)
    name = f"{row} · {column_name(figure.column, view.language)}" if figure.column else row
    place = view.link(id=report.id, at=f"{figure.start}-{figure.end}")
    value = tag("a", value_text(figure, view.language), href=place, data_place=True)
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", value, class_="n"),
        tag("td", part_name(figure.part, view.language)),
    )


def _findings(view: View, report: Report) -> Html:
    """What the check-up found, with what needs the report of the year before."""
    checked = view.service.audit_of([report.id])
    found = [finding for one in checked for finding in one.findings]
    body = findings_html(view, checked[0]) if found else tag("p", view.say("no_findings"), class_="hint")
    count = tag("span", str(len(found)), class_="count")
    return tag("section", tag("h2", view.say("findings"), " ", count), body, id="findings")
