"""The patterns of eval/data/patterns.toml: of whom, of which years, for what, in which words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter

from eval.cases import Reason
from eval.sample.questions.ask import Endings, Op, Text

FILE = Path(__file__).parents[2] / "data" / "patterns.toml"

_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Wording:
    """Ways to ask, in two sets that share none: ``heldout`` is never looked at while the program is made."""

    __pydantic_config__ = _STRICT

    dev: tuple[str, ...] = ()
    heldout: tuple[str, ...] = ()

    def of(self, heldout: bool) -> tuple[str, ...]:
        """One of the two sets."""
        return self.heldout if heldout else self.dev


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern. ``keys`` are asked for together; ``by_key`` names the wordings that depend on the key.

    ``count`` questions are made for development and as many held out. With ``reason`` only figures are asked
    for that are missing for it; ``status`` is for questions about what the corpus does not have. With
    ``first`` only the first of what was drawn is asked for; what goes before is in the turns.
    """

    __pydantic_config__ = _STRICT

    name: str
    kind: str
    count: int
    dev: tuple[str, ...] = ()
    heldout: tuple[str, ...] = ()
    who: Literal["none", "one", "two", "area", "all"] = "one"
    years: Literal["none", "one", "pair", "three", "all"] = "one"
    keys: tuple[tuple[str, ...], ...] | Literal["compared"] = ()
    by_key: Literal["", "cells", "facts", "contacts"] = ""
    op: Op = "values"
    first: bool = False
    n: int = 1
    text: Text = ""
    turns: Wording = Wording()
    reason: Reason | None = None
    status: Endings = frozenset()


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns with the words they are filled in with."""

    __pydantic_config__ = _STRICT

    when: Wording
    cells: Mapping[str, Wording]
    facts: Mapping[str, Wording]
    contacts: Mapping[str, Wording]
    compared: Mapping[str, Wording]
    called: Mapping[str, str]
    english: Mapping[str, str]
    pattern: tuple[Pattern, ...]

    def by_key(self, pattern: Pattern) -> Mapping[str, Wording]:
        """The wordings by key that the pattern uses, if it does."""
        tables = {"cells": self.cells, "facts": self.facts, "contacts": self.contacts}
        return tables.get(pattern.by_key, {})

    def keys(self, pattern: Pattern) -> tuple[tuple[str, ...], ...]:
        """What the pattern may ask for."""
        if pattern.keys == "compared":
            return tuple((key,) for key in self.compared)
        return pattern.keys or tuple((key,) for key in self.by_key(pattern)) or ((),)


@cache
def load_patterns() -> Patterns:
    """The patterns of the file that comes with the program."""
    return TypeAdapter(Patterns).validate_python(tomllib.loads(FILE.read_text(encoding="utf-8")))
