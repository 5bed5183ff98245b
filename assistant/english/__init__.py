"""English questions over the Chinese reports: the question into Chinese, the answer's own words into English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from assistant.catalogue import Catalogue
from assistant.english.names import Named, directory_of
from assistant.english.question import translate
from assistant.english.speech import Speech
from assistant.scope import Scope, ScopeStatus
from assistant.types import Answer
from assistant.understand import Query
from prompts import in_english, phrase

_LETTERS = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOST_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question as the rules are given it. ``turns`` are in Chinese too; ``named`` is what it names."""

    question: str
    turns: tuple[str, ...]
    notes: tuple[str, ...] = ()
    named: Named = field(default_factory=Named)
    finished: Callable[[Answer], Answer] = lambda answer: answer

    def corrected(self, query: Query) -> Query:
        """The query; where the question names someone who is not in the corpus, one for which nothing is found."""
        if not self.named.unknown:
            return query
        options = [
            phrase("option", agency=agency.name, year=agency.years[0])
            for agency in self.named.near[:_MOST_OPTIONS]
        ]
        problem = phrase("no_agency", name=self.named.unknown)
        scope = Scope(ScopeStatus.NOT_FOUND, options=tuple(options), problem=problem, named=True)
        return replace(query, scope=scope)


def is_english(question: str, turns: Sequence[str] = ()) -> bool:
    """Whether a question is asked in English; one without words (2021?) is as the turn before it."""
    letters, han = sum(map(len, _LETTERS.findall(question))), len(_HAN.findall(question))
    if not letters and not han:
        return bool(turns) and is_english(turns[-1], turns[:-1])
    return letters > 2 * han


@contextmanager
def spoken(question: str, turns: Sequence[str], catalogue: Callable[[], Catalogue]) -> Iterator[Spoken]:
    """The question as the rules understand it; phrases are in its language within."""
    if not is_english(question, turns):
        there = any(is_english(turn) for turn in turns)
        yield Spoken(question, tuple(_chinese(t, catalogue())[0] for t in turns) if there else tuple(turns))
        return
    directory = directory_of(catalogue())
    speech = Speech(directory)
    asked, notes, named = _chinese(question, catalogue())
    earlier = tuple(_chinese(turn, catalogue())[0] for turn in turns)
    with in_english(speech.value):
        aside = (phrase("left_aside", words=", ".join(notes)),) if notes else ()
        yield Spoken(asked, earlier, aside, named, speech.finished)


def _chinese(question: str, catalogue: Catalogue) -> tuple[str, tuple[str, ...], Named]:
    """A question in Chinese, what of it was left aside, and the names in it."""
    if not is_english(question):
        return question, (), Named()
    text = " ".join(question.replace("’", "'").split())
    named = directory_of(catalogue).read(text)
    translated = translate(text, named)
    return translated.question, translated.left_aside, named
