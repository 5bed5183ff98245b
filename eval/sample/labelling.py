"""The labels and numbers of the form as one office prints them: numbering, wording, units, blanks."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from eval.sample.pen import CHINESE
from eval.sample.variant import NUMBERINGS, ValueStyle, Variant

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"

REWORDED: dict[str, tuple[str, ...]] = {
    "本年新收政府信息公开申请数量": (
        "本年新收申请数量",
        "本年度新收政府信息公开申请数量",
        "本年新收政府信息公开申请数",
    ),
    "上年结转政府信息公开申请数量": (
        "上年结转申请数量",
        "上年度结转政府信息公开申请数量",
        "上一年结转政府信息公开申请数量",
    ),
    "结转下年度继续办理": ("结转下年度", "结转下一年度继续办理", "结转下年度继续办理数量"),
    "总计": ("合计", "总计"),
    "部分公开": ("部分公开", "部分公开（区分处理的,只计这一情形,不计其他情形）", "部分公开（区分处理）"),
    "其他法律行政法规禁止公开": ("其他法律行政止公开", "其他法律、行政法规禁止公开", "其他法律法规禁止公开"),
    "危及“三安全一稳定”": ("危及三安全一稳定", '危及"三安全一稳定"', "危及“三安全、一稳定”"),
    "保护第三方合法权益": ("涉及第三方合法权益", "保护第三方权益"),
    "属于三类内部事务信息": ("三类内部事务信息", "属于三类内部事务"),
    "属于四类过程性信息": ("四类过程性信息", "属于四类过程信息"),
    "属于行政执法案卷": ("行政执法案卷", "属于行政执法案卷信息"),
    "属于行政查询事项": ("行政查询事项", "属于行政查询事项信息"),
    "本机关不掌握相关政府信息": (
        "不掌握相关政府信息",
        "本机关不掌握相关信息",
        "本行政机关不掌握相关政府信息",
    ),
    "没有现成信息需要另行制作": ("没有现成信息，需另行制作", "无现成信息需要另行制作"),
    "补正后申请内容仍不明确": ("补正后仍不明确", "补正后申请内容不明确"),
    "信访举报投诉类申请": ("信访、举报、投诉类申请", "信访投诉举报类申请"),
    "重复申请": ("重复申请",),
    "要求提供公开出版物": ("提供公开出版物", "要求提供公开的出版物"),
    "无正当理由大量反复申请": ("无正当理由大量、反复申请", "大量反复申请"),
    "要求行政机关确认或重新出具已获取信息": (
        "要求确认或重新出具已获取信息",
        "要求行政机关确认或者重新出具已获取的信息",
    ),
    "申请人无正当理由逾期不补正": ("逾期不补正", "申请人无正当理由逾期不补正", "无正当理由逾期不补正"),
    "申请人逾期未按收费通知要求缴纳费用": (
        "逾期未缴费",
        "申请人逾期未按收费通知要求缴纳费用",
        "逾期未按要求缴纳费用",
    ),
    "行政规范性文件": ("规范性文件", "行政规范性文件"),
    "规范性文件": ("行政规范性文件", "规范性文件"),
    "行政事业性收费": ("行政事业收费", "行政事业性收费项目"),
    "政府集中采购": ("集中采购", "政府集中采购项目"),
    "其他对外管理服务事项": ("其他对外管理服务", "对外管理服务事项"),
    "商业企业": ("企业", "商业企业"),
    "社会公益组织": ("社会公益", "社会公益组织"),
    "法律服务机构": ("法律服务", "法律服务机构"),
    "科研机构": ("科研院所", "科研机构"),
    "自然人": ("自然人", "公民"),
    "法人或其他组织": ("法人和其他组织", "法人或者其他组织"),
    "申请人情况": ("申请人类型", "申请人情况"),
    "信息内容": ("内容", "信息类别"),
    "本年制发件数": ("本年度制发件数", "本年制发数", "制发件数", "本年制发件数量"),
    "本年废止件数": ("本年度废止件数", "本年废止数", "废止件数"),
    "现行有效件数": ("现行有效数", "现行有效件数量", "现行有效文件数"),
    "本年处理决定数量": ("本年度处理决定数量", "处理决定数量", "本年处理决定数"),
    "处理决定数量": ("本年处理决定数量", "处理决定数"),
    "本年收费金额": ("本年度收费金额", "收费金额", "本年收费总金额"),
    "上一年项目数量": ("上年项目数量", "上一年度项目数量"),
    "本年增/减": ("本年增减", "本年度增/减", "本年增／减"),
    "本年新制作数量": ("本年制作数量", "本年度新制作数量", "本年新制作数"),
    "本年新公开数量": ("本年公开数量", "本年度新公开数量"),
    "对外公开总数量": ("对外公开总数", "对外公开数量"),
    "采购项目数量": ("采购项目数",),
    "采购总金额": ("采购金额", "采购总额"),
    "结果维持": ("维持",),
    "结果纠正": ("纠正",),
    "其他结果": ("其他结果",),
    "尚未审结": ("未审结", "尚未审结"),
    "未经复议直接起诉": ("直接起诉", "未经行政复议直接起诉"),
    "复议后起诉": ("经复议后起诉", "行政复议后起诉"),
}
"""Other wordings of labels, as offices have them."""


def label_text(variant: Variant, text: str, number: int | None = None, depth: int = 0) -> str:
    """A label of the form in this variant, with its number (from 1) where it has one."""
    style, rng = variant.label, variant.rng("label", text, depth)
    if style.reworded and rng.random() < 0.5:
        text = rng.choice(REWORDED.get(text, (text,)))
    if number is not None:
        pattern = NUMBERINGS[style.numbering][depth]
        text = pattern.format(cn=CHINESE[number - 1], n=number, circle=_CIRCLES[number - 1]) + text
    if style.broken and len(text) > 4 and rng.random() < 0.5:
        cut = rng.randint(2, len(text) - 2)
        return f"{text[:cut]}\n{text[cut:]}"
    if style.spaced and len(text) <= 6 and rng.random() < 0.5:
        return rng.choice((" ", "\u3000", "  ")).join(text)
    return text


def head_unit(variant: Variant, unit: str) -> str:
    """What stands behind a column's name: money always has its unit there, counts in some variants."""
    form = variant.label.head_unit
    if unit.endswith("元"):
        return (form or "（单位：{unit}）").format(unit=variant.label.money)
    return form.format(unit=unit) if unit else ""


def value_text(variant: Variant, value: Decimal | None, unit: str, change: bool, rng: Random) -> str:
    """A cell's number. ``unit`` must stand in the cell; ``change``: an increase or a decrease."""
    style = variant.value
    if value is None:
        return rng.choice(style.blanks)
    if value == 0:
        text = rng.choice((style.zero, "0"))
    else:
        text = _grouped(f"{abs(value):f}", style.thousands)
        text = text.translate(_WIDE) if style.wide else text
        text = (style.minus if value < 0 else style.plus if change else "") + text
    noted = style.noted and value > 1 and not change and rng.random() < 0.2
    return f"{text}{unit}" + (f"（其中重新办理{int(value) // 2 or 1}件）" if noted else "")


def cell_unit(style: ValueStyle, unit: str, rng: Random) -> str:
    """The unit set behind a count, in variants that do so."""
    return unit if style.unit and rng.random() < 0.5 else ""


def _grouped(digits: str, mark: str) -> str:
    whole, point, rest = digits.partition(".")
    return f"{int(whole):,}".replace(",", mark) + point + rest
