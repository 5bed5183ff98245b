"""What frames a question and asks nothing: what it is wanted for, excuses, whether it is true, of whom."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures, names_result
from assistant.cells.who_applies import named_applicants
from assistant.types import Scope
from assistant.understanding.cues import ALIKE
from ingest.fold import squeeze

_LEAD_IN = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,10}用(?:的)?(?:数据|材料)?(?=[:：,，—-])[—-]*|[\u4e00-\u9fff]{0,8}(?:[清填]理?表|报表|台账|快报|简报|盘点|清单|底稿|缺项|填空|作业|选题|课题|汇报|通稿|备忘)(?:要?[一两三四五几]个数[字据]?)?[—:：-]+|(?:整理|统计|汇总|核对|核实|调研|写稿|采访|研究)[^:：,，。?？\d]{0,10}[:：]|[^,，:：。?？\d]{0,8}(?:要|需要?|得|想)(?:引|引用|用|写|填|报|列|摘)一?[个组]?(?:数[字据]?|数值)[:：,，]|[^,，:：。?？\d]{1,8}(?:要|用来|需要?|想|得|作|做)(?:参考|引用|备查|存档|留底)[,，:：]|(?:查|找|摸|排查|盘点|梳理)(?![^:：]*[局委府厅市区县])[^:：,，。?？\d]{1,6}[:：]|"
    r"(?:我们?|想|要|正?在|打算|准备|为了|给|着急|急着)*(?:[替帮][^,，。?？]{1,5}?(?:我|想|要|正?在|打算|准备|着急|急着)*)?(?:写|做|赶|编|搞|交|备|弄)一?[篇份个封张点]?(?!.{0,6}[了过])[^,，。?？:：\d]{0,8}"
    r"(?:总结|评论|来信|论文|稿子?|作业|文章|简报|汇报|课件|课题|ppt|台账|报道|通讯|日志|[周月]报|材料)(?:用的?|要用|需要)?[,，:：]|"
    r"(?:[替帮代](?!我)|[^,，。?？\d局委府厅办]{1,6}[托让叫请]我)[^,，。?？\d]{0,8}?(?:(?:问|查|打听|核实)(?:一下|下|一?[个句]|问|问的)?[,，:：]|(?:问问|查查|(?:问|查|打听|核实|咨询)(?:一下|下|一句)))|(?:听|据|听人|听别人|听朋友)说有(?:一?[个种项]|过)|请问|你好|您好|麻烦|请|我?想(?:要)?(?:咨询|请教|了解|知道|问问?|查)(?:一下|下)?|(?:帮我|给我|顺便|顺带|顺道|捎带)*(?:查|看|问|说)(?:一下|下)|"
    r"(?:(?:帮忙?|给|替|麻烦|劳驾)我?|[请能否可以不])*(?:瞅瞅?|瞧瞧?|瞄|看看|查查|问问|翻翻|核核|算算|检查|核查|核验|验算)(?:一?[下眼遍])(?!处|数)|"
    r"(?:帮忙?|给|替|麻烦|劳驾)我?(?:瞅瞅|瞧瞧|看看|查查|问问|翻翻|核核|算算|扒拉|瞅|瞧)(?:一?[下眼遍])?|"
    r"[^,，:：。?？\d]{0,6}表[一二两三四五六几]个?(?:空格?|数[字据]?|格子?|项)[:：]|"
    r"(?:我?(?:是|当|做|身为|作为)[^,，:：。?？\d]{1,8}[,，]?|[^,，:：。?？\d局委府厅办]{1,8}?)?(?:想|就|来|请)*(?:问|请教|打听|咨询)(?:一?[句下个声])?[:：]|"
    r"[^,，:：。?？\d局委府厅]{1,24}?我(?:就|是|今天)*(?:想|要)(?:请)?(?:问问?|咨询|打听|了解)(?:一?下)[,，:：]?|"
    r"(?:统计|梳理|盘点|归纳|整理|列举|数)(?:一下|一遍)[,，:：]|"
    r"(?!另|还|再|顺|那|接)[^,，:：。?？\d局委府厅办]{0,8}?(?:想|要|求|得|[叫让]我)我?(?:去|来)?(?:问|弄|搞)?(?:个)?(?:明白|清楚|懂|知道|了解|问问?)(?:一下|下)?[,，:：]|"
    r"[^,，:：。?？\d局委府厅办]{0,10}(?:代表|委员|记者|领导|群众|市民|老百姓|邻居|同[学事]|老师|家长|检查组|督[查导]组)们?(?:想|要|来|都|在|又|专门|特地)*(?:追问|问|打听|咨询)(?:起|到)?[,，:：]?(?![了过的得题责]|什么|啥|哪|多少|几|最|我)|"
    r"[^,，:：。?？\d局委府厅办]{1,10}(?:好奇|纳闷|疑惑|不解|求[问助教]|请教|打听)(?:一下|下|得很)?[,，:：]|"
    r"[^,，:：。?？\d局委府厅办]{0,6}(?:要|想|准备|正在|忙着)(?:评|争|申?报|参评)(?:优|先进?|奖|典型|示范|模范)[^,，:：。?？\d]{0,4}[,，:：]|"
    r"有?谁能?(?:告诉|跟)我说?(?:一下)?|(?:有谁|谁)知道|告诉我|咨询(?:一下)?|[,，:：。!！ ])+"
)
_SORRY = "错别?字|打字|手误|手滑|见谅|勿怪|别介意|别见怪"
_NO_MATTER = "没关系|不要紧|无所谓|不用管|别管|没事儿?|无妨|不重要|不打紧"
_ASIDE = re.compile(
    rf"[(（][^()（）]*(?:{_SORRY})[^()（）]*[)）]|(?:^|[,，。])[^,，。()（）?？]*(?:{_SORRY})[^,，。()（）?？]*(?=[,，。]|$)|"
    rf"^[^,，。?？\d]{{1,14}}(?:{_NO_MATTER})[,，。]|[,，][^,，。?？\d]{{1,14}}(?:{_NO_MATTER})(?=[,，。?？]|$)|"
    r"(?<=.{4})[,，;；。、](?:请|麻烦|若|如果|要是|遇到|碰到)?(?:报告|年报)?[里中上]?(?:哪[一几]?[年家个]|[有其]中?)?的?(?:没有?|缺|空着?|无|读不出来?|查不到)(?:数字?|数据|数值|[报填写]数?|的)?(?:的话|的)?"
    r"(?:年份?|那[几些]?年|那[几些]?家|单位|项|格|地方)?的?[,，]?(?:也|就|都|给我|帮我|请|要|得)*(?:[注标写说指点](?:明|出来?|一?[声下]|上|清楚?|成?无)|备注|标注|留空|空着|打叉)(?:一下|出来|即可|就行|清楚)*(?=[。.!！]?$)|"
    r"(?:^|(?<=[,，。]))(?:报告)?(?:正文|文字|文本)(?:部分|里|中|上|面|头)*[有写说提]的(?:就行|即可|也行|为准)?[:：,，]"
)
"""What excuses how it was typed, leaves something aside (表是图片没关系), or says what to do of gaps."""
_FOR_WORK = re.compile(
    r"^(?![^,，:：]{0,10}[局委府厅市区县镇])[^,，:：。?？\d]{0,6}?(?:做|搞|写|编|赶|弄|画)(?!.{0,6}[了过得法])"
    r"[^,，:：。?？\d几多哪怎什谁]{1,8}[:：,，—-]+"
)
_WORK_AFTER = re.compile(
    r"[,，。;；](?:我们?|咱们?|拿[去来]|用[来于]|[好要想去是]|准备|打算|急着|等着)*(?:做|写|编|赶|画|填|录|贴)"
    r"[^,，。?？几多哪怎什谁\d了过得法吗比差和加排算]{1,8}(?<!合计)(?<!总计)[。.!！]?$"
)
"""律所做检索：, ，做PPT: what numbers are wanted for, before or after what is asked."""
_ASSENT = re.compile(
    r"[\s,，。、]*(?:这|这种|这个|那)?(?:句?话|说法|样说)(?:说得?)?(?:对|准|准确|成立|属实|真|正确)(?:不对|不准|吗|么|不)[?？]?$"
)
"""全部公开了，这话对吗."""
_OF_WHOM = re.compile(
    r"(?<=[,，。;；?？!！])[ ]*(?:我?(?:所?[问查指说]的?|查询|统计|提问|询问)?的?"
    r"(?:对象|单位|主体|机关|部门)(?:就?[为是]|[:：])|"
    r"我?(?:所?[问查指说讲]的)就?是)(?=[^,，。?？]{2,20}[。?？]?$)"
)
"""What only leads to the name of the agency at the end: ……是几倍？对象为甲."""
GIVEN_UP = re.compile(
    r"^(?:(?!.*(?:不能|不可|不该|不会|[哪怎岂]能).{0,10}算了).{2,}(?:算了|先不[问说管][这它]?个?)[吧啦]?|(?:算了,?)?先?(?:不[问说看查]|别管)[^,。]{2,10}|"
    r"[^,，。几多哪谁]{2,12}?(?:我|咱|俺)?(?:就|先|都|也|可|并)?(?:不管|不关心|不论|不感兴趣|没兴趣|不在意|放一边|略过|不看))[,，。]+(?=.{4})"
)
"""一次平均……算了，总共几件: what a question itself lets drop."""
_EXCEPT = re.compile(
    r"^(?!自然人|个人|公民)[^,、。]{1,8}(?:不算|不计|不含|除外|[以之]外)(?:在内)?,|[(]?(?:除(?:[了开去]|(?=[^,、。]{1,10}[以之]外))|不算|不含|不包括|不要算?|刨[去开]|撇开|排除|(?<=[(])不是)[^,)、。]{1,14}?(?:以外|之外|外|[,)、。]|$)"
)
"""What is named only to be left aside."""
_HELD_TOGETHER = re.compile(
    rf"(?<=.),(?:[二两]者|[他它]们|[这那]?[两几]家)?(?:之间)?(?:的|有(?:什么|啥|哪些|何|没有))?(?:{ALIKE})(?:的?地方|之处|点|在哪)?[?]?$"
)
"""怎么做的，有什么不同: what each says is wanted."""

_LOOSELY = re.compile(r"多少|几|谁|哪|吗|[比差][^,。]{0,4}$")
_HOW_IS = re.compile(r"^[^,。?]*(?:怎么样|怎样|如何|咋样|多[大高重不]|[大高]不[大高])[?]?$")
"""活跃程度怎么样——占比: what is asked loosely is put exactly after the dash."""
_BY_THE_WAY = re.compile(r"^[^?？\d]{2,24}[,，。](?=(?:顺便|顺带|顺道|捎带|随口)[^,，。?？]*[问查打])")
_AN_OFFICE = re.compile("[局委府厅办]")
_HEADED = re.compile(r"^(?P<head>[^:：,，。?？\d]{2,16})[:：](?=(?P<said>.{6,}))")
_OF_SPEAKER = re.compile(
    r"^(?P<said>(?=[^,，。;；\s]*[我俺咱你您])[^,，。;；:：?？\s\d]{2,14})[\s,，]+(?=(?P<rest>.{6,}))"
)
_SAYS_MATTER = re.compile(
    "申请|投诉|公开|举报|告|[吗呢么最想问比为因年家]|如果|要是|记得|说|关于|条例|规定|[他她它]们"
)
"""我耳朵背，你直接写个数: what the one who asks says of oneself, or to whom, is no matter."""
_DEFINED = re.compile(r"^(?![^=＝]*[局委府厅办])[^,，。=＝+＋÷/?？\d]{1,16}[=＝](?=[^,，。]*(?:÷|/|除以))")
"""公开率=甲÷乙: what it is called, before how it is reckoned."""
_IS_MATTER = re.compile(
    r"[局委府厅市区县镇]|表[一二三四]|自然人|法人|个人|企业|公司|科研|公益|律|总计|怎|什么|哪|多少|几|制度|机制|流程|[情状]况"
)
_REQUEST = re.compile(
    r"(?<=[,，])(?:(?:能不能|能否|可否|可以|能|请|麻烦|帮忙?|替|给)我?)+(?:检查|核查|核对|核实|验算|复核|查验)(?:一下|一遍|下)[,，]?"
)
"""能检查一下各项是否对得上吗: who asks that it be looked at, and not who checks what."""


def without_lead_in(said: str) -> str:
    """The words without what they are wanted for and who is greeted at their head. O(length).

    要写一篇行政强制的稿子，某局动用了几回: one that alone names what is asked is kept.
    """
    said = _without_work(said)
    bare = _LEAD_IN.sub("", said)
    head = said[: len(said) - len(bare)]
    return said if find_measures(squeeze(head).text) and not find_measures(squeeze(bare).text) else bare


def _without_work(said: str) -> str:
    """The words without the work that the numbers are for, if it names none of them and the rest does."""
    for work in (_FOR_WORK, _WORK_AFTER):
        found = work.search(said)
        rest = said[: found.start()] + said[found.end() :] if found else ""
        if found and (_names(rest) or "申请" in rest) and not _names(found[0]):
            said = rest
    return said


def without_frame(question: str, *, alone: bool) -> str:
    """The question without its frame; only one that stands ``alone`` leads to an agency. O(length)."""
    question = _DEFINED.sub("", _of_matter(question)) if alone else question
    question = _REQUEST.sub("", _unheaded(_ASIDE.sub("", question) or question))
    question = _ASSENT.sub("吗？", without_lead_in(question))
    return _OF_WHOM.sub("", question) if alone else question


def _unheaded(question: str) -> str:
    """The question less what stands before a colon, or before 顺便问, and names nothing that is asked for.

    导师让我补一个数据：许可多少件; 许可：多少件 names it.
    """
    aside = _BY_THE_WAY.match(question)
    if aside and not (
        _names(aside[0])
        or (_AN_OFFICE.search(aside[0]) and not _AN_OFFICE.search(aside.string[aside.end() :]))
    ):
        return question[aside.end() :]
    found = _HEADED.match(question)
    if not found or _IS_MATTER.search(found["head"]) or _names(found["head"]):
        return question
    return found["said"] if _names(found["said"]) else question


def _of_matter(question: str) -> str:
    """The question less what the one who asks says first of oneself or to whom, if a cell is asked for."""
    found = _OF_SPEAKER.match(question)
    while found and not (
        _IS_MATTER.search(found["said"]) or _SAYS_MATTER.search(found["said"]) or _names(found["said"])
    ):
        if not find_measures(squeeze(found["rest"]).text):
            break
        question = found["rest"]
        found = _OF_SPEAKER.match(question)
    return question


def _names(words: str) -> bool:
    squeezed = squeeze(words).text
    return bool(find_measures(squeezed) or find_counts(squeezed))


def without_excepted(squeezed: str) -> str:
    """The words of a question less what they except (除了自然人, 不算规章), and 有什么不同 after a matter."""
    squeezed = _HELD_TOGETHER.sub("", squeezed)
    return _EXCEPT.sub(lambda found: "" if found[0][0] == "(" else ",", squeezed).strip(",") or squeezed


def put_exactly(rest: str, scope: Scope) -> tuple[str, Scope]:
    """The words behind a colon, where those before it ask the same loosely and name no cell: 执法相差多少：
    处罚件数之差.
    """
    loose, colon, exact = rest.partition(":")
    if _HOW_IS.search(dashed := rest.partition("--")[0]) and _names_figures(rest[len(dashed) + 2 :]):
        return rest[len(dashed) + 2 :], replace(scope, rest=rest[len(dashed) + 2 :])
    if (
        not colon
        or not _LOOSELY.search(loose)
        or _names_figures(loose)
        or names_result(loose)
        or not _names_figures(exact)
    ):
        return rest, scope
    return exact, replace(scope, rest=exact)


def _names_figures(squeezed: str) -> bool:
    return bool(find_measures(squeezed) or find_counts(squeezed) or named_applicants(squeezed))
