"""Answers from figures that a report gives in sentences of its own: their values, and what is computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cells.clauses import adds
from assistant.cells.counts import (
    DISCLOSED,
    EVENTS,
    PROSE,
    is_category,
    is_of_all_information,
    stated_count,
)
from assistant.cells.measures import Measure, find_measures
from assistant.compose.operations import compose_operations, say_value
from assistant.compose.own_means import compose_per_event, next_to
from assistant.compose.own_shares import ARITHMETIC, ASKS_UNIT, CLAUSE, own_shares, share_of_so_many
from assistant.compose.shares import compose_shares
from assistant.compose.sum_beside import sum_beside_one
from assistant.draft import Draft
from assistant.lookup.evidence import unit_family
from assistant.lookup.operands import Operand, in_one_unit, operand, stated_operand
from assistant.lookup.own_words import Named, figures_named, is_whole_of, parts_of, whole_of
from assistant.lookup.shelf import ReportView
from assistant.understanding.asks import number_words
from assistant.understanding.operations import Asked, Operation, find_operations
from assistant.understanding.query import Query
from ingest.fold import squeeze
from prompts import phrase

PER_ONE = re.compile(
    r"(?:平均|均摊)[^,。每一]{0,5},?(?:每|一)[一]?(?P<unit>人次|[个件条次篇项场名人位期份])|"
    r"每(?P<of>人次|[个件条次篇项场名人位期份])[^,。]{0,6}平均"
)
_LEFT = re.compile(
    r"(?P<cue>去掉|除去|除了|除开|不算|不含|扣[除掉]|刨[除去]|撇开)[^,。?]{2,20}?.{0,8}(?:剩|其余|余下|还有|另外|别的|其他)|"
    r"(?:(?<!增)减[去掉]?)[^,。?]{2,20}?,?(?:还|等于|得|剩)"
)
_HOW_MANY = re.compile(r"多少|几")
_KIND = re.compile(r"渠道|途径|方式|平台|[类种]|哪[一]?[个项块部样](?:分|方面)?")
_WITHIN = re.compile(r"\d[条件篇份个项次](?:信息)?(?:里[面头]?|[之当]?中)")
_SEVERAL = re.compile(r"(?:多少|几).{2,}(?:多少|几|呢)|(?:各|分别|、).*(?:多少|几)|(?:多少|几).*、")
_NO_UNIT = re.compile(r"(?:多少|几)(?![个件条次篇项场名人位期份处元课家批组台宗起回轮万千百十钱])")
"""A number asked for without its unit (多少市民): those that are named are of any."""
_OF_ALL = re.compile("政府信息公开")
"""Words of a label that say nothing of its cell."""
_MONEY = unit_family("元")
_MORE = 4
"""So many characters more of a question than those of a cell have to be a figure's own words."""
_KIND_NAME = 3
_LETTERED, _AMONG = re.compile("[A-Z]类"), re.compile("(?:里[面头]?|[当之]?中),?(?:[^,]{0,8}的)?$")
_OF_EVENTS = frozenset(name for names in EVENTS.values() for name in names)
"""What no other number of people or times stands for."""
_EXTREMES = frozenset({Operation.LARGEST, Operation.SMALLEST})


def compose_own_words(draft: Draft, view: ReportView, query: Query) -> bool:
    """Answer from the figures that the question calls by the report's own words; False where that is not so.

    A cell of a table or a known count stands, unless the words of these figures explain more of the
    question. O(figures of the sentences × length of the question²).
    """
    said = query.own_words
    asked = query.asked if query.asked.operations else find_operations(said)
    per = PER_ONE.search(said)
    if per and query.scope.before and said in squeeze(query.scope.rest).text:
        query = replace(query, scope=replace(query.scope, before=""))  # 平均每场几个人 after 办了几场
        per = PER_ONE.search(query.own_words)
    beside = {is_category(measure) for measure in query.measures} == {True, False}  # 工作动态 and a cell
    if (
        beside
        or query.scope.compared_years
        or query.asked.claim
        or any(m.row in _OF_EVENTS and not stated_count(view, m.row) for m in query.counts)
        or not (asked.operations or query.need.number)
    ):
        return False
    if Operation.SHARE in asked and share_of_so_many(draft, view, query, asked):
        return True
    named = _named(view, query, frozenset() if per else query.need.exact_units)
    if not _explain_more(view, named, query) or not _computed(draft, view, query, asked, named, per):
        return False
    labels = [m.label for m in query.measures if m.table != PROSE]  # read, and not what is told
    draft.assumed = [note for note in draft.assumed if not any(label in note for label in labels)]
    return True


