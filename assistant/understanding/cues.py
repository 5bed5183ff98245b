"""Small words of a question: does it ask about everyone, continue the one before, say anything new?"""

from __future__ import annotations

import re

from assistant.scope.years import THE_MOST, WHEN_TOLD

_UNIT = "(?:单位|部门|机关|机构|地方|区县|县区|[局区县镇市])"
ANY_UNIT = (
    r"(?:(?<=[年,?市县区])|^)(?:有没有|有无|是否有|是不是有)(?:任何|别的|其[他它])?"
    rf"(?:{_UNIT}(?![内里中])|(?:一份|哪一?份)?(?:报告|年报)里?(?=[提写说讲谈承]))"
)
"""有没有单位讲到直播: whether there is any among all."""
_PLACES = "(?<!在)哪些地方(?![^,。]{0,6}(?:不|没|差|弱|欠|有待|需|要改))"
"""Agencies, and not what is wanting: 还差在哪些地方, 哪些地方没做好."""
_EVERYONE = re.compile(
    rf"{ANY_UNIT}|{_PLACES}|哪(?:些(?!地方)|几个|几家|一?家|一?个){_UNIT}|哪[一几两三四五]?家|前[一二两三四五\d]+[名位家]|平均[^,。]{{0,12}}?[一每]个?(?:家|{_UNIT})|"
    rf"按(?:单位|部门|机关|家)(?=[列排分])|各{_UNIT}|各家|所有|全部{_UNIT}|每(?:家|个{_UNIT})|[这那]些(?:[\u4e00-\u9fff]{{2,8}}[局委办]|{_UNIT})|这几家{_UNIT}?|{_UNIT}(?:家数|个数|数量|数(?![据字目])|及)|(?<![样同])的{_UNIT}(?=[,、和及与\d]|都|一?共|的?(?:名单|清单|名录)|请?(?:列|报|点|数|逐)|$)|(?:居?前|倒数|后)[一二两三四五][名位强]|全体{_UNIT}|"
    rf"(?:多少|几)(?:家|个){_UNIT}|{_UNIT}(?:一共|总共)?(?:有|是)(?:几[家个]|多少[家个]|哪些|哪几)|"
    rf"(?:几|多少)家|哪些(?=.{{2,12}}的?(?:报告|年报))|"
    rf"(?:别|其[他它余])的?{_UNIT}(?:[^,。]{{0,4}}[比有也还]|呢?[?]?$)|"
    rf"(?:(?<=[年,?])|^)有{_UNIT}(?![内里中])[^,。?]{{2,20}}(?:吗|么|没有?|过没)(?:$|[,?])|"
    rf"(?:真的?|果真|居然|竟然|难道)有{_UNIT}(?![内里中])|点(?:个|一?下)?名(?:$|[,?])|大户(?:$|[,?是有]|都)|"
    r"(?:全|整个)样本|样本(?=$|[里内中,的均平总合单全各]|机关|\d)|"
    r"有没有(?:哪一?家|一家|(?:哪[一几]?个|一个|什么)?(?:单位|部门(?!负责|专|来|管)|机关|机构))|"
    r"(?<![年份局区县市政府])的(?:单位|部门|机关)?有(?:吗|么|没有?)[?]?$|普遍[^,。关反存]{0,6}?(?:[增减涨跌升降多少高低]|下滑)|"
    r"逐(?:个?单位|家|个?机关|个?部门|个?局)|挨家|家家|一家一家|各家各户|"
    r"最[爱常喜][^,。]{0,2}找谁|(?<![打问给跟向由找])谁(?!负责|主管|先?(?:审|看|过目)|来|管|是|把[^,。]{0,3}关|签[发字名]|拍板|点头)|哪一?个.{0,6}[最更]"
)
_RANKED = re.compile(
    r"最(?:多(?!跑|不)|少|高|低|[勤积活热冷大小快慢好差])|[哪头前][两三几]家|位列前|居首|靠[前后]的?(?=[哪那两三四五六七八九十\d是有单])|第[一二三][名位]|榜首|头[两三]名|谁家|名单|排名|排序|大户|状元|冠军|头名|谁更|更[多少高低]|垫底|吊车尾|殿后|哪(?:家|个(?=$|[,?的是在有最更多少高低收办罚批]|单位|部门|机关|机构|局|区|县|市|政府))"
)
_FORGOT = "忘|记不|记得不|不记得|想不起|没(?:记|留意|注意)|说不(?:上|清|准)|搞不清|弄不清|不确定|不晓得"
_WHICH = r"(?:哪(?:一?[个家份]|里|儿)?|什么|啥)(?:单位|部门|机关|机构|局)?"
_FORGOTTEN = re.compile(
    rf"(?:^|(?<=[,。?;()]))[^,。?;()]*(?:(?:{_FORGOT})[^,。?;()多少几]{{0,8}}?{_WHICH}|{_WHICH}[^,。?;()多少几最]{{0,6}}(?:{_FORGOT}))"
    r"(?:的|[报告年]{2}|来着|给|[里上下掉了到起清住吧啊])*(?=[,。?;)]|$)"
)
"""我忘了看的是哪家, 具体哪个局记不清了."""
_LEADING = re.compile(
    r"^(?!.*(?:理由|原因|情形|结果|方式|[类种]|申请人)).*(?:[居排]?[前头末后倒数]{1,2}(?:[二两三四五六七八九十]|\d{1,2})(?=$|[,?是有,、各的])|(?:倒数)?第[一二三四五](?=$|[,?是的])|"
    r"平均.{0,8}(?:多少|几)[件条次场期篇项]|(?:^|[年的,])(?:均值|平均[值数])(?:$|[,:?是]))"
)
_WITHIN = re.compile(
    r"哪(?:[一几两]?[个种类条项样]|些|类)?(?:公开)?(?:渠道|途径|平台|载体|方式|形式|媒介|类别|类型|种类|类|领域|栏目|理由|原因|情形)"
)
_KIND = re.compile(
    r"(?:哪[一几两]?|什么)(?:类|种|方面)(?!单位|部门|机关|机构|地方|局)[^,。]{0,8}(?:[多少高低大]|占|首|前)|"
    r"(?:理由|原因|结果|情形|答复|处理)[^,。]{0,3}(?:哪[一几两]?[类种条个项]|什么).{0,4}[多少高低]|"
    r"谁(?:来)?(?:申请|提)(?:交|出)?得?最?[多少]|"
    r"最[多少高低常大][^,。]{0,3}(?:类|种|条|项|理由|原因|情形|渠道|方式|途径)(?![^,。]{0,4}(?:单位|部门|[局家]))"
)
"""A kind of what one report counts: 哪一类最多, 办理结果哪种最多, 谁申请得最多."""
_OF_ITS_YEARS = re.compile(
    r"(?:[几两三四五六七八\d]年|历年|往年|这些年)(?:里头?|当中|中间?|以?来|之?间|内)?[^,。家]{0,3}最[多少高低大小]的?(?:一年|[吗么吧]|$|[?])|"
    r"年的?(?:呢)?,?(?:是不是|会不会|有没有)?(?:更|变)[多少高低]了?[吗么没有?]*$"
)
"""是四年里最多的吗, 2020年呢，更多吗: of one agency's years."""
_OF_THEIRS = re.compile(
    r"(?:创新|做法|亮点|特色|举措|活动|问题|不足|短板|原因|理由)(?:又|都|主要)?(?:是|叫)(?:哪一?个|哪几个)[呢?]*$"
)
"""创新是哪个 of whom was spoken of, and not of all."""
_SO_MANY_REPORTS = re.compile(r"([两二三四五六七八九十百]{1,3}|\d{1,3})份(?:材料|文件)?的?(?:报告|年报)")
_UNWRITTEN = re.compile(
    r"^(?!.*[是为](?:0|零)).*(?:空白|空着|留空|空缺|(?:[没未]有?|漏|缺)(?:填写?|写(?!到|过)|报告?(?=$|[,?的]|[^,。]{0,8}(?:数|量))|公布|注明|写明|说明|(?:说|交代|讲)(?=清|明|[^,。]{0,12}(?:多少|几[件条次场名人家]|数))|填报|列出|提供|登记|披露)"
    r"|(?<!有)[没未]有?(?:给|报)出)"
)
_LIMITED = re.compile(r"(?:[超过破]|以[上下]|不[到足满]|[少低多高]于).{0,10}的都?[有是]哪")
_AGENCIES = re.compile(rf"家|{_UNIT}")
_ALL = re.compile(rf"(?:所有|全部|各个?){_UNIT}")
_REPORTS = re.compile(
    r"哪些(?:报告|年报)|哪[一几些]?份(?=[讲提写说谈有没用出给都也报年])|(?:全部|每份|各份|多少份|几份|有哪些)(?:20\d\d年?的?)?(?:报告|年报)|收录|语料"
)
_ANOTHER = re.compile(r"另外?那?一?(?:家|个(?=.{0,8}(?:[局委办厅县区市镇]|政府|单位|部门)))")
_THE_ONE = re.compile(r"[那这该]个?(?:局|单位|部门|机关|委|办)(?![里们])|^(?:那|而)?[它他](?![们俩]|两)")
ALIKE = "共同|共性|共有(?![哪几多])|相同|类似|相似|不同|异同|区别|差别|不?一样|重复|重合"
_ALIKE = re.compile(ALIKE)
_DONE = r"(?<![通超经路难])过(?!程|去|期|来)"
_EVER = re.compile(
    rf"{_DONE}[^,。]{{0,12}}(?:吗|么|没有?|不)(?=$|[?,。])|{_DONE}没|(?:有没有|有无|是否|是不是|没有?|未|曾经?)[^,。]{{1,10}}{_DONE}|"
    r"从[来没未]|一直|始终|历来|向来|连年|年年都"
)
_WHICH_YEAR = re.compile(
    rf"{THE_MOST}|{WHEN_TOLD}|最[高多低少大小]的?这一?年|哪一?年|哪一?个年[份度头]|哪几年|哪些年"
)
_LISTED = re.compile(
    r"哪些|各年|历年|(?:[收办开搞用]|发生|出现)\w?过.{0,14}(?:几|多少)(?:家|个(?:单位|部门|机关))|"
    r"(?:几|多少)(?:家|个)(?:单位|部门|机关)?[^,。]{0,4}(?:[收办开搞用]|发生|出现)\w?过|"
    r"(?:没有?|未|不曾|[都均])(?:没有?|未)?[^,。过超]{1,4}过(?!程|期|去|\d)|有没有[^,。过超]{0,14}过(?!程|期|去|\d)|从[来未没]|一直|始终|持续(?=[增减涨跌升降上下])"
)
_CORRECTS = re.compile(r"不(?:是|问|看|要)$")
_EXCHANGED = re.compile(r"的?(?:替|调)?[换改](?:成|为|到|作|做)(?![^,。]{0,2}\d)")
_CONTACT = re.compile(
    r"电话|地址|传真|(?:寄|投递|快递)(?:信|过)?(?:到|给|去|往|至|送)?(?:哪(?:[里儿]|个?地方|$|[?,])|什么地方|啥地方|谁)|邮编|邮政编码|邮箱|电子信箱|邮件|e-?mail|网址|联系(?!群众)|(?<!存)在哪(?![些几方一])|[哪什么]{1,2}条?[路街]|几号|(?:办公|上班)(?:地点|位置)|怎么去|什么地方|什么号|[打拨]哪个号|哪个号|座机|门牌|官网|链接|fax",
    re.IGNORECASE,
)
READ_ONLINE = (
    r"(?:年报|报告|全文|原文|电子版)[^,。]{0,6}(?:哪个|什么|啥|哪些)网|"
    r"(?:哪个|什么|啥|哪些)网站?[^,。]{0,6}(?:年报|报告|全文|原文|电子版)"
)
"""On which site the report is to be read."""
_EVER_CHANGED = re.compile(
    r"(?:变|换|改|搬|更改|变更|变动|变化)(?:过|了|没|动)+(?:地方|家)?(?:没有?|吗|么|不)?|(?:有没有|有无|是否|是不是)(?:变|换|改|搬|更改|变更|变动|变化)|"
    r"(?:一直|历年|每年|[几两三四]年)[^,。]{0,8}(?:一样|相同|没变|不变|同一个)"
)
_DETAIL = r"(?:电话|座机|传真|邮箱|邮件|邮编|邮政编码|地址|门牌|网址|联系(?:方式|部门|科室))"
_GIVES = r"(?:有|[没未]|留|给|写|附|登|列|公布|提供|注明|标|漏|缺)"
_GIVEN = re.compile(rf"{_GIVES}[^,。]{{0,8}}{_DETAIL}|{_DETAIL}[^,。]{{0,8}}{_GIVES}")
_CALLS = re.compile(r"热线|接听|接到|受理|诉求|回访|咨询量|[最更][多少]|平均|[多少几][个件次通]电话")
"""Calls that were answered are none of the details."""
_VISIT = re.compile(
    r"(?:[上去到往]|在)哪(?:里|儿|边|个地方)?(?:能|可以|才能|去|才)*(?:找(?!.{0,6}(?:报告|年报|全文|原文|电子版|文件|信息))|当面|跑一趟|面谈)|"
    r"(?<![数量年字])(?:怎么|怎样|如何|咋)(?:才能|能|可以)?(?:过去|走(?!程序|流程|完|申请|[势向高低的])|前往|到你们|去(?:你|他)们)|(?:地方|位置|地点)(?:是)?在?哪|往哪[里儿]?走"
)
"""Where to go to find the office itself."""
_WHOM = re.compile(
    r"(?:申请|咨询|打听)[^,。]{0,12}[该应要得]?(?:找|问|联系)(?:谁|哪[个位])|^[该应要得]?找谁[?]?$"
)
"""Whom to turn to, with a request too."""
_ANY_FEE = re.compile(
    r"(?:[也还都又]|那年|当年)*(?:有没有|有无|是否|是不是|有)?(?:收[过取]?了?(?:费用?|钱)|收费不收费)(?:过|了)?(?:[吗么没不]|没有)?"
)
"""Whether anything was charged, and not said for what: for services, or for information."""
_READ_WHERE = re.compile(r"(?:报告|年报|全文|原文|电子版|文件|信息)(?!的?事)[^,。、]{0,3}[上去到在往]哪")
"""Where to find what it published."""
_TABLE = re.compile(r"表[一二三四1-4](?!类|百|\d)|第[一二三四1-4][张个]表")
_OF_CASES = re.compile(
    r"最[大高重贵狠严久小轻][^,。哪家]{0,4}?[那这]?一?[笔单件起宗桩张]|罚[了的过]*谁|(?<!单位)(?<!机关)(?<!部门)(?<!的)名单|供应商"
)
_OF_WHICH = re.compile(
    r"(?:[提写说讲谈][到及过了出]?|承认|提及|反映|没|未|有|被)[^,。]{2,}的有?(?:哪些|哪几份|几份|多少份)(?:报告|年报)|"
    r"(?:[提写说讲谈]|承认|反映|涉及|出现)[到及了过着]{0,2}(?!哪|什么|啥)[^,。?]{2,}的(?:都|一共)?(?:有|是)?(?:哪|几|多少)|"
    r"(?:报告|年报)(?:[里中上](?:面|头|边)?)?(?:都|曾|也|还)*(?:[提写说讲谈](?:[到及过了出]+|(?=[^到及过了出]))|有|出现|涉及|包含|记载|载明|承认|反映|检讨|抱怨)[过了着到]?(?!什么|啥|哪|[几多\d吗么没的]|20|二[〇零])[^,。?]{2,}"
)
_THAN = re.compile(r"(?:超[过出]|[高多大低少小]于|[强胜赛压]过|不[及如敌]|[赶比]得?[上过]|比)(?:了|得)?$")
_COMPARABLE = re.compile(
    r"(?:能|可以?|好)(?:不能|不可以|否|不好)?[^,。?]{0,8}(?:相比|对比|比较|比一?比|比(?=吗|么|不|[?]|$))|可比|有没有可比|"
    r"(?:同一?个?|一个|一样的?|相同的?)口径|口径[^,。?]{0,6}(?:一样|一致|相同|同)"
)
_ONLY = re.compile(r"(?:只有|仅有?|唯有|就)$")
_ASKS_ONLY = re.compile(
    r"(?:超过?|[突打]?破|过|不到|不足|以[上下]|[多高大少低]于|没有?|未).*(?:[吗么]|一家|是不是|对不对)|是不是.*(?:只有|仅)"
)
_GUESSED = (
    r"(?:应该|应当|该|肯定|一定|可能|恐怕|大概率?|估计|多半|八成|十有八九|想必|想来|看来|好像|似乎|按理|按说|无疑|难道|莫非|"
    r"(?:我|俺)?(?:猜|估摸|寻思|觉得|感觉|记得|印象里?)着?)"
)
_THE_FIRST = r"(?:最[多少高低大小]的?|第一名?|冠军|头名|榜首|状元|大户|老大|垫底的?)"
_FIRST = re.compile(
    rf"{_THE_FIRST}(?:单位|机关|部门|那?一?[个家局])*[,?]?(?P<guessed>(?:就|也|还|{_GUESSED})*)(?P<is>是不是|不?是)?$"
)
"""最多的应该是, before the name."""
_THE_ONE_FIRST = re.compile(
    rf"^(?:就|{_GUESSED})*(?:是不是|是)[^,。?哪几]*{_THE_FIRST}(?:单位|机关|部门|那?一?[个家局])?[吗吧么]?[?]?$"
)
"""是不是2020年许可最多的那家, behind the name."""
_PLACE = re.compile(r"(?<!安)排(?:在|到|名|行)?第?几|第几(?:名|位)|倒数第几")
_CONFIRMED = re.compile(r"是不是|[吗吧么](?=[?]?$|[,?])|对不对|没错|是吧")
_SAID_SO = re.compile(r"(?:莫属|才对|的)?[。?]*$")

