"""Questions for the single cases behind a count: the firms punished, the court, the largest fine, a list.

A report gives how many there were, and the number of all is no answer to which ones: only a sentence that
names them is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.clauses import SURE, read
from assistant.cells.counts import PROSE
from assistant.cells.measures import Measure, find_measures
from assistant.types import ScopeStatus
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term
from assistant.understanding.understand import without_consumed
from ingest.fold import squeeze

_FIRM = (
    "企业|公司|厂[家商]?|店[铺家]?|门店|商[家户贩铺]|摊[主位贩]|个体户?|医院|诊所|药[店房]|学校|幼儿园|超市|饭店|"
    "餐[馆厅]|酒店|工地|机构|律所|法院|律师事务所"
)
_PERSON = (
    "司机|驾驶员|车主|业主|家长|老板|老师|医生|法官|律师|原告|被告|第三人|当事人|相对人|申请人|处罚人|供[应货]商|"
    "中标[方人者商]?|记者|村民|居民|市民|公民|个人|人员?|单位"
)
_THING = (
    "车辆?|房[子屋]|楼盘|地块|产品|商品|东西|货物?|设备|食品|药品|案[件子]?|官司|文件|规章|项目|事项|违法|行为|"
    "种类|类型|措施"
)
_ONE = f"(?:{_FIRM}|{_PERSON}|{_THING})"
_ALL = "(?:都|又|各|分别|具体|到底|究竟|主要)*"
_WHICH = "(?:哪(?:些|[几一]?[个家户所位名间起件宗样种份部张辆])|谁|什么|啥)"
_DEED = "(?:处罚|罚|查处|处理|强制|扣|扣押|查封|吊销|拆|许可|批准|批|发证|采购|购买|买|收费|收|告|起诉|复议)"
_LISTED = "(?:名单|名录|名册|名字|名称|姓名|清单|目录|明细表?|列表|一览|台账)"
_WHICH_ONES = re.compile(
    rf"{_ONE}(?:的?(?:名字|姓名))?{_ALL}(?:是|有|叫|为|包括|[用办收采买涉]取?及?了?)*{_WHICH}|"
    rf"(?:哪(?:些|[几一]?[个家户所位名间起件宗样种份部张辆])|什么|啥)样?的?{_ONE}(?!占)|"
    rf"{_DEED}(?:过|了|到|掉|走|下)*的?{_ALL}(?:是|有)?(?:谁|哪些|哪几?[个家户所](?!年))|"
    rf"[给向跟找问被由从朝](?:的是|了|过)?(?:谁|哪些(?:人|{_FIRM})|哪几?[家户])|"
    rf"{_DEED}(?:的|了)*(?:具体)?(?:对象|人|主体)(?:{_ALL}[是有]?{_WHICH})?[?]?$"
)
"""Which ones: 处罚的企业有哪些, 罚了谁, 向谁收的, 强制的对象."""
_WHICH_OF_THEM = re.compile(rf"(?:那|这|它们?|的)*{_ALL}[是有]*哪(?:些|几?[个家件份起笔项])[呢呀啊]?[?]?$")
"""都是哪几件 after how many there were."""
_LIST_OF = re.compile(
    rf"(?:名单|名录|名册|花名册)(?!公示)|(?:{_ONE}|{_DEED}|许可证|决定书?)的?(?:各种|具体|详细|公示)*的?{_LISTED}|"
    r"案号|案由|案情|裁判文书|判决书(?!.{0,6}(?:几|多少))|供应商|中标|因?为了?(?:什么|啥)(?:事|案)|争议焦点|诉讼请求"
)
"""A list of them, or what only a single case has."""
_SINGLE = re.compile(
    r"最[大高重多贵狠严久小轻少][^,。多少几哪]{0,4}?的?[那这]?一?(?:[笔单件起宗桩张](?!数)|个(?=项目|案|单子|工程))|"
    r"(?:第一|头一?|首)[笔单件起宗桩张例]|"
    r"[那这]一?(?:[笔单件起宗桩]|个案)[^,。]{0,10}(?:经过|来龙去脉|细节|详情|怎么回事|具体内容|事由|起因|咋回事|怎么判|怎样|如何)"
)
"""One of them: 罚得最重的那一单."""
_RANKED = re.compile(r"谁(?!的?[更最]?[多少高低大])|大户|前[一二三四五六七八九十\d]+[名家位]|哪一?[类种]")
"""The first among those that one count is of."""
_OF_EACH = re.compile(r"各(?:自|是|有|要|花|收|罚)*(?:多少|几)")
"""各多少钱 beside which ones: no number of all."""
_HOW_MANY = re.compile(r"多少|(?<!哪)几(?=[件条次起宗项份笔])|数量|占|比例|[几多]成")
_IN_FORM = re.compile(r"企业|公司|机构|个人|公民|人员?$|申请人|单位|律|事项|文件|什么|啥|对象|名")
"""What the table of requests has columns for, or what they ask for, which is told otherwise."""
_SHORT = 10
_ENDS = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK})
_DONE_TO = re.compile("罚|吊销|查处|查封|扣押|许可|发证|批准")
_BY_NAME = re.compile("名单|名录|名册")
_NAMED = Term("名单", ("名录", "名册", "名叫", "名为"))
_LARGEST = Term("最大", ("最高", "最重", "最多", "单笔", "典型案例"))


def of_instances(query: Query, rest: str) -> Query | None:
    """The query for a sentence that names the single cases of what is counted, if those are asked for.

    Of one agency only: of several, 哪些单位 asks which of them. O(length × labels).
    """
    scope = query.scope
    said = without_consumed(query.question, scope) if scope.before else query.own_words
    if scope.status is not ScopeStatus.RESOLVED or len(scope.agencies) != 1 or query.asked.numbers:
        return None
    counted = _counted(query, rest) or _spoken_of(query, said)
    tables, rows = {m.table for m in counted}, {m.row.partition("/")[0] for m in counted}
    if not (counted or _DONE_TO.search(said)) or PROSE in tables or len(rows) > 1:
        return None
    single = _SINGLE.search(said)
    if not single and "requests" not in tables and len(query.measures) == 1 == len(scope.report_ids):
        single = _RANKED.search(said) if _ENDS & set(query.asked.operations) else None
    found = single or _WHICH_ONES.search(said) or _LIST_OF.search(said)
    found = found or (_WHICH_OF_THEM.match(said) if scope.before else None)
    if found is None or set(query.asked.operations) - {Operation.COUNT, *(_ENDS if single else ())}:
        return None
    if not single and _HOW_MANY.search(_OF_EACH.sub("", said)):
        return None
    if "requests" in tables and _IN_FORM.search(found[0]) and not _BY_NAME.search(found[0]):
        return None
    must = tuple(Term(word, tuple(same)) for m in counted for word, *same in (w.split("|") for w in m.prose))
    need = replace(query.need, number=False, must=(*must[:1], _LARGEST if single else _NAMED))
    return replace(
        query, topic=Topic.PROSE, measures=(), counts=(), need=need, asked=Asked(), composition=False
    )


def _counted(query: Query, rest: str) -> tuple[Measure, ...]:
    """The cells of what the cases are of, named or resembled."""
    if found := query.measures or tuple(find_measures(rest)):
        return found
    clause = read(rest)
    return clause.measures if clause.lead >= SURE else ()


def _spoken_of(query: Query, said: str) -> tuple[Measure, ...]:
    """The cells of the turn before, where a short one names nothing that is counted: 名单给我一份."""
    own = len(said) > _SHORT or query.counts or query.scope.named or read(said).lead >= SURE
    return () if own else tuple(find_measures(squeeze(query.scope.earlier).text))
