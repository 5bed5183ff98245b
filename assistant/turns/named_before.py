"""What the answer before named, as a later turn points at it: 它 after 哪一类最多, 这个做法以前搞过吗.

Only that answer tells it, so that it is asked for where a turn points so and nowhere else.
"""

from __future__ import annotations

import re

from assistant.cells.breakdown import asks_kinds
from assistant.cells.counts import DISCLOSED
from assistant.types import Answer, Status
from assistant.understanding.cues import asks_kind, asks_within
from assistant.understanding.operations import Asked, Operation
from ingest.fold import squeeze

THE_KIND = re.compile(
    r"^(?:那么?|而|可)?(?:(?=占(?:了|到)?(?:多少|几成|百分之几|多大|比例|比重|总))|[它其]|[这那该]一?[类种项](?:理由|原因|信息|申请人?)?)(?:的(?:数[量字]?|总数|情况))?"
    r"(?=在?(?:[比跟和与同占变增减涨跌升降呢]|上一?年|去年|前年|20\d\d|\d\d年|今年|往年|历年|近|各年|每年|[是有]?(?:多少|几)))"
)
"""它比上年多多少 and 占几成 after 哪一类最多 are of that kind."""
THE_PRACTICE = re.compile(
    r"[这那该]一?[个项种类]?(?:创新|新|特色)?(?:做法|创新|举措|品牌|活动|模式|机制|经验|亮点)"
    r"(?=[^,，。]{0,8}(?:以前|之前|此前|过去|往年|原来|早先|哪一?年|哪几年|去年|[前上]一?年|20\d\d|\d\d年|首次|第一次|"
    r"别的|别家|其[他它]|还有(?:谁|哪)|哪些|哪[几个]?家|谁))|"
    r"(?<=[搞做办推弄试用开学])过?[这那]一?[套招手种个](?=(?:的|吗|过|呢|了|没有?)*[?？]*$)"
)
"""这个做法以前搞过吗 and 哪几家在搞这一套 ask of other reports than the one that told of it."""
ITS_DETAILS = re.compile(
    r"怎么|如何|咋|怎样|哪[儿里些个种]|在哪|(?:什么|啥)(?!叫)|何[时处地]|谁|几点|具体|详细|内容|细节|讲讲|说说|介绍|展开|干(?:嘛|吗)"
)
"""How, where, when and by whom it is done."""
_ASKS_PRACTICE = re.compile(
    "创新|亮点|特色|首创|独创|新(?:做法|招|花样|举措|活动|模式)|做法|举措|品牌|活动|模式|经验|[“「]"
)
_OF_ELSE = re.compile(
    r"多少|几[^点]|比|占|最|别的|其[他它余]|还有|另外|第[一二三四五六]|年|[问难]题|不足|改进|上面|报告|年报"
)
_ASKING_WORDS = re.compile(
    rf"(?:{ITS_DETAILS.pattern})|地方|地点|位置|时候|时间|场合|意思|东西|事情?|回事|名堂|做法|活动|举措|模式|品牌|创新|新招|流程|步骤|法子?|路数|"
    r"操作|运作|运行|开展|进行|实施|搞|做|干|弄|办|给我|跟我|一下|能不能|可以|想知道|[这那该它其个种项招套辆]|[是在去到由请找把对给让从为用都主要的地得了过吗呢呀啊吧么再又也还就那会要能点下样法里上中些有摆放设停跑,，、。?？!！]"
)
_OF_ALL = re.compile("公开|信息|政务|政府|工作|政策|申请|群众")
"""Words that a sentence on a practice has, and that ask for anything but it."""
_QUOTED = re.compile("[“「]([^”」]{2,14})[”」]")
_TOTAL = "总计"


def asked_for_kind(question: str) -> bool:
    """Whether a turn asks which kind of what one report counts is first."""
    asked = squeeze(question).text
    return asks_kind(asked) or asks_within(asked) or asks_kinds(asked)


def leading_kind(asked: Asked, answer: Answer) -> str:
    """The row or the column of the figure that an answer of one report puts first; nothing where they tie."""
    extremes = {Operation.LARGEST, Operation.SMALLEST} & set(asked.operations)
    figures = [f for f in answer.figures if f.value is not None and f.row != DISCLOSED]
    if len(extremes) != 1 or len({f.report_id for f in figures}) != 1:
        return ""
    by_column = len({f.row for f in figures}) == 1
    named = {(f.column if by_column else f.row.rpartition("/")[2]): f.value or 0 for f in figures}
    applied = by_column and figures[0].table == "requests"
    named.pop(_TOTAL, None)
    edge = (max if Operation.LARGEST in extremes else min)(named.values(), default=0)
    first = [name for name, value in named.items() if value == edge]
    one = len(first) == 1 < len(named)
    return (f"{first[0]}提出的申请" if applied else first[0]) if one else ""


def asks_details(turn: str, before: str) -> bool:
    """Whether a turn may ask more of the one practice that was asked for: 是在哪摆、啥时候摆的."""
    asks = ITS_DETAILS.search(turn) and not _OF_ELSE.search(turn) and not _QUOTED.search(turn)
    return bool(asks and _ASKS_PRACTICE.search(before)) and not THE_PRACTICE.search(turn)


def with_practice(turn: str, told: str) -> str:
    """The turn asked of the practice that a sentence tells of by name; nothing where it has words of another
    matter. Each word of its own is in the sentence, or shares a character with it (讲课 of 宣讲点).
    """
    name = _QUOTED.search(told)
    own = re.findall("[\u4e00-\u9fff]+", _ASKING_WORDS.sub("，", turn))
    if name is None or _OF_ALL.search(turn.replace(name[1], "")):
        return ""
    shared = all(word in told or (len(word) <= 2 and set(word) & set(told)) for word in own)
    return f"“{name[1]}”这个做法具体是怎么做的" if shared else ""


def sentence_told(answer: Answer) -> str:
    """The sentence with the one name that an answer quotes, or nothing."""
    name = practice_told(answer)
    return (
        next((said.text for said in answer.statements if name.strip("“”") in said.text), "") if name else ""
    )


def practice_told(answer: Answer) -> str:
    """The one name that an answer quotes of what was done, with its marks; nothing of several or none."""
    told = answer.statements if answer.status is Status.ANSWERED else ()
    names = dict.fromkeys(name for said in told for name in _QUOTED.findall(said.text))
    return f"“{next(iter(names))}”" if len(names) == 1 else ""