_WHAT_OR_HOW = re.compile(r"怎么|如何|哪些|什么(?!时候)|为何(?![值数])|为什么|谁(?!的)|介绍|怎样|原因")
_GOES_ON = re.compile(
    r"^(?:那么?)?(?:(?:最[多少高低]|前[两三四五]|[谁哪][家个]?最|排)(?!新).{0,8}$|"
    r"(?:超过?|多于|不[到足]|少于|达到?|[高低]于)[\d一二两三四五六七八九十百千].{0,12}$|[^,。?]{2,10}呢,)"
)


_DEALT_WITH = re.compile(
    rf"(?:(?:怎么|怎样|如何|咋)(?:样)?|(?:什么|啥|哪种)(?:办法|方式|手段|法子|途径))(?![^,。?]{{0,24}}[排比最])[^,。?]{{1,8}}各{_UNIT}|"
    rf"(?<=[对向请让督促导查访])各{_UNIT}(?![^,。?]{{0,24}}[排比最])"
)
"""怎么暗访各部门: to whom something is done by one that is named."""


def asks_everyone(squeezed: str) -> bool:
    """哪些单位, 各局, 谁: agencies are asked for, not named."""
    return bool(_EVERYONE.search(_DEALT_WITH.sub("", squeezed)))


def asks_agencies(squeezed: str) -> bool:
    """哪家最多: agencies are asked for in so many words, unlike 哪个最多."""
    return bool(_AGENCIES.search(squeezed))


