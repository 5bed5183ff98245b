"""What a cell is part of by the form, and which share of what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cells.breakdown import NOT_RESULTS
from assistant.cells.counts import DISCLOSED, PROSE, find_counts, is_category
from assistant.cells.measures import Measure, find_measures, prose_of, row_label
from assistant.understanding.operations import Asked, Operation
from ingest.tables.proactive import ITEMS_CHANGE
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED, TOTAL

_OF_THEM = re.compile(r"(?:其中|当中|里面)(?:的|,|，)?(.{2,14}?)(?:分别|各|大约|大概)?占(.*)")
"""处罚和强制一共多少, 其中处罚占多少: of them all, unless it is said of what."""
_OF_TOGETHER = re.compile(
    r"(?:占|相当于)([^,。]{4,20}?)(?:之和|的和|总和|合计|总数|总量|加起来|[加合]在?一起|[这那]?[两三四五六][者项样类种个](?!加|月))"
)
"""处罚占许可和处罚之和的百分之几: one of them all."""
_BOTH = re.compile(r"建议(?:案)?(?:[和与及、]|以及)?(?:政协|委员)*提案")
"""Proposals of both kinds, of which one is a part: 提案占建议提案总数的比例."""
_WITHIN = re.compile(
    r"(?:的?申请)?(?:其中|里[面头]?|[当之]?中(?!止))|[”\"」]?[^,。占]{0,8}(?:几|多少)[件条个]?,(?:其中|里[面头]|当中|这里面)"
)
_EACH = re.compile("各|分别")
_AGAINST = re.compile(r"比(?![上前去]一?年|往年|20\d\d)")
_APART = re.compile("相差|差(?=[几多额距])|之差")
"""One of two is held against the other."""
_DIVIDED_BY = re.compile("÷|除以")
_DENOMINATOR = re.compile(r"(?:(?P<which>[前后])[者一面][^,。]{0,3})?分母(?P<is>[是为用取])?")


def whole_of(measure: Measure) -> Measure | None:
    """What a measure is part of by the form: its row's total, or that of all results; None for a whole."""
    if measure.table == PROSE:
        return replace(measure, row=DISCLOSED) if is_category(measure) else None
    if measure.table != "proactive" and measure.column not in ("", ALL_APPLICANTS):
        return replace(measure, column=ALL_APPLICANTS, prose=prose_of(measure.row))
    if measure.table == "requests" and measure.row not in NOT_RESULTS:
        return replace(measure, row=TOTAL, prose=prose_of(TOTAL))
    if measure.table == "review" and "/" in measure.row:
        return replace(measure, row=measure.row.split("/")[0], prose=())
    return None


def without_sum_of_parts(asked: Asked, measures: Sequence[Measure]) -> Asked:
    """What is asked without the sum of a whole and what it is made of: 一共几件，其中公开的几件.

    Nor is what came in added to what was done with it.
    """
    named = {(m.table, m.row, m.column) for m in measures}
    groups = {m.row for m in measures if any(other.row.startswith(f"{m.row}/") for other in measures)}
    if (
        asked.chained
        or Operation.SUM not in asked
        or not (groups or _pairs_of_form(measures) or {RECEIVED, TOTAL} == {m.row for m in measures})
        or len(named) < 2
    ):
        return asked
    return replace(asked, operations=tuple(o for o in asked.operations if o is not Operation.SUM))


def without_change_of_changes(asked: Asked, measures: Sequence[Measure], question: str) -> Asked:
    """What is asked without the difference of cells that are changes themselves: 许可项目比上一年变动多少.

    One that is held against the other (许可比收费多增几项) is a difference of two.
    """
    if not measures or any(m.column != ITEMS_CHANGE for m in measures):
        return asked
    between = question[measures[0].start : measures[-1].start]
    if len(measures) > 1 and (_AGAINST.search(between) or _APART.search(question)):
        return asked
    return replace(asked, operations=tuple(o for o in asked.operations if o is not Operation.DIFFERENCE))


def _pairs_of_form(measures: Sequence[Measure]) -> list[tuple[Measure, Measure]]:
    """Those of the measures that are part of another one by the form, each with it."""
    wholes = [(part, whole_of(part)) for part in measures]
    named = {(m.table, m.row, m.column): m for m in measures}
    return [(p, named[key]) for p, w in wholes if w and (key := (w.table, w.row, w.column)) in named]


