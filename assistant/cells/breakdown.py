"""What a question wants a figure broken down by: the rows of a group, kinds of applicant, ways to end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cells.measure_words import REASON
from assistant.cells.measures import Measure, find_measures, review_columns, rows_of
from assistant.cells.who_applies import KINDS, left_out
from ingest.tables import TABLES, Row, TableSpec
from ingest.tables.requests import ALL_APPLICANTS, APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL

NOT_RESULTS = frozenset({RECEIVED, CARRIED_IN, CARRIED_OUT, TOTAL})
_RESULTS = tuple(
    dict.fromkeys(
        row.name
        for spec in TABLES
        if spec.id == "requests"
        for row in spec.rows
        if row.name not in NOT_RESULTS
    )
)
_REFUSALS = frozenset({"不予公开", "无法提供", "不予处理"})

_ROWS_OF_GROUP = re.compile(
    r"[小子细分]项|(?<=诉讼).*[两二]种(?:起诉|诉讼|情[形况])|[两二]个?大?[种类](?:行政)?(?:诉讼|官司)|明细|逐项|[两三四五六七八](?:项|个?小?[格栏行](?!政))|[两三四五六七八]种(?:情形|情况|理由|原因)|内部(?:怎么|如何|的)?(?:分布|构成)"
)
_REASONS_OF = re.compile(
    r"(?:几|多少|[数总]量)[^,]{0,4}[,、和](?:都|各|分别|又)?(?:是|因|出于|属于|按|为|有)?(?:些)?(?:什么|哪[些几]|啥|何)[类种条]?(?:样的?)?(?:原因|理由|情形|由头)|"
    r"(?:几|多少)[件个份]?[,、]?(?:都|各|分别)是?(?:些)?(?:什么|哪[些几]|啥|何)[类种条]?(?:样的?)?(?:原因|理由|情形|由头)|"
    r"(?:不予公开|无法提供|不予处理)的?(?:原因|理由|由头)[是有为]?(?:些)?(?:什么|哪|啥|何)|"
    r"(?:因为?|出于|由于|为)(?:了|的|些)?(?:什么|哪[些几]|啥)(?:原因|理由|缘故)?[^,。]{0,4}[,、]?(?:各|分别)[^,。]{0,4}(?:几|多少)|"
    r"(?:都是|分别是|各是)(?:些)?(?:什么|哪[些几]|啥)[类种条]?(?:原因|理由|情形|由头)"
)
_NOT_ZERO = re.compile(
    r"(?:哪|几)[几些一]?[行项栏列格类种].{0,6}(?:不[是为]|非|大于|[有填]了?)(?:0|零|数)|(?:不[是为]|非)(?:0|零)(?:的|$)|(?:[填写]了?|[有是])(?:数字?|数据|东西)的?(?:格子?|单元格|栏|行|项)"
)
_ALL_ZERO = re.compile(r"[全都](?:部|都)*[是为](?:0|零)")
_WHICH_CASE = re.compile(r"(?:[是属为]于?|出于)(?:哪一?[种类项条]|什么)情形[?]?$")
"""其他处理是哪种情形: which rows of the group are more than 0."""
_NOT_GIVEN = re.compile(
    r"申请(?!人|表|书)[^,。?]{0,6}(?:[没未不](?:能|有|肯|让|被|予)?(?:给|公开|拿到|要到|提供|答应|满足|办成|同意)|要不[到来]|拿不到|给不了|碰壁|白跑)|"
    r"(?:[没未不](?:能|有|肯|让|被)?(?:给|拿到|要到|提供|答应|满足)|要不[到来]|拿不到|给不了)[^,。?]{0,4}申请(?!人|表|书)"
)
_AND_WHY = re.compile(
    rf"为什么|为啥|为何|咋回事|怎么回事|因为|(?:什么|啥|哪些?|何)[^,。?]{{0,2}}(?:{REASON}|情形)|(?:{REASON})[是有各都]"
)
"""Requests that were given nothing, and why: by whichever rows."""
_TABLES = {
    "proactive": re.compile(r"主动公开.{0,6}(?<!列)表|表[二2]|第二张表"),
    "requests": re.compile(r"申请.{0,8}(?<!列)表|表[三3]|第三张表"),
    "review": re.compile(r"(?:复议|诉讼).{0,8}(?<!列)表|表[四4]|第四张表"),
}
_OF_A_TABLE = re.compile(
    r"(?:《|》|^)?(?>请|麻烦|能不能|可以|帮我?|给我?|替我?|跟我|我想?|要|想|把|将|看一?[看下]?|查一?[查下]?|说一?[说下]?|念一?[念下]?|列一?[列下]?|"
    r"报一?[报下]?|发一?[发下]?|贴一?[贴下]?|整理|展示|显示|列出|写出|告诉我?|听听?|出来?|来|一下|收到和处理|政府信息公开|行政|依|情况|统计|整张|整个|完整|全部|所有|全|"
    r"那?张|表格?|数[据字值]|内容|每[行格项]|各[行格项]|一共|里[面头]?|中|上|的|都|有|是|填了?|写了?|些|哪些|什么|啥|多少|几|样|长|怎么|如何|呢|吗|吧|啊|了|[,。?!、])+"
)
"""All that may stand beside a table's name where the whole of it is wanted."""
_IS_THERE = re.compile("有[吗么没]|吗$")
_EACH = re.compile(r"分别|挨个|逐[一个]|各(?:是|有|填|占|多少|几|自)")
_APPLICANT_KINDS = re.compile(
    r"哪[一几两三]?[类种](?:的)?(?:申请)?(?:人|主体|机构|组织(?!活动|培训))|按申请人(?:类[型别])?(?:分|拆|看|排|来)|申请人里?[^,。]{0,8}哪[一几两三]?[类种]|"
    r"(?:申请|[提递交]的?)的?(?:人|单位|主体)[里中当头面]*[^。]{0,10}哪[一几两三]?[类种]|"
    r"(?:六|6|各|每一?|哪[几两三])[类种](?:型)?的?申请人|从自然人(?:一直)?[到至]|申请人(?:类型|类别|构成|结构|分布)|(?:什么|哪些)(?:样的)?人.{0,4}申请|谁申请得?最|"
    r"(?:都?是|分别是|[,、])谁(?:提出?|提交|申请|递交?)(?:的|了|[?]|$)"
)
_RESULT_KINDS = re.compile(
    rf"(?:{REASON}|(?<!其他)结果(?!维持|纠正)|处理方式|答复(?:类型|方式)|情形).{{0,8}}(?:最[多少常勤]|分别|各|构成|分布|排|占|居)|哪[一几两三]?[类种条](?:办理|处理)?(?:{REASON}|结果|处理|答复|情形)|"
    rf"(?:{REASON}|情形|情况).{{0,10}}(?:哪[一几两三]?[类种条个项]|居首|头[一两三])|"
    r"申请.*(?:都|各|分别|最后|最终)是?(?:怎么|如何|怎样|咋)(?:办|处理|答复)|(?:[件份]|申请)[^,。]{0,8}[,、]?(?:都|各|分别)(?:都|是)*(?:什么|啥|哪[些种])(?:样的)?(?:处理|办理)?结果|"
    rf"(?:最[多少常勤]|主要|头号).{{0,6}}(?:{REASON}|结果|答复|情形)"
)

