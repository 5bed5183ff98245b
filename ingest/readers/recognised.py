"""Pages and parts of pages that are pictures, as the tables and characters recognised on them.

What is heavy (OpenCV, the renderer, the recogniser) is loaded when the first picture is met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ingest.readers.pages import Picture, Sheet
from ingest.readers.pdf_tables import PageTable, RecognisedPage
from ingest.readers.typeset import Char
from ingest.types import Box

if TYPE_CHECKING:
    from ingest.readers.pictures.recognise import Gray

_PIXELS = 2000  # at most, across a page: as the pictures are brought to anyway
_MARGIN = 4.0  # points around a picture on a page, so that its border lies inside


class Renderer:
    """Recognises pages of one PDF as they are drawn; it opens the file when the first is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: Any = None

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def recognise(self, sheet: Sheet) -> RecognisedPage:
        """All that stands on a page; nothing where it cannot be rendered or read."""
        from ingest.readers.pictures.page import read_page

        picture = self._render(sheet.number)
        if picture is None:
            return RecognisedPage(sheet.number, sheet.width, sheet.height, (), ())
        return read_page(picture, sheet.number, sheet.width, sheet.height)

    def tables(self, sheet: Sheet, picture: Picture) -> list[tuple[float, PageTable]]:
        """The form's tables in a picture on a page, by their top; none where it cannot be read."""
        from ingest.readers.pictures.page import read_tables

        page = self._render(sheet.number)
        if page is None:
            return []
        high, wide = page.shape
        scale = wide / self._width(sheet.number)
        left, top = (max(0, round(scale * (edge - _MARGIN))) for edge in (picture.x0, picture.top))
        right, bottom = (round(scale * (edge + _MARGIN)) for edge in (picture.x1, picture.bottom))
        tables = read_tables(page[top:bottom, left:right], (right - left) / scale)
        whole = Box(left / wide, top / high, min(right, wide) / wide, min(bottom, high) / high, sheet.number)
        return [(picture.top + top_in, _within(table, whole)) for top_in, table in tables]

    def _render(self, number: int) -> Gray | None:
        import pypdfium2

        try:
            if self._file is None:
                self._file = pypdfium2.PdfDocument(self._path)
            page = self._file[number - 1]
            bitmap = page.render(scale=min(_PIXELS / page.get_width(), _density(page)), grayscale=True)
            rendered: Gray = bitmap.to_numpy().copy()
        except pypdfium2.PdfiumError:
            return None
        return rendered[:, :, 0] if rendered.ndim == 3 else rendered

    def _width(self, number: int) -> float:
        return float(self._file[number - 1].get_width())


class Viewer:
    """Recognises pictures that are files of their own; ``load`` gives one by its name, or None."""

    def __init__(self, load: Callable[[str], bytes | None]) -> None:
        self._load = load

    def recognise(self, sheet: Sheet) -> RecognisedPage:
        """All that stands in the largest picture of a page; nothing where it cannot be read."""
        from ingest.readers.pictures.page import read_page

        picture = max(sheet.pictures, key=lambda p: (p.x1 - p.x0) * (p.bottom - p.top))
        empty = RecognisedPage(sheet.number, sheet.width, sheet.height, (), ())
        gray = self._open(picture)
        if gray is None:
            return empty
        page = read_page(gray, sheet.number, picture.x1 - picture.x0, picture.bottom - picture.top)
        whole = _place(sheet, picture)
        tables = tuple((picture.top + top, _within(table, whole)) for top, table in page.tables)
        return replace(empty, tables=tables, chars=tuple(_moved(char, picture) for char in page.chars))

    def tables(self, sheet: Sheet, picture: Picture) -> list[tuple[float, PageTable]]:
        """The form's tables in a picture on a page, by their top; none where it cannot be read."""
        from ingest.readers.pictures.page import read_tables

        gray = self._open(picture)
        if gray is None:
            return []
        whole = _place(sheet, picture)
        tables = read_tables(gray, picture.x1 - picture.x0)
        return [(picture.top + top, _within(table, whole)) for top, table in tables]

    def _open(self, picture: Picture) -> Gray | None:
        from ingest.readers.pictures.sheet import NoPicture, open_pictures

        data = self._load(picture.source)
        try:
            return next(open_pictures(data)) if data else None
        except NoPicture:
            return None


def _place(sheet: Sheet, picture: Picture) -> Box:
    across = (max(0.0, min(1.0, x / sheet.width)) for x in (picture.x0, picture.x1))
    down = (max(0.0, min(1.0, y / sheet.height)) for y in (picture.top, picture.bottom))
    (x0, x1), (y0, y1) = across, down
    return Box(x0, y0, x1, y1, sheet.number)


def _moved(char: Char, picture: Picture) -> Char:
    x, y = picture.x0, picture.top
    return replace(char, x0=char.x0 + x, x1=char.x1 + x, top=char.top + y, bottom=char.bottom + y)


def _density(page: Any) -> float:
    """Pixels a point of the finest picture on a page: rendered finer, a coarse scan would pass for a good."""
    import pypdfium2.raw

    pictures = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    sides = [(picture.get_px_size()[0], picture.get_bounds()) for picture in pictures]
    return max(
        (pixels / (right - left) for pixels, (left, _, right, _) in sides if right > left), default=4.0
    )


def _within(table: PageTable, whole: Box) -> PageTable:
    """The table with its boxes as fractions of the page on which its picture takes the place ``whole``."""
    wide, high = whole.x1 - whole.x0, whole.y1 - whole.y0

    def placed(box: Box) -> Box:
        xs = (round(whole.x0 + x * wide, 4) for x in (box.x0, box.x1))
        ys = (round(whole.y0 + y * high, 4) for y in (box.y0, box.y1))
        (x0, x1), (y0, y1) = xs, ys
        return Box(x0, y0, x1, y1, page=whole.page)

    cells = (replace(cell, box=placed(cell.box) if cell.box else None) for cell in table.cells)
    return replace(table, cells=tuple(cells))


def pages_of(data: bytes) -> Iterator[RecognisedPage]:
    """What stands on each frame of a picture file, as on a page as wide as A4. Raises NoPicture."""
    from ingest.readers.pictures.page import read_page
    from ingest.readers.pictures.sheet import open_pictures

    for number, picture in enumerate(open_pictures(data), 1):
        height, width = picture.shape
        yield read_page(picture, number, A4_WIDTH, A4_WIDTH * height / width)


A4_WIDTH = 595.0
"""Points; the width a picture without one of its own is taken to have."""
