"""The command line: what it prints where, and the code it leaves with, for good input and bad."""

from __future__ import annotations

import csv
import io
import json
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Assistant
from assistant.cli import app, run
from assistant.types import Answer
from ingest import library as library_module
from ingest.embed import Embedder, load_embedder
from ingest.library import models_folder
from ingest.settings import IngestSettings

REPORT = """{agency}{year}年政府信息公开工作年度报告

本报告由{agency}编制，统计期限自{year}年1月1日起至{year}年12月31日止。电话：0000-1234567。

一、总体情况
{agency}全年主动公开政府信息{count}条。
二、主动公开政府信息情况
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t{count}
三、收到和处理政府信息公开申请情况
收到申请{count}件，均已答复。
五、存在的主要问题及改进情况
一是更新不够及时；二是解读形式单一。
六、其他需要报告的事项
没有收取信息处理费。
"""


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
HELP = """
import sys
from assistant.cli import app, run
sys.argv = ["gongkai", "--help"]
try:
    run(app)
finally:
    print([name for name in ("sqlalchemy", "numpy", "torch") if name in sys.modules])
"""
FILE = ["file", "status", "report_id", "agency", "year", "template", "passages", "figures", "tables", "error"]
ENTRY = ["report_id", "file", "agency", "year", "title", "template", "passages", "figures", "tables"]
FINDING = ["report_id", "agency", "year", "rule", "severity", "message", "expected", "found", "figures"]


@dataclass(frozen=True)
class Ran:
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Gongkai = Callable[..., Ran]


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return load_embedder(IngestSettings(), models_folder())