_MOST = re.compile(r"最[多少常勤]|主要|头号|居首")
_WHICH_ROW = re.compile(
    r"(?:哪[一几两三]?|什么)[种类项条样](?!(?:的|型)*(?:申请)?人)[^,。]{0,10}(?:最|居|占|排|前|[多少高低](?:$|[,?]))"
)
"""Of a group, its rows: 不予公开里哪种最多."""
_TWO_WAYS = re.compile(r"[两二](?:个|大)?(?:种|类|条|项|样|者|路|途径|块)")
"""打官司两种情形: straight to court and after a review, which are the rows of suits, and no results."""
_HOW_ENDED = re.compile(r"结果(?:都|各)?(?:如何|怎么?样|咋样|怎样|是什么|呢)")

_COUNTED = re.compile(r"(?:几|多少)[件起宗次]")
_RESULTS_OF = re.compile(
    r"(?:什么|哪些|啥|哪种)(?:样的?)?(?:办理|处理|答复)?(?:结果|答复|处理)|(?:办理|处理|答复)?结果(?:都|分别|各|又)?(?:如何|怎么?样|怎样|是(?:什么|啥|哪)|呢)|"
    r"(?:怎么|咋|如何)(?:样)?(?:办理?|处理|答复|处置)(?:完|掉)?(?:[的了]|[?]?$)"
)
"""What became of the requests of one kind of applicant."""


def asks_rows(question: str, alone: bool) -> bool:
    """Whether a squeezed question asks for a group row by row; 分别 means that only of one report."""
    rows = _ROWS_OF_GROUP.search(question) or _REASONS_OF.search(question)
    return bool(rows or (alone and _EACH.search(question)))


def asks_reasons(question: str) -> bool:
    """Whether a squeezed question asks how many and for which reasons each: 不予公开几件, 都是什么原因."""
    return bool(_REASONS_OF.search(question))


def asks_main_reason(question: str) -> bool:
    """Whether a squeezed question asks which reason, or which result, there is most of."""
    return bool(_RESULT_KINDS.search(question)) and bool(_MOST.search(question))


def asks_not_zero(question: str) -> bool:
    """Whether a squeezed question asks what of a table or a group is more than 0: 哪几行不是0.

    处罚、强制都是0吗 asks of the cells that it names.
    """
    if _NOT_ZERO.search(question) or _WHICH_CASE.search(question) or _asks_not_given(question):
        return True
    named = find_measures(question) if _ALL_ZERO.search(question) else None
    single = (m.table != "requests" or len(rows_of(m.table, m.row)) == 1 for m in named or ())
    return named is not None and not (named and all(single))


