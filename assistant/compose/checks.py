"""Answers to whether numbers agree: the form's sums, the text with itself and the tables, two years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from assistant.cells.counts import DISCLOSED, PROSE, find_counts
from assistant.cells.measures import Measure, find_measures
from assistant.compose.amounts import percent, plain
from assistant.compose.in_force import asks_in_force, compose_in_force
from assistant.compose.kinds import compose_kinds, whole_said
from assistant.compose.operations import say_value
from assistant.compose.stated import compose_claim
from assistant.compose.tables import who
from assistant.compose.text_table import compose_text_and_table
from assistant.draft import Draft
from assistant.lookup.figures import title_of
from assistant.lookup.operands import Operand, operand, stated_operand
from assistant.lookup.own_words import parts_of
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.assertions import numbers_in
from assistant.understanding.learned import checks
from ingest.audit import Change, CheckedLine, changes_in, check_sums, percent_bounds
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT
from ingest.types import Figure, Finding, TableState
from prompts import phrase

_NAMES = str.maketrans("“”", "「」")  # labels as the check-up names them, not quotations
_SURE = 0.15
_MOST_NAMED = 4
_MOST_CITED = 6
_MOST_FINDINGS = 6

_LEDGER = re.compile(
    "第?[一1]项?[加与和]第?[二2]|新收|收进来|收的|办[完结]的|办结(?:总[计数])?加|账[^,。]{0,6}平|收支|平账"
)
"""What one year's own account is made of, beside what is carried over."""
_CARRIED = re.compile(r"结转|转[到入至下]|转给|留到|去年剩|[没未]办[完结]|接手|接过来")
_YEARS = re.compile(r"上一?年|下一?年|两年|转到|转入|第二年|次年|20\d\d|去年|[末底].*初")
_OUT = re.compile(r"结转下|转到|转下|留到|留下|剩下|尾巴|末尾|年末|^[末底]")
_IN = re.compile(r"上年结转|接过?来|转来|接住|期初|接手")
_PARTS = re.compile(r"分项|分类|各类|[几各]项|那几类|类别|[三四五六七八九]类|其中|构成")
_SO_MANY = re.compile(r"(?<![\d.])(?!20[12]\d年)\d{2,}[余多]?[条项件篇个份次期]")
_CHART = re.compile(r"图表|[柱饼折][状形线]?图|对比图|图[中里上]")
_TEXT = re.compile(r"正文|文字|文中|叙述|表述|总体情况|报告里(?:说|写)")
_TABLE = re.compile(r"(?<!代)(?<!发)表(?![述示达扬彰态率明决])")
_GROWTH = re.compile(r"同比|增长|下降|增幅|降幅|%|百分|比上年|较去年")
_RULES = (
    (
        "requests.balance",
        re.compile(
            r"第?[一1]项?[和与加、+及]{1,2}第?[二2](?:项|(?=[,、等]|是否|之和|跟|与|和|=))|轧|[两左右][头边端]|结转|收支|新收.*办[结理]|办[结理].*新收|勾稽"
        ),
    ),
    ("requests.results", re.compile(r"(?:处理|办理)结果|各类结果|答复.{0,4}总计|总计|勾稽")),
    ("requests.applicants", re.compile(r"自然人|法人|申请人|企业")),
    ("review.results", re.compile(r"复议|诉讼|起诉|官司")),
)
_ACROSS = re.compile(r"[各每]一?[列栏个]*[列栏].{0,8}[加和合]|横(?:向|着)|[这那一每]行.{0,12}[加和合]")
"""A row with its own total: 结转那一行各列相加."""
_OF_FORM = re.compile(r"表(?:[三四34]|格)")
_SUMS = {"requests": re.compile(r"申请|办理|表[三3]"), "review": re.compile(r"表[四4]|复议|诉讼|起诉|官司")}

Views = Sequence[ReportView]


def compose_checks(draft: Draft, views: Views, bases: Views, question: str) -> bool:
    """Say whether what a squeezed question doubts adds up; False where there is nothing to check.

    ``bases`` are the reports of the years before. O(figures of the reports).
    """
    before = len(draft.statements)
    for check in _asked(question):
        check(draft, views, bases, question)
    said = len(draft.statements) > before
    draft.status = Status.ANSWERED if any(s.cites for s in draft.statements) else Status.NOT_REPORTED
    return said


