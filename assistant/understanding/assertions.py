"""Numbers that a question itself states: all of them, and the one that it wants confirmed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.numerals import Quantity, find_quantities

_NOT_A_CLAIM = re.compile(r"[前近哪]$|第$|[过往]去?$")
_OF_ANSWER = re.compile(
    "[都全]?(?:数|分?类|指标|说法|答案|情况|方面|空?格子?|单元格|栏|列(?!入)|行(?!政|业)|值)|[^,。?多少几]{0,6}(?:依次|分别|各(?:是|有|自|为|填))"
)
"""两个数都要, 四个分类, 三个单元格依次: so many of what is asked for."""
_KUAI = re.compile(r"(?<=[\d〇零一二两三四五六七八九十百千万亿])块(?![牌地])")
_WAN = re.compile(r"(?<=\d)万(?![元\d]|[余多]?[件条次人项个份户字]|平)")
_BARE_SUM = re.compile(r"(?<=[收花付]了)(\d[\d.]*)(?=$|[,?吗吧])")
_OF_MONEY = re.compile(r"采购|收费|处理费|花|费用|钱|金额")
"""What 195.15万 is said of where it is an amount of money."""
_SURPRISED = re.compile("回事|[这那]么[多少]|为什么|为何|怎么会|居然|竟然")
"""达到6666件，怎么回事 takes the number for granted, 超过100件是真的吗 the limit."""
_REACHED = re.compile("[增涨升减降跌][加长少到低]*了?[到至]了?")
_CHANGED = re.compile("(?:多|少|[增减涨跌升降][加长少]?)(?:收|办|罚|发)?了(?:约|近|将近|大约)?$")
_ASSERTS = re.compile(
    r"这么多|那么多|[怎咋]么?回事|是不是|对吗|对不对|真的|吗[?？]?$|是吧|没错|属实|为什么|为何|怎么会|居然|竟然|既然|听说|据说|怎么.{0,6}(?:这么|那么)|属不属实|准确"
)


def claimed(squeezed: str, numbers: Sequence[Quantity], bounded: bool) -> Quantity | None:
    """The one number with a unit that a question takes for granted or asks to have confirmed."""
    if not _ASSERTS.search(squeezed) or (bounded and not _SURPRISED.search(squeezed)):
        return None
    if reached := _REACHED.search(squeezed):  # 从74件增加到110件: that is the number of the year
        after = [number for number in numbers if number.start >= reached.end()]
        return after[0] if len(numbers) < 3 and len(after) == 1 else None
    changed = numbers and _CHANGED.search(squeezed[: numbers[0].start])  # 为什么多了36件: of no level
    return numbers[0] if len(numbers) == 1 and not changed else None


def numbers_in(squeezed: str) -> list[Quantity]:
    """The numbers with a unit that a squeezed question names. O(length)."""
    squeezed = _KUAI.sub("元", squeezed)
    if _OF_MONEY.search(squeezed):
        squeezed = _BARE_SUM.sub(r"\1元", _WAN.sub("万元", squeezed))
    return [
        quantity
        for quantity in find_quantities(squeezed)
        if quantity.kind == "quantity"
        and quantity.unit not in ("", "年", "家", "个月", "月")
        and not _NOT_A_CLAIM.search(squeezed[: quantity.start])
        and not (quantity.unit in ("个", "项") and _OF_ANSWER.match(squeezed, quantity.end))
    ]
