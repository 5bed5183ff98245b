"""Whether every number of an answer comes from its evidence, checked without the program's own check."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Answer, Status
from eval.cases import Case
from eval.metrics.base import Context, Score, share
from eval.metrics.numbers import numbers, readings


@dataclass(frozen=True, slots=True)
class Grounded:
    """The share of an answer's numbers found in its citations, figures, calculation or question."""

    title: str = "数有据"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to answers about a report that is there, and have a number."""
        del context
        if answer.status not in (Status.ANSWERED, Status.NOT_REPORTED):
            return None
        known = readings([*_evidence(answer), case.question, *case.turns])
        stated = [number for statement in answer.statements for number in numbers(statement.text)]
        loose = [str(number.plain) for number in stated if not number.readings & known]
        return share(len(stated) - len(loose), len(stated), f"无出处的数：{'、'.join(loose)}")


def _evidence(answer: Answer) -> list[str]:
    """All texts an answer's numbers may come from; a source's year and agency are part of it."""
    cited = [f"{c.quote} {c.agency} {c.heading} {c.year}年" for c in answer.citations]
    used = [
        f"{f.raw} {'' if f.value is None else f.value} {f.row} {f.column} {f.year}年" for f in answer.figures
    ]
    return [*cited, *used, answer.calculation or ""]
