"""Other programs on the same files: are the figures in their Markdown still with their labels, and how fast?

Their output has no figures, only tables; a cell counts as right if it can be found there by its labels.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from eval.bench.block import Counts, Measured
from eval.bench.cells import read_figures, truths, with_variant, wrong_cells
from eval.bench.printed import Printed, printed_figures
from eval.sample.corpus import WRITERS
from eval.sample.look import Look
from eval.sample.truth import Truth
from eval.sample.vary import expected
from ingest.fold import squeeze

LOOKS = {
    "docx": Look(".docx"),
    "html": Look(".html", variants=frozenset({"bare"})),
    "html，正文在版式表格里": Look(".html"),
}
"""What all of them read; a site's layout is often one table around the whole report."""

Convert = Callable[[Path], str]
"""A file's text as Markdown."""
Others = Mapping[str, Convert | None]
"""The programs by name and version; None for one that is not installed."""
Reader = Callable[[Path, Truth, Look], tuple[list[bool], float]]
"""Reads a report: whether each of its cells is right, and how long it took."""

_INSTALL = "没有安装：pip install 'gongkai[beside]'"


def _docling() -> Convert:
    from docling.document_converter import DocumentConverter

    logging.getLogger("docling").setLevel(logging.ERROR)
    converter = DocumentConverter()
    return lambda path: str(converter.convert(path).document.export_to_markdown())


def _markitdown() -> Convert:
    from markitdown import MarkItDown

    converter = MarkItDown(enable_plugins=False)
    return lambda path: str(converter.convert(path).text_content)


CONVERTERS: dict[str, tuple[str, Callable[[], Convert]]] = {
    "docling": ("docling-slim", _docling),
    "markitdown": ("markitdown", _markitdown),
}
"""The programs beside ours: the package that tells its version, and how it is opened."""


@dataclass(slots=True)
class Beside:
    """What one program has made of the reports of one format so far."""

    format: str
    name: str
    cells: int = 0
    right: int = 0
    seconds: list[float] = field(default_factory=list)

    @property
    def pace(self) -> float:
        """Reports a second, by the median report."""
        return 1 / median(self.seconds)

    def add(self, outcomes: Sequence[bool], seconds: float) -> None:
        """One more report."""
        self.cells += len(outcomes)
        self.right += sum(outcomes)
        self.seconds.append(seconds)

    def to_line(self) -> tuple[str, ...]:
        """For the terminal."""
        if not self.seconds:
            return self.format, self.name, _INSTALL, "", ""
        share = f"{100 * self.right / self.cells:.2f}"
        return self.format, self.name, str(self.cells), share, f"{self.pace:.1f}"

    def to_json(self) -> dict[str, object]:
        """The same as plain data."""
        counted = {"cells": self.cells, "right": self.right, "reports": len(self.seconds)}
        pace = {"reports_per_second": round(self.pace, 2)} if self.seconds else {"note": _INSTALL}
        return {"format": self.format, "name": self.name, **counted, **pace}


def beside(counts: Counts) -> Measured:
    """Ours and the others on the same generated files, report by report in turn, each warmed up before."""
    opened = dict(_opened(name, *how) for name, how in CONVERTERS.items())
    looks = LOOKS.items() if counts.beside else ()
    rows = [row for name, look in looks for row in compared(name, look, counts.beside, opened)]
    head = ("格式", "程序", "单元格", "正确 %", "每秒份数")
    title = "与其他程序对照（其他程序：数与行名、列名在它的 Markdown 表格里仍对得上，算正确）"
    return Measured(title, head, tuple(row.to_line() for row in rows), tuple(row.to_json() for row in rows))


def _opened(name: str, package: str, opening: Callable[[], Convert]) -> tuple[str, Convert | None]:
    """A program's name with its version, and how it converts: None where it is not installed."""
    try:
        return f"{name} {version(package)}", opening()
    except ImportError:
        return name, None


def compared(name: str, look: Look, number: int, others: Others) -> list[Beside]:
    """So many reports in this look, read by each program in turn; the first one twice, to warm up."""
    readers: dict[str, Reader] = {"gongkai": _ours}
    readers |= {title: partial(_theirs, convert) for title, convert in others.items() if convert}
    rows = {title: Beside(name, title) for title in ("gongkai", *others)}
    with TemporaryDirectory(prefix="gongkai-beside-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the others warn of is theirs
        path = Path(folder, f"report{look.suffix}")
        for n, truth in enumerate(truths(number)):
            drawn = with_variant(look, n)
            WRITERS[look.suffix](truth, path, drawn)
            for title, read in readers.items():
                if n == 0:
                    read(path, truth, drawn)
                rows[title].add(*read(path, truth, drawn))
    return list(rows.values())


def _ours(path: Path, truth: Truth, look: Look) -> tuple[list[bool], float]:
    """Each cell by its table, row and column, with its value and unit."""
    began = perf_counter()
    figures = read_figures(path)
    seconds = perf_counter() - began
    truth_of = expected(truth, look.variant)
    wrong = {cell for cell, _, _ in wrong_cells(truth_of, figures)}
    return [cell not in wrong for cell in truth_of], seconds


def _theirs(convert: Convert, path: Path, truth: Truth, look: Look) -> tuple[list[bool], float]:
    """Each figure by whether it is still told with its labels."""
    began = perf_counter()
    markdown = convert(path)
    seconds = perf_counter() - began
    tables = markdown_tables(markdown)
    return [is_told(figure, tables) for figure in printed_figures(truth, look.variant)], seconds


Rows = list[list[str]]


def markdown_tables(markdown: str) -> list[Rows]:
    """The tables of a Markdown text, their cells without white space."""
    tables: list[Rows] = [[]]
    for line in markdown.splitlines():
        if line.startswith("|"):
            cells = [_bare(cell) for cell in line.strip().strip("|").split("|")]
            if any(cell.strip("-:") for cell in cells) or not all(cells):
                tables[-1].append(cells)
        elif tables[-1]:
            tables.append([])
    return [table for table in tables if table]


def is_told(figure: Printed, tables: list[Rows]) -> bool:
    """Whether a cell has the figure's text, its row's label to the left and its column's labels above it.

    An empty cell says what the one to its left says, as a merged cell is often written.
    """
    text, left, above = _bare(figure.text), _bare(figure.left), {_bare(label) for label in figure.above}
    for table in tables:
        for number, row in enumerate(table):
            for place, cell in enumerate(row):
                if cell == text and (not left or left in row[:place]):
                    heads = {_head(line, place) for line in table[:number]}
                    if above <= heads:
                        return True
    return False


def _head(row: list[str], place: int) -> str:
    return next((text for text in reversed(row[: place + 1]) if text), "")


def _bare(text: str) -> str:
    return squeeze(unescape(text).replace("\\", "")).text
