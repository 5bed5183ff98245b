"""Words that lead up to the name of an agency, and what may be a name that nobody has heard of."""

from __future__ import annotations

import re

from ingest.words import cut_words, kind_of

_BEFORE_LEVEL = re.compile(
    r"(?:一下|(?:打听|咨询|请教|了解|晓得|知道)下?|[看查问]{2}|[问说指要查看讲]的?(?:就|其实)?是|^不?是)$"
)
_FUNCTION, _DOING = frozenset("cpuy"), frozenset("vd")
"""Kinds of words that no name is made of, and those that one hardly is."""
_LEADING = frozenset("rvpud")
_SPOKEN = _FUNCTION | _DOING | frozenset("rfqkmts")
"""Kinds of words that lead up to a name, and with those others that may be one: 翻到, 下面, 这边, 年底."""
_NAMING = frozenset({"ns", "nr", "nz", "nt", "ng", "g", "j", "x", ""})
"""Kinds of words, and what no dictionary has, that behind others are likeliest a name."""
_ITS_REPORT = re.compile(
    "的?(?:(?:20|二[〇零])?[\\d〇零一二三四五六七八九]{2}年|年报|年度报告|(?:信息公开|工作)+报告)"
)
_OF_KIND = re.compile("(?:街道|(?:经开|高新)?区|.)$")
_DONE_WITH = re.compile("[到了过完下着见]$")
# A name before an office that nobody has heard of, and words that show that it is no name.
_NAME = re.compile(r"[\u4e00-\u9fff]{2,5}")
_MATTERS = (
    "主动|公开|信息|申请|负责|工作|报告|年报|平均|[下起算]来|[听据]说|[听看]到|好像|"
    "许可|处罚|强制|收费|复议|诉讼|规章|文件|采购|提案|建议|培训|收到|受理|办理|一下"
)
_NO_NAME = re.compile(
    rf"[想问]|[的是有哪各些个谁多少最几这被把由向为吗么什怎其他全所不没未该某每给寄我]|{_MATTERS}"
)


def speaks_of_report(text: str, end: int) -> bool:
    """Whether what ends there is an agency whose report is spoken of: its year follows, or its report."""
    return bool(_ITS_REPORT.match(text, end))


def is_spoken(text: str) -> bool:
    """Whether words only lead up to a name: 翻到, 读了, 下面, 你们这边. O(dictionary).

    A verb alone may be a name (前进), unless it says that it is done.
    """
    words = cut_words(text)
    kinds = [_kind(word) for word in words]
    if len(words) > 1 and _FUNCTION.intersection(kinds):
        return True
    verb = len(words) == 1 and len(text) > 1 and kinds[0] in _DOING and not _DONE_WITH.search(text)
    return bool(words) and not verb and _SPOKEN.issuperset(kinds)


def _kind(word: str) -> str:
    """The first letter of the kind of a word: u for ul, uj; "-" for one that no dictionary has."""
    kind = kind_of(word)[:1] or "-"
    guessed = kind == "-" and len(word) > 1  # 我查
    return "v" if guessed and all(kind_of(char)[:1] in _LEADING for char in word) else kind


def led_up_to(text: str) -> int | None:
    """Where in a text that ends before an office a name begins that nobody has heard of; None for nowhere.

    Behind words that lead up to it only what is hardly another word: 同事让我查红旗审批局.
    """
    led, behind = lead_of(text)
    if led and all(kind_of(word) in _NAMING for word in behind):
        return led if is_name(text[led:]) else None
    return 0 if is_name(text) else None


def lead_of(text: str) -> tuple[int, list[str]]:
    """How much of a text leads up to the words at its end, and those."""
    words = cut_words(text)
    behind = next((n for n in range(len(words), 0, -1) if _kind(words[n - 1]) in _SPOKEN), 0)
    return sum(map(len, words[:behind])) % len(text), words[behind:]


def leads_up(text: str) -> bool:
    """Whether what stands before the 区 of 区审批局 is no part of a name: 我问的其实是, 你们."""
    words = cut_words(text)
    led = len(words) > 1 and _kind(words[-1]) in _SPOKEN
    return not text or led or bool(_BEFORE_LEVEL.search(text)) or is_spoken(text)


def is_name(text: str) -> bool:
    """Whether a few characters of text may be the name of a place that nobody has heard of."""
    return bool(_NAME.fullmatch(text)) and not _NO_NAME.search(text) and not is_spoken(text)


def bare(name: str) -> str:
    """The name of a place without what says of which kind it is."""
    return _OF_KIND.sub("", name)


def is_of_sentence(name: str, beside: bool) -> bool:
    """Whether what looks like the name of a place is words of a sentence: 若改用区, 换成全市.

    A verb alone may be a name (前进镇), but not ``beside`` an agency that the question names. O(dictionary).
    """
    body = bare(name)
    if not body or is_spoken(body) or re.search(_MATTERS, body):
        return True
    if not beside:
        return False
    verbs = any(_kind(word) in _DOING and len(word) > 1 for word in cut_words(body))
    return verbs or all(_kind(char) in _FUNCTION | _DOING for char in body)
