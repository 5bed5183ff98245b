"""A part of a whole that a question names itself, and what stands behind a number that it gives.

41篇解读有几篇是短视频 asks for no count of interpretations, 交了260元的是谁 for no amount of money.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.clauses import SURE, SURE_ALONE, read
from assistant.cells.counts import FEE, PROSE, find_counts
from assistant.cells.measures import Measure, applications, find_measures
from assistant.cells.who_applies import named_applicants
from assistant.understanding.learned import rows_said_of, stated_words
from assistant.understanding.terms import Term, alternatives
from assistant.understanding.whether import is_everywhere, is_light
from ingest.tables.requests import CARRIED_IN, CARRIED_OUT
from ingest.words import cut_words, kind_of

_HOW_MANY = re.compile("多少|几(?!乎)")
_ASKED = re.compile("(?:(?!多少|几(?!乎)).)*(?:多少|几)[^,。?]*")
"""What stands up to the end of the clause that asks how many; what is added behind it names no part."""
_ASKS = re.compile("多少|几(?!乎)|哪|谁|什么|啥|怎么|咋|如何|是否|有没有|[吗呢]")
_NUMBER = re.compile(r"\d[余多来几]*[万千百]*(?:人次|[件条次个篇项场名人位期份起宗元])")
_POINTED = re.compile("[那这][一几些]?[件条次个篇项场名人位期份起宗笔]")
_WITHIN = re.compile(
    "(?<![这那哪公心])里[面头边]?(?!程)|(?<![集办其人])中(?![小心央学考国])|其中|当中|[之以]内|之中|,"
)
"""Where the words for a whole end and those for its part begin."""
_OF_COUNTED = re.compile(
    r"(?:多少|几)[件条篇项场次份期起个名位](?:的)?(?P<whole>[^,。?多少几是]{2,10}?)?(?:是|属于|来自)(?P<part>[^,。?]{2,})"
)
"""有多少件申请是延期后才答的: the whole behind what asks."""
_LIKELY = 0.2
"""How much likelier a cell must be than the next for words that name none to be left to it."""
_NAMED = 8
"""So long may words be that name a whole without its number."""
_GENERAL = 4
"""Rows that a word is said of which tells no part of any: 到底, 后来."""
_NO_PART = frozenset(
    """实际 实际上 真正 确实 究竟 到底 具体 分别 大概 大约 合计 一共 总共 总计 占比 比例
    比重 数量 数字 数据 总数 其余 剩下 属于 涉及 来自 关于 对于 通过 由于 因为 原因
    理由 情形 最多 最少 平均 每件 报告 年报 表格 单位 部门 机关 本年 当年 全年 今年
    去年 上年 上一年 前年 工作 情况 方面 内容 类型 种类 类别 渠道 左右 以上 以下 增加
    减少 增长 下降 相比 同比 政府 信息 一下 知道 请问 告诉 帮忙 麻烦 看看
    报表 表里 年报表""".split()
)
_NUMERAL = re.compile(r".*\d|[两二三四五六七八九十]")
"""两行: the parts counted, and no kind."""
_NO_NOUN = re.compile("[dmpcrtqfy]|u|zg")
"""Kinds of words that set nothing apart: 到底, 几件, 由."""


def set_apart(said: str, named: Sequence[Measure]) -> Term | None:
    """The word for a part of a whole that squeezed words name, where none is said of such a whole.

    None where the part is a cell of its own. ``named`` are the cells read. O(length × labels).
    """
    return next((term for whole, part in _parts(said) if (term := _foreign(whole, part, said, named))), None)


def _parts(said: str) -> list[tuple[str, str]]:
    """The words for a whole and for its part, as a question may be cut in two."""
    cuts = [(said[: cut.start()], _ASKED.match(said, cut.end())) for cut in _WITHIN.finditer(said)]
    found = [(whole, part[0]) for whole, part in cuts if part and not _ASKS.search(whole)]
    found = [
        (whole, part)
        for n, (whole, part) in enumerate(found)
        if _NUMBER.search(whole) or (not n and len(whole) <= _NAMED)
    ]
    for counted in _OF_COUNTED.finditer(said):
        found.append((counted["whole"] or said[: counted.start()], counted["part"]))
    return found


def _foreign(whole: str, part: str, said: str, named: Sequence[Measure]) -> Term | None:
    cells = _whole_cells(whole)
    if not cells:
        return None
    applicant = named_applicants(part)
    if applicant and "申请" not in part and "requests" not in {m.table for m in cells}:
        return Term(applicant[0], alternatives(applicant[0]))
    if any(_is_narrower(found, cells) for found in (_cells(part), named)) or _reads_narrower(said, cells):
        return None
    if _is_in_form(part, cells):
        return None
    rows = {(m.table, m.row.removeprefix("行政")) for m in cells}
    numbered = bool(_NUMBER.search(whole))
    labels = whole + "".join(m.label for m in cells)
    words = [w for w in cut_words(part) if w not in labels and _sets_apart(w, rows, numbered)]
    if not words:
        return None
    return Term(words[0], tuple(other for other in alternatives(words[0]) if other not in labels))


def _cells(words: str) -> list[Measure]:
    return find_measures(words) or find_counts(words)


def _whole_cells(words: str) -> list[Measure]:
    found = _cells(words) or applications(words)
    return found or (list(_read(words, SURE)) if _NUMBER.search(words) else [])


def _read(words: str, sure: float) -> Sequence[Measure]:
    """The cells that words name, or resemble so surely."""
    likest = read(words)
    return _cells(words) or (likest.measures if likest.lead >= sure else ())


def _is_narrower(cells: Sequence[Measure], whole: Sequence[Measure]) -> bool:
    """Whether cells are others than those of the whole: 企业提的 of 申请."""
    return bool(cells) and not {_key(m) for m in cells} <= {_key(m) for m in whole}


def _reads_narrower(said: str, whole: Sequence[Measure]) -> bool:
    """Whether all words together resemble a cell of the same table that is not the whole."""
    likest = read(said)
    if likest.lead < _LIKELY or not {m.table for m in likest.measures} <= {m.table for m in whole} - {PROSE}:
        return False
    if whole[0].table == "proactive":  # of which the rules read the columns
        return not {m.row for m in likest.measures} <= {m.row for m in whole}
    return _is_narrower(likest.measures, whole)


def _is_in_form(part: str, whole: Sequence[Measure]) -> bool:
    """Whether a part surely resembles a cell of the same table; of 处罚, 警告 resembles the whole."""
    likest, tables = read(part), {m.table for m in whole} - {"proactive"}
    return likest.lead >= SURE_ALONE and {m.table for m in likest.measures} <= tables


def _key(measure: Measure) -> tuple[str, str, str]:
    return measure.table, measure.row, measure.column


def _sets_apart(word: str, rows: set[tuple[str, str]], numbered: bool) -> bool:
    """Whether a word tells a kind. Of a whole without its number nobody may say it of the same rows."""
    if len(word.rstrip("过了着")) < 2 or word in _NO_PART or is_light(word) or is_everywhere(word):
        return False
    kind, said_of = kind_of(word), rows_said_of(word)
    if _HOW_MANY.search(word) or _NUMERAL.match(word) or _NO_NOUN.match(kind):
        return False
    if len(said_of) >= _GENERAL or (not numbered and rows & said_of):
        return False
    return word not in stated_words() or bool(said_of) or (numbered and kind.startswith("n"))


_WHO = re.compile(
    "是谁|谁[的提交告掏付出缴收]|[向跟找问朝管](?:的是)?(?:谁|何人|什么人|哪)|从(?:谁|哪一?[个位家户])|自(?:谁|何人|哪)|哪[几一]?[位家户所]|哪[几一]?个(?:申请人|当事人|对象|客户|人|单位|企业|公司|机构|记者|部门)|哪些(?:人|代表|委员|单位|企业|公司|律所|机构|学校|大学)|"
    "什么人|何人|同一?个?人|(?:几|多少)个?人(?:之手|提|交|申请)"
)
_WHAT = re.compile(
    "(?<!出)(?<!出了)(?:什么|啥|哪些|哪方面)样?的?(?:内容|材料|信息|文件|东西|事|资料|问题|案)|"
    "哪[一几]?[件份宗]申请|"
    "[想要问打听涉及说讲提反映遮删](?:了|的|到|掉|及)*(?:都|是|些)*(?:什么|啥|哪)"
)
_WHICH_WAY = re.compile(
    "(?:是|按)[^,。?多少]{1,8}还是|[分按](?:几|多少)[次笔回批]|[去到]哪|在哪一?个?(?:环节|阶段|步|关)"
)
_CONFIRMS = re.compile("(?:对|是)(?:吗|吧|不对|不是)[?]?$|属实|是不是")
_WHY = re.compile("为什么|为啥|为何|因为?(?:什么|啥)|(?:原因|缘由)(?:是|有|在|$)")
_ASSERTED = re.compile(r"[了到达]\d")
"""复议了30次: a number that is held against the report's before its cause is looked for."""
_CAUSE = Term("原因", ("由于", "因为"))
_PAYER = Term(
    "姓名",
    ("名叫", "没有收", "没有发生", "没有向", *(no + word for no in "未没" for word in ("收", "发生", "向"))),
    whole=True,
)
"""Who paid a fee; where none was charged, that is the answer."""
_BEHIND = (
    (_WHO, Term("姓名", ("名叫", "分别是", "分别为", "名单"))),
    (_WHAT, Term("申请内容", ("集中在", "主要涉及", "内容涉及", "内容主要", "内容多为", "主要围绕"))),
    (_WHICH_WAY, Term("分次", ("分期", "按页", "按件", "按量"))),
)


def behind(said: str, named: Sequence[Measure]) -> Term | None:
    """What a sentence has to have that tells who or what is behind a number which squeezed words give.

    Who paid a fee needs no number: nobody is named. None where none is given, or where rows tell it:
    不予公开的40件是什么理由. O(length × labels).
    """
    given = _NUMBER.search(said) or _POINTED.search(said)
    fee = [m.row for m in named] == [FEE]
    if not (given or fee) or len(named) > 1 or _CONFIRMS.search(said):
        return None
    asked = next((term for asked, term in _BEHIND[: None if given else 1] if asked.search(said)), None)
    asked = _PAYER if fee and asked is _BEHIND[0][1] else asked
    why = _CAUSE if _WHY.search(said) and not _ASSERTED.search(said) else None
    named = named or (_read(said, _LIKELY) if asked or why else ())
    by_no_row = [m.table == "review" or m.row in (CARRIED_IN, CARRIED_OUT) for m in named]
    return asked if named and asked else why if by_no_row and all(by_no_row) else None
