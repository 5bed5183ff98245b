"""A turn that reckons what was spoken of with what it names: a share of it, a sum, held against it."""

from __future__ import annotations

import re

from assistant.cells.counts import DISCLOSED, rows_named
from assistant.cells.measures import find_measures
from assistant.cells.who_applies import named_applicants
from ingest.fold import squeeze
from ingest.tables.requests import RECEIVED, TOTAL

ASKS_NUMBER = re.compile(r"(?:有|是|(?<!新)收了?|办了?|了|的)?(?:多少|几)[件条个份项篇场次]?[呢?？]*$")
_TOLD = r"(?:,?(?:请|帮我|给我|麻烦)*(?:算|说|看|报|讲|求)(?:一?[下算]|出来?|算|说)?|来着|吧|啊|呢|[?？])*"
_AGAINST = re.compile(
    r"(?:那么?|[它他])?(?:比|跟|和|与|同|较)[^,。]{2,10}?(?:比|相比|比起来|比较)?,?(?:哪[个项种样]|谁|是|要|还|相?差)*"
    r"(?:[多少高低大小]|差)[^,。]*|"
    r"(?:那么?|再|把?它|去|拿它)*(?:除以|÷)[^,。]{2,10}[^。]*"
)
_WITH = re.compile(
    r"[^,。比]{2,10}(?:相比|比起来|比较|比),?(?:哪[个项种样]|谁|是|要|相?差)*(?:[多少高低]|差)[^,。]*"
)
_RANKED = re.compile(r"[哪谁最第]")
_IN_ALL = r"(?:[一总]共|合计|统共|拢共|加起来|合起来|[加合放凑][在到]?一[起块]儿?|之和|总和|相加)"
_ADDS = re.compile(
    rf"(?:那么?|再)*+(?:加上|算上|连上|加进|再加|添上|加)(?P<more>[^,。?]{{2,20}}?)(?:的话|进去|在内)?,?{_IN_ALL}(?:是|有|[要该应得需]+)?(?:办理?|处理|答复)?(?:多少|几)?[件条次项个]?{_TOLD}$|"
    rf"(?:那么?|再|把?它)*+[和跟与同连]?(?P<beside>[^,。?]{{2,20}}?)(?:的话|进去|在内)?,?(?:加起来|合起来|相加|[加合][在到]?一[起块]儿?)(?:[一总]共|合计|是|有)?(?:多少|几)?[件条次项个]?{_TOLD}$"
)
_HOW_MUCH_OF = r"(?:百分之(?:几|多少)|几个?百分点|几个点|百分比|比例|比重|几成|几分之几|多少)"
_SHARE = re.compile(
    rf"(?:那么?|这个?数?|这些|那些|[它他]们?|该数|大概|大约)*(?P<share>占[^,，。]{{2,16}}?的?{_HOW_MUCH_OF}(?:是(?:多少)?)?){_TOLD}"
)
"""这占新收申请的百分之几: what was told of is a part of what is named."""
_SHARE_WITHIN = re.compile(
    rf"(?:那么?|这个?数?|[它他]们?|该数)*在?(?P<whole>[^,，。占]{{2,14}}?)(?:里头?|中|当中|里面|中间)(?:的?占|占到?了?|所占)(?:的)?{_HOW_MUCH_OF}(?:是多少)?{_TOLD}"
)
_PART_OF_IT = re.compile(
    rf"(?:那么?|其中|再|,)*(?P<part>[^,，。占比多少几]{{2,12}}?)(?:的?占比|的?(?:占|所占)(?:了|到|其中|里面|总数|全部)*(?:的)?{_HOW_MUCH_OF})(?:是|有)*(?:多少|几成)?{_TOLD}"
)
_WHOLES = frozenset({DISCLOSED, RECEIVED, TOTAL})
_OF_ALL = re.compile(
    r"(?:那么?|这个?数?|这些|[它他]们?|大概|大约)*占(?:了|到)?(?:全部|全体|总体|整体|所有|总数|总量|总件数|总申请量?)(?:申请)?(?:里|中)?的?"
    r"(?:百分之(?:几|多少)|百分比|比例|比重|几成|多少|多大比例)(?:是多少)?[呢?？]*"
)
"""占全部的百分之几 of one kind of applicant: of all who applied, not of all agencies."""


def reckoned_with(earlier: str, squeezed: str) -> str:
    """The turn in full, where it reckons what was spoken of with what it names; else nothing. O(length)."""
    before = squeeze(earlier).text
    return _held_against(before, squeezed) or _share(earlier, squeezed) or _added(before, squeezed)


def _held_against(before: str, squeezed: str) -> str:
    """The row spoken of held against the one that is named: 比行政复议多还是少 after 行政诉讼几件."""
    joint = "" if _AGAINST.fullmatch(squeezed) else "和" if _WITH.fullmatch(squeezed) else None
    if joint is None or _RANKED.search(before):
        return ""
    full = ASKS_NUMBER.sub("", before) + joint + squeezed
    one, both = rows_named(before), rows_named(full)
    return full if len(one) == 1 and len(both) == 2 and one < both else ""


def _share(earlier: str, squeezed: str) -> str:
    """The one cell spoken of as a share of the one that is named: 这占新收申请的百分之几."""
    if _OF_ALL.fullmatch(squeezed) and named_applicants(squeeze(earlier).text):  # of all who applied
        return f"{earlier.rstrip('?？。')}，占百分之几"
    if part := _part_of(squeeze(earlier).text, squeezed):
        return part
    found, within = _SHARE.fullmatch(squeezed), _SHARE_WITHIN.fullmatch(squeezed)
    share = found["share"] if found else f"占{within['whole']}的百分之几" if within else ""
    before = squeeze(earlier).text.rstrip("?")
    part = ASKS_NUMBER.sub("", before)
    if not share or len(find_measures(before)) != 1 or len(rows_named(share)) != 1:
        return ""
    return part + share


def _part_of(before: str, squeezed: str) -> str:
    """What a turn names as a share of the whole spoken of: 公众号占多少 after 主动公开几条."""
    found = _PART_OF_IT.fullmatch(squeezed)
    whole = ASKS_NUMBER.sub("", before.rstrip("?"))
    rows, parts = rows_named(whole), rows_named(found["part"]) if found else set()
    if not found or len(rows) != 1 or not rows <= _WHOLES or len(parts) != 1 or parts & _WHOLES:
        return ""
    return f"{found['part']}占{whole}的百分之几"


def _added(before: str, squeezed: str) -> str:
    """What was spoken of with what a turn adds to it: 加上处罚和强制，总共 after 许可多少件."""
    spoken = ASKS_NUMBER.sub("", before.rstrip("?"))
    found, cells = _ADDS.match(squeezed), find_measures(spoken)
    more = (found["more"] or found["beside"]) if found else ""
    return f"{spoken}、{more}一共多少" if more and len(cells) == 1 and find_measures(more) else ""
