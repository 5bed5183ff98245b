"""Shares of figures that a report gives in its own sentences: of their total, or of a number named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.cells.counts import DISCLOSED, PROSE, find_counts, stated_count
from assistant.cells.measures import applications, find_measures
from assistant.compose.of_list import share_within
from assistant.compose.operations import compose_operations, say_value
from assistant.compose.shares import compose_shares, say_stated_shares
from assistant.draft import Draft
from assistant.lookup.operands import Operand, operand, stated_operand
from assistant.lookup.own_words import Named, is_whole_of, parts_of, whole_of, worded_figures
from assistant.lookup.part_called import list_with
from assistant.lookup.shelf import ReportView
from assistant.understanding.assertions import numbers_in
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query
from assistant.understanding.terms import question_terms
from ingest.fold import squeeze
from ingest.types import Figure

ARITHMETIC = frozenset(
    {Operation.SUM, Operation.DIFFERENCE, Operation.RATE, Operation.LARGEST, Operation.SMALLEST}
)
ASKS_UNIT = re.compile(r"(?:多少|几)(?:个(?=人))?(人次|件次|万元|[件条次个篇项场名人位期份处元])")
CLAUSE = re.compile(r"[,;。?!]")
_HOW_MANY = re.compile(r"多少|几")
_OF = re.compile(r"占|相当于|[是为](?=.{1,14}百分)|除以")
_SHARES = re.compile(r"占|比[例重率]|百分|%|几成")
_OF_SO_MANY = re.compile(
    r"占[^,。?]{0,6}?(?P<of>\d[\d,.]*万?[余多]?[条件项篇个份])|"
    r"(?P<within>\d[\d,.]*万?[余多]?[条件项篇个份])[^,。?\d]{0,4}?[里中](?=.*占)"
)
_OF_THE_WHOLE = re.compile(r"占(?:全部|总|所有|整个|全体|这些)[^,。?]{0,12}")
_WHOLE = re.compile(r"占([^,。?]{2,})")
_SUM_OF_PARTS = re.compile(r"(?:[一总]?共|合起来|加起来|合计|相加|之和|一起)[^,。?]{0,3}占")
"""What is added up is the part, and not the whole."""
_INFORMATION = re.compile("公开|发布|信息|条|渠道|途径")
"""What a share of is of all that was published: 网站占多少 of the matters that can be done is not."""


def own_shares(draft: Draft, view: ReportView, said: str, asked: Asked, named: Sequence[Named]) -> bool:
    """Which share each of the figures has of what it is a part of, or of the other one.

    One that is only asked for beside them (A类占多少, D类几件) is told as it is.
    """
    if share_within(draft, view, said):
        return True
    named = _without_whole_named(said, named)
    plain_ones = _asked_for_itself(said, named)
    figures = [item.figure for item in named if item not in plain_ones]
    if Operation.SUM in asked and (of_all := _whole_of_sum(view, said, named)):
        together = stated_operand(view, [item.figure for item in named])
        compose_shares(draft, [(together, stated_operand(view, of_all))], asked)
        return True
    if _whole_is_said(view, said, figures) is None and say_stated_shares(draft, view, figures):
        return True
    if len(figures) == 2 and _is_of(said, *(item for item in named if item not in plain_ones)):
        pairs = [(figures[:1], figures[1:])]
    else:
        added = len(figures) > 1 and Operation.SUM in asked and not _SUM_OF_PARTS.search(said)
        together_of = figures if added else []
        # 公开了多少条, 公示栏占多少: the first is the whole
        parts = [figure for figure in figures if not any(is_whole_of(view, figure, p) for p in figures)]
        pairs = [([part], _of_which(view, part) or together_of) for part in parts]
        pairs = [(part, whole) for part, whole in pairs if part != whole]
    if (whole := _whole_is_said(view, said, figures)) is not None:
        pairs = [([part], [whole]) for part in figures if part != whole]
    if len(figures) == 1 and figures[0].part_of is None and (cell := _cell_said(view, said, figures[0])):
        compose_shares(draft, [(stated_operand(view, figures), cell)], asked)
        _say_beside(draft, asked, sorted(plain_ones, key=lambda item: item.start), view)
        return True
    if not pairs or not all(whole for _, whole in pairs):
        pairs = [] if asked.ratio and len(find_counts(said)) > 1 else _of_disclosed(view, said)
    if not pairs:
        return False
    compose_shares(
        draft, [(stated_operand(view, part), stated_operand(view, whole)) for part, whole in pairs], asked
    )
    _say_beside(draft, asked, sorted(plain_ones, key=lambda item: item.start), view)
    return True


def _of_which(view: ReportView, part: Figure) -> list[Figure]:
    """The total that a part's list comes to where the text states it, else all of the list."""
    listed, whole = list_with(view, part)
    return [whole] if whole else listed


def _whole_of_sum(view: ReportView, said: str, named: Sequence[Named]) -> list[Figure]:
    """What the sum of the figures named is a share of, where the clause that asks for it names none of them:
    A类和B类合计几件，占百分之几.
    """
    share = _SHARES.search(said)
    start = max((found.end() for found in CLAUSE.finditer(said, 0, share.start())), default=0) if share else 0
    if not start or len(named) < 2 or any(item.start >= start for item in named):
        return []
    return list(whole_of(view, named[0].figure))


