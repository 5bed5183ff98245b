"""What one sentence says in nearly all of the question's own words, whatever else they also resemble.

查出问题又怎么处理 resembles the problems that a report admits to, 填什么表 the form of its tables, and 几道关
a practice that reports tell in other words; where a sentence has what is asked about, it is that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.compose.prose import compose_prose, is_of_form
from assistant.draft import Draft
from assistant.lookup.evidence import Need, Scored, rank_sentences
from assistant.lookup.shelf import ReportView, is_heading
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term
from assistant.understanding.topic import need_of
from assistant.understanding.whether import is_everywhere, is_light
from ingest.sentences import Span
from ingest.types import Part
from ingest.words import cut_words

_SURE = 0.6
"""Share of the question's words that a sentence has itself, to go before another reading."""
_FOUND = 0.5
"""The same where no sentence tells of the practice that the question was taken for."""
_TELLING = 2
_ELSEWHERE = frozenset({Topic.CONTACT, Topic.FORM_USED, Topic.PROBLEMS})
_THE_PROBLEMS = re.compile(
    r"(?:什么|哪些?|啥|几[个条点]|主要|多少)[^,。?]{0,6}(?:问题|不足|短板|困难|毛病|缺点)|承认|检讨|反思|不够|短板|"
    r"(?:问题|不足|困难|毛病|缺点)[^,。?]{0,4}(?:什么|哪|啥|几|$|[?,])"
)
"""The problems themselves are asked for."""
_TO_BETTER = re.compile(
    "(?:怎么|如何|怎样|咋|打算|计划|准备)[^,。?]{0,6}(?:改(?!版|名)|治|整|解决)|(?:打算|准备|计划)[搞弄出用]|(?:怎么|如何|咋)办(?=$|[?,])|改[善进]"
)
"""What is to be done about it is asked for."""
_SO_MANY = re.compile("多少|(?<!哪)几")
_WHICH = re.compile("哪|什么|啥|怎么|如何|怎样|咋|谁")
NO_MATTER = frozenset(
    "问题 不足 短板 困难 毛病 改进 措施 整改 主要 存在 方式 办法 方面 内容 情况 处理 工作 具体 准备 打算 "
    "计划 今后 一步 下一步 要求 电话 地址 网址 网站 邮编 传真 联系 报告 年报 形式 做法".split()
)
"""What is said in asking for all manner of things, and tells no sentence from another."""
_SHORT = re.compile(
    "[\u4e00-\u9fff](?<![的了吗呢吧么是有在和与及对把被给让由从到向为以之其这那哪谁几多少都还也就才再又很太不没未要想能会可该得应着过上下里中"
    "前后时说写问做搞弄发个件条次名年月日人家什怎咋啥])"
)
"""填, 表: words of one character, of which one that stands in few sentences tells of them."""
_KIND_ASKED = re.compile(
    r"(?:什么|啥|哪些?|几|何)(?:样的?|[种类项个条张本份套家门处])?的?(?P<kind>[\u4e00-\u9fff]{2,4})"
)
"""用什么方式, 几本手册: what kind of thing the answer is, which a sentence that gives it need not say."""


def own_need(query: Query) -> Need:
    """What a sentence must have by the question's own words alone. O(length)."""
    return need_of_words(query.own_words)


def need_of_words(said: str) -> Need:
    """What a sentence must have by these words alone, those of one character among them. O(length)."""
    need = need_of(said)
    kinds = {word for match in _KIND_ASKED.finditer(said) for word in cut_words(match["kind"])[:1]}
    terms = [replace(term, guessed=True) if term.word in kinds else term for term in need.terms]
    known = "".join(term.word for term in terms)
    short = dict.fromkeys(w for w in cut_words(said) if _SHORT.fullmatch(w) and w not in known)
    terms += [Term(word, guessed=True) for word in short]
    return replace(need, terms=tuple(terms), number=False, parts=frozenset())


def compose_directly(draft: Draft, view: ReportView, query: Query, scores: Mapping[str, float]) -> bool:
    """Quote the sentence that has nearly all of the words of a question that was taken for something else;
    False where none has, or the reading is not in doubt. O(sentences × terms).
    """
    if not _is_in_doubt(query):
        return False
    need = own_need(query)
    return _has_most(view, need, query, _SURE) and compose_prose(draft, view, need, scores)


def compose_in_own_words(draft: Draft, view: ReportView, query: Query, scores: Mapping[str, float]) -> bool:
    """The same for a practice of which no sentence tells as reports commonly do."""
    need = own_need(query)
    return _has_most(view, need, query, _FOUND) and compose_prose(draft, view, need, scores)


def words_told(told: Draft, view: ReportView, query: Query) -> float:
    """The largest share of the question's own words that a sentence which is quoted has."""
    spans = [(citation.start, citation.end) for citation in told.citations]
    ranked = rank_sentences(view, own_need(query), {})
    quoted = (i.own for i in ranked for start, end in spans if _meet(i.sentence.span, start, end))
    return max(quoted, default=0.0)


def _meet(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _is_in_doubt(query: Query) -> bool:
    said = query.own_words
    if query.asked.operations or query.asked.claim or query.asked.bounded or _SO_MANY.search(said):
        return False
    if _TO_BETTER.search(said):
        return False
    if query.topic is Topic.PROBLEMS and _THE_PROBLEMS.search(said):
        return False
    named = query.topic is Topic.PROSE and query.counts and not query.composition and _WHICH.search(said)
    return query.topic in _ELSEWHERE or bool(query.practices or named)


def _has_most(view: ReportView, need: Need, query: Query, enough: float) -> bool:
    ranked = [item for item in rank_sentences(view, need, {}) if _may_tell(item, query)]
    best = max(ranked, key=lambda item: (item.own, item.coverage), default=None)
    return best is not None and best.own >= enough and len(_telling(best)) >= _TELLING


def _may_tell(item: Scored, query: Query) -> bool:
    """Whether a sentence is no heading, and is not told of by the reading itself."""
    part = item.sentence.section.part
    if is_heading(item.sentence) or is_of_form(item.sentence) or part is Part.PREAMBLE:
        return False
    return part is not Part.PROBLEMS or query.topic not in _ELSEWHERE


def _telling(item: Scored) -> list[Term]:
    words = [term for term in item.rare if term.word not in NO_MATTER]
    return [t for t in words if not (is_light(t.word) or is_everywhere(t.word))]