def asks_all(squeezed: str) -> bool:
    """同年所有单位里谁最多: everyone, not those spoken of."""
    return bool(_ALL.search(squeezed))


def asks_corpus(squeezed: str) -> bool:
    """Whether a question that names nobody is about all reports; 我忘了看的是哪家 is about one."""
    squeezed = _FORGOTTEN.sub("", squeezed)
    return any(pattern.search(squeezed) for pattern in (_EVERYONE, _RANKED, _REPORTS, _LIMITED))


def asks_ranked(squeezed: str) -> bool:
    """最多的两家: those at one end of all are asked for."""
    return bool(_RANKED.search(squeezed))


def asks_leading(squeezed: str) -> bool:
    """公众号条数前三, 平均发多少条: of all agencies, where no name stands before."""
    return bool(_LEADING.search(squeezed))


def asks_unwritten(squeezed: str) -> bool:
    """哪些单位行政处罚没有填, 哪家没写热线办理数: what was not written is asked for, and no number."""
    return bool(_UNWRITTEN.search(squeezed)) and asks_everyone(squeezed)


def asks_another(squeezed: str) -> bool:
    """另一家审批局: one of the kind that was not spoken of."""
    return bool(_ANOTHER.search(squeezed))


def asks_the_one(squeezed: str) -> bool:
    """那个局: one, which a place with several or a conversation about several does not tell."""
    return bool(_THE_ONE.search(squeezed))


