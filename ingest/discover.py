"""From the paths a user names to the files to be read, in a fixed order and each once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read, or why there is nothing to read.

    ``label`` is what the user knows it by: its name, or its path below the folder that was named.
    ``named`` says that the user named the file itself.
    """

    path: Path
    label: str
    named: bool
    problem: str | None = None


def find_files(paths: Sequence[Path]) -> list[FoundFile]:
    """The files at the paths, and those below each folder by name, without hidden and Office's lock files.

    A file reached twice, also through a link, is there once, as it was reached first. What is_file and
    exists of pathlib would raise on (no permission to look) counts as not there.
    """
    found: dict[Path, FoundFile] = {}
    for path in paths:
        below = sorted(_walk(path), key=lambda file: file.label) if os.path.isdir(path) else [_named(path)]
        for file in below:
            found.setdefault(file.path, file)
    return list(found.values())


def _named(path: Path) -> FoundFile:
    problem = None
    if not os.path.exists(path):
        problem = f"找不到 {path}：请检查路径是否写对"
    elif not os.path.isfile(path):
        problem = f"{path} 不是普通文件，无法读取"
    return FoundFile(_resolved(path), path.name or str(path), True, problem)


def _walk(folder: Path) -> Iterator[FoundFile]:
    """Follows links to folders, but enters no folder twice."""
    unreadable: list[OSError] = []
    entered: set[str] = set()
    for parent, folders, names in os.walk(folder, onerror=unreadable.append, followlinks=True):
        entered.add(os.path.realpath(parent))
        folders[:] = [
            name
            for name in sorted(folders)
            if not _left_out(name) and os.path.realpath(os.path.join(parent, name)) not in entered
        ]
        for path in (Path(parent, name) for name in names if not _hidden(name)):
            if os.path.isfile(path):
                yield FoundFile(_resolved(path), path.relative_to(folder).as_posix(), False)
    for error in unreadable:
        path = Path(error.filename)
        yield FoundFile(path, str(path), False, f"无法打开文件夹 {path}（{error.strerror}）：请检查权限")


def _left_out(folder: str) -> bool:
    """Hidden folders, and those that browsers and Word save beside a page with its pictures and scripts."""
    return _hidden(folder) or folder.endswith(("_files", ".files"))


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))
