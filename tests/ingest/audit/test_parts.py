from collections.abc import Callable

import pytest

from ingest.types import Report

MakeReport = Callable[..., Report]
CHART = "历年信息公开数量\n2022年\t机构职能\t工作动态\t政策解读\t公告公示\t{}\n"


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("全年公开信息255条，其中公告206条、动态49条。", False),
        ("全年公开信息255条，其中公告206条、动态40条。", False),
        ("全年公开信息255条，其中公告206条、其他40条。", True),
        ("全年公开信息255条，其中公告206条、动态50条。", True),
        ("全年公开信息255余条，其中公告206条、动态60条。", False),
        ("全年公开信息约250条，其中公告206条、动态60条。", False),
        ("全年公开信息共255条，公告、动态分别为206条、48条。", True),
        ("全年公开信息共255条，公告、动态分别为206条、49条。", False),
        ("举办活动20场，其中线上15场、面向企业10场。", False),
        ("全年公开信息200条，其中通过网站180条、通过公众号90条。", False),
        ("公开信息255条，其中：\n1．公告206条；\n2．动态40条；\n3．其他信息8条。", True),
        ("公开信息255条，其中公告206条（其中许可100条、处罚107条）、动态49条。", True),
    ],
)
def test_parts_are_weighed_against_their_total(make_report: MakeReport, prose: str, found: bool) -> None:
    """More than the total is wrong; less is wrong only where the list is whole."""
    assert (["prose.parts"] if found else []) == rules(make_report(prose))


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("全年公开信息255条，其中公告206条，占80.8%，动态49条，占19.2%。", False),
        ("全年公开信息255条，其中公告206条（占80.7%）、动态49条。", False),
        ("全年公开信息255条，其中公告206条（占88.8%）、动态49条。", True),
        ("全年公开信息255条，其中公告206条，约占八成，动态49条。", False),
        ("能在网上办的事项有412项，占80%；能全程办的事项有305项，占74%。", False),
        ("全年公开信息255条，其中公告206条，占全市公告的12%。", False),
    ],
)
def test_a_share_is_weighed_where_its_total_is_known(
    make_report: MakeReport, prose: str, found: bool
) -> None:
    """Rounded or cut off is right; a share of something else is not weighed."""
    assert (["prose.share"] if found else []) == rules(make_report(prose))


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("收到政府信息公开申请4件，较去年增加1件，同比增长33.3%。", False),
        ("收到政府信息公开申请4件（较上年增加1件，增长33%）。", False),
        ("收到政府信息公开申请4件，比2021年减少4件，同比下降50%。", False),
        ("收到政府信息公开申请4件，较去年增加1件，同比增长25%。", True),
        ("收到政府信息公开申请4件，较去年增加1件，同比下降33.3%。", True),
        ("收到政府信息公开申请4件，较去年增加5件，同比增长33.3%。", True),
        ("收到政府信息公开申请4件，比2019年增加1件，同比增长70%。", False),
        ("收到政府信息公开申请4件，环比增加1件，环比增长25%。", False),
        ("发布信息400条，同比增长到500条，增长25%。", False),
        ("收到政府信息公开申请4件，较去年增加1件，办理满意度同比增长5%。", False),
        ("收到政府信息公开申请4件，较去年增加1件，质量提升，同比增长5%。", False),
        ("发布信息400余条，较去年增加100条，同比增长50%。", False),
    ],
)
def test_a_change_and_its_rate_must_fit(make_report: MakeReport, prose: str, found: bool) -> None:
    """The count, what it grew by and the rate are three ways to say two things."""
    assert (["prose.growth"] if found else []) == rules(make_report(prose))


@pytest.mark.parametrize(
    ("bars", "found"), [("3\t60\t1\t8", True), ("3\t60\t5\t8", False), ("1\t2\t3\t4", False)]
)
def test_a_chart_is_weighed_where_it_shows_the_same(make_report: MakeReport, bars: str, found: bool) -> None:
    """Bars named and mostly valued like the parts of a total must add up to it."""
    prose = "公开信息76条，其中机构职能类3条、工作动态类60条、政策解读类5条、公告公示类8条。"
    assert (["chart.total"] if found else []) == rules(make_report(prose, tail=CHART.format(bars)))