def _computed(
    draft: Draft,
    view: ReportView,
    query: Query,
    asked: Asked,
    named: Sequence[Named],
    per: re.Match[str] | None,
) -> bool:
    """What is asked of the figures named: one to another, an extreme, a share, a rest, or the values."""
    said = query.own_words
    if per:
        return compose_per_event(draft, view, query, named, per)
    if _EXTREMES & set(asked.operations) and _among_parts(draft, view, query, asked, named):
        return True
    if Operation.SHARE in asked:
        return own_shares(draft, view, query.own_words, asked, named)
    if named and _LEFT.search(said):
        return _left(draft, view, named[0])
    part = len(named) == 1 and (
        query.measures
        or _is_part(view, query, named[0])
        or _is_within(said, named[0])
        or (query.need.beside and _called(named[0], said) >= _MORE and not _SEVERAL.search(said))
    )
    if part and not asked.operations:
        say_value(draft, stated_operand(view, (named[0].figure,)))
        return True
    return _together(draft, view, query, asked, named)


def _is_part(view: ReportView, query: Query, named: Named) -> bool:
    """Whether a figure is a part of the one count that was read (工作动态类公开几条), or what of
    other things is said to have been published: 重大决策公开几件.
    """
    disclosed = [measure.row for measure in query.counts] == [DISCLOSED]
    if disclosed and not is_of_all_information(named.figure.row) and not _SEVERAL.search(query.own_words):
        return _names_more(query, named)
    stated = stated_count(view, query.counts[0].row) if len(query.counts) == 1 else None
    is_part = stated is not None and named.figure.part_of == stated[1].start
    return is_part and not _SEVERAL.search(query.own_words)


def _names_more(query: Query, named: Named) -> bool:
    """Whether a question says more of what was published than that it was: not 主动公开多少条."""
    return len(named.places - _places(query.own_words, query.counts[0])) >= _MORE


def _is_within(said: str, named: Named) -> bool:
    """Whether a part is asked for of a total that the question names itself: 76条里财政的几条."""
    return named.figure.part_of is not None and bool(_WITHIN.search(said))


def _together(draft: Draft, view: ReportView, query: Query, asked: Asked, named: Sequence[Named]) -> bool:
    """Several figures that are asked for in one question, and what is to be computed with them."""
    said = query.own_words
    if not all(_is_surely_named(item, named, said) for item in named):
        return False
    several = ARITHMETIC & set(asked.operations) or (not asked.operations and _SEVERAL.search(said))
    operands = [] if query.composition or not several else _with_counts(view, query, named)
    if beside := _by_unit(view, said, operands):
        operands = sorted([*operands, *beside], key=lambda item: item.figures[0].start)
    operands = _in_unit_asked(operands, query)
    if Operation.SUM in asked and not adds(said):
        asked = replace(asked, operations=tuple(o for o in asked.operations if o is not Operation.SUM))
    at = {item.figure.start: item.start for item in named}
    placed = [(at.get(item.figures[0].start, item.measure.start), item) for item in operands]
    if asked.operations and not query.asked.operations and in_one_unit(operands) is None:
        return False  # 哪一项最低 of 1200份 and 2次: neither was asked for
    if sums := sum_beside_one(said, asked, placed):
        compose_operations(draft, Asked((Operation.DIFFERENCE,)), sums)
    elif len(operands) > 1 and not _one_within(draft, asked, operands):
        compose_operations(draft, asked, operands)
    return len(operands) > 1


def _is_surely_named(item: Named, named: Sequence[Named], said: str) -> bool:
    """Whether a figure stands where most of the question's words are, or is called by a name of its own: a
    word alone (结果, 收到) names no number in a sentence about something else.
    """
    if len(named) < 2 or _called(item, said) >= _KIND_NAME:
        return True
    most = max(named, key=lambda other: (len(other.places), other is item))
    return item.figure.quote_start == most.figure.quote_start


