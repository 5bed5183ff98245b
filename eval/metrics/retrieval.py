"""Whether the search for a question brings up the passage that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Answer
from eval.cases import Case
from eval.metrics.base import Context, Score, share


@dataclass(frozen=True, slots=True)
class RetrievalRecall:
    """The share of the expected evidence that stands in the first ``k`` passages found."""

    k: int

    @property
    def title(self) -> str:
        """Recall at k."""
        return f"检索@{self.k}"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to answerable questions with known evidence."""
        del answer
        if not (case.answerable and case.evidence):
            return None
        found = context.passages[: self.k]
        missed = [
            item.quote
            for item in case.evidence
            if not any(place.overlaps(span) for place in context.corpus.find(item) for span in found)
        ]
        total = len(case.evidence)
        return share(total - len(missed), total, f"未检到：{missed[0][:40]}" if missed else "")
