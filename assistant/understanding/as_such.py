"""Questions about the collection or reports as such, and small talk: no matter of a report is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.scope.catalogue import Agency, Catalogue
from assistant.scope.mentions import Mention, read_mentions
from assistant.scope.outcomes import no_agency
from assistant.scope.years import year_words
from assistant.types import Scope, ScopeStatus
from assistant.understanding.contrast import contrast_asked, section_asked
from assistant.understanding.entire import wholly
from assistant.understanding.query import REFUSED, Query, Topic
from ingest.compare import Fate
from ingest.fold import squeeze

_TAIL = r"[啊呀吗嘛哦哈啦了呢吧!~。,?]*"
_GREETS = re.compile(
    rf"(?:你们?好|您好|大家好|hi|hello|嗨|哈喽|哈啰|[早中下上]午?好|早上好|晚上好|早安|在吗|在不在|有人(?:在)?吗){_TAIL}",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:好的?|嗯|行|ok|明白|知道|了解|收到|懂|可以|没事|那|就这样|[啊呀吧了啦,。!~])*"
    rf"(?:(?:挺|真|很|还|蛮|有点儿?|好|太|这|倒|确实|是)*(?:有意思|有趣|不错|厉害|牛|棒|不少|可以|难得|少见|新鲜|稀奇|意外|在理)(?:的|嘛|哦|哈|呢)*|"
    r"原来(?:是这样|如此)|是这样|哈+|(?:非常|十分|太|多)?(?:谢谢|感谢|多谢|谢了|谢啦|thanks?|thankyou)(?:你们?|您|大家)?|(?:你|您)?辛苦|再见|拜拜|"
    rf"不用了|没(?:别的)?(?:事|问题)了|好的|明白了|知道了|了解了|收到){_TAIL}",
    re.IGNORECASE,
)
_CAN_DO = re.compile(
    r"(?:请问)?(?:你|您|这个?(?:系统|工具|助手|软件|网站)?)(?:都|到底|究竟|能|会|可以|可|帮我|帮|来)*(?:干|做|查|回答|问|帮|懂|知道|有)(?:些|点|我|忙)?"
    r"(?:什么|啥|哪些)(?:事|事情|问题|内容|东西|功能|用|的)*[呢呀啊?]*|"
    r"(?:我)?(?:能|可以|该)(?:向你|跟你|在这[里儿]?|怎么)?问(?:你)?(?:些)?(?:什么|啥|哪些)(?:问题)?[呢呀啊?]*|"
    r"(?:你|这个?(?:系统|工具|助手)?)?(?:怎么用|如何使用|怎么使用|有(?:什么|啥|哪些)(?:用|功能))[呢呀啊?]*"
)
_HERE = (
    r"(?>,|你们?|咱们?|我们?|这里?[儿面头边]?|那|资料库|数据库|库|系统|平台|目前|现在|手[上里头]|里[面头边]?|上|数据|资料|语料|中|的|都|"
    r"一共|总共|共|总|到底|究竟|分别|各|请问|是|[这那]?[一二两三四五六七八九十]+[个家](?:单位|机关|部门)?)*"
)
_KEPT = r"(?:收录|收集|收|存|包含|包括|录入?|有|能查到?|可以查到?|查得到|可查)"
_REPORTS = r"(?:(?:政府)?(?:信息)?公开)?(?:工作)?(?:年度)?(?:报告|年报|资料|数据|材料)"
_UNITS = r"(?:单位|机关|部门|机构|委办局|局|地方|区县|县区)"
_WHICH = r"(?:哪(?:些|几[个家]?|[个家])|几[个家]|多少[个家]?|什么|啥)"
_END = r"(?:的|了|呢|吗|呀|啊|嘛|来着|可以?[查看用]|能查|可供[^,。?几哪]{1,4}|查)*\??"
_A_YEAR = r"(?:哪(?:些|几|一)?|几|多少)个?年(?:份|度|头)?"
_OF_COLLECTION = re.compile(
    rf"{_HERE}{_KEPT}?(?:了|过)?{_HERE}{_WHICH}{_UNITS}(?:的?{_REPORTS})?{_END}|"
    rf"{_HERE}{_KEPT}(?:了|过)?(?:多少|几)份?的?{_REPORTS}{_END}|"
    rf"{_HERE}(?:{_REPORTS})?{_HERE}{_KEPT}?(?:了)?(?:多少|几)份(?:{_REPORTS})?{_END}|"
    rf"{_HERE}(?:最[新近早老后晚]|头一)(?:的|一|那|这|份|个|年)*(?:{_REPORTS})?(?:是|到|为|更新到|的)*(?:{_A_YEAR}|几几年)的?(?:{_REPORTS})?{_END}|"
    rf"{_HERE}(?:更新|收录?)(?:到|至)了?(?:{_A_YEAR}|几几年)(?:为止)?{_END}"
)
_YEARS_OF = re.compile(
    rf"{_HERE}(?:{_REPORTS})?{_HERE}{_KEPT}(?:了|过|着|有)?{_HERE}{_A_YEAR}的?(?:{_REPORTS})?(?:{_KEPT})?(?:,(?:都|分别|是|有)*{_A_YEAR})?{_END}|"
    rf"{_HERE}{_REPORTS}{_HERE}{_A_YEAR}{_END}"
)
_COMPLETE = re.compile(
    rf"{_HERE}(?:{_KEPT}{_HERE}{_REPORTS}|{_REPORTS}{_HERE}{_KEPT}?|{_KEPT})(?:得|的|还|都|是否|是不是|有没有)*"
    rf"(?:齐不齐|全不全|齐[全整]?|全|完整|缺不缺|缺|断档?|漏)(?:{_A_YEAR})?(?:了|过|吗|么|没有?|不)*{_END}"
)
_AND_WHICH = re.compile(rf"{_HERE}(?:缺|差|少|{_KEPT})*{_HERE}{_A_YEAR}(?:有|没有?|缺)*{_END}")
"""年报齐不齐，哪几年的."""
_IS_THERE = re.compile(
    rf"{_HERE}(?:有没有|有无|是否有|是否收录|收没收录?|{_KEPT})了?(?:的|这家|那家|这个)*(?P<reports>{_REPORTS})?(?P<asks>吗|么|没有|没|不)?[呢呀啊?]*"
)
_IS_NAMED = re.compile(
    rf"{_HERE}(?:有没有|有无|是否有|是否收录|收没收录?|{_KEPT})了?(?P<name>[\u4e00-\u9fff]{{2,14}}?)的?{_REPORTS}(?:吗|么|没有|没|不)?[呢呀啊?]*"
)
_OFFICE_LIKE = re.compile(
    r"(?:局|委|办|厅|法院|检察院|政府|中心|大队|支队|街道|镇|乡|区|县|市|省|公司|学校|大学|医院|银行)$"
)
_YEAR_BEFORE = re.compile(r"上一?年|去年|前一年|往年|以前|照抄|照搬|抄")
_FORM = r"(?:(?<![图发代列外])表(?:格|式|样)?(?![现示扬达态述])|表式|格式|模板|版式)"
_OF_A_FORM = re.compile(rf"[新旧老](?:的|版|式)?(?:的)?{_FORM}|{_FORM}[^,。]{{0,8}}(?:新版|旧版|老版|改版)")
_FORMS_DIFFER = re.compile(
    rf"{_FORM}.*(?:不同|不一样|区别|差别|差异|变化|变了|少了|多了|减了|加了|新增|去掉|取消|删|改)|"
    rf"(?:不同|不一样|区别|差别|差异|少了|多了|新增|去掉|取消|删).*{_FORM}"
)
_FORM_USED = re.compile(
    rf"(?:用|采用|沿用|套用|(?<![要该得先需应须])填)(?:了|的)?(?:(?:是不是|是否|还是|还|是|哪[种个]|什么|啥)+(?:[新旧老](?:的|版|式)?(?:的)?|20(?:19|21)年?版?的?)?|"
    rf"[新旧老](?:的|版|式)?(?:的)?|20(?:19|21)年?版?的?){_FORM}|"
    rf"[新旧老](?:版|式)?{_FORM}的?(?:有|是)?(?:哪|谁)"
)
_IN_THE_TABLE = re.compile(r"多少|几[件条次项个]|正文|文字|对得上|一致|数字|数据|数值|图片|截图")
_JUDGES = re.compile(
    r"胜算|赢面|(?:告|打|官司)[^,。]{0,4}(?:得|不)[赢了](?:吗|么|不|$|[?])|[能会可]不?[能会可以]*(?:告|打)?得?赢|(?:胜诉|打赢|告赢)(?:的)?(?:概率|可能性?|几率|把握|希望|机会)|值不值得?(?:去)?(?:告|起诉|复议|打官司)|该不该(?:去)?(?:告|起诉|复议)|"
    r"[你您](?:们)?(?:自己|个人|是)?(?:怎么|如何|咋)(?:样)?(?:看(?!到|得|出)|评价)|"
    r"(?<!到)(?<!认)(?<!讨)(?<!自己)(?:敷衍|糊弄|走过场|摆样子|作秀|存心|懒政|尸位素餐|踢皮球|装样子|瞎搞|混日子|形同虚设)|"
    r"^(?!.*(?:[邀聘]?请|让|由|被|给|接受)[^,。]{0,14}(?:代表|委员|群众|市民|公众|社会|第三方|专家|居民|企业|服务对象))(?!.*(?:代表|委员|群众|市民|公众|专家|居民)[^,。]{0,12}打分).*打(?:个|一下|几|多少)?分(?!别|评|测)|评价一下|点评|(?:最|更|够不够)(?:懒|敷衍|差劲|不作为|糊弄|偷懒|用心|称职)"
)
_IDLEST = re.compile(r"(?:最|更|够不够)偷?懒")
"""公众号更新最懒 of what is counted asks for the least of it, and for no judgement."""
_TO_DELETE = re.compile(
    r"把[^,。]{0,6}(?:数据库|资料库|系统|库里|所有|全部)[^,。]{0,10}(?:删|清空|抹)[掉除去]*(?:吧|$|[,。!])|^(?:请|帮我|给我)?(?:删除|清空|删掉)(?:所有|全部|数据库|资料库)"
)
_AND_THAT = re.compile(rf"(?:那么?|还有|再)?{_TAIL}")
_FORECASTS = re.compile(
    r"预测|预估|估计一下|(?:明年|来年|后年|下一年|下年|今后|未来|以后|往后|接下来|将来).{0,16}(?:会不会|会|能不能|是否会|将|可能|大概|估计|预计)[^,。]{0,8}"
    r"(?:[涨增减降升跌多少]|收到|受理|有|达到|突破|超过|提高|调整|上调|下调|取消|恢复|放开|开始|改收|免费)|"
    r"(?:会不会|是否会|会)(?:继续|接着|再|进一步)(?:[涨增减降升跌]|变[多少]|下滑|走[高低])"
)

_ON_WHICH_DAY = r"(?:什么时候|啥时候|什么时间|何时|哪一?[天日]|几月几[号日]|几号|啥日子)"
_OF_COURTS = re.compile(
    r"法院[^,。]{0,12}(?:多久|几天|多长时间|多少天|何时)[^,。]{0,6}(?:立案|受理|判|开庭|答复|审)|"
    r"(?:受理费|诉讼费|律师费|上诉费)[^,。]{0,8}(?:多少|几|谁|怎么)|"
    r"(?:工作日|期限)[^,。?]{0,14}(?:起算|起计|算起|算不算|含不含|怎么算|怎么数|自然日)"
)
"""What the law says of courts and of how days are counted, which no report tells."""
_SO_LONG = r"(?:\d+|[一二两三四五六七八九十几半多]+)(?:来|多)?个?(?:工作日|[天日月周]|星期|礼拜)"
_BY_LAW = re.compile(
    r"(?:应当?|必须|须|得|要|可以?|能|最[晚迟]|法定)[^,。?]{0,6}(?:多少|几)个?(?:工作)?[日天月](?:之?[内里前]|以[内前])|"
    r"最[晚迟][^,。?]{0,4}(?:多少|几)个?(?:工作日|[天日月])|(?:起诉|复议|答复|诉讼|补正|办理|法定)(?:的?(?:期限|时限|时效)(?:是|有|为)*(?:多久|多长|多少|几))|"
    r"(?:多少|几)个?(?:工作)?[日天月](?:之?[内里前]|以[内前])[^,。?]{0,6}(?:提起|提出|申请(?:行政)?复议|起诉|必须|应当)|"
    rf"(?:{_SO_LONG}|好久|很久|一直)[^,。?]{{0,6}}(?:没|未|不)[^,。?]{{0,6}}(?:回|答|复|理|消息|动静|下文|音)[^?]{{0,12}}(?:超期|逾期|过期|违法|违规|合法|合规|正常|怎么办|咋办|投诉|起诉|复议)|"
    r"(?:逾期|拖着|不按[时期]|没按[时期]|未按[时期]|迟迟|拒绝?)[^?]{0,20}(?:会|要|该|得|怎么|如何)[^?]{0,8}(?:处分|问责|追责|处罚|处理|追究|责任|后果)"
)
"""Time limits and sanctions, asked of nobody in particular."""
_LETTER = "(?:申请书|起诉状|诉状|上诉状|答辩状|复议书|(?:投诉|举报|检举|控告)信|律师函|委托书)"
_TO_DRAFT = re.compile(
    rf"(?:(?:起草|草拟|代?拟|代?写|撰写)(?:好|出|个|下|成)?(?:一?[份封个篇])?|"
    rf"帮[我忙][^,。?]{{0,3}}[弄出搞整来][一个]?[份封个篇])[^,。?]{{0,16}}{_LETTER}|"
    r"(?:^请?|[帮替给代]我?)(?:起草|草拟|拟|写|弄|出|开|做|整)[^,。?怎咋]{0,16}(?:答复书|告知书|决定书|通知书|复函|公函)(?!.{0,10}(?:格式|毛病|问题))|"
    rf"{_LETTER}(?:该|要|应该)?(?:怎么|咋|如何|怎样)(?:写|填|拟|起草)|{_LETTER}(?:的?(?:范文|模板|范本|样本|格式))"
)
"""Letters of those who apply, complain or sue, to be written for them."""
_DECIDED = {
    Topic.LAW: _OF_COURTS,
    Topic.FORECAST: _FORECASTS,
    Topic.OPINION: _JUDGES,
    Topic.OTHER: _TO_DRAFT,
    Topic.INSTRUCTION: _TO_DELETE,
}
_PERIOD = re.compile(
    rf"(?:数据|数字|统计|报告|年报)[^,。]{{0,6}}(?:从|自|截[至止]到?)(?:{_ON_WHICH_DAY}|几月)|从(?:{_ON_WHICH_DAY}|几月)(?:开始|起|算|统计)*[到至]|"
    r"(?:统计|数据)的?(?:起止|区间|时间段|时段|起始)"
)
_MADE = r"(?:发布|公布|公开|发出|发|出|写成|写|编制|编|做|成文|落款|印发|挂|签发|签署|签)"
_DATED = re.compile(
    r"(?:落款|成文|署|签署|签发|形成)的?(?:日期|时间)|(?:报告|年报)的?(?:发布|公布|发文|编制|撰写)?的?(?:日期|时间)(?:是|$|[?])|"
    rf"(?:报告|年报)(?:是|在|的|于|都|分别)*{_ON_WHICH_DAY}(?:才|由|给)?{_MADE}|"
    rf"(?:报告|年报)(?:的|是|都|谁)*{_MADE}[于在的是出来]*{_ON_WHICH_DAY}|"
    rf"(?:报告|年报)[^,。]{{0,4}}(?:[最更][早晚迟](?:和最?[早晚迟])?的|{_MADE}[得的][最更][早晚迟]|[最更]?[早晚迟](?:和最?[早晚迟])?才?{_MADE})|[最更][早晚迟](?:和最?[早晚迟])?{_MADE}的?(?:报告|年报)|"
    rf"(?:过了?|晚于|在|早于)?1月3[01]日?号?(?:以|之)?[前后]?才?{_MADE}|"
    r"(?:落款|署)[于在的是]*(?:什么时候|啥时候|何时|哪一?[天日]|几号|几月)"
)


def without_small_talk(turns: Sequence[str]) -> list[str]:
    """The earlier turns that ask something: nothing goes on about 谢谢."""
    return [turn for turn in turns if not _is_talk(squeeze(turn).text)]


def as_such(query: Query, question: str, catalogue: Catalogue) -> Query:
    """The query for what is asked of the collection, of nothing or of years to come; else itself. O(length).

    ``question`` still has the greeting that it may begin with, or be.
    """
    whole = squeeze(query.question).text
    if _is_talk(squeeze(question).text) or _CAN_DO.fullmatch(whole):
        talk = not _CAN_DO.fullmatch(whole)
        return replace(query, topic=Topic.TALK if talk else Topic.CATALOGUE, scope=Scope(ScopeStatus.ALL))
    if query.topic in REFUSED:
        return query
    said = _IDLEST.sub("", whole) if query.measures and query.asked.operations else whole
    topic = next((topic for topic, asked in _DECIDED.items() if asked.search(said)), None)
    if topic and not (topic is Topic.LAW and _of_its_own(query)):
        return replace(query, topic=topic)
    if _of_nobody(query) and _BY_LAW.search(whole) and not year_words(whole):
        return replace(query, topic=Topic.LAW)
    if query.scope.status is not ScopeStatus.NOT_FOUND and (topic := _of_its_dates(query, whole)):
        return replace(query, topic=topic, scope=_of_all_years(query.scope, catalogue))
    held = _of_forms(query, whole) or _contrasted(query, whole, catalogue)
    if held := held or _of_section(query, whole, catalogue):
        return held
    if query.topic is Topic.CATALOGUE:
        return _of_those_named(query, whole, catalogue)
    if query.topic in (Topic.PROSE, Topic.FIGURE, Topic.PROBLEMS):
        return _of_collection(query, whole, catalogue)
    return query


def _of_its_own(query: Query) -> bool:
    """Whether a number of one agency's year is asked for: what it paid its lawyers, and no rule of law."""
    return (
        query.scope.named
        and bool(query.measures or query.counts)
        and bool(year_words(squeeze(query.question).text))
    )


