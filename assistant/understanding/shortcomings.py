"""Whether a question asks for the problems that a report admits to, or for what is done about them."""

from __future__ import annotations

import re

from assistant.understanding.cues import ALIKE

_ASKS_PROBLEMS = re.compile(
    r"(?:哪些|什么|几个|哪方面|怎样的|主要)(?:的)?.{0,6}(?:问题|不足|短板|缺点|困难)|(?:问题|不足|短板|缺点|困难|毛病|缺陷)(?:都|分别|主要)?(?:有|是|出?在)?(?:哪|什么|啥|几)|"
    r"存在(?:的)?(?:主要)?(?:问题|不足)|(?:反思|反省|检视|剖析)了?(?:自己|自身)?(?:些|的)?(?:什么|啥|哪些?|$|[?？,])|(?:问题|不足)呢|自我批评|欠缺|没搞好|承认|检讨|自查|做得不(?:好|够|足)|(?:哪|什么|啥).{0,6}(?:不行|不好|不够|欠缺|薄弱|不到位)|"
    r"(?:[有露认写提讨曝白示][了过出到]*(?:什么|啥)|哪些)(?:毛病|欠缺|缺陷|弱点)|几[个条点项方](?:面)?的?(?:问题|不足|短板)|差在哪|差(?:在)?(?:哪|什么)|没(?:有)?做好|薄弱环节|不足之处|"
    r"(?:问题|不足|短板|毛病|缺点|困难)(?:这一?[块项]|方面|部分|一栏),?(?:是|又|都)*(?:怎么|如何|咋|怎样)(?:写|说|讲|谈|表述|交代)|"
    r"(?:关于|对于?|针对|至于)(?:自身|自己|存在|工作|公开|的)*(?:问题|不足|短板|毛病|缺点|困难|缺陷|欠缺)(?:这一?[块项]|方面|部分)?,?(?:它|报告|年报|正文)?(?:里|中|上)?(?:是|又|都|当时)*(?:怎么|如何|咋|怎样)(?:写|说|讲|谈|表述|交代)|"
    r"差距(?:都|一?共|里)*(?:[写列讲说提承][了出认]*)(?:几|哪|什么|啥|多少)|"
    r"(?<![列当视算][作为入成])(?:问题|不足|短板|困难)$"
)
_ASKS_IMPROVEMENTS = re.compile(
    r"(?:配套|对应|相应|针对性|对症|跟进|改正|弥补|应对|补救|纠偏)的?(?:的?(?:解决|改正|补救|应对))?(?:举措|措施|对策|办法|做法|动作|方案|安排)|(?:哪些|什么|啥).{0,4}对策|对策(?:是|有)(?:哪|什么|啥)|针对.{0,6}(?:短板|问题|不足|毛病).{0,2}[开出想拿]了?(?:些)?(?:什么|啥|哪些)|(?:怎么|如何|怎样|打算|准备|将|要|哪些|什么).{0,6}(?:改进|整改|解决|改善)|(?:改进|整改)(?:措施|情况|计划|方向|打算)|"
    r"下一?步.{0,4}(?:打算|计划|怎么|如何|工作|措施|$)|(?:改进|整改)$|"
    r"(?:怎么|如何|咋|怎样|从哪.{0,6}|打算)(?:去)?改(?:$|[?？,，]|的|好)|今后.{0,4}(?:怎么|打算|要|如何)|拿出.{0,6}(?:办法|措施|举措|法子|招数?|对策|方子|主意)|(?:想|有|出|使|支|开|亮|下|用|拿)[出过了]{0,2}些?(?:什么|啥|哪[些几]?[味剂个]?)(?:样的)?(?:法子|[高实硬妙]?招数?|[药良处偏]?方子?|药|主意)|整改(?:的)?(?:举措|打算|思路)|补短板|(?:针对|对于?|为)[^,。]{0,8}(?:问题|不足|毛病)[^,。]{0,4}(?:有|想|出|用|采取|拿出)[过了出]{0,2}(?:什么|哪些|啥)(?:办法|招|对策|措施|举措|法子)|(?:打算|准备|想)(?:怎么|怎样|咋)(?:办|整|改|弄)?|怎么改掉|"
    r"(?:问题|不足|短板|欠缺|毛病|弱项|漏洞|缺口)[^,。?]{0,4}(?:怎么|如何|咋|怎样)(?:个|去|来|给)*(?:补[上齐强救]?|改|治)(?![正办交缴])|"
    r"[提列写开拿][了出过]*些?(?:什么|啥|哪些)(?:改进|整改|解决|补救)的?(?:办法|措施|对策|举措|法子|招)"
)
SHORTCOMING = "(?:问题|不足|短板|毛病|困难|缺点|缺陷|欠缺)"
_ASKS_ALIKE = re.compile(
    rf"(?:共同|共性|共有(?![哪几多])|相同|类似|相似|不同|重复|不?一样|各自)的?{SHORTCOMING}|{SHORTCOMING}.{{0,8}}(?:{ALIKE})"
)
"""Which problems several reports share or not: 有什么共同的毛病, 问题有哪些不一样."""
_SOLVED = re.compile(
    r"(?:解答|回答|答复|回应|解决|化解|受理|处理|办理|反映)(?:过|了)?(?:各类|群众)?(?:多少|几)[个条件]?[^,。]{0,4}问题"
)
"""What others asked, of which the number is wanted."""
_DONE_FOR_ONE = re.compile(
    r"(?:网站|平台|栏目|新媒体|公众号|窗口|大厅|热线|培训|队伍)(?:[^,。]{0,20}?(?:有|做了|作了)|[^。]{0,24}?[做作]了)(?:了?些?(?:啥|什么)|哪些)[^,。]{0,4}改进(?:没有|吗|么)?[?]?$|"
    r"(?:(?<![针面应])对|为|给)[^,。问题不足]{2,12}(?:做|作|进行)了?(?:些|什么|哪些)?(?:改进|改善)[?]?$"
)
"""What was improved of one matter in the year, which no measure to come tells."""
_SPECIFIC_AFTER_NEXT = re.compile(r"下一?步(?:怎么|如何|打算怎么|要怎么|将)?(?:管|做|抓|加强|对|用|推)")


def asks_problems(rest: str) -> bool:
    """Whether squeezed words ask for the problems: 有哪些不足, 毛病在哪."""
    return bool(_ASKS_PROBLEMS.search(_SOLVED.sub("", rest)))


def counts_solved(rest: str) -> bool:
    """Whether they ask how many problems of others were solved: 解答了多少个问题."""
    return bool(_SOLVED.search(rest))


def asks_problems_alike(rest: str) -> bool:
    """Whether they ask which of several reports share problems, or not."""
    return bool(_ASKS_ALIKE.search(rest))


def asks_improvements(rest: str) -> bool:
    """Whether they ask for the measures as a whole: 打算怎么改."""
    return bool(_ASKS_IMPROVEMENTS.search(rest)) and not _DONE_FOR_ONE.search(rest)


def asks_next_of_one(rest: str) -> bool:
    """Whether they ask what is next for one matter: 下一步怎么管公众号."""
    return bool(_SPECIFIC_AFTER_NEXT.search(rest))
