"""gongkai reports, remove, figures, audit and compare."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Gongkai = Callable[..., Any]
WriteReport = Callable[..., Path]

WRONG_SUM = """云岭县财政局2023年政府信息公开工作年度报告

一、总体情况
没有变化。
四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
1\t0\t0\t0\t5\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
五、存在的主要问题及改进情况
没有。
"""
ENTRY = ["report_id", "file", "agency", "year", "title", "template", "passages", "figures", "tables"]
FINDING = [
    *("report_id", "file", "agency", "year", "rule", "title", "explanation", "severity", "message"),
    *("expected", "found", "figures", "quotes"),
]


def test_reports_lists_the_catalogue(gongkai: Gongkai, folder: Path) -> None:
    """For programs the contract's fields, for people a table whose columns line up."""
    gongkai("ingest", folder)
    first = gongkai("reports", "--json").json["reports"][0]
    assert sorted(first) == sorted(ENTRY)
    head, *lines = gongkai("reports").out.splitlines()
    assert head.split()[:3] == ["编号", "机关", "年度"]
    assert [line.split()[1:3] for line in lines] == [["青溪市数据局", "2021"], ["青溪市数据局", "2022"]]


def test_reports_text_prints_the_text_and_nothing_else(gongkai: Gongkai, folder: Path) -> None:
    """Every figure's cell is found again at its place in what is printed."""
    report_id = gongkai("ingest", folder, "--json").json["files"][1]["report_id"]
    text = gongkai("reports", "--text", report_id).out
    answer = gongkai("ask", "青溪市数据局2022年行政许可办了多少件？", "--json").json
    assert answer["citations"]
    for citation in answer["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize("command", [("reports", "--text"), ("remove",)], ids=" ".join)
def test_an_unknown_report_is_named(gongkai: Gongkai, folder: Path, command: Sequence[str]) -> None:
    """One line with the id, code 1, and nothing happens."""
    gongkai("ingest", folder)
    ran = gongkai(*command, "r-nobody")
    assert (ran.failed_in_one_line, ran.out) == (True, "")
    assert "r-nobody" in ran.err
    assert len(gongkai("reports", "--json").json["reports"]) == 2


def test_remove_removes(gongkai: Gongkai, folder: Path) -> None:
    """The report is gone from the catalogue and from the figures."""
    report_id = gongkai("ingest", folder, "--json").json["files"][0]["report_id"]
    ran = gongkai("remove", report_id, "--json")
    assert (ran.code, ran.json) == (0, {"removed": [report_id]})
    assert {figure["year"] for figure in gongkai("figures", "--json").json["figures"]} == {2022}


def test_figures_are_filtered(gongkai: Gongkai, folder: Path) -> None:
    """Agency (in full, short or in part), year and table (by id or name) narrow the list; values are text."""
    gongkai("ingest", folder)
    for agency in ("青溪市数据局", "青溪数据局", "溪市数"):
        for table in ("proactive", "主动公开"):
            ran = gongkai("figures", "--agency", agency, "--year", "2022", "--table", table, "--json")
            (figure,) = ran.json["figures"]
            assert (figure["row"], figure["value"], figure["unit"]) == ("行政许可", "257", "件")
    assert gongkai("figures", "--agency", "云岭县", "--json").json == {"figures": []}
    assert gongkai("figures", "--agency", "云岭县").out == "没有符合条件的数据。\n"


def test_figures_csv_opens_in_excel(gongkai: Gongkai, folder: Path, write_report: WriteReport) -> None:
    """It begins with the mark of UTF-8, and a cell of a report is never a formula."""
    gongkai("ingest", folder, write_report(folder.parent / "2023.txt", 2023, "=1+1"))
    out = gongkai("figures", "--csv").out
    assert out.startswith("\ufeff机关,年度,表,行,列,数值,")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    raws = {(row["年度"], row["行"]): row["原文"] for row in rows if row["表"] == "主动公开"}
    assert raws[("2022", "行政许可")] == "257"
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_audit_lists_findings(gongkai: Gongkai, folder: Path) -> None:
    """A sum that does not agree is told with what was expected, what was found and the figures behind it."""
    (folder / "2023.txt").write_text(WRONG_SUM, encoding="utf-8")
    gongkai("ingest", folder)
    findings = gongkai("audit", "--agency", "云岭县", "--year", "2023", "--json").json["findings"]
    assert [list(finding) for finding in findings] == [FINDING] * len(findings)
    finding = findings[0]
    assert (finding["rule"], finding["severity"]) == ("review.results", "error")
    assert (finding["expected"], finding["found"]) == ("1", "5")
    assert {"1", "5"} <= {figure["value"] for figure in finding["figures"]}
    assert finding["message"] in gongkai("audit").out
    assert gongkai("audit", "--year", "1999").out == "没有发现问题。\n"


def test_audit_of_a_draft_takes_nothing_in(gongkai: Gongkai, folder: Path) -> None:
    """Grouped by report, the heaviest first; a file that cannot be read is named and gives code 3."""
    draft = folder / "2023.txt"
    draft.write_text(WRONG_SUM, encoding="utf-8")
    ran = gongkai("audit", draft)
    head, first, *_ = ran.out.splitlines()
    assert (ran.code, head.split("：")[0]) == (0, "云岭县财政局 2023年（2023.txt）")
    assert first.startswith("  错误〔复议诉讼表〕")
    assert gongkai("reports", "--json").json == {"reports": []}
    broken = folder / "坏.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    ran = gongkai("audit", draft, broken, "--json")
    assert (ran.code, [failed["file"] for failed in ran.json["failed"]]) == (3, ["坏.pdf"])
    assert gongkai("audit", draft, "--year", "2023").code == 2


def test_compare_lays_two_reports_side_by_side(gongkai: Gongkai, folder: Path, tmp_path: Path) -> None:
    """By id or by agency and year, as text, JSON and a page; an earlier year always stands first."""
    files = gongkai("ingest", folder, "--json").json["files"]
    by_id = gongkai("compare", files[1]["report_id"], files[0]["report_id"], "--json").json
    assert [by_id[side]["year"] for side in ("first", "second")] == [2021, 2022]
    pair = next(pair for pair in by_id["figures"] if pair["row"] == "行政许可")
    change = int(pair["second"]["value"]) - int(pair["first"]["value"])
    assert pair["change"] == str(change)
    assert by_id == gongkai("compare", "数据局2021", "青溪市数据局 2022年", "--json").json
    assert "行政许可" in gongkai("compare", "数据局2021", "数据局2022").out
    page = tmp_path / "对比.html"
    assert gongkai("compare", "数据局2021", "数据局2022", "--html", page).out == f"已写入 {page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(("words", "said"), [("数据局", "可以指"), ("水务局2021", "没有"), ("", "没有")])
def test_compare_needs_one_report_each(gongkai: Gongkai, folder: Path, words: str, said: str) -> None:
    """More than one, or none, is one line that says so."""
    gongkai("ingest", folder)
    ran = gongkai("compare", words, "数据局2022")
    assert ran.failed_in_one_line
    assert said in ran.err


def test_compare_that_cannot_write_says_so(gongkai: Gongkai, folder: Path, tmp_path: Path) -> None:
    """One line with the place."""
    gongkai("ingest", folder)
    ran = gongkai("compare", "数据局2021", "数据局2022", "--html", tmp_path / "没有" / "对比.html")
    assert ran.failed_in_one_line
    assert "没有" in ran.err
