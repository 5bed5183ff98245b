"""Whether an answer is right: how it ends, the value it gives, and which report it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Answer, Status
from eval.cases import Case
from eval.metrics.base import Context, Score, span_of
from eval.metrics.numbers import agrees, numbers, says_none
from ingest.fold import fold

# Questions whose answer is a passage: quoting the expected evidence is as good as giving its count.
_WORDED = frozenset({"problems", "list", "procedure"})
# Units of things that an answer may list instead of counting.
_COUNTED = frozenset({"个", "项", "家"})


@dataclass(frozen=True, slots=True)
class RightAnswer:
    """1 if the ending is an expected one and, for an answer, value and report are the expected ones.

    Without a value, or where more than one piece of evidence is expected, all of it has to be cited.
    """

    title: str = "答对"

    def score(self, case: Case, answer: Answer, context: Context) -> Score:
        """Applies to every question."""
        if answer.status not in case.statuses:
            return Score(0, f"状态为 {answer.status}")
        if answer.status is not Status.ANSWERED:
            return Score(1)
        if not _cites_expected_file(case, answer):
            return Score(0, "没有引用应引的报告")
        missing = _missing_evidence(case, answer, context)
        if missing and (case.value is None or len(case.evidence) > 1):
            return Score(0, f"未引用：{missing}")
        worded = case.value is None or (case.kind in _WORDED and case.evidence and not missing)
        if worded or gives_value(case, answer):
            return Score(1)
        return Score(0, f"没有给出 {case.value}{case.unit}")


def gives_value(case: Case, answer: Answer) -> bool:
    """Whether the expected value is in the answer's words or among its figures."""
    if states_value(case, [statement.text for statement in answer.statements]):
        return True
    if any(figure.value == case.value for figure in answer.figures if figure.value is not None):
        return True
    items = sum(statement.level == 1 for statement in answer.statements)
    return case.unit in _COUNTED and items == case.value


def states_value(case: Case, texts: Sequence[str]) -> bool:
    """Whether one of the texts has the expected value, or says that there was none where that is 0."""
    if isinstance(case.value, str):
        return any(_bare(case.value) in _bare(text) for text in texts)
    if case.value is None:
        return False
    stated = [number for text in texts for number in numbers(text) if number.unit != "年"]
    if any(agrees(number, case.value, case.unit) for number in stated):
        return True
    return case.value == 0 and any(says_none(text) for text in texts)


def _cites_expected_file(case: Case, answer: Answer) -> bool:
    expected = {item.file for item in case.evidence}
    return not expected or any(_name(citation.file) in expected for citation in answer.citations)


def _missing_evidence(case: Case, answer: Answer, context: Context) -> str:
    """The first expected quote that no citation covers, or nothing.

    Where several reports are expected, each may be cited at another place that gives the same number: the
    table's instead of the sentence's.
    """
    several = len({item.file for item in case.evidence}) > 1
    for item in case.evidence:
        places = context.corpus.find(item)
        if not any(
            any(place.overlaps(span_of(citation)) for place in places)
            or (
                several
                and _name(citation.file) == item.file
                and _counts(citation.quote) & _counts(item.quote)
            )
            for citation in answer.citations
        ):
            return item.quote
    return ""


def _counts(quote: str) -> set[Decimal]:
    """The numbers of a quote that are no years."""
    return {number.value for number in numbers(quote) if number.unit != "年"}


def _name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


def _bare(text: str) -> str:
    """A phone number, address or name without dashes and spaces."""
    return "".join(char for char in fold(text) if char != "-" and not char.isspace())
