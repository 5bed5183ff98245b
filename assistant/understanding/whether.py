"""Questions whether something was done or is there: only a sentence that says that very thing answers.

有没有开座谈会 is not answered by a meeting of another kind; where no sentence says it, the report does not.
"""

from __future__ import annotations

import re

_WHETHER = re.compile(
    r"^否|有没有|有无|是否(?!一[致样])|[了过](?:吗|没有?|么|不)(?=$|[?,。])|过没有|没有?[?]?$|(?<!是)吗(?=$|[?,。])|"
    r"(?:开展|召开|举办)过"
)
_IN_WORDS = re.compile(
    r"[一半][个件条次家名场]|怎么|如何|怎样|咋|哪|什么|啥|为何|谁|介绍|原因|几|多少|创新|亮点|问题|不足"
)
"""More is asked than whether: what was done, or how; 一条没发 states that there was none."""
_BARE = 8
_STATE = re.compile(r"(?:的|工作)?情况(?:如何|怎么样|怎样)?$|的$|呢$")
_LIGHT = re.compile(
    r"^(?:召?开|举办|举行|开展|进行|组织|安排|实行|实施|执行|建立|建成|设[立置有]?|开[设展]|成立|制[定订发]|印发|出台|编[印制]|"
    r"公[布开]|发布|推[出行进]|受到|防止|严防|杜绝|避免|确保|保证|主要|直接|要求|方便|引[入进]|聘请|邀请|请|落实|加强|完善|改进|健全|列[入为]|纳入|做好?|管理|制度|办法|因为|情况)$"
)
"""What is done with all manner of things: they tell little of which."""
_EVERYWHERE = re.compile(
    r"(?:政府|政务|信息|公开|工作|主动|依?申请|报告|年度?|单位|机关|情况|管理|内容|制度|要点|的)+"
)


def asks_whether(rest: str) -> bool:
    """Whether squeezed words ask no more than if something was done."""
    return bool(_WHETHER.search(rest)) and not _IN_WORDS.search(rest)


def names_only(rest: str) -> bool:
    """Whether they name one thing and ask nothing: 责任追究情况."""
    return len(_STATE.sub("", rest)) <= _BARE and not _IN_WORDS.search(rest)


def is_light(word: str) -> bool:
    """Whether a word is said of all manner of things: 召开, 建立."""
    return bool(_LIGHT.match(word))


def is_everywhere(run: str) -> bool:
    """Whether a run of characters stands all over such reports: 信息公开工作."""
    return bool(_EVERYWHERE.fullmatch(run))