def _in_unit_asked(operands: Sequence[Operand], query: Query) -> list[Operand]:
    """Of figures that do not add up those in the very unit asked for, if there are several: 两张清单合起来
    多少项 leaves out the 95个村 that only lead up to them.
    """
    own = [item for item in operands if item.unit in query.need.exact_units]
    return own if len(own) > 1 and in_one_unit(operands) is None else [*operands]


def _one_within(draft: Draft, asked: Asked, operands: Sequence[Operand]) -> bool:
    """Say of a total and one of its parts that they are not to be added up; False where none is so."""
    wholes = {figure.start: item for item in operands for figure in item.figures}
    part = next((o for o in operands if o.figures and o.figures[0].part_of in wholes), None)
    if part is None or Operation.SUM not in asked:
        return False
    compose_operations(draft, replace(asked, operations=()), operands)
    whole = wholes[part.figures[0].part_of or 0]
    names = {"whole": whole.measure.label, "part": part.measure.label}
    draft.say(phrase("sum_within", **names), [*whole.cite(draft), *part.cite(draft)])
    return True


def _by_unit(view: ReportView, said: str, operands: Sequence[Operand]) -> list[Operand]:
    """The one number beside those named that a clause asks for by its unit alone: 播了几场, 多少人看."""
    figures = [figure for item in operands for figure in item.figures]
    found: dict[int, Operand] = {}
    for clause in CLAUSE.split(said):
        units = frozenset(match[1] for match in ASKS_UNIT.finditer(clause))
        wanted = frozenset().union(*map(unit_family, units))
        if not figures or len(units) != 1 or any(figure.unit in wanted for figure in figures):
            continue
        for figure in next_to(view, figures, units):
            found[figure.start] = stated_operand(view, (figure,))
    return list(found.values())


