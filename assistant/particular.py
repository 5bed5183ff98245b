"""Questions that only a sentence of one kind answers: grades of proposals, parts, names, one of many."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.clauses import SURE, read
from assistant.counts import PROSE, find_counts
from assistant.cues import asks_within
from assistant.operations import Asked
from assistant.terms import Term, alternatives, question_phrases, question_terms
from assistant.types import ScopeStatus
from assistant.understand import Query, Topic, asks_how_many
from ingest.fold import squeeze
from ingest.words import cut_words, is_noun

_PROPOSALS = frozenset({"人大代表建议", "政协提案"})
_GRADED = re.compile(
    r"[A-Da-d]类.*[A-Da-d]类|[A-D]、?[A-D]、?[A-D]?|结果.{0,6}(?:[各分]|几(?![月日号点])|哪(?=[些几种类]|个?[等档])|多少)|"
    r"(?:[各每几]|哪几)一?个?(?:类|等次|档次?|等级)"
)
"""Proposals are settled as A, B, C or D."""
_GRADE = Term("A类", ("B类", "C类", "D类"))
_SINGLE = re.compile(r"哪一?[场次期篇条批][^,。]{0,12}最")
"""One of many is asked for, where a total says nothing of any."""
_SUPERLATIVE = Term("最", ("单场", "单次", "单篇", "单期", "单条", "居首"))
_NAME_OF = re.compile(r"叫(?:做|作)?(?:什么|啥)|(?:什么|啥)名[字称]|名[字称](?:是|叫)?(?:什么|啥)")
_QUOTED = Term("“", ('"', "「", "《"))
"""A name stands in quotation marks."""
_CASES_OF = re.compile(r"(?:多少|几)[件起宗](?P<noun>[\u4e00-\u9fff]{2,4})[?？]?$")
"""受理了多少件信访: cases of a kind that no count has."""
_MONTH = re.compile(r"几月|哪一?个?月")
_WHEN = re.compile(r"什么时候|何时|哪一?[天日]|几号|什么日期")
_HOW_MANY = re.compile(r"多少|几[件条次场期篇项人名位个]")
_DATE = Term("月", ("季度", "上半年", "下半年", "年底", "年初", "年末"))
"""When a thing was done, which no count tells."""
_CONTENTS = (
    (
        re.compile(
            r"申请(?:公开)?(?:人|的|都|主要|一般|最[多爱]|大家|他们)*(?:想|要|问|打听|了解|知道|涉及|关注|关心)+的?(?:都|些|是)*(?:什么|啥|哪)|"
            r"申请.{0,4}的?内容(?!不|仍|还)|申请.{0,6}(?:集中|涉及).{0,4}(?:什么|啥|哪)|申请公开.{0,6}(?:什么|哪[类些]).{0,2}(?:信息|内容)"
        ),
        Term(
            "申请内容",
            ("集中在", "主要涉及", "内容涉及", "内容主要", "申请事项", "申请公开的内容", "内容多为"),
        ),
    ),
    (
        re.compile(r"(?:采|购|买)(?:买|购)?了?(?:一?些|点)?(?:什么|啥|哪些)(?!时候|方式)"),
        Term("购买", ("采购了", "采购内容")),
    ),
)
"""What requests ask for and what money was spent on, which no cell tells."""
_KINDS = ("件", "案件", "诉求", "问题", "总量", "量")


def particular(query: Query) -> Query:
    """The query for the sentence that alone can answer it, or as it is. O(length)."""
    rest = squeeze(query.scope.rest).text
    if query.topic not in (Topic.PROSE, Topic.FIGURE) or query.need.beside:
        return query
    if (contents := _contents(rest)) and not (asks_how_many(query) or query.asked.claim):
        need = replace(query.need, must=(contents,), number=False)
        return replace(query, topic=Topic.PROSE, measures=(), counts=(), asked=Asked(), need=need)
    if (graded := _of_grades(query, rest)) or (parts := _of_parts(query, rest)):
        return graded or parts or query
    dated = _MONTH.search(rest) or (query.counts and _WHEN.search(rest))
    if query.topic is Topic.PROSE and dated and not _HOW_MANY.search(rest):
        return replace(query, need=replace(query.need, number=False, must=(_DATE,)), counts=())
    must = _must(query, rest)
    return replace(query, need=replace(query.need, must=must), counts=()) if must else query


def _contents(rest: str) -> Term | None:
    return next((term for asked, term in _CONTENTS if asked.search(rest)), None)


def is_particular(query: Query) -> bool:
    """Whether a query is for such a sentence, so that no likeness to another is to be looked for."""
    return bool(query.need.must) or (query.composition and asks_within(squeeze(query.scope.rest).text))


def _of_grades(query: Query, rest: str) -> Query | None:
    """For how the proposals were settled that the question, or the one before, is about."""
    words = rest if _names_proposals(rest) or "申请" in rest else f"{squeeze(query.scope.before).text},{rest}"
    if query.asked.operations or not (_GRADED.search(rest) and _names_proposals(words)):
        return None
    terms, phrases = question_terms(words), question_phrases(words)
    need = replace(query.need, terms=terms, phrases=phrases, must=(_GRADE,), number=True)
    return replace(query, topic=Topic.PROSE, measures=(), counts=(), need=need)


def _names_proposals(words: str) -> bool:
    return any(measure.row in _PROPOSALS for measure in find_counts(words))


def _of_parts(query: Query, rest: str) -> Query | None:
    """For the parts of a count, of which the most or least is asked for: 哪个渠道最少."""
    counts = tuple(m for m in (*query.measures, *query.counts) if m.table == PROSE)
    if not asks_within(rest) or not counts or query.scope.status is not ScopeStatus.RESOLVED:
        return None
    asked = replace(query.asked, operations=())
    return replace(query, topic=Topic.PROSE, measures=(), counts=counts, composition=True, asked=asked)


def _must(query: Query, rest: str) -> tuple[Term, ...]:
    """What a sentence has to have that tells of one of many, of a name, or of cases of a kind.

    A word of the agency's own name (信访) stands everywhere in its report, but not with what is counted.
    """
    if query.topic is not Topic.PROSE:
        return ()
    if query.counts:
        return (_QUOTED,) if _NAME_OF.search(rest) else ()
    if _SINGLE.search(rest):
        return (_SUPERLATIVE,)
    found = None if read(rest).lead >= SURE else _CASES_OF.search(rest)  # 多少件行政官司 is a cell
    word = cut_words(found["noun"])[0] if found else ""
    if len(word) > 1 and any(word in agency for agency in query.scope.agencies):
        return (Term(f"{word}事项", tuple(word + kind for kind in _KINDS)),)
    return (Term(word, alternatives(word)),) if len(word) > 1 and is_noun(word) else ()
