"""What a page beside the chat is made from: whom it is for, what its address asks for, and the service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from assistant.service import Service
from assistant.web.words import CHINESE, Language, say
from ingest.browse import ReportFilter
from ingest.types import TableState

PAGE_SIZE = 25
_MOST_PAGES = 100_000  # beyond it an offset would not fit the database's integers
_LAST_YEAR = 9999

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class View:
    """One visit of one page. ``query`` is that of its address, each name once, and anybody's."""

    service: Service
    page: str
    query: Mapping[str, str] = field(default_factory=dict)
    language: Language = CHINESE
    may_edit: bool = False

    def say(self, key: str, **names: object) -> str:
        """The words for a key in the visitor's language."""
        return say(key, self.language, **names)

    def get(self, name: str) -> str:
        """A value of the query, or nothing."""
        return self.query.get(name, "").strip()

    def number(self, name: str, most: int) -> int | None:
        """A value of the query that is a whole number from 0 to ``most``, or None."""
        text = self.get(name)
        value = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(most)) else None
        return value if value is not None and value <= most else None

    def member(self, name: str, kind: type[E]) -> E | None:
        """A value of the query that is one of an enumeration, or None."""
        return next((member for member in kind if member.value == self.get(name)), None)

    def offset(self, size: int = PAGE_SIZE) -> int:
        """How much of a list stands on the pages before this one."""
        return max((self.number("page", _MOST_PAGES) or 1) - 1, 0) * size

    @property
    def reports(self) -> ReportFilter:
        """The reports that are asked for."""
        return ReportFilter(
            self.get("agency"),
            self.number("year", _LAST_YEAR),
            self.get("place"),
            self.member("state", TableState),
        )

    def link(self, **changes: object) -> str:
        """The address of this page with some values of the query changed; None takes one away."""
        return address(self.page, {**self.query, **changes})


def address(page: str, query: Mapping[str, object]) -> str:
    """The address of a page, relative to any other of them."""
    given = {name: str(value) for name, value in query.items() if value not in (None, "")}
    return f"{page}?{urlencode(given)}" if given else page


def about(agency: str | None, year: int | None) -> str:
    """The address of the chat with a report named in its box."""
    return f"./?{urlencode({'about': f'{agency}{year}年'})}"
