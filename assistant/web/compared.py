"""Two reports side by side on the page 报告: figures with their change, prose with its fate."""

from __future__ import annotations

from assistant.comparison import figure_table, parts_html, summary_text
from assistant.web.controls import nothing, title
from assistant.web.markup import Html, joined, tag
from assistant.web.view import View, address
from assistant.web.words import told
from ingest.errors import GongkaiError
from ingest.types import Report


def compared_page(view: View) -> Html:
    """The reports ``first`` and ``second``. O(figures), and O(sentences²) within each part."""
    back = tag("a", view.say("all_reports"), href=view.link(first=None, second=None), class_="back")
    try:
        compared = view.service.compare(view.get("first"), view.get("second"))
    except GongkaiError as error:
        return joined((back, title(view.say("compare")), nothing(told(error, view.language))))
    return joined(
        (
            back,
            title(view.say("compare"), tag("p", _link(compared.first), " → ", _link(compared.second))),
            tag("p", summary_text(compared, view.language), class_="hint"),
            tag("h2", view.say("figures")),
            _scrolling(figure_table(compared, view.language), view.say("figures")),
            tag("h2", view.say("prose")),
            tag("div", parts_html(compared, view.language), class_="prose"),
        )
    )


def _link(report: Report) -> Html:
    return tag("a", f"{report.agency} {report.year}", href=address("reports", {"id": report.id}))


def _scrolling(table: Html, label: str) -> Html:
    return tag("div", table, class_="wide compared", tabindex="0", role="region", aria_label=label)
