"""Writes a report as OFD, as printing to that format does: the pages of the pdf, drawn piece by piece."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eval.sample import write_pdf
from eval.sample.look import Look
from eval.sample.picture import draw_table
from eval.sample.sheets import form_cells
from eval.sample.truth import TablePlace, Truth
from ingest.readers.pages import Sheet
from ingest.readers.pdf import draw
from ingest.readers.ruling import Segment
from ingest.readers.typeset import Char

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LONG_AGO = (2000, 1, 1, 0, 0, 0)
_MM = 25.4 / 72
_ASCENT = 0.88


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path``."""
    with tempfile.TemporaryDirectory(prefix="gongkai-ofd-") as folder:
        printed = Path(folder, "printed.pdf")
        write_pdf.write(truth, printed, look)
        sheets = draw(printed)
    tables = [piece.table for piece in truth.pieces if isinstance(piece, TablePlace)]
    pictures = [
        draw_table(form_cells(truth, table, look.variant), look.shot)
        for table in tables
        if table in truth.images
    ]
    parts = {
        "OFD.xml": f'<ofd:OFD {_NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": _document(sheets),
        "Doc_0/DocumentRes.xml": _resources(len(pictures)),
    }
    numbers = iter(range(1, 1 + len(pictures)))
    for n, sheet in enumerate(sheets):
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = _page(sheet, numbers)
    _pack(path, parts, pictures)


def _pack(path: Path, parts: dict[str, str], pictures: list[bytes]) -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(ZipInfo(name, _LONG_AGO), _HEAD + xml, ZIP_DEFLATED)
        for n, data in enumerate(pictures, 1):
            archive.writestr(ZipInfo(f"Doc_0/Res/{n}.png", _LONG_AGO), data)
    path.write_bytes(out.getvalue())


def _document(sheets: list[Sheet]) -> str:
    pages = "".join(
        f'<ofd:Page ID="{900 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(sheets))
    )
    return (
        f"<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )


def _resources(count: int) -> str:
    media = "".join(
        f'<ofd:MultiMedia ID="{n}" Type="Image"><ofd:MediaFile>{n}.png</ofd:MediaFile></ofd:MultiMedia>'
        for n in range(1, 1 + count)
    )
    return f'<ofd:Res {_NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'


def _page(sheet: Sheet, numbers: Iterator[int]) -> str:
    lines = [_path(line, flat=True) for line in sheet.horizontal]
    lines += [_path(line, flat=False) for line in sheet.vertical]
    runs = [_run(list(run)) for _, run in groupby(sheet.chars, lambda char: (round(char.top, 1), char.size))]
    images = [
        f'<ofd:ImageObject ID="0" ResourceID="{next(numbers)}" '
        f'Boundary="{_box(p.x0, p.top, p.x1 - p.x0, p.bottom - p.top)}"/>'
        for p in sheet.pictures
    ]
    box = f"<ofd:PhysicalBox>{_box(0, 0, sheet.width, sheet.height)}</ofd:PhysicalBox>"
    return (
        f"<ofd:Page {_NAMESPACE}><ofd:Area>{box}</ofd:Area><ofd:Content><ofd:Layer ID='0'>"
        f"{''.join([*lines, *images, *runs])}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def _run(chars: list[Char]) -> str:
    """Characters on one line as a text object, equal steps written as ``g count step``."""
    first, size = chars[0], chars[0].size
    steps = [round((b.x0 - a.x0) * _MM, 3) for a, b in pairwise(chars)]
    deltas = " ".join(
        f"g {count} {step}" if count > 2 else " ".join([str(step)] * count)
        for step, count in ((step, len(list(run))) for step, run in groupby(steps))
    )
    text = escape("".join(char.text for char in chars))
    width = chars[-1].x1 - first.x0
    return (
        f'<ofd:TextObject ID="0" Boundary="{_box(first.x0, first.top, width, size)}" Font="1" '
        f'Size="{size * _MM:.3f}"><ofd:TextCode X="0" Y="{size * _ASCENT * _MM:.3f}" DeltaX="{deltas}">'
        f"{text}</ofd:TextCode></ofd:TextObject>"
    )


def _path(line: Segment, flat: bool) -> str:
    long = (line.end - line.start) * _MM
    box = (
        _box(line.start, line.at, line.end - line.start, 0)
        if flat
        else _box(line.at, line.start, 0, line.end - line.start)
    )
    to = f"{long:.3f} 0" if flat else f"0 {long:.3f}"
    return (
        f'<ofd:PathObject ID="0" Boundary="{box}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {to}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _box(*points: float) -> str:
    return " ".join(f"{point * _MM:.3f}" for point in points)