def asks_within(squeezed: str) -> bool:
    """哪个渠道最少: the parts of what one report counts are to be compared."""
    return bool(_WITHIN.search(squeezed))


def asks_kind(squeezed: str) -> bool:
    """哪种最多: the kinds of what one report counts are to be compared, where one is spoken of."""
    return bool(_KIND.search(squeezed) or _OF_THEIRS.search(squeezed)) and not asks_agencies(squeezed)


def asks_of_one(squeezed: str) -> bool:
    """哪年最多, 哪个渠道最少, 最大的一笔: of one agency's years, parts or cases."""
    of_years = asks_which_year(squeezed) or _OF_ITS_YEARS.search(squeezed)
    return bool(of_years or asks_within(squeezed) or _OF_CASES.search(squeezed))


def counted_reports(squeezed: str) -> str:
    """The 五 of 五份报告, or nothing."""
    found = _SO_MANY_REPORTS.search(squeezed)
    return found[1] if found else ""


def asks_to_list(squeezed: str) -> bool:
    """Whether all years are wanted where none is named, as in 哪些单位…, unlike 哪家最多."""
    return bool(_REPORTS.search(squeezed) or _LISTED.search(squeezed))


def asks_alike(squeezed: str) -> bool:
    """有什么共同的毛病, 有哪些不一样的地方: what several reports say is to be held side by side."""
    return bool(_ALIKE.search(squeezed))


