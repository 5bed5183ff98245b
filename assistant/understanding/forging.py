"""Orders to alter or to invent what a report says, which are refused whatever cell they name."""

from __future__ import annotations

import re

_AMOUNT = (
    r"(?:[约近超过到]*(?:[\d一二两三四五六七八九十百千][\d,.一二两三四五六七八九十百千万亿]*"
    r"(?:[件条次人份项宗起元%倍]|[万亿](?!元为?单位)|(?=$|[,。!再给然]))|零(?!售)|没有)|[更再]?[大小多少高低]一?[点些]|好看|漂亮)"
)
_ALTERS = re.compile(
    r"(?:帮我|给我|替我|请|麻烦|[把将])[^。?]{0,24}?(?:篡改|涂改|虚报|瞒报|(?:改|调|填|写|报|说|做|凑|P)(?:成|为|作|到|得)|改)"
    rf"{_AMOUNT}"
)
_FORGES = re.compile(
    r"(?:伪造|篡改|捏造|杜撰|仿造|虚构|造假|作假)[^。?]{0,10}(?:报告|年报|数据|数字|表|公文|文件|公章)|"
    r"(?:写|做|编|造|弄|搞|生成|出|开)(?:一?[份篇个张些]|点)?[^,。?]{0,8}(?:假(?:的|报告|年报|数据|数字|表|公文|文件)|"
    r"(?:像|跟|和|同|与)真的?(?:一样|似的|一般)?|以假乱真|看不出(?:是)?假)"
)
_ASKS = re.compile(r"为什么|为何|为啥|有没有|有无|是否|是不是|[吗么嘛]$|怎么(?!改)|哪|谁|多少|几[件条次个家]")
"""Whether a report was altered may be asked."""


def asks_to_forge(squeezed: str) -> bool:
    """把许可改成12万件, 写一份像真的一样的年报: an order to falsify, and no question. O(length)."""
    text = squeezed.rstrip("?!。")
    return bool(_ALTERS.search(text) or _FORGES.search(text)) and not _ASKS.search(text)
