"""In how many ways offices print the same statutory table: what a variant says, and how one is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random


@dataclass(frozen=True, slots=True)
class ValueStyle:
    """How numbers are set. ``blanks`` stand for no number, ``thousands`` between groups of three digits."""

    blanks: tuple[str, ...] = ("",)
    zero: str = "0"
    thousands: str = ""
    wide: bool = False
    minus: str = "-"
    plus: str = ""
    unit: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How labels are worded. ``numbering`` indexes NUMBERINGS, ``head_unit`` follows a column's name."""

    numbering: int = 0
    reworded: bool = False
    spaced: bool = False
    broken: bool = False
    head_unit: str = ""
    money: str = "万元"


@dataclass(frozen=True, slots=True)
class Shape:
    """How the table is laid out.

    ``head`` is one of HEADS, ``review`` of REVIEWS, ``pages`` of PAGES. ``titled``: the table's title is its
    first row; ``captions``: the lines 第二十条第（一）项 are there; ``notes``: remarks stand below the table.
    """

    head: str = "form"
    review: str = "wide"
    pages: str = "whole"
    titled: bool = False
    captions: bool = True
    notes: bool = False
    rows_moved: bool = False
    columns_moved: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to print the three tables; choices cell by cell come from ``seed``."""

    seed: int = 0
    value: ValueStyle = field(default_factory=ValueStyle)
    label: LabelStyle = field(default_factory=LabelStyle)
    shape: Shape = field(default_factory=Shape)

    def rng(self, *where: object) -> Random:
        """The choices at one place, the same each time."""
        return Random(f"{self.seed}/{'/'.join(map(str, where))}")


PLAIN = Variant()
"""The tables as the official form draws them."""

NUMBERINGS = (
    ("{cn}、", "（{cn}）", "{n}."),
    ("{cn}、", "({cn})", "{n}、"),
    ("{cn}、", "（{cn}） ", "{n}．"),
    ("{n}、", "（{n}）", "{circle}"),
    ("{cn}. ", "（{cn}）", "（{n}）"),
    ("{cn}、", "{cn}、", "{n}) "),
    ("", "", ""),
)
"""Of the four items, the seven results and the reasons below them."""
HEADS = ("form", "unmerged", "total on top", "one row")
REVIEWS = ("wide", "flat", "transposed", "tall", "split")
PAGES = ("whole", "bare", "headed")
_MARKS = ("/", "—", "——", "-", "－", "无", "\\", "--", "―")


def draw(seed: int) -> Variant:
    """A variant with everything that may vary."""
    rng = Random(f"variant/{seed}")
    blanks = rng.choice((("",), ("", "/"), ("", "\u3000", "—"), _MARKS, ("/",), ("—",)))
    value = ValueStyle(
        blanks=blanks,
        zero=rng.choice(("0", "0", "0", "０", "〇", "零")),
        thousands=rng.choice(("", "", ",", "，", " ")),
        wide=rng.random() < 0.15,
        minus=rng.choice(("-", "－", "−", "减", "减少", "↓")),
        plus=rng.choice(("", "", "+", "增", "增加", "＋", "↑")),
        unit=rng.random() < 0.15,
        noted=rng.random() < 0.1,
    )
    label = LabelStyle(
        numbering=rng.randrange(len(NUMBERINGS)),
        reworded=rng.random() < 0.5,
        spaced=rng.random() < 0.25,
        broken=rng.random() < 0.3,
        head_unit=rng.choice(("", "", "（单位：{unit}）", "（{unit}）", "(单位:{unit})", "/{unit}")),
        money=rng.choice(("万元", "万元", "元")),
    )
    shape = Shape(
        head=rng.choice(HEADS),
        review=rng.choice(("wide", *REVIEWS)),
        pages=rng.choice(("whole", *PAGES)),
        titled=rng.random() < 0.25,
        captions=rng.random() < 0.85,
        notes=rng.random() < 0.3,
        rows_moved=rng.random() < 0.25,
        columns_moved=rng.random() < 0.2,
    )
    return Variant(seed, value, label, shape)


def with_plain_head(variant: Variant) -> Variant:
    """The same variant with the form's head, for layouts that would make an unusual one ambiguous."""
    review = "wide" if variant.shape.review == "tall" else variant.shape.review
    return replace(variant, shape=replace(variant.shape, head="form", review=review, columns_moved=False))


def without_blanks(variant: Variant) -> Variant:
    """The same variant with a mark in each blank cell, for layouts that lose empty cells."""
    marks = tuple(mark for mark in variant.value.blanks if mark.strip()) or ("/",)
    return replace(variant, value=replace(variant.value, blanks=marks))
