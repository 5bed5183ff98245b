"""What agencies or years are compared by where it is no single cell: growth, totals, two conditions.

哪家涨得最多 asks for the largest change, not for the largest number; 四年合计超过300件的 for sums.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from assistant.cells.counts import find_counts
from assistant.cells.measures import Measure, applications, find_measures
from assistant.types import ScopeStatus
from assistant.understanding.limits import Condition
from assistant.understanding.operations import Operation, find_operations
from assistant.understanding.per_event import is_per_event
from assistant.understanding.query import Query
from ingest.fold import squeeze
from ingest.numerals import parse_number
from ingest.tables.proactive import ITEMS_CHANGE


class Of(StrEnum):
    """How the number of one agency, or of one year, is made of its figures."""

    CHANGE = "change"
    RATE = "rate"
    TOTAL = "total"
    MEAN = "mean"
    EXCESS = "excess"
    PER_EVENT = "per_event"
    SHARE_OF_ALL = "share_of_all"
    SHARE_OF_YEARS = "share_of_years"
    AGAINST_MEAN = "against_mean"


@dataclass(frozen=True, slots=True)
class Grouping:
    """What is compared. ``by_year``: years, each over its agencies, and not agencies.

    ``sign`` is -1 where less is asked for (减少, 甲比乙少, 低于平均), 0 where up or down counts alike
    (变化最大), else 1.
    """

    of: Of
    by_year: bool = False
    sign: int = 1


_UP = "[增涨升]|上扬|变多|扩大|提高"
_DOWN = "减(?!免|去)|降|跌|下滑|缩|变少"
_MOVES = re.compile(f"{_UP}|{_DOWN}|变化|变动|[同环]比")
_ARRIVED = re.compile(r"(?:[跌降落掉滑升涨冲爬]|下[降跌滑]|攀升|上[升涨])[到至入]了?(?=最|谷|低|底|高|顶|峰)")
"""哪年降到最低 is of the lowest value, and not of the largest fall."""
_DOWNWARD = re.compile(_DOWN)
_UPWARD = re.compile(_UP)
_EITHER = re.compile("变化|变动")
_RATED = re.compile("率|幅|百分|[%倍快慢猛]|[几一二两三四五六七八九1-9]成")
_TOTAL = re.compile(
    r"(?<!办结)(?<!处理)(?<!办理)总[数量和共计]|合计|累计|一共|共计|加起来|[加合]在?一[起块]|之和|统共"
)
_EACH = re.compile(r"各(?![类种项])|分别|每[家个](?!月)|逐家")
_SEPARATELY = re.compile(r"分别|各(?:自|是|有|为|多少|几|[增减涨降])")
_EACH_YEAR = re.compile(r"哪(?:一|个)?年|各年|每年|逐年|年份|哪几年|[的那]一?年(?=$|[,?是])")
_AGENCIES = re.compile(r"[两三四五六七八九十几各每\d][家个](?!年|月)|单位|机关|部门|局")
_WHICH = re.compile(
    r"哪(?:些|[几个]?家|个?单位|个?[局机])|谁|几家|(?:单位|机关|部门)(?:$|有哪|是[哪谁]|[?,。名])"
)
_SHARE_OF_ALL = re.compile(
    r"占(?:到|了)?(?:(?:全部|所有|各)[家个]?(?:(?:单位|机关|部门|局)|(?=的?(?:[多几]|百分|比例|$)))|"
    r"这?[两三四五六七八九十\d]+[家个](?:单位|机关|部门|局)?)"
)
KIND_OF_WHOLE = re.compile(
    r"占(?:到|了)?(?:这|全部|所有)?[两三四五六七八九十\d]+[家个]([\u4e00-\u9fff]{2,8}?[局委办厅])"
)
"""The office of 占两家审批局总数."""
_SHARE_OF_YEARS = re.compile(
    r"占(?:到|了)?(?:这|近|历)?(?:[两三四五六七八九十]|几|各)?年(?:来|间)?的?(?:总|合计|一共|全部|累计|之和|加起来)"
)
_MEAN = re.compile(
    r"(?:(?P<up>超过?|高[于过出]|大于|多于|[强]于)|(?P<down>不到|低于|少于|不及|没到|达不到|不足))了?"
    r"[^,。]{0,8}?平均|比平均[^,。]{0,4}?(?P<way>[高多低少])"
)
_EXCEEDS = re.compile(r"比[^,。]{2,14}?(?P<way>[多高少低大小])(?!少)")
_AND = re.compile(
    r"[,、;]|但是?|而且|并且|且|同时|又|却|可是|也(?=[没有超])|而(?=[没未不])|和(?=没)|及(?=没)|(?<=没有)(?:也|又)"
)
_BEFORE = "(?:超过?|高[于过]|大于|多于|突?破|达到?|不低于|不少于|至少|不到|不足|低于|小于|少于|不超过)"
_RATIO_LIMIT = re.compile(
    rf"(?P<before>{_BEFORE})?了?(?:(?P<percent>\d+(?:\.\d+)?)%|百分之(?P<words>[一二三四五六七八九十百]+)|"
    r"(?P<tenths>[一二两三四五六七八九\d])成)(?P<after>以上|以下|以内)?"
)
_RELATIONS = (
    (">", re.compile("超过?|高[于过]|大于|多于|突?破")),
    (">=", re.compile("达到?|不低于|不少于|至少|以上")),
    ("<", re.compile("不到|不足|低于|小于|少于")),
    ("<=", re.compile("不超过|以下|以内")),
)
_SAME_LEADER = re.compile(
    r"(?P<first>.{2,16}?)最(?P<way>[多少高低大小])的?[^,。]{0,4}?[和与跟同,]?(?P<second>.{2,16}?)(?:也是?)?最(?P=way)的?"
    r".{0,8}?(?:是不是|是否|是|为)?(?:不是)?同(?:一|个)"
)
_EVERY_YEAR = re.compile("都|均|每年|年年(?![报度末底初])|连续|一直")
_ABSENT = re.compile(r"没有?|未|无|不曾|为0|是0|为零|是零|零")
_PRESENT = re.compile(r"有|收到|被|发生|提起|出现")
_WHOLE = re.compile(r"(?:全部|所有|全体)(?:的)?(?:单位|机关|部门)|[两三四五六七八九十\d]+家|大家|总体")
_BOTH = frozenset({"人大代表建议", "政协提案"})
_PICKS = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK})


def grouping(query: Query) -> Grouping | None:
    """What the agencies or years of a question for figures are compared by; None for single figures."""
    said, operations = squeeze(query.scope.rest).text, query.asked.operations
    if not query.measures or query.asked.claim or any(m.column == ITEMS_CHANGE for m in query.measures):
        return None
    if is_per_event(query):
        return Grouping(Of.PER_EVENT)
    if Operation.SHARE in operations and is_of_all_years(query):
        return Grouping(Of.SHARE_OF_YEARS)
    if Operation.SHARE in operations:
        whole = _SHARE_OF_ALL.search(said) and len(query.measures) == 1
        return Grouping(Of.SHARE_OF_ALL) if whole else None
    if not is_of_several(query):
        return _year_of_excess(query, said) or _year_of_growth(query, said) or _year_of_both(query)
    return _against_mean(query, said) or _excess(query, said) or _change(query, said) or _total(query, said)


def is_of_all(query: Query) -> bool:
    """Whether the agencies named are held against all that there are: 占全部单位的几成."""
    group = grouping(query)
    return group is not None and group.of is Of.SHARE_OF_ALL


def is_of_all_years(query: Query) -> bool:
    """Whether a year is held against all that there are: 2022年的占四年总量的几成."""
    one = len(query.scope.years) == 1 and len(query.measures) == 1
    return one and bool(_SHARE_OF_YEARS.search(squeeze(query.question).text))


def is_of_several(query: Query) -> bool:
    """Whether a question is about several agencies, or all."""
    return len(query.scope.agencies) > 1 or query.scope.status is ScopeStatus.ALL


def years_compared(query: Query) -> tuple[int, int] | None:
    """The year that growth is counted from and the one it is counted to; None for the year before each."""
    years = query.scope.years
    if query.scope.compared_years and years:
        return query.scope.compared_years[0], years[-1]
    return (min(years), max(years)) if len(years) > 1 else None


def _selects(query: Query, said: str) -> bool:
    """Whether those are asked for that are so: 哪些单位, 增加的有几家."""
    return Operation.COUNT in query.asked.operations or bool(_WHICH.search(said))


def _picks(query: Query) -> bool:
    return bool(_PICKS & set(query.asked.operations))


def _against_mean(query: Query, said: str) -> Grouping | None:
    """超过平均数的单位有哪些."""
    found = _MEAN.search(said)
    if found is None or len(query.measures) != 1 or not _selects(query, said):
        return None
    low = found["down"] or found["way"] in ("低", "少")
    return Grouping(Of.AGAINST_MEAN, sign=-1 if low else 1)


def _excess(query: Query, said: str) -> Grouping | None:
    """人大建议比政协提案多的单位: one figure of each agency against another one of its own."""
    return _of_two(query, said) if _selects(query, said) else None


def _year_of_excess(query: Query, said: str) -> Grouping | None:
    """哪一年不予公开的比部分公开的多."""
    each = len(query.scope.years) > 1 and _EACH_YEAR.search(squeeze(query.question).text)
    found = _of_two(query, said) if each else None
    return replace(found, by_year=True) if found else None


def _of_two(query: Query, said: str) -> Grouping | None:
    found = _EXCEEDS.search(said)
    named = sorted(query.measures, key=lambda measure: measure.start)
    if found is None or len(named) != 2 or query.asked.bounded:
        return None
    if query.scope.compared_years or not named[0].start < found.start() <= named[1].start:
        return None
    return Grouping(Of.EXCESS, sign=-1 if found["way"] in "少低小" else 1)


def _change(query: Query, said: str) -> Grouping | None:
    """涨得最多的, 比上年增加的有哪几家, 总量同比增长多少."""
    if len(query.measures) != 1 or not (_MOVES.search(said) or query.scope.compared_years):
        return None
    down = _DOWNWARD.search(said) and not _UPWARD.search(said)
    way = _EXCEEDS.search(f"比{said}") if query.scope.compared_years and not _MOVES.search(said) else None
    sign = -1 if down or (way and way["way"] in "少低小") else 1
    if not down and _EITHER.search(said) and not _UPWARD.search(said):
        sign = 0
    of = Of.RATE if _RATED.search(_without_year_on_year(said)) else Of.CHANGE
    if _picks(query) or Operation.COUNT in query.asked.operations:
        return Grouping(of, sign=sign)
    if _TOTAL.search(said) and not _SEPARATELY.search(said):
        return Grouping(of, by_year=True, sign=sign)
    return Grouping(of, sign=sign) if _WHICH.search(said) else None


def _year_of_growth(query: Query, said: str) -> Grouping | None:
    """哪一年涨得最多: each year against the one before it."""
    if not _picks(query) or len(query.scope.years) < 3 or query.scope.compared_years:
        return None
    each = _EACH_YEAR.search(squeeze(query.question).text)
    found = _change(query, _ARRIVED.sub("", said)) if each else None
    return replace(found, by_year=True) if found else None


def _without_year_on_year(said: str) -> str:
    """同比 alone says what is compared with, and not that per cent are wanted."""
    return re.sub("[同环]比", "", said)


def _total(query: Query, said: str) -> Grouping | None:
    """四年合计最多的单位, 复议和诉讼加起来最多的, 各家四年一共多少, 哪一年各家总数最多."""
    operations = query.asked.operations
    several = len(query.scope.years) > 1 or len(query.measures) > 1
    mean = Operation.AVERAGE in operations
    both = _is_both(query) and not _SEPARATELY.search(said)
    all_told = both or _sums_years(query) or mean or Operation.SUM in operations or _TOTAL.search(said)
    if not several or not all_told:
        return None
    of = Of.MEAN if mean else Of.TOTAL
    whole = squeeze(query.question).text
    if len(query.scope.years) > 1 and _asks_years(query, whole):
        return None if _WHICH.search(whole) else Grouping(of, by_year=True)
    differs = Operation.DIFFERENCE in operations and len(query.scope.agencies) == 2
    bounded = query.asked.bounded and _selects(query, said)
    if _picks(query) or bounded or differs or (_EACH.search(whole) and not mean):
        return Grouping(of)
    return None


def _is_both(query: Query) -> bool:
    """Whether proposals of both kinds are ranked as one: 谁的建议提案多."""
    return _picks(query) and {measure.row for measure in query.measures} == _BOTH


def _year_of_both(query: Query) -> Grouping | None:
    """建议和提案哪年最多."""
    years = len(query.scope.years) > 1 and _EACH_YEAR.search(squeeze(query.question).text)
    return Grouping(Of.TOTAL, by_year=True) if years and _is_both(query) else None


def _sums_years(query: Query) -> bool:
    """Whether the years of all agencies together are ranked: 哪一年全部单位收到的最多."""
    whole = squeeze(query.question).text
    return bool(_picks(query) and _WHOLE.search(whole) and _EACH_YEAR.search(whole)) and not _EACH.search(
        whole
    )


def _asks_years(query: Query, whole: str) -> bool:
    """Whether years are told apart, and not agencies: 每年的总数, 2020年和2021年总数各是多少."""
    if _EACH_YEAR.search(whole):
        return "平均每年" not in whole
    every = query.scope.status is ScopeStatus.ALL
    return every and bool(_EACH.search(whole)) and not _AGENCIES.search(whole)


def ratio_limit(said: str) -> Condition | None:
    """The limit of a rate or share in squeezed words, as a ratio: 超过30%, 两成以上, 不到百分之十."""
    for found in _RATIO_LIMIT.finditer(said):
        value = parse_number(found["percent"] or found["words"] or found["tenths"])
        relation = next(
            (r for r, words in _RELATIONS if words.fullmatch(found["before"] or found["after"] or "")), ""
        )
        if value is not None and relation:
            return Condition(relation, value / (10 if found["tenths"] else 100))
    return None


def same_leader(query: Query) -> tuple[Measure, ...]:
    """The figures whose leaders a question holds against each other: 申请最多的和处罚最多的是同一家吗."""
    found = _SAME_LEADER.search(squeeze(query.scope.rest).text)
    if found is None or not is_of_several(query):
        return ()
    parts = found.group("first", "second")
    named = [[*find_measures(part)] or find_counts(part) or [*applications(part)] for part in parts]
    return tuple(part[0] for part in named) if all(len(part) == 1 for part in named) else ()


def conditions(query: Query) -> list[tuple[Measure, Condition]]:
    """The conditions that an agency has to meet all of, each of a figure; fewer than two are none.

    申请超过10件但没有被复议的单位. O(length × rules).
    """
    said = squeeze(query.scope.rest).text
    if not is_of_several(query) or query.asked.operations != (Operation.COUNT,) or query.scope.compared_years:
        return []
    if is_of_every_year(query) and len(query.measures) == 1 and query.asked.condition:
        return [(query.measures[0], query.asked.condition)]
    clauses: list[tuple[str, list[Measure]]] = []
    for part in _AND.split(said):
        found = ([*find_measures(part)] or find_counts(part) or [*applications(part)])[:1]
        if found or not clauses:
            clauses.append((part, [*found]))
        else:
            clauses[-1] = (f"{clauses[-1][0]}{part}", clauses[-1][1])
    read = [(m, limit) for part, named in clauses for m in named if (limit := _limit(part))]
    whole = len(read) == len(clauses) > 1 and len({m.row for m, _ in read}) > 1
    return read if whole else []


def is_of_every_year(query: Query) -> bool:
    """Whether it has to be so in each of several years: 2021年和2022年都没有行政诉讼的单位."""
    several = len(query.scope.years) != 1  # none named: all that there are
    return several and bool(_EVERY_YEAR.search(squeeze(query.question).text))


def _limit(clause: str) -> Condition | None:
    """What a clause says that its figure must be: more than so many, none, or any."""
    asked = find_operations(clause)
    if asked.condition is not None and asked.bounded:
        return asked.condition
    if _ABSENT.search(clause):
        return Condition("=", Decimal(0))
    return Condition(">", Decimal(0)) if _PRESENT.search(clause) else None
