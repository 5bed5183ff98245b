"""The tables of English words beside this file: a line an entry, its cells apart by tabs."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of ``<name>.tsv``."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines)
