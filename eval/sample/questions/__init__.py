"""The questions over the sample corpus: written by hand and made from patterns, answered by its truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eval.cases import Case
from eval.sample.plans import SEED
from eval.sample.questions.book import Book
from eval.sample.questions.handwritten import handwritten_cases
from eval.sample.questions.made import made_cases
from eval.sample.questions.patterns import load_patterns
from eval.sample.truth import Truth


def sample_cases(truths: Sequence[Truth], seed: int = SEED) -> list[Case]:
    """All questions; the same truths and seed give the same questions."""
    book = Book(tuple(truths))
    made = made_cases(book, load_patterns(), seed)
    return [
        *handwritten_cases(book, strict=seed == SEED),
        *(replace(case, id=f"s{number:03}") for number, case in enumerate(made, 1)),
    ]
