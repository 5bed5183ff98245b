"""``read_document``: the right reader for a file, and one clear line for one that is not fit to be read."""

from __future__ import annotations

import contextlib
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image, ImageDraw, ImageFont

from eval.sample.picture import FONTS, PLAIN, is_legible
from ingest.errors import GongkaiError, UnreadableFile, UnsupportedFormat
from ingest.readers import READERS, read_document
from ingest.settings import IngestSettings
from ingest.types import Document

TITLE = "青溪市教育局2023年政府信息公开工作年度报告"
ONE_LINE = r"^[^\n]+。$"


def _text(path: Path) -> None:
    path.write_text(f"{TITLE}\n一、总体情况\n", encoding="utf-8")


def _html(path: Path) -> None:
    path.write_text(
        f"<!DOCTYPE html><html><body><h1>{TITLE}</h1><p>一、总体情况</p></body></html>", encoding="utf-8"
    )


def _docx(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("一、总体情况")
    with path.open("wb") as file:
        document.save(file)


def _image(path: Path) -> None:
    if not is_legible(PLAIN):
        pytest.skip("no Chinese font here to draw a picture of text with")
    font = ImageFont.truetype(next(name for name in FONTS if _is_here(name)), 32)
    page = Image.new("L", (1240, 600), 255)
    draw = ImageDraw.Draw(page)
    draw.text((300, 120), TITLE, fill=0, font=font)
    draw.text((130, 260), "一、总体情况", fill=0, font=font)
    page.save(path)


def _is_here(name: str) -> bool:
    try:
        ImageFont.truetype(name, 12)
    except OSError:
        return False
    return True


@pytest.fixture
def write(new_pdf: Callable[[Path], object]) -> Callable[[Path], None]:
    """Writes the same small report in the format of a suffix."""

    def pdf(path: Path) -> None:
        out = new_pdf(path)
        out.line(TITLE)  # type: ignore[attr-defined]
        out.line("一、总体情况")  # type: ignore[attr-defined]
        out.save()  # type: ignore[attr-defined]

    writers = {".docx": _docx, ".pdf": pdf, ".html": _html, ".htm": _html, ".ofd": _ofd, ".xlsx": _xlsx}
    writers |= dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), _image)
    return lambda path: writers.get(path.suffix.lower(), _text)(path)


def _xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for text in (TITLE, "一、总体情况"):
        book.worksheets[0].append([text])
    with path.open("wb") as file:
        book.save(file)


def _ofd(path: Path) -> None:
    codes = "".join(
        f'<TextObject Boundary="20 {20 + 9 * n} 170 6" Size="5">'
        f'<TextCode X="0" Y="5">{text}</TextCode></TextObject>'
        for n, text in enumerate((TITLE, "一、总体情况"))
    )
    parts = {
        "OFD.xml": "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>",
        "Doc_0/Document.xml": "<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox>"
        '</PageArea></CommonData><Pages><Page BaseLoc="Pages/0.xml"/></Pages></Document>',
        "Doc_0/Pages/0.xml": f"<Page><Content><Layer>{codes}</Layer></Content></Page>",
    }
    _archive(path, {name: xml.encode() for name, xml in parts.items()})


@pytest.mark.parametrize("suffix", [*READERS, ".DOCX", ".Html"])
def test_every_reader_gives_text_and_blocks(
    suffix: str,
    tmp_path: Path,
    limits: IngestSettings,
    write: Callable[[Path], None],
    paragraphs: Callable[[Document], list[str]],
    is_sound: Callable[[Document], bool],
) -> None:
    """The same report comes out of every format with the same paragraphs, whatever the suffix's case."""
    path = tmp_path / f"report{suffix}"
    write(path)
    document = read_document(path, limits)
    assert paragraphs(document) == [TITLE, "一、总体情况"]
    assert is_sound(document)


