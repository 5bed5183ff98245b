"""Whether a question asks what reports tell again and again, over years or over agencies."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.scope.catalogue import Catalogue
from assistant.types import Scope, ScopeStatus
from assistant.understanding.operations import Asked
from assistant.understanding.query import Query, Topic
from assistant.understanding.shortcomings import SHORTCOMING
from assistant.understanding.terms import question_terms
from assistant.understanding.understand import without_consumed
from ingest.fold import squeeze
from ingest.numerals import parse_number

_TELLS = r"(?:[提写说讲]|有|存在|出现|反映|承认|犯|用|搞)[到过了及着]{0,2}"
_YEARLY = r"(?<!\d)年年(?![报度末底初])"
_EACH = rf"(?:{_YEARLY}|每一?年|历年|[几两二三四]年|[两二三四五六七八]?[家份]|单位|部门|机关|大家)"
_ALL_OF = rf"{_EACH}(?:都|全)?{_TELLS}"
_MOST = (
    rf"{_TELLS}得?(?:次数)?最(?:多|频繁|普遍|集中)|最(?:多|经常)(?:的?(?:人|家|单位|报告))?{_TELLS}|"
    "最(?:常见|常[提写]|普遍|集中)"
)
_AGAIN = re.compile(
    rf"反复|重[复合]|{_YEARLY}|一再|屡[次屡]|经常|常常|老(?:是|问题|毛病|[提写说])|总是?{_TELLS}|不止一[年次家]|连[续着]|一直|多次|"
    rf"同一?[个类种条样]|共同|共性|共有(?![哪几多])|通病|相[同似]|类似|(?<!不)一样(?!少)|{_MOST}|{_ALL_OF}(?:的|[吗么]|[?]?$)"
)
_ALIKE = re.compile("共同|共性|共有(?![哪几多])|通病|相[同似]|类似|重[复合]|一样")
_OVER_YEARS = re.compile(
    rf"连[续着]|{_YEARLY}|每一?年|历年|老(?:是|问题|毛病|[提写说])|一直|不止一年|[几两二三四]年(?:都|全)?{_TELLS}"
)
_UNLIKE = re.compile("不(?:一样|相?同)|区别|差别|差异")
_EVERY_YEAR = re.compile(rf"{_YEARLY}|每一?年|历年|一直")
_STREAK = re.compile(r"连[续着](?P<n>[两二三四五])?")
_MATTERS = re.compile(
    rf"(?P<measure>(?:整改|改进)(?:的?措施)?|措施|对策)|(?P<problem>{SHORTCOMING})|(?P<novel>(?:创新|特色)的?(?:工作)?(?:做法|举措|活动|模式|品牌)?|做法|亮点|新招)"
)
_WHO = re.compile(r"(?:各|每个?|哪[些几]?个?|全部|所有|多少|几)?(?:家|单位|部门|机关|局|份|报告|年报|人)+")
_ASIDE = re.compile(
    rf"{_TELLS}|[这那]?(?:几|些|个|类|种|条|次|里|中)|连[续着](?:[几两二三四五]个?年)?|(?:几|两|二|三|四|五)年|"
    r"共同点|最[多常高]|频率|次数|一条|同一?|不止|一次|一年|[自互]己|之间|主要|突出|老是|一直|解决|没(?:有)?|仍|普遍|存在|集中"
)
_SAME_QUESTION = re.compile(
    r"^[,那就]*(?:同样|同一个|一样|相同)的?(?:个)?问题(?![^,。]{0,8}(?:[吗哪写提有]|什么))"
)
"""The question before is asked again: 同样的问题，云岭卫健局."""
_NAMED_YEAR = re.compile(r"\d年|去年|前年|今年")
_FEWEST = 2
_MAY_RECUR = frozenset(Topic) - {Topic.INSTRUCTION, Topic.LAW, Topic.PERSONAL, Topic.OTHER, Topic.CONTACT}


def recurring(query: Query, catalogue: Catalogue) -> Query:
    """The query for what its reports tell again and again, over all their years where it names none.

    As it is where a problem is named, or nothing is to be held together. O(length + reports).
    """
    own = without_consumed(query.question, query.scope)
    whole = squeeze(query.question).text
    if not _MATTERS.search(own) or query.topic not in _MAY_RECUR or not _AGAIN.search(whole):
        return query
    if _is_of_one_matter(own) or _UNLIKE.search(whole) or _SAME_QUESTION.match(own):
        return query
    scope = _widened(query, whole, catalogue)
    if len(scope.report_ids) < _FEWEST:
        return query
    named = {str(found.lastgroup) for found in _MATTERS.finditer(own)}
    recurs = "measures" if "measure" in named else "novel" if "novel" in named else "problems"
    plain = replace(query, told=False, measures=(), counts=(), asked=Asked())
    return replace(plain, scope=scope, topic=Topic.PROBLEMS, recurs=recurs)


def _widened(query: Query, whole: str, catalogue: Catalogue) -> Scope:
    """The scope over all years of its agencies, unless it names several, or what agencies share is asked."""
    scope = query.scope
    agencies = [a for a in catalogue.agencies if scope.open or a.name in scope.agencies]
    if scope.status == "not_found" or (scope.status == "clarify" and len(agencies) > 1 and not scope.open):
        return scope
    of_year = scope.newest and _ALIKE.search(whole) and not _OVER_YEARS.search(whole)
    named = bool(_NAMED_YEAR.search(whole)) or bool(query.scope.before)
    if (named and scope.years and len(agencies) > 1) or (named and len(scope.years) > 1) or of_year:
        return scope
    years = {*scope.years, *scope.compared_years} if scope.compared_years else None
    pairs = [(a, y) for a in agencies for y in sorted(a.reports) if years is None or y in years]
    notes = tuple(note for note in scope.assumed if note != f"{scope.newest}。")
    return replace(
        scope,
        status=ScopeStatus.RESOLVED if len(agencies) == 1 else ScopeStatus.ALL,
        agencies=tuple(a.name for a in agencies),
        report_ids=tuple(a.reports[y] for a, y in pairs),
        years=tuple(sorted({y for _, y in pairs})),
        compared_years=(),
        options=(),
        assumed=notes,
        newest="",
    )


def _is_of_one_matter(own: str) -> bool:
    """Whether words are left that name which problem is meant: 更新不及时的问题哪几家都写了."""
    left = _ASIDE.sub("，", _AGAIN.sub("，", _WHO.sub("，", _MATTERS.sub("，", own))))
    return bool(question_terms(left))


def is_over_years(query: Query) -> bool:
    """Whether each agency's own years are to be held together: 连续两年都写同一个问题的单位."""
    return len(query.scope.agencies) == 1 or bool(_OVER_YEARS.search(squeeze(query.question).text))


def wants_alike(query: Query) -> bool:
    """Whether what the agencies have in common is asked for, and not what is told most often."""
    return bool(_ALIKE.search(squeeze(query.question).text))


def every_year(query: Query) -> bool:
    """Whether what is told every single year is asked for: 年年都写."""
    return bool(_EVERY_YEAR.search(squeeze(query.question).text))


def streak_of(query: Query) -> int:
    """How many years one after the other are asked for: 2 of 连续两年 and of 连续几年, 0 where none are."""
    found = _STREAK.search(squeeze(query.question).text)
    if found is None:
        return 0
    return int(parse_number(found["n"].replace("两", "二")) or _FEWEST) if found["n"] else _FEWEST