def other_year(question: str) -> int:
    """Where else what is doubted stands: -1 in the report of the year before, 1 in the next one, else 0."""
    guess = checks().guess(question)
    across = _CARRIED.search(question) and _YEARS.search(question) and not _LEDGER.search(question)
    carried = bool(across) or (guess.label == "carried" and guess.lead >= _SURE)
    out, into = _OUT.search(question), _IN.search(question)
    if carried and out and (into is None or out.start() < into.start()):
        return 1
    return -1 if carried or _GROWTH.search(question) or asks_in_force(question) else 0


Check = Callable[[Draft, Views, Views, str], None]


def _asked(question: str) -> Iterator[Check]:
    """The checks that a question asks for; without any in particular, all sums and all findings."""
    found: list[Check] = []
    if _ACROSS.search(question):
        found.append(_sums)
    elif _CHART.search(question):
        found.append(_charts)
    elif _TEXT.search(question) and _TABLE.search(question):
        found.append(compose_text_and_table)
    elif _GROWTH.search(question):
        found.append(_growth)
    elif asks_in_force(question):
        found.append(compose_in_force)
    elif _checks_parts(question):
        found.append(_parts)
    elif _CARRIED.search(question) and _YEARS.search(question) and not _LEDGER.search(question):
        found.append(_carried)
    if not found and _OF_FORM.search(question):
        found.append(_sums)
    return iter(found or _by_meaning(question))


_OF_REQUESTS = re.compile("[办处]理结果")


def _checks_parts(question: str) -> bool:
    """Whether a total is to be held against its parts: by its number, and no cell of the form is named."""
    told = None if _OF_REQUESTS.search(question) else _SO_MANY.search(question)
    if _PARTS.search(question):
        return bool(told or find_counts(question))
    return bool(told) and not find_measures(question)


def _by_meaning(question: str) -> list[Check]:
    """The checks that a question resembles, where no rule knows its words."""
    guess = checks().guess(question)
    if guess.label in _CHECKS and guess.lead >= _SURE:
        return [_CHECKS[guess.label]]
    return [_sums, _findings]


# -- the form's sums --


def _sums(draft: Draft, views: Views, _: Views, question: str) -> None:
    """Each sum of the form that the question is about, with the numbers; of all where it names none."""
    rules = {rule for rule, pattern in _RULES if pattern.search(question)}
    across = _ACROSS.search(question) and "review.results" not in rules
    rows = {measure.row for measure in find_measures(question)} if across else set()
    rules = {"requests.applicants"} if across else rules
    tables = {table for table, pattern in _SUMS.items() if pattern.search(question)}
    for view in views:
        by_rule: dict[str, list[CheckedLine]] = {}
        lines = check_sums(view.report)
        of_row = [line for line in lines if line.line in rows]
        for line in of_row or lines:
            by_rule.setdefault(line.check.rule, []).append(line)
        if "review.results" in rules and "申请" not in question:
            rules = {"review.results"}
        if not rules and (guess := checks().guess(question)).lead >= _SURE:
            rules = {_RULE_OF[guess.label]} if guess.label in _RULE_OF else set()
        wanted = [r for r in by_rule if r in rules] or [r for r in by_rule if r.partition(".")[0] in tables]
        for rule in wanted or (() if tables else by_rule):
            _say_sum(draft, view, by_rule[rule])
        _say_unread(draft, view, {rule.partition(".")[0] for rule in rules} or tables or set(_SUMS))


def _say_unread(draft: Draft, view: ReportView, tables: set[str]) -> None:
    """The tables asked about of which nothing can be added up."""
    for table in view.report.tables:
        if table.id in tables and table.state is TableState.IMAGE_UNREAD:
            draft.say(phrase("sum_picture", who=who(view), table=title_of(table.id)))


def _say_sum(draft: Draft, view: ReportView, lines: Sequence[CheckedLine]) -> None:
    table, reading = title_of(lines[0].table), lines[0].check.reading
    wrong = [line for line in lines if line.holds is False]
    held = [line for line in lines if line.holds]
    unknown = [line for line in lines if line.holds is None]
    for line in wrong or _telling(held):
        sums = _both_sides(line)
        draft.calculations.append(sums)
        name = "sum_wrong" if line.holds is False else "sum_holds"
        text = phrase(name, who=who(view), table=table, reading=reading, line=line.line, sums=sums)
        draft.say(text, _cite(draft, view, line), level=1)
    if unknown:
        names = "、".join(line.line.replace("/", "—") for line in unknown[:_MOST_NAMED])
        names += "等" if len(unknown) > _MOST_NAMED else ""
        text = phrase("sum_unknown", who=who(view), table=table, reading=reading, lines=names)
        draft.say(text, _cite(draft, view, unknown[0]), level=1)


