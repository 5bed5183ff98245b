"""gongkai reports, remove, figures and audit."""

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
FINDING = ["report_id", "agency", "year", "rule", "severity", "message", "expected", "found", "figures"]


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
    (finding,) = gongkai("audit", "--agency", "云岭县", "--year", "2023", "--json").json["findings"]
    assert list(finding) == FINDING
    assert (finding["severity"], finding["expected"], finding["found"]) == ("error", "1", "5")
    assert {"1", "5"} <= {figure["value"] for figure in finding["figures"]}
    assert finding["message"] in gongkai("audit").out
    assert gongkai("audit", "--year", "1999").out == "没有发现问题。\n"
