"""A question with what its reports give for it, and the endings that any operation may come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.types import Status
from eval.cases import Case, Evidence, Names, Reason
from eval.sample.questions.ask import Ask
from eval.sample.questions.book import Book, Operand, key_of, names_of
from eval.sample.questions.terms import TERMS
from eval.sample.truth import Truth

ANSWERED = frozenset({Status.ANSWERED})
NOT_REPORTED = frozenset({Status.NOT_REPORTED})
EITHER = ANSWERED | NOT_REPORTED


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the reports it is about and what they give for it, agencies first, then years, keys."""

    ask: Ask
    book: Book
    truths: tuple[Truth, ...]
    operands: tuple[Operand, ...]

    @property
    def given(self) -> tuple[Operand, ...]:
        """The operands with a value."""
        return tuple(operand for operand in self.operands if operand.value is not None)

    @property
    def missing(self) -> tuple[Operand, ...]:
        """The operands without."""
        return tuple(operand for operand in self.operands if operand.value is None)

    @property
    def several(self) -> bool:
        """Whether more than one agency is asked about."""
        return len({truth.agency for truth in self.truths}) > 1

    def near(self, operand: Operand) -> Names:
        """What tells this operand from the others, where one thing does: the agency, or the year."""
        truth, years = operand.truth, {truth.year for truth in self.truths}
        if self.several:
            return names_of(truth.agency) if len(years) == 1 else ()
        return (str(truth.year),) if len(years) > 1 else ()

    def label(self, operand: Operand) -> Names:
        """What a ranking calls this operand: the agency, the year or the row."""
        label = TERMS[operand.key].label
        short = label.removeprefix("本年").removesuffix("数量")  # as answers call it
        return self.near(operand) or (tuple(dict.fromkeys((label, short))) if label else ())


def blank() -> Case:
    """A question that is to be answered; what is asked is filled in at the end."""
    return Case("", "", "", ANSWERED)


def silent(asked: Asked) -> Case:
    """Nothing to answer with; the reason counts where there is one and the same."""
    reasons = {operand.reason for operand in asked.missing}
    statuses = NOT_REPORTED
    if reasons == {Reason.UNSTATED}:
        statuses |= {Status.NOT_FOUND}
    return replace(blank(), statuses=statuses, reason=reasons.pop() if len(reasons) == 1 else None)


def named(asked: Asked) -> tuple[Names, ...]:
    """The agencies whose figure is missing have to be named."""
    return tuple(names_of(operand.truth.agency) for operand in asked.missing) if asked.several else ()


def cited(operands: Sequence[Operand]) -> tuple[Evidence, ...]:
    """Where these figures stand."""
    return tuple(evidence for operand in operands for evidence in operand.evidence)


def told(asked: Asked, operands: Sequence[Operand]) -> str:
    """The figures for a human reader."""
    return "；".join(
        f"{key_of(o.truth.agency)}{o.truth.year}{o.key} {o.value}{o.unit}" for o in operands
    ) + "".join(f"；{key_of(o.truth.agency)}{o.truth.year}{o.key} {o.reason}" for o in asked.missing)
