"""What a follow-up says beside its matter: the same year again, what is no longer wanted, how to tell it."""

from __future__ import annotations

import re

from assistant.cells.measures import find_measures, rows_of

_SAME_YEAR = re.compile(
    r"(?:(?<=[,，。;；])|^) *(?:也|还|都|就|仍|依然|照样|按|用|看)*(?:是|要|算|按|用|看)*"
    r"(?:(?:同一个?|一样的?|相同的?|同样的?|同|[这那]同?一个?)(?:的|个|那)?年[份度]?(?:里|内)?的?|"
    r"年[份度]?(?:还是|仍是|仍|也|都|就|照|跟|和|与|前面|上面|刚才|之前|的)*(?:一样|相同|一致|照旧|照样|依旧|没变|没动|不动|没错|不变|没问题|是对的|同上|那年|这年))"
    r"(?:的|啊|哈|吧|哦)*(?=[,，。;；?？!！ ]|$)"
)
"""教育局呢，一样的年份: which year is meant has been said."""
_SAME_MATTER = re.compile(
    r"(?<=.{2})[,，、\s]+(?:还是|也是|仍是|要|用|按|看|问|是)*(?:一样|相同|同样|同一个?|同个|[这那]一?个|刚才那?个?)的?"
    r"(?:指标|口径|数字?|数据|项目|事项|内容|事儿?)(?:的|啊|哈|吧|哦)*[?？。]*$|"
    r"(?<=.{2})[,，、\s]+(?:是不是|是|有没有)?(?:还|仍|依旧|依然)?(?:是)?(?:老样子|老一套|那一套|那个样子?|那样|一个样)(?:吗|么|吧|呢|没有?|的)*[?？。]*$"
)
"""砚湖呢，一样的指标; 2022呢，还是老样子: the same is asked for, which it is anyway."""
_MEANT = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:[—–-]{1,4}|[（(])我?(?:是说|的意思是|指的?是?|说的是|是指|也?就是)"
    r"(?P<meant>[^,，。?？—–()（）-]{2,12})(?:[—–-]{1,4}|[)）])(?=.)"
)
"""败诉——我是说被纠正的——有几件: the words meant stand for those before them."""
_YOU_KNOW = re.compile(
    r"^(?:那么?|可|但|起码|至少)?(?:你|您)?(?:总|应该?|至少|起码|想必|肯定|一定)*(?:该|得|会|能|是)?"
    r"(?:知道|晓得|清楚|说得?出来?|告诉我|给我?个|有个?)(?!的|了[,，。])(?P<asked>(?=.*(?:多少|几|哪|谁|什么|"
    r"啥)).{2,}?)吧?(?P<mark>[,，。?？]|$)"
)
"""那你总知道涨了多少吧: what one is to know is asked."""
_GIVEN_THAT = re.compile(
    r"^(?:既然|如果|要是|假如|倘若)?(?:[^,，。;；?？\d多少几哪谁]{0,6}?)"
    r"(?:[看查找读]不[到出清着]|读不出来?|没有?(?:数字?|数据|(?:写|公布|填|给|报|统计|提)[^,，。;；?？\d多少几哪谁]{0,4}?|报告|表)?|不行|不好(?:查|找)|缺)(?:的话|就算了|那就)[,，。;；\s]+(?=.{2})"
)
"""表看不到的话，22年的总有吧: on what terms something else is asked for."""
_AS_GIVEN = re.compile(r"^(?P<what>.{2,}?)(?:起码|至少|肯定|[总应该可])*(?:会|能)?有(?:了|的)?吧[?？。]*$")
_SET_ASIDE = re.compile(
    r"^(?:(?:光|只|单|净|嘴上|口头上?)(?:[说讲提谈列报写看]+[^,，。;；?？]{0,8})?"
    r"(?:不行|不够|不算(?:数)?|没用|不成|不中|可不行|哪行|哪够|有什么用|有啥用|没意思)|"
    r"[^,，。;；?？多少几哪谁]{2,8}?(?:有了|知道了|看到了|晓得了|清楚了|明白了|有数了|我看了|看过了|记下了)|"
    r"(?:倍数|比例|数量|大小|先后|增减)关系呢)[,，。;；!！] *(?=.{3})"
)
"""场次有了，参加的有多少; 光说毛病不行，怎么改的: what stands first is not asked for."""
_SHOWN = re.compile(
    r"(?<=.{3})[,，。;； ]+(?:"
    r"(?:我|让我|好让我|我来)(?:自己|自个儿?)?(?:再)?(?:来)?(?:看|对|比|算|判断|琢磨|核)(?:一?[看对比算下]|吧|对照)?|"
    r"(?:都|全)?(?:具体|准确|确切)?的?(?:人数|数字?|数据|数量)?(?:都|全)?(?:给我)?(?:列|报|说|写|念|摆|讲)(?:出来|一下|给我|给我听|清楚|上来)|"
    r"(?:请)?(?:告诉|发给?|报给|念给)我(?:听|一下)?|也?(?:给|报)(?:我)?一?个准?数字?|"
    r"(?:我|我们|咱|咱们|领导|材料|PPT|ppt)?(?:这边|好|要|想|得|打算|准备|方便|用来|拿来|拿去|等着|急着)+(?:用来|拿来|拿去|我)?(?:画|做|绘制?|作|拉|出|生成)"
    r"一?[张个份条幅]?[^,，。?？\d多少几哪谁]{0,8}(?:图表?|曲线|表格?|PPT|ppt|对比|汇报|材料|看板)(?:用)?)(?:吧|呗|啊|呢)?[。!！]*$"
)
"""我自己看, 列出来, 我要画折线图: how it is to be told, and what for."""
_LEVEL = re.compile(
    r"(?:[降掉跌涨升滑落增减缩]|增加|减少|下降|上升|下滑|增长|回落|回升)(?:到|至|成|为)了?(?=多少|几)"
)
"""次年掉到多少了 asks for that year's number, and for no change."""
_JUST_SAY = re.compile(
    r"(?<=.{3})[,，。;；?？!！ ]+(?:我[^,，。?？\d多少几哪谁]{1,6}[,，。;； ]+)?"
    r"(?:你|您|请|麻烦|就|直接|干脆|痛快|赶紧|快|只|给我|跟我)+(?:说|讲|报|告诉|回答|答|给)"
    r"(?:我|个|一下|吧|就行|就好|就是|数|结果|结论|答案|清楚|重点|听)*[。!！]*$"
)
"""我眼花，你直接说: how it is to be told."""
_FOR_A_CHART = re.compile(
    r"^(?:我|我们|咱|咱们|领导)?(?:这边|要|想|得|打算|准备)+(?:画|做|绘制?|拉|出)一?[张个份条幅]?[^,，。?？\d多少几哪谁]{0,8}(?:图表?|曲线|"
    r"看板)[,，。 ]+(?=.{3})"
)
_LIST_YEARS = re.compile(
    r"(?<=.{2})(?P<whether>吗|么|没有?|过没有?|不)?[,，。?？\s]+(?:请|麻烦|帮我|给我)?(?:把)?(?P<years>[这那]?[几两三四五]年|历年|各年|"
    r"每年|逐年|所有年份|各年度)的?(?:数字?|数据|情况)?(?:都|全|全部|一起|统统|给我|分别)*"
    r"(?:列|摆|报|写|念|拉|说|给|亮|晒|排)(?:一?[遍下]|出来?|上来|齐|给我|我|清楚|一列)+(?:看看|瞧瞧|吧|呗)*[。!！]*$"
)
"""往年也收过吗，把四年都摆出来: the numbers of all years answer whether there were any."""
_ENDS_SO = re.compile(r"(?<=[\u4e00-\u9fff])(?:哦|哈|嘛|呗|咯|喽|哟|哩|噢)(?=[?？。!！]*$)")
_SO_THEN = re.compile(
    r"^(?:那么?|[,， ])*(?:合着|敢情|闹了半天|(?:这么|照?这样)(?:说|看|算)(?:来|起来)?|(?:也?就是|等于)说|"
    r"(?:也?就|那就)?(?:是|等于)(?=[多少差增减涨降](?!少)))[,， ]*(?=.{3})"
)
"""合着多办了多少: what only says that it follows from what was told."""
_MISSED = re.compile(
    r"[,，]? *(?:我|俺|刚才?|那会儿|[这那]个数?|还|也|真|都)*没(?:太|怎么|大)?[听看记抄瞧]"
    r"(?:得)?(?:清楚?|住|下来?|全|准|明白|真切)了?[,，。;；]+(?=.{2})"
)
"""我没听清，再讲一遍: why the same is asked again."""
_RECKONED = re.compile(
    r"^(?:那么?|这么|这样|如果|要是)*(?:换算|折算|折合|算|推算|核算)(?:一?[算下]|下来|起来|出来|过来|成)+(?:的话)?"
    r"[,， ]*(?=占|比|是|有|差|多|少|涨|跌|增|减|平均|每)"
)
_BESIDE_IT = re.compile(
    r"(?:^|(?<=[,，。;；\s那]))(?:(?:就|跟它|和它|它的?|它们?家)?(?:隔壁|邻近|临近|相邻|旁边|边上|对门|附近)的?(?!.{0,2}(?:市|县|区)的?(?:呢|$))|"
    r"(?:跟它|和它|与它|也|一样|同样)?(?:同[在属处为是]于?|[也都一样]+(?:在|是|属于?))(?=[^,，。;；是在]{2,8}的[^,，。;；]{0,8}(?:局|委|办|政府|院|站|会)))(?=[^,，。;；]{2})"
)
"""隔壁云岭审批局, 同在临渡的教育局: where it lies beside whom was spoken of, which its name tells."""
_TOO = re.compile(
    r"(?<=.{2})(?:[,，]?\s*(?:我|俺|咱)?(?:也|还|都|同样)+(?:想?要|得要|需要|想看看?|想知道|要看看?|给我|来一?[份个]|[报说列念]一?[下遍]?)|"
    r"(?<=[\u4e00-\u9fff\d])(?:请|麻烦|给我|帮我)?(?:再|重新)+(?:[答报说问查讲念来列算]|回答)(?:一[遍次下回]|过)|"
    r"[,，]?\s*的?(?:请|麻烦|给我|帮我)?(?:接着|继续|跟着|顺着|一并|一道)(?:往下|下去)?(?:再)?(?:[报说列讲念写查]|回答|给)(?:一[遍次下]|出来?|下去|我)?)(?:吧|呗|啊|呢)?[。!！]*$"
)
"""自然人的我也要, 2021年的接着报, 换成甲局再答一遍: that it is to be told too."""
_SHOULD_BE = re.compile(
    r"(?<=年)度?的?(?:年报|报告|表格?)?(?:里|中|上)?(?:面|头)?(?:总|应该?|该|起码|至少|肯定|可)+(?:会|能|是)?"
    r"(?:有|[写填公报读]出?来?|看[得到清]+)了?(?:吧|的)*[,，?？]+(?=.{2})"
)
"""第二年的表里应该有了吧，多少: that there should be a number now."""
_WITHIN = re.compile(
    r"^(?:那么?|而|可)?(?:(?:这|那|它)(?:些|\d[\d,.]*[万多余]?[件条次个份场篇人名项]+)?(?:里(?:[头面边]|(?![头面边]))|当中|中间|之中|其中)|里[头面边])(?!的?(?:一家|单位|谁|哪家|哪年))[,，]?"
)
_TIMES = re.compile(r"(?<=[几多少])回(?=$|[,，。?？了呢])")
_MANNER = re.compile(r"(?:怎么|咋|如何)个(?P<verb>[\u4e00-\u9fff])法")
_WHAT_NEW = re.compile(
    r"[又还也]?[推搞弄整][出行]?了(?:一?个|些)?(?:什么|啥)(?:新(?:的|做法|招数?|东西|花样|举措|名堂|玩意儿?))?(?=[?？]*$)"
)
_HOW_MUCH = re.compile(r"(?<=[跌减降变化差幅比例重占倍少])几何")
_EXCESS = re.compile(
    r"多出?来?的(?:那?个?数[字目量]?|部分|那些|那部分)(?:是|有|给|报|发|告诉)*(?:多少|几[件条次]|我)?"
    r"(?=[,，。?？!！]|$)"
)
_ADDED_TO = re.compile(
    r"^(?:那么?|再)*(?:加上|连上|算上|再加)[^,，。;；]{2,12}[,，](?=.*(?:小计|合计|[一总]共))"
)


