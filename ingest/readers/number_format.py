"""What a cell of a workbook shows, from its value and its number format."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

# Colours and conditions in brackets, room for a character, a character that fills the width.
_MARKS = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|!(.)')
_PATTERN = re.compile(
    r"^(?P<before>[^#0?]*)(?P<whole>[#0?,]*)(?:\.(?P<part>[#0?]+))?(?P<percent>%?)(?P<after>[^#0?]*)$"
)
_PLAIN = ("General", "@", "")


def shown(value: object, number_format: str) -> str:
    """The text a sheet shows for a value; an unusual format shows the plain number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, int | float) and isfinite(value):
        return _number(_exact(value), number_format)
    return str(value)


def _exact(value: int | float) -> Decimal:
    """The number to 15 digits, as a sheet computes: 13.390000000000001 is 13.39."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")


def _number(value: Decimal, number_format: str) -> str:
    if number_format in _PLAIN:
        return _plain(value)
    sections = number_format.split(";")
    which = 1 if value < 0 else 2 if value == 0 else 0
    section, own = (sections[which], True) if which < min(len(sections), 3) else (sections[0], False)
    bare = _MARKS.sub("", section)
    held: list[str] = []
    pattern = _LITERAL.sub(lambda found: _hold(found, held), bare)
    match = _PATTERN.match(pattern)
    if match is None or match["whole"].endswith(","):
        return _plain(value)
    if not match["whole"] and match["part"] is None:
        literal = _restored(pattern, held).strip()
        return _plain(value) if "General" in pattern or _is_code(pattern) else literal
    sign = "-" if value < 0 and not (own and which == 1) else ""
    text = _digits(abs(value) * (100 if match["percent"] else 1), match["whole"], match["part"] or "")
    before, after = (_restored(match[name], held) for name in ("before", "after"))
    return f"{before}{sign}{text}{match['percent']}{after}".strip()


def _hold(found: re.Match[str], held: list[str]) -> str:
    """A stand-in for literal text, which may hold characters that mean something in a format."""
    held.append(found[1] or found[2] or found[3] or "")
    return chr(0xE000 + len(held) - 1)


def _restored(pattern: str, held: list[str]) -> str:
    return "".join(held[ord(c) - 0xE000] if 0 <= ord(c) - 0xE000 < len(held) else c for c in pattern)


def _is_code(pattern: str) -> bool:
    """Whether letters are left that stand for something else than themselves (dates, exponents)."""
    return bool(re.search(r"[A-Za-z@/]", pattern))


def _digits(value: Decimal, whole: str, part: str) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    for placeholder in reversed(part):
        if placeholder != "0" and text.endswith("0"):
            text = text[:-1]
        else:
            break
    integer, point, fraction = text.partition(".")
    least = whole.count("0")
    return integer.zfill(least) + (point + fraction if fraction else "")


def _plain(value: Decimal) -> str:
    """The number without exponent and without zeros at the end."""
    return f"{value.normalize():f}" if value else "0"
