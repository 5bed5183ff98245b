"""Figures that a report gives in sentences of its own, found by the words that a question calls them by.

公告公示占了多大比例: no table has a cell for it, and the report says 其中公告公示206条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from assistant.cells.counts import CHANGE
from assistant.lookup.evidence import unit_family
from assistant.lookup.shelf import ReportView
from ingest.fold import squeeze
from ingest.numerals import find_quantities
from ingest.types import Figure
from ingest.words import cut_words

_BETWEEN = re.compile(
    r"[、,;。?!]|以及|还有|另外|[和与跟及加占比减是]|除以|相当于|呢|(?<=[A-Z]类)|(?=[A-Z]类)"
)
"""What stands between two things that a question names."""
_KIND = re.compile("[A-Z]类")
_HAN = re.compile(r"[\u4e00-\u9fff]{4}")
_EXAMPLES = re.compile(r"(?:、|^)[\u4e00-\u9fff]{2,12}(?=[、等])", re.MULTILINE)
_EXAMPLE = re.compile(r"^[\u4e00-\u9fff]{2,12}(?=等)")
"""The kinds that a total names beside the first."""
_NOT_NAMES = re.compile(
    r"\d[\d.,]*万?[余多]?[条件项篇个份](?:政府|政务|公开|信息)*(?:里[面头]?|[之当]?中)|"
    r"(?:多少|几|哪些?|什么|啥)(?:个|件|条|次|篇|项|场|人次|[名人位期份])?|总共|一共|合计|总数|总量|全部|其中|"
    r"比例|比重|百分|平均每?|每[个件条次篇项场名人位期份]|政府|信息|公开|情况|开展|进行|有关|相关|报告|年度?"
)
"""What a question does not call a figure by: all of them are called so, or it is what it asks."""
_NEXT = re.compile(r"[,;。、:①-⑳\d]|其中")
_SINCE = re.compile(
    r"^(?:[我本全][局区市县委院办]|本单位|本机关)(?:20\d\d年度?|全年|本年度?)?(?:共|一共|总共)?(?:收到|承办|办理)(?=[\u4e00-\u9fff]{3})|"
    r"^(?:截[至止]|自).*\d[日月年]|共计?$|为$"
)
"""What a row begins or ends with that is no name of what it counts."""
_NEXT_COUNTS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:一?共|总共|累计|合计|均|各)?(?:设[置立有]?|建[成立有]|有|开展|举办|配备|安排|收到|发布)"
)
"""What a number's noun did, of which the next number tells."""
_OF_SHARE = frozenset({"%", "‰", "个百分点", "百分点"})
_AFTER = 12
_MOST_ALIKE = 2
"""So many figures of a report may share the words that one is called by; more, and it is none's name."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A figure with its squeezed row, and with all words that stand about it."""

    figure: Figure
    row: str
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A figure that a question names: ``places`` of the squeezed question are the words it calls it by."""

    worded: Worded
    places: frozenset[int]

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.worded.figure

    @property
    def start(self) -> int:
        """Where the question first names it."""
        return min(self.places)


def worded_figures(view: ReportView) -> list[Worded]:
    """The numbers of a report's sentences, but changes and rates. O(its characters)."""
    found: list[Worded] = []
    for sentence in view.sentences:
        end = sentence.span.start
        ordered = sorted(sentence.figures, key=lambda figure: figure.start)
        for figure, follows in zip_longest(ordered, ordered[1:]):
            before = squeeze(view.report.text, end, max(end, figure.start)).text
            after = squeeze(view.report.text, figure.end, min(figure.end + _AFTER, sentence.span.end)).text
            row, end = squeeze(figure.row).text, figure.end
            if follows is not None and figure.end <= follows.start:
                row, after = _without_next(
                    row, after, squeeze(view.report.text, figure.end, follows.start).text
                )
            if figure.unit in _OF_SHARE or (not figure.value and not figure.unit) or CHANGE.search(row):
                continue
            words = f"{before}\n{row}\n{_NEXT.split(after)[0]}"
            found.append(Worded(figure, row, words))
    return found


