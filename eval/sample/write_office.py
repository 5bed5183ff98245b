"""Writes a report as .doc or .rtf: LibreOffice makes it of the .docx."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from eval.errors import MissingExtra
from eval.sample import write_docx
from eval.sample.look import Look
from eval.sample.truth import Truth
from ingest.readers.office import find_office


def write(truth: Truth, path: Path, look: Look) -> None:
    """Write ``truth`` to ``path`` by its suffix."""
    program = find_office()
    if program is None:
        raise MissingExtra("没有找到 LibreOffice，写不了 .doc 和 .rtf；请先安装它。")
    with tempfile.TemporaryDirectory(prefix="gongkai-office-") as folder:
        source = Path(folder, "out.docx")
        write_docx.write(truth, source, look)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        kind = path.suffix.lstrip(".")
        subprocess.run(
            [program, profile, "--headless", "--convert-to", kind, "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        path.write_bytes(Path(folder, f"out.{kind}").read_bytes())
