"""A question and the turns before it to one typed query: which reports, what is asked, in what form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.breakdown import asks_reasons
from assistant.catalogue import Catalogue
from assistant.compose.contacts import contact_kinds
from assistant.conversion import unit_asked, unit_wanted
from assistant.counts import as_compared, find_counts, names_staff, of_units
from assistant.cues import (
    asks_of_calls,
    asks_of_which,
    asks_unwritten,
    asks_which,
    asks_which_year,
    asks_who_gives,
)
from assistant.ellipsis import item_asked
from assistant.evidence import Need, unit_family
from assistant.form_words import in_form_words
from assistant.frame import GIVEN_UP, put_exactly, without_excepted, without_frame, without_lead_in
from assistant.hearsay import outright
from assistant.measures import Measure, applications, find_measures, rows_of
from assistant.operations import Asked, Operation, find_operations, gained, nothing
from assistant.plainly import plainly
from assistant.proportion import confirms
from assistant.quantifiers import quantified
from assistant.query import Query, Topic
from assistant.refusals import refused_as
from assistant.scope import resolve
from assistant.short_years import years_spelled_out
from assistant.shortcomings import asks_improvements, asks_next_of_one, asks_problems, asks_problems_alike
from assistant.terms import question_phrases, question_terms
from assistant.turns import asks_cause, drops_matter, has_matter, without_taken_back
from assistant.types import Scope
from assistant.whether import asks_whether, names_only
from ingest.fold import squeeze
from ingest.types import Part
from prompts import phrase

_ENDS = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.DIFFERENCE})
_CATALOGUE = re.compile(
    r"(?:有|收录|包括|包含)(?:了)?(?:哪些|什么|几个|几家|多少(?:个|家))(?:单位|机关|部门|机构|地方)?.{0,4}(?:的)?(?:报告|年报)(?!.{0,6}[提写说讲谈承])|"
    r"(?:报告|年报)(?:都|总共|一共)?(?:有|收了?)(?:几|哪)(?:些|几)?年(?!份?[^,。?]{0,3}(?:承认|检讨|[提写说讲谈]|反映|反思|嫌|抱怨|认为|坦言|存在|出现))(?:的)?|(?:收|有)了?(?:几|哪些?|多少)(?:个)?年(?:份|度)?的?(?:报告|年报)|"
    r"^[^,。]{2,24}(?:局|委|办|政府|厅|院|[市区县])(?:都|总共|一共)?有(?:哪|几)(?:些|几)?个?年(?:份|度)?(?:的(?:数据|材料|资料)?)?[?]?$|"
    r"(?:哪些|哪几个|几家)(?:单位|机关|部门)(?:的)?(?:报告|年报)(?![里中上把]|.{0,6}[提写说是有])|你(?:能|会|可以)(?:做|回答|查)什么|收录了哪些|有哪些年份(?=$|[,?可能的])|(?:能查|查得)到哪些年份?|哪几个年头|现有(?:报告|年报)|(?:哪些|哪几)年的(?:报告|年报)(?!.{0,8}[承检提写说讲反谈])"
)
_WHY = re.compile(r"为什么|(?<![数额量])为何(?![值数])|为啥|什么原因|啥原因|原因是")
_WHY_NONE = re.compile(
    r"(?:为什么|为何|为啥|怎么|咋)[^,。]{0,4}(?:没有?|未|不曾)((?:收到?|接到?|发生|作出|做出?|开展|搞|办理?|进行|举办|开)?过?(?:任何)?)"
)
_CHANGE = r"(?:变[多少]|[增减]了?[加少多]|少了|多了|下降|上升|[涨跌降]了?)"
_WHY_CHANGED = re.compile(
    rf"{_CHANGE}.{{0,5}}(?:原因|为什么|为啥|为何|缘故)|(?:原因|为什么|为啥|为何|什么导致).{{0,12}}{_CHANGE}"
)
_CHECKS = re.compile(
    r"勾稽|合不合(?!法|规|理|适)|还原(?:出|成|得了|到)?总|(?:横|竖|逐[类项行列])着?(?:相?加|累加)(?=.*(?:等|对|合|符|一致|平|吗))|[对凑](?:不[对凑])?得(?:上|拢|齐)|接得?上了?(?:吗|不|没)|对不上(?!号)|[加算]得(?:对|上|起来|平|出)|算(?:得)?(?:对|错|准)|平不平|平衡|吻合|相符|自相矛盾|打架|"
    r"(?:之和|相加|加起来|合计|加总|总计|总和|结转|下年|那几类).{0,8}(?:等于(?!百分|多少|几)|对不对|对吗|有误|有错|一致|不一致|是不是总)|"
    r"是否等于|等于.{0,8}(?:总[数计]|合计|下一?年|结转).{0,4}(?:吗|么|不|[?])|等于(?:它|文中|正文)?(?:所?说的)?总数|"
    r"(?:表|正文|文字|图表|两年|说法).{0,14}(?:一致|不一致|一样|矛盾|相同)(?:吗|么|不|[?]|$)|一致(?:吗|不|么|[?]|$)|能?对上(?:吗|不|没)|接得?上(?:吗|不|没)|衔接|出入|[+].+[=](?=[^?]{2})|[=].+[+]|结转[^,。=]{0,4}=[^,。]{0,10}结转|平不平|"
    r"(?=.*(?:表|正文|文字|结转|总[计数条]|转下|留到|合计)).*(?:同一个数|这个数(?:吗|么|[?]|$)|一样(?:多|吗|么|不)|凑起来|够不够)|"
    r"(?:相加|加总|之和|加起来|[摞堆拢凑合加垒归][在到]?一[块起堆]).{0,6}(?:得不得|是不是正好|正好是|够不够|(?:是不是|等不等于|是否)[^,。]{0,6}总[计数])|"
    r"(?:相加|加总|之和|加起来|[摞堆拢凑合加垒归][在到成]?一[块起堆]儿?),?(?:还|究竟|到底)?(?:能|是否|可否|会不会|是不是|够不够|凑|得|就).{0,10}总(?!共)[条件]?[数量计额](?!.*(?:多少|几))|"
    r"表[一二三四1234]?(?:里|中|的)*(?:数字?|数据|各项|内容)*(?:有没有|是不是|是否)?有?(?:误|错误?|问题|毛病)(?:吗|么|没有?|[,?]|$)"
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
    r"多少|(?:是|有)几(?:$|[?？])|(?<!哪)几(?=[个件次名人场家项份期篇位种类批课级]|[十百千万]|成)|(?<![第哪])几(?=条)|(?:数量|总数|件数|条数|总量|业务量|金额|比例|占比|次数|人数|阅读量)(?:是|为|有)?(?:$|[?？呢])|多大|百分之几|何[值数]|若干(?=$|[?])"
)
_ASKED_UNIT = re.compile(
    r"(?!(?<=第)几条)(?:多少|(?<!哪)几)(?:万|千|百|十)?(个?课时|个?小时|个?人(?!次)|人次|件次|万元|[个件条次回名人场家项份期篇位元课期级])"
)
_TELLS = re.compile(
    r"说要|说过|提出要|检讨|说自己|自己说|表示|反映出|提[到及]|谈到|[写说讲]到|承认|毛病|问题|不足|短板|做法|举措|经验"
)
"""What is said is wanted, not how much."""
_MENTIONS = re.compile(
    r"报告|年报|[提写说讲谈]了?[到过及了]|提出过?[要把将]|提出过(?!申请|复议|诉讼|行政|异议)|提及|承认|搞了?|做过|推[出行]了?"
)
_HAS_DONE = re.compile("[开办用弄推试跑摆设]过")
_COMPOSITION = re.compile(
    r"构成|组成|由哪|[哪几](?:些|几)?(?:部分|方面|大?类)|分(?:为|成)|各类|分类|按类别?|细分|拆[开分]|明细|按[^,。]{1,6}分(?!别)|都有哪些(?:内容|信息)"
)
_SEVERAL = re.compile(r"各.{2,24}各|[、,](?!$)|分别|和|以及")
_NOVEL = re.compile(
    r"推[出行]?了(?:一?个|些)?(?:什么|啥)|[搞弄整]出?了一?个(?:什么|啥)(?=$|[?])|创新|亮点|特色|首创|独创|独家|招牌|叫得响|响当当|拿得出手|打响|出彩|看家|新(?:做法|招|花样|举措|鲜)|花样|(?:新|啥|什么|哪些)名堂|[新好巧]?点子|新(?:玩法|思路|套路|法子|路子|玩意儿?|动作|东西|尝试|探索)"
)
_SHORT = 10
_ONLY_NUMBER = re.compile(
    r"(?:难道|真的|确实|是不是|不是|有没有|只|才|就|是|有|共|仅|[超不][过到足]?|过|达到?)*\d[\d.,]*(?:万|亿)?个?(?:人次|人|万?元|[件条次名项份篇期场位家])?"
    r"(?:以上|以下|左右)?(?:没有|[吗吧么对是不])*[?]?"
)
"""A turn that says nothing but a number to be confirmed."""
_OF_ONESELF = re.compile(r"^(?:我|俺|本人)(?:是|在)?[^,。?]{1,12}的,(?:我|就?想[问知查]?)?")
"""Who asks, which is no matter of any report: 我在砚湖开小店的，想问处罚多少件."""
_FINDABLE = re.compile(
    r"(?:的)?(?:能不能|可不可以|能否|[能可还]以?)?(?:[查找看问]得到|[查找看问]到)(?:吗|么|不|没有?|呢)?[?]?$"
)
"""那2021年查得到吗 goes on about the matter before."""
_TAKEN_BACK = re.compile(r"不是[^,。]{1,12}[,。](?=(?:而|应该|我(?:问|说|要|指)的?)?是)")
_LISTS = re.compile(r"各(?:是|有|家|单位|收|发|自)|列(?:一下|出|表)?|分别|[量数](?:$|[?？列])")
_WHICH_AGENCIES = re.compile(
    r"哪?(?:几|多少)(?:家|个(?=单位|机关|部门|机构|地方|局|区|县))(?:单位|机关|部门|机构|地方|局|区|县)?"
)
_NAMES = re.compile(r"(?:几|多少)[个家种项][,，]?(?:都|分别|各)(?:叫|是)(?:做|作)?(?:什么|啥|哪)")
"""What they are called is wanted more than how many there are: 下属单位有几个都叫啥."""
_MONEY = re.compile(r"多少[钱块元]|几[百千万]?[块元]|金额|花了多少|收了多少")
_HEADED = re.compile(r"^[^,。?]*?[:]|^[^,。?]*?-{2,}")
_LISTED = re.compile(r"[、,;]|以及|[和与及跟]")
_LONGEST_CELL = 14
_SAYS_MORE = re.compile(
    r"几|多少|怎么|如何|什么|啥|哪|谁|[吗么]|情况|制度|标准|流程|依据|办法|规定|原因|问题"
)
"""What asks in so many words, or for something else of a cell than its number."""
_NAMES_CELL = re.compile(
    r"(?:数量|件数|金额|总计|数)(?:呢|是|为)?[?？。]?$|还是|有没有|是否|了吗|过吗|没有$|过没有|吗[?？]?$|呢[?？]?$"
)


def understand(question: str, turns: Sequence[str], catalogue: Catalogue, today: date | None = None) -> Query:
    """Understand a question by rules that cover the form. O(length × rules).

    One that makes no sense as it stands is read once more with its mistyped words put right.
    """
    question, *turns = (plainly(years_spelled_out(said, catalogue)) for said in (question, *turns))
    question, into = unit_wanted(question)
    turns = [unit_wanted(turn)[0] for turn in turns]
    return replace(_mended(question, turns, catalogue, today), into=into or unit_asked(question))


def _mended(question: str, turns: Sequence[str], catalogue: Catalogue, today: date | None) -> Query:
    query = _understood(question, turns, catalogue, today)
    if _makes_sense(query):
        return query
    (text, read), *before = (catalogue.homophones.mended(said) for said in (question, *turns))
    read += tuple(pair for _, pairs in before for pair in pairs)
    if not read:
        return query
    mended = [said if pairs else turn for turn, (said, pairs) in zip(turns, before, strict=True)]
    again = _understood(
        text if text and text != squeeze(question).text else question, mended, catalogue, today
    )
    if not _is_better(again, query):
        return query
    notes = tuple(phrase("word_read", said=said, word=word) for said, word in read)
    return replace(
        again, question=query.question, scope=replace(again.scope, assumed=(*notes, *again.scope.assumed))
    )


def _makes_sense(query: Query) -> bool:
    scope = query.scope  # an agency of which only the year is wanting is named aright
    found = scope.status != "not_found" and not (
        scope.status == "clarify" and (not scope.named or len(scope.agencies) > 1)
    )
    return found and (query.topic is not Topic.PROSE or bool(query.counts))


def _is_better(again: Query, query: Query) -> bool:
    """Whether a second reading finds the reports, or the cells, that the first did not."""
    before, now = query.scope.status, again.scope.status
    if before != now:
        return before == "not_found" or now in ("resolved", "all")
    return bool(again.measures or again.counts) and not query.measures


def _understood(question: str, turns: Sequence[str], catalogue: Catalogue, today: date | None) -> Query:
    question = outright(without_frame(question, alone=not turns))
    leaves = bool(turns) and drops_matter(question)
    question = without_taken_back(question) if turns else question
    scope = resolve(question, [without_lead_in(turn) for turn in turns], catalogue, today)
    if leaves and has_matter(own := without_consumed(question, scope)):
        scope = replace(scope, rest=own, before="")
    if GIVEN_UP.search(squeeze(question).text):
        scope = replace(scope, rest=GIVEN_UP.sub("", squeeze(scope.rest).text))
        question = GIVEN_UP.sub("", squeeze(question).text)
    whole = squeeze(question).text
    rest, scope = put_exactly(without_corrected(in_form_words(squeeze(scope.rest).text)), scope)
    rest, scope = _carried_on(rest, scope) if scope.before else (rest, scope)
    if (said := _OF_ONESELF.sub("", rest)) and said != rest and not scope.before:
        rest, scope = said, replace(scope, rest=said)
    if scope.before and _ONLY_NUMBER.fullmatch(rest):  # 才1个人吗 after 几个人: of that matter
        rest = f"{squeeze(scope.before).text},{rest}"
        scope = replace(scope, rest=f"{scope.before}，{scope.rest}")
    query = _of_rest(question, whole, rest, scope)
    if query.asked.reversed and any(word not in whole for word in scope.consumed):  # 后者 is named by now
        query = replace(query, asked=replace(query.asked, reversed=False))
    if turns and (item := item_asked(whole)):
        return replace(query, item=item)
    short = query.need.number and query.topic is Topic.PROSE and not query.counts and len(rest) <= _SHORT
    if scope.before and (short or not query.says_what):
        both = _together(question, whole, rest, scope)
        return both if both.measures or both.counts or (both.says_what and not short) else query
    if scope.before and query.topic is Topic.PROSE and not query.counts and len(rest) <= _SHORT:
        earlier = find_counts(squeeze(scope.before).text)  # 开放日几场: 参加人数 is of another count there
        both = _together(question, whole, rest, scope)
        if {m.row for m in both.counts} - {m.row for m in earlier}:
            return both
    return query


def _together(question: str, whole: str, rest: str, scope: Scope) -> Query:
    """The query of a turn with the matter that it goes on about before it."""
    merged = f"{squeeze(scope.before).text},{rest}"
    return _of_rest(question, whole, merged, replace(scope, rest=f"{scope.before}，{scope.rest}"))


def _carried_on(rest: str, scope: Scope) -> tuple[str, Scope]:
    """A turn that only asks whether it can be found, as the matter before it."""
    if not _FINDABLE.fullmatch(rest):
        return rest, scope
    return squeeze(scope.before).text, replace(scope, rest=scope.before)


def of_words(query: Query, words: str) -> Query:
    """The query of some of a question's words alone, in the same reports."""
    return _of_rest(query.question, words, words, replace(query.scope, rest=words, before=""))


