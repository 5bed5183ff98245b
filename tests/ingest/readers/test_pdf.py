"""PDF files with a text layer: paragraphs, running lines, pictures, and files that cannot be read."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnreadableFile
from ingest.readers import pdf
from ingest.readers.base import RawCell
from ingest.types import BlockKind, Document

Grids = Callable[[Document], list[list[tuple[str, int, int, int, int]]]]
Paragraphs = Callable[[Document], list[str]]
Placed = Callable[[Sequence[RawCell]], list[tuple[str, int, int, int, int]]]
Form = tuple[tuple[RawCell, ...], ...]


def _prose(rng: random.Random, n: int) -> str:
    body = "".join(rng.choice("公开信息政府工作报告机关申请数量办理部门，。；") for _ in range(n))
    return f"{body[:-1]}12件。"


@pytest.mark.parametrize("seed", range(4))
def test_pdf_lines_are_joined_into_paragraphs(
    seed: int,
    out_pdf: Any,
    read_pdf: Callable[[], Document],
    paragraphs: Paragraphs,
    is_sound: Callable[[Document], bool],
) -> None:
    """Title, headings, list items and prose come back as they were written, also over page breaks."""
    rng = random.Random(seed)
    written = ["青溪市教育局", "2023年政府信息公开工作年度报告"]
    out_pdf.line(written[0], x=240, size=20)
    out_pdf.line(written[1], x=160, size=20)
    for heading in ("一、总体情况", "（一）主动公开", "五、存在的主要问题及改进情况"):
        for text in (
            heading,
            *(_prose(rng, rng.randrange(5, 400)) for _ in range(4)),
            "1.列举的事项；",
            "2.另一项。",
        ):
            out_pdf.paragraph(text)
            written.append(text)
    document = read_pdf()
    assert paragraphs(document) == written
    assert is_sound(document)


def test_pdf_wide_gaps_and_other_sizes_part_paragraphs(
    out_pdf: Any, read_pdf: Callable[[], Document], paragraphs: Paragraphs
) -> None:
    """Without indents, a wider gap or another size of type begins a new paragraph after a full line."""
    text = _prose(random.Random(3), 160)
    lines = [text[n : n + 32] for n in range(0, 96, 32)]
    for n, line in enumerate([*lines, *lines]):
        out_pdf.line(line, y=200 + n * 22 + (n > 2) * 20)
    small = [text[n : n + 37] for n in range(0, 111, 37)]
    for n, line in enumerate(small):
        out_pdf.line(line, y=352 + n * 22, size=12)
    assert paragraphs(read_pdf()) == ["".join(lines), "".join(lines), "".join(small)]


def test_pdf_words_keep_their_spaces(
    out_pdf: Any, read_pdf: Callable[[], Document], paragraphs: Paragraphs
) -> None:
    """A space at the end of a line parts two words, and none comes between Chinese characters."""
    out_pdf.paragraph("青溪市教育局" * 6)
    out_pdf.line("填充" * 13 + "annual report ")
    out_pdf.line("of 2023，公开")
    assert paragraphs(read_pdf())[1] == "填充" * 13 + "annual report of 2023，公开"


def test_pdf_running_lines_are_dropped(
    out_pdf: Any, read_pdf: Callable[[], Document], paragraphs: Paragraphs
) -> None:
    """Headers, footers and page numbers of many kinds go, and what they stood between is joined."""
    text = _prose(random.Random(1), 300)
    numbers = ["— 1 —", "第 2 页 共 3 页", "3 / 3"]
    rest, first = text, True
    for number in numbers:
        out_pdf.line("青溪市教育局年度报告", x=200, size=9, y=40)
        out_pdf.line(number, x=280, size=9, y=805)
        for _ in range(4):
            width = 30 if first else 32
            out_pdf.line(rest[:width], x=out_pdf.LEFT + 28 if first else out_pdf.LEFT)
            rest, first = rest[width:], False
        out_pdf.page()
    assert paragraphs(read_pdf()) == [text[: len(text) - len(rest)]]


def test_pdf_number_in_the_text_is_no_page_number(
    out_pdf: Any, read_pdf: Callable[[], Document], paragraphs: Paragraphs
) -> None:
    """A line that only holds a number is kept anywhere but in the margin."""
    out_pdf.line("共计", y=300)
    out_pdf.line("12", y=340)
    assert paragraphs(read_pdf()) == ["共计", "12"]


def test_pdf_unruled_table_is_a_grid(
    out_pdf: Any, read_pdf: Callable[[], Document], grids: Callable[[Document], list[Any]]
) -> None:
    """Without lines, what stands below each other is a column, and blank places are blank cells."""
    for n, row in enumerate(
        (
            ("信息内容", "本年制发件数", "现行有效件数"),
            ("规章", "", "0"),
            ("规范性文件", "3", "12"),
            ("合计", "3", "12"),
        )
    ):
        for column, text in enumerate(row):
            out_pdf.line(text, x=out_pdf.LEFT + column * 150, y=200 + n * 20)
    assert grids(read_pdf()) == [
        [
            ("信息内容", 0, 0, 1, 1), ("本年制发件数", 0, 1, 1, 1), ("现行有效件数", 0, 2, 1, 1),
            ("规章", 1, 0, 1, 1), ("", 1, 1, 1, 1), ("0", 1, 2, 1, 1),
            ("规范性文件", 2, 0, 1, 1), ("3", 2, 1, 1, 1), ("12", 2, 2, 1, 1),
            ("合计", 3, 0, 1, 1), ("3", 3, 1, 1, 1), ("12", 3, 2, 1, 1),
        ]
    ]  # fmt: skip


def test_pdf_lines_with_gaps_are_no_table(
    out_pdf: Any, read_pdf: Callable[[], Document], paragraphs: Paragraphs
) -> None:
    """Contacts set apart on a line, and a signature below, are lines of text, their pieces apart."""
    for n, texts in enumerate((("地址：望江路2号", "邮编：001234"), ("电话：0600-2345678", "传真：无"))):
        for column, text in enumerate(texts):
            out_pdf.line(text, x=out_pdf.LEFT + column * 250, y=200 + n * 24)
    out_pdf.line("青溪市教育局", x=400, y=280)
    assert paragraphs(read_pdf()) == [
        "地址：望江路2号\t邮编：001234",
        "电话：0600-2345678\t传真：无",
        "青溪市教育局",
    ]


def test_pdf_columns_are_read_one_after_the_other(
    out_pdf: Any, read_pdf: Callable[[], Document], paragraphs: Paragraphs
) -> None:
    """Below a title over both, the left column comes first; a sentence goes on in the right one."""
    out_pdf.line("青溪市教育局二〇二二年政府信息公开工作年度报告", x=110, y=100, size=16)
    sentence = "本年度主动公开各类政府信息并及时回应群众关切"
    for n in range(12):
        out_pdf.line(sentence[:17] if n else "　　" + sentence[:15], x=70, y=150 + n * 20, size=12)
        out_pdf.line(sentence[:17] if n < 11 else "到此为止。", x=300, y=150 + n * 20, size=12)
    assert paragraphs(read_pdf()) == [
        "青溪市教育局二〇二二年政府信息公开工作年度报告",
        sentence[:15] + sentence[:17] * 22 + "到此为止。",
    ]


def test_pdf_bold_by_overprinting_and_watermarks_add_nothing(
    out_pdf: Any, read_pdf: Callable[[], Document], paragraphs: Paragraphs
) -> None:
    """Characters drawn twice are read once; a slanted watermark is not read."""
    out_pdf.line("一、总体情况", y=300)
    out_pdf.line("一、总体情况", x=out_pdf.LEFT + 0.4, y=300)
    out_pdf.canvas.rotate(45)
    out_pdf.line("内部资料", x=500, y=841)
    assert paragraphs(read_pdf()) == ["一、总体情况"]


def test_pdf_pictures_leave_a_placeholder_in_their_place(
    tmp_path: Path, out_pdf: Any, read_pdf: Callable[[], Document]
) -> None:
    """A large picture, whole or in strips, is one placeholder; emblems and backgrounds are none."""
    Image.new("RGB", (40, 40), "gray").save(tmp_path / "p.png")
    drawn = str(tmp_path / "p.png")
    out_pdf.canvas.drawImage(drawn, 0, 0, 595, 842)
    out_pdf.paragraph(_prose(random.Random(2), 40))
    out_pdf.canvas.drawImage(drawn, 100, 500, 300, 50)
    out_pdf.canvas.drawImage(drawn, 100, 450, 300, 50)
    out_pdf.canvas.drawImage(drawn, 450, 500, 60, 60)
    out_pdf.line("下文", y=600)
    document = read_pdf()
    assert [block.kind for block in document.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.IMAGE,
        BlockKind.PARAGRAPH,
    ]
    assert "[image: 第1页图片]" in document.text


def _raw_pdf(path: Path, content: bytes, font: bytes, *more: bytes) -> None:
    """A pdf by hand; its font's codes mean whatever its ToUnicode map says."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        font,
        *more,
    ]
    body, offsets = b"%PDF-1.4\n", []
    for n, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (n, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    path.write_bytes(
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(body))
    )


