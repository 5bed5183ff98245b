"""Questions by what rule figures were counted: 口径, and whether cases of another year are among them."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.understanding.operations import Asked
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term
from assistant.understanding.topic import asks_how_many

_BASIS = re.compile(
    r"(?<!汇总)(?<!合计)(?<!合并)(?<!加总)统?计?口径|统计(?:范围|方法|标准)|(?:数[字据]?|怎么|如何|咋)(?:是)?(?:怎么|如何|咋)?统计的"
)
_INCLUDED = re.compile(
    r"(?:算不算|算没算|计不计|计没计|含不含|包不包[括含]|包没包[括含]|(?:是否|是不是|有没有|会不会)(?:也|都|把)?(?:包[括含]|计入|计算|算|含))|"
    r"(?:算|计|包[括含]|统计|放)(?:在内|进[去来]|入)[^,。?]{0,3}(?:吗|么|没有?|不)"
)
_OF_OTHER_YEARS = re.compile(
    r"(?:[上前]一?|去|往|头一|历|跨|以前|以往)个?年|上年结转|结转|旧案|老案|(?:没|未|没有|尚未)(?:能)?(?:审|办)"
)
_CASES = frozenset({"复议", "诉讼", "行政复议", "行政诉讼"})
_RULE = Term("统计", ("口径", "计算", "计入", "范围"))
_YEAR_BEFORE = Term(
    "上一年度", ("上年度", "上一年", "跨年", "以前年度", "往年", "结转", "未办结", "未审结", "未结")
)


def asks_included(squeezed: str) -> bool:
    """Whether it is asked if what is left of another year is counted too: 上一年没审完的算不算在内."""
    return bool(_INCLUDED.search(squeezed) and _OF_OTHER_YEARS.search(squeezed))


def _is_counted(word: str) -> bool:
    """Whether a word names what figures are of: 复议, 申请."""
    return "结转" not in word and bool(word in _CASES or find_measures(word) or find_counts(word))


def of_basis(query: Query, rest: str) -> Query | None:
    """By what rule it was counted, and no number."""
    included = asks_included(rest)
    if not (included or _BASIS.search(rest)) or asks_how_many(query):
        return None
    counted = tuple(term for term in query.need.terms if _is_counted(term.word))
    terms = (*(counted or query.need.terms), _RULE, *((_YEAR_BEFORE,) if included else ()))
    need = replace(query.need, terms=terms, number=False, whether=False, must=(_RULE,))
    return replace(query, topic=Topic.PROSE, measures=(), counts=(), need=need, asked=Asked())
