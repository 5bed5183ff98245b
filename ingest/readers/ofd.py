"""Reads OFD files (GB/T 33190), the national fixed-layout format: what is drawn where, as in a PDF.

Lengths in the file are millimetres from the top left corner of what they belong to.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from ingest.readers.base import unreadable
from ingest.readers.ooxml import PartError, attribute, child, load, local, nearest, parse
from ingest.readers.pages import Picture, Sheet, compose
from ingest.readers.pdf import segments
from ingest.readers.recognised import Viewer
from ingest.readers.typeset import Char
from ingest.types import Document

_POINTS = 72 / 25.4
_ASCENT = 0.88  # of the type size, above the line that letters stand on
_MAX_PAGES = 1000
_ARGUMENTS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
_LONGEST_NUMBER = 15  # characters; a longer one is damage, and could be larger than any number
_ADVICE = "请重新下载，或用 OFD 阅读器打开后导出为 PDF"

Matrix = tuple[float, float, float, float, float, float]


def read(path: Path) -> Document:
    """Read an OFD file, recognising what is only a picture. Raises UnreadableFile as that of PDFs does."""
    try:
        with zipfile.ZipFile(path) as archive:
            if any(name.rpartition("/")[2] == "Encryptions.xml" for name in archive.namelist()):
                raise unreadable(path, "OFD 加了密码", "请去掉密码后再导入")
            return compose(path, list(_sheets(archive)), Viewer(partial(load, archive)))
    except (PartError, zipfile.BadZipFile) as error:
        raise unreadable(path, "不是完好的 OFD 文件", _ADVICE) from error
    except RecursionError as error:
        raise unreadable(path, "文件的层次嵌套过深", _ADVICE) from error


def pictures_on(path: Path, page: int) -> tuple[float, float, list[tuple[Picture, bytes]]] | None:
    """A page's width and height, and the pictures on it with their files; None where there is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            sheet = next((each for each in _sheets(archive) if each.number == page), None)
            if sheet is None:
                return None
            files = ((picture, load(archive, picture.source)) for picture in sheet.pictures)
            return sheet.width, sheet.height, [(picture, data) for picture, data in files if data]
    except (PartError, zipfile.BadZipFile, RecursionError):
        return None


def _sheets(archive: zipfile.ZipFile) -> Iterator[Sheet]:
    """The pages of the first document, each with the template it is drawn on. O(objects)."""
    body = child(parse(archive, "OFD.xml"), "DocBody")
    main = _place("OFD.xml", _text(child(body, "DocRoot")))
    root = parse(archive, main)
    common = child(root, "CommonData")
    usual = _numbers(_text(child(child(common, "PageArea"), "PhysicalBox")))
    media = _media(archive, main, common)
    templates = {attribute(node, "ID"): node for node in nearest(root, "TemplatePage")}
    pages = child(root, "Pages")
    found = list(nearest(pages, "Page")) if pages is not None else []
    if not found or len(found) > _MAX_PAGES:
        raise PartError(f"{len(found)} pages")
    for number, node in enumerate(found, 1):
        page = parse(archive, _place(main, attribute(node, "BaseLoc")))
        box = _numbers(_text(child(child(page, "Area"), "PhysicalBox"))) or usual
        if len(box) != 4:
            raise PartError(f"page {number} has no size")
        under = [templates.get(attribute(used, "TemplateID")) for used in nearest(page, "Template")]
        parts = [
            parse(archive, _place(main, attribute(node, "BaseLoc"))) for node in under if node is not None
        ]
        yield _sheet(number, box, [*parts, page], media)


def _media(archive: zipfile.ZipFile, main: str, common: Element | None) -> dict[str, str]:
    """The names of the pictures' files by the id they are drawn with; damaged lists of them are left out."""
    found: dict[str, str] = {}
    for node in common if common is not None else ():
        if local(node.tag) not in ("PublicRes", "DocumentRes"):
            continue
        with suppress(PartError):
            place = _place(main, _text(node))
            root = parse(archive, place)
            folder = posixpath.join(posixpath.dirname(place), attribute(root, "BaseLoc"), "")
            for each in nearest(root, "MultiMedia"):
                found[attribute(each, "ID")] = _place(folder, _text(child(each, "MediaFile")))
    return found


def _sheet(number: int, box: Sequence[float], parts: Sequence[Element], media: dict[str, str]) -> Sheet:
    drawn = [node for part in parts for node in part.iter() if attribute(node, "Visible") != "false"]
    lines = [line for node in drawn if local(node.tag) == "PathObject" for line in segments(_shape(node))]
    return Sheet(
        number,
        box[2] * _POINTS,
        box[3] * _POINTS,
        tuple(char for node in drawn if local(node.tag) == "TextObject" for char in _chars(node)),
        tuple(line for flat, line in lines if flat),
        tuple(line for flat, line in lines if not flat),
        tuple(_picture(node, media) for node in drawn if local(node.tag) == "ImageObject"),
    )


