"""From the paths a user names to the files to be read, in a fixed order and each once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import archives
from ingest.errors import UnreadableFile
from ingest.settings import IngestSettings


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read, or why there is nothing to read.

    ``label`` is what the user knows it by: its name, or its path below the folder that was named; that of
    a file in an archive goes on with its path in there. ``named`` says that the user named the file itself.
    """

    path: Path
    label: str
    named: bool
    problem: str | None = None
    member: archives.Member | None = None

    @property
    def suffix(self) -> str:
        """The kind of file its name promises, in lower case."""
        return os.path.splitext(self.member.name if self.member else self.path.name)[1].lower()

    @property
    def origin(self) -> str:
        """Where it is kept: the file's path, for one in an archive with its path in there."""
        return f"{self.path}/{self.member.name}" if self.member else str(self.path)

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """The file itself; one in an archive is unpacked for as long as it is needed."""
        if self.problem:
            raise UnreadableFile(self.problem)
        if self.member is None:
            yield self.path
            return
        with archives.unpacked(self.path, self.member) as path:
            yield path


def find_files(paths: Sequence[Path], limits: IngestSettings) -> list[FoundFile]:
    """The files at the paths, those below each folder and in each archive, by name.

    Hidden and Office's lock files are left out, and archives in archives are not opened.

    A file reached twice, also through a link, is there once, as it was reached first. What is_file and
    exists of pathlib would raise on (no permission to look) counts as not there.
    """
    found: dict[str, FoundFile] = {}
    for path in paths:
        below = sorted(_walk(path), key=lambda file: file.label) if os.path.isdir(path) else [_named(path)]
        for file in below:
            found.setdefault(file.origin, file)
    return [file for each in found.values() for file in _opened(each, limits)]


def _opened(file: FoundFile, limits: IngestSettings) -> list[FoundFile]:
    """The files in an archive, or the file itself where it is none or cannot be opened."""
    if file.problem or file.suffix != archives.SUFFIX:
        return [file]
    try:
        found = archives.members(file.path, limits)
    except UnreadableFile as error:
        return [replace(file, problem=str(error))]
    return [_member(file, member) for member in found]


def _member(archive: FoundFile, member: archives.Member) -> FoundFile:
    label = f"{archive.label}/{member.name}"
    nested = member.name.lower().endswith(archives.SUFFIX)
    problem = f"读不了 {label}：压缩包里的压缩包不再解开；请先解压，再导入里面的文件。" if nested else None
    return FoundFile(archive.path, label, False, problem, member)


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
    """Hidden folders, and those that are saved beside a page."""
    return _hidden(folder) or folder.endswith(archives.SAVED_BESIDE)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))
