"""English questions over the Chinese reports: the question into Chinese, the answer into English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from assistant.english.names import Named, directory_of
from assistant.english.question import translate
from assistant.english.speech import Speech
from assistant.plain.language import is_english
from assistant.scope.catalogue import Catalogue
from assistant.types import Answer, Scope, ScopeStatus
from assistant.understanding.query import Query
from prompts import in_english, phrase

_MOST_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question as the rules are given it. ``turns`` are in Chinese too; ``named`` is what it names.

    ``speech`` turns what is said back into English; None where the question is in Chinese.
    """

    question: str
    turns: tuple[str, ...]
    left_aside: tuple[str, ...] = ()
    named: Named = field(default_factory=Named)
    speech: Speech | None = None

    @contextmanager
    def phrases(self) -> Iterator[None]:
        """Phrases are in the question's language within."""
        if self.speech is None:
            yield
            return
        with in_english(self.speech.value):
            yield

    def notes(self) -> tuple[str, ...]:
        """What the reader is told of how the question was understood."""
        return (phrase("left_aside", words=", ".join(self.left_aside)),) if self.left_aside else ()

    def finished(self, answer: Answer) -> Answer:
        """The answer in its language."""
        return self.speech.finished(answer) if self.speech else answer

    def in_chinese(self) -> Spoken:
        """The same question, to be answered in Chinese."""
        return replace(self, speech=None)

    def each(self, answers: Iterator[Answer]) -> Iterator[Answer]:
        """Answers that are made one by one, in whatever thread, with the phrases of this language."""
        while True:
            with self.phrases():
                answer = next(answers, None)
            if answer is None:
                return
            yield answer

    def corrected(self, query: Query) -> Query:
        """The query; one for which nothing is found where the question names someone not in the corpus."""
        if not self.named.unknown:
            return query
        options = [
            phrase("option", agency=agency.name, year=agency.years[0])
            for agency in self.named.near[:_MOST_OPTIONS]
        ]
        problem = phrase("no_agency", name=self.named.unknown)
        scope = Scope(ScopeStatus.NOT_FOUND, options=tuple(options), problem=problem, named=True)
        return replace(query, scope=scope)


def spoken(question: str, turns: Sequence[str], catalogue: Callable[[], Catalogue]) -> Spoken:
    """The question as the rules understand it."""
    if not is_english(question, turns):
        there = any(is_english(turn) for turn in turns)
        return Spoken(question, _earlier(turns, catalogue()) if there else tuple(turns))
    asked, left_aside, named = _chinese(question, catalogue(), turns)
    earlier = _earlier(turns, catalogue())
    return Spoken(asked, earlier, left_aside, named, Speech(directory_of(catalogue())))


def _earlier(turns: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(_chinese(turn, catalogue, turns[:place])[0] for place, turn in enumerate(turns))


def _chinese(question: str, catalogue: Catalogue, turns: Sequence[str]) -> tuple[str, tuple[str, ...], Named]:
    """A question in Chinese, what of it was left aside, and the names in it."""
    if not is_english(question, turns):
        return question, (), Named()
    text = " ".join(question.replace("’", "'").split())
    named = directory_of(catalogue).read(text)
    translated = translate(text, named)
    return translated.question, () if named.unknown else translated.left_aside, named
