"""A second reading of a question, by what its words resemble, where the rules leave it open."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.breakdown import rows_of_table
from assistant.cells.clauses import (
    ARITHMETIC,
    ASKS,
    SEVERAL,
    SURE,
    SURE_ALONE,
    parts_of,
    read,
)
from assistant.cells.counts import PROSE
from assistant.cells.measures import find_measures
from assistant.compose.contacts import contact_kinds
from assistant.plain.form_words import in_form_words, spaced
from assistant.plain.frame import without_excepted
from assistant.plain.language import is_chinese
from assistant.turns.kept import with_kept
from assistant.types import ScopeStatus
from assistant.understanding.claimed import with_what_is_claimed
from assistant.understanding.confessed import confessed
from assistant.understanding.cues import asks_ever, asks_of_which, asks_unwritten, asks_whom
from assistant.understanding.entire import entire
from assistant.understanding.instances import of_instances
from assistant.understanding.learned import FIGURE, Guess, heard_words, operations, topics
from assistant.understanding.operations import Asked, Operation, asked_for, find_operations
from assistant.understanding.particular import is_particular, particular
from assistant.understanding.per_event import per_event
from assistant.understanding.practices import of_practice
from assistant.understanding.query import Query, Topic
from assistant.understanding.resembling import doubted, narrowed, with_cells
from assistant.understanding.shortcomings import counts_solved
from assistant.understanding.terms import names_quoted
from assistant.understanding.told import asks_who_did, of_the_thing, over_years, told_in_words, which_tell
from assistant.understanding.topic import asks_how_many, asks_to_be_told, lists_cells
from assistant.understanding.understand import without_consumed
from assistant.understanding.unstated import of_a_part, of_its_unit, without_the_near
from assistant.understanding.whether import asks_whether, names_only
from ingest.fold import squeeze
from ingest.tables.requests import RECEIVED
from ingest.words import cut_words

_SURE_TOPIC = 0.5
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
_EACH = re.compile("各[是有填占为]*(?:几|多少)")
_AGREE = re.compile("[吗么?=]|是不是|是否|一样|[对相平]|等于|合")
_HEAD = re.compile(r"(?:[局市县区]长|主任|领导|负责人|一把手).{0,4}(?:谁|叫|姓|哪[位个]|名字)")
_ONESELF = re.compile(r"[我咱俺]|本人|自己")
_DEFINES = re.compile(
    r"(?:什么|啥)[是叫](?P<what>[^,?]{2,10})[?]?|(?P<name>[^,?]{2,10})(?:指的?)?是(?:个|一个)?(?:什么|啥)(?:意思|东西)?[呀啊]?[?]?"
)
_IN_WORDS = re.compile(
    "哪(?:些|几?[本种类项样部])|怎么|如何|怎样|咋|谁|(?:什么|啥)(?=内容|东西|信息)|叫(?:什么|啥)"
)
_WHICH_OFFICE = re.compile("哪(?:一?个|些)?(?:科室?|部门|处室?|股室?|办公室|窗口|机构)")
_AMONG_RECEIVED = re.compile(r"(?:新?收到?|接到|受理)的?[^,。?多少几]{0,6}申请[之当其]?[里中]")
_NUMBER = re.compile("多少|(?<!哪)几|[数量额率]|合计|总|占|比|[多少][吗么没]")
"""编了哪几本手册 asks for no number, though much of it is said of what is counted (培训)."""
_NOT_HOW_MANY = re.compile("啥|什么(?!时候)|谁|哪些|怎么|如何|怎样|咋|为何")
_POINTS_BACK = re.compile(r"[这那它其该他]")


def by_meaning(query: Query) -> Query:
    """The query with what its words resemble, where that is sure; else as it is. O(length × labels)."""
    rest = spaced(without_excepted(in_form_words(squeeze(_GAP.sub("，", query.scope.rest)).text)))
    if query.topic in _NEVER.values() or not rest:
        return (query.topic is Topic.PROSE and not rest and entire(query, rest)) or query
    named = which_tell(query) if names_quoted(rest) else None
    cases = of_instances(query, rest) if query.scope.earlier else None  # 名单给我一份 after how many
    if turned := named or cases or _turned_to(query, rest) or of_practice(query):
        return turned
    if query.topic is Topic.CONTACT and query.scope.named and asks_whom(rest):
        return query
    if whole := entire(query, rest) or confessed(query, rest):
        return whole
    if cells := rows_of_table(rest):
        return replace(query, topic=Topic.FIGURE, measures=cells, counts=(), asked=Asked())
    if query.measures and len(query.scope.report_ids) > 1 and asks_unwritten(rest):
        return query
    return per_event(query) or _of_words(query, rest)


def _of_words(query: Query, rest: str) -> Query:
    """The query for the sentence, cells or reports that its words, which are no whole, are of."""
    query = particular(of_a_part(with_kept(with_what_is_claimed(query))))
    if is_particular(query):
        return query
    if _asks_no_number(query, rest):
        need = replace(query.need, number=False, units=frozenset(), exact_units=frozenset())
        return replace(query, topic=Topic.PROSE, measures=(), counts=(), asked=Asked(), need=need)
    if (told := which_tell(query)) and not _is_never_told(told, topics().against(rest, frozenset(_NEVER))):
        return told
    return over_years(of_the_thing(query, _without_the_whole(_likest(told_in_words(query), rest), rest)))


def _without_the_whole(query: Query, rest: str) -> Query:
    """The query without the requests received, of which the question only says that parts are asked for."""
    parts = tuple(m for m in query.measures if m.row != RECEIVED)
    if not parts or query.asked.operations or not _AMONG_RECEIVED.search(rest):
        return query
    return replace(query, measures=parts)


def _likest(query: Query, rest: str) -> Query:
    """The query as its words are to be read: of what no report tells, of a sentence alone, or of cells."""
    never = topics().against(_of_contact(query, rest), frozenset(_NEVER))
    near = _near(query, rest, never)
    if never.label == "law" and query.topic is Topic.PROSE and _is_name_of_own(rest):
        return replace(query, strict=True)
    own = _is_its_own(query, rest, never, near) or bool(query.scope.named and names_quoted(rest))
    if _is_never_told(query, never) and not own and is_chinese(rest):
        return replace(query, topic=_NEVER[never.label])
    if near is not query or not query.scope.report_ids or asks_to_be_told(query) or _asks_office(query, rest):
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
        sure = read(rest).lead >= SURE_ALONE or (SEVERAL.search(rest) and parts_of(rest, query.asked))
        return with_cells(query, rest) if unclear and sure else query
    if query.topic is Topic.PROSE and topic.label != FIGURE and topic.lead >= _SURE_TOPIC:
        return query
    cells = with_cells(_with_operation(query, rest), rest)
    second = of_its_unit(query, doubted(narrowed(cells, rest), rest))
    in_words = _IN_WORDS.search(rest) and not _NUMBER.search(rest)
    return query if in_words and _counts_only(second) and not query.measures else second


def _asks_office(query: Query, rest: str) -> bool:
    """Whether words ask which office it is, and no number: 该找哪个科室递申请."""
    return bool(_WHICH_OFFICE.search(rest)) and not (_NUMBER.search(rest) or query.measures)


def _counts_only(query: Query) -> bool:
    """Whether nothing but counts in words is read, and nothing computed: 组长分别是谁 asks for none."""
    named = (*query.measures, *query.counts)
    return bool(named) and all(m.table == PROSE for m in named) and not _computes(query.asked)


def _asks_no_number(query: Query, rest: str) -> bool:
    """Whether words name a count and its number, and ask something else of it: 两次培训分别讲的啥."""
    asked = query.asked
    told = _counts_only(query) or (_states(asked) and all(m.table == PROSE for m in query.measures))
    told = told and bool(query.measures or query.counts) and not asked.operations and not asked.bounded
    in_one = query.scope.status is ScopeStatus.RESOLVED and len(query.scope.report_ids) == 1
    in_words = _NOT_HOW_MANY.search(rest) and not _NUMBER.search(rest)
    return bool(told and in_one and in_words) and not query.composition


def _computes(asked: Asked) -> bool:
    return bool(asked.operations) or _states(asked)


def _of_contact(query: Query, rest: str) -> str:
    """The clauses that ask for a detail of the office: 在哪条街，我想跑一趟 has what it is for."""
    if query.topic is not Topic.CONTACT or not query.scope.named:
        return rest
    asking = [clause for clause in re.split("[,;。?!]", rest) if contact_kinds(clause)]
    return ",".join(asking) or rest


def _turned_to(query: Query, rest: str) -> Query | None:
    """What a turn asks that no report tells, where it seemed to go on about the last: 再帮我点份外卖."""
    own = without_consumed(query.question, query.scope)
    if not query.scope.before or own in rest or not is_chinese(own) or len(own) < _SHORT:
        return None
    never = topics().against(own, _ELSEWHERE)
    return replace(query, topic=_NEVER[never.label]) if never.lead >= SURE_ALONE else None


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
    if query.topic is Topic.CHECK and query.scope.named and query.scope.report_ids:  # 能不能轧平
        return False
    if query.topic not in _OPEN:
        return never.lead >= SURE_ALONE
    if not (query.scope.named or query.scope.before):
        return never.lead >= _SURE_NEVER_ALONE
    asks = asks_how_many(query) or query.asked.operations or query.need.number
    asks = asks or (never.label == "law" and names_only(query.own_words))
    asks = asks or asks_ever(squeeze(query.question).text) or bool(query.scope.before and query.need.whether)
    return never.lead >= (SURE_ALONE if asks and (query.measures or query.counts) else _SURE_NEVER)


def _is_settled(query: Query, topic: str) -> bool:
    """Whether the rules read what stands against another topic: a ratio, or which agencies say so."""
    if topic == "check":
        own = query.own_words
        several = len(query.measures) > 1 and (_EACH.search(own) or _only_lists(query))
        return bool(several or {Operation.SHARE, Operation.RATE} & set(query.asked.operations))
    if topic == "catalogue":
        return asks_of_which(squeeze(query.question).text)
    if topic == "problems" and counts_solved(squeeze(query.scope.rest).text):
        return True
    if topic in ("problems", "improvements") and asks_whether(squeeze(query.scope.rest).text):
        return True  # 开展过自查清理没有 asks for one thing that was done
    return query.scope.status is ScopeStatus.ALL and topic in ("problems", "improvements")


def _only_lists(query: Query) -> bool:
    """Whether a question names several cells and does not ask whether they agree."""
    return lists_cells(query.own_words) and not _AGREE.search(squeeze(query.question).text)


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