def asks_change(squeezed: str) -> bool:
    """哪家变化最大: years are to be set against one another."""
    return "变化" in squeezed or "变动" in squeezed


def asks_which_year(squeezed: str) -> bool:
    """哪年最多: years are to be compared, not agencies."""
    return bool(_WHICH_YEAR.search(squeezed))


def asks_ever(squeezed: str) -> bool:
    """从来没超过10件, 被纠正过吗: all the years there are, where none is named."""
    return bool(_EVER.search(squeezed))


def asks_contact(squeezed: str) -> bool:
    """A telephone, an address and the like are asked for."""
    return bool(_CONTACT.search(squeezed) or re.search(READ_ONLINE, squeezed)) or asks_where_to_go(squeezed)


def asks_whether_changed(squeezed: str) -> bool:
    """地址变过没有: what all years give is to be held side by side."""
    return bool(_EVER_CHANGED.search(squeezed))


def asks_where_to_go(squeezed: str) -> bool:
    """上哪儿找你们, 怎么过去: the place of the office is asked for."""
    return bool(_VISIT.search(squeezed)) and not _READ_WHERE.search(squeezed)


def asks_any_such(squeezed: str) -> bool:
    """还在审的有没有: whether there are any, of whomever was spoken of."""
    return squeezed.rstrip("?").endswith(("的有没有", "的有吗"))


