"""A question in its plain form: who says a number, and what its doubts and asides come to.

初稿里写着处罚6100件，多打了个零吧 wants a number confirmed; 许可数，系统里显示空白，原文有没有 asks for it.
"""

from __future__ import annotations

import re

from assistant.cells.measures import find_measures
from ingest.fold import squeeze

_STOP = r"[,，;；。]\s*"
_SOURCE = re.compile(
    r"^(?:我|咱)?(?:听说|据说|网传|传闻|传言|(?:听?[我你他]?(?:网上|网友|外面|群里|街坊|邻居|同事|同学|朋友|家人|老婆|老公|有人|别人|人家|大家|他们)们?)(?:都|在|还|老)*(?:传|说|讲))(?:是|的是)?[,，:：]?|"
    r"^(?:有|某)(?:一?[个些家位])?(?:自媒体|媒体|网友|博主|公众号|大[vV]|帖子?|文章|报道|[^,，\d]{0,2}(?:朋友|同事|同学|评论|群友|邻居)|人)[^,，\d有没]{0,6}?"
    r"(?:写|说|讲|称|传|报|发)(?:文|帖|微博)?(?:说|称|道|过)?(?:是|的是)?[,，:：]?(?!.{0,4}[吗么])|"
    r"^(?:(?!报告|年报|哪|谁|什么|局|政府|委|厅|正文|几)[\u4e00-\u9fff]){1,8}?"
    r"(?:写着|写的是|写成|写道|报道(?:说|称)?|曝料?|爆料|传言|流传|传闻|称|抄成|抄的是|显示|记成|记着|记的是|标着|标的是|登的是|印着|填成|报成|说是)(?:是|为)?[,，:：]?"
)
"""Where a number was read, which is none of the reports: 通稿称, 同事抄成."""
_SUPPOSED = re.compile(
    r"^(?:不是|不都是?|都|大家都|外面都?|网上都?)说(?:是|好|的是)?[,，]?(?=.{4,}(?:吗|么|嘛)(?:[?？,，。]|$))"
)
"""不是说一分没收吗: whether it is so is asked."""
_MAYBE = r"(?:我|是不是|像是|感觉|怀疑|恐怕|好像|应该|怕是|估计|会不会|有点)*"
_NUMBER = r"(?:这|那|一)?个?(?:数字?|数据|位数|说法|口径|数值)?"
_DOUBT = re.compile(
    rf"{_STOP}(?:{_MAYBE}{_NUMBER}{_MAYBE}(?:[多少漏错](?:打|写|输|录|敲|抄|填)了?[^,，。几]{{0,6}}|"
    r"(?:写|抄|打|录|填)?(?:反|错|串|颠倒)了?)(?:吧|吗|么|呢|了|没有?)?|"
    r"[^,，。]{0,10}(?:支持|印证|佐证|坐实|证实|认不?认|撑得住)[^,，。]{0,6}(?:吗|么|不|没有?)|"
    r"[^,，。]{0,8}(?:年报|报告)[^,，。]{0,6}(?:对得上|相符|吻合)(?:吗|么|不)|"
    rf"{_NUMBER}(?:能|可以|可|敢|还)?(?:不能)?(?:用|信|引用|采用|采信|发|靠谱|可靠|站得住脚?)(?:吗|么|不|嘛|吧)|"
    r"(?:请|麻烦|帮忙?|给|替|你)*我?(?:核实?对?|复核|查证|校对?|确认|把关|把把关)(?:一?下|核|个实)?(?:呗|吧|可好)?)[?？。]*$"
)
_ASKS = re.compile(r"几(?!十|百|千|万)|多少|哪|谁|什么|怎么|如何|[吗么呢吧?？]$|是不是|有没有|是否|为何")
_WHETHER = re.compile(r"(?:吗|么|没有?)[?？]?$")
_STATED = re.compile(
    r"\d[余多来]?[件条次项宗起份万元]|[一二两三四五六七八九十百千万][余多来]?[件条次项宗起份元]"
)
_WHERE = r"(?:扫描|表格|图片|图像|图里|照片|截图|系统|原文|原件|原表|报告|年报|表里|库里|导出|材料)"
_THERE = (
    r"(?:看不清楚?|看不见|空白|空着|是空的|有没有|有吗|(?:读|认|识别|看|查|找)[得不]?[出到]来?|识别|写了?没有?|"
    r"填了?没有?|模糊|糊了?|没显示|没有|能查到)"
)
_ASIDE = re.compile(
    rf"{_STOP}(?:[^,，。]{{0,6}}{_WHERE}[^,，。]{{0,8}}{_THERE}[^,，。]{{0,4}}|[^,，。]{{0,6}}(?:是|成了|为)(?:图片|图像|扫描件?|照片|截图)|[^,，。]{{0,6}}{_WHERE}[^,，。]{{0,4}}(?:看着|看起来|好像|像是?|似乎|瞧着)[^,，。]{{0,14}}|催了?[^,，。]{{1,8}}|"
    r"(?:帮|给|替|请)+我?(?:补|填)[^,，。]{0,5}|(?:有|写|填|报)了?(?:没有?|吗)|"
    r"(?:你们?|这|那|边|儿|里|系统|还|是否|能不能|能否|能|可以|可不可以)*(?:读|认|看|查|找|识别)得?(?:出来?|到|清楚?)?(?:来|了)?(?:吗|么|不|没有?)?)[?？。]*$"
)
"""What is said of where a number stands, after it: 扫描件看不清, 报告里写了没."""
_LACKS = re.compile(
    r"^[\u4e00-\u9fff]{0,6}(?:汇总表|统计表|台账|底稿|表格?)[里上中的]*(?=[“‘\"「])|"
    r"(?<=[”’\"」])(?:[这那]?一?[栏格项]|数)?[还仍]?(?:缺|空|差)着?"
)
"""汇总表“许可”一栏还缺某局2022: a table of the one who asks."""
_TABLE = re.compile(r"表$|表(?:格|里|中)?的?(?:数|内容)?$")


def outright(question: str) -> str:
    """The question as it would be asked plainly; as it is where nothing is said around it. O(length)."""
    question = _SUPPOSED.sub("", question)
    head = _without(_DOUBT, question)
    if head != question and _STATED.search(head) and not _ASKS.search(head):
        return f"{_SOURCE.sub('', head)}，对吗"
    if head != question and _WHETHER.search(head):
        return head
    if _STATED.search(question) and (said := _SOURCE.sub("", question)) != question:
        return said
    if (head := _without(_ASIDE, question)) != question:
        head = _LACKS.sub("", head)
    names = head != question and not _ASKS.search(head) and not _TABLE.search(head)
    return f"{head}是多少" if names and find_measures(squeeze(head).text) else question


def _without(clause: re.Pattern[str], question: str) -> str:
    """The words before one or more such clauses at the end."""
    while found := clause.search(question):
        question = question[: found.start()]
    return question