def _without_next(row: str, after: str, between: str) -> tuple[str, str]:
    """A figure's row and the words behind it, without those that the next number counts: of 8个大厅共设窗口
    64个 the 8 is of the halls alone.
    """
    verb = _NEXT_COUNTS.search(between)
    if verb is None or not row.endswith(between):
        return row, after
    own = between[: verb.start()]
    return row.removesuffix(between) + own, own


def figures_named(view: ReportView, question: str, units: frozenset[str]) -> list[Named]:
    """The figures that a squeezed question names, in its order; ``units`` are those it asks for, or none.

    A number that the report gives without a unit (解读稿件 21) may be of any. O(figures × length²).
    """
    known = _less_examples(worded_figures(view))
    people = unit_family("人") if "个" in units and "人" in question else frozenset()  # 几个搞公开的人
    wanted = frozenset().union(people, *map(unit_family, units))
    fitting = [item for item in known if not units or item.figure.unit in ("", *wanted)]
    found: list[Named] = []
    question = _as_the_report_has_it(question, known)
    for start, end in _segments(question):
        best = _best(question, start, end, fitting, known)
        again = [item for item in best if found and item.figure is found[-1].figure]  # 政策文件及解读 is one
        if again:
            found[-1] = Named(again[0].worded, again[0].places | found[-1].places)
        elif len(best) == 1 and all(best[0].figure is not item.figure for item in found):
            found += best
    return found


def _less_examples(known: Sequence[Worded]) -> list[Worded]:
    """The figures, a total less the kinds that it names: 业务、通告等信息255条 is no number of 通告."""
    wholes = {item.figure.part_of for item in known}
    return [
        replace(item, row=_EXAMPLE.sub("", item.row), words=_EXAMPLES.sub("", item.words))
        if item.figure.start in wholes
        else item
        for item in known
    ]


def _as_the_report_has_it(question: str, known: Sequence[Worded]) -> str:
    """A question with pairs of words in the order in which the report has them: 公示公告 for 公告公示."""
    words = "\n".join(item.words for item in known)
    for at in range(len(question) - 3):
        pair = question[at : at + 4]
        turned = pair[2:] + pair[:2]
        if _HAN.fullmatch(pair) and pair not in words and turned in words:
            question = question[:at] + turned + question[at + 4 :]
    return question


def _segments(question: str) -> Iterator[tuple[int, int]]:
    """The spans of a question that may each name a figure, and hold nothing else."""
    bare = _NOT_NAMES.sub(lambda match: "," * len(match[0]), question)
    start = 0
    for match in (*_BETWEEN.finditer(bare), None):
        end = match.start() if match else len(bare)
        if end - start > 1 and not _is_of_kinds(bare, start, match):
            yield start, end
        start = match.end() if match else end


def _is_of_kinds(bare: str, start: int, match: re.Match[str] | None) -> bool:
    """Whether words only say what the kinds behind them are of: the 办理结果 of 办理结果C类."""
    kind = match is not None and not match[0] and _KIND.match(bare, match.end())
    return bool(kind) and not _KIND.match(bare, start)


def _best(
    question: str, start: int, end: int, fitting: Sequence[Worded], known: Sequence[Worded]
) -> list[Named]:
    """The figures that the words of a span call so, those that most of them do; long words count for more."""
    whole_words = frozenset(cut_words(question[start:end]))
    said = {(n.value, n.unit) for n in find_quantities(question[start:end])}
    scored: list[tuple[tuple[int, int], Named]] = []
    for item in fitting:
        told = _runs(question[start:end], item.words)
        runs = [run for run in told if run[0] == item.row or _tells(run[0], known, whole_words)]
        total = sum(len(words.strip("的了")) ** 2 for words, _ in runs)
        own = sum(len(words) + (words == item.row) for words, _ in runs if words in item.row)
        if runs and (item.figure.value, item.figure.unit) in said:  # 窗口264个: the number itself is named
            total += len(question) ** 2
        places = frozenset(start + at + n for words, at in runs for n in range(len(words)))
        scored += [((total, own), Named(item, places))] if places else []
    most = max((score for score, _ in scored), default=None)
    return [named for score, named in scored if score == most]


