"""The XML parts of an Office file, safely parsed, and look-ups in them by local name.

Names are compared without their namespace: Word, WPS and the strict variant of the format use different ones.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

_MAX_PART = 64 * 1024 * 1024  # a parsed tree takes some ten times as much memory; real ones have under 5 MB
# What zipfile raises, depending on which bytes are wrong.
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError)


class PartError(Exception):
    """A part is missing, damaged, too large, or holds what no Office program writes."""


class _NoDoctype(TreeBuilder):
    """Refuses a document type, and with it all entities that could expand."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise PartError(f"document type {name!r} {pubid!r} {system!r}")


def parse(archive: zipfile.ZipFile, name: str) -> Element:
    """One part as a tree. Raises PartError."""
    try:
        if archive.getinfo(name).file_size > _MAX_PART:
            raise PartError(f"{name} is too large")
        parser = XMLParser(target=_NoDoctype())
        parser.feed(archive.read(name))
        root = parser.close()
    except (*_DAMAGE, KeyError, ParseError, ValueError) as error:
        raise PartError(f"{name}: {error}") from error
    assert isinstance(root, Element)
    return root


def load(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """One entry as it is, or None where it is missing, damaged or too large."""
    try:
        return archive.read(name) if archive.getinfo(name).file_size <= _MAX_PART else None
    except (*_DAMAGE, KeyError, ValueError):
        return None


def related(archive: zipfile.ZipFile, source: str, kind: str) -> str | None:
    """The name of the part that ``source`` ("" for the file itself) refers to as ``kind``, or None."""
    for relation in _relations(archive, source):
        if relation.get("Type", "").rpartition("/")[2] == kind:
            return _target(source, relation)
    return None


def targets(archive: zipfile.ZipFile, source: str, kind: str) -> dict[str, str]:
    """The names of all parts that ``source`` refers to as ``kind``, by the id of the reference."""
    return {
        relation.get("Id", ""): _target(source, relation)
        for relation in _relations(archive, source)
        if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External"
    }


def _relations(archive: zipfile.ZipFile, source: str) -> list[Element]:
    folder, name = posixpath.split(source)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    return list(parse(archive, relations)) if relations in archive.namelist() else []


def _target(source: str, relation: Element) -> str:
    target = relation.get("Target", "")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")


def drawn(node: Element) -> Iterator[Element]:
    """A drawing's elements without the text in its boxes, and what is said again for older programs."""
    yield node
    for each in node:
        if local(each.tag) not in ("txbxContent", "Fallback"):
            yield from drawn(each)


class Media:
    """The pictures that a part shows, each as the file it is in the archive."""

    def __init__(self, archive: zipfile.ZipFile, source: str) -> None:
        self._archive = archive
        self._parts = targets(archive, source, "image")

    def pictures(self, drawing: Element) -> list[bytes]:
        """The pictures of a drawing, in order; those linked from outside or damaged are left out."""
        keys = (
            attribute(each, "embed" if local(each.tag) == "blip" else "id")
            for each in drawn(drawing)
            if local(each.tag) in ("blip", "imagedata")
        )
        found = (load(self._archive, self._parts[key]) for key in keys if key in self._parts)
        return [data for data in found if data is not None]


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def child(node: Element | None, name: str) -> Element | None:
    """The first child of that name, or None."""
    return None if node is None else next((each for each in node if local(each.tag) == name), None)


def attribute(node: Element | None, name: str, default: str = "") -> str:
    """An attribute's value, or the default."""
    if node is None:
        return default
    return next((value for key, value in node.items() if local(key) == name), default)


def value(node: Element | None, name: str, default: str = "") -> str:
    """The ``val`` of the child of that name, or the default."""
    return attribute(child(node, name), "val", default)


def number(node: Element | None, name: str, default: int = 0) -> int:
    """The ``val`` of the child of that name as a whole number, or the default where it is none."""
    return whole(value(node, name), default)


def whole(text: str, default: int = 0) -> int:
    """A whole number below a million, or the default where the text is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else default


def is_on(node: Element | None, name: str) -> bool:
    """Whether the switch of that name is there and not turned off."""
    return child(node, name) is not None and value(node, name, "1") not in ("0", "false", "off", "none")


def nearest(node: Element, name: str) -> Iterator[Element]:
    """The nearest elements below of that name, in order, looking through whatever wraps them."""
    for each in node:
        if local(each.tag) == name:
            yield each
        else:
            yield from nearest(each, name)
