"""A question without what is said beside it, and with words of a region or of statisticians put plainly."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.plain.counting import counted_plainly
from assistant.plain.glosses import as_meant
from assistant.plain.story import without_story
from assistant.plain.taken_out import without_taken_out

_ASKED = re.compile(r"([多大高少])不\1|[几哪谁]|列[一出个]|多少|什么|啥|怎|吗|[么呢][?？]|[?？]")
_NOT_KNOWN = (
    r"(?:我|俺)?(?:也|都|又|一时|实在|可|给)*(?:忘[记掉]?了?|没记住|"
    r"(?:记不(?:清|得|住|起来?|准)|不(?:记得|知道|清楚|确定|晓得)|说不(?:清|准|上来?)|想不起来?)了?)"
)
_WHICH_YEAR = r"[、和跟]?(?:哪|什么)一?个?年(?:份|度|头)?的?(?:报告|年报)?"
_WHICH_ONE = (
    rf"(?:[该要想]?(?:查|看|问|找|选|算|用|要)的?)?(?:到底|具体)?是?(?:{_WHICH_YEAR})?(?:哪(?:一?[个家份]|里)的?(?:单位|部门|机关|机构|局)?|什么(?:单位|部门|机关|机构|局))"
    rf"的?(?:报告|年报)?里?(?:[写说]?的)?(?:{_WHICH_YEAR})?"
)
_FORGOTTEN = re.compile(
    rf"[（(，,。？?；;]? *(?:至于|但|可|不过)?(?:{_NOT_KNOWN}{_WHICH_ONE}了?|{_WHICH_ONE},?{_NOT_KNOWN})"
    r"[)）]?(?=[，,。？?！!；;]|$)"
)
"""我忘了是哪个单位的报告: nobody is named, and not everyone is asked for."""
_IN_ALL = re.compile("[一总]共|拢共|统共|合计")
"""Whoever has forgotten which agency it was wants no sum over all."""
_WANTED_FOR = re.compile(
    r"(?<=.{4})[，,。？?！!；;] *(?:我|俺|我们|咱们?)(?:就|正|只)?(?:是)?"
    r"(?:想|要|好|准备|打算|得|急着|等着|用来|拿来)+(?:去|来|拿去|用来|把它)?"
    r"(?:补|填|凑|学|借鉴|取经|请教|核对?|写|做|录|登|存|抄|交|汇总|汇报|备|整理|更新)[^，,。？?！!；;几哪谁\d]{0,12}[。.！!]?$|"
    r"(?<=.{4})[,，。？?！!；;] *(?:我|俺|我们|咱们?)[^，,。？?！!；;几哪谁多\d]{0,6}"
    r"(?:要|得|想|急着|等着|好)(?:拿来|拿去)?(?:用|引用?|参考|备查)[的了吧一下上到]{0,2}[。.！!]?$|"
    r"(?<=.{4})[,，。？?！!；;] *(?:方便|便于|以便|好让|省得)(?:我|俺|咱|后面|后续)"
    r"[^，,。？?！!；;几哪谁多\d]{1,12}[。.！!]?$"
)
"""，我想补上最新的一年: what the answer is for."""
_AFTERWARDS = re.compile(
    r"(?<=.{6})[,，。？?；;] *(?:我们?|咱们?)?"
    r"(?:后面|回头|过后|之后|以后|然后|接下来|到时候?|完了|随后|再|好){1,2}"
    r"(?:一?[个家]一?[个家]地?|逐[一个家]|挨[个家]|分头|上门|自己|亲自|去|来|跟|找|给|向|他们|它们|人家|对方)*"
    r"(?:打个?电话|致电|拨过去|联系|采访|走访|登门|约)[^,，。?？几哪谁什么多\d]{0,8}[。.！!]?$"
)
"""，后面再一个个打电话去问: what is done with the answer."""
_WHETHER_TOLD = re.compile(
    r"(?:有没有|有无|是否|是不是|可曾|曾否)[^，,。?？]{0,4}(?:提|写|说|讲|谈|涉)[到及过了]"
)
_WORDED = re.compile(
    r"[，,。?？](?:要是|如果)?(?:有的话|提了的话|有[，,]|那)*(?:它|报告|年报)?(?:里|中|上)?的?(?:原话|原文|原句|具体|到底|又|都|话)*(?:是)?"
    r"(?:(?:怎么|咋|如何|怎样)(?:写|说|讲|提|表述|描述|措辞)(?:的|着)?|(?:写|说|讲|提)(?:的是|了)?(?:些)?(?:什么|啥)|(?:是)?(?:什么|啥))[呢呀啊]?[?？。]?$"
)
"""有没有提到……，原话怎么写: its sentence is given in any case."""
_OF_ONESELF = re.compile(
    r"(?<=[?？])[^?？\d几哪谁]{0,8}(?:我|俺|咱)(?!们?(?:想|就|只|是|要)*(?:问|说|指|要|知道|了解|看|查))[^?？\d几哪谁]*$"
)
"""What the one who asks tells of oneself when all is asked: …多少件？我儿子在那上班."""

_REWRITES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # 办证大厅那家审批局: where it sits, and no name.
    (
        re.compile(
            r"(?:办证|办事|政务|便民|行政|审批|服务){1,3}(?:大厅|中心|窗口)(?:里|那边|那儿)?的?[那这][家个边](?=[\u4e00-\u9fff]{1,8}[局委办厅])"
        ),
        "",
    ),
    # ，按2022年口径: which year's, and no rule of counting that is asked for.
    (
        re.compile(
            r"(?P<comma>[，,])?(?:按照?|以|用|依照?)(?P<year>(?:20)?\d{2}年)度?的?(?:统计)?(?:口径|数据|数字|年报|报告)"
            r"(?:为准|来?[算看说计比])?(?:的话)?"
        ),
        lambda found: f"{found['comma'] or ''}{found['year']}",
    ),
    # 用甲占乙的比例衡量透明度: what it is wanted for, around what is asked.
    (
        re.compile(
            r"(?:我|俺)?(?:想|打算|准备|要)?(?:用|拿|(?<![所可难得足加予])以)(?P<what>[^，,。？?：:]{4,24}?)来?"
            r"(?:衡量|评估|评价|评判|反映|体现|代表|考察|判断|检验)[^，,。？?几多]{1,10}(?=[，,])"
        ),
        r"\g<what>",
    ),
    # 2020年说下一年要干嘛: what it plans, and not another year's report.
    (re.compile(r"(?<=[说写提讲])(?:下一?年度?|明年|来年|第二年)(?=[要将会打计准该怎想])"), "今后"),
    # 多少个市民: people, and not things.
    (
        re.compile(
            r"(?<=[少几])个(?=(?:市民|群众|居民|老?百姓|村民|代表|委员|观众|听众|学生|家长|干部|同志|专干|(?:工作)?人员)"
            r"(?![\u4e00-\u9fff]{0,3}(?:建议|提案|诉求|意见|留言|投诉|申请|座谈|点|区)))"
        ),
        "名",
    ),
    # 公众号名字改过没: its name of each year tells.
    (
        re.compile(
            r"(?P<what>(?:公众号|微信号)(?:[这那]?[几两三四]年来?|历年来?)?)的?(?:名字|名称|叫法)?(?:有没有|是不是|是否|可曾)?"
            r"(?:[改换变]过?名字?|(?<=名字|名称|叫法)[改换变])(?:了|过)?(?:没有?|吗|么)?(?=$|[,，。?？])"
        ),
        r"\g<what>叫什么名字",
    ),
    # 几年下来一共: all the years there are.
    (re.compile(r"(?<![\d这那近前头每])几年(?:下来|间)(?!的?报告)"), "这几年"),
    # 评成C和D的: letters that stand for kinds.
    (
        re.compile(
            r"(?<![A-Za-z0-9“\"])(?P<kind>[A-E])(?:[级档等](?!于|次[^,，。]{0,2}会)|(?=[、和与及跟或比加占][A-E](?![A-Za-z0-9])|的|各|$)|(?<=[A-E类][、和与及跟或比加占][A-E]))(?!类)(?![A-Za-z0-9])"
        ),
        r"\g<kind>类",
    ),
    # 办成C类的: which kind it is of.
    (re.compile(r"(?:办|评|定|列|归|算|判|分)(?:理|结)?(?:成|为|作|到)(?:了)?(?=[A-Z]类)"), ""),
    # 政务公开专窗, 接待窗口: where people are served.
    (
        re.compile(
            r"(?<=专)窗(?!口)|(?<=[询务开台厅事理])窗(?![口户帘])(?=[^,，。]{0,5}(?:几|多少))|接待窗口?(?!户)"
        ),
        "窗口",
    ),
    # Between two things that are asked for, where no comma stands.
    (
        re.compile(r"((?:多少|(?<!第)几|哪些|什么|啥|谁)[^\s，,。、；]{0,8})[ \u3000]+(?=[\u4e00-\u9fff])"),
        r"\1，",
    ),
    (re.compile(r"(?:给我|帮我|请)?分门别类(?:地|的)?"), "按类别"),
    (re.compile(r"(?<=[\u4e00-\u9fff\d])[呀啊呐哇哟]+(?=[,，。;；?？!！]|$)"), ""),
    # 就剩甲没抄: what is wanted still.
    (
        re.compile(
            r"(?:就|只|还|唯独|独独)(?:剩|差|缺|少)(?:下|了|着)?(?P<what>[^,，。?？几多哪]{4,32}?)(?:的?(?:件数|数字?|数据|一[栏格项]))?"
            r"(?:还?[没未]|空着)(?:有|来得及)?(?:抄|填|查|找|录|写|核|登|记|补|报)?(?:到|上|好|清|完|着|进去|出来)*(?=[,，。?？]|$)"
        ),
        r"\g<what>是多少",
    ),
    # 四个下属局, 下属四个局: so many agencies of a place.
    (
        re.compile(
            r"(?<=[两二三四五六七八九十\d]个)(?:下属|所属|直属|下辖|辖下|下面|底下)的?(?=局|部门|单位|机关)|"
            r"(?<=[市区县])(?:下属|所属|直属|下辖|辖下|下面|底下)的?(?=[这那]?[两二三四五六七八九十]个?(?:局|家|部门|单位|机关))"
        ),
        "",
    ),
    # 只有2021年的几成: what it is of that.
    (
        re.compile(r"[只仅](?:有|及|够)(?:得上|到|了)?(?=(?:20\d\d|[上去前]一?)年的?(?:百分|几成|多少成))"),
        "是",
    ),
    # 对得上是几件: what it comes to.
    (re.compile(r"能?[对合]得上的?(?=[是有为]?(?:几|多少))"), ""),
    # 几陪: times, mistyped by a letter that looks or sounds alike.
    (re.compile(r"(?<=[几少])[陪培赔备](?=$|[,，。?？!！;；呀啊呢])"), "倍"),
    # 提没提: whether it is mentioned.
    (re.compile(r"(?P<verb>[提写说讲谈])(?P<to>到|及)?没(?:有)?(?P=verb)(?:到|及)?"), r"有没有\g<verb>到"),
    # 跟乙局同一年比: the year that is spoken of.
    (re.compile(r"(?:在|按)?同一个?年度?(?:的|里|内)?(?![吗么?？])"), ""),
    # 北棠区政府跟它的交通局: an office of the place that is named.
    (
        re.compile(
            r"(?<=[和与跟同及、])(?:[它其他](?:自己|手下|底下|下面|下属|所属)?的?|(?:自己|手下|底下|下面|下属|所属)的?)(?=[\u4e00-\u9fff]{2,6}[局委办])"
        ),
        "",
    ),
    # 青溪底下两家审批局: those of the places below it.
    (re.compile(r"(?:底下|下面|下辖|辖下|辖区内?)的?(?=[两三四五六七八几各][个家][^，,。]{0,6}[局委])"), ""),
    # 咱们辖区里头谁家: of all there are.
    (
        re.compile(
            r"(?:在|整个|全|咱们?|我们?|本)*的?(?:辖|地|片)区(?:里[头面边]?|内|范围内?|之[内中]|中)的?(?=[^,，。?？]{0,12}(?:谁|哪[家个些一]))"
        ),
        "",
    ),
    # 北棠辖内区政府, 云岭县所辖的卫健局: of the place.
    (
        re.compile(
            r"(?:辖下|辖[区内]内?|境内|所辖|下辖|(?<=[市区县])(?:所属|属下|下属))的?(?=(?:[市区县]|[\u4e00-\u9fff]{2,5})(?:政府|[局委]))"
        ),
        "",
    ),
    # 北棠的两家——区政府和交通局——: who they are, behind how many.
    (
        re.compile(
            r"(?<=[\u4e00-\u9fff])的?[这那]?[两三四五]个?(?:单位|部门|机关|[家局])(?:[—－-]+|[:：(（])"
            r"(?P<who>[^，,。?？—－\-()（）\d几多]{2,24}(?:局|委|办|厅|政府))(?:[—－-]+[，,]?|[)）][，,]?)"
        ),
        r"的\g<who>，",
    ),
    # 临渡两个局，教育和审批，: who they are, in short.
    (
        re.compile(
            r"的?(?P<counted>[两三四]个?(?:单位|部门|[家局]))[，,:：（(—]+(?P<who>[\u4e00-\u9fff]{2,4}(?:[和与、跟][\u4e00-\u9fff]{2,4})+)"
            r"[，,)）—]+"
        ),
        lambda found: found[0] if _cells(found["who"]) else f"的{found['who']}{found['counted']}，",
    ),
    # 县里两家审批卫健（云岭）: of which place they are, behind what they do.
    (
        re.compile(
            r"(?:[市区县][里上内]的?)?(?P<counted>[两三四五](?:个(?:单位|部门|局)|家))(?P<who>[^，,。?？()（）局委办几多]{4,12})"
            r"[（(](?P<place>[\u4e00-\u9fff]{2,5})(?:的)?[)）]"
        ),
        r"\g<place>\g<counted>\g<who>",
    ),
    # 收过处理费的2022: who did, where nobody is named.
    (
        re.compile(
            r"^(?P<before>(?:20)?[12]\d年? *)?"
            r"(?P<what>(?:[被收办挨出搞开发有][^，,。?？几多少哪谁年]{0,8}过|有)[^，,。?？几多少哪谁年\d]{0,8})的"
            r"(?(before)[?？]?|[ ，,]*(?P<after>(?:20)?[12]\d)年?[?？]?)$"
        ),
        lambda found: f"20{(found['before'] or found['after']).strip(' 年')[-2:]}年哪些单位{found['what']}",
    ),
    # ，谢谢支持; ，烦请核算; ，晓得的讲一声: how it is asked for.
    (
        re.compile(
            r"(?<=.{4})(?:[，,。;；!！?？ ]+(?:(?:非常|十分|万分|多|先|提前|在此|这里)*"
            r"(?:谢谢|感谢|多谢|感激|拜托|辛苦|有劳|劳烦|劳驾|麻烦)(?!.{0,8}信)|"
            r"(?:烦|敬|恳|望|还|特)?请(?:你们?|您|各位)?(?:予以|给予|协助|帮忙?|代为)?"
            r"(?:核算|测算|计算|告知|示下|赐教|赐复|回复|指教|解答|查证|查询)|"
            r"(?:晓得|知道|清楚|了解|懂)的(?:人|朋友|同志|老师)?(?:请|麻烦|劳驾|帮忙?))"
            r"[了啦您你们各位老师大家专同志支持指教帮助忙回复告知讲说一声下哈啊呀呢哟]{0,10})+[。.!！~～]*$"
        ),
        "",
    ),
    # 北棠区也有吧，报2019年的: supposed before it is asked for.
    (re.compile(r"也(?:有|是|办过|搞过|一样)(?:的)?吧[，,](?=.{2})"), "，"),
    # 比它上一年: than the year before.
    (re.compile(r"(?<=[比较])(?:它|它们)自?己?的?(?=上一?年|去年|前一?年|往年)"), ""),
    # ，报2019的场数: what is to be told.
    (
        re.compile(
            r"(?<=[,，。?？；; ])(?:请|就|那就)?[报给念列](?:一?下|个|出|我)?(?=(?:20|1|2)\d{1,3}年?度?的)"
        ),
        "",
    ),
    # 同在一个县，…; …，同一个区的: what a name says already.
    (
        re.compile(
            r"^(?:都|全)?(?:同[在属处为是]于?|(?:都|全)(?:在|是|属于?))(?:同?一个?|[本这])?[市区县](?:里|内)?的?[，,]|"
            r"[，,](?:也|都|还|仍|全)?(?:在|是|属于?|就在)?(?:跟它|和它)?(?:同一?个?|[本这]|一个)[市区县](?:里|内)?的(?=[。?？]?$|[，,])"
        ),
        "",
    ),
    # 没记错的话北棠区也有吧，报2019年的: what is supposed before the number is asked for.
    (
        re.compile(
            r"(?:如果|要是)?(?:我|俺)?(?:没|没有|不是)?(?:记|听|看|搞|弄|说|猜)错了?的话[，,]?|(?:如果|要是)?我?没(?:记|听|看|搞|弄|猜)错[，,]"
        ),
        "",
    ),
    # 新收/办结/结转: cells one after another.
    (re.compile(r"(?<=[\u4e00-\u9fff]) *[/／｜] *(?=[\u4e00-\u9fff])(?<!增/)(?<!增／)"), "、"),
    # 出自律所 would be cut into 自律.
    (re.compile(r"(?<=[出来源]自)律所"), "律师事务所"),
    # ，看2020年报告: which, and nothing to be looked for.
    (
        re.compile(
            r"[，,](?:就|只|请)?(?:看|查|翻|按|以|据)(?:看|一下|下)?(?P<year>(?:20)?\d{2}年)?度?的?(?:报告|年报)(?:里的?|为准)?[。.]?$"
        ),
        lambda found: f"，{found['year']}" if found["year"] else "",
    ),
    # 我记得不止一家吧, between what is asked and who.
    (
        re.compile(
            r"[，,](?:我|俺|好像|隐约|印象里|印象中)*(?:记得|记着|觉得|印象|估摸|猜|估计|感觉)(?!是[^，,。?？]*[局委办厅府区县市镇])[^，,。；;?？\d]{0,12}吧?(?=[，,])"
        ),
        "",
    ),
    (
        re.compile(
            r"[，,]请?(?:列|点|报|给|出)(?:出|一?个|一?份|一?下)?(?:名单|清单|名字?)(?:来|吧|一下)*[。.!！]?$"
        ),
        "",
    ),
)


_ITS_GOVERNMENT = re.compile(r"(?<=[\u4e00-\u9fff][市区县州旗])府(?![谷路街院城邸兴第前后东西南北])")

_WITH_PARTY = re.compile(r"(?P<level>[省市区县旗州镇乡])委[、和]?(?P=level)?(?=政府)")

_BLANK = re.compile(r"(?P<left>[\u4e00-\u9fff]{2,12})[ \u3000]+(?=(?P<right>[\u4e00-\u9fff]{2,12}))")


def with_governments(question: str) -> str:
    """The question with 政府 for the 府 of 北棠区府, and for 区委区政府, which name it. O(length)."""
    return _WITH_PARTY.sub(r"\g<level>", _ITS_GOVERNMENT.sub("政府", question))


def plainly(question: str) -> str:
    """The question in plain words, without asides. O(length × rules)."""
    question = counted_plainly(as_meant(_cells_apart(with_governments(question))))
    for pattern, plain in _REWRITES:
        question = pattern.sub(plain, question)
    return without_taken_out(without_story(_without_oneself(_without_what_frames(question))))


def _cells_apart(question: str) -> str:
    """The question with 、 for each blank between two cells that would be lost without it: 新收 结转."""

    def joined(found: re.Match[str]) -> str:
        left, right = found["left"], found["right"]
        apart = _cells(f"{left}、{right}")
        return f"{left}、" if apart > max(_cells(left + right), 1) else found[0]

    return _BLANK.sub(joined, question)


def _cells(words: str) -> int:
    return len(find_measures(words)) + len(find_counts(words))


def _without_what_frames(question: str) -> str:
    """The question less what it is for and that its agency is forgotten, if something is asked still."""
    if _WHETHER_TOLD.search(question):
        question = _WORDED.sub("", question)
    for aside in (_FORGOTTEN, _WANTED_FOR, _AFTERWARDS):
        left = aside.sub("", question)
        if left != question and _ASKED.search(left):
            question = _IN_ALL.sub("", left) if aside is _FORGOTTEN else left
    return question


def _without_oneself(question: str) -> str:
    """The question less what the one who asks tells of oneself, once something is asked."""
    aside = _OF_ONESELF.search(question)
    return question[: aside.start()] if aside and _ASKED.search(question[: aside.start()]) else question
