"""A question by keys: what is asked, of whom, of which years, and what is to be done with the figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict

from assistant.types import Status
from eval.cases import Reason
from eval.sample.questions.book import Book, Unresolvable, key_of
from eval.sample.truth import Agency

EVERYBODY = "全部"

Op = Literal[
    "values", "any", "sum", "mean", "diff", "rate", "share", "times", "most", "least", "which", "count",
    "mention", "parts", "text", "years", "sound", "ledger", "results", "review", "retold",
    "carried", "adds_up",
]  # fmt: skip
"""What is done with the figures; ``eval.sample.questions.expect`` has a function for each."""

Text = Literal["", "problems", "improvements", "innovation"]
"""What the truth of a report has in words."""


def _several(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


def _statuses(value: object) -> object:
    return value.split("|") if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_several)]
Years = Annotated[tuple[int, ...], BeforeValidator(_several)]
Endings = Annotated[frozenset[Status], BeforeValidator(_statuses)]


@dataclass(frozen=True, slots=True)
class Ask:
    """One line of a file of questions by keys (eval/data/README.md).

    ``who`` are agencies as ``key_of`` has them, 全部, or a pattern with one * (*审批局). ``year`` empty means
    every year. ``find`` are words of the prose, ``text`` a part of the truth in words. A ``status`` given
    here replaces what the truth would lead to. ``n`` is the length of a ranking, ``over`` the limit of a
    count.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str
    q: str
    kind: str
    turns: tuple[str, ...] = ()
    who: Texts = ()
    year: Years = ()
    what: Texts = ()
    op: Op = "values"
    n: int = 1
    over: Decimal = Decimal(0)
    text: Text = ""
    find: Texts = ()
    status: Endings = frozenset()
    reason: Reason | None = None
    heldout: bool = False
    template: str = ""


def agencies_of(ask: Ask, book: Book) -> list[Agency]:
    """The agencies a question is about, in its order."""
    found: list[Agency] = []
    for who in ask.who:
        if who == EVERYBODY:
            found += book.agencies
        elif "*" in who:
            before, _, after = who.partition("*")
            found += [a for a in book.agencies if key_of(a).startswith(before) and key_of(a).endswith(after)]
        else:
            found.append(book.agency(who))
    if not found:
        raise Unresolvable(f"{ask.id}: about nobody")
    return found
