"""One exchange of a conversation, and how conversations are kept in the browser and come back from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.types import Answer

MOST_EXCHANGES = 200
MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it: an answer, or a line that says why there is none, or nothing yet.

    ``changes`` are the questions that each assumption of the answer may be changed to, ``instead`` those that
    are offered where there is no answer. ``stopped``: the visitor did not wait for the rest. ``rated`` is
    what the visitor thought of it: good, bad or nothing yet.
    """

    question: str
    answer: Answer | None = None
    failure: str = ""
    changes: tuple[tuple[str, ...], ...] = ()
    instead: tuple[str, ...] = ()
    stopped: bool = False
    rated: str = ""


Exchanges = tuple[Exchange, ...]

_KEPT: TypeAdapter[Exchanges] = TypeAdapter(Exchanges)


def to_json(exchanges: Exchanges) -> str:
    """A conversation as the browser keeps it. O(its length)."""
    return _KEPT.dump_json(exchanges).decode()


def from_json(kept: Any) -> Exchanges:
    """A conversation as a browser sends it back; () for what is none, as of another version.

    Nothing in it is trusted: it is shown as text, and evidence is read from the report itself.
    """
    if not isinstance(kept, str) or len(kept) > MOST_BYTES:
        return ()
    try:
        return _KEPT.validate_json(kept)[:MOST_EXCHANGES]
    except ValidationError:
        return ()
