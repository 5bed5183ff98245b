"""A chat model's reading of a question where the rules are unsure: which agencies, years and cells it means.

The model's JSON is checked against the catalogue and the form and written out as a plain Chinese question,
which the rules then understand: a reading can only lead to what a person could have asked, and holds no
value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from pydantic import BaseModel, Field, ValidationError

from assistant.english.names import directory_of
from assistant.errors import ProviderFailed
from assistant.model.providers import ChatModel
from assistant.plain.language import is_english
from assistant.scope.catalogue import Catalogue
from assistant.types import Answer, Status
from assistant.understanding.query import NO_MATTER, Query, Topic
from assistant.understanding.understand import understand
from ingest.fold import squeeze
from ingest.names import place_units
from ingest.numerals import numbers_in
from ingest.tables import TABLES
from ingest.tables.requests import TOTAL
from prompts import phrase, render

_MOST_LISTED = 80
"""Agencies listed to the model; of a larger corpus it must take the names from the question."""
_MOST_WORDS = 40
_SECONDS = 20.0
_JSON = re.compile(r"\{.*\}", re.DOTALL)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_RELATIVE = re.compile(r"\b(?:last|this|previous|past|recent|latest|next|years?)\b", re.IGNORECASE)
_ASKED = {
    "value": "多少",
    "compare": "比较谁更多",
    "sum": "一共多少",
    "difference": "相差多少",
    "rank": "从多到少排名",
    "largest": "最多的是哪家",
    "smallest": "最少的是哪家",
    "share": "占比多少",
    "trend": "历年变化趋势",
}
_AS_MEASURE = {"其他处理/其他": "其他处理", "规范性文件": "行政规范性文件"}
"""Rows that are one measure with a row of the other form, or with the group they are in."""
_SAID = {TOTAL: "办理结果总计"}
_OTHER_KINDS = {
    Topic.PROBLEMS: "存在哪些问题",
    Topic.IMPROVEMENTS: "怎么改进",
    Topic.CONTACT: "联系电话和地址是什么",
    Topic.CHECK: "勾稽关系对得上吗",
}


class Cell(BaseModel):
    """A row of a statutory table, and a column where the question names one."""

    row: str
    column: str = ""


class Reading(BaseModel):
    """What a question asks, as a chat model says it in JSON. It has no place for a value."""

    kind: Literal["figure", "prose", "problems", "improvements", "contact", "check", "other"]
    agencies: list[str] = Field(default=[], max_length=12)
    years: list[int] = Field(default=[], max_length=12)
    cells: list[Cell] = Field(default=[], max_length=6)
    operation: Literal[
        "value", "compare", "sum", "difference", "rank", "largest", "smallest", "share", "trend"
    ] = "value"
    words: str = Field(default="", max_length=_MOST_WORDS)


class QueryReader:
    """Asks a chat model what is meant. Failures of any kind leave the rules' reading as it was."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    def read(self, question: str, turns: Sequence[str], catalogue: Catalogue) -> Query | None:
        """The question as the model reads it, or None where that is nothing usable. One call."""
        prompt = render(
            "query",
            rows=_form(),
            agencies=_listed(catalogue),
            turns="\n".join(f"- {' '.join(turn.split())}" for turn in turns[-4:]) or "（无）",
            question=" ".join(question.split()),
        )
        try:
            reply = self._model.complete(prompt, min(_SECONDS, self._model.timeout))
        except ProviderFailed:
            return None
        reading = parse_reading(reply)
        return understood(reading, question, turns, catalogue) if reading else None


def unsure(query: Query, answer: Answer, left_aside: bool) -> bool:
    """Whether the rules' answer leaves room for another reading of the question.

    Never where they refused, found the cell asked for, or know the agency and miss only the year;
    always where words of the question were ``left_aside``.
    """
    if query.topic in NO_MATTER or answer.status is Status.REFUSED:
        return False
    if left_aside:
        return True
    if answer.status is Status.ANSWERED:
        return False
    if answer.status is Status.NOT_REPORTED:
        return query.topic is Topic.PROSE
    return not query.scope.named


