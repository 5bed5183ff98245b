from collections.abc import Callable
from decimal import Decimal

import pytest

from ingest.types import Report, Severity

MakeReport = Callable[..., Report]


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


def test_a_clean_report_has_no_finding(make_report: MakeReport) -> None:
    """All parts, all tables, sums that hold: nothing is said."""
    assert () == make_report().findings


@pytest.mark.parametrize(
    "prose",
    [
        "全年收到政府信息公开申请4件，均已答复。",
        "收到并受理依申请公开政府信息申请4次。",
        "全年受理、办理政府信息公开申请：共收到政府信息公开申请7件（含上年结转3件）。",
        "收到政府信息公开申请近5件。",
        "通过网站受理平台收到政府信息公开申请2件。",
        "局办公室收到政府信息公开申请1件。",
        "2008年以来累计收到政府信息公开申请900件。",
        "2021年收到政府信息公开申请9件。",
        "上半年收到政府信息公开申请1件。",
        "收到行政许可申请300件，登记申请20件。",
        "收到政府信息公开申请4件，其中自然人2件、企业2件。",
        "全区收到自然人提出的政府信息公开申请2件。",
        "收到人大代表建议12件，其中予以公开10件、不予公开2件。",
        "主动公开目录中予以公开信息12项。",
        "答复申请6件，其中予以公开4件、部分公开1件、因不掌握无法提供1件。",
        "答复申请中，当事人认为不予公开或部分公开3件应当公开。",
        "全年办理行政复议案件320件，行政诉讼案件20件。",
        "因政府信息公开引发的行政复议、行政诉讼2件。",
        "没有因政府信息公开被纠正的行政复议。",
        "修订行政规范性文件3件，备案审查行政规范性文件8件。",
        "以市政府名义制发行政规范性文件9件。",
        "标注废止或失效行政规范性文件27件。",
        "制发各类文件50件。",
        "作出行政处罚决定100余件。",
        "公示行政处罚决定90件。",
        "作出不予行政许可决定8件，办理行政审批类业务9余万件。",
        "作出行政许可决定9万余件。",
        "减免行政事业性收费2万元。",
        "收取行政事业性收费13.39万元。",
        "未收到因政府信息公开引起的投诉、举报。",
        "未收到任何要求不予公开信息的申请。",
    ],
)
def test_what_agrees_or_has_another_scope_is_left_alone(make_report: MakeReport, prose: str) -> None:
    """A number that the table bears out, or that it does not count, is no finding."""
    assert () == make_report(prose).findings


@pytest.mark.parametrize(
    ("prose", "rule", "expected", "found"),
    [
        ("全年收到政府信息公开申请3件，均已答复。", "prose.requests", 4, 3),
        ("2022年，我局未收到政府信息公开申请。", "prose.requests", 4, 0),
        ("共收到公民、法人和其他组织提出的政府信息公开申请14件。", "prose.requests", 4, 14),
        ("上年结转申请2件，结转下年度继续办理1件。", "prose.requests", 3, 2),
        ("答复申请6件，其中予以公开5件、部分公开1件。", "prose.requests", 4, 5),
        ("因政府信息公开被申请行政复议1件。", "prose.review", 2, 1),
        ("未发生因政府信息公开引起的行政复议、行政诉讼。", "prose.review", 2, 0),
        ("全年制发行政规范性文件6件，废止2件。", "prose.proactive", 5, 6),
        ("全年制发行政规范性文件5件，废止3件。", "prose.proactive", 2, 3),
        ("现行有效行政规范性文件21件。", "prose.proactive", 20, 21),
        ("作出行政处罚决定130件。", "prose.proactive", 120, 130),
        ("作出行政许可决定8万余件。", "prose.proactive", 90025, 80000),
        ("行政事业性收费13.40万元。", "prose.proactive", "13.39", "13.40"),
    ],
)
def test_what_the_table_does_not_bear_out_is_found(
    make_report: MakeReport, prose: str, rule: str, expected: object, found: object
) -> None:
    """The sentence is quoted, with what the table has and what is said."""
    report = make_report(prose)
    (finding,) = report.findings
    assert (rule, Decimal(str(expected)), Decimal(str(found))) == (
        finding.rule,
        finding.expected,
        finding.found,
    )
    (quote,) = finding.quotes
    assert quote.text == report.text[quote.start : quote.end]
    assert len(finding.figures) >= 2


def test_a_blank_cell_is_not_called_wrong(make_report: MakeReport) -> None:
    """Where the table has no number, the sentence cannot be checked."""
    report = make_report("收到政府信息公开申请3件。", requests={("本年新收政府信息公开申请数量", "总计"): ""})
    found = [finding for finding in report.findings if finding.rule == "prose.requests"]
    assert [Severity.UNCHECKABLE] == [finding.severity for finding in found]


def test_one_statement_that_agrees_clears_the_others(make_report: MakeReport) -> None:
    """Two numbers of applications may be of two scopes, as long as one of them is the table's."""
    assert () == make_report("收到政府信息公开申请4件。收到政府信息公开申请9件。").findings


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("所有申请均按照申请人要求的形式予以公开。", True),
        ("申请全部予以公开。", True),
        ("符合条件、可以公开的申请均予以公开。", False),
        ("所有申请均已答复，部分公开1件。", False),
    ],
)
def test_all_granted_must_be_all(make_report: MakeReport, prose: str, found: bool) -> None:
    """Said of all applications, where the table has other results."""
    assert found is ("prose.granted" in rules(make_report(prose)))
