"""What two reports are held side by side for: the whole of them, one heading, or what was copied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.compare import Fate


@dataclass(frozen=True, slots=True)
class Contrast:
    """The sentences wanted of two reports: those below a heading (all of them where ``about`` is empty)."""

    about: str
    fates: tuple[Fate, ...]


PROBLEMS, IMPROVEMENTS = "问题", "改进"
ABOUT = {
    PROBLEMS: re.compile(r"(?:存在的?)?(?:主要)?(?:问题|不足|短板)"),
    IMPROVEMENTS: re.compile(r"(?:改进|整改)(?:情况|措施|方向)?|下一步打算"),
    "其他需要报告的事项": re.compile(r"其[他它](?:需要)?(?:报告)?的?事项"),
    "平台": re.compile(r"(?:公开)?平台(?:建设)?"),
    "监督": re.compile(r"监督(?:[与和及])?(?:保障|评议)?"),
    "信息管理": re.compile(r"(?:政府)?信息管理"),
    "主动公开": re.compile(r"主动公开"),
    "申请": re.compile(r"依?申请公开"),
    "创新": re.compile(r"创新(?:做法|举措|工作)?|亮点|特色"),
    "总体情况": re.compile(r"总体情况|概述"),
}
"""What stands in the heading that is meant, with how it is asked for."""
_COPIED = re.compile(
    r"照抄|照搬|抄袭|抄(?:的|了|过来)|一字[不没未][差改变动漏]|原封不动|雷同|复制|粘贴|"
    r"(?:话|句子?|内容|文字|表述|段落?)[^,。]{0,6}(?:一模一样|一样|相同|重复|沿用|没[变改动])"
)
_NEW = re.compile(
    r"新[增写加提添]了?|(?:增加|多|加|增)了?(?:些|点)?(?:什么|啥|哪些)|(?:什么|啥|哪些)新(?:的)?(?:内容|做法|举措|提法|东西)?"
)
_GONE = re.compile(
    r"删[除去掉减]?了?|去掉了?|少了?(?:些|点)?(?:什么|啥|哪些)|不再[写提说]?|没再[写提说]?|没了"
)
_HELD = re.compile(
    r"对比|比较|比一比|相比|对照|[比较](?=$|[,?。有])|跟.{0,4}比|变化|变动|变了|不同|不?一样|相同|重复|区别|差别|异同|差异|改了|改动|调整"
)
_ALSO = re.compile(r"写了?些?(?:哪些|什么|啥)")
"""What there is is asked for, too."""
_REPORT = re.compile(r"报告|年报|两年|这两份|两份")
_WRITTEN = re.compile(
    r"(?:主要|具体|都|大概|大致)*(?:[写讲说干做搞忙]|包括|包含|涉及|有)了?(?:些|的)?(?:什么|啥|哪些|哪几)(?:内容|工作|事情|事|方面|点)?|"
    r"(?:是)?怎么[写说]的|讲讲|介绍(?:一下)?|概括|总结|概要|摘要"
)
_ORDINAL = re.compile(r"第([一六])(?:大)?(?:个)?部分")
_PARTS = {"一": "总体情况", "六": "其他事项"}
"""The statutory parts that are prose from end to end and asked for by nothing but their number."""
_SECTION = re.compile(r"部分|[这那]一?[块节章段]|章节|一[节章]")
_ALL_OF_IT = re.compile(
    r"(?:主要|大概|大致|都)[写讲说干做搞忙]|(?:报告|年报)(?:里面?|中|主要|都|大概)*[写讲说]了?(?:些)?(?:什么|啥|哪些)|忙|"
    r"(?:讲讲|介绍|概括|总结|概要|摘要).*(?:报告|年报)|(?:报告|年报).*(?:讲讲|介绍|概括|总结|概要|摘要)|"
    r"[干做搞]了?些?(?:什么|啥|哪些)(?:工作|事情?)?[呢啊?]*$"
)
_COUNTED = frozenset({"主动公开", "申请", "创新"})
"""Headings that are also the name of what is counted or done: only their 部分 is all that stands below."""
_FILLERS = frozenset(
    "把将帮我给请麻烦能不能可以看列出说讲一下报告年度这那两二份个之间和与跟同及、的了里面中内在上有没是否吗呢么什啥哪些多少几"
    "怎样如何地方处点内容部分方面情况写句话子文字表述段主要整体总大做分析前后相较去今往原来都也各自比,?。过哦啊呀吧出"
)


def contrast_asked(bare: str, alone: bool) -> Contrast | None:
    """What a question without its names and years holds side by side, or None where it has another matter.

    ``alone``: nothing was asked before that it may go on about.
    """
    left, about = bare, ""
    for name, words in ABOUT.items():
        if found := words.search(left):
            left, about = left.replace(found[0], "", 1), name
            break
    copied, new, gone = (pattern.search(left) for pattern in (_COPIED, _NEW, _GONE))
    held = _HELD.search(left)
    if not (copied or new or gone or held) or not (alone or about or copied or _REPORT.search(bare)):
        return None
    for pattern in (_COPIED, _NEW, _GONE, _HELD):
        left = pattern.sub("", left)
    if set(left) - _FILLERS:
        return None
    if copied:
        return Contrast(about, (Fate.KEPT,))
    if new and about and _ALSO.search(bare):
        return Contrast(about, (Fate.NEW, Fate.CHANGED, Fate.KEPT))
    if new or gone:
        return Contrast(about, tuple(fate for fate, said in ((Fate.NEW, new), (Fate.GONE, gone)) if said))
    return Contrast(about, (Fate.NEW, Fate.CHANGED, Fate.GONE, Fate.KEPT) if about else ())


def section_asked(bare: str) -> str | None:
    """The heading below which all is asked for (总体情况写了什么): "" for all of them, None elsewhere."""
    if not _WRITTEN.search(bare):
        return None
    about, left = "", _ORDINAL.sub(lambda found: _PARTS[found[1]] + "部分", bare)
    for name, words in ABOUT.items():
        if (found := words.search(left)) and name not in (PROBLEMS, IMPROVEMENTS):
            left, about = left.replace(found[0], "", 1), name
            break
    if set(_WRITTEN.sub("", left)) - _FILLERS:
        return None
    if about in _COUNTED:
        return about if _SECTION.search(bare) else None
    return about if about or _ALL_OF_IT.search(bare) else None
