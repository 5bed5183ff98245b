"""Reads older Word documents (.doc, .wps, .rtf): LibreOffice makes a .docx of them, which is read as such.

Sites hand out web pages, .docx and RTF files under these names too, so that what a file holds decides.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock

from ingest.readers import docx, html, text
from ingest.readers.base import Reader, unreadable
from ingest.readers.filetype import kind_of
from ingest.types import Document

_SECONDS = 120  # a report takes 2 to 5; what takes longer is stuck
_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# What a document links to elsewhere is not fetched, and no macro runs.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
_ONE_AT_A_TIME = Lock()  # a second program on the same settings would hand its work to the first and end
_OTHERWISE: dict[str, Reader] = {
    "zip": docx.read,
    "html": html.read,
    "mhtml": html.read_mhtml,
    "text": text.read,
}


def read(path: Path) -> Document:
    """Read an older Word document. Raises UnreadableFile where LibreOffice is missing or cannot open it."""
    kind = kind_of(path)
    reader = _OTHERWISE.get(kind)
    if reader is not None:
        return reader(path)
    if kind == "ole" and _is_locked(path.read_bytes()):
        raise unreadable(path, "文档加了密码", "请去掉密码后再导入")
    program = find_office()
    if program is None:
        raise unreadable(
            path,
            "读这种旧格式要用 LibreOffice，这台机器上没有",
            "请安装它（如 apt install libreoffice-writer-nogui），或用 Word、WPS 打开后另存为 .docx",
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-office-") as folder:
        return _read_converted(path, _converted(path, kind, program, Path(folder)))


def find_office() -> str | None:
    """Where LibreOffice is on this machine, or None."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _read_converted(path: Path, converted: Path) -> Document:
    if not converted.is_file():
        raise unreadable(path, "LibreOffice 打不开它，可能已损坏", "请用 Word 或 WPS 打开后另存为 .docx")
    return docx.read(converted)


def _converted(path: Path, kind: str, program: str, folder: Path) -> Path:
    """Where the .docx is, if LibreOffice made one; it goes by the suffix, so the input gets its true one."""
    source = folder / f"in.{'rtf' if kind == 'rtf' else 'doc'}"
    shutil.copyfile(path, source)
    command = [
        program,
        f"-env:UserInstallation={Path(_profile().name).as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)),
    ]
    with _ONE_AT_A_TIME:
        finished = _finished(command)
    if not finished:
        raise unreadable(path, f"LibreOffice {_SECONDS} 秒还没有读完", "请用 Word 或 WPS 打开后另存为 .docx")
    return folder / "in.docx"


def _finished(command: list[str]) -> bool:
    """Run a program and all that it starts; False where it took too long and was stopped."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(_SECONDS)
        except BaseException as error:  # also when the user breaks off, nothing may go on running
            _stop(process)
            if isinstance(error, subprocess.TimeoutExpired):
                return False
            raise
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """LibreOffice's settings while this process lives; making them anew each time costs more than reading."""
    folder = tempfile.TemporaryDirectory(prefix="gongkai-profile-", ignore_cleanup_errors=True)
    settings = Path(folder.name, "user", "registrymodifications.xcu")
    settings.parent.mkdir()
    settings.write_text(_PROFILE, encoding="utf-8")
    return folder


def _is_locked(data: bytes) -> bool:
    """Whether a Word document's header, which begins a sector, says that what follows is encrypted."""
    headers = (at for at in range(512, len(data), 512) if data.startswith(b"\xec\xa5", at))
    return any(data[at + 11] & 1 for at in headers if at + 11 < len(data))
