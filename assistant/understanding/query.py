"""What a question asks, typed: which reports, what of them, in what form."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.cells.counts import asks_count
from assistant.cells.measures import Measure
from assistant.cells.whole_parts import Whole
from assistant.lookup.evidence import Need
from assistant.types import Scope
from assistant.understanding.contrast import Contrast
from assistant.understanding.cues import asks_which
from assistant.understanding.operations import Asked
from assistant.understanding.terms import Term
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze


class Topic(StrEnum):
    """What kind of thing is asked for, which decides where the answer is looked for."""

    INSTRUCTION = "instruction"
    LAW = "law"
    OPINION = "opinion"
    PERSONAL = "personal"
    OTHER = "other"
    FORECAST = "forecast"
    TALK = "talk"
    FORMS = "forms"
    DATED = "dated"
    PERIOD = "period"
    FORM_USED = "form_used"
    CONTRAST = "contrast"
    SECTION = "section"
    CATALOGUE = "catalogue"
    CONTACT = "contact"
    CHECK = "check"
    TABLE_STATE = "table_state"
    WHOLE = "whole"
    FIGURE = "figure"
    PROBLEMS = "problems"
    IMPROVEMENTS = "improvements"
    PROBLEMS_AND_IMPROVEMENTS = "problems_and_improvements"
    PROSE = "prose"


REFUSED = frozenset(
    {Topic.INSTRUCTION, Topic.LAW, Topic.OPINION, Topic.PERSONAL, Topic.OTHER, Topic.FORECAST}
)
"""What no report tells."""
NO_MATTER = frozenset({*REFUSED, Topic.CATALOGUE, Topic.TALK, Topic.FORMS})
"""What is answered without looking for anything in the reports asked about."""
AS_SUCH = frozenset({*NO_MATTER, Topic.DATED, Topic.PERIOD, Topic.FORM_USED, Topic.CONTRAST, Topic.SECTION})
"""What the rules alone decide, so that no likeness to anything else is looked for."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood. ``scope`` says which reports, ``asked`` what to do with the figures.

    ``counts`` are what a question in prose asks the number of, and ``composition`` says that what it is
    made up of is asked for. ``strict``: only a sentence with nearly all of its words may answer.
    ``doubted``: its words name more than ``measures``, so that those are not told. ``into``: the unit that
    amounts of money are wanted in too, or nothing. ``told``: which reports tell of something is asked.
    ``item``: the one of the list given before that is asked for (第二条详细说说), or 0. ``whole``: the part,
    the table or the report that is asked for as a whole. ``contrast``: what two reports are held side by
    side for. ``section``: the heading below which all is asked for. ``recurs``: what several reports tell
    alike is asked for, of problems, measures or what is new, or none. ``practices``: what the sentences
    have that tell of the practices a question may ask for, the likeliest first. ``besides``: those that are
    asked about by name after all were (环翠那份提到了没).
    """

    question: str
    scope: Scope
    topic: Topic
    measures: tuple[Measure, ...] = ()
    contacts: tuple[str, ...] = ()
    need: Need = field(default_factory=lambda: Need(()))
    asked: Asked = field(default_factory=Asked)
    counts: tuple[Measure, ...] = ()
    composition: bool = False
    strict: bool = False
    doubted: bool = False
    into: str = ""
    told: bool = False
    item: int = 0
    recurs: str = ""
    whole: Whole | None = None
    contrast: Contrast | None = None
    section: str = ""
    practices: tuple[tuple[Term, ...], ...] = ()
    besides: tuple[str, ...] = ()

    @property
    def own_words(self) -> str:
        """What the question itself says, squeezed, without the names and years of its scope."""
        said = self.scope.rest.removeprefix(self.scope.before).strip("，")
        return squeeze(said).text or squeeze(self.scope.rest).text

    @property
    def bare(self) -> bool:
        """Whether nothing but a count is named: 公众号呢, and not 培训讲了什么."""
        rest = squeeze(self.scope.rest).text
        return len(rest) <= 8 and not asks_which(rest)

    @property
    def asks_nothing(self) -> bool:
        """Whether a number is asked for, and not of what: 哪家最多, 数是多少."""
        asks = self.need.number or self.asked.operations
        named = self.measures or self.counts or self.strict or self.asked.claim or self.need.must
        words = {term.word for term in self.need.terms} - _OF_ANY_NUMBER
        return self.topic is Topic.PROSE and bool(asks) and not named and not words

    @property
    def is_name_alone(self) -> bool:
        """Whether agencies are named and nothing else, no year and no matter: 北棠交通局."""
        own = self.scope.rest.strip("?？。，, ")
        return self.scope.named and self.topic is Topic.PROSE and not (own or self.scope.years or self.counts)

    @property
    def says_what(self) -> bool:
        """Whether it is clear what is asked: a topic of its own, cells or counts, or words to look for."""
        if self.topic is not Topic.PROSE or self.counts:
            return True
        if self.composition:
            return False
        return bool(self.need.terms) and not self.asked.operations


def names_its_own(query: Query) -> bool:
    """Whether a question has words of its own beside a known count whose number it asks for: 开放日收集了多少
    意见 may be told by one report alone, 开放日办了几场 by any.
    """
    if not (query.counts and query.need.number):
        return True
    own = [term.word for term in query.need.terms if term.word not in _OF_ANY_NUMBER]
    own = [word for word in own if not (is_light(word) or is_everywhere(word) or asks_count(word))]
    return len(set(own) - query.need.units) > 1


_OF_ANY_NUMBER = frozenset(
    "数量 数字 数据 数值 数目 件数 比上 最大 最高 第一 合计 总计 总数 总和 差额 增长率 增长 增幅 降幅 涨幅 "
    "今年 去年 前年 上年 上一年 前一年 增速 下降 上升 减少 增加 连续 同比 环比 占比 比例 "
    "比重 平均 平均数 平均值".split()
)
