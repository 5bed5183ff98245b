"""The questions written by hand, eval/data/handwritten.jsonl, with what the truth makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.cases import Case, bad_line, json_lines
from eval.sample.questions.ask import Ask
from eval.sample.questions.book import Book, Unresolvable
from eval.sample.questions.expect import expect

FILE = Path(__file__).parents[2] / "data" / "handwritten.jsonl"

_ASK = TypeAdapter(Ask)


@cache
def load_asks(path: Path = FILE) -> tuple[Ask, ...]:
    """The questions by keys, in order. Raises BadCases with the line that breaks the format."""
    asks: list[Ask] = []
    for number, document in json_lines(path):
        try:
            asks.append(_ASK.validate_python(document))
        except ValidationError as error:
            raise bad_line(path, number, error) from error
    return tuple(asks)


def handwritten_cases(book: Book, *, strict: bool) -> Iterator[Case]:
    """The questions as cases; one that another corpus cannot be asked is left out unless ``strict``."""
    for ask in load_asks():
        try:
            yield expect(ask, book)
        except Unresolvable:
            if strict:
                raise
