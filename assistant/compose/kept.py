"""What one year's report promised or left undone, and what the next year's says became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose.directly import own_need
from assistant.compose.prose import compose_missing, compose_problems
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Need, rank_sentences
from assistant.lookup.problems import Side, promised, told_of_problems
from assistant.lookup.shelf import ReportView, Sentence, is_heading
from assistant.lookup.standing_out import by_words
from assistant.types import Status
from assistant.understanding.query import Query
from assistant.understanding.terms import longest_shared, question_phrases, question_terms
from assistant.understanding.whether import is_everywhere, is_light
from ingest.fold import squeeze
from prompts import phrase

_PROMISED = re.compile(
    r"承诺|承认|自认|许诺|许[下过]|答应|保证过|夸下|立下|说[好过要]|[提讲]出?[了过]?的?[^,。?]{0,6}(?:改进|措施|举措|打算|办法|目标)|"
    r"改进(?:措施|举措|打算|计划)?|整改(?:措施|举措|打算)?|打算|计划|[准预]备|"
    r"(?:没有?|未能?|尚未)(?:按[期时])?(?:全部?)?(?:[干做办弄搞改]|完成|落实|落地|兑现|实现)[完成好]?|顺延|遗留|推迟|延[期到]|"
    r"(?:[这那]个?)?(?:毛病|问题|不足|短板|软肋)"
)
"""What was to be done, was left undone, or was owned up to."""
_UNDONE = re.compile(r"(?:没有?|未能?|尚未)[^,。?]{0,4}[完成好]|剩[下余]")
_BECAME = re.compile(
    r"兑现|落[实地](?:得|了?没|了?吗|情况|了多少|到位)|[后到]来|最后|最终|到底|"
    r"(?:第二|次|下一?|来|转|隔)年(?=[^,。?]{0,14}(?:[了没吗]|兑现|得[怎如]))|"
    r"(?:做|办|实现|完成|补|干|建)[到成上好完]?了?(?:没有?|吗|么)|(?:做|办|改|完成|干)得(?:怎|如何|咋)"
)
"""What became of it."""
_ITS_LAST = re.compile(r"(?:上一?|去|前一|头一?)年")
_TELLS = re.compile(
    r"交[代待]|汇报|回应|总结|履行|说明|进展|进度|完成情况|(?:报告|年报)[里中上]?|[说讲写]的?"
)
_BACK = r"(?:上一?年度?|去年度?|前一年|{year}年度?)"
_SAID_OF = (
    r"(?:(?:工作)?(?:报告|年报)|[^,。;]{{0,12}}?(?:提出|指出|查摆|承诺|改进|举措|措施|问题|不足|短板|整改|计划|目标|任务|"
    r"顺延|遗留|未完成|欠账))"
)
"""How a report says that it looks back, other than at a number: 上一年提出的四条举措."""
_AHEAD = re.compile("下一?步|今后|本年|[今当]年|打算|计划")
_TOLD = 0.45
_HALF_TOLD = 0.3
"""The same where a sentence looks ahead besides."""
_NAMED, _OWN = 0.6, 2
_SHARED = 4
_MOST = 3


def asks_what_became(query: Query) -> bool:
    """Whether a question asks what became of something promised or left undone. O(length)."""
    asked = squeeze(query.question).text
    if query.measures:  # 没办完、转到下一年的申请 is a row of the form
        return False
    became = [match.start() for match in _BECAME.finditer(asked)]
    return bool(became) and any(match.start() < became[-1] for match in _PROMISED.finditer(asked))


def compose_kept(
    draft: Draft, query: Query, reports: Mapping[int, ReportView], scores: Mapping[str, float]
) -> bool:
    """Say what a year's report promised and what the next one tells of it; False where neither tells.

    ``reports`` are those of the one agency, by year. O(sentences × terms).
    """
    need = _need(query, [s.text for view in reports.values() for s in view.sentences])
    if not need.terms and _UNDONE.search(squeeze(query.question).text):
        return False  # 没改完的两个 are not the promises of the year
    for year in _years(query, reports):
        before, after = reports.get(year), reports[year + 1]
        promise = _promise(before, need, scores) if before and need.terms else []
        told = _became(after, year, need, promise)
        if not told and not promise and need.terms:
            continue
        if before and promise:
            _say(draft, before, promise)
        elif before and not need.terms:
            compose_problems(draft, before, True)
        if told:
            _say(draft, after, told)
        elif draft.statements:
            compose_missing(draft, [after])
            draft.status = Status.ANSWERED
        draft.years = [view.report.year for view in (before, after) if view]
        return bool(draft.statements)
    texts = [s.text for view in reports.values() for s in view.sentences]
    if need.terms and not any(term.found(text) for term in need.terms for text in texts):
        years = {year + n for year in _years(query, reports) for n in (0, 1)}
        compose_missing(draft, [view for year, view in reports.items() if year in years])
    return bool(draft.statements)


def compose_reviewed(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say what a report tells of a problem or promise of the year before, where the question names one that
    is none of this year's; False where it names none. O(sentences × terms).
    """
    sides = {sentence.number: side for sentence, side in told_of_problems(view)}
    there = [i for i in rank_sentences(view, own_need(query), {}) if i.sentence.number in sides]
    ranked = by_words(query.own_words, there)
    if not ranked or ranked[0][0] < _NAMED or sides[ranked[0][1].sentence.number] is not Side.REVIEW:
        return False
    best = ranked[0][1]
    others = [item.sentence.text for _, item in ranked if sides[item.sentence.number] is not Side.REVIEW]
    own = [t for t in best.hits if not is_light(t.word) and not any(t.found(text) for text in others)]
    if len(own) < _OWN:
        return False
    _say(draft, view, [best.sentence])
    return True


