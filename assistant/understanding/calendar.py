"""Months, quarters and halves of a year, of which no report tells apart what it counts."""

from __future__ import annotations

import re

_MONTH = r"(?:1[0-2]|(?<!\d)[1-9]|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,2})月"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
PART_OF_YEAR = re.compile(
    r"[上下]半年|[按逐分](?:月(?!亮|饼|息)|季度?|周(?!期)|旬|天)|拆[到成]月|月度|哪一?个?(?:月|季度)|几月|第?[一二三四1-4]个?季度|每个?(?:季度?|月|周|天)|[前后头](?:\d|[两二三四五六七八九十])个?(?:季度|月)|"
    r"(?!1[至到~-]12)(?<!\d)\d{1,2}月?份?[至到~-]\d{1,2}月(?!\d)|"
    rf"(?<![至到~-]){_MONTH}(?:份|(?!{_DAY})|{_DAY}(?![起至到止前后~-]))"
)
