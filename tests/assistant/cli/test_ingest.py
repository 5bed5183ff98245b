"""gongkai ingest: what it prints, and the code it leaves with, for good files and bad."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

Gongkai = Callable[..., Any]
WriteReport = Callable[..., Path]

FILE = ["file", "status", "report_id", "agency", "year", "template", "passages", "figures", "tables", "error"]


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
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    return written.getvalue()


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
    gongkai: Gongkai, tmp_path: Path, write_report: WriteReport, name: str, content: Callable[[], bytes]
) -> None:
    """One clear line that names the file, code 3, and the good file beside it is in."""
    (tmp_path / name).write_bytes(content())
    ran = gongkai("ingest", tmp_path / name, write_report(tmp_path / "good.txt"), "--json")
    assert (ran.code, ran.err) == (3, "")
    bad, taken = ran.json["files"]
    assert taken["status"] == "added"
    assert bad["status"] == ("unsupported" if name == "none.xyz" else "failed")
    assert name in bad["error"]
    assert "\n" not in bad["error"]
    assert (bad["report_id"], bad["passages"], bad["tables"]) == (None, 0, [])


def test_ingest_passes_over_unsupported_files_in_a_folder(gongkai: Gongkai, folder: Path) -> None:
    """What lies beside the reports is told of, and the work counts as done."""
    (folder / "picture.xyz").touch()
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
        assert ran.failed_in_one_line
        assert all(str(tmp_path / path) in ran.err for path in paths)
        assert ran.out == shown if shown is not None else len(ran.json["files"]) == files


def test_ingest_of_a_missing_path_among_others_is_done_in_part(gongkai: Gongkai, folder: Path) -> None:
    """The others are in."""
    ran = gongkai("ingest", folder, folder / "missing.txt", "--json")
    assert ran.code == 3
    assert [file["status"] for file in ran.json["files"]] == ["added", "added", "failed"]
