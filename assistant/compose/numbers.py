"""Whether numbers that a question names itself fit together: 164条拆开对吗, 803占90%跟946对得上吗."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations

from assistant.compose.amounts import percent, plain
from assistant.compose.checks import say_parts
from assistant.compose.kinds import whole_said
from assistant.compose.operations import cites_of, compose_operations
from assistant.compose.tables import row_name, shown, who
from assistant.draft import Draft
from assistant.lookup.operands import in_one_unit, stated_operand
from assistant.lookup.own_words import figures_named, is_whole_of, parts_of, whole_of, worded_figures
from assistant.lookup.shelf import ReportView
from assistant.understanding.operations import Asked, Operation
from assistant.understanding.query import Query
from ingest.audit import bounds_of
from ingest.numerals import Quantity
from ingest.types import Figure, FigureState, Origin
from prompts import phrase

_NUMBER = re.compile(r"(?<![\d.年])(\d[\d,]*(?:\.\d+)?)(?![\d年])(%?)")
_FITS = re.compile(
    r"对得?上|对不上|对不对|对吗|对么|对得(?:拢|起)|吻合|一致|相符|成立|算得?对|矛盾|打架|等于"
)
_TAKEN_APART = re.compile(
    r"拆[开分]|加起来|相加|加总|合起来|凑起来|分类|分项|各[类项]|之和|构成|累加|合计|[加合凑][在到]?一[起块]"
)
_NUMERALS = "一两三四五六七八九十"
_SO_MANY = re.compile("([两三四五六七八九十])(?=[个处样类项种路条块者])")
_LISTED = re.compile("[、和与跟及]")
_WHETHER = re.compile(r"是不是|是否|不是|正好|刚好|[够等到]|[吗吧么][?]?$")
_TABLE = re.compile("表")
_CHART = re.compile("图")


def compose_numbers(draft: Draft, view: ReportView, query: Query) -> bool:
    """Hold the numbers that a question names against one another, its parts or the tables; False where it
    does not ask for that, or the report has them not. O(figures).
    """
    said = query.own_words
    adds = _TAKEN_APART.search(said) and _WHETHER.search(said)
    if not (adds or _FITS.search(said)) or _CHART.search(said):
        return False  # a chart is held against the text by itself
    found = [(Decimal(m[1].replace(",", "")), bool(m[2])) for m in _NUMBER.finditer(said)]
    plain_ones = [value for value, is_share in found if not is_share]
    shares = [value for value, is_share in found if is_share]
    if len(shares) == 1 and len(plain_ones) == 2:
        return _share(draft, view, plain_ones, shares[0])
    if len(plain_ones) == 1 and not shares and _TAKEN_APART.search(said):
        return _parts(draft, view, plain_ones[0]) or _named_parts(draft, view, query, plain_ones[0])
    claims = query.asked.numbers
    return len(claims) == 1 and bool(_TABLE.search(said)) and _in_table(draft, view, claims[0])


def _share(draft: Draft, view: ReportView, values: Sequence[Decimal], share: Decimal) -> bool:
    """Whether one number is the share of another that the question says."""
    pairs = [
        (part, whole)
        for of, all_of in permutations(values, 2)
        for part in _stated(view, of)
        for whole in _stated(view, all_of)
        if of < all_of
    ]
    if not pairs:
        return False
    part, whole = min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start))
    if part.value is None or not whole.value:
        return False
    ratio = part.value / whole.value
    places = Decimal(1).scaleb(int(share.as_tuple().exponent))
    fits = (ratio * 100).quantize(places, ROUND_HALF_UP) == share
    sign = "=" if fits else "≠"
    draft.calculations.append(
        f"{plain(part.value)} ÷ {plain(whole.value)} = {percent(ratio)} {sign} {plain(share)}%"
    )
    cites = [draft.cite_figure(view, figure) for figure in (part, whole)]
    names = {"part": part.raw, "whole": whole.raw, "share": percent(ratio), "said": f"{plain(share)}%"}
    draft.say(phrase("ratio_fits" if fits else "ratio_differs", who=who(view), **names), cites)
    return True


def _parts(draft: Draft, view: ReportView, total: Decimal) -> bool:
    """Whether what a total is made up of comes to it; for one that is not stated, what does come to it."""
    for figure in _stated(view, total):
        if len(parts := parts_of(view, figure)) > 1:
            say_parts(draft, view, figure, parts)
            return True
    lists = [whole_of(view, item.figure) for item in worded_figures(view) if item.figure.part_of is None]
    for kinds in lists:
        values = [figure.value for figure in kinds if figure.value is not None]
        if len(values) > 1 and sum(values, Decimal(0)) == total:
            sums = f"{' + '.join(map(plain, values))} = {plain(total)}{kinds[0].unit}"
            draft.calculations.append(sums)
            names = "、".join(f"{figure.row}{plain(figure.value or Decimal(0))}" for figure in kinds)
            cites = [draft.cite_figure(view, figure) for figure in kinds]
            draft.say(phrase("list_comes_to", who=who(view), names=names, sums=sums), cites)
            return True
    return False


def _named_parts(draft: Draft, view: ReportView, query: Query, total: Decimal) -> bool:
    """Whether what the question names itself comes to a number: all parts of a total, or any numbers that the
    text gives in one unit. False where it names no two of them.
    """
    named = [item.figure for item in figures_named(view, query.own_words, query.need.exact_units)]
    whole = whole_said(view, query.own_words)
    items = [stated_operand(view, (figure,)) for figure in named]
    figures = [(one, other) for one in named for other in named]
    if whole is not None and _names_all(query.own_words, len(parts_of(view, whole))):
        say_parts(draft, view, whole, parts_of(view, whole))
        items = [stated_operand(view, (whole,))]
    elif len(items) > 1 and in_one_unit(items) and not any(is_whole_of(view, *pair) for pair in figures):
        compose_operations(draft, Asked((Operation.SUM,)), items)
    else:
        return False
    said, added = f"{plain(total)}{items[0].unit}", sum((item.number for item in items), Decimal(0))
    draft.calculations.append(f"{said} {'=' if added == total else '≠'} {plain(added)}{items[0].unit}")
    draft.say(phrase("claim_right" if added == total else "claim_wrong", said=said), cites_of(draft, items))
    return True


def _names_all(said: str, parts: int) -> bool:
    """Whether so many things are listed by a question, or counted by it, as a total has parts."""
    counted = _SO_MANY.search(said)
    return parts in (1 + len(_LISTED.findall(said)), _NUMERALS.find(counted[1]) + 1 if counted else 0)


def _in_table(draft: Draft, view: ReportView, claim: Quantity) -> bool:
    """The one cell that a rough number of the text may be, where the question holds it against the table."""
    stated = [f for f in _prose(view) if f.qualifier and f.value == claim.value and f.unit == claim.unit]
    if len(stated) != 1 or (bounds := bounds_of(stated[0])) is None:
        return False
    cells = [
        figure
        for figure in view.report.figures
        if figure.table not in ("prose", "chart") and figure.value and bounds.admits(figure.value)
        if figure.unit == claim.unit
    ]
    if len(cells) != 1:
        return False
    cites = [draft.cite_figure(view, figure) for figure in (stated[0], cells[0])]
    names = {"said": stated[0].raw, "label": row_name(cells[0]), "value": shown(cells[0])}
    draft.calculations.append(f"{stated[0].raw} ≈ {shown(cells[0])}")
    draft.say(phrase("text_near_cell", who=who(view), **names), cites)
    return True


def _stated(view: ReportView, value: Decimal) -> list[Figure]:
    figures = (f for f in view.report.figures if f.state is FigureState.REPORTED and f.value == value)
    return sorted(figures, key=lambda figure: (figure.origin is not Origin.PROSE, figure.start))


def _prose(view: ReportView) -> list[Figure]:
    return [figure for figure in view.report.figures if figure.origin is Origin.PROSE]
