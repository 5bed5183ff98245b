"""A second reading of a question, by what its words resemble, where the rules leave it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.counts import PROSE, find_counts, is_other
from assistant.learned import FIGURE, Guess, applicants, cell_of, cells, operations, topics
from assistant.measures import Measure, asks_kinds, cells_of, find_measures, is_document
from assistant.operations import Asked, Operation, asked_for
from assistant.types import ScopeStatus
from assistant.understand import Query, Topic, asks_how_many, without_excepted
from assistant.wholes import whole_of
from ingest.fold import squeeze
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL
from prompts import phrase

_SURE = 0.3
"""How much likelier a cell must be than the next. With the first 3,650 sayings, 472 of 485 questions that it
had not learned from were read right; of the 13 others 2 had a larger lead."""
_SURE_PART = 0.33
_SURE_TOPIC = 0.5
_SURE_ALONE = 0.6
_SHORT = 8
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
_BETWEEN_TWO = frozenset({Operation.SUM, Operation.DIFFERENCE, Operation.SHARE, Operation.RATE})
_CUT = re.compile(
    r"[,;、。?!:]|以及|还有(?!几|多少)|加上|加(?![起在总和到一]|强(?!制))|[+]|减去?|除以|连同|(?<!比)较(?!上|去|前)|[和与跟及占]|相当于|超过|(?<![同环占对])比(?![例重率])|[是为顶抵](?=.{2,14}倍)|"
    r"(?<=申请)[里当]?中(?!的)|(?<=复议|诉讼)[里中当]+"
)
_JOINS = frozenset("、和与及")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_SEVERAL = re.compile(
    r"分别|各(?:是|有|自|几|多少|占)|两样|两项|[这那]?[三四五六七八]类|[两三四五六七八]个数|挨个|逐[一个项]"
)
_ASKS = re.compile(r"几|多少|[数量](?:分别|各|是|有|$)|占比|比例|[金总]额(?:各|是|有|$)")
_ARITHMETIC = re.compile(
    r"(?:占|增[长加减]?|减少?|下?降|涨|跌|升|缩水|变[化动]|多|少|差|超出|高|低)*了?(?:百分之(?:多少|几)|百分[数比点]|(?:多少|几)个?百分点|几成|(?:几|多少)[倍番]|多少%)|"
    r"同比|环比|合计|总共|一共|共计|加起来|[加合放凑][在到]?一[起块]|相加|之和|等于|(?:大约|大概|约)?是?(?:多少|几)倍|比例|比重|占比|"
    r"(?:[多少差]了?)?多多少|相差|增幅|降幅|涨幅|平均|分别|各(?:是|占|有)|给个|说个|请问|麻烦|告诉我|谁|哪[家个年]|"
    r"[比较跟与和]?(?:上一?年|去年|前一年|本年)度?(?:同期)?的?$"
)
_BESIDE = frozenset({CARRIED_IN, CARRIED_OUT, TOTAL})
_BARE = re.compile(
    r"(?:行政)?(?:复议|诉讼|官司)(?:(?:几|多少)?[件起])?|"
    r"(?:规章|(?:行政)?规范性文件|红头文件|文件|[的把各有是共]|总?数量?|(?:几|多少)件?|件数)+"
)
"""A document of which is not said whether it was issued, abolished or is in force; a case without result."""
_RESULT_OF = re.compile(r"(?:结果)?(?:被)?(?:维持|纠正|撤销|胜诉|败诉|尚?未审结|没有?审[完结])[了过掉]?的")
_ANYBODY = re.compile(
    r"^(?!.*(?:名义|自己|身份|个人)).*(?:老百姓|群众|市民|大家|人们|有人|多少个?人|几个?人)"
)
"""Whoever applies, not only natural persons."""
_COUNTED = re.compile(r"(?:[多几]少?|[\d一二两三四五六七八九十百千])个?(?:[件条次项份宗起]|项目)")
_MONEY = re.compile(r"[元块钱花费]|金额")
_IN_ALL = re.compile(r"[一总拢统]共|合计|共(?=有?(?:几|多少))")
_WHETHER = re.compile(r"[吗没]|是否")
_POINTS_BACK = re.compile(r"[这那它其该他]")
_COURTS = re.compile(r"复议|诉讼|起诉|官司|法院|法庭|[原被]告|告")


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words that name one thing to be counted, with the cells they were read as."""

    said: str
    measures: tuple[Measure, ...]
    lead: float

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        return tuple((m.row, m.column) for m in self.measures)


