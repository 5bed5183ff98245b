"""What earlier questions leave to a later one, and when that one is about several of them at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.mentions import Mention
from assistant.years import YearWord

_BARE = re.compile(
    r"(?:那么?|前面|后面|前者|后者|上面|以上|之间|下来|百分|幅度|还是|或者|变化|一起|一块|[它们这]|"
    r"[两二三四五六几]|[样个项家年者里中头加合起凑在到一共总计和之相减差了多少倍成比较例重占增长涨跌升降最高低大小是的呢吗哪谁平均来出要一后前办件条次人万元给算数有,?!。、])*"
)
"""Nothing but arithmetic and words that point back."""
_COMPUTES = re.compile(r"[加合共和减差倍成比占增涨跌升降最均多少百]|总|多还是少|谁|哪")
_COUNTED = re.compile(r"([两二三四五六])(?=[样个项者年]|$)")
_NUMBER = {char: n for n, char in enumerate("〇一二三四五六")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier question, with what was filled in: whom it named, which years, and its matter."""

    mentions: tuple[Mention, ...]
    years: tuple[int, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Said:
    """What earlier turns leave to a later one.

    ``firm``: the years were asked for, not filled in. ``named``: all that was named, the latest last.
    ``asked``: the questions themselves, in order. ``everyone``: the last one was about all agencies.
    """

    mentions: tuple[Mention, ...] = ()
    years: tuple[int, ...] = ()
    firm: bool = False
    rest: str = ""
    named: tuple[Mention, ...] = ()
    asked: tuple[Earlier, ...] = ()
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Several earlier questions taken together: the years of them all, or the matter of them all."""

    years: tuple[int, ...]
    rest: str


def series(own: str, asked: Sequence[Earlier], words: Sequence[YearWord]) -> Series | None:
    """The earlier questions that one without matter of its own computes with: 两样加一块, 差几件.

    They must differ in one thing only, their year or their matter. ``own`` is the squeezed question without
    names and years, ``words`` are its year words: 这三年 is about three that were spoken of. O(length).
    """
    if len(words) == 2 and all(word.back is not None for word in words):  # 后一年是前一年的几倍
        words = ()
    if any(word.recent is None for word in words) or not _BARE.fullmatch(own) or not _COMPUTES.search(own):
        return None
    counted = _COUNTED.search(own)
    wanted = words[0].recent if words else _NUMBER[counted[1]] if counted else 2
    last = asked[-max(2, wanted or 2) :]
    if len(last) < 2 or len({earlier.mentions for earlier in last}) > 1:
        return None
    matters = _distinct([earlier.rest for earlier in last])
    years = tuple(sorted({year for earlier in last for year in earlier.years}))
    if len({earlier.years for earlier in last}) > 1:
        fits = len(matters) == 1 and (not words or wanted == len(years))
        return Series(years, matters[0]) if fits else None
    return Series(years, "，".join(matters)) if len(matters) > 1 and not words else None


def _distinct(matters: Sequence[str]) -> list[str]:
    """The matters that differ: 收到申请几件，几件 only continues 收到申请几件."""
    found: list[str] = []
    for matter in matters:
        plain = matter.rstrip("?？。，, ")
        if not any(plain.startswith(other) for other in found):
            found.append(plain)
    return found
