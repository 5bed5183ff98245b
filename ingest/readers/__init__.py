"""The readers, one module a format, and ``read_document``, which checks a file and picks its reader."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import UnsupportedFormat
from ingest.readers import docx, html, image, ofd, office, pdf, text, xlsx
from ingest.readers.base import Reader, shown, unreadable
from ingest.readers.filetype import check_file
from ingest.settings import IngestSettings
from ingest.types import BlockKind, Document

__all__ = ["OFFICE", "PICTURES", "READERS", "SLOW", "read_document"]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".docx": docx.read,
    ".pdf": pdf.read,
    ".ofd": ofd.read,
    ".xlsx": xlsx.read,
    ".doc": office.read,
    ".wps": office.read,
    ".rtf": office.read,
    ".png": image.read,
    ".jpg": image.read,
    ".jpeg": image.read,
    ".tif": image.read,
    ".tiff": image.read,
}
OFFICE = frozenset([".doc", ".wps", ".rtf"])
"""Formats that LibreOffice reads."""
PICTURES = frozenset([".png", ".jpg", ".jpeg", ".tif", ".tiff"])
"""Formats that are pictures of pages."""
SLOW = OFFICE | PICTURES
"""Formats of which a file takes seconds, so that the others are read first."""


def read_document(path: Path, limits: IngestSettings) -> Document:
    """Read a file by its suffix.

    Raises UnsupportedFormat where there is no reader for it, and UnreadableFile where it is damaged, empty,
    larger than ``limits`` allow, or not what its name says.
    """
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        kind = f"{suffix} 格式" if suffix else "没有后缀名的文件"
        raise UnsupportedFormat(
            f"不支持 {shown(path)}：{kind}没有读取器；请先另存为 {'、'.join(READERS)} 中的一种。"
        )
    check_file(path, limits)
    document = reader(path)
    if all(block.kind is BlockKind.IMAGE for block in document.blocks):
        raise unreadable(path, "里面没有文字", "如果内容都是图片，请先做文字识别（OCR）")
    return document
