"""Writes one invented report down, and remembers which clause states which fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from eval.sample.truth import Agency, Fact, Heading, Paragraph, Piece

CHINESE = "一二三四五六七八九十"
NUMBERINGS = ("chinese", "mixed", "half", "points")
"""How headings are numbered: 一、（一）; 一、 2、 3、（1）as Word's own lists come out; 一、(一); 一、1."""
_SUB_NUMBERS = {"chinese": "（{cn}）", "mixed": "（{n}） ", "half": "({cn})", "points": "{n}."}


@dataclass(slots=True)
class Pen:
    """The report so far. ``numbering`` is one of NUMBERINGS; every choice comes from ``rng``."""

    agency: Agency
    year: int
    numbering: str
    rng: Random
    facts: list[Fact] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def pick(self, wordings: Sequence[str], **values: object) -> str:
        """One of the wordings, filled in."""
        return self.rng.choice(wordings).format(**self.names(), **values)

    def state(
        self,
        key: str,
        wordings: Sequence[str],
        value: int,
        unit: str,
        *,
        rough: bool = False,
        parts: tuple[tuple[str, int], ...] = (),
        **values: object,
    ) -> str:
        """A sentence that states a count, noted as a fact; its quote begins after the wording's ``|``."""
        lead, _, clause = self.pick(wordings, n=f"{value}余" if rough else value, **values).rpartition("|")
        counts = tuple((name, Decimal(count)) for name, count in parts)
        self.facts.append(Fact(key, Decimal(value), unit, clause.strip("，。"), counts, rough))
        return lead + clause

    def heading(self, text: str, level: int, number: int) -> None:
        """Add a heading with its number; those of level 2 count within their part."""
        self.pieces.append(Heading(self._number(number, level) + text, level))

    def paragraph(self, *sentences: str) -> None:
        """Add a paragraph of these sentences, each brought to an end."""
        self.pieces.append(Paragraph("".join(s if s.endswith("。") else s + "。" for s in sentences if s)))

    def enumerate(self, intro: str, items: Sequence[str]) -> None:
        """Add a numbered list: run on in one paragraph (一是…；二是…) or a line for each item."""
        if self.rng.random() < 0.6:
            run = "；".join(f"{CHINESE[i]}是{item}" for i, item in enumerate(items))
            self.paragraph(intro + run)
            return
        self.pieces.append(Paragraph(intro))
        for number, item in enumerate(items, 1):
            self.paragraph(f"{number}.{item}")

    def names(self) -> dict[str, object]:
        """What the braces of a wording may name: the agency, its area, the year."""
        government = self.agency.office == "人民政府"
        level = self.agency.district[-1]
        return {
            "year": self.year,
            "full": self.agency.name,
            "short": self.agency.short,
            "place": self.agency.place,
            "we": f"我{level}" if government else "我局",
            "all": f"全{level}" if government else "本单位",
        }

    def _number(self, number: int, level: int) -> str:
        chinese = CHINESE[number - 1]
        if level == 1:
            lost = self.numbering == "mixed" and number in (2, 3, 5)
            return f"{number}、 " if lost else f"{chinese}、"
        return _SUB_NUMBERS[self.numbering].format(cn=chinese, n=number)