@pytest.mark.parametrize("name", ["a.xls", "a.ppt", "a.dwg", "a.heic", "没有后缀"])
def test_read_document_unknown_suffix_is_unsupported(
    name: str, tmp_path: Path, limits: IngestSettings
) -> None:
    """The error names the file and says which formats are read."""
    path = tmp_path / name
    path.write_bytes(b"anything")
    with pytest.raises(UnsupportedFormat, match=ONE_LINE) as raised:
        read_document(path, limits)
    assert name in str(raised.value)
    assert all(suffix in str(raised.value) for suffix in READERS)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DISGUISES = [
    pytest.param("a.txt", b"PK\x03\x04" + bytes(30), "压缩包", id="txt is a zip"),
    pytest.param("a.txt", b"%PDF-1.7\n", r"改为 \.pdf", id="txt is a pdf"),
    pytest.param("a.md", b"<!DOCTYPE html><html></html>", "网页", id="md is html"),
    pytest.param("a.docx", "<html><body>报告</body></html>".encode(), "网页", id="docx is html"),
    pytest.param("a.docx", OLE, "旧版 Office", id="docx is doc"),
    pytest.param("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码", id="docx is locked"),
    pytest.param("a.docx", b"{\\rtf1}", "RTF", id="docx is rtf"),
    pytest.param("a.docx", "报告".encode(), "纯文本或未知数据", id="docx is text"),
    pytest.param("a.pdf", b"\xff\xd8\xff\xe0" + bytes(30), "图片", id="pdf is jpeg"),
    pytest.param(
        "a.docx", b'<?xml version="1.0"?><wordDocument/>', "纯文本或未知数据", id="docx is Word 2003 xml"
    ),
    pytest.param("a.docx", b'<?xml version="1.0"?><html></html>', "网页", id="docx is xhtml"),
    pytest.param("a.pdf", "报告".encode(), "纯文本或未知数据", id="pdf is text"),
    pytest.param("a.htm", b"MIME-Version: 1.0\r\n", "MHTML", id="htm is mhtml"),
    pytest.param("a.html", OLE, "旧版 Office", id="html is doc"),
    pytest.param("a.xlsx", OLE, "旧版 Office", id="xlsx is xls"),
    pytest.param("a.xlsx", b"PK\x03\x04" + bytes(30), "已损坏", id="xlsx is cut short"),
    pytest.param("a.ofd", b"%PDF-1.7\n", r"改为 \.pdf", id="ofd is pdf"),
    pytest.param("a.doc", b"%PDF-1.7\n", r"改为 \.pdf", id="doc is pdf"),
    pytest.param("a.wps", b"\x89PNG", "图片", id="wps is a picture"),
    pytest.param("a.doc", OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码", id="doc is locked"),
]


@pytest.mark.parametrize(("name", "data", "says"), DISGUISES)
def test_read_document_false_suffix_is_told(
    name: str, data: bytes, says: str, tmp_path: Path, limits: IngestSettings
) -> None:
    """A file that is not what its name says is refused by what it really is."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=says) as raised:
        read_document(path, limits)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("suffix", READERS)
def test_read_document_empty_missing_and_large_files_are_told(
    suffix: str, tmp_path: Path, limits: IngestSettings
) -> None:
    """No bytes, no file, a folder and too many bytes each give their own line, in every format."""
    empty, large, folder = (tmp_path / f"{name}{suffix}" for name in ("empty", "large", "folder"))
    empty.touch()
    folder.mkdir()
    with large.open("wb") as file:
        file.truncate(limits.max_file_mb * 1024 * 1024 + 1)
    for path, says in (
        (empty, "文件是空的"),
        (tmp_path / f"gone{suffix}", "文件不存在"),
        (large, "超过上限 5 MB"),
        (folder, "这是文件夹或设备"),
    ):
        with pytest.raises(UnreadableFile, match=says):
            read_document(path, limits)


def test_read_document_odd_names_stay_in_one_line(tmp_path: Path, limits: IngestSettings) -> None:
    """Line breaks and bytes that are no text in a file's name do not get into the message."""
    for name in ("a\nb.txt", "a\udcffb.txt", "a\nb.doc", "a\nb.xls"):
        path = tmp_path / name
        path.touch()
        with pytest.raises(GongkaiError) as raised:
            read_document(path, limits)
        assert "\n" not in str(raised.value)
        str(raised.value).encode()


def _archive(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_read_document_zip_bomb_is_refused_by_its_directory(tmp_path: Path, limits: IngestSettings) -> None:
    """Large content, densely packed content and many large parts are refused before anything is unpacked."""
    for parts in (
        {"word/document.xml": bytes(30 * 1024 * 1024)},
        {"word/document.xml": bytes(11 * 1024 * 1024)},
        {f"word/media/{n}": b"ab" * 1024 * 1024 for n in range(12)},
    ):
        path = tmp_path / "bomb.docx"
        _archive(path, parts)
        with pytest.raises(UnreadableFile, match="压缩炸弹"):
            read_document(path, limits)


def test_read_document_locked_archive_is_told(tmp_path: Path, limits: IngestSettings) -> None:
    """An archive whose parts need a password is refused as such."""
    path = tmp_path / "a.docx"
    _archive(path, {"word/document.xml": b"<x/>"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="加了密码"):
        read_document(path, limits)


def test_read_document_zip_that_lies_about_its_size_is_refused(
    tmp_path: Path, limits: IngestSettings
) -> None:
    """A part that unpacks to more than its declared size is cut off there and found damaged."""
    path = tmp_path / "liar.docx"
    size = 8 * 1024 * 1024
    _archive(path, {"word/document.xml": b"<" + b" " * (size - 1)})
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 100)))
    with pytest.raises(UnreadableFile, match="不是完好的 Word 文档"):
        read_document(path, limits)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"a.txt": b"x"}, id="a plain zip"),
        pytest.param({"word/document.xml": b"<w:document"}, id="broken xml"),
        pytest.param({"word/document.xml": b"<document/>"}, id="no body"),
        pytest.param(
            {
                "word/document.xml": b'<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
                b"<document><body><p><r><t>&b;</t></r></p></body></document>"
            },
            id="entities",
        ),
        pytest.param({"word/document.xml": b"<d>" * 5000 + b"</d>" * 5000}, id="deep, no body"),
        pytest.param(
            {"word/document.xml": b"<d><body>" + b"<x>" * 5000 + b"</x>" * 5000 + b"</body></d>"}, id="deep"
        ),
    ],
)
def test_read_document_bad_docx_is_refused(
    parts: dict[str, bytes], tmp_path: Path, limits: IngestSettings
) -> None:
    """An archive without a sound document, with entities, or nested without end gives one line."""
    path = tmp_path / "a.docx"
    _archive(path, parts)
    with pytest.raises(UnreadableFile, match=r"^读不了 a\.docx：[^\n]+。$"):
        read_document(path, limits)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".ofd", ".xlsx"])
def test_read_document_damage_anywhere_gives_our_error_or_a_document(
    suffix: str, tmp_path: Path, limits: IngestSettings, write: Callable[[Path], None]
) -> None:
    """A file cut short or with bytes overwritten is read or refused, never a traceback."""
    path = tmp_path / f"whole{suffix}"
    write(path)
    data = path.read_bytes()
    for n in range(1, 40):
        at = len(data) * n // 40
        for broken in (data[:at], data[:at] + b"\x00\xff\x7f\x01" + data[at + 4 :]):
            path.write_bytes(broken)
            with contextlib.suppress(GongkaiError):
                read_document(path, limits)


def test_read_document_pictures_alone_are_no_text(tmp_path: Path, limits: IngestSettings) -> None:
    """A document that only holds pictures is refused with what to do."""
    path = tmp_path / "a.html"
    path.write_text("<html><body><img src='1.jpg'><img src='2.jpg'></body></html>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="OCR"):
        read_document(path, limits)
