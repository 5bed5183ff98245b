"""Questions for a whole: the report in short, one of its six parts, or all that one of its tables holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.types import Part


class Extent(StrEnum):
    """How much is asked for."""

    REPORT = "report"
    NUMBERS = "numbers"
    PART = "part"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Whole:
    """What is asked for whole."""

    extent: Extent
    part: Part


_NUMBERS = "一二三四五六"
_PARTS = (Part.OVERVIEW, Part.PROACTIVE, Part.REQUESTS, Part.REVIEW, Part.PROBLEMS, Part.OTHER)
_ASKS = (
    r"(?<!申)请|帮忙|帮我|给我|我想|能不能|能否|可以|可不可以|把|将|对|一下子?|一段话|一句话|几句话|清单|列[个表]?|"
    r"说说?|讲讲?|谈谈?|看看?|介绍|概括|概述|简述|简单|简要|大概|大致|大体|总结|汇总|归纳|梳理|摘要|提炼|具体|详细|完整|"
    r"(?:是|都|分别)?(?:怎么|如何|咋)[写说讲填]的?|[写说讲填列出]+了?来?|有|是|都|各|分别|所有|全部|全|整个?|一共|"
    r"(?:些|点)?(?:什么|啥|哪些)(?:东西|数[字据值]?|内容|事情?)?|哪几[项条个]?|多少|几件?|数[字据值]|内容|的|了|里头?|中|上|吗|呢|吧|[,。?!、]"
)
_STRIPPED = re.compile(_ASKS)
_SHORT = 24
_REPORT = re.compile(
    r"(?:[这该那本]份?)?(?:年度?)?(?:报告|年报)(?:主要)?(?:要点|大意|重点|情况)?|主要(?:情况|工作)"
)
_DONE = re.compile(
    r"(?:这一?年|全年|一年|年内)?(?:到底|究竟|主要|都|大概)*[干做搞]了?(?:些|点|了|过)*(?:什么|啥|哪些)(?:事情?|工作|活)?[呢啊呀]?[?]?"
)
_NUMBERS_OF = re.compile(r"(?:主要|关键|核心|重要)(?:的)?(?:数[字据]|指标)")
_NAMED_PARTS = (
    (Part.OVERVIEW, r"(?:工作)?(?:总体|整体|总的)情况(?:部分)?"),
    (Part.PROACTIVE, r"(?:主动公开)(?:政府信息)?情况表?(?:部分)?|主动公开表"),
    (
        Part.REQUESTS,
        r"(?:收到和处理|办理|处理)?(?:依申请公开|(?:政府)?(?:信息)?公开申请|(?<!被)申请)(?:的)?(?:办理|处理)?(?:情况表?|总体情况)(?:部分)?|申请(?:办理)?表|"
        r"申请(?:的)?(?:办理|处理)结果|(?:种|项|个)?(?:办理|处理)结果",
    ),
    (Part.REVIEW, r"(?:行政)?复议(?:[和与及、]?(?:行政)?诉讼)(?:的)?(?:情况表?|表)(?:部分)?"),
    (Part.OTHER, r"(?:其他)?需要?报告事项(?:部分)?|其他事项(?:部分)?"),
)
_BY_NAME = tuple((part, re.compile(words)) for part, words in _NAMED_PARTS)
_ORDINAL = re.compile(r"第(?P<place>[一二三四五六1-6])(?:个|大)?部分")
_TABLE = re.compile(r"表(?P<place>[二三四2-4])(?![十百格行列个张])")
_OF_ROWS = re.compile(r"表|结果|填|数")
_ZEROS = re.compile(r"(?:全部?|都|所有)(?:都)?(?:[是为])?(?:0|零)|[是为](?:0|零)|没有数")
_WHETHER_THERE = re.compile(r"(?<![还只])有(?!什么|哪些|啥)|收录|[哪几]|多少")
"""Whether there is such a report, or which there are, is asked of the library."""
_READABLE = re.compile(r"读[得不]?[出到]|识别|图片|截图|扫描|看不[清到]|空白|没填")


def whole_asked(squeezed: str) -> Whole | None:
    """The whole that squeezed words, without names and years, ask for and nothing else. O(length)."""
    if len(squeezed) > _SHORT or _READABLE.search(squeezed):
        return None
    if _DONE.fullmatch(squeezed):
        return Whole(Extent.REPORT, Part.OVERVIEW)
    if _NUMBERS_OF.search(squeezed) and not _STRIPPED.sub("", _NUMBERS_OF.sub("", squeezed)):
        return Whole(Extent.NUMBERS, Part.OVERVIEW)
    matter = _STRIPPED.sub("", _ZEROS.sub("", squeezed))
    if _REPORT.fullmatch(matter):
        return None if _WHETHER_THERE.search(squeezed) else Whole(Extent.REPORT, Part.OVERVIEW)
    if found := _TABLE.fullmatch(matter) or _ORDINAL.fullmatch(matter):
        part = _PARTS[_place(found["place"])]
        return Whole(Extent.TABLE if matter.startswith("表") else Extent.PART, part)
    for part, pattern in _BY_NAME:
        if pattern.fullmatch(matter):
            return Whole(Extent.TABLE if _OF_ROWS.search(matter) else Extent.PART, part)
    return None


def table_named(words: str) -> Part | None:
    """The part whose table squeezed words call by its number (表二), or None."""
    found = _TABLE.search(words)
    return _PARTS[_place(found["place"])] if found else None


def _place(numeral: str) -> int:
    return int(numeral) - 1 if numeral.isdigit() else _NUMBERS.index(numeral)
