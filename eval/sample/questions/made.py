"""Questions made from patterns: agencies, years and figures are drawn, the truth says what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from assistant.types import Status
from eval.cases import Case
from eval.sample.questions.ask import EVERYBODY, Ask
from eval.sample.questions.book import Book, Unresolvable, key_of, names_of
from eval.sample.questions.expect import expect
from eval.sample.questions.patterns import Pattern, Patterns
from eval.sample.truth import Agency

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_TRIES = 2000
"""Draws for one pattern; a corpus that has not enough to ask for gives fewer questions."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn for one question."""

    agencies: tuple[Agency, ...]
    years: tuple[int, ...]
    keys: tuple[str, ...]
    area: str = ""


def made_cases(book: Book, patterns: Patterns, seed: int) -> Iterator[Case]:
    """The questions of every pattern, first those for development, then those held out."""
    for pattern in patterns.pattern:
        for heldout in (False, True):
            rng = Random(f"{seed}/{pattern.name}/{heldout}")
            yield from _of_pattern(pattern, patterns, book, heldout, rng)


def _of_pattern(
    pattern: Pattern, patterns: Patterns, book: Book, heldout: bool, rng: Random
) -> Iterator[Case]:
    """Keys are taken in turn, so that each is asked for before one is asked for twice."""
    keys = list(patterns.keys(pattern))
    rng.shuffle(keys)
    asked: set[str] = set()
    for number in range(_TRIES):
        if len(asked) == pattern.count:
            return
        try:
            draw = _draw(pattern, book, keys[number % len(keys)], rng)
            case = expect(_ask(pattern, patterns, book, draw, heldout, rng), book)
        except Unresolvable:
            continue
        if case.question + "".join(case.turns) not in asked and _is_meant(pattern, case):
            asked.add(case.question + "".join(case.turns))
            yield case


def _is_meant(pattern: Pattern, case: Case) -> bool:
    """Whether the truth leads where the pattern wants it to."""
    if pattern.status:
        return True
    if pattern.reason is not None:
        return case.reason is pattern.reason
    return case.statuses == {Status.ANSWERED}


def _draw(pattern: Pattern, book: Book, keys: tuple[str, ...], rng: Random) -> Draw:
    years, last = book.years, rng.randint(1, len(book.years) - 1)
    drawn: dict[str, tuple[int, ...]] = {
        "none": (),
        "one": (rng.choice(years),),
        "pair": (years[last], years[last - 1]),
        "three": years[-3:] if last > 1 else years[:3],
        "all": years,
    }
    if pattern.who == "area":
        areas = [a.district for a in book.agencies]
        area = rng.choice([district for district in dict.fromkeys(areas) if areas.count(district) > 1])
        return Draw(tuple(a for a in book.agencies if a.district == area), drawn[pattern.years], keys, area)
    number = {"none": 0, "one": 1, "two": 2, "all": len(book.agencies)}[pattern.who]
    agencies = book.agencies if pattern.who == "all" else rng.sample(book.agencies, number)
    return Draw(tuple(agencies), drawn[pattern.years], keys)


def _ask(pattern: Pattern, patterns: Patterns, book: Book, draw: Draw, heldout: bool, rng: Random) -> Ask:
    """The question in words and by keys."""
    words = patterns.by_key(pattern).get(draw.keys[0]) if draw.keys and pattern.by_key else None
    wordings = words.of(heldout) if words else pattern.heldout if heldout else pattern.dev
    names = _words(pattern, patterns, book, draw, heldout, rng)
    turns = pattern.turns.of(heldout)
    who = (EVERYBODY,) if pattern.who == "all" else tuple(map(key_of, draw.agencies))
    ask = Ask(
        "", rng.choice(wordings).format(**names), pattern.kind, who=who, year=draw.years, what=draw.keys,
        turns=(rng.choice(turns).format(**names),) if turns else (), text=pattern.text,
        op=pattern.op, n=pattern.n, heldout=heldout, template=pattern.name,
    )  # fmt: skip
    if pattern.first:
        ask = replace(ask, who=who[:1], year=draw.years[:1], what=draw.keys[:1])
    return replace(ask, who=(), what=(), status=pattern.status) if pattern.status else ask


def _words(
    pattern: Pattern, patterns: Patterns, book: Book, draw: Draw, heldout: bool, rng: Random
) -> dict[str, object]:
    """What the braces of a wording stand for."""
    who = [rng.choice(names_of(agency)) for agency in draw.agencies[:2]]
    year = draw.years[0] if draw.years else book.years[-1]
    spelling = rng.choice(patterns.when.of(heldout))
    nouns = [_noun(key, patterns, pattern, heldout, rng) for key in draw.keys[:2]]
    return {
        "who": who[0] if who else "",
        "who2": who[1] if len(who) > 1 else "",
        "full": draw.agencies[0].name if draw.agencies else "",
        "district": draw.area or (draw.agencies[0].district if draw.agencies else ""),
        "when": spelling.format(year=year, short=year % 100, digits=str(year).translate(_DIGITS)),
        "year": year,
        "before": year - 1,
        "first": min(draw.years, default=year),
        "last": max(draw.years, default=year),
        "noun": nouns[0] if nouns else "",
        "noun2": nouns[1] if len(nouns) > 1 else "",
        "wrong": rng.randint(3, 9) * 1111,
        "unit": _unit(book, draw),
    }


def _noun(key: str, patterns: Patterns, pattern: Pattern, heldout: bool, rng: Random) -> str:
    if pattern.kind == "english":
        return patterns.english.get(key, "")
    if key in patterns.compared:
        return rng.choice(patterns.compared[key].of(heldout))
    return patterns.called.get(key, key)


def _unit(book: Book, draw: Draw) -> str:
    """The unit of what is asked for, where a wording names a number."""
    found: Sequence[str] = [
        book.operand(truth, key).unit
        for key in draw.keys[:1]
        for agency in draw.agencies[:1]
        for year in draw.years[:1]
        if (truth := book.truth(agency, year)) is not None and "合计" not in key
    ]
    return found[0] if found else ""
