"""Questions with what is expected of their answers, read from JSON lines (eval/data/README.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.functional_serializers import PlainSerializer

from assistant.types import CellName, Status
from eval.errors import BadCases

Number = Annotated[Decimal, PlainSerializer(lambda value: _number(value), return_type=int | float)]
Names = tuple[str, ...]
"""Spellings of one thing, each as good as the others."""
_STRICT = ConfigDict(extra="forbid")


class Reason(StrEnum):
    """Why a report that is there does not give what is asked."""

    BLANK = "blank"
    UNREADABLE = "unreadable"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the answer stands: a file's name and a run of its text, matched without regard to white space.

    A citation of ``cell`` is as good as one of the run, and so is the passage that has its ``row``, as the
    table prints it. What is not ``needed`` is one of several places, of which one is enough.
    """

    __pydantic_config__ = _STRICT

    file: str
    quote: Annotated[str, Field(min_length=1)]
    cell: CellName | None = None
    row: str = ""
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part of an answer: a number with its unit, or a text such as a phone number.

    One of the words of ``near``, if any, has to be in the statement that gives it. ``rounded`` numbers may be
    rounded to one digit or more behind the point, ``rough`` ones must keep their 余 or 约.
    """

    __pydantic_config__ = _STRICT

    value: Number | str
    unit: str = ""
    near: Names = ()
    rounded: bool = False
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A report that may be cited."""

    __pydantic_config__ = _STRICT

    file: str
    agency: str
    year: int


@dataclass(frozen=True, slots=True)
class Case:
    """One question and how its answer is judged.

    ``wanted`` are all parts of the answer; where it is empty, ``value`` (None: the wording is free) is looked
    for without its unit, which is the lenient way of plain question files. ``names`` have to be in the
    answer, one spelling each; ``leaders`` come before ``rivals`` in a ranking; ``verdict`` is what it says of
    a sum that is to add up; ``reason`` why there is no figure. Only ``sources``, if any, may be cited.
    ``answer`` is for a human reader, ``template`` the pattern the question was made from.
    """

    id: str
    question: str
    kind: str
    statuses: frozenset[Status]
    value: Decimal | str | None = None
    unit: str = ""
    answer: str = ""
    evidence: tuple[Evidence, ...] = ()
    turns: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    names: tuple[Names, ...] = ()
    leaders: tuple[Names, ...] = ()
    rivals: tuple[Names, ...] = ()
    verdict: bool | None = None
    reason: Reason | None = None
    sources: tuple[Source, ...] = ()
    english: bool = False
    heldout: bool = False
    template: str = ""

    @property
    def answerable(self) -> bool:
        """Whether an answer is the only right ending."""
        return self.statuses == {Status.ANSWERED}

    @property
    def needs(self) -> tuple[tuple[Evidence, ...], ...]:
        """The evidence by what has to be found: each needed piece, or any of those of which one is enough."""
        needed = tuple((item,) for item in self.evidence if item.needed)
        return needed or ((self.evidence,) if self.evidence else ())


def _statuses(value: object) -> object:
    return value.split("|") if isinstance(value, str) else value


class _CaseLine(BaseModel):
    """One line of a question file. The last three fields are notes of whoever keeps the file, and ignored."""

    model_config = _STRICT

    id: str
    question: Annotated[str, Field(min_length=1)]
    turns: tuple[str, ...] = ()
    kind: str
    status: Annotated[
        frozenset[Status],
        BeforeValidator(_statuses),
        PlainSerializer(lambda statuses: "|".join(sorted(statuses)), return_type=str),
    ]
    value: Number | str | None = None
    unit: str = ""
    answer: str = ""
    evidence: tuple[Evidence, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    names: tuple[Names, ...] = ()
    leaders: tuple[Names, ...] = ()
    rivals: tuple[Names, ...] = ()
    verdict: bool | None = None
    reason: Reason | None = None
    sources: tuple[Source, ...] = ()
    english: bool = False
    heldout: bool = False
    template: str = ""
    agency: str = ""
    year: int | None = None
    session: str | None = None


_LINE = TypeAdapter(_CaseLine)
_NOTES = {"agency", "year", "session"}
_ALWAYS = ("value", "unit", "answer", "evidence")
"""Fields of the plain format, written even where they are empty."""


def load_cases(path: Path) -> list[Case]:
    """The questions of a file, in order. Raises BadCases with the file, the line and what is wrong there."""
    cases = [_case(path, number, line) for number, line in json_lines(path)]
    if not cases:
        raise BadCases(f"题库 {path} 中没有题目。每行应是一道题的 JSON，格式见 eval/data/README.md。")
    return cases


def json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """The documents of a file of JSON lines, each with its line's number; empty lines are passed over."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadCases(f"无法读取题库 {path}（{error}）。请检查路径，并确认文件是 UTF-8 编码。") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, json.loads(line, parse_float=Decimal)
            except json.JSONDecodeError as error:
                raise BadCases(
                    f"题库 {path} 第 {number} 行不是 JSON（{error.msg}）。请改正后再运行。"
                ) from error


def bad_line(path: Path, number: int, error: ValidationError) -> BadCases:
    """What is wrong in a line, in one sentence."""
    first = error.errors()[0]
    field = ".".join(str(step) for step in first["loc"])
    return BadCases(f"题库 {path} 第 {number} 行的字段 {field!r} 有误（{first['msg']}）。请改正后再运行。")


def to_json(case: Case) -> dict[str, Any]:
    """The case as a line of a question file: the plain format's fields, and of the others what is set."""
    fields = {name: getattr(case, name) for name in _CaseLine.model_fields if name not in {*_NOTES, "status"}}
    line = _CaseLine(status=case.statuses, **fields)
    known: dict[str, Any] = line.model_dump(mode="json", exclude_defaults=True, exclude=_NOTES)
    plain = line.model_dump(mode="json", include=set(_ALWAYS))
    plain["evidence"] = known.get("evidence", [])
    return {name: {**plain, **known}[name] for name in _CaseLine.model_fields if name in {**plain, **known}}


def chosen(
    cases: Iterable[Case], kinds: Iterable[str] = (), heldout: bool | None = None, most: int | None = None
) -> list[Case]:
    """The cases of these kinds, if any are named, that are held out or not, if that is asked.

    Of more than ``most``, that many are taken at even steps, the same each time.
    """
    wanted = frozenset(kinds)
    found = [
        case for case in cases if (not wanted or case.kind in wanted) and heldout in (None, case.heldout)
    ]
    if most is None or len(found) <= most:
        return found
    return [found[n * len(found) // most] for n in range(most)]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _case(path: Path, number: int, document: Any) -> Case:
    try:
        read = _LINE.validate_python(document)
    except ValidationError as error:
        raise bad_line(path, number, error) from error
    fields = {name: getattr(read, name) for name in _CaseLine.model_fields if name not in {*_NOTES, "status"}}
    return Case(statuses=read.status, **fields)