def _years(query: Query, reports: Mapping[int, ReportView]) -> list[int]:
    """The years of the promise that a question may mean, each with a report of the year after."""
    named = sorted({*query.scope.years, *query.scope.compared_years})
    if len(named) > 1:
        wanted = [year for year in named if year + 1 in named]
    elif named and _ITS_LAST.search(squeeze(query.question).text):
        wanted = [named[0] - 1, named[0]]
    else:
        wanted = named or sorted(reports)
    return [year for year in wanted if year + 1 in reports and (year in reports or named)]


def _need(query: Query, texts: Sequence[str]) -> Need:
    """What the question says of the thing promised, without the words for promising and keeping."""
    rest = _TELLS.sub("，", squeeze(query.scope.rest).text)
    rest = _BECAME.sub("，", _PROMISED.sub("，", _ITS_LAST.sub("，", rest)))
    own = [t for t in question_terms(rest) if not (is_light(t.word) or is_everywhere(t.word))]
    there = (t for t in own if not t.guessed or any(t.found(text) == 1.0 for text in texts))
    return Need(tuple(there), question_phrases(rest))


def _promise(view: ReportView, need: Need, scores: Mapping[str, float]) -> list[Sentence]:
    """The sentence that promised it, or tells what was left undone."""
    ahead, improves = _ahead(view.report.year), promised(view)
    ranked = rank_sentences(view, need, scores)
    good = [item for item in ranked if item.own >= _HALF_TOLD and (item.rare or item.heading_cover)]
    good = [item for item in good if not is_heading(item.sentence)]
    return [
        item.sentence for item in good if item.sentence.number in improves or ahead.search(item.sentence.text)
    ][:1]


def _ahead(year: int) -> re.Pattern[str]:
    return re.compile(rf"下一?年|次年|明年|{year + 1}年|今后|下一步|顺延|将于|尚未|未完成|列入")


def _became(view: ReportView, year: int, need: Need, promise: Sequence[Sentence]) -> list[Sentence]:
    """What a report says of the promises of ``year``: of the one asked about, or of all of them."""
    back = re.compile(rf"(?<![较比与同]){_BACK}{_SAID_OF}".format(year=year))
    looking = [s for s in view.sentences if back.search(s.text) and not is_heading(s)]
    if not need.terms:
        return looking[:_MOST] if len(looking) > 1 else _with_the_rest(view, looking)
    linked = sorted(looking, key=lambda s: -max((_shared(s, p) for p in promise), default=0))
    linked = [s for s in linked if any(_shared(s, p) > _SHARED or _both_name(need, s, p) for p in promise)]
    ranked = rank_sentences(view, need, {})
    near = [item.sentence for item in ranked if item.own >= _TOLD and item.rare]
    near = [s for s in near if not is_heading(s) and s.number not in promised(view)]
    both = [s for s in near if s in looking] or linked
    return (both or near)[:1] if both or promise else []


def _with_the_rest(view: ReportView, looking: Sequence[Sentence]) -> list[Sentence]:
    """The one sentence that looks back with what its paragraph goes on to tell, if it looks no further."""
    told = list(looking)
    for following in view.sentences[looking[0].number + 1 :] if looking else ():
        if following.opens_block or len(told) == _MOST or _AHEAD.search(following.text):
            break
        told.append(following)
    return told


def _shared(one: Sentence, other: Sentence) -> int:
    """How many characters in a row two sentences share that do not stand all over such reports."""
    runs = (longest_shared(clause, one.text) for clause in re.split(r"[,;:。]", other.text))
    return max((len(run) for run in runs if run and not is_everywhere(run)), default=0)


def _both_name(need: Need, one: Sentence, other: Sentence) -> bool:
    """Whether two sentences have one of the words asked about."""
    return any(term.found(one.text) == term.found(other.text) == 1.0 for term in need.terms)


def _say(draft: Draft, view: ReportView, sentences: Sequence[Sentence]) -> None:
    draft.say(phrase("prose_lead", who=who(view)))
    for sentence in sentences:
        draft.quote(view, sentence.span.start, sentence.span.end)
