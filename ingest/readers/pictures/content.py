"""What a picture inside a document holds: the statutory tables, whichever of its ruled tables they are."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.base import RawCell
from ingest.readers.pictures.grid import find_grids
from ingest.readers.pictures.picture_table import read_cells
from ingest.readers.pictures.sheet import NoPicture, Sheet, open_pictures, straighten
from ingest.tables import TABLES
from ingest.tables.misread import mended
from ingest.tables.rows import identify
from ingest.types import Cell, Grid

_LOG = logging.getLogger(__name__)
_LABELS = 2  # of the form, that tell one of its tables


@dataclass(frozen=True, slots=True)
class Content:
    """The tables of a picture, from top to bottom; where there are none, ``note`` says why in Chinese."""

    tables: tuple[tuple[RawCell, ...], ...]
    note: str = ""


def tables_in(data: bytes) -> Content:
    """The form's tables in a picture file. Never fails: what cannot be read is noted."""
    try:
        tables = [table for picture in open_pictures(data) for table in form_tables(straighten(picture))]
    except NoPicture:
        return Content((), "图片打不开，或太小、太大")
    except Exception:  # one picture must not cost the rest of a report
        _LOG.debug("reading a picture", exc_info=True)
        return Content((), "识别图片时程序出错")
    return Content(tuple(tables), "" if tables else "图片里没有认出法定表格（没有表格线，或字太小、太模糊）")


def form_tables(sheet: Sheet) -> list[tuple[RawCell, ...]]:
    """The tables of a sheet in which labels of the form were recognised."""
    tables = [tuple(read_cells(sheet, grid)) for grid in find_grids(sheet)]
    return [cells for cells in tables if is_of_form(cells)]


def is_of_form(cells: Sequence[RawCell]) -> bool:
    """Whether the cells hold labels enough to be one of the statutory tables."""
    read = tuple(Cell(cell.text, 0, 0, cell.row, cell.column, confidence=cell.confidence) for cell in cells)
    return identify(mended(Grid(read, exact=True), TABLES), TABLES)[1] >= _LABELS
