"""How people ask: everyday wordings for the cells of the tables and the facts of the prose.

{who} is the agency under one of its names, {when} the year in one of its spellings.
"""

from __future__ import annotations

from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED

WHEN = ("{year}年", "{year}年度", "{year} 年", "{digits}年")

CELLS: dict[tuple[str, str, str], tuple[str, ...]] = {
    ("proactive", "行政许可", "本年处理决定数量"): (
        "{who}{when}作出的行政许可处理决定有多少件？",
        "{who}{when}办了多少件行政许可？",
        "{when}{who}的行政许可数量是多少",
    ),
    ("proactive", "行政许可", "处理决定数量"): (
        "{who}{when}行政许可处理决定数量是多少？",
        "{who}{when}办理行政许可多少件？",
    ),
    ("proactive", "行政许可", "上一年项目数量"): ("{who}{when}年报里，行政许可的上一年项目数量是多少？",),
    ("proactive", "行政处罚", "本年处理决定数量"): (
        "{who}{when}作出了多少件行政处罚决定？",
        "{when}{who}行政处罚有几件？",
    ),
    ("proactive", "行政强制", "本年处理决定数量"): ("{who}{when}行政强制处理决定多少件？",),
    ("proactive", "行政处罚", "处理决定数量"): (
        "{who}{when}行政处罚处理决定有多少件？",
        "{when}{who}作出多少件行政处罚决定？",
    ),
    ("proactive", "行政强制", "处理决定数量"): ("{who}{when}行政强制的处理决定数量是多少？",),
    ("proactive", "规章", "对外公开总数量"): ("{who}{when}规章对外公开总数量是多少？",),
    ("proactive", "行政事业性收费", "本年收费金额"): (
        "{who}{when}行政事业性收费金额是多少万元？",
        "{who}{when}收了多少行政事业性收费？",
    ),
    ("proactive", "行政规范性文件", "现行有效件数"): (
        "{who}{when}现行有效的行政规范性文件有多少件？",
        "截至{when}底，{who}还有几件规范性文件现行有效？",
    ),
    ("proactive", "规章", "现行有效件数"): ("{who}{when}现行有效的规章有多少件？",),
    ("proactive", "规范性文件", "对外公开总数量"): ("{who}{when}规范性文件对外公开总数量是多少？",),
    ("proactive", "其他对外管理服务事项", "处理决定数量"): (
        "{who}{when}其他对外管理服务事项的处理决定有多少件？",
    ),
    ("proactive", "政府集中采购", "采购项目数量"): ("{who}{when}政府集中采购了多少个项目？",),
    ("proactive", "政府集中采购", "采购总金额"): (
        "{who}{when}政府集中采购总金额是多少？",
        "{who}{when}政府采购花了多少钱？",
    ),
    ("requests", RECEIVED, "商业企业"): (
        "{who}{when}收到商业企业提出的信息公开申请几件？",
        "{when}企业向{who}提了多少件公开申请？",
    ),
    ("requests", RECEIVED, "自然人"): ("{who}{when}新收的申请里，自然人提出的有多少件？",),
    ("requests", RECEIVED, "法律服务机构"): ("法律服务机构{when}向{who}申请公开信息多少件？",),
    ("requests", CARRIED_IN, ALL_APPLICANTS): ("{who}{when}上年结转的公开申请有几件？",),
    ("requests", CARRIED_OUT, ALL_APPLICANTS): (
        "{who}{when}结转下年度继续办理的申请有多少件？",
        "{who}{when}还有几件申请要转到下一年办？",
    ),
    ("requests", "予以公开", ALL_APPLICANTS): (
        "{who}{when}予以公开的申请有几件？",
        "{who}{when}有多少件申请是予以公开的？",
    ),
    ("requests", "部分公开", ALL_APPLICANTS): ("{who}{when}部分公开的有几件？",),
    ("requests", "不予公开/保护第三方合法权益", ALL_APPLICANTS): (
        "{who}{when}为保护第三方合法权益而不予公开的有多少件？",
    ),
    ("requests", "不予公开/属于行政查询事项", ALL_APPLICANTS): (
        "{who}{when}因属于行政查询事项不予公开的申请有几件？",
    ),
    ("requests", "无法提供/本机关不掌握相关政府信息", ALL_APPLICANTS): (
        "{who}{when}因本机关不掌握相关政府信息而无法提供的有几件？",
        "{who}{when}有几件申请是因为“不掌握”没给的？",
    ),
    ("requests", "不予处理/信访举报投诉类申请", ALL_APPLICANTS): (
        "{who}{when}按信访举报投诉类申请不予处理的有多少件？",
    ),
    ("requests", "不予处理/重复申请", ALL_APPLICANTS): ("{who}{when}重复申请有几件？",),
    ("review", "行政复议", "总计"): (
        "{who}{when}因政府信息公开引起的行政复议共多少件？",
        "{who}{when}信息公开被复议了几件？",
    ),
    ("review", "行政复议", "结果纠正"): ("{who}{when}行政复议结果纠正的有几件？",),
    ("review", "行政诉讼/未经复议直接起诉", "总计"): ("{who}{when}未经复议直接起诉的行政诉讼有多少件？",),
    ("review", "行政诉讼/复议后起诉", "结果维持"): ("{who}{when}复议后起诉、结果维持的有几件？",),
}
"""Questions for a cell (table, row, column)."""

