"""The bundled sample corpus: eight invented agencies over four years, in every format that is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.cases import to_json as case_to_json
from eval.sample import (
    scan,
    write_docx,
    write_html,
    write_md,
    write_ofd,
    write_office,
    write_pdf,
    write_txt,
    write_xlsx,
)
from eval.sample.author import Author
from eval.sample.look import Look, Writer
from eval.sample.picture import Shot
from eval.sample.plans import LOOKS, PLANS, SEED, YEARS
from eval.sample.questions import sample_cases
from eval.sample.truth import Truth, to_json

TRUTH_FOLDER = ".truth"

WRITERS: dict[str, Writer] = {
    ".txt": write_txt.write,
    ".md": write_md.write,
    ".html": write_html.write,
    ".docx": write_docx.write,
    ".pdf": write_pdf.write,
    ".ofd": write_ofd.write,
    ".xlsx": write_xlsx.write,
    ".doc": write_office.write,
    ".rtf": write_office.write,
    ".png": scan.write,
    ".jpg": scan.write,
    ".tif": scan.write,
}
"""The writers by suffix. A new format is a file with ``write`` and a line here."""


def build_sample(target: Path, seed: int = SEED) -> list[Truth]:
    """Write the reports into ``target``; the same seed gives the same bytes.

    What they say and questions about it go into the folder ``.truth`` there, which ingestion passes over.
    """
    truth_folder = target / TRUTH_FOLDER
    truth_folder.mkdir(parents=True, exist_ok=True)
    truths: list[Truth] = []
    for truth, look in reports_of(seed):
        WRITERS[look.suffix](truth, target / truth.file, look)
        truths.append(truth)
    _write_lines(truth_folder / "truth.jsonl", map(to_json, truths))
    _write_lines(truth_folder / "questions.jsonl", map(case_to_json, sample_cases(truths, seed)))
    return truths


def sample_truths(seed: int = SEED) -> list[Truth]:
    """What the corpus of this seed says, without writing it."""
    return [truth for truth, _ in reports_of(seed)]


def reports_of(seed: int) -> Iterator[tuple[Truth, Look]]:
    """Every report with its look; the steps spread formats over agencies and years."""
    for number, plan in enumerate(PLANS):
        author = Author(plan, seed)
        for step, year in enumerate(YEARS):
            look = LOOKS[(number * 3 + step * 4) % len(LOOKS)]
            if year in plan.coarse:
                look = replace(look, shot=Shot(dpi=40))
            yield author.report(year, look), look


def _write_lines(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    texts = (json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text("".join(texts), encoding="utf-8")
