"""Words that set a part apart which no cell of a table has: 超期答复, 撤诉, 记者提的, 某科收到的, 环保信息.

The number of the whole is no answer to them: only a sentence with the word beside its number is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.clauses import SURE, read
from assistant.cells.counts import DISCLOSED, PROSE
from assistant.cells.measures import Measure, names_column
from assistant.understanding.learned import rows_said_of, stated_words
from assistant.understanding.terms import Term, alternatives
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED, TOTAL
from ingest.words import cut_words, is_attribute

_HOW_SENT = "how sent"
_VISITORS = "政府开放日参加人数"
_DISCLOSED = "disclosed"
_ANY = ""
_OF_NO_CELL: tuple[tuple[str, str, str], ...] = (
    (_ANY, r"人均|每(?:个|位|名)?[万千百]?(?:申请人|工作人员|人(?!次)|群众|市民)", "人均 每人 每万人"),
    (_ANY, r"的人(?:有|共|一共|总共)*(?:几|多少)[个位名]", "申请人数 人数"),
    (
        _ANY,
        r"(?<!算)[没未](?:有)?(?:被)?(?:回复|采纳|整改|解决)",
        "没回复 未回复 没有回复 未采纳 未整改 未解决",
    ),
    (PROSE, r"招(?=[了聘录考])|接待(?![得不])|退休|离职|辞职", "招聘 招录 接待"),
    (
        _DISCLOSED,
        r"网站|报[纸刊]|电视台?|电台|广播|公[示告]栏|宣传栏|公开栏|led|LED|显示屏|电子屏|微博|抖音|快手|头条|视频号|客户端|小程序",
        "",
    ),
    ("requests", r"(?:超期|超时|逾期|过期|超过.{0,6}期限?)(?!.{0,6}[补缴交])", "超期 逾期 超时 超过"),
    ("requests", r"(?:按[时期]|准时|如期|提前|期限内|时限内)(?!.{0,4}[补缴交])", "按时 按期 期限内 时限内"),
    (_HOW_SENT, r"当面|上门|现场|口头|窗口(?=[递提交申])", "当面 现场 上门 口头 窗口"),
    (_HOW_SENT, r"电话(?=申请|[提打])", "电话"),
    (_HOW_SENT, r"网上|线上|网络|在线|网页|网站(?=[递提交申])|手机", "网上 线上 网络 在线 平台"),
    (_HOW_SENT, r"信函|来信|信件|邮[寄件箱政]|寄来|快递|传真", "信函 邮寄 邮件 来信 传真"),
    ("requests", r"(?:记者|媒体|报社)(?=(?:[提递交来的]|们|申请))", "记者 媒体"),
    (
        "requests",
        r"外国人?|境外|国外|港澳台?|外籍|外[地省市]|本[地省市](?:人|户籍|居民)|未成年人?|外商",
        "外国 境外 港澳 外籍",
    ),
    ("requests", r"撤[回销]|主动撤|转[办送交]|移送|退回", "撤回 撤销 转办 转送 移送"),
    (
        "requests",
        r"(?:要求|[让叫]|(?<!申)请|通知|告知)[^不没未]{0,6}补正(?!.{0,8}[没不未])",
        "要求补正 通知补正 告知补正 补正通知",
    ),
    ("review", r"撤诉|撤案|撤回|调解|和解|再审|驳回|不予受理|[终中]止|确认违法|抗诉|一审|二审|上诉", ""),
    (
        "proactive",
        r"(?:网上|线上|网络|在线|掌上|手机|移动端|窗口|现场|当场|当天|即时)(?=[申受审]?[办批报请结]|提交|完成)|网办|全程网|不见面|秒[办批]|告知承诺|容缺",
        "网办 网上办理 线上办理 全程网办 网上审批",
    ),
    ("review", r"(?:律师|委托)(?:来)?代理|代理律师|请了?律师|出庭|应诉", "律师 代理 出庭 应诉"),
    (
        "proactive",
        r"不予?(?:行政)?许可|不予批准|不批准?|未获批准?|没有?(?:获|被)?批准?[的成]|驳回|不准予|没通过",
        "不予许可 不予行政许可 不予批准 不予受理",
    ),
    (
        "proactive",
        r"处罚.{0,4}(?:罚款|警告|没收|吊销|拘留|停业)的?(?=有|[多几]|$)",
        "罚款 警告 没收 吊销 拘留 停业",
    ),
)
"""Tables with what none of their cells is of, and other words for it in reports."""
_PATTERNS = tuple((table, re.compile(words), tuple(same.split())) for table, words, same in _OF_NO_CELL)
_EACH = re.compile(r"各|分别|占|比例")
_OFFICE = re.compile(
    r"^(?:请|帮我|麻烦)*(?:列[示出明]?一?下?|说明|提供)?(?P<office>(?:各|哪一?个)?[\u4e00-\u9fff]{0,6}(?:科室?|股|办公室|服务中心|大厅|街道|部门|镇街|乡镇|(?<![\d一二三四])处(?![罚理置])))"
    r"(?:一共|总共|共|都|分别|各)?(?=[收办受接公开发批罚处申有的提])"
)
"""A part of an agency, before what it did; 科研, 处罚 are none."""
_HEAD = {
    "requests": r"申请(?!人|公开)",
    "review": r"(?:行政)?(?:复议|诉讼|官司)",
    "proactive": r"(?:行政)?(?:处罚|许可|强制|收费)|(?:行政)?规范性文件|规章",
    PROSE: r"信息(?!处理费)|公开(?![信目指]|了?(?:没|吗|么|过))|解读|(?<!业务|专题|全员)培训|发布会|提案",
}
_KIND = re.compile(r"(?P<kind>[\u4e00-\u9fff]{2,6}?)(?:类|领域|方面|相关|有关|性质)的?(?=[多几]|有[多几]|$)")
_OF_ALL = frozenset(
    "行政 政务 政府 单位 部门 机关 制作 全部 各类 有关 相关 信息 工作 方面 历年 历次 评价 "
    "年度 年份 年头 期间 全年 当年 比例 比重 占比 份额 数目 老百姓 百姓 群众 公众 "
    "市民 居民 社会 大家 人家 别人 表里 表中 表内 表格 表上 正文 文中 图表 图里 图中".split()
)
"""What stands before what is counted and tells no kind of it."""
_CLAUSE = re.compile(r"[,;:。!?]")
_COUNTS = re.compile(r"[几哪]|多少|数|[率量]|的$|呢|有没有")
_HOW = re.compile("咋|怎么?|如何|为什么|为啥|为何|凭什么")
_WHOLE_ROWS = frozenset({RECEIVED, TOTAL})


def qualifier(said: str, named: Sequence[Measure], alone: bool) -> Term | None:
    """The word that sets what is asked apart from all of the cells named; None where there is none.

    ``said`` are the squeezed words of a question without the names and years of its scope. ``alone``: it
    is about one agency, so that 各部门 are parts of it.
    """
    clauses = [c for c in _CLAUSE.split(said) if _COUNTS.search(c) and not _HOW.match(c)]
    for clause in clauses or [said]:
        found = (
            _of_no_cell(clause, named)
            or (of_office(clause) if alone else None)
            or _before_head(clause, named)
        )
        if found:
            return found
    return None


def _of_no_cell(clause: str, named: Sequence[Measure]) -> Term | None:
    found = [
        (table, match[0], same)
        for table, words, same in _PATTERNS
        if (match := words.search(clause)) and _is_of(table, clause, named)
    ]
    ways = [item for item in found if item[0] == _HOW_SENT]
    if len(ways) > 1 and not _EACH.search(clause):
        found = [item for item in found if item[0] != _HOW_SENT]  # sent in any way: all of them
    return Term(found[0][1], (*found[0][2], found[0][1].upper())) if found else None


def _is_of(table: str, clause: str, named: Sequence[Measure]) -> bool:
    """Whether the cells named are those of a table, and the whole: not the part that a word may name."""
    if table == "review":
        sure = read(clause)
        return _table(named) == table and _is_whole(named) and (sure.lead < SURE or _is_whole(sure.measures))
    if table == _ANY:
        return not named or _table(named) != PROSE
    if table == _DISCLOSED:
        return [m.row for m in named] == [DISCLOSED]
    if table == PROSE and _VISITORS in [m.row for m in named]:  # 开放日接待了多少人: those that came
        return False
    if table in ("proactive", PROSE):
        return _table(named) == table
    return _table(named) == "requests" and any(m.row in _WHOLE_ROWS or "补正" in m.row for m in named)


def _is_whole(named: Sequence[Measure]) -> bool:
    return all(m.column in ("", ALL_APPLICANTS) for m in named)


def _table(named: Sequence[Measure]) -> str:
    return named[0].table if named else ""


def of_office(clause: str) -> Term | None:
    """A part of the agency that is said to have done it: no report counts by those."""
    found = _OFFICE.search(clause)
    return Term(found["office"]) if found and not found["office"].endswith("公开办公室") else None


def _before_head(clause: str, named: Sequence[Measure]) -> Term | None:
    """A noun directly before what is counted (食品安全处罚, 其中食品类的) that is said of no such cell."""
    table = _table(named)
    if not (head := _HEAD.get(table)):
        return None
    before = [match["kind"] for match in _KIND.finditer(clause)]
    before += [match[1] for match in re.finditer(rf"([\u4e00-\u9fff]{{2,6}}?)的?(?={head})", clause)]
    for words in before:
        if any(m.column and names_column(m, words) for m in named):  # 维持原状的复议: how it ended
            continue
        last = cut_words(words)[-1:]
        if last and _is_foreign(last[0], named):
            return Term(last[0], alternatives(last[0]))
    return None


def _is_foreign(word: str, named: Sequence[Measure]) -> bool:
    """Whether a word is a noun that no saying has for a row read, nor for what is done with numbers."""
    rows = {(m.table, m.row.removeprefix("行政")) for m in named}
    if len(word) < 2 or word in _OF_ALL or rows & rows_said_of(word) or not is_attribute(word):
        return False
    return word not in stated_words() or bool(rows_said_of(word) - rows)
