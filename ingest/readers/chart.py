"""The numbers that an Office chart was last drawn from, which its file keeps beside the drawing."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ingest.readers.base import RawCell
from ingest.readers.number_format import shown
from ingest.readers.ooxml import attribute, child, local, nearest, whole

_MAX_POINTS = 1000  # of a series; what has more is no chart of a report


def chart_cells(chart: Element) -> tuple[RawCell, ...]:
    """Title and categories in row 0, below them each series with its numbers; empty where none are kept.

    Series that are drawn over other categories than the first one's are left out. O(points).
    """
    series = [node for node in chart.iter() if local(node.tag) == "ser"]
    data = [(_name(node), _points(node, "cat", "xVal"), _points(node, "val", "yVal")) for node in series]
    categories = next((names for _, names, values in data if values), {})
    rows = [(name, values) for name, names, values in data if values and names in ({}, categories)]
    if not categories or not rows:
        return ()
    cells = [RawCell(_title(chart), 0, 0)]
    cells += [RawCell(text, 0, n + 1) for n, text in categories.items()]
    for row, (name, values) in enumerate(rows, 1):
        cells.append(RawCell(name, row, 0))
        cells += [RawCell(text, row, n + 1) for n, text in values.items() if n in categories]
    return tuple(cells)


def _points(series: Element, *names: str) -> dict[int, str]:
    """The cached texts of a series' categories or values by position, numbers as the chart shows them."""
    node = next((found for name in names if (found := child(series, name)) is not None), None)
    cache = next(iter([] if node is None else _caches(node)), None)
    if cache is None:
        return {}
    usual = _text(child(cache, "formatCode"))
    points: dict[int, str] = {}
    for point in nearest(cache, "pt"):
        place, text = whole(attribute(point, "idx"), _MAX_POINTS), _text(child(point, "v"))
        if place < _MAX_POINTS:
            numeric = local(cache.tag).startswith("num")
            points[place] = _number(text, attribute(point, "formatCode") or usual) if numeric else text
    return points


def _caches(node: Element) -> list[Element]:
    """The caches below; of categories in several levels the innermost, which comes first."""
    levels = list(nearest(node, "lvl"))
    if levels:
        return levels
    kept = ("strCache", "numCache", "strLit", "numLit")
    return [each for each in node.iter() if local(each.tag) in kept]


def _number(text: str, number_format: str) -> str:
    try:
        return shown(float(text), number_format)
    except (ValueError, OverflowError):
        return text


def _name(series: Element) -> str:
    node = child(series, "tx")
    return "" if node is None else "".join(_text(each) for each in node.iter() if local(each.tag) == "v")


def _title(chart: Element) -> str:
    title = child(child(chart, "chart"), "title")
    if title is None:
        return ""
    return "".join(_text(each) for each in title.iter() if local(each.tag) in ("t", "v"))


def _text(node: Element | None) -> str:
    return "" if node is None else (node.text or "").strip()