def compose_own_value(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say the one number that the question names, where no sentence was chosen; False where none is.

    A short turn may name it by its unit alone: 直播了多少场，观众有多少人.
    """
    named = [item.figure for item in _named(view, query, query.need.exact_units)]
    if not named and query.scope.before:
        before = figures_named(view, squeeze(query.scope.before).text, frozenset())
        named = next_to(view, [item.figure for item in before], query.need.exact_units)
    if query.counts:  # not stated in its units: a number without one may be it (解读稿件 21)
        named = [figure for figure in named if not figure.unit]
    asks = query.need.number and not query.asked.claim and "谁" not in query.own_words
    if not asks or len(named) != 1:
        return False
    say_value(draft, stated_operand(view, named))
    return True


def _with_counts(view: ReportView, query: Query, named: Sequence[Named]) -> list[Operand]:
    """The figures that are named with the known counts that are, in the order of the question.

    None where the counts alone are what is asked for.
    """
    prose = (measure for measure in query.measures if measure.table == PROSE)
    counts = [
        operand(view, m) for m in (*query.counts, *prose) if not _only_frames(m, named, query.own_words)
    ]
    if not named or (len(counts) > 1 and all(_is_asked(item, query) for item in counts)):
        return []
    found = {item.figure.start: (item.start, stated_operand(view, (item.figure,))) for item in named}
    wholes = {item.figure.part_of for item in named}
    for item in counts:
        if _is_asked(item, query) and item.figures[0].start not in wholes:  # 信息公开几条 of its part
            found.setdefault(item.figures[0].start, (item.measure.start, item))
    return [item for _, item in sorted(found.values(), key=lambda pair: pair[0])]


def _only_frames(count: Measure, named: Sequence[Named], said: str) -> bool:
    """Whether words for a count only say of what kinds are asked for: 建议提案里C类几件."""
    first = min((item.start for item in named), default=0)
    between = said[count.start : first]
    if not between or _HOW_MANY.search(between):
        return False
    kinds = all(_LETTERED.match(said, item.start) for item in named) and between[-1] not in "、和与及跟加"
    return kinds or bool(_AMONG.search(between))


def _is_asked(item: Operand, query: Query) -> bool:
    """Whether a count is stated, in a unit that the question may ask for."""
    units = _units(query)
    return item.value is not None and (not units or not units.isdisjoint(unit_family(item.unit)))


def _named(view: ReportView, query: Query, units: frozenset[str]) -> list[Named]:
    """The figures that the question names, but by no part of the agency's name."""
    found = figures_named(view, number_words(query.own_words), units and _units(query))
    part = query.need.must if query.need.beside else ()
    found = [i for i in found if all(term.found(squeeze(i.figure.row).text) == 1.0 for term in part)]
    names = (view.report.agency, view.report.place)
    return [item for item in found if not any(_said(query.own_words, item) in name for name in names)]


def _units(query: Query) -> frozenset[str]:
    """The units asked for; none where a number is asked for without one as well."""
    return (
        frozenset()
        if _NO_UNIT.search(query.own_words)
        else query.need.exact_units | query.need.units & _MONEY
    )


def _said(question: str, named: Named) -> str:
    return "".join(question[place] for place in sorted(named.places))


def _among_parts(draft: Draft, view: ReportView, query: Query, asked: Asked, named: Sequence[Named]) -> bool:
    """Which part of a total is the largest or the smallest, and its share where that is asked for."""
    totals = [item.figure for item in named]
    for measure in (*query.measures, *query.counts):
        stated = stated_count(view, measure.row) if measure.table == PROSE else None
        totals += [stated[1]] if stated else []
    whole = next((total for total in totals if len(parts_of(view, total)) > 1), None)
    kind = _KIND.search(query.own_words)
    if whole is None or not kind or (len(query.measures) > 1 and kind[0].startswith("哪")):
        return False
    parts = [stated_operand(view, (part,)) for part in parts_of(view, whole)]
    extremes = tuple(o for o in asked.operations if o in _EXTREMES)
    compose_operations(draft, replace(asked, operations=extremes), parts)
    if Operation.SHARE in asked and len(extremes) == 1:
        pick = max if extremes == (Operation.LARGEST,) else min
        part = pick(parts, key=lambda item: item.number)
        compose_shares(draft, [(part, stated_operand(view, (whole,)))], asked)
    return True


def _left(draft: Draft, view: ReportView, part: Named) -> bool:
    """What is left of a total without one of its parts: 去掉公告公示还剩几条."""
    whole = whole_of(view, part.figure)
    if not whole:
        return False
    taken = replace(stated_operand(view, (part.figure,)), is_taken_away=True)
    compose_operations(draft, Asked((Operation.SUM,), chained=True), [stated_operand(view, whole), taken])
    return True


def _explain_more(view: ReportView, named: Sequence[Named], query: Query) -> bool:
    """Whether the names of these figures are more of the question than those of the cells that were read."""
    read = [m for m in (*query.measures, *query.counts) if m.table != PROSE]
    if not read or any(_is_within(query.own_words, item) for item in named):
        return True
    figures = [item.figure for item in named]
    if Operation.SHARE in query.asked and (
        any(is_whole_of(view, w, p) for w in figures for p in figures) or _is_part_called_so(named, query)
    ):
        return True
    places = frozenset().union(*(item.places for item in named))
    of_cells = {n for measure in read for n in _places(query.own_words, measure)}
    more = len(places - of_cells)
    return more >= _MORE and (of_cells <= places or _is_of_kind(named, query, more - len(of_cells - places)))


def _is_part_called_so(named: Sequence[Named], query: Query) -> bool:
    """Whether the words before 占 are those of one figure, and name no cell."""
    said = query.own_words
    at = said.find("占")
    part = [item for item in named if item.start < at]
    if len(part) != 1 or find_measures(said[:at]):
        return False
    return _called(part[0], said) >= _KIND_NAME


def _called(item: Named, said: str) -> int:
    """How many characters of squeezed words are a figure's own name, where they stand together in it."""
    called = "".join(said[place] for place in sorted(item.places))
    return len(called) if called in squeeze(item.figure.row).text else 0


def _is_of_kind(named: Sequence[Named], query: Query, more: int) -> bool:
    """Whether one number alone is asked for, of a kind that the question calls as its sentence does: 问维修
    资金的申请几件 is none of all requests.
    """
    if len(named) != 1 or len(query.measures) != 1 or more < 1 or query.asked.operations:
        return False
    item, said = named[0], query.own_words
    alone = not _SEVERAL.search(said) and item.figure.unit in query.need.exact_units
    return alone and _called(item, said) >= _MORE


def _places(said: str, measure: Measure) -> set[int]:
    """Where a squeezed question says the words of a measure's label."""
    label = _OF_ALL.sub("", f"{measure.row}/{measure.column}")
    pairs = (n for n in range(len(said) - 1) if said[n : n + 2] in label)
    return {place for n in pairs for place in (n, n + 1)}