def without_consumed(question: str, scope: Scope) -> str:
    """The question's own words, squeezed, less the names and years that its scope was found by."""
    own = squeeze(question).text
    for word in scope.consumed:
        own = own.replace(word, "", 1)
    return own


def without_corrected(squeezed: str) -> str:
    """The words of a question less what they except and what they take back."""
    return _TAKEN_BACK.sub("", without_excepted(squeezed))


def _of_rest(question: str, whole: str, rest: str, scope: Scope) -> Query:
    """The query of a question whose matter, without names and years, is ``rest``."""
    topic = refused_as(whole) or _topic(rest, whole)
    contacts = tuple(contact_kinds(rest)) if topic is Topic.CONTACT else ()
    asked = find_operations(whole)
    own = asked.operations or asked.claim or asked.bounded
    own = own or asks_cause(whole)  # 587条: not to be held against the cause
    both = find_operations(rest)  # 比最少的多几条 after 哪年最多
    asked = _with_none_claimed(rest, asked if own and not _ENDS.issubset(both.operations) else both)
    over_time = len(scope.report_ids) > 1 or names_staff(rest)
    asked = gained(asked, rest) if over_time else asked
    asked = quantified(asked, rest) if len(scope.report_ids) > 1 else asked
    measures = as_compared(_measures(rest, scope, asked), rest) if topic is Topic.PROSE else ()
    topic = Topic.FIGURE if measures else topic
    need = _need(rest)
    counts = of_units(find_counts(rest), need.exact_units) if topic is Topic.PROSE else ()
    composition = bool(_COMPOSITION.search(rest))
    return Query(question, scope, topic, measures, contacts, need, asked, counts, composition)


