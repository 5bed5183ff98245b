from collections.abc import Callable
from decimal import Decimal

import pytest

from ingest.audit import audit_years
from ingest.types import Report

MakeReport = Callable[..., Report]
CARRIED = ("结转下年度继续办理", "自然人")
BEFORE = {CARRIED: "3", ("本年新收政府信息公开申请数量", "自然人"): "3"}


@pytest.fixture
def before(make_report: MakeReport) -> Report:
    """Last year: 3 applications received, 3 carried over, 17 documents in force."""
    return make_report(year=2021, requests=BEFORE, proactive={("行政规范性文件", "现行有效件数"): "17"})


@pytest.mark.parametrize(
    "prose",
    [
        "平稳。",
        "收到政府信息公开申请4件，较去年增加1件，同比增长33.3%。",
        "收到政府信息公开申请4件，同比增长三成。",
        "收到政府信息公开申请4件，比2019年增加3件。",
        "收到政府信息公开申请4件，其中网上3件，同比增长200%。",
    ],
)
def test_years_that_agree_give_no_finding(make_report: MakeReport, before: Report, prose: str) -> None:
    """What was carried over, is in force and has grown is as last year's report has it."""
    assert [] == audit_years(make_report(prose), before)


@pytest.mark.parametrize(
    ("prose", "expected", "found"),
    [
        ("收到政府信息公开申请4件，较去年增加2件，同比增长100%。", 1, 2),
        ("收到政府信息公开申请4件，同比下降33.3%。", None, "33.3"),
        ("收到政府信息公开申请4件，较2021年减少1件。", 1, 1),
    ],
)
def test_growth_that_last_year_does_not_bear_out_is_found(
    make_report: MakeReport, before: Report, prose: str, expected: int | None, found: object
) -> None:
    """With last year's figure beside the sentence."""
    (finding,) = audit_years(make_report(prose), before)
    right = None if expected is None else Decimal(expected)
    assert ("years.growth", right, Decimal(str(found))) == (finding.rule, finding.expected, finding.found)
    assert [Decimal(3)] == [figure.value for figure in finding.before]


def test_what_was_carried_over_must_arrive(make_report: MakeReport) -> None:
    """Each column whose number differs, and one note for those that are blank in one report."""
    last = make_report(year=2021, requests={CARRIED: "5", ("结转下年度继续办理", "商业企业"): ""})
    found = [f for f in audit_years(make_report(), last) if f.rule == "years.carried"]
    assert ["error", "error", "uncheckable"] == [f.severity for f in found]
    assert "商业企业" in found[-1].message


def test_documents_in_force_are_counted_on(make_report: MakeReport) -> None:
    """17 and 5 less 2 are 20, and 16 would make 19."""
    last = make_report(year=2021, requests=BEFORE, proactive={("行政规范性文件", "现行有效件数"): "16"})
    (finding,) = audit_years(make_report(), last)
    assert ("years.in_force", Decimal(19), Decimal(20)) == (finding.rule, finding.expected, finding.found)
