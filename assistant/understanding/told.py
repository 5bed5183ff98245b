"""Which agencies, or in which years, did what only sentences tell, though a word of it is that of a cell.

引入第三方评估 is not the row 第三方, 人员更换频繁 is not the number of staff.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cells.counts import PROSE, find_counts
from assistant.cells.measures import Measure, names_column, row_label, rows_of
from assistant.cells.wholes import whole_of
from assistant.scope.catalogue import Catalogue
from assistant.types import ScopeStatus
from assistant.understanding.cues import asks_alike, asks_comparable, asks_which_year
from assistant.understanding.learned import rows_said_of, told_words
from assistant.understanding.operations import Asked, Operation, asked_for
from assistant.understanding.proportion import confirms
from assistant.understanding.query import Query, Topic
from assistant.understanding.telling import asks_which_tell, telling_of
from assistant.understanding.terms import names_quoted
from assistant.understanding.topic import asks_mention
from assistant.understanding.whether import asks_whether
from ingest.fold import squeeze
from ingest.words import is_noun

_GROWN = re.compile(
    r"翻了?一?[倍番]|(?:增加|减少|增长|下降|上升|上涨|下滑|[涨跌降升]|变[多少])了?(?:的|吗|呢|[,?]|$|超过|不到|[^,。]{0,2}\d|.{0,2}成|单位|有哪)"
)
_FEE, _CHARGES = "信息处理费", "行政事业性收费"
_COMPARED = re.compile("平均|比[^,。]{2,14}[多少高低大小]|[低高少多大小]于|超过|不到")
_TRUE = re.compile(r"属实|真的?|真假|准确|没错|从[没未来]|一直|据说|听说|有人说|[它他她你我]们|栏?填|[\d.,]+")
"""That it is so, or was ever so, of whom, and numbers, which say nothing of what is asked about."""
_GENERAL = 6
"""A word that people say of so many rows says nothing of any."""
_MAY_TELL = frozenset({Topic.FIGURE, Topic.PROSE, Topic.PROBLEMS, Topic.IMPROVEMENTS})
_NO_FEE = re.compile(r"(?<!行政)(?<!事业性)(?<!事业)(?:没有?|未)收(?:取)?过?(?:任何)?(?:费用?|钱)")
"""Of those who ask for information, not the row of fees that are fixed."""
_ALL_ARE = re.compile(r"(?:[都均]|全部?|统统)是[^,。]{1,6}(?:吗|么|吧)[?]?$")
"""申请人都是个人吗: whether the part is the whole."""
_AMOUNT = re.compile(
    r"多少(?!家|个?(?:单位|部门|机关|机构|地方)|份报告)|几[件次条场期篇项名位块元]|金额|几个?人|[一半][件条次场项篇笔](?!一)|分别|[各最]|更(?![新换改])|排[名序第]"
)
"""How much is asked for, not who."""


def asks_who_did(query: Query) -> bool:
    """Whether those who did something are asked for, and no number: 哪些单位引入了第三方评估."""
    which = (
        asks_whether(squeeze(query.scope.rest).text)
        or query.scope.status is ScopeStatus.ALL
        or (len(query.scope.report_ids) > 1 and asks_which_year(squeeze(query.question).text))
    )
    asked = query.asked
    states = asked.claim or asked.bounded or (asked.numbers and confirms(query.own_words))
    computes = set(asked.operations) - {Operation.COUNT} or states or _grows(query)
    computes = computes or asks_comparable(squeeze(query.scope.rest).text)
    return which and not computes and not query.need.number


def _grows(query: Query) -> bool:
    """Whether those are asked for of which a figure grew or fell: 哪些单位申请减少了."""
    return bool(query.measures) and bool(_GROWN.search(squeeze(query.scope.rest).text))


def told_in_words(query: Query) -> Query:
    """The query without the cells or counts that too few of its own words speak of. O(its words)."""
    named = (*query.measures, *query.counts)
    if query.topic not in (Topic.FIGURE, Topic.PROSE) or not named or not asks_who_did(query):
        return query
    rest = squeeze(query.scope.rest).text
    words = [t.word for t in query.need.terms if t.word in rest and not _TRUE.fullmatch(t.word)]
    telling = [word for word in words if len(rows_said_of(word)) < _GENERAL]
    other = [word for word in telling if not _is_said_of(word, named)]
    told = 3 * len(other) >= len(telling) and any(word in told_words() for word in other)
    most = 0 < len(telling) <= 2 * len(other) and (
        len(other) > 1 or asks_whether(rest) or any(map(is_noun, other))
    )
    return replace(query, topic=Topic.PROSE, measures=(), counts=()) if told or most else query


def over_all_years(query: Query, catalogue: Catalogue) -> Query:
    """The query over every year, where it asks who tells or did something and names none. O(reports)."""
    scope = query.scope
    tells = query.topic is Topic.PROSE and (query.told or (asks_mention(query) and asks_who_did(query)))
    if not scope.newest or not tells:
        return query
    agencies = [agency for agency in catalogue.agencies if agency.name in (*scope.agencies, *scope.meant)]
    names = tuple(agency.name for agency in agencies)
    reports = tuple(agency.reports[year] for agency in agencies for year in sorted(agency.reports))
    years = tuple(sorted({year for agency in agencies for year in agency.reports}))
    notes = tuple(note for note in scope.assumed if note != f"{scope.newest}。")
    every = replace(scope, agencies=names, report_ids=reports, years=years, assumed=notes, newest="")
    return replace(query, scope=every)


def _is_said_of(word: str, named: Sequence[Measure]) -> bool:
    """Whether a word is one of those in which people ask for one of these rows."""
    own = {(m.table, _plain(row)) for m in named for row in (m.row, *rows_of(m.table, m.row))}
    if rows_said_of(word) & own or any(names_column(m, word) for m in named):
        return True
    return any(word in row_label(m.row) for m in named)


def _plain(row: str) -> str:
    return row.removeprefix("行政")


def which_tell(query: Query) -> Query | None:
    """The query for which reports tell of a deed, a lack or a flaw and which do not, or None. O(length)."""
    rest = squeeze(query.scope.rest).text
    several = query.scope.status is ScopeStatus.ALL or len(query.scope.agencies) > 1
    if query.topic not in _MAY_TELL or not several or not asks_which_tell(rest):
        return None
    if asks_alike(squeeze(query.question).text):
        return None
    telling = telling_of(rest, query.need)
    asked = query.asked
    claims = (asked.claim or asked.bounded) and not telling.lacks
    amount = _AMOUNT.search(rest) and not names_quoted(rest)  # 哪些提到了“甲”，各多少: they tell both
    if claims or set(asked.operations) - {Operation.COUNT} or amount or not telling.need.terms:
        return None
    if (query.measures or query.counts) and (_grows(query) or _COMPARED.search(rest)):
        return None
    named = (*query.measures, *query.counts)
    if any(m.table != PROSE for m in named) and not (telling.none or _NO_FEE.search(rest)):
        return None
    if not (telling.flaw or telling.lacks) and query.topic in (Topic.PROBLEMS, Topic.IMPROVEMENTS):
        return None
    pure = all(find_counts(term.word) for term in telling.need.terms)
    counts = tuple(m for m in named if m.table == PROSE) if pure or telling.lacks else ()
    return replace(query, topic=Topic.PROSE, told=True, measures=(), counts=counts, asked=Asked())


def _one_fee(query: Query) -> Query:
    """The query without the fees for services, where only that for handling a request is named."""
    rows = {m.row for m in query.measures}
    if not {_FEE, _CHARGES} <= rows or "行政" in query.own_words or "事业" in query.own_words:
        return query
    return replace(query, measures=tuple(m for m in query.measures if m.row != _CHARGES))


def of_the_thing(query: Query, read: Query) -> Query:
    """The query as read, less cells that are only like the thing of which is asked whether it was done."""
    read = _one_fee(read)
    if (
        len(read.measures) == 1
        and _ALL_ARE.search(squeeze(query.scope.rest).text)
        and whole_of(read.measures[0])
    ):
        return read
    which = len(query.scope.report_ids) > 1 and asks_which_year(squeeze(query.question).text)
    asks = asks_whether(squeeze(query.scope.rest).text) or (which and not query.asked.operations)
    if query.need.number or query.asked.claim or not asks:
        return read
    again = told_in_words(replace(read, need=query.need))
    told = again.topic is Topic.PROSE and not again.counts
    return replace(again, scope=query.scope) if told else read


def over_years(query: Query) -> Query:
    """The query of a count in words that is measured by another year as one to compute with: 比21年呢."""
    if query.topic is not Topic.PROSE or len(query.counts) != 1 or not query.scope.compared_years:
        return query
    asked = query.asked if query.asked.operations else asked_for(Operation.DIFFERENCE, "", query.asked)
    return replace(query, topic=Topic.FIGURE, measures=query.counts, counts=(), asked=asked)
