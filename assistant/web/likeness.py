"""How the place of a citation looks in the report's own file: a page or a picture, with boxes on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

from assistant.types import Citation
from assistant.web.markup import Html, joined, tag
from assistant.web.words import Language, say
from ingest.facsimile import boxes_of
from ingest.readers import PICTURES
from ingest.types import Box, Cell, Figure, Report


def likeness_html(citation: Citation, report: Report, original: Path | None, language: Language) -> Html:
    """The page or picture with a box around the cited cell or words; nothing for files that have neither.

    ``original`` is None where no copy of the file is kept. O(cells of the report), and of a pdf's page.
    """
    suffix = PurePath(citation.file).suffix.lower()
    if original is None:
        return Html()
    seen = list(_seen(citation, report))
    boxes = tuple(cell.box for cell in seen if cell.box)
    page, picture = (boxes[0].page, boxes[0].picture) if boxes else (citation.page, None)
    boxes = tuple(box for box in boxes if (box.page, box.picture) == (page, picture))
    if not boxes and page and suffix == ".pdf":
        boxes = boxes_of(original, page, citation.quote)
    if picture:
        title, address = say("picture_image", language, n=picture), f"picture/{picture}"
    elif page and (boxes or suffix in (".pdf", *PICTURES)):
        title, address = say("page_image", language, n=page), f"page/{page}"
    else:
        return Html()
    image = tag("img", src=f"files/{quote(citation.report_id, safe='')}/{address}.jpg", alt=title)
    drawn = tag("div", image, *map(_box, boxes))
    around = tag("div", drawn, class_="facsimile", tabindex="0", role="group", aria_label=title)
    return joined((tag("h3", title), _confidence(seen, language), around))


def _seen(citation: Citation, report: Report) -> Iterator[Cell | Figure]:
    """What was recognised in a picture at this place: the cited cell, or all cells that the quote has."""
    name = citation.cell
    figures = [
        figure
        for figure in report.figures
        if name
        and figure.box
        and (figure.table, figure.row, figure.column) == (name.table, name.row, name.column)
    ]
    if figures:
        yield from figures
        return
    for block in report.blocks:
        if block.grid is not None and block.start < citation.end and citation.start < block.end:
            yield from (
                cell
                for cell in block.grid.cells
                if cell.box and cell.start < citation.end and citation.start < cell.end
            )


def _confidence(seen: list[Cell | Figure], language: Language) -> Html:
    """How sure the least sure of what is shown is."""
    known = [cell.confidence for cell in seen if cell.confidence is not None]
    if not known:
        return Html()
    percent = int(min(known) * 100)
    words = say("recognised", language, percent=percent) if percent else say("not_recognised", language)
    return tag("p", words, class_="hint")


def _box(box: Box) -> Html:
    place = {"left": box.x0, "top": box.y0, "width": box.x1 - box.x0, "height": box.y1 - box.y0}
    return tag("i", style=";".join(f"{name}:{share:.2%}" for name, share in place.items()))
