"""What becomes of figures: told one by one, added, compared, put in order, counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from eval.cases import Case, Names, Wanted
from eval.sample.questions.asked import ANSWERED, EITHER, Asked, blank, cited, named, silent, told
from eval.sample.questions.book import Operand, Unresolvable

MORE: Names = ("多", "增", "高", "升", "涨", "上涨", "+", "more", "up ", "increase", "rose", "higher")
LESS: Names = (
    "少",
    "减",
    "低",
    "降",
    "跌",
    "下滑",
    "-",
    "−",
    "fewer",
    "less",
    "down",
    "decrease",
    "fell",
    "lower",
)
SAME: Names = (
    "相同",
    "一样",
    "持平",
    "相等",
    "没有变",
    "未变",
    "无变化",
    "没变",
    "增加0",
    "减少0",
    "相差0",
    "差0",
    "same",
    "unchanged",
)


def values(asked: Asked) -> Case:
    """Every value, each with what it belongs to."""
    if not asked.given:
        return silent(asked)
    wanted = tuple(
        Wanted(o.value, o.unit, asked.near(o), rough=o.rough) for o in asked.given if o.value is not None
    )
    partly = asked.missing and not asked.several
    return replace(
        blank(), statuses=EITHER if partly else ANSWERED, wanted=wanted, names=named(asked),
        evidence=cited(asked.given), answer=told(asked, asked.given),
    )  # fmt: skip


def total(asked: Asked) -> Case:
    """All figures added up."""
    if asked.missing and (not asked.several or not asked.given):
        return silent(asked)
    return _reckoned(asked, sum((o.number for o in asked.given), Decimal(0)), asked.given[0].unit)


def mean(asked: Asked) -> Case:
    """The mean of all figures."""
    if asked.missing and (not asked.several or not asked.given):
        return silent(asked)
    average = sum((o.number for o in asked.given), Decimal(0)) / len(asked.given)
    return _reckoned(asked, average, asked.given[0].unit, rounded=True)


def diff(asked: Asked) -> Case:
    """How much the first is over the second; of two agencies or rows, which one has more as well."""
    first, second = _pair(asked)
    if asked.missing:
        return silent(asked)
    change = first.number - second.number
    if first.truth.agency == second.truth.agency and first.key == second.key:
        if change == 0:
            return _unchanged(asked)
        return _reckoned(asked, abs(change), first.unit, _direction(change))
    made = _reckoned(asked, abs(change), first.unit)
    if change == 0:
        return _unchanged(asked)
    leader, rival = map(asked.label, (first, second) if change > 0 else (second, first))
    return replace(made, leaders=(leader,), rivals=(rival,)) if leader and rival else made


def rate(asked: Asked) -> Case:
    """By how many per cent the first is over the second."""
    if asked.missing:
        return silent(asked)
    change = (_ratio(asked) - 1) * 100
    if change == 0:
        return _unchanged(asked)
    return _reckoned(asked, abs(change), "%", _direction(change), rounded=True)


def share(asked: Asked) -> Case:
    """How many per cent the first is of the second; of several, the first of the sum of all."""
    if asked.missing:
        return silent(asked)
    if len(asked.operands) == 2:
        return _reckoned(asked, _ratio(asked) * 100, "%", rounded=True)
    *parts, whole = asked.operands
    if whole.number == 0:
        raise Unresolvable(f"{asked.ask.id}: a share of nothing")
    return _reckoned(
        asked, sum((o.number for o in parts), Decimal(0)) / whole.number * 100, "%", rounded=True
    )


def times(asked: Asked) -> Case:
    """How many times the second the first is."""
    return silent(asked) if asked.missing else _reckoned(asked, _ratio(asked), "倍", rounded=True)


def most(asked: Asked) -> Case:
    """The ``n`` largest, in order."""
    return _ranked(asked, reverse=True)


def least(asked: Asked) -> Case:
    """The ``n`` smallest, in order."""
    return _ranked(asked, reverse=False)


def which(asked: Asked) -> Case:
    """Those that have more than ``over``, each with its value."""
    over = tuple(operand for operand in asked.given if operand.number > asked.ask.over)
    if not over:
        return silent(asked)
    wanted = tuple(Wanted(o.number, o.unit, asked.label(o)) for o in over)
    return replace(blank(), wanted=wanted, names=named(asked), evidence=cited(over), answer=told(asked, over))


def count(asked: Asked) -> Case:
    """How many agencies, or years, have more than ``over``; each is named."""
    if not asked.given:
        return silent(asked)
    over = [operand for operand in asked.given if operand.number > asked.ask.over]
    wanted = Wanted(Decimal(len(over)), "家" if asked.several else "个")
    names = tuple(asked.label(operand) for operand in over) + named(asked)
    return replace(blank(), wanted=(wanted,), names=names, evidence=cited(over), answer=told(asked, over))


def _reckoned(asked: Asked, value: Decimal, unit: str, near: Names = (), *, rounded: bool = False) -> Case:
    """The result of arithmetic; every operand is to be cited."""
    partly = bool(asked.missing)
    wanted = Wanted(value.quantize(Decimal("0.000001")).normalize() + 0, unit, near, rounded=rounded)
    return replace(
        blank(), statuses=EITHER if partly else ANSWERED, wanted=(wanted,), names=named(asked),
        evidence=cited(asked.given), answer=f"{wanted.value}{unit}（{told(asked, asked.given)}）",
    )  # fmt: skip


def _pair(asked: Asked) -> tuple[Operand, Operand]:
    if len(asked.operands) != 2:
        raise Unresolvable(f"{asked.ask.id}: {len(asked.operands)} figures where two are compared")
    return asked.operands[0], asked.operands[1]


def _direction(change: Decimal) -> Names:
    return MORE if change > 0 else LESS if change < 0 else SAME


def _unchanged(asked: Asked) -> Case:
    """No difference: it is enough to say so."""
    evidence = cited(asked.operands)
    return replace(blank(), names=(SAME,), evidence=evidence, answer=told(asked, asked.operands))


def _ratio(asked: Asked) -> Decimal:
    first, second = _pair(asked)
    if second.number == 0:
        raise Unresolvable(f"{asked.ask.id}: divided by nothing")
    return first.number / second.number


def _ranked(asked: Asked, reverse: bool) -> Case:
    """The first ``n``, in order; who has no figure is named."""
    number = asked.ask.n
    if not asked.given:
        return silent(asked)
    ranking = sorted(asked.given, key=lambda operand: operand.number, reverse=reverse)
    first, rest = ranking[:number], ranking[number:]
    values = [operand.number for operand in ranking[: number + 1]]
    if len(set(values)) < len(values):
        raise Unresolvable(f"{asked.ask.id}: a tie in the ranking")
    wanted = tuple(Wanted(o.number, o.unit, asked.label(o)) for o in first)
    others = tuple(replace(item, needed=False) for item in cited(rest))
    return replace(
        blank(), wanted=wanted, names=named(asked), leaders=tuple(map(asked.label, first)),
        rivals=tuple(map(asked.label, rest)), evidence=(*cited(first), *others), answer=told(asked, first),
    )  # fmt: skip
