"""The parts of a question that name a thing to be counted each, and the cells that their words resemble."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.cells.breakdown import asks_kinds
from assistant.cells.counts import PROSE, is_other
from assistant.cells.measures import Measure, cells_of, find_measures, is_document, names_result
from assistant.cells.who_applies import is_only_applicants, named_applicants, names_all_who_apply
from assistant.cells.wholes import whole_of
from assistant.understanding.learned import applicants, cell_of, cells
from assistant.understanding.operations import Asked, Operation
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL

SURE = 0.3
"""How much likelier a cell must be than the next. With the first 3,650 sayings, 472 of 485 questions that it
had not learned from were read right; of the 13 others 2 had a larger lead."""
SURE_PART = 0.33
SURE_ALONE = 0.6
BETWEEN_TWO = frozenset({Operation.SUM, Operation.DIFFERENCE, Operation.SHARE, Operation.RATE})
_CUT = re.compile(
    r"[,;、。?!:]|以及|还有(?!几|多少|效)|加上(?!一?年)|加(?=上一?年)|加(?![起在总和到一]|强(?!制))|[+]|减(?![少免])去?|除以|连[同着带]|(?<=[的收])连(?=[上去旧结往])|(?<=[数量])连(?=[金总数])|(?<!比)较(?!上|去|前)|[和与跟及占]|同(?!比|期|时|一|样|意|年|类)|相当于|抵得?上|超过|(?<![同环占对])比(?![例率]|重(?!复))|[是为顶抵](?=.{2,14}倍)|(?<=多)还是(?=[^,。]{2,14}多)|"
    r"(?<=申请)[里当]?中(?!的)|(?<=复议|诉讼)[里中当]+"
)
_JOINS = frozenset("、和与及")
_YEAR = re.compile(r"(?:20)?\d{2}年度?的?")
_IN_TURN = re.compile("先[报说讲列].+[再另][报说讲列]")
_WITH_PARTS = re.compile(
    "[与和及跟、]其中|(?:总[计数量]|合计|[一总]共|全部|(?:几|多少)[件起])[^,。?占比]{0,6},其中(?!.*[倍比占])"
)
"""A whole that is asked for by itself, before its parts."""
SEVERAL = re.compile(
    r"分别|以及|各(?:是|有|自|几|多少|占|为)|[两三四五六七八九十][样项行格栏列]|[这那]?[三四五六七八]类|[两三四五六七八]个数|挨个|逐[一个项行条格]|依次|一一|"
    r"先[报说讲列].+[再另][报说讲列]|按列|顺次|[两三四五六七八]个?(?:变量|指标|数据|数字|数值|口径)|(?:哪[边个头样]|谁).{0,2}[多少]"
)
ASKS = re.compile(r"几|多少|[数量](?:分别|各|是|有|$)|占比|比例|[金总]额(?:各|是|有|$)")
ARITHMETIC = re.compile(
    r"(?:占|增[长加减]?|减少?|下?降|涨|跌|升|缩水|变[化动]|多|少|差|超出|高|低)*了?(?:百分之(?:多少|几)|百分[数比点]|(?:多少|几)个?百分点|几成|(?:几|多少)[倍番]|多少%)|"
    r"(?:[一二两三四五六七八九]成|一半)(?:还是)?(?:更[多少高低]|不到|不足|以[上下])|同比|环比|合计|总共|一共|共计|加起来|[加合放凑][在到]?一[起块]|相加|之和|等于|(?:大约|大概|约)?是?(?:多少|几)倍|比例|比重(?!复)|占比|"
    r"(?:[多少差]了?)?多多少|相差|增幅|降幅|涨幅|平均|分别|各(?:是|占|有)|(?:给|报|算|说|写)(?:个|出)|[先再另][报说讲列]|请问|麻烦|告诉我|谁|哪[家个]单位的?|哪[家个年]|"
    r"[比较跟与和]?(?:上一?年|去年|前一年|本年)度?(?:同期)?的?$"
)
_IN_ALL = re.compile(r"[一总拢统]共|合计|共(?=有?(?:几|多少))")
_IN_ALL_LAST = re.compile(r"(?:几|多少)[件条个次份]?(?:合计|[一总]共)")
_WITH = re.compile(r"(?:再|要是|如果|把|那)*(?:加上|连同|连|算上|加)")
"""收到多少件，加上结转的一共多少: added to what stands before."""
_BESIDE = frozenset({CARRIED_IN, CARRIED_OUT, TOTAL})
_BARE = re.compile(
    r"(?:行政)?(?:复议|诉讼|官司)(?:(?:几|多少)?[件起])?|(?:未经复议)?直接(?:起诉|诉讼|告)|(?:经)?复议后?(?:再|又)?起诉(?:[都全](?:算|包括|含|计|加)[在内上一起]*)?[)]?|"
    r"(?:规章|(?:行政)?规范性文件|红头文件|文件|[的把各有是共]|总?数量?|(?:几|多少)件?|件数)+"
)
"""A document of which is not said whether it was issued, abolished or is in force; a case without result."""
_RESULT_OF = re.compile(
    r"(?:结果)?(?:被)?(?:维持|纠正|撤销|胜诉|败诉|尚?未审结|没有?审[完结])[了过掉]?(?:的|[有共一总是]*(?:几|多少)[件起个]?[(,:])"
)
_OF_RESULT = re.compile(
    r"(?:起诉|诉讼|复议|官司)(?:案件)?的?(?:被|结果)*(?:维持|纠正|撤销|其他结果|尚?未审结|没有?审[完结])"
)
"""直接起诉和复议后起诉的结果纠正件数: of both."""
_LED_IN = 4
_OF_ALL = re.compile(r"[总一]共|合计|全部|所有|总[数量]|整体")
_COUNTED = re.compile(r"(?:[多几]少?|[\d一二两三四五六七八九十百千])个?(?:[件条次项份宗起]|项目)")
_MONEY = re.compile(r"[元块钱花费]|金额")
_SUITS = "行政诉讼"
_KIND_OF_SUIT = {
    "行政诉讼/未经复议直接起诉": re.compile(
        r"直接|直诉|就起诉|径[自直行]|直奔|[未没不免跳绕略].{0,5}复议|复议.{0,4}[没未跳绕不]|一步到位|头一步"
    ),
    "行政诉讼/复议后起诉": re.compile(r"复议|先|再|又|后|不服|两[道步]"),
}
_AGENCIES = re.compile(
    r"(?:[各每]个?|所有|全部|有?哪些|[哪几多少那这]+[个家])单位的?|的单位(?:[有是]?哪[些几]个?)?[?]?$"
)
"""Units that were applied to, and did not apply."""
_FROM_BEFORE = re.compile(r"[上前去旧老头初承接]|[过进]来|往年|转入|来自|转来|从(?:20)?\d\d年")
_OF_COURT = re.compile("复议|诉|官司|法院|法庭|告|输|赢|判")
COURTS = re.compile(r"复议|诉讼|起诉|官司|法院|法庭|[原被]告|告")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that name one thing to be counted, with the cells they were read as."""

    said: str
    measures: tuple[Measure, ...]
    lead: float

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Which rows and columns they are."""
        return tuple((m.row, m.column) for m in self.measures)


def parts_of(rest: str, asked: Asked) -> list[Clause]:
    """The parts of a question that name a thing to be counted each; none where it names only one."""
    parts = [match for match in re.finditer(rf"(?:(?!{_CUT.pattern}).)+", rest)]
    asking = [bool(ASKS.search(part[0])) for part in parts]
    for n in reversed(range(len(parts) - 1)):  # 处罚、许可各几件 asks for both
        asking[n] |= asking[n + 1] and rest[parts[n].end() : parts[n + 1].start()] in _JOINS
    listed = sum(bool(ASKS.search(part[0])) for part in parts) > 1
    if not (
        listed or SEVERAL.search(rest) or _WITH_PARTS.search(rest) or BETWEEN_TWO & set(asked.operations)
    ):
        return []
    lead = ""
    if listed and not asked.operations:
        lead = "".join(part[0] for part in parts[: asking.index(True)])
        parts = [part for part, asks in zip(parts, asking, strict=True) if asks]
    clauses: list[Clause] = []
    for part in parts:
        words = _YEAR.sub("", ARITHMETIC.sub("", ARITHMETIC.sub("", part[0])))  # of 22年的几倍 leave nothing
        clause = _of_applicants(words, clauses) or _of_result(words, clauses)
        clause = clause or _in_context(words, lead, clauses, listed and not asked.operations)
        if clause:  # named twice, it is the second time that what is said of it stands beside it
            measures = tuple(replace(m, start=part.start()) for m in clause.measures)
            clauses = [other for other in clauses if other.key != clause.key]
            clauses.append(replace(clause, measures=measures))
    clauses = _with_shared_applicant(_with_shared_column(clauses))
    clauses = _without_wholes(clauses, rest, asked) if clauses else []
    return clauses if sum(len(clause.measures) for clause in clauses) > 1 else []


def _without_wholes(clauses: list[Clause], rest: str, asked: Asked) -> list[Clause]:
    """The clauses less those that only say what others are kinds of, unless they are asked for too."""
    if (
        Operation.SHARE not in asked
        and not asked.chained
        and not (
            (ASKS.search(clauses[0].said) and Operation.RATE not in asked)
            or _IN_TURN.search(rest)
            or _WITH_PARTS.search(rest)
        )
    ):
        clauses = clauses[_is_whole(clauses[0], clauses) :]
    if Operation.SUM in asked and not asked.chained:  # a whole is never added to its parts
        cells = [m for c in clauses for m in c.measures if m.table != "review"]  # 诉讼，含复议后起诉 is 诉讼
        wholes = {(w.table, w.row, w.column) for m in cells if (w := whole_of(m))}
        clauses = [c for c in clauses if not _is_whole(c, clauses) and not _cells(c) <= wholes]
        rows = {m.row for clause in clauses for m in clause.measures}
        clauses = [c for c in clauses if not any(m.row.rpartition("/")[0] in rows for m in c.measures)]
    return clauses


def _with_shared_column(clauses: Sequence[Clause]) -> list[Clause]:
    """What is said once of documents or cases is said of all beside them: 现行有效的规章和规范性文件."""
    documents = [c for c in clauses if len(c.measures) == 1 and is_document(c.measures[0])]
    ends = clauses and (_RESULT_OF.match(clauses[0].said) or _OF_RESULT.search(clauses[-1].said))
    if not documents and ends:  # less what only says of what they are: 被提起行政诉讼的案件中
        cases = [c for c in clauses if len(c.measures) == 1 and c.measures[0].table == "review"]
        documents = [c for c in cases if _BARE.fullmatch(c.said) or c.measures[0].column != ALL_APPLICANTS]
    said = [c for c in documents if not _BARE.fullmatch(c.said)]
    if not said or len(said) == len(documents):
        return list(clauses)
    shared = list(clauses)
    for clause in (c for c in documents if c not in said):
        before = [c for c in said if clauses.index(c) < clauses.index(clause)]
        column = (before or said[:1])[-1].measures[0].column
        measures = (replace(clause.measures[0], column=column),)
        shared[clauses.index(clause)] = replace(clause, measures=measures)
    only_result = clauses[0].measures[0].table == "review" and not COURTS.search(clauses[0].said)
    return shared[1:] if only_result else shared  # 维持的几件：直接起诉、复议后起诉


def _with_shared_applicant(clauses: Sequence[Clause]) -> list[Clause]:
    """The applicant that a list begins with is that of all its items: 企业新收几件、办结几件、结转几件."""
    shared: list[Clause] = []
    column = ""
    for clause in clauses:
        here = named_applicants(clause.said)
        (first, *more) = clause.measures
        if here is not None:
            row_after = here.start() <= _LED_IN and not is_only_applicants(clause.said)
            column = first.column if row_after and not more and first.table == "requests" else ""
        elif column and first.table == "requests" and not _OF_ALL.search(clause.said):
            measures = tuple(replace(m, column=column) for m in clause.measures)
            clause = replace(clause, measures=measures)
        shared.append(clause)
    return shared


def _is_whole(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause only says what several others are kinds of: 收到的申请中, 个人是公司的几倍."""
    own = [(m.table, m.row, m.column) for m in clause.measures]
    others = [m for other in clauses if other is not clause for m in other.measures]
    if [cell[1:] for cell in own] == [(RECEIVED, ALL_APPLICANTS)] and len(others) > 1:
        requests = {m.table for m in others} == {"requests"} and not {m.row for m in others} & _BESIDE
        return requests
    parts = [m for m in others if (w := whole_of(m)) and (w.table, w.row, w.column) in own]
    grouped = [m for m in others if any(m.row.startswith(f"{row}/") for _, row, _ in own)]
    return len(parts) > 1 or len(grouped) > 1


