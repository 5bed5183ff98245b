"""Findings of the check-up as markup: each can be opened, and shows the numbers and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.findings import SEVERITIES
from assistant.output import digits
from assistant.web.controls import badge
from assistant.web.labels import column_name, message_text, row_name, rule_text, table_name, value_text
from assistant.web.markup import Html, joined, tag
from assistant.web.view import View, address
from ingest.audit import RULES
from ingest.audit.corpus import Checked
from ingest.types import Figure, Finding, Quote, Severity

SEVERITY_KINDS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.UNCHECKABLE: "none"}


def findings_html(view: View, checked: Checked, rule: str = "", kept: bool = True) -> Html:
    """The findings on one report, the heaviest first. ``kept``: it is in, so its places can be opened."""
    order, rules = list(SEVERITIES), list(RULES)
    found = [finding for finding in checked.findings if rule in ("", finding.rule)]
    found.sort(key=lambda finding: (order.index(finding.severity), rules.index(finding.rule)))
    return tag("ul", *(_finding(view, checked, finding, kept) for finding in found), class_="findings")


def _finding(view: View, checked: Checked, finding: Finding, kept: bool) -> Html:
    title, explanation = rule_text(finding.rule, view.language)
    summary = tag(
        "summary",
        badge(view.say(f"severity_{finding.severity}"), SEVERITY_KINDS[finding.severity]),
        tag("span", title, class_="rule"),
        tag("span", message_text(finding, view.language), class_="message"),
    )
    inside = (
        tag("p", explanation, class_="hint"),
        _numbers(view, finding),
        *_evidence(view, checked, finding, kept),
    )
    return tag("li", tag("details", summary, tag("div", *inside, class_="evidence")))


def _numbers(view: View, finding: Finding) -> Html:
    """What was expected and what was found, where a rule says so in numbers."""
    numbers = ((view.say("expected"), finding.expected), (view.say("found"), finding.found))
    told = [
        joined((tag("dt", name), tag("dd", digits(value) or "")))
        for name, value in numbers
        if value is not None
    ]
    return tag("dl", *told, class_="facts") if told else Html()


def _evidence(view: View, checked: Checked, finding: Finding, kept: bool) -> Iterator[Html]:
    """The cells and the words of the report itself, then the cells of the report of the year before."""
    here = checked.report_id if kept else ""
    for quote in finding.quotes:
        yield _quote(view, quote, here)
    for figures, report_id, year in (
        (finding.figures, here, checked.year),
        (finding.before, checked.before_id or "", checked.year - 1),
    ):
        if figures:
            lines = (_cell(view, figure, report_id, year) for figure in figures)
            yield tag("ul", *lines, class_="cells-cited")


def _quote(view: View, quote: Quote, report_id: str) -> Html:
    words = tag("blockquote", " ".join(quote.text.split()))
    if not report_id:
        return words
    return tag("div", words, _open(view, report_id, quote.start, quote.end), class_="quoted")


def _cell(view: View, figure: Figure, report_id: str, year: int) -> Html:
    """A figure by the form's own names, and the way to its place."""
    steps = [str(year), table_name(figure.table, view.language), row_name(figure.row, view.language)]
    column = [column_name(figure.column, view.language)] if figure.column else []
    path = tag("span", " › ".join([*steps, *column]), class_="path")
    value = tag("b", value_text(figure, view.language))
    place = _open(view, report_id, figure.start, figure.end) if report_id else Html()
    return tag("li", path, value, place)


def _open(view: View, report_id: str, start: int, end: int) -> Html:
    where = address("reports", {"id": report_id, "at": f"{start}-{end}"})
    return tag("a", view.say("see_original"), href=where, class_="place")
