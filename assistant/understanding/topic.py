"""What kind of thing a question asks for, by its words: a number, contacts, problems, a check, a mention."""

from __future__ import annotations

import re

from assistant.cells.breakdown import asks_main_reason, asks_reasons
from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures, rows_of
from assistant.compose.contacts import contact_kinds
from assistant.lookup.evidence import Need, unit_family
from assistant.turns.short import asks_cause
from assistant.understanding.cues import (
    asks_of_calls,
    asks_of_which,
    asks_which,
    asks_which_year,
    asks_who_gives,
)
from assistant.understanding.query import Query, Topic
from assistant.understanding.shortcomings import (
    asks_improvements,
    asks_next_of_one,
    asks_problems,
    asks_problems_alike,
)
from assistant.understanding.terms import letters, question_phrases, question_terms
from assistant.understanding.whether import asks_whether, names_only
from ingest.fold import squeeze
from ingest.types import Part

_SHARE_ASKED = re.compile(
    "(?:接|打|回)[了听到过]*(?:多少|几)|(?:多少|几)个?通?电话(?!号)|份额|占比|比[例重](?!复)|百分之|占[^,。?]{0,14}(?:多少|几)"
)
_CATALOGUE = re.compile(
    r"(?:有|收录|包括|包含)(?:了)?(?:哪些|什么|几个|几家|多少(?:个|家))(?:单位|机关|部门|机构|地方)?.{0,4}(?:的)?(?:报告|年报)(?!.{0,6}[提写说讲谈承])|"
    r"(?:报告|年报)(?:都|总共|一共)?(?:有|收了?)(?:几|哪)(?:些|几)?年(?!份?[^,。?]{0,3}(?:承认|检讨|[提写说讲谈]|反映|反思|嫌|抱怨|认为|坦言|存在|出现))(?:的)?|(?:收|有)了?(?:几|哪些?|多少)(?:个)?年(?:份|度)?的?(?:报告|年报)|"
    r"^[^,。]{2,24}(?:局|委|办|政府|厅|院|[市区县])(?:都|总共|一共)?有(?:哪|几)(?:些|几)?个?年(?:份|度)?(?:的(?:数据|材料|资料)?)?[?]?$|"
    r"(?:哪些|哪几个|几家)(?:单位|机关|部门)(?:的)?(?:报告|年报)(?![里中上把]|.{0,6}[提写说是有])|你(?:能|会|可以)(?:做|回答|查)什么|收录了哪些|有哪些年份(?=$|[,?可能的])|(?:能查|查得)到哪些年份?|哪几个年头|现有(?:报告|年报)|(?:哪些|哪几)年的(?:报告|年报)(?!.{0,8}[承检提写说讲反谈])"
)
_WHY = re.compile(r"为什么|(?<![数额量])为何(?![值数])|为啥|什么原因|啥原因|原因是")
_WHY_SO = re.compile(r"为什么|为啥|(?<![数额量])为何(?![值数])")
_CHANGE = r"(?:变[多少]|[增减]了?[加少多]|少了|多了|下降|上升|[涨跌降]了?)"
_WHY_CHANGED = re.compile(
    rf"{_CHANGE}.{{0,5}}(?:原因|为什么|为啥|为何|缘故)|(?:原因|为什么|为啥|为何|什么导致).{{0,12}}{_CHANGE}"
)
_CHECKS = re.compile(
    r"勾稽|勾得?(?:[上住稽拢]|得上)|合不合(?!法|规|理|适)|还原(?:出|成|得了|到)?总|(?:横|竖|逐[类项行列])着?(?:相?加|累加)(?=.*(?:等|对|合|符|一致|平|吗))|[对凑](?:不[对凑])?得(?:上|拢|齐)|接得?上了?(?:吗|不|没)|对不上(?!号)|[加算]得(?:对|上|起来|平|出)|算(?:得)?(?:对|错|准)|平不平|轧(?:得|不)*(?:平|拢|齐)|轧账|[抹扯]得?平|收支[^,。?]{0,8}平|[两左右][头边端][^?]{0,12}(?:持平|平|相等|扯平|一样多?|相同|等)(?:吗|么|不|没|$|[?])|第?[一1][项行]?[加+]第?[二2].{0,8}第?[三3][项行]?[加+]第?[四4]|平衡|吻合|相符|自相矛盾|打架|"
    r"(?:之和|相加|加起来|合计|加总|总计|总和|结转|下年|那几类).{0,8}(?:等于(?!百分|多少|几)|对不对|对吗|有误|有错|一致|不一致|是不是总)|"
    r"是否等于|等于.{0,8}(?:总[数计]|合计|下一?年|结转).{0,4}(?:吗|么|不|[?])|等于(?:它|文中|正文)?(?:所?说的)?总数|"
    r"(?:表|正文|文字|图表|两年|说法).{0,14}(?:一致|不一致|一样|矛盾|相同)(?:吗|么|不|[?]|$)|一致(?:吗|不|么|否|[?]|$)|能?对上(?:吗|不|没)|接得?[上住](?:吗|不|了?没)|接没接[上住]|衔接|出入|[+].+[=](?=[^?]{2})|[=].+[+]|结转[^,。=]{0,4}=[^,。]{0,10}结转|平不平|"
    r"(?=.*(?:表|正文|文字|结转|总[计数条]|转下|留到|合计)).*(?:同一个数|(?:是不是|是否|算不算)(?:同)?一(?:个数|回事|码事)|一个数(?:吗|么|不)|这个数(?:吗|么|[?]|$)|一样(?:多|吗|么|不)|凑起来|够不够)|"
    r"(?:相加|加总|之和|加起来|[摞堆拢凑合加垒归][在到]?一[块起堆]).{0,6}(?:得不得|是不是正好|正好是|够不够|(?:是不是|等不等于|是否)[^,。]{0,6}总[计数])|"
    r"(?:相加|加总|之和|加起来|[摞堆拢凑合加垒归][在到成]?一[块起堆]儿?),?(?:还|究竟|到底)?(?:能|是否|可否|会不会|是不是|够不够|凑|得|就).{0,10}总(?!共)[条件]?[数量计额](?!.*(?:多少|几))|"
    r"表[一二三四1234]?(?:里|中|的)*(?:数字?|数据|各项|内容)*(?:有没有|是不是|是否)?有?(?:误|错误?|问题|毛病)(?:吗|么|没有?|[,?]|$)|"
    r"(?:表|数字?|数据)[^,。?]{0,8}(?:[加算合填写抄][错岔拧漏]|错数|加得?不对|不平|算不平)"
)
_PARTS_MAKE = re.compile(
    r"(?:分类|各类|分项|明细|[两二三四五六七八九几\d]大?[类项个部][类项分]?|其中)[^。?]{0,10}(?:[加合凑拼]|之和|总和)[^,。?]{0,6}"
    r"(?:是|够不够|等|正好|刚好|能|对得?上|成|[同跟和与])[^,。?多少几]{0,6}(?:\d[条件个篇项]?|[这那]个?数|总[数量条])"
)
_PARTS_ADDED = tuple(
    map(
        re.compile,
        (
            r"分类|各类|分项|[两二三四五六七八九十\d]大?[类项部块][类项分]?|其中",
            r"[加合凑拼堆摞垒归]|之和|总和",
            r"(?<!\d)\d{2,}(?![\d年月])",
            r"[吗么?]|[是够对]不[是够对]|是否|[真够]",
        ),
    )
)
"""Kinds that are added up, a number, and whether the one comes to the other: 那五类加一块真够76."""
_SO_MANY_TOLD = re.compile(r"(?<![年月])\d{2,}[余多]?[条项]")
_IS_ASKED = re.compile(
    r"[吗么]|(?P<one>.)不(?P=one)|[对接合]得[上拢]没|是否|有没有|(?:上|致|矛盾|平|等)[^,。?]{0,2}[?]"
)
"""Whether figures agree is asked, where 我看新收是67,对不上 only says it."""
_IN_TEXT = re.compile(r"正文|文字|文中|叙述")
_IN_TABLE = re.compile(r"(?<!代)(?<!发)表(?:[格中里内上]|[一二三四1-4]|$|[的和与跟同、,])|(?:统计|情况)表")
_AGREES = re.compile(
    r"量级|一致|一样|相同|相符|符合|吻合|匹配|对应|差不多|接近|矛盾|出入|打架|一回事|对得?[上齐]|[相误]差|差距|同一个?数"
)
"""What the text says, what a table says, and whether the two are the same."""
_COMES_TO = re.compile(
    r"(?:那么?|你|帮我|给我|告诉我|请问)*(?:正确|真正|真实|实际|准确|应该|应当|到底|究竟|报告|表)+[上里中]?的?(?:合计|总[数计]|总共|一共|加起来|数)*[应到究]?[该当底竟]?"
    r"(?:[是为有]|等于)?(?:多少|几)[件条项]?[呢啊]?[?]?"
)
_TABLE_STATE = re.compile(
    r"(?:表|表格).{0,8}(?:图片|图像|截图|扫描|照片|读[不得]?出来?(?!的|多少|几)|没有?读出|缺(?!陷|.*(?:补|填|几|多少))|没有表|没给)|(?:图片|图像|截图)(?:形式)?(?:的|形式).{0,4}表"
)
_TABLES = re.compile(r"(?:几|多少|哪)(?:一|几|些)?[张个](?=[^,。]{0,8}(?:表|图|是))")
_RESULTS = re.compile(r"成效|成果|效果|情况(?:如何|怎么样|怎样)?[?。]?$")
_ABOUT_REPORT = re.compile(
    r"统计(?:期限|时限|范围|数据|时间)|数据.{0,4}截止|起止|依据|根据什么|编制的?报告|电子版|几个?部分|包括哪些部分|涵盖"
)
_HOW_MANY = re.compile(
    r"多少|[是有填占报]几(?:$|[?？])|(?<!哪)几(?=[个件次名人场家项份期篇位种类批课级]|[十百千万]|成)|(?<![第哪])几(?=条)|(?:数量|总数|件数|条数|总量|业务量|金额|比例|占比|次数|人数|阅读量)(?:分别|各自?)?(?:是|为|有)?(?:$|[?？呢])|有没有(?:个|具体的?|确切的?|准确的?|统计)*(?:数|数字|数据)(?=$|[,?])|多大|百分之几|何[值数]|若干(?=$|[?])"
)
_ASKED_UNIT = re.compile(
    r"(?!(?<=第)几条)(?:多少|(?<!哪)几)(?:万|千|百|十)?(个?课时|个?学时|个?小时|个?人(?!次|大)|人次|件次|万元|[个件条次回名场家项份期篇位元课期级])"
)
_MENTIONS = re.compile(
    r"报告|年报|[提写说讲谈]了?[到过及了]|提出过?[要把将]|提出过(?!申请|复议|诉讼|行政|异议)|提及|承认|搞了?|做过|推[出行]了?"
)
_HAS_DONE = re.compile("[开办用弄推试跑摆设]过")
_NOVEL = re.compile(
    r"推[出行]?了(?:一?个|些)?(?:什么|啥)|[搞弄整]出?了一?个(?:什么|啥)(?=$|[?])|创新|亮点|特色|首创|独创|独家|招牌|叫得响|响当当|拿得出手|打响|出彩|看家|新(?:做法|招|花样|举措|鲜)|花样|(?:新|啥|什么|哪些)名堂|[新好巧]?点子|新(?:玩法|思路|套路|法子|路子|玩意儿?|动作|东西|尝试|探索)"
)
_OF_ITSELF = re.compile(
    r"(?:自己|自身|自家|自我)[^,。?]{0,6}(?:(?:怎么|如何|怎样|咋)(?:样)?(?:看待?|评[价估]|说)|评[价估]|打分|满意|认为|觉得)|自评"
)
"""How an agency sees its own work, which it tells beside its problems."""
_WHICH_AGENCIES = re.compile(
    r"哪?(?:几|多少)(?:家|个(?=单位|机关|部门|机构|地方|局|区|县))(?:单位|机关|部门|机构|地方|局|区|县)?"
)
_NAMES = re.compile(r"(?:几|多少)[个家种项][,，]?(?:都|分别|各)(?:叫|是)(?:做|作)?(?:什么|啥|哪)")
"""What they are called is wanted more than how many there are: 下属单位有几个都叫啥."""
_DOCUMENTS = re.compile(
    r"(?:什么|啥|哪些?|几)(?:样的?|[种类项个条张本份套部])?的?[^,。?]{0,4}(?:手册|方案|指南|指引|规范|细则|通知|文件|清单|汇编|目录|预案|规程|读本|图册|[本册书卡])"
)
"""Documents by their kind, which reports name by their titles."""
_STEPS = re.compile(
    "流程|程序(?!员)|流转|步骤|[几一]步|环节|手续|几道|谁的手|(?:怎么|如何|怎样|咋)[^,。?]{0,4}(?:办|走|操作|审|把关|受理)"
)
_MONEY = re.compile(r"多少[钱块元]|几[百千万]?[块元]|金额|花了多少|收了多少")
_FILLED_IN = re.compile(r"填[的了报上]*(?:是|成)?(?:些|个)?(?:什么|啥|哪些)(?![人样时]|部门|单位)")
_HEADED = re.compile(
    r"^[^,。?]*?[:]|^[^,。?]*?-{2,}|^[^,。?]{0,8}[俩两二三四五六几]个?(?:[数项格栏样]|指标)[字据]?,"
)
_LISTED = re.compile(r"[、,;]|以及|还有|外加|[和与及跟]")
_WHAT_IS = re.compile(
    '(?:啥|什么|何)(?:叫做?|是)[“”"]|[“”"](?:到底|究竟)?(?:是|指|讲|说)的?(?:什么|啥|怎么回事|咋回事)(?!号|时)'
)
"""What a name in quotation marks is, though it has a word for contacts in it: 啥叫“先打一个电话”."""
_LONGEST_CELL = 14
_SAYS_MORE = re.compile(
    r"几|多少|怎么|如何|什么|啥|哪|谁|[吗么]|情况|制度|标准|流程|依据|办法|规定|原因|问题"
)
"""What asks in so many words, or for something else of a cell than its number."""
_NAMES_CELL = re.compile(
    r"(?:数量|件数|金额|总计|数)(?:分别|各自?)?(?:呢|是|为|(?:[并一]排|一[起并]|[挨对]着|对照着?)?[列排摆](?:出来?|成表|个表|一下|一起)?)?[?？。]?$|还是|有没有|是否|了吗|过吗|没有$|过没有|吗[?？]?$|呢[?？]?$"
)