def _is_of_all(measures: Sequence[Measure], question: str) -> bool:
    """Whether the share that a part has of all the measures together is asked for."""
    if (both := _BOTH.search(question)) and _is_of_both(question, both):
        return True
    if together := _OF_TOGETHER.search(question):
        among = {m.row for m in find_measures(together[1])}
        return len(among) > 1 and among == {m.row for m in measures}
    asked = _OF_THEM.search(question)
    if asked is None or len(measures) < 2 or find_measures(asked[2]):
        return False
    parts, before = ({m.row for m in find_measures(t)} for t in (asked[1], question[: asked.start()]))
    return bool(parts) and parts < before <= {m.row for m in measures}


def _is_of_both(question: str, both: re.Match[str]) -> bool:
    """Whether one kind of proposals is named beside both of them."""
    of_both = {m.row for m in find_counts(both[0])}
    named = {m.row for m in find_counts(question[: both.start()] + "," + question[both.end() :])}
    return len(named & of_both) == 1


def shares(measures: Sequence[Measure], question: str) -> list[tuple[Measure, Measure]]:
    """Parts with their wholes: A占B, else each measure with what it is a part of by the form.

    None where the whole is all of the measures together.
    """
    named = _pairs_of_form(measures)
    if named:
        return named
    if within := _in_groups(measures, question):
        return within
    if _is_of_all(measures, question):
        return []
    found = re.search(r"占(?!比)|相当于|÷|除以", question) or re.search(r"是(?=.{2,14}百分)", question)
    at = found.start() if found else -1
    if all(m.start < at for m in measures):  # 申请里头能公开几件, 就是公开占新收的: named once more
        again = [m for m in measures if row_label(m.row).removeprefix("行政")[:2] in question[at:]]
        measures = [replace(m, start=at + 1) if m in again else m for m in measures]
    parts = [m for m in measures if at < 0 or m.start < at] or list(measures)
    wholes = [m for m in measures if m not in parts]
    pairs: list[tuple[Measure, Measure]] = []
    for part in parts:
        whole = (
            replace(wholes[0], column=ALL_APPLICANTS) if wholes and wholes[0].table != "proactive" else None
        )
        whole = whole or (wholes[0] if wholes else None)
        if whole is None or (whole.row, whole.column) == (part.row, part.column):
            whole = _group_of(part, question) or whole_of(part)
        if whole is not None:
            pairs.append((part, whole))
    if not pairs and len(parts) == 2:
        whole = _denominator(parts, question)
        return [(parts[parts[0] is whole], whole)]
    return pairs


def _in_groups(measures: Sequence[Measure], question: str) -> list[tuple[Measure, Measure]]:
    """Rows with the groups that they are named beside: 被拒的里面，第三方占几成."""
    cells = {(m.row, m.column): m for m in measures}
    groups = ((m, cells.get((m.row.partition("/")[0], m.column))) for m in measures if "/" in m.row)
    return [] if _EACH.search(question) else [(row, group) for row, group in groups if group]


def _group_of(part: Measure, question: str) -> Measure | None:
    """The group of results of which a row is said to be: 不予公开里案卷占多少, 案卷占不予公开多少."""
    group = part.row.partition("/")[0] if part.table == "requests" else ""
    if group in ("", part.row):
        return None
    within = _WITHIN.match(question.partition(group)[2]) or re.search(rf"占[^,。]{{0,4}}{group}", question)
    return replace(part, row=group, prose=prose_of(group)) if within else None


def divided(question: str) -> tuple[Measure, ...]:
    """The cells added up and the one that they are divided by, in order; none where not all are named."""
    sign = _DIVIDED_BY.search(question)
    terms = find_measures(question[: sign.start()]) if sign else []
    by = find_measures(question[sign.end() :]) if sign else []
    if sign is None or len(by) != 1 or len(terms) != len(re.findall("加|[+]", question[: sign.start()])) + 1:
        return ()
    return (*terms, replace(by[0], start=sign.end() + by[0].start))


def _denominator(parts: Sequence[Measure], question: str) -> Measure:
    """What the first of two is divided by: the second, or what is said to be: 后者当分母, 分母是许可."""
    if not (said := _DENOMINATOR.search(question)):
        within = _WITHIN.search(
            question[: parts[1].start], parts[0].start
        )  # 公开多少条，其中公众号的呢，占多少
        return parts[0] if within else parts[1]
    if said["which"]:
        return parts[said["which"] == "后"]
    before = [part for part in parts if part.start < said.start()]
    after = [part for part in parts if part.start > said.start()]
    return after[0] if after and (said["is"] or not before) else before[-1]