def _say_beside(draft: Draft, asked: Asked, items: Sequence[Named], view: ReportView) -> None:
    """The figures asked for beside a share, with what is computed of them: A类比B类多几件，D类占几成."""
    told = [stated_operand(view, (item.figure,)) for item in items]
    operations = tuple(o for o in asked.operations if o in ARITHMETIC)
    if len(told) > 1 and operations:
        compose_operations(draft, replace(asked, operations=operations), told)
        return
    for item in told:
        say_value(draft, item)


def share_of_so_many(draft: Draft, view: ReportView, query: Query, asked: Asked) -> bool:
    """The share of a cell in a number of the text that the question names: 9万件业务里许可占多少."""
    cells = [measure for measure in query.measures if measure.table != PROSE]
    part = operand(view, cells[0]) if len(cells) == 1 == len(query.measures) else None
    whole = _whole_is_said(view, query.own_words, part.figures) if part and part.figures else None
    if part is None or whole is None or (whole.qualifier and part.number > (whole.value or 0)):
        return False  # 9余万 is more than 90025, or may be
    compose_shares(draft, [(part, stated_operand(view, (whole,)))], asked)
    return True


def _cell_said(view: ReportView, said: str, part: Figure) -> Operand | None:
    """The one cell that words name as the whole of a part which no total is given for: 占新收的几成."""
    found = _WHOLE.search(said)
    cells = (find_measures(found[1]) or applications(found[1])) if found else []
    whole = operand(view, cells[0]) if len(cells) == 1 else None
    if whole is None or not whole.value or whole.unit != part.unit or (part.value or 0) > whole.number:
        return None
    return whole


def _without_whole_named(said: str, named: Sequence[Named]) -> list[Named]:
    """The figures named less those that words for all of them (占全部办理件的多少) only seem to name."""
    wholes = [match.span() for rule in (_OF_THE_WHOLE, _OF_SO_MANY) for match in rule.finditer(said)]
    return [item for item in named if not any(start <= item.start < end for start, end in wholes)]


def _whole_is_said(view: ReportView, said: str, parts: Sequence[Figure]) -> Figure | None:
    """The figure whose number is said to be the whole: 公众号占255条的多少; None where none is."""
    found = _OF_SO_MANY.search(said)
    place = found["of"] or found["within"] if found else ""
    number = next((n for n in numbers_in(said) if place and n.raw in place), None)
    if number is None:
        return None
    known = [
        i.figure
        for i in worded_figures(view)
        if (i.figure.value, i.figure.unit) == (number.value, number.unit)
    ]
    return known[0] if len(known) == 1 and all(f.unit == number.unit for f in parts) else None


def _of_disclosed(view: ReportView, said: str) -> list[tuple[list[Figure], list[Figure]]]:
    """The one part of what was published that a word of the question, or one that means it, tells: 网站 of
    门户网公开358条.
    """
    stated = stated_count(view, DISCLOSED) if _INFORMATION.search(said) else None
    parts = parts_of(view, stated[1]) if stated else []
    hits = [[p for p in parts if term.found(squeeze(p.row).text) == 1] for term in question_terms(said)]
    told = {found[0].start: found[0] for found in hits if len(found) == 1}
    return [([part], [stated[1]]) for part in told.values()] if stated and len(told) == 1 else []


def _is_of(said: str, part: Named, whole: Named) -> bool:
    """Whether the share of one in the other is asked for: A占B的多少, not A占多少, B几件."""
    between = _OF.search(said, part.start, whole.start)
    return between is not None and not _HOW_MANY.search(said, between.end(), whole.start)


def _asked_for_itself(said: str, named: Sequence[Named]) -> list[Named]:
    """The figures of which a number is asked for and no share, beside others of which one is."""
    starts = [*(item.start for item in named), len(said)]
    stretches = [said[start:end] for start, end in pairwise(starts)]
    shared = [bool(_SHARES.search(stretch)) for stretch in stretches]
    asked = [bool(ASKS_UNIT.search(stretch)) for stretch in stretches]
    own = [item for item, is_share, asks in zip(named, shared, asked, strict=True) if asks and not is_share]
    clauses = [clause_of(said, item.start) for item in named]
    in_share = [bool(_SHARES.search(clause)) for clause in clauses]
    if any(in_share):  # 建议和提案一共多少，A类占多少: those of a clause that asks for no share
        own += [
            item
            for item, clause, is_share in zip(named, clauses, in_share, strict=True)
            if item not in own and not is_share and _HOW_MANY.search(clause)
        ]
    return own if any(shared) else []


def clause_of(said: str, at: int) -> str:
    """The clause of squeezed words that a place is in."""
    before = [match.end() for match in CLAUSE.finditer(said, 0, at)]
    after = CLAUSE.search(said, at)
    return said[before[-1] if before else 0 : after.start() if after else len(said)]
