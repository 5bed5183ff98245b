"""Whether a question has it confirmed of all, most or any of several agencies or years: 都没收过…对吧."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from assistant.understanding.operations import Asked, Operation, asked_for


class Quantifier(StrEnum):
    """Of how many it is said."""

    ALL = "all"
    ANY = "any"
    MOST = "most"


_WHO = r"(?:哪一?家|一家|(?:哪[一几]?个|一个|什么)?(?:单位|部门|机关|机构))"
_ANY = re.compile(
    rf"有没有{_WHO}|有{_WHO}[^,。]*[吗么没][?]?$|(?<![年份局区县市政府])的(?:单位|部门|机关|年[份度])?有(?:吗|么|没有?)[?]?$|"
    r"有没有(?:哪一?年|[^,。]{0,14}过(?!程|期|去))|过(?:吗|么|没有?)[?]?$"
)
_OR_NOT = re.compile(r"(?<=过)没有?[?]?$")
"""申请过没 asks whether there was any, not whether there was none."""
_MOST = re.compile(r"普遍|大多数?|多数|大部分|大半")
_ALL = re.compile(r"都(?!市|有哪)|均(?!值|衡)|全部?[都没未]|从[来未没]|一直|始终|没有?一[家年个]")
_CONFIRMS = re.compile(
    r"[吗么吧][?]?$|没有?[?]?$|对不对|是不是|是否|真的|真假|属实|没错|对的?[吗吧]|有人说|听说|据说"
)
_ASKS = re.compile(r"哪|谁|多少|几(?![家个十百])|什么|啥|怎|咋|分别|最")
_WHO_NONE = re.compile(
    r"(?:哪(?:些|一?[个家])?(?:单位|部门|机关|局)?|谁)[^,。]{0,4}?"
    r"(?:一[件条个次场家]|都|从来?)?[^,。]{0,6}?(?:没有?|未)(?:人|被|有?[收接受发]到?)"
)
"""哪家一件申请都没收到过: who has none."""
_ONLY = re.compile(r"只有(?!\d)|唯有|仅有?(?!\d)")
_GROWS = frozenset({Operation.COUNT, Operation.DIFFERENCE})


def quantifier(squeezed: str) -> Quantifier | None:
    """What squeezed words say it of, where no more is asked than whether it is so. O(length)."""
    if _ANY.search(squeezed):
        return None if re.search(r"多少|几[件条次个]|什么|为何|最", squeezed) else Quantifier.ANY
    if _ASKS.search(squeezed) or not _CONFIRMS.search(squeezed):
        return None
    if _MOST.search(squeezed):
        return Quantifier.MOST
    return Quantifier.ALL if _ALL.search(squeezed) else None


def quantified(asked: Asked, squeezed: str) -> Asked:
    """What is asked of several agencies or years: of how many of them it holds, where only that is."""
    said = quantifier(squeezed)
    counts = _WHO_NONE.search(squeezed) or (_ONLY.search(squeezed) and _CONFIRMS.search(squeezed))
    if said is None and not asked.operations and not asked.claim and counts:
        return asked_for(Operation.COUNT, squeezed, asked)
    if said is None or asked.claim or not set(asked.operations) <= _GROWS:
        return asked
    plain = _OR_NOT.sub("", squeezed)
    counting = asked_for(Operation.COUNT, plain, replace(asked, operations=()))
    return replace(counting, quantified=said.value)
