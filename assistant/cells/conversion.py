"""The unit of money that a question wants an amount told in: 换算成元是多少, 折合多少万元."""

from __future__ import annotations

import re

_UNIT = r"(?:亿元|万元|千元|元|块钱?|[万亿](?=$|[,，。?？呢是吗的]))"
_HOW_MUCH = r"(?:应该|大约|大概|约|一共|等于|[是有为合])*(?:多少|几)个?"
_INTO = re.compile(
    r"[,，。;；?？!！、 ]*+(?:[请并再也那都能可以给我把将它这该的 ]|帮我|金额|数字?|单位)*"
    r"(?:换算|折算|折合|换|折|转换|转|改)(?:成|为|作|做|到|合)?(?:人民币)?"
    rf"(?:{_HOW_MUCH})?(?P<unit>{_UNIT})(?:人民币|为单位)?(?:的话|来[说算看])?"
    rf"(?:[,，]?{_HOW_MUCH}(?:{_UNIT}|钱)?)?(?=$|[,，。;；?？!！呢吗吧])|"
    rf"[,，。;；?？!！、 ]*+[以用按](?P<by>亿元|万元|千元|元)(?:为单位|来?(?:表示|[算计说报]))"
    rf"(?:{_HOW_MUCH}{_UNIT}?)?"
)
_ASKED_IN = re.compile(
    r"(?:多少|几)个?[十百千]?(?P<unit>亿元|万元|元|(?P<bare>[万亿])(?![件条人次项个户份字家场名]))"
)
"""The unit that a question asks for in passing: 一共花了多少万元."""
_OF_MONEY = re.compile(r"采购|收费|花|费用?|钱|金额|款")
_SAME = {"块": "元", "块钱": "元", "万": "万元", "亿": "亿元"}


def unit_asked(question: str) -> str:
    """The unit of money in which a question asks how much, or nothing."""
    asked = _ASKED_IN.search(question)
    if asked is None or (asked["bare"] and not _OF_MONEY.search(question)):
        return ""
    return _SAME.get(asked["unit"], asked["unit"])


def unit_wanted(question: str) -> tuple[str, str]:
    """The question without the words that ask for another unit of money, and that unit or nothing."""
    found = _INTO.search(question)
    if found is None:
        return question, ""
    unit = found["unit"] or found["by"]
    rest = (question[: found.start()] + question[found.end() :]).strip("?？ ")
    return rest or "是多少", _SAME.get(unit, unit)
