"""Table of part 2: what was disclosed on the agency's own initiative (条例 第二十条)."""

from ingest.tables.spec import Block, Column, Row, TableSpec
from ingest.types import Part, Template

ITEMS_BEFORE = "上一年项目数量"
ITEMS_CHANGE = "本年增/减"
_TITLE = "主动公开政府信息情况表"
_RULES = Row("规章")
_LICENSING = Row("行政许可")
_PENALTY = Row("行政处罚")
_COERCION = Row("行政强制")
_FEES = Row("行政事业性收费", ("行政事业收费",))
_ITEMS_BEFORE = Column(ITEMS_BEFORE, "项", ("上年项目数量",))
_ITEMS_CHANGE = Column(ITEMS_CHANGE, "项", ("本年增减",))
_DECISIONS_2019 = Column("处理决定数量", "件", ("本年处理决定数量",))
_DECISIONS_2021 = Column("本年处理决定数量", "件", ("处理决定数量",))

PROACTIVE_2019 = TableSpec(
    id="proactive",
    title=_TITLE,
    part=Part.PROACTIVE,
    template=Template.FORM_2019,
    blocks=(
        Block(
            (_RULES, Row("规范性文件", ("行政规范性文件",))),
            (
                Column("本年新制作数量", "件", ("本年制作数量",)),
                Column("本年新公开数量", "件", ("本年公开数量",)),
                Column("对外公开总数量", "件", ("对外公开总数",)),
            ),
            "第二十条第（一）项",
        ),
        Block(
            (_LICENSING, Row("其他对外管理服务事项", ("对外管理服务事项",))),
            (_ITEMS_BEFORE, _ITEMS_CHANGE, _DECISIONS_2019),
            "第二十条第（五）项",
        ),
        Block((_PENALTY, _COERCION), (_ITEMS_BEFORE, _ITEMS_CHANGE, _DECISIONS_2019), "第二十条第（六）项"),
        Block((_FEES,), (_ITEMS_BEFORE, _ITEMS_CHANGE), "第二十条第（八）项"),
        Block(
            (Row("政府集中采购", ("集中采购", "政府采购")),),
            (Column("采购项目数量", "项"), Column("采购总金额", "", ("采购金额", "采购总额"))),
            "第二十条第（九）项",
        ),
    ),
)

PROACTIVE_2021 = TableSpec(
    id="proactive",
    title=_TITLE,
    part=Part.PROACTIVE,
    template=Template.FORM_2021,
    blocks=(
        Block(
            (_RULES, Row("行政规范性文件", ("规范性文件",))),
            (
                Column("本年制发件数", "件", ("本年制发数", "制发件数")),
                Column("本年废止件数", "件", ("本年废止数", "废止件数")),
                Column("现行有效件数", "件", ("现行有效数",)),
            ),
            "第二十条第（一）项",
        ),
        Block((_LICENSING,), (_DECISIONS_2021,), "第二十条第（五）项"),
        Block((_PENALTY, _COERCION), (_DECISIONS_2021,), "第二十条第（六）项"),
        Block(
            (_FEES,), (Column("本年收费金额", "万元", ("收费金额", "本年收费总金额")),), "第二十条第（八）项"
        ),
    ),
)