def _telling(held: Sequence[CheckedLine]) -> list[CheckedLine]:
    """The line that shows best that a sum holds: that of the totals."""
    return [next((line for line in held if line.line == "总计"), held[0])] if held else []


def _both_sides(line: CheckedLine) -> str:
    """Both sides with their terms; zeros beside other terms are left out."""
    if line.holds:
        return f"{_terms(line.left)} = {_terms(line.right)}"
    return f"{_terms(line.left, total=True)} ≠ {_terms(line.right, total=True)}"


def _terms(figures: Sequence[Figure], *, total: bool = False) -> str:
    values = [figure.value for figure in figures if figure.value is not None]
    shown = values if len(values) <= 2 else [value for value in values if value] or [values[0]]
    terms = " + ".join(f"{value:f}" for value in shown)
    return f"({terms} = {sum(values):f})" if total and len(shown) > 1 else terms


def _cite(draft: Draft, view: ReportView, line: CheckedLine) -> list[int]:
    """Markers of the rows of a sum, each once; of many rows those with a number that is not 0."""
    figures = [*line.right, *line.left]
    rows: dict[int, Figure] = {}
    for figure in figures:  # a row told in columns is quoted up to the last of them
        longest = rows.get(figure.quote_start, figure)
        rows[figure.quote_start] = figure if figure.quote_end > longest.quote_end else longest
    if len(rows) > _MOST_CITED:
        rows = {start: figure for start, figure in rows.items() if figure.value != 0} or rows
    return [draft.cite_figure(view, figure) for figure in list(rows.values())[:_MOST_CITED]]


# -- the text --


def _parts(draft: Draft, views: Views, _: Views, question: str) -> None:
    """The parts that a sentence lists against the total that it states."""
    for view in views:
        if compose_kinds(draft, view, question):
            continue
        whole = whole_said(view, question)
        if whole is not None:
            say_parts_of(draft, view, question, stated_operand(view, (whole,)))
            continue
        for measure in find_counts(question) or [Measure(PROSE, DISCLOSED)]:
            total = operand(view, measure)
            if total.value is None or not parts_of(view, total.figures[0]):
                draft.say(phrase("parts_none", who=who(view), label=measure.label))
            else:
                say_parts_of(draft, view, question, total)


def say_parts_of(draft: Draft, view: ReportView, question: str, total: Operand) -> None:
    """The parts of a total, and whether it is what the question takes it for."""
    say_parts(draft, view, total.figures[0], parts_of(view, total.figures[0]))
    said = [number for number in numbers_in(question) if number.unit == total.unit]
    if len(said) == 1 and said[0].value != total.value:
        compose_claim(draft, said[0], total)


def say_parts(draft: Draft, view: ReportView, total: Figure, parts: Sequence[Figure]) -> None:
    """Say whether the parts of a total come to it."""
    cites = [draft.cite_figure(view, figure) for figure in (total, *parts)]
    added = sum((figure.value for figure in parts if figure.value is not None), Decimal(0))
    terms = " + ".join(plain(figure.value) for figure in parts if figure.value is not None)
    whole = total.value or Decimal(0)
    wrong = any(f.rule == "prose.parts" and total in f.figures for f in view.report.findings)
    unsure = "parts_more" if added > whole else "parts_less"
    name = "parts_hold" if added == whole else "parts_wrong" if wrong else unsure
    sign = "=" if added == whole else "≠"
    sums = f"{terms} = {plain(added)}{total.unit} {sign} {plain(whole)}{total.unit}"
    if added == whole:
        sums = f"{terms} = {plain(added)}{total.unit}"
    draft.calculations.append(sums)
    values = {"total": f"{plain(whole)}{total.unit}", "sums": sums}
    if added != whole:
        values["added"] = f"{plain(added)}{total.unit}"
    draft.say(phrase(name, who=who(view), **values), cites)


def _growth(draft: Draft, views: Views, _bases: Views, _question: str) -> None:
    """Stated changes against the count and the difference beside them; rounded ones cannot be checked."""
    for view in views:
        stated = [change for change in changes_in(view.report) if _is_exact(change)]
        for change in stated:
            _say_growth(draft, view, change)
        if not stated:
            draft.say(phrase("growth_unknown", who=who(view)))


def _is_exact(change: Change) -> bool:
    """Whether the count, its change and the percentage are there, the first two without 余, 约 or 近."""
    there = change.delta is not None and change.percent is not None
    return there and not any(f.qualifier for f in (change.base.figure, change.delta) if f is not None)


