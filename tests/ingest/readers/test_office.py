"""Older Word files: read through LibreOffice, or as what they really are where the name lies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from eval.sample import sample_truths
from eval.sample.corpus import WRITERS
from eval.sample.look import Look
from ingest.errors import UnreadableFile
from ingest.readers import office, read_document
from ingest.settings import IngestSettings
from ingest.types import Document

Paragraphs = Callable[[Document], list[str]]
TITLE = "青溪市教育局2023年政府信息公开工作年度报告"
PAGE = f"<html><head><meta charset='gb2312'></head><body><p class=MsoNormal>{TITLE}</p></body></html>"
RTF = "{\\rtf1\\ansi\\uc1 " + "".join(f"\\u{ord(char)}?" for char in TITLE) + "\\par}"
needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed here")


def mhtml(path: Path) -> None:
    body = PAGE.replace("gb2312", "utf-8")
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="=b"\n\n--=b\n'
    part = f'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n{body}\n--=b--\n'
    path.write_text(head + part, encoding="utf-8")


def word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    with path.open("wb") as file:
        document.save(file)


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf"])
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda path: path.write_bytes(PAGE.encode("gb18030")), id="html"),
        pytest.param(mhtml, id="mhtml"),
        pytest.param(word, id="docx"),
        pytest.param(lambda path: path.write_text(TITLE, encoding="utf-8"), id="text"),
        pytest.param(lambda path: path.write_text(RTF, encoding="ascii"), id="rtf", marks=needs_office),
    ],
)
def test_office_reads_what_the_file_is(
    write: Callable[[Path], None], suffix: str, tmp_path: Path, limits: IngestSettings, paragraphs: Paragraphs
) -> None:
    """Sites call web pages, .docx, text and RTF .doc; each is read as what it is."""
    path = tmp_path / f"a{suffix}"
    write(path)
    assert paragraphs(read_document(path, limits)) == [TITLE]


@needs_office
def test_office_reads_a_true_doc_under_either_name(
    tmp_path: Path, limits: IngestSettings, grids: Callable[[Document], list[list[tuple[str, ...]]]]
) -> None:
    """A Word 97 file has the tables of the .docx it was made of, also when WPS gave it its own suffix."""
    truth = sample_truths()[14]

    def texts(path: Path) -> list[list[str]]:
        return [[cell[0] for cell in grid] for grid in grids(read_document(path, limits))]

    for suffix in (".docx", ".doc"):
        path = tmp_path / f"a{suffix}"
        WRITERS[suffix](truth, path, Look(suffix))
    whole = texts(tmp_path / "a.docx")
    assert texts(tmp_path / "a.doc") == whole
    (tmp_path / "a.doc").rename(tmp_path / "a.wps")
    assert texts(tmp_path / "a.wps") == whole


def test_office_missing_says_how_to_install_it(
    tmp_path: Path, limits: IngestSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without LibreOffice the line names the package and the other way out."""
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))
    path = tmp_path / "a.rtf"
    path.write_text(RTF, encoding="ascii")
    with pytest.raises(UnreadableFile, match=r"apt install libreoffice-writer-nogui.*另存为 \.docx。$"):
        read_document(path, limits)


def test_office_that_hangs_is_stopped_with_all_it_started(
    tmp_path: Path, limits: IngestSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that does not come back is killed, its children too, and the file is told."""
    mark = tmp_path / "still-running"
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(mark)!r}).touch()"
    program = tmp_path / "soffice"
    program.write_text(
        f"#!{sys.executable}\nimport subprocess, sys\nsubprocess.run([sys.executable, '-c', {child!r}])\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(office, "_PROGRAMS", (str(program),))
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    path = tmp_path / "a.rtf"
    path.write_text(RTF, encoding="ascii")
    with pytest.raises(UnreadableFile, match="秒还没有读完"):
        read_document(path, limits)
    subprocess.run([sys.executable, "-c", "import time; time.sleep(2.5)"], check=True)
    assert not mark.exists()


def test_office_locked_doc_is_told(tmp_path: Path, limits: IngestSettings) -> None:
    """A Word 97 file whose header says that it is encrypted is refused as such, without LibreOffice."""
    header = b"\xec\xa5\xc1\x00" + bytes(7) + b"\x13" + bytes(500)
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + header)
    with pytest.raises(UnreadableFile, match="加了密码"):
        read_document(path, limits)


@needs_office
@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), b"{\\rtf1"])
def test_office_damaged_file_is_told(data: bytes, tmp_path: Path, limits: IngestSettings) -> None:
    """What LibreOffice makes nothing of gives one line."""
    path = tmp_path / "a.doc"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"^读不了 a\.doc：[^\n]+。$"):
        read_document(path, limits)