def topic_of(rest: str, whole: str) -> Topic:
    """The kind of thing asked for, by ``rest`` (without names and years) of the ``whole`` question."""
    if asks_who_gives(whole) and contact_kinds(rest):
        return Topic.CONTACT
    if _CATALOGUE.search(whole) and not asks_of_which(whole):
        return Topic.CATALOGUE
    counted = (
        _ASKED_UNIT.search(rest)
        or _SHARE_ASKED.search(rest)
        or (_SO_MANY_TOLD.search(rest) and asks_whether(rest))
    )
    if contact_kinds(rest) and not (counted or asks_of_calls(whole) or _WHAT_IS.search(whole)):
        return Topic.CONTACT
    if asks_problems_alike(rest):
        return Topic.PROBLEMS
    checks = _CHECKS.search(rest) or _text_beside_table(rest)
    if (checks and not _is_led_up_to(rest)) or _checks_parts(rest):
        return Topic.CHECK
    if _TABLE_STATE.search(rest) and not _asks_in_picture(rest):
        return Topic.TABLE_STATE
    problems = asks_problems(rest) and not _WHY.search(rest)
    if problems and asks_improvements(rest):
        return Topic.PROBLEMS_AND_IMPROVEMENTS
    if problems:
        return Topic.PROBLEMS
    if asks_improvements(rest) and not asks_next_of_one(rest):
        return Topic.IMPROVEMENTS
    return Topic.PROSE


