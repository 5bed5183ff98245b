"""Words that narrow what a question counts to a part that no cell has, told by where they stand.

直播带货处罚了几起, 几条招生信息 and 收费里检验费多少万 ask for a part;
检查组要看处罚了几起 asks for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.measures import Measure, names_column, rows_of
from assistant.understanding.learned import rows_said_of, said_of_no_row, stated_words
from assistant.understanding.operations import RANKS
from assistant.understanding.whether import is_everywhere, is_light
from ingest.words import cut_words, kind_of

_CLAUSE = re.compile("[,;:。!?()]")
_HOW_MANY = re.compile("多少|几(?!乎)")
_CHINESE = re.compile("[\u4e00-\u9fff]{2,}")
_GENERAL = 20
"""A word that people say of so many rows is no name of any."""
_CLASSES = {
    "的": "D",
    **dict.fromkeys("类 方面 领域 相关 有关 性质 类别".split(), "C"),
    **dict.fromkeys("里 中 其中 里面 当中 里头".split(), "I"),
    **dict.fromkeys("对 关于 涉及 针对 反映 投诉 因 问 咨询".split(), "A"),
    **dict.fromkeys("家 个 名 位 条 件 起 次 篇 份 张 项 场".split(), "Q"),
    **dict.fromkeys("信息 推文 文章 消息".split(), "H"),
    **dict.fromkeys("店 院 厂 场 所 站 校 园 户 车 被".split(), "S"),
}
"""Words by what they do: of, of a kind, within, about, a unit, what is counted, ends of nouns."""
_NOUNS = frozenset("n nz vn l j nr an".split())
_VERBS = frozenset(("v", ""))
_NAME = "(?<![UV])V*U[UV]*S*"
_NARROWS = re.compile(
    rf"{_NAME}C?D?H|H[ID]?A{_NAME}|IA?{_NAME}[CD]*X?N|NQ?{_NAME}|A{_NAME}D?H|{_NAME}[CD]+N|H[XI]?NQ?{_NAME}|"
    r"A[UV]+X?D?H|HA[UV]+X?D|NQ?[UV]+D?H"
)
"""Before what is counted, within it, between how many and it, and what it is about."""


def narrowing(said: str, named: Sequence[Measure]) -> list[str]:
    """The words of a clause that name a part of what is counted; none where all of it is asked for.

    ``said`` are squeezed words, ``named`` the cells they were read as. O(length).
    """
    rows = {(m.table, r.removeprefix("行政")) for m in named for r in (m.row, *rows_of(m.table, m.row))}
    for clause in _CLAUSE.split(RANKS.sub("", said)):
        words = cut_words(clause)
        classes = "".join(_class_of(word, named, rows) for word in words)
        if found := _NARROWS.search(classes):
            span = range(*found.span())
            return [words[n] for n in span if classes[n] in "UV"]
    return []


def _class_of(word: str, named: Sequence[Measure], rows: set[tuple[str, str]]) -> str:
    """U for an unheard noun, V for such a verb, H for what is counted, N for how many, X for all else."""
    if _HOW_MANY.match(word):
        return "N"
    if word in _CLASSES:
        return _CLASSES[word]
    if unheard := _unheard(word, named):
        return unheard
    said_of = rows_said_of(word)
    names = len(said_of) < _GENERAL and said_of & rows
    return "H" if names or any(word in m.label for m in named) else "X"


def _unheard(word: str, named: Sequence[Measure]) -> str:
    if not _CHINESE.fullmatch(word) or is_light(word) or is_everywhere(word):
        return ""
    if (word in stated_words() and word not in said_of_no_row()) or any(names_column(m, word) for m in named):
        return ""
    kind = kind_of(word)
    return "U" if kind in _NOUNS else "V" if kind in _VERBS else ""
