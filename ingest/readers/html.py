"""Reads the web pages on which reports are published: a report's text and tables, not the site around it."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.readers.base import unreadable
from ingest.readers.encoding import decode
from ingest.readers.flow import Flow, FlowCell, FlowTable, Picture, Piece, to_document
from ingest.types import Document

_SKIPPED = frozenset(
    ["audio", "button", "canvas", "del", "embed", "head", "iframe", "input", "map", "nav", "noscript",
     "object", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video"]
)  # fmt: skip
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"]
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
# Words in an element's class or id that name the site's furniture. "header" is not among them: a report's
# own title often stands in an element of that class.
_FURNITURE = frozenset(
    ["breadcrumb", "breadcrumbs", "copyright", "crumb", "crumbs", "foot", "footer", "menu", "nav", "navbar",
     "pagination", "share", "sidebar"]
)  # fmt: skip
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "search", "menu"})
_FOOTER_MARK = re.compile(r"网站标识码|ICP备|公网安备|版权所有")
# Furniture is small: whatever holds a larger share of the page's text is kept, whatever it is called.
_SMALL = 0.25
_MIN_LINKS, _LINK_SHARE, _MAX_UNLINKED = 4, 0.6, 150
_ICON = 48  # pixels; a picture of a table is larger
_MAX_PICTURE = 64 * 1024 * 1024
_MAX_COLUMN_SPAN = 100
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BROKEN_LINE = re.compile(rf"(?<={_CJK})[ \t]*[\n\f][ \t\n\f]*(?={_CJK})")
_WHITE = re.compile(r"[ \t\n\f]+")


def read(path: Path) -> Document:
    """Read a web page. Raises UnreadableFile where its bytes are no text or nothing is written in it."""
    return _read_page(path.read_bytes(), path)


def read_mhtml(path: Path) -> Document:
    """Read a page that was saved with all it shows in one file. Raises UnreadableFile as ``read`` does."""
    for part in message_from_bytes(path.read_bytes()).walk():
        if part.get_content_type() == "text/html":
            data = part.get_payload(decode=True)
            return _read_page(data if isinstance(data, bytes) else b"", path)
    raise unreadable(path, "里面没有网页", "请在浏览器中打开后另存为 .html")


def _read_page(data: bytes, path: Path) -> Document:
    found = _CHARSET.search(data[:4096])
    tree = LexborHTMLParser(decode(data, path, found[1].decode("ascii", "replace") if found else ""))
    root = tree.body or tree.root
    try:
        document = to_document(_Page(root, path.parent).pieces()) if root is not None else Document("", ())
    except RecursionError as error:
        raise unreadable(path, "网页的层次嵌套过深", "请在浏览器中打开后另存为 PDF 或 .docx") from error
    if not document.blocks:
        raise unreadable(path, "网页里没有正文", "如果正文由脚本生成，请在浏览器中打开后另存为 PDF 或 .docx")
    return document


def read_markup(markup: str) -> Document:
    """The document of a piece of a page, such as a table within text; pictures beside it are not read.

    Raises RecursionError where it is nested too deeply.
    """
    root = LexborHTMLParser(markup).body
    return to_document(_Page(root, None).pieces()) if root is not None else Document("", ())


class _Measure:
    """How much text each element holds, how much of it in links, and whether a footer's mark is in it."""

    def __init__(self, root: LexborNode) -> None:
        self._sizes: dict[int, tuple[int, int, int, bool]] = {}
        self.total = max(1, self._measure(root)[0])

    def of(self, node: LexborNode) -> tuple[int, int, int, bool]:
        """Characters, characters in links, links, and the footer's mark."""
        return self._sizes[node.mem_id]

    def _measure(self, node: LexborNode) -> tuple[int, int, int, bool]:
        if node.is_text_node:
            text = node.text_content or ""
            return len("".join(text.split())), 0, 0, bool(_FOOTER_MARK.search(text))
        if node.tag in _SKIPPED:
            return 0, 0, 0, False
        chars = linked = links = 0
        marked = False
        for child in node.iter(include_text=True):
            more = self._measure(child)
            chars, linked, links = chars + more[0], linked + more[1], links + more[2]
            marked = marked or more[3]
        if node.tag == "a" and not (node.attributes.get("href") or "#").startswith("#"):
            linked, links = chars, 1
        self._sizes[node.mem_id] = (chars, linked, links, marked)
        return self._sizes[node.mem_id]