def by_meaning(query: Query) -> Query:
    """The query with what its words resemble, where that is sure; else as it is. O(length × labels)."""
    rest = without_excepted(squeeze(_GAP.sub("，", query.scope.rest)).text)
    if query.topic not in _OPEN or not rest or (query.need.reason and not query.asked.numbers):
        return query
    topic = topics().guess(rest)
    if _is_never_told(query, topic):
        return replace(query, topic=_NEVER[topic.label])
    if not query.scope.report_ids:
        return query
    if query.topic is Topic.CONTACT:
        told = topic.label == "prose" and topic.lead >= _SURE_TOPIC
        return replace(query, topic=Topic.PROSE, contacts=()) if told else query
    sure_topic = _SURE if query.scope.before else _SURE_TOPIC
    if topic.label in _TOPICS and topic.lead >= sure_topic and not _is_settled(query, topic.label):
        return replace(query, topic=_TOPICS[topic.label], measures=(), counts=())
    if topic.label != FIGURE and not (asks_how_many(query) or query.measures or _states(query.asked)):
        unclear = topic.lead < _SURE and query.topic is Topic.PROSE and not query.asked.operations
        sure = _read(rest).lead >= _SURE_ALONE or (_SEVERAL.search(rest) and _operands(rest, query.asked))
        return _with_cells(query, rest) if unclear and sure else query
    if query.topic is Topic.PROSE and topic.label != FIGURE and topic.lead >= _SURE_TOPIC:
        return query
    return _with_cells(_with_operation(query, rest), rest)


def tells(query: Query) -> bool:
    """Whether words resemble what reports tell or point back, though none of them stands in any."""
    rest = squeeze(query.scope.rest).text
    return bool(_POINTS_BACK.match(rest)) or topics().guess(rest).label in ("prose", *_TOPICS)


def _states(asked: Asked) -> bool:
    """Whether a question itself gives a number, which is to be held against that of the report."""
    return asked.claim is not None or asked.bounded


def _is_never_told(query: Query, topic: Guess) -> bool:
    """Whether no report tells what is asked: law, advice, other matters; of an agency only other matters."""
    if topic.label not in _NEVER or query.scope.before:
        return False
    if query.scope.named:
        return (
            topic.label in ("other", "opinion")
            and topic.lead >= _SURE_ALONE
            and not (query.measures or query.counts)
        )
    asks = (query.measures or query.counts) and (asks_how_many(query) or query.asked.operations)
    return topic.lead >= _SURE and not asks


def _is_settled(query: Query, topic: str) -> bool:
    """Whether the rules read what stands against another topic: a ratio, or which agencies say so."""
    if topic == "check":
        return bool({Operation.SHARE, Operation.RATE} & set(query.asked.operations))
    return query.scope.status is ScopeStatus.ALL and topic in ("problems", "improvements")


def _with_operation(query: Query, rest: str) -> Query:
    """The query with the operation that its words resemble, where the rules find none or are far from it."""
    asked = query.asked
    guess = operations().guess(rest)
    if asked.operations and guess.lead >= _SURE_OTHER and guess.label in _DECIDED:
        operation = Operation(guess.label)
        if operation in asked or Operation.RANK in asked:
            return query
        return replace(query, asked=asked_for(operation, rest, replace(asked, operations=())))
    if asked.operations or asked.claim:
        return query
    if len(asked.numbers) == 1 and not asked.bounded and (guess.label == "claim" or not _ASKS.search(rest)):
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
    clauses = _operands(rest, query.asked)
    known = query.measures or query.counts
    kinds = all(m.table != "proactive" and m.column not in ("", ALL_APPLICANTS) for m in known)
    if len(known) + kinds > len(clauses) > 0 and len({m.row for m in known}) == 1:
        return query
    if not clauses:
        whole = _whole(rest, query.scope.before if not known else "")
        within = len(known) > 1 and _is_within(whole, known) and not _SEVERAL.search(rest)
        unsure = whole.lead < (_SURE_ALONE if known and not within else _SURE) or _agree(whole, known)
        if unsure or (len(known) > 1 and not within):
            return _as_read(query, known)
        clauses = [whole]
    found = tuple({(m.table, m.row, m.column): m for c in clauses for m in c.measures}.values())
    if {(m.row, m.column) for m in found} == {(m.row, m.column) for m in known}:
        return _as_read(query, known)
    notes = [_note(clause) for clause in clauses if not _is_known(clause)]
    scope = replace(query.scope, assumed=(*query.scope.assumed, *notes))
    need = replace(query.need, number=True)
    asked = query.asked
    if Operation.SUM in asked and len(clauses) > 1 and not _adds(rest):
        asked = replace(asked, operations=tuple(o for o in asked.operations if o is not Operation.SUM))
    return _told_or_computed(replace(query, scope=scope, need=need, measures=found, asked=asked))


