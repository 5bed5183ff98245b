"""Whether the program stays silent when it should, and only then."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Answer, Status
from eval.cases import Case
from eval.metrics.base import Context, Score


@dataclass(frozen=True, slots=True)
class RightRefusal:
    """1 if a question that has no answer, or more than one reading, ends in one of the expected ways."""

    title: str = "该拒"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to questions that must not be answered."""
        del context
        if Status.ANSWERED in case.statuses:
            return None
        return Score(1) if answer.status in case.statuses else Score(0, f"状态为 {answer.status}")


@dataclass(frozen=True, slots=True)
class NotRefused:
    """1 if a question that has an answer was answered, rightly or wrongly."""

    title: str = "不误拒"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to questions that have an answer."""
        del context
        if not case.answerable:
            return None
        return Score(1) if answer.status is Status.ANSWERED else Score(0, f"状态为 {answer.status}")
