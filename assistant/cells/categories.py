"""Kinds of published information that a report counts in words of its own: 工作动态32条, 人事信息56条.

No table holds them and every agency has others, so that only the reports asked about tell which words of a
question are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.cells.clauses import ARITHMETIC, ASKS
from assistant.cells.counts import DISCLOSED, PROSE, category_names, find_counts, is_category, stated_count
from assistant.cells.measures import Measure, find_measures
from assistant.lookup.evidence import unit_family
from assistant.lookup.shelf import ReportView
from assistant.understanding.operations import Asked, Operation, find_operations
from assistant.understanding.query import Query, Topic
from ingest.fold import squeeze

_PIECES = re.compile(r"[,;。?!、和与跟及]")
_AROUND = re.compile(
    r"(?:主动|对外|全部|所有|各?类)?(?:公开|发布)?(?:的|了)?(?:政府)?信息(?:公开)?(?:的)?(?:总[数量]|数量|条数)?|"
    r"公开|发[布了出]?|主动|条数?|数量|总[数量]|多少|[几件个项篇类占比率里中共有数]|其中|变化|怎么?变的?|情况|历年|逐年|每年|[这近]?[几两三四]年|最[多少高低大小]|"
    r"(?:上|去|前|头)一?年|同期|增[加长减]?|减少?|\d+年?|各?(?:家|个?单位|局|部门|机关)|哪[一]?[家个年类项]|[多少高低差]|数据|谁|[是为的了呢吗在还又]|[两三四]者|俩"
)
"""What a question says about such a kind besides its name."""
_MOST_LEFT = 2
_OF_SEVERAL = re.compile(r"[两三四五][者类项样个]|俩|哪[一]?[个类项]|一共|总共|合计|加起来|[差多少]")
_COMPARES = frozenset({Operation.SUM, Operation.DIFFERENCE, Operation.LARGEST, Operation.SMALLEST})


def with_categories(query: Query, views: Sequence[ReportView]) -> Query:
    """The query for the kinds of information that it names as these reports do, or as it is.

    They stand against the cells that its words only resemble. O(figures of the reports + length).
    """
    asked = query.asked if query.asked.operations else find_operations(query.own_words)
    asks = query.need.number or asked.operations or asked.claim
    if query.topic not in (Topic.FIGURE, Topic.PROSE) or not views or not asks:
        return query
    if query.composition and Operation.SHARE not in asked:  # the sentence lists them all
        return query
    names = {name: figures for view in views for name, figures in category_names(view).items()}
    every = {name for view in views for name in category_names(view, own=False)}
    measures = max(_asked_for(query, names, asked), shortened(query.own_words, every), key=_kinds)
    if not any(is_category(m) for m in measures) or not _has_whole(measures, views, asked):
        return query
    return _told(replace(query, asked=asked), tuple(measures), len(views) == 1)


def _asked_for(query: Query, names: Mapping[str, str], asked: Asked) -> list[Measure]:
    """The kinds that the turn names, else those of the conversation, with what is asked for beside them."""
    rest, own = squeeze(query.scope.rest).text, query.own_words
    units = query.need.exact_units
    fitting = [name for name, unit in names.items() if not units or unit in _families(units)]
    if query.composition and Operation.SHARE in asked and not _left(own):
        return [Measure(PROSE, name, start=n) for n, name in enumerate(fitting)]
    found = _measures(own, fitting)
    alone = len(query.scope.report_ids) == 1 and not query.scope.compared_years
    several = alone and len(found) < 2 and _COMPARES & set(asked.operations) and _OF_SEVERAL.search(own)
    if rest != own and (several or (not found and not _left(own))):
        return _measures(rest, fitting) or found
    return found


def _measures(said: str, names: Iterable[str]) -> list[Measure]:
    """What the pieces of a question ask for; nothing where one has words for something else."""
    held, where = said, {}
    for name in sorted(names, key=len, reverse=True):
        if (at := held.find(name)) >= 0:
            where[at] = name
            held = held.replace(name, "\n" * len(name))
    if len(where) > 1 and "其他" in held:  # what is left over stands only in the sentence that lists them
        return []
    found: list[Measure] = [Measure(PROSE, name, start=at) for at, name in where.items()]
    start = 0
    for piece in _PIECES.split(held):
        words = piece.replace("\n", "")
        if _left(words):
            other = [*find_measures(words), *find_counts(words)] if "\n" not in piece else []
            if not other:
                return []
            found += [replace(m, start=m.start + start) for m in other]
        elif "\n" not in piece and ASKS.search(words) and where:
            found += [replace(m, start=start) for m in find_counts(words) if m.row == DISCLOSED]
        start += len(piece) + 1
    return sorted(found, key=lambda measure: measure.start)


def _kinds(measures: Sequence[Measure]) -> int:
    return sum(map(is_category, measures))


def shortened(said: str, names: Iterable[str]) -> list[Measure]:
    """The kinds of a list whose pieces are words that only one of these names has; nothing of other lists.

    公告、文件、财政 are 公告公示, 政策文件 and 财政预决算. 其他 stands only in the sentence that lists them.
    """
    if "其他" in said:
        return []
    found: list[Measure] = []
    for piece in re.finditer(rf"(?:(?!{_PIECES.pattern}).)+", said):
        bare = any(piece[0] in name for name in names)  # 文件 is none of 多少件
        word = piece[0] if bare else _AROUND.sub("", ARITHMETIC.sub("", piece[0]))
        of = [name for name in names if word in name] if len(word) > 1 else []
        if len(of) == 1:
            found.append(Measure(PROSE, of[0], start=piece.start()))
        elif len(word) > 1:
            return []
    return found if len({measure.row for measure in found}) > 1 else []


def _left(words: str) -> bool:
    """Whether words say more than how many of something there are."""
    return len(_AROUND.sub("", ARITHMETIC.sub("", words))) > _MOST_LEFT


def _has_whole(measures: Sequence[Measure], views: Sequence[ReportView], asked: Asked) -> bool:
    """Whether a share can be had: of kinds that are parts of all that was published."""
    if Operation.SHARE not in asked:
        return True
    for view in views:
        whole = stated_count(view, DISCLOSED)
        stated = [found for m in measures if is_category(m) and (found := stated_count(view, m.row))]
        if any(whole is None or figure.part_of != whole[1].start for _, figure in stated):
            return False
    return True


def _told(query: Query, measures: tuple[Measure, ...], alone: bool) -> Query:
    """The query for these; the number of one kind in one report is told in its sentence."""
    if _COMPARES & set(query.asked.operations) or Operation.SHARE in query.asked:
        measures = tuple(m for m in measures if m.row != DISCLOSED)  # a whole beside its parts
    labels = [m.label for m in query.measures if m not in measures]
    notes = tuple(n for n in query.scope.assumed if not any(label in n for label in labels))
    scope = replace(query.scope, assumed=notes)
    query = replace(query, scope=scope, need=replace(query.need, number=True, must=()), doubted=False)
    plain = alone and len(measures) == 1 and not (query.asked.operations or query.asked.claim)
    if plain:
        return replace(query, topic=Topic.PROSE, measures=(), counts=measures, composition=False)
    return replace(query, topic=Topic.FIGURE, measures=measures, counts=(), composition=False)


def _families(units: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*map(unit_family, units))
