"""Parts that a text lists of a total, by whatever name: the share of one, and whether it is most of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cells.counts import DISCLOSED, stated_count
from assistant.compose.operations import compose_operations, say_value
from assistant.compose.proportion import say_verdict
from assistant.compose.shares import compose_shares
from assistant.draft import Draft
from assistant.lookup.operands import in_one_unit, stated_operand
from assistant.lookup.own_words import figures_named, name_of, worded_figures
from assistant.lookup.part_called import list_with, lists_of, part_called
from assistant.lookup.shelf import ReportView
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.proportion import portion
from assistant.understanding.query import Query
from assistant.understanding.terms import question_terms
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze
from ingest.types import Figure

_WITHIN = re.compile(
    r"(?P<whole>[^?]{2,}?)(?:里[面头边]?|[当之]?中|其中)(?P<part>[^。?占]{2,16}?)(?:占|比[例重])"
)
"""网站公开的信息里，征地的占多少: the share of a part in the total that is named before it."""
_QUOTIENT = Asked((Operation.SHARE,), ratio=True)
"""Of 52篇 10部 are a part, though they are counted in a unit of their own."""
_INFORMATION = re.compile("公开|发布|信息|更新")


def share_within(draft: Draft, view: ReportView, said: str) -> bool:
    """The share of a part in the total that squeezed words name before it; False where neither is clear."""
    found = _WITHIN.search(said)
    wholes = _wholes(view, found["whole"]) if found else []
    parts = (
        [(p, w) for w in wholes for ps in lists_of(view, w) if (p := part_called(ps, found["part"]))]
        if found
        else []
    )
    if len(parts) != 1:
        return False
    part, whole = parts[0]
    compose_shares(draft, [(stated_operand(view, (part,)), stated_operand(view, (whole,)))], _QUOTIENT)
    return True


def compose_mostly(draft: Draft, view: ReportView, query: Query) -> bool:
    """Hold what is taken for most of all (大部分都是当面交的吧) against the list in which a text counts
    its kinds. False where that is not asked, or no list has a kind that is called so. O(figures × length).
    """
    said = portion(query.own_words)
    kinds = _kinds(view, query.own_words.replace(said.words, ",")) if said else None
    if said is None or kinds is None:
        return False
    part, listed, whole = kinds
    items = [stated_operand(view, (figure,)) for figure in listed]
    if in_one_unit(items):
        compose_operations(draft, Asked((Operation.LARGEST,)), items)
    else:
        for item in items:
            say_value(draft, item, level=1)
    value = stated_operand(view, (part,))
    of_all = stated_operand(view, (whole,) if whole else listed)
    compose_shares(draft, [(value, of_all)], _QUOTIENT)
    say_verdict(draft, said, value.number * 100 / of_all.number, [value, of_all])
    return True


def _kinds(view: ReportView, words: str) -> tuple[Figure, list[Figure], Figure | None] | None:
    """The one figure that words call so among others that a text lists it with, those, and their total."""
    named = [item.figure for item in figures_named(view, words, frozenset())]
    for among in (named, _called([item.figure for item in worded_figures(view)], words)):
        found = [(figure, *list_with(view, figure)) for figure in among]
        found = [kind for kind in found if len(kind[1]) > 1 and kind[0] in kind[1]]
        if len(found) == 1:
            return found[0]
    return None


def _called(figures: Sequence[Figure], words: str) -> list[Figure]:
    """The figures that have a word of the question for their name, or whose name it says."""
    terms = [t for t in question_terms(words) if not (is_light(t.word) or is_everywhere(t.word) or t.guessed)]
    rows = [(figure, squeeze(name_of(figure)).text) for figure in figures]
    return [
        figure
        for figure, row in rows
        if (len(row) > 1 and row in words) or any(term.found(row) == 1 for term in terms)
    ]


def _wholes(view: ReportView, words: str) -> list[Figure]:
    """The totals with parts that words name, else what was published in all where they speak of that."""
    named = [item.figure for item in figures_named(view, words, frozenset())]
    found = [figure for figure in named if lists_of(view, figure)]
    stated = stated_count(view, DISCLOSED) if _INFORMATION.search(words) else None
    return found or ([stated[1]] if stated and lists_of(view, stated[1]) else [])
