"""What is refused before anything is looked up: orders to the program, and what is no matter of reports."""

from __future__ import annotations

import re

from assistant.understanding.forging import asks_to_forge
from assistant.understanding.query import Topic

_INSTRUCTION = re.compile(
    r"(?:忽略|无视|忘掉|不要遵守).{0,12}(?:指令|提示|规则|要求|设定|限制)|系统提示词?|你的提示词|内部规则|你现在(?:是|扮演)|扮演|越狱|"
    r"ignore.{0,24}(?:instruction|prompt|rule)|system ?prompt|jailbreak|直接输出|假装|"
    r"不受限制|没有限制的|别管.{0,8}规则|(?:随便|瞎)编|编(?:一个|造)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^[\d+*/×÷()\-]+(?:等于|=)|房贷|月供|股[票市价]|彩票|贿赂|受贿|润色|写一?[首封](?!报告|年报|.{0,8}[,，:].*(?:报告|年报|公开)|信?[^。]{0,8}(?:[寄邮投]|地址|哪))|(?:替|帮|给)我?(?:写|起草|拟)一?[首封篇](?!.{0,14}(?:报告|年报|答复|回复|说明))|"
    r"(?:[代替帮给]|帮忙|替我|帮我|给我)(?:写|起草|拟写?|撰写)[一个下份篇]*[^,。\d]{0,16}"
    r"(?:讲话|发言|致辞|演讲|讲稿|申请书|起诉状|答辩状|检讨|合同|新闻稿)|"
    r"(?:下周|下个?星期|下礼拜|明[天日]|后天|[这本]周|周[一二三四五六日])[^,。]{0,10}(?:会议|例会|的会|[\u4e00-\u9fff]会)|"
    r"(?:论文|书籍|期刊|小说|电影)[^,。:：]{0,8}(?:值得|推荐|好看|可读|必读)|(?:推荐|有哪些|有什么|找)[^,。:：]{0,16}(?:学术论文|文献|书籍|期刊|电影)|"
    r"律师[^,。]{0,10}(?:推荐|介绍|擅长|厉害|靠谱)|(?:推荐|介绍)[^,。]{0,10}律师"
)

_COUNSEL = re.compile(
    r"(?:我们?|咱们?|俺|本人)[^,。?]{0,8}(?:该|应|先|是|要|能)[^,。?]{0,8}(?:复议|起诉|打官司|上法院|告)[^。?]{0,10}(?:还是|好|合适|划算)|"
    r"法院[^,。]{0,10}(?:多久|几天|多长时间|受理费|诉讼费)|上诉期|"
    r"(?:站得住脚?|合不合法|合法吗|违法吗|算不算违法|打得赢|胜算)[^。]{0,6}[,，].{0,6}(?:法律)?意见|给[个我][^,。]{0,4}法律意见"
)
"""What one should do in law: 我该先复议还是直接起诉."""


def refused_as(whole: str) -> Topic | None:
    """What is refused whatever else it resembles: orders to the program, and plainly other matters."""
    if _INSTRUCTION.search(whole) or asks_to_forge(whole):
        return Topic.INSTRUCTION
    if _COUNSEL.search(whole):
        return Topic.LAW
    return Topic.OTHER if _ELSEWHERE.search(whole) else None
