"""A question and the turns before it to one typed query: which reports, what is asked, in what form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.cells.conversion import unit_asked, unit_wanted
from assistant.cells.counts import DISCLOSED, as_compared, find_counts, names_staff, of_units
from assistant.cells.measures import Measure, applications, find_measures
from assistant.compose.contacts import contact_kinds
from assistant.plain.besides import without_besides
from assistant.plain.carried_over import carried_over
from assistant.plain.collection import without_collection
from assistant.plain.form_words import in_form_words
from assistant.plain.fragments import together
from assistant.plain.frame import GIVEN_UP, put_exactly, without_excepted, without_frame, without_lead_in
from assistant.plain.hearsay import outright
from assistant.plain.in_order import in_order
from assistant.plain.plainly import plainly, with_governments
from assistant.plain.short_years import years_spelled_out
from assistant.plain.who_asks import without_lead_ins
from assistant.scope.catalogue import Catalogue
from assistant.scope.resolve import resolve
from assistant.scope.years import year_words
from assistant.turns.ellipsis import item_asked
from assistant.turns.ranked import further
from assistant.turns.short import asks_cause, drops_matter, has_matter, without_taken_back
from assistant.types import Scope
from assistant.understanding.cues import asks_comparable, asks_unwritten
from assistant.understanding.limits import nothing
from assistant.understanding.operations import Asked, Operation, find_operations, gained
from assistant.understanding.proportion import confirms
from assistant.understanding.quantifiers import quantified
from assistant.understanding.query import Query, Topic
from assistant.understanding.refusals import refused_as
from assistant.understanding.topic import asks_for_figure, asks_why, lists_cells, need_of, topic_of
from ingest.fold import squeeze
from prompts import phrase

_ENDS = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.DIFFERENCE})
_WHY_NONE = re.compile(
    r"(?:为什么|为何|为啥|怎么|咋)[^,。]{0,4}(?:没有?|未|不曾)((?:收到?|接到?|发生|作出|做出?|开展|搞|办理?|进行|举办|开)?过?(?:任何)?)"
)
_TELLS = re.compile(
    r"说要|说过|提出要|检讨|说自己|自己说|表示|反映出|提[到及]|谈到|[写说讲]到|承认|毛病|问题|不足|短板|做法|举措|经验"
)
"""What is said is wanted, not how much."""
_COMPOSITION = re.compile(
    r"构成|组成|由哪|[哪几](?:些|几)?(?:部分|方面|大?类)|分(?:为|成)|各类|[一逐按]类[一逐]类|逐类|每一?类|分门别类|挨类|分类|按类别?|细分|拆[开分]|明细|按[^,。]{1,6}分(?!别)|都有哪些(?:内容|信息)"
)
_SEVERAL = re.compile(r"各.{2,24}各|[、,](?!$)|分别|和|以及")
_SHORT = 10
_FOREIGN = re.compile("[A-Za-z]{3}")
"""A word that no rule knows, which is no number of the turn before."""
_WRITTEN = re.compile(r"(?:的|那年|(?:工作)?(?:报告|年报)里?|(?:有没有|是否|是不是)[写说提讲]到?|,)+")
"""Where it may stand, which is no matter of its own."""
_ONLY_NUMBER = re.compile(
    r"(?:难道|真的|确实|没有|[只才就是有共仅超不过到足突破满达])*\d[\d.,]*(?:万|亿)?个?(?:人次|人|万?元|[件条次名项份篇期场位家])?"
    r"(?:以上|以下|左右)?(?:没有|[吗吧么对是不了])*[?]?"
)
"""A turn that says nothing but a number to be confirmed."""
_OF_ONESELF = re.compile(r"^(?:我|俺|本人)(?:是|在)?[^,。?]{1,12}的,(?:我|就?想[问知查]?)?")
"""Who asks, which is no matter of any report: 我在砚湖开小店的，想问处罚多少件."""
_UNIT_OF = {
    "次数": "次",
    "场次": "场",
    "场数": "场",
    "人次": "人次",
    "人数": "人",
    "篇数": "篇",
    "条数": "条",
}
_IN_ANOTHER_UNIT = re.compile(
    rf"(?:那么?|而|它)?(?:的)?({'|'.join(_UNIT_OF)})(?:是|有|又|总|共|呢|多少|几[次场人篇条])*[?]?"
)
"""次数呢 after 培训了多少人次: the same, counted otherwise."""
_IN_UNITS = re.compile(r"(?:多少|几)(?:人次|场次|个?人|[次场篇条件回])")
_FINDABLE = re.compile(
    r"(?:的)?(?:能不能|可不可以|能否|[能可还]以?)?(?:[查找看问]得到|[查找看问]到)(?:吗|么|不|没有?|呢)?[?]?$"
)
"""那2021年查得到吗 goes on about the matter before."""
_TAKEN_BACK = re.compile(r"不是[^,。]{1,12}[,。](?=(?:而|应该|我(?:问|说|要|指)的?)?是)")
_THAN = re.compile(r"([^,。?]+)比([^,。?]+)")
_LISTS = re.compile(r"各(?:是|有|家|单位|收|发|自)|列(?:一下|出|表)?|分别|[量数](?:$|[?？列])")


def understand(question: str, turns: Sequence[str], catalogue: Catalogue, today: date | None = None) -> Query:
    """Understand a question by rules that cover the form. O(length × rules).

    One that makes no sense as it stands is read once more with its mistyped words put right.
    """
    question, besides = without_besides(question, catalogue)
    whole = [together(with_governments(one), catalogue) for one in (question, *turns)]
    said = [without_lead_ins(one, catalogue) for one in whole]
    question, *turns = (in_order(plainly(years_spelled_out(one, catalogue))) for one in said)
    question = carried_over(question, any(year_words(squeeze(turn).text) for turn in turns))
    turns = [carried_over(turn) for turn in turns]
    question, into = unit_wanted(question)
    turns = [unit_wanted(turn)[0] for turn in turns]
    return replace(
        _mended(question, turns, catalogue, today), into=into or unit_asked(question), besides=besides
    )


def _mended(question: str, turns: Sequence[str], catalogue: Catalogue, today: date | None) -> Query:
    query = _understood(question, turns, catalogue, today)
    if _makes_sense(query):
        return query
    (text, read), *before = (catalogue.homophones.mended(said) for said in (question, *turns))
    read += tuple(pair for _, pairs in before for pair in pairs)
    if not read:
        return query
    mended = [said if pairs else turn for turn, (said, pairs) in zip(turns, before, strict=True)]
    again = _understood(
        text if text and text != squeeze(question).text else question, mended, catalogue, today
    )
    if not _is_better(again, query):
        return query
    notes = tuple(phrase("word_read", said=said, word=word) for said, word in read)
    return replace(again, scope=replace(again.scope, assumed=(*notes, *again.scope.assumed)))


def _makes_sense(query: Query) -> bool:
    scope = query.scope  # an agency of which only the year is wanting is named aright
    found = scope.status != "not_found" and not (
        scope.status == "clarify" and (not scope.named or len(scope.agencies) > 1)
    )
    told = {count.row for count in query.counts} - {DISCLOSED}  # 公从号发了多少条信息 is not all that was
    return found and (query.topic is not Topic.PROSE or bool(told))


def _is_better(again: Query, query: Query) -> bool:
    """Whether a second reading finds the reports, or the cells, that the first did not."""
    before, now = query.scope.status, again.scope.status
    if before != now:
        return before == "not_found" or now in ("resolved", "all")
    part = query.topic is Topic.PROSE and again.topic in (Topic.PROBLEMS, Topic.IMPROVEMENTS)
    return part or (bool(again.measures or again.counts) and not query.measures)


def _understood(question: str, turns: Sequence[str], catalogue: Catalogue, today: date | None) -> Query:
    question = outright(without_frame(question, alone=not turns))
    leaves = bool(turns) and drops_matter(question)
    question = without_taken_back(question) if turns else question
    scope = resolve(question, [without_lead_in(turn) for turn in turns], catalogue, today)
    if leaves and has_matter(own := without_consumed(question, scope)):
        scope = replace(scope, rest=own, before="")
    if GIVEN_UP.search(squeeze(question).text):
        scope = replace(scope, rest=GIVEN_UP.sub("", squeeze(scope.rest).text))
        question = GIVEN_UP.sub("", squeeze(question).text)
    scope = _of_matter(scope)
    whole = _in_full(question, scope)
    rest, scope = put_exactly(without_corrected(in_form_words(squeeze(scope.rest).text)), scope)
    rest, scope = _carried_on(rest, scope) if scope.before else (rest, scope)
    if (said := _OF_ONESELF.sub("", rest)) and said != rest and not scope.before:
        rest, scope = said, replace(scope, rest=said)
    if scope.before and _ONLY_NUMBER.fullmatch(rest):  # 才1个人吗 after 几个人: of that matter
        rest = f"{squeeze(scope.before).text},{rest}"
        scope = replace(scope, rest=f"{scope.before}，{scope.rest}")
    query = _of_turn(_of_rest(question, whole, rest, scope), rest)
    if query.asked.reversed and any(word not in whole for word in scope.consumed):  # 后者 is named by now
        query = replace(query, asked=replace(query.asked, reversed=False))
    query = _of_base(query, whole)
    if turns and (item := item_asked(whole)):
        return replace(query, item=item)
    told = len(_WRITTEN.sub("", rest))
    short = query.need.number and query.topic is Topic.PROSE and not query.counts and told <= _SHORT
    short = short and not _FOREIGN.search(rest)
    if scope.before and (short or not query.says_what):
        both = _together(question, whole, rest, scope)
        both = _in_words(both, query)
        says = both.measures or both.counts or (both.says_what and not (short and query.says_what))
        return both if says else query
    if scope.before and query.topic is Topic.PROSE and not query.counts and len(rest) <= _SHORT:
        earlier = find_counts(squeeze(scope.before).text)  # 开放日几场: 参加人数 is of another count there
        both = _together(question, whole, rest, scope)
        if {m.row for m in both.counts} - {m.row for m in earlier}:
            return both
    return query


def _of_matter(scope: Scope) -> Scope:
    """The scope with the rest less what it calls the collection, where all that is there is asked about."""
    return (
        replace(scope, rest=without_collection(squeeze(scope.rest).text)) if scope.status == "all" else scope
    )


def _in_words(both: Query, query: Query) -> Query:
    """A turn with its matter, told in words where it names none that is a number: 又多了哪些, 排第几."""
    told = query.asks_nothing and both.need.terms and not (both.measures or both.counts)
    return replace(both, asked=Asked()) if told else both


def _of_base(query: Query, whole: str) -> Query:
    """The query with its per cent of the other one, where 比 turns round the order of those named before."""
    clause = _THAN.search(whole)
    if query.asked.base is None or clause is None or len(query.scope.agencies) != 2:
        return query
    words = [word for word in query.scope.consumed if not word[:1].isdigit()]
    one, other = ([w for w in words if w in clause[n] and w not in clause[3 - n]] for n in (1, 2))
    if not one or not other or whole.index(one[-1]) < whole.index(other[-1]):
        return query
    return replace(query, asked=replace(query.asked, base=1 - query.asked.base))


def _in_full(question: str, scope: Scope) -> str:
    """The squeezed question; of 第二第三呢 the rank that it goes on with."""
    own = squeeze(question).text
    if scope.status != "all":
        return own
    return squeeze(scope.rest).text if further(scope.earlier, own) else without_collection(own)


def _together(question: str, whole: str, rest: str, scope: Scope) -> Query:
    """The query of a turn with the matter that it goes on about before it."""
    merged = f"{squeeze(scope.before).text},{rest}"
    query = _of_rest(question, whole, merged, replace(scope, rest=f"{scope.before}，{scope.rest}"))
    before = {m.row for m in find_counts(squeeze(scope.before).text)}
    plain = _IN_UNITS.sub("多少", squeeze(scope.before).text)  # 几场 is asked by the turn before
    new = tuple(m for m in find_counts(f"{plain},{rest}") if m.row not in before)
    new = of_units(new, need_of(rest).exact_units)
    if before and new and query.topic is Topic.PROSE and set(query.asked.operations) <= {Operation.SUM}:
        return replace(query, counts=new, asked=Asked())
    return _of_turn(query, merged)


def _of_turn(query: Query, rest: str) -> Query:
    """The query less the counts that only the turn before names: 来了多少人次 after 培训了几次."""
    before = squeeze(query.scope.before).text
    own = tuple(m for m in query.counts if m.start > len(before))
    if not before or not own or query.asked.operations or not rest.startswith(before):
        return query
    return replace(query, counts=own)


def _carried_on(rest: str, scope: Scope) -> tuple[str, Scope]:
    """A turn that only asks whether it can be found, or counts otherwise, as the matter before it."""
    before = squeeze(scope.before).text
    if unit := _IN_ANOTHER_UNIT.fullmatch(rest.removeprefix(f"{before},")):
        asked = _IN_UNITS.sub(f"多少{_UNIT_OF[unit[1]]}", before)
        return asked, replace(scope, rest=asked)
    if not _FINDABLE.fullmatch(rest):
        return rest, scope
    return squeeze(scope.before).text, replace(scope, rest=scope.before)


def of_words(query: Query, words: str) -> Query:
    """The query of some of a question's words alone, in the same reports."""
    return _of_rest(query.question, words, words, replace(query.scope, rest=words, before=""))


