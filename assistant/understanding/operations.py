"""What is to be done with the figures a question names: compare, rank, add up, relate; by rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.understanding.assertions import claimed, numbers_in
from assistant.understanding.limits import Condition, bound_of, condition_of, nothing
from ingest.numerals import Quantity


class Operation(StrEnum):
    """Arithmetic over looked-up figures. A question without any of these wants the values themselves."""

    DIFFERENCE = "difference"
    RATE = "rate"
    SHARE = "share"
    SUM = "sum"
    AVERAGE = "average"
    RANK = "rank"
    LARGEST = "largest"
    SMALLEST = "smallest"
    TREND = "trend"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Asked:
    """The operations a question asks for, in the order they are answered.

    ``top`` is the N of 前N名, ``condition`` what COUNT counts, ``claim`` a figure that the question itself
    states (为什么罚了500次) and that has to be checked. ``times``: the rate is wanted as a multiple (几倍) of
    the year ``against``. ``ratio``: the share is wanted of the second of two (相当于…的百分之几), not of
    both; ``reversed``: the other way round (后者是前者的几倍). ``chained``: some are to be added, others
    taken away (许可加处罚减强制). ``placed``: of the first N only the last (第N名).
    ``base``: which of the two named a per cent is of (甲比乙少百分之几: 1), None where that is open.
    ``beside_mean``: those above (>) or below (<) the average are wanted (高于平均的有哪几年).
    ``outdone``: what a year has more or less than ``against`` is wanted, not how it moved (比2022年少几件).
    ``numbers`` are all numbers with a unit that the question names (569项占803项). ``quantified``: whether
    the condition holds of all, of most or of any of them is to be said.
    """

    operations: tuple[Operation, ...] = ()
    top: int | None = None
    condition: Condition | None = None
    claim: Quantity | None = None
    times: bool = False
    ratio: bool = False
    reversed: bool = False
    chained: bool = False
    against: int | None = None
    placed: bool = False
    beside_mean: str = ""
    base: int | None = None
    numbers: tuple[Quantity, ...] = ()
    quantified: str = ""
    outdone: bool = False

    @property
    def bounded(self) -> bool:
        """Whether a limit is named that figures are to be held against (超过30件)."""
        return self.condition is not None and bool(self.condition.bound)

    def __contains__(self, operation: Operation) -> bool:
        return operation in self.operations


_CUES = (
    (
        Operation.COUNT,
        re.compile(
            r"哪一?(?:年|些年|几年)[份度]?[^,。]{0,14}(?:(?<!有)没(?!写|填|公布|说|提)|未(?!写|填)|不曾|为0|是0|为零|是零)|"
            r"(?:有|哪|一共)几年.{0,14}(?:超过|以上|多于|过\d|不到|少于|没有)|(?:超过|以上|多于|过\d|不到|少于).{0,12}[有共]?几年|几个年[份头](?:.{0,14}(?:超过|以上|多于)|(?:都|曾)?(?:出现|发生|有|收到?)过?)|"
            r"(?:超过|以上|多于|不到|少于).{0,24}(?:单位|机关|部门)(?:家数|个数|数量|数(?![据字目])|及|和|$)|"
            r"(?:多少|几)(?:家|个)(?:单位|部门|机关|机构|地方|区县|[局区县镇市]|(?=[^的?]{0,24}(?:超过|以上|收到|没有|有(?!效)|发生)))|"
            r"(?:多少|(?<![好这那])几)份(?:报告|年报)|(?:超过|以上|多于|过|破|不到|少于).{0,14}的年数|"
            r"(?:超过|以上|不到|不足|达到).{0,12}有(?:几|多少)[家个]|有(?:几|多少)家|(?:几|多少)家(?=$|[,?])|哪(?:些|几[个家])(?:单位|部门|机关|机构|地方|区县|[局区县镇市]|(?=.{0,12}(?:超过|以上|没有|没收|未收|不到)))|"
            r"(?:超过?|以[上下]|[多少高低]于|不到|不足|至少|[突打]?破|(?<!网)上(?=[\d一二两三四五六七八九十]*[百千万])|过了?(?=[\d一二两三四五六七八九十百千万])).{1,14}的(?:都|一?共|分别|到底)?(?:有|是)(?:谁|哪)|"
            r"哪些(?=.{0,14}(?:为0|是0|为零|是零))|谁(?=[^,。?]{0,14}(?:为0|是0|为零|是零))|(?:[为是]|不)[0零]的(?:单位|机关|部门)|的(?:单位|机关|部门)名单|(?:[为是]|不)[0零]的(?:都|一共)?(?:有|是)?(?:哪|谁)|的(?:单位|机关|部门)(?:名单)?[及和与、]其?(?:金额|[件条次]数|数[量额目])|[位关门构],?(?:一?共|总共|都)?(?:有|是)?(?:几[家个]|多少[家个]|哪些|哪几)"
        ),
    ),
    (Operation.AVERAGE, re.compile(r"平均|均值|人均|年均|每家多少|除以[两二三四五六七八九\d]")),
    (
        Operation.SHARE,
        re.compile(
            r"是.{2,14}的百分之|相当于.{2,14}(?:百分|几成|比例)|÷.{2,14}(?:百分|%)|占.{0,16}?(?:多少(?![件条次项])|多大|几成|比例|比重|百分|几(?![件条次项]))|占比|比例|份额|比重(?!复)|(?<!同比)(?<!增长)(?<!下降)百分(?:之(?:几|多少)|数)|多大的?(?:一?部分|一块|份额)|占.{0,12}%|几成|"
            r"(?:维持|纠正|纠错|败诉|胜诉|公开|结转|驳回)率|百分比|[之的]比(?:值|是|为|[(]?%|[?]?$)|每一?(?:百|100)[件条份项](?!以)|(?:当[作成]?|看[作成]|视[作为]|算作|设[为作成]|定[为作成]|作为|(?<=[数件罚申许请可量])为)(?:一百|100|1百|单位一)(?!件)"
        ),
    ),
    (
        Operation.RATE,
        re.compile(
            r"(?:增减|涨跌|涨|跌|缩水|多出|少了|减了|降了|升了|高出|掉了?|落了|腰斩|缩了).{0,6}(?:百分|幅度|%|几成|(?:多少|几)个?点)|(?:增长|下降|变化|增|减|降|涨|上升|减少|增加|变动|下滑|高|低)(?:了)?(?:的)?(?:率|幅度?|比例|百分|几个?百分|多少%|几个百分点|几成)|"
            r"同比|环比|[增降涨跌升减]幅|增速|是.{0,16}的?(?:几|多少)倍|翻了?(?:几|多少)[番倍]|[抵顶赶]得?上(?:几|多少)个?|[抵顶](?:[^,。局委办府厅]{1,10}[局委办府厅]的?)?(?:几|多少)[个倍]|倍数|(?:几|多少)倍|÷|除以(?![两二三四五六七八九\d])|[多少高低差][^,、。年]{0,3}了?(?:百分|几成)|[换折按用][算合]?成?百分比(?=.{0,6}[降升涨跌增减])|为(?:基期|基数|基准)|"
            r"(?:[增减涨跌升降]|变化|变动)了?(?:还是[增减涨跌升降了]{1,2})?(?:多少|几)?[件条次篇]?[,(]{1,2}(?:是|按|以|用)?(?:百分|%|几成)"
        ),
    ),
    (
        Operation.TREND,
        re.compile(
            r"趋势|走势|怎么变|如何变|起伏|涨落|走向|波动|历年|逐年|(?<!净)变化(?!率|幅|[量值]|了?多少)|各年|一年一年|各个?年[度份头]|(?<!平均)每年(?!平均)|这几年|近[几两三四五六七八九十\d]年|(?<!\d)年年(?![均报度末底初])|一年比一年|"
            r"连[续着].{1,3}年[^,。]{0,12}(?:[增减]|[上下][升涨降滑跌]|[涨跌升降变多少]{1,2}[了吗])"
        ),
    ),
    (
        Operation.RANK,
        re.compile(
            r"排名|排序|(?<!安)排(?:在|到|名|行)?第?几|第几(?:名|位|$|[,?])|位列|头[两三]名|排(?:年份|座次|出?名次|次序|高低|(?<!天天排)(?<![在要厅场口]排)队)|排行|排一?[个下]|排在?前|靠[前后]的?(?:[两三四五六七八九十\d]|是|有|哪|谁)|前[二两三四五六七八九十\d]+(?!年|个年)[名位家个强]?|从[高多大]到[低少小]|由[高多大][到至][低少小]|[从由][低少小][到至往][高多大]|名列"
        ),
    ),
    (
        Operation.LARGEST,
        re.compile(
            r"(?:谁|哪[家个边样头])[^,。]{0,12}(?:勤快?|猛|狠)(?:一?[些点])?(?=$|[,?])|最(?:[多高大](?!限)|厉害|快|猛|明显|[凶狠旺火]|火爆|辉煌|忙碌?(?!于)|热闹|红火|卖力|起劲)|最主要(?=.{0,3}(?:理由|原因|由头|借口|是哪))|(?:头号|主要[^,。]{0,4}[拿用以][^,。]{0,4}?)(?:理由|原因|由头|借口)|[触见]顶|极大值|[最更](?:活跃|勤快?|频繁|常[用见])|最爱|用得最|高峰|峰值|顶[天峰]|登顶|哪[一个]?年[份度头]?[^,。]{0,6}(?:封顶|达峰|冲顶)|排在?头一?|居首|榜首|头名|大户|领跑|状元|夺[冠魁]|头一[名位号]|首位|居冠|冠军|拔头筹|主要[是有属为]*哪一?[类种](?!.{0,4}和)|哪一?[类种][^,。]{0,4}(?:为主|占大头)|哪[个家边样头].{0,20}(?<!一样)(?<!同样)多(?=$|[,?些点])|(?<!倒数)第一(?!款|项|条)|谁.{0,24}(?<!一样)(?<!同样)[多高]|更[多高大]|哪.{0,24}?(?<!收到)(?<!申请)(?<!一样)(?<!同样)[较更]?[多高](?!少)|哪.{0,12}?[较更]?大(?=$|[,?些点])|多还是少|多于(?![\d一二两三四五六七八九十百千万])"
        ),
    ),
    (
        Operation.SMALLEST,
        re.compile(
            r"最(?:[少低小冷差惨弱淡]|清?闲)|最(?:拉胯|拉垮|拉跨|惨淡|冷清|萎靡|不行)|[触见探]底(?!线)|[从由][低少小][到至往][高多大]|谷底|低谷|极小值|最(?:不(?!满)[\u4e00-\u9fff]{1,2}|偷?懒)|垫底|倒数|最后一[名位]|末位|殿后|吊车尾|谁.{0,24}(?<!多)少|更[少低小]|哪.{0,24}?(?<!多)[较更]少"
        ),
    ),
    (
        Operation.SUM,
        re.compile(
            r"合计|(?<!办结)(?<!处理)(?<!办理)总数(?=$|[是有为]?(?:多少|几))|总共|[拢统通]共(?![花支用])|累[记积加]|加起来|加一加|[加合放凑归捏摞堆拢并垒][在到]?一[起块](?!看|列|比|对[比照])|一块[儿]?[算计统]|算[到在]?一[起块]|打包|打总|并作|合作一|汇[成个]?总(?![表到])[^,。]{0,2}数|求[个]?和(?!解)|归拢|加.{1,12}总|(?<=\d年)的?(?:加上?|[+])(?=\d)|(?<=20\d\d)(?:加上?|[+])(?=20\d\d)|加上(?!年)|[加连着上]上年|(?<=[收来进])的?[加连](?=[上去旧往老存结])|连[同着](?!好?[几两三四五六七八九])|合成一|合着|[全都统]算[上进]|算在一[起块]|合一|统共|总量|总人数|一起(?!看|列|比|对[比照])|[几仨三四五六七八][样种项类个][^,、。]{0,4}(?:共|总(?!计[,、:])|合|全加|的和)|数的和|的和(?=是|为|$|多)|[+].{1,12}[=]|总[件条次场篇份]数|总盘子|和计|汇总(?:成|到一|为一)|[归加]总|总和|总计(?![栏列行格])(?=(?!.{0,2}[各分]).{0,4}(?:多少|几|是))|共计|累计|合起来|之和|相加|一共|总的|(?<!分别)(?<!各自)(?<![公拢统通])共(?![同享建性识通])(?=[\u4e00-\u9fff]{0,4}(?:多少|几)|有?[收办])"
        ),
    ),
    (
        Operation.DIFFERENCE,
        re.compile(
            r"一样多(?=[吗么不?]|$)|(?:[数件]量?|申请|处罚|许可)一样(?=[吗么不])|增减(?:了)?(?:多少|几|情况|[件条次篇]?[数量额])|净[增减变]|缩水了?(?:多少|几)|(?:变化|变动|增减|增加|减少|增长|下降|上升|下滑)[量值额]|[多少][收办罚批发花]?(?:了)?(?:多少|几)|"
            r"(?<![至最较])(?<!多)[多少][收办罚批发花写开搞做推接出审判][了出]{0,2}(?:多少|几)|(?<!占)比.{1,16}?[多少](?!少)[\u4e00-\u9fff]{1,4}?了?(?:多少|几)|少(?:了)?(?:多少|几)|相差|差多少|差(?:了)?几|差距|差额|之差|减去?[^,。]{1,16}(?:等于|是|得|剩)(?:多少|几)|前者减去?后者|后者减去?前者|(?<![废删撤挡拒驳推卡毙否])[掉落跌降涨升]了(?:多少|几)(?![成倍百])|超出|(?<!最)多出(?!现)|(?:领先|落后|甩开|高出|胜过|盖过|压过)[^,。]{0,8}?(?:几|多少)(?!个?百分|[成倍名位])|[大高低]了?(?:多少|几)(?=[件条次人个场项份篇万元]|$|[,?])|减去?.{1,12}(?:等于|是|得|剩)(?:多少|几)|超过?(?![载速标限市期\d一二三四五六七八九十百千万]).{2,12}(?:几|多少)[件条次]|(?:增加|减少|增长|下降|上升|变化|变动)了?(?:多少|几)|"
            r"(?<!占)比.{1,24}?(?:多|少|增|减|高|低|增加|减少|上升|下降)(?:吗|没有|了|还是|$|[?？])|多了?还是少|少了?还是多|增加了?还是减少|升了?还是降|增了?还是减|是[增减涨跌升降](?!幅)|多了吗|少了吗|涨了还是跌了"
        ),
    ),
)
_GAINED = re.compile(
    r"(?:(?:新|增|净)?添加?|加|增|扩[充大编]?|补[充进]?|裁[减掉]?|精简|缩[减编]?|削减|[流损]失)[了出进掉]+(?:大约|大概|约)?(?:多少|几)(?!年|家)"
)
_BY_YEAR = re.compile(r"各|每|分别|逐|历年")
_HOW_MANY_AGENCIES = re.compile(r"(?:几|多少)(?:家|份(?:报告|年报)|个(?:单位|部门|机关|机构|地方|[局区县]))")
_PICKS = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK})
_HOW_MUCH = re.compile(r"多少|几")
_TIMES = re.compile(
    r"倍|÷|除以(?![两二三四五六七八九\d])|[抵顶赶]得?上(?:几|多少)|[抵顶](?:[^,。局委办府厅]{1,10}[局委办府厅]的?)?(?:几|多少)个"
)
_PER_CENT = re.compile(r"\d%|百分之[一二三四五六七八九十\d]|[一二两三四五六七八九\d]成")
_DIVIDES = re.compile(r"÷|除以(?![两二三四五六七八九\d])")
_OWN_SHARE = re.compile(
    r"占比|(?:维持|纠正|纠错|败诉|胜诉|公开|结转|驳回)率|占[^,。]{1,12}(?:比例|比重|几成|百分|多少)"
)
_MOVED = re.compile(
    r"百分点|[升降高低涨跌大小]还是|还是[升降高低涨跌大小]|比(?:20\d\d年?|[上前去]一?年)[^,。]{0,6}?[升降高低涨跌](?:了)?(?:多少|几|吗|没|$|[?,])"
)
"""A share is higher or lower than another one, by so many points."""
_REVERSED = re.compile(
    r"^[和跟与同][^,。]{2,24}比(?:起来|较|照)?,[^。]*(?:人家|对方)|"
    r"(?:^|(?<=,))[^,。和与跟比]*[局委办府厅][^,。和与跟比]{0,10}[占顶抵及够是](?:得?上|到|了)?(?:对方|人家|[它他])的?[^,。]{0,4}(?:百分|几成|倍)|"
    r"后(?:面|者|一[个项])[^,。]{0,6}(?:占|是|为|相当于)[^,。]{0,2}前"
)
_BASE_OF_HUNDRED = re.compile(
    r"每一?(?:百|100)[件条份项](?!以)|(?:当[作成]?|看[作成]|视[作为]|算作|设[为作成]|定[为作成]|作为|(?<=[数件罚申许请可量])为)(?:一百|100|1百|单位一)(?!件)"
)
"""The first of two is what the other is held against: 把甲当作一百, 乙是多少."""
_PLUS = r"(?:加上?|[+])"
_MINUS = r"(?:(?<!增)减[去掉]?|扣[去除掉]|刨[去掉])"
_CHAIN = re.compile(
    rf"{_PLUS}[^,。?]{{2,16}},?(?:再)?{_MINUS}[^,。?少轻免]{{2}}|{_MINUS}[^,。?少轻免]{{2,16}}(?:{_PLUS}|再?{_MINUS})[^,。?少轻免]{{2}}"
)
_SIGN = re.compile(rf"(?P<plus>{_PLUS})|(?P<minus>{_MINUS})")
_RATIO = re.compile(
    r"相当于|[占顶抵够及是](?:得?上|到|了)?(?:对方|人家|[它他](?!们)|[^,。占两二三四五几全各所俩]{2,12}[局委办府厅])的?(?=[^,。]{0,4}(?:百分|几成))|[之的]比(?:值|是|为|[(]?%|[?]?$)|每一?(?:百|100)[件条份项](?!以)|[抵顶]得?上|(?:当[作成]?|看[作成]|视[作为]|算作|设[为作成]|定[为作成]|作为|(?<=[数件罚申许请可量])为)(?:一百|100|1百|单位一)(?!件)|等于(?=.{2,14}(?:百分|几成))|除以(?![两二三四五六七八九\d])|÷|后[面者一].{0,6}占.{0,4}前|前[面者一].{0,6}占.{0,4}后|[是为](?=[^,。]{1,14}百分|(?:20\d\d|[上去前]一?)年的?几成)"
)
_LEADING = (
    r"[前头](?!一)([一二两三四五六七八九十]|\d{1,2})(?:[名位家强]|[类种项](?=申请人|理由|原因|结果|[,的是和各、]|$)|个(?!月|工|季|阶)|把交椅)|"
    r"[前头](?!一)([二两三四五六七八九十])(?=[是有,、各]|分别|$)|(?:居前|倒数)([两二三四五])[名位]|"
    r"最[多少高低大小](?:的|是){0,2}[哪那]?([两二三四五])(?:个?年|[家个类种](?!月))|(?:比|领先|甩开|[高多超]出|超过)了?第([二三四五])|"
    r"靠[前后]的?(?:是|有)?[哪那]?([两二三四五六七八九十])(?:[家个]|名)(?!月)|"
    r"哪([两三四五])[类种家个项年](?:[^,。]{0,20}?)(?:居前|靠前|领先|在前|排前|最[多高少低大小勤])"
)
_TOP = re.compile(
    r"[前头](?!一)([一二两三四五六七八九十]|\d{1,2})[名位家个强]?(?![年月季天周])|(?:前|居前|倒数)([两二三四五])[名位]|"
    rf"{_LEADING}"
)
_LEADS_BY = re.compile(r"(?:领先|甩开|[高多超]出)[^,。]{0,4}(?:几|多少)")
RANKS = re.compile(_LEADING)
"""The first few of a rank though no other word asks for one: 头三把交椅, 哪两类居前."""
_LAST_FEW = re.compile(r"(?<![往以之倒])(?:最后面?|末尾?|后面?)的?(?P<n>[两二三四五])[名位](?![同志])")
_NUMERAL = {char: n for n, char in enumerate("〇一二三四五六七八九十")} | {"两": 2}
_PLACED = re.compile(
    r"(?P<end>倒数)?第(?P<place>[二三四五六七八九十])(?:[名位]|(?:[多高]|(?P<least>[少低]))(?=的|$|[,?])|的?是(?=哪|谁)|呢?$)(?!.{0,4}(?:多(?!少)|[差比]))|"
    r"(?<=[排居])第(?P<of>[二三四五六七八九十])(?![款项条])"
)
"""One place of a rank: 第二名, 排第三的, 倒数第二是谁."""


_FURTHER_DOWN = re.compile(r"第([二三四五六七八九])(?![十款项条类种季轮批届次个年])")
_AT_THE_HEAD = re.compile(r"第一(?![款项条类种季轮批届次个年])|最[多高大少低小]|头名|榜首|冠军|居首")
_OF_THE_HEAD = re.compile(r"比(?:第一|最|头名|榜首|冠军)")
_LOWEST = re.compile(r"最[少低小]|倒数")

_BESIDE_MEAN = re.compile(
    r"(?:(?P<above>[高大多]于|超过?)|[低小少]于|不到|不足)(?:了|这个|年|总体|整体)*平均[^,。]{0,5}的?[^,。]{0,4}(?:哪|谁|几)|"
    r"(?:哪|谁|几)[^,。]{0,10}(?:(?P<more>[高大多]于|超过?)|[低小少]于|不到|不足)(?:了|这个|年|总体|整体)*平均"
)
_WHICH_MEET = re.compile(
    r"(?<![这那近前后头好过来])(?:几|多少)(?:家|个?年(?!内|间|来|前)[份头度]?|个(?:单位|部门|机关|局|区|县))(?!单位的)"
)
"""有几年不止180件: how many meet a limit."""
_OF_THE_FIRST = re.compile(
    r"(?:^|[,。?])(?:那么?|要是|如果)?(?:[和跟与同][^,。]{2,24}?(?:相比|对比|比|相较)(?:起来|较|来说|而言|的话)*,?(?=[^,。?谁哪])|"
    r"(?:比起|相比|较之|相较)于?(?!之下)|[以按拿用][^,。]{2,24}?[为做当作](?:分母|基数|基准|底数?|标准))"
)
_OF_THE_SECOND = re.compile(
    r"比(?!例|重|率|值|较|起)[^,。谁哪]{2}|[以按拿用][^,。]{2,24}?[为做当作](?:分母|基数|基准|底数?|标准)"
)
"""Which of two a per cent is of: 跟乙比, 甲少百分之几; 甲比乙少百分之几."""
_PREMISE = r"(?:为什么|为啥|为何|怎么|咋|是?不是|听说|据说|难道|居然|竟然|既然)"
_NOTHING_DONE = re.compile(
    rf"{_PREMISE}[^,。]{{0,10}}(?:没有?|未|不曾)[^,。]{{0,8}}(?:一|半)(?P<after>[件条次个起宗场笔])|"
    rf"{_PREMISE}[^,。]{{0,10}}(?:一|半)(?P<before>[件条次个起宗场笔])[^,。]{{0,6}}[都也](?:没|未|不)|"
    rf"{_PREMISE}[^,。]{{0,12}}?(?:(?<![\d.])0|零)(?P<of>[件条次个起宗场元])|{_PREMISE}[^,。]{{0,12}}[是为](?:0|零)(?=[,。?吗吧呢]|$)"
)
"""A question that takes for granted that there was none: 为什么一件也没罚, 听说复议是零."""


def find_operations(squeezed: str) -> Asked:
    """The operations asked for in a squeezed question (without names and years). O(length × cues)."""
    squeezed = _LAST_FEW.sub(r"倒数\g<n>名", squeezed)
    bound = bound_of(squeezed)
    found = _agreed([o for o, pattern in _CUES if pattern.search(squeezed)], squeezed, bound)
    top = _TOP.search(squeezed)
    condition = condition_of(squeezed) if Operation.COUNT in found else bound
    numbers = numbers_in(squeezed)
    if bound and Operation.COUNT not in found and _WHICH_MEET.search(squeezed):
        found = _agreed([Operation.COUNT, *found], squeezed, bound)
    if none := _NOTHING_DONE.search(squeezed):
        found = []
    open_to_claim = not found or Operation.DIFFERENCE in found
    claim = claimed(squeezed, numbers, bool(bound)) if open_to_claim else None
    claim = nothing(none["after"] or none["before"] or none["of"] or "") if none else claim
    mean = _BESIDE_MEAN.search(squeezed)
    extreme = {Operation.LARGEST, Operation.SMALLEST} & set(found)
    if top and Operation.RANK not in found and (extreme or (RANKS.search(squeezed) and not found)):
        found.append(Operation.RANK)
    count = _count(next(filter(None, top.groups()))) if top else _leads_by(found, squeezed)
    if apart := None if top else _apart_in_rank(found, squeezed):
        found, count = apart
    placed = None if top or Operation.DIFFERENCE in found else _PLACED.search(squeezed)
    if placed:
        count = _count(placed["place"] or placed["of"])
        found = [Operation.SMALLEST, Operation.RANK] if _is_low(placed, found) else [Operation.RANK]
    return Asked(
        tuple(found),
        count,
        condition,
        claim,
        bool(_TIMES.search(squeezed)),
        bool(_RATIO.search(squeezed)),
        bool(_REVERSED.search(squeezed)) != bool(_BASE_OF_HUNDRED.search(squeezed)),
        chained=bool(_CHAIN.search(squeezed)),
        placed=bool(placed),
        base=_base_of(squeezed, bool(apart)),
        beside_mean=(">" if mean["above"] or mean["more"] else "<") if mean else "",
        numbers=tuple(numbers),
    )


def _base_of(squeezed: str, in_rank: bool) -> int | None:
    """Which of two a per cent is of, by which stands behind 比; of a rank its first, or the later one."""
    if (_OF_THE_HEAD if in_rank else _OF_THE_FIRST).search(squeezed):
        return 0
    return 1 if _OF_THE_SECOND.search(squeezed) else None


def _apart_in_rank(found: Sequence[Operation], squeezed: str) -> tuple[list[Operation], int] | None:
    """How far the first of a rank is from one further down: 最高的是谁，第二是谁，差多少万."""
    gap = [o for o in found if o in (Operation.RATE, Operation.DIFFERENCE)]
    place = _FURTHER_DOWN.search(squeezed)
    if not (gap and place and _AT_THE_HEAD.search(squeezed)):
        return None
    low = [Operation.SMALLEST] if _LOWEST.search(squeezed) else []
    return [*low, Operation.RANK, *gap], _count(place[1])


def _is_low(placed: re.Match[str], found: Sequence[Operation]) -> bool:
    """Whether a place is counted from the smallest: 倒数第二, 第二少的, 最少的第二是谁."""
    lowest = Operation.SMALLEST in found and Operation.LARGEST not in found
    return lowest or bool(placed["end"] or placed["least"])


def _leads_by(found: Sequence[Operation], squeezed: str) -> int | None:
    """Two where the first of several is held against whoever comes next: 哪家最多，高出几条."""
    ends = {Operation.LARGEST, Operation.SMALLEST, Operation.DIFFERENCE} & set(found)
    return 2 if ends == {Operation.LARGEST, Operation.DIFFERENCE} and _LEADS_BY.search(squeezed) else None


def _agreed(found: list[Operation], squeezed: str, bound: Condition | None) -> list[Operation]:
    """Of the operations that words speak of those that are meant, where some of them exclude each other."""
    if Operation.RATE in found and _DIVIDES.search(squeezed) and re.search("百分|几成|%|比例|率", squeezed):
        found = [o for o in found if o not in (Operation.RATE, Operation.SHARE)] + [Operation.SHARE]
    if "一年比一年" in squeezed:
        found = [o for o in found if o is not Operation.DIFFERENCE]
    if Operation.SHARE in found and _OWN_SHARE.search(squeezed) and _MOVED.search(squeezed):
        found = [o for o in found if o not in (Operation.RATE, Operation.DIFFERENCE)]
    if Operation.RATE in found and Operation.SHARE in found and not re.search(r"占", squeezed):
        found.remove(Operation.SHARE)
    if _CHAIN.search(squeezed):
        found = [o for o in found if o not in (Operation.DIFFERENCE, Operation.SUM)] + [Operation.SUM]
    if Operation.SUM in found and Operation.COUNT in found and not bound:
        amount = _HOW_MUCH.search(_HOW_MANY_AGENCIES.sub("", squeezed))  # 几家单位一共收到多少件
        found.remove(Operation.COUNT if amount else Operation.SUM)
    if Operation.COUNT not in found:
        return found
    extremes = [o for o in found if o in _PICKS]
    kept = [o for o in found if o in (Operation.SHARE, Operation.RATE) and _PER_CENT.search(squeezed)]
    return [*kept, Operation.COUNT] if bound or not extremes else extremes  # 占比在七成以上的有哪几家


def signs_of(squeezed: str) -> int:
    """How many words of a squeezed question say that something is added or taken away."""
    return sum(1 for _ in _SIGN.finditer(squeezed))


def is_taken_away(squeezed: str, start: int) -> bool:
    """Whether what is named at ``start`` of a squeezed chain is to be taken away: the 强制 of 许可减强制."""
    before = list(_SIGN.finditer(squeezed, 0, start))
    return bool(before) and before[-1]["minus"] is not None


def gained(asked: Asked, squeezed: str) -> Asked:
    """What is asked of several years: of those 添了几个 is what there is more of, of one what is new."""
    if asked.operations or asked.claim or not _GAINED.search(squeezed) or _BY_YEAR.search(squeezed):
        return asked
    return asked_for(Operation.DIFFERENCE, squeezed, asked)


def asked_for(operation: Operation, squeezed: str, asked: Asked) -> Asked:
    """What is asked where one more operation is known to be."""
    counts = operation is Operation.COUNT and not asked.bounded
    condition = condition_of(squeezed) if counts else asked.condition
    return replace(asked, operations=(*asked.operations, operation), condition=condition)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERAL[text]
