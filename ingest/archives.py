"""What a .zip holds, told from its directory, and one member at a time on disk while it is read."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import PICTURES
from ingest.readers.base import unreadable
from ingest.readers.filetype import check_file
from ingest.settings import IngestSettings

SUFFIX = ".zip"
SAVED_BESIDE = ("_files", ".files")
"""Ends of the folders that browsers and Word save beside a page with its pictures and scripts."""
_PAGES = frozenset({".html", ".htm"})
_IN_UTF8 = 0x800  # the flag that says so; without it names are in whatever the writer's machine used
_LONGEST_NAME = 80  # characters; three bytes each, where file systems take 255
_PACKAGES = frozenset({"[Content_Types].xml", "OFD.xml"})
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. ``index`` is its place in the directory: names may stand there twice."""

    index: int
    name: str


def members(path: Path, limits: IngestSettings) -> list[Member]:
    """The files in an archive by name, without hidden ones and what macOS adds. Nothing is unpacked.

    Raises UnreadableFile where the archive is damaged, locked, a zip bomb, empty or no plain archive.
    """
    check_file(path, limits)
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
    if any(entry.filename in _PACKAGES for entry in entries):
        raise unreadable(path, "这是一份文档，不是压缩包", "请把后缀名改为 .docx、.xlsx 或 .ofd")
    found = [Member(n, _name(entry)) for n, entry in enumerate(entries) if not entry.is_dir()]
    found = [member for member in found if not _is_hidden(member.name)]
    if not found:
        raise unreadable(path, "压缩包里没有文件", "请检查是否选对")
    return sorted(found, key=lambda member: (member.name, member.index))


@contextmanager
def unpacked(path: Path, member: Member) -> Iterator[Path]:
    """The member as a file that is gone afterwards. Raises UnreadableFile where its bytes are damaged.

    It is written under its bare name into a new folder, so that no name leads anywhere else, a page with the
    pictures that lie beside and below it. What comes out is no more than the directory declares, which
    ``members`` has checked.
    """
    with tempfile.TemporaryDirectory(prefix="gongkai-zip-") as folder:
        target = Path(folder, _bare(member.name))
        try:
            with zipfile.ZipFile(path) as archive:
                target.write_bytes(archive.read(archive.infolist()[member.index]))
                if target.suffix.lower() in _PAGES:
                    _add_pictures(archive, member, Path(folder))
        except _DAMAGE as error:
            raise unreadable(target, f"在压缩包 {path.name} 里已损坏", "请重新下载压缩包") from error
        yield target


def _add_pictures(archive: zipfile.ZipFile, page: Member, folder: Path) -> None:
    """Write the pictures in the page's folder and below; damaged ones are left out. O(members)."""
    above = page.name[: page.name.rfind("/") + 1]
    for entry in archive.infolist():
        name = _name(entry)
        if name.startswith(above) and Path(name).suffix.lower() in PICTURES:
            with suppress(*_DAMAGE):
                target = folder / name[len(above) :]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))


def _name(entry: zipfile.ZipInfo) -> str:
    """The member's path as its writer saw it; Chinese systems write names in GBK without saying so."""
    name = entry.filename
    if not entry.flag_bits & _IN_UTF8:
        name = _decoded(name)
    steps = (step.strip() for step in name.replace("\\", "/").split("/"))
    kept = ("".join(c for c in step if c.isprintable()) for step in steps if step not in ("", ".", ".."))
    return "/".join(kept)


def _decoded(name: str) -> str:
    try:
        data = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _is_hidden(name: str) -> bool:
    steps = name.split("/")
    hidden = any(step.startswith((".", "~$")) for step in steps) or not name
    return hidden or "__MACOSX" in steps or any(step.endswith(SAVED_BESIDE) for step in steps[:-1])


def _bare(name: str) -> str:
    file = Path(name.rpartition("/")[2])
    return f"{file.stem[:_LONGEST_NAME]}{file.suffix[:_LONGEST_NAME]}"
