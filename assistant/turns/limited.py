"""A turn that leaves of all that were spoken of those within a limit: 超过50件的就行, 一件没有的是哪家."""

from __future__ import annotations

import re

_N = r"[\d一二两三四五六七八九十百千万]+多?[件条个次项篇份元场名人]*"
_WHO = r"(?:谁|哪些?|哪几[家个]|哪一?家|(?:几|多少)[家个])(?:单位|机关|部门|局|家)?"
_TELL = r"[挑列报说筛选摆写念找点拎抽给留我看]|过滤|一?[下遍]|出?来|上来|个?名单?"
_LIMIT = re.compile(
    rf"(?>那么?|其中|里[头面]|只|就|仅|单|光|把|帮|请|麻烦|想?要|{_TELL}|,)*?"
    rf"(?P<limit>(?:有|能|数量?)?(?:超过?|破|突破|[高大多]于|不[足到]|[低少]于|不低于|达到?|满|过){_N}(?:以[上下])?|{_N}(?:以[上下]|及以[上下])|在?{_N}[到至~-]{_N}(?:之间)?|"
    r"(?P<none>(?:一[件条个次项场份]|[半零0])?(?:都|也)?(?:没有|没)|[是为]?(?:0|零)[件条个次项场份]?|挂零|空手))"
    rf"(?:的?(?:那?[些几]?[家个]?(?:单位|机关|部门|局))?(?:都|又|分别)?(?:有|是)?(?:些)?(?P<who>{_WHO})[呢啊吧了,?？]*|"
    rf"(?P<those>的)?(?:那?[些几]?[家个]?(?:单位|机关|部门|局|名单)?)?(?:就(?:行|可以|好|够)|即可|也?行|都|{_TELL}|[,呢啊吧了?？])*)"
)
"""过五百条的有谁: nothing but a limit, and whom it leaves."""
_OF_SEVERAL = re.compile("各|每|哪|谁|所有|全部|[几两三四五六七八九]家")
_ASKED_NUMBER = re.compile(r"(?:[各都分别]*(?:是|有)?(?:多少|几)[件条次个项篇场]?|的?(?:条|件|次|总)?数量?)$")


def within_limit(earlier: str, squeezed: str) -> str:
    """The matter spoken of with a limit that is all a turn names, or nothing. O(length)."""
    found = _LIMIT.fullmatch(squeezed) if earlier else None
    if not found or not (found["who"] or found["those"] or _OF_SEVERAL.search(earlier)):
        return ""
    limit = "为0" if found["none"] else found["limit"]
    return f"{_ASKED_NUMBER.sub('', earlier.rstrip('?？。'))}{limit}的有哪几家"