def _adds(rest: str) -> bool:
    """Whether what several parts ask for is to be added up: not where 一共 is of one that names its own."""
    asking = [part for part in re.split(r"[,;、。?]", rest) if _ASKS.search(part)]
    summed = [part for part in asking if _IN_ALL.search(part)]
    return len(asking) < 2 or not summed or any(len(_ARITHMETIC.sub("", part)) < 3 for part in summed)


def _as_read(query: Query, known: Sequence[Measure]) -> Query:
    """The query as the rules read it; counts in words are asked for as numbers."""
    if not any(measure.table == PROSE for measure in known):
        return query
    need = replace(query.need, number=True)
    return _told_or_computed(replace(query, need=need, measures=tuple(known)))


def _whole(rest: str, before: str) -> _Clause:
    """What a question names that names only one thing, else what it goes on about."""
    whole = max(_read(rest), _read(_ARITHMETIC.sub("", rest) or rest), key=lambda clause: clause.lead)
    if _ANYBODY.match(rest) and whole.key == ((RECEIVED, "自然人"),):
        return replace(whole, measures=tuple(cells_of(Measure("requests", RECEIVED, ALL_APPLICANTS), rest)))
    if before and whole.measures and whole.measures[0].table == "review" and not _COURTS.search(rest):
        inherited = _inherited(rest, before)
        return inherited if inherited.measures else whole
    return _inherited(rest, before) if whole.lead < _SURE and before else whole


def _told_or_computed(query: Query) -> Query:
    """Counts that one report gives in words are told in its words; all else is computed with."""
    in_words = all(measure.table == PROSE for measure in query.measures)
    alone = len(query.scope.report_ids) == 1 and set(query.asked.operations) <= {Operation.SUM}
    if (
        in_words
        and alone
        and not query.asked.claim
        and (len(query.measures) == 1 or not query.asked.operations)
    ):
        asked = replace(query.asked, operations=())
        return replace(query, topic=Topic.PROSE, asked=asked, measures=(), counts=query.measures)
    return replace(query, topic=Topic.FIGURE, counts=())


def _operands(rest: str, asked: Asked) -> list[_Clause]:
    """The parts of a question that name a thing to be counted each; none where it names only one."""
    parts = [match for match in re.finditer(rf"(?:(?!{_CUT.pattern}).)+", rest)]
    asking = [bool(_ASKS.search(part[0])) for part in parts]
    for n in reversed(range(len(parts) - 1)):  # 处罚、许可各几件 asks for both
        asking[n] |= asking[n + 1] and rest[parts[n].end() : parts[n + 1].start()] in _JOINS
    listed = sum(bool(_ASKS.search(part[0])) for part in parts) > 1
    if not (listed or _SEVERAL.search(rest) or _BETWEEN_TWO & set(asked.operations)):
        return []
    lead = ""
    if listed and not asked.operations:
        lead = "".join(part[0] for part in parts[: asking.index(True)])
        parts = [part for part, asks in zip(parts, asking, strict=True) if asks]
    clauses: list[_Clause] = []
    for part in parts:
        words = _ARITHMETIC.sub("", _ARITHMETIC.sub("", part[0]))  # of 上一年的几倍 leave nothing
        clause = _in_context(words, lead, clauses, listed and not asked.operations)
        if clause:  # named twice, it is the second time that what is said of it stands beside it
            measures = tuple(replace(m, start=part.start()) for m in clause.measures)
            clauses = [other for other in clauses if other.key != clause.key]
            clauses.append(replace(clause, measures=measures))
    clauses = _with_shared_column(clauses)
    if Operation.SHARE not in asked and clauses and _is_whole(clauses[0], clauses):
        clauses = clauses[1:]
    if Operation.SUM in asked:  # a whole is never added to its parts
        clauses = [clause for clause in clauses if not _is_whole(clause, clauses)]
        rows = {m.row for clause in clauses for m in clause.measures}
        clauses = [c for c in clauses if not any(m.row.rpartition("/")[0] in rows for m in c.measures)]
    return clauses if sum(len(clause.measures) for clause in clauses) > 1 else []


def _with_shared_column(clauses: Sequence[_Clause]) -> list[_Clause]:
    """What is said once of documents or cases is said of all beside them: 现行有效的规章和规范性文件."""
    documents = [c for c in clauses if len(c.measures) == 1 and is_document(c.measures[0])]
    if not documents and clauses and _RESULT_OF.match(clauses[0].said):
        documents = [c for c in clauses if len(c.measures) == 1 and c.measures[0].table == "review"]
    said = [c for c in documents if not _BARE.fullmatch(c.said)]
    if not said or len(said) == len(documents):
        return list(clauses)
    shared = list(clauses)
    for clause in (c for c in documents if c not in said):
        before = [c for c in said if clauses.index(c) < clauses.index(clause)]
        column = (before or said[:1])[-1].measures[0].column
        measures = (replace(clause.measures[0], column=column),)
        shared[clauses.index(clause)] = replace(clause, measures=measures)
    return shared


