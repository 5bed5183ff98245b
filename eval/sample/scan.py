"""Writes reports as scans: whole pages as pictures, alone, as a TIFF of several pages or in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from eval.sample import write_pdf
from eval.sample.look import Look
from eval.sample.picture import PLAIN, Shot, taken
from eval.sample.truth import Truth

_FINE = 300
"""Dots an inch at which pages are printed before they are scanned."""


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write the report as it was scanned, in the format of the suffix; PNG and JPEG hold one long strip.

    Variants: those of the PDF that is printed and scanned.
    """
    pages, shot = draw_pages(truth, look), look.shot
    if path.suffix == ".pdf":
        _write_pdf(pages, path, shot)
    elif path.suffix in (".tif", ".tiff"):
        pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate")
    else:
        _strip(pages).save(path, quality=90, dpi=(shot.dpi, shot.dpi))


def draw_pages(truth: Truth, look: Look) -> list[Image.Image]:
    """The pages of the report as pictures, as its PDF would print them."""
    with pypdfium2.PdfDocument(write_pdf.print_report(truth, replace(look, shot=PLAIN))) as pdf:
        printed = [page.render(scale=_FINE / 72, grayscale=True).to_pil() for page in pdf]
    return [taken(page.convert("L"), _FINE, look.shot) for page in printed]


def _write_pdf(pages: Sequence[Image.Image], path: Path, shot: Shot) -> None:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in pages:
        size = (page.width * 72 / shot.dpi, page.height * 72 / shot.dpi)
        canvas.setPageSize(size if shot.skew else A4)
        canvas.drawImage(ImageReader(page), 0, 0, *canvas._pagesize)
        canvas.showPage()
    canvas.save()
    path.write_bytes(out.getvalue())


def _strip(pages: Sequence[Image.Image]) -> Image.Image:
    """All pages one below the other, as a long screenshot has them."""
    whole = Image.new("L", (max(page.width for page in pages), sum(page.height for page in pages)), 255)
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height
    return whole