def _with_none_claimed(rest: str, asked: Asked) -> Asked:
    """What is asked, with the 0 that 为什么没有处罚 takes for granted of the cell or count it names."""
    none = _WHY_NONE.search(rest)
    if none is None or asked.claim or asked.operations:
        return asked
    named = [m.start for m in (*find_measures(rest), *find_counts(rest))]
    there = any(none.start(1) <= start <= none.end() for start in named) and len(rest) - none.end() <= _SHORT
    return replace(asked, claim=nothing()) if there else asked


def _measures(rest: str, scope: Scope, asked: Asked) -> tuple[Measure, ...]:
    """The cells, or the counts in words, that are asked for; none where words are wanted and not numbers."""
    computes = bool(asked.operations or asked.claim)
    several = len(scope.report_ids) > 1 or scope.status == "all"
    reason = asks_why(rest) and not asked.claim
    told = _TELLS.search(rest) and not asked.bounded
    if reason or (told and set(asked.operations) <= {Operation.COUNT} and scope.status == "all"):
        return ()
    wanted = computes or _asks_for_figure(rest) or (several and asks_unwritten(rest))
    wanted = wanted or bool(asked.numbers and confirms(rest))
    measures = tuple(find_measures(rest)) if wanted else ()
    if measures and lists_cells(rest):
        return tuple(sorted((*measures, *find_counts(rest)), key=lambda measure: measure.start))
    measures = measures or (tuple(applications(rest)) if wanted and (asked.operations or asked.claim) else ())
    if told or not (computes or (several and (wanted or _LISTS.search(rest)))):
        return measures
    if not measures:
        return tuple(find_counts(rest))
    return (*measures, *find_counts(rest)) if _SEVERAL.search(rest) and not computes else measures


