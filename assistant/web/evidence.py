"""The panel beside the chat: where a citation stands in its report, as pure functions from data to markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from assistant.types import Citation
from assistant.web.grid import Span, figures_html, grid_html
from assistant.web.labels import column_name, part_name, row_name, short_agency_name
from assistant.web.likeness import likeness_html
from assistant.web.markup import Html, joined, tag
from assistant.web.words import CHINESE, Language, say
from ingest.types import PART_TITLES, Block, BlockKind, Figure, Report, Table

NEIGHBOURS = 300
"""Characters shown before and after a quote, rounded up to whole paragraphs."""

_CELL = re.compile(r"[^\t\n|]*[^\s|][^\t\n|]*")
_BREAK = re.compile(r"\s*\n\s*")


def evidence_html(
    citation: Citation, report: Report | None, original: Path | None = None, language: Language = CHINESE
) -> Html:
    """The panel of one citation. ``report`` is None when it is not kept any more, ``original`` where there
    is no copy of its file. O(report).
    """
    if report is None or report.text[citation.start : citation.end] != citation.quote:
        gone = tag("p", say("gone", language), class_="hint")
        body = joined((gone, _quote(tag("p", tag("mark", citation.quote)))))
        original = None
    else:
        body = _place(citation, report, likeness_html(citation, report, original, language), language)
    return tag(
        "article",
        _head(citation, language),
        tag("div", body, class_="panel-body", tabindex="0", role="group", aria_label=say("here", language)),
        _foot(citation, original, language),
        class_="panel",
        data_key=f"{citation.report_id}-{citation.start}-{citation.end}-{citation.cell}",
        role="region",
        aria_label=say("source", language, n=citation.n),
    )


def lost_html(language: Language = CHINESE) -> Html:
    """The panel where the citation itself is not known any more, as after a restart of the server."""
    hint = tag("p", say("lost", language), class_="hint")
    head = tag("header", _close(language))
    return tag("article", head, hint, class_="panel", role="region", aria_label=say("sources", language))


def _close(language: Language) -> Html:
    names = {"aria_label": say("close", language), "title": say("close_hint", language)}
    return tag("button", "×", type="button", class_="close", **names)


def _head(citation: Citation, language: Language) -> Html:
    return tag(
        "header",
        tag("span", f"{say('sources', language)} [{citation.n}]", class_="eyebrow"),
        _close(language),
        tag(
            "h2",
            f"{short_agency_name(citation.agency, language)} ",
            tag("span", say("year_of", language, year=citation.year), class_="year"),
            tabindex="-1",
        ),
        tag("p", *_path(citation, language), class_="path"),
    )


def _path(citation: Citation, language: Language) -> list[Html]:
    """Part and heading; the heading only where it says more than the part."""
    same = citation.heading in ("", PART_TITLES[citation.part])
    steps = [part_name(citation.part, language), *([] if same else [citation.heading])]
    return [tag("span", step) for step in steps]


def _foot(citation: Citation, original: Path | None, language: Language) -> Html:
    page = tag("span", say("page", language, n=citation.page)) if citation.page else Html()
    file = tag("span", citation.file, class_="file", title=say("report_file", language))
    address = f"v1/reports/{quote(citation.report_id, safe='')}/file"
    link = tag("a", say("original", language), href=address, download=True) if original else Html()
    return tag("footer", file, page, link)


def _place(citation: Citation, report: Report, likeness: Html, language: Language) -> Html:
    """The table and the row where the quote stands in a table, else the text around it; and how it looks."""
    quoted = (citation.start, citation.end)
    table = _table(citation, report, language)
    if table is None:
        return joined((_context(report, quoted, language), likeness))
    row = tag("h3", say("here", language)), _quote(_cells(report.text, quoted, quoted))
    return joined((_caption(citation, language), table, likeness, *row))


def _caption(citation: Citation, language: Language) -> Html:
    if citation.cell is None:
        return Html()
    row, column = row_name(citation.cell.row, language), column_name(citation.cell.column, language)
    names = ((say("row", language), row), (say("column", language), column))
    return tag("dl", *(joined((tag("dt", k), tag("dd", v))) for k, v in names if v))


def _table(citation: Citation, report: Report, language: Language) -> Html | None:
    """The table the quote stands in, its cell marked; None where the quote stands in running text."""
    table = _statutory(citation, report)
    figures = [figure for figure in report.figures if table and figure.table == table.id]
    marked = _marked(citation, figures)
    grid = table.grid if table and table.grid and table.grid.exact else None
    note = Html()
    if grid is not None:
        html = grid_html(grid, figures, marked)
    elif figures:
        html, note = figures_html(figures, marked, language), tag("p", say("reset", language), class_="hint")
    elif (block := _block_with_grid(report, citation)) is not None and block.grid is not None:
        html = grid_html(block.grid, (), marked)
    else:
        return None
    name = say("table", language)
    return joined((tag("div", html, class_="sheet", tabindex="0", role="group", aria_label=name), note))


def _statutory(citation: Citation, report: Report) -> Table | None:
    if citation.cell is not None:
        return next((table for table in report.tables if table.id == citation.cell.table), None)
    return next((t for t in report.tables if t.grid and _overlap((t.start, t.end), citation)), None)


def _marked(citation: Citation, figures: Sequence[Figure]) -> Span:
    """The span of the cited cell, or of the whole quote where no one cell is meant."""
    name = citation.cell
    for figure in figures:
        if name is not None and (figure.row, figure.column) == (name.row, name.column):
            return figure.start, figure.end
    return citation.start, citation.end


def _context(report: Report, quoted: Span, language: Language) -> Html:
    """The blocks around a quote, whole, with the quote marked; tables that are only neighbours are named."""
    first, last = quoted[0] - NEIGHBOURS, quoted[1] + NEIGHBOURS
    shown = [block for block in report.blocks if block.start < last and first < block.end]
    parts = [part for part, _ in groupby(_block_html(report, block, quoted, language) for block in shown)]
    picture = any(b.kind is BlockKind.IMAGE and _overlap((b.start, b.end), quoted) for b in shown)
    return joined((tag("p", say("picture", language), class_="hint") if picture else Html(), _quote(*parts)))


def _block_html(report: Report, block: Block, quoted: Span, language: Language) -> Html:
    span = block.start, block.end
    in_table = block.grid is not None or any(
        t.grid and _overlap((t.start, t.end), span) for t in report.tables
    )
    if in_table and not _overlap(span, quoted):
        return tag("p", say("table_here", language), class_="aside")
    if block.grid is not None:
        return _cells(report.text, span, quoted)
    # A line break inside a paragraph was left by a converter in the middle of a sentence.
    pieces = (_without_breaks(piece) for piece in _marked_pieces(report.text, span, quoted))
    is_heading = any(section.start == block.start and section.headings for section in report.sections)
    return tag("p", *pieces, class_="heading" if is_heading else None)


def _cells(text: str, span: Span, quoted: Span) -> Html:
    """A run of table text, cell by cell."""
    found = (match.span() for match in _CELL.finditer(text, *span))
    return tag("p", *(tag("span", *_marked_pieces(text, cell, quoted)) for cell in found), class_="cells")


def _marked_pieces(text: str, span: Span, quoted: Span) -> list[str]:
    """``text`` of the span in up to three pieces, the quoted one marked."""
    start, end = span
    left, right = min(max(start, quoted[0]), end), max(min(end, quoted[1]), start)
    if left >= right:
        return [text[start:end]]
    return [text[start:left], tag("mark", text[left:right]), text[right:end]]


def _without_breaks(piece: str) -> str:
    return Html(_BREAK.sub("", piece)) if isinstance(piece, Html) else _BREAK.sub("", piece)


def _quote(*paragraphs: Html) -> Html:
    return tag("blockquote", *paragraphs)


def _block_with_grid(report: Report, citation: Citation) -> Block | None:
    """The table or chart that the quote begins in or meets."""
    return next(
        (b for b in report.blocks if b.grid is not None and _overlap((b.start, b.end), citation)), None
    )


def _overlap(span: tuple[int | None, int | None], other: Citation | Span) -> bool:
    start, end = (other.start, other.end) if isinstance(other, Citation) else other
    return span[0] is not None and span[1] is not None and span[0] < end and start < span[1]