_WHY_CHANGED = re.compile(
    r"(?:为什么|为何|为啥|怎么|咋|什么原因|因为什么)[^,，。;；?？]{0,6}?(?:暴|猛|大|骤|陡|突然|一下子?)*(?:[增涨升]|下?[降跌滑]|减|"
    r"变?[多少])[^,，。;；?？]{0,6}"
)
_HOW_FAR = re.compile(r"多少|几|幅|率|百分")


def number_behind(earlier: str, turn: str) -> str:
    """What an earlier turn asked the cause of, where one now asks for the number: 为什么暴涨, 涨了多少."""
    return _WHY_CHANGED.sub("", earlier, count=1) or earlier if _HOW_FAR.search(turn) else earlier


def without_asides(turn: str) -> str:
    """A follow-up less what it says beside its matter, and in plainer words. O(length)."""
    said = _AS_GIVEN.sub(r"\g<what>", _GIVEN_THAT.sub("", _SET_ASIDE.sub("", turn, count=1)))
    said = _TOO.sub("", _SHOULD_BE.sub("，", _BESIDE_IT.sub("", said)))
    said = _YOU_KNOW.sub(r"\g<asked>\g<mark>", _MEANT.sub(r"\g<meant>", said))
    said = _SAME_MATTER.sub("", _LIST_YEARS.sub(r"，\g<years>各多少", said))
    said = _LEVEL.sub("是", _SHOWN.sub("", _JUST_SAY.sub("", said)))
    said = _SHOWN.sub("", _ENDS_SO.sub("", _SAME_YEAR.sub("", _FOR_A_CHART.sub("", said))))
    said = _within(_RECKONED.sub("", _SO_THEN.sub("", _MISSED.sub("，", said))))
    said = _WHAT_NEW.sub("有什么创新做法", said.replace("排老几", "排第几"))
    said = _MANNER.sub(lambda found: f"怎么{found['verb']}的", _HOW_MUCH.sub("多少", said))
    said = _of_group(_EXCESS.sub("多多少", _TIMES.sub("次", said))).strip(",，;； ")
    said = _COMMAS.sub("，", said)
    return said if len(said) > 1 else turn