def _say_growth(draft: Draft, view: ReportView, change: Change) -> None:
    now, delta, stated = change.base.figure, change.delta, change.percent
    if now.value is None or delta is None or delta.value is None or stated is None:
        return
    before = now.value - delta.value if change.up else now.value + delta.value
    if before <= 0:  # there is no percentage to compute
        for finding in view.report.findings:
            if finding.rule == "prose.growth" and stated in finding.figures:
                _say_finding(draft, view, finding)
        return
    rate = percent(delta.value / before)
    draft.calculations.append(
        f"{plain(now.value)} {'−' if change.up else '+'} {plain(delta.value)} = {plain(before)}"
    )
    draft.calculations.append(f"{plain(delta.value)} ÷ {plain(before)} = {rate}")
    bounds = percent_bounds(stated)
    right = change.agree and bounds is not None and bounds.admits(delta.value * 100 / before)
    cites = [draft.cite_figure(view, figure) for figure in (now, delta, stated)]
    name = "growth_holds" if right else "growth_wrong"
    values = {"before": f"{plain(before)}{now.unit}", "rate": rate, "stated": stated.raw}
    draft.say(phrase(name, who=who(view), **values), cites)


def _charts(draft: Draft, views: Views, _bases: Views, _question: str) -> None:
    """What the check-up finds of charts against the text."""
    for view in views:
        wrong = [f for f in view.report.findings if f.rule == "chart.total"]
        for finding in wrong:
            _say_finding(draft, view, finding)
        if not wrong and any(figure.table == "chart" for figure in view.report.figures):
            draft.say(phrase("chart_agrees", who=who(view)))


def _findings(draft: Draft, views: Views, _bases: Views, _question: str) -> None:
    """Where the sums of the form were asked about in general: what else does not add up."""
    for view in views:
        others = [
            f for f in view.report.findings
            if f.rule.partition(".")[0] in ("prose", "chart", "proactive") and (f.figures or f.quotes)
        ]  # fmt: skip
        for finding in others[:_MOST_FINDINGS]:
            _say_finding(draft, view, finding)


def _say_finding(draft: Draft, view: ReportView, finding: Finding) -> None:
    cites = [draft.cite_figure(view, figure) for figure in finding.figures]
    cites += [draft.cite(view, quote.start, quote.end) for quote in finding.quotes]
    bars = [f for f in finding.figures if f.table == "chart"]
    if bars and finding.found is not None:
        draft.calculations.append(
            f"{' + '.join(plain(f.value) for f in bars if f.value is not None)} = {plain(finding.found)}"
        )
    elif finding.found is not None and finding.expected is not None:
        draft.calculations.append(f"{plain(finding.expected)} ≠ {plain(finding.found)}")
    message = finding.message.translate(_NAMES)
    draft.say(phrase("finding", who=who(view), message=message), cites, level=1)


# -- two years --


def _carried(draft: Draft, views: Views, bases: Views, _question: str) -> None:
    """What one year's report carries out against what the next year's carries in."""
    several = len({view.report.year for view in views}) > 1
    there = views if several else (*bases, *views)
    by_year = {(view.report.agency, view.report.year): view for view in there}
    for (agency, year), later in sorted(by_year.items()):
        earlier = by_year.get((agency, year - 1))
        if earlier is not None:
            _say_carried(draft, earlier, later)


def _say_carried(draft: Draft, earlier: ReportView, later: ReportView) -> None:
    out = operand(earlier, Measure("requests", CARRIED_OUT, ALL_APPLICANTS))
    into = operand(later, Measure("requests", CARRIED_IN, ALL_APPLICANTS))
    if out.value is None or into.value is None:
        for item in (out, into):
            _say_or_why(draft, item)
        return
    name = "carried_same" if out.value == into.value else "carried_differ"
    cites = [*out.cite(draft), *into.cite(draft)]
    values = {"out": f"{plain(out.number)}{out.unit}", "into": f"{plain(into.number)}{into.unit}"}
    draft.say(phrase(name, first=who(earlier), second=who(later), **values), cites)


def _say_or_why(draft: Draft, item: Operand) -> None:
    if item.value is None:
        draft.say(phrase("carried_unknown", who=who(item.view), label=item.measure.label))
    else:
        say_value(draft, item)


_CHECKS: dict[str, Check] = {
    "parts": _parts,
    "text": compose_text_and_table,
    "carried": _carried,
    "growth": _growth,
    "charts": _charts,
}
_RULE_OF = {
    "balance": "requests.balance",
    "results": "requests.results",
    "applicants": "requests.applicants",
    "review": "review.results",
}