def _cells(clause: Clause) -> set[tuple[str, str, str]]:
    return {(m.table, m.row, m.column) for m in clause.measures}


def _of_applicants(part: str, before: Sequence[Clause]) -> Clause | None:
    """Kinds of applicant in the row named before them: 无法提供几件，其中自然人几件."""
    if not before or before[-1].measures[-1].table != "requests" or not is_only_applicants(part):
        return None
    row = replace(before[-1].measures[-1], column="")
    return Clause(part, tuple(cells_of(row, part)), 1)


def _of_result(part: str, before: Sequence[Clause]) -> Clause | None:
    """How the cases ended that were named before: 诉讼几件，其中纠正、没审结各几件."""
    if not before or before[-1].measures[-1].table != "review" or _OF_COURT.search(part):
        return None
    cases = replace(before[-1].measures[-1], column="")
    return Clause(part, tuple(cells_of(cases, part)), 1) if names_result(part) else None


def _in_context(part: str, lead: str, before: Sequence[Clause], listed: bool) -> Clause | None:
    """A part of a question read by itself, with the words before all parts, or in the row of the last one.

    In a list what names nothing by itself goes on about that row: 集采了多少项，拢共花了多少.
    """
    if len(part) < 2:
        return None
    readings = [read(part)] + ([read(lead + part)] if lead else [])
    best = max(readings, key=lambda clause: clause.lead)
    sure = best if best.lead >= SURE_PART and not _is_of_others(best, part, before) else None
    if not before or not (best.measures or listed):
        return sure or _by_rule(part)
    last = before[-1].measures[-1]
    if sure and {m.row for m in sure.measures} == {_SUITS} and (kind := _of_kind(sure, part, last)):
        return kind
    if sure and _is_of_another(sure, last) and not find_measures(part):
        inherited = read(part, row=last.row)  # 事项数增加了几项 names no row: it goes on about the last
        return inherited if inherited.lead >= SURE else sure
    same_table = sure is not None and sure.measures[0].table == last.table == "review"
    if sure and not (same_table and not COURTS.search(part)):
        return sure
    if sure is None and last.table == "requests":
        applicant = applicants().guess(part)
        if applicant.label != ALL_APPLICANTS and applicant.lead >= SURE_PART:
            cell = Measure(last.table, last.row, applicant.label)
            return Clause(part, tuple(cells_of(cell, part)), applicant.lead)
    own_row = {m.row for m in find_measures(part)} - {last.row}
    if last.table not in ("requests", PROSE) and (last.column or not own_row):
        inherited = read(part, row=last.row)
        if inherited.lead >= SURE and inherited.measures[0].column not in ("", ALL_APPLICANTS):
            return inherited
    return sure or _by_rule(part)