class _Page:
    """One walk over a page."""

    def __init__(self, root: LexborNode, folder: Path | None) -> None:
        self._root = root
        self._folder = folder
        self._measure = _Measure(root)

    def pieces(self) -> list[Piece]:
        """The pieces of the page, without its furniture."""
        return self._content(self._root, inside=False)

    def _content(self, node: LexborNode, inside: bool) -> list[Piece]:
        flow = Flow(_tidy)
        self._children(node, flow, inside)
        flow.end()
        return flow.pieces

    def _children(self, node: LexborNode, flow: Flow, inside: bool) -> None:
        """Visit what is below an element; ``inside`` says that an article or main element is around it."""
        for child in node.iter(include_text=True):
            if child.is_text_node:
                self._text(child, flow)
            elif not self._left_out(child, inside):
                self._element(child, flow, inside)

    def _text(self, node: LexborNode, flow: Flow) -> None:
        text = node.text_content or ""
        if node.parent is None or node.parent.tag != "pre":
            flow.write(text)
            return
        for line in text.split("\n"):
            flow.write(line)
            flow.end()

    def _element(self, node: LexborNode, flow: Flow, inside: bool) -> None:
        if node.tag == "table":
            self._table(node, flow, inside)
        elif node.tag == "img":
            self._picture(node, flow)
        elif node.tag == "br":
            flow.end()
        elif node.tag in _BLOCKS:
            flow.end()
            self._children(node, flow, inside or node.tag in ("article", "main"))
            flow.end()
        else:
            self._children(node, flow, inside)

    def _left_out(self, node: LexborNode, inside: bool) -> bool:
        """Whether an element is not part of the report: never shown, or the site's own furniture."""
        attributes = node.attributes
        if node.tag in _SKIPPED or "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
            return True
        if node.tag in ("header", "footer") and not inside:
            return True
        if node.tag not in _BLOCKS:
            return False
        chars, linked, links, marked = self._measure.of(node)
        if links >= _MIN_LINKS and linked >= chars * _LINK_SHARE and chars - linked < _MAX_UNLINKED:
            return True
        return chars < self._measure.total * _SMALL and (marked or _is_furniture(attributes))

    def _picture(self, node: LexborNode, flow: Flow) -> None:
        attributes = node.attributes
        sides = [_number(attributes.get(side), default=0) for side in ("width", "height")]
        if not 0 < max(sides) <= _ICON:
            source = attributes.get("src") or ""
            name = attributes.get("alt") or attributes.get("title") or _file_name(source)
            flow.add([Picture(name, _picture_file(source, self._folder))])

    def _table(self, node: LexborNode, flow: Flow, inside: bool) -> None:
        flow.end()
        for caption in _nearest(node, {"caption"}):
            self._children(caption, flow, inside)
            flow.end()
        rows = [row for row in _nearest(node, {"tr"}) if not self._left_out(row, inside)]
        flow.add([FlowTable(tuple(self._cells(rows, inside)))])
        flow.end()

    def _cells(self, rows: list[LexborNode], inside: bool) -> Iterator[FlowCell]:
        """The cells with their true positions: each takes the first place its row has left."""
        taken: set[tuple[int, int]] = set()
        for row, element in enumerate(rows):
            column = 0
            for cell in _nearest(element, {"td", "th"}):
                while (row, column) in taken:
                    column += 1
                width = max(1, min(_number(cell.attributes.get("colspan"), default=1), _MAX_COLUMN_SPAN))
                down = _number(cell.attributes.get("rowspan"), default=1) or len(rows)  # 0: to the end
                height = max(1, min(down, len(rows) - row))
                taken.update((row + y, column + x) for y in range(height) for x in range(width))
                yield FlowCell(tuple(self._content(cell, inside)), row, column, height, width)
                column += width


def _is_furniture(attributes: dict[str, str | None]) -> bool:
    names = re.split(r"[-_\s]+", f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower())
    return attributes.get("role") in _FURNITURE_ROLES or not _FURNITURE.isdisjoint(names)


def _nearest(node: LexborNode, tags: set[str]) -> Iterator[LexborNode]:
    """The nearest elements below of these tags, not looking into tables inside."""
    for child in node.iter():
        if child.tag in tags:
            yield child
        elif child.tag != "table":
            yield from _nearest(child, tags)


def _number(value: str | None, default: int) -> int:
    """The number an attribute begins with (``2``, ``600px``)."""
    found = re.match(r"\s*(\d{1,6})(?!\d|%)", value or "")
    return int(found[1]) if found else default


def _file_name(url: str) -> str:
    """The last part of an address; nothing where the address is the picture itself."""
    return "" if url.startswith("data:") else unquote(re.split("[?#]", url)[0]).rpartition("/")[2]


def _picture_file(url: str, folder: Path | None) -> bytes | None:
    """The picture where it is in the page itself or a file in its folder, if any; nothing is ever fetched."""
    kind, _, rest = url.partition(",")
    try:
        if kind.startswith("data:"):
            return b64decode(unquote(rest)) if kind.endswith(";base64") else None
        if folder is None:
            return None
        path = (folder / unquote(re.split("[?#]", url)[0])).resolve()
        beside = path.is_relative_to(folder.resolve()) and path.is_file()
        return path.read_bytes() if beside and path.stat().st_size <= _MAX_PICTURE else None
    except (OSError, ValueError):
        return None


def _tidy(text: str) -> str:
    """White space as a browser shows it; a line broken between two Chinese characters leaves no gap."""
    return _WHITE.sub(" ", _BROKEN_LINE.sub("", text.replace("\r", "\n"))).strip()
