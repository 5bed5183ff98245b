"""Everyday words for the cells of the statutory tables: which row and column a question is about.

Each entry is a pattern over the squeezed question and the labels it stands for; the labels are the
specs' own. A group (不予公开) stands for the sum of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.items import item_columns
from assistant.who_applies import KINDS, PEOPLE, named_applicants, names_organisations, organisations
from ingest.tables import TABLES
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL

_APPLY = r"申请"
_WHO = rf"(?:{PEOPLE}|企业|公司|科研(?:机构|院所)?|(?:公益|社会)组织|法律服务机构|律所|律师事务所)"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is asked for in a table. ``row`` may be a group; ``column`` empty: the row's only or usual one.

    ``prose`` are words that a sentence must hold (one of each) to state the same thing outside the table;
    without any, only the table tells.
    """

    table: str
    row: str
    column: str = ""
    prose: tuple[str, ...] = ()
    start: int = 0

    @property
    def unit(self) -> str:
        """The unit of the form for it, where the table has one unit or the column is named; else empty."""
        columns = [
            c for spec in TABLES if spec.id == self.table for block in spec.blocks for c in block.columns
        ]
        units = {c.unit for c in columns if c.name == self.column} or {c.unit for c in columns}
        return units.pop() if len(units) == 1 else ""

    @property
    def label(self) -> str:
        """How the measure is called in an answer."""
        name = row_label(self.row)
        return f"{name}（{self.column}）" if self.column and self.column != ALL_APPLICANTS else name


def row_label(row: str) -> str:
    """A row's name as an answer uses it."""
    return "办理结果总计" if row == TOTAL else row.replace("/", "—").removeprefix("本年").removesuffix("数量")


