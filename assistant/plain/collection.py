"""What a question calls the collection that it asks about, which is no matter: 手头这几份年报里."""

from __future__ import annotations

import re

_AT_HAND = (
    "手[头上里边]|库[里中内]|馆[里内]|馆藏|系统[里中]|目前|现在|现有|已有|收录|收集|收来|上面|上述|以上|这里"
)
_ALL = "全部|所有|全体"
_SO_MANY = r"[二两三四五六七八九十]{1,3}|\d{1,3}"
_REPORTS = "(?:年度|工作|公开|信息)*(?:报告|年报)"
_COLLECTION = re.compile(
    rf"(?:^|(?<=[,，。]))(?:请|帮我|给我)?(?:把|将|就|按|从|在|对|据|拿|汇总|翻遍|综合|看看?)?"
    rf"(?:你们?|我们?|咱们?)?(?:(?:{_AT_HAND})的?)?(?:有的)?(?:所?(?:{_ALL})的?)?"
    r"(?:"
    rf"(?:[这那](?:[几些]|{_SO_MANY})?|{_SO_MANY}|(?<=[头上里边中内藏有录集来述面部体的])[几些])(?:份|本|篇|个|家)?的?|(?<=[头上里边中内藏有录集来述面部体的]))"
    rf"{_REPORTS}(?:里[面头边]?|当中|之中|中间?|上面?|内)?(?:全部|统统|都)?[的,，]?"
)
_LEAST = 4


def without_collection(words: str) -> str:
    """The words without what they call all the reports, if enough is left to be asked. O(length).

    有几份年报 and 哪几份年报 ask for them, and stay.
    """
    bare = _COLLECTION.sub("", words)
    return bare if len(bare) >= _LEAST else words
