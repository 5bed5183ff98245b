"""What is to be done about one problem that a report admits to: the problem with its own measure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.compose.prose import ENOUGH, compose_prose
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Need, Scored, rank_sentences, trimmed
from assistant.lookup.problems import Side, told_of_problems
from assistant.lookup.shelf import ReportView, Sentence
from assistant.understanding.query import Query, Topic
from assistant.understanding.terms import question_phrases, question_terms
from assistant.understanding.topic import need_of
from ingest.fold import squeeze
from ingest.sentences import starts_item
from ingest.types import Part
from ingest.words import cut_words
from prompts import phrase

_TOPICS = frozenset(
    {Topic.PROSE, Topic.FIGURE, Topic.PROBLEMS, Topic.IMPROVEMENTS, Topic.PROBLEMS_AND_IMPROVEMENTS}
)
_REMEDY = re.compile(
    r"(?:有|想|出|采取|拿出?|用|靠|拟|打算|准备)?(?:过|了|出)?(?:什么|哪些|啥|何种?|怎样的)(?:样的)?(?:应对|解决|改进|整改)?(?:的)?(?:对策|办法|措施|招数?|法子|举措|动作)|"
    r"(?:打算|准备|要|会|将|是|想|该|提出)*(?:怎么|如何|怎样|咋)(?:样)?(?:去|来)?"
    r"(?:改[变进善掉观正]?|解决|应对|克服|扭转|弥补|补[上齐救]?|纠正|处理|办|整改?|破解?|对付|加强|提[高升])|"
    r"(?:相?对应|针对(?:性|这[个一]))的?(?:改进|整改|措施|办法)+(?:是|有)?(?:什么|哪些|啥)?|(?:怎么|如何)(?:个)?(?:改|解决)法"
)
"""What is done about something is asked for."""
_HOW = re.compile(
    r"(?:打算|准备|计划|[说讲写要会将想拟])*(?:怎么|如何|怎样|咋)(?:去|来)?"
    r"(?![样回个说写讲看填算]|安排|部署|推进|落实|开展|规划)(?=[\u4e00-\u9fff])|(?:打算|准备)(?:出|用|搞|弄|推出|拿出)?(?:什么|啥|哪些)"
)
"""怎么稳住队伍: how one matter is dealt with, which may be the measure against a problem."""
_SUCH = re.compile(
    r"之类|(?<![平同相高低中何])等+的?(?:这?些|一?系列)?(?:的?(?:问题|毛病|不足|短板|情况))|[这那]类的?(?:问题|毛病|不足)"
)
"""解读形式单一之类的毛病: one of several, all of whose measures are asked for."""
_PLACE = re.compile(
    r"第(?P<n>[一二三四五六七八九])(?:[个条项点种]|大)(?:的|存在|主要)*(?:问题|不足|短板|毛病|缺点)"
)
"""第二个问题怎么改: the problem by its place in the list."""
_SAID_OF_ANY = re.compile(
    r"的?(?:问题|状况|情况|毛病|短板|局面|现象|不足之处|缺点|时候)|(?:针对|对于?|面对)|下一?(?:步|阶段)|今后|以后|后续|接下来|将来|未来"
)
_GENERIC = frozenset(
    "公开 信息 政府 政务 工作 群众 内容 问题 短板 困难 毛病 缺点 针对 加强 提高 提升 完善 建设 积极 "
    "有待 不够 不足 部分 相关 进一步 一是 二是 三是 四是 五是 解决 改进 整改 办法 逐条 逐项 承诺".split()
)
_MARK = re.compile(r"(?:^|;)[其第]?\(?([一二三四五六七八九]|\d)(?=[是要、,.)因]|方面|[\u4e00-\u9fff])")
_NUMERAL = "零一二三四五六七八九"
_NEARLY = 0.75
_LEAD = 24
_TO_COME = re.compile("打算|准备|计划|以后|今后|下一?步|明年|将来|接下来")
_PROMISED = 0.6
"""What is to come is asked for: a measure goes before a deed that has a word more."""
_TELLING = 2
"""So many words that only these two have go before the order in which they stand."""


@dataclass(frozen=True, slots=True)
class Item:
    """One problem or one measure: its sentences and the numbers it stands under."""

    sentences: tuple[Sentence, ...]
    numbers: frozenset[int]

    @property
    def words(self) -> frozenset[str]:
        """Its words that say something of it."""
        text = "".join(sentence.text for sentence in self.sentences)
        return frozenset(word for word in cut_words(text) if len(word) > 1) - _GENERIC


def compose_remedy(draft: Draft, view: ReportView, query: Query, scores: Mapping[str, float]) -> bool:
    """Say what a report sets out against the one problem that the question names; False where it names none.

    Where what it names is no such problem but is told elsewhere, that is said. O(sentences × terms).
    """
    rest = squeeze(query.own_words).text
    place = _PLACE.search(rest)
    if (
        query.topic not in _TOPICS
        or _SUCH.search(rest)
        or query.asked.claim
        or (query.asked.operations and not place)
    ):
        return False
    asked = _REMEDY if _REMEDY.search(rest) else _HOW
    named = _SAID_OF_ANY.sub(",", asked.sub(",", rest))
    terms = tuple(term for term in question_terms(named) if term.word not in _GENERIC)
    if not asked.search(rest) or not (terms or place):
        return False
    need = Need(terms, question_phrases(named))
    problems, measures = items_of(view)
    if place and (at := _NUMERAL.index(place["n"])) <= len(problems):
        return _answered(draft, view, problems[at - 1], problems, measures)
    ranked = [item for item in rank_sentences(view, need, {}) if item.coverage >= ENOUGH and item.rare]
    if _TO_COME.search(rest):  # and not what the year's deeds say of it
        ranked = [item for item in ranked if item.sentence.section.part is Part.PROBLEMS] or ranked
    problem = _meant(ranked if asked is _REMEDY else ranked[:1], problems)
    if problem and _answered(draft, view, problem, problems, measures):
        return True
    if problem or not ranked or query.topic is not Topic.IMPROVEMENTS:
        return False
    best = ranked[0]
    if promised := _promised(ranked, measures):
        span = trimmed(promised, need)
        draft.say(phrase("improvements_lead", who=who(view)))
        draft.quote(view, span.start, span.end)
        return True
    elsewhere = best.sentence.section.part is not Part.PROBLEMS
    return elsewhere and compose_prose(draft, view, replace(need, must=best.rare), scores)


def _answered(
    draft: Draft, view: ReportView, problem: Item, problems: Sequence[Item], measures: Sequence[Item]
) -> bool:
    """Quote a problem and what is set out against it; False where nothing is."""
    answers = _paired(problem, problems, measures)
    if answers:
        _say(draft, view, "problems_lead", [problem])
        _say(draft, view, "improvements_lead", answers)
    return bool(answers)


def compose_cause(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say why a measure is set out that a question asks the reason of: the one problem that it is against.

    False where the question is of no measure, or it is not clear against which. O(sentences × terms).
    """
    if query.topic is not Topic.PROSE or not (query.need.reason or query.need.cause):
        return False
    need = need_of(query.own_words)
    ranked = rank_sentences(view, replace(need, reason=False, cause=False, parts=frozenset()), {})
    problems, measures = items_of(view)
    best = next((s for s in ranked if s.coverage >= ENOUGH and s.rare), None)
    asked = next((item for item in measures if best and best.sentence in item.sentences), None)
    against = _paired(asked, measures, problems) if asked else []
    if asked is None or len(against) != 1:
        return False
    _say(draft, view, "problems_lead", against)
    _say(draft, view, "improvements_lead", [asked])
    return True