PAIRS: dict[tuple[tuple[str, str, str], tuple[str, str, str]], tuple[str, ...]] = {
    (("proactive", "行政处罚", "本年处理决定数量"), ("proactive", "行政强制", "本年处理决定数量")): (
        "{who}{when}行政处罚、行政强制各多少件？",
        "{who}{when}作出了多少件行政处罚决定，多少件行政强制决定？",
    ),
    (("requests", "予以公开", ALL_APPLICANTS), ("requests", "部分公开", ALL_APPLICANTS)): (
        "{who}{when}予以公开和部分公开的申请各有多少件？",
    ),
    (("requests", CARRIED_IN, ALL_APPLICANTS), ("requests", CARRIED_OUT, ALL_APPLICANTS)): (
        "{who}{when}上年结转和结转下年度的申请分别是几件？",
    ),
}
"""Questions for two cells at once."""

FACTS: dict[str, tuple[str, ...]] = {
    "disclosed": (
        "{who}{when}主动公开了多少条政府信息？",
        "{who}{when}一共公开了几条信息，怎么构成的？",
        "{when}{who}主动公开政府信息的总数是多少？",
    ),
    "explained": ("{who}{when}发布了多少篇政策解读？", "{who}{when}政策解读材料有几篇？"),
    "requests": (
        "{who}{when}收到多少件政府信息公开申请？",
        "{who}{when}收到了几件信息公开申请",
        "{when}向{who}提出的信息公开申请一共多少件？",
    ),
    "documents": ("{who}{when}制发了多少件行政规范性文件？", "{who}{when}出台了几件规范性文件？"),
    "account": ("{who}{when}微信公众号发了多少条信息？", "{when}{who}的公众号推送了几条？"),
    "hotline": ("{who}{when}办理了多少件热线或线上诉求？", "{who}{when}12345热线诉求办了多少件？"),
    "windows": ("{who}{when}设了多少个政策咨询窗口？", "{who}{when}有几个咨询窗口？"),
    "staff": ("{who}{when}有几名政务公开工作人员？", "{who}{when}从事政务公开工作的有多少人？"),
    "training": ("{who}{when}举办了几次政务公开培训？", "{who}{when}开展信息公开培训多少次？"),
    "trained": ("{who}{when}政务公开培训了多少人次？",),
    "fee": (
        "{who}{when}收取了多少信息处理费？",
        "{who}{when}依申请公开收费了吗？",
    ),
    "proposals": ("{who}{when}办理了几件人大代表建议？", "{who}{when}承办人大代表建议多少件？"),
    "open_days": ("{who}{when}举办了几场政府开放日活动？", "{who}{when}政府开放日搞了几场？"),
}
"""Questions for a fact of the prose, by its key."""

CONTACTS: dict[str, tuple[str, ...]] = {
    "phone": ("{who}的联系电话是多少？（{when}年报）", "想咨询{who}{when}的年报，打哪个电话？"),
    "address": ("{who}{when}年报上写的办公地址在哪里？",),
    "postcode": ("{who}{when}年报里的邮编是多少？",),
    "fax": ("{who}{when}年报上的传真号码？",),
    "email": ("{who}{when}年报留的电子邮箱是什么？",),
}
PROBLEMS = (
    "{who}{when}政府信息公开存在哪些问题？",
    "{who}{when}的年报承认了哪些不足？",
    "{when}{who}信息公开工作还有什么短板？",
)
IMPROVEMENTS = ("{who}{when}打算采取哪些改进措施？", "针对存在的问题，{who}{when}提出怎样改进？")
INNOVATIONS = ("{who}{when}政务公开有什么创新？", "{who}{when}在公开工作上有哪些创新做法？")

NO_SUCH_AGENCY = (
    "{district}财政局{when}收到多少件政府信息公开申请？",
    "{district}公安局{when}作出多少件行政处罚决定？",
    "{district}民政局{when}主动公开了多少条信息？",
)
NO_SUCH_YEAR = (
    "{who}2016年行政许可处理决定有多少件？",
    "{who}2024年收到多少件政府信息公开申请？",
    "{who}2017年的信息公开存在哪些问题？",
)
NO_YEAR = ("{who}收到多少件政府信息公开申请？", "{who}的行政许可有多少件？")
NO_AGENCY = (
    "{when}行政许可处理决定有多少件？",
    "{when}收到了几件信息公开申请？",
    "审批局{when}办了多少件行政许可？",
)