def test_pdf_radicals_become_ideographs(tmp_path: Path, paragraphs: Paragraphs) -> None:
    """Codes of radicals and compatibility forms are read as the characters they show; ① stays ①."""
    shown, meant = "⼀⾏⽂⺠⻔⻓⻅⻘金①（２）", "一行文民门长见青金①（２）"
    lines = "".join(f"<{ord('A') + n:02x}><{ord(char):04x}>\n" for n, char in enumerate(shown))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00><ff> endcodespacerange\n"
        f"{len(shown)} beginbfchar\n{lines}endbfchar endcmap end end"
    ).encode()
    codes = bytes(ord("A") + n for n in range(len(shown)))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    stream = b"<</Length %d>>stream\n%b\nendstream" % (len(cmap), cmap)
    _raw_pdf(tmp_path / "k.pdf", b"BT /F 12 Tf 72 700 Td (%b) Tj ET" % codes, font, stream)
    assert paragraphs(pdf.read(tmp_path / "k.pdf")) == [meant]


def test_pdf_text_without_codes_is_refused(tmp_path: Path) -> None:
    """A font that does not say which characters it shows gives an error, not numbers of glyphs."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    glyphs = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>"
    )
    _raw_pdf(tmp_path / "g.pdf", b"BT /F 12 Tf 72 700 Td <012301240125> Tj ET", font, glyphs)
    with pytest.raises(UnreadableFile, match="没有文字编码"):
        pdf.read(tmp_path / "g.pdf")


def test_pdf_scan_without_text_is_refused(
    tmp_path: Path, out_pdf: Any, read_pdf: Callable[[], Document]
) -> None:
    """Pages of pictures in which nothing can be recognised, with page numbers or without, are no text."""
    Image.new("RGB", (40, 40), "gray").save(tmp_path / "p.png")
    for n in (1, 2):
        out_pdf.canvas.drawImage(str(tmp_path / "p.png"), 0, 0, 595, 842)
        out_pdf.line(f"- {n} -", x=280, size=9, y=800)
        out_pdf.page()
    with pytest.raises(UnreadableFile, match=r"没有文字层，也没能从图片中识别出文字；请换用"):
        read_pdf()


def test_pdf_password_is_told_and_restrictions_are_not(tmp_path: Path, paragraphs: Paragraphs) -> None:
    """A file that opens without a password is read, though copying be forbidden; another is told."""
    for name, password in (("free", ""), ("locked", "secret")):
        lock = StandardEncryption(password, ownerPassword="owner", canPrint=0, canCopy=0)
        canvas = Canvas(str(tmp_path / f"{name}.pdf"), encrypt=lock)
        canvas.drawString(72, 700, "Annual report 2023")
        canvas.save()
    assert paragraphs(pdf.read(tmp_path / "free.pdf")) == ["Annual report 2023"]
    with pytest.raises(UnreadableFile, match="PDF 加了密码"):
        pdf.read(tmp_path / "locked.pdf")