def _runs(asked: str, words: str) -> Iterator[tuple[str, int]]:
    """The longest runs of at least two characters that a question shares with a figure's words."""
    at = 0
    while at < len(asked) - 1:
        end = at + 2
        while end <= len(asked) and asked[at:end] in words:
            end += 1
        if end - 1 - at >= 2:
            yield asked[at : end - 1], at
            at = end - 1
        else:
            at += 1


def _tells(words: str, known: Sequence[Worded], whole_words: frozenset[str]) -> bool:
    """Whether few enough of the report's figures are called so, by a word at least: not by 办了."""
    is_name = len(words) > 2 or words in whole_words or words[0].isascii()
    return is_name and sum(words in item.words for item in known) <= _MOST_ALIKE


def name_of(figure: Figure) -> str:
    """What a figure of a sentence counts, without what only says since when or that it is a total."""
    return _SINCE.sub("", figure.row) or figure.row


def whole_of(view: ReportView, part: Figure) -> tuple[Figure, ...]:
    """What a figure is a part of: its total where the text links them, else all that it is listed with.

    Nothing where the report says neither.
    """
    figures = [item.figure for item in worded_figures(view)]
    if part.part_of is not None:
        return tuple(figure for figure in figures if figure.start == part.part_of)[:1]
    listed = [f for f in figures if f.quote_start == part.quote_start and f.unit == part.unit]
    listed = [] if parts_of(view, part) else [f for f in listed if f.part_of is None]
    listed.sort(key=lambda figure: figure.start)
    at = next((n for n, figure in enumerate(listed) if figure is part), None)
    if at is None:
        return ()
    joints = [_joint(view, one, next_one) for one, next_one in pairwise(listed)]
    near = joints[max(0, at - 1) : at + 1]
    joins = "、和及" if "、" in near else "、,;和及"  # 建议18件、提案32件，其中A类30件、B类20件 are two lists
    first, last = at, at
    while first and joints[first - 1] and joints[first - 1] in joins:
        first -= 1
    while last + 1 < len(listed) and joints[last] and joints[last] in joins:
        last += 1
    return _less_total(listed[first : last + 1], part) if last - first > 1 else ()


def _less_total(listed: Sequence[Figure], part: Figure) -> tuple[Figure, ...]:
    """What is listed with a figure; the first alone where the others come to it."""
    head, *others = listed
    values = [figure.value for figure in others if figure.value is not None]
    total = part is not head and head.value is not None and sum(values) == head.value
    return (head,) if total else tuple(listed)


def is_whole_of(view: ReportView, whole: Figure, part: Figure) -> bool:
    """Whether the text gives a figure as part of another, or in a list that comes to it: 公文10份，其中…."""
    if part is whole or part.unit != whole.unit:
        return False
    listed = whole_of(view, part)
    values = [figure.value for figure in listed if figure.value is not None]
    same = whole.quote_start == part.quote_start and whole.start < part.start
    return (len(listed) == 1 and whole in listed) or (same and len(values) > 1 and sum(values) == whole.value)


def lists_named(view: ReportView, question: str) -> list[tuple[Figure, ...]]:
    """The lists of kinds (A类88件、B类63件…) that a squeezed question names by all of their letters, or by
    the words that lead to them.
    """
    found: list[tuple[Figure, ...]] = []
    for item in worded_figures(view):
        kinds = whole_of(view, item.figure) if item.figure.part_of is None else ()
        if len(kinds) < 3 or kinds in found:
            continue
        rows = [squeeze(figure.row).text for figure in kinds]
        letters = {match[0][0] for row in rows for match in _KIND.finditer(row)}
        led = any(_tells(run, worded_figures(view), frozenset()) for run, _ in _runs(question, rows[0]))
        if led or (len(letters) == len(kinds) and letters <= set(question.upper())):
            found.append(kinds)
    return found


def parts_of(view: ReportView, whole: Figure) -> list[Figure]:
    """The figures that the text gives as parts of a total, in order."""
    return [item.figure for item in worded_figures(view) if item.figure.part_of == whole.start]


def _joint(view: ReportView, one: Figure, next_one: Figure) -> str:
    """What joins two numbers that stand beside one another in a list (A类88件、B类63件); else nothing."""
    between = squeeze(view.report.text, one.end, next_one.start).text
    found = re.match(r"([、,;和及])[^,;。、]{1,12}$", between)
    return found[1] if found else ""