def _within(turn: str) -> str:
    """这里头个人的占多少 is of what was spoken of; 这里头部分公开的几件 names a row of its own."""
    found = _WITHIN.match(turn)
    return f"其中{turn[found.end() :]}" if found and not find_measures(turn[found.end() :]) else turn


def _of_group(turn: str) -> str:
    """加上补正不明，无法提供小计多少 asks for the group alone, which holds what is added."""
    found = _ADDED_TO.match(turn)
    named = find_measures(turn[found.end() :]) if found else []
    group = len(named) == 1 and len(rows_of(named[0].table, named[0].row)) > 1
    return turn[found.end() :] if found and group else turn


_COMMAS = re.compile(r"[,，][,， ]+")
_UNIT = r"(?:万?元|人次|件次|[件条次项场名份篇期起宗]|个人|人)"
_STATES = re.compile(
    r"(?<!第)(?<!前)(?<![\d.,年过达于少足破满])(?<![达不]到)(?P<number>\d[\d,.]*[万亿]?[余多]?)"
    rf"(?P<unit>{_UNIT})(?!以[上下内])"
)
_CONFIRMS = re.compile(
    r"[,， ]*(?:这个?数)?(?:对[吗么吧]|对不对|是[吗吧]|是不是|没错吧|属实吗|准吗|准不准|正确吗|真的吗|吗|吧)"
    r"[?？]*$"
)
_ASKS = re.compile(
    r"多少|几|哪|谁|最|什么|啥|怎|超|以[上下]|不[到足]|[大小高低多少]于|比|同比|增|减|涨|跌|占"
)


def as_asked(turn: str) -> str:
    """An earlier turn that states one number, as one that asks for it: 主动公开567条对吗, 自然人3件.

    What goes on about it goes on about the matter and not about that number. O(length).
    """
    plain = _CONFIRMS.sub("", turn)
    stated = _STATES.findall(plain)
    if len(stated) != 1 or _ASKS.search(plain):
        return turn
    return _STATES.sub(lambda found: f"多少{found['unit']}", plain)