def _promised(ranked: Sequence[Scored], measures: Sequence[Item]) -> Scored | None:
    """The measure that words tell of, where what the year's deeds say of them is little more, or None."""
    found = (s for s in ranked for item in measures if s.sentence in item.sentences)
    scored = next(found, None)
    return scored if scored and scored.coverage >= _PROMISED * ranked[0].coverage else None


def _meant(ranked: Sequence[Scored], problems: Sequence[Item]) -> Item | None:
    """The problem that words tell of nearly as well as the sentence that they tell of best, or none."""
    found = ((s, item) for s in ranked for item in problems if s.sentence in item.sentences)
    scored, problem = next(found, (None, None))
    return problem if scored and scored.coverage >= _NEARLY * ranked[0].coverage else None


def items_of(view: ReportView) -> tuple[list[Item], list[Item]]:
    """The problems and the measures of a report, each with the sentences that belong to it; a measure that
    stands with its problem has its number.
    """
    found: tuple[list[Item], list[Item]] = ([], [])
    problems, measures = found
    before = Side.REVIEW
    for sentence, side in told_of_problems(view):
        own = before is Side.PROBLEM and side is Side.MEASURE and len(sentence.text) > _LEAD
        before = side
        if side is Side.REVIEW:
            continue
        items = found[side is Side.MEASURE]
        if own and problems and not starts_item(view.report.text, sentence.span):
            measures.append(Item((sentence,), problems[-1].numbers))
        elif starts_item(view.report.text, sentence.span) or _MARK.match(sentence.text):
            numbers = frozenset(_number(mark) for mark in _MARK.findall(sentence.text))
            items.append(Item((sentence,), numbers))
        elif items and not sentence.text.endswith(":"):
            items[-1] = replace(items[-1], sentences=(*items[-1].sentences, sentence))
    return found


def _number(mark: str) -> int:
    return int(mark) if mark.isdigit() else _NUMERAL.index(mark)


def _paired(problem: Item, problems: Sequence[Item], measures: Sequence[Item]) -> list[Item]:
    """The measures against a problem: by words that only both have, else by number, else all of them."""
    others = frozenset().union(*(item.words for item in problems if item is not problem))
    shared = [
        len(
            problem.words
            & item.words - others - frozenset().union(*(o.words for o in measures if o is not item))
        )
        for item in measures
    ]
    most = max(shared, default=0)
    by_words = [item for item, count in zip(measures, shared, strict=True) if count == most]
    last = {max((n for item in items for n in item.numbers), default=0) for items in (problems, measures)}
    numbered = [item for item in measures if item.numbers & problem.numbers] if len(last) == 1 else []
    if most and len(by_words) == 1 and (most >= _TELLING or not numbered):
        return by_words
    return numbered or list(measures)


def _say(draft: Draft, view: ReportView, lead: str, items: Sequence[Item]) -> None:
    draft.say(phrase(lead, who=who(view)))
    for sentence in (sentence for item in items for sentence in item.sentences):
        draft.quote(view, sentence.span.start, sentence.span.end)
