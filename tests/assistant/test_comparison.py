import re

from assistant.comparison import comparison_html, comparison_json, comparison_text
from ingest.compare import compare_reports
from ingest.parse import parse_document
from ingest.readers.text import read_text
from ingest.types import Report

TEXT = """云岭县水务局{year}年政府信息公开工作年度报告
一、总体情况
{prose}
二、主动公开政府信息情况

第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t{licences}

三、收到和处理政府信息公开申请情况
[image: 表三]
五、存在的主要问题及改进情况
人手不足，经费紧张。
"""
NASTY = '举办<script>alert("1")</script>活动&nbsp;四场。'


def report(prose: str, year: int, licences: str) -> Report:
    text = TEXT.format(prose=prose, year=year, licences=licences)
    return parse_document(read_text(text), "a.txt", "0", 320)


COMPARED = compare_reports(report(NASTY, 2021, "80"), report(NASTY.replace("四", "五"), 2022, ""))


def test_a_page_shows_all_text_as_text() -> None:
    """Markup in a report is escaped, and nothing is fetched or run."""
    page = comparison_html(COMPARED)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "&amp;nbsp;" in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)


def test_a_page_marks_what_was_changed() -> None:
    """四 became 五."""
    page = comparison_html(COMPARED)
    assert "<del>四</del>" in page
    assert "<ins>五</ins>" in page


def test_why_there_is_no_number_is_said() -> None:
    """未填报 beside 80件; nothing is called 0."""
    (line,) = [line for line in comparison_text(COMPARED).splitlines() if "行政许可" in line]
    assert ["主动公开", "行政许可—本年处理决定数量", "80件", "未填报"] == line.split()


def test_the_share_repeated_is_told_in_each_form() -> None:
    """As a number and in words."""
    shown = f"{COMPARED.repeated:.1%}"
    assert shown in comparison_text(COMPARED)
    assert shown in comparison_html(COMPARED)
    assert round(COMPARED.repeated, 4) == comparison_json(COMPARED)["repeated"]


def test_json_counts_each_fate() -> None:
    """The counts are those of the sentences listed."""
    document = comparison_json(COMPARED)
    fates = [pair["fate"] for pair in document["prose"]]
    assert {fate: fates.count(fate) for fate in ("kept", "changed", "new", "gone")} == document["counts"]
