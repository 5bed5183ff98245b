"""Zip archives: their files go in one by one under safe names, and a bad one stops none of the others."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ingest.archives import Member, members, unpacked
from ingest.discover import find_files
from ingest.errors import UnreadableFile
from ingest.library import Library
from ingest.pipeline import Taken, ingest_paths, some_failed
from ingest.settings import IngestSettings

WriteReport = Callable[..., Path]
SETTINGS = IngestSettings(max_unpacked_mb=20)


def pack(path: Path, entries: Sequence[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def named_in_gbk(path: Path, name: str) -> Path:
    """An archive as older Chinese Windows programs write it: the name's bytes in GBK and no mark of it."""
    stand_in = "x" * len(name.encode("gbk"))
    data = pack(path, [(stand_in, b"data")]).read_bytes()
    path.write_bytes(data.replace(stand_in.encode(), name.encode("gbk")))
    return path


def names(path: Path) -> list[str]:
    return [member.name for member in members(path, SETTINGS)]


@pytest.mark.parametrize("name", ["青溪市教育局2022年年报.txt", "2022/云岭县年度报告.docx"])
def test_members_names_in_gbk_are_decoded(name: str, tmp_path: Path) -> None:
    """A name in GBK, in UTF-8 with the flag and in UTF-8 without it all read the same."""
    flagged = pack(tmp_path / "b.zip", [(name, b"data")])
    assert names(named_in_gbk(tmp_path / "a.zip", name)) == names(flagged) == [name]


def test_members_leave_out_hidden_files_and_folders(tmp_path: Path) -> None:
    """Folders, dot files, Office's lock files and what macOS adds are no members."""
    hidden = [".DS_Store", "__MACOSX/._a.txt", "~$a.docx", "b/", "b/.git/x"]
    assert names(pack(tmp_path / "a.zip", [(name, b"") for name in [*hidden, "b/a.txt"]])) == ["b/a.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.txt",
        "/etc/evil.txt",
        "C:\\x\\..\\evil.txt",
        "a/./evil.txt",
        "a\n/e\tvil.txt",
        "长" * 300 + ".txt",
    ],
)
def test_unpacked_name_leads_nowhere(name: str, tmp_path: Path) -> None:
    """Whatever path a member claims, it is written under a bare name in a folder that is gone afterwards."""
    archive = pack(tmp_path / "a.zip", [(zipfile.ZipInfo(name), b"data")])
    (member,) = members(archive, SETTINGS)
    assert ".." not in member.name.split("/")
    assert member.name.isprintable()
    with unpacked(archive, member) as path:
        assert path.read_bytes() == b"data"
        assert path.suffix == ".txt"
        folder = path.parent
    assert not folder.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["a.zip"]


def test_members_of_one_name_are_two(tmp_path: Path) -> None:
    """Two members of the same name are both there, each with its own bytes."""
    with pytest.warns(UserWarning, match="Duplicate"):
        archive = pack(tmp_path / "a.zip", [("a.txt", b"1"), ("a.txt", b"2")])
    contents = []
    for member in members(archive, SETTINGS):
        with unpacked(archive, member) as path:
            contents.append(path.read_bytes())
    assert contents == [b"1", b"2"]


def test_members_of_bad_archives_are_told(tmp_path: Path) -> None:
    """Damaged, locked, empty, bombs and documents called .zip each give one line with what to do."""
    locked = pack(tmp_path / "locked.zip", [("a.txt", b"data")])
    data = bytearray(locked.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(data)
    (tmp_path / "cut.zip").write_bytes(bytes(data[:20]))
    (tmp_path / "rar.zip").write_bytes(b"Rar!" + bytes(50))
    for path, says in (
        (locked, "加了密码"),
        (tmp_path / "cut.zip", "已损坏"),
        (tmp_path / "rar.zip", "后缀名是 .zip，内容却是一个压缩包"),
        (pack(tmp_path / "none.zip", []), "没有文件"),
        (pack(tmp_path / "bomb.zip", [("a.txt", bytes(30 * 2**20))]), "压缩炸弹"),
        (
            pack(tmp_path / "docx.zip", [("[Content_Types].xml", b""), ("word/document.xml", b"")]),
            "改为 .docx",
        ),
    ):
        with pytest.raises(UnreadableFile, match=says) as raised:
            members(path, SETTINGS)
        assert "\n" not in str(raised.value)
        (found,) = find_files([path], SETTINGS)
        assert (found.label, found.problem) == (path.name, str(raised.value))


def test_unpacked_damage_is_told(tmp_path: Path) -> None:
    """A member whose bytes do not fit their checksum, or that claims less than it holds, is refused."""
    archive = pack(tmp_path / "a.zip", [("a.txt", b"data" * 1000)])
    (member,) = members(archive, SETTINGS)
    archive.write_bytes(archive.read_bytes().replace(struct.pack("<I", 4000), struct.pack("<I", 100)))
    with pytest.raises(UnreadableFile, match=r"a\.txt：在压缩包 a\.zip 里已损坏"), unpacked(archive, member):
        pass


def test_ingest_takes_each_member_of_an_archive(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """Every member has a line of its own; nested archives and bad files stop none of the others."""
    good = [write_report(tmp_path / "files" / f"{year}.txt", year=year).read_bytes() for year in (2021, 2022)]
    inner = pack(tmp_path / "inner.zip", [("x.txt", good[0])]).read_bytes()
    entries = [
        ("2021.txt", good[0]),
        ("下/2022.txt", good[1]),
        ("inner.zip", inner),
        ("bad.pdf", b"%PDF-1"),
        ("a.exe", b"MZ"),
    ]
    archive = pack(tmp_path / "年报.zip", entries)
    outcomes = ingest_paths([archive], library)
    assert {outcome.file: outcome.status.value for outcome in outcomes} == {
        "年报.zip/2021.txt": "added",
        "年报.zip/a.exe": "unsupported",
        "年报.zip/bad.pdf": "failed",
        "年报.zip/inner.zip": "failed",
        "年报.zip/下/2022.txt": "added",
    }
    assert some_failed(outcomes)
    assert all("\n" not in (outcome.error or "") for outcome in outcomes)
    assert "不再解开" in next(o.error or "" for o in outcomes if o.file.endswith("inner.zip"))
    again = ingest_paths([archive, tmp_path / "files"], library)
    assert {o.status for o in again if o.report_id} == {Taken.UNCHANGED}


def test_ingest_reads_slow_formats_last(library: Library, write_report: WriteReport, tmp_path: Path) -> None:
    """A format that takes seconds waits for the others; the outcomes keep the order of the files."""
    for name in ("a.doc", "b.txt", "c.rtf", "d.md"):
        write_report(tmp_path / "in" / name, year=2015 + ord(name[0]) % 10)
    seen: list[str] = []
    outcomes = ingest_paths([tmp_path / "in"], library, lambda _done, _total, label: seen.append(label))
    assert seen == ["b.txt", "d.md", "a.doc", "c.rtf", ""]
    assert [outcome.file for outcome in outcomes] == ["a.doc", "b.txt", "c.rtf", "d.md"]
    assert {outcome.status for outcome in outcomes} == {Taken.ADDED}


def test_member_is_known_by_its_archive(tmp_path: Path) -> None:
    """Where a member is kept is the archive's path with the member's."""
    archive = pack(tmp_path / "a.zip", [("b/c.TXT", b"")])
    (found,) = find_files([tmp_path], SETTINGS)
    assert (found.origin, found.suffix, found.member) == (f"{archive}/b/c.TXT", ".txt", Member(0, "b/c.TXT"))