def asks_any_fee(squeezed: str) -> bool:
    """有没有收费: whether anything was charged, for whatever."""
    return bool(_ANY_FEE.fullmatch(squeezed.rstrip("?")))


def asks_whom(squeezed: str) -> bool:
    """想申请公开信息找谁: whom to turn to is asked for."""
    return bool(_WHOM.search(squeezed))


def asks_who_gives(squeezed: str) -> bool:
    """哪几家的报告留了传真: which of all agencies give a detail in their reports."""
    return asks_everyone(squeezed) and bool(_GIVEN.search(squeezed)) and not asks_of_calls(squeezed)


def asks_of_which(squeezed: str) -> bool:
    """提到直播的有哪些报告: reports of which something is said, and not all there are."""
    return bool(_OF_WHICH.search(squeezed))


def names_table(squeezed: str) -> bool:
    """表三: one of the form's tables, which no report calls so."""
    return bool(_TABLE.search(squeezed))


def asks_of_calls(squeezed: str) -> bool:
    """哪个单位的热线电话接得最多: calls are to be counted, no number to be dialled."""
    return asks_everyone(squeezed) and bool(_CALLS.search(squeezed))


def exchange(after: str) -> str:
    """The words after a name that put another in its stead (审批局换成教育局), or none."""
    found = _EXCHANGED.match(after)
    return found[0] if found else ""


def corrects(before: str) -> bool:
    """Whether the name that follows these words is one that is not meant: 不是文登，是环翠."""
    return bool(_CORRECTS.search(before))


def asks_beyond(before: str, squeezed: str) -> bool:
    """Whether all others are held against what follows ``before``: 处罚超过甲的有哪几家."""
    return bool(_THAN.search(before)) and asks_everyone(squeezed)


def asks_place(squeezed: str) -> bool:
    """申请量排第几: one agency's place among all."""
    return bool(_PLACE.search(squeezed))


def asks_only(before: str, after: str) -> bool:
    """Whether what stands between may be the only one of a kind or the first: 只有甲吗, 最多的是甲吧."""
    if _ONLY.search(before) and _ASKS_ONLY.search(before + after):
        return True
    first = _FIRST.search(before)
    if not (first and (first["is"] or first["guessed"])):
        return bool(_THE_ONE_FIRST.match(after))
    return bool(first["guessed"] or _CONFIRMED.search(before + after) or _SAID_SO.match(after))


def asks_comparable(rest: str) -> bool:
    """Whether squeezed words ask if two figures may be compared at all: 能放在一起比吗, 口径一样吗."""
    return bool(_COMPARABLE.search(rest))


def asks_which(rest: str) -> bool:
    """Whether squeezed words ask what or how, and not how much: 怎么做的, 哪些."""
    return bool(_WHAT_OR_HOW.search(rest))


def goes_on(squeezed: str) -> bool:
    """Whether few words ask more about what was asked of everyone: 最多的呢, 前三家, 超过10件的."""
    return bool(_GOES_ON.match(squeezed))
