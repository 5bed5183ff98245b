"""Whether every number of an answer comes from its evidence, checked without the program's own check."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.types import Answer, Status
from eval.cases import Case
from eval.metrics.base import Context, Score, share
from eval.metrics.numbers import numbers, readings

_YEAR = re.compile(r"[〇零○一二三四五六七八九]{4}(?=\s*年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


@dataclass(frozen=True, slots=True)
class Grounded:
    """The share of an answer's numbers found in its citations, figures, calculation or question."""

    title: str = "数有据"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to answers about a report that is there, and have a number."""
        del context
        if answer.status not in (Status.ANSWERED, Status.NOT_REPORTED):
            return None
        known = readings([*_evidence(answer), *map(_with_digits, (case.question, *case.turns))])
        stated = [number for statement in answer.statements for number in numbers(statement.text)]
        loose = [str(number.plain) for number in stated if not number.readings & known]
        return share(len(stated) - len(loose), len(stated), f"无出处的数：{'、'.join(loose)}")


def _with_digits(question: str) -> str:
    """The question with its years in digits: 二〇二二年 is answered as 2022年."""
    return _YEAR.sub(lambda year: year[0].translate(_DIGITS), question)


def _evidence(answer: Answer) -> list[str]:
    """All texts an answer's numbers may come from; a source's year and agency are part of it."""
    cited = [f"{c.quote} {c.agency} {c.heading} {c.year}年" for c in answer.citations]
    used = [
        f"{f.raw} {'' if f.value is None else f.value} {f.row} {f.column} {f.year}年" for f in answer.figures
    ]
    asked = [f"{year}年" for year in answer.years]  # which reports do not say it
    return [*cited, *used, *asked, answer.calculation or ""]