def _text_beside_table(rest: str) -> bool:
    """Whether what the text says is held against a table: 正文写9万多件，跟表里的许可数是一个量级吗."""
    return all(pattern.search(rest) for pattern in (_IN_TEXT, _IN_TABLE, _AGREES))


def _checks_parts(rest: str) -> bool:
    """Whether the kinds of what was published are held against a number: 五类加起来是不是614条."""
    whole = find_counts(rest) or _SO_MANY_TOLD.search(rest)
    fits = _PARTS_MAKE.search(rest) or (
        not _HOW_MANY.search(rest) and all(w.search(rest) for w in _PARTS_ADDED)
    )
    return bool(fits and whole) and not find_measures(rest)


def _is_led_up_to(rest: str) -> bool:
    """Whether a check only leads up to figures that are asked for last (总对不上，新收加结转是多少), or to
    what the cells named before it come to (不予公开各项对不上，正确的合计是多少).
    """
    before, _, last = rest.rpartition(",")
    if any(_asks_itself(clause) for clause in re.split("[?。!]", rest)) and not _IS_ASKED.search(rest):
        return True
    asks = _HOW_MANY.search(last) and not _CHECKS.search(last)
    comes_to = _COMES_TO.fullmatch(last) and find_measures(before)
    return bool(asks and (comes_to or len(find_measures(last)) > 1))