def _asks_not_given(question: str) -> bool:
    """Whether a squeezed question asks which requests were given nothing and why, and names no row."""
    if not (_NOT_GIVEN.search(question) and _AND_WHY.search(question)) or re.search("[我咱俺]", question):
        return False
    return all(m.row == RECEIVED for m in find_measures(question))


def results_of_kind(question: str) -> tuple[Measure, ...]:
    """The cells of one kind of applicant, where what became of their requests is asked for; else none."""
    kinds = [name for name, pattern in KINDS if name != "其他" and re.search(pattern, question)]
    if len(kinds) != 1 or not (("申请" in question or "件" in question) and _RESULTS_OF.search(question)):
        return ()
    if any(m.row not in (RECEIVED, TOTAL) for m in find_measures(question)):
        return ()
    rows = (RECEIVED, CARRIED_IN, *_RESULTS, CARRIED_OUT)
    return tuple(Measure("requests", row, kinds[0]) for row in rows)


def rows_not_zero(question: str) -> tuple[Measure, ...]:
    """The cells to look through for what is more than 0: of the group that is named, else of the table.

    Empty where a squeezed question does not ask for that, or of no table in particular.
    """
    if _asks_not_given(question):
        refused = (row for row in _RESULTS if row.partition("/")[0] in _REFUSALS)
        return tuple(Measure("requests", row, ALL_APPLICANTS) for row in refused)
    named = {m.row: m for m in find_measures(question)} if asks_not_zero(question) else {}
    groups = [rows for m in named.values() if m.table == "requests" and len(rows := rows_below(m.row)) > 1]
    if len(groups) == 1:
        return tuple(Measure("requests", row, ALL_APPLICANTS) for row in groups[0])
    if _WHICH_CASE.search(question):
        return ()
    tables = {m.table for m in named.values()} or {
        t for t, words in _TABLES.items() if words.search(question)
    }
    if len(tables) != 1 or not asks_not_zero(question):
        return ()
    return cells_of_table(*tables)


def cells_of_table(table: str) -> tuple[Measure, ...]:
    """All cells of a table in both versions of the form, of requests only the totals."""
    cells = {
        (row.name, column): Measure(table, row.name, column)
        for spec in TABLES
        if spec.id == table
        for row in spec.rows
        for column in _columns(spec, row)
    }
    return tuple(cells.values())


def rows_of_table(question: str) -> tuple[Measure, ...]:
    """All cells of the one table that a squeezed question names and asks nothing else of: 表二有什么."""
    named = [(table, words.search(question)) for table, words in _TABLES.items()]
    found = [(table, match) for table, match in named if match]
    if len(found) != 1 or _IS_THERE.search(question):
        return ()
    table, match = found[0]
    beside = question[: match.start()] + "," + question[match.end() :]
    return cells_of_table(table) if _OF_A_TABLE.fullmatch(beside) else ()


def rows_below(group: str) -> tuple[str, ...]:
    """The rows of a group of results; 其他处理 is a row of its own in the older form."""
    return tuple(row for row in _RESULTS if row.startswith(f"{group}/"))


def _columns(spec: TableSpec, row: Row) -> list[str]:
    """The columns of a row, or of requests only the total of all applicants."""
    return [ALL_APPLICANTS] if spec.id == "requests" else [c.name for c in spec.columns_of(row.name)]


def asks_kinds(question: str) -> bool:
    """Whether a squeezed question asks which kind of applicant there is."""
    return bool(_APPLICANT_KINDS.search(question))


def broken_down(measures: Sequence[Measure], question: str) -> list[Measure]:
    """The measures by kind of applicant or by result, where a squeezed question asks which kind it is."""
    if _APPLICANT_KINDS.search(question):
        whole = next((m for m in measures if m.table == "requests"), Measure("requests", RECEIVED))
        kinds = [name for name in APPLICANTS if name not in left_out(question)]
        return [replace(whole, column=name, prose=()) for name in kinds]
    group = len(measures) == 1 and len(rows_below(measures[0].row)) > 1
    results = (
        _RESULT_KINDS.search(question)
        or (group and _WHICH_ROW.search(question))
        or (len(measures) == 1 and measures[0].table == "review" and _HOW_ENDED.search(question))
    )
    ways = len(measures) == 1 and measures[0].row == "行政诉讼" and _TWO_WAYS.search(question)
    if len(measures) == 1 and results and not ways:
        (whole,) = measures
        if whole.table == "review":
            counted = [whole] if _COUNTED.search(question) else []  # 几件, 结果怎么样
            return counted + [replace(whole, column=name, prose=()) for name in review_columns()]
        rows = rows_of(whole.table, whole.row) if whole.row not in NOT_RESULTS else _RESULTS
        return [replace(whole, row=row, prose=()) for row in rows]
    return list(measures)
