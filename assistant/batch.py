"""Many questions from a file of JSON lines, answered in order, with what went before in each conversation."""

from __future__ import annotations

import logging
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ValidationError

from assistant.answer import Assistant
from assistant.types import Answer
from ingest.errors import GongkaiError

_LOG = logging.getLogger(__name__)


class Asked(BaseModel):
    """One line. Earlier questions are its ``turns``, or else the lines of the same ``session`` above it."""

    question: str
    id: str | int | None = None
    session: str | int | None = None
    turns: tuple[str, ...] = ()


def read_questions(path: Path) -> list[Asked]:
    """The questions of a file, or of standard input with ``-``; blank lines are left out.

    Raises GongkaiError where the file cannot be read or a line is no question.
    """
    try:
        text = sys.stdin.read() if path == Path("-") else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GongkaiError(f"无法读取问题文件 {path}（{error}）。请检查路径，并存为 UTF-8 编码。") from error
    numbered = enumerate(text.splitlines(), start=1)
    return [_asked(line, path, number) for number, line in numbered if line.strip()]


def _asked(line: str, path: Path, number: int) -> Asked:
    try:
        return Asked.model_validate_json(line)
    except ValidationError as error:
        raise GongkaiError(
            f"{path} 第 {number} 行不是一个问题：每行要是一个 JSON 对象，至少有 question（文字）。"
        ) from error


def answer_all(assistant: Assistant, questions: Iterable[Asked]) -> Iterator[Answer | None]:
    """The answers in order; None where answering one failed, which does not stop the others."""
    said: dict[str | int, list[str]] = defaultdict(list)
    for asked in questions:
        turns = asked.turns
        if asked.session is not None:
            turns = turns or tuple(said[asked.session])
            said[asked.session] = [*turns, asked.question]
        try:
            answer = assistant.ask(asked.question, turns)
        except GongkaiError:
            raise
        except Exception:  # a fault of ours in one question must not keep the other answers back
            _LOG.debug("answering %r", asked.question, exc_info=True)
            yield None
            continue
        yield replace(answer, id=None if asked.id is None else str(asked.id))
