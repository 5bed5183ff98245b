"""Numbers that no cell of the form holds and no count in words: 罚款总额, 平均几天答复, 微博发了几条.

What stands near them (how many penalties, how many requests) is no answer: only a sentence that has the
words which tell them apart is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.cells.clauses import SURE, read
from assistant.cells.counts import PROSE, counted_in, find_counts, unit_of
from assistant.cells.measures import FORM_WORDS, Measure, find_measures, rows_of
from assistant.plain.homophones import Homophones
from assistant.types import ScopeStatus
from assistant.understanding.apart import set_apart
from assistant.understanding.attributes import narrowing
from assistant.understanding.calendar import PART_OF_YEAR
from assistant.understanding.learned import UNSTATED, cell_of, cells, heard_words, unstated, unstated_words
from assistant.understanding.operations import RANKS, Asked, Operation
from assistant.understanding.qualifiers import qualifier
from assistant.understanding.query import Query, Topic
from assistant.understanding.telling import asks_which_tell
from assistant.understanding.terms import Term, alternatives
from assistant.understanding.topic import asks_how_many
from assistant.understanding.understand import without_consumed
from ingest.fold import squeeze
from ingest.numerals import Quantity
from ingest.tables import TABLES
from ingest.words import cut_words, is_noun

_SURE = 0.4
"""How much likelier than any cell, without a word of its own."""
_SURE_OF_OTHER = 0.6
"""The same where the rules read a cell."""
_SURELY_A_CELL = -0.6
"""Words so much likelier to ask for a cell ask for it whatever they mention beside it: 检查组要看几件."""
_OTHER_KIND = {
    "元": re.compile(
        r"(?:多少|几)(?:百|千|万|亿)*(?:块(?!牌)|元)|多少钱|经费|花[费销](?:几何|如何|情况)|(?:花费|花销|开[支销]|耗资)(?:$|[,?])|罚没|罚金|[款费]总?额|金额|"
        r"花(?:了|费|掉|一?共|总共)*(?:多少(?![件条次天])|几[百千万块元])|(?<!处理)(?<!收)费用?(?:一?共|总共|合计|是|有|花了?|用了?|为)*(?:多少(?![件条次])|几[百千万块元])"
    ),
    "天": re.compile(
        r"(?:多少|几)个?(?:工作日|小时|分钟|天|星期)|天数|时长|平均[^,。]{0,6}(?:用时|耗时|时[间限]|周期)"
    ),
    "人": re.compile(r"粉丝(?!.{0,4}(?:篇|条))"),
    "岁": re.compile(r"岁|年[龄纪]"),
    "辆": re.compile(
        r"(?:多少|几)(?:辆|台|吨|亩|页|个?字|册|公里|平方|分(?![之钟])|通(?![过知报告常])|幅(?!度)|集(?![中体]))"
    ),
}
"""Units of what is no count of things or people, with how they are asked for."""
_KIND_TERMS = {
    "元": Term("元", ("费", "资金", "金额")),
    "天": Term("天", ("工作日", "小时", "时限", "时长")),
    "人": Term("粉丝", ("关注", "订阅", "用户")),
}
"""What a sentence has to have that tells such a number."""
_WHOLE_YEAR = re.compile(
    r"(?:(?:1|一)月(?:1日)?|1)[至到~-](?:12|十二)月(?:份|底|31日)?|截[至止]?(?:12|十二)月(?:底|31日)?"
)
_IN_TABLE = re.compile(
    r"[,请]*(?:用|以|做|列|画|给)?(?:成|个|一?张|出)?(?:列表|表格|一览表?|列个表|个表|清单)(?:说明|列出|显示)?(?=$|[,。?]|20|各)"
)
"""The shape that the answer is wanted in, which is nothing to be counted."""
_SAYS_NOTHING = re.compile(
    "这[一]?[顶种个类项条](?:帽子|由头|理由|借口|名义|情形|名目|标签)|[事同]儿|事情|(?:[这那]?[份个摊])?(?:活儿|活计|差事)|实际上?|真正|确实|究竟|到底|[冠亚季]军|榜首|状元|"
    "[两三四五六七八九几][小大]?[样项类种格栏行列](?![目政本])|[两二三]条路子?|(?:政府|政务|官方|单位)(?=公众号)|经历|起伏|信访件(?=处理|来|办|对待|的|[几多])|[项栏行]下(?=的)|波动|封顶|"
    "产生|事由|(?:增长|下降|上升|变动)[额值]|大户|领先|落后|领跑|头名|[掰扳]个?(?:手腕|腕子)|较量|比拼|篇目|人家|总?盘子|和计|加总|"
    "劳驾|贵局|局里|光是|[先再]报|[经过接]手|径[行直自]|[登见冲触探]顶|[见触探垫]底|体量|规模|量级|块头|手笔|阵仗|[功工]夫|力气|力度|精力|心思|声势"
)
_ASKER = re.compile(
    r"^[^,。:局委府厅办]{1,6}?(?:[要想来得]|等着|急着)+(?:看(?!病)|查|核[对实]?|报|问|了解|知道|晓得|掌握|统计|抽查|检查|算|比|汇总|测算|写|填|交)(?:一?下|看)?"
)
"""检查组要看: who asks."""
_HEADING = re.compile("^[^,;:。!?]{1,8}:")
"""收费账本: what follows is asked."""
_HOURS = re.compile(
    r"(?<![哪有这那])几点(?=[到至钟半开关上下])|是几点$|[几多]点[到至]|(?:上班|办公|工作|开放|营业|值班|坐班|接待|服务)的?(?:时间|时段|钟点)"
)
_TITLES = re.compile(
    r"标题(?!党)|题目|篇名|文号|文件名|解读(?:的|了)*(?:都|是|分别)*(?:的是)?(?:哪[些几]个?|什么)(?:文件|政策)"
)
_DETAILS = (
    (_HOURS, Term("上班时间", ("办公时间", "工作时间", "开放时间", "服务时间", "营业时间"))),
    (_TITLES, Term("标题", ("题目", "《"))),
)
"""When a window is open, how documents are called: of what is counted, and not its number."""
_HOW_LONG = re.compile(r"多久|多长时间")
_SET_APART = re.compile(
    r"(?P<age>(?:\d{2}|[二三四五六七八九]十[一二三四五六七八九]?)(?:周)?岁)|(?P<man>男|女)(?:的|性|同志|士|方|生|职工|干部)|"
    r"(?P<plan>目标|定额|任务数|计划数)|(?P<repaid>赔)(?=[偿付了款给过多几])|(?:谁|[几多]少?[个位人家户]+.{0,4})(?P<paid>交)(?=[的了过?]|$)|"
    r"(?P<posts>在?编(?=干部|人员|职工|的)|编制|事业编|公务员)|(?P<fault>超[载速标]|闯红灯|[酒醉]驾|违停|占道|无[证照]|逆行|逃税|偷税)(?=.{0,8}罚)"
)
"""Who of all, what was planned and what was paid back: never a count of what was done."""
_HEADS = re.compile(
    r"(?P<title>副?(?:[局市县区科处股院校]长|主任|书记|秘书长)|领导|负责人|发言人|一把手|法官|经办人|联系人)"
    r".{0,4}(?:叫[啥什]|姓[啥什甚]|[是]谁|贵姓|名字|哪[位个])|"
    r"(?P<staff>工作人员|承办人员?|办事员|专员)(?:都|各|分别|具体)*(?:叫[啥什]|姓[啥什甚]|是谁|的?(?:名字|姓名))"
)
_PEOPLE = frozenset({"人", "人次"})
_CELL = re.compile("[小大每各][格栏列]|[格栏]子?")
"""What a table is made of, which is nothing to be counted."""
_COUNTS = re.compile(r"(?:多少|(?<![那这])几)[个件条次家名]")
_HOW_MUCH_OF = re.compile(r"多少|几(?!乎)")
_HOW_MUCH = re.compile(r"多[高大远重]|[率量](?:$|[?是为有])")
_OFFICE = re.compile(r"(?:政府|局|委|办|厅)$")
_ONLY = frozenset({UNSTATED})


def of_a_part(query: Query) -> Query:
    """The query with nothing but the sentence on the part that its words set apart; else as it is.

    Such a part (超期, 撤诉, 某科) is in no cell. O(length × labels).
    """
    named = (*query.measures, *query.counts)
    said = _form_words().mended(without_consumed(query.question, query.scope))[0]  # 事业型收费 is no part
    detail = next((term for asked, term in _DETAILS if asked.search(said)), None)
    who = asks_which_tell(said) and set(query.asked.operations) <= {Operation.COUNT}
    told = who and all(measure.table == PROSE for measure in named)  # only sentences tell who invited whom
    asks = (named and not told) or query.need.number or asks_how_many(query) or detail
    if query.topic not in (Topic.PROSE, Topic.FIGURE) or not asks:
        return query
    if not query.scope.report_ids:  # 多少天算超期 of nobody asks for the law
        return query
    resolved = query.scope.status is ScopeStatus.RESOLVED
    part = set_apart(said, named) if resolved and _of_one(query.asked) else None
    if part is None and query.asked.claim:
        return query
    alone = resolved and len(query.scope.agencies) == 1
    part = part or detail or qualifier(said, named or _read_as(squeeze(query.scope.rest).text), alone)
    if part is None:
        return query
    need = replace(query.need, number=True, must=(part, *_wholes(named)), beside=True)
    return replace(query, topic=Topic.PROSE, measures=(), counts=(), asked=Asked(), need=need)


def _wholes(named: Sequence[Measure]) -> tuple[Term, ...]:
    """What a sentence has to be about that tells a part of decisions: 许可 of those done online."""
    rows = {m.row.removeprefix("行政").removeprefix("事业性") for m in named if m.table == "proactive"}
    return tuple(Term(row) for row in rows) if len(rows) == 1 == len(named) else ()


def _of_one(asked: Asked) -> bool:
    """Whether at most a share or a count is computed, so that one whole may have its part named."""
    return not asked.bounded and set(asked.operations) <= {Operation.SHARE, Operation.COUNT}


def without_the_near(query: Query, *readings: str) -> Query:
    """The query with nothing to look up but such a sentence, where none of what it names is asked for.

    ``readings`` are its words with those of arithmetic and without. O(length × labels).
    """
    readings = tuple(_IN_TABLE.sub("", _WHOLE_YEAR.sub("", reading)) for reading in readings)
    if query.topic is Topic.PROSE and (head := _HEADS.search(readings[0])):
        named_so = (Term(head["title"] or head["staff"]), Term("姓名", ("同志", "名叫", "姓")))
        return replace(query, counts=(), need=replace(query.need, must=named_so), strict=True)
    kinds = [kind for kind, asked in _OTHER_KIND.items() if asked.search(squeeze(query.question).text)]
    asks = (
        kinds or asks_how_many(query) or query.need.number or query.measures or _HOW_MUCH.search(readings[0])
    )
    named = (*query.measures, *query.counts)
    claim = query.asked.claim if not _is_of_money(query.asked.claim, named) else None
    if query.topic not in (Topic.PROSE, Topic.FIGURE) or not asks or claim or query.asks_nothing:
        return query
    words = _own_words(query)
    kinds += ["天"] if named and _HOW_LONG.search(readings[0]) else []
    other = _is_none(kinds, named, readings[0]) or _is_of_people(query, named)
    other = other or _is_of_money(query.asked.claim, named)
    if not (words or other or _resembles_one(query, readings)):
        return query
    must = [Term(word, alternatives(word)) for word in words]
    must = must or [Term(word, tuple(same)) for m in named for word, *same in (w.split("|") for w in m.prose)]
    must += [_KIND_TERMS[kind] for kind in kinds if kind in _KIND_TERMS and other and not words]
    kind = bool(words) and all(_is_unheard(word, query) for word in words)  # 土地征收的申请几件
    need = replace(query.need, number=True, must=tuple(must), beside=kind)
    return replace(
        query, topic=Topic.PROSE, measures=(), counts=(), asked=Asked(), need=need, strict=not words
    )


def of_its_unit(query: Query, read_so: Query) -> Query:
    """A reading, or only a sentence where what was read is counted in no unit asked for: 罚没款总金额."""
    if query.measures or query.counts or query.asked.claim:
        return read_so
    kinds = [kind for kind, asked in _OTHER_KIND.items() if asked.search(squeeze(query.question).text)]
    named = (*read_so.measures, *read_so.counts)
    units = {unit for measure in named for unit in _units(measure)}
    if not (kinds and named) or any(unit.endswith(kind) for kind in kinds for unit in units):
        return read_so
    return replace(query, need=replace(query.need, number=True), strict=True)


def _read_as(said: str) -> tuple[Measure, ...]:
    clause = read(said)
    return clause.measures if clause.lead >= SURE else ()


def _is_of_money(claim: Quantity | None, named: Sequence[Measure]) -> bool:
    """Whether an amount of money is claimed of what is counted: 罚款610万元 of penalties."""
    if claim is None or not claim.unit.endswith("元") or not named:
        return False
    return not any(unit.endswith("元") for measure in named for unit in _units(measure))


def _is_of_people(query: Query, named: Sequence[Measure]) -> bool:
    """Whether people are asked for beside a count of things: 公众号多少人关注."""
    people = query.need.exact_units & _PEOPLE
    alone = len(named) == 1 and named[0].table == PROSE
    return (
        bool(people) and people == query.need.exact_units and alone and not counted_in(named[0].row, people)
    )


def _resembles_one(query: Query, readings: Sequence[str]) -> bool:
    """Whether a question that stands alone is likelier to ask for such a number than for any cell.

    有几家申请为零 names the cell, and 家 is what is counted.
    """
    sure = _SURE_OF_OTHER if query.measures or query.counts else _SURE
    counts_who = bool(query.measures) and Operation.COUNT in query.asked
    return not (query.scope.before or counts_who) and min(map(_likest, readings)) >= sure


_STAFF = re.compile(
    r"(?:多少|几)(?:个|名|位)?(?:人手?|同志|工作人员|干部|专人)?[^,。?]{0,3}(?:管|负责|干|做|从事|搞|盯|忙|办)[^,。?]{0,6}公开"
)
_THEIR_OFFICE = re.compile(
    "^(?:它|他)?们?(?:的|那)?(?:局|委|政府)?(?:办公室|科室|办里|局里|单位里?)(?:里|的)?"
)
"""Where those sit who are in charge of disclosure."""


def _own_words(query: Query) -> list[str]:
    """The words of the question itself that set what it asks for apart from all that reports have.

    Parts of a year, words said of nothing but such numbers, and of a cell nouns that nobody says of one.
    """
    own = _SAYS_NOTHING.sub("", RANKS.sub("", _IN_TABLE.sub("", query.own_words)))
    own = _ASKER.sub("", own)
    own = _THEIR_OFFICE.sub("", own) if _STAFF.search(own) else own
    said = without_consumed(query.question, query.scope) if query.scope.before else own  # 3月份呢
    if part := PART_OF_YEAR.search(own) or PART_OF_YEAR.search(said):
        return [part[0]]
    if apart := _SET_APART.search(own):
        return [next(word for word in apart.groups() if word)]
    found = list(dict.fromkeys(cut_words(own)))
    counted = _COUNTS.search(own)  # 罚款多少次 asks for no amount
    words = [w for w in found if w in unstated_words() and not (counted and find_measures(w))]
    likest = _likest(own)
    if words and likest >= 0:
        return words
    of_cells = [
        clause
        for clause in re.split("[,;。!?]", _HEADING.sub("", own))
        if find_measures(clause) or find_counts(clause) or (query.measures and _COUNTS.search(clause))
    ]
    asking = [part for part in of_cells if _HOW_MUCH_OF.search(part)]  # and not 收据上写的是信息处理费
    of_cells = asking or of_cells
    of_cells = [_form_words().mended(clause)[0] for clause in of_cells]  # 行证许可 narrows nothing
    unheard = [word for part in of_cells for word in cut_words(part) if _is_unheard(word, query)]
    narrow = narrowing(",".join(of_cells), (*query.measures, *query.counts))
    return unheard if unheard and likest >= _SURELY_A_CELL else narrow


@cache
def _form_words() -> Homophones:
    return Homophones({*FORM_WORDS, "行政"})


def _is_unheard(word: str, query: Query) -> bool:
    """Whether a word is a noun that nobody says of what reports have, and no part of a name."""
    if (
        len(word) < 2
        or word[0] in "几多数"
        or word in heard_words()
        or _CELL.fullmatch(word)
        or _OFFICE.search(word)
        or f"{word}成" in query.question  # 被定性成
        or not is_noun(word)
    ):
        return False
    return word in cut_words(query.question) and not any(word in name for name in query.scope.agencies)


def _is_none(kinds: Sequence[str], named: Sequence[Measure], said: str) -> bool:
    """Whether what is named is counted in none of these units: 罚了多少元."""
    likest = cells().guess(said)
    if likest.lead >= _SURE and (cell := cell_of(likest.label)):
        named = (*named, cell)
    units = {unit for measure in named for unit in _units(measure)}
    return bool(kinds and named) and not any(unit.endswith(kind) for kind in kinds for unit in units)


def _units(measure: Measure) -> set[str]:
    if measure.table == PROSE:
        return {unit_of(measure.row)}
    specs = [spec for spec in TABLES if spec.id == measure.table]
    rows = rows_of(measure.table, measure.row)
    columns = [c for spec in specs for r in spec.rows if r.name in rows for c in spec.columns_of(r.name)]
    return {c.unit or "元" for c in columns}  # only an amount of money names its unit in its cell


def _likest(said: str) -> float:
    return unstated().against(said, _ONLY).lead