def without_consumed(question: str, scope: Scope) -> str:
    """The question's own words, squeezed, less the names and years that its scope was found by."""
    own = squeeze(question).text
    for word in scope.consumed:
        own = own.replace(word, "", 1)
    return without_collection(own) if scope.status == "all" else own


def without_corrected(squeezed: str) -> str:
    """The words of a question less what they except and what they take back."""
    return _TAKEN_BACK.sub("", without_excepted(squeezed))


def _of_rest(question: str, whole: str, rest: str, scope: Scope) -> Query:
    """The query of a question whose matter, without names and years, is ``rest``."""
    topic = refused_as(whole) or topic_of(rest, whole)
    contacts = tuple(contact_kinds(rest)) if topic is Topic.CONTACT else ()
    asked = find_operations(whole)
    own = asked.operations or asked.claim or asked.bounded
    own = own or asks_cause(whole)  # 587条: not to be held against the cause
    both = find_operations(rest)  # 比最少的多几条 after 哪年最多
    asked = _with_none_claimed(rest, asked if own and not _ENDS.issubset(both.operations) else both)
    over_time = len(scope.report_ids) > 1 or names_staff(rest)
    asked = gained(asked, rest) if over_time else asked
    asked = quantified(asked, rest) if len(scope.report_ids) > 1 else asked
    measures = as_compared(_measures(rest, scope, asked), rest) if topic is Topic.PROSE else ()
    topic = Topic.FIGURE if measures else topic
    need = need_of(rest)
    counts = of_units(find_counts(rest), need.exact_units) if topic is Topic.PROSE else ()
    composition = bool(_COMPOSITION.search(rest))
    query = Query(question, scope, topic, measures, contacts, need, asked, counts, composition)
    return _of_last_unit(query, rest) if set(asked.operations) == {Operation.SUM} else query