def _asks_itself(clause: str) -> bool:
    """Whether a sentence asks for the number of a cell, and not whether any agree."""
    return bool(_HOW_MANY.search(clause) and find_measures(clause)) and not _CHECKS.search(clause)


def _asks_in_picture(rest: str) -> bool:
    """Whether a number is asked for that stands in a picture: 表三扫描件里，予以公开多少件."""
    return bool(_HOW_MANY.search(_TABLES.sub("", rest)) and find_measures(rest))


def lists_cells(rest: str) -> bool:
    """Whether a question names several cells, one after another, and says nothing else: 许可、处罚、收费."""
    parts = [part for part in _LISTED.split(_HEADED.sub("", rest)) if part]
    return len(parts) > 1 and all(
        len(part) <= _LONGEST_CELL
        and not _SAYS_MORE.search(part)
        and (find_measures(part) or find_counts(part))
        for part in parts
    )


def asks_for_figure(rest: str) -> bool:
    """True where a number is asked for: by 多少 or 几, or by naming a cell and nothing else."""
    if _HOW_MANY.search(rest) or _MONEY.search(rest) or _FILLED_IN.search(rest):
        return True
    return not asks_which(rest) and bool(_NAMES_CELL.search(rest) or len(rest) <= 16 or lists_cells(rest))