def _of_nobody(query: Query) -> bool:
    """Whether a question names no agency, asks for none and goes on about none."""
    scope = query.scope
    return not (scope.named or scope.before) and scope.status is ScopeStatus.CLARIFY


def _is_talk(said: str) -> bool:
    return bool(_GREETS.fullmatch(said) or _THANKS.fullmatch(said))


def is_thanks(question: str) -> bool:
    """Whether a turn of small talk ends something, and does not begin it."""
    return bool(_THANKS.fullmatch(squeeze(question).text))


def _of_forms(query: Query, whole: str) -> Query | None:
    """The query for what tells the two forms apart, or which is used; not for what stands in them."""
    two = _OF_A_FORM.search(whole) or sum(len(word.years) for word in year_words(whole)) > 1
    if two and _FORMS_DIFFER.search(whole) and not _IN_THE_TABLE.search(whole):
        return replace(query, topic=Topic.FORMS)
    cell = query.measures and _IN_THE_TABLE.search(whole)  # 仍用旧表, 那一格填了多少
    used = _FORM_USED.search(whole) and query.scope.report_ids and not cell
    return replace(query, topic=Topic.FORM_USED) if used else None


def _of_its_dates(query: Query, whole: str) -> Topic | None:
    """Which dates of a report itself are asked for, if any: that it bears, or from when its numbers count."""
    if _PERIOD.search(whole):
        return Topic.PERIOD
    signed = any(_DATED.search(words) for words in (whole, squeeze(query.scope.rest).text))
    return Topic.DATED if signed else None


