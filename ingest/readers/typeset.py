"""Characters on a page into lines, and lines into paragraphs, as a typesetter set them.

A line break inside a paragraph was forced: what follows did not fit on the line any more. A break that was
not forced, an indented line, a wider gap or another size of type begin a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_WORD_GAP = 0.25  # of the type size, between two Latin letters; figures may be set wider and are still one
_HAN_GAP = 0.6
_WIDE_GAP = 2.5  # a gap this wide separates the cells of a table drawn without lines
_PIECE_GAP = 0.8  # cells of such a table may stand nearer to each other, but no nearer than this
_SLACK = 1.2  # of the type size: punctuation may be drawn in, squeezed, or kept from beginning a line
_LINE_GAP = 1.5  # of the usual distance of lines; a wider one separates paragraphs
_INDENT = 0.8
_EVEN = 6.0  # points; punctuation and letters make even margins that uneven
_LATIN_RUN = re.compile(r"[!-~]+")
_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|"
    r"[①-⑳]|第[一二三四五六七八九十]{1,3}(?:部分|章))"
)
_ENDS = re.compile(r"[。！？；：!?;:]['”’」』）)]?$")


@dataclass(frozen=True, slots=True)
class Char:
    """A character as drawn, in points from the top left corner of the page; ``confidence`` as in ``Line``."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    confidence: float | None = None

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands on a line between two gaps, each about a character wide or wider."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type. ``opening`` is the width of what cannot be divided at its beginning.

    ``confidence``: how sure its figures are where it was recognised in a picture.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    opening: float
    spaced: bool = False  # a space was set after the last word
    pieces: tuple[Piece, ...] = ()
    column: int = 0  # 1 or 2 on pages that are set in two
    confidence: float | None = None

    @property
    def numbered(self) -> bool:
        """Whether it begins as a heading or list item does."""
        return bool(_NUMBERED.match(self.text))


@dataclass(frozen=True, slots=True)
class Measure:
    """Between which margins lines are set, and how far apart."""

    left: float
    right: float
    pitch: float


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """The lines that characters make, from top to bottom. O(n log n)."""
    lines = [_line(row) for row in rows_of(chars)]
    return [line for line in lines if line is not None]


def rows_of(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters that stand on one line, each row from left to right. O(n log n)."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: c.middle):
        if not rows or char.middle - rows[-1][-1].middle > 0.35 * max(char.size, rows[-1][-1].size):
            rows.append([])
        rows[-1].append(char)
    return [sorted(row, key=lambda c: c.x0) for row in rows]


def _line(row: Sequence[Char]) -> Line | None:
    """One line of characters from left to right; None where only spaces are set."""
    text, spaced = "", False
    inked: list[Char] = []
    for char in row:
        if char.text.isspace():
            spaced = True
            continue
        if inked:
            text += _gap(inked[-1], char, spaced)
        text, spaced = text + char.text, False
        inked.append(char)
    if not inked:
        return None
    first = inked[0]
    run = _LATIN_RUN.match(text)
    opening = inked[min(len(run[0]), len(inked)) - 1].x1 - first.x0 if run else first.x1 - first.x0
    top, bottom = min(c.top for c in inked), max(c.bottom for c in inked)
    size = median(c.size for c in inked)
    right = max(c.x1 for c in inked)
    sure = min((c.confidence for c in inked if c.confidence is not None), default=None)
    pieces = tuple(_pieces(inked))
    return Line(text, first.x0, right, top, bottom, size, opening, spaced, pieces, confidence=sure)


def _pieces(inked: Sequence[Char]) -> Iterator[Piece]:
    """The characters of a line, cut at the wider gaps."""
    held = [inked[0]]
    for char in inked[1:]:
        if (char.x0 - held[-1].x1) > _PIECE_GAP * max(char.size, held[-1].size):
            yield _piece(held)
            held = []
        held.append(char)
    yield _piece(held)


def _piece(chars: Sequence[Char]) -> Piece:
    text = chars[0].text
    for left, right in pairwise(chars):
        text += _gap(left, right, spaced=False) + right.text
    return Piece(text, chars[0].x0, chars[-1].x1)


def _gap(left: Char, right: Char, spaced: bool) -> str:
    """What stands between two characters that follow each other on a line."""
    gap = (right.x0 - left.x1) / max(left.size, right.size, 1.0)
    if gap > _WIDE_GAP:
        return "\t"
    letters = (left.text + right.text).isascii() and left.text.isalpha() and right.text.isalpha()
    limit = _WORD_GAP if letters else _HAN_GAP
    return " " if spaced or gap > limit else ""


def measure(lines: Sequence[Line], width: float, whole: bool = True) -> Measure:
    """The margins of pages of a width, or of a column on them, and the usual distance of lines. O(n log n).

    The margins are where several lines begin and end. With too few full lines to tell, the right margin is
    taken to be as wide as the left one.
    """
    several = max(3, len(lines) // 5)
    starts = sorted(line.x0 for line in lines)
    left = _shared(starts, 3)
    if left is None:
        left = starts[0] if starts else 0.0
    right = _shared(sorted((line.x1 for line in lines), reverse=True), several)
    if right is None or (whole and right < width * 0.6):
        right = width - left
    steps = [below.top - above.top for above, below in pairwise(lines) if below.top > above.top]
    return Measure(left, right, median(steps) if steps else 0.0)


def _shared(positions: Sequence[float], several: int) -> float | None:
    """The first position near which several lie, or None."""
    for n, position in enumerate(positions[: len(positions) - several + 1]):
        if abs(positions[n + several - 1] - position) <= _EVEN:
            return position
    return None


def continues(above: Line, below: Line, page: Measure, same_page: bool = True) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    size = above.size
    if "\t" in above.text or "\t" in below.text or abs(below.size - size) > 1:
        return False
    if same_page and below.top - above.top > max(page.pitch, size) * _LINE_GAP:
        return False
    if below.x0 > page.left + _INDENT * size:
        return False
    if below.numbered and _ENDS.search(above.text):
        return False
    return forced(above, below, page.right)


def forced(above: Line, below: Line, right: float) -> bool:
    """Whether what begins the second line no longer fitted on the first."""
    return right - above.x1 < below.opening + _SLACK * above.size


def join(above: str, below: str, spaced: bool) -> str:
    """Two lines as one text; only words of letters keep the space that the line break stands for."""
    apart = spaced and above[-1:].isascii() and below[:1].isascii()
    return f"{above}{' ' if apart else ''}{below}"
