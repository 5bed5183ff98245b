"""Counts of items in the form of 2019: how many more there are, and how many there are at the year's end.

The form has 上一年项目数量 and 本年增/减; what there is at the end of the year is their sum.
"""

from __future__ import annotations

import re

from ingest.tables.proactive import ITEMS_BEFORE, ITEMS_CHANGE

_ROWS = frozenset({"行政许可", "其他对外管理服务事项", "行政处罚", "行政强制", "行政事业性收费"})
_OWN_NAME = re.compile("管理服务事项")
_DECISIONS = re.compile(
    r"(?:几|多少)(?:万|余)?[件起宗次元]|办[理结了]|处理|决定|作出|金额|多少(?:钱|万)|收[了费]的?多少(?![项个])"
)
_CHANGE = re.compile(
    r"(?:项目|事项|服务)(?:数量?)?[^,。]{0,14}(?:增|减|变[化动多少])|增/减(?!少|幅)|(?<![较比])(?<!\d年)增减(?!少|幅)|[增减][加少]?了?(?:几|多少)项|[多少]了?(?:几|多少)项"
)
_THERE_ARE = re.compile(
    r"[末底][^,。]{0,16}(?:项目|事项|[几少][项个])|(?:项目|事项)(?:的?(?:总|数)|一共|合计|共|存量|还?有)|(?:项目|事项)(?:几|多少)[项个]|"
    r"(?:项目|事项)[^,。]{0,4}(?:几|多少)[项个]|(?:几|多少)[项个][^,。]{0,8}(?:项目|事项)|收费[^,。]{0,4}(?:几|多少)项|"
    r"(?:项目|事项)[^,。]{0,8}[末底]"
)
_LEFT = re.compile(
    r"(?:[剩余留]|还有|等于|(?<![上前去]年)[末底]|现在|目前|如今)[^,。?增减多少]{0,10}(?:几|多少)[项个]"
)
"""Beside the change what it leaves is asked for, which is the sum of both columns."""
_BEFORE = re.compile(r"(?:上|前|去)一?年[^,。比]{0,4}(?:项目|事项)|年初|期初")


def item_columns(row: str, words: str) -> tuple[str, ...]:
    """The columns that squeezed words about items of a row ask for; none where decisions are asked for."""
    words = _OWN_NAME.sub("管理服务", words)
    if row not in _ROWS or _DECISIONS.search(words):
        return ()
    if _CHANGE.search(words):
        return (ITEMS_BEFORE, ITEMS_CHANGE) if _LEFT.search(words) else (ITEMS_CHANGE,)
    if _BEFORE.search(words):
        return (ITEMS_BEFORE,)
    return (ITEMS_BEFORE, ITEMS_CHANGE) if _THERE_ARE.search(words) or _LEFT.search(words) else ()
