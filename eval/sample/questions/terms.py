"""What questions ask for, by a short key: cells of the tables, counts of the prose, contact details."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.types import CellName
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL


@dataclass(frozen=True, slots=True)
class Term:
    """Where a report gives it: the first of ``cells`` that its form has, and the prose's count ``fact``.

    ``part`` names a count within the fact. ``label`` is the row's name where an answer may name the row.
    """

    cells: tuple[CellName, ...] = ()
    fact: str = ""
    part: str = ""
    contact: str = ""
    label: str = ""


def _decided(row: str) -> Term:
    """How many decisions; the form of 2021 words the column anew."""
    columns = ("本年处理决定数量", "处理决定数量")
    return Term(tuple(CellName("proactive", row, column) for column in columns), label=row)


def _documents(column: str, before: str, fact: str = "") -> Term:
    new = CellName("proactive", "行政规范性文件", column)
    return Term((new, CellName("proactive", "规范性文件", before)), fact)


def _requests(row: str, column: str = ALL_APPLICANTS, fact: str = "") -> Term:
    label = column if row == RECEIVED and column != ALL_APPLICANTS else row.rpartition("/")[2]
    return Term((CellName("requests", row, column),), fact, label=label)


def _review(row: str, column: str) -> Term:
    return Term((CellName("review", row, column),), label=row.rpartition("/")[2])


def _proactive(row: str, column: str) -> Term:
    return Term((CellName("proactive", row, column),), label=row)


REFUSED = (
    "属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益",
    "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项",
)  # fmt: skip
"""The eight grounds of 不予公开, each a key; their sum is what was refused."""

_DIRECT, _AFTER = "行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉"

TERMS: dict[str, Term] = {
    "许可": _decided("行政许可"),
    "处罚": _decided("行政处罚"),
    "强制": _decided("行政强制"),
    "服务事项": _decided("其他对外管理服务事项"),
    "许可项目": _proactive("行政许可", "上一年项目数量"),
    "收费": _proactive("行政事业性收费", "本年收费金额"),
    "采购金额": _proactive("政府集中采购", "采购总金额"),
    "采购项目": _proactive("政府集中采购", "采购项目数量"),
    "制发文件": _documents("本年制发件数", "本年新制作数量", "documents"),
    "废止文件": replace(
        _proactive("行政规范性文件", "本年废止件数"), fact="documents", part="废止"
    ),
    "有效文件": _proactive("行政规范性文件", "现行有效件数"),
    "有效规章": _proactive("规章", "现行有效件数"),
    "公开文件总数": _proactive("规范性文件", "对外公开总数量"),
    "公开规章总数": _proactive("规章", "对外公开总数量"),
    "新收": _requests(RECEIVED, fact="requests"),
    "结转来": _requests(CARRIED_IN),
    "结转去": _requests(CARRIED_OUT),
    "办结": _requests(TOTAL),
    "自然人": _requests(RECEIVED, "自然人"),
    "企业": _requests(RECEIVED, "商业企业"),
    "科研": _requests(RECEIVED, "科研机构"),
    "公益": _requests(RECEIVED, "社会公益组织"),
    "法律服务": _requests(RECEIVED, "法律服务机构"),
    "其他组织": _requests(RECEIVED, "其他"),
    "予以公开": _requests("予以公开"),
    "部分公开": _requests("部分公开"),
    **{name: _requests(f"不予公开/{name}") for name in REFUSED},
    "不掌握": _requests("无法提供/本机关不掌握相关政府信息"),
    "另行制作": _requests("无法提供/没有现成信息需要另行制作"),
    "补正不明": _requests("无法提供/补正后申请内容仍不明确"),
    "信访": _requests("不予处理/信访举报投诉类申请"),
    "重复": _requests("不予处理/重复申请"),
    "出版物": _requests("不予处理/要求提供公开出版物"),
    "大量反复": _requests("不予处理/无正当理由大量反复申请"),
    "逾期不补正": _requests("其他处理/申请人无正当理由逾期不补正"),
    "复议": _review("行政复议", "总计"),
    "复议维持": _review("行政复议", "结果维持"),
    "复议纠正": _review("行政复议", "结果纠正"),
    "复议未结": _review("行政复议", "尚未审结"),
    "直接起诉": _review(_DIRECT, "总计"),
    "复议后起诉": _review(_AFTER, "总计"),
    "直接起诉纠正": _review(_DIRECT, "结果纠正"),
    "复议后起诉维持": _review(_AFTER, "结果维持"),
    "公开信息": Term(fact="disclosed", label="主动公开"),
    "解读": Term(fact="explained", label="政策解读"),
    "公众号": Term(fact="account", label="微信公众号"),
    "热线": Term(fact="hotline"),
    "窗口": Term(fact="windows"),
    "人员": Term(fact="staff"),
    "培训": Term(fact="training", label="开展培训次数"),
    "参训": Term(fact="trained", label="参加培训人次"),
    "处理费": Term(fact="fee"),
    "建议": Term(fact="proposals", label="人大代表建议"),
    "提案": Term(fact="proposals", part="政协委员提案", label="政协提案"),
    "开放日": Term(fact="open_days", label="开放日场次"),
    "开放日人数": Term(fact="open_days", part="参加人数", label="开放日参加人数"),
    **{
        name: Term(contact=field)
        for name, field in (
            ("电话", "phone"), ("地址", "address"), ("邮编", "postcode"), ("传真", "fax"), ("邮箱", "email"),
            ("网址", "web"),
        )
    },
}  # fmt: skip

GROUPS: dict[str, tuple[str, ...]] = {
    "不予公开合计": REFUSED,
    "诉讼合计": ("直接起诉", "复议后起诉"),
    "无法提供合计": ("不掌握", "另行制作", "补正不明"),
    "组织申请": ("企业", "科研", "公益", "法律服务", "其他组织"),
}
"""Keys that stand for several: used with sums and lists."""
