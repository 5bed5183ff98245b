"""A second reading of a question, by what its words resemble, where the rules leave it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.breakdown import asks_kinds, rows_of_table
from assistant.claimed import with_what_is_claimed
from assistant.clauses import (
    ARITHMETIC,
    ASKS,
    BETWEEN_TWO,
    COURTS,
    SEVERAL,
    SURE,
    SURE_PART,
    Clause,
    adds,
    parts_of,
    read,
)
from assistant.confessed import confessed
from assistant.counts import PROSE, find_counts
from assistant.cues import asks_ever, asks_of_which, asks_unwritten, asks_whom
from assistant.entire import entire
from assistant.form_words import in_form_words, spaced
from assistant.frame import without_excepted
from assistant.kept import with_kept
from assistant.language import is_chinese
from assistant.learned import FIGURE, Guess, heard_words, operations, topics
from assistant.measures import Measure, cells_of, find_measures, rows_of
from assistant.operations import Asked, Operation, asked_for, find_operations
from assistant.particular import is_particular, particular
from assistant.per_event import per_event
from assistant.practices import of_practice
from assistant.query import Query, Topic
from assistant.shortcomings import counts_solved
from assistant.told import asks_who_did, of_the_thing, over_years, told_in_words, which_tell
from assistant.types import ScopeStatus
from assistant.understand import asks_how_many, asks_to_be_told, lists_cells, without_consumed
from assistant.unstated import of_a_part, of_its_unit, without_the_near
from assistant.who_applies import columns_of
from assistant.wholes import divided
from ingest.fold import squeeze
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT
from ingest.words import cut_words
from prompts import phrase

_SURE_TOPIC = 0.5
_SURE_ALONE = 0.6
_SURE_NEVER = 0.4
_SURE_NEVER_ALONE = 0.2
"""How much likelier what they never tell must be than all else: more so of an agency or after turns."""
_SHORT = 8
_ELSEWHERE = frozenset({"other", "opinion"})
"""What a turn may turn to; a request (我要的是金额) or a reason (为什么要收) goes on about the last."""
_SURE_OPERATION = 0.35
_SURE_OTHER = 0.7
_OPEN = frozenset({Topic.PROSE, Topic.FIGURE, Topic.CONTACT})
_TOPICS = {
    "check": Topic.CHECK,
    "problems": Topic.PROBLEMS,
    "improvements": Topic.IMPROVEMENTS,
    "table_state": Topic.TABLE_STATE,
    "catalogue": Topic.CATALOGUE,
}
_DECIDED = frozenset({Operation.COUNT, Operation.AVERAGE, Operation.RATE})
_NEVER = {
    "law": Topic.LAW,
    "opinion": Topic.OPINION,
    "personal": Topic.PERSONAL,
    "other": Topic.OTHER,
    "instruction": Topic.INSTRUCTION,
}
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_NUMBERS = "零一二三四五六七八九十"
_COUNTED_CELLS = re.compile(
    r"(?<!第)([两二三四五六七八九])(?:个(?:数[字据值]?|变量|指标|口径)|[格行栏列项样](?!目|政|本)|[这那]?[种类](?=[^,。]{0,12}(?:共|合计|总|加)))"
)
_DIVIDES = re.compile(r"(?:加(?![起总])|[+]).*(?:÷|除以)")
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
_EACH = re.compile("各[是有填占为]*(?:几|多少)")
_HEAD = re.compile(r"(?:[局市县区]长|主任|领导|负责人|一把手).{0,4}(?:谁|叫|姓|哪[位个]|名字)")
_ONESELF = re.compile(r"[我咱俺]|本人|自己")
_DEFINES = re.compile(
    r"(?:什么|啥)[是叫](?P<what>[^,?]{2,10})[?]?|(?P<name>[^,?]{2,10})(?:指的?)?是(?:个|一个)?(?:什么|啥)(?:意思|东西)?[呀啊]?[?]?"
)
_POINTS_BACK = re.compile(r"[这那它其该他]")


def by_meaning(query: Query) -> Query:
    """The query with what its words resemble, where that is sure; else as it is. O(length × labels)."""
    rest = spaced(without_excepted(in_form_words(squeeze(_GAP.sub("，", query.scope.rest)).text)))
    if query.topic in _NEVER.values() or not rest:
        return query
    if turned := _turned_to(query, rest) or of_practice(query):
        return turned
    if query.topic is Topic.CONTACT and query.scope.named and asks_whom(rest):
        return query
    if whole := entire(query, rest) or confessed(query, rest):
        return whole
    if cells := rows_of_table(rest):
        return replace(query, topic=Topic.FIGURE, measures=cells, counts=(), asked=Asked())
    if query.measures and len(query.scope.report_ids) > 1 and asks_unwritten(rest):
        return query
    if each := per_event(query):
        return each
    query = particular(of_a_part(with_kept(with_what_is_claimed(query))))
    if is_particular(query):
        return query
    if (told := which_tell(query)) and not _is_never_told(told, topics().against(rest, frozenset(_NEVER))):
        return told
    return over_years(of_the_thing(query, _likest(told_in_words(query), rest)))


def _likest(query: Query, rest: str) -> Query:
    """The query as its words are to be read: of what no report tells, of a sentence alone, or of cells."""
    never = topics().against(rest, frozenset(_NEVER))
    near = _near(query, rest, never)
    if never.label == "law" and query.topic is Topic.PROSE and _is_name_of_own(rest):
        return replace(query, strict=True)
    if _is_never_told(query, never) and not _is_its_own(query, rest, never, near) and is_chinese(rest):
        return replace(query, topic=_NEVER[never.label])
    if near is not query or not query.scope.report_ids or asks_to_be_told(query):
        return near
    if query.topic not in _OPEN or (query.need.reason and not (query.asked.numbers or query.asked.claim)):
        return query
    topic = topics().guess(rest)
    if query.topic is Topic.CONTACT:
        told = topic.label == "prose" and topic.lead >= _SURE_TOPIC
        return replace(query, topic=Topic.PROSE, contacts=()) if told else query
    sure_topic = SURE if query.scope.before else _SURE_TOPIC
    if topic.label in _TOPICS and topic.lead >= sure_topic and not _is_settled(query, topic.label):
        return replace(query, topic=_TOPICS[topic.label], measures=(), counts=())
    if topic.label != FIGURE and not (asks_how_many(query) or query.measures or _states(query.asked)):
        unclear = topic.lead < SURE and query.topic is Topic.PROSE and not query.asked.operations
        sure = read(rest).lead >= _SURE_ALONE or (SEVERAL.search(rest) and parts_of(rest, query.asked))
        return _with_cells(query, rest) if unclear and sure else query
    if query.topic is Topic.PROSE and topic.label != FIGURE and topic.lead >= _SURE_TOPIC:
        return query
    cells = _with_cells(_with_operation(query, rest), rest)
    return of_its_unit(query, _doubted(_narrowed(cells, rest), rest))


def _turned_to(query: Query, rest: str) -> Query | None:
    """What a turn asks that no report tells, where it seemed to go on about the last: 再帮我点份外卖."""
    own = without_consumed(query.question, query.scope)
    if not query.scope.before or own in rest or not is_chinese(own) or len(own) < _SHORT:
        return None
    never = topics().against(own, _ELSEWHERE)
    return replace(query, topic=_NEVER[never.label]) if never.lead >= _SURE_ALONE else None


def _near(query: Query, rest: str, never: Guess) -> Query:
    """The query with only a sentence to look for (它的GDP), where nothing that reports have is asked for."""
    if not query.scope.report_ids or (query.topic is Topic.PROSE and asks_who_did(query)):
        return query
    near = without_the_near(query, rest, ARITHMETIC.sub("", rest) or rest)
    other = never.label == "other" and _is_of_agency(query) and asks_how_many(query)
    if near is query and other and _is_never_told(query, never):
        return replace(query, counts=(), strict=True)
    return near


def _is_of_agency(query: Query) -> bool:
    """Whether words are looked for in the report of an agency that the question names."""
    return bool(query.scope.named and query.scope.report_ids and query.topic is Topic.PROSE)


def _is_its_own(query: Query, rest: str, never: Guess, near: Query) -> bool:
    """Whether a report may tell it of its agency: the rules it goes by, its head, a number of its place."""
    if near is not query and query.scope.named and never.label in ("law", "other"):
        return True
    personal = never.label == "personal" and query.counts and not _ONESELF.search(rest)
    return _is_of_agency(query) and bool(never.label == "law" or _HEAD.search(rest) or personal)


def _is_name_of_own(rest: str) -> bool:
    """Whether it is asked what something is that only a report can have called so: 惠企直通车是什么."""
    found = _DEFINES.fullmatch(rest)
    words = cut_words(found["what"] or found["name"]) if found else []
    return any(word not in heard_words() for word in words) and not find_measures(rest)


def tells(query: Query) -> bool:
    """Whether words resemble what reports tell or point back, though none of them stands in any."""
    rest = squeeze(query.scope.rest).text
    return bool(_POINTS_BACK.match(rest)) or topics().guess(rest).label in ("prose", *_TOPICS)


def _states(asked: Asked) -> bool:
    """Whether a question itself gives a number, which is to be held against that of the report."""
    return asked.claim is not None or asked.bounded


def _is_never_told(query: Query, never: Guess) -> bool:
    """Whether no report tells what is asked: law, advice, other matters, one's own, orders to the program.

    Of an agency, or after other questions, it has to be surer; and no number that a report may have, unless
    it is surer still.
    """
    if query.topic is Topic.CONTACT and len(query.own_words) <= _SHORT:  # 我要传真
        return False
    if query.measures and lists_cells(query.own_words):
        return False
    if query.topic not in _OPEN:
        return never.lead >= _SURE_ALONE
    if not (query.scope.named or query.scope.before):
        return never.lead >= _SURE_NEVER_ALONE
    asks = asks_how_many(query) or query.asked.operations or query.need.number
    asks = asks or asks_ever(squeeze(query.question).text)
    return never.lead >= (_SURE_ALONE if asks and (query.measures or query.counts) else _SURE_NEVER)


def _is_settled(query: Query, topic: str) -> bool:
    """Whether the rules read what stands against another topic: a ratio, or which agencies say so."""
    if topic == "check":
        several = len(query.measures) > 1 and _EACH.search(query.own_words)
        return bool(several or {Operation.SHARE, Operation.RATE} & set(query.asked.operations))
    if topic == "catalogue":
        return asks_of_which(squeeze(query.question).text)
    if topic == "problems" and counts_solved(squeeze(query.scope.rest).text):
        return True
    return query.scope.status is ScopeStatus.ALL and topic in ("problems", "improvements")


def _with_operation(query: Query, rest: str) -> Query:
    """The query with the operation that its words resemble, where the rules find none or are far from it."""
    asked = query.asked
    guess = operations().guess(rest)
    own = query.scope.before and find_operations(query.own_words).operations  # 一共几件 after 哪些超过30件
    if asked.operations and not own and guess.lead >= _SURE_OTHER and guess.label in _DECIDED:
        operation = Operation(guess.label)
        if operation in asked or Operation.RANK in asked:
            return query
        return replace(query, asked=asked_for(operation, rest, replace(asked, operations=())))
    if asked.operations or asked.claim:
        return query
    if len(asked.numbers) == 1 and not asked.bounded and (guess.label == "claim" or not ASKS.search(rest)):
        return replace(query, asked=replace(asked, claim=asked.numbers[0]))
    if "最" in rest:
        guess = operations().guess(rest, lambda label: label in (Operation.LARGEST, Operation.SMALLEST))
    elif guess.lead < _SURE_OPERATION:
        return query
    if guess.label not in set(Operation):
        return query
    return replace(query, asked=asked_for(Operation(guess.label), rest, asked))


def _with_cells(query: Query, rest: str) -> Query:
    """The query with the cells that its words resemble; of several parts each is read by itself."""
    if query.counts and _WHETHER.search(rest) and not (asks_how_many(query) or query.asked.claim):
        return query
    both = tuple(Measure("requests", row, ALL_APPLICANTS) for row in (CARRIED_IN, CARRIED_OUT))
    clauses = [Clause(rest, both, 1)] if _CARRIED.fullmatch(rest) else parts_of(rest, query.asked)
    known = query.measures or query.counts
    kinds = all(m.table != "proactive" and m.column not in ("", ALL_APPLICANTS) for m in known)
    if len(known) + kinds > len(clauses) > 0 and len({m.row for m in known}) == 1:
        return query
    if not clauses:
        whole = _whole(rest, query.scope.before if not known else "")
        joined = SEVERAL.search(rest) or BETWEEN_TWO & set(query.asked.operations)
        within = len(known) > 1 and _is_within(whole, known) and not joined
        unsure = whole.lead < (_SURE_ALONE if known and not within else SURE) or _agree(whole, known)
        if unsure or (len(known) > 1 and not within):
            ruled = tuple(find_measures(rest)) if query.asked.claim and not known else ()
            return _told_or_computed(replace(query, measures=ruled)) if ruled else _as_read(query, known)
        clauses = [whole]
    clauses = _own_alone(query, clauses)
    found = tuple({(m.table, m.row, m.column): m for c in clauses for m in c.measures}.values())
    if {(m.row, m.column) for m in found} <= {(m.row, m.column) for m in known}:
        return _as_read(query, known)
    notes = [_note(clause) for clause in clauses if not _is_known(clause)]
    scope = replace(query.scope, assumed=(*query.scope.assumed, *notes))
    need = replace(query.need, number=True)
    asked = query.asked
    if Operation.SUM in asked and len(clauses) > 1 and not adds(rest):
        asked = replace(asked, operations=tuple(o for o in asked.operations if o is not Operation.SUM))
    return _told_or_computed(replace(query, scope=scope, need=need, measures=found, asked=asked))


def _narrowed(query: Query, rest: str) -> Query:
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


def _doubted(query: Query, rest: str) -> Query:
    """The query, doubted where it counts the cells that it names (这三项) and other than so many were read.

    So is a quotient of a sum whose terms are not all read.
    """
    if len(quotient := divided(rest)) > 2:
        return replace(query, measures=quotient, asked=replace(query.asked, operations=(Operation.SHARE,)))
    cells = {(m.table, m.row, m.column) for m in query.measures}
    divides = Operation.SUM in query.asked and _DIVIDES.search(rest)
    if query.topic is not Topic.FIGURE or len(query.scope.report_ids) != 1 or not (cells or divides):
        return query
    counts = {_NUMBERS.index(found[1].replace("两", "二")) for found in _COUNTED_CELLS.finditer(rest)}
    rows = {n for m in query.measures for n in (len(rows_of(m.table, m.row)), len(columns_of(m.column)))}
    parts = {(m.row, m.column) for m in query.measures if m.start < rest.find("占")}  # 两项之和占总计
    few = counts and not counts & ({len(cells), len(parts)} | rows) and not asks_kinds(rest)
    return replace(query, doubted=True) if few or divides else query


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
