"""Pages and parts of pages that are pictures, as the tables and characters recognised on them.

What is heavy (OpenCV, the renderer, the recogniser) is loaded when the first picture is met.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ingest.readers.pdf_tables import PageTable, RecognisedPage
from ingest.types import Box

if TYPE_CHECKING:
    from ingest.readers.pictures.recognise import Gray

_PIXELS = 2000  # at most, across a page: as the pictures are brought to anyway
_MARGIN = 4.0  # points around a picture on a page, so that its border lies inside
_Rectangle = tuple[float, float, float, float]


class Renderer:
    """Renders pages of one PDF, which it opens when the first is asked for."""

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

    def recognise(self, number: int, width: float, height: float) -> RecognisedPage:
        """All that stands on a page; nothing where it cannot be rendered or read."""
        from ingest.readers.pictures.page import read_page

        picture = self._render(number)
        if picture is None:
            return RecognisedPage(number, width, height, (), ())
        return read_page(picture, number, width, height)

    def tables(self, number: int, place: _Rectangle) -> list[tuple[float, PageTable]]:
        """The form's tables in a picture on a page, by their top; none where it cannot be read."""
        from ingest.readers.pictures.page import read_tables

        page = self._render(number)
        if page is None:
            return []
        scale = page.shape[1] / self._width(number)
        left, top, right, bottom = (
            round(scale * edge)
            for edge in (place[0] - _MARGIN, place[1] - _MARGIN, place[2] + _MARGIN, place[3] + _MARGIN)
        )
        left, top = max(0, left), max(0, top)
        picture = page[top:bottom, left:right]
        tables = read_tables(picture, (right - left) / scale)
        high, wide = page.shape
        whole = Box(left / wide, top / high, min(right, wide) / wide, min(bottom, high) / high, page=number)
        return [(place[1] + top_in, _within(table, whole)) for top_in, table in tables]

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
