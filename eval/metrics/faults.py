"""What is wrong with an answer, told apart, so that what misleads is counted by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Answer, Citation, Status
from eval.cases import Case, Evidence, Names, Reason, Wanted
from eval.metrics.base import Context, span_of
from eval.metrics.numbers import gives, numbers, says_none
from ingest.fold import fold
from ingest.types import FigureState


class Fault(StrEnum):
    """The ways an answer can be wrong."""

    ENDING = "ending"
    REASON = "reason"
    VALUE = "value"
    NAME = "name"
    VERDICT = "verdict"
    SOURCE = "source"
    EVIDENCE = "evidence"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Found:
    """One fault, and what it is in words."""

    fault: Fault
    told: str


_UNSTATED = (
    "没有.{1,40}(?:这一栏|这一行|这一项)|没有写|未写|没有提|未提|没有说明|未说明|没有记载|未记载|没有列|未列|没有这|没有该|没有找到|未找到|没有给出|未给出"
    "|没有报告|未报告|不含|没有相关|未载|没有此|not (?:stated|given|reported|mention)|does not"
)
_REASONS = {
    Reason.BLANK: (FigureState.BLANK, re.compile("未填|空白|没有填|blank|left empty")),
    Reason.UNREADABLE: (FigureState.UNREADABLE, re.compile("图片|未能读出|无法识别|读不出|picture|image")),
    Reason.UNSTATED: (None, re.compile(_UNSTATED)),
}
_AGAINST = re.compile(
    r"不(?:成立|一致|相符|相等|等于|符合?|吻合|对|平|正确|同)|≠|对不上|加不上|有出入|有误|有错|错误|算错|相差|矛盾|误差"
    r"|do(?:es)? not|inconsistent"
)
_FOR = re.compile(
    r"成立|一致|相符|相等|等于|吻合|对得上|加得上|正确|无误|平衡|没有(?:发现|出入|错)|未发现|符合"
    r"|add up|consistent"
)
_CLAIM = re.compile(
    r"最|第一|首位|居首|前三|更|多于|少于|高于|低于|比.{0,40}(?:多|少|高|低)|most|least|highest|lowest"
)


def faults(case: Case, answer: Answer, context: Context) -> list[Found]:
    """All faults of an answer to a case with ``wanted``, ``names`` or evidence; none if it is right."""
    if answer.status not in case.statuses:
        return [Found(Fault.ENDING, f"状态为 {answer.status}")]
    if answer.status is Status.ANSWERED:
        return [*_of_words(case, answer), *_of_sources(case, answer, context)]
    if answer.status is Status.NOT_REPORTED and case.reason and not _tells(case.reason, answer):
        return [Found(Fault.REASON, f"没有说明是 {case.reason}")]
    return []


def gives_all(case: Case, answer: Answer) -> bool:
    """Whether every number that is wanted is given."""
    return all(_given(wanted, answer) for wanted in case.wanted if not isinstance(wanted.value, str))


def gives_some(case: Case, answer: Answer) -> bool:
    """Whether any part that is wanted is given."""
    return any(_given(wanted, answer) for wanted in case.wanted)


def covers(evidence: Evidence, citations: Sequence[Citation], context: Context) -> bool:
    """Whether one of the citations is of the cell, or touches the run."""
    cited = [citation for citation in citations if file_name(citation.file) == evidence.file]
    if evidence.cell is not None and any(citation.cell == evidence.cell for citation in cited):
        return True
    spans = [span_of(citation) for citation in cited]
    return any(place.overlaps(span) for place in context.corpus.find(evidence) for span in spans)


def uncovered(case: Case, citations: Sequence[Citation], context: Context) -> list[Evidence]:
    """The first of each need that no citation covers."""
    return [
        places[0] for places in case.needs if not any(covers(item, citations, context) for item in places)
    ]


def file_name(file: str) -> str:
    """The name of a file without its folder."""
    return file.replace("\\", "/").rpartition("/")[2]


def bare(text: str) -> str:
    """A phone number, address or name without dashes and spaces."""
    return "".join(char for char in fold(text) if char != "-" and not char.isspace())


def _of_words(case: Case, answer: Answer) -> Iterator[Found]:
    text = "\n".join(statement.text for statement in answer.statements)
    for wanted in case.wanted:
        if not _given(wanted, answer):
            near = f"（{wanted.near[0]}）" if wanted.near else ""
            yield Found(Fault.VALUE, f"没有给出 {wanted.value}{wanted.unit}{near}")
    for names in case.names:
        if not _has(text, names):
            yield Found(Fault.NAME, f"没有提到 {names[0]}")
    if case.leaders and not _leads(case, answer):
        yield Found(Fault.NAME, f"领先的应是 {'、'.join(names[0] for names in case.leaders)}")
    if case.verdict is not None and _verdict(text) is not case.verdict:
        yield Found(Fault.VERDICT, f"结论应为{'成立' if case.verdict else '不成立'}")
    if case.english and not re.search(r"[A-Za-z]+[ ,]+[A-Za-z]+", text):
        yield Found(Fault.LANGUAGE, "没有用英文作答")


def _of_sources(case: Case, answer: Answer, context: Context) -> Iterator[Found]:
    known = {source.file: source for source in case.sources}
    for citation in answer.citations if known else ():
        source = known.get(file_name(citation.file))
        if source is None or (citation.agency, citation.year) != (source.agency, source.year):
            yield Found(Fault.SOURCE, f"引用了 {citation.agency} {citation.year} 年的报告")
            break
    missing = uncovered(case, answer.citations, context)
    if missing:
        yield Found(Fault.EVIDENCE, f"未引用：{missing[0].quote[:60]}")


def _given(wanted: Wanted, answer: Answer) -> bool:
    """Whether one statement gives it, together with what it belongs to."""
    return any(
        _states(statement.text, wanted) and (not wanted.near or _has(statement.text, wanted.near))
        for statement in answer.statements
    )


def _states(text: str, wanted: Wanted) -> bool:
    if isinstance(wanted.value, str):
        return bare(wanted.value) in bare(text)
    if any(gives(number, wanted) for number in numbers(text) if number.unit != "年"):
        return True
    return wanted.value == 0 and says_none(text)


def _has(text: str, names: Names) -> bool:
    return any(fold(name).lower() in fold(text).lower() for name in names)


def _leads(case: Case, answer: Answer) -> bool:
    """Whether the leaders are named first, in order: where the answer says who leads, or in all of it."""
    texts = [statement.text for statement in answer.statements]
    claims = [text for text in texts if _CLAIM.search(text)]
    return any(_in_order(case, text) for text in [*claims, "\n".join(texts)])


def _in_order(case: Case, text: str) -> bool:
    places = [
        min((at for name in names if (at := text.find(name)) >= 0), default=-1) for names in case.leaders
    ]
    others = [at for names in case.rivals for name in names if (at := text.find(name)) >= 0]
    if -1 in places or places != sorted(places):
        return False
    return places[-1] <= min(others, default=places[-1])


def _verdict(text: str) -> bool | None:
    """What an answer says of a sum, or None."""
    if _AGAINST.search(text):
        return False
    return True if _FOR.search(text) else None


def _tells(reason: Reason, answer: Answer) -> bool:
    state, words = _REASONS[reason]
    if state is not None and any(figure.state is state for figure in answer.figures):
        return True
    return any(words.search(statement.text) for statement in answer.statements)
