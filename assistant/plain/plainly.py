"""A question without what is said beside it, and with words of a region or of statisticians put plainly."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from assistant.cells.measures import find_measures
from ingest.fold import squeeze

_SEAT = re.compile(r"(?<=[市区县])府(?=[、,，)）和与跟比的\d]|$)")
_GLOSSED = re.compile(r"^(?:我们?|咱们?|本)?[市区县](?:里|上)?[（(]([\u4e00-\u9fff]{2,6})[)）]")
"""市里（青溪）: of which place it is said."""
_BOTH = re.compile(r"(?<=[这那])(?:俩|两个|两家|两)(?:机关|部门|机构)")
_OF_TWO = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,8}?)[和与跟、](?P<two>[\u4e00-\u9fff]{2,4}?)(?:这|那)?两个?局(?![长属])"
)
"""卫健和审批两个局: 局 belongs to both."""
_SAME_YEAR = re.compile(r"(?:在|按)?同一个?年度?(?:的|里|内)?(?![吗么?？])")
"""跟乙局同一年比: the year that is spoken of."""
_SO_MUCH = re.compile(r"几多(?!少)")
_CORPUS = re.compile(r"(?:(?:整个|全部|所有|全)样本库?|样本库?(?=[里中内]))(?:范围)?[里中内]?的?")
"""The agencies there are: 全样本, 样本里."""
_SO_MANY = re.compile(r"(?:这|的|全部|所有)*(?:[\d一二两三四五六七八九十]+)[个家]")
_ASKED = re.compile(r"[几哪谁]|多少|什么|啥|怎|吗|[么呢][?？]|[?？]")
_BY_REPORT = re.compile(
    r"[，,](?:就|只|请)?(?:看|查|翻|按|以|据)(?:看|一下|下)?(?P<year>(?:20)?\d{2}年)?度?的?(?:报告|年报)(?:里的?|为准)?[。.]?$"
)
"""，看2020年报告: which, and nothing to be looked for."""
_LISTED = re.compile(
    r"[，,]请?(?:列|点|报|给|出)(?:出|一?个|一?份|一?下)?(?:名单|清单|名字?)(?:来|吧|一下)*[。.!！]?$"
)
_RECALLS = re.compile(
    r"[，,](?:我|俺|好像|隐约|印象里|印象中)*(?:记得|记着|觉得|印象|估摸|猜|估计|感觉)[^，,。；;?？\d]{0,12}吧?(?=[，,])"
)
"""我记得不止一家吧, between what is asked and who."""
_OF_ONESELF = re.compile(
    r"(?<=[?？])[^?？\d几哪谁]{0,8}(?:我|俺|咱)(?!们?(?:想|就|只|是|要)*(?:问|说|指|要|知道|了解|看|查))[^?？\d几哪谁]*$"
)
"""What the one who asks tells of oneself when all is asked: …多少件？我儿子在那上班."""
_FORGOTTEN = re.compile(
    r"[（(，,。？?；;]? *(?:至于|但|可|不过)?(?:到底|具体)?(?:是)?"
    r"(?:(?:我|俺)?(?:也|都|又|一时|实在|可)*(?:忘了?|忘记了?|忘掉了?|记不(?:清|得|住|起来?|准)了?|不(?:记得|知道|清楚|确定|晓得)了?|没记住|说不(?:清|准|上来?)了?|想不起来?了?)(?:到底|具体)?(?:是)?"
    r"(?:哪(?:一?[个家份]|里)(?:的)?(?:单位|部门|机关|机构|局)?|什么(?:单位|部门|机关|机构|局))(?:的)?(?:报告|年报)?(?:里)?(?:的|写的|说的)?了?|"
    r"(?:哪(?:一?[个家份])(?:的)?(?:单位|部门|机关|机构|局)?|什么(?:单位|部门|机关|机构|局))(?:的)?(?:报告|年报)?(?:里)?(?:的|写的|说的)?,?(?:我|俺)?(?:也|都|又|一时|实在|可|给)*(?:忘了?|忘记了?|忘掉了?|记不(?:清|得|住|起来?|准)|不(?:记得|知道|清楚|确定|晓得)|没记住|说不(?:清|准|上来?)|想不起来?)了?)"
    r"[)）]?(?=[，,。？?！!；;]|$)"
)
"""我忘了是哪个单位的报告: nobody is named, and not everyone is asked for."""
_IN_ALL = re.compile("[一总]共|拢共|统共|合计")
"""Whoever has forgotten which agency it was wants no sum over all."""
_WANTED_FOR = re.compile(
    r"(?<=.{4})[，,。？?！!；;] *(?:我|俺|我们|咱们?)(?:就|正|只)?(?:是)?"
    r"(?:想|要|好|准备|打算|得|急着|等着|用来|拿来)+(?:去|来|拿去|用来|把它)?"
    r"(?:补|填|凑|核对?|写|做|录|登|存|抄|交|汇总|汇报|备|整理|更新)[^，,。？?！!；;几哪谁\d]{0,12}[。.！!]?$"
)
"""，我想补上最新的一年: what the answer is for."""
_WHETHER_SAID = re.compile(r"(?P<verb>[提写说讲谈])(?P<to>到|及)?没(?:有)?(?P=verb)(?:到|及)?")
"""提没提: whether it is mentioned."""

_WHETHER_TOLD = re.compile(
    r"(?:有没有|有无|是否|是不是|可曾|曾否)[^，,。?？]{0,4}(?:提|写|说|讲|谈|涉)[到及过了]"
)
_WORDED = re.compile(
    r"[，,。?？](?:要是|如果)?(?:有的话|提了的话|有[，,]|那)*(?:它|报告|年报)?(?:里|中|上)?的?(?:原话|原文|原句|具体|到底|又|都|话)*(?:是)?"
    r"(?:(?:怎么|咋|如何|怎样)(?:写|说|讲|提|表述|描述|措辞)(?:的|着)?|(?:写|说|讲|提)(?:的是|了)?(?:些)?(?:什么|啥)|(?:是)?(?:什么|啥))[呢呀啊]?[?？。]?$"
)
"""有没有提到……，原话怎么写: its sentence is given in any case."""

_YEAR_MEANT = re.compile(
    r"(?:去年|上一?年度?|前一?年|头一?年|往年|那一?年|当年|上期|今年)(?P<between>[^。;；\d]{0,16}?)[,，?？（(—–-]+(?:我|这里|这)?(?:是)?"
    r"(?:指|说|讲|意思)的?(?:就?是)?(?P<year>(?:20)?[12]\d)年?度?[)）]?(?=$|[,，。?？])"
)
"""去年同期是多少，我指2021."""
_SORTED_OUT = re.compile(r"(?:给我|帮我|请)?分门别类(?:地|的)?")
_FIRST_FEW = re.compile(
    r"前(?P<n>[三四五六八十])甲|\btop ?(?P<digits>\d{1,2})(?!\d)", re.IGNORECASE | re.ASCII
)
_CALLS_NAMES = re.compile(
    r"[,，。？?](?:[\u4e00-\u9fff]{1,3}的)?(?:请|麻烦|给我)?(?:逐个|一一|全都?)?点(?:个|一?下)?名[。!！]?$"
)
_LEFT_OVER = re.compile(
    r"(?:[里其当之]?[头面中]|里)?(?:的)?[，,]?(?:再|先|要是|如果|把)*"
    r"(?:减[去掉]?|(?:扣|刨|除|去|剔|抛|撇|剥|拿|排)[去掉除开走]+|不[算含计]|不包括)"
    r"(?!个人|自然人|公民)(?P<less>(?:(?![局委厅府家])[^，,。？?减扣]){2,16}?)"
    r"(?:的)?(?:以?后|之?后|之外|以外|那些|那部分|部分|外)?[，,]?(?:就|又|只|总共|一共|实际|大概)*"
    r"(?:还有|(?:还)?(?:剩|余|留)[下的有余]*(?:[了是]|还有)*)"
    r"(?P<asks>(?:多少|几)[件条次项宗份]?)(?=$|[，,。？?！! 呢啊])"
)
"""办结的里头扣掉予以公开的，还剩几件: what is left of the first when others are taken away."""
_MEASURES = re.compile(
    r"(?:我|俺)?(?:想|打算|准备|要)?(?:用|拿|以)(?P<what>[^，,。？?]{4,24}?)来?"
    r"(?:衡量|评估|评价|评判|反映|体现|代表|考察|判断|检验)[^，,。？?几多]{1,10}(?=[，,])"
)
"""用甲占乙的比例衡量透明度: what it is wanted for, around what is asked."""
_GLOSS = re.compile(
    r"[（(](?P<word>[\u4e00-\u9fff]{2,6})(?:一词|这里|此处)?(?:都?是?指|说的是|就是说|即)的?是?(?P<means>[\u4e00-\u9fff]{2,12})[)）]"
)
"""结转（结转指上年转来）: what the one who asks means by a word."""
_ASKED_GAP = re.compile(
    r"((?:多少|(?<!第)几|哪些|什么|啥|谁)[^\s，,。、；]{0,8})[ \u3000]+(?=[\u4e00-\u9fff])"
)
"""Between two things that are asked for, where no comma stands."""
_WHO_THEY_ARE = re.compile("几家|哪[些几]|谁")
_PAIR = re.compile(r"(?P<n>[俩仨])个?(?P<home>家)?(?=(?(home)|(?:单位|部门|机关|机构|地方|[局委办区县市])))")
_WHICH_TWO = re.compile(
    r"(?P<counted>[两三四五]个?(?:单位|部门|机关|[家局]))(?:[—－-]+|[(（])(?:[^，,—－\-()（）\d几多哪谁局委办区县市政]{2,14})"
    r"(?:[—－-]+[，,]?|[)）]|(?=[，,]))"
)
"""云岭县两个局（卫健+审批）: what they are in short, where their number says it."""
_BY_COUNT = re.compile(
    r"(?P<comma>[，,])?(?:按照?|以|用|依照?)(?P<year>(?:20)?\d{2}年)度?的?(?:统计)?(?:口径|数据|数字|年报|报告)"
    r"(?:为准|来?[算看说计比])?(?:的话)?"
)
"""，按2022年口径: which year's, and no rule of counting that is asked for."""
_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "个": 1}
_SO_MANY_DIGITS = re.compile(
    r"(?P<under>[不没未](?:能|有)?(?:达到|上|到|够|足|满|突破|破|达))?了?"
    r"(?P<least>(?:上|到|达到?|进入?|迈[入进]|冲[上到]|突破|破|够)了?)?(?P<n>[个一两二三四五])位数(?![字据])"
)


