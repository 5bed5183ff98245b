"""What offices commonly do about disclosure, as people ask for it and as reports tell it.

Who signs off what is published, how a refusal is reviewed, how the blind use the website: the words people
ask in (几道关, 没人打理的号) stand in no report, and those they share with a cell (不公开的谁把关) ask for no
number. What a sentence must have to tell of it is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.compose.contacts import contact_kinds
from assistant.types import ScopeStatus
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import Term
from ingest.fold import squeeze

_HOW = (
    "怎么|如何|咋|怎样|谁|哪|什么|啥|吗|么|不$|没有?$|有没有|是不是|是否|能不能|要不要|多久|"
    "程序|流程|规定|机制|制度|做法|措施"
)
_AIDED = (
    "老[年人太爷龄]|年纪大|岁数大|大[爷妈]|眼睛|眼[神力]|视[障力]|看不见|看不清(?:屏幕|字|[^,。]{0,2}(?:人|网))|爷爷|奶奶|姥[爷姥]|盲|残[疾障]|"
    "适老|无障碍"
)
_PEOPLE = "群众|老百姓|百姓|市民|公众|大家|居民"
_STEP = (
    r"审[核查批]?|把[^,。]{0,3}关|签[发字名]|过目|拍板|点头|几[道遍层]|[几哪][一双]?[眼手关]|几个?人[^,。]{0,3}[看审过签]|"
    "流程|程序|手续|环节|先看|复核|自查|看过|谁的手|依次|先后[^,。]{0,4}[经过由]|经过?[^,。]{0,4}[谁哪几]"
)
_OTHERS = "不公开|不(?:[宜想该能愿拟]|打算|准备|计划)公开|不予|不给|保密|涉密|答复|申请|复议|解读"


@dataclass(frozen=True, slots=True)
class Practice:
    """``asked``: all are found in a question for it; ``never``: in none. ``told``: its sentence has all, or
    else all of one of ``other``.
    """

    asked: tuple[re.Pattern[str], ...]
    told: tuple[Term, ...]
    never: re.Pattern[str]
    other: tuple[tuple[Term, ...], ...] = ()


_STEPS = Term(
    "初审",
    ("拟稿", "起草", "复核", "复审", "核审", "签发", "审定", "审签", "会签", "终审", "上传"),
    True,
    least=2,
)
"""Two steps or more, each by its name, are a procedure, whatever else is said of it."""
_OUT = Term("公开", ("发布", "上网", "推送", "上传"))
_IN_STEPS = ((_STEPS, _OUT), (Term("审签", ("签批", "签字", "审定")), _OUT))
_REVIEWED = (
    "审核 审查 签发 复核 三审 初审",
    "发布 上网 公开 推送",
    "拟稿 分级 信息发布 信息公开审 未经审 三审 发布审 先审 逐级 层层",
)


def _practice(
    *asked: str, told: tuple[str, ...], never: str = "(?!)", other: tuple[tuple[Term, ...], ...] = ()
) -> Practice:
    terms = (words.split() for words in told)
    must = tuple(Term(first, tuple(others), whole=True) for first, *others in terms)
    return Practice(tuple(map(re.compile, asked)), must, re.compile(never), other)


_PRACTICES = (
    _practice(
        r"信息|稿|文章|内容|东西|消息|公众号|网站|材料|审过",
        r"发布|上网|发(?:出|表|一?[条篇则个份]|信息|文|稿|公众号|东西|消息)|推送|挂|公开|上[传线]|外发|对外|稿|审过",
        _STEP,
        _HOW + "|几",
        told=_REVIEWED,
        other=_IN_STEPS,
        never=rf"{_OTHERS}|台账|更新|目录|回复|新人|新来|突破|件",
    ),
    _practice(
        r"不(?:能|愿|想|宜|该|拟|给|予|让|肯|准备|打算|计划)?(?:对外)?公开|不给人?看",
        r"谁|哪(?:个|一?[个道级])?(?:部门|科|机构|人|道|级|关)|过[^,。]{0,4}关|[哪几]关|把[^,。]{0,3}关|审|程序|手续|流程|几道|内部|怎么(?:规定|定|办|做|处理|弄|管)|[说讲写]清?[明出楚]?[^,。]{0,3}理由",
        told=("不公开 不予公开 不宜公开", "把关 审核 审查 论证 逐件 说明理由 报批 法制机构"),
        never=r"申请|[几多]少?件|占|第三方|秘密|稳定|复议|诉讼|过程性|内部(?:事务|管理)|为什么|为何",
    ),
    _practice(
        r"审(?:核|查)|初审|复核",
        r"流程|程序|环节|制度|机制",
        told=_REVIEWED,
        other=_IN_STEPS,
        never=rf"{_OTHERS}|[几多]少?[个件家]|公平竞争|合法性|项目|许可|台账",
    ),
    _practice(
        "保密",
        "审|办法|制度|修订|改",
        told=("保密审查 保密审核 保密制度 保密管理 保密工作",),
        never=r"申请|[几多]少?件|理由",
    ),
    _practice(
        "保密|涉密|泄密|机密",
        _HOW + "|防|审|改|管",
        told=("保密 涉密 泄密",),
        never=r"申请|[几多]少?件|理由|国家秘密|一起|分开|混",
    ),
    _practice(
        _AIDED,
        r"网[站页上]|页面|界面|门户|公开|信息",
        told=("适老化 适老 无障碍 老年 老人 长者 视障 盲人 残疾",),
        never="不会|不懂|上网不|没法上网|手机|大厅|现场|窗口",
    ),
    _practice(
        r"大厅|现场|当面|窗口|到场|实地|线下|亲自|场所|查阅[点处室区]",
        r"查|看|翻|引导|终端|电脑|设备",
        r"资料|公开|文件|信息|查阅|查询|引导|材料",
        told=("查阅点 查阅场所 查阅区 查阅室 查询终端 查阅中心 查询点 查阅窗口",),
        never="年报|报告(?!里|说|中)|电子版|[几多]少?个|业务|展示|夜市",
    ),
    _practice(
        r"(?:不会|不能|没法|不懂|不便|没有?|不|不常)(?:上网|[用弄摆玩使](?:弄|不来)?(?:手机|电脑|网络?|智能))|图书馆|档案馆|纸(?:质|的|面|版|印的?)的?(?:公开)?(?:文|材料|资料)",
        told=("图书馆 档案馆 不上网的 不会上网 不便上网 无法上网 不会使用 纸质公开文件 纸质目录",),
        never="未经|没审|审过|当面|地方在|地址|位置|电话",
    ),
    _practice(
        r"公众号|账号|帐号|新媒体|微博",
        r"僵尸|不[更用]新?|没人|无人|荒废|停更|长期|休眠|[关停]掉?|注销|合并|清[理掉]|整合|怎么管|如何管|咋管|管理",
        told=("新媒体 账号 公众号 微博", "注销 合并 关停 清单管理 清理 整合 僵尸 不更新 停更 备案 归口"),
    ),
    _practice(
        r"(?:老|旧|存量|过去的?|失效的?|作废的?|过期的?|以前的?|历年的?|历史)文件",
        r"怎么|如何|咋|处理|整理|归类|避免|标注|看到|误",
        told=("存量文件 失效文件 历史文件 文件归类 文件清理 失效",),
    ),
    _practice(
        r"网[站页]|链接|留言|栏目",
        r"巡[查检]|检查|盯|守着|(?:天天|每天|每日)看|查看",
        _HOW + "|时限|时效|时间|每[天日]|专人",
        told=("巡查 巡检 检查 查看", "网站 链接 留言 栏目"),
        never="公众号|打算|通报|抽查|抽检",
    ),
    _practice(
        r"历史信息|(?:历年|以前|过去|往年|早年|老|旧|陈年)(?:的|发|公开|发布)*的?信息|错链|链接|空栏目|过期|集中清理",
        r"清|处理(?!时[限效间])|处置|整|打不开|收拾|打扫|怎么[办弄搞管]|咋[办弄搞管]",
        told=("清理 错链 空栏目 死链 失效链接 过期内容", "集中 链接 错链 栏目 历年 历史 过期"),
        never="账号|公众号|打算|申请|留言|多久|多长时间",
    ),
    _practice(
        r"台账|谁(?:做|制作|产生|生成|弄)[^,。]{0,4}谁|(?:涉密|保密)[^,。]{0,12}(?:一[起块]|分开|混)|"
        r"信息[^,。]{0,4}更新[^,。]{0,4}谁|谁[^,。]{0,6}更新信息",
        told=("台账 分开管理 谁制作",),
        never="申请|投诉|缺项",
    ),
    _practice(
        "目录",
        r"怎么|如何|咋|编|标[了注]|写|要素|什么|哪些|啥",
        told=("目录", "标注 编制 完善目录 更新 梳理 要素 公开依据"),
        never="标准目录|查询|[几多]少?[条件个]",
    ),
    _practice(
        r"新(?:人|手|进|来|员工|同[事志]|录用|入职|调入|上岗)|刚(?:入职|来|进|上岗|调)|岗前|上岗",
        r"学|考|培训|教|要求|信息|规定|资格|门槛",
        told=("新进 新入职 新录用 新调入 岗前 新任 新接手 新上岗",),
        never="申请|打算",
    ),
    _practice(
        r"考[核评]|绩效|评优|评先",
        _HOW + "|纳|列入|算不算|占",
        told=("考核 绩效 考评", "纳入 列入 年度目标 指标 权重 绩效 比重 分值"),
        never="新|上岗|排名|名次|第几|得分|多少分|最",
    ),
    _practice("更新|栏目", "通报", told=("通报", "栏目 更新")),
    _practice(
        r"评议|(?:请|邀|找|让|由|谁|哪些人|什么人)[^,。]{0,16}(?<!点)评(?!估|优|分|先|审|比|选)|(?:代表|市民|群众|外人)[^,。]{0,8}(?:打分|测评)",
        told=("评议 测评 评价 打分",),
        never="满意|[几多]少?[人名位场次]|提案|建议(?!书)|考",
    ),
    _practice(
        r"处分|问责|追责|责任追究|追究[^,。]{0,4}责任|挨(?:批|处分|罚)",
        told=("责任追究 追究责任 问责 处分 追责",),
    ),
    _practice(
        rf"监督(?:举报|投诉)?(?:的)?(?:电话|信箱|渠道|热线)|(?:投诉|反映|举报)[^,。]{{0,6}}(?:渠道|途径|哪)|(?:{_PEOPLE})[^,。]{{0,10}}(?:反映|意见|投诉|不满)",
        r"怎么|如何|咋|多久|答复|回音|限期|限不限|登记|处理|渠道|哪|公布|往哪|说",
        told=(
            "监督电话 监督信箱 监督渠道 举报电话 投诉 反映的",
            "公布 登记 答复 限期 畅通 设立 开通 反馈 整改 处理",
        ),
        never=r"电话(?:号码)?(?:是|多少|几)|号码|申请|留言|诉求|热线|[几多]少?[件条次]",
    ),
    _practice(
        r"网[站页]|链接|平台",
        r"坏|故障|瘫|崩|修[好复]|盯|守着|巡[查检]|天天看|谁在?看",
        told=("故障 修复 巡查网站 巡检", "网站 链接 平台 网页 页面 系统 故障"),
        never="公众号|打算",
    ),
    _practice("抽查", _HOW, told=("抽查",), never=r"许可|处罚|执法|[几多]少?[次回件]"),
    _practice(
        r"巡查|检查",
        _HOW + "|牵头|平时|日常",
        told=("抽查 检查 日常巡查 督导",),
        never="暗|许可|处罚|执法|[几多]少?[次回件]|网站|链接",
    ),
    _practice(
        r"网[站页]|页面|门户",
        r"检索|搜索|好[不用]|改[过版]",
        told=("检索 搜索 查询功能", "网站 门户 网页 页面"),
        never="打算|公众号|大厅",
    ),
    _practice("要点", "学|会议?", told=("要点", "会议 学习 传达"), never="会不会|[几多]少?[次场]"),
    _practice("要点", "督查|督办|调度|盯", told=("要点", "督查 督办 调度 跟踪")),
    _practice("要点", "分解|分[到下工派]|牵头|科室", told=("要点", "分解 分到 牵头 分工 责任")),
    _practice("要点", "完成|落实", told=("要点", "完成 落实 销号 到位")),
    _practice(r"不规范", r"纠正|怎么|如何|处理", told=("不规范", "纠正 整改 纠治")),
    _practice("留言", r"看|谁|怎么|如何|多久|什么时候|处理|转办|回应|回复|当天", told=("留言",)),
    _practice(
        r"解读|原文|办理入口|政策",
        r"一起|一块儿?|(?:一个|同一个?)页面|同页|一页|看得?懂|看明白",
        told=("同一页面 同一个页面 集中展示 一起展示 看得懂 一体化",),
        never="报审|起草|同时|新媒体|公开方式|写文件|考虑",
    ),
    _practice(
        r"解读|公开方式|起草",
        r"同[步时]|报审|起草|一并|送审|考虑",
        told=("解读 公开方式 公开属性", "同步 一并 同时 起草"),
    ),
    _practice(
        r"栏目",
        r"怎么设|如何设|设置|按(?:什么|啥|哪)|好找|标准目录",
        told=("栏目设置 栏目与 标准目录 栏目按 优化栏目",),
    ),
    _practice(
        r"(?:主要)?(?:领导|负责(?:同志|人)|一把手|头头|局长|[区县市]长)(?!小组|班子|信箱)",
        r"重视|听|汇报|过问|管不管|关心|研究|支持|亲自|怎么抓|解决[^,。]{0,6}(?:困难|经费|人员)",
        told=("负责同志 负责人 领导 一把手", "听取 汇报 研究 部署 亲自 过问 批示"),
        never="解读|谁是|叫什么|姓",
    ),
    _practice(
        r"(?:缺|少|没有?)(?:钱|人|经费)|人员、?经费|困难",
        r"谁",
        r"解决",
        told=("困难 经费 人员", "研究 听取 解决"),
    ),
)
_COUNTED = re.compile(
    r"多少(?!人看|道)|几(?=[件条次名场家项份期篇位种类批])|(?<![过经要])几个?人(?=$|[,?。呢啊])|百分之|比例|金额|占比"
)
"""A number of things is asked for, not how it is done."""
_PROVIDED = re.compile(r"(?:[给为替帮]|有没有|是否)[^,。]{0,12}准备|准备(?=[了过好])")
"""给老人准备纸质文件 tells of what there is, and of nothing to come."""
_OTHER_SIDE = re.compile(
    r"(?:打算|计划|准备)(?!不?(?:对外|主动)?公开)|下一?步|今后|以后(?!发)|将要?(?!信息)|整改|短板|不足|改进措施|为什么|为何|为啥|原因|"
    r"存在|毛病|问题(?:是|有)|哪些问题|承认"
)
"""Flaws, plans and reasons are told elsewhere in a report."""
_TOPICS = frozenset(
    {
        Topic.PROSE,
        Topic.FIGURE,
        Topic.CONTACT,
        Topic.PROBLEMS,
        Topic.IMPROVEMENTS,
        Topic.PROBLEMS_AND_IMPROVEMENTS,
        Topic.CHECK,
    }
)


def of_practice(query: Query) -> Query | None:
    """The query for the sentences that tell of a practice, where one is asked for. O(length × practices)."""
    said = query.own_words if query.scope.before else squeeze(query.scope.rest).text  # 还在审的 of reviews
    rest = said.rpartition(":")[2]
    rest = _asking(rest)
    if query.topic not in _TOPICS or _COUNTED.search(rest) or _OTHER_SIDE.search(_PROVIDED.sub("", rest)):
        return None
    scope = query.scope
    several = scope.status is ScopeStatus.ALL or len(scope.agencies) != 1
    computes = set(query.asked.operations) - {Operation.SUM}  # 放一起管吗 adds nothing up
    if several or query.asked.claim or computes or query.asked.bounded:
        return None
    last = _last_asking(rest)
    asked = [p for p in _PRACTICES if _asks_for(p, last) and not p.never.search(rest)]
    elsewhere = query.need.novel or (query.topic is Topic.CONTACT and contact_kinds(last))
    if not asked and not elsewhere:  # 家里老人不会用电脑，信寄到哪里 asks for none
        asked = [p for p in _PRACTICES if _asks_for(p, rest)]
    if not asked:
        return None
    practice = asked[0]
    need = replace(
        query.need, terms=practice.told, phrases=(), must=practice.told, number=False, beside=False
    )
    need = replace(need, units=frozenset(), exact_units=frozenset(), results=False, reason=False)
    told = replace(query, topic=Topic.PROSE, measures=(), counts=(), contacts=(), need=need, told=False)
    return replace(told, asked=Asked(), practices=tuple(told for p in asked for told in (*p.other, p.told)))


def _asking(rest: str) -> str:
    """The sentences up to the last that asks: 检查组明天就来 after a question is no matter of it."""
    sentences = re.findall(r"[^?。!]+[?。!]?", rest)
    while len(sentences) > 1 and not re.search(_HOW, sentences[-1]):
        sentences.pop()
    return "".join(sentences)


def _last_asking(rest: str) -> str:
    """The last clause that asks, with what follows it: what leads up to it may name another practice."""
    clauses = re.findall("[^,;。?!]+[,;。?!]?", rest)
    asking = [n for n, clause in enumerate(clauses) if re.search(_HOW, clause.rstrip(",;。?!"))]
    return "".join(clauses[asking[-1] :]) if asking else rest


def _asks_for(practice: Practice, rest: str) -> bool:
    return all(asked.search(rest) for asked in practice.asked) and not practice.never.search(rest)
