"""Bytes into text: which encoding a Chinese text file is in, told from the bytes; mojibake never gets in."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import Path

from ingest.readers.base import unreadable

_ADVICE = "请用记事本或 WPS 打开后另存为 UTF-8"
# About a third of any Chinese prose; in text decoded from something else they hardly occur.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们到作地于出就分对成会年信息公开政府工作报告情况"
    "机关申请数量行审批服务本局区民条法办理部门市县新及其等加强主动"
)
_PROSE = 50  # from this many Chinese characters on, frequencies can be trusted (real text: 0.3 and more)
_PROSE_SHARE = 0.08
_SHORT_SCORE = 0.5
_DAMAGE = 0.001  # a file cut in mid-character is read; its broken characters stay visible as U+FFFD
_CONTROLS = frozenset(map(chr, [*range(9), *range(0x0E, 0x1A), *range(0x1B, 0x20)]))
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDE_SPACE = "\ue5e5"  # GBK's second full-width space (A3A0), which GB18030 maps to private use
_TIDY = str.maketrans({**dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"), _WIDE_SPACE: "\u3000"})


def decode(data: bytes, path: Path, declared: str = "") -> str:
    r"""The text of a file: by its byte order mark, else UTF-8, else ``declared`` or GB18030, whichever fits.

    Line ends become ``\n``. ``declared`` is what an html page says of itself. Raises UnreadableFile for an
    empty file, for binary data, and where no encoding gives text that reads as Chinese. O(len).
    """
    if not data.strip():
        raise unreadable(path, "文件是空的", "请换一份有内容的文件")
    text = _text(data, declared)
    if text is None:
        raise unreadable(path, "不是 UTF-8 或 GB18030 编码的中文文本", _ADVICE)
    if sum(text.count(control) for control in _CONTROLS) > len(text) * _DAMAGE * 10:
        raise unreadable(path, "里面是二进制数据，不是文本", _ADVICE)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TIDY)
    if not text.strip("\ufeff \t\n\u3000"):
        raise unreadable(path, "文件是空的", "请换一份有内容的文件")
    return text


def _text(data: bytes, declared: str) -> str | None:
    """The first reading that holds: exact ones first, then one with a broken character or two."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            marked = _strictly(data, encoding)
            return _nearly(data, encoding) if marked is None else marked
    exact = _strictly(data, "utf-8")
    if exact is not None:
        return exact
    others = [declared] if declared and _family(declared) not in ("utf-8", "gb18030") else []
    for encoding in [*others, "gb18030"]:
        text = _strictly(data, encoding)
        if text is not None and reads_as_chinese(text):
            return text
    return _nearly(data, "utf-8") or _nearly(data, "gb18030")


def _family(name: str) -> str:
    """The codec a declared charset stands for; gb2312 and gbk pages hold GB18030 in practice."""
    try:
        name = codecs.lookup(name).name
    except LookupError:
        return "gb18030"
    return "gb18030" if name in ("gb2312", "gbk", "hz") else name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _nearly(data: bytes, encoding: str) -> str | None:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    return text if broken <= max(1, len(text) * _DAMAGE) and reads_as_chinese(text) else None


def reads_as_chinese(text: str) -> bool:
    """Whether what is not ASCII in a text looks like Chinese writing and not like other bytes misread.

    Prose is told by how often the commonest characters occur. A short text is told by whether its characters
    are everyday ones, since bytes of other encodings land among the rare. False when all is ASCII.
    """
    foreign = [char for char in text if char >= "\x80" and char not in ("\ufffd", _WIDE_SPACE)]
    han = [char for char in foreign if "\u4e00" <= char <= "\u9fff"]
    if len(han) >= _PROSE:
        return sum(char in _FREQUENT for char in han) >= len(han) * _PROSE_SHARE
    return bool(foreign) and sum(map(_everyday, foreign)) > len(foreign) * _SHORT_SCORE


@cache
def _everyday(char: str) -> float:
    """1 for GB2312's symbols and its common half, 0.6 for its rarer half, -1 for anything else."""
    try:
        row = char.encode("gb2312")[0] - 0xA0
    except UnicodeEncodeError:
        return -1.0
    if 4 <= row <= 8:  # kana, Greek, Cyrillic
        return -1.0
    return 1.0 if row <= 55 else 0.6