def _of_digits(found: re.Match[str]) -> str:
    """两位数 as the numbers it stands for: 上了两位数 is 10 at least, and 个位数 less than that."""
    n = _DIGITS[found["n"]]
    if found["under"]:
        return f"不到{10 ** (n - 1)}"
    if found["least"]:
        return f"达到{10 ** (n - 1)}"
    return f"不到{10**n}" if n == 1 else f"在{10 ** (n - 1)}到{10**n - 1}之间"


_YEAR = r"(?:20\d\d年?度?|(?<!\d)[12]\d年度?|[去今前]年|上一?年度?)"
_SLIP = re.compile(
    rf"{_YEAR}的?[…。.,，、—\- ]*(?:[啊哦呃噢嗯额诶哎呀][,，…。 ]*)*"
    r"(?:不对|说错了?|打错了?|写错了?|口误|错了|等等|等下|更正(?:一下)?|不(?=[,，、。…]))"
    rf"[,，…。.!！、 ]*(?:我?[要想]?[问说指查看]的?|应该|应当)*(?:是|为)?(?={_YEAR})"
)
"""去年…不对是2022年: the year before is a slip."""
_PLACED = re.compile(
    r"(?:办证|办事|政务|便民|行政|审批|服务){1,3}(?:大厅|中心|窗口)(?:里|那边|那儿)?的?[那这][家个边](?=[\u4e00-\u9fff]{1,8}[局委办厅])"
)
"""办证大厅那家审批局: where it sits, and no name."""
_EXPLAINED = re.compile(
    r"(?P<asks>[几多]少?(?:[个件张次项份宗起]))?(?P<said>[^,，。;；?？()（）几多]{1,12})[(（](?:也?就是|即|其实是|我?指的?是|对应)(?P<what>[^()（）]{2,16})[)）]"
)
"""几个办学之类的许可（就是行政许可处理决定）: what the form calls it."""
_CALLED_SO = re.compile(
    r"(?:^[^?？\d局府委办厅]{0,16}?)?(?:被|给|让)[^,，。;；?？被]{0,4}?(?:说|定|认定|认为|当|算|判|归|写|答复|告知)(?:成|是|为|作|到|了)*(?P<what>[^\W\d]{2,12}?)的?(?:申请)?了?"
    r"(?:[,，。;；…—]+)(?P<then>[^?？]*?)(?:就?这么|就?这样|因此|如此)(?=[^,，。;；]{1,6}的)"
)
"""被说是重复的……这么打发掉的几件: for that reason."""