def _topic(rest: str, whole: str) -> Topic:
    if asks_who_gives(whole) and contact_kinds(rest):
        return Topic.CONTACT
    if _CATALOGUE.search(whole) and not asks_of_which(whole):
        return Topic.CATALOGUE
    if contact_kinds(rest) and not (_ASKED_UNIT.search(rest) or asks_of_calls(whole)):
        return Topic.CONTACT
    if asks_problems_alike(rest):
        return Topic.PROBLEMS
    if _CHECKS.search(rest) and not _is_led_up_to(rest):
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


def _is_led_up_to(rest: str) -> bool:
    """Whether a check only leads up to figures that are asked for last: 总对不上，新收加结转是多少."""
    last = rest.rpartition(",")[2]
    asks = _HOW_MANY.search(last) and not _CHECKS.search(last)
    return bool(asks) and len(find_measures(last)) > 1


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


def _asks_for_figure(rest: str) -> bool:
    """True where a number is asked for: by 多少 or 几, or by naming a cell and nothing else."""
    if _HOW_MANY.search(rest) or _MONEY.search(rest):
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
    return bool(_WHY.search(rest)) and not (asks_reasons(rest) and any(groups))


def _need(rest: str) -> Need:
    exact = frozenset(match[1].lstrip("个") or "个" for match in _ASKED_UNIT.finditer(rest))
    units = frozenset().union(*map(unit_family, exact))
    if _MONEY.search(rest):
        units |= unit_family("元")
    cause = asks_cause(rest.rpartition(",")[2]) or bool(_WHY_CHANGED.search(rest))
    parts: set[Part] = set()
    if re.search(r"问题|不足", rest) or _WHY.search(rest):
        parts.add(Part.PROBLEMS)
    return Need(
        terms=question_terms(rest),
        phrases=question_phrases(rest),
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