_ROWS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (  # table, row, pattern, words of a sentence
    ("proactive", "行政许可", r"行政许可|(?<!获取)许可(?!信息)", ("行政许可",)),
    (
        "proactive",
        "其他对外管理服务事项",
        r"其他对外管理(?:服务)?(?:事项)?|其他(?:对外|管理)*服务事项",
        ("其他对外管理",),
    ),
    (
        "proactive",
        "行政处罚",
        r"行政处罚|处罚|罚款|罚(?=[了过得]|几|多少)|(?:几|多少)[起件次]罚|被罚|罚单",
        ("处罚",),
    ),
    ("proactive", "行政强制", r"行政强制|强制(?:措施|执行|决定)?", ("强制",)),
    (
        "proactive",
        "行政事业性收费",
        r"行政(?:事业性?)?收费|事业性收费|收费(?!(?:项目)?(?:标准|依据|通知|流程|制度|管理|政策|清单|办法|怎么|方式|按|窗口|站|员))|收了(?:多少|几).{0,2}(?:钱|费)|(?<!申请)(?<!信息)收(?:上来|进来|取)?的(?:钱|款)",
        ("事业性收费",),
    ),
    ("proactive", "政府集中采购", r"集中采购|政府采购|采购", ("采购",)),
    ("proactive", "行政规范性文件", r"规范性文件|文件(?=[^。]{0,16}废止[^。]{0,10}有效)", ("规范性文件",)),
    ("proactive", "规章", r"(?<!党内)规章(?!制度)", ("规章",)),
    (
        "requests",
        CARRIED_IN,
        r"上一?年度?结转|(?:从|由)(?:上|前)一?年(?:结转|接|拖|带)|(?<=[加连跟和与、上])旧[存欠账]+|结转自上|结转[进过]来|去年(?:剩|留|底?没办完)|年初[^,。]{0,6}[压剩留欠有积][^,。]{0,8}[没未]办[完结]|(?:从|由|自)(?:20)?\d\d年(?:度|底|末)?(?:结?转|带|拖|接|留|剩|压)(?:了?[过下进]?来|到)(?:的?未办结)?|(?:上|前)一?年(?:剩|留|没办完|没答复完)|[压剩留欠拖]着的?[上前去]一?年",
        ("上年结转|上年度结转",),
    ),
    (
        "requests",
        CARRIED_OUT,
        r"结转(?:到|至)?(?:下|次|第二|明)一?年?|(?:下|次)一?年度?继续办理|转到(?:下|次)一?年|(?<=[、和与及])结转(?=$|[?、,]|[各分多几])|还没办完|未办结|结转出去|[留拖带压甩丢推][到至给](?:下|次|第二|明|后)一?年|(?:结?转|留|拖|带|压)[到至入给]了?(?:20)?\d\d年|没办完、?留",
        ("结转下|结转至|未办结",),
    ),
    (
        "requests",
        "部分公开",
        r"部分公开|区分处理|公开了?一?部分|只给(?:了|看)?一?部分|给一部分",
        ("部分公开",),
    ),
    (
        "requests",
        "其他处理/其他",
        r"其他处理(?:情形|一?项)?(?:[里其当]?[中面]|里|之|下面?|类)?的?(?:属于|有)?(?:第?[3三][项种、.]?)?的?[—\-、/>“”\"]*其他(?!情形|处理|各|方式)",
        ("其他处理",),
    ),
    ("requests", "不予公开/属于国家秘密", r"国家秘密|涉密", ("国家秘密",)),
    ("requests", "不予公开/其他法律行政法规禁止公开", r"法律.{0,6}禁止公开|法规禁止", ("禁止公开",)),
    ("requests", "不予公开/危及“三安全一稳定”", r"三安全一?稳?定?|危及", ("三安全",)),
    (
        "requests",
        "不予公开/保护第三方合法权益",
        r"(?<!引入)(?<!引进)(?<!委托)(?<!聘请)(?<!邀请)第三方(?![^,。]{0,4}(?:评|测|机构|满意|调查))",
        ("第三方",),
    ),
    ("requests", "不予公开/属于三类内部事务信息", r"三类内部|内部事务", ("内部事务",)),
    ("requests", "不予公开/属于四类过程性信息", r"四类过程|过程性信息", ("过程性",)),
    ("requests", "不予公开/属于行政执法案卷", r"执法案卷", ("执法案卷",)),
    ("requests", "不予公开/属于行政查询事项", r"行政查询|查询事项", ("查询事项",)),
    ("requests", "无法提供/本机关不掌握相关政府信息", r"不掌握", ("不掌握",)),
    ("requests", "无法提供/没有现成信息需要另行制作", r"没有?现成|另行制作", ("另行制作",)),
    (
        "requests",
        "无法提供/补正后申请内容仍不明确",
        r"补正(?:(?:以|之)?后|了(?!多少|几)|完)|仍不明确|内容(?:还是|仍然?)?不明确",
        ("仍不明确",),
    ),
    (
        "requests",
        "不予处理/信访举报投诉类申请",
        r"信访、?举报|举报投诉类|信访类申请|(?:算|属于|作为|按|因|当[成作做]|认定[为成]|归[为入到]|划[为到入]|定性[为成])信访|信访类",
        ("信访举报",),
    ),
    (
        "requests",
        "不予处理/重复申请",
        r"重复(?:地|来|交|提|递|提交|提出)*的?申请|"
        r"同一个?(?:事儿?|事情|内容|信息|问题)(?:反复|翻来覆去|再三|多次|来回|一再|几次三番|重复)+(?:地|的|又)?(?:提出?|交|递|来)?申请|"
        r"(?:反复|多次|来回|翻来覆去)[^,。]{0,3}同一个?事儿?[^,。]{0,3}申请|重复(?:交|提|递)(?:了|过|上来)?的",
        ("重复申请",),
    ),
    (
        "requests",
        "不予处理/要求提供公开出版物",
        r"公开出版物|出版物|出版的?(?:书|报|刊|图书|读物)",
        ("出版物",),
    ),
    ("requests", "不予处理/无正当理由大量反复申请", r"反复申请", ("反复申请",)),
    ("requests", "不予处理/要求行政机关确认或重新出具已获取信息", r"重新出具|确认或", ("重新出具",)),
    ("requests", "其他处理/申请人无正当理由逾期不补正", r"逾期不补正", ("逾期不补正",)),
    ("requests", "其他处理/申请人逾期未按收费通知要求缴纳费用", r"逾期(?:未|不).{0,8}缴", ("缴纳费用",)),
    (
        "requests",
        "不予公开",
        r"不予公开|拒绝公开|不给公开|不肯公开|不公开的(?:有|是)?(?:几|多少)|拒了|(?<!复议)申请.{0,3}驳回",
        ("不予公开",),
    ),
    ("requests", "无法提供", r"无法提供", ("无法提供",)),
    ("requests", "不予处理", r"不予处理", ("不予处理",)),
    ("requests", "其他处理", r"其他处理", ("其他处理",)),
    (
        "requests",
        "予以公开",
        r"(?<!不)予以公开|(?<![是否])(?:完全|全文)公开(?=的|了?几|了?多少|占)|同意公开|全部?都?给公开|给公开了|(?:真正|实际|最终|最后)给了?的|(?<![没未不发颁奖赠递交])给了(?:几|多少)[件份个]|(?<!主动)公开率",
        ("予以公开",),
    ),
    (
        "requests",
        TOTAL,
        r"办理(?:结果)?的?总计|办结率|办结(?=\d|$|[?]|[、和与及][^,]{0,6}$)|(?:办理|处理)结果(?=.{0,12}最[多少])|办结(?:总数|总量|数|件数|量|各|的|了)|(?:本年|今年|当年|共)办结|办结(?=.{0,4}(?:多少|几))|(?:总计|总共|一共)办理|(?:办[结完]|处理完|答复|办理)了?(?:几|多少)?[件条份个]?.{0,8}申请(?!提案)|(?<=[件份少]申请,)办[结完]了?(?:几|多少)|申请.{0,8}(?:办结|答复了?(?:几|多少))",
        ("办结|答复", _APPLY),
    ),
    (
        "requests",
        RECEIVED,
        r"新收(?=超过?|达到?|不[到足]|[多少高低]于|[突打]?破)|新收(?=(?:件?[数量]|件|总[数量]|的?数[量字])?(?:[,、;和与及]|多少|几|[呢是]|$))|"
        rf"{_WHO}(?:来|提出|提交|提|申请)(?:的|了|过)?.{{0,6}}(?:申请|公开)|{_WHO}(?:的|来|向)*申请|"
        rf"{_WHO}(?:提出|提交|提)(?:的|了)|"
        r"(?:新收|收到|接到|受理|收了|接收|新[来进])(?![这那此][种类样]).{0,16}申请|新收的?(?=[加连再跟同]|以及|还有|申请[数量]|的,)|(?<=先[报说讲看])新收|新收的?(?=加上?上|[和与及跟加+]上年)|(?:依申请公开|公开申请|申请公开|信息申请)(?!.{0,12}(?:收费|费用|钱|免费|审核|流程|平台|工作|会商|暗访|机制|制度|模式|科室|谁))"
        r"|申请(?:数量|件数|总数|总量|量)|申请了?(?:几|多少)|(?:几|多少)[件条份个次宗人].{0,12}申请|申请的?(?:有|是)?(?:几|多少)|申请(?:量|数)?(?:从来?|一直|都)*[没未]?有?(?:超过?|[突打]?破|(?<!经)过(?!程)|不到|不足|[不未没]满|[多少高低]于|达到?)(?=[\d一二两三四五六七八九十百千万])|谁收到的申请|申请(?=一样多)|(?:[没无]有?|有没有|有)人(?:来|提出?|提交|递交)?过?申请(?!人|表|书)",
        (_APPLY, "收到|新收|受理|接收|接到|办理"),
    ),
    (
        "review",
        "行政诉讼/未经复议直接起诉",
        r"(?:未经|没有?(?:走|经过?)|不经|不[算含]|不包括)(?:行政)?复议(?:就|而)?(?:直接)?(?:起诉|打官司|告)?|"
        r"没有?(?:行政)?复议[,、]?(?:就|而)?(?:直接)?(?:起诉|打官司|告)|"
        r"直接的(?:(?=[,、和与跟及谁哪])|(?:行政)?(?:诉讼|官司))|"
        r"直接(?:被|[上去到][^,、。]{0,2}法院)?(?:起诉|打官司|告|诉讼)|未经复议|"
        r"(?:[没不](?:有|走|经|过|申请|提)*|绕|绕[过开]|跳过|略过|免[去了])+(?:行政)?复议(?:[^,。]{0,2}(?:环节|程序|这一步))?[,、]?[就而]?"
        r"(?:径[直自行]|直接|直奔)?[^,。]{0,10}(?:起诉|打官司|告上?|诉讼|(?:上|进|去)法院)",
        ("诉讼|起诉",),
    ),
    (
        "review",
        "行政诉讼/复议后起诉",
        r"复议(?:以|之)?后的(?:(?=$|[,、和与跟及谁哪])|(?:行政)?(?:诉讼|官司))|"
        r"复议(?:完了?|以?后)(?:又|再|被|还)*(?:起诉|打官司|告)|先(?:行政)?复议,?(?:再|又|后)(?:起诉|打官司|告)|经(?:过|行政)?复议|"
        r"先[^,。]{0,4}复议[^,。]{0,4}(?:再|又|后|然后)[^,。]{0,3}(?:起诉|打官司|告|诉讼|[上进]法[院庭])|"
        r"(?:告[到上]|起诉|诉[到至]|[上进])(?:法[院庭])?(?:之|以)?前[就已]?经?先?[^,。]{0,3}复议",
        ("诉讼|起诉",),
    ),
    ("review", "行政复议", r"(?:行政)?复议(?!后)(?!、?(?:行政)?诉讼表)", ("复议",)),
    (
        "review",
        "行政诉讼",
        r"(?:行政)?诉讼|(?<!直接)(?<!后)(?:被)?起诉|败诉|胜诉|官司|被[^,。]{0,3}告|告了|[没未]有?上过?法[院庭]|[上到](?:了|过)?法[院庭]|对簿公堂|"
        r"(?<![报公广通宣预警原转劝忠控布祷])告(?:[他她它你我咱]们?|这[个家]|过|到法院|上法[院庭])",
        ("诉讼|起诉",),
    ),
)