def _of_kind(suits: Clause, part: str, last: Measure) -> Clause | None:
    """Suits of the one kind that their words name (复议后的诉讼), else of the kind named before them."""
    kinds = {m.row for m in find_measures(part)} & _KIND_OF_SUIT.keys()
    if kinds:
        return _by_rule(part) if len(kinds) == 1 else None
    if last.row not in _KIND_OF_SUIT:
        return None
    return replace(suits, measures=tuple(replace(m, row=last.row) for m in suits.measures))


_OF_THESE = re.compile("其中|当中|里[面头]")


def adds(rest: str) -> bool:
    """Whether what several parts ask for is to be added up: not where 一共 is of one that names its own."""
    asking = _asking(rest)
    summed = [part for part in asking if _IN_ALL.search(part)]
    if names_parts_too(rest):
        return False
    joined = any(
        _WITH.match(part) or _IN_ALL_LAST.search(part) or len(ARITHMETIC.sub("", part)) < 3 for part in summed
    )
    return len(asking) < 2 or not summed or joined


def names_parts_too(rest: str) -> bool:
    """Whether parts of a whole are asked for beside it: 一共几件，其中纠正的几件."""
    return bool(_WITH_PARTS.search(rest) or any(_OF_THESE.match(part) for part in _asking(rest)[1:]))


