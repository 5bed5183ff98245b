"""What a file really is, told by its first bytes, and whether it is fit to be opened at all."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

from ingest.readers.base import unreadable
from ingest.settings import IngestSettings

_MB = 1024 * 1024
_HEAD = 1024  # a pdf may begin with other bytes, but its mark stands in the first 1024
_MAX_ENTRIES = 10_000
_BOMB_SIZE, _BOMB_RATIO = 10 * _MB, 200  # Word's own XML shrinks by 10 to 50

_SIGNATURES = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"MIME-Version:", "mhtml"),
    (b"Mime-Version:", "mhtml"),
    (b"From: <Saved by", "mhtml"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_FOUND = {
    "zip": ("一个压缩包（zip、docx、xlsx 或 ofd）", "请按真实类型改后缀名，或解压后再导入"),
    "archive": ("一个压缩包", "请解压后再导入"),
    "ole": ("旧版 Office 文档（如 .doc）", "请把后缀名改为 .doc"),
    "encrypted": ("加了密码的 Office 文档", "请去掉密码后另存为 .docx"),
    "pdf": ("PDF", "请把后缀名改为 .pdf"),
    "rtf": ("RTF 文档", "请把后缀名改为 .rtf"),
    "mhtml": ("单个文件的网页（MHTML）", "请在浏览器中打开后另存为 .html"),
    "image": ("图片", "请按真实类型改后缀名"),
    "html": ("网页", "请把后缀名改为 .html"),
    "text": ("纯文本或未知数据", "请确认文件完整，或按真实类型改后缀名"),
}
_WANTED = {
    **dict.fromkeys([".docx", ".xlsx", ".ofd", ".zip"], "zip"),
    **dict.fromkeys([".html", ".htm"], "html"),
    **dict.fromkeys([".png", ".jpg", ".jpeg", ".tif", ".tiff"], "image"),
    ".pdf": "pdf",
}
# Under these names anything that a word processor opens is handed out.
_ANY_DOCUMENT = frozenset([".doc", ".wps", ".rtf"])
_DOCUMENTS = frozenset(["ole", "rtf", "zip", "html", "mhtml", "text"])


def check_file(path: Path, limits: IngestSettings) -> None:
    """Raise UnreadableFile unless the file is there, within limits, and what its suffix says."""
    head = _checked_head(path, limits)
    suffix = path.suffix.lower()
    wanted, found = _WANTED.get(suffix, "text"), _kind(head)
    if found == "ole" and b"E\0n\0c\0r\0y\0p\0t" in path.read_bytes():
        found = "encrypted"
    if wanted == "pdf" and b"%PDF-" in head:
        found = "pdf"
    fits = found in _DOCUMENTS if suffix in _ANY_DOCUMENT else found == wanted
    if not fits and (wanted, found) != ("html", "text"):
        what, advice = _FOUND[found]
        raise unreadable(path, f"后缀名是 {suffix}，内容却是{what}", advice)
    if found == "zip":
        _check_archive(path, limits.max_unpacked_mb * _MB)


def kind_of(path: Path) -> str:
    """What a file is by its first bytes: ``zip``, ``ole``, ``rtf``, ``html``, … or ``text`` for all else."""
    with path.open("rb") as file:
        return _kind(file.read(_HEAD))


def _checked_head(path: Path, limits: IngestSettings) -> bytes:
    """The first bytes of a file that exists, can be opened, is not empty and not too large."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise unreadable(path, "这是文件夹或设备，不是文件", "请检查路径")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise unreadable(path, "文件不存在", "请检查路径") from error
    except OSError as error:
        raise unreadable(path, f"打不开（{error.strerror}）", "请检查文件和权限") from error
    size = info.st_size
    if not size:
        raise unreadable(path, "文件是空的（0 字节）", "请换一份有内容的文件")
    if size > limits.max_file_mb * _MB:
        wrong = f"文件有 {size / _MB:.1f} MB，超过上限 {limits.max_file_mb} MB"
        raise unreadable(path, wrong, "请拆分文件，或调高 GONGKAI_MAX_FILE_MB")
    return head


def _kind(head: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"<?xml"):
        return "html" if b"<html" in start else "text"
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"


def _check_archive(path: Path, max_unpacked: int) -> None:
    """Refuse a damaged or locked archive and a zip bomb, from its directory alone.

    Nothing is unpacked here. Python's zipfile never hands out more of an entry than its declared size, so
    what is declared bounds what can come out.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise unreadable(path, "文件已损坏，打不开", "请重新下载，或打开后另存") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable(path, "压缩内容加了密码", "请去掉密码后再导入")
    unpacked = sum(entry.file_size for entry in entries)
    large = [entry for entry in entries if entry.file_size > _BOMB_SIZE]
    dense = any(entry.file_size > entry.compress_size * _BOMB_RATIO for entry in large)
    if unpacked > max_unpacked or dense or len(entries) > _MAX_ENTRIES:
        wrong = f"解压后有 {unpacked / _MB:.0f} MB，像是压缩炸弹"
        raise unreadable(path, wrong, f"请不要导入来历不明的文件（上限 {max_unpacked // _MB} MB）")