def _of_last_unit(query: Query, rest: str) -> Query:
    """The one count that 总共接待了几位市民 is of, where 几场 before it is of another."""
    units = need_of(rest.rpartition(",")[2]).exact_units
    last = of_units(query.measures, units) if units and rest.count(",") == 1 else ()
    if len(last) != 1 or len(query.measures) < 2 or len(find_counts(rest)) < len(query.measures):
        return query
    return replace(query, topic=Topic.PROSE, measures=(), counts=last, asked=Asked())


def _with_none_claimed(rest: str, asked: Asked) -> Asked:
    """What is asked, with the 0 that 为什么没有处罚 takes for granted of the cell or count it names."""
    none = _WHY_NONE.search(rest)
    if none is None or asked.claim or asked.operations:
        return asked
    named = [m.start for m in (*find_measures(rest), *find_counts(rest))]
    there = any(none.start(1) <= start <= none.end() for start in named) and len(rest) - none.end() <= _SHORT
    return replace(asked, claim=nothing()) if there else asked


def _measures(rest: str, scope: Scope, asked: Asked) -> tuple[Measure, ...]:
    """The cells, or the counts in words, that are asked for; none where words are wanted and not numbers."""
    computes = bool(asked.operations or asked.claim)
    several = len(scope.report_ids) > 1 or scope.status == "all"
    reason = asks_why(rest) and not asked.claim
    told = _TELLS.search(rest) and not asked.bounded
    if reason or (told and set(asked.operations) <= {Operation.COUNT} and scope.status == "all"):
        return ()
    wanted = (
        computes or asks_for_figure(rest) or (several and (asks_unwritten(rest) or asks_comparable(rest)))
    )
    wanted = wanted or bool(asked.numbers and confirms(rest))
    measures = tuple(find_measures(rest)) if wanted else ()
    if measures and lists_cells(rest):
        return tuple(sorted((*measures, *find_counts(rest)), key=lambda measure: measure.start))
    measures = measures or (tuple(applications(rest)) if wanted and (asked.operations or asked.claim) else ())
    if told or not (computes or (several and (wanted or _LISTS.search(rest)))):
        return measures
    if not measures:
        return tuple(find_counts(rest))
    return (*measures, *find_counts(rest)) if _SEVERAL.search(rest) and not computes else measures