@pytest.fixture
def gongkai(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Gongkai:
    """Runs a command in this process, with the model that is loaded already."""
    monkeypatch.setattr(library_module, "load_embedder", lambda *_: embedder)

    def call(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["gongkai", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            run(app)
        return Ran(left.value.code if isinstance(left.value.code, int) else 0, *capfd.readouterr())

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports."""
    for year, count in ((2021, 128), (2022, 257)):
        write(tmp_path / "in" / f"{year}.txt", REPORT.format(agency="青溪市数据局", year=year, count=count))
    return tmp_path / "in"


def write(path: Path, content: str | bytes = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zip_bomb() -> bytes:
    """A docx of a few hundred kilobytes that unpacks to 500 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as body:
            for _ in range(500):
                body.write(b" " * 2**20)
    return packed.getvalue()


def textless_pdf() -> bytes:
    """A page without a word on it."""
    from reportlab.pdfgen.canvas import Canvas

    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    return written.getvalue()


def one_line(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1


def test_ingest_prints_the_contract(gongkai: Gongkai, folder: Path) -> None:
    """One JSON document on standard output, nothing on standard error, code 0."""
    ran = gongkai("ingest", folder, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json.keys() == {"files", "seconds"}
    first = ran.json["files"][0]
    assert list(first) == FILE
    assert (first["file"], first["status"], first["year"], first["error"]) == (
        "2021.txt",
        "added",
        2021,
        None,
    )
    assert {"id": "proactive", "state": "parsed", "cells": 1} in first["tables"]


def test_ingest_tells_people_in_chinese(gongkai: Gongkai, folder: Path) -> None:
    """A line for each file, and a count."""
    lines = gongkai("ingest", folder).out.splitlines()
    assert lines[0].startswith("新增  2021.txt  青溪市数据局 2021年（段落 ")
    assert lines[-1].startswith("共 2 个文件：新增 2（")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("empty.txt", lambda: b"", id="an empty file"),
        pytest.param("empty.docx", lambda: b"", id="a docx of 0 bytes"),
        pytest.param("bomb.docx", zip_bomb, id="a zip bomb"),
        pytest.param("drawn.pdf", textless_pdf, id="a pdf without text"),
        pytest.param("latin.txt", lambda: ("Café à côté, déjà vu. " * 40).encode("latin-1"), id="Latin-1"),
        pytest.param("news.txt", lambda: "青溪市今日新闻\n大桥今天通车了。\n".encode(), id="a news item"),
        pytest.param("none.xyz", lambda: b"x", id="an unsupported file that is named"),
    ],
)
def test_ingest_of_a_bad_file_is_done_in_part(
    gongkai: Gongkai, tmp_path: Path, name: str, content: Callable[[], bytes]
) -> None:
    """One clear line that names the file, code 3, and the good file beside it is in."""
    good = write(tmp_path / "good.txt", REPORT.format(agency="青溪市数据局", year=2022, count=1))
    ran = gongkai("ingest", write(tmp_path / name, content()), good, "--json")
    assert (ran.code, ran.err) == (3, "")
    bad, taken = ran.json["files"]
    assert taken["status"] == "added"
    assert bad["status"] == ("unsupported" if name == "none.xyz" else "failed")
    assert name in bad["error"]
    assert "\n" not in bad["error"]
    assert (bad["report_id"], bad["passages"], bad["tables"]) == (None, 0, [])


def test_ingest_passes_over_unsupported_files_in_a_folder(gongkai: Gongkai, folder: Path) -> None:
    """What lies beside the reports is told of, and the work counts as done."""
    write(folder / "picture.xyz", b"x")
    ran = gongkai("ingest", folder, "--json")
    assert ran.code == 0
    assert [file["status"] for file in ran.json["files"]] == ["added", "added", "unsupported"]


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        pytest.param(["empty"], 0, id="an empty folder"),
        pytest.param(["missing.txt"], 1, id="a missing path"),
        pytest.param(["missing.txt", "gone"], 2, id="only missing paths"),
    ],
)
def test_ingest_of_nothing_is_an_error(
    gongkai: Gongkai, tmp_path: Path, paths: Sequence[str], files: int
) -> None:
    """One line on standard error that names the paths, code 1, and still one document for programs."""
    (tmp_path / "empty").mkdir()
    for flags, shown in ((), ""), (("--json",), None):
        ran = gongkai("ingest", *(tmp_path / path for path in paths), *flags)
        assert (ran.code, one_line(ran.err)) == (1, True)
        assert all(str(tmp_path / path) in ran.err for path in paths)
        assert ran.out == shown if shown is not None else len(ran.json["files"]) == files


def test_ingest_of_a_missing_path_among_others_is_done_in_part(gongkai: Gongkai, folder: Path) -> None:
    """The others are in."""
    ran = gongkai("ingest", folder, folder / "missing.txt", "--json")
    assert ran.code == 3
    assert [file["status"] for file in ran.json["files"]] == ["added", "added", "failed"]


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
    assert (ran.code, ran.out, one_line(ran.err)) == (1, "", True)
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


def test_figures_csv_opens_in_excel(gongkai: Gongkai, folder: Path) -> None:
    """It begins with the mark of UTF-8, and a cell of a report is never a formula."""
    text = REPORT.format(agency="青溪市数据局", year=2023, count=7)
    write(folder / "2023.txt", text.replace("行政许可\t7", "行政许可\t=1+1"))
    gongkai("ingest", folder)
    out = gongkai("figures", "--csv").out
    assert out.startswith("\ufeff机关,年度,表,行,列,数值,")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    raws = {(row["年度"], row["行"]): row["原文"] for row in rows if row["表"] == "主动公开"}
    assert raws[("2022", "行政许可")] == "257"
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_audit_lists_findings(gongkai: Gongkai, folder: Path) -> None:
    """A sum that does not agree is told with what was expected, what was found and the figures behind it."""
    gongkai("ingest", folder, write(folder / "2023.txt", WRONG_SUM))
    (finding,) = gongkai("audit", "--agency", "云岭县", "--year", "2023", "--json").json["findings"]
    assert list(finding) == FINDING
    assert (finding["severity"], finding["expected"], finding["found"]) == ("error", "1", "5")
    assert {"1", "5"} <= {figure["value"] for figure in finding["figures"]}
    assert finding["message"] in gongkai("audit").out
    assert gongkai("audit", "--year", "1999").out == "没有发现问题。\n"


def test_ask_prints_one_document_or_one_text(gongkai: Gongkai, folder: Path) -> None:
    """The contract's answer for programs, the same statement with its evidence for people."""
    gongkai("ingest", folder)
    ran = gongkai("ask", "青溪市数据局2022年行政许可办了多少件？", "--json")
    assert (ran.code, ran.json["status"]) == (0, "answered")
    assert "257" in ran.json["answer"]
    assert [figure["value"] for figure in ran.json["figures"]] == ["257"]
    told = gongkai("ask", "青溪市数据局2022年行政许可办了多少件？").out
    assert "257" in told
    assert "依据：" in told


def test_ask_batch_answers_in_order_with_what_was_said(gongkai: Gongkai, folder: Path) -> None:
    """A line each, in order; a follow-up is understood from its session or from its turns."""
    gongkai("ingest", folder)
    asked = [
        {"id": "a", "question": "青溪市数据局2022年行政许可办了多少件？", "session": "s"},
        {"id": "b", "question": "那2021年呢？", "session": "s"},
        {"id": "c", "question": "那2021年呢？", "turns": ["青溪市数据局2022年行政许可办了多少件？"]},
    ]
    lines = "\n\n".join(json.dumps(line, ensure_ascii=False) for line in asked)
    ran = gongkai("ask", "--batch", write(folder.parent / "questions.jsonl", lines))
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, [answer["id"] for answer in answers]) == (0, ["a", "b", "c"])
    assert [[f["value"] for f in answer["figures"]] for answer in answers] == [["257"], ["128"], ["128"]]


