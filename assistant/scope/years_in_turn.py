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
    r"(?<![转至入给在])(?<![转留拖带延压剩推移]到)(?:第(?P<n>[一二三四])|(?P<next>翌|(?:转|翻|跨)(?:过|了)*一?个?|过(?:了|完)一?个?|隔(?:了|上|个)*一|来(?=年(?:$|[呢的是又有,，?？]))))年(?!度|级|继续|接着|再?办)(?:以后|之后|后)?"
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
_BEFORE_IT = re.compile(
    r"(?<![年\d])(?:(?:之前|以前|此前|先前|早先|前[头面边])的?[这那]?|(?<![年以之近往])前(?!.*后[一两二三四]年))(?P<n>[两二三四])个?年"
    r"(?![级度以之内]|[前来])|"
    r"再?(?:(?:往|朝|向)[前回上]|倒[回退])[推挪移翻数倒退]?的?[这那]?(?P<each>[两二三四])年(?=的?[^,，。年]{0,3}(?:各|分别|都|每年|平均|一共|合计|总共))"
)
"""之前三年: the years before the one spoken of, and 再往前两年各几件 too."""
_LATER = re.compile(r"(?<![\d一二三四五六七八九十])(?P<n>[一两二三四])年(?:以|之)?后(?![半来])")
"""一年后 counts from the year spoken of."""
_AROUND = re.compile(r"前后(?:各|这|那)?(?:一|两)?年(?![级度])")
"""前后两年: the year before the one spoken of, and the year after it."""
_BY_THIS = re.compile(
    r"(?:比照|对照|参照|照着?|按|拿|以)[这那]个?数(?:字|目)?(?:[来去]?[算看比]|为准|为基数|打底)?[,，]?(?=20\d\d年)"
)
"""照这个数，2022年多了几件: held against the year spoken of."""
_EVER_AFTER = re.compile(
    r"(?<![年\d])(?:之后|以后|往后|随后|接下来|后来|(?<!最)后[头面边续])的?[这那]?[几些]个?年(?![级度前后以之内]|来)"
)
"""后面几年: all years after it that there are."""


def spelled_out(text: str, spoken: Sequence[int]) -> str:
    """The years of a turn in full where those before name years: 跳到22, 19改21 (the new one), 再倒回去两年.

    O(length).
    """
    if not spoken:
        return text
    text = _INSTEAD.sub(lambda m: f"{year_of(m['other'] or m['new'] or m['meant'])}年", text)
    text = _BARE.sub(lambda m: f"20{m['year']}年", text)

    def away(found: re.Match[str]) -> str:
        years = _number(found["n"])
        return f"{spoken[0] + (years if found['later'] else -years)}年"

    def nth(found: re.Match[str]) -> str:
        place = _NUMBERS.index(found["n"] or "二") - 1
        if len(spoken) == 1 and place:
            return f"{spoken[0] + place}年"
        return f"{sorted(spoken)[place]}年" if 1 < len(spoken) > place and found["n"] else found[0]

    def after(found: re.Match[str]) -> str:
        last = max(spoken)
        return "、".join(f"{last + n}年" for n in range(1, _number(found["n"]) + 1))

    if len(spoken) == 1:
        text = _AROUND.sub(f"{spoken[0] - 1}年、{spoken[0] + 1}年", text)
    text = _AFTER_IT.sub(after, _NTH.sub(nth, text))
    text = _EVER_AFTER.sub(f"{max(spoken) + 1}年以后", text)
    if len(spoken) > 1:
        return text
    text = _BY_THIS.sub(f"跟{spoken[0]}年比，", text)
    text = _LATER.sub(lambda m: f"{spoken[0] + _number(m['n'])}年", text)
    return _AWAY.sub(away, _BEFORE_IT.sub(lambda m: _years_before(spoken[0], m["n"] or m["each"]), text))


def _number(char: str) -> int:
    return _NUMBERS.index(char.replace("两", "二"))


def _years_before(year: int, many: str) -> str:
    return "、".join(f"{year - n}年" for n in range(_number(many), 0, -1))
