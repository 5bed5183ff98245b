"""Whether something holds of all, most or any of several agencies or years: 是这样, 不是这样, 有, 没有."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.compose.operations import cites_of, first_of, say_unknown, say_value
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.operands import Operand, in_one_unit, meets
from assistant.types import Status
from assistant.understanding.groups import grouping, is_of_every_year
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.quantifiers import Quantifier
from assistant.understanding.query import Query
from prompts import phrase

_MOST_LISTED = 12

Named = Sequence[tuple[str, Sequence[Operand]]]
"""What is counted, each by its name with the figures that it rests on."""


def compose_quantified(draft: Draft, query: Query, operands: Sequence[Operand]) -> None:
    """Say of how many the condition holds, those first that decide it. O(operands).

    Where it has to hold in every year, agencies are counted.
    """
    condition = query.asked.condition
    several = len({item.view.report.agency for item in operands}) > 1
    by_agency = several and is_of_every_year(query) and query.asked.quantified == Quantifier.ANY
    name = _namer(operands, by_agency)
    members: dict[str, list[Operand]] = {}
    for item in operands:
        members.setdefault(name(item), []).append(item)
    fails = {n: [i for i in items if i.value is not None and condition and not meets(i, condition)]
             for n, items in members.items()}  # fmt: skip
    known = {n: items for n, items in members.items() if fails[n] or all(i.value is not None for i in items)}
    holding = [(n, items) for n, items in known.items() if not fails[n]]
    failing = [(n, fails[n]) for n in known if fails[n]]
    unknown = [item for n, items in members.items() if n not in known for item in items if item.value is None]
    deciding = failing if query.asked.quantified == Quantifier.ALL else holding
    shown = [item for _, items in deciding or known.items() for item in items if item.value is not None]
    for item in shown[:_MOST_LISTED]:
        say_value(draft, item, level=1)
    say_unknown(draft, unknown)
    draft.status = Status.ANSWERED if known else Status.NOT_REPORTED
    if known:
        counter = "agencies" if by_agency or _is_alone(operands) else "reports" if several else "years"
        say_verdict(draft, query.asked, holding, failing, counter, is_open=bool(unknown))


def say_verdict(
    draft: Draft, asked: Asked, holding: Named, failing: Named, counter: str, *, is_open: bool = False
) -> None:
    """The verdict with the count that it rests on. ``is_open``: of some it is not known."""
    count, of = len(holding), len(holding) + len(failing)
    said = {"of": phrase(counter, n=f"{of}"), "count": phrase(counter, n=f"{count}")}
    quantity = Quantifier(asked.quantified)
    right = {Quantifier.ALL: not failing, Quantifier.ANY: bool(count), Quantifier.MOST: 2 * count > of}[
        quantity
    ]
    named = failing if quantity is Quantifier.ALL else holding
    if named:
        said |= {"names": "、".join(name for name, _ in named), "count": phrase(counter, n=f"{len(named)}")}
        failed = quantity is Quantifier.ALL
        made = {"count": said["count"], "of": said["of"]}
        draft.calculations.append(phrase("failing_calculation" if failed else "counted_calculation", **made))
    else:
        draft.calculations.append(phrase("counted_calculation", **said))
        said.pop("count")
    kind = f"verdict_{quantity}_{'right' if right else 'wrong'}"
    if quantity is Quantifier.MOST and not count:
        kind, said = "verdict_any_wrong", {"of": said["of"]}
    if quantity is Quantifier.ALL and right and is_open:
        kind = "verdict_all_open"
    draft.say(
        phrase(kind, **said), cites_of(draft, [i for _, items in named or failing or holding for i in items])
    )


def _is_alone(operands: Sequence[Operand]) -> bool:
    """Whether each agency has one figure."""
    return len({item.view.report.agency for item in operands}) == len(operands)


def _namer(operands: Sequence[Operand], by_agency: bool) -> Callable[[Operand], str]:
    """What tells one from another: its agency, its year, or both."""
    agencies = {item.view.report.agency for item in operands}
    if by_agency or _is_alone(operands):
        return lambda item: item.view.report.agency
    if len(agencies) == 1:
        return lambda item: phrase("year", year=str(item.view.report.year))
    return lambda item: who(item.view)


def say_supposed(draft: Draft, query: Query, operands: Sequence[Operand]) -> None:
    """Whether the agency that a question takes for the first, or for the only one, is. O(operands)."""
    asked, name = query.asked, query.scope.supposed
    known = in_one_unit([item for item in operands if item.value is not None]) or []
    unknown = [item for item in operands if item.value is None]
    if {Operation.LARGEST, Operation.SMALLEST} & set(asked.operations):
        there = first_of(asked, known) if known else []
    else:
        there = [item for item in known if asked.condition and meets(item, asked.condition)]
    if not (name and there) or grouping(query):
        return
    names = list(dict.fromkeys(item.view.report.agency for item in there))
    said = {"names": "、".join(names)}
    verdict = "also" if name in names[1:] or (len(names) > 1 and name in names) else "wrong"
    if names == [name]:
        verdict = "open" if unknown else "right"
    else:
        said["name"] = name
    draft.say(phrase(f"supposed_{verdict}", **said), cites_of(draft, there))
    draft.lead_with_last()
