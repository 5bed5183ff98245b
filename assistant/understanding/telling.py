"""What a question asks reports to tell: of a deed, a lack, a flaw, and whether those that do not are meant.

没有提到直播 asks for the others, 说未收取费用 for those that say so, 政策解读不够深入 for a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.lookup.evidence import Need
from assistant.understanding import cues
from assistant.understanding.terms import Term, named_terms, question_phrases, question_terms
from ingest.words import cut_words, is_noun

_UNIT = "(?:单位|部门|机关|机构|地方|局)"
_LISTED = r"(?:[列开拉出给报](?:出|个|一个|一份|份|张|一下|我)*)(?:名单|清单|名录)(?:给我|来|出来)?|查共性,?"
"""The list that the answer is wanted as."""
_WHO = re.compile(
    rf"的?哪(?:些|几?[个家]|一[个家])(?:的?{_UNIT})?(?:的?(?:报告|年报))?|谁家?|(?:有|是)?(?:几|多少)(?:[个家](?:{_UNIT})?|份(?:报告|年报))|"
    rf"的?{_UNIT}(?:一共|总共|都)?(?:有|是)?(?=[,?]|$)|(?:各|所有|全部|每个){_UNIT}|各家|"
    rf"[二两三四五六七八九十\d]+家(?:{_UNIT})?的?|的?哪(?:些|几个?|一?个?)?年(?:份|度|头)?(?:的?(?:报告|年报)(?:[里中上]面?)?)?|{cues.ANY_UNIT}|的{_UNIT}?名单|"
    rf"的?{_UNIT}的?(?:名单|清单|名录)|{_LISTED}"
)
_ANYBODY = re.compile(
    rf"哪(?:些|几?[个家]|一[个家])|谁|(?:几|多少)[个家份]|{_UNIT}(?:有|是)?(?:哪|几|多少)|{_UNIT}的?(?:名单|清单|名录)|{_LISTED}|{cues.ANY_UNIT}|的{_UNIT}?名单"
)
_IN_REPORT = r"(?:在?(?:自己的?)?(?:年度?)?(?:报告|年报)(?:里|中)?)?"
_SAYS = re.compile(
    rf"{_IN_REPORT}(?:都|还|也)?(?:[提写说讲谈]了?[到及过]了?|提[及出]了?|写(?=没|未|无)|(?<![解小传])[提写说讲谈]了(?:要|会|将|打算|准备)?|写[明了]|说明|反映了?|指出|坦言|(?:承认|抱怨|反思|反省|检讨|坦白|自曝|自揭|吐槽|诉苦|叫苦|自责)[了过]?|嫌|认为|"
    r"表示|强调|声称|(?<![解小传])说(?!明|法|政)(?:自己)?|[提讲谈述]及)"
)
_UNSAID = re.compile(
    rf"(?<!有)(?:都|均|还|也|从来?)?(?:没有?|未|不曾)(?:曾)?{_IN_REPORT}"
    r"(?:提[到及过]?|写[到明出过]?|说[到明过]?|讲[到过]?|谈到|承认|检讨|坦言|涉及|反映|披露|列出|载明|出现)(?:过|了)?(?!高|升|供|前)"
)
_UNDONE = re.compile(
    r"(?<!有)(?:都|均|还|也|从来?)?(?:没有?(?![吗么有]?[?]?$)|未(?![成来])|不曾)(?:曾)?(?=[^,。?]{2})"
)
_NONE = re.compile(
    r"(?<!有)(?:未(?!成年|来)|没有?|不存在|无(?!障碍|偿|缝|纸|人机)|不曾|(?<!\d)0(?=[件次条场项个人元]))"
)
_LACKING = re.compile(
    r"不(?:够|足|太|大|怎么|甚)|(?<=[新布复理应开应])(?:得|的)?(?:太|很|较|比较)?[慢迟]|不(?=及时|到位|紧|深|全|高|强|多|统一|规范|完善|平衡|均衡|方便|便|细|丰富|准|主动|积极|稳|同步|严|新|快|畅|熟)|"
    r"缺(?:[乏少]|(?=人|钱|经费|资金))|欠缺?|有待(?:加强|提[高升]|改进)?|(?:仍|还)?需(?:加强|提[高升])|(?<=[用开办搞做发讲管抓学写回])得(?:还|太|比较|较|很)?(?:少|慢|晚|迟|差|粗|浅|窄|乱)|滞后|偏[少低弱]"
)
_SHORTCOMING = re.compile(
    r"(?:存在|出现|面临|暴露)(?:着|了|过)?|(?:的?问题)?(?:是|成了)?个?(?:老(?:毛病|问题)|通病|顽疾)[了吧]*|(?:的|这[个类种样]的?|方面的?|等|老)*(?:问题|不足|短板|毛病|困难|顽疾|通病)(?=的?[有是]?(?:[,，?]|$))|"
    r"(?:列|当|视|算)(?:作|为|入|进|成|到)+了?(?:主要)?的?(?:问题|不足|短板|毛病|困难)(?:[里中])?|主要(?!领导|负责|同志)"
)
_OF_A_FLAW = re.compile("(?:问题|不足|短板|毛病|困难|顽疾)(?=的?[有是]?(?:[,，?]|$))")
"""没提到栏目更新问题 asks for those that do not own up to it."""
_QUOTED = re.compile('[“"「『]([^”"」』]{4,})[”"」』]')
"""A sentence that is asked for as it stands; a name may stand with other words."""
_NOBODY = re.compile(r"(?:没有?|无)人(?=评[估价]|[管维打负监]|重视|过问)")
"""公开效果没人评估, which is a fault owned up to."""
_UNUSED = re.compile(
    r"(?:没(?:有)?(?:什么|几个|多少|啥)?人(?:愿意?|肯|去|来)?(?:使?用|问津|参与)|(?:使?用|参与)的人(?:很|太|比较)?(?:少|不多)|"
    r"(?:使用|参与)[率度](?:很|太|比较|偏|不)?[低少高](?!不))"
)
_AT_ODDS = re.compile(r"(?:对不上|不对)[号板][啊呀]?|不合拍|不?搭不上|不搭(?:界|调)?|脱节|两张皮|各说各话")
_OF_CONCERN = re.compile("关心|关切|需求|想看")
_ADMITS = re.compile("承认|检讨|坦[言白]|自认|抱怨|反思|反省|自[曝揭责]|吐槽|[诉叫]苦")
_IN_DEGREE = re.compile(
    r"(?:更|最|比较|相对|谁)[加为]?(?:快|慢|好|差|强|高效|规范|及时|认真|方便|便捷|积极|主动|完善|细致|严格?|透明|省[事心时])|"
    r"(?:最|更)(?:[多少高低]|热闹?|火爆?|猛|凶|勤快?|频繁|活跃)(?:$|[,?些点]|的?(?:是|有|前|后|那?[两三四五]?[家个]|单位|机关|部门|局))"
)
"""How well or how much one does beside the others, which no sentence tells: 哪个处理更快, 谁的回应最多."""
_IS_FLAWED = re.compile(
    r"不(?![仅断但论管少]|同(?!步)|动产)|未|没有|缺|欠|有待|[亟尚仍还]|单一|滞后|薄弱|[偏较]|难|差距|拖|需|参差|弱"
)
_PROMISED = re.compile(r"打算|准备|计划|下一?步|今后|将要?|(?<![主重需])[拟要想](?=[\u4e00-\u9fff])|改进措施")
_PLANNED = re.compile(r"打算|(?<!没)准备|计划|下一?步|今后|想(?=[\u4e00-\u9fff]{2})(?!办法|法)")
_DONE = re.compile(r"[过了](?!程|解)")
_LIGHT = frozenset(
    "自己 事儿 反映 指出 认为 强调 表示 存在 出现 面临 举办 开展 组织 召开 推出 开设 设立 设置 使用 采用 "
    "运用 推行 实行 建立 做过 搞过 有过 进行 单位 部门 机关 活动 做法 汇总 列出 列表 列举 报告 年报 内容 "
    "内部 写有 名单 清单 共性 年头 回事".split()
)
"""Words that tell none apart where others stand beside them: that it was done or said, and by whom."""
_GENERAL = frozenset("信息 公开 政府 政务 工作 信息公开 政务公开 政府信息 政府信息公开 主动公开".split())
"""What every report is about."""
_LOOSE = frozenset("学习 覆盖 培训会 免费 浏览 点击 发布 其中 类 共 累计 业务 针对 用于".split())
"""What may be meant within one report, and says nothing of which reports do."""
_ALSO = {
    "深入": ("深度",),
    "更新": ("公开",),
    "深度": ("深入",),
    "规范": ("统一",),
    "单调": ("单一",),
    "人手": ("人员", "力量"),
}
_OR = re.compile(r"(\w+)或者?(\w+)")
_LONGEST = 6
_LONG = 4
_LEAST_SAID = 4
_NEGATES = re.compile("[没未不]")
_AMONG = re.compile(
    r"^(?:在|从)?(?:(?:资料|数据)?库|系统|手[头上里]|目前|现有)(?:里|中|内|的|收录的?|所有|全部)*[,，]|"
    r"^(?:在|从)?(?:(?:资料|数据)?库|系统|手[头上里]|目前|现有)?(?:里|中|内|的|收录的?|所有|全部)*"
    r"[这那]?(?:些|几|[二两三四五六七八九十\d]+)?[份个本]?(?:年度|工作)*(?:报告|年报)(?:里|中|当中|之中|上|内|面|头|边)*[,，]?"
)
"""What the reports that are looked through are called: 库里这些年报."""
_ALSO_CALLED = {"信息处理费": ("收费", "费用"), "处理费": ("收费", "费用")}
"""The one fee for information, which reports also call a fee: no other is charged there."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is looked for in each report. ``matter`` is it without the words that only ask who.

    ``lacks``: those that do not tell of it are asked for; ``undone``: and those that say it was not done.
    ``none``: a sentence has to say that there was none. ``flaw``: it is a problem. ``deed``: it was done, so
    that a promise or a denial does not tell of it; ``past``: in so many words (搞过). ``said``: mentioned is
    enough, be it in a heading. ``short``: it is not enough or not good enough (缺人手), which the words
    themselves have to say of it. ``planned``: a promise tells of it too.
    """

    matter: str
    need: Need
    lacks: bool = False
    undone: bool = False
    none: bool = False
    flaw: bool = False
    deed: bool = False
    past: bool = False
    said: bool = False
    short: bool = False
    planned: bool = False


def telling_of(rest: str, need: Need) -> Telling:
    """What a squeezed question without names and years asks reports to tell. O(length)."""
    if quoted := _QUOTED.findall(rest):
        return Telling(quoted[0], replace(need, terms=named_terms(quoted, rest), phrases=(), number=False))
    rest = _AT_ODDS.sub(
        "结合不紧" if _OF_CONCERN.search(rest) else "不同步",
        _NOBODY.sub("缺少", _UNUSED.sub("利用率偏低", rest)),
    )
    asked = _without_manner(_WHO.sub("，", re.sub("[()]", "，", _AMONG.sub("", rest))))
    unsaid = _UNSAID.search(asked)
    says = None if unsaid else _SAYS.search(asked)
    bare = _SAYS.sub("，", _UNSAID.sub("，", asked))
    denied = None if unsaid else _UNDONE.search(bare)
    lacking = _LACKING.search(bare)
    admits = _ADMITS.search(asked) or lacking or _SHORTCOMING.search(bare)
    flaw = bool(_OF_A_FLAW.search(bare) if unsaid else admits and not denied)
    if flaw:
        bare = _SHORTCOMING.sub("，", _LACKING.sub("，", _SHORTCOMING.sub("，", bare)))
    matter = _UNDONE.sub("，", bare) if denied else bare
    planned = bool(_PLANNED.search(asked)) and not (unsaid or denied or flaw)
    matter = _PLANNED.sub("，", matter) if planned else matter
    deed = not (says or unsaid or flaw or planned or _PROMISED.search(matter) or _NONE.search(matter))
    return Telling(
        matter.strip("，,?"),
        _sharpened(matter, need, flaw),
        lacks=bool(unsaid or (denied and not says)),
        undone=bool(denied and not says),
        none=bool(denied and says),
        flaw=flaw,
        deed=deed,
        past=bool(_DONE.search(matter)),
        said=bool(says or unsaid),
        short=flaw and bool(lacking),
        planned=planned,
    )


def asks_which_tell(rest: str) -> bool:
    """Whether squeezed words ask who it is: 哪些单位, 谁, 单位有几个; not 各单位."""
    return bool(_ANYBODY.search(rest))


def says_none(text: str, terms: tuple[Term, ...]) -> bool:
    """Whether a clause of a sentence that has one of the words says that there was none."""
    return any(
        _NONE.search(clause) and any(term.found(clause) > 0.5 for term in terms)
        for clause in re.split(r"[,;。]", text)
    )


def says_flawed(text: str) -> bool:
    """Whether a sentence tells of something that is not as it should be."""
    return bool(_IS_FLAWED.search(text))


def says_short(text: str, terms: tuple[Term, ...]) -> bool:
    """Whether the clause that has one of the words says it of that: not 人员更换频繁，业务不熟练 of 人员."""
    return any(
        _IS_FLAWED.search(clause) and any(term.found(clause) > 0.5 for term in terms)
        for clause in re.split(r"[,;。]", text)
    )


def asks_degree(rest: str) -> bool:
    """Whether squeezed words ask who does better or more, which is not told: 谁办得更快."""
    return bool(_IN_DEGREE.search(rest))


def _sharpened(matter: str, need: Need, flaw: bool) -> Need:
    """The need for these words alone, with nothing that only resembles them. O(length)."""
    terms = question_terms(matter)
    own = [t for t in terms if t.word not in _LIGHT and t.word not in _GENERAL]
    own = own or [t for t in terms if t.word not in _LIGHT] or list(terms)
    sharp = _either(matter, tuple(_sharp(term, flaw, matter) for term in own))
    phrases = question_phrases(matter)
    return replace(
        need, terms=sharp, phrases=phrases, number=False, units=frozenset(), exact_units=frozenset()
    )


def _either(matter: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms with one for both of what 或 joins: 开放日或者公开日, else the terms on either side of it."""
    joined = _OR.search(matter)
    if joined is None:
        return terms
    left, right = joined[1], joined[2]
    most = min(len(left), len(right), _LONGEST)
    alike = next((n for n in range(most, 1, -1) if _parallel(left[-n:], right[:n])), 0)
    pair = (left[-alike:], right[:alike]) if alike else ()
    before = [t for t in terms if t.word in left][-1:]
    beside = [*before, *[t for t in terms if t.word in right and t not in before][:1]]
    words = pair or tuple(word for term in beside for word in (term.word, *term.alternatives))
    if len(words) < 2:
        return terms
    others = (t for t in terms if t not in beside and not any(t.word in word for word in (*pair, "或者")))
    return (Term(words[0], words[1:]), *others)


