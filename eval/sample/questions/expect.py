"""What the truth of the corpus makes of a question by keys: how it ends, what it says, what it may cite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.types import Status
from eval.cases import Case
from eval.sample.questions import arithmetic, prose, sums
from eval.sample.questions.ask import Ask, agencies_of
from eval.sample.questions.asked import ANSWERED, Asked
from eval.sample.questions.book import Book, in_one_unit, source_of
from eval.sample.questions.terms import GROUPS

Make = Callable[[Asked], Case]

MAKERS: dict[str, Make] = {
    "values": arithmetic.values,
    "sum": arithmetic.total,
    "mean": arithmetic.mean,
    "diff": arithmetic.diff,
    "rate": arithmetic.rate,
    "share": arithmetic.share,
    "times": arithmetic.times,
    "most": arithmetic.most,
    "least": arithmetic.least,
    "which": arithmetic.which,
    "count": arithmetic.count,
    "any": prose.same,
    "mention": prose.mention,
    "parts": prose.parts,
    "text": prose.text,
    "years": prose.years,
    "sound": sums.sound,
    "ledger": sums.ledger,
    "results": sums.results,
    "review": sums.review,
    "retold": sums.retold,
    "carried": sums.carried,
    "adds_up": sums.adds_up,
}
"""What is made of the figures, by operation."""


def expect(ask: Ask, book: Book) -> Case:
    """The question as a case. Raises Unresolvable where the corpus gives it no one answer."""
    case = Case(
        ask.id, ask.q, ask.kind, ask.status or ANSWERED, turns=ask.turns, reason=ask.reason,
        english=ask.kind == "english", heldout=ask.heldout, template=ask.template,
    )  # fmt: skip
    if not ask.who or (ask.status and Status.ANSWERED not in ask.status and not ask.what):
        return case
    agencies, years = agencies_of(ask, book), ask.year or book.years
    found = [book.truth(agency, year) for agency in agencies for year in years]
    truths = tuple(truth for truth in found if truth is not None)
    if len(truths) < len(found):
        return replace(case, statuses=ask.status or frozenset({Status.NOT_FOUND}))
    keys = [key for name in ask.what for key in GROUPS.get(name, (name,))]
    operands = tuple(book.operand(truth, key) for truth in truths for key in keys)
    operands = (
        operands if ask.op == "values" else in_one_unit(operands)
    )  # told as they stand, or reckoned with
    sources = () if ask.op == "years" else tuple(dict.fromkeys(map(source_of, truths)))
    made = MAKERS[ask.op](Asked(ask, book, truths, operands))
    return replace(
        made, id=case.id, question=case.question, kind=case.kind, turns=case.turns, english=case.english,
        heldout=case.heldout, template=case.template, statuses=ask.status or made.statuses,
        reason=ask.reason or made.reason, sources=sources,
    )  # fmt: skip
