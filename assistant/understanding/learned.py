"""What a phrase speaks of, learned from assistant/sayings: a linear model over runs of characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from assistant.cells.measures import Measure
from ingest.fold import squeeze
from ingest.words import cut_words

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

FIGURE = "figure"
NOTHING = "nothing"
"""Words that name no cell: 差几件, 一共多少."""
ELSEWHERE = "elsewhere"
"""What is counted, but in no cell: 网站点击多少次."""
UNSTATED = "unstated"
"""What is near a cell and not in it: 罚款总额多少元, 平均几天答复. Not learned with the cells, as it would
blur them."""
AGAIN, COMPUTE, APART, OWN = "again", "compute", "apart", "own"
_OWN_MATTERS = 1500
"""Sayings that name a matter, of all there are, that turns are told from."""
_TOPICS = frozenset(
    "check composition problems improvements contact catalogue table_state prose agency_list law opinion "
    "personal other instruction".split()
)
_NEVER_TOLD = frozenset("law opinion personal other instruction".split())
_VALUE = "value"
_SAME = {"prose_number": _VALUE}


@dataclass(frozen=True, slots=True)
class Guess:
    """What a phrase is likest to, and by how much more than to the next: below 0.3 nothing is sure."""

    label: str
    lead: float


class Saying(NamedTuple):
    """Words, squeezed, and what they mean."""

    said: str
    label: str


class Learned:
    """A classifier of short phrases. The first guess trains it, in about a second for 5,000 sayings."""

    def __init__(self, sayings: Sequence[Saying], balanced: bool = False) -> None:
        """``balanced``: a label counts the same however many sayings it has."""
        self.sayings = sayings
        self._balanced = balanced
        self._model: Pipeline | None = None
        self._lock = Lock()

    def guess(self, said: str, among: Callable[[str], bool] | None = None) -> Guess:
        """The label of squeezed words, or the likeliest of those ``among``. O(length × labels)."""
        ranked = sorted(((s, c) for s, c in self._scored(said) if among is None or among(c)), reverse=True)
        return Guess(ranked[0][1], ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 0.0)

    def against(self, said: str, kind: frozenset[str]) -> Guess:
        """The likeliest label of a kind, by how much it leads all that are not of it. O(length × labels)."""
        scored = self._scored(said)
        score, label = max((s, c) for s, c in scored if c in kind)
        return Guess(label, score - max(s for s, c in scored if c not in kind))

    def _scored(self, said: str) -> list[tuple[float, str]]:
        model = self._trained()
        scores = model.decision_function([said])[0]
        return [(float(score), str(label)) for score, label in zip(scores, model.classes_, strict=True)]

    def _trained(self) -> Pipeline:
        with self._lock:
            if self._model is None:
                self._model = _trained(self.sayings, self._balanced)
            return self._model


def _trained(sayings: Sequence[Saying], balanced: bool) -> Pipeline:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    runs = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    model = make_pipeline(runs, LinearSVC(random_state=0, class_weight="balanced" if balanced else None))
    return model.fit([saying.said for saying in sayings], [saying.label for saying in sayings])


@cache
def cells() -> Learned:
    """Which cell a number is asked from; the label is ``cell_of``'s."""
    return Learned([Saying(s.said, _key(s.label)) for s in _read("cells") if s.label != UNSTATED])


@cache
def unstated() -> Learned:
    """Whether a number is asked for that only a sentence can state: ``UNSTATED``, or the table it is in."""
    return Learned([Saying(s.said, _table(s.label)) for s in _read("cells")])


@cache
def unstated_words() -> frozenset[str]:
    """The words of the sayings for such numbers that none of a cell, a count or an operation has."""
    own = {word for s in _read("cells") if _table(s.label) == UNSTATED for word in cut_words(s.said)}
    intents = (s for s in _read("intents") if s.label not in _TOPICS and s.label not in _SAME)
    return frozenset(word for word in own - _words(intents) if len(word) > 1)


@cache
def said_of_no_row() -> frozenset[str]:
    """The words of the sayings for such numbers that no saying for a cell or a count has."""
    of_cells = {word for s in _read("cells") if _table(s.label) != UNSTATED for word in cut_words(s.said)}
    own = {word for s in _read("cells") if _table(s.label) == UNSTATED for word in cut_words(s.said)}
    return frozenset(own - of_cells)


