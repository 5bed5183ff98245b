"""No pattern of the program is made to run away by what a reader types or a report holds.

Two ways to read the same words within a loop double the work with every repetition: 给我看给我看… of 500
characters, the longest question there is, would never end, and nothing else is answered meanwhile.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
import re
import re._constants as sre
import re._parser as sre_parse
import signal
from collections.abc import Iterable, Iterator
from types import FrameType, ModuleType
from typing import Any

import pytest

import assistant
import ingest
from assistant.api.limits import MAX_QUESTION

CPU_SECONDS = 1.0
"""A linear match takes microseconds, a quadratic one a few milliseconds: what takes this has run away."""
MOST_WORDS = 40
SEARCHES = frozenset(("search", "match", "sub", "subn", "finditer", "findall", "split"))


def modules() -> list[str]:
    packages = (assistant, ingest)
    walked = itertools.chain(*(pkgutil.walk_packages(p.__path__, f"{p.__name__}.") for p in packages))
    return sorted(m.name for m in walked if not m.name.endswith("__main__"))


def patterns_in(value: object, depth: int = 4) -> Iterator[re.Pattern[str]]:
    """The patterns of text a constant holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from patterns_in((*value, *value.values()), depth)
    elif isinstance(value, (tuple, list, set, frozenset)) and depth:
        for item in value:
            yield from patterns_in(item, depth - 1)
    elif hasattr(value, "__dataclass_fields__") and depth and not isinstance(value, type):
        for field in value.__dataclass_fields__:
            yield from patterns_in(getattr(value, field, None), depth - 1)


def ways(module: ModuleType, name: str) -> set[str]:
    """How a pattern is matched: only as a whole where its module does nothing else with it."""
    used = set(re.findall(rf"\b{name}\.(\w+)", inspect.getsource(module)))
    calls = used & (SEARCHES | {"fullmatch"})
    return {"fullmatch" if way == "fullmatch" else "search" for way in calls} or {"search", "fullmatch"}


def words_of(parsed: Iterable[tuple[Any, Any]]) -> set[str]:
    """The runs of literal characters in a parsed pattern, and a few characters of each of its classes."""
    found: set[str] = set()
    run = ""
    for code, value in parsed:
        if code is sre.LITERAL:
            run += chr(value)
            continue
        if code is sre.IN:
            some = {chr(v if c is sre.LITERAL else v[0]) for c, v in value if c in (sre.LITERAL, sre.RANGE)}
            some |= {"3" for c, _ in value if c is sre.CATEGORY}
            found |= set(sorted(some)[:8])
            run += min(some, default="")
            continue
        found |= {run} - {""}
        run = ""
        for part in inner(code, value):
            found |= words_of(part)
    return found | ({run} - {""})


def inner(code: object, value: Any) -> list[Any]:
    """The patterns within a construct."""
    if code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [value[2]]
    if code is sre.SUBPATTERN:
        return [value[3]]
    if code is sre.BRANCH:
        return list(value[1])
    if code in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return [value] if code is sre.ATOMIC_GROUP else []


def evenly(items: list[str]) -> list[str]:
    return items[:: len(items) // MOST_WORDS + 1]


def repetitions(pattern: re.Pattern[str]) -> Iterator[str]:
    """Its words and pairs of them, over and over, with and without an end that fits nothing."""
    words = sorted(words_of(sre_parse.parse(pattern.pattern, pattern.flags)))
    pairs = [a + b for a, b in itertools.permutations(words, 2)]
    for word in (*evenly(words), *evenly(pairs)):
        again = (word * MAX_QUESTION)[: MAX_QUESTION - 1]
        yield again
        yield f"{again}※"


class RunsAway(Exception):
    pass


def runs_away(pattern: re.Pattern[str], way: str) -> str:
    """The words whose repetition a match does not come to the end of, or nothing."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise RunsAway

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        for text in repetitions(pattern):
            signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
            try:
                getattr(pattern, way)(text)
            except RunsAway:
                return f"{text[:12]}…{text[-2:]}"
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)
    return ""


@pytest.mark.parametrize("name", modules())
def test_repeated_words_come_to_an_end(name: str) -> None:
    module = importlib.import_module(name)
    found = {
        f"{constant}.{way}": words
        for constant, value in vars(module).items()
        if not constant.startswith("__") and not isinstance(value, ModuleType)
        for pattern in patterns_in(value)
        for way in ways(module, constant)
        if (words := runs_away(pattern, way))
    }
    assert not found


def test_a_pattern_that_runs_away_is_noticed() -> None:
    assert runs_away(re.compile("(?:给我看|给我|看)*多少"), "fullmatch")
    assert not runs_away(re.compile("(?:给我|看)*多少"), "fullmatch")
