"""Small words of a question: does it ask about everyone, continue the one before, say anything new?"""

from __future__ import annotations

import re

from assistant.measures import find_measures

_UNIT = "(?:单位|部门|机关|机构|地方|区县|县区|[局区县镇市])"
_EVERYONE = re.compile(
    rf"哪(?:些|几个|几家|一?家|一?个){_UNIT}|哪[一几两三四五]?家|前[一二两三四五\d]+[名位家]|平均[一每]个?(?:家|{_UNIT})|"
    rf"各{_UNIT}|各家|所有|全部{_UNIT}|每(?:家|个{_UNIT})|这些{_UNIT}|这几家{_UNIT}?|{_UNIT}(?:家数|个数|数量|及)|(?:居?前|倒数|后)[一二两三四五][名位强]|全体{_UNIT}|"
    rf"(?:多少|几)(?:家|个){_UNIT}|{_UNIT}(?:一共|总共)?(?:有|是)(?:几[家个]|多少[家个]|哪些|哪几)|"
    rf"(?:几|多少)家|哪些(?=.{{2,12}}的?(?:报告|年报))|"
    r"谁(?!负责|主管|审|来|管|是)|哪一?个.{0,6}[最更]"
)
_RANKED = re.compile(
    r"最(?:多(?!跑|不)|少|高|低|[勤积活热冷大小快慢好差])|[哪头前][两三几]家|位列前|居首|榜首|头[两三]名|谁家|名单|排名|排序|谁更|更[多少高低]|哪(?:家|个)"
)
_REPORTS = re.compile(r"哪些(?:报告|年报)|(?:全部|每份|各份|多少份|几份|有哪些)(?:报告|年报)|收录|语料")
_ANOTHER = re.compile(r"另外?那?一?(?:家|个(?=.{0,8}(?:[局委办厅县区市镇]|政府|单位|部门)))")
_THE_ONE = re.compile(r"[那这该]个?(?:局|单位|部门|机关|委|办)(?![里们])")
_WHICH_YEAR = re.compile(r"最[高多低少大小]的?年[份度]|哪一?年|哪个年[份度]|哪几年|哪些年")
_LISTED = re.compile("哪些|各年|历年")
_CORRECTS = re.compile(r"不(?:是|问|看|要)$")
_SPOKEN_OF = re.compile(
    r"^(?:那么?|这|他们|它们|他|俩|以上|上面)*(?:[两二三四几]?(?:家|个单位|个局|者|边|个))?(?:之间)?的?"
    r"(?:谁|哪[家个]|相差|差|一共|合计|加起来|[加合]在?一[起块]|总共|平均|总和|比起来|对比|比较).{0,8}$"
)
_CONTINUING = re.compile(
    r"不是.{1,12}是|我(?:问|说|指)的是|应该是|^(?:那|还有|再|换|如果是|要是|其中|[比跟和与])|呢[?!。]?$"
)
_CONTACT = re.compile(
    r"电话|地址|传真|邮编|邮政编码|邮箱|邮件|e-?mail|网址|联系(?!群众)|(?<!存)在哪(?![些几方一])|[哪什么]{1,2}条?[路街]|几号|(?:办公|上班)(?:地点|位置)|怎么去|什么地方|什么号|[打拨]哪个号|哪个号|座机|门牌|官网|链接|fax",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:请问(?:一下)?|我?想(?:问|知道|了解|查)(?:一下)?|(?:帮我|麻烦)?(?:查|看|问|说|介绍)(?:一下)|告诉我|帮我|麻烦|那么|那家|这家|"
    r"还有|[那的,，、:：;；在是和与跟及()（）\s])+|[,，、的(（\s]+$"
)
_EMPTY = re.compile(
    r"(?:另外?那?一?[家个]|(?:换成|做成|列成?|用|画)(?:个|一张|张)?表格?(?:展示|列出|显示|给我)?|(?:再|更)?(?:详细|具体|展开)(?:说|讲|介绍)?(?:说|讲)?(?:一?点|一下)?|"
    r"不[是要]|\d\d年的|我(?:问|说|指|要)的?是?|应该是|改成|换[成回]?|回到|看看|不对|[问说弄搞看]?错了?|把|全部?|都|列出来?|最后|再[报说讲来]一[遍次]|再|说说?|为(?:什么|啥|何).{0,4}(?:查不到|没有数?|给不出数?|没数|空着?)|怎么样|如何|怎样|情况|上面|[那么呢吗啊的一?!,。、比跟和与也又是这家个局单位()])*"
)
_CONTINUES = re.compile(
    r"(?:[收办发批罚有公]没[收办发批罚有公]|是不是|去年|上一?年度?|前一年|(?:20)?\d\d年度?|20\d\d|加[在到起来]*一?[起块]|相加|年?的?数|(?:全部)?收到的?|办结的?|总[数计量]|全部|所有|为什么|怎么|多多少|多少|增长率|变化|幅度|比例|比重|百分之|百分比|一共|合计|总共|"
    r"相[差比]|还是|[占那比较跟和与同多少增减加长降涨了几件条呢吗是的或共各差?,、])+"
)