def _explained(found: re.Match[str]) -> str:
    """The name that the form has, where it is one of a cell of the same table as what was said."""
    said, what = find_measures(squeeze(found["said"]).text), find_measures(squeeze(found["what"]).text)
    same = {(m.table, m.row) for m in said} == {(m.table, m.row) for m in what}
    return f"{found['asks'] or ''}{found['what']}" if what and same else found[0]


def plainly(question: str) -> str:
    """The question in plain words, without asides. O(length × steps)."""
    for step in _STEPS:
        question = step(question)
    return question


def _without_what_frames(question: str) -> str:
    """The question less what it is for and that its agency is forgotten, if something is asked still."""
    if _WHETHER_TOLD.search(question):
        question = _WORDED.sub("", question)
    for aside in (_FORGOTTEN, _WANTED_FOR):
        left = aside.sub("", question)
        if left != question and _ASKED.search(left):
            question = _IN_ALL.sub("", left) if aside is _FORGOTTEN else left
    return question


def _taken_away(found: re.Match[str]) -> str:
    """One after another what is to be taken away from what stands before."""
    less = [part for part in re.split("[、和与及跟]", found["less"]) if part]
    return "".join(f"减去{part}" for part in less) + f"等于{found['asks']}"


def _glossed(question: str) -> str:
    """The question with what its gloss says in the place of the word."""
    found = _GLOSS.search(question)
    if not found or found["word"] not in question[: found.start()]:
        return question
    return question[: found.start()].replace(found["word"], found["means"], 1) + question[found.end() :]


