"""The cells that the words of a question resemble, where no rule names them, or names others than they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cells.breakdown import asks_kinds, rows_below
from assistant.cells.clauses import (
    ARITHMETIC,
    BETWEEN_TWO,
    COURTS,
    SEVERAL,
    SURE,
    SURE_ALONE,
    SURE_PART,
    Clause,
    adds,
    names_parts_too,
    parts_of,
    read,
)
from assistant.cells.counts import PROSE, find_counts
from assistant.cells.measures import Measure, cells_of, find_measures, rows_of, widths_of
from assistant.cells.who_applies import columns_of, named_applicants
from assistant.cells.wholes import divided
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query, Topic
from assistant.understanding.topic import asks_how_many
from ingest.fold import squeeze
from ingest.tables.proactive import ITEMS_CHANGE
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT
from prompts import phrase

_SHORT = 8
_NUMBERS = "零一二三四五六七八九十"
_OF_A_ROW = re.compile("行(?!政|业)|格|栏|个数")
"""那一行三个数: all cells of the row that is named."""
_COUNTED_CELLS = re.compile(
    r"(?<!第)([两二三四五六七八九])(?:个(?:数[字据值]?|变量|指标|口径)|[小细子分]?[格行栏列项样](?!目|政|本)|[这那]?[种类](?=[^,。]{0,12}(?:共|合计|总|加)))"
)
_DIVIDES = re.compile(r"(?:加(?![起总])|[+]).*(?:÷|除以)")
_LISTED = re.compile(r"[^,;:。?()、]{1,14}(?:、[^,;:。?()、]{1,14})+")
_JOINED = re.compile("[、与跟及]|(?<!总)和")
_SEEKS = re.compile(r"[几哪谁什么各最都多少占比率]|分别|[数金]额|数量|总")
_ANYBODY = re.compile(
    r"^(?!.*(?:名义|自己|身份|个人|其中|里[头面]|当中|占)).*(?:老百姓|群众|市民|大家|人们|有人|多少个?人|几个?人)"
)
"""Whoever applies, not only natural persons."""
_CARRIED = re.compile(
    r"(?:申请的?)?结转的?(?:申请)?(?:了|[数总]量?|件数|一?共|有|是)*(?:多少|几)?[件个份]?(?:申请)?[呢?]?"
)
"""What is carried over, and not said whether in or out."""
_WHETHER = re.compile(r"[吗没]|是否|是不是")


def with_cells(query: Query, rest: str) -> Query:
    """The query with the cells that its words resemble; of several parts each is read by itself."""
    if query.counts and _WHETHER.search(rest) and not (asks_how_many(query) or query.asked.claim):
        return query
    if len(query.scope.report_ids) == 1 and names_parts_too(rest):
        query = _not_summed(query)
    both = tuple(Measure("requests", row, ALL_APPLICANTS) for row in (CARRIED_IN, CARRIED_OUT))
    clauses = [Clause(rest, both, 1)] if _CARRIED.fullmatch(rest) else parts_of(rest, query.asked)
    known = query.measures or query.counts
    kinds = all(m.column and (m.table == "proactive" or m.column != ALL_APPLICANTS) for m in known)
    if len(known) + kinds > len(clauses) > 0 and len({m.row for m in known}) == 1:
        return query
    if not clauses:
        whole = _whole(rest, query.scope.before if not known else "")
        joined = SEVERAL.search(rest) or BETWEEN_TWO & set(query.asked.operations)
        within = len(known) > 1 and _is_within(whole, known) and not joined
        unsure = whole.lead < (SURE_ALONE if known and not within else SURE) or _agree(whole, known)
        if unsure or (len(known) > 1 and not within):
            ruled = tuple(find_measures(rest)) if query.asked.claim and not known else ()
            return _told_or_computed(replace(query, measures=ruled)) if ruled else _as_read(query, known)
        clauses = [whole]
    clauses = _own_alone(query, clauses)
    found = tuple({(m.table, m.row, m.column): m for c in clauses for m in c.measures}.values())
    if {(m.row, m.column) for m in found} <= {(m.row, m.column) for m in known} or _says_less(found, known):
        return _as_read(query, known)
    notes = [_note(clause) for clause in clauses if not _is_known(clause)]
    scope = replace(query.scope, assumed=(*query.scope.assumed, *notes))
    need = replace(query.need, number=True)
    if len(clauses) > 1 and not adds(rest):
        query = _not_summed(query)
    return _told_or_computed(replace(query, scope=scope, need=need, measures=found))


def _not_summed(query: Query) -> Query:
    operations = tuple(o for o in query.asked.operations if o is not Operation.SUM)
    return replace(query, asked=replace(query.asked, operations=operations))


def _says_less(found: Sequence[Measure], known: Sequence[Measure]) -> bool:
    """Whether a reading leaves out the column that the rules read in the same rows."""
    plain = all(m.table == "review" and m.column in ("", ALL_APPLICANTS) for m in found)
    told = all(m.column not in ("", ALL_APPLICANTS) for m in known)
    changes = all(m.column == ITEMS_CHANGE for m in known)  # 项目数比上一年变动多少 cut at 比 asks for less
    return (changes or (plain and told)) and {m.row for m in found} == {m.row for m in known}


def narrowed(query: Query, rest: str) -> Query:
    """The query with the row of a group that another clause describes: 翻来覆去地要, 因此不予处理了几件."""
    if len(query.measures) != 1 or not (rows := set(rows_of(query.measures[0].table, query.measures[0].row))):
        return query
    group = query.measures[0]
    for part in re.split(r"[,;。]", rest) if len(rows) > 1 else ():
        clause = read(part) if len(part) > 3 and not _SEEKS.search(part) else None
        if clause and clause.lead >= SURE_PART and {m.row for m in clause.measures} <= rows:
            row = replace(group, row=clause.measures[0].row, prose=clause.measures[0].prose)
            note = _note(clause)
            scope = replace(query.scope, assumed=(*query.scope.assumed, note))
            return replace(query, measures=(row,), scope=scope)
    return query


def doubted(query: Query, rest: str) -> Query:
    """The query, doubted where it counts the cells that it names (这三项) and other than so many were read.

    So is a list with a thing that is like none, and a quotient of a sum whose terms are not all read.
    """
    if len(quotient := divided(rest)) > 2:
        return replace(query, measures=quotient, asked=replace(query.asked, operations=(Operation.SHARE,)))
    cells = {(m.table, m.row, m.column) for m in query.measures or query.counts}
    if len(query.scope.report_ids) == 1 and _leaves_out(rest, len(cells)):
        return replace(query, doubted=True)
    divides = Operation.SUM in query.asked and _DIVIDES.search(rest)
    if query.topic is not Topic.FIGURE or len(query.scope.report_ids) != 1 or not (cells or divides):
        return query
    counts = {_NUMBERS.index(found[1].replace("两", "二")) for found in _COUNTED_CELLS.finditer(rest)}
    rows = {
        len(among)
        for m in query.measures
        for among in (rows_of(m.table, m.row), rows_below(m.row), columns_of(m.column))
    }
    if len(cells) == 1 and _OF_A_ROW.search(rest):
        rows |= {width for m in query.measures for width in widths_of(m)}
    parts = {(m.row, m.column) for m in query.measures if m.start < rest.find("占")}  # 两项之和占总计
    few = counts and not counts & ({len(cells), len(parts)} | rows) and not asks_kinds(rest)
    return replace(query, doubted=True) if few or divides else query


def _leaves_out(rest: str, cells: int) -> bool:
    """Whether words list more things than so many cells, and one of them is like none. O(items × labels)."""
    for found in _LISTED.finditer(rest):
        items = [item for said in _JOINED.split(found[0]) if len(item := ARITHMETIC.sub("", said)) > 1]
        if len(items) > cells > 1 and sum(map(_is_of_nothing, items)) == len(items) - cells:
            return True
    return False


def _is_of_nothing(item: str) -> bool:
    named = find_measures(item) or find_counts(item) or named_applicants(item)
    return not named and read(item).lead < SURE_PART


def _own_alone(query: Query, clauses: list[Clause]) -> list[Clause]:
    """The clauses that a turn itself says, where they need none of those before: 培训几次, 来了多少人次."""
    said = squeeze(query.scope.before).text
    own = [clause for clause in clauses if clause.said.strip("?") not in said and clause.measures]
    return own if said and own and not query.asked.operations else clauses


def _as_read(query: Query, known: Sequence[Measure]) -> Query:
    """The query as the rules read it; counts in words are asked for as numbers."""
    if not any(measure.table == PROSE for measure in known):
        return query
    need = replace(query.need, number=True)
    return _told_or_computed(replace(query, need=need, measures=tuple(known)))


def _whole(rest: str, before: str) -> Clause:
    """What a question names that names only one thing, else what it goes on about."""
    whole = max(read(rest), read(ARITHMETIC.sub("", rest) or rest), key=lambda clause: clause.lead)
    if _ANYBODY.match(rest) and len(whole.key) == 1 and whole.key[0][1] == "自然人":
        cell = Measure("requests", whole.key[0][0], ALL_APPLICANTS)
        return replace(whole, measures=tuple(cells_of(cell, rest)))
    if before and whole.measures and whole.measures[0].table == "review" and not COURTS.search(rest):
        inherited = _inherited(rest, before)
        return inherited if inherited.measures else whole
    return _inherited(rest, before) if whole.lead < SURE and before else whole


def _told_or_computed(query: Query) -> Query:
    """Counts that one report gives in words are told in its words; all else is computed with."""
    in_words = all(measure.table == PROSE for measure in query.measures)
    alone = len(query.scope.report_ids) == 1 and set(query.asked.operations) <= {Operation.SUM}
    one = len(query.measures) == 1 or not query.asked.operations
    if in_words and alone and one and not query.asked.claim:
        asked = replace(query.asked, operations=())
        return replace(query, topic=Topic.PROSE, asked=asked, measures=(), counts=query.measures)
    return replace(query, topic=Topic.FIGURE, counts=())


def _agree(clause: Clause, known: Sequence[Measure]) -> bool:
    """Whether the rules read the same row, and a column that the words name or none."""
    if not clause.measures:
        return True
    if len(known) != 1 or len(clause.measures) != 1:
        return len(known) == 1 and known[0].row == clause.measures[0].row
    rule, own = known[0], clause.measures[0]
    if rule.row.startswith(f"{own.row}/") and own.column in ("", ALL_APPLICANTS, rule.column):
        return True  # 先复议再诉讼 is no suit of any kind
    same = rule.row.removeprefix("行政") == own.row.removeprefix("行政")
    return same and (rule.column not in ("", ALL_APPLICANTS) or rule.column == own.column)


def _inherited(rest: str, before: str) -> Clause:
    """A few words read in the row of the question before: 维持的几件, 纠正的呢."""
    last = read(squeeze(before).text)
    nothing = Clause(rest, (), 0)
    if not last.measures or len(rest) > _SHORT:
        return nothing
    here = read(rest, last.measures[0].row)
    return here if here.measures and here.measures[0].column not in ("", ALL_APPLICANTS) else nothing


def _is_within(clause: Clause, known: Sequence[Measure]) -> bool:
    """Whether several rows that the rules read are one of the same table: 先复议再起诉 is one, not two."""
    rows = {m.row for m in known}
    return len(rows) > 1 and {m.table for m in known} == {"review"} == {m.table for m in clause.measures}


def _is_known(clause: Clause) -> bool:
    """Whether the rules read these words alike, so that nothing was assumed."""
    by_rule = [*find_measures(clause.said)] or find_counts(clause.said)
    return {m.row for m in clause.measures} <= {m.row for m in by_rule}


def _note(clause: Clause) -> str:
    return phrase("word_read", said=clause.said, word="、".join(m.label for m in clause.measures))