def _chars(node: Element) -> Iterator[Char]:
    """The characters of a text object that stand upright; a watermark across the page is left out."""
    to_page = _to_page(node)
    a, b, c, d = to_page[:4]
    if max(abs(b), abs(c)) > 0.2 * max(abs(a), abs(d)):
        return
    size = (_numbers(attribute(node, "Size")) or [0.0])[0]
    x = y = 0.0
    for code in nearest(node, "TextCode"):
        x, y = _first(attribute(code, "X"), x), _first(attribute(code, "Y"), y)
        text = _text(code, strip=False)
        lefts = _steps(text, x, attribute(code, "DeltaX"), size)
        bases = _steps(text, y, attribute(code, "DeltaY"), 0.0)
        for n, char in enumerate(text):
            wide = min(_advance(char, size), lefts[n + 1] - lefts[n]) if lefts[n + 1] > lefts[n] else size
            x0, base = _moved(to_page, lefts[n], bases[n])
            x1, _ = _moved(to_page, lefts[n] + wide, bases[n])
            height = size * abs(d)
            top, bottom = base - _ASCENT * height, base + (1 - _ASCENT) * height
            left, right, upper, lower = (round(at * _POINTS, 3) for at in (x0, x1, top, bottom))
            yield Char(char, left, right, upper, lower, height * _POINTS)


def _steps(text: str, start: float, written: str, size: float) -> list[float]:
    """Where each character begins and the last one ends; ``g 3 5.2`` stands for three steps of 5.2.

    Where no steps are written the characters' own widths are taken; with ``size`` 0 there are none.
    """
    tokens, deltas = written.split(), list[float]()
    while tokens:
        if tokens[0] == "g" and len(tokens) >= 3:
            count, step = int(_first(tokens[1], 0)), _first(tokens[2], 0)
            deltas += [step] * min(count, len(text))
            del tokens[:3]
        else:
            deltas.append(_first(tokens.pop(0), 0))
    places = [start]
    for n, char in enumerate(text):
        places.append(places[-1] + (deltas[n] if n < len(deltas) else _advance(char, size)))
    return places


def _advance(char: str, size: float) -> float:
    return size / 2 if char < "\x80" else size


def _shape(node: Element) -> dict[str, Any]:
    """A path as pdfplumber would have it, in points."""
    to_page = _to_page(node)
    path: list[tuple[Any, ...]] = []
    for command, points in _commands(_text(child(node, "AbbreviatedData"))):
        moved = [_moved(to_page, x, y) for x, y in points]
        path.append((command, *((x * _POINTS, y * _POINTS) for x, y in moved)))
    corners = [point for _, *points in path for point in points] or [(0.0, 0.0)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return {
        "path": path,
        "stroke": attribute(node, "Stroke") != "false",
        "fill": attribute(node, "Fill") == "true",
        "x0": min(xs),
        "x1": max(xs),
        "top": min(ys),
        "bottom": max(ys),
    }


def _commands(data: str) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """The steps of a path: m(ove), l(ine), h (close); of a curve only its end matters here."""
    tokens = data.split()
    while tokens:
        command = tokens.pop(0)
        count = _ARGUMENTS.get(command, 0)
        values = [_first(token, 0) for token in tokens[:count]]
        del tokens[:count]
        if command == "C":
            yield "h", []
        elif len(values) == count and count:
            name = {"M": "m", "S": "m", "L": "l"}.get(command, "c")
            yield name, [(values[-2], values[-1])]


def _picture(node: Element, media: dict[str, str]) -> Picture:
    x, y, width, height = _boundary(node)
    x0, x1, top, bottom = (value * _POINTS for value in (x, x + width, y, y + height))
    return Picture(x0, x1, top, bottom, media.get(attribute(node, "ResourceID"), ""))


def _to_page(node: Element) -> Matrix:
    """From an object's own coordinates to those of the page."""
    x, y, _, _ = _boundary(node)
    own = _numbers(attribute(node, "CTM"))
    a, b, c, d, e, f = own if len(own) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return a, b, c, d, e + x, f + y


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _boundary(node: Element) -> tuple[float, float, float, float]:
    box = _numbers(attribute(node, "Boundary"))
    return (box[0], box[1], box[2], box[3]) if len(box) == 4 else (0.0, 0.0, 0.0, 0.0)


def _place(source: str, location: str) -> str:
    """The entry that a part refers to: from its own folder, or from the top where it begins with a slash."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), location)).lstrip("/")


def _text(node: Element | None, strip: bool = True) -> str:
    text = "" if node is None else node.text or ""
    return text.strip() if strip else text


def _numbers(text: str) -> list[float]:
    return [float(found) for found in _NUMBER.findall(text) if len(found) <= _LONGEST_NUMBER]


def _first(text: str, default: float) -> float:
    return next(iter(_numbers(text)), default)
