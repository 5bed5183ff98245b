from collections.abc import Callable

import pytest

from ingest.types import Report, Severity

MakeReport = Callable[..., Report]


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ("五、存在的主要问题及改进情况\n", "", "form.part", "存在的主要问题及改进情况"),
        ("重复申请\t0\t0\t0\t0\t0\t0\t0\n", "", "form.rows", "不予处理—重复申请"),
        ("重复申请\t", "重复性申请\t", "form.labels", "重复性申请"),
        ("本年制发件数", "本年制发数", "form.labels", "本年制发数"),
        ("行政强制\t0", "行政强制\t0\n行政奖励\t7", "form.rows", "行政奖励"),
        ("行政处罚\t120", "行政处罚\t12 0", "form.unread", "1 个单元格"),
    ],
)
def test_what_was_changed_in_the_form_is_named(
    make_report: MakeReport, old: str, new: str, rule: str, said: str
) -> None:
    """A part, a row or a label that is not as the form has it."""
    report = make_report(replace=(old, new))
    assert [rule] == rules(report)
    assert said in report.findings[0].message


def test_a_picture_of_a_table_is_not_checkable(make_report: MakeReport) -> None:
    """Nothing is called wrong of a table that was not read."""
    whole = make_report()
    table = next(t for t in whole.tables if t.id == "review")
    report = make_report(replace=(whole.text[table.start : table.end], "[image: 表四]"))
    (finding,) = report.findings
    assert ("form.picture", Severity.UNCHECKABLE) == (finding.rule, finding.severity)


def test_a_missing_table_is_named(make_report: MakeReport) -> None:
    """Its part is there and empty."""
    whole = make_report()
    table = next(t for t in whole.tables if t.id == "review")
    assert ["form.table"] == rules(make_report(replace=(whole.text[table.start : table.end], "没有发生。")))


def test_the_form_of_other_years_is_named(make_report: MakeReport) -> None:
    """The 2021 form in a report on 2020."""
    assert ["form.version"] == rules(make_report(year=2020))


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"period": 2021}, ["date.period"]),
        ({"intro": "现公布青溪市林业局2021年政府信息公开工作年度报告。"}, ["date.year"]),
        ({"intro": "本报告按《2021年政府信息公开工作年度报告格式》编制。"}, []),
        ({"intro": "往年报告（如2021年政府信息公开工作年度报告）已公布。"}, []),
        ({"signed": "2022年12月30日"}, ["date.signed"]),
        ({"signed": "2024年1月8日"}, ["date.signed"]),
        ({"signed": "2023年12月30日"}, []),
    ],
)
def test_dates_must_be_those_of_the_year(
    make_report: MakeReport, given: dict[str, object], rule: list[str]
) -> None:
    """Period, year named at the beginning and day of signing."""
    assert rule == rules(make_report(**given))


def test_a_stock_cannot_be_less_than_what_was_added(make_report: MakeReport) -> None:
    """In force must be at least this year's documents less the repealed."""
    few = {("行政规范性文件", "现行有效件数"): "2"}
    assert ["proactive.least"] == rules(make_report(proactive=few))
