"""Whether an answer is right: how it ends, what it gives, and which report it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.types import Answer, Status
from eval.cases import Case
from eval.metrics.base import Context, Score, span_of
from eval.metrics.faults import Fault, bare, faults, file_name, gives_all, gives_some, uncovered
from eval.metrics.numbers import agrees, numbers, readings, says_none

# Questions whose answer is a passage: quoting the expected evidence is as good as giving its count.
_WORDED = frozenset({"problems", "list", "procedure"})
# Units of things that an answer may list instead of counting.
_COUNTED = frozenset({"个", "项", "家"})
# An answer with one of these says what is not so.
_MISLEADING = frozenset({Fault.ENDING, Fault.VALUE, Fault.NAME, Fault.VERDICT, Fault.SOURCE})


@dataclass(frozen=True, slots=True)
class RightAnswer:
    """1 if the ending is an expected one and, for an answer, all parts and all reports are the expected ones.

    A case with a bare ``value``, as plain question files have it, is judged without the unit; without a
    value, or where more than one piece of evidence is expected, all of it has to be cited.
    """

    title: str = "答对"

    def score(self, case: Case, answer: Answer, context: Context) -> Score:
        """Applies to every question."""
        if is_plain(case):
            reason = _plain_fault(case, answer, context)
            return Score(0, reason) if reason else Score(1)
        found = faults(case, answer, context)
        return Score(0, "；".join(item.told for item in found)) if found else Score(1)


@dataclass(frozen=True, slots=True)
class NotMisled:
    """0 if the program answers where it must not, or says what is not so; silence never misleads."""

    title: str = "不误导"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to every question."""
        if answer.status is not Status.ANSWERED:
            return Score(1)
        if is_plain(case):
            reason = _plain_fault(case, answer, context)
            return Score(0, reason) if reason else Score(1)
        found = {item.fault: item.told for item in faults(case, answer, context)}
        if found.keys() <= {Fault.VALUE, Fault.EVIDENCE} and only_partial(
            case, answer, Fault.EVIDENCE in found
        ):
            return Score(1)
        if Fault.EVIDENCE in found and not case.wanted and _nothing_cited(case, answer, context):
            return Score(0, found[Fault.EVIDENCE])
        bad = [told for fault, told in found.items() if fault in _MISLEADING]
        return Score(0, "；".join(bad)) if bad else Score(1)


@dataclass(frozen=True, slots=True)
class ExactNumbers:
    """1 if every expected number is given, in value and unit."""

    title: str = "数准"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to questions that must be answered with numbers."""
        del context
        if not case.answerable:
            return None
        if not is_plain(case):
            if not any(isinstance(wanted.value, Decimal) for wanted in case.wanted):
                return None
            right = gives_all(case, answer)
        elif isinstance(case.value, Decimal) and case.kind not in _WORDED:
            right = gives_value(case, answer)
        else:
            return None
        return Score(1) if right and answer.status is Status.ANSWERED else Score(0, "数值不符")


def is_plain(case: Case) -> bool:
    """Whether the case is of a plain question file, with a value or evidence and nothing more."""
    return not (case.wanted or case.names or case.sources or case.verdict is not None)


def only_partial(case: Case, answer: Answer, elsewhere: bool) -> bool:
    """Whether a part is missing and what is there is right: some parts, or what they are reckoned from.

    ``elsewhere`` says that some of the expected places are not cited.
    """
    texts = [statement.text for statement in answer.statements]
    stating = [text for text in texts if any(number.unit != "年" for number in numbers(text))]
    given = sum(gives_some(replace(case, wanted=(wanted,)), answer) for wanted in case.wanted)
    if given:
        return len(stating) <= given
    known = readings([*(c.quote for c in answer.citations), *(f.raw for f in answer.figures), case.question])
    return not elsewhere and all(number.readings & known for text in stating for number in numbers(text))


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
    value, unit = expected(case)
    if isinstance(value, str):
        return any(bare(value) in bare(text) for text in texts)
    if value is None:
        return False
    stated = [number for text in texts for number in numbers(text) if number.unit != "年"]
    if any(agrees(number, value, unit) for number in stated):
        return True
    return value == 0 and any(says_none(text) for text in texts)


def expected(case: Case) -> tuple[Decimal | str | None, str]:
    """The one value to look for, and its unit: the first part of what is wanted."""
    first = case.wanted[0] if case.wanted else case
    return first.value, first.unit


def _plain_fault(case: Case, answer: Answer, context: Context) -> str:
    """What is wrong with an answer to a plain case, or nothing."""
    if answer.status not in case.statuses:
        return f"状态为 {answer.status}"
    if answer.status is not Status.ANSWERED:
        return ""
    if not _cites_expected_file(case, answer):
        return "没有引用应引的报告"
    missing = _missing_evidence(case, answer, context)
    if missing and (case.value is None or len(case.evidence) > 1):
        return f"未引用：{missing}"
    worded = case.value is None or (case.kind in _WORDED and case.evidence and not missing)
    return "" if worded or gives_value(case, answer) else f"没有给出 {case.value}{case.unit}"


def _nothing_cited(case: Case, answer: Answer, context: Context) -> bool:
    return len(uncovered(case, answer.citations, context)) == len(case.needs)


def _cites_expected_file(case: Case, answer: Answer) -> bool:
    files = {item.file for item in case.evidence}
    return not files or any(file_name(citation.file) in files for citation in answer.citations)


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
                and file_name(citation.file) == item.file
                and _counts(citation.quote) & _counts(item.quote)
            )
            for citation in answer.citations
        ):
            return item.quote
    return ""


def _counts(quote: str) -> set[Decimal]:
    """The numbers of a quote that are no years."""
    return {number.value for number in numbers(quote) if number.unit != "年"}
