from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.compare import Comparison, Fate, compare_reports, fates
from ingest.parse import parse_document
from ingest.readers.text import read_text
from ingest.types import Part, Report

TEXT = """{agency}{year}年政府信息公开工作年度报告
一、总体情况
{prose}
二、主动公开政府信息情况

第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t{licences}
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t{fees}

三、收到和处理政府信息公开申请情况
[image: 表三]
五、存在的主要问题及改进情况
人手不足。
六、其他需要报告的事项
以上为全部内容。
"""
SENTENCES = (
    "完善信息发布审核制度。",
    "设立政策咨询窗口5个。",
    "邀请市民代表走进机关座谈交流。",
    "开展培训3次。",
)


def report(
    prose: str = "平稳有序。",
    year: int = 2022,
    licences: str = "100",
    fees: str = "3",
    agency: str = "云岭县水务局",
) -> Report:
    text = TEXT.format(agency=agency, year=year, prose=prose, licences=licences, fees=fees)
    return parse_document(read_text(text), f"{year}.txt", "0", 320)


def overview(compared: Comparison) -> list[tuple[Fate, str | None, str | None]]:
    return [
        (pair.fate, pair.first and pair.first.text, pair.second and pair.second.text)
        for pair in compared.prose
        if pair.part is Part.OVERVIEW
    ]


def test_a_figure_of_both_has_its_change() -> None:
    """From 80 to 100 is 20 more, a quarter."""
    compared = compare_reports(report(year=2021, licences="80"), report(licences="100"))
    pair = next(pair for pair in compared.figures if pair.figure.row == "行政许可")
    assert (Decimal(20), Decimal(25)) == (pair.change, pair.rate)


def test_a_blank_has_no_change() -> None:
    """Not filled in is not 0."""
    compared = compare_reports(report(licences=""), report(licences="100"))
    pair = next(pair for pair in compared.figures if pair.figure.row == "行政许可")
    assert (None, None) == (pair.change, pair.rate)


def test_money_is_compared_in_one_unit() -> None:
    """20000元 and 3万元 differ by 1万元."""
    compared = compare_reports(report(fees="20000元"), report(fees="3"))
    pair = next(pair for pair in compared.figures if pair.figure.row == "行政事业性收费")
    assert Decimal(1) == pair.change


def test_a_figure_of_one_report_stands_alone() -> None:
    """What only one of them states is there, without a change."""
    compared = compare_reports(report("举办培训2次。"), report("发布推文30条。"))
    prose = [
        (p.first and p.first.value, p.second and p.second.value)
        for p in compared.figures
        if p.figure.table == "prose"
    ]
    assert [(2, None), (None, 30)] == prose


def test_prose_is_kept_changed_new_and_gone() -> None:
    """Each sentence once, in the second report's order."""
    first = report("完善信息发布审核制度。举办开放日活动四场，气氛热烈。旧栏目已经关停。", 2021)
    second = report("推出政策问答机器人。完善信息发布审核制度。举办开放日活动六场，气氛热烈。")
    assert [
        (Fate.NEW, None, "推出政策问答机器人。"),
        (Fate.KEPT, "完善信息发布审核制度。", "完善信息发布审核制度。"),
        (Fate.CHANGED, "举办开放日活动四场，气氛热烈。", "举办开放日活动六场，气氛热烈。"),
        (Fate.GONE, "旧栏目已经关停。", None),
    ] == overview(compare_reports(first, second))


def test_white_space_makes_no_difference() -> None:
    """A sentence with odd spaces is still the same."""
    first, second = (
        report("完善信息发布审核制度，明确责任分工。"),
        report("完善信息 发布审核\u3000制度，明确责任分工。"),
    )
    assert [Fate.KEPT] == [fate for fate, _, _ in overview(compare_reports(first, second))]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(SENTENCES), max_size=8), st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_every_sentence_meets_one_fate(first: list[str], second: list[str]) -> None:
    """All sentences of both are there once, quoted verbatim, and the share is of what was kept."""
    a, b = report("".join(first) or "无。", 2021), report("".join(second) or "无。")
    compared = compare_reports(a, b)
    for side, whole in (("first", a), ("second", b)):
        quotes = [quote for pair in compared.prose if (quote := getattr(pair, side))]
        assert len(quotes) == len({(q.start, q.end) for q in quotes})
        assert all(q.text == whole.text[q.start : q.end] for q in quotes)
    counts = fates(compared.prose)
    assert (counts[Fate.NEW] + counts[Fate.CHANGED] == 0) is (compared.repeated == 1)


def test_a_report_repeats_itself_whole() -> None:
    """Compared with itself everything is kept and nothing has changed."""
    compared = compare_reports(report(), report())
    assert 1.0 == compared.repeated
    assert {Fate.KEPT} == {pair.fate for pair in compared.prose}
    assert {Decimal(0)} == {pair.change for pair in compared.figures}
