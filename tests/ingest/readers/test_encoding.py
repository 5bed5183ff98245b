"""Bytes into text: every encoding in use is read, and what is no Chinese text is refused in one line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers.encoding import decode, reads_as_chinese

NAME = Path("报告.txt")
TEXT = (
    "青溪市教育局2023年政府信息公开工作年度报告\n一、总体情况\n本年度共主动公开政府信息1024条，"
    "收到申请3件，均已在规定的时间内答复，没有被申请行政复议的情况。①②\u3000（以上为本机关数据）\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_decode_encodings_in_use_give_the_text(encoding: str) -> None:
    """UTF-8 with and without a mark, UTF-16 with a mark, and GB18030 give the same text."""
    assert decode(TEXT.encode(encoding), NAME) == TEXT


def test_decode_utf16_big_endian_is_told_by_its_mark() -> None:
    """A big-endian mark is heeded."""
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), NAME) == TEXT


@pytest.mark.parametrize(
    "text",
    ["注：", "邛崃市", "青溪市2022年报", "总计\t0\t0\t3", "一、", "亳州市濉溪县", "（无）", "①"],
)
def test_decode_short_gb18030_text_is_not_refused(text: str) -> None:
    """A few characters are enough, rare place names and punctuation among them."""
    assert text == decode(text.encode("gb18030"), NAME)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\x0c", "\u2028"])
def test_decode_line_ends_become_one_kind(ends: str) -> None:
    """Line ends of other systems, form feeds and Unicode's separators all become a line feed."""
    assert decode(f"总体情况{ends}主动公开".encode(), NAME) == "总体情况\n主动公开"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_decode_file_cut_in_mid_character_is_read(encoding: str) -> None:
    """The broken character is visible and the rest is there."""
    data = (TEXT * 3).rstrip("\n").encode(encoding)[:-1]
    text = decode(data, NAME)
    assert text.startswith(TEXT)
    assert text.count("\ufffd") == 1


def test_decode_second_wide_space_of_gbk_is_a_space() -> None:
    """GBK's A3A0, which Python maps to private use, is an ideographic space."""
    assert decode("总".encode("gbk") + b"\xa3\xa0" + "计".encode("gbk"), NAME) == "总\u3000计"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            "Le rapport a été publié l'été dernier, très complet. ".encode("latin-1") * 30, id="latin-1"
        ),
        pytest.param("les réunions répétées".encode("latin-1"), id="latin-1, short"),
        pytest.param("Die Größe der Straße für Fußgänger".encode("latin-1") * 40, id="latin-1, German"),
        pytest.param("Plain English text and one café. ".encode("latin-1") * 40, id="latin-1, one accent"),
        pytest.param("Годовой отчет о раскрытии информации. ".encode("cp1251") * 20, id="cp1251"),
        pytest.param("정부 정보 공개에 관한 연차 보고서입니다. ".encode("euc_kr") * 20, id="euc-kr"),
        pytest.param("政府の情報公開に関する年次報告書です。".encode("shift_jis") * 20, id="shift-jis"),
        pytest.param("政府の情報公開に関する年次報告書です。".encode("euc_jp") * 20, id="euc-jp"),
        pytest.param("です。ます".encode("euc_jp"), id="euc-jp, short"),
        pytest.param(random.Random(1).randbytes(4000), id="random bytes"),
        pytest.param(bytes(random.Random(2).choices(range(0xA1, 0xFE), k=4000)), id="random pairs of GB2312"),
        pytest.param(b"\x00\x01\x02abc" * 100, id="control characters"),
        pytest.param(TEXT.encode("utf-16-le"), id="utf-16 without a mark"),
    ],
)
def test_decode_other_bytes_are_refused_in_one_line(data: bytes) -> None:
    """Other encodings and binary data give an error that names the file, never mojibake."""
    with pytest.raises(UnreadableFile, match=r"^读不了 报告\.txt：.+；.+。$"):
        decode(data, NAME)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", b"\xff\xfe"])
def test_decode_empty_file_is_called_empty(data: bytes) -> None:
    """Nothing, white space or only a byte order mark is an empty file."""
    with pytest.raises(UnreadableFile, match="文件是空的"):
        decode(data, NAME)


def test_reads_as_chinese_tells_text_from_utf8_misread_as_gbk() -> None:
    """The best known mojibake is told from the text it was made of."""
    misread = TEXT.encode().decode("gb18030", errors="replace")
    assert reads_as_chinese(TEXT)
    assert not reads_as_chinese(misread)


def test_decode_declared_encoding_is_used_where_it_fits() -> None:
    """A page that says it is Big5 is read as such, and a wrong claim does no harm."""
    traditional = "關於公開政府資訊的規定，機關應當在每年一月公佈年度工作報告，並對外發布數據。" * 3
    assert traditional == decode(traditional.encode("big5"), NAME, declared="big5")
    assert decode(TEXT.encode("gbk"), NAME, declared="big5") == TEXT
    assert decode(TEXT.encode("gbk"), NAME, declared="no-such-charset") == TEXT
    assert decode(TEXT.encode(), NAME, declared="gb2312") == TEXT


def test_decode_real_reports_survive_gb18030(real_reports: Path) -> None:
    """The real reports, written in GB18030, come back to the character."""
    for path in sorted(real_reports.glob("*.txt")):
        text = decode(path.read_bytes(), path)
        assert text == decode(text.encode("gb18030"), path)
