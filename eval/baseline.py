"""A run kept for later, question by question, and what another run has gained and lost against it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from eval.errors import BadBaseline
from eval.runner import Row

FILE = Path(__file__).parent / "data" / "baseline.json"
"""The baseline of the questions over the sample corpus."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one question came out."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    right: bool
    misled: bool = False


Baseline = Mapping[str, Mark]
"""The marks by the question with those before it; ids change when questions are added."""

_MARKS = TypeAdapter(dict[str, Mark])


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs on the questions that both have: those now right, now wrong, now misleading, and the rest."""

    shared: int
    mended: tuple[str, ...]
    broken: tuple[str, ...]
    misleading: tuple[str, ...]
    redeemed: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def fell(self) -> bool:
        """Whether fewer questions are right than before, or more answers mislead.

        One in a hundred may go: vectors differ in their last digits from processor to processor.
        """
        slack = self.shared // 100
        lost, misled = len(self.broken) - len(self.mended), len(self.misleading) - len(self.redeemed)
        return max(lost, misled) > slack

    def to_text(self) -> str:
        """One line, and one for each question that was lost."""
        head = (
            f"与基线相比（共同的 {self.shared} 题）：新答对 {len(self.mended)}，新答错 {len(self.broken)}，"
            f"新误导 {len(self.misleading)}，不再误导 {len(self.redeemed)}；基线没有的题 {len(self.new)}"
        )
        return "\n".join([head, *(f"  新答错：{question}" for question in self.broken)])

    def to_json(self) -> dict[str, Any]:
        """The same as plain data."""
        lists = {name: list(getattr(self, name)) for name in ("mended", "broken", "misleading", "redeemed")}
        return {"shared": self.shared, **lists, "new": len(self.new), "fell": self.fell}


def marks_of(rows: Sequence[Row]) -> dict[str, Mark]:
    """The marks of a run."""
    return {_key(row): Mark(row.right, _misled(row)) for row in rows}


def load_baseline(path: Path) -> Baseline:
    """The marks of a file. Raises BadBaseline where it is none."""
    try:
        return _MARKS.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise BadBaseline(
            f"无法读取基线 {path}。请检查路径，或用 gongkai eval --write-baseline 重新写一份。"
        ) from error


def write_baseline(path: Path, rows: Sequence[Row]) -> None:
    """Write the marks of a run, a question a line, so that a change shows which."""
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}: {_to_json(mark)}"
        for key, mark in sorted(marks_of(rows).items())
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def compare(rows: Sequence[Row], baseline: Baseline) -> Comparison:
    """What has changed. O(questions)."""
    now = marks_of(rows)
    both = [key for key in now if key in baseline]
    return Comparison(
        shared=len(both),
        mended=tuple(key for key in both if now[key].right and not baseline[key].right),
        broken=tuple(key for key in both if baseline[key].right and not now[key].right),
        misleading=tuple(key for key in both if now[key].misled and not baseline[key].misled),
        redeemed=tuple(key for key in both if baseline[key].misled and not now[key].misled),
        new=tuple(key for key in now if key not in baseline),
    )


def _to_json(mark: Mark) -> str:
    return json.dumps({"right": mark.right, **({"misled": True} if mark.misled else {})})


def _key(row: Row) -> str:
    return " → ".join([*row.case.turns, row.case.question])


def _misled(row: Row) -> bool:
    return "not_misled" in row.scores and row.scores["not_misled"].value < 1
