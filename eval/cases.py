"""Questions with what is expected of their answers, read from JSON lines (eval/data/README.md)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.types import Status
from eval.errors import BadCases


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the answer stands: a file's name and a run of its text, matched without regard to white space."""

    file: str
    quote: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question. ``value`` None means that the wording is free; ``answer`` is for a human reader."""

    id: str
    question: str
    kind: str
    statuses: frozenset[Status]
    value: Decimal | str | None = None
    unit: str = ""
    answer: str = ""
    evidence: tuple[Evidence, ...] = ()
    turns: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether an answer is the only right ending."""
        return self.statuses == {Status.ANSWERED}


class _EvidenceLine(BaseModel):
    model_config = ConfigDict(extra="forbid")

    file: str
    quote: str = Field(min_length=1)


def _statuses(value: object) -> object:
    return value.split("|") if isinstance(value, str) else value


class _CaseLine(BaseModel):
    """One line of a question file. The last four fields are notes of whoever keeps the file, and ignored."""

    model_config = ConfigDict(extra="forbid")

    id: str
    question: str = Field(min_length=1)
    kind: str
    status: Annotated[frozenset[Status], BeforeValidator(_statuses)]
    turns: tuple[str, ...] = ()
    value: Decimal | str | None = None
    unit: str = ""
    answer: str = ""
    evidence: tuple[_EvidenceLine, ...] = ()
    agency: str = ""
    year: int | None = None
    heldout: bool = False
    session: str | None = None


def load_cases(path: Path) -> list[Case]:
    """The questions of a file, in order. Raises BadCases with the file, the line and what is wrong there."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadCases(f"无法读取题库 {path}（{error}）。请检查路径，并确认文件是 UTF-8 编码。") from error
    cases = [_case(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not cases:
        raise BadCases(f"题库 {path} 中没有题目。每行应是一道题的 JSON，格式见 eval/data/README.md。")
    return cases


def to_json(case: Case) -> dict[str, Any]:
    """The case as a line of a question file."""
    number = isinstance(case.value, Decimal)
    return {
        "id": case.id,
        "question": case.question,
        **({"turns": list(case.turns)} if case.turns else {}),
        "kind": case.kind,
        "status": "|".join(sorted(case.statuses)),
        "value": _number(case.value) if number else case.value,
        "unit": case.unit,
        "answer": case.answer,
        "evidence": [{"file": item.file, "quote": item.quote} for item in case.evidence],
    }


def _number(value: Any) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _case(path: Path, number: int, line: str) -> Case:
    try:
        read = _CaseLine.model_validate(json.loads(line, parse_float=Decimal))
    except json.JSONDecodeError as error:
        raise BadCases(f"题库 {path} 第 {number} 行不是 JSON（{error.msg}）。请改正后再运行。") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(step) for step in first["loc"])
        raise BadCases(
            f"题库 {path} 第 {number} 行的字段 {field!r} 有误（{first['msg']}）。请改正后再运行。"
        ) from error
    return Case(
        id=read.id,
        question=read.question,
        kind=read.kind,
        statuses=read.status,
        value=read.value,
        unit=read.unit,
        answer=read.answer,
        evidence=tuple(Evidence(item.file, item.quote) for item in read.evidence),
        turns=read.turns,
    )