def _asking(rest: str) -> list[str]:
    return [part for part in re.split(r"[,;、。?]", rest) if ASKS.search(part)]


def _is_of_another(clause: Clause, last: Measure) -> bool:
    """Whether a clause was read in another row of the first table than the one before it."""
    first = clause.measures[0]
    return last.table == first.table == "proactive" and first.row != last.row


def _is_of_others(clause: Clause, part: str, before: Sequence[Clause]) -> bool:
    """Whether 办完多少 goes on about what is no request: 提案收了多少，办完多少."""
    results = {m.row for m in clause.measures} == {TOTAL} and "申请" not in part
    return results and bool(before) and before[-1].measures[-1].table != "requests"


def _by_rule(part: str) -> Clause | None:
    """A part in which the rules find one cell, where its words are like those of several."""
    ruled = find_measures(part)
    plain = len(ruled) == 1 and ruled[0].row != RECEIVED and not is_document(ruled[0])
    return Clause(part, tuple(ruled), SURE_PART) if plain else None


_DENIES = re.compile("[不没未拒驳否无除绝]")
_REFUSED = "不予公开"


def read(words: str, row: str = "") -> Clause:
    """The cells that words speak of by themselves; of one row where it is known."""
    counted = _COUNTED.search(words) and not _MONEY.search(words)
    opens = "公开" in words and not _DENIES.search(words)  # 公开的多 is none of what was refused
    guess = cells().guess(
        words,
        lambda label: (
            (not row or f"|{row}|" in label)
            and not (counted and "金额" in label)
            and not (opens and f"|{_REFUSED}|" in label)
        ),
    )
    cell = cell_of(guess.label)
    if cell is None:
        return Clause(words, (), 0)
    if cell.table == PROSE:
        return Clause(words, (cell,), 0 if is_other(cell.row, words) else guess.lead)
    cell = cell if row else _as_said(cell, words)
    measures = cells_of(cell, words)
    plain = cell.table == "requests" and [m.column for m in measures] == [ALL_APPLICANTS]
    if plain and not (asks_kinds(words) or names_all_who_apply(words)):
        applicant = applicants().guess(_AGENCIES.sub("", words) or words)
        if applicant.lead >= SURE_PART:
            measures = cells_of(replace(cell, column=applicant.label), words)
    told = "结转" in words and cell.row in (CARRIED_IN, CARRIED_OUT)  # which of them, the words decide
    return Clause(words, tuple(measures), max(guess.lead, SURE_PART) if told else guess.lead)


def _as_said(cell: Measure, words: str) -> Measure:
    """The cell with no more than its words say: suits of either kind, and what is carried is carried out.

    诉讼维持 says not which suits; 结转几件 is of the end of the year unless the year before is named.
    """
    said = _KIND_OF_SUIT.get(cell.row)
    ruled = {m.row for m in find_measures(words)} & _KIND_OF_SUIT.keys() if said else set()
    if len(ruled) == 1:
        return replace(cell, row=ruled.pop())
    if said is not None and not said.search(words):
        return replace(cell, row=_SUITS)
    if cell.row == CARRIED_IN and "结转" in words and not _FROM_BEFORE.search(words):
        return replace(cell, row=CARRIED_OUT)
    return cell