_MONEY = r"\d(?:[万亿]元?|元)"
"""An amount that a question itself names."""
_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "requests": KINDS,
    "proactive": (
        ("本年废止件数", r"废止|失效|清理|作废|废[了掉]"),
        ("现行有效件数", r"现行有效|有效|存量|现存|留存"),
        ("本年新公开数量", r"新公开|公开了?(?:几|多少)"),
        ("对外公开总数量", r"对外公开总数|公开总数|对外公开[的了]?(?:行政)?(?:规章|规范性文件)"),
        ("上一年项目数量", r"上一?年(?:度)?项目"),
        ("本年增/减", r"增/减|本年增"),
        ("本年收费金额", rf"金额|多少钱|多少万|万元|多少元|{_MONEY}"),
        (
            "采购项目数量",
            r"项目的?个?数量?|(?:几|多少)个?项目|采购了?(?:几|多少)(?:次|项|个)|\d个?(?:采购)?项目?",
        ),
        (
            "采购总金额",
            rf"金额|花[了钱费销]|[花用]得?[最更]?[多少]|支出|开支|多少钱|多少万|多少元|总额|费用|{_MONEY}",
        ),
    ),
    "review": (
        ("结果维持", r"维持(?:原[状判])?|胜诉|赢[了过]"),
        ("结果纠正", r"纠正|纠错|败诉|撤销|[打全都]输|输[了过掉]|[要被]求?(?:责令)?[要求]?改(?:正|的|了)"),
        ("其他结果", r"其他结果"),
        (
            "尚未审结",
            r"尚?未审结|没有?审[完结]|在审|未结|(?<!有)[没未]有?个?(?:最[终后]的?)?(?:结果(?!$|维|纠|是|[的,]?[维纠])|结论|下文|说法|着落)|[没未]有?(?:判(?!赢|输|错)|办完|办结|结案|结(?![果转束]))",
        ),
    ),
}

