"""The rules of the check-up, one a line: what is checked, how much it weighs, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.types import Figure, Finding, Origin, Quote, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, how much a breach of it weighs, a title and an explanation for a clerk."""

    id: str
    severity: Severity
    title: str
    explanation: str


_E, _W, _U = Severity.ERROR, Severity.WARNING, Severity.UNCHECKABLE

_ALL = (
    Rule("requests.balance", _E, "申请表收支", "每一列：本年新收加上年结转，等于办理结果总计加结转下年度。"),
    Rule("requests.results", _E, "申请表办理结果", "每一列：各类办理结果相加，等于（七）总计。"),
    Rule("requests.applicants", _E, "申请表申请人", "每一行：自然人与五类法人或其他组织相加，等于总计。"),
    Rule("review.results", _E, "复议诉讼表", "维持、纠正、其他、尚未审结相加，等于总计。"),
    Rule("proactive.least", _W, "主动公开表", "现行有效（对外公开总数）不应少于本年新增减去废止的件数。"),
    Rule("prose.requests", _E, "正文与申请表", "正文说的申请件数和办理结果，应与表三一致。"),
    Rule("prose.granted", _W, "正文与申请表", "正文说申请全部予以公开时，表三不应有其他办理结果。"),
    Rule("prose.review", _W, "正文与复议诉讼表", "正文说的复议、诉讼件数，应与表四一致。"),
    Rule("prose.proactive", _W, "正文与主动公开表", "正文说的规范性文件、决定和收费，应与表二一致。"),
    Rule("prose.parts", _E, "正文分项与总数", "“其中”列出的各项相加，不应超过总数；列全的应等于总数。"),
    Rule("prose.share", _W, "正文占比", "所说的百分比，应与算出它的两个数相符。"),
    Rule("prose.growth", _W, "正文增减", "所说的增减件数和增减百分比，应当相互吻合。"),
    Rule("chart.total", _W, "图表与正文", "图表各类之和，应与正文所说的总数一致。"),
    Rule("years.carried", _E, "跨年结转", "本年表中的上年结转，应等于上年报告的结转下年度继续办理。"),
    Rule("years.in_force", _W, "跨年现行有效", "现行有效件数，应等于上年现行有效加本年制发减本年废止。"),
    Rule("years.items", _W, "跨年项目数量", "上一年项目数量，应等于上年报告的上一年项目数量加增减数。"),
    Rule("years.growth", _W, "跨年增减", "所说的比上年增减，应与两年报告中的数相符。"),
    Rule("form.part", _W, "部分缺失", "年度报告应有格式规定的六个部分。"),
    Rule("form.table", _W, "表格缺失", "第二、三、四部分应各有一张统计表。"),
    Rule("form.picture", _W, "表格是图片", "表格以图片公布，公众无法检索和复制，也难以核对。"),
    Rule("form.unread", _U, "有格未读出", "没能读出的单元格不作核对。"),
    Rule("form.version", _W, "表式不对", "2021年度起用2021年印发的表式，2019、2020年度用2019年的表式。"),
    Rule("form.rows", _W, "表格少行多行", "表格的行由格式规定，不应删减或自行增加。"),
    Rule("form.labels", _W, "表头文字有改动", "表格的固定文字不应改动。"),
    Rule("date.period", _E, "统计期限", "统计期限应是报告所属的年度。"),
    Rule("date.year", _W, "年份不一致", "开头所说的报告年度应与标题一致，常见于沿用上年文稿。"),
    Rule("date.signed", _W, "落款日期", "落款日期应在报告年度结束之后一年以内。"),
)
RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
"""The rules by id, in the order of the report."""

_FROM_PICTURE = "（有数字由图片识别得来，请先核对识别结果）"


def breach(
    rule: str,
    message: str,
    figures: Sequence[Figure] = (),
    *,
    expected: Decimal | None = None,
    found: Decimal | None = None,
    quotes: Sequence[Quote] = (),
    before: Sequence[Figure] = (),
) -> Finding:
    """A finding that a rule is broken; what rests on recognised digits is never called an error."""
    finding = Finding(
        rule,
        RULES[rule].severity,
        message,
        expected,
        found,
        tuple(dict.fromkeys(figures)),
        tuple(dict.fromkeys(quotes)),
        tuple(dict.fromkeys(before)),
    )
    if any(figure.origin is Origin.IMAGE for figure in (*figures, *before)):
        return replace(finding, severity=Severity.WARNING, message=message + _FROM_PICTURE)
    return finding


def unchecked(
    rule: str,
    message: str,
    figures: Sequence[Figure] = (),
    quotes: Sequence[Quote] = (),
    before: Sequence[Figure] = (),
) -> Finding:
    """A finding that a rule could not be checked."""
    return Finding(
        rule,
        Severity.UNCHECKABLE,
        message,
        figures=tuple(dict.fromkeys(figures)),
        quotes=tuple(dict.fromkeys(quotes)),
        before=tuple(dict.fromkeys(before)),
    )


def quote_of(text: str, start: int, end: int) -> Quote:
    """A run of the text as a quote."""
    return Quote(text[start:end], start, end)


def shown(value: Decimal) -> str:
    """A number in plain digits, without zeros at the end."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
