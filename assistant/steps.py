"""A follow-up that asks two things is answered one after the other, and goes on with what was told before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.cells.counts import stated_count
from assistant.cells.measures import Measure, applications, find_measures, prose_of
from assistant.compose.operations import compose_operations
from assistant.compose.own_means import say_mean
from assistant.compose.own_words import PER_ONE
from assistant.compose.shares import compose_shares
from assistant.compose.went import asks_how_far, say_went, went_of
from assistant.draft import Draft
from assistant.english import Spoken
from assistant.lookup.evidence import unit_family
from assistant.lookup.figures import stated_in_prose
from assistant.lookup.operands import Operand, in_one_unit, operand, stated_operand
from assistant.lookup.own_words import figures_named, parts_of, whole_of, worded_figures
from assistant.lookup.part_called import lists_of, part_called
from assistant.lookup.shelf import ReportView
from assistant.turns.asked_twice import asked_in_order, given_then_asked, held_against
from assistant.turns.short import asks_cause, computes, names_matter, read_turn
from assistant.types import Answer, Citation, Statement, Status
from assistant.understanding.learned import COMPUTE, turn_words
from assistant.understanding.operations import Asked, Operation, find_operations
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import question_terms
from assistant.understanding.understand import without_consumed
from assistant.understanding.whether import is_light
from ingest.fold import squeeze
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED
from ingest.types import Figure

_NUMBER = re.compile(r"\d[\d,.]*")
_COUNTED = re.compile(r"([两二俩三仨四])(?=[家者样项个边类种局]|$|[差合一总])")
_HOW_MANY = {"两": 2, "二": 2, "俩": 2, "三": 3, "仨": 3, "四": 4}
_WITH_TOLD = frozenset(
    {Operation.SUM, Operation.DIFFERENCE, Operation.RATE, Operation.LARGEST, Operation.SMALLEST}
)
_OF_TOTAL = re.compile(
    r"(?:那(?:么|个?数)?|这(?:个?数)?|[它其]|大概|大约|又|,)*占(?:了|到|据)?(?:(?:总数|总量|全部|全体|其中|总的|整体|所有|合计|总计|总共|里面)(?:信息|条数|件数)?"
    r"(?:里|中)?的?)?(?:百分之(?:几|多少)|百分比|比例|比重|多大比例|几成|几分之几|多少)(?:是多少)?[呢啊?？]*"
)
"""占总数的百分之几 of a number told before, and of nothing that is named."""
_LEFT = re.compile(
    r"(?:那么?|[它这其]|,)*(?:剩下?|剩余|其余|余下|其他|另外)的?(?:信息|几类|[两二三四五六]类)?"
    r"(?:加起来|合计|一?共|总共|还)*有?(?:多少|几)[条件个次]?(?:信息)?[呢啊?？]*"
)
"""剩下的几条: what is left of the total without the part that was told."""
_OF_NAMED = re.compile(r"(?:那(?:么|个?数)?|这(?:个?数)?|[它其]们?|大概|大约|又|,)*占")
"""占新收的百分之几: of what it is a share is named, and not what the share is of."""
_PART_OF_TOLD = re.compile(
    r"(?:那么?|这|再|又|的|,|其中|里[面头边]?|当中)*+(?P<part>[^,。?占]{2,14}?)(?:所占|占|比[例重])"
)
"""里头征地的占多少: a part of the total told before, by whatever name."""
_FAR = 5
"""So many turns back the numbers may have been told that one computes with."""
_OPEN = frozenset({Status.ANSWERED, Status.NOT_REPORTED})


@dataclass(frozen=True, slots=True)
class _Step:
    """A part of a turn in its own words, and its answer."""

    own: str
    answer: Answer
    reckoned: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """Answers a follow-up in steps, by the ways in which one question is understood and answered."""

    understood: Callable[[str, Sequence[str]], tuple[Spoken, Query]]
    answered: Callable[[str, Spoken, Query], Answer]
    view: Callable[[str], ReportView | None]
    checked: Callable[[Answer], Answer]

    def told(self, question: str, turns: Sequence[str], query: Query, whole: Answer) -> Answer:
        """The answer to a follow-up as a whole, or in steps where that leaves less out."""
        if not turns or whole.language != "zh" or whole.status is Status.REFUSED:
            return whole
        in_order, beside = asked_in_order(question), given_then_asked(question)
        against = [] if in_order or beside or _is_of_several(whole) else held_against(question)
        steps = self._each(in_order or beside or against, turns)
        answers = [step.answer for step in steps]
        apart = beside or all(step.named or names_its_own(step.own) for step in steps)
        apart = apart and not against
        if steps and _tells_more(answers, whole) and (apart or any(_computes(s, whole) for s in steps)):
            return replace(self.checked(joined(answers)), question=question)
        return self._reckoned(question, turns, query, whole) or whole

    def _each(self, parts: Sequence[str], turns: Sequence[str]) -> list[_Step]:
        """The parts of a turn answered one after the other."""
        steps: list[_Step] = []
        for n, part in enumerate(parts):
            before = [*turns, *parts[:n]]
            said, query = self.understood(part, before)
            answer = self.answered(part, said, query)
            own = without_consumed(part, query.scope)
            reckoned = self._reckoned(part, before, query, answer)
            steps.append(_Step(own, reckoned or answer, bool(reckoned), query.scope.named))
        return steps

    def _reckoned(self, question: str, turns: Sequence[str], query: Query, whole: Answer) -> Answer | None:
        """What is computed with the numbers that the turns before were told; None elsewhere."""
        own = without_consumed(question, query.scope)
        if query.scope.named:
            return None
        draft = Draft(question)
        draft.assumed = list(query.scope.assumed)
        if self._within(draft, turns, own) or (
            not whole.calculation and asks_how_far(own) and self._went(draft, turns, own)
        ):
            pass
        elif _OF_TOTAL.fullmatch(own) or _LEFT.fullmatch(own):
            self._of_total(draft, turns, bool(_LEFT.fullmatch(own)))
        elif _OF_NAMED.match(own) and not whole.calculation:
            self._of_named(draft, turns, query, whole)
        elif not whole.calculation and (goes_on(own) or PER_ONE.search(own)):
            looked_up = query.topic is not Topic.PROSE and len(whole.figures) > 1
            if whole.status is not Status.ANSWERED or not looked_up:
                self._compute(draft, turns, own)
        answer = self.checked(draft.finish())
        return answer if answer.calculation else None

    def _of_total(self, draft: Draft, turns: Sequence[str], left: bool) -> None:
        """The share of the number told last in the total that it is a part of, or what is left of that."""
        told = self._told_before(turns, 1)
        figures = whole_of(told[0].view, told[0].figures[0]) if told and len(told[0].figures) == 1 else ()
        if not figures:
            return
        draft.years = [told[0].view.report.year]
        whole = _as_told(stated_operand(told[0].view, figures))
        if left:
            taken = replace(told[0], is_taken_away=True)
            compose_operations(draft, Asked((Operation.SUM,), chained=True), [whole, taken])
        else:
            compose_shares(draft, [(told[0], whole)], Asked((Operation.SHARE,)))

    def _within(self, draft: Draft, turns: Sequence[str], own: str) -> bool:
        """The share that a part has of the total told last, where the text lists its parts; else False."""
        found = _PART_OF_TOLD.match(own)
        told = self._told_before(turns, 1) if found and Operation.SHARE in find_operations(own) else []
        if found is None or len(told) != 1 or len(told[0].figures) != 1:
            return False
        view, whole = told[0].view, told[0].figures[0]
        parts = [part for parts in lists_of(view, whole) if (part := part_called(parts, found["part"]))]
        if len(parts) != 1:
            return False
        draft.years = [view.report.year]
        compose_shares(draft, [(stated_operand(view, parts), told[0])], Asked((Operation.SHARE,), ratio=True))
        return True

    def _went(self, draft: Draft, turns: Sequence[str], own: str) -> bool:
        """How far the number told last went, where a sentence tells from what to what; False elsewhere."""
        said, query = self.understood(turns[-1], turns[:-1])
        answer = self.answered(turns[-1], said, query)
        reports = {citation.report_id for citation in answer.citations}
        view = self.view(reports.pop()) if len(reports) == 1 and not names_its_own(own) else None
        there = [f for f in view.report.figures if _is_cited(f, answer.citations)] if view else []
        if view is None or (went := went_of(view, there)) is None:
            return False
        draft.years = [view.report.year]
        say_went(draft, view, went, own)
        return True

    def _of_named(self, draft: Draft, turns: Sequence[str], query: Query, whole: Answer) -> None:
        """The share of the number told last in the one that a turn names after 占, and nothing before it."""
        told = self._told_before(turns, 1)
        views = [view for report_id in query.scope.report_ids if (view := self.view(report_id))]
        own = without_consumed(query.question, query.scope)
        if len(told) != 1 or len(views) != 1 or Operation.SHARE not in find_operations(own):
            return
        cells = [_in_the_text(views[0], cell) for cell in find_measures(own) or applications(own)]
        named = [i for i in cells or numbers_told(query, whole.citations, views[0]) if i.value]
        if len(named) == 1 and in_one_unit([*told, *named]) and not _is_same(told[0], named[0]):
            draft.years = [views[0].report.year]
            compose_shares(draft, [(told[0], named[0])], Asked((Operation.SHARE,)))

    def _compute(self, draft: Draft, turns: Sequence[str], own: str) -> None:
        """Sums, differences and means of the last numbers that were told."""
        asked, counted, per = find_operations(own), _COUNTED.search(own), PER_ONE.search(own)
        if not per and not _computes_with(asked):
            return
        told = self._told_before(turns, _HOW_MANY[counted[1]] if counted else 2)
        draft.years = [item.view.report.year for item in told]
        if per and len(told) == 2:
            unit = per["unit"] or per["of"]
            told.sort(key=lambda item: item.unit not in unit_family(unit))
            if told[0].value and told[0].unit in unit_family(unit) and told[1].value is not None:
                say_mean(draft, told[0], told[1], unit)
        elif told and not per and not (Operation.SUM in asked and _one_within(told)):
            compose_operations(draft, asked, told)

    def _told_before(self, turns: Sequence[str], number: int) -> list[Operand]:
        """So many numbers that the answers to the last turns told; none where it is not clear which."""
        found: list[Operand] = []
        for n in range(len(turns) - 1, max(-1, len(turns) - _FAR), -1):
            if computes(squeeze(turns[n]).text):
                continue
            told = [item for item in self._told_in(turns, n) if not any(_is_same(item, o) for o in found)]
            found = [*told, *found]
            if not told or len(found) >= number:
                break
        return found if len(found) == number else []

    def _told_in(self, turns: Sequence[str], n: int) -> list[Operand]:
        """The numbers that the answer to an earlier turn told."""
        said, query = self.understood(turns[n], turns[:n])
        answer = self.answered(turns[n], said, query)
        reports = {citation.report_id for citation in answer.citations}
        view = self.view(reports.pop()) if len(reports) == 1 else None
        if view is None or answer.status is not Status.ANSWERED:
            return []
        return [item for item in numbers_told(query, answer.citations, view) if item.figures]


def _in_the_text(view: ReportView, cell: Measure) -> Operand:
    """A cell, as the text has it where it says the same: what is listed there is listed beside that."""
    item, stated = operand(view, cell), stated_in_prose(view, cell)
    same = stated is not None and (stated[1].value, stated[1].unit) == (item.value, item.unit)
    return stated_operand(view, (stated[1],)) if stated and same else item


def _as_told(listed: Operand) -> Operand:
    """All that is listed, as the cell of the requests that came in where it comes to that."""
    received = _in_the_text(listed.view, Measure("requests", RECEIVED, ALL_APPLICANTS, prose_of(RECEIVED)))
    alike = (received.value, received.unit) == (listed.value, listed.unit)
    return received if len(listed.figures) > 1 and alike else listed


def _is_same(one: Operand, other: Operand) -> bool:
    return one.view.report.id == other.view.report.id and one.figures == other.figures


def _one_within(operands: Sequence[Operand]) -> bool:
    """Whether one of the numbers is a part of another, so that they are not to be added up."""
    places = {(item.view.report.id, figure.start) for item in operands for figure in item.figures}
    return any((o.view.report.id, f.part_of) in places for o in operands for f in o.figures)


def goes_on(own: str) -> bool:
    """Whether squeezed words only compute with what was told before them."""
    return computes(own) or read_turn(own).leaves == COMPUTE


def _computes_with(asked: Asked) -> bool:
    return bool(_WITH_TOLD & set(asked.operations)) and Operation.SHARE not in asked


def names_its_own(own: str) -> bool:
    """Whether squeezed words, without names and years, name a thing: 办复率是多少, and not 怎么少了这么多."""
    words = [term.word for term in question_terms(own) if term.word in own and term.word not in turn_words()]
    return names_matter(own) or (any(not is_light(word) for word in words) and not asks_cause(own))


def _computes(step: _Step, whole: Answer) -> bool:
    """Whether a part of a turn asks for arithmetic that only the answer to it alone has made."""
    apart = {c.report_id for c in step.answer.citations} > {c.report_id for c in whole.citations}
    of_total = _OF_TOTAL.fullmatch(step.own) or _LEFT.fullmatch(step.own)
    made = step.answer.calculation and (apart or not whole.calculation or of_total)
    return bool(made and (step.reckoned or find_operations(step.own).operations))


def _is_of_several(answer: Answer) -> bool:
    return len({citation.report_id for citation in answer.citations}) > 1


def numbers_told(query: Query, citations: Sequence[Citation], view: ReportView) -> list[Operand]:
    """The numbers that an answer from one report gives to its question; none where it is not clear which.

    A cell or a known count is that; of a sentence they are those that the question names, else the total
    that others are parts of, else the only one in the unit asked for.
    """
    if len(query.measures) == 1 and query.topic is Topic.FIGURE:
        cell = operand(view, query.measures[0])
        if not cell.figures or any(_is_cited(figure, citations) for figure in cell.figures):
            return [cell]
    units = query.need.exact_units
    wanted = frozenset().union(*map(unit_family, units))
    there = [item.figure for item in worded_figures(view) if _is_cited(item.figure, citations)]
    there = [figure for figure in there if not units or figure.unit in wanted]
    named = [item.figure for item in figures_named(view, query.own_words, units)]
    named = [figure for figure in named if any(figure is other for other in there)]
    stated = [found[1] for m in query.counts if (found := stated_count(view, m.row))]
    parts = any(figure.part_of == whole.start for figure in named for whole in stated)
    if stated and len(stated) >= len(named) and not parts:
        return [stated_operand(view, (figure,)) for figure in stated]
    for among in (named, [figure for figure in there if parts_of(view, figure)], there):
        if len(among) == 1 or (among and among is named):
            return [stated_operand(view, (figure,)) for figure in among]
    return []


def joined(told: Sequence[Answer]) -> Answer:
    """Several answers as one, each place cited once."""
    citations: list[Citation] = []
    statements: list[Statement] = []
    for answer in told:
        marker = {c.n: _marker(c, citations) for c in answer.citations}
        for statement in answer.statements:
            again = replace(statement, cites=tuple(marker[n] for n in statement.cites))
            if again not in statements:
                statements.append(again)
    sums = dict.fromkeys(sum_ for a in told if a.calculation for sum_ in a.calculation.split("；"))
    any_told = any(answer.status is Status.ANSWERED for answer in told)
    return replace(
        told[-1],
        status=Status.ANSWERED if any_told else told[-1].status,
        statements=tuple(statements),
        citations=tuple(citations),
        figures=tuple(dict.fromkeys(figure for answer in told for figure in answer.figures)),
        calculation="；".join(sums) or None,
        assumed=tuple(dict.fromkeys(note for answer in told for note in answer.assumed)),
        years=tuple(sorted({year for answer in told for year in answer.years})),
    )


def _marker(citation: Citation, citations: list[Citation]) -> int:
    """The marker of a place in the joint answer, to which it is added where it is new."""
    for known in citations:
        if replace(known, n=citation.n) == citation:
            return known.n
    citations.append(replace(citation, n=len(citations) + 1))
    return len(citations)


def _tells_more(told: Sequence[Answer], whole: Answer) -> bool:
    """Whether answers to the parts of a turn tell more numbers than that to the whole of it.

    What the whole could compute and its parts cannot stays; none may be refused or ask back.
    """
    if any(answer.status not in _OPEN for answer in told):
        return False
    if whole.status is Status.NOT_REPORTED:
        return any(answer.status is Status.ANSWERED for answer in told)
    if any(answer.status is not Status.ANSWERED for answer in told):
        return False
    if whole.status is not Status.ANSWERED:
        return True
    if whole.calculation and not any(answer.calculation for answer in told):
        return False
    return not frozenset().union(*map(_numbers, told)) <= _numbers(whole)


def _numbers(answer: Answer) -> frozenset[str]:
    """The numbers that an answer tells with a place for them."""
    return frozenset(n for s in answer.statements if s.cites for n in _NUMBER.findall(s.text))


def _is_cited(figure: Figure, citations: Sequence[Citation]) -> bool:
    return any(c.start <= figure.start and figure.end <= c.end for c in citations)
