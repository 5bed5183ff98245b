"""Questions whether the figures of a report add up: the form's identities, worked out from the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from eval.cases import Case, Wanted
from eval.sample.questions.asked import ANSWERED, NOT_REPORTED, Asked, blank
from eval.sample.questions.book import Operand, Unresolvable
from ingest.tables.requests import CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL

_LEFT, _RIGHT = ("新收", "结转来"), ("办结", "结转去")


def sound(asked: Asked) -> Case:
    """Whether all sums of the form hold; which one is told of that does not is left open."""
    truth = asked.truths[0]
    return replace(blank(), verdict=truth.wrong is None, answer=str(truth.wrong or "都成立"))


def ledger(asked: Asked) -> Case:
    """New applications and those carried in are those dealt with and carried out."""
    return _judged(_of(asked, _LEFT), _of(asked, _RIGHT))


def results(asked: Asked) -> Case:
    """The results add up to the total of table 3."""
    truth = asked.truths[0]
    total = _of(asked, ("办结",))[0]
    outer = (RECEIVED, CARRIED_IN, TOTAL, CARRIED_OUT)
    cells = {c: v for c, v in truth.values.items() if c.table == "requests" and c.column == "总计"}
    if total.value is None or any(v is None for v in cells.values()):
        return _judged([total], [])
    value = sum((v for c, v in cells.items() if v is not None and c.row not in outer), Decimal(0))
    return _judged([total], [replace(total, value=value, evidence=())])


def review(asked: Asked) -> Case:
    """The ways the reviews ended add up to their total."""
    total = _of(asked, ("复议",))[0]
    truth = asked.truths[0]
    cells = {c: v for c, v in truth.values.items() if c.row == "行政复议" and c.column != "总计"}
    if total.value is None:
        return _judged([total], [])
    value = sum((v for v in cells.values() if v is not None), Decimal(0))
    return _judged([total], [replace(total, value=value, evidence=())])


def retold(asked: Asked) -> Case:
    """What the prose says of the new applications is what the table says."""
    prose = asked.book.operand(asked.truths[0], "新收")
    cell = prose.evidence[0].cell
    if cell is None or cell.table in asked.truths[0].unread:
        raise Unresolvable("only the prose tells")
    value = asked.truths[0].values[cell]
    clause = replace(prose, evidence=(replace(prose.evidence[0], cell=None, row=""),))
    return _judged([clause], [replace(prose, value=value, evidence=())])


def carried(asked: Asked) -> Case:
    """What one year hands on is what the next takes over."""
    if len(asked.truths) != 2:
        raise Unresolvable("two years are compared")
    return _judged(_of(asked, ("结转去",)), _of(asked, ("结转来",), at=1))


def adds_up(asked: Asked) -> Case:
    """The kinds of information disclosed add up to the total stated."""
    fact = asked.truths[0].fact("disclosed")
    if fact is None:
        raise Unresolvable("nothing counted by kind")
    stated = asked.book.operand(asked.truths[0], "公开信息")
    return _judged(
        [stated], [replace(stated, value=sum((n for _, n in fact.parts), Decimal(0)), evidence=())]
    )


def _judged(left: Sequence[Operand], right: Sequence[Operand]) -> Case:
    """Whether two sums agree; both are to be told where they do not, their terms are always to be cited."""
    operands = [*left, *right]
    missing = [operand.reason for operand in operands if operand.value is None]
    if missing:
        return Case("", "", "", NOT_REPORTED, reason=missing[0] if len(set(missing)) == 1 else None)
    sums = [sum((operand.number for operand in side), Decimal(0)) for side in (left, right)]
    agree = sums[0] == sums[1]
    told = () if agree else tuple(Wanted(value, operands[0].unit) for value in sums)
    evidence = tuple(item for operand in operands for item in operand.evidence)
    return Case(
        "", "", "", ANSWERED, wanted=told, verdict=agree,
        evidence=evidence, answer=f"{sums[0]} {'=' if agree else '≠'} {sums[1]}",
    )  # fmt: skip


def _of(asked: Asked, keys: Sequence[str], at: int = 0) -> list[Operand]:
    truth = sorted(asked.truths, key=lambda truth: truth.year)[at]
    return [asked.book.operand(truth, key) for key in keys]
