"""Reads reports that are pictures: a scan or a photograph a page, in one file or as the pages of a TIFF."""

from __future__ import annotations

from pathlib import Path

from ingest.readers.base import unreadable
from ingest.readers.pages import compose_recognised
from ingest.readers.recognised import pages_of
from ingest.types import Document


def read(path: Path) -> Document:
    """Read a picture of text. Raises UnreadableFile where it cannot be opened or no text is seen in it.

    Two to five seconds a page.
    """
    from ingest.readers.pictures.sheet import NoPicture

    try:
        pages = list(pages_of(path.read_bytes()))
    except NoPicture as error:
        raise unreadable(
            path, "图片已损坏，或太小、太大", "请重新扫描（150 至 300 dpi）或重新下载"
        ) from error
    document = compose_recognised(pages)
    if not document.blocks:
        raise unreadable(
            path, "图片里没有认出文字", "请换用更清晰的扫描件（150 dpi 以上），或 .docx、网页版本"
        )
    return document