def _pair(found: re.Match[str]) -> str:
    """俩 and 仨 as 两个 and 三个."""
    return f"{'两' if found['n'] == '俩' else '三'}{found['home'] or '个'}"


def _named_one_by_one(found: re.Match[str]) -> str:
    """点名 as what it asks for, unless that is asked already: 共有几家，点一下名."""
    return "" if _WHO_THEY_ARE.search(found.string, 0, found.start()) else "，是哪些单位"


def _everyone(found: re.Match[str]) -> str:
    """The agencies of 全样本, unless it is said how many they are."""
    return "" if _SO_MANY.match(found.string, found.end()) else "所有单位"


def _without_oneself(question: str) -> str:
    """The question less what the one who asks tells of oneself, once something is asked."""
    aside = _OF_ONESELF.search(question)
    return question[: aside.start()] if aside and _ASKED.search(question[: aside.start()]) else question


_STEPS: tuple[Callable[[str], str], ...] = (
    partial(_SLIP.sub, ""),
    partial(_PLACED.sub, ""),
    partial(_EXPLAINED.sub, _explained),
    partial(_CALLED_SO.sub, r"，\g<then>因为\g<what>"),
    partial(_PAIR.sub, _pair),
    partial(_OF_TWO.sub, r"\g<one>局和\g<two>局"),
    partial(_WHICH_TWO.sub, r"\g<counted>"),
    partial(_SO_MANY_DIGITS.sub, _of_digits),
    partial(_BY_COUNT.sub, lambda found: f"{found['comma'] or ''}{found['year']}"),
    partial(_CALLS_NAMES.sub, _named_one_by_one),
    partial(_FIRST_FEW.sub, lambda found: f"前{found['n'] or found['digits']}名"),
    partial(_MEASURES.sub, r"\g<what>"),
    _glossed,
    partial(_LEFT_OVER.sub, _taken_away),
    partial(_ASKED_GAP.sub, r"\1，"),
    partial(_SORTED_OUT.sub, "按类别"),
    partial(_BOTH.sub, "两家单位"),
    partial(_WHETHER_SAID.sub, r"有没有\g<verb>到"),
    _without_what_frames,
    partial(_YEAR_MEANT.sub, lambda found: f"20{found['year'][-2:]}年{found['between']}"),
    partial(_SAME_YEAR.sub, ""),
    partial(_SO_MUCH.sub, "多少"),
    partial(_SEAT.sub, "政府"),
    partial(_GLOSSED.sub, r"\1"),
    partial(_CORPUS.sub, _everyone),
    partial(_BY_REPORT.sub, lambda found: f"，{found['year']}" if found["year"] else ""),
    partial(_RECALLS.sub, ""),
    partial(_LISTED.sub, ""),
    _without_oneself,
)
