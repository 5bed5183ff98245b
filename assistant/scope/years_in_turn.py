"""Years that a turn says in short where those before it name years: 跳到22, 第二年, 再倒回去两年."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.scope.years import year_of

_NUMBERS = "〇一二三四"
_SHORT = r"(?:20)?[12]\d"
_BARE = re.compile(
    r"(?<![\d.,第前后超过满近足于约共达])(?<![达不没未]到)(?P<year>[12]\d)"
    r"(?=$|[,，、。?？!！ ]|[改换的呢那和与跟也吧之又各啊看报说查给瞧呀嘛]|打成|写成|说成|看成)"
    r"(?! *[,，.]\d{3})"
)
_INSTEAD = re.compile(
    rf"不是{_SHORT}年?(?:的)?[,， ]*(?:而|应该?|我?[要问说]的?)?是?(?P<other>{_SHORT})年?|"
    rf"{_SHORT}年?的?(?:错了?[,，]?)?(?:改|换|变|→)(?:成|为|到|看|作)?(?P<new>{_SHORT})年?|"
    rf"(?P<meant>{_SHORT})年?(?:[打写说看记敲]成)了?{_SHORT}年?了?"
)
_NTH = re.compile(
    r"(?<![转到至入给在])(?:第(?P<n>[一二三四])|(?P<next>翌|(?:转|翻|跨)(?:过|了)*一?个?|过(?:了|完)一?个?|来(?=年(?:$|[呢的是又有,，?？]))))年(?!度|级|继续|接着|再?办)(?:以后|之后|后)?"
)
"""第二年 is the one after the year spoken of, and of several the second."""
_AWAY = re.compile(
    r"再?(?:(?P<later>晚|迟|(?:往|朝)[后下][推挪移翻数跳走倒]?|顺延|推后)|"
    r"(?:早|提前|(?:往|朝)[前回上][推挪移翻数跳走倒退]?|[倒退翻回推](?:回|退|溯|推)))(?:去|个|了){0,2}"
    r"(?P<n>[一两二三四])年(?![前以之内来级])(?:的?那(?:会儿|阵子?|时候?))?"
)
_AFTER_IT = re.compile(
    r"(?:之后|以后|往后|接下来|随后|(?<!最)后[头面边续]?)的?[这那]?(?P<n>[两二三四])个?年(?![级度前后以之内]|来)"
)
"""后头三年: the years after the one spoken of."""


def spelled_out(text: str, spoken: Sequence[int]) -> str:
    """The years of a turn in full where those before name years: 跳到22, 19改21 (the new one), 再倒回去两年.

    O(length).
    """
    if not spoken:
        return text
    text = _INSTEAD.sub(lambda m: f"{year_of(m['other'] or m['new'] or m['meant'])}年", text)
    text = _BARE.sub(lambda m: f"20{m['year']}年", text)

    def away(found: re.Match[str]) -> str:
        years = _NUMBERS.index(found["n"].replace("两", "二"))
        return f"{spoken[0] + (years if found['later'] else -years)}年"

    def nth(found: re.Match[str]) -> str:
        place = _NUMBERS.index(found["n"] or "二") - 1
        if len(spoken) == 1 and place:
            return f"{spoken[0] + place}年"
        return f"{sorted(spoken)[place]}年" if 1 < len(spoken) > place and found["n"] else found[0]

    def after(found: re.Match[str]) -> str:
        last = max(spoken)
        return "、".join(
            f"{last + n}年" for n in range(1, _NUMBERS.index(found["n"].replace("两", "二")) + 1)
        )

    text = _AFTER_IT.sub(after, _NTH.sub(nth, text))
    return _AWAY.sub(away, text) if len(spoken) == 1 else text
