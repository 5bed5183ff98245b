"""A turn after a ranking that asks for more of the same rank: its other end, the next few, how far apart."""

from __future__ import annotations

import re

from assistant.understanding.operations import Operation, find_operations
from ingest.fold import squeeze

_ASKS_WHO = re.compile(r"谁|哪(?:些|[一几两]?[家个])(?:单位|机关|部门|局)?")
_NUMERALS = "一二三四五"
_FIRST_FEW = re.compile(r"(?<![之以往])前(?P<n>[两二三四五六七八九十]|\d{1,2})(?P<of>[名位家个])")
_LAST_FEW = re.compile(r"(?:最后|倒数|末|后)(?P<n>[两二三四五])(?P<of>[名位家个])")
_OTHER_END = re.compile(
    r"(?:那么?|还有|再看?|[它他]们?)*(?:(?P<last>最后|倒数|末|后)|前)面?的?(?P<n>[两二三四五])[名位家个]?(?:单位|是谁|有谁|有?哪些|是|呢|[?？])*"
)
"""后三名呢 after 前三名 is the other end of the same rank."""
_FURTHER = re.compile(
    r"(?:那么?|把|再|还有|另外|,)*(?:第?二(?:[名位家]?[、和跟与,到至]?第?三)?(?:[、和跟与,到至]?第?(?P<place>[三四五]))?[名位家]?|"
    r"(?:(?:紧|跟|排|接|随|其|在|它|着|下来?|后面?头?|之)+的?|其次的?)(?P<n>[两二三四])[名位家个](?:单位)?)"
    r"(?:的|也|都|又|还|一?并|分别|各|是|有|呢|谁|哪[家个些几]|(?:多少|几)[条件次场项篇个]?|列|报|说|给|看|写|加|带|出来?|上|一下|[,、?]|(?:连同?|和|跟|算上|带上)第?一名?(?:一[起并道])?)*"
)
"""第二第三也列上: the next few of a rank of which the first was asked for."""
_THE_REST = re.compile(
    r"(?:那么?|把|再|,)*(?:[剩余]下|其[余他它]|另外|别|后面)的?那?(?:[两二三四五六七八九十\d]+|几|些)?(?:[名位家个些])?(?:单位|机关|部门|局)?"
    r"(?:的|也|都|又|各|分别|依次|是|有|呢|谁|哪[家个些几]|(?:多少|几)[条件次场项篇个]?|列|报|说|给|出来?|上|一下|[,、?])*"
)
_RANKED_FIRST = re.compile(
    r"(?<![之以往])前(?:[两二三四五六七八九十]|\d{1,2})(?!年)[名位家个]?(?:单位)?(?:都|各|分别|的)*(?:是|有)*(?:谁|哪[几些]?[家个]?)*(?:单位)?"
)
_PAST_LEAST = re.compile(
    r"(?:那么?|[它他])?(?:要|还|又)*比(?:最(?P<low>[少低])|最(?P<high>[多高]))的?(?:那?一?[年家个])?(?:要|还)?(?P<way>[多高少低])了?(?:出|了)*(?:多少|几[件条次个项篇场])[呢?？]*"
)
"""比最少的多几条 after 哪年最多."""


def other_end(earlier: str, squeezed: str) -> str:
    """The other end of the rank that was asked for: 后三名呢 after 前三名."""
    found = _OTHER_END.fullmatch(squeezed)
    there = _LAST_FEW if found and not found["last"] else _FIRST_FEW
    if not found or len(there.findall(earlier)) != 1:
        return ""
    return there.sub(f"{'倒数' if found['last'] else '前'}{found['n']}名", earlier)


def between_ends(earlier: str, squeezed: str) -> str:
    """The largest less the smallest, where one was asked for and is now held against the other."""
    found = _PAST_LEAST.fullmatch(squeezed)
    ends = set(find_operations(squeeze(earlier).text).operations)
    wanted = Operation.LARGEST if found and found["low"] else Operation.SMALLEST
    if not found or wanted not in ends or (found["way"] in "多高") != bool(found["low"]):
        return ""
    return f"{earlier.rstrip('?？。')}的，{squeezed}"


def further(earlier: str, squeezed: str) -> str:
    """The first few of the rank of which only the first was asked for; all of it for those left of it."""
    found, asked = _FURTHER.fullmatch(squeezed), find_operations(squeeze(earlier).text)
    ends = {Operation.LARGEST, Operation.SMALLEST} & set(asked.operations)
    if _THE_REST.fullmatch(squeezed) and _RANKED_FIRST.search(earlier):  # 剩下五家呢: all, in their order
        return _RANKED_FIRST.sub("各单位从多到少", earlier, count=1)
    if not found or len(ends) != 1 or asked.top or not _ASKS_WHO.search(earlier):
        return ""
    said = found["n"] or max(re.findall("[二三四五]", found[0]), key=_NUMERALS.index)
    last = _NUMERALS.index(said.replace("两", "二")) + (2 if found["n"] else 1)
    return f"{earlier.rstrip('?？。')}，{'倒数' if Operation.SMALLEST in ends else ''}前{last}名"