@pytest.mark.parametrize("line", ["不是 JSON", '{"id": "a"}', '{"question": 3}'])
def test_ask_batch_names_a_bad_line(gongkai: Gongkai, tmp_path: Path, line: str) -> None:
    """The number of the line is told before anything is answered."""
    file = write(tmp_path / "questions.jsonl", f'{{"question": "有哪些报告？"}}\n{line}\n')
    ran = gongkai("ask", "--batch", file)
    assert (ran.code, ran.out, one_line(ran.err)) == (1, "", True)
    assert "第 2 行" in ran.err


def test_ask_batch_goes_on_after_a_fault_of_ours(
    gongkai: Gongkai, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question that could not be answered is named on standard error, the others are answered, code 3."""
    gongkai("ingest", folder)
    real = Assistant.ask

    def faulty(assistant: Assistant, question: str, turns: Sequence[str] = ()) -> Answer:
        if question == "坏":
            raise RecursionError
        return real(assistant, question, turns)

    monkeypatch.setattr(Assistant, "ask", faulty)
    lines = "".join(
        f'{{"id": "{n}", "question": "{q}"}}\n' for n, q in enumerate(["有哪些报告？", "坏", "好"])
    )
    ran = gongkai("ask", "--batch", write(folder.parent / "questions.jsonl", lines))
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["0", "2"]
    assert (ran.code, one_line(ran.err)) == (3, True)
    assert "坏" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["ask"], id="neither a question nor a file"),
        pytest.param(["ask", "问", "--batch", "f"], id="both"),
        pytest.param(["figures", "--year", "去年"], id="a year that is no number"),
        pytest.param(["nonsense"], id="an unknown command"),
        pytest.param(["ingest"], id="no path"),
    ],
)
def test_wrong_usage_is_code_2(gongkai: Gongkai, arguments: Sequence[str]) -> None:
    """Nothing is printed for programs."""
    ran = gongkai(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_home_is_taken_before_and_after_the_command(gongkai: Gongkai, folder: Path, tmp_path: Path) -> None:
    """Both places name the same home, and the one after the command wins."""
    one, two = tmp_path / "one", tmp_path / "two"
    gongkai("ingest", folder, "--home", one)
    assert len(gongkai("--home", one, "reports", "--json").json["reports"]) == 2
    assert gongkai("--home", one, "reports", "--home", two, "--json").json == {"reports": []}
    assert gongkai("reports", "--json").json == {"reports": []}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ingest", "."], id="ingest"),
        pytest.param(["reports"], id="reports"),
        pytest.param(["ask", "有哪些报告？"], id="ask"),
        pytest.param(["chat"], id="chat"),
    ],
)
def test_a_home_that_cannot_be_written_is_one_line(
    gongkai: Gongkai, tmp_path: Path, command: Sequence[str]
) -> None:
    """The home is named, and what to do; code 1."""
    home = write(tmp_path / "file") / "home"
    ran = gongkai(*command, "--home", home)
    assert (ran.code, ran.out, one_line(ran.err)) == (1, "", True)
    assert str(home) in ran.err


def test_a_full_port_is_one_line(gongkai: Gongkai) -> None:
    """The port is named, and what to do; code 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = gongkai("chat", "--port", str(port))
    assert (ran.code, ran.out, one_line(ran.err)) == (1, "", True)
    assert str(port) in ran.err


def test_a_bad_setting_is_one_line(gongkai: Gongkai, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable and its value are named; code 1."""
    monkeypatch.setenv("GONGKAI_LOCK_WAIT", "soon")
    ran = gongkai("reports")
    assert (ran.code, one_line(ran.err)) == (1, True)
    assert "GONGKAI_LOCK_WAIT" in ran.err
    assert "soon" in ran.err


def test_a_fault_of_ours_is_one_line_unless_debugged(
    gongkai: Gongkai, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The traceback is for those who ask for it."""
    monkeypatch.setattr("ingest.store.Store.catalogue", lambda _self: 1 / 0)
    ran = gongkai("reports")
    assert (ran.code, one_line(ran.err)) == (1, True)
    assert "Traceback" not in ran.err + caplog.text
    gongkai("--debug", "reports")
    assert "ZeroDivisionError" in caplog.text


def test_help_is_quick_and_chinese() -> None:
    """Help loads no database, no model and no web framework."""
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert "读入文件和文件夹" in done.stdout
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize("command", ["ingest", "reports", "remove", "figures", "audit", "ask", "chat"])
def test_each_command_has_help(gongkai: Gongkai, command: str) -> None:
    """Every command says in Chinese what it does and takes --home."""
    ran = gongkai(command, "--help")
    assert (ran.code, "--home" in ran.out) == (0, True)


def test_output_to_a_reader_that_left_ends_quietly(gongkai: Gongkai, folder: Path) -> None:
    """gongkai figures | head prints no traceback."""
    gongkai("ingest", folder)
    command = [sys.executable, "-c", "from assistant.cli import app, run; run(app)", "figures"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, err = process.communicate(timeout=60)
    assert err == b""
