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


def practice_told(answer: Answer) -> str:
    """The one name that an answer quotes of what was done, with its marks; nothing of several or none."""
    told = answer.statements if answer.status is Status.ANSWERED else ()
    names = dict.fromkeys(name for said in told for name in _QUOTED.findall(said.text))
    return f"“{next(iter(names))}”" if len(names) == 1 else ""