def _of_all_years(scope: Scope, catalogue: Catalogue) -> Scope:
    """The scope with every report of the agencies, where a year of them would have to be chosen."""
    named = [agency for agency in catalogue.agencies if agency.name in scope.agencies]
    if scope.status is not ScopeStatus.CLARIFY or not named:
        return scope
    ids = tuple(agency.reports[year] for agency in named for year in sorted(agency.reports))
    years = tuple(sorted({year for agency in named for year in agency.reports}))
    return replace(scope, status=ScopeStatus.RESOLVED, report_ids=ids, years=years, options=())


def _contrasted(query: Query, whole: str, catalogue: Catalogue) -> Query | None:
    """The query for two reports side by side: of two years, or of two agencies; None for anything else."""
    scope = query.scope
    if scope.status is not ScopeStatus.RESOLVED or query.topic in (Topic.FIGURE, Topic.CONTACT, Topic.CHECK):
        return None
    contrast = contrast_asked(_bare(whole, catalogue), alone=not scope.before)
    ids = _two_reports(scope, whole, catalogue) if contrast else ()
    if contrast is None or len(ids) != 2:
        return None
    if len(scope.agencies) > 1 and contrast.fates != (Fate.KEPT,):
        return None
    return replace(query, topic=Topic.CONTRAST, contrast=contrast, scope=replace(scope, report_ids=ids))