_ASKED_WORDS = """行政许可 许可 处罚 强制 收费 采购 规范性文件 申请 不予公开 部分公开 复议 诉讼 起诉 自然人
企业 结转 主动公开 信息处理费 公众号 政策解读 培训 开放日 提案 建议 传真 邮编 邮箱 电子信箱 地址
电话 百分之 百分比"""
FORM_WORDS = frozenset({row.leaf for spec in TABLES for row in spec.rows} | set(_ASKED_WORDS.split()))
"""What questions are made of, to find what was mistyped."""

_COMPILED = tuple((table, row, re.compile(pattern), prose) for table, row, pattern, prose in _ROWS)
_COLUMN_PATTERNS = {
    table: tuple((name, re.compile(pattern)) for name, pattern in entries)
    for table, entries in _COLUMNS.items()
}
_OF_REQUESTS = re.compile(r"处理费|(?:公开|申请|信息).{0,6}收.{0,3}费")
"""What is charged for information, which no table holds."""
_RECEIVED_IN_WORDS = re.compile(r"(?:新收|收到|收了|接到|受理|接收)(?![这那此][种类样])")
_ASKED_BESIDE = re.compile(r"(?<![类复的])申请(?:了|有|是)?(?:几|多少)[件份]?.+(?:几|多少)[件份]?[?]?$")
"""申请多少, 公开了多少: asked for by itself."""
_PROPOSALS = re.compile(r"提案|议案|人大|建议|[A-D]类", re.IGNORECASE)
"""What is settled as requests are, and by grades."""
_ISSUED = re.compile(r"制发|新发(?![现展生])|制定|出台|印发|制作|新增|发布|[没未曾]发|发[过了]")
_CASE = re.compile(
    "(?<!执法)(?<!处罚)案[子件]|官司|[一半][件起宗][^,。]{0,3}[没未不]有?[^,。]{0,2}(?:纠正|纠错|撤销)"
)
_COURT = re.compile("诉|复议")
_SHARE = re.compile("占比|比例|比重|占.{0,6}(?:多少|几|百分)")
_COLUMN_PROSE = {
    "本年制发件数": "制发|制定|出台|印发|发布",
    "本年废止件数": "废止|失效",
    "现行有效件数": "有效",
    "结果维持": "维持",
    "结果纠正": "纠正|纠错|败诉|撤销",
    "尚未审结": "审结",
    "自然人": "自然人|个人|公民",
    "商业企业": "企业",
    "科研机构": "科研",
    "社会公益组织": "公益组织|社会组织",
    "法律服务机构": "法律服务|律师|律所",
}
"""Of columns that sentences state too, the words that tell them; other columns are only in the tables."""