def parse_reading(reply: str) -> Reading | None:
    """The JSON in a reply, with or without a fence or words around it; None where there is none that fits."""
    found = _JSON.search(_THOUGHT.sub("", reply))
    try:
        return Reading.model_validate_json(found[0]) if found else None
    except ValidationError:
        return None


def understood(reading: Reading, question: str, turns: Sequence[str], catalogue: Catalogue) -> Query | None:
    """The query of a reading, or None where it names what neither the question nor the corpus holds."""
    if reading.kind == "other" or not _grounded(reading, question, turns, catalogue):
        return None
    asked = _asked(reading)
    if not asked:
        return None
    years = "、".join(f"{year}年" for year in reading.years)
    plain = f"{'和'.join(reading.agencies)}{years}{asked}"
    query = understand(plain, turns, catalogue)
    if query.topic is not Topic(reading.kind):
        return None
    if reading.kind == "figure":
        rows = {_AS_MEASURE.get(cell.row, cell.row) for cell in reading.cells}
        measures = tuple(measure for measure in query.measures if measure.row in rows)
        if {measure.row for measure in measures} != rows:
            return None
        query = replace(query, measures=measures)
    note = phrase("read_by_model", words=plain)
    return replace(query, scope=replace(query.scope, assumed=(note, *query.scope.assumed)))


def _grounded(reading: Reading, question: str, turns: Sequence[str], catalogue: Catalogue) -> bool:
    """Every agency is in the corpus and (in English its place) in the question; years and numbers too."""
    said = squeeze(" ".join((*turns, question))).text
    english = is_english(question)
    units = directory_of(catalogue).units_in(question) if english else frozenset()
    known = {agency.name: agency.place for agency in catalogue.agencies}
    for name in reading.agencies:
        named = any(name[n : n + 2] in said for n in range(len(name) - 1))
        if name not in known or not (named or units & set(place_units(known[name]))):
            return False
    numbers = numbers_in(said) | {int(n) for n in re.findall(r"\d+", " ".join((*turns, question)))}
    relative = english and _RELATIVE.search(question)
    if not relative and any(year not in numbers and year % 100 not in numbers for year in reading.years):
        return False
    return numbers_in(reading.words) <= numbers_in(said)


def _asked(reading: Reading) -> str:
    """The question of a reading, less the names and years; empty where it asks nothing the form has."""
    if reading.kind == "figure":
        known = _rows()
        if not reading.cells or any(cell.row not in known for cell in reading.cells):
            return ""
        if any(cell.column and cell.column not in known[cell.row] for cell in reading.cells):
            return ""
        return "和".join(_label(cell) for cell in reading.cells) + _ASKED[reading.operation]
    if reading.kind == "prose":
        words = re.sub(r"[^\w\u4e00-\u9fff]+", "", reading.words)
        return f"的{words}是怎么做的" if words else ""
    return _OTHER_KINDS[Topic(reading.kind)]


def _label(cell: Cell) -> str:
    row = _SAID.get(cell.row) or _AS_MEASURE.get(cell.row, cell.row).rpartition("/")[2]
    return f"{cell.column}的{row}" if cell.column not in ("", "总计") else row


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    """The rows of both forms, and the groups of rows, each with its columns."""
    rows: dict[str, tuple[str, ...]] = {}
    for spec in TABLES:
        for row in spec.rows:
            columns = tuple(column.name for column in spec.columns_of(row.name))
            for name in (row.name, row.name.partition("/")[0]):
                rows[name] = tuple(dict.fromkeys((*rows.get(name, ()), *columns)))
    return rows


@cache
def _form() -> str:
    """The rows for the prompt, those with the same columns together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for row, columns in _rows().items():
        together.setdefault(columns, []).append(row)
    return "\n".join(
        f"- 行：{'；'.join(rows)}\n  列：{'；'.join(columns)}" for columns, rows in together.items()
    )


def _listed(catalogue: Catalogue) -> str:
    if len(catalogue.agencies) > _MOST_LISTED:
        return "（太多，不列；按问题里的写法写全称）"
    return "\n".join(f"- {agency.name}：{'、'.join(map(str, agency.years))}" for agency in catalogue.agencies)