def _of_section(query: Query, whole: str, catalogue: Catalogue) -> Query | None:
    """The query for all that stands below a heading of one report, or None."""
    if query.topic is not Topic.PROSE or len(query.scope.report_ids) != 1:
        return None
    bare = _bare(whole, catalogue)
    section = None if wholly(query, bare) else section_asked(bare)  # a whole is told by its tables too
    return None if section is None else replace(query, topic=Topic.SECTION, section=section)


def _bare(whole: str, catalogue: Catalogue) -> str:
    """A question without names and years."""
    bare = _without(whole, read_mentions(whole, catalogue).mentions)
    for word in reversed(year_words(bare)):
        bare = bare[: word.start] + bare[word.end :]
    return bare


def _two_reports(scope: Scope, whole: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Those asked for where they are two, or the one with that of the year before which it is measured by."""
    if len(scope.report_ids) == 2:
        return scope.report_ids
    reports = next(a.reports for a in catalogue.agencies if a.name == scope.agencies[0])
    year = next((year for year, rid in reports.items() if rid == scope.report_ids[0]), 0)
    base = scope.compared_years or ((year - 1,) if _YEAR_BEFORE.search(whole) else ())
    if len(scope.report_ids) != 1 or len(base) != 1 or base[0] not in reports:
        return ()
    return tuple(reports[y] for y in sorted((base[0], year)))


def _of_collection(query: Query, whole: str, catalogue: Catalogue) -> Query:
    mentions = read_mentions(whole, catalogue).mentions
    bare = _without(whole, mentions)
    before = squeeze(query.scope.before).text
    goes_on = bool(before) and _asks_of_collection(before)
    if before and not goes_on:
        return query
    dated = bare  # 哪几年 is a year word, and 2020年 is
    for word in reversed(year_words(bare)):
        dated = dated[: word.start] + dated[word.end :] if word.years else dated
    clauses = [clause for clause in re.split(r"[,。;]", dated) if clause.strip("?")]
    if clauses and all(_OF_COLLECTION.fullmatch(clause) for clause in clauses):
        return _of_those_named(query, whole, catalogue)
    complete = clauses and _COMPLETE.fullmatch(clauses[0]) and all(map(_AND_WHICH.fullmatch, clauses[1:]))
    if mentions and (
        complete or _YEARS_OF.fullmatch(dated) or _is_there(dated) or (goes_on and _AND_THAT.fullmatch(dated))
    ):
        return _of_those_named(query, whole, catalogue)
    named = None if mentions else _IS_NAMED.fullmatch(dated)
    if named and _is_agency(named["name"], catalogue):
        scope = no_agency(named["name"], (), query.scope.years)
        return replace(query, topic=Topic.CATALOGUE, scope=scope)
    return query


def _asks_of_collection(words: str) -> bool:
    found = _OF_COLLECTION.fullmatch(words) or _YEARS_OF.fullmatch(words)
    return bool(found or _is_there(words))


def _is_there(bare: str) -> bool:
    """Whether it is asked if there is a report of those named: 有…的吗, 有没有…的报告."""
    found = _IS_THERE.fullmatch(bare)
    asked = (
        found
        and (found["reports"] or "的" in bare)
        and (found["asks"] or re.search("有没有|有无|是否", bare))
    )
    return bool(asked)


def _is_agency(name: str, catalogue: Catalogue) -> bool:
    place = catalogue.place_at(name, 0)
    return bool(_OFFICE_LIKE.search(name) or (place and place.end == len(name)))


def _of_those_named(query: Query, whole: str, catalogue: Catalogue) -> Query:
    """The catalogue of those that the question names, a place with all that belongs to it; else of all."""
    scope = query.scope
    if scope.status is ScopeStatus.NOT_FOUND:
        return replace(query, topic=Topic.CATALOGUE)
    mentions = read_mentions(whole, catalogue).mentions
    found = [agency for mention in mentions for agency in _agencies_of(mention, scope, catalogue)]
    names = tuple(dict.fromkeys(agency.name for agency in found))
    if not mentions and scope.status is ScopeStatus.RESOLVED:
        names = scope.agencies  # of the conversation
    return replace(query, topic=Topic.CATALOGUE, scope=replace(scope, status=ScopeStatus.ALL, agencies=names))


def _agencies_of(mention: Mention, scope: Scope, catalogue: Catalogue) -> list[Agency]:
    if mention.office:
        return [agency for agency in catalogue.agencies if agency.name in scope.agencies]
    return [agency for place in sorted(mention.places) for agency in catalogue.around(place)]


def _without(whole: str, mentions: Sequence[Mention]) -> str:
    gone = {place for mention in mentions for start, end in mention.spans for place in range(start, end)}
    return "".join(char for place, char in enumerate(whole) if place not in gone)
