"""Pictures in reports: tables of the form in them become tables with cells, everything else a placeholder."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path

from ingest.readers.base import DocumentBuilder, RawCell, Reader
from ingest.types import Box

_ASIDE: ContextVar[dict[int, bytes] | None] = ContextVar("pictures laid aside", default=None)


def add_picture(builder: DocumentBuilder, name: str, data: bytes | None, number: int) -> None:
    """Add what a picture shows: the form's tables it holds, or its placeholder with why it was not read.

    ``data`` is the picture as a file, or None where there is none to be had; ``number`` counts the pictures
    of the file. A tenth of a second for a picture without ruled lines, else one to three seconds.
    """
    aside = _ASIDE.get()
    if data is None or aside is not None:
        if data is not None and aside is not None:
            aside[number] = data
        builder.image(name)
        return
    # OpenCV, and the recogniser once a table is seen, are loaded for files that hold pictures only.
    from ingest.readers.pictures.content import tables_in

    found = tables_in(data)
    for cells in found.tables:
        builder.table([_placed(cell, number) for cell in cells])
    if not found.tables:
        builder.image(name, note=found.note)


def pictures_of(reader: Reader, path: Path) -> dict[int, bytes]:
    """The pictures in the text of a file by their numbers, without looking at what they show."""
    aside: dict[int, bytes] = {}
    token = _ASIDE.set(aside)
    try:
        reader(path)
    finally:
        _ASIDE.reset(token)
    return aside


def _placed(cell: RawCell, number: int) -> RawCell:
    box = cell.box
    return cell if box is None else replace(cell, box=Box(box.x0, box.y0, box.x1, box.y1, picture=number))