@cache
def matters_unstated() -> frozenset[str]:
    """Those of them that no turn has which only goes on about the last: 微博 in 那微博呢."""
    return unstated_words() - turn_words()


@cache
def turn_words() -> frozenset[str]:
    """The words of turns that leave something to those before."""
    return frozenset(word for saying in _read("turns") for word in cut_words(saying.said))


@cache
def heard_words() -> frozenset[str]:
    """The words in which people ask for what reports have."""
    return _words(s for s in _read("intents") if s.label not in _NEVER_TOLD)


@cache
def stated_words() -> frozenset[str]:
    """The words in which people ask for cells and counts, and for what is done with them."""
    return _words(s for s in _read("intents") if s.label not in _TOPICS or s.label == "composition")


@cache
def told_words() -> frozenset[str]:
    """The words in which people ask for what reports tell, and for no cell or count."""
    told = _words(s for s in _read("intents") if s.label in ("prose", "agency_list"))
    return frozenset(word for word in told if len(word) > 1 and word not in _rows_by_word())


def rows_said_of(word: str) -> frozenset[tuple[str, str]]:
    """The tables and rows that people ask for in a word, 行政 left out before a row."""
    return _rows_by_word().get(word, frozenset())


@cache
def _rows_by_word() -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for saying in _read("cells"):
        table, _, row = saying.label.partition("|")
        for word in cut_words(saying.said) if row else ():
            found[word].add((table.strip(), row.partition("|")[0].strip().removeprefix("行政")))
    return {word: frozenset(rows) for word, rows in found.items()}


def _words(intents: Iterable[Saying]) -> frozenset[str]:
    of_cells = (s for s in _read("cells") if _table(s.label) != UNSTATED)
    return frozenset(word for s in (*intents, *of_cells) for word in cut_words(s.said))


@cache
def applicants() -> Learned:
    """Which column of the table of requests: a kind of applicant, or 总计."""
    found = (Saying(s.said, _parts(s.label)[2]) for s in _read("cells") if s.label.startswith("requests"))
    return Learned(list(found))


@cache
def topics() -> Learned:
    """What kind of thing a question is about; ``FIGURE`` where a number is wanted."""
    return Learned([Saying(s.said, s.label if s.label in _TOPICS else FIGURE) for s in _read("intents")])


@cache
def operations() -> Learned:
    """What is to be done with the figures: an ``Operation``, ``claim``, or ``value`` for nothing."""
    return Learned(
        [Saying(s.said, _SAME.get(s.label, s.label)) for s in _read("intents") if s.label not in _TOPICS]
    )


@cache
def turns() -> Learned:
    """What a clause of a follow-up leaves to the turns before: the matter (``AGAIN``), what to compute with
    (``COMPUTE``), the numbers each by itself (``APART``); else it names a matter of its own (``OWN``).
    """
    own = [s for s in _read("cells") if s.label != NOTHING]
    own += [s for s in _read("intents") if s.label in _TOPICS]
    every = max(1, len(own) // _OWN_MATTERS)
    return Learned([*_read("turns"), *(Saying(s.said, OWN) for s in own[::every])], balanced=True)


@cache
def checks() -> Learned:
    """Which agreement of numbers is doubted: a sum of the form, text and table, two years, parts, growth."""
    return Learned(list(_read("checks")))


def cell_of(label: str) -> Measure | None:
    """The cell of a label of ``cells``, of a request without a kind of applicant; None for ``NOTHING``."""
    if label == NOTHING:
        return None
    table, row, column = label.split("|")
    return Measure(table, row, column)


def _key(label: str) -> str:
    """A cell without its kind of applicant, which is read apart; ``NOTHING`` where it is none."""
    if label in (NOTHING, ELSEWHERE):
        return NOTHING
    table, row, column = _parts(label)
    return "|".join((table, row, "" if table == "requests" else column))


def _table(label: str) -> str:
    return UNSTATED if label in (ELSEWHERE, UNSTATED) else label.partition("|")[0].strip()


def _parts(label: str) -> tuple[str, str, str]:
    table, row, column = (part.strip() for part in label.split("|"))
    return table, row, column


def _read(name: str) -> Iterator[Saying]:
    """The sayings of a file: a line each, under their label in brackets."""
    label = ""
    file = resources.files("assistant") / "sayings" / f"{name}.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            label = line[1:-1]
        elif line:
            yield Saying(squeeze(line).text, label)