def _parallel(one: str, other: str) -> bool:
    """Whether two words of a length are built alike: 开放日 and 公开日, 地方话 and 地方戏."""
    return one != other and (one[-1] == other[-1] or (len(one) > 2 and one[:2] == other[:2]))


def _sharp(term: Term, flaw: bool, matter: str) -> Term:
    """A term without the words that are another thing: 会议 is not 专题会议, where that is what was said."""
    long = len(term.word) >= _LONG and term.word in matter
    wider = (w for w in term.alternatives if long and w != term.word and w in term.word)
    same = tuple(w for w in term.alternatives if w not in {*_LOOSE, *wider})
    same = (*same, *_ALSO_CALLED.get(term.word, ()))
    return replace(term, alternatives=(*same, *_ALSO.get(term.word, ())) if flaw else same)


def _without_manner(asked: str) -> str:
    """The words without how it is said, between who and the verb: 哪几家白纸黑字写了."""
    says = _SAYS.search(asked)
    before = asked[: says.start()] if says else ""
    who, comma, manner = before.rpartition("，")
    if says is None or not comma or len(asked) - says.end() < _LEAST_SAID:
        return asked
    said = manner and not (_NEGATES.search(manner) or any(map(is_noun, cut_words(manner))))
    return f"{who}{comma}{asked[says.start() :]}" if said else asked
