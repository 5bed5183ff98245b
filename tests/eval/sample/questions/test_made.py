"""Questions made from patterns."""

from __future__ import annotations

from collections import Counter
from string import Formatter

import pytest

from eval.sample import SEED, sample_truths
from eval.sample.questions.book import Book
from eval.sample.questions.made import made_cases
from eval.sample.questions.patterns import Pattern, Wording, load_patterns
from eval.sample.questions.terms import GROUPS, TERMS

PATTERNS = load_patterns()
CASES = list(made_cases(Book(tuple(sample_truths())), PATTERNS, SEED))

each_pattern = pytest.mark.parametrize("pattern", [pytest.param(p, id=p.name) for p in PATTERNS.pattern])


@each_pattern
def test_each_pattern_is_asked_in_both_halves(pattern: Pattern) -> None:
    """As many questions as wanted are made for development, and as many are held out."""
    made = Counter(case.heldout for case in CASES if case.template == pattern.name)
    assert (made[False], made[True]) == (pattern.count, pattern.count)


@each_pattern
def test_wordings_held_out_are_other_wordings(pattern: Pattern) -> None:
    """No wording is in both halves; a pattern has wordings of its own or by key."""
    assert set(pattern.dev) & set(pattern.heldout) == set()
    assert bool(pattern.by_key) != bool(pattern.dev and pattern.heldout)


@pytest.mark.parametrize("table", ["cells", "facts", "contacts", "compared"])
def test_wordings_by_key_differ_and_are_of_known_keys(table: str) -> None:
    """Each key is one of the corpus and has wordings in both halves, none in both."""
    wordings: dict[str, Wording] = getattr(PATTERNS, table)
    assert wordings.keys() <= TERMS.keys()
    for wording in wordings.values():
        assert wording.dev
        assert wording.heldout
        assert set(wording.dev) & set(wording.heldout) == set()


@each_pattern
def test_keys_of_a_pattern_are_known(pattern: Pattern) -> None:
    """A pattern asks for keys of the corpus, which have a name where the wording names them."""
    named = {name for text in pattern.dev for _, name, _, _ in Formatter().parse(text)}
    for keys in PATTERNS.keys(pattern):
        assert set(keys) <= TERMS.keys() | GROUPS.keys()
        if "noun" in named and pattern.kind != "english":
            assert set(keys) <= PATTERNS.compared.keys() | PATTERNS.called.keys()


def test_no_brace_is_left_open() -> None:
    """Every question is filled in."""
    asked = [text for case in CASES for text in (*case.turns, case.question)]
    assert [text for text in asked if "{" in text or "  " in text or not text.strip()] == []
