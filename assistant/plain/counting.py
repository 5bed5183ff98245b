"""Numbers and groups in everyday words as plain ones: 俩局, 两位数, 前三甲, 全样本, 扣掉公开的还剩几件."""

from __future__ import annotations

import re
from collections.abc import Callable

_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "个": 1}
_SO_MANY = re.compile(r"(?:这|的|全部|所有)*(?:[\d一二两三四五六七八九十]+)[个家]")
_WHO_THEY_ARE = re.compile("几家|哪[些几]|谁")


def _of_digits(found: re.Match[str]) -> str:
    """两位数 as the numbers it stands for: 上了两位数 is 10 at least, and 个位数 less than that."""
    n = _DIGITS[found["n"]]
    if found["under"]:
        return f"不到{10 ** (n - 1)}"
    if found["least"]:
        return f"达到{10 ** (n - 1)}"
    return f"不到{10**n}" if n == 1 else f"在{10 ** (n - 1)}到{10**n - 1}之间"


def _taken_away(found: re.Match[str]) -> str:
    """One after another what is to be taken away from what stands before."""
    less = [part for part in re.split("[、和与及跟]", found["less"]) if part]
    return "".join(f"减去{part}" for part in less) + f"等于{found['asks']}"


def _pair(found: re.Match[str]) -> str:
    """俩 and 仨 as 两个 and 三个."""
    return f"{'两' if found['n'] == '俩' else '三'}{found['home'] or '个'}"


def _named_one_by_one(found: re.Match[str]) -> str:
    """点名 as what it asks for, unless that is asked already: 共有几家，点一下名."""
    return "" if _WHO_THEY_ARE.search(found.string, 0, found.start()) else "，是哪些单位"


def _everyone(found: re.Match[str]) -> str:
    """The agencies of 全样本, unless it is said how many they are."""
    return "" if _SO_MANY.match(found.string, found.end()) else "所有单位"


_REWRITES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # 俩局, 哥仨.
    (
        re.compile(r"(?P<n>[俩仨])个?(?P<home>家)?(?=(?(home)|(?:单位|部门|机关|机构|地方|[局委办区县市])))"),
        _pair,
    ),
    # 卫健和审批两个局: 局 belongs to both.
    (
        re.compile(
            r"(?P<one>[\u4e00-\u9fff]{2,8}?)[和与跟、](?P<two>[\u4e00-\u9fff]{2,4}?)(?:这|那)?两个?局(?![长属])"
        ),
        r"\g<one>局和\g<two>局",
    ),
    # 这两个机关: the two spoken of.
    (re.compile(r"(?<=[这那])(?:俩|两个|两家|两)(?:机关|部门|机构)"), "两家单位"),
    (
        re.compile(
            r"(?P<under>[不没未](?:能|有)?(?:达到|上|到|够|足|满|突破|破|达))?了?"
            r"(?P<least>(?:上|到|达到?|进入?|迈[入进]|冲[上到]|突破|破|够)了?)?(?P<n>[个一两二三四五])位数(?![字据])"
        ),
        _of_digits,
    ),
    (
        re.compile(
            r"[,，。？?](?:[\u4e00-\u9fff]{1,3}的)?(?:请|麻烦|给我)?(?:逐个|一一|全都?)?点(?:个|一?下)?名[。!！]?$"
        ),
        _named_one_by_one,
    ),
    (
        re.compile(r"前(?P<n>[三四五六八十])甲|\btop ?(?P<digits>\d{1,2})(?!\d)", re.IGNORECASE | re.ASCII),
        lambda found: f"前{found['n'] or found['digits']}名",
    ),
    # 办结的里头扣掉予以公开的，还剩几件: what is left of the first when others are taken away.
    (
        re.compile(
            r"(?:[里其当之]?[头面中]|里)?(?:的)?[，,]?(?:再|先|要是|如果|把)*"
            r"(?:减[去掉]?|(?:扣|刨|除|去|剔|抛|撇|剥|拿|排)[去掉除开走]++|不[算含计]|不包括)"
            r"(?!个人|自然人|公民)(?P<less>(?:(?![局委厅府家])[^，,。？?减扣]){2,16}?)"
            r"(?:的)?(?:以?后|之?后|之外|以外|那些|那部分|部分|外)?[，,]?(?:就|又|只|总共|一共|实际|大概)*"
            r"(?:还有|(?:还)?(?:剩|余|留)[下的有余]*(?:[了是]|还有)*)"
            r"(?P<asks>(?:多少|几)[件条次项宗份]?)(?=$|[，,。？?！! 呢啊])"
        ),
        _taken_away,
    ),
    (re.compile(r"几多(?!少)"), "多少"),
    # The agencies there are: 全样本, 样本里.
    (re.compile(r"(?:(?:整个|全部|所有|全)样本库?|样本库?(?=[里中内]))(?:范围)?[里中内]?的?"), _everyone),
)


def counted_plainly(question: str) -> str:
    """The question with its everyday words for numbers and groups put plainly. O(length × rules)."""
    for pattern, plain in _REWRITES:
        question = pattern.sub(plain, question)
    return question
