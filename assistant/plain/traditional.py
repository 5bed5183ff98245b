"""Questions in traditional characters as the simplified ones that reports are written in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAID_HERE = {
    "资讯": "信息",
    "讯息": "信息",
    "网路": "网络",
    "覆议": "复议",
    "电邮": "邮箱",
    "邮递区号": "邮编",
    "公听会": "听证会",
    "几则": "几条",
    "多少则": "多少条",
}
"""What Taiwan and Hong Kong say by other words. The library's own list goes further than questions allow: to
it 檔案 is a file, and an archives bureau would be lost."""


def simplified(text: str) -> str:
    """The text in simplified characters; one without a traditional character stays as it is. O(length)."""
    strange = "".join(char for char in _HAN.findall(text) if not _is_everyday(char))
    if not strange or _converter().convert(strange) == strange:
        return text
    text = _converter().convert(text)
    for said, here in _SAID_HERE.items():
        text = text.replace(said, here)
    return text


def _is_everyday(char: str) -> bool:
    """Whether a character is in the simplified set of 1980, which has nearly all that are written."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> OpenCC:
    """The conversion by words, loaded at the first traditional character (40 ms)."""
    from opencc import OpenCC

    return OpenCC("t2s")