def asks_how_many(query: Query) -> bool:
    """Whether the question asks for a number in so many words."""
    return bool(_HOW_MANY.search(squeeze(query.scope.rest).text) or query.need.units)


def asks_mention(query: Query) -> bool:
    """Whether what reports tell of is asked for in so many words: 哪些单位提到了直播."""
    return bool(_MENTIONS.search(squeeze(query.question).text))


def asks_to_be_told(query: Query) -> bool:
    """Whether what is new is to be named (哪四项创新), or the year in which it was told (哪年提出过)."""
    done = asks_mention(query) or _HAS_DONE.search(squeeze(query.scope.rest).text)
    named = done or any(term.whole for term in query.need.terms)
    told = query.need.novel or (named and asks_which_year(squeeze(query.question).text))
    return told and not (query.measures or query.counts or asks_how_many(query))


def asks_why(rest: str) -> bool:
    """Whether a reason is asked for in words: not the form's reasons of a group, which are rows."""
    groups = (m for m in find_measures(rest) if len(rows_of(m.table, m.row)) > 1)
    rows = asks_reasons(rest) or (asks_main_reason(rest) and not _WHY_SO.search(rest))
    return bool(_WHY.search(rest)) and not (rows and any(groups))


def asks_steps(rest: str) -> bool:
    """Whether squeezed words ask how something is dealt with, step by step."""
    return bool(_STEPS.search(rest))


def need_of(rest: str) -> Need:
    """What a sentence must have to answer a question: its terms, units, a number, a reason, a result."""
    exact = frozenset(match[1].lstrip("个") or "个" for match in _ASKED_UNIT.finditer(rest))
    units = frozenset().union(*map(unit_family, exact))
    if _MONEY.search(rest):
        units |= unit_family("元")
    cause = asks_cause(rest.rpartition(",")[2]) or bool(_WHY_CHANGED.search(rest))
    parts: set[Part] = set()
    if re.search(r"问题|不足", rest) or _WHY.search(rest) or _OF_ITSELF.search(rest):
        parts.add(Part.PROBLEMS)
    return Need(
        terms=question_terms(rest),
        phrases=question_phrases(rest),
        letters=letters(rest),
        steps=asks_steps(rest),
        titled=bool(_DOCUMENTS.search(rest)),
        units=units,
        exact_units=exact,
        number=bool(_HOW_MANY.search(_WHICH_AGENCIES.sub("", rest)) or lists_cells(rest))
        and not (cause or _NAMES.search(rest)),
        results=bool(_RESULTS.search(rest)),
        reason=asks_why(rest),
        cause=cause,
        novel=bool(_NOVEL.search(rest)),
        whether=asks_whether(rest) or names_only(rest),
        about_report=bool(_ABOUT_REPORT.search(rest)),
        parts=frozenset(parts),
    )
