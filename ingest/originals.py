"""The files that reports were read from, kept in the home by their content, so that they can be had again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_FOLDER = "originals"


class Originals:
    """One copy of each report's file, named by its sha256. Only who holds the home's lock writes."""

    def __init__(self, home: Path) -> None:
        self._folder = home / _FOLDER

    def keep(self, path: Path, sha256: str) -> None:
        """Copy a file of this content, unless it is there. A killed process leaves none that is cut short."""
        target = self._folder / sha256
        if target.exists():
            return
        self._folder.mkdir(exist_ok=True)
        part = target.with_suffix(".part")
        shutil.copyfile(path, part)
        os.replace(part, target)

    def find(self, sha256: str) -> Path | None:
        """The copy, or None where the report was taken in before copies were kept."""
        path = self._folder / sha256
        return path if path.is_file() else None

    def drop(self, sha256: str) -> None:
        """Forget a copy, if there is one."""
        (self._folder / sha256).unlink(missing_ok=True)