def review_columns() -> list[str]:
    """How a review or a suit can end, by the columns of its table."""
    return [name for name, _ in _COLUMN_PATTERNS["review"]]


def find_measures(question: str) -> list[Measure]:
    """The cells a squeezed question asks about, in the order it names them.

    O(patterns × length). A longer label that covers a shorter one wins (复议后起诉 over 复议); several
    columns of one row give several measures; a group beside one of its rows only says where that row stands.
    """
    taken: list[tuple[int, int]] = []
    measures: list[Measure] = []
    for table, row, pattern, prose in _COMPILED:
        for match in pattern.finditer(question):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if not any(m.table == table and m.row == row for m in measures):
                measures.append(Measure(table, row, "", prose, match.start()))
    if any(m.table == "requests" and m.row != RECEIVED for m in measures):
        asks_received = _RECEIVED_IN_WORDS.search(question) or _ASKED_BESIDE.search(question)
        measures = [m for m in measures if m.row != RECEIVED or asks_received]
    measures = [m for m in measures if not any(other.row.startswith(m.row + "/") for other in measures)]
    measures = [m for m in measures if m.row != TOTAL or not _is_said_of_another(m, measures, question)]
    if _OF_REQUESTS.search(question):
        measures = [m for m in measures if m.row != "行政事业性收费"]
    measures = measures or _cases(question)
    measures.sort(key=lambda measure: measure.start)
    return [full for measure in measures for full in _with_columns(measure, question)]