_WHOSE = re.compile(r"自然人|个人|公民|商业企业|企业|公司|科研机构|(?:社会)?公益组织|法律服务机构|律所")
_WHO = re.compile(rf"那?么?(?:{_WHOSE.pattern})(?:的|呢|有?(?:多少|几)[件个]?|[?？])*")


def asks_everyone(squeezed: str) -> bool:
    """哪些单位, 各局, 谁: agencies are asked for, not named."""
    return bool(_EVERYONE.search(squeezed))


def asks_corpus(squeezed: str) -> bool:
    """Whether a question that names nobody is about all reports."""
    return any(pattern.search(squeezed) for pattern in (_EVERYONE, _RANKED, _REPORTS))


def asks_ranked(squeezed: str) -> bool:
    """最多的两家: those at one end of all are asked for."""
    return bool(_RANKED.search(squeezed))


def asks_another(squeezed: str) -> bool:
    """另一家审批局: one of the kind that was not spoken of."""
    return bool(_ANOTHER.search(squeezed))


def asks_the_one(squeezed: str) -> bool:
    """那个局: one, which a place with several or a conversation about several does not tell."""
    return bool(_THE_ONE.search(squeezed))


def asks_to_list(squeezed: str) -> bool:
    """Whether all years are wanted where none is named, as in 哪些单位…, unlike 哪家最多."""
    return bool(_REPORTS.search(squeezed) or _LISTED.search(squeezed))


def asks_which_year(squeezed: str) -> bool:
    """哪年最多: years are to be compared, not agencies."""
    return bool(_WHICH_YEAR.search(squeezed))


def asks_contact(squeezed: str) -> bool:
    """A telephone, an address and the like are asked for."""
    return bool(_CONTACT.search(squeezed))


def continues(squeezed: str, rest: str) -> bool:
    """Whether a question only makes sense after another: 那河东区呢, or nothing but a name."""
    return bool(_CONTINUING.search(squeezed) or _EMPTY.fullmatch(rest))


def corrects(before: str) -> bool:
    """Whether the name that follows these words is one that is not meant: 不是文登，是环翠."""
    return bool(_CORRECTS.search(before))


def asks_of_spoken(squeezed: str) -> bool:
    """两家一共多少, 谁更多: about those that the conversation has named, where it has named several."""
    return bool(_SPOKEN_OF.match(squeezed))


def bare_rest(text: str) -> str:
    """What is left of a question, less polite and joining words at its ends."""
    return _POLITE.sub("", text.strip()).strip()


def merged_rest(earlier: str, own: str, squeezed: str, continuing: bool) -> str:
    """The earlier question's matter where this one has none of its own: 比上一年呢, 占多少比例."""
    extends = bool(
        _CONTINUES.fullmatch(squeezed)
        or re.match(r"那?其中", squeezed)
        or (asks_of_spoken(squeezed) and not find_measures(squeezed))  # 谁的处罚多 has its own matter
    )
    extends = extends or bool(_WHO.fullmatch(squeezed))
    if not earlier or not (continuing or extends):
        return own
    if _EMPTY.fullmatch(squeezed):
        return earlier
    if _WHO.fullmatch(squeezed):  # 自然人提的申请几件: 企业呢
        return f"{_WHOSE.sub('', earlier)}，{own}"
    return f"{earlier.rstrip('?？。')}，{own}" if extends else own