def _is_whole(clause: _Clause, clauses: Sequence[_Clause]) -> bool:
    """Whether a clause only says what several others are kinds of: 收到的申请中, 个人是公司的几倍."""
    own = [(m.table, m.row, m.column) for m in clause.measures]
    others = [m for other in clauses if other is not clause for m in other.measures]
    if [cell[1:] for cell in own] == [(RECEIVED, ALL_APPLICANTS)] and len(others) > 1:
        requests = {m.table for m in others} == {"requests"} and not {m.row for m in others} & _BESIDE
        return requests
    parts = [m for m in others if (w := whole_of(m)) and (w.table, w.row, w.column) in own]
    grouped = [m for m in others if any(m.row.startswith(f"{row}/") for _, row, _ in own)]
    return len(parts) > 1 or len(grouped) > 1


def _in_context(part: str, lead: str, before: Sequence[_Clause], listed: bool) -> _Clause | None:
    """A part of a question read by itself, with the words before all parts, or in the row of the last one.

    In a list what names nothing by itself goes on about that row: 集采了多少项，拢共花了多少.
    """
    if len(part) < 2:
        return None
    readings = [_read(part)] + ([_read(lead + part)] if lead else [])
    best = max(readings, key=lambda clause: clause.lead)
    sure = best if best.lead >= _SURE_PART else None
    if not before or not (best.measures or listed):
        return sure
    last = before[-1].measures[-1]
    same_table = sure is not None and sure.measures[0].table == last.table == "review"
    if sure and not (same_table and not _COURTS.search(part)):
        return sure
    if sure is None and last.table == "requests":
        applicant = applicants().guess(part)
        if applicant.label != ALL_APPLICANTS and applicant.lead >= _SURE_PART:
            cell = Measure(last.table, last.row, applicant.label)
            return _Clause(part, tuple(cells_of(cell, part)), applicant.lead)
    if last.table != "requests" and (last.table != PROSE):
        inherited = _read(part, row=last.row)
        if inherited.lead >= _SURE and inherited.measures[0].column not in ("", ALL_APPLICANTS):
            return inherited
    return sure


def _read(words: str, row: str = "") -> _Clause:
    """The cells that words speak of by themselves; of one row where it is known."""
    counted = _COUNTED.search(words) and not _MONEY.search(words)
    guess = cells().guess(
        words, lambda label: (not row or f"|{row}|" in label) and not (counted and "金额" in label)
    )
    cell = cell_of(guess.label)
    if cell is None:
        return _Clause(words, (), 0)
    if cell.table == PROSE:
        return _Clause(words, (cell,), 0 if is_other(cell.row, words) else guess.lead)
    measures = cells_of(cell, words)
    plain = cell.table == "requests" and [m.column for m in measures] == [ALL_APPLICANTS]
    if plain and not asks_kinds(words):
        applicant = applicants().guess(words)
        if applicant.lead >= _SURE_PART:
            measures = cells_of(replace(cell, column=applicant.label), words)
    return _Clause(words, tuple(measures), guess.lead)


def _agree(clause: _Clause, known: Sequence[Measure]) -> bool:
    """Whether the rules read the same row, and a column that the words name or none."""
    if not clause.measures:
        return True
    if len(known) != 1 or len(clause.measures) != 1:
        return len(known) == 1 and known[0].row == clause.measures[0].row
    rule, own = known[0], clause.measures[0]
    same = rule.row.removeprefix("行政") == own.row.removeprefix("行政")
    return same and (rule.column not in ("", ALL_APPLICANTS) or rule.column == own.column)


def _inherited(rest: str, before: str) -> _Clause:
    """A few words read in the row of the question before: 维持的几件, 纠正的呢."""
    last = _read(squeeze(before).text)
    nothing = _Clause(rest, (), 0)
    if not last.measures or len(rest) > _SHORT:
        return nothing
    here = _read(rest, last.measures[0].row)
    return here if here.measures and here.measures[0].column not in ("", ALL_APPLICANTS) else nothing


def _is_within(clause: _Clause, known: Sequence[Measure]) -> bool:
    """Whether several rows that the rules read are one of the same table: 先复议再起诉 is one, not two."""
    return {m.table for m in known} == {"review"} == {m.table for m in clause.measures}


def _is_known(clause: _Clause) -> bool:
    """Whether the rules read these words alike, so that nothing was assumed."""
    by_rule = [*find_measures(clause.said)] or find_counts(clause.said)
    return {m.row for m in clause.measures} <= {m.row for m in by_rule}


def _note(clause: _Clause) -> str:
    return phrase("word_read", said=clause.said, word="、".join(m.label for m in clause.measures))