def _cases(question: str) -> list[Measure]:
    """Reviews and suits, where only how cases ended is named: 没审结的案子."""
    ended = any(pattern.search(question) for _, pattern in _COLUMN_PATTERNS["review"])
    cases = ended and _CASE.search(question) and not _COURT.search(question)
    rows = ("行政复议", "行政诉讼") if cases else ()
    return [Measure("review", row, "", prose_of(row)) for row in rows]


def _is_said_of_another(total: Measure, measures: Sequence[Measure], question: str) -> bool:
    """Whether 办结 is said of what is no request: of proposals, or what is named right before it, as in
    处罚案子办结几件.
    """
    if "申请" not in question and _PROPOSALS.search(question):
        return True
    before = (question[m.start : total.start] for m in measures if m.table == "proactive")
    return "申请" not in question and any(w and not re.search("[,;、。和与及]", w) for w in before)


def cells_of(cell: Measure, words: str) -> list[Measure]:
    """The cells that squeezed words ask for in the row of a cell: its column, else those that they name."""
    measure = replace(cell, prose=prose_of(cell.row))
    if cell.column == ALL_APPLICANTS:
        return [measure]
    return [_in_prose(measure)] if cell.column else _with_columns(measure, words)


def names_column(measure: Measure, words: str) -> bool:
    """Whether squeezed words are such as the measure's column is asked for in."""
    return any(
        name == measure.column and pattern.search(words)
        for name, pattern in _COLUMN_PATTERNS.get(measure.table, ())
    )


def is_document(measure: Measure) -> bool:
    """Whether a measure counts regulations or other documents, in whichever version of the form."""
    return measure.row.endswith("规范性文件") or measure.row == "规章"


def rows_of(table: str, row: str) -> tuple[str, ...]:
    """The rows a name stands for: the row itself, or all rows of the group. Empty for an unknown name."""
    names = dict.fromkeys(r.name for spec in TABLES if spec.id == table for r in spec.rows)
    if row in names:
        return (row,)
    return tuple(name for name in names if name.startswith(row + "/"))


def applications(question: str) -> list[Measure]:
    """Applications received, for a squeezed question that computes with 申请 and names no other cell."""
    measure = Measure("requests", RECEIVED, "", prose_of(RECEIVED))
    of_kinds = named_applicants(question) and _SHARE.search(question)
    return _with_columns(measure, question) if "申请" in question or of_kinds else []


def prose_of(row: str) -> tuple[str, ...]:
    """The words that a sentence must hold to state a row outside its table."""
    return next((prose for _, name, _, prose in _COMPILED if name == row), ())


def _with_columns(measure: Measure, question: str) -> list[Measure]:
    found = {name: pattern.search(question) for name, pattern in _COLUMN_PATTERNS[measure.table]}
    named = {name: match.start() for name, match in found.items() if match and _fits(measure, name)}
    columns = sorted(named, key=lambda name: named[name])  # 废止的是制发的几倍: as they are named
    if measure.table == "requests" and names_organisations(question) and "“其他”" not in question:
        columns = organisations(question, "自然人" in columns)
    if measure.row.endswith("/其他"):  # which is no kind of applicant
        columns = [name for name in columns if name != "其他"]
    if not columns and measure.table != "proactive":
        return [replace(measure, column="总计")]
    columns = columns or list(item_columns(measure.row, question))
    if is_document(measure) and _ISSUED.search(question):
        columns.insert(0, "本年制发件数")
    return [_in_prose(replace(measure, column=name)) for name in columns] or [measure]


def _fits(measure: Measure, column: str) -> bool:
    if measure.table != "proactive":
        return True
    allowed = {
        c.name
        for spec in TABLES
        if spec.id == "proactive"
        for r in spec.rows
        if _same_row(r.name, measure.row)
        for c in spec.columns_of(r.name)
    }
    return column in allowed


def _same_row(name: str, row: str) -> bool:
    """规范性文件 of the 2019 form is 行政规范性文件 in that of 2021."""
    return (
        name.removeprefix("行政") == row.removeprefix("行政") if row.endswith("规范性文件") else name == row
    )


def _in_prose(measure: Measure) -> Measure:
    word = _COLUMN_PROSE.get(measure.column)
    return replace(measure, prose=(*measure.prose, word) if word else ())
