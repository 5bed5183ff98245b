"""Two reports compared, as text for a terminal, as JSON, and as one HTML page that needs nothing else."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from assistant.listing import aligned
from assistant.output import digits, figure_json, figure_used, printable
from assistant.web.labels import column_name, part_name, row_name, table_name, value_text
from assistant.web.markup import Html, joined, tag
from assistant.web.words import CHINESE, Language, say
from ingest.compare import Comparison, Fate, FigurePair, SentencePair, fates
from ingest.types import PART_TITLES, Figure, Part, Quote, Report, TableState

_NO_TABLE = {TableState.IMAGE_UNREAD: "table_not_read", TableState.ABSENT: "no_table"}
_STYLE = """
body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1f2328;margin:2rem auto;
max-width:70rem;padding:0 1rem} h1{font-size:1.4rem} h2{font-size:1.15rem;margin-top:2rem} h3{font-size:1rem}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #d0d7de;padding:.25rem .5rem;text-align:left}
.n{text-align:right;white-space:nowrap}
tbody th{font-weight:400} thead th{background:#f6f8fa} .fate{color:#57606a;white-space:nowrap}
ins{background:#dafbe1;text-decoration:none} del{background:#ffebe9} td{vertical-align:top}
.table{overflow-x:auto} .kept{color:#57606a}
@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}
thead th{background:#161b22}
th,td{border-color:#30363d} ins{background:#12361f} del{background:#4d1f1f} .fate,.kept{color:#8b949e}}
"""


def comparison_json(compared: Comparison) -> dict[str, Any]:
    """``compare --json``."""
    counts = fates(compared.prose)
    return {
        "first": _report_json(compared.first),
        "second": _report_json(compared.second),
        "figures": [_pair_json(compared, pair) for pair in compared.figures],
        "prose": [_sentence_json(pair) for pair in compared.prose],
        "counts": {fate.value: n for fate, n in counts.items()},
        "repeated": round(compared.repeated, 4),
    }


def comparison_text(compared: Comparison) -> str:
    """The figures as a table, then the prose by part; sentences that were kept are only counted."""
    told = [pair for pair in compared.figures if not _is_nothing(pair)]
    rows = [_figure_cells(compared, pair) for pair in told]
    lines = [f"{_name(compared.first)} → {_name(compared.second)}", "", aligned([_heads(compared), *rows])]
    lines += [f"另有 {len(compared.figures) - len(told)} 项为 0，没有列出；--json 和 --html 列出全部。", ""]
    lines.append(summary_text(compared))
    for part, pairs in _by_part(compared):
        differing = [pair for pair in pairs if pair.fate is not Fate.KEPT]
        if differing:
            lines += ["", f"{PART_TITLES[part]}："]
            lines += [line for pair in differing for line in _sentence_lines(pair)]
    return "\n".join(lines)


def comparison_html(compared: Comparison) -> str:
    """A page of its own: no script, no link, all text of the reports escaped."""
    title = f"{_name(compared.first)} → {_name(compared.second)}"
    body = joined(
        [
            tag("h1", title),
            tag("p", summary_text(compared)),
            tag("h2", "数据"),
            tag("div", figure_table(compared), class_="table"),
            tag("h2", "文字"),
            parts_html(compared),
        ]
    )
    head = joined(
        [
            Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'),
            tag("title", title),
            Html(f"<style>{_STYLE}</style>"),
        ]
    )
    return f"<!DOCTYPE html>\n{tag('html', tag('head', head), tag('body', body), lang='zh-CN')}\n"


# -- what all three share --


def _name(report: Report) -> str:
    return printable(f"{report.agency}{report.year}年")


def summary_text(compared: Comparison, language: Language = CHINESE) -> str:
    """What became of the sentences, in one line."""
    counts = (
        say("fate_count", language, fate=say(f"fate_{fate}", language), count=count)
        for fate, count in fates(compared.prose).items()
    )
    told = say("list_comma", language).join(counts)
    return say("repeated", language, counts=told, share=f"{compared.repeated:.1%}")


def _by_part(compared: Comparison) -> Iterator[tuple[Part, list[SentencePair]]]:
    for part in Part:
        pairs = [pair for pair in compared.prose if pair.part is part]
        if pairs:
            yield part, pairs


def _label(figure: Figure, language: Language) -> str:
    row = figure.row if language == CHINESE else row_name(figure.row, language)
    return f"{row}—{column_name(figure.column, language)}" if figure.column else row


def _shown(report: Report, figure: Figure | None, table: str, language: Language) -> str:
    """The figure, or why the report has none."""
    if figure is not None:
        return value_text(figure, language)
    state = next((t.state for t in report.tables if t.id == table), None)
    return say(_NO_TABLE.get(state, "no_item") if state else "no_item", language)


def _change(pair: FigurePair, language: Language) -> str:
    if pair.change is None:
        return ""
    if pair.change == 0:
        return say("change_none", language)
    change = _signed(pair.change)
    return say("change_rate", language, change=change, rate=_signed(pair.rate)) if pair.rate else change


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else ''}{digits(value)}"


# -- JSON --


def _report_json(report: Report) -> dict[str, Any]:
    return {"report_id": report.id, "file": report.file, "agency": report.agency, "year": report.year}


def _pair_json(compared: Comparison, pair: FigurePair) -> dict[str, Any]:
    return {
        "table": pair.figure.table,
        "row": pair.figure.row,
        "column": pair.figure.column,
        "first": _figure_json(compared.first, pair.first),
        "second": _figure_json(compared.second, pair.second),
        "change": digits(pair.change),
        "rate_percent": digits(pair.rate),
    }


def _figure_json(report: Report, figure: Figure | None) -> dict[str, Any] | None:
    return None if figure is None else figure_json(figure_used(report.id, report.agency, report.year, figure))


def _sentence_json(pair: SentencePair) -> dict[str, Any]:
    return {
        "part": pair.part,
        "fate": pair.fate,
        "likeness": pair.likeness,
        "first": _quote_json(pair.first),
        "second": _quote_json(pair.second),
    }


def _quote_json(quote: Quote | None) -> dict[str, Any] | None:
    return None if quote is None else {"quote": quote.text, "start": quote.start, "end": quote.end}


# -- text --


def _heads(compared: Comparison, language: Language = CHINESE) -> tuple[str, ...]:
    reports = _name(compared.first), _name(compared.second)
    return say("which_table", language), say("item", language), *reports, say("change_head", language)


def _figure_cells(compared: Comparison, pair: FigurePair, language: Language = CHINESE) -> list[str]:
    table = pair.figure.table
    both = ((compared.first, pair.first), (compared.second, pair.second))
    shown = [_shown(report, figure, table, language) for report, figure in both]
    return [table_name(table, language), _label(pair.figure, language), *shown, _change(pair, language)]


def _is_nothing(pair: FigurePair) -> bool:
    """0 in both, or 0 in one and not in the other at all: of no interest where space is short."""
    return all(figure is None or figure.value == 0 for figure in (pair.first, pair.second))


def _sentence_lines(pair: SentencePair) -> Iterator[str]:
    yield f"  〔{say(f'fate_{pair.fate}')}〕{_words(pair.first or pair.second)}"
    if pair.fate is Fate.CHANGED:
        yield f"      → {_words(pair.second)}"


def _words(quote: Quote | None) -> str:
    return printable(" ".join(quote.text.split())) if quote else ""


# -- HTML --


def figure_table(compared: Comparison, language: Language = CHINESE) -> Html:
    """Every figure of the two reports with its change."""
    heads = _heads(compared, language)
    classes = (None, None, "n", "n", "n")
    named = (tag("th", head, scope="col", class_=class_) for head, class_ in zip(heads, classes, strict=True))
    rows = []
    for pair in compared.figures:
        table, label, *values = _figure_cells(compared, pair, language)
        cells = [tag("td", table), tag("th", label, scope="row"), *(tag("td", v, class_="n") for v in values)]
        rows.append(tag("tr", *cells, class_="moved" if pair.change else None))
    return tag("table", tag("thead", tag("tr", *named)), tag("tbody", *rows))


def parts_html(compared: Comparison, language: Language = CHINESE) -> Html:
    """The prose part by part, sentence beside sentence."""
    return joined(_part_html(part, pairs, language) for part, pairs in _by_part(compared))


def _part_html(part: Part, pairs: list[SentencePair], language: Language) -> Html:
    fate = {pair.fate: tag("td", say(f"fate_{pair.fate}", language), class_="fate") for pair in pairs}
    rows = [tag("tr", fate[pair.fate], *_sides(pair)) for pair in pairs]
    name = part_name(part, language)
    return joined([tag("h3", name), _scrolling(rows, name)])


def _scrolling(rows: list[Html], label: str) -> Html:
    """A table that scrolls by itself where the screen is narrow; the keyboard can scroll it too."""
    return tag("div", tag("table", *rows), class_="table", tabindex="0", role="region", aria_label=label)


def _sides(pair: SentencePair) -> tuple[Html, Html]:
    first, second = _words(pair.first), _words(pair.second)
    if pair.fate is Fate.CHANGED:
        return _marked(first, second)
    class_ = "kept" if pair.fate is Fate.KEPT else None
    return tag("td", first, class_=class_), tag("td", second, class_=class_)


def _marked(first: str, second: str) -> tuple[Html, Html]:
    """Both wordings, with what only the one has marked."""
    left: list[str] = []
    right: list[str] = []
    for same, a, b, c, d in difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        left.append(first[a:b] if same == "equal" else tag("del", first[a:b]))
        right.append(second[c:d] if same == "equal" else tag("ins", second[c:d]))
    return tag("td", *left), tag("td", *right)
