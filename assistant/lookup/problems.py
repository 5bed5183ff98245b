"""Part five of a report, sentence by sentence: the problems it admits, the measures it promises against them,
and what it says became of those of the year before.

Reports set these out in three ways: all problems and then all measures, each problem with its own measure,
or under headings. Headings, the sentences that lead to a list, and the numbers of its items tell which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from assistant.lookup.shelf import ReportView, Sentence, is_heading
from ingest.types import Part


class Side(Enum):
    """What a sentence of part five tells of."""

    PROBLEM = auto()
    MEASURE = auto()
    REVIEW = auto()
    """What became of the problems and promises of the year before."""


_FLAW = "问题|不足|短板|困难|缺点|差距|薄弱环节|新情况|欠缺"
_MEASURE = "改进|整改|解决|下一?步|措施|举措|打算|计划|今后|努力方向|安排|对策|设想"
_BEFORE = r"(?:上一?年度?|去年|前一年|往年|(?P<year>\d{4})年度?)"
_REVIEW = re.compile(
    rf"^\W*(?:对于?|关于|针对)?{_BEFORE}(?:年?报告?)?[^,。:]{{0,6}}"
    rf"(?:提出|列出|指出|所列|反映|自述|查摆|列了|写到|{_FLAW}|整改)"
)
_DONE = re.compile("已|解决|落实|落地|完成|好转|整改|改好|缓和|兑现")
_LEADS = re.compile(rf"^(?:[^,。;:]{{0,24}},)?[^,。:;]{{0,20}}(?:{_FLAW}|不够)[^,。:;]{{0,10}}(?:[:。]|$)")
"""A sentence that leads to the problems: 对照群众期待,仍有三方面差距."""
_SOLVES = re.compile(f"{_MEASURE}|针对|克服|补齐|提升|加强|消除|扭转")
_TURNS = re.compile(
    r"^[^,。:;]{0,10}(?:措施|办法|对策|打算|举措|方向|安排|思路)[^,。:;]{0,6}(?:[。:]|$)|^(?:改进|整改)[^,。:;]{0,6}(?:[:。]|$)"
    r"|^(?:针对(?!性)|下一?步|下一?阶段|接下来|今后|为此|对此|[^,。]{0,12}(?:改进措施|整改措施|努力方向|下一步工作))"
    r"|(?:以下|如下)(?:几个)?(?:方面|措施).{0,8}(?:着手|改进)|^(?:拟|将|打算|准备|计划)(?!要|近|有)"
)
"""A sentence that turns to what is to be done."""
_AHEAD = re.compile(r"^(?:(?P<year>\d{4})年|明年|下一?年|新的?一年|来年)")
_MARK = re.compile(
    r"\W*?(?:(?P<shi>[一二三四五六七八九十]{1,2})(?:是|方面|要|因)|\((?P<paren>[一二三四五六七八九十]{1,2})\)"
    r"|\((?P<digit>\d{1,2})\)|(?P<circle>[①-⑳])|(?P<dot>\d{1,2})[.、](?!\d)|第(?P<di>[一二三四五六七八九十])[,、:]"
    r"|(?P<comma>[一二三四五六七八九十]{1,2})、|其(?P<qi>[一二三四五六七八九])[,、:是]|(?P<order>首先|其次|再次|最后)"
    r"|(?P<bullet>[-\u2014▲●■◆▪·•]+))"
)
_NUMERALS = "零一二三四五六七八九十"
_IN_ORDER = ("", "首先", "其次", "再次", "最后")
_GENERIC = re.compile(
    rf"{_FLAW}|{_MEASURE}|上一?年|去年|往年|之处|存在|主要|突出|工作|政[府务]|信息|公开|情况|方面|[本我]局"
    r"|目前|当前|查摆|以下|具体|重点|努力|结果|[\W\d_一二三四五六七八九十的和与及中里出年度是有仍尚这本还]"
)
_FEW = 2
_SHORT = 24


def told_of_problems(view: ReportView) -> list[tuple[Sentence, Side]]:
    """The sentences of part five with what each tells of, without headings that say no more than that.

    O(characters of the part).
    """
    reading = _Reading(view.report.year)
    told = [(s, reading.side_of(s)) for s in view.sentences if s.section.part is Part.PROBLEMS]
    return [(s, side) for s, side in told if not _is_title(s)]


def promised(view: ReportView) -> frozenset[int]:
    """The numbers of the sentences that say what is to be done about the problems."""
    return frozenset(s.number for s, side in told_of_problems(view) if side is Side.MEASURE)


@dataclass(slots=True)
class _Reading:
    """Where the reading of part five stands: what is told of, and for each list that has been begun, by the
    style of its marks, its last number and what its items tell of.
    """

    year: int
    side: Side = Side.PROBLEM
    headings: tuple[str, ...] = ()
    lists: dict[str, tuple[int, Side]] = field(default_factory=dict)
    after: Side | None = None
    """What the next paragraph tells of again."""

    def side_of(self, sentence: Sentence) -> Side:
        """Read one sentence more."""
        if self._is_under_new(sentence) or _is_title(sentence):
            return self.side
        if self.after is not None and sentence.opens_block:
            self.side, self.after = self.after, None
        mark = _MARK.match(sentence.text)
        cue = self._cue(sentence.text[mark.end() :] if mark else sentence.text)
        if mark is None:
            self._turn(cue, sentence)
            return self.side
        style = mark.lastgroup or ""
        self._item(style, self._number(style, mark[style]))
        if cue is not None and (len(sentence.text) <= _SHORT or self.lists[style][0] == 1):
            self.side = cue
            self.lists[style] = (self.lists[style][0], cue)
        return cue if cue is Side.REVIEW else self.side

    def _is_under_new(self, sentence: Sentence) -> bool:
        """Whether a heading that stands here first says what follows, as that of an item does not."""
        headings = tuple(sentence.section.headings[1:])
        side = _side_of(headings[-1], self.year) if headings and headings != self.headings else None
        self.headings = headings
        if side is None:
            return False
        self.side, self.after = side, None
        self.lists.clear()
        return True

    def _item(self, style: str, number: int) -> None:
        """The next item tells of what its list does; a list that begins anew, unsaid, is of the measures."""
        last, told = self.lists.get(style, (0, self.side))
        if number == 1 and last:
            unsaid = last > 1 and self.side is told is Side.PROBLEM
            told = Side.MEASURE if unsaid else self.side
        self.side = told
        outer = list(self.lists)[: list(self.lists).index(style)] if last else list(self.lists)
        self.lists = {kept: self.lists[kept] for kept in outer} | {style: (number, told)}

    def _turn(self, cue: Side | None, sentence: Sentence) -> None:
        """A sentence that is no item turns to something else: for its item, or for all that follows."""
        if cue is None:
            return
        leads = sentence.text.endswith(":")
        self.after = self.side if cue is Side.REVIEW and not leads else None
        self.side = cue
        if sentence.opens_block:
            self.lists.pop("bullet", None)

    def _cue(self, text: str) -> Side | None:
        before, ahead, leads = _REVIEW.match(text), _AHEAD.match(text), _LEADS.match(text)
        if before and self._year_of(before) < self.year:
            return Side.REVIEW if _DONE.search(text) else None
        if _TURNS.search(text) or (ahead and self._year_of(ahead, self.year + 1) > self.year):
            return Side.MEASURE
        return Side.PROBLEM if leads and not _SOLVES.search(leads[0]) else None

    @staticmethod
    def _year_of(found: re.Match[str], unsaid: int = 0) -> int:
        return int(found["year"] or unsaid)

    def _number(self, style: str, mark: str) -> int:
        last = self.lists.get(style, (0, self.side))[0]
        if style == "bullet":
            return last + 1
        if style == "order":
            return last + 1 if mark == "最后" else _IN_ORDER.index(mark)
        if style == "circle":
            return ord(mark) - ord("①") + 1
        return int(mark) if mark.isdigit() else sum(_NUMERALS.index(one) for one in mark)


def _side_of(heading: str, year: int) -> Side | None:
    """What a heading says that follows, or nothing: both, or a matter of its own."""
    before = _REVIEW.match(_MARK.sub("", heading, count=1))
    if before and not (before["year"] and int(before["year"]) >= year):
        return Side.REVIEW
    flaw, measure = re.search(_FLAW, heading), re.search(_MEASURE, heading)
    if bool(flaw) is bool(measure) or len(_GENERIC.sub("", heading)) > _FEW:
        return None
    return Side.PROBLEM if flaw else Side.MEASURE


def _is_title(sentence: Sentence) -> bool:
    """Whether a sentence is the heading of the part, or one that says no more than it."""
    return is_heading(sentence) and (
        len(sentence.section.headings) == 1 or len(_GENERIC.sub("", sentence.heading)) <= _FEW
    )
