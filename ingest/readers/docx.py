"""Reads Word documents: the body in order as it would print, changes accepted and numbers written out.

A merged cell is one XML cell that covers several places of the grid. Equal texts never make one: runs of
equal figures are the rule in these reports.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from xml.etree.ElementTree import Element

from ingest.readers.base import unreadable
from ingest.readers.chart import chart_cells
from ingest.readers.flow import Chart, Flow, FlowCell, FlowTable, Picture, Piece, to_document
from ingest.readers.numbering import Numbering
from ingest.readers.ooxml import (
    Media,
    PartError,
    attribute,
    child,
    drawn,
    is_on,
    local,
    nearest,
    number,
    parse,
    related,
    targets,
    value,
    whole,
)
from ingest.readers.slivers import without_slivers
from ingest.types import Document

# Properties, deleted and moved-away text, field codes, readings above characters.
_SKIPPED = frozenset(
    ["pPr", "rPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "del", "moveFrom", "delText", "instrText",
     "delInstrText", "rt", "Fallback"]
)  # fmt: skip


def read(path: Path) -> Document:
    """Read a Word document. Raises UnreadableFile where it is damaged or is another kind of Office file."""
    try:
        with zipfile.ZipFile(path) as archive:
            main = related(archive, "", "officeDocument") or "word/document.xml"
            body = child(parse(archive, main), "body")
            styles = _styles(archive, main)
            numbering = related(archive, main, "numbering")
            counted = Numbering(parse(archive, numbering) if numbering else None, styles)
            charts = _charts(archive, main)
            if body is None:
                raise PartError(f"{main} has no body")
            return to_document(_Body(counted, styles, charts, Media(archive, main)).content(body))
    except (PartError, zipfile.BadZipFile) as error:
        raise unreadable(path, "不是完好的 Word 文档", "请用 Word 或 WPS 打开后另存为 .docx") from error
    except RecursionError as error:
        raise unreadable(path, "文档的层次嵌套过深", "请用 Word 或 WPS 打开后另存为 PDF") from error


def _styles(archive: zipfile.ZipFile, main: str) -> dict[str, Element]:
    name = related(archive, main, "styles")
    nodes = nearest(parse(archive, name), "style") if name else ()
    return {attribute(node, "styleId"): node for node in nodes}


def _charts(archive: zipfile.ZipFile, main: str) -> dict[str, Chart]:
    """The charts that hold the numbers they were last drawn from, by the id they are referred to."""
    charts: dict[str, Chart] = {}
    for key, name in targets(archive, main, "chart").items():
        with suppress(PartError):  # a chart that is damaged is still seen as a picture
            cells = chart_cells(parse(archive, name))
            if cells:
                charts[key] = Chart(cells)
    return charts


class _Body:
    """One walk over a document's body."""

    def __init__(
        self, numbering: Numbering, styles: dict[str, Element], charts: dict[str, Chart], media: Media
    ) -> None:
        self._numbering = numbering
        self._charts = charts
        self._media = media
        self._contents = {
            key for key, style in styles.items() if value(style, "name").lower().startswith("toc ")
        }
        self._handlers: dict[str, Callable[[Element, Flow], None]] = {
            "p": self._paragraph,
            "r": self._run,
            "t": lambda node, flow: flow.write((node.text or "").replace("\n", " ")),
            "tab": lambda _, flow: flow.write("\t"),
            "ptab": lambda _, flow: flow.write("\t"),
            "noBreakHyphen": lambda _, flow: flow.write("-"),
            "br": lambda _, flow: flow.end(),
            "cr": lambda _, flow: flow.end(),
            "tbl": self._table,
            "sdt": self._control,
            "AlternateContent": self._alternatives,
            "drawing": self._drawing,
            "pict": self._drawing,
            "object": self._drawing,
        }

    def content(self, node: Element) -> list[Piece]:
        """The pieces of the body, a cell or a text box."""
        flow = Flow()
        self._children(node, flow)
        flow.end()
        return flow.pieces

    def _children(self, node: Element, flow: Flow) -> None:
        for each in node:
            name = local(each.tag)
            if name not in _SKIPPED:
                self._handlers.get(name, self._children)(each, flow)

    def _paragraph(self, node: Element, flow: Flow) -> None:
        properties = child(node, "pPr")
        if value(properties, "pStyle") in self._contents:
            return
        # A deleted paragraph mark joins the paragraph to the next one, which then has the number.
        joined = child(child(properties, "rPr"), "del") is not None
        if not joined:
            flow.begin(self._numbering.label(properties))
        self._children(node, flow)
        if not joined:
            flow.end()

    def _run(self, node: Element, flow: Flow) -> None:
        if not is_on(child(node, "rPr"), "vanish"):
            self._children(node, flow)

    def _control(self, node: Element, flow: Flow) -> None:
        """A content control, unless it is a table of contents or only asks to be filled in."""
        properties = child(node, "sdtPr")
        gallery = value(child(properties, "docPartObj"), "docPartGallery")
        if gallery != "Table of Contents" and not is_on(properties, "showingPlcHdr"):
            self._children(node, flow)

    def _alternatives(self, node: Element, flow: Flow) -> None:
        """The same thing said for newer and older programs: the first way of saying it."""
        chosen = child(node, "Choice")
        if chosen is None:
            chosen = child(node, "Fallback")
        if chosen is not None:
            self._children(chosen, flow)

    def _drawing(self, node: Element, flow: Flow) -> None:
        """What hangs in a paragraph: the text of text boxes, and a placeholder for anything drawn."""
        names = {local(each.tag) for each in drawn(node)}
        chart = self._charts.get(attribute(next(nearest(node, "chart"), None), "id"))
        if chart is not None:
            flow.add([chart])
        elif not names.isdisjoint({"blip", "imagedata", "chart", "relIds"}):
            name = _picture_name(node)
            flow.add([Picture(name, data) for data in self._media.pictures(node)] or [Picture(name)])
        for box in nearest(node, "txbxContent"):
            flow.add(self.content(box))

    def _table(self, node: Element, flow: Flow) -> None:
        flow.end()
        rows = [row for row in nearest(node, "tr") if child(child(row, "trPr"), "del") is None]
        grid = child(node, "tblGrid")
        widths = [whole(attribute(each, "w")) for each in ([] if grid is None else nearest(grid, "gridCol"))]
        flow.add([FlowTable(without_slivers(self._cells(rows), widths))])
        flow.end()

    def _cells(self, rows: Sequence[Element]) -> list[FlowCell]:
        """The cells in their places; one that continues a cell above or to the left widens it."""
        cells: list[_Cell] = []
        above: dict[int, _Cell] = {}
        for row, element in enumerate(rows):
            column = number(child(element, "trPr"), "gridBefore")
            merged: dict[int, _Cell] = {}
            last: _Cell | None = None
            for node in nearest(element, "tc"):
                properties = child(node, "tcPr")
                width = max(1, number(properties, "gridSpan", 1))
                if last is not None and _continues(properties, "hMerge"):
                    last.column_span += width
                elif _continues(properties, "vMerge") and column in above:
                    last = above[column]
                    last.row_span = row - last.row + 1
                    merged[column] = last
                else:
                    last = _Cell(self.content(node), row, column, width)
                    cells.append(last)
                    if child(properties, "vMerge") is not None:
                        merged[column] = last
                column += width
            above = merged
        return [cell.to_flow() for cell in cells]


class _Cell:
    """A cell that may still grow."""

    def __init__(self, content: list[Piece], row: int, column: int, column_span: int) -> None:
        self._content = tuple(content)
        self.row = row
        self._column = column
        self.row_span = 1
        self.column_span = column_span

    def to_flow(self) -> FlowCell:
        return FlowCell(self._content, self.row, self._column, self.row_span, self.column_span)


def _continues(properties: Element | None, merge: str) -> bool:
    return child(properties, merge) is not None and value(properties, merge, "continue") != "restart"


def _picture_name(node: Element) -> str:
    """How a picture is described, else what it is called."""
    for each in node.iter():
        name = local(each.tag)
        if name == "docPr":
            return attribute(each, "descr") or attribute(each, "title") or attribute(each, "name")
        if name in ("shape", "rect"):
            return attribute(each, "alt") or attribute(next(nearest(each, "imagedata"), None), "title")
    return ""
