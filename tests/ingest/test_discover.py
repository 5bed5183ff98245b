"""Which files are found below the paths a user names."""

from __future__ import annotations

import os
from pathlib import Path

from ingest.discover import FoundFile, find_files
from ingest.settings import IngestSettings


def labels(*paths: Path) -> list[str]:
    return [file.label for file in find_files(paths, IngestSettings())]


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_find_files_goes_down_in_a_fixed_order(tmp_path: Path) -> None:
    """All files below a folder come sorted by their path below it."""
    touch(tmp_path / "b.txt", tmp_path / "a" / "z.txt", tmp_path / "a" / "b" / "c.txt")
    assert labels(tmp_path) == ["a/b/c.txt", "a/z.txt", "b.txt"]


def test_find_files_leaves_out_what_was_saved_beside_a_page(tmp_path: Path) -> None:
    """The folder of pictures and scripts that a browser saves with a page holds no reports of its own."""
    for name in ("page.html", "page_files/t.png", "word.files/image001.png", "files/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert labels(tmp_path) == ["files/a.txt", "page.html"]


def test_find_files_leaves_out_hidden_and_lock_files(tmp_path: Path) -> None:
    """Hidden files and folders, and what Office leaves beside an open file, are no reports."""
    touch(
        tmp_path / ".hidden.txt",
        tmp_path / ".git" / "a.txt",
        tmp_path / "~$年报.docx",
        tmp_path / "年报.docx",
    )
    assert labels(tmp_path) == ["年报.docx"]


def test_find_files_gives_each_file_once(tmp_path: Path) -> None:
    """A file that is named, in a named folder and linked to is there once."""
    touch(tmp_path / "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert labels(tmp_path / "a.txt", tmp_path, tmp_path) == ["a.txt"]


def test_find_files_ends_in_a_loop_of_links(tmp_path: Path) -> None:
    """Folders that contain one another by links are entered once."""
    touch(tmp_path / "a" / "a.txt", tmp_path / "b" / "b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "b").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "a").symlink_to(tmp_path / "a")
    assert sorted(os.path.basename(label) for label in labels(tmp_path)) == ["a.txt", "b.txt"]


def test_find_files_follows_a_link_to_a_folder(tmp_path: Path) -> None:
    """A folder that is only linked to is read too."""
    touch(tmp_path / "elsewhere" / "a.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "elsewhere")
    assert labels(tmp_path / "in") == ["link/a.txt"]


def test_find_files_leaves_out_what_is_no_regular_file(tmp_path: Path) -> None:
    """A pipe in a folder would block whoever reads it, and a dangling link leads nowhere."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing")
    assert labels(tmp_path) == []


def test_find_files_says_what_is_wrong_with_a_named_path(tmp_path: Path) -> None:
    """A missing path and a pipe are told of, with the path."""
    os.mkfifo(tmp_path / "pipe.txt")
    missing, pipe = find_files([tmp_path / "missing.txt", tmp_path / "pipe.txt"], IngestSettings())
    assert str(tmp_path / "missing.txt") in (missing.problem or "")
    assert "不是普通文件" in (pipe.problem or "")


def test_find_files_knows_what_was_named(tmp_path: Path) -> None:
    """A file the user named is told from one found in a folder."""
    touch(tmp_path / "a.txt", tmp_path / "in" / "b.txt")
    assert find_files([tmp_path / "a.txt", tmp_path / "in"], IngestSettings()) == [
        FoundFile(tmp_path / "a.txt", "a.txt", named=True),
        FoundFile(tmp_path / "in" / "b.txt", "b.txt", named=False),
    ]
